import { combine } from '@pnp/core';
import { spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/presets/all.js';
import '@pnp/sp/comments/clientside-page.js';
import { ClientsidePageFromFile, ClientsideText, ClientsideWebpart, CreateClientsidePage, PromotedState, type IClientsidePage } from '@pnp/sp/clientside-pages/index.js';
import { CalendarType, ChoiceFieldFormatType, DateTimeFieldFormatType, DateTimeFieldFriendlyFormatType, FieldTypes, FieldUserSelectionMode, UrlFieldFormatType, type IFields } from '@pnp/sp/fields/index.js';
import type { INavigationNodes } from '@pnp/sp/navigation/index.js';
import { PermissionKind } from '@pnp/sp/security/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

// The rest of what PnPjs tries of its own client: columns, content types, pages, people, rights, navigation.
let site: TestSite;
let sp: SPFI;
let root: SPFI;
let path = '';
let made = 0;
const fresh = (what: string): string => `${what} ${++made}`;
const member = 'i:0#.f|membership|member@contoso.onmicrosoft.com';

beforeAll(async () => {
  site = await startSharePoint();
  root = site.as('owner');
  const { Url, ServerRelativeUrl } = await root.web.webs.add('Suite', 'suite') as unknown as { Url: string; ServerRelativeUrl: string };
  sp = spfi([root.web, Url]);
  path = ServerRelativeUrl;
});
afterAll(() => site.close());

type Steps = Readonly<Record<string, () => Promise<unknown>>>;
const each = (steps: Steps): void => { for (const [name, step] of Object.entries(steps)) test(name, async () => { await step(); }); };

describe.each([['a web', () => sp.web.fields, () => sp.web.fields], ['a list', () => sp.web.lists.getByTitle('Documents').fields, () => sp.web.lists.getByTitle('Documents').fields]])('columns of %s', (_owner, fieldsOf) => {
  const Group = 'Suite';
  const titled = async (add: (fields: IFields, title: string) => Promise<unknown>): Promise<void> => { const title = fresh('Column'); expect(((await add(fieldsOf(), title)) as { Title: string }).Title).toBe(title); };
  each({
    'are found by id, title and internal name': async () => {
      const { Title } = await fieldsOf().getById('fa564e0f-0c70-4ab9-b863-0177e6ddd247').select('Title')();
      expect((await fieldsOf().getByTitle(Title).select('Id')()).Id).toBe('fa564e0f-0c70-4ab9-b863-0177e6ddd247');
      expect((await fieldsOf().getByInternalNameOrTitle('Title').select('Id')()).Id).toBe('fa564e0f-0c70-4ab9-b863-0177e6ddd247');
      expect((await root.site.rootWeb.fields.getByInternalNameOrTitle('Other Address Country/Region').select('Title')()).Title).toBe('Other Address Country/Region');
    },
    'are of every kind': async () => {
      const target = (await sp.web.lists.add(fresh('Looked up'), '', 100, false)).Id;
      await titled((fields, title) => fields.createFieldAsXml(`<Field ID='{${site.sharePoint?.store.files.rootId(title) ?? ''}}' Name='${title}' DisplayName='${title}' Type='Currency' Decimals='2' Min='0' Required='FALSE' Group='${Group}'/>`));
      await titled((fields, title) => fields.add(title, FieldTypes.Text, { Group }));
      await titled((fields, title) => fields.addText(title, { MaxLength: 255, Group }));
      await titled((fields, title) => fields.addNumber(title, { Group }));
      await titled((fields, title) => fields.addCalculated(title, { Formula: '=Modified+1', DateFormat: DateTimeFieldFormatType.DateOnly, Group }));
      await titled((fields, title) => fields.addDateTime(title, { DisplayFormat: DateTimeFieldFormatType.DateOnly, DateTimeCalendarType: CalendarType.Gregorian, FriendlyDisplayFormat: DateTimeFieldFriendlyFormatType.Disabled, Group }));
      await titled((fields, title) => fields.addCurrency(title, { MinimumValue: 0, MaximumValue: 100, CurrencyLocaleId: 1033, Group }));
      await titled((fields, title) => fields.addMultilineText(title, { NumberOfLines: 6, RichText: true, RestrictedMode: false, AppendOnly: false, AllowHyperlink: true, Group }));
      await titled((fields, title) => fields.addUrl(title, { DisplayFormat: UrlFieldFormatType.Hyperlink, Group }));
      await titled((fields, title) => fields.addUser(title, { SelectionMode: FieldUserSelectionMode.PeopleOnly, Group }));
      await titled((fields, title) => fields.addLookup(title, { LookupListId: target, LookupFieldName: 'Title' }));
      await titled((fields, title) => fields.addChoice(title, { Choices: ['a', 'b'], EditFormat: ChoiceFieldFormatType.Dropdown, FillInChoice: false, Group }));
      await titled((fields, title) => fields.addMultiChoice(title, { Choices: ['a', 'b'], FillInChoice: false, Group }));
      await titled((fields, title) => fields.addBoolean(title, { Group }));
      await titled((fields, title) => fields.addLocation(title, { Group }));
      await titled((fields, title) => fields.addImageField(title, { Group } as never));
      const lookup = await fieldsOf().addLookup(fresh('Column'), { LookupListId: target, LookupFieldName: 'Title' });
      await titled((fields, title) => fields.addDependentLookupField(title, lookup.Id ?? '', 'Description'));
    },
    'are changed, shown in forms and deleted': async () => {
      const title = fresh('Column');
      await fieldsOf().add(title, FieldTypes.Text, { Group });
      const field = fieldsOf().getByTitle(title);
      await field.update({ Description: 'words' });
      expect((await field()).Description).toBe('words');
      await field.setShowInDisplayForm(true);
      await field.setShowInEditForm(true);
      await field.setShowInNewForm(true);
      await field.delete();
    }
  });
});

describe('content types', () => {
  each({
    'are added to webs and lists, changed, and tell what they are made of': async () => {
      const title = fresh('Library');
      await sp.web.lists.add(title, title, 101, true);
      await sp.web.lists.getByTitle(title).contentTypes.addAvailableContentType('0x010102');
      await sp.web.contentTypes.getById('0x01')();
      const { data } = await sp.web.contentTypes.add('0x01008D19F38845B0884EBEBE239FDF359184', 'Suite type');
      const type = sp.web.contentTypes.getById(data.Id?.StringValue ?? '');
      await type.fieldLinks();
      await type.fields();
      await type.parent();
      await type.workflowAssociations();
      await type.update({ Name: 'Suite type changed' });
      expect((await type()).Name).toBe('Suite type changed');
      await type.delete();
    }
  });
});

describe('rights', () => {
  each({
    'are read, broken and changed': async () => {
      const { list } = await sp.web.lists.ensure('suite security');
      const parent = await sp.web.getParentWeb();
      await parent.roleDefinitions.add('Suite level', '', 1000, { Low: 1, High: 0 });
      await parent.roleDefinitions.getByName('Suite level').update({ BasePermissions: { Low: 3, High: 0 } });
      await list.roleAssignments();
      expect(await list.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.Web' });
      const { LoginName: login } = await sp.web.currentUser();
      await list.getUserEffectivePermissions(login);
      await list.getCurrentUserEffectivePermissions();
      expect(await list.userHasPermissions(login, PermissionKind.AddListItems)).toBe(true);
      expect(await list.currentUserHasPermissions(PermissionKind.AddListItems)).toBe(true);
      await list.breakRoleInheritance(true, true);
      expect(await list.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.List' });
      const item = list.items.getById((await list.items.add({ Title: 'x' }) as { Id: number }).Id);
      expect(await item.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.List' });
      expect(await sp.web.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.Web', ServerRelativeUrl: '/sites/test' });
      await list.resetRoleInheritance();
    }
  });
});

describe('people', () => {
  each({
    'of a site are found, made sure of and changed': async () => {
      const me = await sp.web.currentUser();
      for (const one of [me, (await sp.web.siteUsers())[0]]) for (const name of ['Email', 'Id', 'IsHiddenInUI', 'IsShareByEmailGuestUser', 'IsSiteAdmin', 'LoginName', 'PrincipalType', 'Title', 'Expiration', 'IsEmailAuthenticationGuestUser', 'UserId', 'UserPrincipalName']) expect(one).toHaveProperty(name);
      await sp.web.ensureUser(me.LoginName);
      await sp.web.getUserById(me.Id)();
      await sp.web.siteUsers.getById(me.Id)();
      await sp.web.siteUsers.getByEmail(me.Email)();
      await sp.web.siteUsers.getByLoginName(me.LoginName)();
      await sp.web.currentUser.groups();
      await sp.web.currentUser.update({ ...me, Title: 'Changed Title' } as never);
      expect((await sp.web.currentUser()).Title).toBe('Changed Title');
    },
    'are gathered in groups': async () => {
      const { Id: userId } = await sp.web.ensureUser(member);
      const { Id, Title } = await sp.web.siteGroups.add({ Title: fresh('group') });
      await sp.web.siteGroups.getById(Id)();
      await sp.web.siteGroups.getByName(Title)();
      await sp.web.siteGroups.getById(Id).users();
      await sp.web.siteGroups.getById(Id).users.add(member);
      await sp.web.siteGroups.getByName(Title).update({ Title: `${Title} changed` });
      expect((await sp.web.siteGroups.getById(Id).select('Title')()).Title).toBe(`${Title} changed`);
      await sp.web.siteGroups.getById(Id).setUserAsOwner(userId);
      await sp.web.siteGroups.removeById(Id);
      const other = await sp.web.siteGroups.add({ Title: fresh('group') });
      await sp.web.siteGroups.removeByLoginName(other.LoginName);
    },
    'are searched and named by addresses': async () => {
      const address = await sp.utility.getCurrentUserEmailAddresses();
      await sp.utility.resolvePrincipal(address, 1, 15, true, false, true);
      expect((await sp.utility.searchPrincipals('Site', 1, 15, '', 1)).length).toBe(1);
      await sp.search('test');
      await sp.searchSuggest({ querytext: 'test' });
    }
  });
});

describe('navigation', () => {
  each({
    'of both bars is added to, moved, changed and deleted': async () => {
      for (const bar of [sp.web.navigation.topNavigationBar, sp.web.navigation.quicklaunch]) {
        const nav = (): INavigationNodes => bar;
        const add = async (): Promise<number> => (await nav().add(fresh('Link'), path, true) as unknown as { Id: number }).Id;
        const [first, second] = [await add(), await add()];
        await nav().moveAfter(first, second);
        expect((await nav().getById(first)()).Id).toBe(first);
        await nav().getById(first).update({ Title: 'Changed' });
        expect((await nav()()).some(({ Title }) => Title === 'Changed')).toBe(true);
        await nav().getById(second).children.add(fresh('Link'), path, true);
        await nav().getById(second).children.add(fresh('Link'), path, true);
        expect(await nav().getById(second).children()).toHaveLength(2);
        await nav().getById(first).delete();
        expect((await nav()()).some(({ Id }) => Id === first)).toBe(false);
      }
    },
    'is told as a menu, by key and by address': async () => {
      await sp.web.navigation.quicklaunch.add('Here', `${path}/here.aspx`, true);
      await sp.web.navigation.quicklaunch.add('There', `${path}/there.aspx`, true);
      await sp.navigation.getMenuState();
      const { Nodes } = await sp.navigation.getMenuState(null as never, 3);
      const last = Nodes.at(-1);
      expect((await sp.navigation.getMenuState(last?.Key)).StartingNodeKey).toBe(last?.Key);
      await sp.navigation.getMenuState(null as never, 3, 'CurrentNavSiteMapProviderNoEncode');
      expect(await sp.navigation.getMenuNodeKey(Nodes[1]?.SimpleUrl ?? '')).toBe(Nodes[1]?.Key);
      await expect(sp.navigation.getMenuNodeKey('/some/page/not/there.aspx')).rejects.toThrow();
    }
  });
});

describe('features, custom actions and related items', () => {
  each({
    'are switched': async () => {
      for (const [features, id] of [[sp.web.features, 'a7a2793e-67cd-4dc1-9fd0-43f61581207a'], [sp.site.features, 'e3540c7d-6bea-403c-a224-1a12eafee4c4']] as const) {
        const isOff = async (): Promise<boolean> => (await features.getById(id)() as unknown as Record<string, unknown>)['odata.null'] === true;
        expect(await isOff()).toBe(true);
        await features.add(id);
        await expect(features.add(id)).rejects.toThrow();
        await features.add(id, true);
        expect(await isOff()).toBe(false);
        await features.remove(id);
        await expect(features.remove(id)).rejects.toThrow();
      }
    },
    'are listed, found and cleared': async () => {
      const { action } = await sp.web.userCustomActions.add({ Title: 'x', Location: 'ScriptLink' });
      await action();
      await sp.web.userCustomActions.clear();
      expect(await sp.web.userCustomActions()).toEqual([]);
    },
    'link rows of task lists with each other': async () => {
      const [source, target] = [(await sp.web.lists.ensure('Related from', '', 107)).list, (await sp.web.lists.ensure('Related to', '', 107)).list];
      const [from, to] = [(await source.select('Id')()).Id, (await target.select('Id')()).Id];
      const add = async (list: typeof source): Promise<number> => (await list.items.add({ Title: fresh('Task') }) as { Id: number }).Id;
      const [one, first, second] = [await add(source), await add(target), await add(target)];
      const related = sp.web.relatedItems;
      await related.addSingleLink(from, one, path, to, first, path);
      await related.addSingleLink(from, one, path, to, second, path);
      expect(await related.getRelatedItems(from, one)).toHaveLength(2);
      expect(await related.getPageOneRelatedItems(from, one)).toHaveLength(2);
      await related.deleteSingleLink(from, one, path, to, first, path);
      expect(await related.getRelatedItems(from, one)).toHaveLength(1);
      const file = await sp.web.defaultDocumentLibrary.rootFolder.files.addUsingPath('related.txt', 'x', { Overwrite: true });
      await related.addSingleLinkToUrl(to, first, file.ServerRelativeUrl);
      expect((await related.getRelatedItems(to, first)).some(({ Title }) => Title === 'related.txt')).toBe(true);
      await related.addSingleLinkFromUrl(file.ServerRelativeUrl, to, second);
      expect((await related.getRelatedItems(to, second)).some(({ Title }) => Title === 'related.txt')).toBe(true);
      const seen = spfi([site.as('visitor').web, `${site.url}/suite`]);
      await expect(seen.web.relatedItems.addSingleLink(from, one, path, to, first, path)).rejects.toThrow('403');
    }
  });
});

describe('webhooks', () => {
  each({
    'are kept, prolonged and removed': async () => {
      const hooks = sp.web.lists.getByTitle('Documents').subscriptions;
      const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
      const { id } = await hooks.add('https://hooks.example.com/', day(120), 'state') as unknown as { id: string };
      expect(await hooks.getById(id)()).toMatchObject({ id });
      await hooks.getById(id).update(day(170), 'https://hooks.example.com/', 'state');
      await hooks.getById(id).delete();
      await expect(hooks.add('https://hooks.example.com/', day(200))).rejects.toThrow();
      expect(await hooks()).toEqual([]);
    }
  });
});

describe('modern pages', () => {
  const name = (): string => `${fresh('Page').replace(' ', '_')}.aspx`;
  const saved = async (): Promise<{ readonly page: IClientsidePage; readonly url: string }> => {
    const file = name();
    const page = await sp.web.addClientsidePage(file);
    await page.save();
    await page.load();
    return { page, url: combine('/', path, 'SitePages', file) };
  };
  each({
    'are made, promoted and loaded': async () => {
      const file = name();
      await sp.web.addClientsidePage(file);
      expect((await sp.web.getFileByServerRelativePath(combine('/', path, 'SitePages', file))()).Name).toBe(file);
      await CreateClientsidePage(sp.web, name(), 'title');
      await (await sp.web.addClientsidePage(name(), 'A Title', 'Article', PromotedState.PromoteOnPublish)).save(true);
      await CreateClientsidePage(sp.web, name(), 'Single', 'SingleWebPartAppPage');
      await ClientsidePageFromFile(sp.web.getFileByServerRelativePath(combine('/', path, 'SitePages', file)));
      await sp.web.loadClientsidePage(combine('/', path, 'SitePages', file));
      expect(await (await saved()).page.promoteToNews()).toBe(true);
    },
    'hold texts and web parts in sections': async () => {
      const { page, url } = await saved();
      page.addSection().addControl(new ClientsideText('This is test text!!!'));
      const parts = await sp.web.getClientsideWebParts();
      const embed = parts.find(({ Id }) => Id === '490d7c76-1824-45b2-9de3-676421c997fa');
      const part = ClientsideWebpart.fromComponentDef(embed as never);
      part.setProperties({ embedCode: 'https://www.youtube.com/watch?v=IWQFZ7Lx-rg' });
      page.addSection().addControl(part);
      const upright = page.addVerticalSection();
      upright.addControl(new ClientsideText('Hello.'));
      upright.addControl(new ClientsideText("I'm second."));
      await page.save();
      await page.load();
      const again = await sp.web.loadClientsidePage(url);
      expect(again.hasVerticalSection).toBe(true);
      expect((again.verticalSection?.columns[0]?.controls[1] as ClientsideText).text).toMatch(/I'm second\./);
    },
    'have comments and likes': async () => {
      const { page } = await saved();
      await page.disableComments();
      await page.enableComments();
      await page.like();
      await page.getLikedByInformation();
      await page.unlike();
      const comment = await page.addComment({ mentions: [{ loginName: member, email: 'member@contoso.onmicrosoft.com', name: 'Site Member' }], text: 'with a mention' } as never);
      const { id } = comment as unknown as { id: string };
      await comment.like();
      expect((await page.getCommentById(id)).likeCount).toBe(1);
      await comment.unlike();
      expect((await page.getCommentById(id)).likeCount).toBe(0);
      await comment.replies.add('Reply 1');
      await comment.replies.add('Reply 2');
      expect(await comment.replies()).toHaveLength(2);
      await page.clearComments();
      expect(await page.getComments()).toEqual([]);
    },
    'have a byline and a description': async () => {
      const { page, url } = await saved();
      const { Id, Email } = await sp.web.ensureUser(member);
      await page.setAuthorById(Id);
      await page.save();
      expect((await sp.web.loadClientsidePage(url)).authorByLine).toBe(Email);
      page.description = 'Suite words';
      await page.save();
      expect((await sp.web.loadClientsidePage(url)).description).toBe('Suite words');
      await page.setAuthorByLoginName(member);
      await page.save();
      await page.delete();
    }
  });
});

test('the three groups of a web are made anew, with rights of their own', async () => {
  await sp.web.createDefaultAssociatedGroups('Suite groups', member, false, false);
});

test('property bags are read by REST, and written by none', async () => {
  for (const bag of ['_api/web/allproperties', "_api/web/getFolderByServerRelativePath(decodedurl='/sites/test/SitePages')/properties", "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/SitePages/none.aspx')/properties"]) {
    const answer = await site.request('owner', 'POST', bag, { body: { vti_x005f_x: 'y' }, headers: { 'X-HTTP-Method': 'MERGE' } });
    expect([answer.status, answer.text.includes('SP.PropertyValues')]).toEqual([400, true]);
  }
  expect(await root.web.allProperties.select('vti_x005f_defaultlanguage')()).toEqual(expect.objectContaining({ vti_x005f_defaultlanguage: 'en-us' }));
  expect((await site.request('owner', 'GET', '_api/web/allproperties?$select=none')).status).toBe(400);
});

test('webs below are named by their own addresses, so that a client cleans up those and nothing else', async () => {
  await root.web.webs.add('Rubbish', 'rubbish');
  const webs = await root.web.webs.select('Title')() as unknown as readonly { Title: string; 'odata.id': string }[];
  const address = webs.find(({ Title }) => Title === 'Rubbish')?.['odata.id'] ?? '';
  expect(address).toBe(`${site.url}/rubbish/_api/Web`);
  await spfi([root.web, address.replace('/_api/Web', '')]).web.delete();
  expect((await root.web.webs.select('Title')()).map(({ Title }) => Title)).not.toContain('Rubbish');
  expect((await root.web.select('Title')()).Title).toBe('Test');
});
