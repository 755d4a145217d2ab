import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists/index.js';
import { toAppError } from '../errors';
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

/**
 * Sends what `register` asks for in one round trip per hundred parts. Every part settles by itself: keep the promises
 * and look at each, as a failing part does not stop its neighbours.
 */
export async function inBatch<T>(site: Site, register: (sp: SPFI) => readonly Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  const [sp, execute] = site.sp.batched({ maxRequests: batchLimit });
  const settled = Promise.allSettled(register(sp));
  try {
    await execute();
  } catch (error) {
    // Where the batch itself failed its parts never settle, so their promises are left behind.
    throw toAppError(error);
  }
  return settled;
}

/** The value of a part, or its error as an AppError. */
export function valueOf<T>(result: PromiseSettledResult<T> | undefined): T {
  if (result?.status === 'fulfilled') return result.value;
  throw toAppError(result?.reason);
}
