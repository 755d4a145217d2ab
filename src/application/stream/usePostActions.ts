import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { asAppError, isAppError, type AppError } from '../../domain/shared/errors';
import type { FeedPost, StreamStart } from '../../domain/stream/feed';
import type { ModerationAction, ReactionTarget } from '../../domain/stream/ports';
import type { PostChange, Reply } from '../../domain/stream/post';
import { withMyReaction, type ReactionKind } from '../../domain/stream/reactions';
import { withMyVote } from '../../domain/stream/votes';
import { cacheKeys, changePost, changeThread, findShownPost } from './streamCache';
import { useStreamEnvironment } from './streamContext';
import { isDoubtful, surely } from './surely';

/** What a person does with a post. All show at once what will be, and go back to what was where the server refuses. A lost answer is no refusal. */
export interface PostHandlers {
  react(target: ReactionTarget, kind: ReactionKind | undefined): Promise<void>;
  vote(postId: number, choices: readonly number[], isHidden: boolean): Promise<void>;
  acknowledge(postId: number): Promise<void>;
  save(postId: number, isSaved: boolean): Promise<void>;
  editPost(postId: number, change: PostChange): Promise<boolean>;
  deletePost(postId: number): Promise<void>;
  editReply(reply: Reply, body: string): Promise<boolean>;
  deleteReply(reply: Reply): Promise<void>;
  accept(postId: number, reply: Reply | undefined): Promise<void>;
  moderate(postId: number, action: ModerationAction, reason: string, until?: string): Promise<void>;
  report(postId: number, reason: string): Promise<boolean>;
  follow(target: string, isFollowed: boolean): Promise<void>;
  mute(target: string, isMuted: boolean): Promise<void>;
}

function withAccepted(one: FeedPost, reply: Reply | undefined): FeedPost {
  const next: { -readonly [K in keyof FeedPost]: FeedPost[K] } = { ...one };
  delete next.acceptedReply;
  return reply ? { ...next, post: { ...one.post, acceptedReplyId: reply.id }, acceptedReply: reply } : next;
}

/** Goes back to what was, but only in what this change has changed: others may have succeeded meanwhile. */
function takenBack(one: FeedPost, before: FeedPost, after: FeedPost): FeedPost {
  const names = (Object.keys({ ...before, ...after }) as (keyof FeedPost)[]).filter((name) => before[name] !== after[name]);
  const changed = Object.fromEntries(names.map((name) => [name, before[name]]));
  return { ...one, ...changed };
}

/** @param onError Tells the person what was taken back, and why. */
export function usePostActions(onError: (error: AppError) => void): PostHandlers {
  const { service, siteUrl } = useStreamEnvironment();
  const client = useQueryClient();
  return React.useMemo<PostHandlers>(() => {
    const reread = async (postId: number): Promise<void> => {
      try {
        const { posts: [fresh], people } = await service.getPost(postId);
        if (fresh) changePost(client, siteUrl, postId, () => fresh, people);
      } catch (error) {
        if (isAppError(error, 'notFound')) changePost(client, siteUrl, postId, () => undefined);
      }
    };
    const optimistic = async (postId: number, change: (one: FeedPost) => FeedPost | undefined, write: () => Promise<unknown>): Promise<boolean> => {
      const before = findShownPost(client, siteUrl, postId);
      const after = before && change(before);
      changePost(client, siteUrl, postId, change);
      try {
        await surely(write);
        return true;
      } catch (error) {
        if (before && after) changePost(client, siteUrl, postId, (one) => takenBack(one, before, after));
        onError(asAppError(error));
        // Whether the last try arrived is unknown: what stands there now is asked for, as far as that works.
        if (isDoubtful(error)) await reread(postId);
        return false;
      }
    };
    const inThread = async (postId: number, replyId: number, change: Parameters<typeof changeThread>[3], write: () => Promise<unknown>): Promise<boolean> => {
      changeThread(client, siteUrl, postId, change);
      try {
        await surely(write);
        return true;
      } catch (error) {
        onError(asAppError(error));
        await client.invalidateQueries(cacheKeys.thread(siteUrl, postId));
        return false;
      }
    };
    return {
      async react(target, kind): Promise<void> {
        const { postId, replyId } = target;
        const write = (): Promise<void> => service.react(target, kind);
        if (replyId === undefined) await optimistic(postId, (one) => ({ ...one, reactions: withMyReaction(one.reactions, kind) }), write);
        else await inThread(postId, replyId, (items) => items.map((one) => (one.reply.id === replyId ? { ...one, reactions: withMyReaction(one.reactions, kind) } : one)), write);
      },
      async vote(postId, choices, isHidden): Promise<void> {
        await optimistic(postId, (one) => (one.votes ? { ...one, votes: withMyVote(one.votes, choices) } : one), () => service.vote(postId, choices, isHidden));
      },
      async acknowledge(postId): Promise<void> {
        await optimistic(postId, (one) => ({ ...one, acknowledgement: { count: (one.acknowledgement?.count ?? 0) + 1, isMine: true } }), () => service.acknowledge(postId));
      },
      async save(postId, isSaved): Promise<void> {
        await optimistic(postId, (one) => ({ ...one, isSaved }), () => service.save(postId, isSaved));
      },
      editPost: (postId, change) =>
        optimistic(postId, (one) => ({ ...one, post: { ...one.post, ...change, editedAt: new Date().toISOString() } }), () => service.editPost(postId, change)),
      async deletePost(postId): Promise<void> {
        try {
          await surely(() => service.deletePost(postId));
          changePost(client, siteUrl, postId, () => undefined);
        } catch (error) {
          onError(asAppError(error));
          if (isDoubtful(error)) await reread(postId);
        }
      },
      async editReply(reply, body): Promise<boolean> {
        const changed: Reply = { ...reply, body, editedAt: new Date().toISOString() };
        const isDone = await inThread(reply.postId, reply.id, (items) => items.map((one) => (one.reply.id === reply.id ? { ...one, reply: changed } : one)), () => service.editReply(reply.id, body, reply.mentions));
        // A chosen answer stands above the thread too.
        if (isDone) changePost(client, siteUrl, reply.postId, (one) => (one.acceptedReply?.id === reply.id ? { ...one, acceptedReply: changed } : one));
        return isDone;
      },
      async deleteReply(reply): Promise<void> {
        const isDone = await inThread(reply.postId, reply.id, (items) => items.filter((one) => one.reply.id !== reply.id), () => service.deleteReply(reply.id));
        if (!isDone) return;
        changePost(client, siteUrl, reply.postId, (one) => ({ ...(one.acceptedReply?.id === reply.id ? withAccepted(one, undefined) : one), replyCount: Math.max(0, one.replyCount - 1) }));
      },
      async accept(postId, reply): Promise<void> {
        await optimistic(postId, (one) => withAccepted(one, reply), () => service.acceptReply(postId, reply));
      },
      async moderate(postId, action, reason, until): Promise<void> {
        const change = (one: FeedPost): FeedPost => ({
          ...one,
          isHidden: action === 'hide' || (action !== 'restore' && one.isHidden),
          isLocked: action === 'lock' || (action !== 'unlock' && one.isLocked),
          ...(action === 'announce' ? { announcement: until ? { pinnedUntil: until } : {} } : {}),
          ...(action === 'publish' && one.votes ? { votes: { ...one.votes, isPublished: true } } : {}),
          ...(action === 'unpin' ? { announcement: {} } : {})
        });
        await optimistic(postId, change, () => service.moderate(postId, action, reason, until));
        if (action === 'hide' || action === 'restore') await client.invalidateQueries(cacheKeys.feed(siteUrl, { tab: 'hidden' }));
      },
      async report(postId, reason): Promise<boolean> {
        try {
          await surely(() => service.report(postId, reason));
          return true;
        } catch (error) {
          onError(asAppError(error));
          return false;
        }
      },
      async mute(target, isMuted): Promise<void> {
        const change = (muted: readonly string[], isIn: boolean): readonly string[] => (isIn ? [...new Set([...muted, target])] : muted.filter((one) => one !== target));
        const set = (isIn: boolean): void => { client.setQueryData<StreamStart | undefined>(cacheKeys.start(siteUrl), (start) => start && { ...start, muted: change(start.muted, isIn) }); };
        set(isMuted);
        try {
          await surely(() => service.mute(target, isMuted));
        } catch (error) {
          set(!isMuted);
          onError(asAppError(error));
        }
      },
      async follow(target, isFollowed): Promise<void> {
        const key = cacheKeys.followed(siteUrl);
        const before = client.getQueryData<readonly string[]>(key);
        client.setQueryData<readonly string[]>(key, (followed = []) => (isFollowed ? [...followed, target] : followed.filter((one) => one !== target)));
        try {
          await surely(() => service.follow(target, isFollowed));
        } catch (error) {
          client.setQueryData(key, before);
          onError(asAppError(error));
        }
      }
    };
  }, [client, onError, service, siteUrl]);
}
