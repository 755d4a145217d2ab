import { createHash } from 'node:crypto';
import type { ComponentManifest } from '../runtime/manifest';
import type { SiteClient } from '../rest';
import { type Section, serializeCanvas, type WebPartContent } from './canvas';
import { createPage, homePage, listPages } from './sitePages';

/** The same web part on the same page keeps its instance id from one fresh company to the next. */
function stableId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What an owner would have chosen where a web part shows less before somebody chose. */
const chosen: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { LoggiaWikiPageWebPart: { page: 'Work at height' }, LoggiaBlogWebPart: { countReads: true } };

function contentOf(manifest: ComponentManifest, page: string): WebPartContent | undefined {
  const entry = manifest.preconfiguredEntries?.[0];
  if (!entry) return undefined;
  return {
    id: manifest.id,
    instanceId: stableId(`${page}/${manifest.id}`),
    title: entry.title.default,
    description: entry.description.default,
    dataVersion: '1.0',
    properties: { ...entry.properties, ...chosen[manifest.alias] }
  };
}

const isWebPart = (manifest: ComponentManifest): boolean => manifest.componentType === 'WebPart';

/** The home page: the stream alone, as the others have pages of their own. */
function homeSections(manifests: readonly ComponentManifest[]): Section[] {
  const main = manifests.find(({ alias }) => alias.includes('Stream')) ?? manifests[0];
  const content = main && contentOf(main, homePage);
  return content ? [{ emphasis: 0, columns: [{ factor: 12, webParts: [content] }] }] : [];
}

/**
 * Makes the pages that are missing: Home, and one page for each web part of the package. Pages that are there, edited or not,
 * stay as they are, so that a web part that joins the package later gets its page at the next start.
 */
export async function ensureReadyPages(owner: SiteClient, manifests: readonly ComponentManifest[]): Promise<number> {
  const existing = new Set((await listPages(owner)).map(({ FileName: name }) => name.toLowerCase()));
  const webParts = manifests.filter(isWebPart);
  let made = 0;
  const make = async (fileName: string, title: string, sections: readonly Section[], layout: 'Home' | 'Article'): Promise<void> => {
    if (existing.has(fileName.toLowerCase())) return;
    await createPage(owner, fileName, title, serializeCanvas(sections), layout);
    made++;
  };
  await make(homePage, 'Home', homeSections(webParts), 'Home');
  for (const manifest of webParts) {
    const title = manifest.preconfiguredEntries?.[0]?.title.default ?? manifest.alias;
    const content = contentOf(manifest, title);
    if (content) await make(`${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.aspx`, title, [{ emphasis: 0, columns: [{ factor: 12, webParts: [content] }] }], 'Home');
  }
  return made;
}
