import { commentsOf } from '../../../src/domain/wiki/talk';
import type { WikiService } from '../../../src/domain/wiki/ports';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { createSharePointWiki } from '../../../src/gateway/wiki/sharePointWiki';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const site = (role: Role): Site => siteOf(running.as(role), running.url);
const wiki = (role: Role): WikiService => createSharePointWiki(site(role));
const listPath = (list: string): string => `_api/web/getList('${new URL(running.url).pathname}/Lists/${list}')`;
const change = (role: Role, path: string, body: unknown): Promise<number> =>
  running.request(role, 'POST', path, { body, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } }).then(({ status }) => status);

async function write(title: string, body = `<p>${title}</p>`): Promise<number> {
  return (await wiki('owner').addPage({ key: `rights-${++keys}`, title, body, summary: '' })).id;
}

async function rows(list: string, filter: string): Promise<{ Id: number }[]> {
  const { json } = await running.request('owner', 'GET', `${listPath(list)}/items?$select=Id&$filter=${filter}`);
  return (json as { value: { Id: number }[] }).value;
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), wikiArea).run({ kind: 'members' });
});
afterAll(() => running.close());

describe('a locked page', () => {
  test('is read by everybody and changed by owners alone, whatever is sent', async () => {
    const id = await write('Fire alarm');
    const row = `${listPath('LoggiaWikiPages')}/items(${id})`;
    await wiki('owner').setPageEditors(id, { kind: 'owners' });
    for (const role of ['member', 'visitor'] as const) {
      const opened = await wiki(role).openPage(id);
      expect(opened).toMatchObject({ isLocked: true, canEdit: false, page: { title: 'Fire alarm' } });
      expect(await change(role, row, { Body: 'mine' })).toBe(403);
      expect((await running.request(role, 'POST', row, { headers: { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' } })).status).toBe(403);
      expect((await running.request(role, 'POST', `${row}/recycle`)).status).toBe(403);
      expect((await running.request(role, 'POST', `${row}/AttachmentFiles/add(FileName='a.txt')`, { body: 'x' })).status).toBe(403);
      expect((await running.request(role, 'POST', `${row}/resetroleinheritance`)).status).toBe(403);
      expect((await running.request(role, 'POST', `${row}/roleassignments/addroleassignment(principalid=3,roledefid=1073741827)`)).status).toBe(403);
      await expect(wiki(role).setPageEditors(id, { kind: 'writers' })).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await expect(wiki('member').savePage(id, { title: 'x', body: 'x', summary: '' }, '*')).rejects.toMatchObject({ kind: 'forbidden' });
    const { page } = await wiki('owner').openPage(id);
    expect(page.body).toBe('<p>Fire alarm</p>');
    await wiki('owner').savePage(id, { title: page.title, body: '<p>Ring twice</p>', summary: '' }, page.etag);
  });

  test('can be left to one group, and is everybody’s again when it is opened', async () => {
    const id = await write('Rota');
    await wiki('owner').setPageEditors(id, { kind: 'group', name: 'Test Visitors' });
    expect(await wiki('member').openPage(id)).toMatchObject({ isLocked: true, canEdit: false });
    expect(await wiki('visitor').openPage(id)).toMatchObject({ canEdit: true });
    expect(await change('visitor', `${listPath('LoggiaWikiPages')}/items(${id})`, { Summary: 'by the group' })).toBe(204);
    // From one lock to the other: the former group only reads.
    await wiki('owner').setPageEditors(id, { kind: 'owners' });
    expect(await wiki('visitor').openPage(id)).toMatchObject({ canEdit: false });
    await wiki('owner').setPageEditors(id, { kind: 'writers' });
    expect(await wiki('member').openPage(id)).toMatchObject({ isLocked: false, canEdit: true });
    expect(await wiki('visitor').openPage(id)).toMatchObject({ canEdit: false });
    await expect(wiki('owner').setPageEditors(id, { kind: 'group', name: 'Nobody knows' })).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('a page that is open says that it can be changed', async () => {
    const id = await write('Open page');
    expect(await wiki('member').openPage(id)).toMatchObject({ isLocked: false, canEdit: true });
    expect(await wiki('visitor').openPage(id)).toMatchObject({ isLocked: false, canEdit: false });
  });
});

describe('who is writing', () => {
  test('is seen by others, not by themselves, and gone when they leave', async () => {
    const id = await write('Busy page');
    await wiki('member').showEditing(id);
    await wiki('member').showEditing(id);
    expect(await wiki('owner').listEditing(id)).toHaveLength(1);
    expect(await wiki('member').listEditing(id)).toEqual([]);
    const [row] = await rows('LoggiaWikiEditing', `PageId eq ${id}`);
    expect(await change('member', `${listPath('LoggiaWikiEditing')}/items(${row?.Id})`, { PageId: id })).toBe(204);
    await wiki('member').hideEditing();
    expect(await wiki('owner').listEditing(id)).toEqual([]);
  });

  test('a row that speaks for somebody else is not believed', async () => {
    const id = await write('Trick page');
    expect((await running.request('member', 'POST', `${listPath('LoggiaWikiEditing')}/items`, { body: { Title: 'editing', Key: 'editing|u1', PageId: id } })).status).toBe(201);
    expect(await wiki('visitor').listEditing(id)).toEqual([]);
  });
});

describe('pages that must be read', () => {
  test('are confirmed once an edition by everybody for themselves', async () => {
    const id = await write('Work at height');
    await wiki('owner').setFacts(id, { edition: 1 }, 'must be read');
    const member = wiki('member');
    await member.readStart();
    expect((await member.openPage(id)).confirmed).toEqual({ count: 0, isMine: false });
    const { page } = await member.openPage(id);
    await member.confirmRead(id, 1, page.version);
    await member.confirmRead(id, 1, page.version);
    expect((await member.openPage(id)).confirmed).toEqual({ count: 1, isMine: true });
    const readings = await wiki('owner').listReadings(id, 1);
    expect(readings.filter(({ confirmedAt }) => confirmedAt !== undefined)).toHaveLength(1);
    expect(readings.find(({ confirmedAt }) => confirmedAt)?.version).toBe(page.version);
    expect(readings.some(({ confirmedAt }) => confirmedAt === undefined)).toBe(true);
    // Nobody confirms or takes back for another.
    const [row] = await rows('LoggiaWikiReadings', `Target eq 'page/${id}/1'`);
    expect((await running.request('visitor', 'POST', `${listPath('LoggiaWikiReadings')}/items(${row?.Id})`, { headers: { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' } })).status).toBe(403);
    expect((await member.listRequired()).find((one) => one.id === id)).toMatchObject({ isConfirmed: true });
    await wiki('owner').setFacts(id, { edition: 2 }, 'read it again');
    expect((await member.openPage(id)).confirmed).toEqual({ count: 0, isMine: false });
    expect((await member.listRequired()).find((one) => one.id === id)).toMatchObject({ isConfirmed: false, edition: 2 });
  });
});

describe('what is checked, owned and due', () => {
  test('says by whom and until when, and comes back when its day has come', async () => {
    const id = await write('Anodes');
    const member = wiki('member');
    const { person } = (await member.readStart()).viewer;
    await member.setFacts(id, { isVerified: true, reviewAt: '2031-01-01T00:00:00Z', ownerId: person.id }, 'checked');
    const { page, people } = await member.openPage(id);
    expect(page).toMatchObject({ verified: { byId: person.id }, reviewAt: '2031-01-01T00:00:00Z', ownerId: person.id });
    expect(people.get(person.id)?.name).toBe(person.name);
    expect((await member.listDue(new Date())).items.map((one) => one.id)).not.toContain(id);
    expect((await member.listDue(new Date('2032-01-01T00:00:00Z'))).items.map((one) => one.id)).toContain(id);
    expect((await member.listOwners()).find(({ ownerId }) => ownerId === person.id)).toMatchObject({ count: 1, person: { name: person.name } });
    expect((await member.listByOwner(person.id)).map((one) => one.title)).toEqual(['Anodes']);
  });

  test('what is flagged as outdated is due at once', async () => {
    const id = await write('Old table');
    await wiki('member').setFacts(id, { outdated: 'The torque changed' }, 'flagged');
    expect((await wiki('owner').listDue(new Date(Date.now() + 5000))).items.find((one) => one.id === id)).toMatchObject({ outdated: 'The torque changed' });
  });
});

describe('comments', () => {
  test('belong to their authors, answer each other, and are done with by anybody who takes part', async () => {
    const id = await write('Discussed');
    await wiki('owner').addComment({ key: 'c1', pageId: id, body: 'Still 12 Nm?', quote: 'Torque' });
    await wiki('owner').addComment({ key: 'c1', pageId: id, body: 'Still 12 Nm?', quote: 'Torque' });
    const [first] = (await wiki('member').listComments(id)).comments;
    await wiki('member').addComment({ key: 'c2', pageId: id, body: 'Yes', commentId: first?.id ?? 0 });
    await wiki('member').setResolved(id, first?.id ?? 0, true);
    const { comments, people } = await wiki('visitor').listComments(id);
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ body: 'Still 12 Nm?', quote: 'Torque', answers: [{ body: 'Yes' }], resolved: { byId: comments[0]?.answers[0]?.authorId } });
    expect(people.size).toBe(2);
    await wiki('owner').setResolved(id, first?.id ?? 0, false);
    expect((await wiki('owner').listComments(id)).comments[0]?.resolved).toBeUndefined();
    expect(await change('member', `${listPath('LoggiaWikiComments')}/items(${first?.id})`, { Body: 'changed by another' })).toBe(403);
    await expect(wiki('member').deleteComment(first?.id ?? 0)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(wiki('visitor').addComment({ key: 'c3', pageId: id, body: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a word about a comment that is not there changes nothing', () => {
    const row = { parentId: 0, authorId: 1, body: 'b', quote: '', createdAt: '' };
    expect(commentsOf([{ ...row, id: 2, kind: 'comment' }, { ...row, id: 1, parentId: 9, kind: 'resolve' }])).toMatchObject([{ id: 2, answers: [] }]);
  });
});

describe('ways to pages', () => {
  test('topics are kept with the text and found by it', async () => {
    const { id } = await wiki('member').addPage({ key: 'topics', title: 'Tidal tables', body: '<p>x</p>', summary: '', topics: ['Tides', 'tides', 'Spare, parts'] });
    expect((await wiki('member').openPage(id)).page.topics).toEqual(['Tides', 'Spare parts']);
    expect(await wiki('visitor').listTopics()).toEqual([{ topic: 'Spare parts', count: 1 }, { topic: 'Tides', count: 1 }]);
    expect((await wiki('visitor').listByTopic('Tides')).map((one) => one.id)).toEqual([id]);
    const { page } = await wiki('member').openPage(id);
    await wiki('member').savePage(id, { title: page.title, body: page.body, summary: '', topics: ['Tides'] }, page.etag);
    expect(await wiki('visitor').listTopics()).toEqual([{ topic: 'Tides', count: 1 }]);
    expect((await wiki('visitor').listWanted()).map(({ title }) => title)).not.toContain('Tides');
  });

  test('an order that somebody chose holds, and moving a page changes no other', async () => {
    const parent = await write('Ordered');
    const ids: number[] = [];
    for (const title of ['A', 'B', 'C', 'D']) ids.push((await wiki('owner').addPage({ key: `rights-${++keys}`, title, body: '', parentId: parent, summary: '' })).id);
    const [a, b, , d] = ids;
    await wiki('member').placePage(d ?? 0, parent, b);
    const titles = async (): Promise<string[]> => [...(await wiki('visitor').listChildren(parent))].sort((one, other) => one.position - other.position || one.title.localeCompare(other.title)).map((one) => one.title);
    expect(await titles()).toEqual(['A', 'D', 'B', 'C']);
    await wiki('member').placePage(a ?? 0, parent, undefined);
    expect(await titles()).toEqual(['D', 'B', 'C', 'A']);
    expect(await wiki('owner').listVersions(b ?? 0)).toHaveLength(1);
    const other = await write('Other branch');
    await wiki('member').placePage(b ?? 0, other, undefined, 'moved');
    expect(await titles()).toEqual(['D', 'C', 'A']);
    expect((await wiki('visitor').openPage(b ?? 0)).path.map((one) => one.title)).toEqual(['Other branch']);
    await expect(wiki('member').placePage(parent, d, undefined)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('orphans are pages that no link leads to, and those whose page above is gone', async () => {
    const parent = await write('Gone soon');
    const below = (await wiki('owner').addPage({ key: `rights-${++keys}`, title: 'Left behind', body: '', parentId: parent, summary: '' })).id;
    const found = async (): Promise<string | undefined> => (await wiki('visitor').listOrphans()).items.find(({ id }) => id === below)?.reason;
    expect(await found()).toBe('unlinked');
    const linking = await write('Linking', `<p><a href="#wiki=page/${below}">there</a></p>`);
    expect(await found()).toBeUndefined();
    await wiki('owner').deletePage(linking);
    await running.request('owner', 'POST', `${listPath('LoggiaWikiPages')}/items(${parent})/recycle`);
    expect(await found()).toBe('lost');
  });

  test('templates are pages that say so', async () => {
    const id = await write('Visit report', '<p>{{Station}}</p>');
    await wiki('member').setFacts(id, { isTemplate: true }, '');
    expect((await wiki('member').listTemplates()).map((one) => one.id)).toEqual([id]);
    await wiki('member').setFacts(id, { isTemplate: false }, '');
    expect(await wiki('member').listTemplates()).toEqual([]);
  });

  test('what one watches says what others changed since one looked', async () => {
    const branch = await write('Watched branch');
    const low = (await wiki('owner').addPage({ key: `rights-${++keys}`, title: 'Below it', body: '', parentId: branch, summary: '' })).id;
    const member = wiki('member');
    await member.setWatch(branch, 'branch');
    expect(await member.findWatch(branch)).toBe('branch');
    expect((await member.listWatched())[0]?.changed).toEqual([]);
    // SharePoint counts changes in whole seconds.
    const second = Math.floor(Date.now() / 1000);
    while (Math.floor(Date.now() / 1000) === second) await new Promise((resolve) => { setTimeout(resolve, 20); });
    const { page } = await wiki('owner').openPage(low);
    await wiki('owner').savePage(low, { title: page.title, body: '<p>new</p>', summary: 'more' }, page.etag);
    expect((await member.listWatched())[0]?.changed.map((one) => one.id)).toEqual([low]);
    await member.markLooked(branch);
    expect((await member.listWatched())[0]?.changed).toEqual([]);
    expect(await wiki('owner').listWatched()).toEqual([]);
    await member.setWatch(branch, undefined);
    expect(await member.listWatched()).toEqual([]);
  });
});

describe('the bookkeeping of links', () => {
  test('is proved, and mended where rows were lost, forged or left behind', async () => {
    const to = await write('Target page');
    const from = await write('Source page', `<p>See <a href="#wiki=page/${to}">it</a></p><p><a href="#wiki=new/Unwritten">later</a></p>`);
    const owner = wiki('owner');
    await owner.checkLinks(true);
    const before = await owner.checkLinks(false);
    expect(before).toMatchObject({ missing: 0, stale: 0, wrong: 0 });
    const [first, second] = await rows('LoggiaWikiLinks', `FromId eq ${from}`);
    await running.request('owner', 'POST', `${listPath('LoggiaWikiLinks')}/items(${first?.Id})`, { headers: { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' } });
    expect(await change('member', `${listPath('LoggiaWikiLinks')}/items(${second?.Id})`, { Sentence: 'not what it says' })).toBe(204);
    await running.request('member', 'POST', `${listPath('LoggiaWikiLinks')}/items`, { body: { Title: 'x', Key: '99999/page/1', FromId: 99999, ToId: to, Wanted: '', Sentence: '' } });
    expect(await owner.checkLinks(false)).toMatchObject({ missing: 1, stale: 1, wrong: 1 });
    await owner.checkLinks(true);
    expect(await owner.checkLinks(false)).toMatchObject({ missing: 0, stale: 0, wrong: 0, links: before.links });
  });
});

describe('who writes in the wiki', () => {
  test('is narrowed to a group and widened again by owners; a later set-up keeps to it', async () => {
    await expect(wiki('member').setWriters({ kind: 'members' })).rejects.toMatchObject({ kind: 'forbidden' });
    await wiki('owner').setWriters({ kind: 'group', name: 'Test Visitors' });
    expect((await wiki('member').readStart()).viewer).toMatchObject({ canEdit: false, canTakePart: true });
    expect((await wiki('visitor').readStart()).viewer).toMatchObject({ canEdit: true });
    const id = await write('Narrow');
    expect(await change('member', `${listPath('LoggiaWikiPages')}/items(${id})`, { Body: 'x' })).toBe(403);
    await wiki('member').addComment({ key: `rights-${++keys}`, pageId: id, body: 'May still say something' });
    await new SiteSetup(site('owner'), wikiArea).run({ kind: 'members' });
    expect((await wiki('member').readStart()).viewer).toMatchObject({ canEdit: false });
    await wiki('owner').setWriters({ kind: 'members' });
    expect((await wiki('member').readStart()).viewer).toMatchObject({ canEdit: true });
    expect((await wiki('visitor').readStart()).viewer).toMatchObject({ canEdit: false });
  });
});
