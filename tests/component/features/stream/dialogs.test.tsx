import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import type { FeedPost } from '../../../../src/domain/stream/feed';
import { noDetails } from '../../../../src/domain/stream/post';
import type { StreamService } from '../../../../src/domain/stream/ports';
import { DraftsDialog } from '../../../../src/features/stream/DraftsDialog';
import { StreamPageContext, type StreamPageValue } from '../../../../src/features/stream/pageContext';
import { PollView } from '../../../../src/features/stream/PollView';
import { ReadersDialog } from '../../../../src/features/stream/ReadersDialog';
import { DecisionForm, HistoryDialog, LogDialog } from '../../../../src/features/stream/RecordDialogs';
import { MutedDialog, ShortcutsDialog } from '../../../../src/features/stream/ViewDialogs';
import { whyText } from '../../../../src/features/stream/whyText';
import { renderKit, violations } from '../../../support/renderKit';

// Dialogs are loaded on first use; a busy machine takes its time.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

const mira = { id: 7, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' };

function aPost(change: Partial<FeedPost> = {}): FeedPost {
  return {
    post: { id: 12, key: 'k', kind: 'update', title: '', body: 'Trial off Pirano #sea-trials', authorId: 8, createdAt: '2026-06-01T08:00:00Z', details: noDetails },
    reactions: { counts: {} }, replyCount: 0, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false, ...change
  };
}

function draw(element: React.ReactElement, service: Partial<StreamService> = {}, page: Partial<StreamPageValue> = {}): void {
  // Only what the parts under test ask of their surroundings.
  const environment = { service, siteUrl: 'https://contoso.sharepoint.com/sites/x', hasShortcuts: true, photoUrl: () => '' } as unknown as StreamEnvironment;
  const value = { viewer: { person: mira, canPost: true, isOwner: false }, muted: [], followed: [], view: { isCompact: false, hasShortcuts: true }, personOf: () => mira, ...page } as unknown as StreamPageValue;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <StreamContext.Provider value={environment}><StreamPageContext.Provider value={value}>{element}</StreamPageContext.Provider></StreamContext.Provider>
    </QueryClientProvider>
  );
}

describe('what opens above the stream', () => {
  test('drafts are listed with what they wait for, and one is deleted', async () => {
    const calls: unknown[] = [];
    draw(<DraftsDialog onClose={() => undefined} />, {
      listDrafts: async () => [
        { id: 1, post: { key: 'a', kind: 'update', title: '', body: 'Half a sentence', details: noDetails }, changedAt: '2026-06-01T08:00:00Z' },
        { id: 2, post: { key: 'b', kind: 'question', title: 'Which oil?', body: '', details: noDetails }, changedAt: '2026-06-01T08:00:00Z', publishAt: '2026-07-01T08:00:00Z' }
      ],
      deleteDraft: async (key) => { calls.push(['delete', key]); },
      restoreDraft: async ({ post }) => { calls.push(['restore', post.key]); }
    });
    await screen.findByText('Half a sentence');
    expect(screen.getByText(/^Appears /)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getAllByRole('button', { name: 'Delete draft' })[0]!);
    await screen.findByText('Draft deleted');
    expect(screen.getAllByRole('button', { name: 'Continue' })).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByText('Draft deleted')).toBeNull());
    expect(calls).toEqual([['delete', 'a'], ['restore', 'a']]);
  });

  test('a draft that could not be deleted is back, with a sentence', async () => {
    draw(<DraftsDialog onClose={() => undefined} />, {
      listDrafts: async () => [{ id: 1, post: { key: 'a', kind: 'update', title: '', body: 'Half a sentence', details: noDetails }, changedAt: '2026-06-01T08:00:00Z' }],
      deleteDraft: () => Promise.reject(new Error('refused'))
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Delete draft' }));
    await screen.findByText('That did not work and was taken back.');
    expect(screen.getByRole('button', { name: 'Continue' })).toBeInTheDocument();
  });

  test('what is muted is named, a thread by its author and first words, and has a way back', async () => {
    const calls: unknown[] = [];
    draw(<MutedDialog onClose={() => undefined} />, {
      listPeople: async () => new Map([[7, mira]]),
      listHeadings: async () => new Map([[12, { author: mira, words: 'Trial off Pirano' }]])
    }, { muted: ['topic/torque', 'user/7', 'post/12', 'post/13'], actions: { mute: async (...call: unknown[]) => { calls.push(call); } } as unknown as StreamPageValue['actions'] });
    await screen.findByText('#torque');
    expect(screen.getByText('Mira Holm')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Mira Holm: Trial off Pirano' })).toBeInTheDocument();
    expect(screen.getByText('A thread that is gone')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getAllByRole('button', { name: 'Unmute' })[0]!);
    expect(calls).toEqual([['topic/torque', false]]);
  });

  test('readers are told apart, found by name, and nobody is an answer too', async () => {
    const people = Array.from({ length: 20 }, (_, index) => ({ id: index, name: `Person ${index}`, email: '', loginName: `p${index}` }));
    draw(<ReadersDialog one={aPost()} onClose={() => undefined} />, { listReaders: async () => ({ confirmed: [], open: people }) });
    await screen.findByText('Nobody has confirmed yet.');
    fireEvent.click(screen.getByRole('button', { name: 'Not yet: 20' }));
    fireEvent.change(await screen.findByRole('searchbox', { name: 'Find a person' }), { target: { value: 'Ada' } });
    await screen.findByText('Nobody found');
    expect(screen.getByRole('button', { name: 'Export as CSV' })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  test('the log tells what was done, by whom and why; the numbers of a result are no reason', async () => {
    draw(<LogDialog one={aPost()} onClose={() => undefined} />, { listDecisions: async () => [{ id: 2, action: 'publish', reason: '2,1,1', at: '2026-06-02T08:00:00Z', by: mira }, { id: 1, action: 'lock', reason: 'Sold', at: '2026-06-01T08:00:00Z', by: undefined }] });
    await screen.findByText('Result published');
    expect(screen.getByText('Closed for replies')).toBeInTheDocument();
    expect(screen.getByText('Sold')).toBeInTheDocument();
    expect(screen.getByText('Former colleague')).toBeInTheDocument();
    expect(screen.queryByText('2,1,1')).toBeNull();
  });

  test('the keys are listed, and their letters switched off', async () => {
    const changes: unknown[] = [];
    draw(<ShortcutsDialog onClose={() => undefined} />, {}, { changeView: (change) => changes.push(change) });
    fireEvent.click(await screen.findByRole('switch', { name: /Single-letter shortcuts/ }));
    expect(changes).toEqual([{ hasShortcuts: false }]);
  });

  test('each earlier wording is told with its time', async () => {
    draw(<HistoryDialog one={aPost()} onClose={() => undefined} />, { listVersions: async () => [{ title: '', body: 'Now so', since: '2026-06-02T08:00:00Z' }, { title: '', body: 'First so', since: '2026-06-01T08:00:00Z' }] });
    await screen.findByText('First so');
    expect(screen.getByText('Now')).toBeInTheDocument();
    expect(screen.getByText(/^Since /)).toBeInTheDocument();
  });

  test('a post is hidden with the reason that was given', async () => {
    const calls: unknown[] = [];
    draw(<DecisionForm one={aPost()} action="hide" onClose={() => undefined} />, {}, { actions: { moderate: async (...call: unknown[]) => { calls.push(call); } } as unknown as StreamPageValue['actions'] });
    fireEvent.change(await screen.findByRole('textbox', { name: /Reason/ }), { target: { value: ' Wrong date ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Hide' }));
    expect(calls).toEqual([[12, 'hide', 'Wrong date']]);
  });
});

describe('a poll with hidden votes', () => {
  const poll = { choices: ['Yes', 'No'], isMultiple: false, areVotesHidden: true };

  test('shows a colleague no numbers, and who could see them', () => {
    draw(<PollView postId={12} poll={poll} votes={{ counts: [1, 0], voters: 1, mine: [0], isPublished: false }} />);
    expect(screen.queryByText('100%')).toBeNull();
    expect(screen.getByText(/the voter and owners of this site can/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Publish the result' })).toBeNull();
  });

  test('is published by an owner as it stands', () => {
    const calls: unknown[] = [];
    draw(<PollView postId={12} poll={poll} votes={{ counts: [1, 1], voters: 2, mine: [], isPublished: false }} />, {}, {
      viewer: { person: mira, canPost: true, isOwner: true }, actions: { moderate: async (...call: unknown[]) => { calls.push(call); } } as unknown as StreamPageValue['actions']
    });
    fireEvent.click(screen.getByRole('button', { name: 'Publish the result' }));
    expect(calls).toEqual([[12, 'publish', '2,1,1']]);
  });
});

describe('why a post is here', () => {
  const why = (filter: Parameters<typeof whyText>[0], followed: readonly string[] = []): string => whyText(filter, aPost(), followed, () => mira);

  test('is said in a sentence for each tab', () => {
    expect(why({ tab: 'everyone' })).toMatch(/by time/);
    expect(why({ tab: 'following' }, ['user/8'])).toBe('You follow Mira Holm.');
    expect(why({ tab: 'following' }, ['topic/sea-trials'])).toBe('You follow #sea-trials.');
    expect(why({ tab: 'search', text: 'trial' })).toBe('It has the words “trial”.');
    expect(why(undefined)).toBe('You opened a link to it.');
  });
});
