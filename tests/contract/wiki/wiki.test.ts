import type { WikiService } from '../../../src/domain/wiki/ports';
import { entriesOf, pageHref, wantedHref } from '../../../src/domain/wiki/links';
import { createSharePointWiki } from '../../../src/gateway/wiki/sharePointWiki';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const trips: string[] = [];

const site = (role: Role): Site => siteOf(running.as(role, (method, url) => trips.push(`${method} ${url}`)), running.url);
const wiki = (role: Role): WikiService => createSharePointWiki(site(role));
const pagesOf = (id: number): string => `_api/web/getList('${new URL(running.url).pathname}/Lists/LoggiaWikiPages')/items(${id})`;

async function write(title: string, body = `<p>${title}</p>`, parentId?: number): Promise<number> {
  return (await wiki('owner').addPage({ key: `wiki-${++keys}`, title, body, summary: '', ...(parentId ? { parentId } : {}) })).id;
}

/** What the rows of links say about a page, and what its text says: they must agree. */
async function linkRows(id: number): Promise<string[]> {
  const answer = await running.request('owner', 'GET', `_api/web/getList('${new URL(running.url).pathname}/Lists/LoggiaWikiLinks')/items?$select=Key&$filter=FromId eq ${id}&$top=5000`);
  return (answer.json as { value: { Key: string }[] }).value.map(({ Key }) => Key).sort();
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), wikiArea).run({ kind: 'members' });
});
afterAll(() => running.close());

describe('opening the wiki', () => {
  test('takes one round trip, and a page two, with its place, its links and names', async () => {
    const top = await write('Handbook');
    const middle = await write('Field work', '<p>x</p>', top);
    const low = await write('Masts', `<p>See <a href="${pageHref(top)}">the handbook</a>.</p>`, middle);
    const reader = wiki('member');
    trips.length = 0;
    const start = await reader.readStart();
    expect(trips).toHaveLength(1);
    expect(start).toMatchObject({ state: 'ready', viewer: { canEdit: true, isOwner: false } });
    expect(start.roots.map(({ title }) => title)).toContain('Handbook');
    trips.length = 0;
    const opened = await reader.openPage(low);
    expect(trips).toHaveLength(2);
    expect(opened.path.map(({ title }) => title)).toEqual(['Handbook', 'Field work']);
    expect(opened.people.size).toBeGreaterThan(0);
    expect((await reader.openPage(top)).backlinkCount).toBe(1);
    expect(await reader.listBacklinks(top)).toMatchObject([{ page: { title: 'Masts' }, sentence: 'See the handbook.' }]);
  });

  test('a place that others changed meanwhile is found by the rows themselves', async () => {
    const [first, second] = [await write('First shelf'), await write('Second shelf')];
    const box = await write('Box', '<p>b</p>', first);
    const thing = await write('Thing', '<p>t</p>', box);
    await wiki('member').movePage(box, second);
    expect((await wiki('member').openPage(thing)).path.map(({ title }) => title)).toEqual(['Second shelf', 'Box']);
  });

  test('titles of any script and with any sign are found again', async () => {
    for (const title of [`O'Brien's "50%" #1 / a\\b & <c>?`, 'مخطط الزيارات', '測量マニュアル', 'x'.repeat(255)]) {
      const id = await write(title);
      expect((await wiki('member').findByTitle(title))?.id).toBe(id);
      expect((await wiki('member').openPage(id)).page.title).toBe(title);
    }
  });
});

describe('writing', () => {
  test('sending a page twice makes one', async () => {
    const page = { key: 'once', title: 'Only once', body: '<p>x</p>', summary: '' };
    const [first, second] = [await wiki('member').addPage(page), await wiki('member').addPage(page)];
    expect(second.id).toBe(first.id);
  });

  test('a save on an older state is refused and changes nothing', async () => {
    const id = await write('Two at once', '<p>base</p>');
    const { page } = await wiki('member').openPage(id);
    await wiki('owner').savePage(id, { title: page.title, body: '<p>owner was faster</p>', summary: 'faster' }, page.etag);
    await expect(wiki('member').savePage(id, { title: page.title, body: '<p>member</p>', summary: '' }, page.etag)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await wiki('member').openPage(id)).page.body).toBe('<p>owner was faster</p>');
  });

  test('every state is kept, with who made it and why', async () => {
    const id = await write('Kept', '<p>one</p>');
    for (const body of ['<p>two</p>', '<p>three</p>']) {
      const { page } = await wiki('member').openPage(id);
      await wiki('member').savePage(id, { title: 'Kept', body, summary: `now ${body}` }, page.etag);
    }
    const versions = await wiki('member').listVersions(id);
    expect(versions.map(({ body }) => body)).toEqual(['<p>three</p>', '<p>two</p>', '<p>one</p>']);
    expect(versions[0]).toMatchObject({ summary: 'now <p>three</p>' });
    expect(versions[0]?.editorName).not.toBe('');
  });

  test('a page cannot be put below itself, nor deleted while pages lie below it', async () => {
    const top = await write('Parent');
    const below = await write('Child', '<p>c</p>', top);
    await expect(wiki('member').movePage(top, below)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(wiki('member').deletePage(top)).rejects.toMatchObject({ kind: 'invalid' });
    await wiki('member').deletePage(below);
    await wiki('member').deletePage(top);
    await expect(wiki('member').openPage(top)).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('the rows of links agree with the texts after any mix of changes', async () => {
    const ids = [await write('A'), await write('B'), await write('C')];
    let seed = 11;
    const random = (limit: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % limit;
    for (let step = 0; step < 15; step++) {
      const id = ids[random(3)] ?? 0;
      const targets = [...ids, ...ids].filter(() => random(3) === 0).map((target) => `<p>to <a href="${pageHref(target)}">it</a></p>`);
      const body = [...targets, ...(random(2) === 0 ? [`<p><a href="${wantedHref('Not yet')}">later</a></p>`] : [])].join('');
      const { page } = await wiki('member').openPage(id);
      if (random(4) === 0) await wiki('owner').movePage(id, undefined);
      await wiki('member').savePage(id, { title: page.title, body, summary: '' }, (await wiki('member').openPage(id)).page.etag);
    }
    for (const id of ids) {
      const { page } = await wiki('owner').openPage(id);
      expect(await linkRows(id)).toEqual(entriesOf(id, page.body, page.topics).map(({ key }) => key).sort());
    }
    expect((await wiki('member').listWanted()).every(({ title }) => title === 'Not yet')).toBe(true);
  });
});

describe('what the server refuses', () => {
  test('a visitor reads and changes nothing', async () => {
    const id = await write('Read me');
    expect((await wiki('visitor').readStart()).viewer.canEdit).toBe(false);
    expect((await wiki('visitor').openPage(id)).page.title).toBe('Read me');
    expect((await running.request('visitor', 'POST', pagesOf(id), { body: { Body: 'mine' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status).toBe(403);
    await expect(wiki('visitor').addPage({ key: 'visitor', title: 'x', body: 'x', summary: '' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a member cannot take the history away or let visitors write', async () => {
    const list = `_api/web/getList('${new URL(running.url).pathname}/Lists/LoggiaWikiPages')`;
    expect((await running.request('member', 'POST', list, { body: { EnableVersioning: false }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status).toBe(403);
  });
});
