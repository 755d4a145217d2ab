import { isAppError } from '../../domain/shared/errors';
import { latestOf } from '../../domain/people/activities';
import { targetKey } from '../../domain/shared/keys';
import { excerpt } from '../../domain/shared/text';
import type { Activity, ProfileLately } from '../../domain/people/ports';
import type { WallMessage } from '../../domain/people/wall';
import type { Post, Reply } from '../../domain/stream/post';
import { isThresholdError } from '../errors';
import { openBatch, type Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { moderationOf } from '../stream/hydration';
import { postColumns, postOf, replyColumns, replyOf, type ModerationRow, type PostRow, type ReplyRow } from '../stream/rows';
import { messageOf, wallColumns, type WallRow } from './wallRows';

/** What else people made on a site: adds its question to the batch, reads after it was sent. Answers nothing where its lists are not there. */
export type ActivitySource = (site: Site, batch: Batch, personId: number) => () => readonly Activity[];

const shown = 8;
const wallRows = 100;

function rowsOf<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    // Lists that are not there, and somebody who wrote more than SharePoint looks through: the page does without.
    if (isAppError(error, 'notFound') || isThresholdError(error)) return [];
    throw error;
  }
}

function titleOf({ title, body }: Pick<Post, 'title' | 'body'>): string {
  return excerpt((title || body).replace(/[*_`>]/g, ''), 120);
}

/** What somebody wrote lately and what stands on their wall. Two round trips. */
export async function readLately(site: Site, people: SitePeople, personId: number, now: Date, sources: readonly ActivitySource[]): Promise<ProfileLately> {
  const batch = openBatch(site);
  const newest = <T>(list: string, columns: readonly string[], filter: string, top: number): (() => T[]) =>
    batch.add<T[]>(listOf(site, list, batch.sp).items.select(...columns).filter(filter).orderBy('Id', false).top(top)());
  const posts = newest<PostRow>('LoggiaPosts', postColumns, `AuthorId eq ${personId}`, shown);
  const replies = newest<ReplyRow>('LoggiaReplies', replyColumns, `AuthorId eq ${personId}`, shown);
  const wall = newest<WallRow>('LoggiaWall', wallColumns, `PersonId eq ${personId}`, wallRows);
  const hides = newest<{ TargetKey: string; AuthorId: number }>('LoggiaEdges', ['Id', 'TargetKey', 'AuthorId'], allOf(`SourceKey eq ${literal(targetKey('user', personId))}`, `Type eq 'hide'`), 1000);
  const others = sources.map((source) => source(site, batch, personId));
  await batch.send();

  const written = rowsOf(posts).map(postOf).filter(({ expiresAt }) => expiresAt === undefined || Date.parse(expiresAt) > now.getTime());
  const answered = rowsOf(replies).map(replyOf);
  const hidden = new Set(rowsOf(hides).filter(({ AuthorId }) => AuthorId === personId).map(({ TargetKey }) => TargetKey));
  const messages = rowsOf(wall).map((row): WallMessage => messageOf(row, hidden.has(targetKey('wall', row.Id))));

  const next = openBatch(site);
  const threads = addThreads(site, next, [...written.map(({ id }) => id), ...answered.map(({ postId }) => postId)]);
  const authors = messages.map(({ authorId }) => authorId);
  for (const part of people.register(next.sp, authors, 60)) next.add(part);
  await next.send();
  const { isHidden, titles } = threads();
  const activities = [
    ...written.filter(({ id }) => !isHidden(id)).map((post): Activity => ({ kind: post.kind === 'update' ? 'post' : post.kind, title: titleOf(post), at: post.createdAt, postId: post.id })),
    ...onePerThread(answered, written).flatMap((reply) => replyActivity(reply, isHidden(reply.postId) ? undefined : titles.get(reply.postId))),
    ...others.flatMap((read) => rowsOf(read))
  ];
  return {
    activities: latestOf(activities, shown),
    wall: messages,
    people: people.pick(authors)
  };
}

/** The newest answer to each thread, and none to threads of one's own: the post stands there already. */
function onePerThread(replies: readonly Reply[], written: readonly Post[]): Reply[] {
  const seen = new Set(written.map(({ id }) => id));
  return replies.filter(({ postId }) => !seen.has(postId) && seen.add(postId) !== undefined);
}

function replyActivity({ postId, createdAt }: Reply, title: string | undefined): Activity[] {
  return title === undefined ? [] : [{ kind: 'reply', title, at: createdAt, postId }];
}

/** What owners decided about threads, and their titles; those that are gone have none. */
function addThreads(site: Site, batch: Batch, ids: readonly number[]): () => { readonly isHidden: (id: number) => boolean; readonly titles: ReadonlyMap<number, string> } {
  const parts = [...new Set(ids)].map((id) => ({
    id,
    post: batch.add<PostRow>(listOf(site, 'LoggiaPosts', batch.sp).items.getById(id).select(...postColumns)()),
    moderation: batch.add<ModerationRow[]>(listOf(site, 'LoggiaModeration', batch.sp).items.select('Id', 'PostId', 'Target', 'Action', 'Until', 'AuthorId').filter(`PostId eq ${id}`).top(100)())
  }));
  return () => {
    const hidden = new Set<number>();
    const titles = new Map<number, string>();
    for (const { id, post, moderation } of parts) {
      if (moderationOf(rowsOf(moderation)).isHidden) hidden.add(id);
      const [row] = rowsOf(() => [post()]);
      if (row) titles.set(id, titleOf(postOf(row)));
    }
    return { isHidden: (id) => hidden.has(id), titles };
  };
}
