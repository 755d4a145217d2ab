import { strFromU8, unzipSync } from 'fflate';
import { includeHref, pageHref } from '../../domain/wiki/links';
import { longestBody, longestTitle } from '../../domain/wiki/page';
import type { WikiWriter } from '../../domain/wiki/ports';
import { markdownPageToHtml, readMarkdownPage } from '../../ui/RichText/markdownPage';
import { includeMark } from './exportWiki';
import { readHead, resolvePath } from './wikiFiles';

/** What an import became. */
export interface WikiImport {
  readonly pages: number;
  /** The first page of the first level. */
  readonly firstId: number | undefined;
  /** Files that were left out, with the reason in the words of the machine: too long, no text, no picture. */
  readonly leftOut: readonly string[];
}

/** A file on its way to become a page. */
interface Draft {
  readonly path: string;
  readonly title: string;
  readonly topics: readonly string[];
  readonly order: number;
  readonly html: string;
  id?: number;
}

const pictureTypes: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' };
/** Unpacked, in bytes: more is no wiki but something that wants to fill the memory. */
const mostBytes = 500 * 1024 * 1024;

function endingOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The files of a zip, or one Markdown file as it is. Rejects with an Error in plain words where it is neither. */
function unpack(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (/\.(?:md|markdown)$/i.test(name)) return new Map([[name, bytes]]);
  let total = 0;
  const files = unzipSync(bytes, { filter: ({ originalSize }) => {
    total += originalSize;
    if (total > mostBytes) throw new Error('The files in it are too large.');
    return true;
  } });
  const parts = Object.entries(files).map(([path, content]) => [path.replace(/\\/g, '/').replace(/^(?:\.?\/)+/, ''), content] as const);
  return new Map(parts.filter(([path]) => path !== '' && !path.endsWith('/') && !/(?:^|\/)(?:__MACOSX|\.[^/]+)(?:\/|$)/.test(path)));
}

function draftOf(path: string, bytes: Uint8Array): Draft {
  const { head, body } = readMarkdownPage(strFromU8(bytes));
  const { title, topics = [], order = 0 } = readHead(head);
  const heading = title === undefined ? /^#[ \t]+(.+?)[ \t#]*$/m.exec(body) : undefined;
  const name = (path.split('/').pop() ?? path).replace(/\.[a-z]+$/i, '');
  const text = heading && body.trimStart().startsWith(heading[0]) ? body.replace(heading[0], '') : body;
  return { path: path.replace(/\.[a-z]+$/i, ''), title: (title ?? heading?.[1] ?? name).trim().slice(0, longestTitle) || name, topics, order, html: markdownPageToHtml(text) };
}

/** Every file as a page, and a page for each folder that has none of its name; those above first. */
function draftsOf(files: ReadonlyMap<string, Uint8Array>): Draft[] {
  const found = [...files].filter(([path]) => /^(?:md|markdown)$/.test(endingOf(path))).map(([path, bytes]) => draftOf(path, bytes));
  const drafts = new Map(found.map((draft) => [draft.path, draft]));
  for (const { path } of found) {
    const folders = path.split('/').slice(0, -1);
    folders.forEach((folder, index) => {
      const whole = folders.slice(0, index + 1).join('/');
      if (!drafts.has(whole)) drafts.set(whole, { path: whole, title: folder.slice(0, longestTitle), topics: [], order: 0, html: '' });
    });
  }
  return [...drafts.values()].sort((one, other) => one.path.split('/').length - other.path.split('/').length || one.order - other.order || one.path.localeCompare(other.path));
}

/**
 * Brings Markdown in: folders become branches, links between files lead to pages, pictures are attached to the page that
 * shows them. HTML in the files is cleaned like all HTML. Sending again with the same `run` makes no page twice.
 */
export async function importWiki(
  writer: WikiWriter, file: { readonly name: string; readonly bytes: Uint8Array }, options: { readonly run: string; readonly parentId?: number; readonly summary: string }, onProgress: (done: number, total: number) => void = () => undefined
): Promise<WikiImport> {
  const files = unpack(file.name, file.bytes);
  const drafts = draftsOf(files);
  const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
  const leftOut = drafts.filter(({ html }) => html.length > longestBody).map(({ path }) => path);
  const total = drafts.length * 2;
  for (const [index, draft] of drafts.entries()) {
    const above = byPath.get(draft.path.split('/').slice(0, -1).join('/'))?.id ?? options.parentId;
    const page = await writer.addPage({ key: `import-${options.run}-${index}`, title: draft.title, body: '', summary: options.summary, topics: draft.topics, position: draft.order, ...(above === undefined ? {} : { parentId: above }) });
    draft.id = page.id;
    onProgress(index + 1, total);
  }
  for (const [index, draft] of drafts.entries()) {
    if (draft.html !== '' && draft.id !== undefined && !leftOut.includes(draft.path)) {
      const body = await settle(writer, draft, byPath, files, leftOut);
      await writer.savePage(draft.id, { title: draft.title, body, summary: options.summary }, '*');
    }
    onProgress(drafts.length + index + 1, total);
  }
  return { pages: drafts.length, firstId: drafts[0]?.id, leftOut };
}

/** What stands after the `#` of a link between files. */
function headingIn(href: string): string {
  const heading = href.split('#')[1] ?? '';
  try {
    return decodeURIComponent(heading);
  } catch {
    return heading;
  }
}

/** The text with its links leading to pages and its pictures attached. */
async function settle(writer: WikiWriter, draft: Draft, byPath: ReadonlyMap<string, Draft>, files: ReadonlyMap<string, Uint8Array>, leftOut: string[]): Promise<string> {
  const { body } = new DOMParser().parseFromString(draft.html, 'text/html');
  for (const link of Array.from(body.querySelectorAll('a[href]'))) {
    const href = link.getAttribute('href') ?? '';
    const id = byPath.get((resolvePath(draft.path, href) ?? '').replace(/\.(?:md|markdown)$/i, ''))?.id;
    if (id !== undefined) link.setAttribute('href', href.endsWith(includeMark) ? includeHref(id) : pageHref(id, headingIn(href)));
  }
  const sent = new Map<string, string>();
  for (const image of Array.from(body.querySelectorAll('img'))) {
    const path = resolvePath(draft.path, image.getAttribute('src') ?? '');
    const bytes = path === undefined ? undefined : files.get(path);
    const type = path === undefined ? undefined : pictureTypes[endingOf(path)];
    if (path === undefined || !bytes || !type) {
      if (path !== undefined) leftOut.push(path);
      continue;
    }
    const known = sent.get(path) ?? await writer.addPicture(draft.id ?? 0, new Blob([bytes.slice().buffer], { type }), path.split('/').pop() ?? path);
    sent.set(path, known);
    image.setAttribute('src', known);
  }
  return body.innerHTML;
}
