import * as React from 'react';
import type { FeedFilter } from '../../domain/stream/feed';

/** What the address shows: a tab, or one post. */
export type StreamRoute = { readonly filter: FeedFilter } | { readonly postId: number };

const tabs = ['everyone', 'following', 'mentions', 'questions', 'saved', 'mine'] as const;
const everyone: StreamRoute = { filter: { tab: 'everyone' } };

/** Reads the part of an address after `#`; whatever is not ours shows everyone. */
export function parseRoute(hash: string): StreamRoute {
  const value = /(?:^#|&)stream=([^&]*)/.exec(hash)?.[1];
  if (!value) return everyone;
  const [first = '', ...rest] = value.split('/').map(decodePart);
  const second = rest.join('/');
  const number = Number(second);
  if (first === 'topic' && second) return { filter: { tab: 'topic', topic: second } };
  if (first === 'person' && Number.isInteger(number) && number > 0) return { filter: { tab: 'person', personId: number } };
  if (first === 'post' && Number.isInteger(number) && number > 0) return { postId: number };
  const tab = tabs.find((one) => one === first);
  return tab ? { filter: { tab } } : everyone;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The address of a tab or post, as the part after and with `#`. */
export function routeHash(route: StreamRoute): string {
  if ('postId' in route) return `#stream=post/${route.postId}`;
  const { filter } = route;
  if (filter.tab === 'topic') return `#stream=topic/${encodeURIComponent(filter.topic)}`;
  return filter.tab === 'person' ? `#stream=person/${filter.personId}` : `#stream=${filter.tab}`;
}

/** What the address shows now, and the way to show something else; the browser's Back works. */
export function useStreamRoute(): readonly [StreamRoute, (route: StreamRoute) => void] {
  const [hash, setHash] = React.useState(() => window.location.hash);
  React.useEffect(() => {
    const handleChange = (): void => setHash(window.location.hash);
    window.addEventListener('hashchange', handleChange);
    return () => window.removeEventListener('hashchange', handleChange);
  }, []);
  const route = React.useMemo(() => parseRoute(hash), [hash]);
  const navigate = React.useCallback((next: StreamRoute) => {
    window.location.hash = routeHash(next);
  }, []);
  return [route, navigate];
}
