import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { DirectoryPage, DirectoryQuery } from '../../domain/directory/directory';
import { useDirectoryServices } from './directoryServices';

/** People page by page; what was found before stays while something else is looked for. */
export function useDirectory(query: DirectoryQuery): UseInfiniteQueryResult<DirectoryPage> {
  const { directory, siteUrl, rulesKey, pageSize } = useDirectoryServices();
  return useInfiniteQuery(['directory', siteUrl, rulesKey, query], ({ pageParam }: { pageParam?: number }) => directory.findPeople(query, pageParam ?? 0, pageSize), {
    getNextPageParam: (page) => page.next,
    keepPreviousData: true
  });
}
