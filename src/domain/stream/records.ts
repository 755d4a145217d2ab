import type { Person } from '../shared/person';
import type { ModerationAction, ReactionTarget } from './ports';
import type { ReactionKind } from './reactions';

/** How a post once read. */
export interface PostVersion {
  readonly title: string;
  readonly body: string;
  /** ISO instant from which it read so. */
  readonly since: string;
}

/** Who reacted, and how. Somebody whom SharePoint no longer knows has no name. */
export interface Reactor {
  readonly person: Person;
  readonly kind: ReactionKind;
}

/** A thread in a few words: its author and its heading or first words. */
export interface ThreadHeading {
  readonly author: Person | undefined;
  readonly words: string;
}

/** Who confirmed an announcement and who has not, by name; somebody whom SharePoint no longer knows has none. Everybody whom SharePoint knows on this site is in one of the two. */
export interface Readers {
  readonly confirmed: readonly { readonly person: Person; readonly at: string }[];
  readonly open: readonly Person[];
}

/** One row of the log of owners. */
export interface Decision {
  readonly id: number;
  readonly action: ModerationAction;
  readonly reason: string;
  readonly at: string;
  readonly by: Person | undefined;
}

/** What can be looked up about a post. Every method rejects with an AppError. */
export interface PostRecords {
  /** Newest first; the first one is how it reads now. One request. */
  listVersions(postId: number): Promise<readonly PostVersion[]>;
  /** One row per person, at most 1,000. */
  listReactors(target: ReactionTarget): Promise<readonly Reactor[]>;
  /** Exact at any number of confirmations: they are read in windows. */
  listReaders(postId: number): Promise<Readers>;
  /** What threads are about, by their posts' ids; those that are gone are missing. At most 100, two requests. */
  listHeadings(postIds: readonly number[]): Promise<ReadonlyMap<number, ThreadHeading>>;
  /** What owners decided about a post, newest first. */
  listDecisions(postId: number): Promise<readonly Decision[]>;
}
