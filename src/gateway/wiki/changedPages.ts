import { isThresholdError, sent } from '../errors';
import { instant } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

const day = 86_400_000;
/** How far back one looks, step by step; without an end at last. */
const spans = [7 * day, 60 * day, 730 * day, undefined];
/** Where even a week holds more changes than SharePoint looks through. */
const shortSpans = [day, day / 24];

/**
 * The newest changes of all pages, newest first. SharePoint refuses to sort more than 5,000 rows by anything but `Id`, so that
 * the time is narrowed by its index first. One request in a wiki that lives, up to four in one that sleeps.
 *
 * @param since Only what changed after it.
 */
export async function listChanged<T>(site: Site, select: readonly string[], limit: number, since?: Date): Promise<T[]> {
  if (since) {
    const rows = await changedAfter<T>(site, select, limit, since);
    if (rows) return rows;
  }
  let found: T[] = [];
  for (const span of spans) {
    const rows = await changedAfter<T>(site, select, limit, span === undefined ? undefined : new Date(Date.now() - span));
    if (!rows) return found.length > 0 ? found : listShort<T>(site, select, limit);
    found = rows;
    if (found.length >= limit) return found;
  }
  return found;
}

async function listShort<T>(site: Site, select: readonly string[], limit: number): Promise<T[]> {
  for (const span of shortSpans) {
    const rows = await changedAfter<T>(site, select, limit, new Date(Date.now() - span));
    if (rows) return rows;
  }
  return [];
}

/** Undefined where that is more than SharePoint looks through. */
async function changedAfter<T>(site: Site, select: readonly string[], limit: number, after: Date | undefined): Promise<T[] | undefined> {
  const items = listOf(site, 'LoggiaWikiPages').items.select(...select).orderBy('Modified', false).top(limit);
  try {
    return await sent<T[]>((after ? items.filter(`Modified gt ${instant(after)}`) : items)());
  } catch (error) {
    if (isThresholdError(error)) return undefined;
    throw error;
  }
}
