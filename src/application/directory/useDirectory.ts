import { useInfiniteQuery, useQuery, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import type { DirectoryPage, DirectoryQuery, LanguageFacet, ProfileSite } from '../../domain/directory/directory';
import type { Week } from '../../domain/directory/week';
import { useDirectoryServices } from './directoryServices';

/** People page by page; what was found before stays while something else is looked for. */
export function useDirectory(query: DirectoryQuery): UseInfiniteQueryResult<DirectoryPage> {
  const { directory, siteUrl, rulesKey, pageSize } = useDirectoryServices();
  return useInfiniteQuery(['directory', siteUrl, rulesKey, query], ({ pageParam }: { pageParam?: number }) => directory.findPeople(query, pageParam ?? 0, pageSize), {
    getNextPageParam: (page) => page.next,
    keepPreviousData: true
  });
}

/** Where the profiles of the site are; asked for once people are there, as nothing waits for it. */
export function useProfileSite(isReady: boolean): UseQueryResult<ProfileSite> {
  const { directory, siteUrl, rulesKey } = useDirectoryServices();
  return useQuery(['directory', siteUrl, rulesKey, 'profiles'], () => directory.readProfileSite(), { enabled: isReady, retry: false });
}

/** Languages as people say them; asked for when somebody wants to see them. */
export function useLanguages(isWanted: boolean): UseQueryResult<LanguageFacet> {
  const { directory, siteUrl, rulesKey } = useDirectoryServices();
  return useQuery(['directory', siteUrl, rulesKey, 'languages'], () => directory.readLanguages(), { enabled: isWanted, retry: false });
}

/** What the days around today bring. */
export function useWeek(today: string): UseQueryResult<Week> {
  const { directory, siteUrl, rulesKey } = useDirectoryServices();
  return useQuery(['directory', siteUrl, rulesKey, 'week', today], () => directory.readWeek(today), { retry: false });
}
