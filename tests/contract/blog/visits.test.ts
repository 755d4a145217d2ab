import { emptyText } from '../../../src/domain/blog/article';
import type { BlogService } from '../../../src/domain/blog/ports';
import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const trips: string[] = [];
const path = (): string => new URL(running.url).pathname;
const site = (role: Role): Site => siteOf(running.as(role, (method, url) => { trips.push(`${method} ${url}`); }), running.url);
const blog = (role: Role): BlogService => createSharePointBlog(site(role));
const list = (name: string): string => `_api/web/getList('${path()}/Lists/${name}')`;

async function publish(role: Role, blogKey = ''): Promise<number> {
  const service = blog(role);
  return service.publish(await service.saveDraft(`story-${++keys}`, { ...emptyText, title: `Story ${keys}`, body: '<p>Wind.</p>', blog: blogKey }));
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), blogArea).run({ kind: 'members' });
  await blog('owner').saveBlog({ key: 'calm', title: 'Calm', about: '', authorIds: [], commentDays: 0 });
});
afterAll(() => running.close());

describe('since the last visit', () => {
  test('nothing is known at first; what was seen is known on any device, for each list by itself, and never less', async () => {
    const first = await publish('owner', 'calm');
    expect((await blog('member').readStart(10)).page.seenUpTo).toBeUndefined();
    await blog('member').markSeen(undefined, first);
    await blog('member').markSeen('calm', first + 5);
    await blog('member').markSeen(undefined, first - 1);
    expect((await blog('member').readStart(10)).page.seenUpTo).toBe(first);
    expect((await blog('member').readStart(10, 'calm')).page.seenUpTo).toBe(first + 5);
    expect((await blog('owner').readStart(10)).page.seenUpTo).toBeUndefined();
  });

  test('nobody reads or moves the mark of another, and the page stays at two round trips', async () => {
    const answer = await running.request('visitor', 'GET', `${list('LoggiaOwnState')}/items?$filter=Type eq 'blogSeen'`);
    expect((answer.json as { value: unknown[] }).value).toEqual([]);
    const member = (await blog('member').readStart(1)).viewer.person.id;
    const owner = blog('owner');
    const before = (await blog('member').readStart(1)).page.seenUpTo;
    expect((await running.request('owner', 'POST', `${list('LoggiaOwnState')}/items`, { body: { OwnerId: member, Type: 'blogSeen', TargetKey: 'blog/', Value: '9999' } })).status).toBe(201);
    expect((await blog('member').readStart(1)).page.seenUpTo).toBe(before);
    trips.length = 0;
    await owner.readStart(10);
    expect(trips).toHaveLength(2);
  });
});

describe('popular articles', () => {
  test('are ranked by their readers, each once, and not by rows in another’s name', async () => {
    const [one, two] = [await publish('owner', 'calm'), await publish('owner')];
    const member = blog('member');
    await member.countRead(one);
    await member.countRead(one);
    await blog('owner').countRead(one);
    await member.countRead(two);
    const owner = (await blog('owner').readStart(1)).viewer.person.id;
    expect((await running.request('member', 'POST', `${list('LoggiaArticleReads')}/items`, { body: { Key: `article/${two}|u${owner}`, ArticleId: two } })).status).toBe(201);
    const { articles, isCut } = await blog('visitor').listPopular('read', 7);
    expect(articles.map(({ article, count }) => [article.id, count])).toEqual([[one, 2], [two, 1]]);
    expect(isCut).toBe(false);
    expect((await blog('visitor').listPopular('read', 7, 'calm')).articles.map(({ article }) => article.id)).toEqual([one]);
  });

  test('are ranked by what was said in the period, of published articles only, in three round trips', async () => {
    const [quiet, loud, gone] = [await publish('owner'), await publish('owner'), await publish('member')];
    for (const [id, count] of [[quiet, 1], [loud, 3], [gone, 5]] as const) {
      for (let index = 0; index < count; index++) await blog('member').addComment(id, { key: `c-${id}-${index}`, body: 'Ahoy.', place: 'open' }, false);
    }
    await running.request('member', 'POST', `${list('LoggiaArticles')}/items(${gone})`, { body: { PublishedAt: null }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    const visitor = blog('visitor');
    await visitor.readStart(1);
    trips.length = 0;
    const { articles, people } = await visitor.listPopular('discussed', 30);
    expect(articles.map(({ article, count }) => [article.id, count])).toEqual([[loud, 3], [quiet, 1]]);
    expect([...people.values()].map(({ name }) => name)).not.toEqual([]);
    expect(trips.length).toBeLessThanOrEqual(3);
    const tomorrow = createSharePointBlog(site('visitor'), undefined, () => new Date(Date.now() + 8 * 86_400_000));
    expect((await tomorrow.listPopular('discussed', 7)).articles).toEqual([]);
  });
});

test('the feed of SharePoint is offered where the site allows it, holds what is published, and no draft', async () => {
  const id = await publish('owner', 'calm');
  await blog('member').saveDraft('rss-secret', { ...emptyText, title: 'Secret plan', body: '<p>x</p>' });
  const { feedUrl = '' } = (await blog('member').readStart(5)).page;
  const { status, text } = await running.request('visitor', 'GET', feedUrl.slice(running.url.length + 1));
  expect(status).toBe(200);
  expect(text).toContain(`Story ${keys}`);
  expect(text).toContain(`DispForm.aspx?ID=${id}<`);
  expect(text).not.toContain('Secret plan');
  await running.request('owner', 'POST', '_api/web', { body: { SyndicationEnabled: false }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
  expect((await blog('member').readStart(5)).page.feedUrl).toBeUndefined();
  await running.request('owner', 'POST', '_api/web', { body: { SyndicationEnabled: true }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
});

test('a search finds words of fresh titles and summaries at once, in one blog where it is asked in one, and nothing that ended', async () => {
  const service = blog('owner');
  const write = async (title: string, text: Partial<typeof emptyText> = {}): Promise<number> => service.publish(await service.saveDraft(`search-${++keys}`, { ...emptyText, title, body: '<p>x</p>', ...text }));
  const calm = await write('The quiet kittiwake', { blog: 'calm' });
  const other = await write('Plain', { summary: 'About a kittiwake colony' });
  await write('Kittiwake of yesterday', { unpublishAt: new Date(Date.now() - 1000).toISOString() });
  expect((await blog('visitor').search('kittiw')).map(({ id }) => id)).toEqual([other, calm]);
  expect((await blog('visitor').search('kittiw', 'calm')).map(({ id }) => id)).toEqual([calm]);
  trips.length = 0;
  await blog('member').search('kittiw');
  expect(trips.length).toBeLessThanOrEqual(5);
});
