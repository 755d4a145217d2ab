import { hash } from '../shared/text';

/** A link that a page's text holds: to a page, or to one that is still to be written. */
export type PageLink =
  | { readonly pageId: number; readonly sentence: string }
  | { readonly wanted: string; readonly sentence: string };

const block = /<\/?(?:p|li|h[1-6]|td|th|blockquote|pre|div|figcaption|dt|dd|ul|ol|table|tr)\b[^>]*>/i;
const anchor = /<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const longestSentence = 255;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => entities[name] ?? '');
}

/** The words of HTML without its marks. */
export function wordsOf(html: string): string {
  return unescape(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim();
}

/** A text taken apart where its blocks begin and end, as HTML. */
export function blocksOf(html: string): string[] {
  return html.split(block);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The address of a page, or of a heading in it, as the part after and with `#`. */
export function pageHref(id: number, heading = ''): string {
  return heading === '' ? `#wiki=page/${id}` : `#wiki=page/${id}/${encodeURIComponent(heading)}`;
}

/** The heading that an address of a page names; empty where it names none. */
export function readHeading(href: string): string {
  const heading = /#(?:.*&)?wiki=page\/\d+\/([^&]+)/.exec(unescape(href))?.[1];
  return heading === undefined ? '' : decode(heading) ?? '';
}

/** The address that shows a page by its title, or offers to write it. */
export function wantedHref(title: string): string {
  return `#wiki=new/${encodeURIComponent(title).replace(/'/g, '%27')}`;
}

/** The address that stands for another page's text, where it fills a paragraph. */
export function includeHref(id: number): string {
  return `#wiki=include/${id}`;
}

/** The page whose text an address stands for; undefined for any other address. */
export function readIncludeHref(href: string): number | undefined {
  const id = /#(?:.*&)?wiki=include\/(\d+)/.exec(href)?.[1];
  return id ? Number(id) : undefined;
}

/** Where an address of the wiki leads; undefined for any other. */
export function readPageHref(href: string): { readonly pageId: number } | { readonly wanted: string } | undefined {
  const value = /#(?:.*&)?wiki=([^&]*)/.exec(unescape(href))?.[1];
  const page = /^(?:page|include)\/(\d+)/.exec(value ?? '')?.[1];
  if (page) return { pageId: Number(page) };
  const wanted = /^new\/(.+)$/.exec(value ?? '')?.[1];
  const title = wanted === undefined ? undefined : decode(wanted);
  return title ? { wanted: title } : undefined;
}

/** The links of a text, each target once, with the words around the first. */
export function linksOf(html: string): PageLink[] {
  const found = new Map<string, PageLink>();
  for (const part of html.split(block)) {
    for (const [, double, single] of part.matchAll(anchor)) {
      const target = readPageHref(double ?? single ?? '');
      if (!target) continue;
      const key = 'pageId' in target ? `page/${target.pageId}` : `new/${target.wanted.toLowerCase()}`;
      if (!found.has(key)) found.set(key, { ...target, sentence: wordsOf(part).slice(0, longestSentence) });
    }
  }
  return [...found.values()];
}

/** A link: up to its address, the address in its quotes, up to its words, and its words where they are nothing but text. */
const wholeLink = /(<a\b[^>]*?\bhref\s*=\s*)("[^"]*"|'[^']*')([^>]*>)(?:([^<]*)(?=<\/a>))?/gi;

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function isSameTitle(one: string, other: string | undefined): boolean {
  return other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** A text after its links were mended, and how many were. */
export interface MendedText {
  readonly html: string;
  readonly count: number;
}

/**
 * Mends the links of a text to a page whose title is new. What waited for the title, or for the former one, leads to the
 * page; what showed the former title shows the new one. Words of somebody's own stay.
 */
export function mendLinksTo(html: string, { id, title, formerTitle }: { readonly id: number; readonly title: string; readonly formerTitle?: string }): MendedText {
  let count = 0;
  const mended = html.replace(wholeLink, (whole: string, start: string, quoted: string, rest: string, words: string | undefined) => {
    const target = readPageHref(quoted.slice(1, -1));
    const isTurned = target !== undefined && 'wanted' in target && (isSameTitle(target.wanted, title) || isSameTitle(target.wanted, formerTitle));
    const isHere = isTurned || (target !== undefined && 'pageId' in target && target.pageId === id);
    const isRenamed = isHere && words !== undefined && formerTitle !== undefined && formerTitle !== title && wordsOf(words) === formerTitle.replace(/\s+/g, ' ').trim();
    if (!isTurned && !isRenamed) return whole;
    count += 1;
    return `${start}${isTurned ? quoted.replace(/wiki=new\/[^&"']*/, `wiki=page/${id}`) : quoted}${rest}${isRenamed ? escape(title) : words ?? ''}`;
  });
  return { html: mended, count };
}

/** One remembered arrow of a page: to a page (`toId` above 0), to a title without one (0), or to a topic (-1). */
export interface LinkEntry {
  /** Unique; at most 255 characters. */
  readonly key: string;
  readonly toId: number;
  /** The title or the topic; empty for pages. */
  readonly wanted: string;
  readonly sentence: string;
}

/** What stands for a topic where links name a page. */
export const topicTarget = -1;

function keyOf(start: string, end: string): string {
  const key = `${start}${end.toLowerCase()}`;
  return key.length <= longestSentence ? key : `${key.slice(0, 244)}~${hash(key).toString(36)}`;
}

/** The unique key of a link's row: one a page and target. */
export function linkKey(fromId: number, link: PageLink): string {
  return 'pageId' in link ? `${fromId}/page/${link.pageId}` : keyOf(`${fromId}/new/`, link.wanted);
}

/** Everything that is to be remembered of a page: its links but those to itself, and its topics. */
export function entriesOf(id: number, body: string, topics: readonly string[]): LinkEntry[] {
  const links = linksOf(body).filter((link) => !('pageId' in link) || link.pageId !== id).map((link) => ({
    key: linkKey(id, link), toId: 'pageId' in link ? link.pageId : 0, wanted: 'wanted' in link ? link.wanted.slice(0, longestSentence) : '', sentence: link.sentence
  }));
  const named = topics.map((topic) => ({ key: keyOf(`${id}/topic/`, topic), toId: topicTarget, wanted: topic, sentence: '' }));
  return [...new Map([...links, ...named].map((entry) => [entry.key, entry])).values()];
}
