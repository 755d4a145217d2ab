import type { Person } from '../shared/person';

/** A page of the wiki. */
export interface WikiPage {
  readonly id: number;
  readonly title: string;
  /** Clean HTML. */
  readonly body: string;
  /** The page above; undefined for pages of the first level. */
  readonly parentId?: number;
  /** Place among its siblings; equal places are sorted by title. */
  readonly position: number;
  readonly authorId: number;
  readonly editorId: number;
  /** ISO instants, UTC. */
  readonly createdAt: string;
  readonly editedAt: string;
  /** Names this state of the row; a save with an older one is refused. */
  readonly etag: string;
  /** What the last change was about. */
  readonly summary: string;
  /** "Checked" until then. */
  readonly reviewAt?: string;
  /** Who says that it is true, and since when. */
  readonly verified?: { readonly byId: number; readonly at: string };
  /** Why it should not be trusted; empty where it may. */
  readonly outdated: string;
  /** Who looks after it; undefined where nobody does. */
  readonly ownerId?: number;
  readonly topics: readonly string[];
  /** Counts how often everybody was asked to read it; 0 where nobody has to. */
  readonly edition: number;
  /** A template is offered when a page is written. */
  readonly isTemplate: boolean;
  /** "3.0", as SharePoint counts the states. */
  readonly version: string;
}

/** A page as the tree shows it. */
export type PageNode = Pick<WikiPage, 'id' | 'title' | 'parentId' | 'position'>;

/** A page as lists of pages show it. */
export type PageEntry = PageNode & Pick<WikiPage, 'editorId' | 'editedAt' | 'summary'>;

/** What an author gives to make a page. `key` is made once, so that sending again cannot make a second one. */
export interface NewPage {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly parentId?: number;
  readonly summary: string;
  readonly topics?: readonly string[];
  /** Place among its siblings; 0 without it. */
  readonly position?: number;
}

/** What a save changes. */
export type PageChange = Pick<WikiPage, 'title' | 'body' | 'summary'> & {
  /** Left as they are without it. */
  readonly topics?: readonly string[];
};

/** What is said about a page besides its text. Only what is given changes; `null` takes it away. */
export interface PageFacts {
  /** When it has to be looked at again, ISO. */
  readonly reviewAt?: string | null;
  readonly outdated?: string;
  /** True: the person says that it is right, now. False takes the word back. */
  readonly isVerified?: boolean;
  readonly ownerId?: number | null;
  readonly isTemplate?: boolean;
  /** Asks everybody to read it: 0 for nobody, else one more than before. */
  readonly edition?: number;
}

/** One kept state of a page, newest first in lists. */
export interface PageVersion {
  /** "3.0", as SharePoint counts them. */
  readonly label: string;
  readonly versionId: number;
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly summary: string;
  readonly editorName: string;
  /** Undefined for somebody whom the site does not know any more. */
  readonly editor?: Person | undefined;
  readonly savedAt: string;
}

/** The longest title, as SharePoint's Title column takes it. */
export const longestTitle = 255;

/** The longest body, as a column of several lines takes it. */
export const longestBody = 63_999;

/** The most topics of a page. */
export const mostTopics = 10;

/** Topics as they are stored: each once, without what parts them. */
export function tidyTopics(topics: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const topic of topics) {
    const text = topic.replace(/[,;#]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 20);
    if (text !== '' && !known.has(text.toLowerCase())) known.set(text.toLowerCase(), text);
  }
  return [...known.values()].slice(0, mostTopics);
}

const hole = /\{\{\s*([^{}<>]{1,60}?)\s*\}\}/g;

/** The name of a field as a person reads it: its text stands in HTML. */
function fieldName(html: string): string {
  return html.replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&').trim();
}

/** The names of the fields that a template asks for, written `{{name}}`, each once in their order. */
export function templateFields(body: string): string[] {
  return [...new Set([...body.matchAll(hole)].map(([, name]) => fieldName(name ?? '')))];
}

/** A template's text with its fields filled in. @param values by the field's name, plain text; what is missing stays. */
export function fillTemplate(body: string, values: ReadonlyMap<string, string>): string {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return body.replace(hole, (whole, name: string) => {
    const value = values.get(fieldName(name))?.trim();
    return value ? escape(value) : whole;
  });
}

/** Siblings in their order: by place, then by title in the page's language. */
export function sortNodes<T extends PageNode>(nodes: readonly T[], compare: (first: string, second: string) => number): T[] {
  return [...nodes].sort((one, other) => one.position - other.position || compare(one.title, other.title));
}

/** Why a title cannot be taken; undefined where it can. */
export function titleProblem(title: string): 'empty' | 'long' | undefined {
  const text = title.trim();
  if (text === '') return 'empty';
  return text.length > longestTitle ? 'long' : undefined;
}
