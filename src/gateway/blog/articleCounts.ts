import type { ArticleEntry } from '../../domain/blog/article';
import type { BlogInfo } from '../../domain/blog/blogs';
import { commentKey, isTaken, type CommentPlace } from '../../domain/blog/comments';
import type { ArticleCounts } from '../../domain/blog/ports';
import { countableRows, targetKey } from '../../domain/shared/keys';
import { isReactionName } from '../../domain/shared/reactions';
import type { Batch } from '../shared/batch';
import { addWindows } from '../shared/windowRows';
import type { Site } from '../sp';
import { unlessMissing } from './commentReader';
import { commentLists, removedComments, type CommentRow, type RemovedRow } from './commentRows';
import { reactionColumns, type ReactionRow } from './rows';

type SaidRow = Pick<CommentRow, 'Id' | 'ArticleId' | 'Created'>;
type GoneRow = Pick<RemovedRow, 'Id' | 'Key'>;

/**
 * Adds to a batch how much articles are talked about. Call the result after the batch was sent, with the articles as they
 * were found: their blogs say which comments belong below them. What came too late, past the approval, or was removed
 * counts as little as it is shown.
 */
export function addCounts(site: Site, batch: Batch, ids: readonly number[], blogs: readonly BlogInfo[]): (entries: readonly ArticleEntry[]) => Promise<ReadonlyMap<number, ArticleCounts>> {
  if (ids.length === 0) return async () => new Map();
  const column = 'ArticleId';
  const reactions = addWindows<ReactionRow>(site, batch, { list: 'LoggiaArticleReactions', column, ids, select: reactionColumns });
  const places = (Object.keys(commentLists) as CommentPlace[]).map((place) => ({ place, read: addWindows<SaidRow>(site, batch, { list: commentLists[place], column, ids, select: ['Id', 'ArticleId', 'Created'] }) }));
  const removed = addWindows<GoneRow>(site, batch, { list: removedComments, column, ids, select: ['Id', 'Key', 'ArticleId'] });
  return async (entries) => {
    const [given, gone, ...said] = await Promise.all([
      reactions().then(({ rows }) => rows), removed().then(({ rows }) => rows, unlessMissing),
      ...places.map(async ({ place, read }) => (await read().then(({ rows }) => rows, unlessMissing)).map((row) => ({ ...row, place })))
    ]);
    const keys = new Set(gone.map(({ Key }) => Key));
    const belongs = ({ blog, publishedAt }: ArticleEntry, { Id, Created, place }: SaidRow & { readonly place: CommentPlace }): boolean =>
      !keys.has(commentKey(place, Id)) && isTaken({ place, createdAt: Created }, blogs.find(({ key }) => key === blog), publishedAt);
    return new Map(entries.map((entry) => [entry.id, { reactions: countable(given, entry.id).length, comments: said.flat().filter((row) => row.ArticleId === entry.id && belongs(entry, row)).length }]));
  };
}

/** Reactions to one article, each person once, those in another's name never. */
export function countable(rows: readonly ReactionRow[], id: number): { readonly authorId: number; readonly kind: string }[] {
  const own = rows.filter(({ ArticleId }) => ArticleId === id).map((row) => ({ id: row.Id, key: row.Key, authorId: row.AuthorId, kind: row.Kind }));
  return countableRows(own, targetKey('article', id)).filter(({ kind }) => isReactionName(kind));
}
