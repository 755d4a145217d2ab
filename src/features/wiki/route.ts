import * as React from 'react';
import { addressHref, useAddressPart } from '../../application/shared/useAddressPart';

/** What the address shows. */
export type WikiRoute =
  | { readonly view: 'home' }
  | { readonly view: 'page' | 'edit' | 'history'; readonly id: number }
  | { readonly view: 'new'; readonly title: string; readonly parentId?: number }
  | { readonly view: 'search'; readonly words: string }
  | { readonly view: 'recent' | 'wanted' };

/** Reads what the address says of the wiki; whatever is not ours shows the first page. */
export function parseRoute(value: string | undefined): WikiRoute {
  const [view = '', ...rest] = (value ?? '').split('/');
  const text = rest.join('/');
  const id = Number.parseInt(text, 10);
  switch (view) {
    case 'page':
    case 'edit':
    case 'history':
      return id > 0 ? { view, id } : { view: 'home' };
    case 'below':
      return id > 0 ? { view: 'new', title: '', parentId: id } : { view: 'new', title: '' };
    case 'new':
      return { view, title: text };
    case 'search':
      return { view, words: text };
    case 'recent':
    case 'wanted':
      return { view };
    default:
      return { view: 'home' };
  }
}

export function routeValue(route: WikiRoute): string | undefined {
  switch (route.view) {
    case 'home': return undefined;
    case 'page':
    case 'edit':
    case 'history': return `${route.view}/${route.id}`;
    case 'new': return route.parentId ? `below/${route.parentId}` : `new/${route.title}`;
    case 'search': return `search/${route.words}`;
    default: return route.view;
  }
}

export function routeHref(route: WikiRoute): string {
  return addressHref('wiki', routeValue(route) ?? 'home');
}

export type Navigate = (route: WikiRoute, how?: 'push' | 'replace') => void;

/** What the address shows now, and the way to show something else. */
export function useWikiRoute(): readonly [WikiRoute, Navigate] {
  const [value, show] = useAddressPart('wiki');
  const route = React.useMemo(() => parseRoute(value), [value]);
  const navigate = React.useCallback<Navigate>((next, how) => show(routeValue(next), how), [show]);
  return [route, navigate];
}
