import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { OutboxProvider } from '../../../../src/application/stream/outbox';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import { AppError } from '../../../../src/domain/shared/errors';
import type { DraftFile } from '../../../../src/domain/stream/drafts';
import { noDetails, type NewPost, type PostFile } from '../../../../src/domain/stream/post';
import type { StreamService } from '../../../../src/domain/stream/ports';
import { Composer } from '../../../../src/features/stream/Composer';
import { PendingPost } from '../../../../src/features/stream/PendingPost';
import { useOutbox } from '../../../../src/application/stream/outbox';
import { StreamPageContext, type StreamPageValue } from '../../../../src/features/stream/pageContext';
import { renderKit, violations } from '../../../support/renderKit';

configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

const mira = { id: 7, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' };
const siteUrl = 'https://contoso.sharepoint.com/sites/x';
const place = `loggia/stream/${siteUrl}/7/draft/post`;
const plan: PostFile = { name: 'plan.txt', size: 4, isPicture: false, alt: '' };

function Pending(): JSX.Element {
  const { entries } = useOutbox();
  return <>{entries.map((entry) => (entry.type === 'post' ? <PendingPost key={entry.key} entry={entry} /> : null))}</>;
}

function draw(service: Partial<StreamService>): void {
  const environment = { service: { saveDraft: async () => undefined, deleteDraft: async () => undefined, ...service }, siteUrl, photoUrl: () => '' } as unknown as StreamEnvironment;
  const viewer = { person: mira, canPost: true, isOwner: false };
  const page = { viewer, muted: [], followed: [], notify: () => undefined, personOf: () => mira } as unknown as StreamPageValue;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <StreamContext.Provider value={environment}><StreamPageContext.Provider value={page}><OutboxProvider viewer={viewer}><Composer /><Pending /></OutboxProvider></StreamPageContext.Provider></StreamContext.Provider>
    </QueryClientProvider>
  );
}

/** As the device kept it, from before a reload or put there by "Continue". */
function keep(files: readonly PostFile[], change: object = {}): void {
  window.localStorage.setItem(place, JSON.stringify({ kind: 'update', title: '', body: 'See the plan', key: 'draft-1', files, ...change }));
}

async function attach(name: string, text: string): Promise<void> {
  const field = (await screen.findByText('Attach')).closest('label')!.querySelector('input')!;
  const file = new File([text], name, { type: 'text/plain' });
  // What jsdom lacks.
  Object.assign(file, { slice: () => ({ arrayBuffer: async () => new TextEncoder().encode(text.slice(0, 12)).buffer }) });
  fireEvent.change(field, { target: { files: [file] } });
  await screen.findByText(name);
}

beforeEach(() => window.localStorage.clear());

test('a file that is attached is stored with the draft after a pause', async () => {
  const saved: [NewPost, readonly DraftFile[] | undefined][] = [];
  keep([]);
  draw({ saveDraft: async (post, _at, files) => { saved.push([post, files]); } });
  await attach('notes.txt', 'Notes of the trial');
  await screen.findByText('Draft kept for all your devices');
  const [post, files] = saved[saved.length - 1]!;
  expect([post.key, post.details.files.map(({ name }) => name), files?.map(({ name }) => name)]).toEqual(['draft-1', ['notes.txt'], ['notes.txt']]);
  expect(await violations()).toEqual([]);
});

test('a post waits with its files for the time that was chosen', async () => {
  const saved: [string | undefined, readonly string[]][] = [];
  const later = new Date(Date.now() + 86_400_000).toISOString();
  keep([], { publishAt: later });
  draw({ saveDraft: async (_post, at, files) => { saved.push([at, (files ?? []).map(({ name }) => name)]); } });
  await attach('notes.txt', 'Notes');
  fireEvent.click(screen.getByRole('button', { name: 'Schedule' }));
  await waitFor(() => expect(saved).toContainEqual([later, ['notes.txt']]));
});

test('files that were attached on another device come along and go out with the post; then the draft goes', async () => {
  const calls: string[] = [];
  keep([plan]);
  draw({
    readDraftFile: async (key, name) => { calls.push(`read ${key} ${name}`); return new Blob(['plan']); },
    addPost: async (post) => { calls.push(`post ${post.details.files.map(({ name }) => name).join()}`); return { ...post, id: 12, authorId: 7, createdAt: '2026-06-01T08:00:00Z' }; },
    addFile: async (id, name, content) => { calls.push(`file ${id} ${name} ${content.size}`); },
    deleteDraft: async (key) => { calls.push(`delete ${key}`); }
  });
  await waitFor(() => expect(calls).toEqual(['read draft-1 plan.txt']));
  fireEvent.click(await screen.findByRole('button', { name: 'Post' }));
  await waitFor(() => expect(calls).toEqual(['read draft-1 plan.txt', 'post plan.txt', 'file 12 plan.txt 4', 'delete draft-1']));
});

test('a file that was never stored is named, and the text stays', async () => {
  keep([plan]);
  draw({ readDraftFile: () => Promise.reject(new AppError('notFound')) });
  await screen.findByText('plan.txt had not been stored and is no longer here. Attach it again.');
  expect(screen.queryByRole('button', { name: 'Remove plan.txt' })).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Your post' })).toHaveValue('See the plan');
});

test('without a connection the files stay with the draft, and sending says what is missing', async () => {
  window.localStorage.setItem(`loggia/stream/${siteUrl}/7/outbox`, JSON.stringify([
    { type: 'post', key: 'p', draftKey: 'draft-1', writtenAt: '2026-06-01T08:00:00Z', status: 'sending', post: { key: 'p', kind: 'update', title: '', body: 'See the plan', details: { ...noDetails, files: [plan] } } }
  ]));
  const sent: string[] = [];
  draw({ readDraftFile: () => Promise.reject(new AppError('notFound')), addPost: async ({ key }) => { sent.push(key); throw new Error('not reached'); } });
  fireEvent.click(await screen.findByRole('button', { name: 'Send now' }));
  await screen.findByText(/its files are no longer on this device/);
  expect(sent).toEqual([]);
});
