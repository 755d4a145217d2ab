import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { BlogProvider, type BlogEnvironment } from '../../../../src/application/blog/blogServices';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import type { ArticleText } from '../../../../src/domain/blog/article';
import type { ArticleDraft } from '../../../../src/domain/blog/draft';
import type { BlogService, BlogStart } from '../../../../src/domain/blog/ports';
import { AppError } from '../../../../src/domain/shared/errors';
import ArticleEditor from '../../../../src/features/blog/ArticleEditor';
import type { BlogRoute } from '../../../../src/features/blog/route';
import { aDraft } from '../../../support/drafts';
import { aPerson } from '../../../support/profiles';
import { renderKit } from '../../../support/renderKit';

const [ada, ben] = [aPerson(1, 'Ada King'), aPerson(2, 'Ben Moor')];
const viewer = { person: ada, canWrite: true, isOwner: false };

interface Desk {
  readonly calls: string[];
  readonly saved: ArticleText[];
  readonly routes: BlogRoute[];
}

let keys = 0;

/** Somebody's desk with a draft on it; what is asked of the server is written down. */
function sit(draft: ArticleDraft | undefined, service: Partial<BlogService> = {}): Desk {
  const desk: Desk = { calls: [], saved: [], routes: [] };
  const key = draft?.key ?? `new-${++keys}`;
  let known = draft;
  const everything: Partial<BlogService> = {
    readStart: async () => ({ viewer, state: 'ready', pins: {}, drafts: [], page: { articles: [], people: new Map(), counts: new Map() }, blogs: [{ id: 1, key: 'rookery', title: 'Rookery', about: '', authorIds: [], commentDays: 0 }] }) as BlogStart,
    saveDraft: async (_key, text) => {
      desk.saved.push(text);
      known = aDraft({ ...known, ...text, key, etag: `"${desk.saved.length + 10}"` });
      return known;
    },
    findDraft: async () => known, draftPictureUrl: (_draft, name) => `/pictures/${name}`,
    publish: async () => { desk.calls.push('publish'); return 12; },
    schedule: async (_draft, at) => { desk.calls.push(`schedule ${at ?? 'never'}`); },
    deleteDraft: async () => { desk.calls.push('delete'); },
    ...service
  };
  const environment = {
    service: everything, siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: () => '', pageSize: 12, layout: 'magazine',
    people: { listPeople: async () => new Map([[1, ada], [2, ben]]), searchPeople: async () => [], ensurePerson: async () => ben }
  } as unknown as BlogEnvironment;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BlogProvider services={environment}>
        <ToastProvider><ArticleEditor viewer={viewer} draftKey={key} blog={undefined} draft={draft} navigate={(route) => desk.routes.push(route)} /></ToastProvider>
      </BlogProvider>
    </QueryClientProvider>
  );
  return desk;
}

async function choose(item: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'More for this draft' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: item }));
}

beforeEach(() => window.localStorage.clear());

describe('writing', () => {
  test('nothing is published or planned without a title and a text, and the field says what is missing', async () => {
    const desk = sit(undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Give the article a title.')).toBeInTheDocument();
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'A calm week' } });
    await choose('Publish later');
    expect(await screen.findByText('Write the text first.')).toBeInTheDocument();
    expect(screen.queryByText('When shall it appear?')).toBeNull();
    expect(desk.calls).toEqual([]);
  });

  test('publishing leads to the article; where it fails the text stays, and says that it is a draft', async () => {
    const first = sit(aDraft({ key: 'well' }));
    fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(first.routes).toEqual([{ view: 'article', id: 12 }]));
    expect(first.calls).toEqual(['publish']);
  });

  test('a failed publishing keeps the text on the screen', async () => {
    const desk = sit(aDraft({ key: 'failing' }), { publish: () => Promise.reject(new AppError('offline', { message: 'gone' })) });
    fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText(/It is still a draft, and nothing is lost\./)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Two weeks at the pier');
    expect(desk.routes).toEqual([]);
  });

  test('what is typed is saved after a pause, with what changed beside the text', async () => {
    const desk = sit(aDraft({ key: 'typing', blog: 'rookery' }));
    fireEvent.change(screen.getByRole('textbox', { name: /^Category/ }), { target: { value: 'Harbours' } });
    expect(await screen.findByText(/^Kept on this device/)).toBeInTheDocument();
    await waitFor(() => expect(desk.saved).toHaveLength(1), { timeout: 5000 });
    expect(desk.saved[0]).toMatchObject({ category: 'Harbours', blog: 'rookery', byline: { voice: 'people', people: [] } });
    expect(screen.getByRole('combobox', { name: 'Speaks as' })).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Remove Ada King' })).toBeInTheDocument();
  });

  test('an end that has passed keeps a draft from being published', async () => {
    const desk = sit(aDraft({ key: 'over', unpublishAt: '2020-01-01T08:00:00Z' }));
    fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('It would end before it appears.')).toBeInTheDocument();
    expect(desk.calls).toEqual([]);
  });

  test('a shared draft names everybody who writes it, and its cover can be aimed', async () => {
    sit(aDraft({ key: 'shared', isShared: true, round: 1, team: { authors: [1, 2], reviewers: [] }, cover: { name: 'pier.png', alt: '', focus: { x: 20, y: 80 } } }));
    expect(await screen.findByText('Written together with Ben Moor.')).toBeInTheDocument();
    expect(screen.getByText(/Only those named here can read this draft\./)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Remove Ben Moor' })).toBeInTheDocument();
    expect(screen.getByRole('slider', { name: 'What stays in view' })).toHaveAttribute('aria-valuetext', '20 percent from the left, 80 percent from the top');
  });

  test('a plan is taken back with one press', async () => {
    const desk = sit(aDraft({ key: 'planned', publishAt: '2030-06-01T08:00:00Z' }));
    fireEvent.click(screen.getByText('Do not publish by itself'));
    await waitFor(() => expect(desk.calls).toEqual(['schedule never']));
  });

  test('a discarded draft is deleted, and the list is shown', async () => {
    const desk = sit(aDraft({ key: 'discarded' }));
    await choose('Discard');
    await waitFor(() => expect(desk.calls).toEqual(['delete']));
    expect(desk.routes).toEqual([{ view: 'list' }]);
  });
});

describe('a co-author writes on', () => {
  test('what they wrote is joined and published with one’s own', async () => {
    const mine = aDraft({ key: 'joined', body: '<p>First.</p><p>Second.</p>' });
    const theirs = { ...mine, body: '<p>First.</p><p>Second, and more.</p>', etag: '"9"' };
    const published: string[] = [];
    let server = mine;
    sit(mine, {
      findDraft: async () => server,
      saveDraft: async (_key, text, base) => {
        if (base?.etag !== server.etag) throw new AppError('conflict');
        server = { ...server, ...text, etag: `${server.etag}+` };
        return server;
      },
      publish: async (draft) => {
        if (published.length === 0 && server === mine) {
          server = theirs;
          throw new AppError('conflict');
        }
        published.push(draft.body);
        return 12;
      }
    });
    fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(published).toEqual(['<p>First.</p><p>Second, and more.</p>']));
  });
});

test('a draft that was published elsewhere keeps what is written here, says so, and goes on as a new one', async () => {
  const keys: string[] = [];
  let isPublished = false;
  const desk = sit(aDraft({ key: 'gone', etag: '"4"' }), {
    saveDraft: async (key, text, base) => {
      if (base && isPublished && base.etag === '"4"') throw new AppError('conflict', { message: 'The draft has moved.' });
      keys.push(key);
      return aDraft({ ...text, key, id: 50 + keys.length, etag: `"${keys.length + 20}"` });
    },
    findDraft: async () => undefined
  });
  isPublished = true;
  fireEvent.change(await screen.findByRole('textbox', { name: 'Title' }), { target: { value: 'Written on' } });
  expect(await screen.findByText(/published or thrown away elsewhere/, undefined, { timeout: 5000 })).toBeInTheDocument();
  expect(keys).toEqual(['gone']);
  fireEvent.click(screen.getByRole('button', { name: 'Go on as a new draft' }));
  await waitFor(() => expect(desk.routes).toEqual([{ view: 'write', key: keys[1] }]));
  expect(keys[1]).not.toBe('gone');
  expect(desk.calls).toEqual(['delete']);
});
