import { accounts } from '../../../local/sharepoint/store/bareSite';
import { mismatches, shapeFrom } from '../../support/shapes';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const loginOf = (email: string): string => `i:0#.f|membership|${email}`;
const userShape = shapeFrom({ number: 'Id PrincipalType', boolean: 'IsHiddenInUI IsEmailAuthenticationGuestUser IsShareByEmailGuestUser IsSiteAdmin', string: 'LoginName Title Email Expiration', 'object | null': 'UserId', 'string | null': 'UserPrincipalName' });
const groupShape = shapeFrom({ number: 'Id PrincipalType', boolean: 'IsHiddenInUI AllowMembersEditMembership AllowRequestToJoinLeave AutoAcceptRequestToJoinLeave OnlyAllowMembersViewMembership', string: 'LoginName Title OwnerTitle Description RequestToJoinLeaveEmailSetting' });

interface Named {
  readonly Id: number;
  readonly Title: string;
  readonly LoginName: string;
}

const get = (path: string, role: Role = 'owner'): Promise<RawAnswer> => site.request(role, 'GET', `_api/${path}`);
const post = (path: string, body: unknown = undefined, role: Role = 'owner'): Promise<RawAnswer> => site.request(role, 'POST', `_api/${path}`, body === undefined ? {} : { body });
const valueOf = async (path: string): Promise<Named[]> => ((await get(path)).json as { value: Named[] }).value;

beforeAll(async () => { site = await startSharePoint(); });
afterAll(() => site.close());

describe('people of the site', () => {
  test('are listed and read in the recorded keys, the group of everybody among them', async () => {
    const users = await valueOf('web/siteusers');
    for (const user of users) expect(mismatches(userShape, user)).toEqual([]);
    expect(users.find(({ LoginName }) => LoginName.startsWith('c:0-.f|rolemanager|spo-grid-all-users/'))).toMatchObject({ PrincipalType: 4, UserId: null });
    expect((await get('web/currentuser', 'member')).json).toMatchObject({ LoginName: loginOf(accounts.member), Title: 'Site Member' });
    const byId = await get(`web/getuserbyid(${users.find(({ Title }) => Title === 'Site Visitor')?.Id ?? 0})`);
    expect(byId.json).toMatchObject({ Email: accounts.visitor });
  });

  test('are made known by their login, with claims or without; unknown ones are refused as recorded', async () => {
    for (const logonName of [loginOf(accounts.member), accounts.member]) expect((await post('web/ensureuser', { logonName })).json).toMatchObject({ Title: 'Site Member' });
    const unknown = await post('web/ensureuser', { logonName: 'nobody@example.com' });
    expect(unknown.status).toBe(400);
    expect((unknown.json as { 'odata.error': { code: string } })['odata.error'].code).toMatch(/^-2146232832, /);
    const missing = await get('web/getuserbyid(99999)');
    expect(missing.status).toBe(500);
    expect((missing.json as { 'odata.error': { code: string } })['odata.error'].code).toMatch(/^-2146232832, /);
  });

  test('are in groups', async () => {
    expect((await valueOf(`web/siteusers(@v)/groups?@v='${encodeURIComponent(loginOf(accounts.member))}'`)).map(({ Title }) => Title)).toEqual(['Test Members']);
  });
});

describe('groups', () => {
  test('are made, read and left', async () => {
    expect(mismatches(groupShape, (await get('web/associatedownergroup')).json)).toEqual([]);
    const made = await post('web/sitegroups', { Title: 'Divers' });
    expect(made.status).toBe(201);
    const { Id } = made.json as Named;
    expect(mismatches(groupShape, (await get(`web/sitegroups(${Id})`)).json)).toEqual([]);
    expect((await post(`web/sitegroups(${Id})/users`, { LoginName: loginOf(accounts.visitor) })).status).toBe(201);
    expect((await post(`web/sitegroups(${Id})/users`, { LoginName: loginOf(accounts.member) })).status).toBe(201);
    const members = await valueOf(`web/sitegroups/getByName('Divers')/users`);
    expect(members.map(({ Title }) => Title)).toEqual(['Site Member', 'Site Visitor']);
    expect((await post(`web/sitegroups(${Id})/users/removebyid(${members[0]?.Id ?? 0})`)).status).toBe(200);
    expect((await post(`web/sitegroups(${Id})/users/removebyloginname(@v)?@v='${encodeURIComponent(loginOf(accounts.visitor))}'`)).status).toBe(200);
    expect(await valueOf(`web/sitegroups(${Id})/users`)).toEqual([]);
  });

  test('are not for visitors to make or to fill', async () => {
    expect((await post('web/sitegroups', { Title: 'Sneaked' }, 'visitor')).status).toBe(403);
    const { Id } = (await get('web/associatedownergroup')).json as Named;
    for (const role of ['member', 'visitor'] as const) {
      expect((await post(`web/sitegroups(${Id})/users`, { LoginName: loginOf(accounts[role]) }, role)).status).toBe(403);
      expect((await post(`web/sitegroups(${Id})/users/removebyid(1)`, undefined, role)).status).toBe(403);
    }
  });
});

describe('permission levels and assignments', () => {
  test('are the built-in ones with their masks', async () => {
    const levels = ((await get('web/roledefinitions')).json as { value: { Id: number; Name: string; BasePermissions: unknown }[] }).value;
    expect(levels).toContainEqual(expect.objectContaining({ Id: 1073741829, Name: 'Full Control', BasePermissions: { High: '2147483647', Low: '4294967295' } }));
    expect((await get("web/roledefinitions/getByName('Read')")).json).toMatchObject({ Id: 1073741826, RoleTypeKind: 2 });
    expect((await get("web/roledefinitions/getByName('Nothing')")).status).toBe(500);
  });

  test('are broken, taken away and inherited again, at list, item and web', async () => {
    await post('web/lists', { Title: 'Scoped', BaseTemplate: 100 });
    await post("web/lists/getByTitle('Scoped')/items", { Title: 'x' });
    const { Id: members } = (await get('web/associatedmembergroup')).json as Named;
    for (const securable of ["web/lists/getByTitle('Scoped')/items(1)", "web/lists/getByTitle('Scoped')"]) {
      expect((await post(`${securable}/breakroleinheritance(copyRoleAssignments=true,clearSubscopes=true)`)).status).toBe(200);
      expect((await get(`${securable}?$select=HasUniqueRoleAssignments`)).json).toMatchObject({ HasUniqueRoleAssignments: true });
      const before = ((await get(`${securable}/roleassignments`)).json as { value: { PrincipalId: number }[] }).value;
      expect(before.map(({ PrincipalId }) => PrincipalId)).toContain(members);
      expect((await post(`${securable}/roleassignments/removeroleassignment(principalid=${members},roledefid=1073741830)`)).status).toBe(200);
      expect((await site.request('member', 'GET', `_api/${securable}`)).status).not.toBe(200);
      expect((await post(`${securable}/resetroleinheritance`)).status).toBe(200);
      expect((await site.request('member', 'GET', `_api/${securable}`)).status).toBe(200);
    }
    const { store } = site.sharePoint ?? {};
    const root = store?.sites.webByUrl('/sites/test');
    if (store && root) store.sites.insertWeb(root.siteId, '/sites/test/below', 'Below', '', 1033);
    expect((await site.request('owner', 'POST', 'below/_api/web/breakroleinheritance(true)')).status).toBe(200);
    expect((await site.request('owner', 'POST', 'below/_api/web/resetroleinheritance')).status).toBe(200);
    expect((await site.request('member', 'GET', 'below/_api/web')).status).toBe(200);
    expect((await post('web/breakroleinheritance(true)')).status).toBe(200);
    expect((await post('web/breakroleinheritance(true)', undefined, 'member')).status).toBe(403);
    expect((await post('web/resetroleinheritance', undefined, 'member')).status).toBe(403);
    expect((await site.request('member', 'GET', '_api/web')).status).toBe(200);
    expect((await get('web/roleassignments', 'visitor')).status).toBe(403);
  });
});
