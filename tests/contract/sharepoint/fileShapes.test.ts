import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { mismatches, shapeFrom } from '../../support/shapes';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const library = '/sites/test/Shared Documents';
const inFolder = (path: string): string => `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(path)}')`;
const inFile = (path: string): string => `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(path.replace(/'/g, "''"))}')`;

/** Properties of a file and of a folder as SharePoint Online answers them. */
const fileShape = {
  ...shapeFrom({
    string: 'CheckInComment ContentTag ETag Length LinkingUrl Name ServerRelativeUrl TimeCreated TimeLastModified UIVersionLabel UniqueId',
    number: 'CheckOutType CustomizedPageStatus Level MajorVersion MinorVersion UIVersion', boolean: 'Exists ExistsAllowThrowForPolicyFailures ExistsWithException IrmEnabled'
  }),
  LinkingUri: 'string | null', Title: 'string | null'
};
const folderShape = { ...shapeFrom({ string: 'Name ServerRelativeUrl TimeCreated TimeLastModified UniqueId WelcomePage', number: 'ItemCount', boolean: 'Exists ExistsAllowThrowForPolicyFailures ExistsWithException IsWOPIEnabled' }), ProgID: 'null' };

beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.getFolderByServerRelativePath(library).files.addUsingPath("it's 100%.docx", 'content');
});
afterAll(() => site.close());

describe('the shape of files and folders', () => {
  const path = `${library}/it's 100%.docx`;

  test('has the properties of the real service, no more and no fewer', async () => {
    const file = await site.request('visitor', 'GET', inFile(path));
    expect(mismatches(fileShape, file.json)).toEqual([]);
    expect(Object.keys(file.json as object).sort()).toEqual(Object.keys(fileShape).sort());
    expect(file.headers.get('etag')).toMatch(/^"\{[0-9A-F-]{36}\},1"$/);
    const folder = await site.request('visitor', 'GET', inFolder(library));
    expect(mismatches(folderShape, folder.json)).toEqual([]);
    expect(Object.keys(folder.json as object).sort()).toEqual(Object.keys(folderShape).sort());
  });

  test('has the metadata that clients go on with', async () => {
    const minimal = (await site.request('visitor', 'GET', inFile(path), { accept: 'application/json' })).json as Record<string, string>;
    expect(minimal).toMatchObject({ 'odata.type': 'SP.File', Name: "it's 100%.docx" });
    expect(minimal['odata.metadata']).toMatch(/_api\/\$metadata#SP\.ApiData\.Files\/@Element$/);
    const again = await fetch(minimal['odata.id'] ?? '', { headers: { 'X-Local-User': 'visitor@contoso.onmicrosoft.com', Accept: 'application/json' } });
    expect(await again.json()).toEqual(minimal);
    const verbose = (await site.request('visitor', 'GET', inFile(path), { accept: 'application/json;odata=verbose' })).json as { d: Record<string, { type?: string; __deferred?: object }> };
    expect(verbose.d.__metadata).toMatchObject({ type: 'SP.File' });
    for (const name of ['ListItemAllFields', 'Author', 'Versions']) expect(verbose.d[name]?.__deferred).toBeDefined();
    const files = (await site.request('visitor', 'GET', `${inFolder(library)}/files?$select=Name&$filter=startswith(Name,'it')&$orderby=Name&$top=5`, { accept: 'application/json;odata=verbose' })).json as { d: { results: { Name: string }[] } };
    expect(files.d.results.map(({ Name }) => Name)).toEqual(["it's 100%.docx"]);
    const missing = await site.request('visitor', 'GET', inFile(`${library}/no.txt`), { accept: 'application/json;odata=verbose' });
    expect(missing.json).toEqual({ error: { code: '-2130575338, Microsoft.SharePoint.SPException', message: { lang: 'en-US', value: `The file ${library}/no.txt does not exist.` } } });
  });

  test('is read one property at a time', async () => {
    expect((await site.request('visitor', 'GET', `${inFile(path)}/Length`)).json).toEqual({ value: '7' });
    expect((await site.request('visitor', 'GET', `${inFile(path)}/ServerRelativePath`)).json).toEqual({ DecodedUrl: path });
    expect((await site.request('visitor', 'GET', `${inFile(path)}/Name/$value`)).text).toBe("it's 100%.docx");
    expect((await site.request('visitor', 'GET', `${inFolder(library)}/ItemCount`)).json).toEqual({ value: 1 });
    expect((await site.request('visitor', 'GET', `${inFile(path)}/Length`, { accept: 'application/json;odata=verbose' })).json).toEqual({ d: { Length: '7' } });
    expect((await site.request('visitor', 'GET', `${inFile(path)}/GetShareLink`)).status).toBe(501);
    expect((await site.request('visitor', 'GET', `${inFile(path)}/GetShareLink`)).text).toContain('GetShareLink');
    expect((await site.request('visitor', 'GET', `${inFile(path)}?$select=Nonsense`)).status).toBe(400);
  });

  test('is expanded as far as clients do', async () => {
    const select = 'Name,Author/Title,ModifiedBy/Email,ListItemAllFields/Id,ListItemAllFields/Title,Versions';
    const file = await site.request('visitor', 'GET', `${inFile(path)}?$select=${select}&$expand=Author,ModifiedBy,ListItemAllFields,Versions`);
    expect(file.json).toMatchObject({ Author: { Title: 'Site Owner' }, ModifiedBy: { Email: 'owner@contoso.onmicrosoft.com' }, ListItemAllFields: { Title: null }, Versions: [] });
    const folder = await site.request('visitor', 'GET', `${inFolder(library)}?$expand=Files,Folders,ParentFolder,StorageMetrics&$select=Name,Files/Name,Folders,ParentFolder/Name,StorageMetrics/TotalSize`);
    expect(folder.json).toMatchObject({ Name: 'Shared Documents', Files: [{ Name: "it's 100%.docx" }], Folders: [], StorageMetrics: { TotalSize: '7' } });
  });
});

describe('bytes of a file', () => {
  test('are read in ranges, conditionally, or not at all', async () => {
    await site.as('owner').web.getFolderByServerRelativePath(library).files.addUsingPath('digits.txt', '0123456789');
    const address = 'Shared%20Documents/digits.txt';
    const whole = await site.request('visitor', 'GET', address);
    expect([whole.status, whole.text, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, '0123456789', 'text/plain; charset=utf-8', 'bytes']);
    for (const [range, text] of [['bytes=2-4', '234'], ['bytes=7-', '789'], ['bytes=-2', '89'], ['bytes=8-99', '89']] as const) {
      const part = await site.request('visitor', 'GET', address, { headers: { Range: range } });
      expect([part.status, part.text]).toEqual([206, text]);
    }
    expect((await site.request('visitor', 'GET', address, { headers: { Range: 'bytes=20-30' } })).status).toBe(416);
    expect((await site.request('visitor', 'GET', address, { headers: { 'If-None-Match': whole.headers.get('etag') ?? '' } })).status).toBe(304);
    const head = await site.request('visitor', 'HEAD', address);
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([200, '10', '']);
    await site.as('owner').web.getFolderByServerRelativePath(library).files.addUsingPath('page.html', '<script></script>');
    expect((await site.request('visitor', 'GET', 'Shared%20Documents/page.html')).headers.get('content-disposition')).toBe('attachment');
  });

  test('of a large file pass through memory in parts', async () => {
    const { web } = site.as('owner');
    await web.getFolderByServerRelativePath(library).files.addUsingPath('large.bin', '');
    const chunk = Buffer.alloc(4 * 1024 * 1024, 7);
    const id = '0b1c2d3e-0000-4000-8000-00000000000a';
    const address = inFile(`${library}/large.bin`);
    const send = (call: string): Promise<{ readonly status: number }> => site.request('owner', 'POST', `${address}/${call}`, { body: chunk });
    await send(`startUpload(uploadId=guid'${id}')`);
    for (let part = 1; part < 9; part++) await send(`continueUpload(uploadId=guid'${id}',fileOffset=${part * chunk.length})`);
    expect((await send(`finishUpload(uploadId=guid'${id}',fileOffset=${9 * chunk.length})`)).status).toBe(200);
    const parts = site.sharePoint?.store.database.get<{ largest: number; all: number }>('SELECT max(length(content)) AS largest, sum(length(content)) AS "all" FROM contentParts');
    if (parts) expect(parts.largest).toBeLessThanOrEqual(1024 * 1024);
    const response = await fetch(`${site.url}/${address}/$value`, { headers: { 'X-Local-User': 'visitor@contoso.onmicrosoft.com' } });
    let size = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) size += part.length;
    expect([response.headers.get('content-length'), size]).toEqual([String(10 * chunk.length), 10 * chunk.length]);
  });
});

describe('drafts that are kept from readers', () => {
  test('are seen by those who edit alone, in rows, files, versions and content', async () => {
    const { web } = site.as('owner');
    await web.lists.add('Minutes', '', 101, false, { EnableMinorVersions: true, DraftVersionVisibility: 1 } as object);
    const folder = '/sites/test/Minutes';
    await web.getFolderByServerRelativePath(folder).files.addUsingPath('a.txt', 'never published');
    await web.getFolderByServerRelativePath(folder).files.addUsingPath('b.txt', 'published');
    await web.getFileByServerRelativePath(`${folder}/b.txt`).publish();
    await web.getFileByServerRelativePath(`${folder}/b.txt`).setContent('a new draft');
    await (await web.getFileByServerRelativePath(`${folder}/b.txt`).getItem()).update({ Title: 'draft title' });
    const rows = "_api/web/lists/getByTitle('Minutes')/items?$select=Title,FileLeafRef,OData__UIVersionString";
    expect((await site.request('visitor', 'GET', rows)).json).toEqual({ value: [{ Title: null, FileLeafRef: 'b.txt', OData__UIVersionString: '1.0' }] });
    expect(((await site.request('member', 'GET', rows)).json as { value: unknown[] }).value).toHaveLength(2);
    expect((await site.request('visitor', 'GET', inFile(`${folder}/a.txt`))).status).toBe(404);
    expect((await site.request('visitor', 'GET', inFile(`${folder}/b.txt`))).json).toMatchObject({ UIVersionLabel: '1.0', Length: '9', Title: null });
    expect((await site.request('visitor', 'GET', `${inFile(`${folder}/b.txt`)}/$value`)).text).toBe('published');
    expect((await site.request('visitor', 'GET', 'Minutes/b.txt')).text).toBe('published');
    expect((await site.request('visitor', 'GET', `${inFile(`${folder}/b.txt`)}/versions`)).text).not.toMatch(/"(0\.1|1\.1)"/);
    expect((await site.request('member', 'GET', `${inFile(`${folder}/b.txt`)}/$value`)).text).toBe('a new draft');
  });
});

describe('files in a batch', () => {
  test('are made, changed and read', async () => {
    const [batched, execute] = site.as('owner').batched();
    const folder = batched.web.getFolderByServerRelativePath(library);
    const added = folder.files.addUsingPath('batched.txt', 'one line');
    const made = batched.web.folders.addUsingPath('Shared Documents/batched');
    await execute();
    expect(await added).toMatchObject({ Name: 'batched.txt', Length: '8' });
    expect(await made).toMatchObject({ Name: 'batched' });
  });
});
