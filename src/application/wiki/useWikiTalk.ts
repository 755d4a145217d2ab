import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import type { AppError } from '../../domain/shared/errors';
import type { Reading, WatchedPage, WikiOverviews } from '../../domain/wiki/overviews';
import type { WikiMentions } from '../../domain/wiki/mentions';
import type { EditingPerson, NewComment, WikiTalk } from '../../domain/wiki/talk';
import { keyOf } from './useWiki';
import { useWikiServices } from './wikiServices';

/** How often a sign of life is given, and looked for, in milliseconds: well within the time it lasts. */
const signEvery = 50_000;

/** Who else has a page open for writing; looked for again and again while the page is seen. */
export function useEditing(pageId: number): readonly EditingPerson[] {
  const { service, siteUrl } = useWikiServices();
  const { data } = useQuery(keyOf(siteUrl, 'editing', pageId), () => service.listEditing(pageId), { refetchInterval: signEvery, staleTime: 0, retry: false });
  return data ?? [];
}

/** Shows others that this person writes on a page, while the component is there. It never stands in the way: failures are silent. */
export function useSignOfLife(pageId: number | undefined, isOn: boolean): void {
  const { service } = useWikiServices();
  React.useEffect(() => {
    if (pageId === undefined || !isOn) return undefined;
    const show = (): void => { if (!document.hidden) service.showEditing(pageId).catch(() => undefined); };
    show();
    const timer = window.setInterval(show, signEvery);
    return () => {
      window.clearInterval(timer);
      service.hideEditing().catch(() => undefined);
    };
  }, [service, pageId, isOn]);
}

/** @param limit the newest words that are shown. */
export function useComments(pageId: number, isNear: boolean, limit = 200): UseQueryResult<Awaited<ReturnType<WikiTalk['listComments']>>> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'comments', pageId, limit), () => service.listComments(pageId, limit), { enabled: isNear, keepPreviousData: true });
}

/** What is done with comments of one page; afterwards they are asked for again. */
export interface CommentActions {
  readonly add: UseMutationResult<void, AppError, NewComment>;
  readonly remove: UseMutationResult<void, AppError, number>;
  readonly resolve: UseMutationResult<void, AppError, { readonly id: number; readonly isResolved: boolean }>;
}

export function useCommentActions(pageId: number): CommentActions {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const options = { onSuccess: () => client.invalidateQueries(keyOf(siteUrl, 'comments', pageId)) };
  return {
    add: useMutation((comment: NewComment) => service.addComment(comment), options),
    remove: useMutation((id: number) => service.deleteComment(id), options),
    resolve: useMutation(({ id, isResolved }: { readonly id: number; readonly isResolved: boolean }) => service.setResolved(pageId, id, isResolved), options)
  };
}

/** "I have read this". */
export function useConfirmRead(pageId: number): UseMutationResult<void, AppError, { readonly edition: number; readonly version: string }> {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  return useMutation(({ edition, version }: { readonly edition: number; readonly version: string }) => service.confirmRead(pageId, edition, version), {
    onSuccess: async () => {
      await Promise.all(['page', 'required', 'readings'].map((part) => client.invalidateQueries(keyOf(siteUrl, part))));
    }
  });
}

export function useReadings(pageId: number, edition: number): UseQueryResult<readonly Reading[]> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'readings', pageId, edition), () => service.listReadings(pageId, edition));
}

/** One of the lists of pages, asked for when it is shown. */
export function useOverview<T>(name: string, read: (overviews: WikiOverviews) => Promise<T>, detail: string | number = ''): UseQueryResult<T> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, name, detail), () => read(service));
}

/** Where others named the person. */
export function useMentions(): UseQueryResult<Awaited<ReturnType<WikiMentions['listMentions']>>> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'mentions'), () => service.listMentions());
}

export function useWatch(pageId: number): UseQueryResult<'page' | 'branch' | null> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'watch', pageId), async () => (await service.findWatch(pageId)) ?? null);
}

/** Watching and looking. */
export interface WatchActions {
  readonly set: UseMutationResult<void, AppError, { readonly id: number; readonly what: 'page' | 'branch' | undefined }>;
  readonly looked: UseMutationResult<void, AppError, WatchedPage>;
}

export function useWatchActions(): WatchActions {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const options = { onSuccess: () => Promise.all(['watch', 'watched'].map((part) => client.invalidateQueries(keyOf(siteUrl, part)))) };
  return {
    set: useMutation(({ id, what }: { readonly id: number; readonly what: 'page' | 'branch' | undefined }) => service.setWatch(id, what), options),
    looked: useMutation(({ page }: WatchedPage) => service.markLooked(page.id), options)
  };
}
