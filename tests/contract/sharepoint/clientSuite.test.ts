import { combine } from '@pnp/core';
import { spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/presets/all.js';
import { CheckinType } from '@pnp/sp/files/index.js';
import { ControlMode, RenderListDataOptions, type IList } from '@pnp/sp/lists/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

// Every operation that PnPjs tries of its own client against a site, in a subsite that has just been made.
let site: TestSite;
let sp: SPFI;
let web: { readonly ServerRelativeUrl: string; readonly Url: string };

beforeAll(async () => {
  site = await startSharePoint();
  const root = site.as('owner');
  const { Url } = await root.web.webs.add('Suite', 'suite') as unknown as { Url: string };
  sp = spfi([root.web, Url]);
  web = await sp.web.select('ServerRelativeUrl', 'Url')();
});
afterAll(() => site.close());

type Steps = Readonly<Record<string, () => Promise<unknown>>>;
const each = (steps: Steps): void => { for (const [name, step] of Object.entries(steps)) test(name, async () => { await step(); }); };
const has = async (answer: Promise<unknown>, ...names: readonly string[]): Promise<void> => { const value = await answer; for (const name of names) expect(value).toHaveProperty([name]); };

describe('a web', () => {
  each({
    'answers each of its parts': async () => {
      const at = sp.web as unknown as Readonly<Record<string, () => Promise<unknown>>>;
      for (const name of ['roleDefinitions', 'webs', 'contentTypes', 'lists', 'siteUserInfoList', 'defaultDocumentLibrary', 'customListTemplates', 'siteUsers', 'siteGroups', 'userCustomActions', 'allProperties', 'webinfos', 'features', 'fields', 'availablefields', 'folders', 'rootFolder', 'regionalSettings', 'currentUser', 'associatedOwnerGroup', 'associatedMemberGroup', 'associatedVisitorGroup']) {
        expect([name, await at[name]?.()]).toEqual([name, expect.anything()]);
      }
    },
    'has navigation bars, of which one is inherited': async () => { expect([await sp.web.navigation.quicklaunch(), await sp.web.navigation.topNavigationBar()].every(Array.isArray)).toBe(true); },
    'knows its parent': async () => has((await sp.web.getParentWeb()).select('Title')(), 'Title'),
    'has subwebs for the caller': async () => expect(await sp.web.getSubwebsFilteredForCurrentUser()()).toEqual([]),
    'takes another title': async () => { await sp.web.update({ Title: 'Suite updated' }); expect((await sp.web.select('Title')()).Title).toBe('Suite updated'); },
    'has templates, changes and icons': async () => {
      expect((await sp.web.availableWebTemplates()()).length).toBeGreaterThan(0);
      await sp.web.getChanges({ Add: true });
      expect(await sp.web.mapToIcon('test.docx')).toBe('icdocx.png');
    },
    'is made and deleted': async () => { const { Url } = await sp.web.webs.add('Better be deleted!', 'gone') as unknown as { Url: string }; await spfi([sp.web, Url]).web.delete(); },
    'has web parts for its pages': async () => expect((await sp.web.getClientsideWebParts()).length).toBeGreaterThan(0),
    'has a home page and its library': async () => {
      expect((await sp.web.getFileByServerRelativePath(combine('/', web.ServerRelativeUrl, 'SitePages', 'Home.aspx'))()).Name).toBe('Home.aspx');
      expect((await sp.web.getFolderByServerRelativePath(combine('/', web.ServerRelativeUrl, 'SitePages'))()).Name).toBe('SitePages');
      expect((await sp.web.getList(combine(web.ServerRelativeUrl, 'SitePages'))()).Title).toBe('Site Pages');
    },
    'belongs to no hub': async () => { await sp.web.hubSiteData(); await sp.web.hubSiteData(true); await sp.web.syncHubSiteTheme(); },
    'has galleries and people': async () => { await sp.web.getCatalog(113); const users = await sp.web.siteUsers(); await sp.web.getUserById(users[0]?.Id ?? 0)(); },
    'has words for each language': async () => { const named = sp.web as unknown as Record<string, (culture: string) => Promise<unknown>>; await named.titleResource?.('en-us'); await named.descriptionResource?.('en-us'); },
    'tells its regional settings': async () => {
      const settings = sp.web.regionalSettings;
      await settings.select('DecimalSeparator', 'ListSeparator', 'IsUIRightToLeft')();
      await settings.getInstalledLanguages();
      await settings.timeZones();
      await has(settings.timeZones.getById(23) as Promise<unknown>, 'Description');
      await settings.timeZone();
      await settings.timeZone.localTimeToUTC(new Date());
      await settings.timeZone.utcToLocalTime(new Date());
    }
  });
});

describe('a site', () => {
  each({
    'leads to its webs': async () => {
      await sp.site.rootWeb();
      await sp.site.getRootWeb();
      const { Id } = await sp.site.rootWeb();
      expect((await sp.site.openWebById(Id)).data).toMatchObject({ Id });
      await (await sp.site.openWebById(Id)).web.lists();
    },
    'tells its context, libraries and pages': async () => {
      await has(sp.site.getContextInfo(), 'SiteFullUrl');
      for (const library of await sp.site.getDocumentLibraries(web.Url)) expect(library).toHaveProperty('Title');
      expect(await sp.site.getWebUrlFromPageUrl(combine(web.Url, 'SitePages', 'Home.aspx'))).toBe(web.Url);
    },
    'exists or does not': async () => { const { Url } = await sp.site(); expect([await sp.site.exists(Url), await sp.site.exists(`${Url}/RANDOM`)]).toEqual([true, false]); },
    'takes a logo': async () => {
      const far = await sp.web.defaultDocumentLibrary.rootFolder.files.addUsingPath('logo.jpg', 'picture');
      await sp.site.setSiteLogo({ relativeLogoUrl: far.ServerRelativeUrl, aspect: 1, type: 0 });
    },
    'becomes a hub and ends being one': async () => {
      await sp.site.registerHubSite();
      const { Id } = await sp.site.select('Id')();
      await sp.hubSites.getById(Id)();
      await (await sp.hubSites.getById(Id).getSite()).select('Url')();
      await sp.site.unRegisterHubSite();
    }
  });
});

describe('lists', () => {
  let documents: IList;
  beforeAll(() => { documents = sp.web.lists.getByTitle('Documents'); });
  const ensured = async (title: string, template = 100): Promise<IList> => (await sp.web.lists.ensure(title, '', template)).list;
  each({
    'answer what belongs to them': async () => {
      const at = documents as unknown as Record<string, () => Promise<unknown>>;
      for (const name of ['effectiveBasePermissions', 'eventReceivers', 'relatedFields', 'informationRightsManagementSettings', 'getParentInfos', 'contentTypes', 'fields', 'rootFolder', 'items', 'views', 'subscriptions', 'userCustomActions', 'forms', 'defaultView']) expect([name, await at[name]?.()]).toEqual([name, expect.anything()]);
    },
    'are found by id and title': async () => { const { Id } = await documents.select('ID')<{ Id: string }>(); await has(sp.web.lists.getById(Id).select('Title')(), 'Title'); },
    'are added and ensured': async () => {
      await sp.web.lists.add('suite added', 'words');
      await sp.web.lists.add('suite library', 'words', 101, true, { OnQuickLaunch: true });
      await sp.web.lists.ensure('suite ensured');
      await sp.web.lists.ensure('suite ensured');
      await sp.web.lists.ensure('suite ensured', 'words', 101, true, { OnQuickLaunch: true });
      await expect(sp.web.lists.ensure('x'.repeat(512))).rejects.toThrow();
      await expect(sp.web.lists.ensure('suite ensured', 'words', 100, false, { NoSuchProperty: 'x' } as object)).rejects.toThrow();
      await sp.web.lists.ensureSiteAssetsLibrary();
      await sp.web.lists.ensureSitePagesLibrary();
    },
    'change, tell changes and are queried': async () => {
      const list = await ensured('suite change');
      await list.update({ Title: 'suite changed' });
      await sp.web.lists.getByTitle('suite changed').getChanges({ Add: true, DeleteObject: true, Restore: true });
      await sp.web.lists.getByTitle('suite changed').getItemsByCAMLQuery({ ViewXml: "<View><ViewFields><FieldRef Name='Title'/><FieldRef Name='RoleAssignments'/></ViewFields><RowLimit>5</RowLimit></View>" }, 'RoleAssignments');
      await sp.web.lists.getByTitle('suite changed').getListItemChangesSinceToken({ Contains: '<Contains><FieldRef Name="Title"/><Value Type="Text">Testing</Value></Contains>', QueryOptions: '<QueryOptions><IncludeMandatoryColumns>FALSE</IncludeMandatoryColumns><DateInUtc>False</DateInUtc><IncludePermissions>TRUE</IncludePermissions><Folder>Shared Documents/Test1</Folder></QueryOptions>' });
    },
    'go into the bin and are deleted': async () => { const list = await ensured('suite bin'); expect(typeof await list.recycle()).toBe('string'); await expect(list.select('Title')()).rejects.toThrow(); await (await ensured('suite delete')).delete(); },
    'are rendered': async () => {
      const list = await ensured('suite rendered');
      for (const Title of ['Item 1', 'Item 2', 'Item 3']) await list.items.add({ Title });
      expect((await list.renderListData('<View><RowLimit>5</RowLimit></View>') as unknown as { Row: readonly unknown[] }).Row).toHaveLength(3);
      const o = RenderListDataOptions;
      await list.renderListDataAsStream({ AddRequiredFields: true, RenderOptions: [o.ContextInfo, o.ListSchema, o.MenuView, o.FileSystemItemId, o.QuickLaunch, o.Spotlight, o.Visualization, o.ViewMetadata, o.DisableAutoHyperlink], ViewXml: '<View><RowLimit>5</RowLimit></View>' });
      const { Row } = await list.renderListDataAsStream({ AddRequiredFields: false, ViewXml: '<View><RowLimit>5</RowLimit></View>' }, {}, new Map([['FilterField1', 'Title'], ['FilterValue1', encodeURIComponent('Item 2')]]));
      expect(Row).toHaveLength(1);
      await list.renderListFormData(1, 'editform', ControlMode.Edit);
      await list.reserveListItemId();
    },
    'have forms that are found by id': async () => { const [form] = await documents.forms() as unknown as readonly { Id: string }[]; expect((await documents.forms.getById(form?.Id ?? '').select('Id')<{ Id: string }>()).Id).toBe(form?.Id); },
    'have views': async () => {
      const list = await ensured('suite views');
      const { Id, Title } = await list.defaultView.select('Id', 'Title')();
      expect((await list.getView(Id)()).Id).toBe(Id);
      await list.views.getById(Id)();
      await list.views.getByTitle(Title)();
      const view = await list.views.add('Suite view') as unknown as { Id: string; Title: string };
      const added = list.views.getById(view.Id);
      await added.update({ RowLimit: 20 });
      expect((await added()).RowLimit).toBe(20);
      expect((await list.defaultView.renderAsHtml()).length).toBeGreaterThan(0);
      await added.setViewXml("<View><Query><Where><Eq><FieldRef Name='Title'/><Value Type='Text'>Test</Value></Eq></Where></Query></View>");
      await has(list.defaultView.fields(), 'SchemaXml');
      expect((await list.defaultView.fields.getSchemaXml()).length).toBeGreaterThan(0);
      await added.fields.add('Modified');
      await added.fields.move('Modified', 0);
      await added.fields.remove('Modified');
      await added.fields.removeAll();
      await added.delete();
    }
  });
});

describe('items', () => {
  let list: IList;
  beforeAll(async () => {
    ({ list } = await sp.web.lists.ensure('suite items'));
    const [batch, execute] = sp.batched();
    for (let index = 0; index < 5; index++) void batch.web.lists.getByTitle('suite items').items.add({ Title: `Item ${index}` });
    await execute();
  });
  each({
    'answer each of their parts': async () => {
      const at = list.items.getById(1) as unknown as Record<string, () => Promise<unknown>>;
      for (const name of ['effectiveBasePermissions', 'effectiveBasePermissionsForUI', 'fieldValuesAsHTML', 'fieldValuesAsText', 'fieldValuesForEdit', 'versions', 'getParentInfos', 'list', 'getWopiFrameUrl', 'attachmentFiles', 'comments', 'roleAssignments']) {
        const value = await at[name]?.();
        expect([name, value === null ? 'null' : value]).toEqual([name, expect.anything()]);
      }
    },
    'are paged and iterated': async () => {
      const seen: unknown[] = [];
      for await (const page of list.items.top(2)) seen.push(...page as unknown[]);
      expect(seen).toHaveLength((await list.select('ItemCount')()).ItemCount);
    },
    'are changed, binned, and refuse what is no column': async () => {
      await list.items.getById(1).update({ Title: 'changed' });
      const { Id } = await list.items.add({ Title: 'Recycle me' }) as { Id: number };
      await list.items.getById(Id).recycle();
      await expect(list.items.add({ Titttle: 'x' })).rejects.toThrow();
      await expect(list.items.getById(1).update({ Titttle: 'x' })).rejects.toThrow();
      await list.items.getById(2).validateUpdateListItem([{ FieldName: 'Title', FieldValue: 'by form' }]);
      await list.items.getById(2).getWopiFrameUrl(0);
    },
    'take an image': async () => {
      await list.fields.createFieldAsXml("<Field Type='Thumbnail' Name='Picture' DisplayName='Picture'/>");
      await list.items.getById(1).setImageField('Picture', 'dot.png', new Uint8Array([137, 80, 78, 71]) as unknown as Blob);
      expect(JSON.parse(String((await list.items.getById(1).select('Picture')<{ Picture: string }>()).Picture))).toMatchObject({ fileName: 'dot.png' });
    },
    'have attachments': async () => {
      const { Id } = await list.items.add({ Title: 'attached' }) as { Id: number };
      const files = list.items.getById(Id).attachmentFiles;
      await files.add('a.txt', 'Some Content');
      await files.add('b.txt', 'Some Content');
      expect(await files()).toHaveLength(2);
      expect((await files.getByName('a.txt')()).FileName).toBe('a.txt');
      await files.getByName('a.txt').setContent('Different');
      expect(await files.getByName('a.txt').getText()).toBe('Different');
      await files.getByName('a.txt').recycle();
      await files.getByName('b.txt').delete();
      expect(await files()).toHaveLength(0);
    },
    'have comments and ratings': async () => {
      const item = list.items.getById(3);
      const comment = await item.comments.add('Test Add Comment') as unknown as { id: string; text: string };
      expect((await item.comments.getById(comment.id)()).text).toBe('Test Add Comment');
      await item.comments.clear();
      expect(await item.comments()).toEqual([]);
      expect(await item.rate(2)).toBe(2);
    },
    'keep their batch in order': async () => {
      const order: number[] = [];
      const [batch, execute] = sp.batched();
      void batch.web().then(() => order.push(1));
      void batch.web.lists().then(() => order.push(2));
      void batch.web.lists.top(1)().then(() => order.push(3));
      await execute();
      order.push(4);
      expect(order).toEqual([1, 2, 3, 4]);
    },
    'are streamed, checked out and in by batches': async () => {
      const [batch, execute] = sp.web.batched();
      const streamed = batch.lists.getByTitle('suite items').renderListDataAsStream({ AddAllFields: true });
      await execute();
      expect(Array.isArray((await streamed).Row)).toBe(true);
      const { list: library } = await sp.web.lists.ensure('suite batches', '', 101);
      const far = await library.rootFolder.files.addUsingPath('file.txt', 'content');
      const [inBatch, go] = sp.batched();
      const file = inBatch.web.getFileByServerRelativePath(far.ServerRelativeUrl);
      const done = [file.checkout(), inBatch.web.lists.getByTitle('suite batches').items.getById(1).update({ Title: 'x' }), inBatch.web.getFileByServerRelativePath(far.ServerRelativeUrl).checkin('', CheckinType.Major)];
      await go();
      await Promise.all(done);
    }
  });
});
