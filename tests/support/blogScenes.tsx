import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import * as React from 'react';
import { BlogProvider, type BlogEnvironment } from '../../src/application/blog/blogServices';
import { ToastProvider } from '../../src/application/shared/toasts';
import type { Article, ArticleEntry, ArticleVersion } from '../../src/domain/blog/article';
import type { BlogInfo } from '../../src/domain/blog/blogs';
import type { Comment } from '../../src/domain/blog/comments';
import type { BlogService, BlogStart, OpenArticle } from '../../src/domain/blog/ports';
import type { ArticleDraft } from '../../src/domain/blog/draft';
import { BlogScreen } from '../../src/features/blog/BlogScreen';
import { routeHref, type BlogRoute } from '../../src/features/blog/route';
import { anEntry } from './drafts';
import { aPerson } from './profiles';
import { renderKit } from './renderKit';

export const [ada, ben] = [aPerson(1, 'Ada King'), aPerson(2, 'Ben Moor')];
const people = new Map([[1, ada], [2, ben]]);

/** A published article of person 1 with its text. */
export function anArticle(change: Partial<Article> = {}): Article {
  return { ...anEntry({ id: 7 }), body: '<p>Calm.</p>', editedAt: '2026-06-01T08:00:00Z', etag: '"3"', ...change };
}

export function aComment(change: Partial<Comment> = {}): Comment {
  return { key: 'o1', body: 'Well said.', authorId: 2, createdAt: '2026-06-02T08:00:00Z', isWaiting: false, reactions: { counts: {} }, ...change };
}

/** What a blog holds in a test, and who looks. */
export interface BlogScene {
  readonly articles?: readonly ArticleEntry[];
  readonly article?: Article;
  readonly comments?: readonly Comment[];
  readonly around?: Pick<OpenArticle, 'earlier' | 'later'>;
  readonly versions?: readonly ArticleVersion[];
  readonly drafts?: readonly ArticleDraft[];
  readonly blogs?: readonly BlogInfo[];
  readonly layout?: BlogEnvironment['layout'];
  readonly isOwner?: boolean;
  readonly canWrite?: boolean;
  readonly countsReads?: boolean;
  readonly service?: Partial<BlogService>;
}

/** Draws the whole blog at one address, on a service that holds the scene. */
export function openBlog(route: BlogRoute, scene: BlogScene = {}): HTMLElement {
  const { articles = [], article = anArticle(), comments = [], around = {}, versions = [], drafts = [], blogs = [], layout = 'magazine', isOwner = false, canWrite = true, countsReads = false } = scene;
  const viewer = { person: ada, canWrite, isOwner };
  const page = { articles, people, counts: new Map(articles.map(({ id }) => [id, { reactions: 0, comments: 2 }])) };
  const start: BlogStart = { viewer, state: 'ready', pins: {}, drafts, blogs, page };
  const service: Partial<BlogService> = {
    readStart: async () => start, listArticles: async () => page, listVersions: async () => versions, findOldest: async () => new Date('2026-01-01T00:00:00Z'), listTopics: async () => [],
    openArticle: async () => ({ article, reactions: { counts: {} }, comments, hasMoreComments: false, people, ...(blogs[0] ? { blog: blogs[0] } : {}), ...around }),
    search: async () => articles.map(({ id, title, summary }) => ({ id, title, excerpt: summary })), listPopular: async () => ({ articles: articles.map((one) => ({ article: one, count: 3 })), people, isCut: false }),
    doDue: async () => ({ published: [], unpublished: [], shared: 0 }), markSeen: async () => undefined, countRead: async () => undefined, listLinkCards: async () => new Map(),
    pictureUrl: (id, name) => `/pictures/${id}/${encodeURIComponent(name)}`, draftPictureUrl: (_draft, name) => `/drafts/${encodeURIComponent(name)}`,
    ...scene.service
  };
  const environment = {
    service, siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: () => '', pageSize: 12, layout, countsReads, loadSetup: async () => undefined,
    people: { listPeople: async () => people, searchPeople: async () => [], ensurePerson: async () => ben }
  } as unknown as BlogEnvironment;
  window.localStorage.clear();
  window.history.replaceState(null, '', routeHref(route));
  return renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BlogProvider services={environment}><ToastProvider><BlogScreen start={start} title="" /></ToastProvider></BlogProvider>
    </QueryClientProvider>
  ).container;
}
