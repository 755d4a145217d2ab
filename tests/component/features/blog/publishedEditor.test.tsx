import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { BlogProvider, type BlogEnvironment } from '../../../../src/application/blog/blogServices';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import type { Article, ArticleText } from '../../../../src/domain/blog/article';
import type { BlogService, BlogStart, OpenArticle } from '../../../../src/domain/blog/ports';
import { AppError } from '../../../../src/domain/shared/errors';
import EditPublished from '../../../../src/features/blog/PublishedEditor';
import { anEntry } from '../../../support/drafts';
import { aPerson } from '../../../support/profiles';
import { renderKit } from '../../../support/renderKit';

const ada = aPerson(1, 'Ada King');
const viewer = { person: ada, canWrite: true, isOwner: false };

test('an older state of a published article takes nothing back that a colleague changed, in its fields neither', async () => {
  const first: Article = { ...anEntry({ id: 7, summary: 'Of the pier.' }), body: '<p>First.</p><p>Second.</p>', editedAt: '', etag: '"1"' };
  const theirs: Article = { ...first, summary: 'Of the pier and its birds.', topics: ['birds'], body: '<p>First.</p><p>Second, and birds.</p>', etag: '"2"' };
  let server = first;
  const saved: ArticleText[] = [];
  const service: Partial<BlogService> = {
    readStart: async () => ({ viewer, state: 'ready', pins: {}, drafts: [], blogs: [], page: { articles: [], people: new Map(), counts: new Map() } }) as BlogStart,
    openArticle: async () => ({ article: server, reactions: { counts: {} }, comments: [], hasMoreComments: false, people: new Map() }) as OpenArticle,
    pictureUrl: () => '',
    saveArticle: async (_id, text, etag) => {
      if (etag !== server.etag) throw new AppError('conflict');
      saved.push(text);
    }
  };
  const environment = { service, siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: () => '', people: { listPeople: async () => new Map([[1, ada]]), searchPeople: async () => [], ensurePerson: async () => ada } } as unknown as BlogEnvironment;
  window.localStorage.clear();
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BlogProvider services={environment}><ToastProvider><EditPublished id={7} viewer={viewer} navigate={() => undefined} /></ToastProvider></BlogProvider>
    </QueryClientProvider>
  );
  fireEvent.change(await screen.findByRole('textbox', { name: 'Title' }), { target: { value: 'A windy week' } });
  server = theirs;
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toMatchObject({ title: 'A windy week', summary: 'Of the pier and its birds.', topics: ['birds'], body: '<p>First.</p><p>Second, and birds.</p>' });
});
