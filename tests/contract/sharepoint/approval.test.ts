import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import type { IFile } from '@pnp/sp/files/index.js';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const folder = '/sites/test/Approved files';
const file = (role: Role, name: string): IFile => site.as(role).web.getFileByServerRelativePath(`${folder}/${name}`);
const rows = (list: string): string => `_api/web/lists/getByTitle('${list}')/items?$select=Title,FileLeafRef,OData__ModerationStatus`;
const titles = async (role: Role): Promise<string[]> => ((await site.request(role, 'GET', rows('Approved rows'))).json as { value: { Title: string }[] }).value.map(({ Title }) => Title);

beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.add('Approved files', '', 101, false, { EnableModeration: true } as object);
  await site.as('owner').web.lists.add('Approved rows', '', 100, false, { EnableModeration: true } as object);
});
afterAll(() => site.close());

describe('content approval', () => {
  test('keeps a file from readers until it is approved, and shows the approved state while a new one waits', async () => {
    await site.as('member').web.getFolderByServerRelativePath(folder).files.addUsingPath('a.txt', 'first');
    expect((await site.request('visitor', 'GET', rows('Approved files'))).json).toEqual({ value: [] });
    expect(await file('visitor', 'a.txt').exists()).toBe(false);
    expect(await file('member', 'a.txt').getText()).toBe('first');
    const path = `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(`${folder}/a.txt`)}')`;
    expect((await site.request('member', 'POST', `${path}/approve(comment='')`)).status).toBe(403);
    await file('owner', 'a.txt').approve('good');
    expect(await file('visitor', 'a.txt').getText()).toBe('first');
    expect((await site.request('visitor', 'GET', rows('Approved files'))).json).toMatchObject({ value: [{ FileLeafRef: 'a.txt', OData__ModerationStatus: 0 }] });
    await file('member', 'a.txt').setContent('second');
    expect(await file('visitor', 'a.txt').getText()).toBe('first');
    expect(await file('owner', 'a.txt').getText()).toBe('second');
    expect((await site.request('visitor', 'GET', 'Approved%20files/a.txt')).text).toBe('first');
    await file('owner', 'a.txt').deny('no');
    expect(((await site.request('owner', 'GET', rows('Approved files'))).json as { value: { OData__ModerationStatus: number }[] }).value[0]?.OData__ModerationStatus).toBe(1);
    expect(await file('visitor', 'a.txt').getText()).toBe('first');
    const other = await site.request('owner', 'POST', "_api/web/GetFileByServerRelativePath(decodedurl='/sites/test/Shared Documents/x.txt')/approve(comment='')");
    expect(other.status).toBe(404);
  });

  test('of rows is for approvers alone, who also change the status', async () => {
    const mine = (await site.as('member').web.lists.getByTitle('Approved rows').items.add({ Title: 'waiting', OData__ModerationStatus: 0 })) as { Id: number };
    expect(await titles('visitor')).toEqual([]);
    expect(await titles('member')).toEqual(['waiting']);
    const item = `_api/web/lists/getByTitle('Approved rows')/items(${mine.Id})`;
    expect((await site.request('visitor', 'GET', item)).status).toBe(404);
    expect((await site.request('member', 'MERGE', item, { body: { OData__ModerationStatus: 0 } })).status).toBe(403);
    expect((await site.request('owner', 'MERGE', item, { body: { OData__ModerationStatus: 0 } })).status).toBe(204);
    expect(await titles('visitor')).toEqual(['waiting']);
    await site.as('member').web.lists.getByTitle('Approved rows').items.getById(mine.Id).update({ Title: 'changed' });
    expect(await titles('visitor')).toEqual(['waiting']);
    expect(await titles('owner')).toEqual(['changed']);
    expect(((await site.request('visitor', 'GET', item)).json as { Title: string }).Title).toBe('waiting');
  });

  test('makes the version where there are drafts', async () => {
    await site.as('owner').web.lists.add('Approved drafts', '', 101, false, { EnableModeration: true, EnableMinorVersions: true } as object);
    await site.as('owner').web.getFolderByServerRelativePath('/sites/test/Approved drafts').files.addUsingPath('b.txt', 'x');
    const paper = site.as('owner').web.getFileByServerRelativePath('/sites/test/Approved drafts/b.txt');
    await paper.publish('please');
    expect(await paper()).toMatchObject({ UIVersionLabel: '0.1' });
    await paper.approve('yes');
    expect(await paper()).toMatchObject({ UIVersionLabel: '1.0', Level: 1 });
    expect(await site.as('visitor').web.getFileByServerRelativePath('/sites/test/Approved drafts/b.txt').getText()).toBe('x');
  });
});
