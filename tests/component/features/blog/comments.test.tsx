import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import * as React from 'react';
import { BlogProvider, type BlogEnvironment } from '../../../../src/application/blog/blogServices';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import type { BlogInfo } from '../../../../src/domain/blog/blogs';
import type { Comment } from '../../../../src/domain/blog/comments';
import type { BlogService, OpenArticle } from '../../../../src/domain/blog/ports';
import { AppError } from '../../../../src/domain/shared/errors';
import CommentQueue from '../../../../src/features/blog/CommentQueue';
import { Comments } from '../../../../src/features/blog/Comments';
import { anEntry } from '../../../support/drafts';
import { aPerson } from '../../../support/profiles';
import { renderKit, violations } from '../../../support/renderKit';

const [ada, ben] = [aPerson(1, 'Ada King'), aPerson(2, 'Ben Moor')];
const people = new Map([[1, ada], [2, ben]]);
const approving: BlogInfo = { id: 1, key: 'calm', title: 'Calm', about: '', authorIds: [], commentDays: 0, approvesSince: '2026-01-01T00:00:00Z' };
const aComment = (change: Partial<Comment> = {}): Comment => ({ key: 'o1', body: 'Well said.', authorId: 2, createdAt: new Date().toISOString(), isWaiting: false, reactions: { counts: {} }, ...change });

interface Scene { readonly comments?: readonly Comment[]; readonly blog?: BlogInfo; readonly isOwner?: boolean; readonly canWrite?: boolean; readonly service?: Partial<BlogService>; readonly people?: unknown }

function draw(element: React.ReactElement, service: Partial<BlogService> = {}, directory: unknown = {}): void {
  const environment = { service, people: directory, siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: () => '' } as unknown as BlogEnvironment;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BlogProvider services={environment}><ToastProvider>{element}</ToastProvider></BlogProvider>
    </QueryClientProvider>
  );
}

function show({ comments = [], blog, isOwner = false, canWrite = true, service = {}, people: directory }: Scene): void {
  const open = { article: { ...anEntry({ id: 7 }), publishedAt: new Date().toISOString(), body: '', editedAt: '', etag: '' }, ...(blog ? { blog } : {}), reactions: { counts: {} }, comments, hasMoreComments: false, people } as OpenArticle;
  draw(<Comments open={open} viewer={{ person: ada, canWrite, isOwner }} />, service, directory);
}

beforeEach(() => window.localStorage.clear());

test('in a blog that looks first, the form says so before and after', async () => {
  const sent: unknown[] = [];
  show({ blog: approving, service: { addComment: async (id, comment) => { sent.push([id, comment.place, comment.body]); } } });
  expect(screen.getByText('Appears when an owner of this site has approved it.')).toBeInTheDocument();
  fireEvent.change(screen.getByRole('textbox', { name: /Your comment/ }), { target: { value: 'Is this so?' } });
  fireEvent.click(screen.getByRole('button', { name: 'Comment' }));
  expect(await screen.findByText('Sent. It appears when it is approved.')).toBeInTheDocument();
  expect(sent).toEqual([[7, 'held', 'Is this so?']]);
});

test('a waiting comment is marked for its author, and only an owner is offered to approve or refuse', async () => {
  show({ blog: approving, comments: [aComment({ key: 'h1', authorId: 1, isWaiting: true })] });
  expect(screen.getByText('Waits for approval')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  expect(await violations()).toEqual([]);
});

test('an owner approves in place', async () => {
  const calls: string[] = [];
  show({ blog: approving, isOwner: true, comments: [aComment({ key: 'h1', isWaiting: true })], service: { approveComment: async (key) => { calls.push(key); } } });
  fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
  expect(await screen.findByText('Comment approved')).toBeInTheDocument();
  expect(calls).toEqual(['h1']);
});

test('removing asks for a reason, keeps it where the server fails, and says when it is done', async () => {
  const calls: string[] = [];
  let fails = true;
  show({ isOwner: true, comments: [aComment()], service: { removeComment: async (id, { key }, reason) => { if (fails) throw new AppError('offline'); calls.push(`${id} ${key} ${reason}`); } } });
  fireEvent.click(screen.getByRole('button', { name: 'More actions' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove with a reason' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove what Ben Moor wrote' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  expect(await within(dialog).findByText('Say why, so that it can be understood.')).toBeInTheDocument();
  fireEvent.change(within(dialog).getByRole('textbox', { name: /Reason/ }), { target: { value: 'Not in this tone' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  expect(await within(dialog).findByRole('alert')).toBeInTheDocument();
  expect(within(dialog).getByRole('textbox', { name: /Reason/ })).toHaveValue('Not in this tone');
  fails = false;
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('Comment removed')).toBeInTheDocument();
  expect(calls).toEqual(['7 o1 Not in this tone']);
});

test('where a comment was removed the reason stands, answers stay, and an owner can bring it back', async () => {
  const calls: string[] = [];
  show({
    isOwner: true, comments: [aComment({ body: '', removal: { reason: 'Not in this tone', byId: 1, at: '' } }), aComment({ key: 'o2', body: 'Please be kind.', parentKey: 'o1' })],
    service: { restoreComment: async (key) => { calls.push(key); } }
  });
  const place = screen.getByRole('group', { name: 'Removed comment' });
  expect(place).toHaveTextContent('Removed by Ada King: Not in this tone');
  expect(screen.getByText('Please be kind.')).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: '1 comment' })).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  fireEvent.click(within(place).getByRole('button', { name: 'Restore' }));
  await waitFor(() => expect(calls).toEqual(['o1']));
});

test('a reaction shows at once and goes back where the server refuses', async () => {
  let refuse: (reason: unknown) => void = () => undefined;
  show({ comments: [aComment({ reactions: { counts: { like: 2 } } })], service: { reactToComment: () => new Promise((_resolve, reject) => { refuse = reject; }) } });
  fireEvent.click(screen.getByRole('button', { name: /Like/ }));
  expect(await screen.findByRole('button', { name: /Like.*3/ })).toBeInTheDocument();
  refuse(new AppError('forbidden'));
  expect(await screen.findByRole('button', { name: /Like.*2/ })).toBeInTheDocument();
});

test('the queue shows what waits with its article; what was decided leaves it', async () => {
  const waiting = { ...aComment({ key: 'h4', isWaiting: true }), articleId: 7, articleTitle: 'A calm week' };
  draw(<CommentQueue onClose={() => undefined} />, { listWaitingComments: async () => ({ comments: [waiting], people }), approveComment: async () => undefined });
  expect(await screen.findByRole('link', { name: 'On “A calm week”' })).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
  expect(await screen.findByText('No comment waits')).toBeInTheDocument();
});

test('a colleague is named by @ and two letters, by keyboard alone, and sent with the comment', async () => {
  const sent: unknown[] = [];
  const found = { searchPeople: () => Promise.resolve([{ loginName: 'ben', name: 'Ben Moor', email: 'ben@a.example', jobTitle: 'Rigger', department: 'Field' }]), ensurePerson: () => Promise.resolve(ben) };
  show({ service: { addComment: async (_id, comment) => { sent.push([comment.body, comment.mentions]); } }, people: found });
  const field = screen.getByRole('textbox', { name: 'Your comment' });
  fireEvent.change(field, { target: { value: 'Ask @be', selectionStart: 7 } });
  const option = await screen.findByRole('option', { name: /Ben Moor/ });
  expect(option).toHaveAttribute('aria-selected', 'true');
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(field).toHaveValue('Ask @Ben Moor '));
  fireEvent.click(screen.getByRole('button', { name: 'Comment' }));
  await waitFor(() => expect(sent).toEqual([['Ask @Ben Moor', [2]]]));
});
