import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

interface Row {
  readonly Id: number;
  readonly Title: string;
}

let site: TestSite;
const total = 6000;

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Tasks', '', 100);
  await list.fields.addNumber('Rank');
  await list.fields.getByInternalNameOrTitle('Rank').update({ Indexed: true });
  await list.fields.addText('Plain');
  const { store } = site.sharePoint ?? {};
  const tasks = store?.lists.byUrl('/sites/test/Lists/Tasks');
  if (!store || !tasks) throw new Error('the list was not made');
  const member = store.sites.personByEmail('member@contoso.onmicrosoft.com')?.id ?? 0;
  importRows(store.database, store.lists, tasks, Array.from({ length: total }, (_, index) => ({
    values: { Title: `Task ${index + 1}`, Rank: index % 1000, Plain: index % 100 === 0 ? 'rare' : 'common' }, author: member, created: new Date(2026, 0, 1)
  })));
});
afterAll(() => site.close());

const query = async (where: string, rest = ''): Promise<Row[]> =>
  (await site.as('owner').web.lists.getByTitle('Tasks').getItemsByCAMLQuery({ ViewXml: `<View><Query><Where>${where}</Where>${rest}</Query></View>` })) as Row[];
const compare = (name: string, field: string, type: string, value: string): string => `<${name}><FieldRef Name='${field}'/><Value Type='${type}'>${value}</Value></${name}>`;

describe('CAML', () => {
  test('selects by indexed columns, orders and combines', async () => {
    const rows = await query(`<And>${compare('Eq', 'Rank', 'Number', '7')}${compare('BeginsWith', 'Title', 'Text', 'Task 2')}</And>`, "<OrderBy><FieldRef Name='ID' Ascending='FALSE'/></OrderBy>");
    expect(rows.map(({ Title }) => Title)).toEqual(['Task 2008']);
  });

  test('answers an unindexed condition above the threshold with what the first 5,000 ids hold', async () => {
    expect(await query(compare('Eq', 'Plain', 'Text', 'rare'))).toHaveLength(50);
  });

  test('refuses an indexed condition that is too wide', async () => {
    const answer = await site.request('owner', 'POST', "_api/web/lists/getByTitle('Tasks')/getitems", { body: { query: { ViewXml: `<View><Query><Where>${compare('Geq', 'Rank', 'Number', '0')}</Where></Query></View>` } } });
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ 'odata.error': { code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException' } });
  });

  test('knows the caller and lists of values', async () => {
    const own = await site.request('member', 'POST', "_api/web/lists/getByTitle('Tasks')/getitems", {
      body: { query: { ViewXml: "<View><Query><Where><And><Eq><FieldRef Name='Author' LookupId='TRUE'/><Value Type='Integer'><UserID/></Value></Eq><In><FieldRef Name='ID'/><Values><Value Type='Counter'>3</Value><Value Type='Counter'>4</Value></Values></In></And></Where></Query></View>" } }
    });
    expect((own.json as { value: Row[] }).value.map(({ Id }) => Id)).toEqual([3, 4]);
  });

  test('streams a view page by page', async () => {
    const page = async (paging: string): Promise<{ Row: { ID: string }[]; NextHref?: string }> =>
      (await site.as('owner').web.lists.getByTitle('Tasks').renderListDataAsStream({ ViewXml: "<View><ViewFields><FieldRef Name='Title'/></ViewFields><RowLimit Paged='TRUE'>2</RowLimit></View>", Paging: paging })) as never;
    const first = await page('');
    expect(first.Row.map(({ ID }) => ID)).toEqual(['1', '2']);
    expect((await page((first.NextHref ?? '').slice(1))).Row.map(({ ID }) => ID)).toEqual(['3', '4']);
  });

  test.each(['<View', '<View><Query><Where><Nope/></Where></Query></View>', '<View><Query><Where><And><Eq/></And></Where></Query></View>'])('answers %s with 400', async (ViewXml) => {
    expect((await site.request('owner', 'POST', "_api/web/lists/getByTitle('Tasks')/getitems", { body: { query: { ViewXml } } })).status).toBe(400);
  });
});
