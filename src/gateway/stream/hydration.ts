import type { SPFI } from '@pnp/sp';
import { countableRows, ownKey, targetKey } from '../../domain/shared/keys';
import type { FeedPost } from '../../domain/stream/feed';
import type { Post, Reply } from '../../domain/stream/post';
import { countReactions } from '../../domain/stream/reactions';
import { countVotes, hiddenVotes } from '../../domain/stream/votes';
import { isAppError } from '../../domain/shared/errors';
import { allInBatch, type Batch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import { addWindows, type WindowRows } from '../shared/windowRows';
import type { Site } from '../sp';
import { reactionsOf, replyColumns, replyOf, votesOf, type HangingRow, type ModerationRow, type ReplyRow } from './rows';

/** What hangs on the posts of a page, read in one batch. */
export interface Hydration {
  /** Completes posts after the batch was sent. */
  complete(posts: readonly Post[], viewerId: number): Promise<FeedPost[]>;
}

/** Ids of which a part is asked, and of those that may have votes or confirmations; a post known in full spares parts. */
export interface HydrationTargets {
  readonly ids: readonly number[];
  readonly pollIds: readonly number[];
  readonly announcementIds: readonly number[];
  /** Of these it is known that they are announcements. */
  readonly knownAnnouncementIds: readonly number[];
  readonly acceptedReplyIds: readonly number[];
}

/** What a page of known posts needs. */
export function targetsOf(posts: readonly Post[], extraIds: readonly number[] = []): HydrationTargets {
  return {
    ids: [...posts.map(({ id }) => id), ...extraIds],
    pollIds: [...posts.filter(({ kind }) => kind === 'poll').map(({ id }) => id), ...extraIds],
    announcementIds: [...posts.filter(({ kind }) => kind === 'announcement').map(({ id }) => id), ...extraIds],
    knownAnnouncementIds: posts.filter(({ kind }) => kind === 'announcement').map(({ id }) => id),
    acceptedReplyIds: posts.flatMap(({ acceptedReplyId }) => acceptedReplyId ?? [])
  };
}

function byPost<T extends { readonly PostId: number }>(rows: readonly T[]): (id: number) => T[] {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.PostId);
    if (group) group.push(row);
    else groups.set(row.PostId, [row]);
  }
  return (id) => groups.get(id) ?? [];
}

/** Adds the parts of a page to a batch: four to six, however many posts there are. */
export function addHydration(site: Site, batch: Batch, targets: HydrationTargets, own: { readonly viewerId: number; readonly ids: readonly number[] }): Hydration {
  const windows = <T extends { readonly Id: number }>(list: string, ids: readonly number[], ...select: string[]): (() => Promise<WindowRows<T>>) =>
    addWindows<T>(site, batch, { list, column: 'PostId', ids, select: ['Id', 'PostId', 'AuthorId', ...select] });
  const reactions = windows<HangingRow>('LoggiaReactions', targets.ids, 'Key', 'Target', 'Kind');
  const replies = windows<HangingRow>('LoggiaReplies', targets.ids);
  const moderation = windows<ModerationRow>('LoggiaModeration', targets.ids, 'Target', 'Action', 'Until', 'Reason');
  const votes = windows<HangingRow>('LoggiaVotes', targets.pollIds, 'Key', 'Choices');
  const hidden = windows<HangingRow>('LoggiaHiddenVotes', targets.pollIds, 'Key', 'Choices');
  const acknowledgements = windows<HangingRow>('LoggiaAcknowledgements', targets.announcementIds, 'Key');
  const asked = [...new Set([...own.ids, ...targets.knownAnnouncementIds])];
  // Where very many confirmed, the viewer's own row may be among the older ones: asked for by its key in the same batch.
  const ownRows = asked.map((id) => batch.add<HangingRow[]>(ownAcknowledgement(site, batch.sp, ownKey(targetKey('post', id), own.viewerId))));
  const accepted = targets.acceptedReplyIds.map((id) => batch.add<ReplyRow>(listOf(site, 'LoggiaReplies', batch.sp).items.getById(id).select(...replyColumns)()));

  return {
    async complete(posts, viewerId): Promise<FeedPost[]> {
      const reactionRows = await reactions();
      const replyRows = await replies();
      const reactionsAt = byPost(reactionRows.rows);
      const repliesAt = byPost(replyRows.rows);
      const moderationAt = byPost((await moderation()).rows);
      const votesAt = byPost((await votes()).rows);
      const hiddenAt = byPost((await orNone(hidden)).rows);
      const acknowledgementRows = await acknowledgements();
      const mine = ownRows.flatMap((read) => read());
      const partial = [...acknowledgementRows.partialIds].filter((id) => !asked.includes(id) || mine.some(({ PostId, AuthorId }) => PostId === id && AuthorId !== viewerId));
      const late = await ownAcknowledgements(site, partial, viewerId);
      const extra = [...mine, ...late].filter(({ Id }) => acknowledgementRows.rows.every((row) => row.Id !== Id));
      const acknowledgedAt = byPost([...acknowledgementRows.rows, ...extra]);
      const answers = accepted.flatMap(readAnswer);
      return posts.map((post): FeedPost => {
        const target = targetKey('post', post.id);
        const counted = countReactions(reactionsOf(reactionsAt(post.id)), target, viewerId);
        const state = moderationOf(moderationAt(post.id));
        const { poll } = post.details;
        const acknowledged = countableRows(acknowledgedAt(post.id).map(({ Id, Key, AuthorId }) => ({ id: Id, key: Key, authorId: AuthorId })), target);
        // Only the asker accepts, and only an answer of the same thread.
        const acceptedReply = answers.find((reply) => reply.id === post.acceptedReplyId && reply.postId === post.id);
        return {
          post,
          reactions: reactionRows.partialIds.has(post.id) ? { ...counted, isPartial: true } : counted,
          replyCount: repliesAt(post.id).length,
          hasMoreReplies: replyRows.partialIds.has(post.id),
          ...(poll ? { votes: poll.areVotesHidden ? hiddenVotes(countVotes(votesOf(hiddenAt(post.id)), target, poll, viewerId), state.published) : countVotes(votesOf(votesAt(post.id)), target, poll, viewerId) } : {}),
          ...(post.details.wantsAcknowledgement ? { acknowledgement: { count: acknowledged.length, isMine: acknowledged.some(({ authorId }) => authorId === viewerId), ...(acknowledgementRows.partialIds.has(post.id) ? { hasMore: true as const } : {}) } } : {}),
          ...(acceptedReply ? { acceptedReply } : {}),
          ...(state.announcement ? { announcement: state.announcement } : {}),
          isHidden: state.isHidden,
          isLocked: state.isLocked,
          isSaved: false
        };
      });
    }
  };
}

/** The viewer's own rows where more people confirmed than a part brings: theirs may be among the older ones. By unique key. */
async function ownAcknowledgements(site: Site, postIds: readonly number[], viewerId: number): Promise<HangingRow[]> {
  if (postIds.length === 0) return [];
  // One part a key: SharePoint does not serve conditions joined by "or" from an index.
  const keys = postIds.flatMap((id) => [1, 2].map((attempt) => ownKey(targetKey('post', id), viewerId, attempt)));
  const rows = await allInBatch<HangingRow[]>(site, (sp) => keys.map((key) => ownAcknowledgement(site, sp, key)));
  return rows.flat();
}

function ownAcknowledgement(site: Site, sp: SPFI, key: string): Promise<HangingRow[]> {
  return listOf(site, 'LoggiaAcknowledgements', sp).items.select('Id', 'PostId', 'AuthorId', 'Key').filter(`Key eq ${literal(key)}`).top(1)();
}

/** A site that was set up before there were hidden votes has no list of them. */
async function orNone<T>(read: () => Promise<WindowRows<T>>): Promise<WindowRows<T>> {
  try {
    return await read();
  } catch (error) {
    if (isAppError(error, 'notFound')) return { rows: [], partialIds: new Set() };
    throw error;
  }
}

function readAnswer(read: () => ReplyRow): Reply[] {
  try {
    return [replyOf(read())];
  } catch (error) {
    // The answer was deleted; the question stands open again.
    if (isAppError(error, 'notFound')) return [];
    throw error;
  }
}

/** The log read from its beginning: the last word of each pair counts. */
export function moderationOf(rows: readonly ModerationRow[]): Pick<FeedPost, 'isHidden' | 'isLocked' | 'announcement'> & { readonly published?: string } {
  let published: string | undefined;
  let isHidden = false;
  let isLocked = false;
  let announcement: FeedPost['announcement'];
  for (const row of [...rows].sort((first, second) => first.Id - second.Id)) {
    if (row.Action === 'hide') isHidden = true;
    if (row.Action === 'restore') isHidden = false;
    if (row.Action === 'lock') isLocked = true;
    if (row.Action === 'unlock') isLocked = false;
    if (row.Action === 'announce') announcement = row.Until ? { pinnedUntil: row.Until } : {};
    if (row.Action === 'publish') published = row.Reason ?? undefined;
    if (row.Action === 'unpin') announcement = announcement && {};
  }
  return { isHidden, isLocked, ...(published === undefined ? {} : { published }), ...(announcement ? { announcement } : {}) };
}
