import { isAppError } from '../../domain/shared/errors';
import { entriesOf, type LinkEntry } from '../../domain/wiki/links';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { topicsOf } from './rows';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
/** How often rows are compared anew with a text that others save at the same time. */
const mostRounds = 8;
/** A page has no more rows of links than this: its text is too short for them. */
const mostRows = 2000;

/** A row of LoggiaWikiLinks as REST answers it. */
export interface LinkRow {
  readonly Id: number;
  readonly Key: string;
  readonly FromId: number;
  readonly ToId: number;
  readonly Wanted: string | null;
  readonly Sentence: string | null;
}

export const linkColumns = ['Id', 'Key', 'FromId', 'ToId', 'Wanted', 'Sentence'];

/** What has to be written so that rows say what a text says. */
export interface LinkDifference {
  readonly missing: readonly { readonly fromId: number; readonly entry: LinkEntry }[];
  readonly stale: readonly Pick<LinkRow, 'Id'>[];
  readonly wrong: readonly { readonly row: LinkRow; readonly entry: LinkEntry }[];
}

/** @param entries what the text of the page says. @param rows what is remembered of it. */
export function differenceOf(fromId: number, entries: readonly LinkEntry[], rows: readonly LinkRow[]): LinkDifference {
  const wanted = new Map(entries.map((entry) => [entry.key, entry]));
  const kept = new Set(rows.map(({ Key }) => Key));
  return {
    missing: entries.filter(({ key }) => !kept.has(key)).map((entry) => ({ fromId, entry })),
    stale: rows.filter(({ Key }) => !wanted.has(Key)),
    wrong: rows.flatMap((row) => {
      const entry = wanted.get(row.Key);
      return entry && (entry.sentence !== (row.Sentence ?? '') || entry.toId !== row.ToId || entry.wanted !== (row.Wanted ?? '')) ? [{ row, entry }] : [];
    })
  };
}

/** The rows of links of some pages. One round trip. */
export async function readLinkRows(site: Site, ids: readonly number[]): Promise<ReadonlyMap<number, readonly LinkRow[]>> {
  const batch = openBatch(site);
  const parts = ids.map((id) => [id, batch.add<LinkRow[]>(listOf(site, links, batch.sp).items.select(...linkColumns).filter(`FromId eq ${id}`).top(mostRows)())] as const);
  await batch.send();
  return new Map(parts.map(([id, read]) => [id, read()]));
}

/** Writes what differs, one round trip a hundred rows; none where nothing does. Answers how many rows that were. */
export async function writeLinkRows(site: Site, { missing, stale, wrong }: LinkDifference): Promise<number> {
  const batch = openBatch(site);
  // A request object of PnPjs takes part in a batch once: each part begins with its own.
  const items = (): ReturnType<typeof listOf>['items'] => listOf(site, links, batch.sp).items;
  const parts = [
    ...stale.map(({ Id }) => batch.add<unknown>(items().getById(Id).delete())),
    ...missing.map(({ fromId, entry: { key, toId, wanted, sentence } }) => batch.add<unknown>(items().add({ Title: key, Key: key, FromId: fromId, ToId: toId, Wanted: wanted, Sentence: sentence }))),
    ...wrong.map(({ row, entry: { toId, wanted, sentence } }) => batch.add<unknown>(items().getById(row.Id).update({ ToId: toId, Wanted: wanted, Sentence: sentence })))
  ];
  await batch.send();
  for (const read of parts) settle(read);
  return parts.length;
}

/** What settling needs to know of a page. */
export interface LinkingRow { readonly Id: number; readonly Body: string | null; readonly Topics?: string | null }

/**
 * Makes the rows of links of some pages agree with their texts as they stand now; a page that is gone has none. After each
 * writing it looks again: whoever wrote rows by a text that somebody else has saved over meanwhile puts them right. One
 * round trip where nothing differs, else two more.
 *
 * @returns the rows of the pages that are there, and the titles that their texts wait for.
 */
export async function settleLinks<T extends LinkingRow>(site: Site, ids: readonly number[], columns: readonly string[]): Promise<{ readonly rows: ReadonlyMap<number, T>; readonly wanted: readonly string[] }> {
  const rows = new Map<number, T>();
  let open = ids;
  for (let round = 1; open.length > 0 && round <= mostRounds; round++) {
    const differences = await compare<T>(site, open, columns, rows);
    open = [...differences].filter(([, { missing, stale, wrong }]) => missing.length + stale.length + wrong.length > 0).map(([id]) => id);
    const all = [...differences.values()];
    await writeLinkRows(site, { missing: all.flatMap(({ missing }) => missing), stale: all.flatMap(({ stale }) => stale), wrong: all.flatMap(({ wrong }) => wrong) });
  }
  const entries = [...rows].flatMap(([id, row]) => entriesOf(id, row.Body ?? '', []));
  return { rows, wanted: [...new Set(entries.filter(({ toId }) => toId === 0).map(({ wanted }) => wanted))] };
}

/** Reads texts and rows together, keeps the texts in `rows`, and says what differs. One round trip. */
async function compare<T extends LinkingRow>(site: Site, ids: readonly number[], columns: readonly string[], rows: Map<number, T>): Promise<ReadonlyMap<number, LinkDifference>> {
  const batch = openBatch(site);
  const parts = ids.map((id) => ({
    id, text: batch.add<T>(listOf(site, pages, batch.sp).items.getById(id).select(...columns)()),
    known: batch.add<LinkRow[]>(listOf(site, links, batch.sp).items.select(...linkColumns).filter(`FromId eq ${id}`).top(mostRows)())
  }));
  await batch.send();
  return new Map(parts.map(({ id, text, known }) => {
    const row = orMissing<T | undefined>(text, undefined);
    if (row) rows.set(id, row);
    else rows.delete(id);
    return [id, differenceOf(id, row ? entriesOf(id, row.Body ?? '', topicsOf(row)) : [], known())];
  }));
}

/** A row that another save wrote or removed at the same time is as it should be. */
function settle(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!isAppError(error, 'duplicate') && !isAppError(error, 'notFound')) throw error;
  }
}
