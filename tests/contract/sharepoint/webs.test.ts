import '@pnp/sp/navigation/index.js';
import '@pnp/sp/regional-settings/index.js';
import '@pnp/sp/recycle-bin/index.js';
import '@pnp/sp/content-types/index.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/sites/index.js';
import { Web } from '@pnp/sp/webs/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const owner = (): ReturnType<TestSite['as']> => site.as('owner');
const call = async (role: 'owner' | 'member' | 'visitor', method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; json: unknown }> => {
  const { status, json } = await site.request(role, method, `_api/${path}`, { ...(body === undefined ? {} : { body }), headers });
  return { status, json };
};

beforeAll(async () => {
  site = await startSharePoint();
});
afterAll(() => site.close());

describe('subsites', () => {
  test('are made below a web, share its rights, and are found', async () => {
    await owner().web.webs.add('Harbour', 'harbour', 'Boats');
    const made = (await owner().web.webs()) as { Title: string; ServerRelativeUrl: string }[];
    expect(made.find(({ Title }) => Title === 'Harbour')?.ServerRelativeUrl).toMatch(/\/harbour$/);
    expect((await owner().web.webinfos()).map(({ Title }: { Title: string }) => Title)).toContain('Harbour');
    expect((await site.as('visitor').web.getSubwebsFilteredForCurrentUser()()).map(({ Title }) => Title)).toContain('Harbour');
    const sub = Web([owner().web, `${site.url}/harbour`]);
    expect(await sub.select('Title', 'HasUniqueRoleAssignments')()).toMatchObject({ Title: 'Harbour', HasUniqueRoleAssignments: false });
    expect((await sub.lists.select('Title')()).map(({ Title }) => Title)).toEqual(['Documents', 'Site Pages']);
    expect((await sub.lists.add('Berths')).Id).toBeTruthy();
    expect((await sub.select('ParentWeb/Title').expand('ParentWeb')() as unknown as { ParentWeb: { Title: string } }).ParentWeb.Title).toBeTruthy();
    expect((await site.request('visitor', 'POST', 'harbour/_api/web/lists', { body: { Title: 'Mine' } })).status).toBe(403);
  });

  test('with rights of their own are closed to others', async () => {
    await owner().web.webs.add('Closed', 'closed', '', 'STS', 1033, false);
    expect((await site.request('member', 'GET', 'closed/_api/web?$select=Title')).status).toBe(403);
    expect((await site.as('member').web.getSubwebsFilteredForCurrentUser()()).map(({ Title }) => Title)).not.toContain('Closed');
  });

  test('need a free address and the right to make them, and go with all that is in them', async () => {
    expect((await call('owner', 'POST', 'web/webs/add', { parameters: { Title: 'Again', Url: 'harbour' } })).status).toBe(409);
    expect((await call('owner', 'POST', 'web/webs/add', { parameters: { Title: 'Bad', Url: 'a/b' } })).status).toBe(400);
    expect((await call('visitor', 'POST', 'web/webs/add', { parameters: { Title: 'No', Url: 'no' } })).status).toBe(403);
    expect((await call('owner', 'DELETE', 'web')).status).toBe(400);
    await Web([owner().web, `${site.url}/closed`]).delete();
    expect((await site.request('owner', 'GET', 'closed/_api/web?$select=Title')).status).not.toBe(200);
  });

  test('keep what is changed on them', async () => {
    await owner().web.update({ QuickLaunchEnabled: false, MegaMenuEnabled: true });
    expect(await owner().web.select('QuickLaunchEnabled', 'MegaMenuEnabled')()).toEqual(expect.objectContaining({ QuickLaunchEnabled: false, MegaMenuEnabled: true }));
    expect((await call('owner', 'POST', 'web', { NoSuchThing: 1 }, { 'X-HTTP-Method': 'MERGE', 'IF-MATCH': '*' })).status).toBe(400);
    expect(Object.keys(await owner().web.allProperties())).toContain('vti_x005f_defaultlanguage');
  });
});

describe('navigation', () => {
  test('links are added, ordered, nested, changed and deleted', async () => {
    const nav = owner().web.navigation;
    expect((await call('owner', 'GET', 'web/navigation')).json).toMatchObject({ UseShared: false });
    const first = (await nav.quicklaunch.add('First', '/sites/a')) as unknown as { Id: number };
    const second = (await nav.quicklaunch.add('Second', 'https://example.org/', false)) as unknown as { Id: number; IsExternal: boolean; IsVisible: boolean };
    expect([second.IsExternal, second.IsVisible]).toEqual([true, false]);
    await nav.quicklaunch.moveAfter(first.Id, second.Id);
    expect((await nav.quicklaunch()).map(({ Title }) => Title)).toEqual(['Second', 'First']);
    await nav.quicklaunch.getById(first.Id).children.add('Below', '/sites/b');
    expect((await nav.quicklaunch.getById(first.Id).children()).map(({ Title }) => Title)).toEqual(['Below']);
    await nav.quicklaunch.getById(first.Id).update({ Title: 'Renamed' });
    expect((await nav.quicklaunch.getById(first.Id)()).Title).toBe('Renamed');
    await nav.quicklaunch.getById(first.Id).delete();
    expect(await nav.quicklaunch()).toHaveLength(1);
    expect(await nav.topNavigationBar()).toEqual([]);
    expect((await call('member', 'POST', 'web/navigation/quicklaunch', { Title: 'x', Url: '/x' })).status).toBe(403);
    expect((await call('owner', 'POST', 'web/navigation/quicklaunch', { Title: '' })).status).toBe(400);
  });
});

describe('regional settings', () => {
  test('tell language, formats and time zones', async () => {
    const regional = owner().web.regionalSettings;
    expect(await regional()).toMatchObject({ LocaleId: 1033, FirstDayOfWeek: 0, Time24: false, IsRightToLeft: false });
    expect((await regional.getInstalledLanguages()).map(({ Lcid }) => Lcid)).toContain(1031);
    expect(await regional.timeZone()).toMatchObject({ Id: 93, Information: { Bias: 0, DaylightBias: 0, StandardBias: 0 } });
    expect((await regional.timeZones()).map(({ Id }) => Id)).toContain(13);
    const berlin = (await regional.timeZones.getById(4)) as unknown as { Description: string };
    expect(berlin.Description).toContain('Berlin');
    expect((await call('owner', 'GET', 'web/regionalsettings/timezones/getbyid(13)')).json).toMatchObject({ Id: 13 });
  });

  test('convert between a clock on the wall and the world’s', async () => {
    const zone = 'web/regionalsettings/timezones/getbyid(4)';
    expect((await call('owner', 'POST', `${zone}/utctolocaltime('2026-07-01T10:00:00Z')`)).json).toEqual(expect.objectContaining({ value: '2026-07-01T12:00:00Z' }));
    expect((await call('owner', 'POST', `${zone}/localtimetoutc('2026-01-01T12:00:00')`)).json).toEqual(expect.objectContaining({ value: '2026-01-01T11:00:00Z' }));
    expect((await call('owner', 'POST', `${zone}/utctolocaltime('nonsense')`)).status).toBe(400);
  });
});

describe('content types', () => {
  test('of a web are built in, made, changed and deleted', async () => {
    const types = owner().web.contentTypes;
    expect((await types()).map(({ StringId }) => StringId)).toEqual(expect.arrayContaining(['0x01', '0x0101', '0x0120']));
    await types.add('0x0100a33d9ad9805788419bdaaf9b5e3c1e01', 'Voyage', 'A trip', 'Boats');
    const voyage = types.getById('0x0100a33d9ad9805788419bdaaf9b5e3c1e01');
    expect(await voyage()).toMatchObject({ Name: 'Voyage', Group: 'Boats', Hidden: false });
    expect((await voyage.fieldLinks()).map(({ Name }) => Name)).toEqual(['ContentType', 'Title']);
    await voyage.update({ Description: 'A long trip' });
    expect((await voyage()).Description).toBe('A long trip');
    expect((await call('owner', 'POST', 'web/contenttypes', { Id: { StringValue: '0x01zz' }, Name: 'Bad' })).status).toBe(400);
    expect((await call('member', 'POST', 'web/contenttypes', { Id: { StringValue: '0x0101' }, Name: 'No' })).status).toBe(403);
    expect((await call('owner', 'DELETE', `web/contenttypes('0x01')`)).status).toBe(400);
  });

  test('are added to a list, with columns of their own', async () => {
    const list = (await owner().web.lists.ensure('Trips')).list;
    await list.fields.addText('Harbour');
    expect((await list.contentTypes()).map(({ Name }) => Name)).toEqual(['Item', 'Folder']);
    const added = (await list.contentTypes.addAvailableContentType('0x0100a33d9ad9805788419bdaaf9b5e3c1e01')) as unknown as { contentType?: unknown; StringId?: string; data?: { StringId: string } };
    const id = (await list.contentTypes()).find(({ Name }) => Name === 'Voyage')!.StringId;
    expect(added).toBeTruthy();
    expect(id).toMatch(/^0x0100a33d9ad9805788419bdaaf9b5e3c1e0100[0-9A-F]{32}$/i);
    const linked = await call('owner', 'POST', `web/lists/getbytitle('Trips')/contenttypes('${id}')/fieldlinks`, { FieldInternalName: 'Harbour', Required: true });
    expect(linked.status).toBe(201);
    const links = await list.contentTypes.getById(id).fieldLinks();
    expect(links.map(({ Name, Required }) => [Name, Required])).toContainEqual(['Harbour', true]);
    const fieldId = links.find(({ Name }) => Name === 'Harbour')!.Id;
    expect((await call('owner', 'GET', `web/lists/getbytitle('Trips')/contenttypes('${id}')/fieldlinks(guid'${fieldId}')`)).json).toMatchObject({ Name: 'Harbour' });
    expect((await call('owner', 'DELETE', `web/lists/getbytitle('Trips')/contenttypes('${id}')/fieldlinks(guid'${fieldId}')`)).status).toBe(200);
    expect((await list.contentTypes.getById(id).fieldLinks()).map(({ Name }) => Name)).not.toContain('Harbour');
    expect((await call('owner', 'GET', `web/lists/getbytitle('Trips')/contenttypes('${id}')/parent`)).json).toMatchObject({ Name: 'Voyage' });
    await list.contentTypes.getById(id).delete();
    expect((await list.contentTypes()).map(({ Name }) => Name)).toEqual(['Item', 'Folder']);
  });
});

describe('columns', () => {
  test('of a web are made, read and changed', async () => {
    await owner().web.fields.addText('Vessel', { MaxLength: 100, Group: 'Boats' });
    expect(await owner().web.fields.getByInternalNameOrTitle('Vessel')()).toMatchObject({ TypeAsString: 'Text', Title: 'Vessel' });
    expect((await call('member', 'POST', 'web/fields', { Title: 'No', FieldTypeKind: 2 })).status).toBe(403);
    expect((await owner().web.lists.select('Title')()).map(({ Title }) => Title).join()).not.toMatch(/site columns/);
  });

  test('are added by parameters, and show more of what a lookup points at', async () => {
    const ports = (await owner().web.lists.ensure('Ports')).list;
    await ports.fields.addField('Country', 2);
    await ports.items.add({ Title: 'Bergen', Country: 'Norway' });
    const calls = (await owner().web.lists.ensure('Calls')).list;
    const { Id } = await ports.select('Id')();
    const primary = (await calls.fields.addLookup('Port', { LookupListId: Id, LookupFieldName: 'Title' })) as unknown as { Id: string };
    await calls.fields.addDependentLookupField('Port:Country', primary.Id, 'Country');
    await calls.items.add({ Title: 'x', PortId: 1 });
    const [dependent] = (await calls.fields.filter(`Title eq 'Port:Country'`)()) as { InternalName: string; ReadOnlyField: boolean; PrimaryFieldId: string }[];
    expect(dependent).toMatchObject({ ReadOnlyField: true, PrimaryFieldId: primary.Id });
    const [row] = (await calls.items.select('Id', `${dependent!.InternalName}/Country`).expand(dependent!.InternalName)()) as Record<string, { Country: string }>[];
    expect(row![dependent!.InternalName]).toMatchObject({ Country: 'Norway' });
    expect((await call('owner', 'POST', `web/lists/getbytitle('Calls')/fields/adddependentlookupfield(displayname='X', primarylookupfieldid='${primary.Id}', showfield='Nothing')`)).status).toBe(201);
  });
});

describe('views and list data', () => {
  test('a view is described by XML and its columns are moved', async () => {
    const { list } = await owner().web.lists.ensure('Viewed');
    const view = list.defaultView;
    await view.setViewXml('<View><Query><OrderBy><FieldRef Name="Title"/></OrderBy></Query><ViewFields><FieldRef Name="Title"/><FieldRef Name="Modified"/></ViewFields><RowLimit>7</RowLimit></View>');
    expect(await view.select('ViewQuery', 'RowLimit')()).toMatchObject({ RowLimit: 7, ViewQuery: '<OrderBy><FieldRef Name="Title"/></OrderBy>' });
    await view.fields.move('Modified', 0);
    expect((await call('owner', 'GET', `web/lists/getbytitle('Viewed')/defaultview/viewfields`)).json).toMatchObject({ Items: ['Modified', 'Title'] });
    const { Id } = await view.select('Id')();
    expect((await call('owner', 'GET', `web/lists/getbytitle('Viewed')/getview('${Id}')`)).json).toMatchObject({ Id });
    expect((await call('owner', 'POST', `web/lists/getbytitle('Viewed')/defaultview/setviewxml`, { viewXml: '<Broken' })).status).toBe(400);
    expect((await call('member', 'GET', `web/lists/getbytitle('Viewed')/defaultview/renderashtml`)).status).toBe(200);
  });

  test('libraries that every site has are there once', async () => {
    const assets = await owner().web.lists.ensureSiteAssetsLibrary();
    expect(await assets.select('Title', 'BaseTemplate')()).toMatchObject({ Title: 'Site Assets', BaseTemplate: 101 });
    expect((await (await owner().web.lists.ensureSiteAssetsLibrary()).select('Id')()).Id).toBe((await assets.select('Id')()).Id);
    expect((await (await owner().web.lists.ensureSitePagesLibrary()).select('BaseTemplate')()).BaseTemplate).toBe(119);
  });

  test('changes since a token come as rows and deletions', async () => {
    const { list } = await owner().web.lists.ensure('Synced');
    const kept = (await list.items.add({ Title: 'kept & <old>' })) as { Id: number };
    const gone = (await list.items.add({ Title: 'gone' })) as { Id: number };
    const first = await list.getListItemChangesSinceToken({ RowLimit: '100' });
    expect(first).toContain('ItemCount="2"');
    expect(first).toContain("ows_Title='kept &amp; &lt;old&gt;'");
    const token = /LastChangeToken="([^"]+)"/.exec(first)![1]!;
    await list.items.getById(kept.Id).update({ Title: 'new' });
    await list.items.getById(gone.Id).delete();
    const second = await list.getListItemChangesSinceToken({ RowLimit: '100', ChangeToken: token });
    expect(second).toContain('ItemCount="1"');
    expect(second).toContain(`<Id ChangeType="Delete"`);
    expect(second).toContain(`>${gone.Id}</Id>`);
    expect(((await list.renderListData('<View><RowLimit>5</RowLimit></View>')) as unknown as { Row: { Title: string }[] }).Row.map(({ Title }) => Title)).toEqual(['new']);
  });

  test('an id that was reserved is not given to another', async () => {
    const { list } = await owner().web.lists.ensure('Reserved');
    const reserved = Number(await list.reserveListItemId());
    const { Id } = (await list.items.add({ Title: 'next' })) as { Id: number };
    expect(Id).toBe(reserved + 1);
    expect((await call('visitor', 'POST', `web/lists/getbytitle('Reserved')/reservelistitemid`)).status).toBe(403);
  });

  test('changes of a web and of the site collection, by kind, without lists that one may not see', async () => {
    const { list } = await owner().web.lists.ensure('Secret');
    await list.breakRoleInheritance(false);
    const { Id } = (await list.items.add({ Title: 'hidden' })) as { Id: number };
    const { Id: listId } = await list.select('Id')();
    const query = { query: { Item: true, Add: true } };
    const seen = async (role: 'owner' | 'visitor', path: string): Promise<unknown> => ((await call(role, 'POST', path, query)).json as { value: { ItemId: number; ListId: string }[] }).value.filter((one) => one.ListId === listId).map(({ ItemId }) => ItemId);
    expect(await seen('owner', 'web/getchanges')).toEqual([Id]);
    expect(await seen('owner', 'site/getchanges')).toEqual([Id]);
    expect(await seen('visitor', 'web/getchanges')).toEqual([]);
    expect((await call('owner', 'POST', 'web/getchanges', { query: { Item: true } })).json).toEqual(expect.objectContaining({ value: [] }));
  });

  test('values as HTML and for a form', async () => {
    const { list } = await owner().web.lists.ensure('Formed');
    await list.fields.addUrl('Link');
    const { Id } = (await list.items.add({ Title: 'a < b', Link: { Url: 'https://example.org/', Description: 'Ex' } })) as { Id: number };
    expect((await call('owner', 'GET', `web/lists/getbytitle('Formed')/items(${Id})/fieldvaluesashtml`)).json).toMatchObject({ Title: 'a &lt; b', Link: '<a href="https://example.org/">Ex</a>' });
    expect((await call('owner', 'GET', `web/lists/getbytitle('Formed')/items(${Id})/fieldvaluesforedit`)).json).toMatchObject({ Title: 'a < b', Link: 'https://example.org/, Ex' });
  });
});

describe('a list in the recycle bin', () => {
  test('is found by nobody, comes back with all that was in it, and may be taken over meanwhile', async () => {
    const { list } = await owner().web.lists.ensure('Binned list');
    const { Id } = (await list.items.add({ Title: 'still here' })) as { Id: number };
    expect((await call('visitor', 'POST', `web/lists/getbytitle('Binned list')/recycle`)).status).toBe(403);
    const bin = String(await list.recycle());
    expect((await call('owner', 'GET', `web/lists/getbytitle('Binned list')`)).status).toBe(404);
    expect((await owner().web.recycleBin()).find((one) => one.Id === bin)).toMatchObject({ Title: 'Binned list', ItemType: 4, ItemState: 1 });
    expect((await call('visitor', 'GET', `web/recyclebin('${bin}')`)).status).toBe(404);
    site.sharePoint?.store.search.crawl(0, true);
    await owner().web.recycleBin.getById(bin).restore();
    expect(await owner().web.lists.getByTitle('Binned list').items.getById(Id).select('Title')()).toMatchObject({ Title: 'still here' });
    const again = String(await owner().web.lists.getByTitle('Binned list').recycle());
    await owner().web.lists.add('Binned list');
    expect((await call('owner', 'POST', `web/recyclebin('${again}')/restore`)).status).not.toBe(200);
    expect((await call('owner', 'POST', `web/recyclebin('${again}')/deleteobject`)).status).toBe(200);
    expect((await call('owner', 'GET', `web/recyclebin('${again}')`)).status).toBe(404);
  });
});

describe('the recycle bin as a whole', () => {
  const bin = async (): Promise<string[]> => (await owner().web.recycleBin()).map(({ Title }) => Title);
  test('is restored, moved and emptied', async () => {
    const { list } = await owner().web.lists.ensure('Emptied');
    const recycle = async (title: string): Promise<string> => list.items.getById(((await list.items.add({ Title: title })) as { Id: number }).Id).recycle();
    await recycle('one');
    await owner().web.recycleBin.restoreAll();
    expect(await list.items.select('Title')()).toEqual([expect.objectContaining({ Title: 'one' })]);
    await recycle('two');
    await owner().web.recycleBin.moveAllToSecondStage();
    expect(await bin()).toEqual([]);
    expect((await owner().site.recycleBin()).map(({ Title }) => Title)).toContain('two');
    await owner().site.recycleBin.deleteAllSecondStageItems();
    expect((await owner().site.recycleBin()).map(({ Title }) => Title)).not.toContain('two');
    await recycle('three');
    await owner().web.recycleBin.deleteAll();
    expect(await bin()).toEqual([]);
    for (const each of ['deleteall', 'restoreall', 'movealltosecondstage']) expect((await call('owner', 'POST', `site/recyclebin/${each}`)).status).toBe(200);
    expect((await call('owner', 'POST', 'web/recyclebin/deleteallsecondstageitems')).status).toBe(200);
  });
});
