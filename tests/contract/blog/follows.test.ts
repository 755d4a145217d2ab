import { importRows } from '../../../local/sharepoint/store/bulk';
import { emptyText, type ArticleText } from '../../../src/domain/blog/article';
import type { BlogService } from '../../../src/domain/blog/ports';
import { edgeKey } from '../../../src/domain/shared/edges';
import type { StreamService } from '../../../src/domain/stream/ports';
import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const trips: string[] = [];
const path = (): string => new URL(running.url).pathname;
const site = (role: Role): Site => siteOf(running.as(role, (method, url) => { trips.push(`${method} ${url}`); }), running.url);
const blog = (role: Role): BlogService => createSharePointBlog(site(role));
const stream = (role: Role): StreamService => createSharePointStream(site(role));
const list = (name: string): string => `_api/web/getList('${path()}/Lists/${name}')`;

async function publish(role: Role, text: Partial<ArticleText> = {}): Promise<number> {
  const service = blog(role);
  return service.publish(await service.saveDraft(`follow-${++keys}`, { ...emptyText, title: `Story ${keys}`, body: '<p>Wind.</p>', ...text }));
}

async function follow(role: Role, ...targets: readonly string[]): Promise<void> {
  for (const target of targets) await blog(role).follow(target, true);
}

async function unfollowAll(role: Role): Promise<void> {
  for (const target of await stream(role).listFollowed()) await blog(role).follow(target, false);
}

/** The articles that stand on the first page of somebody's stream. */
const cards = async (role: Role): Promise<readonly { id: number; why: string }[]> => ((await stream(role).readStart(20)).page.articles ?? []).map(({ id, why }) => ({ id, why: why.kind }));

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), streamArea).run({ kind: 'members' });
  await new SiteSetup(site('owner'), blogArea).run({ kind: 'members' });
  await blog('owner').saveBlog({ key: 'lab', title: 'The lab', about: '', authorIds: [], commentDays: 0 });
  await blog('owner').saveBlog({ key: 'own', title: 'Owners only', about: '', authorIds: [(await blog('owner').readStart(1)).viewer.person.id], commentDays: 0 });
});
afterAll(() => running.close());
beforeEach(() => unfollowAll('member'));

describe('following', () => {
  test('is known with the first page of a blog, safe to repeat, and ended', async () => {
    const member = blog('member');
    await member.follow('blog/lab', true);
    await member.follow('blog/lab', true);
    trips.length = 0;
    expect((await member.readStart(10)).page.followed).toEqual(['blog/lab']);
    expect(trips).toHaveLength(2);
    await member.follow('blog/lab', false);
    expect((await member.readStart(10)).page.followed).toEqual([]);
  });

  test('counts only where the person themselves began it', async () => {
    const id = (await blog('member').readStart(1)).viewer.person.id;
    const owner = (await blog('owner').readStart(1)).viewer.person.id;
    const edge = { type: 'follow' as const, sourceKey: `user/${id}`, targetKey: 'blog/lab' };
    const forged = await running.request('owner', 'POST', `${list('LoggiaEdges')}/items`, { body: { Title: 'follow', Key: edgeKey(edge, id), Type: 'follow', SourceKey: edge.sourceKey, SourceId: id, TargetKey: edge.targetKey } });
    expect(forged.status).toBe(201);
    await publish('owner', { blog: 'lab' });
    expect((await blog('member').readStart(10)).page.followed).toEqual([]);
    expect(await cards('member')).toEqual([]);
    // The squatted key keeps nobody from following, and nobody ends what another follows.
    await follow('member', 'blog/lab');
    expect((await blog('member').readStart(10)).page.followed).toEqual(['blog/lab']);
    const { json } = await running.request('owner', 'GET', `${list('LoggiaEdges')}/items?$select=Id,AuthorId&$filter=TargetKey eq 'blog/lab' and Type eq 'follow' and AuthorId ne ${owner}`);
    const [row] = (json as { value: { Id: number }[] }).value;
    expect((await running.request('visitor', 'POST', `${list('LoggiaEdges')}/items(${row?.Id})`, { headers: { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' } })).status).toBe(403);
    await expect(blog('visitor').follow('blog/lab', true)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('articles in the stream', () => {
  test('stand there once, however many ways they are followed, with the reason', async () => {
    const id = await publish('owner', { title: 'Sea trials', summary: 'How it went', blog: 'lab', topics: ['Sea-Trials'] });
    const other = await publish('owner', { topics: ['Elsewhere'] });
    const author = (await blog('owner').readStart(1)).viewer.person.id;
    await follow('member', 'topic/sea-trials');
    expect(await cards('member')).toEqual([{ id, why: 'topic' }]);
    await follow('member', 'blog/lab');
    expect((await cards('member')).filter((one) => one.id === id)).toEqual([{ id, why: 'blog' }]);
    await unfollowAll('member');
    await follow('member', `user/${author}`);
    expect((await cards('member')).map((one) => one.id)).toEqual(expect.arrayContaining([id, other]));
    const start = await stream('member').readStart(20);
    expect(start.page.articles?.find((one) => one.id === id)).toMatchObject({ title: 'Sea trials', summary: 'How it went', blogTitle: 'The lab', authorId: author });
    expect(start.page.people.get(author)?.name).not.toBe('');
    const following = await stream('member').listPosts({ tab: 'following' }, 20);
    expect(following.articles ?? []).toEqual([]);
    const one = stream('member');
    await one.readStart(20);
    expect((await one.listPosts({ tab: 'following' }, 20)).articles?.map((card) => card.id)).toContain(id);
    expect((await one.listPosts({ tab: 'questions' }, 20)).articles).toBeUndefined();
  });

  test('cost no round trip', async () => {
    await follow('member', 'blog/lab');
    trips.length = 0;
    const reader = stream('member');
    await reader.readStart(20);
    expect(trips).toHaveLength(2);
    trips.length = 0;
    await reader.listPosts({ tab: 'everyone' }, 20);
    expect(trips).toHaveLength(2);
  });

  test('are not shown before they are published, after they ended, of muted people, and of blogs in which their author does not speak', async () => {
    await follow('member', 'blog/lab', 'blog/own');
    const before = await cards('member');
    const ended = await publish('owner', { blog: 'lab', unpublishAt: new Date(Date.now() - 60_000).toISOString() });
    const squatted = await publish('member', { blog: 'own' });
    await blog('owner').saveDraft('secret', { ...emptyText, title: 'Secret', body: '<p>x</p>', blog: 'lab' });
    const shown = (await cards('member')).map(({ id }) => id);
    expect(shown).not.toContain(ended);
    expect(shown).not.toContain(squatted);
    expect(shown).toHaveLength(before.length);
    const back = await publish('owner', { blog: 'lab' });
    expect((await cards('member')).map(({ id }) => id)).toContain(back);
    await running.request('owner', 'POST', `${list('LoggiaArticles')}/items(${back})`, { body: { PublishedAt: null }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    expect((await cards('member')).map(({ id }) => id)).not.toContain(back);
    const owner = (await blog('owner').readStart(1)).viewer.person.id;
    await stream('member').mute(`user/${owner}`, true);
    expect(await cards('member')).toEqual([]);
    await stream('member').mute(`user/${owner}`, false);
  });

  test('come with the posts of their time, page by page, none missing and none twice', async () => {
    const { store } = running.sharePoint!;
    const author = store.sites.personByEmail('owner@contoso.onmicrosoft.com')?.id ?? 0;
    const at = (name: string, index: number): Date => new Date(Date.UTC(2040, 0, 1) + index * (name === 'LoggiaPosts' ? 60_000 : 120_000));
    const into = (name: string, count: number, values: (index: number) => Record<string, string>): void => {
      const rows = store.lists.byUrl(`${path()}/Lists/${name}`);
      if (!rows) throw new Error(`There is no list ${name}.`);
      importRows(store.database, store.lists, rows, Array.from({ length: count }, (_one, index) => ({ author, created: at(name, index), values: values(index) })));
    };
    into('LoggiaPosts', 60, (index) => ({ Title: '', Body: `Post ${index}`, Key: `late-post-${index}`, Kind: 'update' }));
    into('LoggiaArticles', 30, (index) => ({ Title: `Article ${index}`, Key: `late-article-${index}`, Body: '<p>x</p>', Blog: 'lab', PublishedAt: new Date(Date.now() - (30 - index) * 60_000).toISOString() }));
    await follow('member', 'blog/lab');
    const reader = stream('member');
    const seen: number[] = [];
    let page = (await reader.readStart(20)).page;
    for (let count = 0; count < 5; count++) {
      seen.push(...(page.articles ?? []).map(({ id }) => id));
      if (page.next === undefined) break;
      trips.length = 0;
      page = await reader.listPosts({ tab: 'everyone' }, 20, page.next);
      expect(trips.length).toBeLessThanOrEqual(2);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(10);
  });
});
