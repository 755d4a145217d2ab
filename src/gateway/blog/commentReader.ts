import type { BlogInfo } from '../../domain/blog/blogs';
import { isTaken, readCommentKey, type Comment, type CommentPlace, type WaitingComment } from '../../domain/blog/comments';
import type { Person } from '../../domain/shared/person';
import { isAppError } from '../../domain/shared/errors';
import { isThresholdError } from '../errors';
import { orMissing } from '../shared/areaStart';
import { openBatch, type Batch } from '../shared/batch';
import { allOf, instant } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import { addWindows } from '../shared/windowRows';
import type { Site } from '../sp';
import { commentColumns, commentLists, commentOf, commentReactionColumns, commentReactions, pending, reactionsTo, removalOf, removedColumns, removedComments, statusColumn, type CommentReactionRow, type CommentRow, type RemovedRow } from './commentRows';

const commentLimit = 200;
const waitingLimit = 100;

/** What is said below one article. */
export interface CommentPage {
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Comments exist that are older than these. */
  readonly hasMore: boolean;
}

/** What decides about a comment besides its row. */
export interface CommentContext {
  readonly blog: BlogInfo | undefined;
  readonly publishedAt: string;
  readonly viewerId: number;
  readonly isOwner: boolean;
}

interface Place {
  readonly place: CommentPlace;
  readonly read: () => CommentRow[];
}

function columnsIn(place: CommentPlace): string[] {
  return place === 'held' ? [...commentColumns, statusColumn] : [...commentColumns];
}

/** Adds the comments of an article to a batch. Call the result after the batch was sent; only a crowd takes further requests. */
export function addComments(site: Site, batch: Batch, articleId: number): (context: CommentContext) => Promise<CommentPage> {
  const filter = `ArticleId eq ${articleId}`;
  const rowsIn = (list: string, columns: readonly string[]): ReturnType<ReturnType<typeof listOf>['items']['top']> => listOf(site, list, batch.sp).items.select(...columns).filter(filter).orderBy('Id', false).top(commentLimit);
  const places = (['open', 'held'] as const).map((place): Place => ({ place, read: batch.add<CommentRow[]>(rowsIn(commentLists[place], columnsIn(place))()) }));
  const removed = batch.add<RemovedRow[]>(rowsIn(removedComments, removedColumns)());
  const given = addWindows<CommentReactionRow>(site, batch, { list: commentReactions, column: 'ArticleId', ids: [articleId], select: commentReactionColumns });
  return async (context) => {
    const pages = await Promise.all(places.map((place) => takenIn(site, articleId, place, context)));
    const removals = orMissing(removed, []).map(removalOf);
    const reactions = await given().then(({ rows }) => rows, (error: unknown) => unlessMissing(error));
    const taken = pages.flatMap(({ comments }) => comments).filter(({ key }) => !removals.some((one) => one.key === key));
    // A comment that nobody had read leaves a mark for its author and for owners alone.
    const marks = removals.filter(({ isWaiting, authorId }) => !isWaiting || context.isOwner || authorId === context.viewerId);
    const comments = [...taken.map((one): Comment => ({ ...one, reactions: reactionsTo(one.key, reactions, context.viewerId) })), ...marks];
    return { comments: comments.sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt) || idOf(one) - idOf(other)), hasMore: pages.some(({ hasMore }) => hasMore) };
  };
}

/** SharePoint's times end with the second: rows of one second stand in the order of their numbers. */
function idOf({ key }: Comment): number {
  return readCommentKey(key)?.id ?? 0;
}

/** Nothing where the list is not there yet: the site was set up by an earlier version. */
export function unlessMissing(error: unknown): [] {
  if (isAppError(error, 'notFound')) return [];
  throw error;
}

/** The newest comments of one place that count. Where others pushed them out, they are asked for by their time. */
async function takenIn(site: Site, articleId: number, { place, read }: Place, { blog, publishedAt }: CommentContext): Promise<{ readonly comments: readonly Omit<Comment, 'reactions'>[]; readonly hasMore: boolean }> {
  const takes = (row: CommentRow): boolean => isTaken({ place, createdAt: row.Created }, blog, publishedAt);
  const again = async (condition?: string): Promise<CommentRow[]> =>
    [...(await listNewest<CommentRow>(site, { list: commentLists[place], select: columnsIn(place), filter: allOf(`ArticleId eq ${articleId}`, condition), limit: commentLimit })).rows];
  let rows: CommentRow[];
  try {
    rows = orMissing(read, []);
  } catch (error) {
    if (!isThresholdError(error)) throw error;
    rows = await again();
  }
  const isCut = rows.length >= commentLimit;
  const end = endOf(place, blog, publishedAt);
  if (isCut && end && !rows.every(takes)) rows = await again(`Created le ${instant(end)}`);
  return { comments: rows.filter(takes).map((row) => commentOf(row, place)), hasMore: isCut && rows.length >= commentLimit };
}

/** After which moment nothing counts any more. */
function endOf(place: CommentPlace, blog: BlogInfo | undefined, publishedAt: string): Date | undefined {
  const ends = [
    ...(blog && blog.commentDays > 0 ? [new Date(publishedAt).getTime() + blog.commentDays * 86_400_000] : []),
    ...(place === 'open' && blog?.approvesSince ? [new Date(blog.approvesSince).getTime()] : [])
  ];
  return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
}

/** Comments that wait, newest first, with what they are about. */
export async function listWaitingComments(site: Site, people: SitePeople): Promise<{ readonly comments: readonly WaitingComment[]; readonly people: ReadonlyMap<number, Person> }> {
  const { rows } = await listNewest<CommentRow>(site, { list: commentLists.held, select: columnsIn('held'), filter: `${statusColumn} eq ${pending}`, limit: waitingLimit });
  const batch = openBatch(site);
  const titles = new Map([...new Set(rows.map(({ ArticleId }) => ArticleId))].map((id) => [id, batch.add<{ Title: string | null }>(listOf(site, 'LoggiaArticles', batch.sp).items.getById(id).select('Title')())]));
  const authors = rows.map(({ AuthorId }) => AuthorId);
  for (const part of people.register(batch.sp, authors)) batch.add(part);
  await batch.send();
  const titleOf = (id: number): string => orMissing<string | null | undefined>(() => titles.get(id)?.().Title, undefined) ?? '';
  return {
    comments: rows.map((row) => ({ ...commentOf(row, 'held'), reactions: { counts: {} }, articleId: row.ArticleId, articleTitle: titleOf(row.ArticleId) })),
    people: people.pick(authors)
  };
}
