import { parseTargetKey, targetKey } from '../../domain/shared/keys';
import type { FeedFilter } from '../../domain/stream/feed';
import { isThresholdError, sent } from '../errors';
import { openBatch, type Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
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

const edgeColumns = ['Id', 'SourceId', 'SourceKey', 'AuthorId'];

/** People and topics of one "Following" page: a batch has a hundred parts. */
const mostFollowed = 90;

/** Who looks, and what is known of the stream from what was read before. */
export interface Reader {
  readonly viewerId: number;
  /** Id of the newest post that is known; 0 where none is. */
  readonly newest: number;
  /** Followed people and topics as they were read last; undefined before that. */
  readonly followed: readonly string[] | undefined;
}

interface PageOf { readonly limit: number; readonly before?: number; readonly newest?: number }

/**
 * Finds the posts of a tab, newest first, below the id `before`. One round trip; what matches too many rows for one
 * request and too few for a page in its newest windows may take up to six more.
 */
export async function findPosts(site: Site, filter: FeedFilter, reader: Reader, limit: number, before?: number): Promise<FoundPosts> {
  const { viewerId, newest } = reader;
  const page: PageOf = { limit, ...(before === undefined ? {} : { before }), ...(newest > 0 ? { newest } : {}) };
  switch (filter.tab) {
    case 'everyone': return findRows(site, '', page);
    case 'questions': return findRows(site, filter.isOpen ? `Kind eq 'question' and AcceptedReplyId eq null` : `Kind eq 'question'`, page);
    case 'mine': return findRows(site, `AuthorId eq ${viewerId}`, page);
    case 'person': return findRows(site, `AuthorId eq ${filter.personId}`, page);
    case 'topic': return findByEdges(site, 'tag', targetKey('topic', filter.topic), page);
    case 'mentions': return findByEdges(site, 'mention', targetKey('user', viewerId), page);
    case 'search': return (await import(/* webpackChunkName: 'stream-search' */ './postSearch')).findWords(site, filter.text, limit);
    case 'saved': return findSaved(site, viewerId, limit, before);
    case 'following': return findFollowed(site, reader, page);
    case 'hidden': {
      const { findHidden } = await import(/* webpackChunkName: 'stream-moderation' */ './hiddenPosts');
      return { rows: [], ...(await findHidden(site, limit, before)) };
    }
    default: return { rows: [], ids: [] };
  }
}

async function findRows(site: Site, filter: string, page: PageOf): Promise<FoundPosts> {
  const { rows, next } = await listNewest<PostRow>(site, { list: 'LoggiaPosts', select: postColumns, filter, ...page });
  return { rows, ids: [], ...(next === undefined ? {} : { next }) };
}

function edgeFilter(type: string, target: string): string {
  return allOf(`TargetKey eq ${literal(target)}`, `Type eq ${literal(type)}`);
}

/** By the id of the post, not of the edge: a topic that was added later does not move its post. */
async function findByEdges(site: Site, type: string, target: string, page: PageOf): Promise<FoundPosts> {
  const { rows, next } = await listNewest<EdgeRow>(site, { list: 'LoggiaEdges', column: 'SourceId', select: edgeColumns, filter: edgeFilter(type, target), ...page });
  return { rows: [], ids: postIdsOf(rows), ...(next === undefined ? {} : { next }) };
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

export interface FollowRow { readonly Id: number; readonly TargetKey: string; readonly AuthorId: number }

/** Asks whom and what a person follows, newest first; add it to a batch or send it by itself. */
export function followRequest(site: Site, viewerId: number, sp = site.sp): ReturnType<typeof listOf>['items'] {
  return listOf(site, 'LoggiaEdges', sp).items.select('Id', 'TargetKey', 'AuthorId').filter(allOf(`SourceKey eq ${literal(targetKey('user', viewerId))}`, `Type eq 'follow'`)).orderBy('Id', false).top(500);
}

/** Followed people and topics as target keys, each once. */
export function followedOf(rows: readonly FollowRow[], viewerId: number): string[] {
  return [...new Set(rows.filter(({ AuthorId }) => AuthorId === viewerId).map(({ TargetKey }) => TargetKey))];
}

/** Followed people and topics of a person, as target keys. One request. */
export async function listFollowed(site: Site, viewerId: number): Promise<string[]> {
  return followedOf(await sent<FollowRow[]>(followRequest(site, viewerId)()), viewerId);
}

/** The newest posts of a followed person or topic that matches more rows than SharePoint looks through: in windows. */
async function findWide(site: Site, key: string, page: PageOf): Promise<FoundPosts['ids']> {
  const target = parseTargetKey(key);
  const { rows, ids } = target?.type === 'user' ? await findRows(site, `AuthorId eq ${Number(target.id)}`, page) : await findByEdges(site, 'tag', key, page);
  return [...ids, ...rows.map(({ Id, AuthorId }) => ({ id: Id, authorId: AuthorId }))];
}

type Found = Map<number, number | undefined>;

/** One batch for some of those that are followed, and a few requests more for each of them that SharePoint refuses as too wide. */
async function findOfFollowed(site: Site, keys: readonly string[], page: PageOf, found: Found, add: (batch: Batch) => void): Promise<void> {
  const { limit, before } = page;
  const batch = openBatch(site);
  add(batch);
  const parts = keys.map((key) => {
    const target = parseTargetKey(key);
    if (target?.type === 'user') {
      const items = listOf(site, 'LoggiaPosts', batch.sp).items.select('Id', 'AuthorId').filter(allOf(`AuthorId eq ${Number(target.id)}`, before === undefined ? undefined : `Id lt ${before}`));
      const read = batch.add<{ Id: number; AuthorId: number }[]>(items.orderBy('Id', false).top(limit)());
      return { key, read: () => read().map(({ Id, AuthorId }) => ({ id: Id, authorId: AuthorId })) };
    }
    const items = listOf(site, 'LoggiaEdges', batch.sp).items.select(...edgeColumns).filter(allOf(edgeFilter('tag', key), before === undefined ? undefined : `SourceId lt ${before}`));
    const read = batch.add<EdgeRow[]>(items.orderBy('SourceId', false).top(limit)());
    return { key, read: () => postIdsOf(read()) };
  });
  await batch.send();
  const wide: string[] = [];
  for (const { key, read } of parts) {
    const ids = unlessWide(read);
    if (!ids) wide.push(key);
    for (const { id, authorId } of ids ?? []) found.set(id, authorId);
  }
  // All at once: they wait for SharePoint and not for each other.
  for (const ids of await Promise.all(wide.map((key) => findWide(site, key, page)))) for (const { id, authorId } of ids) found.set(id, authorId);
}

/** One batch with the followed as they are now, and their posts as far as they were known; a second one for those who are new. */
async function findFollowed(site: Site, { viewerId, followed: known }: Reader, page: PageOf): Promise<FoundPosts> {
  const lookUp = (keys: readonly string[], found: Found, add: (batch: Batch) => void = () => undefined): Promise<void> => findOfFollowed(site, keys, page, found, add);
  const before = postSources(known ?? []);
  const found: Found = new Map();
  let read: (() => FollowRow[]) | undefined;
  await lookUp(before, found, (batch) => { read = batch.add(followRequest(site, viewerId, batch.sp)()); });
  const now = postSources(followedOf(read?.() ?? [], viewerId));
  const isGone = before.some((key) => !now.includes(key));
  if (isGone) found.clear();
  const missing = isGone ? now : now.filter((key) => !before.includes(key));
  if (missing.length > 0) await lookUp(missing, found);
  const ids = [...found].map(([id, authorId]) => ({ id, ...(authorId === undefined ? {} : { authorId }) })).sort((first, second) => second.id - first.id).slice(0, page.limit);
  const last = ids[ids.length - 1];
  return { rows: [], ids, ...(last && ids.length === page.limit ? { next: last.id } : {}) };
}

/** Of what is followed, that which has posts: blogs have articles. */
function postSources(followed: readonly string[]): string[] {
  return followed.filter((key) => !key.startsWith('blog/')).slice(0, mostFollowed);
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
