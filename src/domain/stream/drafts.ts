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

/** Drafts of the signed-in person, the same on any device. Files are not among them. Every method rejects with an AppError. */
export interface Drafts {
  /** One's own drafts and scheduled posts, newest first; at most 100. One request. */
  listDrafts(): Promise<readonly StoredDraft[]>;
  /** Makes the draft with this key, or changes the one that is there. */
  saveDraft(post: NewPost, publishAt?: string): Promise<void>;
  /** Nothing happens where there is none. */
  deleteDraft(key: string): Promise<void>;
  /** Posts what was scheduled up to now and answers how many; cut off and repeated it makes each post once. */
  publishDue(): Promise<number>;
}
