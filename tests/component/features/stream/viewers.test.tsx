import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import { AppError, type ErrorKind } from '../../../../src/domain/shared/errors';
import type { FeedPost, StreamStart } from '../../../../src/domain/stream/feed';
import { noDetails } from '../../../../src/domain/stream/post';
import type { StreamService } from '../../../../src/domain/stream/ports';
import { StreamApp } from '../../../../src/features/stream/StreamApp';
import { renderKit, violations } from '../../../support/renderKit';

configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

const viewer = { id: 7, name: 'Guest Gerlind', email: 'gerlind@partner.example', loginName: 'i:0#.f|membership|gerlind_partner.example#ext#@contoso.onmicrosoft.com' };
const mira = { id: 8, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' };

function aPost(id: number, change: Partial<FeedPost['post']> = {}, more: Partial<FeedPost> = {}): FeedPost {
  return {
    post: { id, key: `k${id}`, kind: 'update', title: '', body: `Said ${id}`, authorId: 8, createdAt: '2026-06-01T08:00:00Z', details: noDetails, ...change },
    reactions: { counts: { like: 2 } }, replyCount: 1, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false, ...more
  };
}

function draw(posts: readonly FeedPost[], can: { canPost: boolean; isOwner?: boolean }, service: Partial<StreamService> = {}): void {
  window.history.replaceState(null, '', window.location.pathname);
  const start: StreamStart = { viewer: { person: viewer, canPost: can.canPost, isOwner: can.isOwner === true }, state: 'ready', pinned: [], page: { posts, people: new Map([[8, mira]]) }, seenUpTo: 0, muted: [] };
  const environment = {
    service: { readStart: async () => start, listAnswers: async () => ({ posts: [], people: new Map() }), listFollowed: async () => [], countNewer: async () => ({ count: 0, hasMore: false, authors: [] }), publishDue: async () => 0, publishForAuthors: async () => 0, markSeen: async () => undefined, ...service },
    siteUrl: 'https://contoso.sharepoint.com/sites/x', pageUrl: '', pageSize: 20, hasShortcuts: true, locale: 'en-US', photoUrl: () => '', loadSetup: () => new Promise(() => undefined)
  } as unknown as StreamEnvironment;
  renderKit(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })}><StreamApp environment={environment} title="" /></QueryClientProvider>);
}

const actionNames = async (): Promise<string[]> => {
  fireEvent.click(screen.getAllByRole('button', { name: 'More actions' })[0]!);
  return (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent ?? '');
};

describe('a visitor, and a guest where guests only read', () => {
  test('reads, is told why there is no field to write in, and is offered nothing that would be refused', async () => {
    draw([aPost(1), aPost(2, { kind: 'poll', details: { ...noDetails, poll: { choices: ['Yes', 'No'], isMultiple: false } } }, { votes: { counts: [1, 2], voters: 3, mine: [] } }), aPost(3, { kind: 'announcement', title: 'Read me', details: { ...noDetails, wantsAcknowledgement: true } }, { announcement: {}, acknowledgement: { count: 4, isMine: false } })], { canPost: false });
    await screen.findByText('Said 1');
    expect(screen.getByText('You can read here. To take part, ask an owner of this site.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /What would you like to share/ })).toBeNull();
    for (const name of ['Save for later', 'Vote', 'I have read this', 'See who', 'React']) expect(screen.queryAllByRole('button', { name })).toEqual([]);
    expect(screen.getByText('4 have confirmed')).toBeInTheDocument();
    const names = await actionNames();
    expect(names).toEqual(['Copy link', 'Why is this here?', 'Who reacted']);
    expect(await violations()).toEqual([]);
  });

  test('finds an empty stream empty, without an invitation to write', async () => {
    draw([], { canPost: false });
    await screen.findByText('Nothing here yet.');
  });
});

describe('a guest who may take part', () => {
  test('writes, reacts and reports like a colleague, and moderates nothing', async () => {
    draw([aPost(1)], { canPost: true });
    await screen.findByText('Said 1');
    expect(screen.getByRole('button', { name: 'What would you like to share, Guest?' })).toBeInTheDocument();
    const names = await actionNames();
    expect(names).toEqual(expect.arrayContaining(['Share onward', 'Follow Mira Holm', 'Report']));
    for (const name of ['Hide', 'Close for replies', 'Announce and pin for a week', 'Delete', 'Edit']) expect(names).not.toContain(name);
  });
});

describe('somebody who left the company', () => {
  test('stands as a former colleague over what they wrote, which stays', async () => {
    draw([aPost(1, { authorId: 99, body: 'Written before they left' })], { canPost: true });
    await screen.findByText('Written before they left');
    expect(screen.getByRole('article', { name: 'Former colleague' })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  test.each<readonly [ErrorKind, string]>([['forbidden', 'You cannot open this'], ['signIn', 'Sign in again']])('and opens the page reads one sentence: %s', async (kind, sentence) => {
    draw([], { canPost: false }, { readStart: () => Promise.reject(new AppError(kind)) });
    await screen.findByText(sentence);
    expect(screen.queryByRole('feed')).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

test('while the stream is open what is due is published: for others by owners only', async () => {
  const calls: string[] = [];
  const service: Partial<StreamService> = { publishDue: async () => { calls.push('own'); return 0; }, publishForAuthors: async () => { calls.push('others'); return 0; } };
  draw([aPost(1)], { canPost: true }, service);
  await waitFor(() => expect(calls).toEqual(['own']));
  draw([aPost(1)], { canPost: true, isOwner: true }, service);
  await waitFor(() => expect(calls).toEqual(['own', 'own', 'others']));
});

describe('hidden posts', () => {
  test('are a list for owners, who show one again from there', async () => {
    const calls: unknown[] = [];
    const asked: unknown[] = [];
    draw([aPost(1)], { canPost: true, isOwner: true }, {
      listPosts: async (filter) => { asked.push(filter); return { posts: calls.length === 0 ? [aPost(5, { body: 'Loose talk' }, { isHidden: true })] : [], people: new Map([[8, mira]]) }; },
      moderate: async (...call) => { calls.push(call.slice(0, 2)); }
    });
    await screen.findByText('Said 1');
    fireEvent.click(screen.getByRole('button', { name: 'View and lists' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Hidden posts' }));
    await screen.findByText('Loose talk');
    expect(asked).toContainEqual({ tab: 'hidden' });
    expect(screen.getByText('Hidden by an owner')).toBeInTheDocument();
    fireEvent.click(screen.getAllByRole('button', { name: 'More actions' })[0]!);
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Show again' }));
    await screen.findByText('No post is hidden.');
    expect(calls).toEqual([[5, 'restore']]);
    expect(screen.getByText('Shown again')).toBeInTheDocument();
  });

  test('are nobody else’s: the link shows everyone’s posts', async () => {
    const asked: unknown[] = [];
    draw([aPost(1)], { canPost: true }, { listPosts: async (filter) => { asked.push(filter); return { posts: [], people: new Map() }; } });
    window.location.hash = 'stream=hidden';
    await screen.findByText('Said 1');
    expect(screen.getByRole('tab', { name: 'Everyone' })).toBeInTheDocument();
    expect(asked).not.toContainEqual({ tab: 'hidden' });
  });
});
