import '@pnp/sp/recycle-bin/index.js';
import '@pnp/sp/sites/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
beforeAll(async () => { site = await startSharePoint(); });
afterAll(() => site.close());

describe('a recycled list', () => {
  test('is gone with its title free, and comes back with rows, views and rights', async () => {
    const { web } = site.as('owner');
    const { Id: listId } = await web.lists.add('Gone for a while');
    const list = web.lists.getById(listId);
    await list.items.add({ Title: 'kept' });
    await list.breakRoleInheritance(true);
    const bin = String(await list.recycle());
    expect((await site.request('owner', 'GET', `_api/web/lists(guid'${listId}')`)).status).toBe(404);
    expect((await web.lists.select('Title')()).map(({ Title }) => Title)).not.toContain('Gone for a while');
    const entry = (await site.request('owner', 'GET', `_api/web/RecycleBin('${bin}')`)).json;
    expect(entry).toMatchObject({ Title: 'Gone for a while', LeafName: 'Gone for a while', DirName: 'sites/test/Lists', ItemType: 4, ItemState: 1 });
    await web.lists.add('Gone for a while');
    expect((await site.request('owner', 'POST', `_api/web/RecycleBin('${bin}')/restore`)).status).toBe(500);
    await web.lists.getByTitle('Gone for a while').delete();
    await web.recycleBin.getById(bin).restore();
    expect(await list.items.select('Title')()).toMatchObject([{ Title: 'kept' }]);
    expect(await list.select('Title', 'HasUniqueRoleAssignments')()).toMatchObject({ Title: 'Gone for a while', HasUniqueRoleAssignments: true });
  });

  test('takes what was recycled in it along, and is deleted for good with it', async () => {
    const { web } = site.as('owner');
    const { Id: listId } = await web.lists.add('Gone for good');
    const { Id } = await web.lists.getById(listId).items.add({ Title: 'row' }) as { Id: number };
    const row = await web.lists.getById(listId).items.getById(Id).recycle();
    const bin = String(await web.lists.getById(listId).recycle());
    expect((await site.request('owner', 'GET', `_api/web/RecycleBin('${row}')`)).status).toBe(404);
    await web.recycleBin.getById(bin).delete();
    expect((await site.request('owner', 'POST', `_api/web/RecycleBin('${bin}')/restore`)).status).toBe(404);
    expect((await web.lists.select('Title')()).map(({ Title }) => Title)).not.toContain('Gone for good');
  });

  test('needs the right to manage lists', async () => {
    await site.as('owner').web.lists.add('Held');
    expect((await site.request('visitor', 'POST', "_api/web/lists/getByTitle('Held')/recycle")).status).toBe(403);
    const bin = String(await site.as('member').web.lists.getByTitle('Held').recycle());
    expect((await site.request('visitor', 'POST', `_api/web/RecycleBin('${bin}')/restore`)).status).toBe(404);
    expect((await site.request('member', 'POST', `_api/web/RecycleBin('${bin}')/restore`)).status).toBe(200);
  });
});

describe('calls on lists', () => {
  test('tell lookups that point at one, event receivers and rights management', async () => {
    const { web } = site.as('owner');
    const { Id: target } = await web.lists.add('Target');
    await web.lists.add('Pointing');
    const { Id: field } = await web.lists.getByTitle('Pointing').fields.addLookup('Where', { LookupListId: target, LookupFieldName: 'Title' });
    expect((await site.request('owner', 'GET', `_api/web/lists(guid'${target}')/getRelatedFields?$select=FieldId,RelationshipDeleteBehavior`)).json).toEqual({ value: [{ FieldId: field, RelationshipDeleteBehavior: 0 }] });
    expect((await site.request('owner', 'GET', `_api/web/lists(guid'${target}')/EventReceivers`)).json).toEqual({ value: [] });
    expect((await site.request('owner', 'GET', '_api/web/EventReceivers')).json).toEqual({ value: [] });
    expect(await web.lists.getById(target).informationRightsManagementSettings()).toMatchObject({ AllowPrint: false, PolicyTitle: '' });
    expect((await site.request('owner', 'GET', '_api/web/DefaultDocumentLibrary?$select=Title')).json).toEqual({ Title: 'Documents' });
    const { List, ParentWeb } = await web.lists.getById(target).getParentInfos();
    expect(List.Id).toBe(target);
    expect(ParentWeb.ServerRelativeUrl).toBe('/sites/test');
  });

  test('keep what is set on a list and refuse what a list does not have', async () => {
    const list = (await site.as('owner').web.lists.ensure('Set')).list;
    await list.update({ MajorWithMinorVersionsLimit: 7, ListExperienceOptions: 1, ValidationMessage: 'no', NoCrawl: true, Hidden: true, EnableModeration: true });
    expect(await list.select('MajorWithMinorVersionsLimit', 'ListExperienceOptions', 'ValidationMessage', 'NoCrawl', 'Hidden', 'EnableModeration', 'DefaultViewUrl')()).toMatchObject({
      MajorWithMinorVersionsLimit: 7, ListExperienceOptions: 1, ValidationMessage: 'no', NoCrawl: true, Hidden: true, EnableModeration: true, DefaultViewUrl: '/sites/test/Lists/Set/All Items.aspx'
    });
    await list.update({ Direction: 'rtl' });
    expect(await list.select('ListExperienceOptions', 'Direction')()).toMatchObject({ ListExperienceOptions: 1, Direction: 'rtl' });
    expect((await site.request('owner', 'POST', "_api/web/lists/getByTitle('Set')", { body: { ListExperienceOptions: 'x' }, headers: { 'X-HTTP-Method': 'MERGE' } })).status).toBe(400);
  });
});

describe('calls on sites', () => {
  test('find webs, sites and libraries by address', async () => {
    const sp = site.as('owner');
    const { Id } = await sp.web.select('Id')();
    const { web, data } = await sp.site.openWebById(Id);
    expect((data as { Id: string }).Id).toBe(Id);
    expect((await web()).Id).toBe(Id);
    expect(await sp.site.exists(site.url)).toBe(true);
    expect(await sp.site.exists(`${site.url}missing`)).toBe(false);
    expect(await sp.site.getWebUrlFromPageUrl(`${site.url}/SitePages/Home.aspx`)).toBe(site.url);
    expect((await sp.site.getDocumentLibraries(site.url)).map(({ Title }) => Title)).toContain('Documents');
    expect((await site.request('owner', 'POST', "_api/site/openWebById('00000000-0000-0000-0000-000000000000')")).status).toBe(404);
  });

  test('offer templates, icons and no property of the tenant', async () => {
    const { web } = site.as('owner');
    expect((await web.availableWebTemplates()()).map(({ Name }) => Name)).toContain('STS#3');
    expect(await web.mapToIcon('a.docx')).toBe('icdocx.png');
    expect(await web.getStorageEntity('nothing')).toMatchObject({ Value: null });
  });
});

describe('a view', () => {
  test('keeps every property and shows itself as XML', async () => {
    const { web } = site.as('owner');
    await web.lists.add('Viewed');
    const views = web.lists.getByTitle('Viewed').views;
    const added = await views.add('Mine & yours', false, { ViewQuery: '<OrderBy><FieldRef Name="ID" /></OrderBy>', RowLimit: 7, Scope: 1, Paged: false }) as { Id: string };
    const view = views.getById(added.Id);
    await view.update({ Aggregations: '<FieldRef Name="Title" Type="COUNT" />', CustomFormatter: '{}', Hidden: true } as object);
    expect(await view()).toMatchObject({ Title: 'Mine & yours', RowLimit: 7, Scope: 1, Paged: false, Aggregations: '<FieldRef Name="Title" Type="COUNT" />', CustomFormatter: '{}', Hidden: true, ViewType: 'HTML' });
    const xml = (await view.select('ListViewXml')()).ListViewXml;
    expect(xml).toContain('DisplayName="Mine &amp; yours"');
    expect(xml).toContain('<RowLimit Paged="FALSE">7</RowLimit>');
    expect(await view.fields.getSchemaXml()).toBe('<FieldRef Name="LinkTitle" />');
    await view.update({ ListViewXml: '<View><Query><Where><IsNotNull><FieldRef Name="Title" /></IsNotNull></Where></Query><ViewFields><FieldRef Name="ID" /></ViewFields><RowLimit>3</RowLimit></View>' });
    expect(await view.select('RowLimit', 'ViewQuery')()).toMatchObject({ RowLimit: 3, ViewQuery: '<Where><IsNotNull><FieldRef Name="Title"/></IsNotNull></Where>' });
    expect(await view.fields.getSchemaXml()).toBe('<FieldRef Name="ID" />');
    expect((await site.request('owner', 'POST', `_api/web/lists/getByTitle('Viewed')/views(guid'${added.Id}')`, { body: { Unknown: 1 }, headers: { 'X-HTTP-Method': 'MERGE' } })).status).toBe(400);
  });
});

describe('versions of an item', () => {
  test('are deleted by id and by label, the current one never', async () => {
    const list = (await site.as('owner').web.lists.ensure('Versioned')).list;
    const { Id } = await list.items.add({ Title: '1' }) as { Id: number };
    for (const Title of ['2', '3']) await list.items.getById(Id).update({ Title });
    const versions = `_api/web/lists/getByTitle('Versioned')/items(${Id})/versions`;
    expect((await site.request('visitor', 'POST', `${versions}/deleteById(512)`)).status).toBe(403);
    expect((await site.request('owner', 'POST', `${versions}/deleteById(512)`)).status).toBe(200);
    expect((await site.request('owner', 'POST', `${versions}/deleteByLabel('2.0')`)).status).toBe(200);
    expect((await site.request('owner', 'POST', `${versions}/deleteByLabel('3.0')`)).status).toBe(400);
    expect((await site.request('owner', 'GET', `${versions}?$select=VersionLabel`)).json).toEqual({ value: [{ VersionLabel: '3.0' }] });
  });
});
