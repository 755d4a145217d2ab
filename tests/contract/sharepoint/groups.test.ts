import '@pnp/sp/sputilities/index.js';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const login = (role: Role): string => `i:0#.f|membership|${accounts[role]}`;
const status = async (role: Role, method: string, path: string, options: object = {}): Promise<number> => (await site.request(role, method, path, options)).status;
const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };

interface Group {
  readonly Id: number;
  readonly Title: string;
  readonly LoginName: string;
}

beforeAll(async () => { site = await startSharePoint(); });
afterAll(() => site.close());

const addGroup = async (Title: string, more: object = {}): Promise<Group> => (await site.as('owner').web.siteGroups.add({ Title, ...more })) as unknown as Group;

describe('groups', () => {
  test('are made, changed and deleted through PnPjs', async () => {
    const { siteGroups } = site.as('owner').web;
    const { Id } = await addGroup('Readers of all', { Description: 'They read' });
    expect(await siteGroups.getById(Id)()).toMatchObject({ Title: 'Readers of all', LoginName: 'Readers of all', Description: 'They read', OwnerTitle: 'Site Owner', PrincipalType: 8 });
    await siteGroups.getByName('Readers of all').update({ Title: 'Writers', AllowMembersEditMembership: true });
    expect(await siteGroups.getById(Id)()).toMatchObject({ Title: 'Writers', LoginName: 'Writers', Description: 'They read', AllowMembersEditMembership: true });
    await siteGroups.removeById(Id);
    expect(await status('owner', 'GET', `_api/web/sitegroups(${Id})`)).toBe(404);
    await addGroup('Short-lived');
    await siteGroups.removeByLoginName('Short-lived');
    expect((await site.request('owner', 'GET', "_api/web/sitegroups/getByName('Short-lived')")).json).toMatchObject({ 'odata.error': { message: { value: 'Group cannot be found.' } } });
  });

  test('refuse names that are taken, empty or hold forbidden signs, and properties that they lack', async () => {
    await addGroup('Taken');
    for (const Title of ['Taken', 'taken', '', 'a/b', 'a@b', 'x'.repeat(256)]) expect([Title.slice(0, 5), await status('owner', 'POST', '_api/web/sitegroups', { body: { Title } })]).toEqual([Title.slice(0, 5), 500]);
    expect(await status('owner', 'POST', '_api/web/sitegroups', { body: { Title: 'Fine', Colour: 'red' } })).toBe(400);
    expect(await status('owner', 'POST', '_api/web/sitegroups', { body: { Title: 'Fine', AllowMembersEditMembership: 'yes' } })).toBe(400);
  });

  test('have an owner, who fills and changes them', async () => {
    const { Id } = await addGroup('Owned');
    const member = await site.as('owner').web.ensureUser(login('member'));
    expect(await status('member', 'POST', `_api/web/sitegroups(${Id})/users`, { body: { LoginName: login('visitor') } })).toBe(403);
    expect(await status('member', 'POST', `_api/web/sitegroups(${Id})`, { body: { Title: 'Mine' }, headers: merge })).toBe(403);
    expect(await status('member', 'POST', `_api/web/sitegroups/removebyid(${Id})`)).toBe(403);
    await site.as('owner').web.siteGroups.getById(Id).setUserAsOwner((member as unknown as Group).Id);
    expect((await site.request('member', 'GET', `_api/web/sitegroups(${Id})/owner`)).json).toMatchObject({ LoginName: login('member') });
    expect(await status('member', 'POST', `_api/web/sitegroups(${Id})/users`, { body: { LoginName: login('visitor') } })).toBe(201);
    expect(await status('member', 'POST', `_api/web/sitegroups(${Id})`, { body: { Title: 'Mine' }, headers: merge })).toBe(204);
    expect((await site.request('member', 'GET', `_api/web/sitegroups(${Id})?$select=CanCurrentUserManageGroup,CanCurrentUserEditMembership`)).json).toEqual({ CanCurrentUserManageGroup: true, CanCurrentUserEditMembership: true });
  });

  test('let members fill them, or nobody else look in, where they are set so', async () => {
    const { Id } = await addGroup('Club', { AllowMembersEditMembership: true, OnlyAllowMembersViewMembership: true });
    const users = `_api/web/sitegroups(${Id})/users`;
    await site.request('owner', 'POST', users, { body: { LoginName: login('member') } });
    expect(await status('member', 'POST', users, { body: { LoginName: login('guest') } })).toBe(201);
    expect(await status('visitor', 'GET', users)).toBe(403);
    expect(await status('visitor', 'GET', `_api/web/sitegroups(${Id})?$expand=Users`)).toBe(403);
    expect(((await site.request('guest', 'GET', users)).json as { value: unknown[] }).value).toHaveLength(2);
    expect((await site.request('member', 'GET', `${users}/getByEmail('${accounts.guest}')`)).json).toMatchObject({ Title: 'Site Guest' });
    expect(await status('member', 'GET', `${users}/getByEmail('${accounts.owner}')`)).toBe(500);
  });

  test('are three for a web with rights of its own', async () => {
    const { store } = site.sharePoint ?? {};
    const root = store?.sites.webByUrl('/sites/test');
    if (store && root) store.sites.insertWeb(root.siteId, '/sites/test/club', 'Club house', '', 1033);
    const call = "club/_api/web/createDefaultAssociatedGroups(userLogin=@u,userLogin2=@v,groupNameSeed=@s)?@u='" + encodeURIComponent(login('member')) + "'&@v=''&@s='Club house'";
    expect(await status('owner', 'POST', call)).toBe(400);
    await site.request('owner', 'POST', 'club/_api/web/breakroleinheritance(copyroleassignments=false, clearsubscopes=true)');
    expect(await status('owner', 'POST', call)).toBe(200);
    expect((await site.request('owner', 'GET', 'club/_api/web/associatedownergroup?$expand=Users')).json).toMatchObject({ Title: 'Club house Owners', Users: [{ Title: 'Site Member' }] });
    expect((await site.request('owner', 'GET', '_api/web/associatedownergroup')).json).toMatchObject({ Title: 'Test Owners' });
    expect((await site.request('member', 'GET', 'club/_api/web/effectivebasepermissions')).json).toMatchObject({ High: '2147483647', Low: '4294967295' });
    expect(await status('visitor', 'GET', 'club/_api/web')).toBe(403);
  });
});

describe('people of the site', () => {
  test('are renamed by those who manage it, and by nobody else', async () => {
    const user = `_api/web/siteusers/getByEmail('${accounts.guest}')`;
    expect(await status('guest', 'POST', '_api/web/currentuser', { body: { Title: 'Chief' }, headers: merge })).toBe(403);
    expect(await status('owner', 'POST', user, { body: { Title: 'Known Guest', LoginName: 'ignored' }, headers: merge })).toBe(204);
    expect((await site.request('owner', 'GET', user)).json).toMatchObject({ Title: 'Known Guest', LoginName: login('guest') });
    expect(await status('owner', 'POST', user, { body: { Nickname: 'G' }, headers: merge })).toBe(400);
  });

  test('lose their groups and rights when they are removed, until somebody lets them in again', async () => {
    const { siteUsers } = site.as('owner').web;
    const before = (await siteUsers.getByEmail(accounts.visitor)()) as unknown as Group;
    expect(await status('member', 'POST', `_api/web/siteusers/removebyid(${before.Id})`)).toBe(403);
    await siteUsers.removeById(before.Id);
    expect(await status('visitor', 'GET', '_api/web')).toBe(403);
    expect(await status('owner', 'GET', `_api/web/getuserbyid(${before.Id})`)).toBe(500);
    expect(((await siteUsers()) as unknown as Group[]).map(({ Id }) => Id)).not.toContain(before.Id);
    await siteUsers.add(login('visitor'));
    expect((await siteUsers.getByLoginName(login('visitor'))()).Id).toBe(before.Id);
    await site.request('owner', 'POST', "_api/web/associatedvisitorgroup/users", { body: { LoginName: login('visitor') } });
    expect(await status('visitor', 'GET', '_api/web')).toBe(200);
    await siteUsers.removeByLoginName(login('guest'));
    await site.as('owner').web.ensureUser(login('guest'));
    expect(await status('owner', 'POST', `_api/web/siteusers/getByEmail('${accounts.guest}')`, { headers: { 'X-HTTP-Method': 'DELETE' } })).toBe(200);
    expect(await status('owner', 'GET', `_api/web/siteusers/getByEmail('${accounts.guest}')`)).toBe(500);
  });

  test('stand in a list that nobody shows', async () => {
    expect((await site.request('owner', 'GET', '_api/web/siteUserInfoList')).json).toMatchObject({ Title: 'User Information List', BaseTemplate: 112, Hidden: true });
    const rows = (await site.request('owner', 'GET', `_api/web/siteUserInfoList/items?$select=Id,Title,EMail&$filter=EMail eq '${accounts.member}'`)).json as { value: { Id: number }[] };
    expect(rows.value).toEqual([{ Id: expect.any(Number), ID: expect.any(Number), Title: 'Site Member', EMail: accounts.member }]);
    expect((await site.request('owner', 'GET', `_api/web/siteUserInfoList/getItemById(${rows.value[0]?.Id ?? 0})`)).json).toMatchObject({ Name: login('member') });
    expect(await status('owner', 'GET', '_api/web/siteUserInfoList/items(99999)')).toBe(404);
  });

  test('are taken out of groups, know their address, and get no mail', async () => {
    const { utility } = site.as('owner');
    expect(await utility.expandGroupsToPrincipals(['Test Owners', accounts.member], 10)).toEqual([expect.objectContaining({ Email: accounts.owner }), expect.objectContaining({ Email: accounts.member })]);
    expect(await utility.getCurrentUserEmailAddresses()).toBe(accounts.owner);
    for (const method of ['SendEmail', 'CreateEmailBodyForInvitation']) expect((await site.request('owner', 'POST', `_api/SP.Utilities.Utility.${method}`, { body: {} })).text).toContain(method);
    expect(await status('owner', 'POST', '_api/SP.Utilities.Utility.SendEmail', { body: {} })).toBe(501);
  });
});
