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
      expect(await shareable.getObjectSharingSettings()).toMatchObject({ CanCurrentUserShareInternally: true, CanSendLink: false });
      await shareable.deleteSharingLinkByKind(SharingLinkKind.OrganizationView);
      await shareable.unshareLink(SharingLinkKind.OrganizationView);
      expect(await shareable.unshare()).toMatchObject({ StatusCode: 0 });
      expect(await shareable.getSharingInformation()).toMatchObject({ hasUniquePermissions: false });
      await expect(shareable.getShareLink(SharingLinkKind.OrganizationView)).rejects.toThrow('501');
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
    for (const role of ['member', 'visitor'] as const) expect([(await call(role, `${path}/shareObject`, picked)).status, (await call(role, `${path}/unshareObject`)).status, (await call(role, `${path}/unshareLink`, { linkKind: 2 })).status]).toEqual([403, 403, 403]);
    expect((await call('visitor', `${path}/checkPermissions`, { recipients: [{ alias: visitor }] })).status).toBe(403);
    expect([(await call('owner', `${path}/shareObject`, { ...picked, peoplePickerInput: 'x' })).status, (await call('owner', `${path}/shareObject`, { ...picked, roleValue: 'role:1' })).status, (await call('owner', `${path}/checkPermissions`, {})).status]).toEqual([400, 400, 400]);
    expect((await call('owner', `${path}/shareObject`, { ...picked, peoplePickerInput: '[{"Key":"nobody"}]' })).json).toMatchObject({ StatusCode: -1 });
    expect((await call('owner', `${path}/checkPermissions`, { recipients: [{ alias: visitor }] })).json).toMatchObject({ value: [{ resolvedEntity: visitor, role: 1 }] });
    for (const name of ['getSharingInformation', 'getObjectSharingSettings', 'unshareLink', 'deleteLinkByKind', 'unshareObject']) expect([name, (await call('owner', `${path}/${name}`)).status]).toEqual([name, 200]);
  });
});

test('a file says how long it is when it is downloaded', async () => {
  expect((await site.request('owner', 'GET', `${filePath}/$value`)).headers.get('content-length')).toBe('4');
});
