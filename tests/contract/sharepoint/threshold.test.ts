import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('Big')/items";
const status = async (query: string): Promise<number> => (await site.request('owner', 'GET', `${items}?${query}`)).status;

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Big', '', 100);
  await list.fields.addNumber('Group');
  await list.fields.getByInternalNameOrTitle('Group').update({ Indexed: true });
  await list.fields.addText('Plain');
  const { store } = site.sharePoint ?? {};
  const web = store?.sites.webByUrl('/sites/test');
  const row = web && store?.lists.byTitle(web, 'Big');
  if (!store || !row) throw new Error('the list was not made');
  const rows = Array.from({ length: 6000 }, (_, index) => ({ values: { Title: `t${index}`, Group: index < 5500 ? 1 : 2, Plain: 'p' }, author: 3, created: new Date(2026, 0, 1) }));
  importRows(store.database, store.lists, row, rows);
});
afterAll(() => site.close());

describe('the list view threshold', () => {
  test.each([
    ['no filter, newest first', '$orderby=Id desc&$top=20'],
    ['an indexed column with few matches', '$filter=Group eq 2&$top=20'],
    ['a window of Id over an unindexed column', "$filter=Id gt 5000 and Id le 5100 and Plain eq 'p'"],
    ['one selective conjunct rescues a wide one', "$filter=Group eq 2 and Plain eq 'p'"]
  ])('lets through %s', async (_name, query) => {
    expect(await status(query)).toBe(200);
  });

  test.each([
    ['an unindexed column', "$filter=Plain eq 'p'&$top=1"],
    ['an indexed column with too many matches', '$filter=Group eq 1&$top=1'],
    ['a range of Id that is too wide', '$filter=Id gt 10&$top=1'],
    ['a sort by an unindexed column', '$orderby=Plain&$top=1']
  ])('refuses %s', async (_name, query) => {
    const answer = await site.request('owner', 'GET', `${items}?${query}`);
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ 'odata.error': { code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException' } });
  });
});
