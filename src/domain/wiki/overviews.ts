import type { Person } from '../shared/person';
import type { PageEntry, PageNode, WikiPage } from './page';

/** A page that has to be looked at. */
export type DuePage = PageNode & Pick<WikiPage, 'outdated' | 'ownerId'> & { readonly reviewAt: string };

/** A page that everybody has to read. */
export type RequiredPage = PageNode & { readonly edition: number; readonly isConfirmed: boolean };

/** Why a page stands alone: no link leads to it, or the page above it is gone. */
export type OrphanPage = PageNode & { readonly reason: 'unlinked' | 'lost' };

/** A page or branch that somebody watches, and what changed in it since they looked. */
export interface WatchedPage {
  readonly page: PageNode;
  readonly isBranch: boolean;
  /** ISO; changes after it are new to the person. */
  readonly seenAt: string;
  /** Newest first; of others than the person. */
  readonly changed: readonly PageEntry[];
}

/** Somebody who has to confirm, or did. */
export interface Reading {
  readonly person: Person;
  /** ISO; undefined for those who have not confirmed. */
  readonly confirmedAt?: string;
  /** The state that was read, "3.0". */
  readonly version?: string;
}

/** Everything that lists pages by something else than the tree. */
export interface WikiOverviews {
  /** Looked at too long ago or flagged as outdated, longest first; at most 100. */
  listDue(now: Date): Promise<{ readonly items: readonly DuePage[]; readonly people: ReadonlyMap<number, Person> }>;
  /** At most 100, newest first. */
  listRequired(): Promise<readonly RequiredPage[]>;
  /** Looks through 200 pages below an id, newest first; `next` goes on. */
  listOrphans(before?: number): Promise<{ readonly items: readonly OrphanPage[]; readonly next?: number }>;
  /** The topics of the newest 2,000 rows, by name. */
  listTopics(): Promise<readonly { readonly topic: string; readonly count: number }[]>;
  listByTopic(topic: string): Promise<readonly PageNode[]>;
  /** Owners and their pages, of the 2,000 pages that got one last. */
  listOwners(): Promise<readonly { readonly person: Person | undefined; readonly ownerId: number; readonly count: number }[]>;
  listByOwner(ownerId: number): Promise<readonly PageNode[]>;
  listTemplates(): Promise<readonly PageNode[]>;
  listWatched(): Promise<readonly WatchedPage[]>;
  /** Whether the person watches a page: not, the page, or all below it, too. */
  findWatch(id: number): Promise<'page' | 'branch' | undefined>;
  setWatch(id: number, what: 'page' | 'branch' | undefined): Promise<void>;
  /** What changed up to now is no longer new. Nothing happens where nobody watches. */
  markLooked(id: number): Promise<void>;
}
