import { startSharePoint, type TestSite } from '../../support/sharepoint';

type Named = Readonly<Record<string, unknown>>;

const list = "_api/web/lists/getByTitle('Base')";
let site: TestSite;
const get = async (path: string): Promise<Named> => (await site.request('owner', 'GET', path)).json as Named;
const valuesOf = async (path: string): Promise<readonly Named[]> => (await get(path)).value as readonly Named[];

beforeAll(async () => {
  site = await startSharePoint();
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Base', BaseTemplate: 100 } });
  await site.request('owner', 'POST', `${list}/items`, { body: { Title: 'first' } });
  await site.request('owner', 'POST', "_api/web/defaultdocumentlibrary/rootfolder/files/add(url='a b.txt',overwrite=true)", { body: 'text' });
});
afterAll(() => site.close());

describe('the columns that every list has', () => {
  test('are listed in their order, with kinds and ids as recorded, before those of one’s own', async () => {
    await site.request('owner', 'POST', `${list}/fields`, { body: { Title: 'Mine', FieldTypeKind: 2 } });
    const fields = await valuesOf(`${list}/fields`);
    expect(fields.slice(0, 8).map(({ InternalName }) => InternalName)).toEqual(['ID', 'ContentTypeId', 'ContentType', 'Title', 'Modified', 'Created', 'Author', 'Editor']);
    expect([fields.length, fields.at(-1)?.InternalName]).toEqual([80, 'Mine']);
    expect(fields.find(({ InternalName }) => InternalName === 'LinkTitle')).toMatchObject({ Id: '82642ec8-ef9b-478f-acf9-31f7d45fbc31', Title: 'Title', FieldTypeKind: 12, TypeAsString: 'Computed', ReadOnlyField: true, Hidden: false, CanBeDeleted: false });
    expect(fields.find(({ InternalName }) => InternalName === 'FSObjType')).toMatchObject({ FieldTypeKind: 7, TypeAsString: 'Lookup' });
    expect((await valuesOf(`${list}/fields?$filter=Hidden eq false and ReadOnlyField eq false`)).map(({ InternalName }) => InternalName)).toEqual(['ContentType', 'Title', 'Attachments', 'Mine']);
    expect((await get(`${list}?$select=Id,Fields/InternalName&$expand=Fields`)).Fields).toHaveLength(80);
  });

  test('are found by name and id, and neither changed nor deleted where nothing is kept of them', async () => {
    expect(await get(`${list}/fields/getByInternalNameOrTitle('DocIcon')`)).toMatchObject({ InternalName: 'DocIcon' });
    expect(await get(`${list}/fields(guid'081c6e4c-5c14-4f20-b23e-1a71ceb6a67c')`)).toMatchObject({ InternalName: 'DocIcon' });
    const change = (headers: Record<string, string>): Promise<number> => site.request('owner', 'POST', `${list}/fields/getByInternalNameOrTitle('DocIcon')`, { body: { Title: 'x' }, headers: { 'If-Match': '*', ...headers } }).then(({ status }) => status);
    expect([await change({ 'X-HTTP-Method': 'MERGE' }), await change({ 'X-HTTP-Method': 'DELETE' })]).toEqual([400, 400]);
  });

  test('keep their names: a column called the same gets a number', async () => {
    const made = await site.request('owner', 'POST', `${list}/fields`, { body: { Title: 'Order', FieldTypeKind: 9 } });
    expect(made.json).toMatchObject({ Title: 'Order', InternalName: 'Order0' });
  });

  test('have values where they are asked for', async () => {
    const asked = ['PermMask', 'EncodedAbsUrl', 'LinkTitle', 'OData__UIVersion', 'OData__Level', 'OData__ModerationStatus', 'owshiddenversion', 'Order', 'ItemChildCount', 'FolderChildCount', 'Last_x0020_Modified', 'ParentUniqueId', 'File_x0020_Type', 'AppAuthorId'];
    expect(await get(`${list}/items(1)?$select=${asked.join(',')}`)).toEqual({
      PermMask: '0x7fffffffffffffff', EncodedAbsUrl: `${new URL(site.url).origin}/sites/test/Lists/Base/1_.000`, LinkTitle: 'first', OData__UIVersion: 512, OData__Level: 1, OData__ModerationStatus: 0, owshiddenversion: 1, Order: 100,
      ItemChildCount: '0', FolderChildCount: '0', Last_x0020_Modified: expect.stringMatching(/Z$/), ParentUniqueId: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/), File_x0020_Type: null, AppAuthorId: null
    });
    expect(await get(`${list}/items(1)?$select=Author/FirstName,Author/Department&$expand=Author`)).toEqual({ Author: { FirstName: 'Site', Department: null } });
    await site.request('owner', 'POST', '_api/web/folders/add(\'Shared Documents/Inner\')');
    await site.request('owner', 'POST', "_api/web/getFolderByServerRelativePath(decodedurl='/sites/test/Shared Documents/Inner')/files/add(url='c.txt',overwrite=true)", { body: 'c' });
    const folders = await valuesOf("_api/web/defaultdocumentlibrary/items?$select=FileLeafRef,ItemChildCount,FolderChildCount&$filter=FSObjType eq 1");
    expect(folders).toEqual([{ FileLeafRef: 'Inner', ItemChildCount: '1', FolderChildCount: '0' }]);
  });

  test('are those of the first view: the title as a link, and of a library icon, name, time and person', async () => {
    expect((await get(`${list}/defaultview/viewfields`)).Items).toEqual(['LinkTitle']);
    expect((await get('_api/web/defaultdocumentlibrary/defaultview/viewfields')).Items).toEqual(['DocIcon', 'LinkFilename', 'Modified', 'Editor']);
  });
});

describe('what a row shows', () => {
  const query = (more: object): Promise<readonly Named[]> => site.request('owner', 'POST', `${list}/GetItems`, { body: { query: more } }).then(({ json }) => (json as { value: readonly Named[] }).value);
  const named = "<View><ViewFields><FieldRef Name='Title' /></ViewFields></View>";

  test('of a query with columns is those, the id and the times, by the clock of the site', async () => {
    const [row] = await query({ ViewXml: named });
    expect(Object.keys(row ?? {}).sort()).toEqual(['Created', 'FileSystemObjectType', 'ID', 'Id', 'Modified', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'Title']);
    expect(row).toMatchObject({ Created: expect.stringMatching(/:\d\d$/) });
    expect((await query({ ViewXml: named, DatesInUtc: true }))[0]).toMatchObject({ Created: expect.stringMatching(/:\d\dZ$/), Modified: expect.stringMatching(/Z$/) });
    expect(Object.keys((await query({ ViewXml: '<View/>' }))[0] ?? {})).toEqual(expect.arrayContaining(['AuthorId', 'GUID', 'Attachments', 'OData__UIVersionString']));
  });

  test('of a library names no attachments but its copy source; behind a file times have no zone', async () => {
    const [row = {}] = await valuesOf('_api/web/defaultdocumentlibrary/items');
    expect([Object.keys(row).includes('Attachments'), row.OData__CopySource, row.CheckoutUserId, row.Created]).toEqual([false, null, null, expect.stringMatching(/Z$/)]);
    const file = "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/Shared Documents/a b.txt')";
    for (const { Created } of [await get(`${file}/ListItemAllFields`), (await get(`${file}?$expand=ListItemAllFields`)).ListItemAllFields as Named]) expect(Created).toMatch(/T\d\d:\d\d:\d\d$/);
  });
});

test('a level for viewing without downloads is there, hidden', async () => {
  expect((await valuesOf('_api/web/roledefinitions')).find(({ Name }) => Name === 'Restricted View')).toMatchObject({ Id: 1073741832, Hidden: true, Order: 144, RoleTypeKind: 8, BasePermissions: { High: '65584', Low: '134418433' } });
});
