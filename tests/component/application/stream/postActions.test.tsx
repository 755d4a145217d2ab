import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { cacheKeys } from '../../../../src/application/stream/streamCache';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import { usePostActions, type PostHandlers } from '../../../../src/application/stream/usePostActions';
import { AppError } from '../../../../src/domain/shared/errors';
import type { FeedPage, FeedPost } from '../../../../src/domain/stream/feed';
import { noDetails, type Reply } from '../../../../src/domain/stream/post';
import type { StreamService } from '../../../../src/domain/stream/ports';

const siteUrl = 'https://contoso.sharepoint.com/sites/x';
const key = cacheKeys.post(siteUrl, 12);
const answer: Reply = { id: 3, key: 'r', postId: 12, body: 'It opens at noon', authorId: 8, createdAt: '2026-06-01T09:00:00Z', mentions: [] };

function aPost(change: Partial<FeedPost> = {}): FeedPost {
  return {
    post: { id: 12, key: 'k', kind: 'question', title: 'When?', body: 'When does it open?', authorId: 7, createdAt: '2026-06-01T08:00:00Z', details: noDetails },
    reactions: { counts: {} }, replyCount: 1, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false, ...change
  };
}

/** A stand-in for the server of one post: what it stores, and the ways in which its answers fail, one a write. */
class Server {
  public stored: FeedPost;
  public writes = 0;
  public constructor(post: FeedPost, private readonly failures: readonly ('lost' | 'cut' | 'refused' | undefined)[]) {
    this.stored = post;
  }

  public async write(change: Partial<FeedPost>): Promise<void> {
    const failure = this.failures[this.writes++];
    if (failure === 'refused') throw new AppError('forbidden');
    if (failure === 'cut') throw new AppError('offline');
    this.stored = { ...this.stored, ...change };
    if (failure === 'lost') throw new AppError('offline');
  }

  public readonly service = {
    save: (_id: number, isSaved: boolean) => this.write({ isSaved }),
    react: (_target: unknown, kind: 'like' | undefined) => this.write({ reactions: kind ? { counts: { [kind]: 1 }, mine: kind } : { counts: {} } }),
    editReply: async (_id: number, body: string) => { await this.write({}); return { ...answer, body }; },
    deleteReply: () => this.write({}),
    getPost: async (): Promise<FeedPage> => ({ posts: [this.stored], people: new Map() })
  } as unknown as StreamService;
}

let handlers: PostHandlers;
const told: string[] = [];

function Actions(): JSX.Element {
  const handleError = React.useCallback(({ kind }: AppError) => { told.push(kind); }, []);
  handlers = usePostActions(handleError);
  return <button type="button">Ready</button>;
}

function draw(server: Server): () => FeedPost | undefined {
  told.length = 0;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity, cacheTime: Infinity } } });
  client.setQueryData<FeedPage>(key, { posts: [server.stored], people: new Map() });
  // Only what the hook asks of its surroundings.
  const environment = { service: server.service, siteUrl } as unknown as StreamEnvironment;
  render(<QueryClientProvider client={client}><StreamContext.Provider value={environment}><Actions /></StreamContext.Provider></QueryClientProvider>);
  fireEvent.click(screen.getByText('Ready'));
  return () => client.getQueryData<FeedPage>(key)?.posts[0];
}

describe('what the screen promised of a post', () => {
  test('is kept where the answer was lost: the write is repeated and nothing taken back', async () => {
    const server = new Server(aPost(), ['lost']);
    const shown = draw(server);
    const done = handlers.save(12, true);
    expect(shown()?.isSaved).toBe(true);
    await act(() => done);
    expect([shown()?.isSaved, server.stored.isSaved, server.writes, told]).toEqual([true, true, 2, []]);
  });

  test('is what the server has after the last answer was lost too', async () => {
    const server = new Server(aPost(), ['cut', 'cut', 'lost']);
    const shown = draw(server);
    await act(() => handlers.save(12, true));
    expect(told).toEqual(['offline']);
    await waitFor(() => expect([shown()?.isSaved, server.stored.isSaved]).toEqual([true, true]));
  });

  test('is taken back at once where the server refuses', async () => {
    const server = new Server(aPost(), ['refused']);
    const shown = draw(server);
    await act(() => handlers.save(12, true));
    expect([shown()?.isSaved, server.writes, told]).toEqual([false, 1, ['forbidden']]);
  });

  test('stays where it succeeded while something else about the same post was refused', async () => {
    const server = new Server(aPost(), ['cut', undefined, 'refused']);
    const shown = draw(server);
    await act(async () => {
      const saving = handlers.save(12, true);
      const reacting = handlers.react({ postId: 12 }, 'like');
      await Promise.all([saving, reacting]);
    });
    expect([shown()?.isSaved, shown()?.reactions.mine, told]).toEqual([false, 'like', ['forbidden']]);
  });
});

describe('the chosen answer above its thread', () => {
  const chosen = aPost({ acceptedReply: answer, post: { ...aPost().post, acceptedReplyId: 3 } });

  test('reads as its author changed it', async () => {
    const shown = draw(new Server(chosen, []));
    await act(async () => { await handlers.editReply(answer, 'It opens at one'); });
    expect(shown()?.acceptedReply?.body).toBe('It opens at one');
  });

  test('is gone when it is deleted, and the question open again', async () => {
    const shown = draw(new Server(chosen, []));
    await act(() => handlers.deleteReply(answer));
    expect([shown()?.acceptedReply, shown()?.replyCount]).toEqual([undefined, 0]);
  });
});
