import { spfi, SPFx, type SPFI } from '@pnp/sp';
import '@pnp/sp/batching.js';
import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/attachments/index.js';
import '@pnp/sp/site-users/web.js';
import type { ISPFXContext } from '@pnp/sp';
import { throttlingAware } from './throttling';

/** What SharePoint Framework hands to a web part, as far as requests need it. */
export type SpContext = ISPFXContext;

/** A site and the way to reach it. */
export interface Site {
  readonly sp: SPFI;
  /** Absolute, without a slash at the end. */
  readonly url: string;
}

/**
 * The only way to SharePoint: PnPjs with the page's session, without caching, waiting out short throttling itself.
 *
 * @param context The web part's context.
 * @param siteUrl Absolute address of the site whose lists are used; the page's own site without it.
 */
export function createSp(context: SpContext, siteUrl?: string): SPFI {
  const url = siteUrl && siteUrl !== '' ? siteUrl : context.pageContext.web.absoluteUrl;
  return spfi(trimSlash(url)).using(SPFx(context), throttlingAware());
}

/** A site for repositories; `sp` comes from `createSp`, or in tests from any PnPjs behaviours. */
export function siteOf(sp: SPFI, url: string): Site {
  return { sp, url: trimSlash(url) };
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

export type { SPFI };
