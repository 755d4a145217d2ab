import type { NewPost } from './post';

/** A post that is not written to its end, or waits for its time. Only its author and site owners can read it. */
export interface StoredDraft {
  readonly id: number;
  /** As it will be sent; the key stays the same, so that a draft can become one post only. */
  readonly post: NewPost;
  /** ISO instant; undefined for a draft that waits for its author. */
  readonly publishAt?: string;
  readonly changedAt: string;
}

/** The content of a file that a draft names. */
export interface DraftFile {
  readonly name: string;
  readonly content: Blob;
}

/** Drafts of the signed-in person with their files, the same on any device. Every method rejects with an AppError. */
export interface Drafts {
  /** One's own drafts and scheduled posts, newest first; at most 100. One request. */
  listDrafts(): Promise<readonly StoredDraft[]>;
  /**
   * Makes the draft with this key, or changes the one that is there. Of the files that the post names those are added
   * that are not stored yet and given in `files`; stored ones that it no longer names go. With `publishAt` it is
   * scheduled last, when all its files are there; rejects with `notFound` where one is neither stored nor given.
   * Cut off anywhere it is a draft, and repeating goes on.
   */
  saveDraft(post: NewPost, publishAt?: string, files?: readonly DraftFile[]): Promise<void>;
  /** The content of a file of one's own draft. Rejects with `notFound` where it was never stored. */
  readDraftFile(key: string, name: string): Promise<Blob>;
  /** Into the recycle bin. Nothing happens where there is none. */
  deleteDraft(key: string): Promise<void>;
  /** Takes back a deletion of this visit, with the files. */
  restoreDraft(draft: Pick<StoredDraft, 'post' | 'publishAt'>): Promise<void>;
  /** Posts what was scheduled up to now, with its files, and answers how many; cut off and repeated it makes each post once. */
  publishDue(): Promise<number>;
  /**
   * For site owners: posts what others scheduled and what is overdue by some minutes, each under its author's name, and
   * answers how many. What the server does not let them put under that name stays with its author. Safe to repeat.
   */
  publishForAuthors(): Promise<number>;
}
