import { isAppError } from '../../domain/shared/errors';
import type { LinkEntry } from '../../domain/wiki/links';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

const links = 'LoggiaWikiLinks';
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

/** A row that another save wrote or removed at the same time is as it should be. */
function settle(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!isAppError(error, 'duplicate') && !isAppError(error, 'notFound')) throw error;
  }
}
