import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import type { IFile } from '@pnp/sp/files/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const library = '/sites/test/Shared Documents';
const at = (path: string): string => `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(path.replace(/'/g, "''"))}')`;
const code = (answer: { readonly json: unknown }): string => (answer.json as { 'odata.error': { code: string } })['odata.error'].code;

function file(role: 'owner' | 'member' | 'visitor', path: string): IFile {
  return site.as(role).web.getFileByServerRelativePath(path);
}

async function add(name: string, content: string, options: object = {}): Promise<{ readonly ServerRelativeUrl: string; readonly Name: string; readonly UniqueId: string }> {
  return site.as('owner').web.getFolderByServerRelativePath(library).files.addUsingPath(name, content, options) as never;
}

beforeAll(async () => {
  site = await startSharePoint();
});
afterAll(() => site.close());

describe('a file of a library', () => {
  test('is added, read, replaced and deleted', async () => {
    const added = await add('first.txt', 'one');
    expect(added).toMatchObject({ Name: 'first.txt', ServerRelativeUrl: `${library}/first.txt`, Length: '3', MajorVersion: 1, UIVersionLabel: '1.0', UIVersion: 512, CheckOutType: 2, Level: 1, Exists: true });
    expect(await file('visitor', `${library}/first.txt`).getText()).toBe('one');
    await file('member', `${library}/first.txt`).setContent('two, longer');
    expect(await file('owner', `${library}/first.txt`)()).toMatchObject({ Length: '11', UIVersionLabel: '2.0' });
    await file('member', `${library}/first.txt`).delete();
    expect(await file('owner', `${library}/first.txt`).exists()).toBe(false);
    const missing = await site.request('owner', 'GET', at(`${library}/first.txt`));
    expect(missing.status).toBe(404);
    expect(missing.json).toEqual({ 'odata.error': { code: '-2130575338, Microsoft.SharePoint.SPException', message: { lang: 'en-US', value: `The file ${library}/first.txt does not exist.` } } });
  });

  test.each(["it's 100% #1 & more.txt", 'ü→😀.txt', 'a+b (c)~.txt', "''.txt"])('is found under the name %s', async (name) => {
    await add(name, name);
    expect(await file('owner', `${library}/${name}`).getText()).toBe(name);
    const alias = encodeURIComponent(`'${`${library}/${name}`.replace(/'/g, "''")}'`);
    const answer = await site.request('owner', 'GET', `_api/web/GetFileByServerRelativePath(decodedUrl=@p1)?@p1=${alias}&$select=Name`);
    expect(answer.json).toEqual({ Name: name });
    const plain = await site.request('visitor', 'GET', `Shared%20Documents/${encodeURIComponent(name)}`);
    expect([plain.status, plain.text]).toEqual([200, name]);
  });

  test('is chunked by PnPjs, new and in place', async () => {
    const bytes = Buffer.alloc(2_500_000, 'abcdefghij');
    const stages: string[] = [];
    const folder = site.as('owner').web.getFolderByServerRelativePath(library);
    const added = (await folder.files.addChunked('big.bin', new Blob([bytes]), { chunkSize: 1_000_000, progress: ({ stage }) => stages.push(stage) })) as unknown as { Length: string };
    expect(added).toMatchObject({ Length: '2500000' });
    expect(stages).toEqual(['starting', 'continue', 'finishing']);
    expect(Buffer.from(await file('owner', `${library}/big.bin`).getBuffer()).equals(bytes)).toBe(true);
    await file('owner', `${library}/big.bin`).setContentChunked(new Blob(['small now']) as never, { chunkSize: 1_000_000 });
    expect(await file('owner', `${library}/big.bin`).getText()).toBe('small now');
  });

  test('collides unless told otherwise', async () => {
    await add('taken.txt', 'a');
    const path = `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(library)}')/files/AddUsingPath(decodedurl='taken.txt'`;
    const refused = await site.request('owner', 'POST', `${path})`, { body: 'b' });
    expect([refused.status, code(refused)]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    expect((await add('taken.txt', 'c', { Overwrite: true })).Name).toBe('taken.txt');
    expect(await file('owner', `${library}/taken.txt`).getText()).toBe('c');
    expect((await add('taken.txt', 'd', { EnsureUniqueFileName: true })).Name).toBe('taken1.txt');
  });

  test.each(['a:b.txt', 'a*.txt', 'con', '~$x.docx', 'x_vti_y.txt', 'dot.', `${'n'.repeat(260)}.txt`])('is not called %s', async (name) => {
    const answer = await site.request('owner', 'POST', `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(library)}')/files/AddUsingPath(decodedurl='${encodeURIComponent(name)}')`, { body: 'x' });
    expect(answer.status).toBe(400);
  });

  test('is one with its row', async () => {
    const { UniqueId } = await add('row.txt', 'content');
    const item = await file('member', `${library}/row.txt`).getItem<{ Id: number; Title: string | null }>();
    await item.update({ Title: 'Of the row' });
    expect(await file('owner', `${library}/row.txt`)()).toMatchObject({ Title: 'Of the row', UIVersionLabel: '2.0' });
    const list = site.as('owner').web.lists.getByTitle('Documents');
    const listed = await list.items.filter("FileLeafRef eq 'row.txt'").select('Id', 'FileRef', 'FileDirRef', 'FileSystemObjectType', 'File/Name', 'File/Length').expand('File')();
    expect(listed).toMatchObject([{ FileRef: `${library}/row.txt`, FileDirRef: library, FileSystemObjectType: 0, File: { Name: 'row.txt', Length: '7' } }]);
    expect(await site.as('owner').web.getFileById(UniqueId)()).toMatchObject({ Name: 'row.txt' });
    await list.items.getById(item.Id ?? (listed[0] as { Id: number }).Id).delete();
    expect(await file('owner', `${library}/row.txt`).exists()).toBe(false);
  });
});
