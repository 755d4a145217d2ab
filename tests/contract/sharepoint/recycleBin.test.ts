import '@pnp/sp/recycle-bin/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('Binned')/items";

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Binned', '', 100, false, { EnableVersioning: true } as object);
  await list.breakRoleInheritance(false);
  await list.roleAssignments.add((await site.as('owner').web.associatedMemberGroup()).Id, 1073741827);
  await list.roleAssignments.add((await site.as('owner').web.associatedVisitorGroup()).Id, 1073741826);
});
afterAll(() => site.close());

async function recycle(role: 'owner' | 'member', title: string): Promise<{ readonly id: number; readonly bin: string }> {
  const list = site.as(role).web.lists.getByTitle('Binned');
  const { Id } = (await list.items.add({ Title: title })) as { Id: number };
  return { id: Id, bin: await list.items.getById(Id).recycle() };
}
const act = (role: 'owner' | 'member' | 'visitor', bin: string, call: string): Promise<{ status: number }> => site.request(role, 'POST', `_api/web/RecycleBin('${bin}')/${call}`);
const see = async (role: 'owner' | 'member' | 'visitor', bin: string): Promise<number> => (await site.request(role, 'GET', `_api/web/RecycleBin('${bin}')`)).status;

describe('the recycle bin', () => {
  test('a restored row keeps its id, versions, attachments and rights', async () => {
    const item = site.as('owner').web.lists.getByTitle('Binned').items;
    const { Id } = (await item.add({ Title: 'first' })) as { Id: number };
    await item.getById(Id).update({ Title: 'second' });
    await site.request('owner', 'POST', `${items}(${Id})/AttachmentFiles/add(FileName='a.txt')`, { body: 'hello' });
    await item.getById(Id).breakRoleInheritance(false);
    const bin = await item.getById(Id).recycle();
    expect((await site.request('owner', 'GET', `${items}(${Id})`)).status).toBe(404);
    await site.as('owner').web.recycleBin.getById(bin).restore();
    expect((await site.request('owner', 'GET', `${items}(${Id})`)).json).toMatchObject({ Id, Title: 'second' });
    expect(((await site.request('owner', 'GET', `${items}(${Id})/versions`)).json as { value: unknown[] }).value).toHaveLength(2);
    expect((await site.request('owner', 'GET', `${items}(${Id})/AttachmentFiles`)).text).toContain('a.txt');
    expect((await site.request('member', 'GET', `${items}(${Id})`)).status).toBe(404);
    expect(await see('owner', bin)).toBe(404);
  });

  test('an entry says what it was, where it lay and who deleted it', async () => {
    const { id, bin } = await recycle('member', 'Described');
    const [entry] = (await site.as('member').web.recycleBin()).filter((one) => one.Id === bin);
    expect(entry).toMatchObject({ Title: 'Described', LeafName: `${id}_.000`, ItemState: 1, ItemType: 3 });
    expect((entry as unknown as { DirName: string }).DirName).toMatch(/^sites\/.*\/Lists\/Binned$/);
  });

  test('people find their own deletions, owners all of them', async () => {
    const mine = await recycle('member', 'of a member');
    const theirs = await recycle('owner', 'of an owner');
    expect(await see('member', mine.bin)).toBe(200);
    expect(await see('owner', mine.bin)).toBe(200);
    expect(await see('member', theirs.bin)).toBe(404);
    expect(await see('visitor', mine.bin)).toBe(404);
    expect((await act('member', theirs.bin, 'restore')).status).toBe(404);
    expect((await act('visitor', mine.bin, 'deleteObject')).status).toBe(404);
    expect((await site.request('member', 'GET', '_api/site/RecycleBin')).status).toBe(403);
  });

  test('the second stage is out of the reach of the web', async () => {
    const { bin } = await recycle('member', 'second stage');
    expect((await act('member', bin, 'moveToSecondStage')).status).toBe(200);
    expect(await see('member', bin)).toBe(404);
    expect(await see('owner', bin)).toBe(404);
    expect((await site.request('member', 'POST', `_api/site/RecycleBin('${bin}')/restore`)).status).toBe(403);
    expect((await site.request('owner', 'GET', `_api/site/RecycleBin('${bin}')`)).json).toMatchObject({ Title: 'second stage', ItemState: 2 });
    expect((await site.request('owner', 'POST', `_api/site/RecycleBin('${bin}')/restore`)).status).toBe(200);
    expect((await site.request('member', 'GET', items)).text).toContain('second stage');
  });

  test('what is deleted from the bin is gone', async () => {
    const { id, bin } = await recycle('member', 'gone');
    await site.as('member').web.recycleBin.getById(bin).delete();
    expect(await see('owner', bin)).toBe(404);
    expect((await act('owner', bin, 'restore')).status).toBe(404);
    expect((await site.request('owner', 'GET', `${items}(${id})`)).status).toBe(404);
  });
});
