import type { FeedFilter, FeedPage, FeedPost, News, StreamStart } from './feed';
import type { NewPost, NewReply, Post, PostChange, Reply } from './post';
import type { Drafts } from './drafts';
import type { LinkCards } from './linkCards';
import type { PostRecords } from './records';
import type { ReactionKind, Reactions } from './reactions';
import type { Page } from '../shared/page';
import type { Person } from '../shared/person';

/** Where something hangs: a post, or a reply of its thread. */
export interface ReactionTarget {
  readonly postId: number;
  readonly replyId?: number;
}

/** A reply as the thread shows it. */
export interface ThreadReply {
  readonly reply: Reply;
  readonly reactions: Reactions;
}

/** Some replies of a thread, oldest first within the page; `next` leads to earlier ones. */
export interface ThreadPage extends Page<ThreadReply> {
  readonly people: ReadonlyMap<number, Person>;
}

/** Reads the stream. Every method rejects with an AppError. */
export interface FeedReader {
  /** Two round trips: who is looking and the newest posts, then what hangs on them. */
  readStart(pageSize: number): Promise<StreamStart>;
  /**
   * Two round trips, also for tabs with more rows than SharePoint looks through; up to seven more for a tab with too many
   * rows for one request and too few for a page among its newest. Chosen answers may be missing, see `listAnswers`.
   */
  listPosts(filter: FeedFilter, pageSize: number, before?: number): Promise<FeedPage>;
  /** Those posts whose chosen answer a page did not bring, with it. One round trip; none where nothing is missing. */
  listAnswers(posts: readonly FeedPost[]): Promise<FeedPage>;
  /** One post by its id, for a link to it. Rejects with `notFound`. */
  getPost(id: number): Promise<FeedPage>;
  /** One request. */
  countNewer(afterId: number): Promise<News>;
  /** Newest replies first by page, two round trips. */
  listReplies(postId: number, pageSize: number, before?: number): Promise<ThreadPage>;
}

/** Writes posts and replies as the signed-in person. Sending the same key twice makes one row. */
export interface PostWriter {
  addPost(post: NewPost): Promise<Post>;
  editPost(id: number, change: PostChange): Promise<Post>;
  /** Goes to the site's recycle bin. A post that is gone already counts as deleted. */
  deletePost(id: number): Promise<void>;
  /** Accepts an answer to one's own question, or none. */
  acceptReply(postId: number, reply: Pick<Reply, 'id' | 'authorId'> | undefined): Promise<void>;
  addReply(reply: NewReply): Promise<Reply>;
  editReply(id: number, body: string, mentions: Reply['mentions']): Promise<Reply>;
  deleteReply(id: number): Promise<void>;
}

/** What somebody does with a post besides writing. All are safe to repeat. */
export interface PostActions {
  react(target: ReactionTarget, kind: ReactionKind | undefined): Promise<void>;
  /** @param isHidden the vote is one that colleagues cannot read */
  vote(postId: number, choices: readonly number[], isHidden?: boolean): Promise<void>;
  acknowledge(postId: number): Promise<void>;
  save(postId: number, isSaved: boolean): Promise<void>;
  markSeen(upTo: number): Promise<void>;
  /** Leaves posts of a thread, person or topic out of the viewer's own feeds, or brings them back. */
  mute(target: string, isMuted: boolean): Promise<void>;
  follow(target: string, isFollowed: boolean): Promise<void>;
  listFollowed(): Promise<readonly string[]>;
  report(postId: number, reason: string): Promise<void>;
  /** Hiding takes the post out of everybody's reach but its author's and the owners', by the server; restoring gives it back. */
  moderate(postId: number, action: ModerationAction, reason: string, until?: string): Promise<void>;
}

/** What owners do; each is one row of the log. */
export type ModerationAction = 'hide' | 'restore' | 'lock' | 'unlock' | 'announce' | 'unpin' | 'publish';

/** Everything the stream needs of its server. */
export interface StreamService extends FeedReader, PostWriter, PostActions, Drafts, LinkCards, PostRecords {
  /** Names that a page did not bring along. */
  listPeople(ids: readonly number[]): Promise<ReadonlyMap<number, Person>>;
  /** Address of a file at a post. */
  fileUrl(postId: number, name: string): string;
  /** Adds one file to a post of one's own; files go one after the other. */
  addFile(postId: number, name: string, content: Blob): Promise<void>;
}

export type { FeedPost };
