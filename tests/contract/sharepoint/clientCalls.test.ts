import type { SPFI } from '@pnp/sp';
import '@pnp/sp/column-defaults/index.js';
import '@pnp/sp/content-types/index.js';
import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/forms/list.js';
import '@pnp/sp/hubsites/index.js';
import '@pnp/sp/navigation/index.js';
import '@pnp/sp/regional-settings/index.js';
import '@pnp/sp/sites/index.js';
import '@pnp/sp/subscriptions/list.js';
import { ControlMode, type IList } from '@pnp/sp/lists/index.js';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

// What a client of lists calls beyond rows and files, as PnPjs words it.
let site: TestSite;
let sp: SPFI;
let list: IList;
const title = 'Called';
const path = `_api/web/lists/getByTitle('${title}')`;
const raw = (role: Role, method: string, address: string, body?: unknown, headers: Record<string, string> = {}): Promise<RawAnswer> => site.request(role, method, address, { ...(body === undefined ? {} : { body }), headers });

beforeAll(async () => {
  site = await startSharePoint();
  sp = site.as('owner');
  await sp.web.lists.ensure(title);
  list = sp.web.lists.getByTitle(title);
  for (const name of ['Item 1', 'Item 2']) await list.items.add({ Title: name });
});
afterAll(() => site.close());

describe('a list', () => {
  test('is expanded with what belongs to it', async () => {
    const whole = await list.select('Title').expand('Fields', 'Views', 'ContentTypes', 'Forms', 'RoleAssignments', 'ParentWeb', 'RootFolder', 'Items')() as unknown as Record<string, readonly object[]>;
    expect(Object.fromEntries(['ContentTypes', 'Forms', 'Items'].map((name) => [name, whole[name]?.length]))).toEqual({ ContentTypes: 2, Forms: 3, Items: 2 });
    expect(whole.RoleAssignments?.length).toBeGreaterThan(0);
    expect((await raw('visitor', 'GET', `${path}?$expand=RoleAssignments`)).status).toBe(403);
    const rows = await list.getItemsByCAMLQuery({ ViewXml: "<View><ViewFields><FieldRef Name='Title'/><FieldRef Name='RoleAssignments'/></ViewFields></View>" }, 'RoleAssignments') as readonly { RoleAssignments: readonly object[] }[];
    expect(rows[0]?.RoleAssignments.length).toBeGreaterThan(0);
  });

  test('has forms, which show a row to be read or changed', async () => {
    const forms = await list.forms() as readonly { Id: string; FormType: number }[];
    expect(forms.map(({ FormType }) => FormType)).toEqual([4, 6, 8]);
    expect(await list.forms.getById(String(forms[1]?.Id))()).toMatchObject({ FormType: 6, ServerRelativeUrl: expect.stringContaining('/EditForm.aspx') });
    const form = await list.renderListFormData(1, 'editform', ControlMode.Edit) as unknown as { ListData: Record<string, string>; ListSchema: Record<string, { FieldType: string }> };
    expect([form.ListData.Title, form.ListSchema.Title?.FieldType]).toEqual(['Item 1', 'Text']);
    expect((await raw('owner', 'POST', `${path}/renderlistformdata(itemid=1,formid='editform',mode='9')`)).status).toBe(400);
    expect((await raw('owner', 'POST', `${path}/renderlistformdata(itemid=99,formid='editform',mode='2')`)).status).toBe(404);
  });

  test('keeps webhooks, for those who may change it', async () => {
    expect(await list.subscriptions()).toEqual([]);
    expect((await raw('owner', 'POST', `${path}/subscriptions`, {})).status).toBe(400);
    expect((await raw('owner', 'POST', `${path}/subscriptions`, { notificationUrl: 'http://x' })).status).toBe(400);
    expect((await raw('visitor', 'POST', `${path}/subscriptions`, { notificationUrl: 'https://x.example' })).status).toBe(403);
  });

  test('keeps event receivers', async () => {
    const added = (await raw('owner', 'POST', `${path}/eventreceivers/add`, { eventReceiverCreationInformation: { EventType: 10001, ReceiverName: 'Added' } })).json as { ReceiverId: string };
    expect((await list.eventReceivers() as readonly { ReceiverName: string }[]).map(({ ReceiverName }) => ReceiverName)).toEqual(['Added']);
    expect((await raw('visitor', 'POST', `${path}/eventreceivers/add`, { eventReceiverCreationInformation: {} })).status).toBe(403);
    expect((await raw('owner', 'POST', `${path}/eventreceivers('${added.ReceiverId}')/deleteobject`)).status).toBe(200);
  });

  test('has a title of at most 255 characters', async () => {
    await expect(sp.web.lists.ensure('x'.repeat(256))).rejects.toThrow('400');
  });

  test('is told in other languages', async () => {
    const words = async (culture: string): Promise<unknown> => ((await raw('owner', 'POST', `${path}/titleResource/getValueForUICulture`, { cultureName: culture })).json as { value: string }).value;
    const set = (role: Role, owner: string, cultureName: string, value: unknown): Promise<RawAnswer> => raw(role, 'POST', `${owner}/setValueForUICulture`, { cultureName, value });
    expect((await set('owner', `${path}/titleResource`, 'de-DE', 'Gerufen')).status).toBe(200);
    expect([await words('de-de'), await words('en-us')]).toEqual(['Gerufen', title]);
    expect((await set('owner', `${path}/descriptionResource`, 'en-us', 'Described')).status).toBe(200);
    expect(await list.select('Description')()).toMatchObject({ Description: 'Described' });
    for (const owner of ["_api/web/titleResource", `${path}/fields/getByTitle('Title')/descriptionResource`]) expect((await set('owner', owner, 'ar-SA', 'x')).status).toBe(200);
    expect((await set('visitor', `${path}/titleResource`, 'de-DE', 'x')).status).toBe(403);
    for (const [culture, value] of [['', 'x'], ['de-DE', 5]] as const) expect((await set('owner', `${path}/titleResource`, culture, value)).status).toBe(400);
  });
});

describe('a row', () => {
  test('tells its content type, its rights for pages and where it would open', async () => {
    const item = list.items.getById(1);
    expect((await raw('owner', 'GET', `${path}/items(1)/ContentType`)).json).toMatchObject({ Name: 'Item' });
    expect(await item.expand('ContentType', 'RoleAssignments')()).toMatchObject({ ContentType: { Name: 'Item' } });
    expect(await item.effectiveBasePermissionsForUI()).toEqual(await item.effectiveBasePermissions());
    expect(await item.getWopiFrameUrl()).toBe('');
  });

  test('is deleted with parameters', async () => {
    await list.items.getById(2).deleteWithParams({ BypassSharedLock: false });
    expect((await raw('owner', 'GET', `${path}/items(2)`)).status).toBe(404);
  });
});

describe('a view', () => {
  test('is a table of HTML', async () => {
    const { Id } = await list.defaultView();
    expect(((await raw('owner', 'GET', `${path}/views('${Id}')/renderashtml`)).json as { value: string }).value).toContain('<td>Item 1</td>');
  });
});

describe('a library', () => {
  test('keeps default values of columns in the folder of its forms, which is no row', async () => {
    const library = sp.web.defaultDocumentLibrary;
    await library.rootFolder.folders.addUsingPath('Reports');
    const folder = library.rootFolder.folders.getByUrl('Reports');
    await folder.setDefaultColumnValues([{ name: 'Title', value: 'Draft' }]);
    expect(await folder.getDefaultColumnValues()).toEqual([expect.objectContaining({ name: 'Title', value: 'Draft' })]);
    expect(await library.select('ItemCount')()).toMatchObject({ ItemCount: 1 });
    expect((await raw('visitor', 'POST', `_api/web/GetFolderByServerRelativePath(decodedurl='/sites/test/Shared Documents/Forms')/files/add(overwrite=true,url='x.html')`, 'x')).status).toBe(403);
    expect((await raw('owner', 'POST', `_api/web/GetFolderByServerRelativePath(decodedurl='/sites/test/Shared Documents')/AddSubFolder('Forms')`)).status).toBe(400);
  });

  test('orders the content types of a folder', async () => {
    const folder = `_api/web/GetFolderByServerRelativePath(decodedurl='/sites/test/Shared Documents')`;
    const order = async (): Promise<unknown> => ((await raw('owner', 'GET', `${folder}?$select=UniqueContentTypeOrder`)).json as { UniqueContentTypeOrder: unknown }).UniqueContentTypeOrder;
    const change = (value: unknown): Promise<RawAnswer> => raw('owner', 'POST', folder, { UniqueContentTypeOrder: value }, { 'X-HTTP-Method': 'MERGE' });
    expect((await change([{ StringValue: '0x0101' }])).status).toBe(204);
    expect(await order()).toEqual([{ StringValue: '0x0101' }]);
    expect([(await change([{ StringValue: 'x' }])).status, (await change(null)).status]).toEqual([400, 204]);
    expect(await order()).toBeNull();
  });
});

describe('content types', () => {
  test('bring the columns of the web that they link into a list', async () => {
    const id = '0x0100AB27A4F3C3F54B2F9E5D7C0E6B1A2F34';
    await sp.web.fields.createFieldAsXml("<Field Type='Number' ID='{4bb0a5c9-9f54-4be4-a0d0-6d1c3b2b6a11}' Name='Tonnage' DisplayName='Tonnage'/>");
    await sp.web.contentTypes.add(id, 'Vessel');
    expect((await raw('owner', 'POST', `_api/web/contenttypes('${id}')/fieldlinks`, { FieldInternalName: 'Tonnage' })).status).toBe(201);
    await list.contentTypes.addAvailableContentType(id);
    expect(await list.fields.getByInternalNameOrTitle('Tonnage')()).toMatchObject({ Id: '4bb0a5c9-9f54-4be4-a0d0-6d1c3b2b6a11', TypeAsString: 'Number' });
    await list.contentTypes.addAvailableContentType('0x010109');
  });
});

describe('a web', () => {
  test('has galleries, no hub and no templates of its own', async () => {
    const gallery = await (await sp.web.getCatalog(113))();
    expect(gallery).toMatchObject({ Title: 'Web Part Gallery', Hidden: true, IsCatalog: true, BaseTemplate: 113 });
    expect((await raw('owner', 'GET', '_api/web/getcatalog(7)')).status).toBe(400);
    expect((await raw('owner', 'GET', '_api/web/getcustomlisttemplates')).json).toEqual({ value: [] });
    expect([await sp.web.hubSiteData(true), await sp.hubSites()]).toEqual([expect.anything(), []]);
    await sp.web.syncHubSiteTheme();
    await sp.web.applyTheme('/a.spcolor', '/b.spfont', '', false);
    expect((await raw('visitor', 'POST', '_api/web/syncHubSiteTheme')).status).toBe(403);
  });

  test('tells its quick launch as a menu', async () => {
    await sp.web.navigation.quicklaunch.add('Ports', '/sites/test/ports', true);
    const menu = (await raw('owner', 'POST', '_api/navigation/MenuState', { menuNodeKey: null, depth: 10 })).json as { Nodes: { Title: string; Key: string }[] };
    expect(menu.Nodes.map((node) => node.Title)).toContain('Ports');
    expect((await raw('owner', 'POST', '_api/navigation/MenuNodeKey', { currentUrl: '/sites/test/ports' })).json).toEqual({ value: menu.Nodes.find((node) => node.Title === 'Ports')?.Key });
  });

  test('that is made below has a home page', async () => {
    await sp.web.webs.add('Below', 'below');
    expect((await raw('owner', 'GET', "below/_api/web/getFileByServerRelativePath(decodedurl='/sites/test/below/SitePages/Home.aspx')")).json).toMatchObject({ Name: 'Home.aspx' });
  });
});

describe('a site collection', () => {
  test('is changed by its administrators alone', async () => {
    const change = (role: Role, body: object): Promise<RawAnswer> => raw(role, 'POST', '_api/site', body, { 'X-HTTP-Method': 'MERGE' });
    expect((await change('owner', { Classification: 'Open', ShareByEmailEnabled: true })).status).toBe(204);
    expect(await sp.site.select('Classification', 'ShareByEmailEnabled', 'IsHubSite')()).toMatchObject({ Classification: 'Open', ShareByEmailEnabled: true, IsHubSite: false });
    expect([(await change('member', { Classification: 'x' })).status, (await change('owner', { Nothing: 1 })).status, (await change('owner', { ShareByEmailEnabled: 'x' })).status]).toEqual([403, 400, 400]);
  });
});

test('what is known and not done answers 501 in its name', async () => {
  const calls = [
    '_api/web/applywebtemplate', '_api/web/setStorageEntity', '_api/web/removeStorageEntity',
    ...['GetSiteDesigns', 'GetSiteScripts', 'CreateSiteDesign', 'CreateSiteScript', 'ApplySiteDesign'].map((call) => `_api/Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility.${call}`)
  ];
  for (const call of calls) {
    const answer = await raw('owner', 'POST', call, {});
    expect([call, answer.status]).toEqual([call, 501]);
    expect(answer.text).toContain('does not support this operation: POST');
  }
  for (const call of ['_api/SP_TenantSettings_Current']) expect((await raw('owner', 'GET', call)).status).toBe(501);
});
