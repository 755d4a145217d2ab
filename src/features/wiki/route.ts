import * as React from 'react';
import { addressHref, useAddressPart } from '../../application/shared/useAddressPart';

/** What the address shows. */
export type WikiRoute =
  | { readonly view: 'home' }
  | { readonly view: 'page' | 'edit' | 'history' | 'print'; readonly id: number; readonly heading?: string }
  | { readonly view: 'new'; readonly title: string; readonly parentId?: number }
  | { readonly view: 'search'; readonly words: string }
  | { readonly view: 'topic'; readonly name: string }
  | { readonly view: 'owner'; readonly ownerId: number }
  | { readonly view: OverviewName };

/** Lists of pages, each with an address of its own. */
export const overviewNames = ['recent', 'wanted', 'due', 'required', 'watched', 'topics', 'owners', 'orphans', 'templates'] as const;
export type OverviewName = (typeof overviewNames)[number];

function isOverview(view: string): view is OverviewName {
  return overviewNames.some((name) => name === view);
}

/** Reads what the address says of the wiki; whatever is not ours shows the first page. */
export function parseRoute(value: string | undefined): WikiRoute {
  const [view = '', ...rest] = (value ?? '').split('/');
  const text = rest.join('/');
  const id = Number.parseInt(text, 10);
  switch (view) {
    case 'page':
      return id > 0 ? { view, id, ...(rest.length > 1 ? { heading: rest.slice(1).join('/') } : {}) } : { view: 'home' };
    case 'edit':
    case 'history':
    case 'print':
      return id > 0 ? { view, id } : { view: 'home' };
    case 'below':
      return id > 0 ? { view: 'new', title: '', parentId: id } : { view: 'new', title: '' };
    case 'new':
      return { view, title: text };
    case 'search':
      return { view, words: text };
    case 'topic':
      return text === '' ? { view: 'topics' } : { view, name: text };
    case 'owner':
      return id > 0 ? { view, ownerId: id } : { view: 'owners' };
    // A page that stands in another one is shown for itself when somebody follows it.
    case 'include':
      return id > 0 ? { view: 'page', id } : { view: 'home' };
    default:
      return isOverview(view) ? { view } : { view: 'home' };
  }
}

export function routeValue(route: WikiRoute): string | undefined {
  switch (route.view) {
    case 'home': return undefined;
    case 'page':
    case 'edit':
    case 'print':
    case 'history': return `${route.view}/${route.id}${route.heading ? `/${route.heading}` : ''}`;
    case 'new': return route.parentId ? `below/${route.parentId}` : `new/${route.title}`;
    case 'topic': return `topic/${route.name}`;
    case 'owner': return `owner/${route.ownerId}`;
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
