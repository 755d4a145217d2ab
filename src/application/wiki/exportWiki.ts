import { strToU8, zipSync, type Zippable } from 'fflate';
import { readHeading, readIncludeHref, readPageHref } from '../../domain/wiki/links';
import type { BranchPage, WikiBranches } from '../../domain/wiki/ports';
import { stableMarkdown } from '../../ui/RichText/markdownPage';
import { sanitizeToHtml } from '../../ui/RichText/sanitize';
import { pathsOf, relativePath, writeHead } from './wikiFiles';

/** What an export became. */
export interface WikiExport {
  readonly zip: Uint8Array;
  readonly pages: number;
  /** Pictures that could not be read; their addresses stand in the text as they were. */
  readonly missingPictures: number;
}

/** The most pages of one export. */
export const mostExported = 5000;
/** What marks a link as the place where the other page's text stands. */
export const includeMark = '#wiki-include';
/** One moment for all files, so that the same wiki gives the same bytes. */
const moment = '1980-01-02T00:00:00';

interface Packed {
  readonly files: Map<string, Zippable[string]>;
  readonly paths: ReadonlyMap<number, string>;
  readonly service: WikiBranches;
  missing: number;
}

/**
 * A page and all below it, or the whole wiki, as a zip of Markdown: folders are the tree, pictures lie beside their page.
 * The same pages give the same bytes. Rejects with an AppError where pages cannot be read.
 */
export async function exportWiki(service: WikiBranches, id: number | undefined, onProgress: (done: number, total: number) => void = () => undefined): Promise<WikiExport> {
  const pages = await service.readBranch(id, mostExported);
  const packed: Packed = { files: new Map(), paths: pathsOf(pages), service, missing: 0 };
  const places = new Map<number, number>();
  for (const [index, page] of pages.entries()) {
    const above = page.parentId ?? 0;
    const order = places.get(above) ?? 0;
    places.set(above, order + 1);
    await pack(packed, page, order);
    onProgress(index + 1, pages.length);
  }
  return { zip: zipSync(Object.fromEntries(packed.files), { mtime: moment }), pages: pages.length, missingPictures: packed.missing };
}

async function pack(packed: Packed, page: BranchPage, order: number): Promise<void> {
  const path = packed.paths.get(page.id) ?? '';
  const { body } = new DOMParser().parseFromString(sanitizeToHtml(page.body), 'text/html');
  for (const link of Array.from(body.querySelectorAll('a[href]'))) leadToFile(link, path, packed.paths);
  for (const image of Array.from(body.querySelectorAll('img'))) await takePicture(packed, image, page.id, path);
  packed.files.set(`${path}.md`, strToU8(`---\n${writeHead({ title: page.title, topics: page.topics, order })}---\n\n${stableMarkdown(body.innerHTML)}\n`));
}

function leadToFile(link: Element, path: string, paths: ReadonlyMap<number, string>): void {
  const href = link.getAttribute('href') ?? '';
  const target = readPageHref(href);
  const to = target && 'pageId' in target ? paths.get(target.pageId) : undefined;
  if (to !== undefined) link.setAttribute('href', `${relativePath(path, `${to}.md`)}${readIncludeHref(href) === undefined ? headingMark(readHeading(href)) : includeMark}`);
}

function headingMark(heading: string): string {
  return heading === '' ? '' : `#${encodeURIComponent(heading)}`;
}

async function takePicture(packed: Packed, image: Element, pageId: number, path: string): Promise<void> {
  const found = /\/Attachments\/(\d+)\/([^/?#]+)$/i.exec(image.getAttribute('src') ?? '');
  if (!found) return;
  const name = decodeURIComponent(found[2] ?? '');
  const bytes = await packed.service.readPicture(Number(found[1]) || pageId, name);
  if (!bytes) {
    packed.missing++;
    return;
  }
  const file = `${path}.pictures/${name}`;
  // Pictures are packed already.
  packed.files.set(file, [bytes, { level: 0 }]);
  image.setAttribute('src', relativePath(path, file));
}
