import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const list = "_api/web/lists/getByTitle('Heard')";
const all = { Item: true, Add: true, Update: true, DeleteObject: true, Restore: true };
const changes = async (role: Role, query: object, on = list): Promise<[number, number][]> =>
  ((await site.request(role, 'POST', `${on}/GetChanges`, { body: { query } })).json as { value: { ItemId: number; ChangeType: number }[] }).value.map(({ ItemId, ChangeType }) => [ItemId, ChangeType]);
const add = async (role: Role, title: string): Promise<number> => ((await site.request(role, 'POST', `${list}/items`, { body: { Title: title } })).json as { Id: number }).Id;
const token = async (): Promise<{ StringValue: string }> => ((await site.request('owner', 'GET', `${list}?$select=CurrentChangeToken`)).json as { CurrentChangeToken: { StringValue: string } }).CurrentChangeToken;

beforeAll(async () => {
  site = await startSharePoint();
  const { list: heard } = await site.as('owner').web.lists.ensure('Heard', '', 100, false, { ReadSecurity: 2, WriteSecurity: 2 } as object);
  await heard.breakRoleInheritance(false);
  await heard.roleAssignments.add((await site.as('owner').web.associatedMemberGroup()).Id, 1073741827);
  await heard.roleAssignments.add((await site.as('owner').web.associatedVisitorGroup()).Id, 1073741827);
});
afterAll(() => site.close());

describe('changes', () => {
  test('are told by their flags, from token to token', async () => {
    const start = await token();
    const id = await add('owner', 'first');
    await site.request('owner', 'POST', `${list}/items(${id})`, { body: { Title: 'changed' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    const middle = await token();
    await site.request('owner', 'POST', `${list}/items(${id})`, { headers: { 'X-HTTP-Method': 'DELETE' } });
    expect(await changes('owner', { ...all, ChangeTokenStart: start })).toEqual([[id, 1], [id, 2], [id, 3]]);
    expect(await changes('owner', { Item: true, DeleteObject: true, ChangeTokenStart: start })).toEqual([[id, 3]]);
    expect(await changes('owner', { ...all, ChangeTokenStart: start, ChangeTokenEnd: middle })).toEqual([[id, 1], [id, 2]]);
    expect(await changes('owner', { ...all, Item: false })).toEqual([]);
    expect((await changes('owner', { ...all, ChangeTokenStart: start }, '_api/web')).length).toBe(3);
  });

  test('of rows that somebody may not read are kept from them, deletions too', async () => {
    const start = await token();
    const mine = await add('member', 'mine');
    const theirs = await add('visitor', 'theirs');
    const gone = await add('visitor', 'gone');
    await site.request('visitor', 'POST', `${list}/items(${gone})`, { headers: { 'X-HTTP-Method': 'DELETE' } });
    const query = { ...all, ChangeTokenStart: start };
    expect(await changes('member', query)).toEqual([[mine, 1]]);
    expect(await changes('visitor', query)).toEqual([[theirs, 1], [gone, 1], [gone, 3]]);
    expect((await changes('owner', query)).length).toBe(4);
    expect(await changes('member', query, '_api/web')).toEqual([[mine, 1]]);
  });
});
