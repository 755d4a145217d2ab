import { sent } from '../errors';
import { orMissing } from '../shared/areaStart';
import type { Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

const list = 'LoggiaOwnState';
const type = 'blogSeen';

interface SeenRow {
  readonly Id: number;
  readonly AuthorId: number;
  readonly Value: string | null;
}

function queryOf(site: Site, viewerId: number, blog: string | undefined, sp = site.sp): Promise<SeenRow[]> {
  const filter = allOf(`OwnerId eq ${viewerId}`, `Type eq ${literal(type)}`, `TargetKey eq ${literal(`blog/${blog ?? ''}`)}`);
  return listOf(site, list, sp).items.select('Id', 'AuthorId', 'Value').filter(filter).orderBy('Id', false).top(10)();
}

/** Adds to a batch up to which article a person has seen a list. Call the result after the batch was sent. */
export function addSeen(site: Site, batch: Batch, viewerId: number, blog: string | undefined): () => number | undefined {
  const read = batch.add<SeenRow[]>(queryOf(site, viewerId, blog, batch.sp));
  return () => {
    // Owners read rows of all: what others wrote in their name does not count.
    const numbers = orMissing(read, []).filter(({ AuthorId }) => AuthorId === viewerId).map(({ Value }) => Number(Value)).filter((value) => value > 0);
    return numbers.length > 0 ? Math.max(...numbers) : undefined;
  };
}

/** Remembers it, never less than before. Two requests. */
export async function writeSeen(site: Site, viewerId: number, blog: string | undefined, articleId: number): Promise<void> {
  const row = (await sent(queryOf(site, viewerId, blog))).find(({ AuthorId }) => AuthorId === viewerId);
  const { items } = listOf(site, list);
  if (!row) await sent(items.add({ Title: type, OwnerId: viewerId, Type: type, TargetKey: `blog/${blog ?? ''}`, Value: String(articleId) }));
  else if (articleId > Number(row.Value)) await sent(items.getById(row.Id).update({ Value: String(articleId) }));
}
