import type { DepartmentKey } from '../people/departments';
import type { PlaceKey } from '../people/places';
import type { SceneKind } from '../pictures/scenes';

export type PostKind = 'update' | 'question' | 'praise' | 'poll' | 'announcement';

/** Who speaks: a colleague by key, somebody of a department or place, the one who wrote the post (`op`), or anybody. */
export type Voice = DepartmentKey | PlaceKey | 'op' | 'any' | (string & {});

/**
 * A conversation as it was written, before it has people and a time. Texts are Markdown in which `@{key}` names a
 * colleague (`@{op}` the author of the post), `{one|other}` is a choice, and `{ship}`, `{station}` … are filled in.
 */
export interface ThreadText {
  readonly by: Voice;
  readonly kind: PostKind;
  readonly body: string;
  readonly replies: readonly ReplyText[];
  readonly picture?: SceneKind;
  readonly pictureAlt?: string;
  /** Place of the accepted answer in `replies`. */
  readonly accepted?: number;
  readonly choices?: readonly string[];
  readonly praised?: readonly Voice[];
  readonly badge?: Badge;
  /** Asks for "I have read this". */
  readonly asksToConfirm?: boolean;
  /** How it read before its author changed it. */
  readonly before?: string;
  /** Days after which it leaves the stream, counted from when the stories end. */
  readonly leavesIn?: number;
  /** Colleagues cannot read the votes. */
  readonly hasHiddenVotes?: boolean;
  /** The first words of a newer or older post of the current ones that it shares onward. */
  readonly shares?: string;
  /** What an owner decided about it, in this order. */
  readonly decisions?: readonly Decided[];
}

/** A decision of an owner, with its reason. */
export interface Decided {
  readonly action: 'lock' | 'unlock' | 'hide' | 'restore';
  readonly reason: string;
}

export type Badge = 'calm' | 'idea' | 'doors' | 'eye' | 'company';
/** A reply; `to` is the place of the reply that it answers. */
export type ReplyText = readonly [by: Voice, body: string, to?: number];
type More = Partial<Omit<ThreadText, 'by' | 'kind' | 'body' | 'replies'>>;

export const update = (by: Voice, body: string, replies: readonly ReplyText[] = [], more: More = {}): ThreadText => ({ by, kind: 'update', body, replies, ...more });
export const question = (by: Voice, body: string, replies: readonly ReplyText[] = [], accepted?: number): ThreadText =>
  ({ by, kind: 'question', body, replies, ...(accepted === undefined ? {} : { accepted }) });
export const praise = (by: Voice, praised: readonly Voice[], badge: Badge, body: string, replies: readonly ReplyText[] = []): ThreadText =>
  ({ by, kind: 'praise', praised, badge, body, replies });
export const poll = (by: Voice, body: string, choices: readonly string[], replies: readonly ReplyText[] = [], more: More = {}): ThreadText => ({ by, kind: 'poll', body, choices, replies, ...more });
export const announcement = (by: Voice, body: string, replies: readonly ReplyText[] = [], more: More = {}): ThreadText => ({ by, kind: 'announcement', body, replies, ...more });
