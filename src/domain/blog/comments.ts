import type { ReactionCounts, ReactionName } from '../shared/reactions';
import { isWithinComments, type BlogInfo } from './blogs';

/** Where a comment lies: among those that appear at once, or among those that SharePoint shows only when they are approved. */
export type CommentPlace = 'open' | 'held';

/** Why a comment was taken away, and by whom. */
export interface CommentRemoval {
  readonly reason: string;
  readonly byId: number;
  /** ISO instant, UTC. */
  readonly at: string;
}

/** A comment, an answer to one, or what stands where one was removed. */
export interface Comment {
  /** Names the row by its place and number, which the server gives: nobody can make a second one. */
  readonly key: string;
  /** Key of the comment that it answers. */
  readonly parentKey?: string;
  readonly body: string;
  readonly authorId: number;
  /** ISO instant, UTC. */
  readonly createdAt: string;
  /** Only its author and owners of the site see it so far. */
  readonly isWaiting: boolean;
  readonly reactions: { readonly counts: ReactionCounts; readonly mine?: ReactionName };
  /** The words are gone, this stands in their place. */
  readonly removal?: CommentRemoval;
}

/** A comment that an owner is asked about. */
export interface WaitingComment extends Comment {
  readonly articleId: number;
  readonly articleTitle: string;
}

/** What somebody writes below an article. */
export interface NewComment {
  /** Made with the text, so that sending again after a lost answer makes one comment. */
  readonly key: string;
  readonly body: string;
  readonly parentKey?: string;
  readonly place: CommentPlace;
  /** People who are named in it, by their number on the site. */
  readonly mentions?: readonly number[];
}

const letters: Readonly<Record<CommentPlace, string>> = { open: 'o', held: 'h' };

/** The key of a row. */
export function commentKey(place: CommentPlace, id: number): string {
  return `${letters[place]}${id}`;
}

/** The row that a key names; undefined for text that is none. */
export function readCommentKey(key: string): { readonly place: CommentPlace; readonly id: number } | undefined {
  const match = /^([oh])([1-9]\d{0,9})$/.exec(key);
  return match ? { place: match[1] === 'h' ? 'held' : 'open', id: Number(match[2]) } : undefined;
}

/** Where a new comment in a blog goes. */
export function placeOfComments(blog: BlogInfo | undefined): CommentPlace {
  return blog?.approvesSince === undefined ? 'open' : 'held';
}

/** Whether a comment belongs below an article: not what came after the comments closed, nor what passed by the approval. */
export function isTaken({ place, createdAt }: { readonly place: CommentPlace; readonly createdAt: string }, blog: BlogInfo | undefined, publishedAt: string): boolean {
  const at = new Date(createdAt);
  const isUnapproved = place === 'open' && blog?.approvesSince !== undefined && at.getTime() > new Date(blog.approvesSince).getTime();
  return !isUnapproved && isWithinComments(blog, publishedAt, at);
}
