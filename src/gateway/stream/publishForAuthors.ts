import { isAppError } from '../../domain/shared/errors';
import { edgeKey } from '../../domain/shared/edges';
import { parseTargetKey } from '../../domain/shared/keys';
import { rowTitle } from '../../domain/stream/post';
import { sent } from '../errors';
import { instant, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { draftColumns, draftOf, unfinished, withFiles, type DraftRow } from './draftRows';
import { copyToPost, listRowFiles } from './postFiles';
import { edgesOf } from './postWriter';

interface Author { readonly Id: number; readonly LoginName: string }
interface Made { readonly Id: number; readonly AuthorId: number; readonly ExpiresAt?: string | null }
type Items = ReturnType<typeof listOf>['items'];

/** What is due is its author's for so long, in milliseconds: whoever has the stream open looks each minute. */
const authorsTurn = 120_000;
const most = 50;

/**
 * Publishes overdue posts of others under their authors' names, with the rights of a site owner. The row is made by the
 * owner, out of everybody's stream, and given to its author: ValidateUpdateListItem sets Author, together with Editor,
 * for owners only; for others it changes nothing and says nothing (pnp/pnpjs#3265, pnp/PnP-PowerShell#1792,
 * pnp/modernization#313), so that it is read back. From then on it is a row that only its author changes
 * (https://robertheep.de/all-blogs/change-the-author-of-an-item-in-sharepoint-online). Then files, topics and mentions
 * follow, the post appears, and the draft goes. Each step is safe to repeat, by another owner or by the author.
 */
export async function publishForAuthors(site: Site, viewerId: number, now: Date): Promise<number> {
  const { rows } = await listNewest<DraftRow>(site, { list: 'LoggiaDrafts', select: draftColumns, filter: `PublishAt le ${instant(new Date(now.getTime() - authorsTurn))}`, limit: most });
  let count = 0;
  // A row that names somebody else as its owner speaks for nobody.
  for (const row of rows.filter(({ AuthorId, OwnerId }) => AuthorId === OwnerId && AuthorId !== viewerId).reverse()) {
    if (await publishFor(site, row, viewerId)) count++;
  }
  return count;
}

async function publishFor(site: Site, row: DraftRow, viewerId: number): Promise<boolean> {
  const author = await findAuthor(site, row.AuthorId);
  if (!author) return false;
  const files = draftOf(row).post.details.files.length === 0 ? [] : await listRowFiles(site, 'LoggiaDrafts', row.Id);
  const post = withFiles(draftOf(row).post, files);
  const posts = (): Items => listOf(site, 'LoggiaPosts').items;
  const made = await addOnce(posts(), post.key, {
    Title: rowTitle(post), Key: post.key, Kind: post.kind, Body: post.body, Details: JSON.stringify(post.details), ExpiresAt: unfinished
  });
  const isTheirs = made.AuthorId === author.Id;
  // Another owner is about to.
  if (!isTheirs && made.AuthorId !== viewerId) return false;
  if (!isTheirs && !((await isUnchanged(site, row)) && (await giveTo(posts(), made.Id, author)))) {
    // In another window it may have become the author's meanwhile.
    if ((await authorOf(posts(), made.Id)) === viewerId) await sent(posts().getById(made.Id).recycle());
    return false;
  }
  await copyToPost(site, row.Id, made.Id, post.details.files.map(({ name }) => name));
  for (const edge of edgesOf(made.Id, post)) {
    const sourceId = Number(parseTargetKey(edge.sourceKey)?.id);
    const edges = (): Items => listOf(site, 'LoggiaEdges').items;
    const key = edgeKey(edge, author.Id);
    const one = await addOnce(edges(), key, { Title: edge.type, Key: key, Type: edge.type, SourceKey: edge.sourceKey, TargetKey: edge.targetKey, SourceId: sourceId });
    if (one.AuthorId === viewerId) await giveTo(edges(), one.Id, author);
  }
  const [shown]: Made[] = await sent(posts().select('Id', 'AuthorId', 'ExpiresAt').filter(`Key eq ${literal(post.key)}`).top(1)());
  if (shown?.ExpiresAt === unfinished) await sent(posts().getById(made.Id).update({ ExpiresAt: post.expiresAt ?? null }));
  await removeDraft(site, row);
  return true;
}

/** Nobody where the person left and SharePoint forgot them. */
async function findAuthor(site: Site, id: number): Promise<Author | undefined> {
  try {
    return await sent(site.sp.web.getUserById(id).select('Id', 'LoginName')<Author>());
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}

/** Adds a row by its unique key, or finds the one that is there. */
async function addOnce(items: Items, key: string, values: Record<string, unknown>): Promise<Made> {
  try {
    return await sent(items.add(values) as Promise<Made>);
  } catch (error) {
    if (!isAppError(error, 'duplicate')) throw error;
    const [row]: Made[] = await sent(items.select('Id', 'AuthorId').filter(`Key eq ${literal(key)}`).top(1)());
    if (!row) throw error;
    return row;
  }
}

/** Whether a row is the author's now. */
async function giveTo(items: Items, id: number, author: Author): Promise<boolean> {
  const value = JSON.stringify([{ Key: author.LoginName }]);
  await sent(items.getById(id).validateUpdateListItem(['Author', 'Editor'].map((FieldName) => ({ FieldName, FieldValue: value }))));
  return (await authorOf(items, id)) === author.Id;
}

/** Undefined for a row that is gone. */
async function authorOf(items: Items, id: number): Promise<number | undefined> {
  try {
    return (await sent(items.getById(id).select('AuthorId')<{ AuthorId: number }>())).AuthorId;
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}

/** Its author may have posted it meanwhile, or gone on writing. */
async function isUnchanged(site: Site, row: DraftRow): Promise<boolean> {
  try {
    const now = await sent(listOf(site, 'LoggiaDrafts').items.getById(row.Id).select('Id')<Pick<DraftRow, 'odata.etag'>>());
    return now['odata.etag'] === row['odata.etag'];
  } catch (error) {
    if (isAppError(error, 'notFound')) return false;
    throw error;
  }
}

/** What its author wrote since stays a draft. */
async function removeDraft(site: Site, row: DraftRow): Promise<void> {
  try {
    await sent(listOf(site, 'LoggiaDrafts').items.getById(row.Id).delete(row['odata.etag']));
  } catch (error) {
    if (!isAppError(error, 'notFound') && !isAppError(error, 'conflict')) throw error;
  }
}
