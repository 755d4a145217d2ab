import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

interface Stream {
  readonly Row: readonly Readonly<Record<string, unknown>>[];
  readonly FirstRow: number;
  readonly LastRow: number;
  readonly NextHref?: string;
}

let site: TestSite;
const list = "_api/web/lists/getByTitle('Rendered')";
const post = (path: string, body: unknown = {}, role: Role = 'owner'): Promise<RawAnswer> => site.request(role, 'POST', path, { body });
const stream = async (parameters: object, rest: object = {}, address = '', role: Role = 'owner'): Promise<Stream> => (await post(`${list}/RenderListDataAsStream${address}`, { parameters, ...rest }, role)).json as Stream;
const refs = (...names: string[]): string => `<ViewFields>${names.map((name) => `<FieldRef Name='${name}'/>`).join('')}</ViewFields>`;

beforeAll(async () => {
  site = await startSharePoint();
  await post('_api/web/lists', { Title: 'Ports', BaseTemplate: 100 });
  await post("_api/web/lists/getByTitle('Ports')/fields", { Title: 'Land', FieldTypeKind: 2 });
  for (const [Title, Land] of [['Bergen', 'Norway'], ['Aarhus', 'Denmark']]) await post("_api/web/lists/getByTitle('Ports')/items", { Title, Land });
  const { Id } = (await site.request('owner', 'GET', "_api/web/lists/getByTitle('Ports')?$select=Id")).json as { Id: string };
  await post('_api/web/lists', { Title: 'Rendered', BaseTemplate: 100 });
  for (const xml of [
    "<Field Type='Number' Name='Depth' DisplayName='Depth'/>", "<Field Type='DateTime' Name='Due' DisplayName='Due'/>", "<Field Type='Boolean' Name='Done' DisplayName='Done'/>", `<Field Type='Lookup' Name='Port' DisplayName='Port' List='${Id}' ShowField='Title'/>`,
    "<Field Type='User' Name='Owner' DisplayName='Owner'/>", "<Field Type='MultiChoice' Name='Tags' DisplayName='Tags'/>", "<Field Type='URL' Name='Link' DisplayName='Link'/>"
  ]) await post(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: xml } });
  const owner = (await site.as('owner').web.currentUser()).Id;
  await post(`${list}/items`, { Title: 'a', Depth: 2.5, Due: '2026-11-23T14:05:00Z', Done: true, PortId: 1, OwnerId: owner, Tags: ['x', 'y'], Link: { Url: 'https://example.com/', Description: 'there' } });
  for (const [Title, PortId] of [['b', 2], ['c', null], ['d', 1], ['e', 2]] as const) await post(`${list}/items`, { Title, PortId });
});
afterAll(() => site.close());

describe('a view as a stream', () => {
  test('shows every kind of column as a person reads it, and as a program does', async () => {
    const { Row } = await stream({ ViewXml: `<View>${refs('LinkTitle', 'Depth', 'Due', 'Done', 'Port', 'Owner', 'Tags', 'Link')}<RowLimit>1</RowLimit></View>` });
    expect(Row[0]).toMatchObject({
      ID: '1', LinkTitle: 'a', Depth: '2.5', 'Depth.': '2.50000000000000', Due: '11/23/2026 2:05 PM', 'Due.': '2026-11-23T14:05:00Z', Done: 'Yes', 'Done.value': '1', Port: [{ lookupId: 1, lookupValue: 'Bergen', isSecretFieldValue: false }],
      Owner: [expect.objectContaining({ title: 'Site Owner', email: 'owner@contoso.onmicrosoft.com' })], Tags: ['x', 'y'], Link: 'https://example.com/', 'Link.desc': 'there', PermMask: '0x7fffffffffffffff', FSObjType: '0'
    });
    const seen = await stream({ ViewXml: '<View><RowLimit>1</RowLimit></View>' }, {}, '', 'visitor');
    expect(Number(seen.Row[0]?.PermMask)).toBe(176 * 2 ** 32 + 138612833);
  });

  test.each([['Title', ['a', 'b', 'c', 'd', 'e']], ['Port', ['c', 'b', 'e', 'a', 'd']], ['ID', ['a', 'b', 'c', 'd', 'e']]])('pages in the order of %s without a gap', async (name, wanted) => {
    const seen: unknown[] = [];
    const counts: number[] = [];
    for (let Paging: string | undefined = ''; Paging !== undefined;) {
      const page: Stream = await stream({ ViewXml: `<View><Query><OrderBy><FieldRef Name='${name}'/></OrderBy></Query>${refs('Title')}<RowLimit Paged='TRUE'>2</RowLimit></View>`, Paging });
      seen.push(...page.Row.map(({ Title }) => Title));
      counts.push(page.FirstRow, page.LastRow);
      Paging = page.NextHref?.slice(1);
    }
    expect(seen).toEqual(wanted);
    expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
  });

  test('has the names, the content type and no envelope that were recorded, at every level of metadata', async () => {
    const body = { parameters: { RenderOptions: 2, ViewXml: "<View><ViewFields><FieldRef Name='Title'/></ViewFields><RowLimit>5</RowLimit></View>" } };
    const recorded = ['ID', 'PermMask', 'FSObjType', 'UniqueId', 'ContentTypeId', 'FileRef', 'FileRef.urlencode', 'FileRef.urlencodeasurl', 'FileRef.urlencoding', 'FileRef.scriptencodeasurl', 'Attachments', 'SMTotalSize', '_CommentFlags', '_CommentCount', 'Title', 'ItemChildCount', 'FolderChildCount', 'ScopeId', 'owshiddenversion', 'Restricted'];
    for (const accept of ['application/json', 'application/json;odata=verbose', 'application/json;odata=nometadata']) {
      const answer = await site.request('owner', 'POST', `${list}/RenderListDataAsStream`, { body, accept });
      const { Row: rows, FirstRow, RowLimit } = answer.json as { Row: readonly Record<string, unknown>[]; FirstRow: number; RowLimit: number };
      expect([answer.headers.get('content-type'), FirstRow, RowLimit, recorded.filter((name) => typeof rows[0]?.[name] !== 'string')]).toEqual(['application/json; charset=utf-8', 1, 5, []]);
      expect(rows[0]?.['FileRef.urlencode']).toBe('%2Fsites%2Ftest%2FLists%2FRendered%2F1%5F%2E000');
    }
  });

  test('takes the default view where none is given, another by its id, and tells its schema when asked', async () => {
    expect(Object.keys((await stream({})).Row[0] ?? {})).toEqual(expect.arrayContaining(['ID', 'Title']));
    const { Id } = (await post(`${list}/views`, { Title: 'Deep', ViewQuery: "<Where><IsNotNull><FieldRef Name='Depth'/></IsNotNull></Where>" })).json as { Id: string };
    expect((await stream({}, { overrideParameters: { ViewId: Id } })).Row).toHaveLength(1);
    const whole = (await post(`${list}/RenderListDataAsStream`, { parameters: { RenderOptions: 1 | 2 | 4 | 1024, ViewXml: '<View><RowLimit>1</RowLimit></View>' } })).json as { ListData: Stream; ListSchema: { Field: { Name: string }[] }; listTitle: string; ViewMetadata: { Title: string } };
    expect([whole.ListData.Row.length, whole.ListSchema.Field.map(({ Name }) => Name), whole.listTitle, whole.ViewMetadata.Title]).toEqual([1, expect.arrayContaining(['Title', 'Port']), 'Rendered', 'All Items']);
    expect((await post(`${list}/RenderListDataAsStream`, { parameters: {}, overrideParameters: { ViewId: '00000000-0000-0000-0000-000000000001' } })).status).toBe(404);
    for (const parameters of [undefined, 'x', { ViewXml: 1 }, { ViewXml: '<View' }, { Paging: 'p_ID=x' }]) expect((await post(`${list}/RenderListDataAsStream`, { parameters })).status).toBe(400);
  });

  test('is filtered and sorted by the address', async () => {
    const titles = async (address: string): Promise<unknown[]> => (await stream({ ViewXml: `<View>${refs('Title')}</View>` }, {}, address)).Row.map(({ Title }) => Title);
    expect(await titles('?FilterField1=LinkTitle&FilterValue1=b')).toEqual(['b']);
    expect(await titles('?FilterFields1=Port&FilterValues1=Aarhus%3B%23Bergen&SortField=Title&SortDir=Desc')).toEqual(['e', 'd', 'b', 'a']);
  });

  test('is also told as a text of JSON', async () => {
    const data = (await site.as('owner').web.lists.getByTitle('Rendered').renderListData("<View><Query><Where><Eq><FieldRef Name='Title'/><Value Type='Text'>b</Value></Eq></Where></Query></View>")) as unknown as Stream;
    expect(data.Row.map(({ ID }) => ID)).toEqual(['2']);
  });

  test('has no next page without Paged', async () => {
    expect((await stream({ ViewXml: '<View><RowLimit>2</RowLimit></View>' })).NextHref).toBeUndefined();
  });
});

describe('columns of other lists', () => {
  const joins = "<Joins><Join Type='INNER' ListAlias='ports'><Eq><FieldRef Name='Port' RefType='Id'/><FieldRef List='ports' Name='ID'/></Eq></Join></Joins><ProjectedFields><Field Name='PortLand' Type='Lookup' List='ports' ShowField='Land'/></ProjectedFields>";

  test('are joined, shown, filtered and sorted by', async () => {
    const { Row } = await stream({ ViewXml: `<View>${joins}${refs('Title', 'PortLand')}<Query><OrderBy><FieldRef Name='PortLand' Ascending='FALSE'/></OrderBy></Query></View>` });
    expect(Row.map(({ Title, PortLand }) => [Title, (PortLand as { lookupValue: string }[])[0]?.lookupValue])).toEqual([['a', 'Norway'], ['d', 'Norway'], ['b', 'Denmark'], ['e', 'Denmark']]);
    const query = { ViewXml: `<View>${joins}<Query><Where><Eq><FieldRef Name='PortLand'/><Value Type='Text'>Denmark</Value></Eq></Where></Query></View>` };
    expect(((await post(`${list}/GetItems`, { query })).json as { value: { Title: string }[] }).value.map(({ Title }) => Title)).toEqual(['b', 'e']);
    for (const ViewXml of [joins.replace("Name='Port'", "Name='Title'"), joins.replace("List='ports' ShowField", "List='other' ShowField"), joins.replace("Name='Port'", "Name='Port' List='x'")].map((xml) => `<View>${xml}</View>`)) expect((await post(`${list}/GetItems`, { query: { ViewXml } })).status).toBe(400);
  });

  test('stay hidden where the caller may not read them', async () => {
    const ports = "_api/web/lists/getByTitle('Ports')";
    await post(`${ports}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
    const { Row } = await stream({ ViewXml: `<View>${joins}${refs('Port', 'PortLand')}<RowLimit>1</RowLimit></View>` }, {}, '', 'visitor');
    const secret = [{ lookupId: 1, lookupValue: '', isSecretFieldValue: true }];
    expect(Row[0]).toMatchObject({ Port: secret, PortLand: secret });
    const expanded = (await site.request('visitor', 'GET', `${list}/items(1)?$select=Title,Port/Title&$expand=Port`)).json as { Port: unknown };
    expect(expanded.Port).toBeNull();
    await post(`${ports}/resetroleinheritance`);
  });
});

describe('groups', () => {
  const grouped = (isCollapsed: boolean, ...names: string[]): string => `<View><Query><GroupBy Collapse='${isCollapsed ? 'TRUE' : 'FALSE'}'>${names.map((name) => `<FieldRef Name='${name}'/>`).join('')}</GroupBy><OrderBy><FieldRef Name='Title' Ascending='FALSE'/></OrderBy></Query>${refs('Title')}</View>`;

  test('begin with a mark and know their size', async () => {
    const { Row } = await stream({ ViewXml: grouped(false, 'Port') });
    expect(Row.map((row) => [row.Title, row['Port.newgroup'], row['Port.COUNT.group'], row['Port.urlencoded']])).toEqual([['c', '1', '1', ''], ['e', '1', '2', 'Aarhus'], ['b', '', '2', 'Aarhus'], ['d', '1', '2', 'Bergen'], ['a', '', '2', 'Bergen']]);
  });

  test('are one row each when they are collapsed', async () => {
    expect((await stream({ ViewXml: grouped(true, 'Port') })).Row.map((row) => row['Port.COUNT.group'])).toEqual(['1', '2', '2']);
  });

  test('have at most two levels, and columns with one value', async () => {
    const three = await post(`${list}/GetItems`, { query: { ViewXml: grouped(false, 'Port', 'Title', 'Depth') } });
    expect([three.status, (three.json as { 'odata.error': { code: string } })['odata.error'].code]).toEqual([500, expect.stringContaining('-2147467259')]);
    expect((await post(`${list}/GetItems`, { query: { ViewXml: grouped(false, 'Tags') } })).status).toBe(400);
    expect((await site.request('owner', 'GET', `${list}/items?$orderby=Tags`)).status).toBe(400);
  });
});

describe('above the threshold', () => {
  test('grouping is refused whatever it goes by, and served in a folder that is small enough', async () => {
    const small = await startSharePoint({ limits: { listViewThreshold: 3 } });
    try {
      const at = "_api/web/lists/getByTitle('Many')";
      const send = (path: string, body: unknown): Promise<RawAnswer> => small.request('owner', 'POST', path, { body });
      await send('_api/web/lists', { Title: 'Many', BaseTemplate: 100, EnableFolderCreation: true });
      await send(`${at}/rootfolder/AddSubFolder('Few')`, {});
      for (const Title of ['a', 'b', 'c', 'd']) await send(`${at}/items`, { Title });
      const query = (column: string): object => ({ ViewXml: `<View Scope='RecursiveAll'><Query><GroupBy><FieldRef Name='${column}'/></GroupBy></Query></View>` });
      for (const column of ['Title', 'ID']) {
        const refused = await send(`${at}/GetItems`, { query: query(column) });
        expect([refused.status, (refused.json as { 'odata.error': { code: string } })['odata.error'].code]).toEqual([500, '-2147024860, Microsoft.SharePoint.SPQueryThrottledException']);
      }
      expect((await send(`${at}/GetItems`, { query: { ...query('Title'), FolderServerRelativeUrl: '/sites/test/Lists/Many/Few' } })).status).toBe(200);
    } finally {
      await small.close();
    }
  });
});
