import { randomUUID } from 'node:crypto';
import { importRows } from '../../../local/sharepoint/store/bulk';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf } from '../../../src/gateway/sp';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
const trips: string[] = [];
const site = (): ReturnType<typeof siteOf> => siteOf(running.as('member', (method, url) => trips.push(`${method} ${url}`)), running.url);
const rowCount = 6000;

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
  const { store } = running.sharePoint!;
  const list = store.lists.byUrl(`${new URL(running.url).pathname}/Lists/LoggiaPosts`);
  const member = store.sites.personByEmail('member@contoso.onmicrosoft.com');
  if (!list || !member) throw new Error('The stream is not set up.');
  const rows = Array.from({ length: rowCount }, (_one, index) => ({ author: member.id, created: new Date(Date.UTC(2026, 0, 1) + index * 60_000), values: { Title: `Post ${index + 1}`, Body: `Post ${index + 1}`, Key: randomUUID(), Kind: 'update' } }));
  importRows(store.database, store.lists, list, rows);
});
afterAll(() => running.close());

describe('somebody with more posts than SharePoint looks through', () => {
  test('is refused by a plain filter, as on the real service', async () => {
    const list = `_api/web/getList('${new URL(running.url).pathname}/Lists/LoggiaPosts')`;
    const me = (await running.request('member', 'GET', '_api/web/currentuser')).json as { Id: number };
    const answer = await running.request('member', 'GET', `${list}/items?$filter=AuthorId eq ${me.Id}&$orderby=Id desc&$top=20`);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('-2147024860');
  });

  test('has their newest posts and the older ones, page by page, in a handful of requests', async () => {
    const stream = createSharePointStream(site());
    await stream.readStart(20);
    trips.length = 0;
    const first = await stream.listPosts({ tab: 'mine' }, 20);
    expect(first.posts.map(({ post }) => post.body).slice(0, 2)).toEqual([`Post ${rowCount}`, `Post ${rowCount - 1}`]);
    expect(trips.length).toBeLessThanOrEqual(9);
    const second = await stream.listPosts({ tab: 'mine' }, 20, first.next);
    expect(second.posts[0]?.post.id).toBe((first.posts[first.posts.length - 1]?.post.id ?? 0) - 1);
  });

  test('stands in the feed of those who follow them', async () => {
    const stream = createSharePointStream(siteOf(running.as('owner'), running.url));
    const { id } = (await stream.readStart(20)).page.people.values().next().value ?? { id: 0 };
    await stream.follow(`user/${id}`, true);
    const { posts } = await stream.listPosts({ tab: 'following' }, 20);
    expect(posts.map(({ post }) => post.body).slice(0, 2)).toEqual([`Post ${rowCount}`, `Post ${rowCount - 1}`]);
  });
});
