import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { StreamService } from '../../domain/stream/ports';
import { useStreamEnvironment } from './streamContext';

/** Something that is looked up when somebody asks for it, and afresh each time. */
export function useRecord<T>(name: string, id: number | string, read: (service: StreamService) => Promise<T>): UseQueryResult<T> {
  const { service, siteUrl } = useStreamEnvironment();
  return useQuery(['stream', siteUrl, 'record', name, id], () => read(service), { cacheTime: 0, staleTime: 0 });
}
