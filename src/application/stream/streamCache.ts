import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { FeedFilter, FeedPage, FeedPost, StreamStart } from '../../domain/stream/feed';
import type { ThreadPage } from '../../domain/stream/ports';

/** Names of what is cached, all below the site. */
export const cacheKeys = {
  start: (siteUrl: string) => ['stream', siteUrl, 'start'] as const,
  feeds: (siteUrl: string) => ['stream', siteUrl, 'feed'] as const,
  feed: (siteUrl: string, filter: FeedFilter) => ['stream', siteUrl, 'feed', filter] as const,
  post: (siteUrl: string, id: number) => ['stream', siteUrl, 'post', id] as const,
  thread: (siteUrl: string, postId: number) => ['stream', siteUrl, 'thread', postId] as const,
  followed: (siteUrl: string) => ['stream', siteUrl, 'followed'] as const
};

type Pages<T> = InfiniteData<T> | undefined;
type Change = (post: FeedPost) => FeedPost | undefined;

function changeIn(posts: readonly FeedPost[], id: number, change: Change): readonly FeedPost[] {
  if (!posts.some(({ post }) => post.id === id)) return posts;
  return posts.flatMap((one) => (one.post.id === id ? change(one) ?? [] : one));
}

/** Changes a post wherever it is shown; `change` answers undefined to take it away. `more` are people whom the change brings in. */
export function changePost(client: QueryClient, siteUrl: string, id: number, change: Change, more?: FeedPage['people']): void {
  const changePage = (page: FeedPage): FeedPage => ({ ...page, posts: changeIn(page.posts, id, change), ...(more ? { people: new Map([...page.people, ...more]) } : {}) });
  client.setQueriesData<Pages<FeedPage>>(cacheKeys.feeds(siteUrl), (feed) => feed && { ...feed, pages: feed.pages.map(changePage) });
  client.setQueryData<FeedPage | undefined>(cacheKeys.post(siteUrl, id), (page) => page && changePage(page));
  client.setQueryData<StreamStart | undefined>(cacheKeys.start(siteUrl), (start) => start && { ...start, pinned: changeIn(start.pinned, id, change) });
}

/** The post as it is shown now, wherever that is. */
export function findShownPost(client: QueryClient, siteUrl: string, id: number): FeedPost | undefined {
  const start = client.getQueryData<StreamStart>(cacheKeys.start(siteUrl));
  const single = client.getQueryData<FeedPage>(cacheKeys.post(siteUrl, id));
  const feeds = client.getQueriesData<InfiniteData<FeedPage>>(cacheKeys.feeds(siteUrl)).flatMap(([, feed]) => feed?.pages ?? []);
  const all = [...(start?.pinned ?? []), ...(single?.posts ?? []), ...feeds.flatMap(({ posts }) => posts)];
  return all.find(({ post }) => post.id === id);
}

/** Puts a post that the viewer just wrote on top of the feeds that it belongs to. */
export function addOwnPost(client: QueryClient, siteUrl: string, added: FeedPost, people: FeedPage['people']): void {
  for (const [key, feed] of client.getQueriesData<InfiniteData<FeedPage>>(cacheKeys.feeds(siteUrl))) {
    const filter = key[3] as FeedFilter;
    const belongs = filter.tab === 'everyone' || filter.tab === 'mine' || (filter.tab === 'questions' && added.post.kind === 'question');
    const [first, ...others] = feed?.pages ?? [];
    if (!feed || !first || !belongs || first.posts.some(({ post }) => post.id === added.post.id)) continue;
    const page: FeedPage = { ...first, posts: [added, ...first.posts], people: new Map([...first.people, ...people]) };
    client.setQueryData(key, { ...feed, pages: [page, ...others] });
  }
}

/** Changes the shown replies of a thread. */
export function changeThread(client: QueryClient, siteUrl: string, postId: number, change: (items: ThreadPage['items'], isLast: boolean) => ThreadPage['items']): void {
  client.setQueryData<Pages<ThreadPage>>(cacheKeys.thread(siteUrl, postId), (thread) =>
    thread && { ...thread, pages: thread.pages.map((page, index) => ({ ...page, items: change(page.items, index === 0) })) });
}
