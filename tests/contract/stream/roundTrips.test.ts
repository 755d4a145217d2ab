import { importRows, type ImportedRow } from '../../../local/sharepoint/store/bulk';
import type { FeedFilter } from '../../../src/domain/stream/feed';
import type { StreamService } from '../../../src/domain/stream/ports';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf } from '../../../src/gateway/sp';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

jest.setTimeout(120_000);

/** More than SharePoint looks through, in every list that a tab asks. */
const many = 5600;
const pageSize = 20;

/** Every tab at two sizes: some rows, and more rows of each kind than a filter may match. */
describe.each([['a few hundred posts', 300], ['more rows of every tab than SharePoint looks through', many]])('%s', (_name, count) => {
  let running: TestSite;
  let stream: StreamService;
  let ids = { owner: 0, member: 0, visitor: 0 };
  const trips: string[] = [];

  async function counted<T>(action: () => Promise<T>): Promise<{ value: T; count: number }> {
    trips.length = 0;
    const value = await action();
    return { value, count: trips.length };
  }

  beforeAll(async () => {
    running = await startSharePoint();
    await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
    const { store } = running.sharePoint!;
    const person = (role: string): number => store.sites.personByEmail(`${role}@contoso.onmicrosoft.com`)?.id ?? 0;
    ids = { owner: person('owner'), member: person('member'), visitor: person('visitor') };
    const into = (name: string, make: (id: number) => readonly ImportedRow[]): void => {
      const list = store.lists.byUrl(`${new URL(running.url).pathname}/Lists/${name}`);
      if (!list) throw new Error(`There is no list ${name}.`);
      importRows(store.database, store.lists, list, Array.from({ length: count }, (_one, index) => make(index + 1)).flat());
    };
    const created = (id: number): Date => new Date(Date.UTC(2026, 0, 1) + id * 60_000);
    // Both are questions with an answer of the other, so that every tab has everything to bring.
    const author = (id: number): number => (id % 2 === 0 ? ids.member : ids.owner);
    into('LoggiaPosts', (id) => [{ author: id <= count - 60 ? ids.member : author(id), created: created(id), values: { Title: `Which ${id}?`, Body: `Asked ${id} #sea`, Key: `post-${id}`, Kind: 'question', ...(id % 3 === 0 ? { AcceptedReplyId: id, AcceptedAuthorId: ids.visitor } : {}) } }]);
    into('LoggiaReplies', (id) => [{ author: ids.visitor, created: created(id), values: { Title: 'a', Key: `reply-${id}`, PostId: id, Body: `Answer ${id}` } }]);
    into('LoggiaReactions', (id) => [{ author: ids.owner, created: created(id), values: { Title: 'like', Key: `post/${id}|u${ids.owner}`, Target: `post/${id}`, PostId: id, Kind: 'like' } }]);
    const edge = (id: number, type: string, target: string): ImportedRow => ({ author: id <= count - 60 ? ids.member : author(id), created: created(id), values: { Title: type, Key: `${type}-${id}`, Type: type, SourceKey: `post/${id}`, SourceId: id, TargetKey: target } });
    into('LoggiaEdges', (id) => [edge(id, 'tag', 'topic/sea'), edge(id, 'mention', `user/${ids.member}`)]);
    into('LoggiaOwnState', (id) => [{ author: ids.member, created: created(id), values: { Title: 'saved', OwnerId: ids.member, Type: 'saved', TargetKey: `post/${id}`, Value: '' } }]);
    stream = createSharePointStream(siteOf(running.as('member', (method, url) => trips.push(`${method} ${url}`)), running.url));
    await createSharePointStream(siteOf(running.as('member'), running.url)).markSeen(count - 10);
    await stream.readStart(pageSize);
    await stream.follow('topic/sea', true);
    await stream.follow(`user/${ids.owner}`, true);
    await stream.readStart(pageSize);
  });
  afterAll(() => running.close());

  const tabs: readonly (readonly [string, () => FeedFilter])[] = [
    ['Everyone', () => ({ tab: 'everyone' })], ['Mentions', () => ({ tab: 'mentions' })], ['Questions', () => ({ tab: 'questions' })],
    ['Open questions', () => ({ tab: 'questions', isOpen: true })], ['Saved', () => ({ tab: 'saved' })], ['Mine', () => ({ tab: 'mine' })], ['a topic', () => ({ tab: 'topic', topic: 'sea' })],
    ['a person', () => ({ tab: 'person', personId: ids.member })], ['Following', () => ({ tab: 'following' })]
  ];

  test('the first view takes two round trips and knows where the reader stopped', async () => {
    const { value, count: asked } = await counted(() => createSharePointStream(siteOf(running.as('member', (method, url) => trips.push(`${method} ${url}`)), running.url)).readStart(pageSize));
    // Who saved more than a thousand posts waits for one request more, once a visit.
    expect(asked).toBe(count < 1000 ? 2 : 3);
    const other = await counted(() => createSharePointStream(siteOf(running.as('owner', (method, url) => trips.push(`${method} ${url}`)), running.url)).readStart(pageSize));
    expect([other.count, other.value.page.posts.length]).toEqual([2, pageSize]);
    expect(value.page.posts).toHaveLength(pageSize);
    expect(value.seenUpTo).toBe(count - 10);
  });

  test('the check for news takes one', async () => {
    expect((await counted(() => stream.countNewer(count - 5))).count).toBe(1);
  });

  test.each(tabs)('%s: two round trips for a full page with everything, and nothing missing or twice over pages', async (name, filter) => {
    const seen: number[] = [];
    let next: number | undefined;
    for (let page = 0; page < 3; page++) {
      const { value, count: asked } = await counted(() => stream.listPosts(filter(), pageSize, next));
      // Saved posts are asked for without a known number: the refusal, the newest id and the window come one after the other.
      if (name === 'Saved' && count > 5000) expect(asked).toBeLessThanOrEqual(5);
      // Each followed topic with more than 5,000 posts is asked for again, in windows.
      else if (name === 'Following' && count > 5000) expect(asked).toBeLessThanOrEqual(3);
      else expect([name, page, asked > 2 ? [...trips] : []]).toEqual([name, page, []]);
      expect(value.posts).toHaveLength(pageSize);
      for (const one of value.posts) {
        expect({ likes: one.reactions.counts.like, replies: one.replyCount, isSaved: one.isSaved, name: value.people.get(one.post.authorId)?.name !== undefined }).toEqual({ likes: 1, replies: 1, isSaved: true, name: true });
        expect((one.post.acceptedReplyId ?? 0) > 0).toBe(one.post.id % 3 === 0 && name !== 'Open questions');
      }
      seen.push(...value.posts.map(({ post }) => post.id));
      next = value.next;
    }
    const expected = { Mine: ids.member, 'a person': ids.member }[name];
    const all = Array.from({ length: count }, (_one, index) => count - index).filter((id) => (expected === undefined || id <= count - 60 || id % 2 === 0) && (name !== 'Open questions' || id % 3 !== 0));
    expect(seen).toEqual(all.slice(0, 3 * pageSize));
  });

  test('chosen answers that a page did not bring come in one round trip more, when nobody waits for them', async () => {
    const { posts } = await stream.listPosts({ tab: 'topic', topic: 'sea' }, pageSize);
    const { value, count: asked } = await counted(() => stream.listAnswers(posts));
    expect(asked).toBeLessThanOrEqual(1);
    expect(value.posts.map(({ post, acceptedReply }) => [post.id, acceptedReply?.body])).toEqual(posts.filter(({ post }) => post.id % 3 === 0).map(({ post }) => [post.id, `Answer ${post.id}`]));
    expect(value.people.get(ids.visitor)?.name).toBeTruthy();
    expect((await counted(() => stream.listAnswers([]))).count).toBe(0);
  });

  test('writing, muting, saving and following are never refused for the size of a list', async () => {
    await stream.mute('topic/weather', true);
    await stream.save(count, false);
    await stream.save(count, true);
    await stream.markSeen(count);
    await stream.follow('topic/weather', true);
    await stream.follow('topic/weather', false);
    const start = await stream.readStart(5);
    expect([start.seenUpTo, start.muted, start.page.posts[0]?.isSaved]).toEqual([count, ['topic/weather'], true]);
    expect((await stream.listFollowed()).length).toBe(2);
    const added = await stream.addPost({ key: 'fresh', kind: 'update', title: '', body: 'Newest of all #sea', details: { mentions: [], files: [] } });
    for (const filter of [{ tab: 'topic', topic: 'sea' }, { tab: 'mine' }, { tab: 'following' }] as const) expect((await stream.listPosts(filter, 5)).posts[0]?.post.id).toBe(added.id);
  });
});
