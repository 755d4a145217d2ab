import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import * as React from 'react';
import { OutboxProvider } from '../../../../src/application/stream/outbox';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import type { ArticleCard } from '../../../../src/domain/stream/articleCards';
import type { FeedFilter, FeedPage } from '../../../../src/domain/stream/feed';
import { noDetails } from '../../../../src/domain/stream/post';
import { Feed } from '../../../../src/features/stream/Feed';
import { StreamPageContext, type StreamPageValue } from '../../../../src/features/stream/pageContext';
import { htmlAttacks } from '../../../support/attacks';
import { renderKit, violations } from '../../../support/renderKit';

jest.setTimeout(60_000);

const mira = { id: 7, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' };
const follow = jest.fn(() => Promise.resolve());

function aCard(change: Partial<ArticleCard>): ArticleCard {
  return { id: 4, title: 'Sea trials', summary: 'How it went', at: '2026-06-02T12:00:00Z', authorId: 7, blogTitle: 'The lab', isTeam: false, why: { kind: 'blog', target: 'blog/lab', name: 'The lab' }, ...change };
}

/** Posts of four days at eight in the morning, the newest first, with some articles. */
async function draw(articles: readonly ArticleCard[], { next, filter = { tab: 'everyone' } }: { readonly next?: number; readonly filter?: FeedFilter } = {}): Promise<HTMLElement> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const siteUrl = 'https://contoso.sharepoint.com/sites/x';
  const page: FeedPage = {
    posts: [4, 3, 2, 1].map((day) => ({
      post: { id: day, key: `k${day}`, kind: 'update', title: '', body: `Said on day ${day}`, authorId: 7, createdAt: `2026-06-0${day}T08:00:00Z`, details: noDetails },
      reactions: { counts: {} }, replyCount: 0, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false
    })),
    people: new Map([[7, mira]]), articles, ...(next === undefined ? {} : { next })
  };
  client.setQueryData(['stream', siteUrl, 'feed', filter], { pages: [page], pageParams: [undefined] });
  // Only what the feed asks of its surroundings.
  const environment = { service: { countNewer: () => Promise.resolve({ count: 0, hasMore: false, authors: [] }), markSeen: () => Promise.resolve() }, siteUrl, pageUrl: siteUrl, blogUrl: `${siteUrl}/SitePages/Blog.aspx`, pageSize: 20, hasShortcuts: true, photoUrl: () => '' } as unknown as StreamEnvironment;
  const value = { viewer: { person: mira, canPost: true, isOwner: false }, muted: [], followed: [], seenUpTo: 0, view: { isCompact: false, hasShortcuts: true }, personOf: () => mira, actions: { follow }, openDialog: () => undefined, notify: () => undefined, navigate: () => undefined, filter } as unknown as StreamPageValue;
  const { container } = renderKit(
    <QueryClientProvider client={client}>
      <StreamContext.Provider value={environment}><OutboxProvider viewer={{ person: mira, canPost: true, isOwner: false }}><StreamPageContext.Provider value={value}>
        <Feed filter={filter} pinned={[]} onPeople={() => undefined} />
      </StreamPageContext.Provider></OutboxProvider></StreamContext.Provider>
    </QueryClientProvider>
  );
  await waitFor(() => expect(screen.queryAllByText(/Here because/).length + Number(articles.length === 0)).toBeGreaterThan(0));
  return container;
}

const order = (): string[] => screen.getAllByRole('article').map((one) => /Said on day \d|Sea trials|Later|Old/.exec(one.textContent ?? '')?.[0] ?? '');

describe('articles that are followed', () => {
  test('stand between the posts of their time, each with its place', async () => {
    const container = await draw([aCard({}), aCard({ id: 9, title: 'Later', at: '2026-06-09T08:00:00Z' }), aCard({ id: 2, title: 'Old', at: '2026-01-01T08:00:00Z' })]);
    expect(order()).toEqual(['Later', 'Said on day 4', 'Said on day 3', 'Sea trials', 'Said on day 2', 'Said on day 1', 'Old']);
    expect(screen.getAllByRole('article').map((one) => [one.getAttribute('aria-posinset'), one.getAttribute('aria-setsize')])).toEqual([1, 2, 3, 4, 5, 6, 7].map((place) => [String(place), '7']));
    expect(await violations(container)).toEqual([]);
  });

  test('wait until the posts of their time are there', async () => {
    await draw([aCard({}), aCard({ id: 2, title: 'Old', at: '2026-01-01T08:00:00Z' })], { next: 1 });
    expect(order()).not.toContain('Old');
  });

  test('lead to the blog, say why they are here, and are no longer followed by their menu', async () => {
    await draw([aCard({})]);
    const article = screen.getByRole('article', { name: 'Sea trials' });
    expect(within(article).getByRole('link', { name: /Sea trials/ })).toHaveAttribute('href', 'https://contoso.sharepoint.com/sites/x/SitePages/Blog.aspx#blog=article/4');
    expect(within(article).getByText('Here because you follow the blog The lab.')).toBeVisible();
    fireEvent.click(within(article).getByRole('button', { name: 'More actions' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Stop following the blog The lab' }));
    expect(follow).toHaveBeenCalledWith('blog/lab', false);
    expect(screen.queryByRole('article', { name: 'Sea trials' })).toBeNull();
  });

  test('run nothing that people wrote', async () => {
    const attack = htmlAttacks.join(' ');
    const container = await draw([aCard({ title: attack, summary: attack, blogTitle: attack, why: { kind: 'blog', target: 'blog/x', name: attack }, pictureUrl: 'https://contoso.sharepoint.com/sites/x/Lists/LoggiaArticles/Attachments/4/%22onerror=%22alert(1).png' })]);
    expect(container.querySelectorAll('script,iframe,object,svg[onload],[onerror],[onload],a[href^="javascript"]')).toHaveLength(0);
    expect(screen.getAllByText(attack, { normalizer: (text) => text }).length).toBeGreaterThan(0);
  });
});
