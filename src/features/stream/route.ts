import * as React from 'react';
import { addressHref, useAddressPart } from '../../application/shared/useAddressPart';
import type { FeedFilter } from '../../domain/stream/feed';

/** What the address shows: a tab, or one post. */
export type StreamRoute = { readonly filter: FeedFilter } | { readonly postId: number };

const tabs = ['everyone', 'following', 'mentions', 'questions', 'saved', 'mine', 'hidden'] as const;
const everyone: StreamRoute = { filter: { tab: 'everyone' } };

/** What the address says of the stream, read; whatever is not ours shows everyone. */
export function parseRoute(value: string | undefined): StreamRoute {
  const [first = '', ...rest] = (value ?? '').split('/');
  const second = rest.join('/');
  const number = Number(second);
  if (first === 'search') return { filter: { tab: 'search', text: second } };
  if (first === 'questions' && second === 'open') return { filter: { tab: 'questions', isOpen: true } };
  if (first === 'topic' && second) return { filter: { tab: 'topic', topic: second } };
  if (first === 'person' && Number.isInteger(number) && number > 0) return { filter: { tab: 'person', personId: number } };
  if (first === 'post' && Number.isInteger(number) && number > 0) return { postId: number };
  const tab = tabs.find((one) => one === first);
  return tab ? { filter: { tab } } : everyone;
}

function routeValue(route: StreamRoute): string {
  if ('postId' in route) return `post/${route.postId}`;
  const { filter } = route;
  if (filter.tab === 'search') return `search/${filter.text}`;
  if (filter.tab === 'questions' && filter.isOpen) return 'questions/open';
  if (filter.tab === 'topic') return `topic/${filter.topic}`;
  return filter.tab === 'person' ? `person/${filter.personId}` : filter.tab;
}

/** The address of a tab or post, as the part after and with `#`. */
export function routeHash(route: StreamRoute): string {
  return addressHref('stream', routeValue(route));
}

/** What the address shows now, and the way to show something else; the browser's Back works. */
export function useStreamRoute(): readonly [StreamRoute, (route: StreamRoute, how?: 'push' | 'replace') => void] {
  const [value, show] = useAddressPart('stream');
  const route = React.useMemo(() => parseRoute(value), [value]);
  const navigate = React.useCallback((next: StreamRoute, how?: 'push' | 'replace') => show(routeValue(next), how), [show]);
  return [route, navigate];
}
