import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { exportWiki } from '../../../../src/application/wiki/exportWiki';
import { importWiki } from '../../../../src/application/wiki/importWiki';
import { fileName, readHead, relativePath, resolvePath, writeHead } from '../../../../src/application/wiki/wikiFiles';
import type { NewPage, PageChange } from '../../../../src/domain/wiki/page';
import type { BranchPage, WikiBranches, WikiWriter } from '../../../../src/domain/wiki/ports';
import { htmlAttacks } from '../../../support/attacks';
import { aWikiPage } from '../../../support/wiki';

/** A wiki in memory, as far as files go. */
class Shelf implements WikiBranches, Pick<WikiWriter, 'addPage' | 'savePage' | 'addPicture'> {
  public readonly pages: (Omit<BranchPage, 'depth'> & { key: string })[] = [];
  private readonly pictures = new Map<string, Uint8Array>();

  public constructor(private readonly firstId = 0) {}

  public addPage({ key, title, body, parentId, topics = [], position = 0 }: NewPage): Promise<ReturnType<typeof aWikiPage>> {
    const known = this.pages.find((page) => page.key === key);
    const id = known?.id ?? this.firstId + this.pages.length + 1;
    if (!known) this.pages.push({ id, key, title, body, topics, position, ...(parentId === undefined ? {} : { parentId }) });
    return Promise.resolve(aWikiPage({ id, title }));
  }

  public savePage(id: number, { title, body }: PageChange): Promise<ReturnType<typeof aWikiPage>> {
    const at = this.pages.findIndex((page) => page.id === id);
    const page = this.pages[at];
    if (page) this.pages[at] = { ...page, title, body };
    return Promise.resolve(aWikiPage({ id, title }));
  }

  public async addPicture(pageId: number, file: Blob, name: string): Promise<string> {
    const bytes = await new Promise<ArrayBuffer>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as ArrayBuffer);
      reader.readAsArrayBuffer(file);
    });
    this.pictures.set(`${pageId}/${name}`, new Uint8Array(bytes));
    return `/sites/a/Lists/LoggiaWikiPages/Attachments/${pageId}/${encodeURIComponent(name)}`;
  }

  public readPicture(pageId: number, name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.pictures.get(`${pageId}/${name}`));
  }

  public readBranch(id: number | undefined): Promise<readonly BranchPage[]> {
    const below = (parentId: number | undefined, depth: number): BranchPage[] =>
      this.pages.filter((page) => page.parentId === parentId).sort((one, other) => one.position - other.position || one.title.localeCompare(other.title)).flatMap((page) => [{ ...page, depth }, ...below(page.id, depth + 1)]);
    const first = this.pages.filter((page) => page.id === id);
    return Promise.resolve(id === undefined ? below(undefined, 0) : [...first.map((page) => ({ ...page, depth: 0 })), ...below(id, 1)]);
  }
}

const writer = (shelf: Shelf): WikiWriter => shelf as unknown as WikiWriter;
const options = { run: 'r1', summary: 'brought in' };

async function aShelf(): Promise<Shelf> {
  const shelf = new Shelf();
  const add = async (title: string, body: string, parentId?: number, topics: string[] = []): Promise<number> => (await shelf.addPage({ key: title + shelf.pages.length, title, body, summary: '', topics, position: shelf.pages.length, ...(parentId ? { parentId } : {}) })).id;
  const top = await add('Handbook', '<h2>Start</h2><p>See <a href="#wiki=page/3">masts</a> and <a href="#wiki=new/Not%20yet">what is missing</a>.</p>');
  const low = await add(`O'Brien's "50%" #1 / a\\b`, '<ul><li>One</li><li>Two <strong>bold</strong></li></ul>', top, ['Safety', 'Masts']);
  await add('Masts', '<p><a href="#wiki=include/2">shown here</a></p><p><a href="#wiki=page/1/Start%20%231">there</a></p><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>', low);
  await add('مخطط الزيارات', '<pre><code>a  b\n\nc</code></pre><blockquote><p>Said</p></blockquote>', top);
  await add('a/b', '<p>one</p>', top);
  await add('a b', '<p>two</p>', top);
  const src = await shelf.addPicture(2, new Blob([new Uint8Array([137, 80, 78, 71, 1, 2, 3])]), 'a mast.png');
  await shelf.savePage(2, { title: `O'Brien's "50%" #1 / a\\b`, body: `<p><img src="${src}" alt="A mast"></p><p>Look.</p>`, summary: '' });
  return shelf;
}

test('export, import and export again give the same bytes', async () => {
  const shelf = await aShelf();
  const first = await exportWiki(shelf, undefined);
  expect(first).toMatchObject({ pages: 6, missingPictures: 0 });
  const other = new Shelf(700);
  const report = await importWiki(writer(other), { name: 'wiki.zip', bytes: first.zip }, options);
  expect(report).toMatchObject({ pages: 6, leftOut: [] });
  const second = await exportWiki(other, undefined);
  expect(Object.keys(unzipSync(second.zip))).toEqual(Object.keys(unzipSync(first.zip)));
  for (const [path, content] of Object.entries(unzipSync(first.zip))) expect([path, strFromU8(unzipSync(second.zip)[path] ?? new Uint8Array())]).toEqual([path, strFromU8(content)]);
  expect(Buffer.from(second.zip).equals(Buffer.from(first.zip))).toBe(true);
});

test('folders are the tree, links lead to files, and names never collide', async () => {
  const files = unzipSync((await exportWiki(await aShelf(), undefined)).zip);
  expect(Object.keys(files)).toEqual(['Handbook.md', 'Handbook/O-Brien-s-50-1-a-b.pictures/a mast.png', 'Handbook/O-Brien-s-50-1-a-b.md', 'Handbook/O-Brien-s-50-1-a-b/Masts.md', 'Handbook/مخطط-الزيارات.md', 'Handbook/a-b.md', 'Handbook/a-b-2.md']);
  const handbook = strFromU8(files['Handbook.md'] ?? new Uint8Array());
  expect(handbook).toContain('[masts](Handbook/O-Brien-s-50-1-a-b/Masts.md)');
  expect(handbook).toContain('(#wiki=new/Not%20yet)');
  expect(strFromU8(files['Handbook/O-Brien-s-50-1-a-b/Masts.md'] ?? new Uint8Array())).toContain('(../O-Brien-s-50-1-a-b.md#wiki-include)');
  expect(strFromU8(files['Handbook/O-Brien-s-50-1-a-b/Masts.md'] ?? new Uint8Array())).toContain('(../../Handbook.md#Start%20%231)');
  expect(strFromU8(files['Handbook/O-Brien-s-50-1-a-b.md'] ?? new Uint8Array())).toContain('O-Brien-s-50-1-a-b.pictures/a%20mast.png');
});

test('a folder of another program comes in: headings as titles, folders without a page, links and what is left out', async () => {
  const shelf = new Shelf();
  const zip = zipSync({ 'docs/Start.md': strToU8('# Welcome\n\nGo to [setup](guide/setup.md) or [nowhere](gone.md).\n\n![x](missing.png)'), 'docs/guide/setup.md': strToU8('---\ntitle: Setting up\ntags: ["tools"]\n---\nText'), '__MACOSX/docs/._Start.md': strToU8('x'), 'notes.txt': strToU8('x') });
  const report = await importWiki(writer(shelf), { name: 'a.zip', bytes: zip }, options);
  expect(shelf.pages.map(({ title }) => title)).toEqual(['docs', 'guide', 'Welcome', 'Setting up']);
  expect(shelf.pages[3]).toMatchObject({ topics: ['tools'], parentId: 2 });
  expect(shelf.pages[2]?.body).toContain('#wiki=page/4');
  expect(shelf.pages[2]?.body).toContain('gone.md');
  expect(report.leftOut).toEqual(['docs/missing.png']);
});

test('sending the same file again in one run makes nothing twice', async () => {
  const shelf = new Shelf();
  const file = { name: 'one.md', bytes: strToU8('# One\n\nText') };
  await importWiki(writer(shelf), file, options);
  await importWiki(writer(shelf), file, options);
  expect(shelf.pages).toHaveLength(1);
});

test('what attacks is cleaned, what is no zip says so, and no path leaves its folder', async () => {
  const shelf = new Shelf();
  await importWiki(writer(shelf), { name: 'a.md', bytes: strToU8(`# Bad\n\n${htmlAttacks.join('\n\n')}`) }, options);
  expect(shelf.pages[0]?.body).not.toMatch(/<script|<iframe|onerror=|javascript:/i);
  await expect(importWiki(writer(shelf), { name: 'a.zip', bytes: strToU8('this is no zip') }, options)).rejects.toThrow();
  const evil = new Shelf();
  await importWiki(writer(evil), { name: 'a.zip', bytes: zipSync({ '../../up.md': strToU8('x'), '/abs.md': strToU8('y') }) }, options);
  expect(evil.pages.length).toBeGreaterThan(0);
});

test('names of files and heads hold whatever a title contains', () => {
  expect(fileName('con')).toBe('page-con');
  expect(fileName('???')).toBe('page');
  expect(Array.from(fileName('測'.repeat(255)))).toHaveLength(60);
  for (const title of [`"quoted": 'x' # 50% \\ / [[a]]`, '---', 'line\ttab', 'x'.repeat(255)]) expect(readHead(writeHead({ title, topics: ['a, b'], order: 3 }))).toEqual({ title, topics: ['a, b'], order: 3 });
  expect(relativePath('a/b/c', 'a/d.md')).toBe('../d.md');
  expect(resolvePath('a/b/c', '../d%20e.md#x')).toBe('a/d e.md');
  expect(resolvePath('a', '../x.md')).toBeUndefined();
  expect(resolvePath('a', 'https://x.example/y.md')).toBeUndefined();
});

test('export, import and export again give the same bytes, whatever the titles and texts', async () => {
  const title = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.constantFrom(`"quotes" 'n' / \\ 50% #1 + & ?`, 'مخطط الزيارات', '航海 🛥️', '\u202Eright\u202C', 'x'.repeat(255), '測'.repeat(255), 'CON', '...', '[[a]]|b', '---', '%2F%', 'a/b', 'A/B')
  ).map((text) => text.trim().slice(0, 255)).filter((text) => text.trim() !== '' && !/\p{Cs}/u.test(text));
  const words = fc.constantFrom('mast', 'a_b *c*', '1. 50% #x', '&lt;b&gt;', 'مرحبا', '船 🛥️', '[[x]]', '| y');
  const block = fc.oneof(
    words.map((text) => `<p>${text}</p>`),
    words.map((text) => `<blockquote class="loggia-callout loggia-warning"><p>${text}</p></blockquote>`),
    words.map((text) => `<ul><li><input type="checkbox" disabled="" checked=""><p>${text}</p></li><li><input type="checkbox" disabled=""><p>b</p></li></ul>`),
    words.map((text) => `<table><tbody><tr><th><p>A</p></th></tr><tr><td><p>${text}</p></td></tr></tbody></table>`),
    words.map((text) => `<pre><code class="language-ts">${text}\n\n  b</code></pre>`),
    fc.nat(4).map((id) => `<p><a href="#wiki=include/${id + 1}">shown here</a></p>`),
    fc.tuple(fc.nat(4), words).map(([id, text]) => `<p>To <a href="#wiki=page/${id + 1}">${text}</a> and <a href="#wiki=page/${id + 1}/A%20%23b">there</a>.</p>`),
    title.map((wanted) => `<p><a href="#wiki=new/${encodeURIComponent(wanted)}">wanted</a></p>`),
    fc.constant('<p><img src="/sites/a/Lists/LoggiaWikiPages/Attachments/1/a%20mast.png" alt="Mast"></p>')
  );
  const pages = fc.array(fc.tuple(title, fc.array(block, { maxLength: 4 }), fc.nat(5)), { minLength: 1, maxLength: 5 });
  await fc.assert(fc.asyncProperty(pages, async (written) => {
    const shelf = new Shelf();
    for (const [index, [name, blocks, above]] of written.entries()) await shelf.addPage({ key: String(index), title: name, body: blocks.join(''), summary: '', position: index, ...(above > 0 && above <= index ? { parentId: above } : {}) });
    await shelf.addPicture(1, new Blob([new Uint8Array([1, 2, 3])]), 'a mast.png');
    const first = await exportWiki(shelf, undefined);
    const other = new Shelf(90);
    await importWiki(writer(other), { name: 'wiki.zip', bytes: first.zip }, options);
    const second = await exportWiki(other, undefined);
    const texts = (zip: Uint8Array): [string, string][] => Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]);
    expect(texts(second.zip)).toEqual(texts(first.zip));
    expect(Buffer.from(second.zip).equals(Buffer.from(first.zip))).toBe(true);
  }), { numRuns: 60, seed: 21 });
}, 120_000);
