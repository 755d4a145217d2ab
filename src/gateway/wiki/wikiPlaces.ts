import { isAppError } from '../../domain/shared/errors';
import { orMissing } from '../shared/areaStart';
import { openBatch, type Batch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { ancestorsOf, idsOf } from './rows';

const pages = 'LoggiaWikiPages';
const order = 'LoggiaWikiOrder';
/** Pages whose children, and whose rows, are asked for in one batch. */
const step = 100;
/** As many rows as SharePoint answers to a filter. */
const mostChildren = 4999;

interface ChildRow { readonly Id: number; readonly ParentId: number; readonly Ancestors: string | null }
interface PlaceRow { readonly Id: number; readonly Key: string; readonly Ids: string | null }

/** The key of a page's row in the list of orders, where it was moved together with a page above it. */
export function placeKey(id: number): string {
  return `place/${id}`;
}

/**
 * Adds to a batch the question where a page lies. The answer has the ids above it, from the top, or undefined where no row
 * of its own says so: its column does then.
 */
export function addPlace(site: Site, batch: Batch, id: number): () => readonly number[] | undefined {
  const read = batch.add<PlaceRow[]>(listOf(site, order, batch.sp).items.select('Id', 'Key', 'Ids').filter(`Key eq ${literal(placeKey(id))}`).top(1)());
  return () => {
    try {
      const [row] = read();
      return row && idsOf(row.Ids);
    } catch {
      // A hint and no more: without it the rows of the pages are asked one by one.
      return undefined;
    }
  };
}

/** Where pages lie, as far as rows of their own say so. One round trip a hundred pages. */
export async function readPlaces(site: Site, ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const batch = openBatch(site);
  const parts = ids.map((id) => [id, addPlace(site, batch, id)] as const);
  await batch.send();
  return new Map(parts.flatMap(([id, read]) => {
    const place = read();
    return place ? [[id, place] as const] : [];
  }));
}

/**
 * Remembers where the pages of a moved branch lie now, so that opening one of them takes no more round trips than before.
 * Their own rows stay as they are: nobody changed them, and no history says so. Three round trips a hundred pages.
 *
 * @param id the page that was moved. @param above the ids above it, from the top.
 */
export async function settleBranch(site: Site, id: number, above: readonly number[]): Promise<void> {
  const seen = new Set([id]);
  let level: (readonly [number, readonly number[]])[] = [[id, above]];
  await writePlaces(site, [{ id, place: above, known: above }]);
  while (level.length > 0) {
    const next: (readonly [number, readonly number[]])[] = [];
    for (let at = 0; at < level.length; at += step) {
      const children = await readChildren(site, level.slice(at, at + step));
      const fresh = children.filter(({ row }) => !seen.has(row.Id));
      for (const { row, place } of fresh) {
        seen.add(row.Id);
        next.push([row.Id, place]);
      }
      for (let from = 0; from < fresh.length; from += step) await writePlaces(site, fresh.slice(from, from + step).map(({ row, place }) => ({ id: row.Id, place, known: ancestorsOf(row) })));
    }
    level = next;
  }
}

async function readChildren(site: Site, parents: readonly (readonly [number, readonly number[]])[]): Promise<{ readonly row: ChildRow; readonly place: readonly number[] }[]> {
  const batch = openBatch(site);
  const parts = parents.map(([parent, above]) => [parent, above, batch.add<ChildRow[]>(listOf(site, pages, batch.sp).items.select('Id', 'ParentId', 'Ancestors').filter(`ParentId eq ${parent}`).top(mostChildren)())] as const);
  await batch.send();
  return parts.flatMap(([parent, above, read]) => read().map((row) => ({ row, place: [...above, parent] })));
}

/** @param known what the page's own column says: a row is needed only where that is another place, or where there is one already. */
async function writePlaces(site: Site, wanted: readonly { readonly id: number; readonly place: readonly number[]; readonly known: readonly number[] }[]): Promise<void> {
  const reading = openBatch(site);
  const found = wanted.map(({ id }) => reading.add<PlaceRow[]>(listOf(site, order, reading.sp).items.select('Id', 'Key', 'Ids').filter(`Key eq ${literal(placeKey(id))}`).top(1)()));
  await reading.send();
  const writing = openBatch(site);
  const items = (): ReturnType<typeof listOf>['items'] => listOf(site, order, writing.sp).items;
  const parts = wanted.flatMap(({ id, place, known }, index) => {
    const [row] = orMissing(found[index] ?? (() => []), []);
    const [text, key] = [place.join(','), placeKey(id)];
    if (row) return (row.Ids ?? '') === text ? [] : [writing.add<unknown>(items().getById(row.Id).update({ Ids: text }))];
    return known.join(',') === text ? [] : [writing.add<unknown>(items().add({ Title: key, Key: key, Ids: text }))];
  });
  await writing.send();
  for (const read of parts) {
    try {
      read();
    } catch (error) {
      // Somebody moves the same branch at the same time: the rows of pages say the truth all the same.
      if (!isAppError(error, 'duplicate') && !isAppError(error, 'notFound')) throw error;
    }
  }
}
