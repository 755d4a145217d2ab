import * as React from 'react';
import { addressHref, useAddressPart } from '../../application/shared/useAddressPart';
import { isMonth } from '../../domain/blog/archive';
import type { ArticleFilter } from '../../domain/blog/ports';

/** What the address shows. */
export type BlogRoute =
  | { readonly view: 'list' }
  | { readonly view: 'category' | 'blog' | 'series' | 'topic' | 'month' | 'popular'; readonly name: string }
  | { readonly view: 'author' | 'article' | 'edit' | 'history'; readonly id: number }
  | { readonly view: 'write'; readonly key: string; readonly blog?: string | undefined }
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
    case 'history':
      return id > 0 ? { view, id } : { view: 'list' };
    case 'category':
    case 'blog':
    case 'series':
    case 'topic':
      return text === '' ? { view: 'list' } : { view, name: text };
    case 'popular':
      return { view, name: text };
    case 'month':
      return isMonth(text) ? { view, name: text } : { view: 'list' };
    case 'write': {
      const [key = '', blog] = rest;
      return key === '' ? { view: 'list' } : { view, key, ...(blog ? { blog } : {}) };
    }
    case 'search':
      return { view, words: text };
    default:
      return { view: 'list' };
  }
}

export function routeValue(route: BlogRoute): string | undefined {
  switch (route.view) {
    case 'list': return undefined;
    case 'write': return `write/${route.key}${route.blog ? `/${route.blog}` : ''}`;
    case 'search': return `search/${route.words}`;
    case 'author':
    case 'article':
    case 'edit':
    case 'history':
      return `${route.view}/${route.id}`;
    default: return `${route.view}/${route.name}`;
  }
}

/** The articles that a view lists; `scope` is the one blog that the web part shows. */
export function filterOf(route: BlogRoute, scope: string | undefined): ArticleFilter {
  switch (route.view) {
    case 'blog': return { kind: 'all', blog: route.name };
    case 'category': return { kind: 'category', category: route.name, blog: scope };
    case 'series': return { kind: 'series', series: route.name, blog: scope };
    case 'topic': return { kind: 'topic', topic: route.name, blog: scope };
    case 'month': return { kind: 'month', month: route.name, blog: scope };
    case 'author': return { kind: 'author', authorId: route.id, blog: scope };
    default: return { kind: 'all', blog: scope };
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
