import { importRows, type ImportedRow } from '../../../local/sharepoint/store/bulk';
import { emptyText, type ArticleText } from '../../../src/domain/blog/article';
import type { ArticleFilter, BlogService } from '../../../src/domain/blog/ports';
import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(120_000);

/** More rows than SharePoint looks through for one request. */
const many = 5200;
const day = 86_400_000;

let running: TestSite;
let keys = 0;
let author = 0;
const trips: string[] = [];
const path = (): string => new URL(running.url).pathname;
const site = (role: Role): Site => siteOf(running.as(role, (method, url) => { trips.push(`${method} ${url}`); }), running.url);
const blog = (role: Role): BlogService => createSharePointBlog(site(role));

function into(name: string, rows: Iterable<ImportedRow>): void {
  const store = running.sharePoint?.store;
  const list = store?.lists.byUrl(`${path()}/Lists/${name}`);
  if (!store || !list) throw new Error(`${name} is not there.`);
  importRows(store.database, store.lists, list, rows);
}

async function publish(text: Partial<ArticleText>): Promise<number> {
  const service = blog('member');
  return service.publish(await service.saveDraft(`size-${++keys}`, { ...emptyText, title: `Story ${keys}`, body: '<p>Wind.</p>', ...text }));
}
/** Makes an article appear two days ago. */
const ageArticle = async (id: number): Promise<void> => {
  await running.request('owner', 'POST', `_api/web/getList('${path()}/Lists/LoggiaArticles')/items(${id})`, { body: { PublishedAt: new Date(Date.now() - 2 * day).toISOString() }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
};
const commentsOf = async (id: number, role: Role = 'visitor'): Promise<number | undefined> => (await blog(role).listArticles({ kind: 'all' }, 20)).counts.get(id)?.comments;

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), blogArea).run({ kind: 'members' });
  author = (await blog('member').readStart(1)).viewer.person.id;
  await blog('owner').saveBlog({ key: 'small', title: 'Small', about: '', authorIds: [], commentDays: 0 });
  await blog('owner').saveBlog({ key: 'crowded', title: 'Crowded', about: '', authorIds: [], commentDays: 0 });
  await blog('owner').saveBlog({ key: 'short', title: 'Short', about: '', authorIds: [], commentDays: 1 });
  await blog('owner').saveBlog({ key: 'calm', title: 'Calm', about: '', authorIds: [], commentDays: 0, approvesSince: new Date(Date.now() - day).toISOString() });
});
afterAll(() => running.close());

describe('how much an article is talked about', () => {
  const said = async (id: number, body: string): Promise<void> => blog('member').addComment(id, { key: `said-${++keys}`, body, place: 'open' }, false);

  test('counts what is shown below it, and not what came after the comments had closed', async () => {
    const id = await publish({ blog: 'short' });
    await said(id, 'In time.');
    expect(await commentsOf(id)).toBe(1);
    await ageArticle(id);
    expect(await commentsOf(id)).toBe(0);
    expect((await blog('visitor').openArticle(id)).comments).toEqual([]);
  });

  test('nor what came past the approval', async () => {
    const id = await publish({ blog: 'calm' });
    await said(id, 'Past the owner.');
    expect(await commentsOf(id)).toBe(0);
  });

  test('nor what an owner removed, also where that was cut off before the words were gone', async () => {
    const id = await publish({});
    await said(id, 'Rude.');
    await said(id, 'Ruder.');
    await said(id, 'Kind.');
    const [first, second] = (await blog('owner').openArticle(id)).comments;
    if (!first || !second) throw new Error('The comments are not shown.');
    await blog('owner').removeComment(id, first, 'Tone');
    await running.request('owner', 'POST', `_api/web/getList('${path()}/Lists/LoggiaRemovedComments')/items`, { body: { Key: second.key, ArticleId: id, Reason: 'Tone', SaidBy: second.authorId } });
    expect(await commentsOf(id)).toBe(1);
    await blog('owner').restoreComment(first.key);
    expect(await commentsOf(id)).toBe(2);
  });

  test('in the list of what is discussed most too', async () => {
    const [late, lively] = [await publish({ blog: 'short', title: 'Late' }), await publish({ title: 'Lively' })];
    for (const words of ['One.', 'Two.', 'Three.']) await said(late, words);
    await said(lively, 'Fine.');
    await ageArticle(late);
    const found = (await blog('visitor').listPopular('discussed', 7)).articles.map(({ article, count }) => [article.title, count]);
    expect(found).toContainEqual(['Lively', 1]);
    expect(found.map(([title]) => title)).not.toContain('Late');
  });
});

describe('among more articles than SharePoint looks through at once', () => {
  let before = 0;
  let after = 0;
  beforeAll(async () => {
    before = await publish({ title: 'Before the crowd', blog: 'small' });
    into('LoggiaArticles', Array.from({ length: many }, (_, index): ImportedRow => ({
      author, created: new Date(Date.UTC(2025, 0, 2)),
      values: { Title: `Gullwatch ${index}`, Key: `crowd-${index}`, Body: '<p>gulls</p>', Summary: '', Blog: 'crowded', Category: 'Birds', Series: 'Gulls', Topics: 'gulls', PublishedAt: '2025-01-02T00:00:00.000Z', Words: 400 }
    })));
    after = await publish({ title: 'After the crowd', blog: 'small', category: 'Birds', series: 'Gulls', topics: ['gulls'] });
  });

  const filters: readonly ArticleFilter[] = [
    { kind: 'series', series: 'Gulls' }, { kind: 'topic', topic: 'gulls' }, { kind: 'category', category: 'Birds' }, { kind: 'month', month: '2025-01' }, { kind: 'all', blog: 'crowded' }
  ];
  test.each(filters)('a page comes for %j, and the next one goes on where it ended', async (filter) => {
    const reader = blog('visitor');
    const first = await reader.listArticles(filter, 5);
    expect(first.articles).toHaveLength(5);
    const ids = first.articles.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    const second = await reader.listArticles(filter, 5, first.next);
    expect(second.articles).toHaveLength(5);
    expect(Math.max(...second.articles.map(({ id }) => id))).toBeLessThan(Math.min(...ids));
  });

  test('a page comes for an author with as many', async () => {
    const { articles } = await blog('visitor').listArticles({ kind: 'author', authorId: author }, 5);
    expect(articles[0]?.id).toBe(after);
    expect(articles).toHaveLength(5);
  });

  test('a few among many are found by their series and topic', async () => {
    const id = await publish({ title: 'Rare', series: 'Rarities', topics: ['rarity'] });
    expect((await blog('visitor').listArticles({ kind: 'series', series: 'Rarities' }, 5)).articles.map((one) => one.id)).toEqual([id]);
    expect((await blog('visitor').listArticles({ kind: 'topic', topic: 'rarity' }, 5)).articles.map((one) => one.id)).toEqual([id]);
  });

  test('titles that very many begin with are found, the newest first', async () => {
    running.sharePoint?.store.search.crawl(0, true);
    const hits = await blog('visitor').search('Gullwatch');
    expect(hits.length).toBeGreaterThanOrEqual(10);
    expect(hits[0]?.title).toBe(`Gullwatch ${many - 1}`);
  });

  test('the next article of a small blog is found behind a large one, in three round trips', async () => {
    const reader = blog('visitor');
    await reader.readStart(1);
    trips.length = 0;
    const open = await reader.openArticle(before);
    expect(trips.length).toBeLessThanOrEqual(3);
    expect(open.later?.id).toBe(after);
    expect((await reader.openArticle(after)).earlier?.id).toBe(before);
  });

  test('neighbours that stand near cost nothing more', async () => {
    const reader = blog('visitor');
    await reader.readStart(1);
    const middle = before + 100;
    await reader.openArticle(middle);
    trips.length = 0;
    const open = await reader.openArticle(middle);
    expect([open.earlier?.id, open.later?.id]).toEqual([middle - 1, middle + 1]);
    expect(trips.length).toBeLessThanOrEqual(2);
  });
});
