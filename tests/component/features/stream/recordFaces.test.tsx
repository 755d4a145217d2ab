import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import { usePostActions } from '../../../../src/application/stream/usePostActions';
import { AppError, type ErrorKind } from '../../../../src/domain/shared/errors';
import type { LinkCard } from '../../../../src/domain/stream/linkCards';
import type { FeedPost } from '../../../../src/domain/stream/feed';
import { noDetails } from '../../../../src/domain/stream/post';
import type { StreamService } from '../../../../src/domain/stream/ports';
import { DraftsDialog } from '../../../../src/features/stream/DraftsDialog';
import { EmojiPicker } from '../../../../src/features/stream/EmojiPicker';
import { LinkCards } from '../../../../src/features/stream/LinkCards';
import { StreamPageContext, type StreamPageValue } from '../../../../src/features/stream/pageContext';
import { ReadersDialog } from '../../../../src/features/stream/ReadersDialog';
import { DecisionForm, HistoryDialog, LogDialog, ReactorsDialog } from '../../../../src/features/stream/RecordDialogs';
import type { RootProps } from '../../../../src/ui/Root/Root';
import { renderKit, violations } from '../../../support/renderKit';

configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

const mira = { id: 7, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' };
const siteUrl = 'https://contoso.sharepoint.com/sites/x';
const one: FeedPost = {
  post: { id: 12, key: 'k', kind: 'update', title: '', body: 'Trial off Pirano', authorId: 8, createdAt: '2026-06-01T08:00:00Z', details: noDetails },
  reactions: { counts: { like: 2 } }, replyCount: 0, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false
};

function draw(element: React.ReactElement, service: Partial<StreamService> = {}, page: Partial<StreamPageValue> = {}, root: Partial<RootProps> = {}): QueryClient {
  // Only what the parts under test ask of their surroundings.
  const environment = { service, siteUrl, photoUrl: () => '' } as unknown as StreamEnvironment;
  const value = { viewer: { person: mira, canPost: true, isOwner: true }, personOf: () => mira, ...page } as unknown as StreamPageValue;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderKit(<QueryClientProvider client={client}><StreamContext.Provider value={environment}><StreamPageContext.Provider value={value}>{element}</StreamPageContext.Provider></StreamContext.Provider></QueryClientProvider>, root);
  return client;
}

const nothing = (): void => undefined;

describe.each<readonly [string, keyof StreamService, React.ReactElement, unknown, string | RegExp]>([
  ['the log of owners', 'listDecisions', <LogDialog key="log" one={one} onClose={nothing} />, [], 'Owners have done nothing with this post.'],
  ['who reacted', 'listReactors', <ReactorsDialog key="reactors" one={one} onClose={nothing} />, [], 'Nobody has reacted.'],
  ['who has read', 'listReaders', <ReadersDialog key="readers" one={one} onClose={nothing} />, { confirmed: [], open: [] }, 'Nobody has confirmed yet.'],
  ['the history', 'listVersions', <HistoryDialog key="history" one={one} onClose={nothing} />, [{ title: '', body: 'Trial off Pirano', since: '2026-06-01T08:00:00Z' }], 'Now'],
  ['drafts', 'listDrafts', <DraftsDialog key="drafts" onClose={nothing} />, [], /^Nothing is waiting/]
])('%s', (_name, method, dialog, answer, words) => {
  test('is grey until it is there, and says so when there is nothing', async () => {
    let arrive = nothing;
    draw(dialog, { [method]: () => new Promise((resolve) => { arrive = () => resolve(answer as never); }) });
    await screen.findByRole('dialog');
    expect(screen.queryByText(words)).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() => expect(arrive).not.toBe(nothing));
    arrive();
    await screen.findByText(words);
    expect(await violations()).toEqual([]);
  });

  test.each<readonly [ErrorKind, string]>([
    ['offline', 'You are offline. What you wrote is kept on this device.'],
    ['unexpected', 'SharePoint did not answer as expected. What you wrote is safe.'],
    ['forbidden', 'You cannot open this']
  ])('says that it is %s in a sentence, and can be asked for again', async (kind, sentence) => {
    let asked = 0;
    draw(dialog, { [method]: () => (++asked === 1 ? Promise.reject(new AppError(kind)) : Promise.resolve(answer)) });
    await screen.findByText(sentence);
    expect(await violations()).toEqual([]);
    if (kind === 'forbidden') return;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText(words);
  });
});

describe('names in lists', () => {
  test('somebody who was taken out of the site still counts, without a name', async () => {
    const gone = { id: 9, name: '', email: '', loginName: '' };
    draw(<ReactorsDialog one={one} onClose={nothing} />, { listReactors: async () => [{ person: mira, kind: 'like' }, { person: gone, kind: 'laugh' }] });
    await screen.findByText('Former colleague');
    expect(screen.getByText('Mira Holm')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });
});

describe('hiding a post', () => {
  function Hiding({ onError }: { readonly onError: (error: AppError) => void }): JSX.Element {
    const actions = usePostActions(onError);
    return <StreamPageContext.Provider value={{ viewer: { person: mira, canPost: true, isOwner: true }, actions } as unknown as StreamPageValue}><DecisionForm one={one} action="hide" onClose={nothing} /></StreamPageContext.Provider>;
  }

  test.each<ErrorKind>(['forbidden', 'offline'])('that is %s is taken back and said', async (kind) => {
    const errors: string[] = [];
    const client = draw(<Hiding onError={(error) => errors.push(error.kind)} />, { moderate: () => Promise.reject(new AppError(kind)) });
    const key = ['stream', siteUrl, 'post', 12];
    client.setQueryData(key, { posts: [one], people: new Map() });
    fireEvent.click(await screen.findByRole('button', { name: 'Hide' }));
    await waitFor(() => expect(errors).toEqual([kind]));
    expect(client.getQueryData<{ posts: FeedPost[] }>(key)?.posts[0]?.isHidden).toBe(false);
  });

  test('says who will still read it and where the reason stands', async () => {
    draw(<DecisionForm one={one} action="hide" onClose={nothing} />);
    await screen.findByText(/Only its author and owners can read it from then on\. It stands in the log with your name\./);
    expect(await violations()).toEqual([]);
  });
});

describe('the emoji picker', () => {
  test('finds by name, and says when nothing has it', async () => {
    const picked: string[] = [];
    draw(<EmojiPicker onPick={(sign) => picked.push(sign)} onClose={nothing} />);
    const search = screen.getByRole('searchbox', { name: 'Search emoji' });
    fireEvent.change(search, { target: { value: 'zzz' } });
    expect(screen.getByText('No emoji has that name.')).toBeInTheDocument();
    fireEvent.change(search, { target: { value: 'rocket' } });
    fireEvent.keyDown(search, { key: 'Enter' });
    expect(picked).toEqual(['🚀']);
    expect(await violations()).toEqual([]);
  });

  test.each([['ltr', 'en-US', 'ArrowRight'], ['rtl', 'ar-SA', 'ArrowLeft']] as const)('is walked through with the arrows, %s', (_dir, locale, forward) => {
    let closed = 0;
    draw(<EmojiPicker onPick={nothing} onClose={() => { closed++; }} />, {}, {}, { locale });
    const search = screen.getByRole('searchbox');
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    const signs = screen.getAllByRole('button');
    expect(signs[0]).toHaveFocus();
    fireEvent.keyDown(signs[0]!, { key: forward });
    expect(signs[1]).toHaveFocus();
    fireEvent.keyDown(signs[1]!, { key: 'ArrowDown' });
    expect(signs[9]).toHaveFocus();
    fireEvent.keyDown(signs[9]!, { key: 'Escape' });
    expect(closed).toBe(1);
  });
});

describe('link cards', () => {
  const address = `${siteUrl}/SitePages/Plan.aspx`;
  const card = (change: Partial<LinkCard> = {}): LinkCard => ({ type: 'page', title: 'The plan', summary: 'What comes next', ...change } as LinkCard);

  test('add title and summary; a broken picture leaves a sign in its place', async () => {
    draw(<LinkCards text={`See ${address}`} />, { listLinkCards: async (targets) => new Map(targets.map(({ key }) => [key, card({ pictureUrl: `${siteUrl}/p.png` })])) });
    const link = await screen.findByRole('link', { name: 'Page: The plan' });
    expect(link).toHaveTextContent('What comes next');
    fireEvent.error(link.querySelector('img')!);
    await waitFor(() => expect(link.querySelector('img')).toBeNull());
    expect(await violations()).toEqual([]);
  });

  test('are not there for what one may not see, nor without a connection, and are asked for again later', async () => {
    let asked = 0;
    const service: Partial<StreamService> = { listLinkCards: (targets) => (++asked === 1 ? Promise.reject(new AppError('offline')) : Promise.resolve(new Map(asked === 2 ? [] : targets.map(({ key }) => [key, card()])))) };
    draw(<LinkCards text={`See ${address}`} />, service);
    await waitFor(() => expect(asked).toBe(1));
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByText(/offline/)).toBeNull();
    draw(<LinkCards text={`Again ${address}`} />, service);
    await waitFor(() => expect(asked).toBe(2));
    expect(screen.queryByRole('link')).toBeNull();
  });
});
