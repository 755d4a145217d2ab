import { importRows } from '../../../local/sharepoint/store/bulk';
import type { WikiService } from '../../../src/domain/wiki/ports';
import { pageHref, wantedHref } from '../../../src/domain/wiki/links';
import { ownKey } from '../../../src/domain/shared/keys';
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
const body = async (id: number): Promise<string> => (await wiki('owner').readText(id)).body;
const listPath = (list: string): string => `_api/web/getList('${new URL(running.url).pathname}/Lists/${list}')`;
const merge = (role: Role, path: string, values: unknown): Promise<number> =>
  running.request(role, 'POST', path, { body: values, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } }).then(({ status }) => status);

async function write(title: string, text = `<p>${title}</p>`, parentId?: number): Promise<number> {
  return (await wiki('owner').addPage({ key: `titles-${++keys}`, title, body: text, summary: '', ...(parentId ? { parentId } : {}) })).id;
}

async function rename(id: number, title: string): Promise<number> {
  const { page } = await wiki('member').openPage(id);
  await wiki('member').savePage(id, { title, body: page.body, summary: '' }, page.etag);
  return wiki('member').mendLinks({ id, title, formerTitle: page.title, summary: `Link to ${title} mended` });
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), wikiArea).run({ kind: 'members' });
});
afterAll(() => running.close());

describe('a page that links waited for', () => {
  test('is led to by all of them as soon as it is written, counts them, and is wanted no more', async () => {
    const title = `Winches & "50 %" / winter's`;
    const first = await write('Deck work', `<p>See <a href="${wantedHref(title)}">winches</a> and <a href="${wantedHref(title.toUpperCase())}">again</a>.</p>`);
    const second = await write('Stern', `<p><a href='${wantedHref(title)}' rel="x">${title.replace('&', '&amp;')}</a></p>`);
    expect((await wiki('member').listWanted()).find((one) => one.title === title)).toMatchObject({ count: 2 });
    const id = await write(title);
    expect(await wiki('member').mendLinks({ id, title, summary: 'Mended' })).toBe(3);
    for (const source of [first, second]) {
      expect(await body(source)).toContain(pageHref(id));
      expect(await body(source)).not.toContain('wiki=new');
    }
    expect((await wiki('member').openPage(id)).backlinkCount).toBe(2);
    expect((await wiki('member').listBacklinks(id)).map(({ sentence }) => sentence)).toContain('See winches and again.');
    expect((await wiki('member').listWanted()).some((one) => one.title === title)).toBe(false);
    expect((await wiki('member').listVersions(first))[0]).toMatchObject({ summary: 'Mended' });
    expect(await wiki('owner').checkLinks(false)).toMatchObject({ missing: 0, stale: 0, wrong: 0 });
    // There is nothing left to do.
    trips.length = 0;
    expect(await wiki('member').mendLinks({ id, title, summary: 'Mended' })).toBe(0);
    expect(trips.length).toBeLessThanOrEqual(2);
  });

  test('that nobody mended links for is found and mended by the check', async () => {
    const source = await write('Impatient', `<p><a href="${wantedHref('Patience')}">later</a></p>`);
    const id = await write('Patience');
    expect(await wiki('owner').checkLinks(false)).toMatchObject({ wrong: 1 });
    await wiki('owner').checkLinks(true);
    expect(await body(source)).toContain(pageHref(id));
    expect(await wiki('owner').checkLinks(false)).toMatchObject({ missing: 0, stale: 0, wrong: 0 });
  });
});

describe('a page that is renamed', () => {
  test('gives its new title to links that showed the former one, and leaves words of somebody’s own', async () => {
    const id = await write('Old <name> & co');
    const source = await write('Pointing', `<p>To <a href="${pageHref(id)}">Old &lt;name&gt; &amp; co</a>, <a href="${pageHref(id)}">there</a>, <a href="${pageHref(id, 'Tools')}">Old &lt;name&gt; &amp; co</a>.</p>`);
    expect(await rename(id, 'New "name"')).toBe(2);
    expect(await body(source)).toBe(`<p>To <a href="${pageHref(id)}">New "name"</a>, <a href="${pageHref(id)}">there</a>, <a href="${pageHref(id, 'Tools')}">New "name"</a>.</p>`);
    expect((await wiki('member').listBacklinks(id))[0]).toMatchObject({ sentence: 'To New "name", there, New "name".' });
    expect(await wiki('owner').checkLinks(false)).toMatchObject({ missing: 0, stale: 0, wrong: 0 });
  });

  test('is found by a link to its title that was saved as one to a missing page', async () => {
    const id = await write('Shore crew');
    const source = await write('Harbour', `<p><a href="${wantedHref('shore crew')}">them</a></p>`);
    // The page was there when the link was saved: it leads there at once, and goes on leading there.
    expect(await body(source)).toContain(pageHref(id));
    expect(await rename(id, 'Land crew')).toBe(0);
    expect(await body(source)).toContain(pageHref(id));
  });

  test('more pages than one step are mended, those that the person may not change are left with a link that still leads there', async () => {
    const id = await write('Busy target');
    const sources: number[] = [];
    for (let at = 0; at < 55; at++) sources.push(await write(`Source ${at}`, `<p><a href="${pageHref(id)}">Busy target</a></p>`));
    await wiki('owner').setPageEditors(sources[0] ?? 0, { kind: 'owners' });
    const seen: number[] = [];
    const { page } = await wiki('member').openPage(id);
    await wiki('member').savePage(id, { title: 'Calm target', body: page.body, summary: '' }, page.etag);
    expect(await wiki('member').mendLinks({ id, title: 'Calm target', formerTitle: 'Busy target', summary: '' }, (count) => seen.push(count))).toBe(54);
    expect(seen).toEqual([50, 55]);
    expect(await body(sources[0] ?? 0)).toBe(`<p><a href="${pageHref(id)}">Busy target</a></p>`);
    expect(await body(sources[54] ?? 0)).toContain('Calm target');
  });

  test('another’s save at the same time is not overwritten', async () => {
    const id = await write('Raced');
    const source = await write('Runner', `<p><a href="${pageHref(id)}">Raced</a></p>`);
    const { page } = await wiki('owner').openPage(source);
    const [, count] = await Promise.all([
      wiki('owner').savePage(source, { title: page.title, body: `${page.body}<p>Owner’s words</p>`, summary: '' }, '*'),
      rename(id, 'Won')
    ]);
    expect(count).toBe(1);
    expect(await body(source)).toContain('Owner’s words');
    expect(await body(source)).toContain('>Won</a>');
  });
});

describe('somebody who may write one page alone', () => {
  test('saves it without an error; what it links to is made up for by the next check', async () => {
    const target = await write('Group target');
    const id = await write('Group page');
    await wiki('owner').setPageEditors(id, { kind: 'group', name: 'Test Visitors' });
    const visitor = wiki('visitor');
    const { page } = await visitor.openPage(id);
    await visitor.savePage(id, { title: page.title, body: `<p><a href="${pageHref(target)}">x</a></p>`, summary: '' }, page.etag);
    expect(await body(id)).toContain(pageHref(target));
    await wiki('owner').checkLinks(true);
    expect((await visitor.openPage(target)).backlinkCount).toBe(1);
  });
});

describe('“this is right”', () => {
  test('counts only where the person whom the page names said so themselves', async () => {
    const id = await write('Forged');
    const owner = (await wiki('owner').readStart()).viewer.person.id;
    const row = `${listPath('LoggiaWikiPages')}/items(${id})`;
    // A member may write the page, but no row of the owner's.
    expect(await merge('member', row, { VerifiedById: owner })).toBe(204);
    const target = `verified/${id}`;
    const forged = await running.request('member', 'POST', `${listPath('LoggiaWikiReadings')}/items`, { body: { Title: target, Key: ownKey(target, owner), Target: target, Version: '' } });
    expect(forged.status).toBe(201);
    expect((await wiki('visitor').openPage(id)).page.verified).toBeUndefined();
    await wiki('owner').setFacts(id, { isVerified: true }, 'checked');
    expect((await wiki('visitor').openPage(id)).page.verified).toMatchObject({ byId: owner });
    await wiki('owner').setFacts(id, { isVerified: false }, 'not any more');
    expect((await wiki('visitor').openPage(id)).page.verified).toBeUndefined();
  });
});

describe('what is long', () => {
  test('readings of everybody are read, however many there are', async () => {
    const id = await write('Read by many');
    await wiki('owner').setFacts(id, { edition: 1 }, 'must be read');
    const target = `page/${id}/1`;
    await wiki('member').confirmRead(id, 1, '1.0');
    const store = running.sharePoint?.store;
    const list = store?.lists.byUrl(`${new URL(running.url).pathname}/Lists/LoggiaWikiReadings`);
    if (!store || !list) throw new Error('The list is not there.');
    const before = (await wiki('owner').listReadings(id, 1)).find(({ confirmedAt }) => confirmedAt !== undefined);
    importRows(store.database, store.lists, list, Array.from({ length: 6_000 }, (_one, at) => ({
      author: 1000 + at, created: new Date(), values: { Title: target, Key: ownKey(target, 1000 + at), Target: target, Version: '1.0' }
    })));
    // The oldest of all words is still counted.
    expect((await wiki('owner').listReadings(id, 1)).filter(({ confirmedAt }) => confirmedAt !== undefined)).toEqual([before]);
  });

  test('the history and the talk of a page are read step by step', async () => {
    const id = await write('Long story', '<p>1</p>');
    for (let at = 2; at <= 6; at++) await wiki('member').savePage(id, { title: 'Long story', body: `<p>${at}</p>`, summary: '' }, '*');
    expect((await wiki('member').listVersions(id, 3)).map(({ label }) => label)).toEqual(['6.0', '5.0', '4.0']);
    expect(await wiki('member').listVersions(id, 10)).toHaveLength(6);
    for (let at = 1; at <= 5; at++) await wiki('member').addComment({ key: `long-${at}`, pageId: id, body: `Comment ${at}` });
    const newest = await wiki('owner').listComments(id, 2);
    expect([newest.comments.map((one) => one.body), newest.hasEarlier]).toEqual([['Comment 4', 'Comment 5'], true]);
    expect((await wiki('owner').listComments(id, 50)).hasEarlier).toBe(false);
  });
});

describe('a branch that is moved', () => {
  test('takes its pages along: each opens in two round trips at its new place, and its history says nothing', async () => {
    const [from, to] = [await write('Shelf one'), await write('Shelf two')];
    const branch = await write('Box', '<p>b</p>', from);
    const middle = await write('Bag', '<p>m</p>', branch);
    const low = await write('Bolt', '<p>l</p>', middle);
    await wiki('member').movePage(branch, to);
    await wiki('member').settlePlaces(branch);
    trips.length = 0;
    const opened = await wiki('visitor').openPage(low);
    expect(trips).toHaveLength(2);
    expect(opened.path.map(({ title }) => title)).toEqual(['Shelf two', 'Box', 'Bag']);
    expect(await wiki('member').listVersions(low)).toHaveLength(1);
    // Back again, and what is written below afterwards knows its place, too.
    await wiki('member').movePage(branch, from);
    await wiki('member').settlePlaces(branch);
    const late = await write('Washer', '<p>w</p>', low);
    for (const [id, path] of [[low, ['Shelf one', 'Box', 'Bag']], [late, ['Shelf one', 'Box', 'Bag', 'Bolt']]] as const) {
      trips.length = 0;
      expect((await wiki('member').openPage(id)).path.map(({ title }) => title)).toEqual(path);
      expect(trips).toHaveLength(2);
    }
  });

  test('is watched with all that lies below it now', async () => {
    const [watched, elsewhere] = [await write('Watched shelf'), await write('Other shelf')];
    const branch = await write('Crate', '<p>c</p>', elsewhere);
    const low = await write('Nail', '<p>n</p>', branch);
    await wiki('visitor').readStart();
    await wiki('owner').setWatch(watched, 'branch');
    await wiki('member').movePage(branch, watched);
    await wiki('member').settlePlaces(branch);
    // SharePoint counts by the second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await wiki('member').savePage(low, { title: 'Nail', body: '<p>bent</p>', summary: '' }, '*');
    const [mine] = (await wiki('owner').listWatched()).filter(({ page }) => page.id === watched);
    expect(mine?.changed.map(({ title }) => title)).toContain('Nail');
  });

  test('of hundreds of pages is remembered in few round trips', async () => {
    const [from, to] = [await write('Deep shelf'), await write('Wide shelf')];
    const branch = await write('Boxes', '<p>b</p>', from);
    for (let at = 0; at < 120; at++) await write(`Part ${at}`, '<p>p</p>', branch);
    await wiki('member').movePage(branch, to);
    trips.length = 0;
    await wiki('member').settlePlaces(branch);
    expect(trips.length).toBeLessThanOrEqual(15);
  });
});
