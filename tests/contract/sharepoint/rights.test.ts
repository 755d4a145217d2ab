import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('Wall')/items";

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Wall', '', 100, false, { WriteSecurity: 2 } as object);
  await list.breakRoleInheritance(false);
  const members = await site.as('owner').web.associatedMemberGroup();
  const visitors = await site.as('owner').web.associatedVisitorGroup();
  await list.roleAssignments.add(members.Id, 1073741827);
  await list.roleAssignments.add(visitors.Id, 1073741826);
});
afterAll(() => site.close());

const add = async (role: 'owner' | 'member'): Promise<number> => ((await site.as(role).web.lists.getByTitle('Wall').items.add({ Title: role })) as { Id: number }).Id;
const change = (role: 'owner' | 'member' | 'visitor', id: number): Promise<{ status: number }> => site.request(role, 'POST', `${items}(${id})`, { body: { Title: 'changed' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });

describe('rights', () => {
  test('people change and delete only their own rows, owners all', async () => {
    const mine = await add('member');
    const theirs = await add('owner');
    expect((await change('member', mine)).status).toBe(204);
    expect((await change('member', theirs)).status).toBe(403);
    expect((await site.request('member', 'POST', `${items}(${theirs})`, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(403);
    expect((await change('owner', mine)).status).toBe(204);
  });

  test('a visitor reads and is refused to write', async () => {
    expect((await site.request('visitor', 'GET', items)).status).toBe(200);
    const refused = await site.request('visitor', 'POST', items, { body: { Title: 'x' } });
    expect(refused.status).toBe(403);
    expect(refused.json).toMatchObject({ 'odata.error': { message: { value: 'Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))' } } });
  });

  test('a member cannot switch the settings of a list with Contribute', async () => {
    const answer = await site.request('member', 'POST', "_api/web/lists/getByTitle('Wall')", { body: { WriteSecurity: 1 }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    expect(answer.status).toBe(403);
  });

  test('rows that only their author reads are hidden from colleagues in every way', async () => {
    const { list } = await site.as('owner').web.lists.ensure('Drafts', '', 100, false, { ReadSecurity: 2, WriteSecurity: 2 } as object);
    await list.breakRoleInheritance(false);
    await list.roleAssignments.add((await site.as('owner').web.associatedMemberGroup()).Id, 1073741827);
    await list.roleAssignments.add((await site.as('owner').web.associatedVisitorGroup()).Id, 1073741827);
    const drafts = "_api/web/lists/getByTitle('Drafts')/items";
    const { Id } = (await site.request('member', 'POST', drafts, { body: { Title: 'secret' } })).json as { Id: number };
    expect((await site.request('member', 'GET', drafts)).text).toContain('secret');
    expect((await site.request('visitor', 'GET', drafts)).json).toEqual({ value: [] });
    expect((await site.request('visitor', 'GET', `${drafts}(${Id})`)).status).toBe(404);
    expect((await site.request('visitor', 'GET', `${drafts}(${Id})/versions`)).status).toBe(404);
  });

  test('nobody says who wrote a row', async () => {
    const answer = await site.request('member', 'POST', items, { body: { Title: 'x', AuthorId: 1 } });
    expect(answer.status).toBe(400);
  });

  test('an unknown person is not let in', async () => {
    expect((await site.request('member', 'GET', items, { headers: { 'X-Local-User': 'nobody@example.com' } })).status).toBe(401);
  });
});
