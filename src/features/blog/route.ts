import * as React from 'react';
import { addressHref, useAddressPart } from '../../application/shared/useAddressPart';

/** What the address shows. */
export type BlogRoute =
  | { readonly view: 'list' }
  | { readonly view: 'category'; readonly category: string }
  | { readonly view: 'author' | 'article' | 'edit'; readonly id: number }
  | { readonly view: 'write'; readonly key: string }
  | { readonly view: 'search'; readonly words: string };

/** Reads what the address says of the blog; whatever is not ours shows the list. */
export function parseRoute(value: string | undefined): BlogRoute {
  const [view = '', ...rest] = (value ?? '').split('/');
  const text = rest.join('/');
  const id = Number.parseInt(text, 10);
  switch (view) {
    case 'author':
    case 'article':
    case 'edit':
      return id > 0 ? { view, id } : { view: 'list' };
    case 'category':
      return text === '' ? { view: 'list' } : { view, category: text };
    case 'write':
      return text === '' ? { view: 'list' } : { view, key: text };
    case 'search':
      return { view, words: text };
    default:
      return { view: 'list' };
  }
}

export function routeValue(route: BlogRoute): string | undefined {
  switch (route.view) {
    case 'list': return undefined;
    case 'category': return `category/${route.category}`;
    case 'write': return `write/${route.key}`;
    case 'search': return `search/${route.words}`;
    default: return `${route.view}/${route.id}`;
  }
}

export function routeHref(route: BlogRoute): string {
  return addressHref('blog', routeValue(route) ?? 'list');
}

export type Navigate = (route: BlogRoute, how?: 'push' | 'replace') => void;

export function useBlogRoute(): readonly [BlogRoute, Navigate] {
  const [value, show] = useAddressPart('blog');
  const route = React.useMemo(() => parseRoute(value), [value]);
  const navigate = React.useCallback<Navigate>((next, how) => show(routeValue(next), how), [show]);
  return [route, navigate];
}
