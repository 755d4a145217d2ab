import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('Big')/items";
const status = async (query: string): Promise<number> => (await site.request('owner', 'GET', `${items}?${query}`)).status;

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Big', '', 100);
  await list.fields.addNumber('Group');
  await list.fields.getByInternalNameOrTitle('Group').update({ Indexed: true });
  await list.fields.addText('Plain');
  const { list: places } = await site.as('owner').web.lists.ensure('Places of the big list', '', 100);
  for (const Title of ['North', 'South']) await places.items.add({ Title });
  await list.fields.addLookup('Place', { LookupListId: (await places.select('Id')()).Id, LookupFieldName: 'Title' });
  await list.fields.getByInternalNameOrTitle('Place').update({ Indexed: true });
  await list.fields.addCalculated('Worked', { Formula: '=[Group]*2', OutputType: 9 } as never);
  const { store } = site.sharePoint ?? {};
  const web = store?.sites.webByUrl('/sites/test');
  const row = web && store?.lists.byTitle(web, 'Big');
  if (!store || !row) throw new Error('the list was not made');
  const rows = Array.from({ length: 6000 }, (_, index) => ({ values: { Title: `t${index}`, Group: index < 5500 ? 1 : 2, Plain: 'p', Place: index < 5900 ? 1 : 2 }, author: 3, created: new Date(2026, 0, 1) }));
  importRows(store.database, store.lists, row, rows);
});
afterAll(() => site.close());

describe('the list view threshold', () => {
  test.each([
    ['no filter, newest first', '$orderby=Id desc&$top=20'],
    ['an indexed column with few matches', '$filter=Group eq 2&$top=20'],
    ['a window of Id over an unindexed column', "$filter=Id gt 5000 and Id le 5100 and Plain eq 'p'"],
    ['one selective conjunct rescues a wide one', "$filter=Group eq 2 and Plain eq 'p'"],
    ['an indexed lookup by its number', '$filter=PlaceId eq 2&$expand=Place&$select=Place/Title'],
    ['what a lookup shows, behind a selective conjunct', "$filter=Group eq 2 and Place/Title eq 'South'"]
  ])('lets through %s', async (_name, query) => {
    expect(await status(query)).toBe(200);
  });

  test.each([
    ['an unindexed column', "$filter=Plain eq 'p'&$top=1"],
    ['an indexed column with too many matches', '$filter=Group eq 1&$top=1'],
    ['a range of Id that is too wide', '$filter=Id gt 10&$top=1'],
    ['a sort by an unindexed column', '$orderby=Plain&$top=1'],
    ['what a lookup shows, though the lookup is indexed', "$filter=Place/Title eq 'South'&$top=1"],
    ['a sort by what a lookup shows', '$orderby=Place/Title&$top=1'],
    ['the name of who wrote a row', "$filter=Author/Title eq 'x'&$top=1"],
    ['a choice between a narrow condition and a wide one', "$filter=Group eq 2 or Plain eq 'p'&$top=1"],
    ['what is not', "$filter=not (Group eq 1)&$top=1"],
    ['a part of a text', "$filter=substringof('p',Plain)&$top=1"]
  ])('refuses %s', async (_name, query) => {
    const answer = await site.request('owner', 'GET', `${items}?${query}`);
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ 'odata.error': { code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException' } });
  });
});

describe('CAML above the threshold', () => {
  const view = (query: string, more = ''): Promise<RawAnswer> => site.request('owner', 'POST', "_api/web/lists/getByTitle('Big')/getitems?$select=Id", { body: { query: { ViewXml: `<View><Query>${query}</Query>${more}<RowLimit>10000</RowLimit></View>` } } });
  const found = async (query: string, more = ''): Promise<number> => ((await view(query, more)).json as { value: readonly object[] }).value.length;
  const eq = (name: string, type: string, value: string, more = ''): string => `<Where><Eq><FieldRef Name='${name}'${more}/><Value Type='${type}'>${value}</Value></Eq></Where>`;
  const join = "<Joins><Join Type='LEFT' ListAlias='p'><Eq><FieldRef Name='Place' RefType='Id'/><FieldRef List='p' Name='ID'/></Eq></Join></Joins><ProjectedFields><Field Name='PlaceName' Type='Lookup' List='p' ShowField='Title'/></ProjectedFields>";

  test('finds by an indexed lookup, and of what it shows only what the first 5,000 ids hold', async () => {
    expect(await found(eq('Place', 'Lookup', '2', " LookupId='TRUE'"))).toBe(100);
    expect(await found(eq('Place', 'Lookup', 'South'))).toBe(0);
    expect(await found(eq('PlaceName', 'Text', 'South'), join)).toBe(0);
    expect(await found(eq('PlaceName', 'Text', 'North'), join)).toBe(5000);
    expect(await found(eq('Worked', 'Number', '4'))).toBe(0);
  });

  test('refuses orders and groups by them', async () => {
    for (const query of ["<OrderBy><FieldRef Name='Place'/></OrderBy>", "<OrderBy><FieldRef Name='Worked'/></OrderBy>", "<GroupBy><FieldRef Name='Place'/></GroupBy>"]) expect((await view(query)).status).toBe(500);
  });
});
