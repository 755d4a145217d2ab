import { importRows } from '../../../local/sharepoint/store/bulk';
import { readersCsv } from '../../../src/domain/stream/readersCsv';
import { noDetails } from '../../../src/domain/stream/post';
import { siteOf } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(120_000);

let running: TestSite;
/** More people, and more of them who confirmed, than SharePoint looks through in one request. */
const staff = 5600;
const stream = (role: Role): ReturnType<typeof createSharePointStream> => createSharePointStream(siteOf(running.as(role), running.url));

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
});
afterAll(() => running.close());

describe('an announcement that more people confirmed than SharePoint looks through', () => {
  test('names exactly those who did and those who did not; forged rows do not count', async () => {
    const owner = stream('owner');
    const before = await owner.addPost({ key: 'announced', kind: 'announcement', title: 'Read me', body: '', details: { ...noDetails, wantsAcknowledgement: true } });
    await owner.moderate(before.id, 'announce', '', new Date(Date.now() + 86_400_000).toISOString());
    await stream('member').acknowledge(before.id);
    const { store } = running.sharePoint!;
    const list = store.lists.byUrl(`${new URL(running.url).pathname}/Lists/LoggiaAcknowledgements`);
    if (!list) throw new Error('The stream is not set up.');
    const people = store.database.transaction(() => Array.from({ length: staff }, (_one, index) => store.sites.ensurePerson(`p${index}@contoso.onmicrosoft.com`, `Person ${String(index).padStart(4, '0')}`)));
    const silent = people.slice(0, 307);
    const confirmed = people.slice(307);
    const row = (author: number, said: number): Parameters<typeof importRows>[3] extends Iterable<infer One> ? One : never => ({ author, created: new Date(), values: { Title: 'x', Key: `post/${before.id}|u${said}`, PostId: before.id } });
    // Rows above SharePoint's 5,000, which speak for nobody.
    const junk = Array.from({ length: 300 }, (_one, index) => ({ author: confirmed[1]!.id, created: new Date(), values: { Title: 'x', Key: `junk-${index}`, PostId: before.id } }));
    // The first of the silent ones is spoken for by a colleague.
    importRows(store.database, store.lists, list, [...confirmed.map(({ id }) => row(id, id)), row(confirmed[0]!.id, silent[0]!.id), ...junk]);

    const readers = await owner.listReaders(before.id);
    const names = new Set(readers.confirmed.map(({ person }) => person.id));
    expect(names.size).toBe(confirmed.length + 1);
    expect(readers.confirmed).toHaveLength(confirmed.length + 1);
    expect(confirmed.every(({ id }) => names.has(id))).toBe(true);
    expect(silent.every(({ id }) => readers.open.some((person) => person.id === id))).toBe(true);
    expect(readers.open.some(({ id }) => names.has(id))).toBe(false);
    expect(confirmed.length).toBeGreaterThan(5000);

    // The table that is taken along has everybody, once.
    const table = readersCsv(readers, { name: 'Name', mail: 'E-mail', read: 'Has confirmed', yes: 'yes', no: 'no', former: 'Former colleague' }).trim().split('\r\n').slice(1);
    expect(table.filter((line) => line.includes('"yes"'))).toHaveLength(confirmed.length + 1);
    expect(table.filter((line) => line.includes('"no"'))).toHaveLength(readers.open.length);
    const named = new Set(table.map((line) => line.split(',')[0]));
    expect(people.every(({ title }) => named.has(`"${title}"`))).toBe(true);

    // The member confirmed first, so that their row is the oldest of all.
    const shown = (await stream('member').readStart(20)).pinned[0];
    expect(shown?.acknowledgement).toMatchObject({ isMine: true, hasMore: true });
    expect((await owner.readStart(20)).pinned[0]?.acknowledgement?.isMine).toBe(false);
  });
});
