import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists/index.js';
import type { Site } from '../sp';

/**
 * Parts of one batch. SharePoint takes 100 safely; PnPjs would split at 20 and send the pieces one after the other.
 */
export const batchLimit = 100;

/** Server-relative address of one of our lists, which stays when an owner renames the list. */
export function listPath(site: Site, name: string): string {
  return `${decodeURIComponent(new URL(site.url).pathname).replace(/\/+$/, '')}/Lists/${name}`;
}

/** One of our lists, by its address. Give `sp` of a batch to make the request part of it. */
export function listOf(site: Site, name: string, sp: SPFI = site.sp): IList {
  return sp.web.getList(listPath(site, name));
}
