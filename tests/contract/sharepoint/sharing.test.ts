import { spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/presets/all.js';
import { SharingLinkKind, SharingRole } from '@pnp/sp/sharing/index.js';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
let sp: SPFI;
const visitor = 'i:0#.f|membership|visitor@contoso.onmicrosoft.com';
const everyone = 'everyone except external users';
const folderPath = "_api/web/getFolderByServerRelativePath(decodedurl='/sites/test/Shared Documents/Shared')";
const filePath = "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/Shared Documents/Shared/a.txt')";
const itemPath = "_api/web/lists/getByTitle('Shared rows')/items(1)";
const call = (role: Role, path: string, body: unknown = {}): Promise<RawAnswer> => site.request(role, 'POST', path, { body });

beforeAll(async () => {
  site = await startSharePoint();
  sp = spfi([site.as('owner').web, site.url]);
  await sp.web.defaultDocumentLibrary.rootFolder.folders.addUsingPath('Shared');
  await sp.web.getFolderByServerRelativePath('/sites/test/Shared Documents/Shared').files.addUsingPath('a.txt', 'text');
  await sp.web.lists.add('Shared rows');
  await sp.web.lists.getByTitle('Shared rows').items.add({ Title: 'x' });
});
afterAll(() => site.close());

describe('sharing with people', () => {
  test('as PnPjs does it: folders, files and rows', async () => {
    const { LoginName } = await sp.web.ensureUser(everyone);
    for (const shareable of [sp.web.getFolderByServerRelativePath('/sites/test/Shared Documents/Shared'), sp.web.getFileByServerRelativePath('/sites/test/Shared Documents/Shared/a.txt'), sp.web.lists.getByTitle('Shared rows').items.getById(1)]) {
      expect(await shareable.shareWith(LoginName)).toMatchObject({ ErrorMessage: null, StatusCode: 0 });
      expect(await shareable.shareWith(visitor, SharingRole.Edit)).toMatchObject({ StatusCode: 0 });
      expect(await shareable.checkSharingPermissions([{ alias: everyone }, { email: 'visitor@contoso.onmicrosoft.com' }, { alias: 'nobody' }])).toMatchObject([{ hasAccess: true }, { hasAccess: true, role: 2 }, { hasAccess: false, role: 0 }]);
      expect(await shareable.getSharingInformation()).toMatchObject({ hasUniquePermissions: true, canAddInternalPrincipal: true });
      expect(await shareable.getObjectSharingSettings()).toMatchObject({ CanCurrentUserShareInternally: true, CanSendLink: true, CanSendEmail: false });
      await shareable.deleteSharingLinkByKind(SharingLinkKind.OrganizationView);
      await shareable.unshareLink(SharingLinkKind.OrganizationView);
      expect(await shareable.unshare()).toMatchObject({ StatusCode: 0 });
      expect(await shareable.getSharingInformation()).toMatchObject({ hasUniquePermissions: false });
    }
  });

  test('gives rights that hold, and takes them back', async () => {
    const write = async (): Promise<number> => (await site.request('visitor', 'POST', itemPath, { body: { Title: 'mine' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status;
    expect(await write()).toBe(403);
    await sp.web.lists.getByTitle('Shared rows').items.getById(1).shareWith(visitor, SharingRole.Edit);
    expect(await write()).toBe(204);
    await sp.web.lists.getByTitle('Shared rows').items.getById(1).unshare();
    expect(await write()).toBe(403);
  });

  test.each([['a folder', folderPath], ['a file', filePath], ['a row', itemPath]])('is for those who manage the rights of %s', async (_name, path) => {
    const picked = { peoplePickerInput: JSON.stringify([{ Key: visitor }]), roleValue: 'role:1073741827' };
    for (const role of ['member', 'visitor'] as const) expect([(await call(role, `${path}/shareObject`, picked)).status, (await call(role, `${path}/unshareObject`)).status, (await call(role, `${path}/unshareLink`, { linkKind: 2 })).status, (await call(role, `${path}/shareLink`, { request: { settings: { linkKind: 2 } } })).status]).toEqual([403, 403, 403, 403]);
    expect((await call('visitor', `${path}/checkPermissions`, { recipients: [{ alias: visitor }] })).status).toBe(403);
    expect([(await call('owner', `${path}/shareObject`, { ...picked, peoplePickerInput: 'x' })).status, (await call('owner', `${path}/shareObject`, { ...picked, roleValue: 'role:1' })).status, (await call('owner', `${path}/checkPermissions`, {})).status]).toEqual([400, 400, 400]);
    expect((await call('owner', `${path}/shareObject`, { ...picked, peoplePickerInput: '[{"Key":"nobody"}]' })).json).toMatchObject({ StatusCode: -1 });
    expect((await call('owner', `${path}/checkPermissions`, { recipients: [{ alias: visitor }] })).json).toMatchObject({ value: [{ resolvedEntity: visitor, role: 1 }] });
    for (const name of ['getSharingInformation', 'getObjectSharingSettings', 'unshareLink', 'deleteLinkByKind', 'unshareObject']) expect([name, (await call('owner', `${path}/${name}`)).status]).toEqual([name, 200]);
  });
});

describe('links', () => {
  const links = async (shareable: { getSharingInformation: (request?: object, expands?: string[]) => Promise<unknown> }): Promise<unknown> => ((await shareable.getSharingInformation({}, ['permissionsInformation'])) as { permissionsInformation: { links: unknown } }).permissionsInformation.links;

  test('are made at the addresses of folders and files, too', async () => {
    for (const path of [folderPath, filePath]) {
      const made = await call('owner', `${path}/shareLink`, { request: { settings: { linkKind: 2 } } });
      expect([made.status, made.json]).toMatchObject([200, { sharingLinkInfo: { LinkKind: 2, IsActive: true } }]);
      expect((await call('owner', `${path}/unshareLink`, { linkKind: 2 })).status).toBe(200);
    }
  });

  test('are made once of each kind, listed, and ended', async () => {
    for (const shareable of [sp.web.getFolderByServerRelativePath('/sites/test/Shared Documents/Shared'), sp.web.getFileByServerRelativePath('/sites/test/Shared Documents/Shared/a.txt'), sp.web.lists.getByTitle('Shared rows').items.getById(1)]) {
      const { sharingLinkInfo: link } = await shareable.getShareLink(SharingLinkKind.OrganizationView);
      expect(link).toMatchObject({ AllowsAnonymousAccess: false, IsActive: true, IsEditLink: false, Expiration: '', LinkKind: 2, Url: expect.stringMatching(/^http.*:\/s\/test\/E/) });
      expect((await shareable.getShareLink(SharingLinkKind.OrganizationView)).sharingLinkInfo).toMatchObject({ ShareId: link.ShareId, Url: link.Url });
      const end = new Date(Date.now() + 5 * 86_400_000);
      expect((await shareable.getShareLink(SharingLinkKind.AnonymousEdit, end)).sharingLinkInfo).toMatchObject({ AllowsAnonymousAccess: true, IsEditLink: true, Expiration: end.toISOString() });
      expect(await links(shareable)).toMatchObject([{ linkDetails: { LinkKind: 2 } }, { linkDetails: { LinkKind: 5 } }]);
      await shareable.unshareLink(SharingLinkKind.OrganizationView);
      await shareable.deleteSharingLinkByKind(SharingLinkKind.AnonymousEdit);
      expect(await links(shareable)).toEqual([]);
    }
  });

  test('are shown to nobody who may not see rights, and give none', async () => {
    await call('owner', `${itemPath}/shareLink`, { request: { settings: { linkKind: 5 } } });
    expect((await call('visitor', `${itemPath}/getSharingInformation?$expand=permissionsInformation`)).json).toMatchObject({ permissionsInformation: { links: [] } });
    expect((await site.request('visitor', 'POST', itemPath, { body: { Title: 'x' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status).toBe(403);
  });

  test.each([['no kind', {}], ['a direct one', { linkKind: 1 }], ['an end that has passed', { linkKind: 2, expiration: '2020-01-01T00:00:00Z' }], ['an end that is none', { linkKind: 2, expiration: 'soon' }], ['settings that are none', null]])('are refused with %s', async (_name, settings) => {
    expect((await call('owner', `${filePath}/shareLink`, { request: { settings } })).status).toBe(400);
  });
});

describe('sharing by address', () => {
  const picked = JSON.stringify([{ Key: visitor }]);
  const share = (role: Role, url: string, roleValue: string): Promise<RawAnswer> => call(role, '_api/SP.Web.ShareObject', { url, peoplePickerInput: picked, roleValue });
  const mayWrite = async (path: string): Promise<boolean> => (await site.request('visitor', 'POST', path, { body: { Title: 'by visitor' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status === 204;

  test('gives rights on a file, and takes them back', async () => {
    const url = `${site.url}/Shared Documents/Shared/a.txt`;
    expect(await sp.web.shareObject(url, visitor, SharingRole.Edit)).toMatchObject({ ErrorMessage: null, StatusCode: 0 });
    expect(await mayWrite(`${filePath}/ListItemAllFields`)).toBe(true);
    expect(await sp.web.unshareObject(url)).toMatchObject({ StatusCode: 0 });
    expect(await mayWrite(`${filePath}/ListItemAllFields`)).toBe(false);
    expect([(await share('member', url, 'role:1073741827')).status, (await share('visitor', url, 'role:1073741829')).status, (await call('member', '_api/web/unshareObject', { url })).status]).toEqual([403, 403, 403]);
    expect([(await share('owner', `${site.url}/Shared Documents/nowhere.txt`, 'role:1073741827')).status, (await share('owner', '', 'role:1073741827')).status, (await share('owner', '/elsewhere', 'role:1073741827')).status]).toEqual([404, 400, 400]);
  });

  test('gives rights on the web itself, by a group or a level', async () => {
    const { Id } = (await site.request('owner', 'GET', '_api/web/associatedmembergroup')).json as { Id: number };
    expect([(await share('member', site.url, `group:${Id}`)).status, (await share('owner', site.url, 'group:99999')).status, (await call('owner', '_api/web/unshareObject', { url: site.url })).status, (await call('member', '_api/web/unshareObject', { url: site.url })).status]).toEqual([403, 400, 400, 403]);
    expect((await share('owner', `${site.url}/_layouts/15/aclinv.aspx?forSharing=1`, `group: ${Id}`)).json).toMatchObject({ StatusCode: 0 });
    expect(((await site.request('owner', 'GET', `_api/web/sitegroups(${Id})/users`)).json as { value: { LoginName: string }[] }).value.some(({ LoginName }) => LoginName === visitor)).toBe(true);
    await sp.web.siteGroups.getById(Id).users.removeByLoginName(visitor);
    await sp.web.webs.add('Below', 'below');
    const below = spfi([sp.web, `${site.url}/below`]);
    expect(await below.web.shareWith(visitor, SharingRole.Edit)).toMatchObject({ StatusCode: 0 });
    expect(await below.web.userHasPermissions(visitor, 2)).toBe(true);
    expect(await sp.web.userHasPermissions(visitor, 2)).toBe(false);
  });
});

test('a file says how long it is when it is downloaded', async () => {
  expect((await site.request('owner', 'GET', `${filePath}/$value`)).headers.get('content-length')).toBe('4');
});
