import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const library = '/sites/test/Shared Documents';
const list = '/sites/test/Lists/Foldered';

beforeAll(async () => {
  site = await startSharePoint({ limits: { listViewThreshold: 8, crawlSeconds: 0 } });
  const { web } = site.as('owner');
  await web.lists.ensure('Foldered', '', 100, false, { EnableFolderCreation: true } as object);
  await web.lists.getByTitle('Foldered').rootFolder.addSubFolderUsingPath('A');
  await web.getFolderByServerRelativePath(`${list}/A`).addSubFolderUsingPath('B');
});
afterAll(() => site.close());

async function addRow(title: string, folder: string, more: object = {}): Promise<Record<string, unknown>[]> {
  const info = { FolderPath: { DecodedUrl: folder }, ...more };
  const answer = await site.request('member', 'POST', "_api/web/lists/getByTitle('Foldered')/AddValidateUpdateItemUsingPath()", { body: { listItemCreateInfo: info, formValues: [{ FieldName: 'Title', FieldValue: title }], bNewDocumentUpdate: false } });
  return (answer.json as { value: Record<string, unknown>[] }).value;
}

async function titles(view: string, folder?: string): Promise<string[]> {
  const query = { ViewXml: view, ...(folder === undefined ? {} : { FolderServerRelativeUrl: folder }) };
  const answer = await site.request('visitor', 'POST', "_api/web/lists/getByTitle('Foldered')/getitems", { body: { query } });
  return (answer.json as { value: { Title: string }[] }).value.map(({ Title }) => Title);
}

describe('rows in folders of a list', () => {
  test('are made in a folder, and so are folders', async () => {
    await addRow('root', list);
    await addRow('in A', `${list}/A`);
    await addRow('in B', `${site.url}/Lists/Foldered/A/B`);
    const made = await addRow('C', `${list}/A`, { UnderlyingObjectType: 1 });
    expect(made.find(({ FieldName }) => FieldName === 'Id')).toMatchObject({ HasException: false });
    const rows = await site.as('visitor').web.lists.getByTitle('Foldered').items.select('Title', 'FileRef', 'FileDirRef', 'FileSystemObjectType').orderBy('Id')() as { Title: string; FileRef: string; FileDirRef: string; FileSystemObjectType: number }[];
    expect(rows.find(({ Title }) => Title === 'in B')).toMatchObject({ FileDirRef: `${list}/A/B`, FileSystemObjectType: 0 });
    expect(rows.find(({ Title }) => Title === 'C')).toMatchObject({ FileRef: `${list}/A/C`, FileSystemObjectType: 1 });
    expect(await site.as('visitor').web.getFolderByServerRelativePath(`${list}/A`)()).toMatchObject({ ItemCount: 3 });
    expect((await site.request('visitor', 'GET', "_api/web/lists/getByTitle('Foldered')/items(3)/File")).json).toEqual({ 'odata.null': true });
    const posted = await site.request('member', 'POST', "_api/web/lists/getByTitle('Foldered')/items", { body: { Title: 'posted', ContentTypeId: '0x0120' } });
    expect([posted.status, (posted.json as { FileSystemObjectType: number }).FileSystemObjectType]).toEqual([201, 1]);
    expect((await site.request('member', 'POST', "_api/web/lists/getByTitle('Foldered')/AddValidateUpdateItemUsingPath()", { body: { listItemCreateInfo: { FolderPath: { DecodedUrl: `${list}/none` } }, formValues: [] } })).status).toBe(404);
  });

  test('are queried by the scope of a view and by folder', async () => {
    expect(await titles('<View/>')).toEqual(['A', 'root', 'posted']);
    expect(await titles('<View Scope="FilesOnly"/>')).toEqual(['root']);
    expect(await titles('<View/>', `${list}/A`)).toEqual(['B', 'in A', 'C']);
    expect(await titles('<View Scope="Recursive"/>')).toEqual(['root', 'in A', 'in B']);
    expect(await titles('<View Scope="Recursive"/>', `${list}/A`)).toEqual(['in A', 'in B']);
    expect(await titles('<View Scope="RecursiveAll"/>', `${list}/A`)).toEqual(['B', 'in A', 'in B', 'C']);
    const stream = await site.request('visitor', 'POST', "_api/web/lists/getByTitle('Foldered')/RenderListDataAsStream", { body: { parameters: { ViewXml: '<View/>', FolderServerRelativeUrl: `${list}/A/B` } } });
    expect((stream.json as { Row: { Title: string }[] }).Row.map(({ Title }) => Title)).toEqual(['in B']);
  });

  test('pass the threshold in a folder that is small enough', async () => {
    for (let number = 0; number < 6; number++) await addRow(`more ${number}`, list);
    const unindexed = '<View><Query><OrderBy><FieldRef Name="Title"/></OrderBy></Query></View>';
    const whole = await site.request('visitor', 'POST', "_api/web/lists/getByTitle('Foldered')/getitems", { body: { query: { ViewXml: unindexed } } });
    expect(whole.status).toBe(500);
    expect(whole.text).toContain('SPQueryThrottledException');
    expect(await titles(unindexed, `${list}/A`)).toEqual(['B', 'C', 'in A']);
  });

  test('are renamed with their folder', async () => {
    const folder = await site.as('owner').web.getFolderByServerRelativePath(`${list}/A`).getItem();
    await folder.update({ FileLeafRef: 'Renamed' });
    expect(await titles('<View Scope="Recursive"/>', `${list}/Renamed`)).toEqual(['in A', 'in B']);
    expect((await site.request('owner', 'GET', `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(`${list}/A`)}')/Exists`)).json).toEqual({ value: false });
  });
});

describe('rows of files', () => {
  const files = (): ReturnType<TestSite['as']>['web'] => site.as('owner').web;

  test('come with files alone', async () => {
    const answer = await site.request('owner', 'POST', "_api/web/lists/getByTitle('Documents')/items", { body: { Title: 'no file' } });
    expect(answer.status).toBe(400);
  });

  test('are renamed by their leaf, and the name must be free and allowed', async () => {
    await files().getFolderByServerRelativePath(library).files.addUsingPath('old.txt', 'content');
    await files().getFolderByServerRelativePath(library).files.addUsingPath('there.txt', 'content');
    const item = await files().getFileByServerRelativePath(`${library}/old.txt`).getItem();
    await item.update({ FileLeafRef: 'new.txt' });
    expect(await files().getFileByServerRelativePath(`${library}/new.txt`).getText()).toBe('content');
    await expect(item.update({ FileLeafRef: 'there.txt' })).rejects.toThrow('400');
    await expect(item.update({ FileLeafRef: 'a/b.txt' })).rejects.toThrow('400');
  });

  test('tell type, size and who works on a file', async () => {
    await files().getFolderByServerRelativePath(library).files.addUsingPath('Report.DOCX', '12345');
    await site.as('member').web.getFileByServerRelativePath(`${library}/Report.DOCX`).checkout();
    const path = "_api/web/lists/getByTitle('Documents')/items?$filter=FileLeafRef eq 'Report.DOCX'&$select=File_x0020_Type,File_x0020_Size,LinkFilename,CheckoutUserId,CheckoutUser/Title&$expand=CheckoutUser";
    expect((await site.request('visitor', 'GET', path)).json).toMatchObject({ value: [{ File_x0020_Type: 'docx', File_x0020_Size: '5', LinkFilename: 'Report.DOCX', CheckoutUser: { Title: 'Site Member' } }] });
  });

  test('do not show what somebody else writes during a check-out', async () => {
    await files().getFolderByServerRelativePath(library).files.addUsingPath('secret.txt', 'x');
    const mine = site.as('member').web.getFileByServerRelativePath(`${library}/secret.txt`);
    await mine.checkout();
    await (await mine.getItem()).update({ Title: 'half a thought' });
    const path = "_api/web/lists/getByTitle('Documents')/items?$select=Title,FileLeafRef&$top=100";
    expect((await site.request('member', 'GET', path)).text).toContain('half a thought');
    expect((await site.request('visitor', 'GET', path)).text).not.toContain('half a thought');
    expect((await site.request('visitor', 'GET', `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(`${library}/secret.txt`)}')/ListItemAllFields`)).text).not.toContain('half a thought');
    const item = await mine.getItem<{ Id: number }>('Id');
    expect((await site.request('owner', 'MERGE', `_api/web/lists/getByTitle('Documents')/items(${item.Id})`, { body: { Title: 'mine' } })).status).toBe(423);
    await mine.undoCheckout();
  });

  test('are found by the words of the file, and leave search with it', async () => {
    await files().getFolderByServerRelativePath(library).files.addUsingPath('findme.txt', 'The quick brown wombat');
    site.sharePoint?.store.search.crawl(0, true);
    const query = "_api/search/query?querytext='wombat'&selectproperties='Filename,FileType,Size'";
    expect((await site.request('visitor', 'GET', query)).text).toContain('findme.txt');
    await files().folders.addUsingPath('Shared Documents/found');
    await files().getFileByServerRelativePath(`${library}/findme.txt`).moveByPath(`${library}/found/findme.txt`, false);
    await files().getFolderByServerRelativePath(`${library}/found`).moveByPath(`${library}/finder`, false);
    site.sharePoint?.store.search.crawl(0, true);
    expect((await site.request('visitor', 'GET', "_api/search/query?querytext='wombat'&selectproperties='Path'")).text).toContain('/finder/findme.txt');
    await files().getFileByServerRelativePath(`${library}/finder/findme.txt`).delete();
    site.sharePoint?.store.search.crawl(0, true);
    expect((await site.request('visitor', 'GET', query)).text).not.toContain('findme.txt');
  });

  test('come back from the bin into folders that are gone, not over others', async () => {
    await files().folders.addUsingPath('Shared Documents/gone');
    await files().getFolderByServerRelativePath(`${library}/gone`).files.addUsingPath('back.txt', 'back');
    const bin = (await files().getFileByServerRelativePath(`${library}/gone/back.txt`).recycle()) as unknown as string;
    expect((await site.request('owner', 'GET', `_api/web/RecycleBin('${bin}')`)).json).toMatchObject({ Size: '4', ItemType: 1 });
    await files().getFolderByServerRelativePath(`${library}/gone`).delete();
    expect((await site.request('owner', 'POST', `_api/web/RecycleBin('${bin}')/restore`)).status).toBe(200);
    expect(await files().getFileByServerRelativePath(`${library}/gone/back.txt`).getText()).toBe('back');
    const again = (await files().getFileByServerRelativePath(`${library}/gone/back.txt`).recycle()) as unknown as string;
    await files().getFolderByServerRelativePath(`${library}/gone`).files.addUsingPath('back.txt', 'another');
    expect((await site.request('owner', 'POST', `_api/web/RecycleBin('${again}')/restore`)).status).toBe(400);
    expect(await files().getFileByServerRelativePath(`${library}/gone/back.txt`).getText()).toBe('another');
  });
});

describe('folders made by form values', () => {
  const at = "_api/web/lists/getByTitle('Formed')";
  const send = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> => (await site.request('owner', 'POST', path, { body, headers })).json;
  const form = (values: Readonly<Record<string, string>>, info: object): Promise<unknown> => send(`${at}/AddValidateUpdateItemUsingPath`, { formValues: Object.entries(values).map(([FieldName, FieldValue]) => ({ FieldName, FieldValue })), listItemCreateInfo: info, bNewDocumentUpdate: false });
  beforeAll(async () => {
    await send('_api/web/lists', { Title: 'Formed', BaseTemplate: 100 });
    await send(at, { EnableFolderCreation: true, ContentTypesEnabled: true }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
  });

  test('name their content type, and lie where the path says', async () => {
    const made = await form({ Title: 'Outer', FileLeafRef: 'Outer', ContentTypeId: '0x0120' }, { UnderlyingObjectType: 1 });
    expect(made).toMatchObject({ value: [{ FieldName: 'Title', HasException: false }, { FieldName: 'FileLeafRef', HasException: false }, { FieldName: 'ContentTypeId', FieldValue: '0x0120', ErrorCode: 0, HasException: false }, { FieldName: 'Id', FieldValue: '1' }] });
    await form({ Title: 'Inner', FileLeafRef: 'Inner', ContentType: 'Folder' }, { FolderPath: { DecodedUrl: '/sites/test/Lists/Formed/Outer' }, UnderlyingObjectType: 1 });
    await form({ Title: 'A row', ContentType: 'Item' }, { FolderPath: { DecodedUrl: '/sites/test/Lists/Formed/Outer/Inner' } });
    const { value } = (await site.request('owner', 'GET', `${at}/items?$select=Title,FileDirRef,FSObjType,ContentTypeId`)).json as { value: readonly object[] };
    expect(value).toEqual([
      { Title: 'Outer', FileDirRef: '/sites/test/Lists/Formed', FSObjType: 1, ContentTypeId: expect.stringMatching(/^0x0120/) }, { Title: 'Inner', FileDirRef: '/sites/test/Lists/Formed/Outer', FSObjType: 1, ContentTypeId: expect.stringMatching(/^0x0120/) },
      { Title: 'A row', FileDirRef: '/sites/test/Lists/Formed/Outer/Inner', FSObjType: 0, ContentTypeId: expect.stringMatching(/^0x0100/) }
    ]);
  });

  test.each([['a folder with the type of a row', { Title: 'x', ContentTypeId: '0x01' }, { UnderlyingObjectType: 1 }], ['a row with the type of a folder', { Title: 'x', ContentTypeId: '0x0120' }, {}], ['a type that the list does not have', { Title: 'x', ContentType: 'Nothing' }, {}]])('%s fails by itself, and nothing is made', async (_name, values, info) => {
    expect(await form(values, info)).toMatchObject({ value: [{ FieldName: 'Title', HasException: false }, { HasException: true }, { FieldName: 'Id', FieldValue: '0' }] });
  });
});
