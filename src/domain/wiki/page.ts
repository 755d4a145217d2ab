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
  /** Why it should not be trusted; empty where it may. */
  readonly outdated: string;
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
}

/** What a save changes. */
export type PageChange = Pick<WikiPage, 'title' | 'body' | 'summary'>;

/** One kept state of a page, newest first in lists. */
export interface PageVersion {
  /** "3.0", as SharePoint counts them. */
  readonly label: string;
  readonly versionId: number;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
  readonly editorName: string;
  readonly savedAt: string;
}

/** The longest title, as SharePoint's Title column takes it. */
export const longestTitle = 255;

/** The longest body, as a column of several lines takes it. */
export const longestBody = 63_999;

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
