import { importRows } from '../../../local/sharepoint/store/bulk';
import { noDetails } from '../../../src/domain/stream/post';
import type { StreamService } from '../../../src/domain/stream/ports';
import { siteOf } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const secret = 'brandywine';
const stream = (role: Role, onRequest?: () => unknown): StreamService => createSharePointStream(siteOf(running.as(role, onRequest), running.url));
const list = (title: string): string => `_api/web/lists/getByTitle('${title}')`;
const hiddenIds = async (role: Role, before?: number): Promise<number[]> => (await stream(role).listPosts({ tab: 'hidden' }, 20, before)).posts.map(({ post }) => post.id);

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
});
afterAll(() => running.close());

async function aPost(role: Role, body: string): Promise<number> {
  const { id } = await stream(role).addPost({ key: `hidden-${++keys}`, kind: 'update', title: '', body, details: { ...noDetails, files: [{ name: 'proof.txt', size: 5, isPicture: false, alt: '' }] } });
  await stream(role).addFile(id, 'proof.txt', new Blob([secret]));
  return id;
}

/** Every way in which a row of a list can be read. */
async function readable(role: Role, id: number, words = 'Loose talk'): Promise<string[]> {
  running.sharePoint?.store.search.crawl(0, true);
  const item = `${list('Loggia Posts')}/items(${id})`;
  const query = { ViewXml: '<View><Query/><RowLimit>500</RowLimit></View>' };
  const asked: readonly (readonly ['GET' | 'POST', string, unknown?])[] = [
    ['GET', item], ['GET', `${item}/versions`], ['GET', `${item}/FieldValuesAsText`], ['GET', `${item}/AttachmentFiles('proof.txt')/$value`], ['GET', `Lists/LoggiaPosts/Attachments/${id}/proof.txt`],
    ['GET', `${list('Loggia Posts')}/items?$top=500`], ['GET', `${list('Loggia Posts')}/items?$filter=Id eq ${id}`], ['GET', `_api/search/query?querytext='${secret}'&selectproperties='Title,Path'`],
    ['POST', `${list('Loggia Posts')}/getitems`, { query }], ['POST', `${list('Loggia Posts')}/RenderListDataAsStream`, { parameters: query }], ['POST', `${list('Loggia Posts')}/getlistitemchangessincetoken`, { query: { RowLimit: '500' } }]
  ];
  const seen: string[] = [];
  for (const [method, path, body] of asked) {
    const answer = await running.request(role, method, path, body === undefined ? {} : { body });
    // What was searched for stands in the answer anyway.
    if (answer.text.replace(new RegExp(`querytext='${secret}'`, 'g'), '').includes(`${words} of ${secret}`) || answer.text === secret) seen.push(path);
  }
  return seen;
}

describe('a hidden post', () => {
  test('is read by its author and owners only, by whatever way, and by everybody after it was restored', async () => {
    const id = await aPost('member', `Loose talk of ${secret}`);
    expect((await readable('visitor', id)).length).toBeGreaterThanOrEqual(9);
    await stream('owner').moderate(id, 'hide', 'Not for here');
    expect(await readable('visitor', id)).toEqual([]);
    expect((await readable('member', id)).length).toBeGreaterThanOrEqual(9);
    expect((await readable('owner', id)).length).toBeGreaterThanOrEqual(9);
    expect((await stream('visitor').readStart(20)).page.posts.some(({ post }) => post.id === id)).toBe(false);
    await expect(stream('visitor').getPost(id)).rejects.toMatchObject({ kind: 'notFound' });
    expect((await stream('member').getPost(id)).posts[0]?.isHidden).toBe(true);
    // It stays its author's to change.
    await stream('member').editPost(id, { title: '', body: `Loose talk of ${secret}, made better`, details: noDetails });

    await stream('owner').moderate(id, 'restore', '');
    expect((await readable('visitor', id)).length).toBeGreaterThanOrEqual(8);
    expect((await stream('visitor').readStart(20)).page.posts.some(({ post }) => post.id === id)).toBe(true);
  });

  test('of an owner is out of a member’s reach, who cannot let themselves in', async () => {
    const id = await aPost('owner', `Office talk of ${secret}`);
    await stream('owner').moderate(id, 'hide', '');
    expect(await readable('member', id, 'Office talk')).toEqual([]);
    const item = `${list('Loggia Posts')}/items(${id})`;
    expect((await running.request('member', 'POST', `${item}/resetroleinheritance`)).status).toBeGreaterThanOrEqual(403);
    await expect(stream('member').moderate(id, 'restore', '')).rejects.toBeDefined();
    expect((await stream('owner').getPost(id)).posts[0]?.isHidden).toBe(true);
  });

  test('is hidden whole when it is hidden again after being cut off', async () => {
    const id = await aPost('member', `Dock talk of ${secret}`);
    for (let cut = 1; cut <= 4; cut++) {
      let requests = 0;
      const cutting = createSharePointStream(siteOf(running.as('owner', (method) => {
        if (method !== 'GET' && ++requests === cut) running.sharePoint!.faults.set({ seed: 1, rules: [{ kind: 'cutAfter', operation: '^(?!.*contextinfo)' }] });
      }), running.url));
      await cutting.moderate(id, 'hide', '').catch(() => undefined);
      running.sharePoint!.faults.set({ seed: 1, rules: [] });
    }
    await stream('owner').moderate(id, 'hide', '');
    expect(await readable('visitor', id, 'Dock talk')).toEqual([]);
    expect((await stream('member').getPost(id)).posts[0]?.isHidden).toBe(true);
    expect(await hiddenIds('owner')).toContain(id);
  });
});

describe('the list of hidden posts', () => {
  test('closes what was hidden in the log only, by its being looked at', async () => {
    const id = await aPost('member', 'Hidden by an older version');
    expect((await running.request('owner', 'POST', `${list('Loggia Moderation')}/items`, { body: { Title: 'hide', Target: `post/${id}`, PostId: id, Action: 'hide' } })).status).toBe(201);
    const seen = async (): Promise<number> => (await running.request('visitor', 'GET', `${list('Loggia Posts')}/items(${id})`)).status;
    expect(await seen()).toBe(200);
    expect(await hiddenIds('owner')).toContain(id);
    while ((await seen()) === 200) await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(await seen()).toBe(404);
    // Its author is let in as the last step.
    while ((await running.request('member', 'GET', `${list('Loggia Posts')}/items(${id})`)).status !== 200) await new Promise((resolve) => { setTimeout(resolve, 50); });
  });

  test('has for owners what is hidden now, the newest decision first, in two round trips, and nothing for others', async () => {
    const [first, second, back] = [await aPost('member', 'One'), await aPost('owner', 'Two'), await aPost('member', 'Three')];
    for (const id of [second, back, first]) await stream('owner').moderate(id, 'hide', 'Why');
    await stream('owner').moderate(back, 'restore', '');
    let trips = 0;
    const owner = stream('owner', () => { trips++; });
    await owner.readStart(5);
    trips = 0;
    const { posts } = await owner.listPosts({ tab: 'hidden' }, 20);
    expect(posts.map(({ post }) => post.id).slice(0, 2)).toEqual([first, second]);
    expect(posts.some(({ post }) => post.id === back)).toBe(false);
    expect(trips).toBeLessThanOrEqual(2);
    expect((await hiddenIds('member')).filter((id) => id === second)).toEqual([]);
    expect(await hiddenIds('visitor')).toEqual([]);
  });

  test('goes on below more decisions than SharePoint looks through', async () => {
    const id = await aPost('member', 'Hidden long ago');
    await stream('owner').moderate(id, 'hide', '');
    const { store } = running.sharePoint!;
    const moderation = store.lists.byUrl(`${new URL(running.url).pathname}/Lists/LoggiaModeration`);
    const owner = store.sites.personByEmail('owner@contoso.onmicrosoft.com');
    if (!moderation || !owner) throw new Error('The stream is not set up.');
    importRows(store.database, store.lists, moderation, Array.from({ length: 6000 }, () => ({ author: owner.id, created: new Date(), values: { Title: 'hide', Target: 'post/900000', PostId: 900_000, Action: 'hide' } })));
    const service = stream('owner');
    await service.readStart(5);
    let before: number | undefined;
    const found: number[] = [];
    for (let page = 0; page < 10; page++) {
      const { posts, next } = await service.listPosts({ tab: 'hidden' }, 2000, before);
      found.push(...posts.map(({ post }) => post.id));
      if (next === undefined) break;
      before = next;
    }
    expect(found).toContain(id);
  });
});
