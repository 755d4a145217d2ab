import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import { changeReaction, type ReactionName } from '../../domain/shared/reactions';
import type { ArticleVersion } from '../../domain/blog/article';
import type { ArticleFilter, ArticleHit, ArticlePage, BlogReader, BlogStart, OpenArticle } from '../../domain/blog/ports';
import type { PopularBy, PopularPage } from '../../domain/blog/popular';
import { useBlogServices } from './blogServices';

/** Under which key each thing of a blog is kept. */
export const keys = {
  all: (siteUrl: string) => ['blog', siteUrl] as const,
  start: (siteUrl: string, blog: string | undefined) => ['blog', siteUrl, 'start', blog ?? ''] as const,
  versions: (siteUrl: string, id: number) => ['blog', siteUrl, 'versions', id] as const,
  oldest: (siteUrl: string) => ['blog', siteUrl, 'oldest'] as const,
  list: (siteUrl: string, filter: ArticleFilter) => ['blog', siteUrl, 'list', filter] as const,
  article: (siteUrl: string, id: number) => ['blog', siteUrl, 'article', id] as const,
  popular: (siteUrl: string, by: PopularBy, days: number, blog: string | undefined) => ['blog', siteUrl, 'popular', by, days, blog ?? ''] as const,
  waiting: (siteUrl: string) => ['blog', siteUrl, 'waiting'] as const,
  search: (siteUrl: string, words: string, blog: string | undefined) => ['blog', siteUrl, 'search', words, blog ?? ''] as const
};

/** Who looks, their drafts, and the first page, which fills the list of all articles too. */
export function useBlogStart(): UseQueryResult<BlogStart> {
  const { service, siteUrl, pageSize, blog } = useBlogServices();
  const client = useQueryClient();
  return useQuery(keys.start(siteUrl, blog), async () => {
    const start = await service.readStart(pageSize, blog);
    const list: InfiniteData<ArticlePage> = { pages: [start.page], pageParams: [undefined] };
    client.setQueryData(keys.list(siteUrl, { kind: 'all', blog }), list);
    return start;
  });
}

export function useArticles(filter: ArticleFilter): UseInfiniteQueryResult<ArticlePage> {
  const { service, siteUrl, pageSize } = useBlogServices();
  return useInfiniteQuery(keys.list(siteUrl, filter), ({ pageParam }: { pageParam?: number }) => service.listArticles(filter, pageSize, pageParam), { getNextPageParam: (page) => page.next });
}

export function useArticle(id: number): UseQueryResult<OpenArticle> {
  const { service, siteUrl } = useBlogServices();
  return useQuery(keys.article(siteUrl, id), () => service.openArticle(id));
}

/** Kept states of an article, newest first. */
export function useVersions(id: number): UseQueryResult<readonly ArticleVersion[]> {
  const { service, siteUrl } = useBlogServices();
  return useQuery(keys.versions(siteUrl, id), () => service.listVersions(id));
}

/** When the oldest article appeared; today where there is none. */
export function useOldest(): UseQueryResult<Date> {
  const { service, siteUrl } = useBlogServices();
  return useQuery(keys.oldest(siteUrl), async () => (await service.findOldest()) ?? new Date());
}

export function useArticleSearch(words: string): UseQueryResult<readonly ArticleHit[]> {
  const { service, siteUrl, blog } = useBlogServices();
  return useQuery(keys.search(siteUrl, words, blog), () => service.search(words, blog), { enabled: words.trim() !== '', keepPreviousData: true });
}

/** Comments that wait for an owner of the site. */
export function useWaitingComments(): UseQueryResult<Awaited<ReturnType<BlogReader['listWaitingComments']>>> {
  const { service, siteUrl } = useBlogServices();
  return useQuery(keys.waiting(siteUrl), () => service.listWaitingComments());
}

/** What was read or discussed most in the last days, in the blog that is shown. */
export function usePopular(by: PopularBy, days: number): UseQueryResult<PopularPage> {
  const { service, siteUrl, blog } = useBlogServices();
  return useQuery(keys.popular(siteUrl, by, days, blog), () => service.listPopular(by, days, blog), { keepPreviousData: true });
}

/** Asks for everything of the blog again, after something changed. */
export function useRefresh(): () => Promise<void> {
  const { siteUrl } = useBlogServices();
  const client = useQueryClient();
  return React.useCallback(() => client.invalidateQueries(keys.all(siteUrl)), [client, siteUrl]);
}

/** Reacts at once on the screen; where the server refuses, what was there comes back and the error goes to the caller. */
export function useReact(id: number): (reaction: ReactionName | undefined) => Promise<void> {
  const { service, siteUrl } = useBlogServices();
  const client = useQueryClient();
  return React.useCallback(async (reaction) => {
    const key = keys.article(siteUrl, id);
    const before = client.getQueryData<OpenArticle>(key);
    client.setQueryData<OpenArticle | undefined>(key, (open) => open && {
      ...open, reactions: { counts: changeReaction(open.reactions.counts, open.reactions.mine, reaction), ...(reaction ? { mine: reaction } : {}) }
    });
    try {
      await service.react(id, reaction);
    } catch (error) {
      client.setQueryData(key, before);
      throw error;
    }
  }, [client, id, service, siteUrl]);
}
