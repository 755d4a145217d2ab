import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
let id = '';

const list = "_api/web/lists/getbytitle('News')";
const feed = (role: Role, of = id): Promise<RawAnswer> => site.request(role, 'GET', `_layouts/15/listfeed.aspx?List=${encodeURIComponent(`{${of}}`)}`, { accept: 'text/xml' });
const post = (role: Role, path: string, body: unknown, headers: Record<string, string> = {}): Promise<RawAnswer> => site.request(role, 'POST', path, { body, headers });

beforeAll(async () => {
  site = await startSharePoint();
  id = ((await post('owner', '_api/web/lists', { Title: 'News', BaseTemplate: 100, AllowContentTypes: true })).json as { Id: string }).Id;
  await post('owner', `${list}/fields/createfieldasxml`, { parameters: { SchemaXml: '<Field Type="Note" Name="Body" DisplayName="Body" />', Options: 24 } });
});
afterAll(() => site.close());

describe('a list as RSS', () => {
  test('holds its newest rows with the columns of its view, and nothing runs', async () => {
    await post('member', `${list}/items`, { Title: 'First & <b>best</b>', Body: 'a < b' });
    await post('owner', `${list}/items`, { Title: 'Second' });
    const { status, headers, text } = await feed('visitor');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(text.match(/<item>/g)).toHaveLength(2);
    expect(text.indexOf('Second')).toBeLessThan(text.indexOf('First'));
    expect(text).toContain('<title>Test: News</title>');
    expect(text).toContain('<title>First &amp; &lt;b&gt;best&lt;/b&gt;</title>');
    expect(text).toContain('/Lists/News/DispForm.aspx?ID=1</link>');
    expect(text).toContain('&lt;b&gt;Body:&lt;/b&gt;');
    expect(text).not.toContain('<b>best');
  });

  test('holds for each person what they may read', async () => {
    await post('owner', `${list}/items(2)/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`, undefined);
    expect((await feed('visitor')).text).not.toContain('Second');
    expect((await feed('owner')).text).toContain('Second');
    await post('owner', list, { ReadSecurity: 2 }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
    expect((await feed('visitor')).text).not.toContain('First');
    expect((await feed('member')).text).toContain('First');
    await post('owner', `${list}/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`, undefined);
    expect((await feed('visitor')).status).toBe(403);
  });

  test('is refused where a site offers no feeds, and for what is no list', async () => {
    expect((await feed('owner', '00000000-0000-0000-0000-000000000000')).status).toBe(404);
    expect((await site.request('owner', 'GET', "_layouts/15/listfeed.aspx?List=x' or 1 eq 1")).status).toBe(400);
    await post('owner', '_api/web', { SyndicationEnabled: false }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
    expect((await feed('owner')).status).toBe(403);
    await post('owner', '_api/web', { SyndicationEnabled: true }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
  });
});
