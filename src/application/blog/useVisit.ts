import * as React from 'react';
import type { ArticleEntry } from '../../domain/blog/article';
import type { ArticlePage, BlogViewer } from '../../domain/blog/ports';
import { useBlogServices } from './blogServices';

/** Milliseconds in view after which a list counts as seen, and an article as read. */
const glance = 4000;

function whenLookedAt(act: () => void): () => void {
  const timer = window.setTimeout(() => { if (document.visibilityState === 'visible') act(); }, glance);
  return () => window.clearTimeout(timer);
}

/**
 * Which articles are new since the person last looked at this list, on any device. What is new stays marked for this
 * visit; nothing is new on the very first one.
 * @param blog key of the blog that the list shows; undefined for all
 */
export function useVisit(page: ArticlePage | undefined, blog: string | undefined, viewer: BlogViewer | undefined): (article: ArticleEntry) => boolean {
  const { service } = useBlogServices();
  const [before, setBefore] = React.useState<number>();
  const newest = page?.articles.reduce((most, { id }) => Math.max(most, id), 0) ?? 0;
  const known = page?.seenUpTo;
  React.useEffect(() => {
    if (page && before === undefined) setBefore(known ?? Infinity);
  }, [page, known, before]);
  const canMark = viewer?.canWrite === true && newest > (known ?? 0);
  React.useEffect(() => (canMark ? whenLookedAt(() => { service.markSeen(blog, newest).catch(() => undefined); }) : undefined), [canMark, newest, blog, service]);
  const viewerId = viewer?.person.id;
  return ({ id, authorId }) => id > (before ?? Infinity) && authorId !== viewerId;
}

const counted = new Set<string>();

/** Counts that somebody read an article, once, where the owner wants it counted. Authors do not read their own. */
export function useCountRead(article: ArticleEntry | undefined, viewer: BlogViewer): void {
  const { service, siteUrl, countsReads } = useBlogServices();
  const id = article?.id;
  const isOther = article !== undefined && article.authorId !== viewer.person.id;
  const key = `${siteUrl}|${viewer.person.id}|${id ?? 0}`;
  React.useEffect(() => {
    if (!countsReads || !viewer.canWrite || !isOther || id === undefined || counted.has(key)) return undefined;
    return whenLookedAt(() => {
      counted.add(key);
      service.countRead(id).catch(() => counted.delete(key));
    });
  }, [countsReads, viewer.canWrite, isOther, id, key, service]);
}
