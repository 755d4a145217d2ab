import type { Person } from '../shared/person';
import type { Reading } from './overviews';

/** A comment on a page, with its answers. */
export interface PageComment {
  readonly id: number;
  readonly authorId: number;
  readonly body: string;
  /** The words of the page that it is about; empty for the whole page. */
  readonly quote: string;
  readonly createdAt: string;
  readonly answers: readonly Omit<PageComment, 'answers' | 'resolved' | 'quote'>[];
  /** Who said that it is done with. */
  readonly resolved?: { readonly byId: number; readonly at: string };
}

/** What somebody says about a page. `key` is made once, so that sending again says it once. */
export interface NewComment {
  readonly key: string;
  readonly pageId: number;
  readonly body: string;
  readonly quote?: string;
  /** The comment that is answered. */
  readonly commentId?: number;
}

/** Somebody who has a page open for writing. */
export interface EditingPerson {
  readonly person: Person;
  /** ISO, when they were last seen at it. */
  readonly seenAt: string;
}

/** The longest comment. */
export const longestComment = 4000;

/** How long a sign of life lasts, in milliseconds. */
export const editingLasts = 150_000;

/** A row of a talk as it is stored: a comment, an answer, or a word that a comment is done with or open again. */
export interface TalkRow {
  readonly id: number;
  readonly parentId: number;
  readonly kind: 'comment' | 'resolve' | 'reopen';
  readonly authorId: number;
  readonly body: string;
  readonly quote: string;
  readonly createdAt: string;
}

/** Comments from their rows, oldest first. The newest word on a comment says whether it is done with. */
export function commentsOf(rows: readonly TalkRow[]): PageComment[] {
  const sorted = [...rows].sort((one, other) => one.id - other.id);
  const last = new Map(sorted.filter(({ kind }) => kind !== 'comment').map((row) => [row.parentId, row]));
  const plain = sorted.filter(({ kind }) => kind === 'comment');
  return plain.filter(({ parentId }) => parentId === 0).map(({ id, authorId, body, quote, createdAt }) => {
    const word = last.get(id);
    const answers = plain.filter(({ parentId }) => parentId === id).map((row) => ({ id: row.id, authorId: row.authorId, body: row.body, createdAt: row.createdAt }));
    return { id, authorId, body, quote, createdAt, answers, ...(word?.kind === 'resolve' ? { resolved: { byId: word.authorId, at: word.createdAt } } : {}) };
  });
}

/** Those who are still at it, without the person themselves: a sign of life fades by itself. */
export function stillEditing<T extends { readonly authorId: number; readonly seenAt: string }>(rows: readonly T[], viewerId: number, now: Date): T[] {
  return rows.filter(({ authorId, seenAt }) => authorId !== viewerId && now.getTime() - Date.parse(seenAt) < editingLasts);
}

/** What people do with a page besides writing it. */
export interface WikiTalk {
  /** Of others. Two requests at most. */
  listEditing(pageId: number): Promise<readonly EditingPerson[]>;
  /** A sign of life, to be given again before it fades. */
  showEditing(pageId: number): Promise<void>;
  hideEditing(): Promise<void>;
  /** The newest words about a page, at most `limit` (200 if nothing is said); `hasEarlier` where more were said before. */
  listComments(pageId: number, limit?: number): Promise<{ readonly comments: readonly PageComment[]; readonly people: ReadonlyMap<number, Person>; readonly hasEarlier?: boolean }>;
  addComment(comment: NewComment): Promise<void>;
  /** Only one's own. Answers of others stay, without it. */
  deleteComment(id: number): Promise<void>;
  setResolved(pageId: number, commentId: number, isResolved: boolean): Promise<void>;
  /** "I have read this edition." Safe to repeat. */
  confirmRead(pageId: number, edition: number, version: string): Promise<void>;
  /** Who has to read an edition and who has, by name. */
  listReadings(pageId: number, edition: number): Promise<readonly Reading[]>;
}
