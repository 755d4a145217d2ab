import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { OutboxProvider } from '../../../../src/application/stream/outbox';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import type { FeedPage, FeedPost } from '../../../../src/domain/stream/feed';
import { noDetails } from '../../../../src/domain/stream/post';
import { Feed } from '../../../../src/features/stream/Feed';
import { StreamPageContext, type StreamPageValue } from '../../../../src/features/stream/pageContext';
import { renderKit, violations } from '../../../support/renderKit';

jest.setTimeout(60_000);

const mira = { id: 7, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' };
const watched = new Map<Element, (entries: IntersectionObserverEntry[]) => void>();

/** Stands in for the browser's own, which jsdom lacks: a test says what is far away. */
class Observer {
  public constructor(private readonly call: (entries: IntersectionObserverEntry[]) => void) {}
  public observe(element: Element): void { watched.set(element, this.call); }
  public unobserve(element: Element): void { watched.delete(element); }
  public disconnect(): void { /* Nothing is held beyond the elements. */ }
}

function tell(element: Element, isIntersecting: boolean, height = 180): void {
  act(() => watched.get(element)?.([{ target: element, isIntersecting, boundingClientRect: { height } } as IntersectionObserverEntry]));
}

function posts(count: number): FeedPost[] {
  return Array.from({ length: count }, (_one, index) => ({
    post: { id: count - index, key: `k${index}`, kind: 'update', title: '', body: `Said ${count - index}`, authorId: 7, createdAt: '2026-06-01T08:00:00Z', details: noDetails },
    reactions: { counts: {} }, replyCount: 0, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false
  }));
}

function draw(count: number, next?: number): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const siteUrl = 'https://contoso.sharepoint.com/sites/x';
  const page: FeedPage = { posts: posts(count), people: new Map([[7, mira]]), ...(next === undefined ? {} : { next }) };
  client.setQueryData(['stream', siteUrl, 'feed', { tab: 'mine' }], { pages: [page], pageParams: [undefined] });
  // Only what the feed asks of its surroundings.
  const environment = { service: {}, siteUrl, pageUrl: siteUrl, pageSize: 20, hasShortcuts: true, photoUrl: () => '' } as unknown as StreamEnvironment;
  const value = { viewer: { person: mira, canPost: true, isOwner: false }, muted: [], followed: [], seenUpTo: 0, view: { isCompact: false, hasShortcuts: true }, personOf: () => mira, actions: {}, openDialog: () => undefined, notify: () => undefined, navigate: () => undefined, filter: { tab: 'mine' } } as unknown as StreamPageValue;
  renderKit(
    <QueryClientProvider client={client}>
      <StreamContext.Provider value={environment}><OutboxProvider viewer={{ person: mira, canPost: true, isOwner: false }}><StreamPageContext.Provider value={value}>
        <Feed filter={{ tab: 'mine' }} pinned={[]} onPeople={() => undefined} />
      </StreamPageContext.Provider></OutboxProvider></StreamContext.Provider>
    </QueryClientProvider>
  );
}

const articles = (): HTMLElement[] => screen.getAllByRole('article');
const drawn = (): number => screen.queryAllByText(/^Said \d+$/).length;

describe('a long list of posts', () => {
  beforeAll(() => { Object.defineProperty(window, 'IntersectionObserver', { configurable: true, value: Observer }); });
  afterAll(() => { Reflect.deleteProperty(window, 'IntersectionObserver'); });
  beforeEach(() => watched.clear());

  test('of few posts is drawn whole', () => {
    draw(20);
    expect([articles().length, drawn()]).toEqual([20, 20]);
  });

  test('draws what is near the screen, and keeps the place and the number of all others', async () => {
    draw(1000);
    expect([articles().length, drawn()]).toEqual([1000, 20]);
    const place = articles()[700]!;
    expect(place).toHaveAttribute('aria-posinset', '701');
    expect(place).toHaveAttribute('aria-setsize', '1000');
    expect(place).toHaveAccessibleName('Mira Holm');
    tell(place, true);
    expect(screen.getByText('Said 300')).toBeInTheDocument();
    tell(place, false, 260);
    expect(screen.queryByText('Said 300')).toBeNull();
    expect(place.style.blockSize || place.style.getPropertyValue('block-size')).toBe('260px');
    expect(articles()[700]).toBe(place);
  });

  test('leaves a post alone in which somebody works, and one whose page is hidden', () => {
    draw(100);
    const [first, second] = articles();
    act(() => { first!.querySelector('button')!.focus(); });
    tell(first!, false);
    tell(second!, false, 0);
    expect(screen.getByText('Said 100')).toBeInTheDocument();
    expect(screen.getByText('Said 99')).toBeInTheDocument();
  });

  test('is walked with J and K through posts that are not drawn, and the focus stays when they are', async () => {
    draw(100);
    const list = articles();
    for (const one of list) one.scrollIntoView = () => undefined;
    act(() => list[40]!.focus());
    fireEvent.keyDown(list[40]!, { key: 'j' });
    expect(list[41]).toHaveFocus();
    tell(list[41]!, true);
    await waitFor(() => expect(screen.getByText('Said 59')).toBeInTheDocument());
    expect(list[41]).toHaveFocus();
    fireEvent.keyDown(list[41]!, { key: 'k' });
    expect(list[40]).toHaveFocus();
  });

  test('says that its length is unknown while more can be loaded, and passes axe', async () => {
    draw(70, 1);
    expect(articles()[0]).toHaveAttribute('aria-setsize', '-1');
    expect(await violations()).toEqual([]);
  });
});
