import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

interface Change {
  readonly ChangeType: number;
  readonly ChangeToken: { readonly StringValue: string };
  readonly [name: string]: unknown;
}

let site: TestSite;
const list = "_api/web/lists/getByTitle('Watched')";
const all = { Add: true, Update: true, DeleteObject: true, List: true, Field: true, View: true, ContentType: true, Web: true };
const post = (role: Role, path: string, body: unknown = {}, method?: string): Promise<RawAnswer> => site.request(role, 'POST', path, { body, ...(method ? { headers: { 'X-HTTP-Method': method } } : {}) });
const get = async (role: Role, path: string): Promise<RawAnswer> => site.request(role, 'GET', path);
const changes = async (role: Role, on: string, query: object): Promise<readonly Change[]> => ((await post(role, `${on}/GetChanges`, { query })).json as { value: readonly Change[] }).value;
const newest = async (): Promise<{ readonly StringValue: string } | undefined> => (await changes('owner', '_api/site', { ...all, Item: true })).at(-1)?.ChangeToken;
const idOf = (answer: RawAnswer): string => String((answer.json as { Id: unknown }).Id);

beforeAll(async () => {
  site = await startSharePoint();
  await post('owner', '_api/web/lists', { Title: 'Watched', BaseTemplate: 100 });
});
afterAll(() => site.close());

describe('the change log', () => {
  test('tells of lists, columns, views and rows in the order in which they changed', async () => {
    const ChangeTokenStart = await newest();
    const listId = idOf(await get('owner', `${list}?$select=Id`));
    const fieldId = idOf(await post('owner', `${list}/fields`, { Title: 'Depth', FieldTypeKind: 9 }));
    await post('owner', `${list}/items`, { Title: 'a row' });
    const viewId = idOf(await post('owner', `${list}/views`, { Title: 'Deep' }));
    await post('owner', list, { Description: 'changed' }, 'MERGE');
    await post('owner', `${list}/views('${viewId}')`, {}, 'DELETE');
    const told = await changes('owner', list, { ...all, Item: true, ChangeTokenStart });
    expect(told.map(({ ChangeType, FieldId, ViewId, ItemId, Title }) => [ChangeType, FieldId ?? ViewId ?? ItemId ?? Title])).toEqual([[1, fieldId], [1, 1], [1, viewId], [2, 'Watched'], [3, viewId]]);
    expect(told[3]).toMatchObject({ ListId: listId, BaseTemplate: 100, RootFolderUrl: '/sites/test/Lists/Watched' });
    const after = await changes('owner', list, { ...all, ChangeTokenStart: told[2]?.ChangeToken });
    expect(after.map(({ ChangeType }) => ChangeType)).toEqual([2, 3]);
    expect(await changes('owner', list, { Field: true, Add: true, ChangeTokenStart })).toHaveLength(1);
    const { CurrentChangeToken: current } = (await get('owner', `${list}?$select=CurrentChangeToken`)).json as { CurrentChangeToken: { StringValue: string } };
    expect(current.StringValue.split(';')[4]).toBe(told.at(-1)?.ChangeToken.StringValue.split(';')[4]);
  });

  test('tells of webs and content types, and of lists that are gone to those who manage lists', async () => {
    const ChangeTokenStart = await newest();
    await post('owner', '_api/web/lists', { Title: 'Gone', BaseTemplate: 100 });
    await post('owner', "_api/web/lists/getByTitle('Gone')", {}, 'DELETE');
    await post('owner', '_api/web', { Description: 'told' }, 'MERGE');
    await post('owner', '_api/web/contenttypes', { Id: { StringValue: '0x0100AB27A4F3C3F54B2F9E5D7C0E6B1A2F35' }, Name: 'Told' });
    const kinds = async (role: Role): Promise<string[]> => (await changes(role, '_api/web', { ...all, ChangeTokenStart })).map((change) => (change.ListId ? 'list' : change.ContentTypeId ? 'type' : 'web') + String(change.ChangeType));
    expect(await kinds('owner')).toEqual(['list1', 'list3', 'web2', 'type1']);
    expect(await kinds('visitor')).toEqual(['web2', 'type1']);
    await site.as('owner').web.webs.add('Below', 'below');
    expect(await changes('owner', '_api/site', { Web: true, Add: true, ChangeTokenStart })).toHaveLength(1);
  });

  test('keeps lists from those who may not see them', async () => {
    await post('owner', `${list}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
    expect(await changes('visitor', '_api/web', { List: true, Field: true, View: true, Add: true, Update: true, DeleteObject: true })).toEqual([]);
    await post('owner', `${list}/resetroleinheritance`);
  });
});

describe('personal views', () => {
  test('are seen and changed by their owner alone', async () => {
    const made = await post('member', `${list}/views`, { Title: 'Mine', PersonalView: true, DefaultView: true });
    expect([made.status, made.json]).toEqual([201, expect.objectContaining({ PersonalView: true, DefaultView: false })]);
    const view = `${list}/views('${idOf(made)}')`;
    const titles = async (role: Role): Promise<string[]> => ((await get(role, `${list}/views?$select=Title`)).json as { value: { Title: string }[] }).value.map(({ Title }) => Title);
    expect([await titles('member'), await titles('owner')]).toEqual([expect.arrayContaining(['Mine']), expect.not.arrayContaining(['Mine'])]);
    expect((await post('member', view, { RowLimit: 5, PersonalView: false }, 'MERGE')).status).toBe(204);
    expect((await get('member', view)).json).toMatchObject({ RowLimit: 5, PersonalView: true });
    expect([(await get('owner', view)).status, (await post('owner', `${list}/RenderListDataAsStream`, { parameters: {}, overrideParameters: { ViewId: idOf(made) } })).status]).toEqual([404, 404]);
    expect((await post('visitor', `${list}/views`, { Title: 'Theirs', PersonalView: true })).status).toBe(403);
    expect((await post('member', view, {}, 'DELETE')).status).toBe(200);
  });
});

describe('the recycle bin', () => {
  const recycled = async (title: string): Promise<string> => {
    const { Id } = (await post('owner', `${list}/items`, { Title: title })).json as { Id: number };
    return String(((await post('owner', `${list}/items(${Id})/recycle`)).json as { value: string }).value);
  };

  test.each(['web', 'site'])('of a %s takes lists of ids, all or none', async (owner) => {
    const bin = `_api/${owner}/recyclebin`;
    const ids = [await recycled('one'), await recycled('two')];
    expect((await post('owner', `${bin}/restoreByIds`, { ids: [...ids, '00000000-0000-0000-0000-000000000000'] })).status).toBe(404);
    expect((await get('owner', `${bin}('${ids[0]}')`)).status).toBe(200);
    expect((await post('owner', `${bin}/restoreByIds`, { ids, bRenameExistingItems: true })).json).toEqual({ 'odata.null': true });
    expect((await get('owner', `${bin}('${ids[0]}')`)).status).toBe(404);
    const other = await recycled('three');
    expect((await post('owner', `${bin}/moveToSecondStageByIds`, { ids: [other] })).status).toBe(200);
    expect((await post('owner', '_api/site/recyclebin/deleteByIds', { ids: [other] })).status).toBe(200);
    expect((await post('owner', `${bin}/deleteByIds`, { ids: [await recycled('four')] })).status).toBe(200);
    for (const wrong of [undefined, 'x', [5]]) expect((await post('owner', `${bin}/restoreByIds`, { ids: wrong })).status).toBe(400);
  });

  test('takes all older versions of a file', async () => {
    const files = site.as('owner').web.defaultDocumentLibrary.rootFolder.files;
    for (const content of ['1', '2', '3']) await files.addUsingPath('v.txt', content, { Overwrite: true });
    const file = "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/Shared Documents/v.txt')/versions";
    expect(((await get('owner', file)).json as { value: object[] }).value).toHaveLength(2);
    expect((await post('owner', `${file}/recycleAll`)).json).toEqual({ 'odata.null': true });
    expect(((await get('owner', file)).json as { value: object[] }).value).toHaveLength(0);
    const bin = ((await get('owner', '_api/web/recyclebin?$select=ItemType')).json as { value: { ItemType: number }[] }).value;
    expect(bin.filter(({ ItemType }) => ItemType === 2)).toHaveLength(2);
  });
});
