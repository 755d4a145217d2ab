import type { Edge } from '../../domain/shared/edges';
import { isAppError } from '../../domain/shared/errors';
import type { ReceivedPraise } from '../../domain/people/ports';
import type { Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { moderationOf } from '../stream/hydration';
import { postColumns, postOf, type ModerationRow, type PostRow } from '../stream/rows';

const shown = 5;

/** The newest posts that praise somebody, with who made the edge: it counts only where they wrote the post as well. */
export function praiseIds(edges: readonly Edge[]): { readonly postId: number; readonly authorId: number }[] {
  const byPost = new Map<number, number>();
  for (const { sourceKey, authorId } of edges) {
    const match = /^post\/(\d+)$/.exec(sourceKey);
    if (match) byPost.set(Number(match[1]), authorId);
  }
  return [...byPost].map(([postId, authorId]) => ({ postId, authorId })).sort((one, other) => other.postId - one.postId).slice(0, shown);
}

/** Adds the posts to a batch; read after it was sent. Deleted and hidden ones are left out, and those that praise somebody else. */
export function addPraise(site: Site, batch: Batch, ids: ReturnType<typeof praiseIds>, personId: number): { readonly authorIds: readonly number[]; readonly read: () => ReceivedPraise[] } {
  const parts = ids.map(({ postId, authorId }) => ({
    authorId,
    post: batch.add<PostRow>(listOf(site, 'LoggiaPosts', batch.sp).items.getById(postId).select(...postColumns)()),
    moderation: batch.add<ModerationRow[]>(listOf(site, 'LoggiaModeration', batch.sp).items.select('Id', 'PostId', 'Target', 'Action', 'Until', 'AuthorId').filter(`PostId eq ${postId}`).top(100)())
  }));
  const readOne = ({ authorId, post, moderation }: (typeof parts)[number]): ReceivedPraise[] => {
    try {
      const { id, details, createdAt, authorId: writer } = postOf(post());
      const { praise } = details;
      if (writer !== authorId || writer === personId || !praise?.people.some((one) => one.id === personId) || moderationOf(moderation()).isHidden) return [];
      return [{ postId: id, authorId, badge: praise.badge, givenAt: createdAt }];
    } catch (error) {
      if (isAppError(error, 'notFound')) return [];
      throw error;
    }
  };
  return { authorIds: ids.map(({ authorId }) => authorId), read: () => parts.flatMap(readOne) };
}
