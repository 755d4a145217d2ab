import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen } from '@testing-library/react';
import * as React from 'react';
import { BlogProvider, type BlogEnvironment } from '../../../../src/application/blog/blogServices';
import { useCountRead } from '../../../../src/application/blog/useVisit';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import type { ArticleEntry } from '../../../../src/domain/blog/article';
import { parsePopular, rank } from '../../../../src/domain/blog/popular';
import type { BlogService, BlogStart } from '../../../../src/domain/blog/ports';
import { ArticleList } from '../../../../src/features/blog/ArticleList';
import Popular from '../../../../src/features/blog/Popular';
import { anEntry } from '../../../support/drafts';
import { aPerson } from '../../../support/profiles';
import { renderKit, violations } from '../../../support/renderKit';

const [ada, ben] = [aPerson(1, 'Ada King'), aPerson(2, 'Ben Moor')];
const people = new Map([[1, ada], [2, ben]]);
const viewer = { person: ada, canWrite: true, isOwner: false };

function draw(element: React.ReactElement, { service = {}, articles = [], seenUpTo, countsReads = false }: { readonly service?: Partial<BlogService>; readonly articles?: readonly ArticleEntry[]; readonly seenUpTo?: number; readonly countsReads?: boolean } = {}): void {
  const page = { articles, people, counts: new Map(), ...(seenUpTo === undefined ? {} : { seenUpTo }) };
  const everything: Partial<BlogService> = { readStart: async () => ({ viewer, state: 'ready', pins: {}, drafts: [], page, blogs: [] }) as BlogStart, listArticles: async () => page, pictureUrl: () => '', markSeen: async () => undefined, ...service };
  const environment = { service: everything, siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: () => '', pageSize: 12, layout: 'cards', countsReads } as unknown as BlogEnvironment;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BlogProvider services={environment}><ToastProvider>{element}</ToastProvider></BlogProvider>
    </QueryClientProvider>
  );
}

const list = <ArticleList filter={{ kind: 'all' }} hasLead={false} canWrite navigate={() => undefined} />;

beforeEach(() => { jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }); });
afterEach(() => { jest.useRealTimers(); });

test('what came since the last visit is marked, one’s own is not, and the visit is remembered once it was looked at', async () => {
  const seen: unknown[] = [];
  draw(list, { seenUpTo: 10, articles: [anEntry({ id: 12, title: 'Mine', authorId: 1 }), anEntry({ id: 11, title: 'Fresh', authorId: 2 }), anEntry({ id: 10, title: 'Known', authorId: 2 })], service: { markSeen: async (blog, id) => { seen.push([blog, id]); } } });
  expect(await screen.findByRole('article', { name: 'Fresh' })).toHaveTextContent('New');
  expect(screen.getByRole('article', { name: 'Mine' })).not.toHaveTextContent('New');
  expect(screen.getByRole('article', { name: 'Known' })).not.toHaveTextContent('New');
  expect(seen).toEqual([]);
  await act(async () => { jest.advanceTimersByTime(5000); });
  expect(seen).toEqual([[undefined, 12]]);
  expect(screen.getByRole('article', { name: 'Fresh' })).toHaveTextContent('New');
});

test('on the very first visit nothing is new', async () => {
  draw(list, { articles: [anEntry({ id: 12, title: 'First sight', authorId: 2 })] });
  expect(await screen.findByRole('article', { name: 'First sight' })).not.toHaveTextContent('New');
});

test('popular articles say how they are counted; readers are offered only where they are', async () => {
  const asked: unknown[] = [];
  const routes: unknown[] = [];
  const service: Partial<BlogService> = { listPopular: async (by, days) => { asked.push([by, days]); return { articles: [{ article: anEntry({ title: 'A calm week' }), count: 4 }], people, isCut: true }; } };
  draw(<Popular name="read-7" navigate={(route) => routes.push(route)} />, { service });
  expect(await screen.findByRole('link', { name: 'A calm week' })).toBeInTheDocument();
  expect(screen.getByText('4 comments')).toBeInTheDocument();
  expect(screen.getByText(/the newest 2,000 rows/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Most read' })).toBeNull();
  expect(asked).toEqual([['discussed', 7]]);
  fireEvent.click(screen.getByRole('button', { name: 'Last 365 days' }));
  expect(routes).toEqual([{ view: 'popular', name: 'discussed-365' }]);
  jest.useRealTimers();
  expect(await violations()).toEqual([]);
});

test('with counted reads both are offered', async () => {
  draw(<Popular name="read-30" navigate={() => undefined} />, { countsReads: true, service: { listPopular: async () => ({ articles: [{ article: anEntry(), count: 1 }], people, isCut: false }) } });
  expect(await screen.findByText('1 reader')).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Most read' })).toBeInTheDocument();
  expect(screen.getByText(/Counted once a person and article/)).toBeInTheDocument();
});

function Reading({ article }: { readonly article: ArticleEntry }): null {
  useCountRead(article, viewer);
  return null;
}

test.each([
  { title: 'is counted after a look', countsReads: true, authorId: 2, counted: [31] },
  { title: 'of one’s own article is not counted', countsReads: true, authorId: 1, counted: [] },
  { title: 'is not counted where the owner does not want it', countsReads: false, authorId: 2, counted: [] }
])('a reading $title', async ({ countsReads, authorId, counted }) => {
  const calls: number[] = [];
  draw(<Reading article={anEntry({ id: 31, authorId })} />, { countsReads, service: { countRead: async (id) => { calls.push(id); } } });
  await act(async () => { jest.advanceTimersByTime(1000); });
  expect(calls).toEqual([]);
  await act(async () => { jest.advanceTimersByTime(9000); });
  expect(calls).toEqual(counted);
});

test('numbers are ranked by how often they come; an address that is none of ours shows the month’s discussions', () => {
  expect(rank([3, 1, 3, 2, 1, 3])).toEqual([{ id: 3, count: 3 }, { id: 1, count: 2 }, { id: 2, count: 1 }]);
  expect(parsePopular('read-7')).toEqual({ by: 'read', days: 7 });
  expect(parsePopular('<b>-9')).toEqual({ by: 'discussed', days: 30 });
});
