import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const post = (path: string, body: unknown = {}, role: Role = 'owner', headers: Record<string, string> = {}): Promise<RawAnswer> => site.request(role, 'POST', path, { body, headers });
const list = (title: string): string => `_api/web/lists/getByTitle('${title}')`;
const make = async (title: string, lookup?: readonly [name: string, id: string]): Promise<string> => {
  const { Id } = (await post('_api/web/lists', { Title: title, BaseTemplate: 100 })).json as { Id: string };
  if (lookup) await post(`${list(title)}/fields/createfieldasxml`, { parameters: { SchemaXml: `<Field Type='Lookup' Name='${lookup[0]}' DisplayName='${lookup[0]}' List='${lookup[1]}' ShowField='Title'/>` } });
  return Id;
};

beforeAll(async () => {
  site = await startSharePoint();
  const lands = await make('Lands');
  const ports = await make('Ports', ['Land', lands]);
  const ships = await make('Ships', ['Port', ports]);
  await make('Crews', ['Ship', ships]);
  for (const Title of ['Norway', 'Denmark']) await post(`${list('Lands')}/items`, { Title });
  for (const [Title, LandId] of [['Bergen', 1], ['Aarhus', 2], ['Nowhere', null]] as const) await post(`${list('Ports')}/items`, { Title, LandId });
  for (const [Title, PortId] of [['Fram', 1], ['Havila', 2], ['Ghost', 3]] as const) await post(`${list('Ships')}/items`, { Title, PortId });
  for (const [Title, ShipId] of [['Ada', 1], ['Bo', 2], ['Cy', 3], ['Di', null]] as const) await post(`${list('Crews')}/items`, { Title, ShipId });
});
afterAll(() => site.close());

describe('joins behind joins', () => {
  const join = (alias: string, field: string, from = '', type = 'LEFT'): string => `<Join Type='${type}' ListAlias='${alias}'><Eq><FieldRef ${from === '' ? '' : `List='${from}' `}Name='${field}' RefType='Id'/><FieldRef List='${alias}' Name='ID'/></Eq></Join>`;
  const view = (type: string, query = ''): string => `<View><Query>${query}</Query><Joins>${join('ships', 'Ship')}${join('ports', 'Port', 'ships')}${join('lands', 'Land', 'ports', type)}</Joins><ProjectedFields><Field Name='HomePort' Type='Lookup' List='ports' ShowField='Title'/><Field Name='Flag' Type='Lookup' List='lands' ShowField='Title'/></ProjectedFields><ViewFields><FieldRef Name='Title'/><FieldRef Name='HomePort'/><FieldRef Name='Flag'/></ViewFields></View>`;
  const rows = async (xml: string, role: Role = 'owner'): Promise<readonly string[]> => {
    const { Row } = (await post(`${list('Crews')}/RenderListDataAsStream`, { parameters: { ViewXml: xml } }, role)).json as { Row: readonly Readonly<Record<'Title' | 'HomePort' | 'Flag', string & readonly { lookupValue: string }[]>>[] };
    return Row.map(({ Title, HomePort, Flag }) => `${Title}:${HomePort[0]?.lookupValue ?? '-'}:${Flag[0]?.lookupValue ?? '-'}`);
  };

  test('show, filter, sort and leave out what leads nowhere', async () => {
    expect(await rows(view('LEFT'))).toEqual(['Ada:Bergen:Norway', 'Bo:Aarhus:Denmark', 'Cy:Nowhere:-', 'Di:-:-']);
    expect(await rows(view('INNER'))).toEqual(['Ada:Bergen:Norway', 'Bo:Aarhus:Denmark']);
    expect(await rows(view('LEFT', "<Where><Eq><FieldRef Name='Flag'/><Value Type='Text'>denmark</Value></Eq></Where>"))).toEqual(['Bo:Aarhus:Denmark']);
    expect(await rows(view('INNER', "<OrderBy><FieldRef Name='Flag'/></OrderBy>"))).toEqual(['Bo:Aarhus:Denmark', 'Ada:Bergen:Norway']);
  });

  test('show nothing beyond a row that the caller may not read', async () => {
    await post(`${list('Ports')}/items(1)/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
    expect(await rows(view('LEFT'), 'visitor')).toEqual(['Ada::-', 'Bo:Aarhus:Denmark', 'Cy:Nowhere:-', 'Di:-:-']);
    expect(await rows(view('LEFT', "<Where><Eq><FieldRef Name='Flag'/><Value Type='Text'>Norway</Value></Eq></Where>"), 'visitor')).toEqual([]);
    await post(`${list('Ports')}/items(1)/resetroleinheritance`);
  });

  test('are refused where they start from nothing, or name a list twice', async () => {
    const tried = async (joins: string): Promise<number> => (await post(`${list('Crews')}/getitems`, { query: { ViewXml: `<View><Joins>${joins}</Joins></View>` } })).status;
    expect([await tried(join('ports', 'Port', 'ships')), await tried(join('ships', 'Ship') + join('ships', 'Ship')), await tried(join('ships', 'Title')), await tried(join('ships', 'Ship') + join('x', 'Title', 'ships'))]).toEqual([400, 400, 400, 400]);
  });
});

describe('a copy of a list', () => {
  const sync = async (query: Readonly<Record<string, string>>): Promise<{ readonly text: string; readonly titles: readonly string[]; readonly token: string; readonly next: string | undefined; readonly hasMore: boolean }> => {
    const { text } = await post(`${list('Crews')}/getlistitemchangessincetoken`, { query });
    const found = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1]?.replace(/&amp;/g, '&');
    return { text, titles: [...text.matchAll(/ows_Title='([^']*)'/g)].map((match) => match[1] ?? ''), token: found(/LastChangeToken="([^"]*)"/) ?? '', next: found(/ListItemCollectionPositionNext="([^"]*)"/), hasMore: text.includes('MoreChanges="TRUE"') };
  };

  test('comes in pages, and so do its changes', async () => {
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page = await sync({ RowLimit: '3', QueryOptions: next === '' ? '' : `<QueryOptions><Paging ListItemCollectionPositionNext="${next.replace(/&/g, '&amp;')}"/></QueryOptions>` });
      seen.push(...page.titles);
      next = page.next;
    }
    expect(seen).toEqual(['Ada', 'Bo', 'Cy', 'Di']);

    const { token } = await sync({});
    for (const Title of ['E', 'F', 'G']) await post(`${list('Crews')}/items`, { Title });
    await post(`${list('Crews')}/items(4)`, {}, 'owner', { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' });
    const first = await sync({ ChangeToken: token, RowLimit: '2' });
    expect([first.titles, first.hasMore]).toEqual([['E', 'F'], true]);
    const second = await sync({ ChangeToken: first.token, RowLimit: '2' });
    expect([second.titles, second.hasMore, /ChangeType="Delete"[^>]*>4</.test(second.text)]).toEqual([['G'], false, true]);
    expect(await sync({ ChangeToken: second.token, RowLimit: '2' })).toMatchObject({ titles: [], hasMore: false });
  });

  test('holds what contains a word, where that is asked', async () => {
    expect((await sync({ Contains: '<Contains><FieldRef Name="Title"/><Value Type="Text">d</Value></Contains>' })).titles).toEqual(['Ada']);
    expect((await post(`${list('Crews')}/getlistitemchangessincetoken`, { query: { Contains: '<Contains' } })).status).toBe(400);
  });
});
