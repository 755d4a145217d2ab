import type { Person } from '../shared/person';
import type { SetupState } from '../shared/setup';
import type { Participants } from '../shared/setup';
import type { WikiOverviews } from './overviews';
import type { NewPage, PageChange, PageEntry, PageFacts, PageNode, PageVersion, WikiPage } from './page';
import type { WikiMentions } from './mentions';
import type { WikiTalk } from './talk';

/** Who is looking, and what the server lets them do here. */
export interface WikiViewer {
  readonly person: Person;
  readonly canEdit: boolean;
  /** May comment, confirm and be seen editing. */
  readonly canTakePart: boolean;
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
  /** Its rights are its own: fewer may change it than the rest of the wiki. */
  readonly isLocked: boolean;
  /** What the server lets the person do with this page. */
  readonly canEdit: boolean;
  /** Who confirmed this edition, where it must be read: at most 501 are counted. */
  readonly confirmed?: { readonly count: number; readonly isMine: boolean };
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
  /** Title and text alone. One request. Rejects with `notFound`. */
  readText(id: number): Promise<Pick<WikiPage, 'id' | 'title' | 'body'>>;
  /** The page of a title, or undefined. One request. */
  findByTitle(title: string): Promise<PageNode | undefined>;
  /** One level of the tree, at most 500 pages. One request. */
  listChildren(parentId: number): Promise<readonly PageNode[]>;
  /** At most 50 that point here. Two round trips. */
  listBacklinks(id: number): Promise<readonly Backlink[]>;
  /** The 30 newest changes, newest first; two round trips, up to three more in a wiki in which little changes. */
  listRecent(): Promise<{ readonly items: readonly PageEntry[]; readonly people: ReadonlyMap<number, Person> }>;
  /** Titles that links point to and nobody has written, most wanted first. One request. */
  listWanted(): Promise<readonly { readonly title: string; readonly count: number }[]>;
  /** The newest kept states of a page, newest first; 50 where no limit is given. One request, and one for names. */
  listVersions(id: number, limit?: number): Promise<readonly PageVersion[]>;
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
  movePage(id: number, parentId: number | undefined, summary?: string): Promise<void>;
  /**
   * Remembers where all pages below a moved one lie now. Until then, and where it is cut off, opening one of them takes a
   * round trip more for each level that changed. Three round trips for a hundred pages.
   */
  settlePlaces(id: number): Promise<void>;
  /** Puts a page among those of a level, before the one named or last. Moves it there first where it lies elsewhere. */
  placePage(id: number, parentId: number | undefined, beforeId: number | undefined, summary?: string): Promise<void>;
  /** @param summary what the history says about it. */
  setFacts(id: number, facts: PageFacts, summary: string): Promise<void>;
  /** Goes to the recycle bin. Rejects with `invalid` while pages lie below it. */
  deletePage(id: number): Promise<void>;
  /** Sends a picture to a page and answers its address. */
  addPicture(pageId: number, file: Blob, name: string): Promise<string>;
}

/** Who may change a page: everybody who writes in the wiki, its owners only, or one group besides. */
export type PageEditors = { readonly kind: 'writers' } | { readonly kind: 'owners' } | { readonly kind: 'group'; readonly name: string };

/** What owners decide about rights. The server keeps to it: these are permissions of rows and lists. */
export interface WikiRights {
  /** Safe to repeat. Rejects with `forbidden` for others than owners, with `notFound` for an unknown group. */
  setPageEditors(id: number, editors: PageEditors): Promise<void>;
  /** Who writes in the whole wiki. Pages with rights of their own keep them. */
  setWriters(writers: Participants): Promise<void>;
}

/** A page whose title is new: just written, or changed. */
export interface TitledPage {
  readonly id: number;
  readonly title: string;
  /** The title before; missing for a page that was just written. */
  readonly formerTitle?: string;
  /** What the history of the pages that link here says. */
  readonly summary: string;
}

/** How a wiki is proved and mended. */
export interface WikiUpkeep {
  /**
   * Leads links to a title that nobody had written to the page that has it now, and gives links that showed the former
   * title the new one. Answers how many links it mended. Pages that the person may not change, or that others save at the
   * same time again and again, keep what they say: by their number links lead to the page all the same. Four requests for
   * fifty pages; one or two where there is nothing to do.
   */
  mendLinks(page: TitledPage, onProgress?: (pages: number) => void): Promise<number>;
  /**
   * Compares the remembered links of every page with its text, newest first.
   * @param isMending also puts right what differs; without it nothing is written.
   */
  checkLinks(isMending: boolean, onProgress?: (pages: number) => void): Promise<LinkReport>;
}

/** What a check found. `missing`, `stale` and `wrong` count rows; they are put right where the check was to mend. */
export interface LinkReport {
  readonly pages: number;
  readonly links: number;
  readonly missing: number;
  /** Of pages that are gone, or that no text holds. */
  readonly stale: number;
  /** There, with words that the text no longer has, or waiting for a page that has been written. */
  readonly wrong: number;
}

/** A page with what an export takes along. */
export interface BranchPage extends PageNode {
  readonly body: string;
  readonly topics: readonly string[];
  /** 0 for the page that the branch begins with, or for the first level of the whole wiki. */
  readonly depth: number;
}

/** Whole branches. */
export interface WikiBranches {
  /**
   * A page and all below it, or the whole wiki, in the order of the tree; at most `limit` pages. One round trip for a hundred
   * pages that have others below.
   */
  readBranch(id: number | undefined, limit: number, onProgress?: (pages: number) => void): Promise<readonly BranchPage[]>;
  /** The bytes of a picture of a page; undefined where it cannot be read. */
  readPicture(pageId: number, name: string): Promise<Uint8Array | undefined>;
}

export interface WikiService extends WikiReader, WikiWriter, WikiRights, WikiUpkeep, WikiOverviews, WikiTalk, WikiMentions, WikiBranches {}
