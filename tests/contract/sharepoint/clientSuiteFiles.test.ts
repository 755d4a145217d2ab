import { combine } from '@pnp/core';
import { spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/presets/all.js';
import { TemplateFileType } from '@pnp/sp/files/index.js';
import type { IFiles } from '@pnp/sp/files/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

// What PnPjs tries of files and folders, in a subsite that has just been made.
let site: TestSite;
let sp: SPFI;
let web: { readonly ServerRelativeUrl: string; readonly Url: string };
let made = 0;
const fresh = (what: string): string => `${what} ${++made}`;

beforeAll(async () => {
  site = await startSharePoint();
  const root = site.as('owner');
  const { Url } = await root.web.webs.add('Suite', 'suite') as unknown as { Url: string };
  sp = spfi([root.web, Url]);
  web = await sp.web.select('ServerRelativeUrl', 'Url')();
});
afterAll(() => site.close());

type Steps = Readonly<Record<string, () => Promise<unknown>>>;
const each = (steps: Steps): void => { for (const [name, step] of Object.entries(steps)) test(name, async () => { await step(); }); };
const has = async (answer: Promise<unknown>, ...names: readonly string[]): Promise<void> => { const value = await answer; for (const name of names) expect(value).toHaveProperty([name]); };

describe('files', () => {
  let files: IFiles;
  let root = '';
  const add = async (name = `${fresh('File')}.txt`): Promise<string> => (await files.addUsingPath(name, 'Some test text content.')).Name;
  beforeAll(async () => {
    files = sp.web.defaultDocumentLibrary.rootFolder.files;
    root = (await sp.web.defaultDocumentLibrary.rootFolder.select('ServerRelativeUrl')()).ServerRelativeUrl;
  });
  each({
    'have names with every sign that is allowed': async () => {
      for (const sign of ['%#', "'", '& = + -']) {
        const name = `${fresh('Testing')} ${sign}.txt`;
        const { ServerRelativeUrl } = await files.addUsingPath(name, 'x', { Overwrite: true });
        expect((await sp.web.getFileByServerRelativePath(ServerRelativeUrl)()).Name).toBe(name);
        if (!sign.includes('%')) expect((await files.getByUrl(name)()).Name).toBe(name);
        expect(await files.filter(`Name eq '${name.replace(/'/g, "''")}'`)()).toHaveLength(1);
        const { EncodedAbsUrl } = await (await sp.web.getFileByServerRelativePath(ServerRelativeUrl).getItem()).select('EncodedAbsUrl')<{ EncodedAbsUrl: string }>();
        expect((await sp.web.getFileByUrl(EncodedAbsUrl)()).Name).toBe(name);
      }
    },
    'are added in one piece, in chunks and from templates': async () => {
      const name = await add();
      await files.addUsingPath(name, 'Different.', { Overwrite: true });
      expect(await files.getByUrl(name).getText()).toBe('Different.');
      const chunked = await files.addChunked(`${fresh('Chunked')}.bin`, new Blob([new Uint8Array(2500)]) as unknown as Blob, { chunkSize: 1000, Overwrite: true } as object);
      expect(Number(chunked.Length)).toBe(2500);
      await files.addTemplateFile(combine('/', web.ServerRelativeUrl, 'SitePages', 'Template.aspx'), TemplateFileType.StandardPage);
    },
    'are found by id': async () => { const { UniqueId } = await files.addUsingPath(`${fresh('ById')}.txt`, 'x'); expect((await sp.web.getFileById(UniqueId).select('UniqueId')()).UniqueId).toBe(UniqueId); },
    'are deleted and binned': async () => {
      for (const act of ['delete', 'deleteWithParams', 'recycle'] as const) {
        const name = await add();
        const file = files.getByUrl(name);
        await (act === 'deleteWithParams' ? file.deleteWithParams({ BypassSharedLock: true }) : file[act]());
        expect(await files.filter(`Name eq '${name}'`)()).toHaveLength(0);
      }
    },
    'are checked out and in, and tell it': async () => {
      const file = files.getByUrl(await add());
      await file.checkout();
      expect((await file.select('CheckOutType')()).CheckOutType).toBe(0);
      await file.checkin();
      expect((await file.select('CheckOutType')()).CheckOutType).toBe(2);
      await file.listItemAllFields();
      await file.versions();
      expect(await file.getLockedByUser()).toBeNull();
      await (await file.getItem())();
    },
    'are copied and moved': async () => {
      const target = (): string => combine('/', root, `${fresh('Copied')}.aspx`);
      const options = { KeepBoth: true, ShouldBypassSharedLocks: true };
      const copied = target();
      await files.getByUrl(await add()).copyTo(copied, true);
      await sp.web.getFileByServerRelativePath(copied)();
      for (const more of [{}, { ...options, ResetAuthorAndCreatedOnCopy: false }]) { const path = target(); await files.getByUrl(await add()).copyByPath(path, true, more as never); await sp.web.getFileByServerRelativePath(path)(); }
      for (const more of [{}, { ...options, RetainEditorAndModifiedOnMove: false }]) { const path = target(); await files.getByUrl(await add()).moveByPath(path, true, more as never); await sp.web.getFileByServerRelativePath(path)(); }
      const [name, path] = [await add(), target()];
      const [batch, execute] = sp.web.batched();
      void batch.getFileByServerRelativePath(combine('/', root, name)).moveByPath(path, true);
      await execute();
      await sp.web.getFileByServerRelativePath(path)();
    },
    'exist or do not': async () => { const name = await add(); expect([await files.getByUrl(name).exists(), await files.getByUrl('none.txt').exists()]).toEqual([true, false]); await files.getByUrl(name).setContent('different.'); expect(await files.getByUrl(name).getText()).toBe('different.'); },
    'are named by aliases': async () => {
      const { list: library } = await sp.web.lists.ensure('AliasTestLib', '', 101);
      await library.rootFolder.folders.addUsingPath('MyTestFolder');
      await library.rootFolder.files.addUsingPath('text.txt', 'Some file content!');
      const folder = sp.web.getFolderByServerRelativePath(`!@p1::/${combine(web.ServerRelativeUrl, 'AliasTestLib/MyTestFolder')}`);
      await folder();
      await sp.web.getFileByServerRelativePath(`!@p1::/${combine(web.ServerRelativeUrl, 'AliasTestLib/text.txt')}`)();
      await folder.files.addUsingPath('!@p2::myfilename.txt', 'new file content');
    },
    'of a page know their web parts': async () => {
      const page = sp.web.folders.getByUrl('SitePages').files.getByUrl('Home.aspx');
      expect([await page.getLimitedWebPartManager(1).scope(), await page.getLimitedWebPartManager(0).scope()]).toEqual([1, 0]);
      expect(await page.getLimitedWebPartManager().webparts()).toEqual([]);
    }
  });
});

describe('folders', () => {
  each({
    'are added, found, moved, copied, binned and deleted': async () => {
      await sp.web.lists.ensureSiteAssetsLibrary();
      const assets = sp.web.rootFolder.folders.getByUrl('SiteAssets');
      const folders = assets.folders;
      const add = async (): Promise<string> => { const name = fresh('folder'); await folders.addUsingPath(name); return name; };
      await sp.web.folders.getByUrl('SitePages')();
      const far = await add();
      const item = await folders.getByUrl(far).getItem();
      expect(item).toHaveProperty('Id');
      expect(await item.list()).toHaveProperty(['odata.metadata'], expect.stringContaining('$metadata#SP.ApiData.Lists'));
      await has(assets.storageMetrics(), 'TotalSize');
      const { ServerRelativeUrl } = await sp.web.select('ServerRelativeUrl')();
      await folders.getByUrl(await add()).moveByPath(`${ServerRelativeUrl}/SiteAssets/${fresh('moved')}`);
      await folders.getByUrl(await add()).moveByPath(`${ServerRelativeUrl}/SiteAssets/${fresh('moved')}`, { ShouldBypassSharedLocks: true, RetainEditorAndModifiedOnMove: true, KeepBoth: false } as never);
      await folders.getByUrl(await add()).copyByPath(`${ServerRelativeUrl}/SiteAssets/${fresh('copied')}`);
      await folders.getByUrl(await add()).copyByPath(`${ServerRelativeUrl}/SiteAssets/${fresh('copied')}`, { KeepBoth: true, ResetAuthorAndCreatedOnCopy: false, ShouldBypassSharedLocks: true } as never);
      await folders.getByUrl(await add()).recycle();
      const empty = await add();
      await folders.getByUrl(empty).deleteWithParams({ BypassSharedLock: true, DeleteIfEmpty: true });
      expect(await folders.filter(`Name eq '${empty}'`)()).toHaveLength(0);
      await assets.update({ Name: 'SiteAssets' });
      await assets.select('contentTypeOrder')();
      await assets.select('uniqueContentTypeOrder')();
      await assets.folders();
      await assets.files();
      await folders.getByUrl(far).listItemAllFields();
      await assets.parentFolder();
      await assets.properties();
      const { UniqueId } = await sp.web.rootFolder.select('UniqueId')();
      expect((await sp.web.getFolderById(UniqueId).select('UniqueId')()).UniqueId).toBe(UniqueId);
      await (await folders.getByUrl(far).addSubFolderUsingPath(fresh('sub')))();
      await sp.web.lists.getByTitle('Site Pages').rootFolder.folders();
      expect(await sp.web.lists.getByTitle('Site Pages').items.getById(1).folder()).toMatchObject({ 'odata.null': true });
      expect(await item.folder()).toMatchObject({ Name: far });
    },
    'keep default values of columns': async () => {
      const { list } = await sp.web.lists.ensure('suite defaults', '', 101);
      const [batch, execute] = sp.batched();
      const { fields } = batch.web.lists.getByTitle('suite defaults');
      void fields.addText('TextField');
      void batch.web.lists.getByTitle('suite defaults').fields.addNumber('NumberField');
      void batch.web.lists.getByTitle('suite defaults').fields.addMultiChoice('MultiChoiceField', { Choices: ['Item 1', 'Item 2', 'Item 3'] });
      await execute();
      const values = [{ name: 'TextField', value: 'Text Default' }, { name: 'NumberField', value: 14 }, { name: 'MultiChoiceField', value: ['Item 1', 'Item 3'] }];
      await list.rootFolder.setDefaultColumnValues(values);
      expect(new Set((await list.rootFolder.getDefaultColumnValues()).map(({ value }) => value))).toEqual(new Set(['Text Default', '14', 'Item 1;Item 3']));
      const path = `${web.ServerRelativeUrl}/suite defaults`;
      await list.rootFolder.folders.addUsingPath('sub');
      await list.setDefaultColumnValues([...values.map((value) => ({ ...value, path })), { name: 'TextField', path: `${path}/sub`, value: '#Sub' }]);
      expect((await list.getDefaultColumnValues()).length).toBe(4);
      await list.setDefaultColumnValues([]);
      expect(await list.getDefaultColumnValues()).toEqual([]);
      const sub = list.rootFolder.folders.getByUrl('sub');
      await sub.setDefaultColumnValues(values);
      await sub.clearDefaultColumnValues();
      expect(await sub.getDefaultColumnValues()).toEqual([]);
    }
  });
});
