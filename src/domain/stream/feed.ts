import type { Person } from '../shared/person';
import type { ArticleCard } from './articleCards';
import type { Post, Reply } from './post';
import type { Reactions } from './reactions';
import type { Votes } from './votes';

/** Which posts a tab shows. */
export type FeedFilter =
  | { readonly tab: 'everyone' }
  | { readonly tab: 'following' }
  | { readonly tab: 'mentions' }
  | { readonly tab: 'questions'; readonly isOpen?: true }
  | { readonly tab: 'saved' }
  | { readonly tab: 'mine' }
  /** For owners: what they or others of them hid. */
  | { readonly tab: 'hidden' }
  | { readonly tab: 'search'; readonly text: string }
  | { readonly tab: 'topic'; readonly topic: string }
  | { readonly tab: 'person'; readonly personId: number };

/** A post with all that the stream shows of it. */
export interface FeedPost {
  readonly post: Post;
  readonly reactions: Reactions;
  readonly replyCount: number;
  /** More replies exist than were counted. */
  readonly hasMoreReplies: boolean;
  readonly votes?: Votes;
  readonly acknowledgement?: Acknowledgement;
  readonly acceptedReply?: Reply;
  readonly announcement?: Announcement;
  readonly isHidden: boolean;
  readonly isLocked: boolean;
  readonly isSaved: boolean;
  /** The post that this one shares onward, where it was read along and may be seen. */
  readonly shared?: FeedPost;
}

/** Made by an owner: only then a post stands as an announcement. */
export interface Announcement {
  readonly pinnedUntil?: string;
}

/** How many confirmed to have read, and whether the viewer did. */
export interface Acknowledgement {
  readonly count: number;
  readonly isMine: boolean;
  /** More confirmed than were counted; the list of readers has them all. */
  readonly hasMore?: true;
}

/** Some posts, newest first, with the names of all who appear in them. */
export interface FeedPage {
  readonly posts: readonly FeedPost[];
  readonly people: ReadonlyMap<number, Person>;
  /** Articles that the reader follows and that belong between posts, in "Everyone" and "Following". */
  readonly articles?: readonly ArticleCard[];
  /** Where the next page starts; undefined at the end. */
  readonly next?: number;
}

/** Who is looking, and what the server lets them do here. */
export interface Viewer {
  readonly person: Person;
  readonly canPost: boolean;
  /** May set up, hide, lock and announce. */
  readonly isOwner: boolean;
}

/** The first look: the viewer, whether the stream is set up, and the first page of it. */
export interface StreamStart {
  readonly viewer: Viewer;
  readonly state: 'ready' | 'missing' | 'outdated';
  readonly pinned: readonly FeedPost[];
  readonly page: FeedPage;
  /** Id of the newest post that the viewer has seen on any device; 0 at the first visit. */
  readonly seenUpTo: number;
  /** Threads, people and topics whose posts the viewer does not want to meet, as target keys. */
  readonly muted: readonly string[];
  /** Where profiles are on this site, see `profileHref`; undefined where there are none. */
  readonly profilePage?: string;
}

/** How many posts are newer than what is shown, and by whom. */
export interface News {
  readonly count: number;
  /** More exist than were counted. */
  readonly hasMore: boolean;
  readonly authors: readonly Person[];
}
