import { isThresholdError, sent } from '../errors';
import type { Site } from '../sp';
import { listOf } from './siteLists';
import { allOf } from './odata';

/** Rows of one list that satisfy a filter on an indexed column, newest first. */
export interface WideFilter {
  readonly list: string;
  readonly select: readonly string[];
  /** Conditions on indexed columns, which may match any number of rows; empty for all rows. */
  readonly filter: string;
  readonly limit: number;
  /** Only rows below this id. */
  readonly before?: number;
}

/** Rows of a window must stay below SharePoint's 5,000, deleted ones not counted. */
const windowSize = 4900;
/** Windows that one call looks into where a filter is too wide: a bounded wait, the next call goes on from there. */
const mostWindows = 6;

/** What was found, and the id below which to go on; undefined at the end. */
export interface WideRows<T> {
  readonly rows: readonly T[];
  readonly next?: number;
}

/**
 * One request where the filter matches fewer than 5,000 rows, as most do. Where SharePoint refuses (a filter may match
 * 5,000 rows at most on a list above that), the filter is repeated in windows of `Id`, newest first: one request for the
 * newest id and up to six for windows. A filter that wide finds a page in the first window or two.
 */
export async function listNewest<T extends { readonly Id: number }>(site: Site, query: WideFilter): Promise<WideRows<T>> {
  // The part of a list below an id is wide by itself; no filter at all is served at any size when ordered by Id.
  if (query.filter === '' && query.before !== undefined) return listInWindows<T>(site, query);
  try {
    const rows = await requestRows<T>(site, query, query.before === undefined ? undefined : `Id lt ${query.before}`);
    return withNext(rows, query.limit);
  } catch (error) {
    if (!isThresholdError(error)) throw error;
    return listInWindows<T>(site, query);
  }
}

async function listInWindows<T extends { readonly Id: number }>(site: Site, query: WideFilter): Promise<WideRows<T>> {
  let top = query.before ?? (await newestId(site, query.list)) + 1;
  const rows: T[] = [];
  for (let count = 0; count < mostWindows && top > 1 && rows.length < query.limit; count++) {
    const bottom = Math.max(0, top - windowSize);
    // The window is what keeps the query small, so it is written first.
    rows.push(...(await requestRows<T>(site, { ...query, limit: query.limit - rows.length }, `Id lt ${top} and Id ge ${bottom}`, true)));
    top = bottom;
  }
  if (rows.length >= query.limit) return withNext(rows, query.limit);
  return top > 1 ? { rows, next: top } : { rows };
}

function withNext<T extends { readonly Id: number }>(rows: readonly T[], limit: number): WideRows<T> {
  const last = rows[rows.length - 1];
  return rows.length >= limit && last ? { rows, next: last.Id } : { rows };
}

async function newestId(site: Site, list: string): Promise<number> {
  const rows: { Id: number }[] = await sent(listOf(site, list).items.select('Id').orderBy('Id', false).top(1)());
  return rows[0]?.Id ?? 0;
}

async function requestRows<T>(site: Site, query: WideFilter, range: string | undefined, rangeFirst = false): Promise<T[]> {
  const filter = rangeFirst ? allOf(range, query.filter) : allOf(query.filter, range);
  const items = listOf(site, query.list).items.select(...query.select).orderBy('Id', false).top(query.limit);
  return sent((filter === '' ? items : items.filter(filter))());
}
