import { isThresholdError, sent } from '../errors';
import type { Site } from '../sp';
import { openBatch } from './batch';
import { allOf } from './odata';
import { listOf } from './siteLists';

/** Rows of one list that satisfy a filter on an indexed column, newest first. */
export interface WideFilter {
  readonly list: string;
  readonly select: readonly string[];
  /** Conditions on indexed columns, which may match any number of rows; empty for all rows. */
  readonly filter: string;
  readonly limit: number;
  /** Only rows below this id. */
  readonly before?: number;
  /**
   * The newest id that is known, from whatever was read before; newer rows are found too. With it a wide filter costs no
   * more than a narrow one: the filter and its newest windows travel together.
   */
  readonly newest?: number;
  /** The column whose numbers `before` and `newest` are and that rows are ordered by; `Id` if nothing is said. Indexed. */
  readonly column?: 'SourceId';
}

/** Rows of a window must stay below SharePoint's 5,000, deleted ones not counted. */
const windowSize = 4900;
/** Windows that one call looks into where a filter is too wide: a bounded wait, the next call goes on from there. */
const mostWindows = 6;

/** Windows that travel along with a filter that may be refused. */
const windowsAlong = { Id: 3, SourceId: 8 } as const;
/** Several rows may name one source, so that its windows are smaller. */
const sourceWindow = 1000;

/** What was found, and the id below which to go on; undefined at the end. */
export interface WideRows<T> {
  readonly rows: readonly T[];
  readonly next?: number;
}

/**
 * One request where the filter matches fewer than 5,000 rows, as most do. Where SharePoint refuses (a filter may match
 * 5,000 rows at most on a list above that), the filter is repeated in windows, newest first: with `newest` or `before`
 * they travel in the same round trip as the filter, and up to six requests follow where those hold too few rows; without
 * a known number one more request asks for the newest id.
 */
export async function listNewest<T extends { readonly Id: number }>(site: Site, query: WideFilter): Promise<WideRows<T>> {
  const { before, newest } = query;
  // The part of a list below an id is wide by itself; no filter at all is served at any size when ordered by Id.
  if (query.filter === '' && before !== undefined) return listInWindows<T>(site, query);
  const top = newest === undefined ? 0 : Math.min(before ?? Infinity, newest + 1);
  if (query.filter !== '' && top > windowOf(query)) return listWithWindows<T>(site, query, top);
  try {
    const rows = await requestRows<T>(site, query, before === undefined ? undefined : `${columnOf(query)} lt ${before}`);
    return withNext(query, rows);
  } catch (error) {
    if (!isThresholdError(error)) throw error;
    return listInWindows<T>(site, query);
  }
}

function columnOf({ column }: WideFilter): 'Id' | 'SourceId' {
  return column ?? 'Id';
}

function windowOf({ column }: WideFilter): number {
  return column === undefined ? windowSize : sourceWindow;
}

/** The filter and its newest windows in one round trip. */
async function listWithWindows<T extends { readonly Id: number }>(site: Site, query: WideFilter, top: number): Promise<WideRows<T>> {
  const batch = openBatch(site);
  const column = columnOf(query);
  const below = query.before === undefined ? undefined : `${column} lt ${query.before}`;
  const part = (filter: string): (() => T[]) => batch.add<T[]>(itemsOf(site, query, filter, batch.sp)());
  const whole = part(allOf(query.filter, below));
  // Room for rows that are newer than the newest known one.
  const bottoms = Array.from({ length: windowsAlong[column] }, (_one, index) => top - windowOf(query) * (index + 1) + (query.before === undefined ? Math.floor(windowOf(query) / 10) : 0)).filter((bottom, index) => index === 0 || bottom > -windowOf(query));
  const windows = bottoms.map((bottom, index) => part(allOf(`${column} ge ${Math.max(0, bottom)}`, index === 0 ? below : `${column} lt ${bottoms[index - 1] ?? top}`, query.filter)));
  await batch.send();
  try {
    return withNext(query, whole());
  } catch (error) {
    if (!isThresholdError(error)) throw error;
  }
  try {
    const rows = windows.flatMap((read) => read());
    const rest = bottoms[bottoms.length - 1] ?? 0;
    if (rows.length >= query.limit) return withNext(query, rows.slice(0, query.limit));
    if (rest <= 0) return { rows };
    const { rows: older, next } = await listInWindows<T>(site, { ...query, before: rest, limit: query.limit - rows.length });
    return { rows: [...rows, ...older], ...(next === undefined ? {} : { next }) };
  } catch (error) {
    // Many more rows than were known of have come since.
    if (!isThresholdError(error)) throw error;
    return listInWindows<T>(site, query);
  }
}

async function listInWindows<T extends { readonly Id: number }>(site: Site, query: WideFilter): Promise<WideRows<T>> {
  const column = columnOf(query);
  let top = query.before ?? (await newestNumber(site, query)) + 1;
  let size = windowOf(query);
  const rows: T[] = [];
  for (let count = 0; count < mostWindows && top > 1 && rows.length < query.limit; count++) {
    const bottom = Math.max(0, top - size);
    try {
      // The window is what keeps the query small, so it is written first.
      rows.push(...(await requestRows<T>(site, { ...query, limit: query.limit - rows.length }, `${column} lt ${top} and ${column} ge ${bottom}`, true)));
      top = bottom;
    } catch (error) {
      // So many rows name sources this close together.
      if (!isThresholdError(error) || size < 20) throw error;
      size = Math.floor(size / 8);
    }
  }
  if (rows.length >= query.limit) return withNext(query, rows);
  return top > 1 ? { rows, next: top } : { rows };
}

function withNext<T extends { readonly Id: number; readonly SourceId?: number | null }>(query: WideFilter, rows: readonly T[]): WideRows<T> {
  const last = rows[rows.length - 1];
  const next = query.column === undefined ? last?.Id : last?.SourceId;
  return rows.length >= query.limit && next ? { rows, next } : { rows };
}

/** What the newest rows say: sorting all of a long list by anything but `Id` may be refused. */
async function newestNumber(site: Site, query: WideFilter): Promise<number> {
  if (query.newest !== undefined) return query.newest;
  const rows: { Id: number; SourceId?: number | null }[] = await sent(listOf(site, query.list).items.select('Id', ...(query.column ? [query.column] : [])).orderBy('Id', false).top(query.column ? 100 : 1)());
  return Math.max(0, ...rows.map((row) => (query.column ? row.SourceId : row.Id) ?? 0));
}

function itemsOf(site: Site, query: WideFilter, filter: string, sp = site.sp): ReturnType<typeof listOf>['items'] {
  const items = listOf(site, query.list, sp).items.select(...query.select).orderBy(columnOf(query), false).top(query.limit);
  return filter === '' ? items : items.filter(filter);
}

async function requestRows<T>(site: Site, query: WideFilter, range: string | undefined, rangeFirst = false): Promise<T[]> {
  return sent(itemsOf(site, query, rangeFirst ? allOf(range, query.filter) : allOf(query.filter, range))());
}
