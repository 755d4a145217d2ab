import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

const list = "_api/web/lists/getByTitle('Watched')";
const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };
let site: TestSite;
const send = (role: Role, path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<RawAnswer> => site.request(role, 'POST', path, { body, headers });
const get = async (path: string): Promise<Readonly<Record<string, unknown>>> => (await site.request('owner', 'GET', path)).json as Readonly<Record<string, unknown>>;

beforeAll(async () => {
  site = await startSharePoint();
  await send('owner', '_api/web/lists', { Title: 'Watched', BaseTemplate: 100 });
  await send('owner', `${list}/items`, { Title: 'x' });
});
afterAll(() => site.close());

describe.each([['a list', list], ['a web', '_api/web'], ['a site', '_api/site']])('event receivers of %s', (_name, owner) => {
  const receiver = { ReceiverName: 'Ours', EventType: 1, SequenceNumber: 17310, Synchronization: 1, ReceiverUrl: 'https://receiver.example.com' };

  test('are added, read, changed and removed', async () => {
    const added = await site.request('owner', 'POST', `${owner}/EventReceivers`, { body: receiver, accept: 'application/json' });
    const { ReceiverId: id, ...shown } = added.json as { ReceiverId: string };
    expect([added.status, shown]).toEqual([201, expect.objectContaining({ ...receiver, ReceiverAssembly: null, ReceiverClass: null, 'odata.type': 'SP.EventReceiverDefinition', 'odata.editLink': expect.stringContaining(`EventReceiver/GetById(guid'${id}')`) })]);
    const one = `${owner}/EventReceivers(guid'${id}')`;
    expect((await send('owner', one, { ReceiverName: 'Renamed' }, merge)).status).toBe(204);
    expect(await get(`${owner}/EventReceivers/getById('${id}')`)).toMatchObject({ ReceiverName: 'Renamed', EventType: 1 });
    expect((await send('owner', `${owner}/EventReceivers/add`, { eventReceiverCreationInformation: receiver })).status).toBe(200);
    const { value } = await get(`${owner}/EventReceivers`) as { value: { ReceiverId: string }[] };
    expect(value).toHaveLength(2);
    expect((await send('owner', one, undefined, { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' })).status).toBe(200);
    expect((await send('owner', `${owner}/EventReceivers(guid'${value[1]?.ReceiverId ?? ''}')/deleteObject`)).status).toBe(200);
    expect((await site.request('owner', 'GET', one)).status).toBe(404);
  });

  test('are for those who run it, with what a receiver has', async () => {
    for (const role of ['visitor', 'guest'] as const) expect((await send(role, `${owner}/EventReceivers`, receiver)).status).toBe(403);
    for (const body of [{ ...receiver, Nothing: 1 }, { ...receiver, EventType: 'x' }]) expect((await send('owner', `${owner}/EventReceivers`, body)).status).toBe(400);
  });
});

test('a list is expanded by its receivers and its rights management', async () => {
  expect(await get(`${list}?$select=Id,EventReceivers,InformationRightsManagementSettings&$expand=EventReceivers,InformationRightsManagementSettings`)).toMatchObject({ EventReceivers: [], InformationRightsManagementSettings: { LicenseCacheExpireDays: 30 } });
  expect(await get(`${list}?$select=IsDefaultDocumentLibrary,IsSiteAssetsLibrary,IsSystemList`)).toEqual({ IsDefaultDocumentLibrary: false, IsSiteAssetsLibrary: false, IsSystemList: false });
  expect(await get('_api/web?$select=SupportedUILanguageIds,RegionalSettings/LocaleId&$expand=RegionalSettings')).toEqual({ SupportedUILanguageIds: [1025, 1031, 1033], RegionalSettings: { LocaleId: 1033 } });
});

test('lists and rows are found by decoded paths and by ids as texts', async () => {
  expect(await get("_api/web/GetListUsingPath(DecodedUrl='/sites/test/Lists/Watched')?$select=Title")).toEqual({ Title: 'Watched' });
  for (const path of ["getItemByStringId('1')", "items/getByStringId('1')"]) expect(await get(`${list}/${path}?$select=Title`)).toEqual({ Title: 'x' });
  expect((await site.request('owner', 'GET', `${list}/items/getByStringId('9')`)).status).toBe(404);
});

test('views are added by parameters, as by properties', async () => {
  const made = await send('owner', `${list}/views/add`, { parameters: { Title: 'Three', RowLimit: 3, ViewFields: ['Title', 'Modified'], Query: '<OrderBy><FieldRef Name="ID"/></OrderBy>', ViewTypeKind: 1, Paged: false, PersonalView: false, SetAsDefaultView: true } });
  expect([made.status, made.json]).toEqual([200, expect.objectContaining({ Title: 'Three', RowLimit: 3, Paged: false, DefaultView: true, ViewQuery: '<OrderBy><FieldRef Name="ID"/></OrderBy>' })]);
  expect((await get(`${list}/defaultview/viewfields`)).Items).toEqual(['Title', 'Modified']);
  expect((await send('visitor', `${list}/views/add`, { parameters: { Title: 'x' } })).status).toBe(403);
});

test('some of the bin are listed, in an order', async () => {
  for (const Title of ['b', 'a', 'c']) await send('owner', `${list}/items(${((await send('owner', `${list}/items`, { Title })).json as { Id: number }).Id})/recycle`);
  const titles = async (path: string): Promise<unknown[]> => ((await get(path)).value as { Title: string }[]).map(({ Title }) => Title);
  expect(await titles('_api/web/GetRecycleBinItems(rowLimit=2,isAscending=true,orderBy=0,itemState=1)')).toEqual(['a', 'b']);
  expect(await titles("_api/site/getrecyclebinitems?rowLimit='101'&isAscending=false&itemState=1&orderby=0")).toEqual(['c', 'b', 'a']);
  for (const owner of ['web', 'site']) expect((await send('owner', `_api/${owner}/GetRecycleBinItems?itemState=2`)).json).toEqual({ value: [] });
  for (const wrong of ['orderBy=9', 'rowLimit=x', 'itemState=-1']) expect((await site.request('owner', 'GET', `_api/web/GetRecycleBinItems(${wrong})`)).status).toBe(400);
  expect((await site.request('member', 'GET', '_api/site/GetRecycleBinItems')).status).toBe(403);
});
