import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import type { AppError } from '../../domain/shared/errors';
import type { NewPage, PageChange, PageFacts, PageNode, PageVersion, WikiPage } from '../../domain/wiki/page';
import type { Backlink, OpenPage, PageHit, WikiReader, WikiStart } from '../../domain/wiki/ports';
import { useWikiServices } from './wikiServices';

export const keyOf = (siteUrl: string, ...rest: readonly (string | number)[]): readonly (string | number)[] => ['wiki', siteUrl, ...rest];

/** Who looks, and the first level of the tree. */
export function useWikiStart(): UseQueryResult<WikiStart> {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  return useQuery(keyOf(siteUrl, 'start'), async () => {
    const start = await service.readStart();
    client.setQueryData(keyOf(siteUrl, 'level', 0), start.roots);
    return start;
  });
}

/** A page with its place in the tree; the levels around it are known afterwards without asking. */
export function useOpenPage(id: number | undefined): UseQueryResult<OpenPage> {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  return useQuery(keyOf(siteUrl, 'page', id ?? 0), async () => {
    const opened = await service.openPage(id ?? 0);
    for (const [parentId, nodes] of opened.levels) client.setQueryData(keyOf(siteUrl, 'level', parentId), nodes);
    return opened;
  }, { enabled: id !== undefined, keepPreviousData: true });
}

/** A page's title and text alone, for showing it in another. */
export function useOpenText(id: number | undefined): UseQueryResult<Pick<WikiPage, 'id' | 'title' | 'body'>> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'text', id ?? 0), () => service.readText(id ?? 0), { enabled: id !== undefined, retry: false });
}

/** One level of the tree, asked for when it is opened. */
export function useLevel(parentId: number, isOpen: boolean): UseQueryResult<readonly PageNode[]> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'level', parentId), () => service.listChildren(parentId), { enabled: isOpen });
}

/** The page of a title; null where nobody has written it. */
export function usePageOfTitle(title: string | undefined): UseQueryResult<PageNode | null> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'title', title ?? ''), async () => (await service.findByTitle(title ?? '')) ?? null, { enabled: title !== undefined });
}

export function useBacklinks(id: number, isNear: boolean): UseQueryResult<readonly Backlink[]> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'backlinks', id), () => service.listBacklinks(id), { enabled: isNear });
}

export function useRecent(): UseQueryResult<Awaited<ReturnType<WikiReader['listRecent']>>> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'recent'), () => service.listRecent());
}

export function useWanted(): UseQueryResult<Awaited<ReturnType<WikiReader['listWanted']>>> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'wanted'), () => service.listWanted());
}

/** @param limit the newest states that are asked for. */
export function useVersions(id: number, limit: number): UseQueryResult<readonly PageVersion[]> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'versions', id, limit), () => service.listVersions(id, limit), { keepPreviousData: true });
}

export function useWikiSearch(words: string): UseQueryResult<readonly PageHit[]> {
  const { service, siteUrl } = useWikiServices();
  return useQuery(keyOf(siteUrl, 'search', words), () => service.search(words), { enabled: words.trim() !== '', keepPreviousData: true });
}

/** Where a page is put; `isPlaced` chooses its place among its neighbours, too. */
export interface Place {
  readonly id: number;
  readonly parentId: number | undefined;
  readonly beforeId?: number | undefined;
  readonly isPlaced?: boolean;
  readonly summary: string;
}

/** What changes the wiki; afterwards everything that may have changed with it is asked for again. */
export interface WikiActions {
  readonly add: UseMutationResult<WikiPage, AppError, NewPage>;
  readonly save: UseMutationResult<WikiPage, AppError, { readonly id: number; readonly change: PageChange; readonly etag: string }>;
  readonly move: UseMutationResult<void, AppError, Place>;
  readonly facts: UseMutationResult<void, AppError, { readonly id: number; readonly facts: PageFacts; readonly summary: string }>;
  readonly remove: UseMutationResult<void, AppError, number>;
}

export function useWikiActions(): WikiActions {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const refresh = React.useCallback(() => client.invalidateQueries(keyOf(siteUrl)), [client, siteUrl]);
  const options = { onSuccess: refresh };
  return {
    add: useMutation((page: NewPage) => service.addPage(page), options),
    save: useMutation(({ id, change, etag }: { readonly id: number; readonly change: PageChange; readonly etag: string }) => service.savePage(id, change, etag), options),
    move: useMutation(({ id, parentId, beforeId, summary, isPlaced }: Place) => (isPlaced ? service.placePage(id, parentId, beforeId, summary) : service.movePage(id, parentId, summary)), {
      onSuccess: (_nothing, { id }) => {
        // What lies below is remembered behind the reader's back: until then it takes a round trip more, and nothing is wrong.
        service.settlePlaces(id).catch(() => undefined);
        return refresh();
      }
    }),
    facts: useMutation(({ id, facts, summary }: { readonly id: number; readonly facts: PageFacts; readonly summary: string }) => service.setFacts(id, facts, summary), options),
    remove: useMutation((id: number) => service.deletePage(id), options)
  };
}
