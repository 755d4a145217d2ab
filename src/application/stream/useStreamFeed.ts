import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import type { Person } from '../../domain/shared/person';
import type { ArticleCard } from '../../domain/stream/articleCards';
import type { FeedFilter, FeedPage, FeedPost, StreamStart } from '../../domain/stream/feed';
import type { ThreadPage } from '../../domain/stream/ports';
import { cacheKeys, changePost } from './streamCache';
import { useStreamEnvironment } from './streamContext';

/** Who is looking and whether the stream is set up. Also fills the first tab, so that the first view needs nothing else. */
export function useStreamStart(): UseQueryResult<StreamStart> {
  const { service, siteUrl, pageSize } = useStreamEnvironment();
  const client = useQueryClient();
  return useQuery(cacheKeys.start(siteUrl), async () => {
    const start = await service.readStart(pageSize);
    const feed: InfiniteData<FeedPage> = { pages: [start.page], pageParams: [undefined] };
    client.setQueryData(cacheKeys.feed(siteUrl, { tab: 'everyone' }), feed);
    return start;
  });
}

/** The posts of a tab, page by page. */
export function useFeed(filter: FeedFilter, isEnabled: boolean): UseInfiniteQueryResult<FeedPage> {
  const { service, siteUrl, pageSize } = useStreamEnvironment();
  const client = useQueryClient();
  return useInfiniteQuery(cacheKeys.feed(siteUrl, filter), async ({ pageParam }: { pageParam?: number }) => {
    const page = await service.listPosts(filter, pageSize, pageParam);
    // Chosen answers come a moment later: nobody waits for them.
    service.listAnswers(page.posts).then(({ posts, people }) => posts.forEach(({ post, acceptedReply }) => {
      changePost(client, siteUrl, post.id, (one) => (acceptedReply && one.post.acceptedReplyId === acceptedReply.id ? { ...one, acceptedReply } : one), people);
    }), () => undefined);
    return page;
  }, {
    enabled: isEnabled,
    getNextPageParam: (page) => page.next
  });
}

/** One post by its id, for a link to it. */
export function useSinglePost(id: number | undefined): UseQueryResult<FeedPage> {
  const { service, siteUrl } = useStreamEnvironment();
  return useQuery(cacheKeys.post(siteUrl, id ?? 0), () => service.getPost(id ?? 0), { enabled: id !== undefined });
}

/** The replies of a thread, newest page first; `fetchNextPage` brings earlier ones. */
export function useThread(postId: number, isOpen: boolean): UseInfiniteQueryResult<ThreadPage> {
  const { service, siteUrl } = useStreamEnvironment();
  return useInfiniteQuery(cacheKeys.thread(siteUrl, postId), ({ pageParam }: { pageParam?: number }) => service.listReplies(postId, pageParam === undefined ? 5 : 20, pageParam), {
    enabled: isOpen,
    getNextPageParam: (page) => page.next
  });
}

/** Followed people and topics as target keys. */
export function useFollowed(isEnabled: boolean): UseQueryResult<readonly string[]> {
  const { service, siteUrl } = useStreamEnvironment();
  return useQuery(cacheKeys.followed(siteUrl), () => service.listFollowed(), { enabled: isEnabled });
}

/** All posts and articles of the loaded pages, each once, with the names of everybody in them. */
export function useLoaded(pages: readonly FeedPage[] | undefined): { readonly posts: readonly FeedPost[]; readonly people: ReadonlyMap<number, Person>; readonly articles: readonly ArticleCard[] } {
  return React.useMemo(() => {
    const posts = new Map<number, FeedPost>();
    const people = new Map<number, Person>();
    const articles = new Map<number, ArticleCard>();
    for (const page of pages ?? []) {
      for (const one of page.posts) if (!posts.has(one.post.id)) posts.set(one.post.id, one);
      for (const [id, person] of page.people) people.set(id, person);
      for (const card of page.articles ?? []) articles.set(card.id, card);
    }
    return { posts: [...posts.values()], people, articles: [...articles.values()].sort((one, other) => other.at.localeCompare(one.at)) };
  }, [pages]);
}
