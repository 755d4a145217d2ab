import { QueryClient } from '@tanstack/react-query';
import { isAppError, type ErrorKind } from '../../domain/shared/errors';

const final: readonly ErrorKind[] = ['notFound', 'forbidden', 'invalid', 'duplicate', 'conflict', 'signIn'];

/** Whether a failed request is sent again: twice at most, and never where the answer would be the same. A pause is counted down by the interface. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (isAppError(error, 'throttled') || isAppError(error, 'offline')) return false;
  return failures < 2 && !final.some((kind) => isAppError(error, kind));
}

/** Milliseconds before a repeated request: one second, then two, up to ten. */
export function retryDelay(failures: number): number {
  return Math.min(10_000, 1000 * 2 ** failures);
}

/**
 * The cache of one web part. What was read stays fresh for a minute, so that two views of one page do not ask twice, and
 * is kept for a quarter of an hour. Writes are never repeated by themselves.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, cacheTime: 15 * 60_000, retry: shouldRetry, retryDelay, refetchOnWindowFocus: true, refetchOnReconnect: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' }
    }
  });
}
