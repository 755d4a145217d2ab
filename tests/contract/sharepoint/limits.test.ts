import { defaultLimits } from '../../../local/sharepoint/limits';
import type { SharePointOptions } from '../../../local/sharepoint/service';
import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

const clock = { now: new Date('2026-11-23T10:00:00Z') };
const later = (minutes: number): void => { clock.now = new Date(clock.now.getTime() + minutes * 60_000); };
const list = "_api/web/lists/getByTitle('Limited')";
const sites: TestSite[] = [];
const patience = 60_000;

/** A service with one list, and limits of its own where a test wants some. */
async function start(limits: SharePointOptions['limits'] = {}): Promise<TestSite> {
  const site = await startSharePoint({ limits, now: () => clock.now });
  sites.push(site);
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Limited', BaseTemplate: 100 } });
  return site;
}
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

const addField = (site: TestSite, body: object): Promise<RawAnswer> => site.request('owner', 'POST', `${list}/fields`, { body });
const addItem = (site: TestSite, body: object): Promise<RawAnswer> => site.request('owner', 'POST', `${list}/items`, { body });
const caml = (site: TestSite, ViewXml: string): Promise<RawAnswer> => site.request('owner', 'POST', `${list}/getitems`, { body: { query: { ViewXml } } });
const codeOf = (answer: RawAnswer): string => (answer.json as { 'odata.error'?: { code: string } })['odata.error']?.code ?? '';

function fill(site: TestSite, rows: number): void {
  const { store } = site.sharePoint ?? {};
  const limited = store?.lists.byUrl('/sites/test/Lists/Limited');
  if (store && limited) importRows(store.database, store.lists, limited, Array.from({ length: rows }, (_, index) => ({ values: { Title: `t${index}` }, author: 3, created: clock.now })));
}

test('all limits are those of SharePoint Online unless a test says otherwise', async () => {
  const site = await start();
  expect(site.sharePoint?.limits).toEqual(defaultLimits);
  expect(defaultLimits).toMatchObject({
    listViewThreshold: 5000, indexesPerList: 20, lookupsPerQuery: 12, valuesPerIn: 60, rowsPerPage: 5000, textLength: 255, noteLength: 63_999, requestsPerFiveMinutes: 3000, digestSeconds: 1800, changeLogDays: 60, batchParts: 100
  });
});

describe('columns', () => {
  test('20 of them are indexed, not 21', async () => {
    const site = await start();
    for (let index = 1; index <= 20; index++) expect((await addField(site, { FieldTypeKind: 2, Title: `Indexed ${index}`, Indexed: true })).status).toBe(201);
    const refused = await addField(site, { FieldTypeKind: 2, Title: 'One more', Indexed: true });
    expect([refused.status, codeOf(refused)]).toEqual([400, '-2147024809, System.ArgumentException']);
    expect(((await site.request('owner', 'GET', `${list}/fields?$filter=Title eq 'One more'`)).json as { value: unknown[] }).value).toEqual([]);
    expect((await addField(site, { FieldTypeKind: 2, Title: 'Not indexed' })).status).toBe(201);
  });

  test('12 people and lookups are read at once, not 13: by OData and by CAML', async () => {
    const site = await start();
    const names = Array.from({ length: 13 }, (_, index) => `Person${index}`);
    for (const Title of names) await addField(site, { FieldTypeKind: 20, Title });
    await addItem(site, { Title: 'x' });
    const odata = (some: readonly string[]): Promise<RawAnswer> => site.request('owner', 'GET', `${list}/items?$select=${some.map((name) => `${name}Id`).join(',')}`);
    const view = (some: readonly string[]): Promise<RawAnswer> => caml(site, `<View><ViewFields>${some.map((name) => `<FieldRef Name='${name}'/>`).join('')}</ViewFields></View>`);
    for (const read of [odata, view]) {
      expect((await read(names.slice(1))).status).toBe(200);
      const refused = await read(names);
      expect(refused.status).toBe(500);
      expect(codeOf(refused)).toMatch(/^-2147024749, /);
    }
    expect((await view([...names.slice(2), 'Author', 'Editor'])).status).toBe(500);
  });

  test('text is as long as SharePoint keeps it, or shorter where a test wants it', async () => {
    const site = await start({ textLength: 10, noteLength: 20 });
    await addField(site, { FieldTypeKind: 3, Title: 'Body' });
    expect((await addItem(site, { Title: 'x'.repeat(10), Body: 'y'.repeat(20) })).status).toBe(201);
    expect((await addItem(site, { Title: 'x'.repeat(11) })).status).toBe(400);
    expect((await addItem(site, { Title: 'x', Body: 'y'.repeat(21) })).status).toBe(400);
  });
});

describe('rows', () => {
  test('a page holds 5,000 and leads to the next, whatever $top and RowLimit say', async () => {
    const site = await start();
    fill(site, 5003);
    const first = (await site.request('owner', 'GET', `${list}/items?$select=Id&$top=9000`)).json as { value: unknown[]; 'odata.nextLink': string };
    expect(first.value).toHaveLength(5000);
    const second = (await site.request('owner', 'GET', first['odata.nextLink'].slice(site.url.length + 1))).json as { value: { Id: number }[] };
    expect(second.value.map(({ Id }) => Id)).toEqual([5001, 5002, 5003]);
    expect(((await caml(site, '<View><RowLimit>9000</RowLimit></View>')).json as { value: unknown[] }).value).toHaveLength(5000);
  }, patience);

  test('the threshold counts rows, refuses OData and gives CAML what the first ids hold', async () => {
    const site = await start({ listViewThreshold: 50 });
    await addField(site, { FieldTypeKind: 9, Title: 'Rank' });
    fill(site, 60);
    expect((await site.request('owner', 'GET', `${list}/items?$filter=Title eq 't55'`)).status).toBe(500);
    expect((await caml(site, "<View><Query><Where><Eq><FieldRef Name='Title'/><Value Type='Text'>t55</Value></Eq></Where></Query></View>")).json).toEqual({ value: [] });
    expect(((await caml(site, "<View><Query><Where><Eq><FieldRef Name='Title'/><Value Type='Text'>t5</Value></Eq></Where></Query></View>")).json as { value: unknown[] }).value).toHaveLength(1);
    for (let id = 1; id <= 10; id++) await site.request('owner', 'POST', `${list}/items(${id})/recycle`);
    expect((await site.request('owner', 'GET', `${list}/items?$filter=Title eq 't55'`)).status).toBe(200);
  });

  test('61 values in one CAML In are no index any more', async () => {
    const site = await start({ listViewThreshold: 50 });
    fill(site, 120);
    const found = async (values: number): Promise<number> => {
      const listed = Array.from({ length: values }, (_, index) => `<Value Type='Counter'>${index + 41}</Value>`).join('');
      return ((await caml(site, `<View><Query><Where><In><FieldRef Name='ID'/><Values>${listed}</Values></In></Where></Query></View>`)).json as { value: unknown[] }).value.length;
    };
    expect(await found(50)).toBe(50);
    expect(await found(61)).toBe(10);
  });

  test('ItemCount follows every way in and out', async () => {
    const site = await start();
    const count = async (): Promise<unknown> => ((await site.request('owner', 'GET', `${list}?$select=ItemCount`)).json as { ItemCount: number }).ItemCount;
    fill(site, 5);
    await addItem(site, { Title: 'x' });
    expect(await count()).toBe(6);
    const { value: bin } = (await site.request('owner', 'POST', `${list}/items(2)/recycle`)).json as { value: string };
    await site.request('owner', 'POST', `${list}/items(3)`, { headers: { 'X-HTTP-Method': 'DELETE' } });
    expect(await count()).toBe(4);
    await site.request('owner', 'POST', `_api/web/RecycleBin('${bin}')/restore`);
    expect(await count()).toBe(5);
  });
});

describe('time', () => {
  test('a digest lives 30 minutes, and only in the hands of its person', async () => {
    const site = await start();
    const { FormDigestValue: digest } = (await site.request('owner', 'POST', '_api/contextinfo')).json as { FormDigestValue: string };
    const add = async (role: 'owner' | 'member'): Promise<RawAnswer> => site.request(role, 'POST', `${list}/items`, { body: { Title: 'x' }, headers: { 'X-RequestDigest': digest } });
    expect((await add('owner')).status).toBe(201);
    expect((await add('member')).status).toBe(403);
    later(29);
    expect((await add('owner')).status).toBe(201);
    later(2);
    const stale = await add('owner');
    expect([stale.status, codeOf(stale)]).toEqual([403, '-2130575251, Microsoft.SharePoint.SPException']);
  });

  test('changes are remembered for 60 days', async () => {
    const site = await start();
    const changes = async (): Promise<number[]> => ((await site.request('owner', 'POST', `${list}/getchanges`, { body: { query: { Item: true, Add: true } } })).json as { value: { ItemId: number }[] }).value.map(({ ItemId }) => ItemId);
    await addItem(site, { Title: 'old' });
    later(59 * 24 * 60);
    await addItem(site, { Title: 'young' });
    expect(await changes()).toEqual([1, 2]);
    later(2 * 24 * 60);
    expect(await changes()).toEqual([2]);
  });

  test('the 3,001st request of a person in five minutes is throttled, parts of batches counted, and nobody else', async () => {
    const site = await start();
    const send = async (account: string, url = '/sites/test/_api/web/currentuser'): Promise<{ status: number; headers: Readonly<Record<string, string>> }> =>
      (await site.sharePoint?.handle({ method: 'GET', origin: 'http://127.0.0.1', url, headers: { 'x-local-user': `${account}@contoso.onmicrosoft.com` }, body: new Uint8Array() })) ?? { status: 0, headers: {} };
    for (let count = 1; count <= 2989; count++) expect((await send('visitor')).status).toBe(200);
    const part = `--b\r\nContent-Type: application/http\r\n\r\nGET ${site.url}/_api/web HTTP/1.1\r\n\r\n`;
    const batch = await site.request('visitor', 'POST', '_api/$batch', { body: `${part.repeat(12)}--b--`, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } });
    expect(new Set(batch.text.match(/HTTP\/1\.1 \d+/g))).toEqual(new Set(['HTTP/1.1 200', 'HTTP/1.1 429']));
    const refused = await send('visitor');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['Retry-After'])).toBeGreaterThan(0);
    expect((await send('member')).status).toBe(200);
    later(6);
    expect((await send('visitor')).status).toBe(200);
  }, patience);
});

describe('addresses and batches', () => {
  test('an address of more than 1,545 characters is not found', async () => {
    const site = await start();
    const read = async (length: number): Promise<number> => {
      const path = '_api/web?$select=Title&x=';
      return (await site.request('owner', 'GET', path + 'x'.repeat(length - '/sites/test/'.length - path.length))).status;
    };
    expect(await read(1545)).toBe(200);
    expect(await read(1546)).toBe(404);
  });

  test('101 requests are no batch', async () => {
    const site = await start();
    const part = `--b\r\nContent-Type: application/http\r\n\r\nGET ${site.url}/_api/web?$select=Id HTTP/1.1\r\n\r\n`;
    const send = (parts: number): Promise<RawAnswer> => site.request('owner', 'POST', '_api/$batch', { body: `${part.repeat(parts)}--b--`, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } });
    expect((await send(100)).text.match(/HTTP\/1\.1 200/g)).toHaveLength(100);
    expect((await send(101)).status).toBe(400);
  });
});
