import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';

/** Which pictures may be loaded: none, those of this SharePoint, or all. Loading one tells its server who reads. */
export type ImagePolicy = 'none' | 'sameOrigin' | 'any';

/** How people's HTML is cleaned. */
export interface SanitizeOptions {
  /** Pictures that may not be loaded become links to them. `sameOrigin` if left out. */
  readonly images?: ImagePolicy;
  /** Gives headings ids that start with this, so that a table of contents can point at them. */
  readonly headingPrefix?: string | undefined;
  /** The words that stand above callouts, by their kind. */
  readonly calloutNames?: Readonly<Record<CalloutKind, string>> | undefined;
}

/** What a callout is for. */
export type CalloutKind = 'info' | 'tip' | 'warning' | 'danger';

/** Every kind of callout, calmest first. */
export const calloutKinds: readonly CalloutKind[] = ['info', 'tip', 'warning', 'danger'];

const tags = [
  'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'b', 'em', 'i', 's', 'del', 'ins', 'u', 'sub', 'sup', 'mark', 'small', 'code', 'pre', 'kbd', 'blockquote', 'q', 'cite', 'abbr',
  'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'input', 'table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'a', 'img', 'figure', 'figcaption', 'details', 'summary', 'span', 'div', 'time'
];
const attributes = ['href', 'title', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan', 'span', 'scope', 'start', 'reversed', 'type', 'checked', 'disabled', 'lang', 'dir', 'align', 'datetime', 'open', 'class', 'data-mention', 'data-topic'];
// The names that mean something here; any other would borrow the looks of the page around.
const ownClasses = /^(?:loggia-(?:callout|info|tip|warning|danger|include)|language-[\w+#.-]{1,40})$/;
const textBlocks = 'p,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,td,th,dt,dd,figcaption,summary,caption';

const config: Config = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Addresses of the web, of mail and telephone, and relative ones. No javascript:, data:, blob:, file: or vbscript:.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  RETURN_DOM_FRAGMENT: true
};

let purifier: DOMPurify | undefined;

function onlyTaskBoxes(node: Element): void {
  if (node.nodeName !== 'INPUT') return;
  if (node.getAttribute('type') === 'checkbox') node.setAttribute('disabled', '');
  else node.remove();
}

function onlyOwnClasses(node: Element): void {
  const value = node.getAttribute('class');
  if (value === null) return;
  const kept = value.split(/\s+/).filter((name) => ownClasses.test(name));
  if (kept.length > 0) node.setAttribute('class', kept.join(' '));
  else node.removeAttribute('class');
}

// An instance of our own: hooks of other code on the page must not reach it, nor ours theirs.
function getPurifier(): DOMPurify {
  if (!purifier) {
    purifier = createDOMPurify(window);
    purifier.addHook('afterSanitizeAttributes', onlyTaskBoxes);
    purifier.addHook('afterSanitizeAttributes', onlyOwnClasses);
  }
  return purifier;
}

function resolve(address: string): URL | undefined {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return undefined;
  }
}

function prepareLinks(root: DocumentFragment): void {
  for (const link of Array.from(root.querySelectorAll('a'))) {
    const url = resolve(link.getAttribute('href') ?? '');
    if (!link.hasAttribute('href') || !url) {
      link.removeAttribute('href');
      continue;
    }
    if (/^https?:$/.test(url.protocol) && url.origin !== window.location.origin) {
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener noreferrer nofollow');
    }
  }
}

function mayLoad(url: URL | undefined, policy: ImagePolicy): boolean {
  if (!url || !/^https?:$/.test(url.protocol) || policy === 'none') return false;
  return policy === 'any' || url.origin === window.location.origin;
}

/** Puts a link, or its words, in the place of each picture that may not be loaded. */
function replacePictures(root: DocumentFragment, policy: ImagePolicy): void {
  for (const picture of Array.from(root.querySelectorAll('img'))) {
    const url = resolve(picture.getAttribute('src') ?? '');
    if (picture.hasAttribute('src') && mayLoad(url, policy)) continue;
    const isWeb = url !== undefined && /^https?:$/.test(url.protocol) && picture.hasAttribute('src') && !picture.closest('a');
    const stand = picture.ownerDocument.createElement(isWeb ? 'a' : 'span');
    stand.textContent = picture.getAttribute('alt') || (isWeb ? url.hostname : '');
    if (isWeb) stand.setAttribute('href', url.href);
    picture.replaceWith(stand);
  }
}

function preparePictures(root: DocumentFragment): void {
  for (const picture of Array.from(root.querySelectorAll('img'))) {
    picture.setAttribute('loading', 'lazy');
    picture.setAttribute('referrerpolicy', 'no-referrer');
    if (!picture.hasAttribute('alt')) picture.setAttribute('alt', '');
  }
}

/** The kind of a callout; undefined for any other element. */
export function calloutKindOf(element: Element): CalloutKind | undefined {
  return element.classList.contains('loggia-callout') ? calloutKinds.find((kind) => element.classList.contains(`loggia-${kind}`)) ?? 'info' : undefined;
}

function prepareCallouts(root: DocumentFragment, names: SanitizeOptions['calloutNames']): void {
  for (const callout of Array.from(root.querySelectorAll('.loggia-callout'))) {
    const kind = calloutKindOf(callout);
    callout.setAttribute('role', 'note');
    if (kind && names) callout.setAttribute('aria-label', names[kind]);
  }
}

/** The id of a heading: its words joined by hyphens. */
export function headingId(text: string, prefix: string, taken: Set<string> = new Set()): string {
  const base = prefix + (text.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'section');
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}

function prepareHeadings(root: DocumentFragment, prefix: string): void {
  const taken = new Set<string>();
  for (const heading of Array.from(root.querySelectorAll('h1,h2,h3,h4,h5,h6'))) heading.id = headingId(heading.textContent ?? '', prefix, taken);
}

function prepareScrolling(root: DocumentFragment): void {
  for (const wide of Array.from(root.querySelectorAll('table,pre'))) {
    if (wide.parentElement?.closest('table')) continue;
    const box = document.createElement('div');
    box.setAttribute('data-scroll', '');
    box.setAttribute('tabindex', '0');
    wide.replaceWith(box);
    box.append(wide);
  }
}

function prepareDirections(root: DocumentFragment): void {
  for (const block of Array.from(root.querySelectorAll(textBlocks))) if (!block.hasAttribute('dir')) block.setAttribute('dir', 'auto');
}

/**
 * Cleans HTML and gives it as nodes. Nodes and not text, because HTML that is written out and read in again can turn into
 * something else. This is the only door through which other people's HTML comes onto the page.
 */
export function sanitizeToFragment(html: string, { images = 'sameOrigin', headingPrefix, calloutNames }: SanitizeOptions = {}): DocumentFragment {
  const fragment = getPurifier().sanitize(html, config) as unknown as DocumentFragment;
  // Links that stand for pictures are links like any other.
  replacePictures(fragment, images);
  preparePictures(fragment);
  prepareLinks(fragment);
  prepareCallouts(fragment, calloutNames);
  prepareDirections(fragment);
  prepareScrolling(fragment);
  if (headingPrefix !== undefined) prepareHeadings(fragment, headingPrefix);
  return fragment;
}

/**
 * Cleans HTML for storing or for an editor: the allowed tags and attributes only, without what the page adds. Pictures
 * from elsewhere become links, so that writing does not tell their server who writes.
 */
export function sanitizeToHtml(html: string): string {
  const fragment = getPurifier().sanitize(html, config) as unknown as DocumentFragment;
  replacePictures(fragment, 'sameOrigin');
  // Stays in the document of the cleaner: there nothing is loaded.
  const box = fragment.ownerDocument.createElement('div');
  box.append(fragment);
  return box.innerHTML;
}
