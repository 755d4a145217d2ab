import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const library = '/sites/test/Shared Documents';
const at = (path: string): string => `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(path.replace(/'/g, "''"))}')`;
const names = (answer: { readonly json: unknown }): string[] => (answer.json as { value: { Name: string }[] }).value.map(({ Name }) => Name);
const code = (answer: { readonly json: unknown }): string => (answer.json as { 'odata.error': { code: string } })['odata.error'].code;

beforeAll(async () => {
  site = await startSharePoint();
});
afterAll(() => site.close());

async function makeFolder(path: string): Promise<void> {
  await site.as('owner').web.folders.addUsingPath(path);
}

async function makeFile(folder: string, name: string, content: string = name): Promise<void> {
  await site.as('owner').web.getFolderByServerRelativePath(folder).files.addUsingPath(name, content);
}

describe('a folder', () => {
  test('is made by path, by name and below another', async () => {
    const folder = site.as('owner').web.getFolderByServerRelativePath(library);
    expect(await folder.folders.addUsingPath("it's 100% #1")).toMatchObject({ Name: "it's 100% #1", ServerRelativeUrl: `${library}/it's 100% #1`, ItemCount: 0, Exists: true });
    const sub = await site.as('owner').web.getFolderByServerRelativePath(`${library}/it's 100% #1`).addSubFolderUsingPath('sub');
    expect(await sub()).toMatchObject({ Name: 'sub' });
    expect((await site.request('owner', 'POST', `${at(`${library}/it's 100% #1`)}/AddSubFolder(leafName='named')`)).status).toBe(200);
    expect((await site.request('owner', 'POST', '_api/web/folders', { body: { ServerRelativeUrl: 'Shared Documents/posted' } })).status).toBe(201);
    expect(names(await site.request('visitor', 'GET', `${at(`${library}/it's 100% #1`)}/folders`))).toEqual(['named', 'sub']);
  });

  test('that is there is taken by add, refused by path', async () => {
    await makeFolder('Shared Documents/twice');
    expect((await site.request('owner', 'POST', `${at(library)}/folders/add('twice')`)).status).toBe(200);
    const refused = await site.request('owner', 'POST', `${at(library)}/folders/AddUsingPath(DecodedUrl='twice',overwrite=false)`);
    expect([refused.status, code(refused)]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    expect((await site.request('owner', 'POST', `${at(library)}/folders/AddUsingPath(DecodedUrl='twice',overwrite=true)`)).status).toBe(200);
  });

  test('that is missing fails in the words for a missing file', async () => {
    const answer = await site.request('owner', 'GET', at(`${library}/nowhere`));
    expect([answer.status, answer.json]).toEqual([404, { 'odata.error': { code: '-2147024894, System.IO.FileNotFoundException', message: { lang: 'en-US', value: 'File Not Found.' } } }]);
    expect((await site.request('owner', 'GET', `${at(`${library}/nowhere`)}/Exists`)).json).toEqual({ value: false });
    expect((await site.request('owner', 'GET', `${at(library)}/Exists`)).json).toEqual({ value: true });
    const outside = await site.request('owner', 'GET', at('/sites/other/Shared Documents'));
    expect([outside.status, code(outside)]).toEqual([400, '-2147024809, System.ArgumentException']);
  });

  test('tells its parent, its size, its properties and its row', async () => {
    await makeFolder('Shared Documents/told');
    await makeFile(`${library}/told`, 'a.txt', '12345');
    const folder = site.as('visitor').web.getFolderByServerRelativePath(`${library}/told`);
    expect(await folder.parentFolder()).toMatchObject({ ServerRelativeUrl: library });
    expect(await folder.storageMetrics()).toMatchObject({ TotalFileCount: '1', TotalSize: '5' });
    expect(await folder.properties()).toMatchObject({ vti_x005f_folderitemcount: 1, vti_x005f_foldersubfolderitemcount: 0 });
    expect((await folder.getItem<{ FileLeafRef: string }>('Id', 'FileSystemObjectType', 'FileLeafRef')).FileLeafRef).toBe('told');
    expect((await folder.getParentInfos()).ParentList.RootFolderServerRelativeUrl).toBe(library);
    await site.as('owner').web.getFolderByServerRelativePath(`${library}/told`).update({ WelcomePage: 'a.txt' });
    const { UniqueId, WelcomePage } = await site.as('visitor').web.getFolderByServerRelativePath(`${library}/told`)();
    expect(WelcomePage).toBe('a.txt');
    expect(await site.as('owner').web.getFolderById(UniqueId)()).toMatchObject({ Name: 'told' });
    expect(await site.as('owner').web.lists.getByTitle('Documents').rootFolder.listItemAllFields()).toEqual({ 'odata.null': true });
    const list = await site.request('visitor', 'GET', "_api/web/lists/getByTitle('Documents')?$select=RootFolder/Folders/Name&$expand=RootFolder,RootFolder/Folders");
    expect(list.text).toContain('told');
  });

  test('holds the libraries of a web', async () => {
    const folders = await site.as('visitor').web.folders();
    expect(folders.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['Lists', 'Shared Documents', 'SitePages']));
    expect(await site.as('visitor').web.rootFolder()).toMatchObject({ ServerRelativeUrl: '/sites/test' });
    expect((await site.request('visitor', 'POST', "_api/web/folders/AddUsingPath(DecodedUrl='outside')")).status).toBe(403);
    await site.as('owner').web.folders.addUsingPath('outside');
    await site.as('owner').web.rootFolder.files.addUsingPath('outside.txt', 'of the web');
    expect((await site.request('visitor', 'GET', 'outside.txt')).text).toBe('of the web');
    expect((await site.as('owner').web.lists()).map(({ Title }) => Title)).toEqual(['Documents', 'Site Pages']);
  });

  test('takes with it what lies in it, and brings it back', async () => {
    await makeFolder('Shared Documents/binned');
    await makeFolder('Shared Documents/binned/deep');
    await makeFile(`${library}/binned/deep`, 'x.txt', 'kept');
    const bin = (await site.as('owner').web.getFolderByServerRelativePath(`${library}/binned`).recycle()) as unknown as string;
    expect((await site.request('owner', 'GET', at(`${library}/binned/deep`))).status).toBe(404);
    expect((await site.request('owner', 'GET', `_api/web/RecycleBin('${bin}')`)).json).toMatchObject({ LeafName: 'binned', ItemType: 5 });
    expect((await site.request('owner', 'POST', `_api/web/RecycleBin('${bin}')/restore`)).status).toBe(200);
    expect(await site.as('owner').web.getFileByServerRelativePath(`${library}/binned/deep/x.txt`).getText()).toBe('kept');
    for (const [call, body] of [['deleteObject', undefined], ['DeleteWithParameters', { parameters: { BypassSharedLock: true } }], ['recycleWithParameters', { parameters: {} }]] as const) {
      await makeFolder(`Shared Documents/${call}`);
      expect((await site.request('owner', 'POST', `${at(`${library}/${call}`)}/${call}`, body ? { body } : {})).status).toBe(200);
      expect((await site.request('owner', 'GET', `${at(`${library}/${call}`)}/Exists`)).json).toEqual({ value: false });
    }
    expect((await site.request('owner', 'POST', `${at(`${library}/binned`)}/DeleteWithParameters`, { body: { parameters: { DeleteIfEmpty: true } } })).status).toBe(400);
    await site.as('owner').web.getFolderByServerRelativePath(`${library}/binned`).delete();
    expect((await site.request('owner', 'GET', `${at(library)}/folders`)).text).not.toContain('binned');
    const root = await site.request('owner', 'DELETE', at(library), { headers: { 'If-Match': '*' } });
    expect(root.status).toBe(403);
  });

  test('gives its rights to what lies in it', async () => {
    await makeFolder('Shared Documents/secret');
    await makeFolder('Shared Documents/secret/below');
    await makeFile(`${library}/secret/below`, 'hidden.txt');
    const item = await site.as('owner').web.getFolderByServerRelativePath(`${library}/secret`).getItem();
    await item.breakRoleInheritance(false);
    const path = `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(`${library}/secret/below/hidden.txt`)}')`;
    expect((await site.request('member', 'GET', path)).status).toBe(404);
    expect((await site.request('member', 'GET', `${path}/$value`)).status).toBe(404);
    expect((await site.request('member', 'GET', 'Shared%20Documents/secret/below/hidden.txt')).status).toBe(404);
    expect((await site.request('member', 'GET', "_api/web/lists/getByTitle('Documents')/items?$select=FileRef&$top=5000")).text).not.toContain('secret');
    expect(names(await site.request('member', 'GET', `${at(library)}/folders`))).not.toContain('secret');
    expect((await site.request('member', 'POST', `${at(`${library}/secret/below`)}/files/add(url='mine.txt')`, { body: 'x' })).status).toBe(404);
    expect((await site.request('member', 'POST', `${at(library)}/folders/AddUsingPath(DecodedUrl='secret/mine')`)).status).toBe(403);
    const members = await site.as('owner').web.associatedMemberGroup();
    await item.roleAssignments.add(members.Id, 1073741826);
    expect((await site.request('member', 'GET', `${path}/$value`)).text).toBe('hidden.txt');
    expect((await site.request('member', 'POST', `${path}/$value`, { headers: { 'X-HTTP-Method': 'PUT' }, body: 'x' })).status).toBe(403);
    expect((await site.request('member', 'DELETE', path)).status).toBe(403);
  });
});

describe('moving and copying', () => {
  const text = (path: string): Promise<string> => site.as('owner').web.getFileByServerRelativePath(path).getText();

  test('a file by PnPjs and by the older calls', async () => {
    await makeFolder('Shared Documents/to');
    await makeFile(library, "o'ne %.txt", 'one');
    const file = site.as('owner').web.getFileByServerRelativePath(`${library}/o'ne %.txt`);
    await file.copyByPath(`${library}/to/copied.txt`, false, false);
    expect(await text(`${library}/to/copied.txt`)).toBe('one');
    const again = await site.request('owner', 'POST', '_api/SP.MoveCopyUtil.CopyFileByPath(overwrite=@a1)?@a1=false', { body: { srcPath: { DecodedUrl: `${site.url}/Shared Documents/o'ne %.txt` }, destPath: { DecodedUrl: `${site.url}/Shared Documents/to/copied.txt` } } });
    expect([again.status, code(again)]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    await file.copyByPath(`${library}/to/copied.txt`, false, true);
    expect(await text(`${library}/to/copied1.txt`)).toBe('one');
    await file.copyTo(`${library}/to/again.txt`, true);
    await file.moveByPath(`${library}/to/moved.txt`, false, false);
    expect(await file.exists()).toBe(false);
    const moved = `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(`${library}/to/moved.txt`)}')`;
    expect((await site.request('owner', 'POST', `${moved}/copyToUsingPath(DecodedUrl='${encodeURIComponent(`${library}/to/c2.txt`)}',bOverWrite=false)`)).status).toBe(200);
    expect((await site.request('owner', 'POST', `${moved}/moveTo(newurl='${encodeURIComponent(`${library}/to/m2.txt`)}',flags=1)`)).status).toBe(200);
    expect((await site.request('owner', 'POST', `${moved.replace('moved', 'm2')}/moveToUsingPath(DecodedUrl='${encodeURIComponent(`${library}/to/again.txt`)}',moveOperations=1)`)).status).toBe(200);
    expect(names(await site.request('owner', 'GET', `${at(`${library}/to`)}/files`))).toEqual(['again.txt', 'c2.txt', 'copied.txt', 'copied1.txt']);
    for (const [call, from, to] of [['CopyFile', 'again', 'c3'], ['MoveFile', 'c3', 'm3']] as const) {
      const body = { srcUrl: `${site.url}/Shared Documents/to/${from}.txt`, destUrl: `${site.url}/Shared Documents/to/${to}.txt`, overwrite: false, options: { KeepBoth: false } };
      expect((await site.request('owner', 'POST', `_api/SP.MoveCopyUtil.${call}`, { body })).status).toBe(200);
    }
    expect(await text(`${library}/to/m3.txt`)).toBe('one');
  });

  test('a folder with all that lies in it, also into another library', async () => {
    await makeFolder('Shared Documents/tree');
    await makeFolder('Shared Documents/tree/branch');
    await makeFile(`${library}/tree/branch`, 'leaf.txt', 'leaf');
    await site.as('owner').web.lists.add('Other files', '', 101);
    const tree = site.as('owner').web.getFolderByServerRelativePath(`${library}/tree`);
    await tree.copyByPath('/sites/test/Other files/copy', false);
    expect(await text('/sites/test/Other files/copy/branch/leaf.txt')).toBe('leaf');
    await tree.moveByPath(`${library}/forest`, false);
    expect(await text(`${library}/forest/branch/leaf.txt`)).toBe('leaf');
    expect((await site.request('owner', 'POST', `${at(`${library}/forest`)}/moveTo(newurl='${encodeURIComponent(`${library}/wood`)}')`)).status).toBe(200);
    expect((await site.request('owner', 'POST', `${at(`${library}/wood`)}/moveToUsingPath(DecodedUrl='${encodeURIComponent(`${library}/grove`)}')`)).status).toBe(200);
    for (const [call, from, to] of [['CopyFolder', 'grove', 'c'], ['MoveFolder', 'c', 'm']] as const) {
      expect((await site.request('owner', 'POST', `_api/SP.MoveCopyUtil.${call}`, { body: { srcUrl: `${site.url}/Shared Documents/${from}`, destUrl: `${site.url}/Shared Documents/${to}` } })).status).toBe(200);
    }
    expect(await text(`${library}/m/branch/leaf.txt`)).toBe('leaf');
    expect((await site.request('owner', 'POST', '_api/SP.MoveCopyUtil.MoveFolderByPath', { body: { srcPath: { DecodedUrl: `${site.url}/Shared Documents/grove` }, destPath: { DecodedUrl: `${site.url}/Shared Documents/grove/branch/in itself` } } })).status).toBe(400);
    expect((await site.as('owner').web.lists.getByTitle('Other files').rootFolder.folders()).map(({ Name }) => Name)).toEqual(['copy']);
  });

  test('needs the rights at both ends', async () => {
    await makeFile(library, 'readable.txt');
    const body = { srcPath: { DecodedUrl: `${site.url}/Shared Documents/readable.txt` }, destPath: { DecodedUrl: `${site.url}/Shared Documents/mine.txt` } };
    for (const call of ['CopyFileByPath', 'MoveFileByPath']) expect((await site.request('visitor', 'POST', `_api/SP.MoveCopyUtil.${call}`, { body })).status).toBe(403);
  });
});
