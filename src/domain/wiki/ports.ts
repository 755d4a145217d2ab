import type { Person } from '../shared/person';
import type { SetupState } from '../shared/setup';
import type { NewPage, PageChange, PageEntry, PageNode, PageVersion, WikiPage } from './page';

/** Who is looking, and what the server lets them do here. */
export interface WikiViewer {
  readonly person: Person;
  readonly canEdit: boolean;
  readonly isOwner: boolean;
}

/** Some levels of the tree: the children of a page, by its id; 0 stands for the top. */
export type TreeLevels = ReadonlyMap<number, readonly PageNode[]>;

/** A page with what stands around it. */
export interface OpenPage {
  readonly page: WikiPage;
  /** From the top to the page above this one. */
  readonly path: readonly PageNode[];
  readonly levels: TreeLevels;
  readonly backlinkCount: number;
  readonly people: ReadonlyMap<number, Person>;
}

/** The first look. */
export interface WikiStart {
  readonly viewer: WikiViewer;
  readonly state: SetupState;
  /** The first level of the tree. */
  readonly roots: readonly PageNode[];
}

/** A page that links to another, with the words around the link. */
export interface Backlink {
  readonly page: PageNode;
  readonly sentence: string;
}

/** Something found by words. */
export interface PageHit {
  readonly id: number;
  readonly title: string;
  /** Plain words around the match; empty where only the title matched. */
  readonly excerpt: string;
}

/** Reads the wiki. Every method rejects with an AppError. */
export interface WikiReader {
  /** One round trip. */
  readStart(): Promise<WikiStart>;
  /** Two round trips; one more for each level whose remembered place is no longer true. Rejects with `notFound`. */
  openPage(id: number): Promise<OpenPage>;
  /** The page of a title, or undefined. One request. */
  findByTitle(title: string): Promise<PageNode | undefined>;
  /** One level of the tree, at most 500 pages. One request. */
  listChildren(parentId: number): Promise<readonly PageNode[]>;
  /** At most 50 that point here. Two round trips. */
  listBacklinks(id: number): Promise<readonly Backlink[]>;
  /** The 30 newest changes, newest first; two round trips. */
  listRecent(): Promise<{ readonly items: readonly PageEntry[]; readonly people: ReadonlyMap<number, Person> }>;
  /** Titles that links point to and nobody has written, most wanted first. One request. */
  listWanted(): Promise<readonly { readonly title: string; readonly count: number }[]>;
  /** At most 200 kept states of a page, newest first. One request, and one for names. */
  listVersions(id: number): Promise<readonly PageVersion[]>;
  /** Fresh titles and SharePoint's own index; at most 20. One batch. */
  search(words: string): Promise<readonly PageHit[]>;
}

/** Writes the wiki as the signed-in person. */
export interface WikiWriter {
  /** Safe to repeat with the same key. */
  addPage(page: NewPage): Promise<WikiPage>;
  /** Rejects with `conflict` where somebody saved after `etag`: nothing is changed then. */
  savePage(id: number, change: PageChange, etag: string): Promise<WikiPage>;
  /** Puts a page below another, or at the top. Rejects with `invalid` where that is a page below itself. */
  movePage(id: number, parentId: number | undefined): Promise<void>;
  setReview(id: number, review: { readonly reviewAt?: string; readonly outdated: string }): Promise<void>;
  /** Goes to the recycle bin. Rejects with `invalid` while pages lie below it. */
  deletePage(id: number): Promise<void>;
  /** Sends a picture to a page and answers its address. */
  addPicture(pageId: number, file: Blob, name: string): Promise<string>;
}

export interface WikiService extends WikiReader, WikiWriter {}
