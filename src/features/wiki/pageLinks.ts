import * as strings from 'WikiStrings';
import { format, matches } from '../../domain/shared/text';
import { includeHref, pageHref, wantedHref } from '../../domain/wiki/links';
import type { WikiPage } from '../../domain/wiki/page';
import type { WikiReader } from '../../domain/wiki/ports';
import type { LinkSuggestion } from '../../ui/RichEditor/RichEditor';

/** Lines of headings at most. */
const mostHeadings = 10;

type Text = Pick<WikiPage, 'id' | 'title' | 'body'>;

/** What the search for links needs to know of the page that is written. */
export interface LinkingPage {
  /** Undefined for a page that is new. */
  readonly id: number | undefined;
  /** Its text as it stands in the editor, for links to its own headings. */
  readonly body: () => string;
}

/** The headings of a page that hold some words, each as something to link to. */
function headingsOf({ id, title, body }: Text, words: string): LinkSuggestion[] {
  const { body: content } = new DOMParser().parseFromString(body, 'text/html');
  const texts = [...new Set(Array.from(content.querySelectorAll('h2,h3')).map((one) => one.textContent?.trim() ?? ''))].filter((text) => text !== '' && matches(text, words));
  return texts.slice(0, mostHeadings).map((text) => ({ key: `${id}/${text}`, title: text, detail: title, href: pageHref(id, text) }));
}

function isCalled(title: string, words: string): boolean {
  return title.trim().toLowerCase() === words.toLowerCase();
}

function pageLinks(hits: readonly { readonly id: number; readonly title: string }[]): LinkSuggestion[] {
  return hits.map(({ id, title }) => ({ key: String(id), title, href: pageHref(id) }));
}

/** A link to a page that nobody has written, where none is called so. */
function newLink(title: string, hits: readonly { readonly title: string }[]): LinkSuggestion[] {
  return title === '' || hits.some((hit) => isCalled(hit.title, title)) ? [] : [{ key: 'new', title, detail: strings.NotWritten, href: wantedHref(title), isNew: true }];
}

/** Pages that can stand in this one; never the page itself. */
async function searchIncludes(service: WikiReader, words: string, ownId: number | undefined): Promise<LinkSuggestion[]> {
  if (words === '') return [];
  const hits = await service.search(words);
  return hits.filter(({ id }) => id !== ownId).map(({ id, title }) => ({ key: `include/${id}`, title, detail: format(strings.IncludePage, { title }), href: includeHref(id), isBlock: true }));
}

/** Headings of the page of a title, or of the page that is written where none is named. */
async function searchHeadings(service: WikiReader, name: string, words: string, own: LinkingPage): Promise<LinkSuggestion[]> {
  if (name === '') return own.id === undefined ? [] : headingsOf({ id: own.id, title: strings.OnThisPage, body: own.body() }, words);
  const hits = await service.search(name);
  const page = hits.find(({ title }) => isCalled(title, name)) ?? hits[0];
  if (!page) return newLink(name, hits);
  const headings = headingsOf(page.id === own.id ? { ...page, body: own.body() } : await service.readText(page.id), words);
  return [...headings, ...pageLinks([page])];
}

/**
 * What `[[` offers: pages by their words and the new page itself; after `Page#` headings of that page, after `#` alone those
 * of this one; after `!` pages that will stand in this place.
 */
export async function searchPageLinks(service: WikiReader, typed: string, own: LinkingPage): Promise<readonly LinkSuggestion[]> {
  const text = typed.trim();
  if (text.startsWith('!')) return searchIncludes(service, text.slice(1).trim(), own.id);
  const hash = text.indexOf('#');
  if (hash < 0) {
    const hits = text === '' ? [] : await service.search(text);
    return [...pageLinks(hits), ...newLink(text, hits)];
  }
  const [headings, hits] = await Promise.all([searchHeadings(service, text.slice(0, hash).trim(), text.slice(hash + 1).trim(), own), hash === 0 ? [] : service.search(text)]);
  // The sign may be a part of a title.
  const whole = pageLinks(hits.filter(({ title }) => title.includes('#')));
  return [...new Map([...whole, ...headings].map((link) => [link.key, link])).values()];
}
