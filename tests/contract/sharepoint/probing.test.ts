import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

// A filter, an order or a group on what a lookup shows must not tell of a row that the caller may not read.
let site: TestSite;
const targets = "_api/web/lists/getByTitle('Secrets')";
const list = "_api/web/lists/getByTitle('Pointers')";
const post = (path: string, body: unknown = {}, role: Role = 'owner', headers: Record<string, string> = {}): Promise<RawAnswer> => site.request(role, 'POST', path, { body, headers });
const get = (role: Role, path: string): Promise<RawAnswer> => site.request(role, 'GET', path);
const titles = (answer: RawAnswer): readonly string[] => (answer.json as { value: readonly { Title: string }[] }).value.map(({ Title }) => Title);
const filtered = async (role: Role, filter: string): Promise<readonly string[]> => titles(await get(role, `${list}/items?$select=Title&$filter=${encodeURIComponent(filter)}`));
const queried = async (role: Role, query: string, more = ''): Promise<readonly string[]> => titles(await post(`${list}/getitems?$select=Title`, { query: { ViewXml: `<View><Query>${query}</Query>${more}</View>` } }, role));

beforeAll(async () => {
  site = await startSharePoint();
  const { Id } = (await post('_api/web/lists', { Title: 'Secrets', BaseTemplate: 100 })).json as { Id: string };
  await post(`${targets}/fields`, { Title: 'Code', FieldTypeKind: 2 });
  for (const [Title, Code] of [['Aardvark', 'a'], ['Zebra', 'z'], ['Merger', 'm']]) await post(`${targets}/items`, { Title, Code });
  await post('_api/web/lists', { Title: 'Pointers', BaseTemplate: 100 });
  for (const [name, type] of [['Target', 'Lookup'], ['Targets', 'LookupMulti']]) {
    await post(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: `<Field Type='${type}' Name='${name}' DisplayName='${name}' List='${Id}' ShowField='Title'${type === 'LookupMulti' ? " Mult='TRUE'" : ''}/>` } });
  }
  for (const [Title, TargetId] of [['to the secret', 3], ['to the beast', 1], ['to another', 2]] as const) await post(`${list}/items`, { Title, TargetId, TargetsId: [TargetId] });
  await post(`${targets}/items(3)/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
});
afterAll(() => site.close());

describe('what a lookup shows of a row that the caller may not read', () => {
  test.each([
    "Target/Title eq 'Merger'", "startswith(Target/Title,'Mer')", "substringof('erge',Target/Title)", "Target/Code eq 'm'", "Targets/Title eq 'Merger'", "Target/Title gt 'B' and Target/Title lt 'N'"
  ])('is found by no filter: %s', async (filter) => {
    expect(await filtered('owner', filter)).toEqual(['to the secret']);
    expect(await filtered('visitor', filter)).toEqual([]);
  });

  test('is found by no condition of CAML', async () => {
    for (const where of [
      "<Eq><FieldRef Name='Target'/><Value Type='Lookup'>Merger</Value></Eq>", "<BeginsWith><FieldRef Name='Target'/><Value Type='Text'>Mer</Value></BeginsWith>",
      "<Includes><FieldRef Name='Targets'/><Value Type='LookupMulti'>Merger</Value></Includes>", "<In><FieldRef Name='Target'/><Values><Value Type='Lookup'>Merger</Value><Value Type='Lookup'>x</Value></Values></In>"
    ]) {
      expect(await queried('owner', `<Where>${where}</Where>`)).toEqual(['to the secret']);
      expect(await queried('visitor', `<Where>${where}</Where>`)).toEqual([]);
    }
  });

  test('stands in no order', async () => {
    expect(titles(await get('owner', `${list}/items?$select=Title&$orderby=Target/Title`))).toEqual(['to the beast', 'to the secret', 'to another']);
    expect(titles(await get('visitor', `${list}/items?$select=Title&$orderby=Target/Title`))).toEqual(['to the secret', 'to the beast', 'to another']);
    expect(await queried('owner', "<OrderBy><FieldRef Name='Target'/></OrderBy>")).toEqual(['to the beast', 'to the secret', 'to another']);
    expect(await queried('visitor', "<OrderBy><FieldRef Name='Target'/></OrderBy>")).toEqual(['to the secret', 'to the beast', 'to another']);
  });

  test('is in no joined column', async () => {
    const joined = "<Joins><Join Type='LEFT' ListAlias='S'><Eq><FieldRef Name='Target' RefType='Id'/><FieldRef List='S' Name='ID'/></Eq></Join></Joins><ProjectedFields><Field Name='SecretCode' Type='Lookup' List='S' ShowField='Code'/></ProjectedFields><ViewFields><FieldRef Name='Title'/><FieldRef Name='SecretCode'/></ViewFields>";
    const where = "<Where><Eq><FieldRef Name='SecretCode'/><Value Type='Text'>m</Value></Eq></Where>";
    expect(await queried('owner', where, joined)).toEqual(['to the secret']);
    expect(await queried('visitor', where, joined)).toEqual([]);
  });

  test('is in no page position, group or address of a rendered view', async () => {
    const stream = async (role: Role, xml: string, address = ''): Promise<string> => (await post(`${list}/RenderListDataAsStream${address}`, { parameters: { ViewXml: xml } }, role)).text;
    const ordered = "<View><Query><OrderBy><FieldRef Name='Target'/></OrderBy></Query><ViewFields><FieldRef Name='Title'/></ViewFields><RowLimit Paged='TRUE'>1</RowLimit></View>";
    const grouped = "<View><Query><GroupBy Collapse='TRUE'><FieldRef Name='Target'/></GroupBy></Query><ViewFields><FieldRef Name='Target'/></ViewFields><RowLimit>9</RowLimit></View>";
    for (const xml of [ordered, grouped]) expect(await stream('visitor', xml)).not.toContain('Merger');
    expect(await stream('owner', grouped)).toContain('Merger');
    const whole = '<View><ViewFields><FieldRef Name="Title"/></ViewFields></View>';
    expect(JSON.parse(await stream('owner', whole, '?FilterField1=Target&FilterValue1=Merger')).Row).toHaveLength(1);
    expect(JSON.parse(await stream('visitor', whole, '?FilterField1=Target&FilterValue1=Merger')).Row).toHaveLength(0);
    const next = (await get('visitor', `${list}/items?$select=Title&$orderby=Target/Title desc&$top=2`)).text;
    expect(next).not.toContain('Merger');
  });

  test('is not shown where the whole list is closed, nor where only own rows are read', async () => {
    await post(`${targets}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=false)`);
    expect(await filtered('member', "Target/Title eq 'Zebra'")).toEqual([]);
    expect(await filtered('owner', "Target/Title eq 'Zebra'")).toEqual(['to another']);
    await post(`${targets}/resetroleinheritance`);
    await post(targets, { ReadSecurity: 2 }, 'owner', { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
    expect(await filtered('member', "Target/Title eq 'Zebra'")).toEqual([]);
    expect(await filtered('owner', "Target/Title eq 'Zebra'")).toEqual(['to another']);
    await post(targets, { ReadSecurity: 1 }, 'owner', { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
  });
});

test('a draft is found by what was published, and not by what nobody may read yet', async () => {
  const library = "_api/web/lists/getByTitle('Drafts')";
  await post('_api/web/lists', { Title: 'Drafts', BaseTemplate: 101 });
  await post(library, { EnableMinorVersions: true, DraftVersionVisibility: 1 }, 'owner', { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
  const file = "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/Drafts/a.txt')";
  await post("_api/web/getFolderByServerRelativePath(decodedurl='/sites/test/Drafts')/files/addusingpath(decodedurl='a.txt')", 'text');
  await post(`${library}/items(1)`, { Title: 'Published words' }, 'owner', { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
  await post(`${file}/publish('')`);
  await post(`${library}/items(1)`, { Title: 'Hidden words' }, 'owner', { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
  const found = async (role: Role, title: string): Promise<readonly string[]> => titles(await get(role, `${library}/items?$select=Title&$filter=Title eq '${title}'`));
  expect([await found('owner', 'Hidden words'), await found('owner', 'Published words')]).toEqual([['Hidden words'], []]);
  expect([await found('visitor', 'Hidden words'), await found('visitor', 'published WORDS')]).toEqual([[], ['Published words']]);
  expect(titles(await get('visitor', `${library}/items?$select=Title&$orderby=Title`))).toEqual(['Published words']);
});

test('search finds nothing, and counts nothing, in folders that the caller may not read', async () => {
  await post('_api/web/lists', { Title: 'Shelves', BaseTemplate: 101 });
  await post("_api/web/folders/addusingpath(decodedurl='/sites/test/Shelves/Closed')");
  const folder = "_api/web/getFolderByServerRelativePath(decodedurl='/sites/test/Shelves/Closed')";
  await post(`${folder}/files/addusingpath(decodedurl='quagga.txt')`, 'the quagga is hidden');
  await post(`${folder}/listitemallfields/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  site.sharePoint?.store.search.crawl(0, true);
  const search = async (role: Role): Promise<string> => (await get(role, `_api/search/query?querytext='quagga'&refiners='Filename'`)).text;
  expect(await search('owner')).toContain('quagga.txt');
  expect(await search('visitor')).not.toContain('quagga.txt');
});
