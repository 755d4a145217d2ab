import { parseTargetKey, targetKey } from '../../domain/shared/keys';
import type { FeedFilter } from '../../domain/stream/feed';
import { isThresholdError, sent } from '../errors';
import { matches } from '../../domain/shared/text';
import { openBatch } from '../shared/batch';
import { searchList } from '../shared/listSearch';
import { allOf, literal } from '../shared/odata';
import { listOf, listPath } from '../shared/siteLists';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { postColumns, type PostRow } from './rows';

/** Posts of a tab: whole rows where the posts list itself was asked, else ids with a hint who wrote them. */
export interface FoundPosts {
  readonly rows: readonly PostRow[];
  readonly ids: readonly { readonly id: number; readonly authorId?: number }[];
  readonly next?: number;
}

interface EdgeRow {
  readonly Id: number;
  readonly SourceId: number | null;
  readonly SourceKey: string;
  readonly AuthorId: number;
}

/** People and topics of one "Following" page: a batch has a hundred parts. */
const mostFollowed = 90;

/** Finds the posts of a tab, newest first, below the id `before`. One round trip; wide filters may take up to seven more. */
export async function findPosts(site: Site, filter: FeedFilter, viewerId: number, limit: number, before?: number): Promise<FoundPosts> {
  switch (filter.tab) {
    case 'everyone': return findRows(site, '', limit, before);
    case 'questions': return findRows(site, filter.isOpen ? `Kind eq 'question' and AcceptedReplyId eq null` : `Kind eq 'question'`, limit, before);
    case 'mine': return findRows(site, `AuthorId eq ${viewerId}`, limit, before);
    case 'person': return findRows(site, `AuthorId eq ${filter.personId}`, limit, before);
    case 'topic': return findByEdges(site, 'tag', targetKey('topic', filter.topic), limit, before);
    case 'mentions': return findByEdges(site, 'mention', targetKey('user', viewerId), limit, before);
    case 'search': return findWords(site, filter.text, limit);
    case 'saved': return findSaved(site, viewerId, limit, before);
    case 'following': return findFollowed(site, viewerId, limit, before);
    default: return { rows: [], ids: [] };
  }
}

async function findRows(site: Site, filter: string, limit: number, before: number | undefined): Promise<FoundPosts> {
  const { rows, next } = await listNewest<PostRow>(site, { list: 'LoggiaPosts', select: postColumns, filter, limit, ...(before === undefined ? {} : { before }) });
  return { rows, ids: [], ...(next === undefined ? {} : { next }) };
}

function edgeFilter(type: string, target: string, before: number | undefined): string {
  return allOf(`TargetKey eq ${literal(target)}`, `Type eq ${literal(type)}`, before === undefined ? undefined : `SourceId lt ${before}`);
}

async function findByEdges(site: Site, type: string, target: string, limit: number, before: number | undefined): Promise<FoundPosts> {
  const { rows, next } = await listNewest<EdgeRow>(site, { list: 'LoggiaEdges', select: ['Id', 'SourceId', 'SourceKey', 'AuthorId'], filter: edgeFilter(type, target, before), limit });
  const ids = postIdsOf(rows);
  const last = ids[ids.length - 1];
  return { rows: [], ids, ...(next !== undefined && last ? { next: last.id } : {}) };
}

function postIdsOf(edges: readonly EdgeRow[]): { id: number; authorId: number }[] {
  const seen = new Map<number, number>();
  for (const { SourceId, SourceKey, AuthorId } of edges) {
    if (SourceId && SourceKey === targetKey('post', SourceId)) seen.set(SourceId, AuthorId);
  }
  return [...seen].map(([id, authorId]) => ({ id, authorId })).sort((first, second) => second.id - first.id);
}

async function findSaved(site: Site, viewerId: number, limit: number, before: number | undefined): Promise<FoundPosts> {
  const filter = allOf(`OwnerId eq ${viewerId}`, `Type eq 'saved'`);
  const { rows, next } = await listNewest<{ Id: number; TargetKey: string }>(site, {
    list: 'LoggiaOwnState', select: ['Id', 'TargetKey'], filter, limit, ...(before === undefined ? {} : { before })
  });
  // In the order of saving; the cursor is the row that remembers it.
  const ids = rows.flatMap(({ TargetKey }) => {
    const target = parseTargetKey(TargetKey);
    return target?.type === 'post' ? [{ id: Number(target.id) }] : [];
  });
  return { rows: [], ids, ...(next === undefined ? {} : { next }) };
}

/** Posts that a search looks through itself: SharePoint's index may be some minutes behind. */
const freshPosts = 300;

/**
 * Posts with all the words: of the newest by looking, of the archive by SharePoint's search. Two requests at once. Where
 * the index does not answer, what is fresh is still found.
 */
async function findWords(site: Site, text: string, limit: number): Promise<FoundPosts> {
  const archive = searchList(site, listPath(site, 'LoggiaPosts'), text).then((rows) => ({ rows, error: undefined }), (error: unknown) => ({ rows: [], error }));
  const newest: PostRow[] = await sent(listOf(site, 'LoggiaPosts').items.select(...postColumns).orderBy('Id', false).top(freshPosts)());
  const rows = newest.filter(({ Title, Body }) => text.trim() !== '' && matches(`${Title ?? ''} ${Body ?? ''}`, text)).slice(0, limit);
  const found = await archive;
  if (found.error !== undefined && rows.length === 0) throw found.error;
  const ids = found.rows.map(({ ListItemID }) => Number(ListItemID)).filter((id) => Number.isInteger(id) && id > 0 && !rows.some(({ Id }) => Id === id));
  return { rows, ids: ids.sort((first, second) => second - first).map((id) => ({ id })) };
}

/** Followed people and topics of a person, as target keys. One request. */
export async function listFollowed(site: Site, viewerId: number): Promise<string[]> {
  const filter = allOf(`SourceKey eq ${literal(targetKey('user', viewerId))}`, `Type eq 'follow'`);
  const { rows } = await listNewest<{ Id: number; TargetKey: string; AuthorId: number }>(site, { list: 'LoggiaEdges', select: ['Id', 'TargetKey', 'AuthorId'], filter, limit: 500 });
  return [...new Set(rows.filter(({ AuthorId }) => AuthorId === viewerId).map(({ TargetKey }) => TargetKey))];
}

/** The newest posts of a followed person or topic that matches more rows than SharePoint looks through: by windows of `Id`. */
async function findWide(site: Site, key: string, limit: number, before: number | undefined): Promise<FoundPosts['ids']> {
  const target = parseTargetKey(key);
  const { rows, ids } = target?.type === 'user' ? await findRows(site, `AuthorId eq ${Number(target.id)}`, limit, before) : await findByEdges(site, 'tag', key, limit, before);
  return [...ids, ...rows.map(({ Id, AuthorId }) => ({ id: Id, authorId: AuthorId }))];
}

/** One batch for all that are followed, and up to seven requests more for each of them that SharePoint refuses as too wide. */
async function findFollowed(site: Site, viewerId: number, limit: number, before: number | undefined): Promise<FoundPosts> {
  const followed = (await listFollowed(site, viewerId)).slice(0, mostFollowed);
  const batch = openBatch(site);
  const below = before === undefined ? undefined : `Id lt ${before}`;
  const parts = followed.map((key) => {
    const target = parseTargetKey(key);
    if (target?.type === 'user') {
      const items = listOf(site, 'LoggiaPosts', batch.sp).items.select('Id', 'AuthorId').filter(allOf(`AuthorId eq ${Number(target.id)}`, below));
      const read = batch.add<{ Id: number; AuthorId: number }[]>(items.orderBy('Id', false).top(limit)());
      return { key, read: () => read().map(({ Id, AuthorId }) => ({ id: Id, authorId: AuthorId })) };
    }
    const items = listOf(site, 'LoggiaEdges', batch.sp).items.select('Id', 'SourceId', 'SourceKey', 'AuthorId').filter(edgeFilter('tag', key, before));
    const read = batch.add<EdgeRow[]>(items.orderBy('Id', false).top(limit)());
    return { key, read: () => postIdsOf(read()) };
  });
  await batch.send();
  const found = new Map<number, number | undefined>();
  for (const { key, read } of parts) {
    for (const { id, authorId } of unlessWide(read) ?? (await findWide(site, key, limit, before))) found.set(id, authorId);
  }
  const ids = [...found].map(([id, authorId]) => ({ id, ...(authorId === undefined ? {} : { authorId }) })).sort((first, second) => second.id - first.id).slice(0, limit);
  const last = ids[ids.length - 1];
  return { rows: [], ids, ...(last && ids.length === limit ? { next: last.id } : {}) };
}

/** What a part brought, or undefined where SharePoint would have to look through too many rows. */
function unlessWide<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isThresholdError(error)) return undefined;
    throw error;
  }
}
