import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/recycle-bin/index.js';
import { fileFromAbsolutePath } from '@pnp/sp/files/index.js';
import { folderFromAbsolutePath } from '@pnp/sp/folders/index.js';
import type { IFile } from '@pnp/sp/files/index.js';
import type { IItems } from '@pnp/sp/items/index.js';
import { seedBareSite } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const library = '/sites/test/Shared Documents';
const inFile = (path: string): string => `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(path)}')`;
const file = (role: Role, path: string): IFile => site.as(role).web.getFileByServerRelativePath(path);

beforeAll(async () => {
  site = await startSharePoint({ limits: { listViewThreshold: 20 } });
});
afterAll(() => site.close());

async function add(folder: string, name: string, content: string = name): Promise<string> {
  await site.as('owner').web.getFolderByServerRelativePath(folder).files.addUsingPath(name, content);
  return `${folder}/${name}`;
}

describe('the ways to a file', () => {
  test('all lead to the same one', async () => {
    const path = await add(library, 'ways #1.txt');
    const { web } = site.as('visitor');
    expect((await web.getFileByUrl(`${site.url}/Shared Documents/ways #1.txt`)()).Name).toBe('ways #1.txt');
    expect((await (await fileFromAbsolutePath(web, `${site.url}/Shared Documents/ways%20%231.txt`))()).Name).toBe('ways #1.txt');
    expect((await (await folderFromAbsolutePath(web, `${site.url}/Shared Documents`))()).Name).toBe('Shared Documents');
    expect((await web.getFolderByServerRelativePath(library).files.getByUrl('ways #1.txt')()).Name).toBe('ways #1.txt');
    const [item] = await web.lists.getByTitle('Documents').items.filter("FileLeafRef eq 'ways #1.txt'")() as { Id: number }[];
    expect(await web.lists.getByTitle('Documents').items.getById(item?.Id ?? 0).file.getText()).toBe('ways #1.txt');
    for (const call of [`GetFileByServerRelativeUrl('${encodeURIComponent(path)}')`, `GetFolderByServerRelativeUrl('Shared Documents')/Files('${encodeURIComponent('ways #1.txt')}')`]) {
      expect((await site.request('visitor', 'GET', `_api/web/${call}?$select=Name`)).json).toEqual({ Name: 'ways #1.txt' });
    }
  });

  test('through aliases, relative names and filters of folders', async () => {
    const { web } = site.as('owner');
    await web.folders.getByUrl('Shared Documents').folders.addUsingPath("100% o'clock #1");
    const folder = `${library}/100% o'clock #1`;
    await web.getFolderByServerRelativePath(`!@p1::${folder}`).files.addUsingPath("!@p2::it's 50%.txt", 'aliased');
    expect(await web.getFileByServerRelativePath(`!@p1::${folder}/it's 50%.txt`).getText()).toBe('aliased');
    expect(await web.getFolderByServerRelativePath(folder).files.getByUrl("it's 50%.txt").getText()).toBe('aliased');
    expect((await web.folders.getByUrl('Shared Documents').folders.filter("Name eq '100% o''clock #1'").select('Name').top(1)()).map(({ Name }) => Name)).toEqual(["100% o'clock #1"]);
    expect(await web.folders.getByUrl('Shared Documents').select('Exists')()).toMatchObject({ Exists: true });
    expect(await web.getFolderByServerRelativePath('Shared Documents')()).toMatchObject({ ServerRelativeUrl: library });
  });

  test('lead into another site, with the rights that one has there', async () => {
    const { sharePoint } = site;
    if (!sharePoint) return;
    seedBareSite(sharePoint.store, '/sites/other', 'Other');
    const path = await add(library, 'travels.txt');
    const other = `${new URL(site.url).origin}/sites/other/Shared Documents/travels.txt`;
    await file('member', path).copyByPath(other, false, false);
    const read = (): Promise<Response> => fetch(encodeURI(other), { headers: { 'X-Local-User': 'visitor@contoso.onmicrosoft.com' } });
    expect(await (await read()).text()).toBe('travels.txt');
    const refused = await site.request('visitor', 'POST', '_api/SP.MoveCopyUtil.CopyFileByPath(overwrite=@a1)?@a1=true', { body: { srcPath: { DecodedUrl: `${site.url}/Shared Documents/travels.txt` }, destPath: { DecodedUrl: other } } });
    expect(refused.status).toBe(403);
    await file('member', path).moveByPath(other, true, false);
    expect(await file('owner', path).exists()).toBe(false);
    expect((await read()).status).toBe(200);
  });

  test('pages of the site are files too', async () => {
    await site.request('owner', 'POST', '_api/sitepages/pages', { body: { PageLayoutType: 'Article' } });
    const files = await site.as('owner').web.getFolderByServerRelativePath('/sites/test/SitePages').files();
    expect(files).toHaveLength(1);
    const { Id } = await file('owner', files[0]?.ServerRelativeUrl ?? '').getItem<{ Id: number }>('Id');
    expect(Id).toBe(1);
  });

  test('a site below has its own', async () => {
    const { sharePoint } = site;
    if (!sharePoint) return;
    const web = sharePoint.store.sites.webByUrl('/sites/test');
    if (!web) throw new Error('no site');
    sharePoint.store.sites.insertWeb(web.siteId, '/sites/test/below', 'Below', '', 1033);
    const below = await fetch(`${site.url}/below/_api/web/rootFolder`, { headers: { Accept: 'application/json;odata=nometadata' } });
    expect(await below.json()).toMatchObject({ ServerRelativeUrl: '/sites/test/below' });
    const outside = await fetch(`${site.url}/below/${inFile(`${library}/x.txt`)}`, { headers: { Accept: 'application/json;odata=nometadata' } });
    expect(outside.status).toBe(400);
  });
});

describe('the libraries of a site', () => {
  test('are there, or come when they are asked for', async () => {
    expect(await site.as('visitor').web.defaultDocumentLibrary()).toMatchObject({ Title: 'Documents', BaseTemplate: 101 });
    expect((await site.request('visitor', 'POST', '_api/web/lists/ensureSiteAssetsLibrary')).status).toBe(403);
    const assets = await site.as('owner').web.lists.ensureSiteAssetsLibrary();
    expect(await assets.select('Title', 'RootFolder/ServerRelativeUrl').expand('RootFolder')()).toMatchObject({ Title: 'Site Assets', RootFolder: { ServerRelativeUrl: '/sites/test/SiteAssets' } });
    expect(await (await site.as('visitor').web.lists.ensureSitePagesLibrary()).select('Title')()).toMatchObject({ Title: 'Site Pages' });
    expect((await site.request('visitor', 'POST', '_api/web/lists/ensureSiteAssetsLibrary')).status).toBe(200);
    expect((await site.request('visitor', 'POST', '_api/lists/EnsureClientRenderedSitePagesLibrary?$select=Id,EnableModeration,odata.id', { accept: 'application/json' })).json).toMatchObject({ 'odata.type': 'SP.List', EnableModeration: false });
  });
});

describe('what libraries demand', () => {
  test('a path of at most 400 characters', async () => {
    const long = 'n'.repeat(200);
    await site.as('owner').web.getFolderByServerRelativePath(library).folders.addUsingPath(long);
    const answer = await site.request('owner', 'POST', `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(`${library}/${long}`)}')/files/AddUsingPath(decodedurl='${long}')`, { body: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('-2147024690, System.IO.PathTooLongException');
  });

  test('checking out first, where that is the rule', async () => {
    await site.as('owner').web.lists.add('Strict', '', 101, false, { ForceCheckout: true } as object);
    const path = await add('/sites/test/Strict', 'a.txt', 'first');
    expect(await file('visitor', path).exists()).toBe(false);
    await file('owner', path).checkin('', 1);
    expect(await file('visitor', path)()).toMatchObject({ UIVersionLabel: '1.0' });
    expect((await site.request('member', 'PUT', `${inFile(path)}/$value`, { body: 'x' })).status).toBe(400);
    await file('member', path).checkout();
    await file('member', path).setContent('second');
    await file('member', path).checkin('', 1);
    expect(await file('visitor', path).getText()).toBe('second');
  });

  test('values of required columns, or the file stays with its maker', async () => {
    await site.as('owner').web.lists.add('Filled', '', 101);
    await site.as('owner').web.lists.getByTitle('Filled').fields.addText('Subject', { Required: true });
    const folder = site.as('member').web.getFolderByServerRelativePath('/sites/test/Filled');
    await folder.files.addUsingPath('a.txt', 'x', { AutoCheckoutOnInvalidData: true });
    expect(await file('member', '/sites/test/Filled/a.txt')()).toMatchObject({ CheckOutType: 0 });
    expect(await file('visitor', '/sites/test/Filled/a.txt').exists()).toBe(false);
    await (await file('member', '/sites/test/Filled/a.txt').getItem()).update({ Subject: 'filled' });
    await file('member', '/sites/test/Filled/a.txt').checkin('', 1);
    expect(await file('visitor', '/sites/test/Filled/a.txt').exists()).toBe(true);
  });

  test('a folder that is not too full to be listed', async () => {
    await site.as('owner').web.folders.addUsingPath('Shared Documents/full');
    for (let number = 0; number <= 20; number++) await add(`${library}/full`, `${number}.txt`);
    const answer = await site.request('visitor', 'GET', `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(`${library}/full`)}')/files`);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('SPQueryThrottledException');
    expect(await file('visitor', `${library}/full/7.txt`).getText()).toBe('7.txt');
  });

  test('rights of a file of its own', async () => {
    const path = await add(library, 'private.txt');
    const item = await file('owner', path).getItem();
    await item.breakRoleInheritance(false);
    for (const call of ['', '/$value', '/ListItemAllFields', '/versions']) expect((await site.request('member', 'GET', `${inFile(path)}${call}`)).status).toBe(404);
    expect((await site.request('member', 'POST', `${inFile(path)}/checkout`)).status).toBe(404);
    expect((await site.request('member', 'GET', 'Shared%20Documents/private.txt')).status).toBe(404);
    expect((await site.request('member', 'POST', `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(library)}')/files/add(url='private.txt',overwrite=true)`, { body: 'mine' })).status).toBe(403);
    expect(await file('owner', path).getText()).toBe('private.txt');
    for (const [method, call] of [['POST', '/checkout'], ['POST', '/recycle'], ['PUT', '/$value'], ['POST', "/moveTo(newurl='/sites/test/Shared Documents/z.txt',flags=1)"]] as const) {
      expect((await site.request('visitor', method, `${inFile(`${library}/ways #1.txt`)}${call}`, method === 'PUT' ? { body: 'x' } : {})).status).toBe(403);
    }
  });
});

describe('parts of rows in the bin', () => {
  const bin = async (type: number): Promise<string> => (await site.as('owner').web.recycleBin() as { Id: string; ItemType: number }[]).find(({ ItemType }) => ItemType === type)?.Id ?? '';

  test('an older version comes back under its number', async () => {
    const path = await add(library, 'binned.txt', 'one');
    await file('owner', path).setContent('two');
    await file('owner', path).versions.recycleByLabel('1.0');
    expect(await file('owner', path).versions()).toEqual([]);
    await site.as('owner').web.recycleBin.getById(await bin(2)).restore();
    expect(await file('owner', path).versions.getById(512).getText()).toBe('one');
    await file('owner', path).versions.recycleByID(512);
    await site.as('owner').web.recycleBin.getById(await bin(2)).delete();
    expect(await file('owner', path).getText()).toBe('two');
  });

  test('an attachment comes back unless its name is taken again', async () => {
    await site.as('owner').web.lists.ensure('Papers', '', 100);
    const item = (await site.as('owner').web.lists.getByTitle('Papers').items.add({ Title: 'x' })) as { Id: number };
    const files = (): IItems => site.as('owner').web.lists.getByTitle('Papers').items;
    await files().getById(item.Id).attachmentFiles.add('a.txt', 'kept');
    await files().getById(item.Id).attachmentFiles.getByName('a.txt').recycle();
    const id = await bin(7);
    expect((await site.request('owner', 'GET', `_api/web/RecycleBin('${id}')`)).json).toMatchObject({ LeafName: 'a.txt', Size: '4', DirName: `sites/test/Lists/Papers/Attachments/${item.Id}` });
    await site.as('owner').web.recycleBin.getById(id).restore();
    expect(await files().getById(item.Id).attachmentFiles.getByName('a.txt').getText()).toBe('kept');
    await files().getById(item.Id).attachmentFiles.getByName('a.txt').recycle();
    await files().getById(item.Id).attachmentFiles.add('a.txt', 'new');
    expect((await site.request('owner', 'POST', `_api/web/RecycleBin('${await bin(7)}')/restore`)).status).toBe(400);
    expect(await files().getById(item.Id).attachmentFiles.getByName('a.txt').getText()).toBe('new');
  });
});
