import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import type { IFile } from '@pnp/sp/files/index.js';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const library = '/sites/test/Shared Documents';
const drafts = '/sites/test/Drafts';
const at = (path: string): string => `_api/web/GetFileByServerRelativePath(decodedurl='${encodeURIComponent(path)}')`;
const file = (role: Role, path: string): IFile => site.as(role).web.getFileByServerRelativePath(path);

async function make(path: string, ...contents: string[]): Promise<void> {
  const [first = '', ...rest] = contents;
  const cut = path.lastIndexOf('/');
  await site.as('owner').web.getFolderByServerRelativePath(path.slice(0, cut)).files.addUsingPath(path.slice(cut + 1), first);
  for (const content of rest) await file('owner', path).setContent(content);
}

beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.add('Drafts', '', 101, false, { EnableMinorVersions: true } as object);
});
afterAll(() => site.close());

describe('older versions', () => {
  test('are listed without the current one, read, restored and deleted', async () => {
    const path = `${library}/versions.txt`;
    await make(path, 'one', 'two', 'three', 'four', 'five', 'six');
    const versions = await file('visitor', path).versions();
    expect(versions).toMatchObject([1, 2, 3, 4, 5].reverse().map((major) => ({ ID: major * 512, VersionLabel: `${major}.0`, IsCurrentVersion: false, Url: `_vti_history/${major * 512}/Shared Documents/versions.txt` })));
    expect(await file('visitor', path).versions.getById(512).getText()).toBe('one');
    expect((await site.request('visitor', 'GET', '_vti_history/1024/Shared%20Documents/versions.txt')).text).toBe('two');
    expect((await site.request('visitor', 'GET', `${at(path)}/versions(1024)/OpenBinaryStream`)).text).toBe('two');
    expect(await file('visitor', path).versions.getById(1024)()).toMatchObject({ Size: 3, Length: '3' });
    await file('owner', path).versions.restoreByLabel('1.0');
    expect(await file('owner', path).getText()).toBe('one');
    expect(await file('owner', path)()).toMatchObject({ UIVersionLabel: '7.0' });
    expect((await site.request('visitor', 'POST', `${at(path)}/versions/deleteById(vid=512)`)).status).toBe(403);
    await file('owner', path).versions.deleteById(512);
    await file('owner', path).versions.deleteByLabel('2.0');
    await file('owner', path).versions.recycleByID(1536);
    await file('owner', path).versions.recycleByLabel('4.0');
    await file('owner', path).versions.getById(2560).delete();
    expect((await site.request('owner', 'POST', `${at(path)}/versions(3072)/deleteObject`)).status).toBe(200);
    expect(await file('owner', path).versions()).toEqual([]);
    await file('owner', path).setContent('eight');
    await file('owner', path).versions.deleteAll();
    expect(await file('owner', path).versions()).toEqual([]);
    expect(await file('owner', path).getText()).toBe('eight');
    expect((await site.request('owner', 'GET', `${at(path)}/versions(512)`)).status).toBe(404);
  });

  test('of the file are those of its row', async () => {
    const path = `${library}/rows.txt`;
    await make(path, 'one', 'two');
    const item = await file('owner', path).getItem();
    await item.update({ Title: 'third' });
    expect((await item.versions() as { VersionLabel: string }[]).map(({ VersionLabel }) => VersionLabel)).toEqual(['3.0', '2.0', '1.0']);
    expect((await file('owner', path).versions()).map(({ VersionLabel }) => VersionLabel)).toEqual(['2.0', '1.0']);
    expect((await site.request('owner', 'GET', `${at(path)}/ListItemAllFields/versions(512)/FileVersion/$value`)).text).toBe('one');
  });
});

describe('uploads that nobody finishes', () => {
  test('are thrown away after a day', async () => {
    const path = `${library}/forgotten.txt`;
    let now = Date.now();
    const clock = await startSharePoint({ now: () => new Date(now) });
    await clock.as('owner').web.getFolderByServerRelativePath(library).files.addUsingPath('forgotten.txt', 'x');
    const begin = (last: string): Promise<{ readonly status: number }> => clock.request('owner', 'POST', `${at(path)}/startUpload(uploadId=guid'0b1c2d3e-0000-4000-8000-00000000000${last}')`, { body: 'begun' });
    await begin('1');
    now += 25 * 3600 * 1000;
    expect((await begin('2')).status).toBe(200);
    expect(clock.sharePoint?.store.database.get('SELECT count(*) AS n FROM uploads') ?? { n: 1 }).toEqual({ n: 1 });
    await clock.close();
  });
});

describe('checking out', () => {
  test('keeps what one writes from others until it is checked in', async () => {
    const path = `${library}/out.txt`;
    await make(path, 'published');
    await file('member', path).checkout();
    await file('member', path).setContent('draft');
    await file('member', path).setContent('draft again');
    expect(await file('member', path)()).toMatchObject({ CheckOutType: 0, Level: 255, UIVersionLabel: '1.0' });
    expect(await file('member', path).getText()).toBe('draft again');
    expect(await file('visitor', path).getText()).toBe('published');
    expect((await site.request('visitor', 'GET', 'Shared%20Documents/out.txt')).text).toBe('published');
    expect((await site.request('visitor', 'GET', `${at(path)}/CheckedOutByUser`)).json).toMatchObject({ Email: 'member@contoso.onmicrosoft.com' });
    await (await file('member', path).getItem()).update({ Title: 'not yet' });
    expect((await site.request('visitor', 'GET', `${at(path)}/ListItemAllFields/versions`)).text).not.toContain('not yet');
    const refused = await site.request('owner', 'POST', `${at(path)}/$value`, { headers: { 'X-HTTP-Method': 'PUT' }, body: 'x' });
    expect(refused.status).toBe(423);
    expect(refused.text).toContain('-2130575306, Microsoft.SharePoint.SPFileCheckOutException');
    expect((await site.request('owner', 'POST', `${at(path)}/checkout`)).status).toBe(423);
    expect((await site.request('owner', 'DELETE', at(path))).status).toBe(423);
    await file('member', path).checkin("it's done", 1);
    expect(await file('visitor', path)()).toMatchObject({ CheckOutType: 2, CheckInComment: "it's done", UIVersionLabel: '2.0' });
    expect(await file('visitor', path).getText()).toBe('draft again');
    expect(await file('visitor', path).versions()).toHaveLength(1);
  });

  test('is discarded by oneself, or by whoever may cancel it', async () => {
    const path = `${library}/undone.txt`;
    await make(path, 'before');
    await file('member', path).checkout();
    await file('member', path).setContent('after');
    expect((await site.request('visitor', 'POST', `${at(path)}/undoCheckOut`)).status).toBe(403);
    await file('owner', path).undoCheckout();
    expect(await file('member', path).getText()).toBe('before');
    expect(await file('member', path)()).toMatchObject({ CheckOutType: 2, UIVersionLabel: '1.0' });
    expect(await file('owner', path).getLockedByUser()).toBeNull();
  });
});

describe('drafts', () => {
  test('become versions by publishing, and drafts again', async () => {
    const path = `${drafts}/paper.txt`;
    await make(path, 'a', 'b');
    expect(await file('owner', path)()).toMatchObject({ UIVersionLabel: '0.2', Level: 2 });
    await file('owner', path).publish('good');
    expect(await file('owner', path)()).toMatchObject({ UIVersionLabel: '1.0', Level: 1, CheckInComment: 'good' });
    await file('owner', path).unpublish('bad');
    expect(await file('owner', path)()).toMatchObject({ UIVersionLabel: '0.3', Level: 2 });
    await file('owner', path).checkout();
    await file('owner', path).checkin('', 0);
    expect(await file('owner', path)()).toMatchObject({ UIVersionLabel: '0.4' });
    const refused = await site.request('owner', 'POST', `${at(`${library}/nothing.txt`)}/publish(comment='')`);
    expect(refused.status).toBe(404);
  });
});

describe('everything else about a file', () => {
  test('people, properties and existence', async () => {
    const path = `${library}/about.txt`;
    await make(path, 'x');
    for (const name of ['Author', 'ModifiedBy']) expect((await site.request('visitor', 'GET', `${at(path)}/${name}`)).json).toMatchObject({ Title: 'Site Owner' });
    expect((await site.request('visitor', 'GET', `${at(path)}/Properties`)).json).toMatchObject({ vti_x005f_filesize: 1 });
    expect((await site.request('visitor', 'GET', `${at(path)}/Exists`)).json).toEqual({ value: true });
    expect((await site.request('visitor', 'GET', `${at(`${library}/no.txt`)}?$select=Exists`)).json).toEqual({ Exists: false });
    for (const method of ['GET', 'POST']) expect((await site.request('member', method, `${at(path)}/OpenBinaryStream`)).text).toBe('x');
    expect((await site.request('member', 'POST', `${at(path)}/SaveBinaryStream`, { body: 'saved' })).status).toBe(200);
    expect((await site.request('member', 'PUT', `${at(path)}/$value`, { body: '{ not json' })).status).toBe(204);
    expect((await site.request('member', 'POST', `${at(path)}/$value`, { body: 'posted' })).status).toBe(204);
    expect(await file('owner', path).getText()).toBe('posted');
  });

  test('the ways to add and to delete', async () => {
    const files = `_api/web/GetFolderByServerRelativePath(decodedurl='${encodeURIComponent(library)}')/files`;
    expect((await site.request('owner', 'POST', `${files}/add(url='added.txt',overwrite=true)`, { body: 'x' })).json).toMatchObject({ Name: 'added.txt' });
    expect((await site.request('owner', 'POST', `${files}/AddStub(urlOfFile='stub.txt')`)).json).toMatchObject({ Length: '0' });
    expect((await site.request('owner', 'POST', `${files}/AddStubUsingPath(DecodedUrl='stub2.txt')`)).json).toMatchObject({ Length: '0' });
    expect((await site.as('owner').web.getFolderByServerRelativePath(library).files.addTemplateFile(`${library}/page.aspx`, 0)) as unknown).toMatchObject({ Name: 'page.aspx' });
    const stale = await site.request('owner', 'POST', `${at(`${library}/added.txt`)}/DeleteWithParameters`, { body: { parameters: { ETagMatch: '"old"' } } });
    expect(stale.status).toBe(412);
    await file('owner', `${library}/added.txt`).deleteWithParams({ BypassSharedLock: true });
    expect((await site.request('owner', 'POST', `${at(`${library}/stub.txt`)}/deleteObject`)).status).toBe(200);
    expect((await site.request('owner', 'POST', `${at(`${library}/stub2.txt`)}/recycleWithParameters`, { body: { parameters: {} } })).status).toBe(200);
    const bin = (await file('owner', `${library}/page.aspx`).recycle()) as unknown as string;
    expect((await site.request('owner', 'GET', `_api/web/RecycleBin('${bin}')`)).json).toMatchObject({ LeafName: 'page.aspx', ItemType: 1 });
    expect((await site.request('owner', 'GET', files)).text).not.toMatch(/added|stub|page\.aspx/);
  });

  test('an upload that is cancelled, out of turn or of somebody else leaves the file as it was', async () => {
    const path = `${library}/upload.txt`;
    await make(path, 'before');
    const id = '0b1c2d3e-0000-4000-8000-000000000001';
    expect((await site.request('member', 'POST', `${at(path)}/startUpload(uploadId=guid'${id}')`, { body: '12345' })).json).toEqual({ value: '5' });
    expect((await site.request('member', 'POST', `${at(path)}/continueUpload(uploadId=guid'${id}',fileOffset=3)`, { body: 'x' })).status).toBe(400);
    expect((await site.request('owner', 'POST', `${at(path)}/continueUpload(uploadId=guid'${id}',fileOffset=5)`, { body: 'x' })).status).toBe(404);
    expect((await site.request('member', 'POST', `${at(path)}/continueUpload(uploadId=guid'${id}',fileOffset=5)`, { body: '678' })).json).toEqual({ value: '8' });
    expect((await site.request('member', 'POST', `${at(path)}/cancelUpload(uploadId=guid'${id}')`)).status).toBe(200);
    expect((await site.request('member', 'POST', `${at(path)}/finishUpload(uploadId=guid'${id}',fileOffset=8)`, { body: '' })).status).toBe(404);
    expect(await file('owner', path).getText()).toBe('before');
    expect(site.sharePoint?.store.database.all('SELECT 1 FROM contentParts WHERE contentId NOT IN (SELECT contentId FROM files WHERE contentId IS NOT NULL UNION SELECT contentId FROM versionFiles WHERE contentId IS NOT NULL UNION SELECT contentId FROM recycledVersions WHERE contentId IS NOT NULL)') ?? []).toEqual([]);
  });
});
