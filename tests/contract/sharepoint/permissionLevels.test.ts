import { PermissionKind } from '@pnp/sp/security';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const login = (role: Role): string => `i:0#.f|membership|${accounts[role]}`;
const get = (role: Role, path: string): Promise<RawAnswer> => site.request(role, 'GET', `_api/${path}`);
const post = (role: Role, path: string, body?: unknown, method?: string): Promise<RawAnswer> => site.request(role, 'POST', `_api/${path}`, { ...(body === undefined ? {} : { body }), ...(method ? { headers: { 'X-HTTP-Method': method } } : {}) });
const levels = 'web/roledefinitions';

beforeAll(async () => { site = await startSharePoint(); });
afterAll(() => site.close());

describe('permission levels', () => {
  test('are made, changed and deleted through PnPjs, and count at once', async () => {
    const { roleDefinitions } = site.as('owner').web;
    await roleDefinitions.add('Adds only', 'No changes', 70, { High: 176, Low: 138612835 } as never);
    const made = await roleDefinitions.getByName('Adds only')();
    expect(made).toMatchObject({ Name: 'Adds only', Description: 'No changes', Order: 70, RoleTypeKind: 0, Hidden: false, BasePermissions: { High: '176', Low: '138612835' } });
    const { list } = await site.as('owner').web.lists.ensure('Box');
    await list.breakRoleInheritance(false);
    const member = await site.as('owner').web.ensureUser(login('member'));
    await list.roleAssignments.add((member as unknown as { Id: number }).Id, made.Id);
    const { Id } = (await post('member', "web/lists/getByTitle('Box')/items", { Title: 'x' })).json as { Id: number };
    expect((await post('member', `web/lists/getByTitle('Box')/items(${Id})`, { Title: 'y' }, 'MERGE')).status).toBe(403);
    await roleDefinitions.getByName('Adds only').update({ BasePermissions: { High: 176, Low: 138612839 } } as never);
    expect((await post('member', `web/lists/getByTitle('Box')/items(${Id})`, { Title: 'y' }, 'MERGE')).status).toBe(204);
    await roleDefinitions.getByName('Adds only').delete();
    expect((await get('member', "web/lists/getByTitle('Box')/items")).status).toBe(403);
    expect((await get('owner', `${levels}/getById(${made.Id})`)).status).toBe(500);
  });

  test('refuse what is too long, taken, no mask or not for change', async () => {
    const mask = { High: '0', Low: '1' };
    expect((await post('owner', levels, { Name: 'Long', Description: 'x'.repeat(513), Order: 1, BasePermissions: mask })).status).toBe(500);
    expect((await post('owner', levels, { Name: 'Long', Description: 'x'.repeat(512), Order: 1, BasePermissions: mask })).status).toBe(201);
    expect((await post('owner', levels, { Name: 'read', Description: '', Order: 1, BasePermissions: mask })).status).toBe(500);
    expect((await post('owner', levels, { Name: 'Odd', Description: '', Order: 1, BasePermissions: { High: 0, Low: 1 } })).status).toBe(400);
    expect((await post('owner', `${levels}/getByName('Full Control')`, { Description: 'mine' }, 'MERGE')).status).toBe(500);
    expect((await post('owner', `${levels}/getByName('Limited Access')`, undefined, 'DELETE')).status).toBe(500);
    expect((await post('owner', `${levels}/getByName('Read')`, { Description: 'Looks on.' }, 'MERGE')).status).toBe(204);
    expect((await get('owner', `${levels}/getByType(2)`)).json).toMatchObject({ Name: 'Read', Description: 'Looks on.' });
    expect((await post('member', levels, { Name: 'Mine', Description: '', Order: 1, BasePermissions: mask })).status).toBe(403);
  });
});

describe('role assignments', () => {
  test('have a place in the order that is a whole number', async () => {
    for (const Order of [2 ** 53, 1.5, 'x', [1]]) expect([Order, (await post('owner', levels, { Name: 'Placed', Order })).status]).toEqual([Order, 400]);
    expect((await post('owner', levels, { Name: 'Placed', Order: -1 })).json).toMatchObject({ Order: -1 });
  });

  test('are read one by one and taken away whole', async () => {
    const { list } = await site.as('owner').web.lists.ensure('Granted');
    await list.breakRoleInheritance(true);
    const { Id: members } = await site.as('owner').web.associatedMemberGroup();
    expect((await get('owner', `web/lists/getByTitle('Granted')/roleassignments(${members})?$expand=Member,RoleDefinitionBindings`)).json).toMatchObject({ PrincipalId: members, Member: { Title: 'Test Members' }, RoleDefinitionBindings: [{ Name: 'Edit' }] });
    expect(await list.roleAssignments.getById(members).bindings()).toEqual([expect.objectContaining({ Name: 'Edit' })]);
    expect((await get('owner', `web/lists/getByTitle('Granted')/roleassignments(99999)`)).status).toBe(404);
    await list.roleAssignments.getById(members).delete();
    expect((await get('member', "web/lists/getByTitle('Granted')/items")).status).toBe(403);
  });

  test('below give Limited Access above, which nobody can grant by hand', async () => {
    const { web } = site.as('owner');
    const { list } = await web.lists.ensure('Narrow');
    await list.breakRoleInheritance(false);
    const guest = (await web.ensureUser(login('guest'))) as unknown as { Id: number };
    await site.request('owner', 'POST', `_api/web/associatedvisitorgroup/users/removebyid(${guest.Id})`);
    expect((await get('guest', 'web')).status).toBe(403);
    await list.roleAssignments.add(guest.Id, 1073741826);
    expect((await get('guest', "web/lists/getByTitle('Narrow')/items")).status).toBe(200);
    expect((await get('owner', `web/roleassignments(${guest.Id})/roledefinitionbindings`)).json).toMatchObject({ value: [{ Name: 'Limited Access' }] });
    expect((await post('owner', `web/lists/getByTitle('Narrow')/roleassignments/addroleassignment(principalid=${guest.Id}, roledefid=1073741825)`)).json).toMatchObject({ 'odata.error': { message: { value: 'You cannot grant a user the limited access permission level.' } } });
  });

  test('below are cleared when a list stops inheriting with clearSubscopes', async () => {
    const { list } = await site.as('owner').web.lists.ensure('Cleared');
    const { Id } = (await list.items.add({ Title: 'x' })) as { Id: number };
    await list.items.getById(Id).breakRoleInheritance(false);
    expect((await get('member', `web/lists/getByTitle('Cleared')/items(${Id})`)).status).toBe(404);
    await list.breakRoleInheritance(true, true);
    expect((await get('member', `web/lists/getByTitle('Cleared')/items(${Id})`)).status).toBe(200);
  });

  test('end at the limits of unique scopes', async () => {
    const small = await startSharePoint({ limits: { scopesPerList: 2, itemsToBreakInheritance: 2 } });
    const { list } = await small.as('owner').web.lists.ensure('Few');
    for (let count = 0; count < 3; count++) await list.items.add({ Title: `${count}` });
    await list.items.getById(1).breakRoleInheritance(true);
    await list.items.getById(2).breakRoleInheritance(true);
    await expect(list.items.getById(3).breakRoleInheritance(true)).rejects.toThrow('500');
    await expect(list.breakRoleInheritance(true)).rejects.toThrow('500');
    await small.close();
  });
});

describe('effective rights', () => {
  test('are told of anybody to those who may list permissions, and of oneself', async () => {
    const { list } = await site.as('owner').web.lists.ensure('Rights');
    expect(await list.userHasPermissions(login('member'), PermissionKind.AddListItems)).toBe(true);
    expect(await list.userHasPermissions(login('visitor'), PermissionKind.AddListItems)).toBe(false);
    expect(await list.currentUserHasPermissions(PermissionKind.ManageLists)).toBe(true);
    const { Id } = (await list.items.add({ Title: 'x' })) as { Id: number };
    const account = encodeURIComponent(`'${login('member')}'`);
    for (const securable of ['web', "web/lists/getByTitle('Rights')", `web/lists/getByTitle('Rights')/items(${Id})`]) {
      const path = `${securable}/getUserEffectivePermissions(@u)?@u=${account}`;
      expect((await get('owner', path)).json).toMatchObject({ High: '432', Low: '1011030767' });
      expect((await get('member', path)).status).toBe(200);
      expect((await get('visitor', path)).status).toBe(403);
    }
    expect((await get('owner', "web/getUserEffectivePermissions(@u)?@u='nobody'")).status).toBe(500);
  });

  test('are asked for by a mask', async () => {
    const ask = async (role: Role, low: string): Promise<unknown> => ((await get(role, `web/doesUserHavePermissions(@v)?@v={'High':'0','Low':'${low}'}`)).json as { value: unknown }).value;
    expect(await ask('member', '2')).toBe(true);
    expect(await ask('visitor', '2')).toBe(false);
    expect((await get('member', "web/doesUserHavePermissions(@v)?@v='x'")).status).toBe(400);
  });

  test('come from the nearest object with rights of its own', async () => {
    const { web } = site.as('owner');
    const { list } = await web.lists.ensure('Origins');
    const { Id } = (await list.items.add({ Title: 'x' })) as { Id: number };
    const origin = async (path: string): Promise<unknown> => ((await site.request('owner', 'GET', `_api/${path}/firstUniqueAncestorSecurableObject`, { accept: 'application/json' })).json as Record<string, unknown>)['odata.type'];
    const [onList, onItem] = ["web/lists/getByTitle('Origins')", `web/lists/getByTitle('Origins')/items(${Id})`];
    expect([await origin('web'), await origin(onList), await origin(onItem)]).toEqual(['SP.Web', 'SP.Web', 'SP.Web']);
    await list.breakRoleInheritance(true);
    expect([await origin(onList), await origin(onItem)]).toEqual(['SP.List', 'SP.List']);
    await list.items.getById(Id).breakRoleInheritance(true);
    expect(await origin(onItem)).toMatch(/^SP\.Data\./);
  });
});
