import { createHash } from 'node:crypto';
import type { ComponentManifest } from '../runtime/manifest';
import type { SiteClient } from '../rest';
import { layouts, type Section, serializeCanvas, type WebPartContent } from './canvas';
import { createPage, homePage, listPages } from './sitePages';

/** The same web part on the same page keeps its instance id from one fresh company to the next. */
function stableId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function contentOf(manifest: ComponentManifest, page: string): WebPartContent | undefined {
  const entry = manifest.preconfiguredEntries?.[0];
  if (!entry) return undefined;
  return {
    id: manifest.id,
    instanceId: stableId(`${page}/${manifest.id}`),
    title: entry.title.default,
    description: entry.description.default,
    dataVersion: '1.0',
    properties: { ...entry.properties }
  };
}

const isWebPart = (manifest: ComponentManifest): boolean => manifest.componentType === 'WebPart';

/** The home page: the stream wide, what the other web parts show beside it. */
function homeSections(manifests: readonly ComponentManifest[]): Section[] {
  const contents = manifests.map((manifest) => contentOf(manifest, homePage)).filter((content) => content !== undefined);
  const isStream = (content: WebPartContent): boolean => manifests.find(({ id }) => id === content.id)?.alias.includes('Stream') ?? false;
  const main = contents.find(isStream) ?? contents[0];
  const beside = contents.filter((content) => content !== main).slice(0, 2);
  if (!main) return [];
  if (beside.length === 0) return [{ emphasis: 0, columns: [{ factor: 12, webParts: [main] }] }];
  return [{ emphasis: 0, columns: [{ factor: layouts.left[0], webParts: [main] }, { factor: layouts.left[1], webParts: beside }] }];
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
