/** The kinds of post, as the list stores them. */
export const postKinds = ['update', 'question', 'praise', 'poll', 'announcement'] as const;
export type PostKind = (typeof postKinds)[number];

/** Badges of a praise; the words for them live with the screens. */
export const praiseBadges = ['calm', 'idea', 'doors', 'eye', 'company'] as const;
export type PraiseBadge = (typeof praiseBadges)[number];

/** Somebody whom a post names; the name is what stands in the text after `@`. */
export interface NamedPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** A file at a post. `alt` is there for pictures. */
export interface PostFile {
  readonly name: string;
  readonly size: number;
  readonly isPicture: boolean;
  readonly alt: string;
  /** Pixels, so that the page does not jump while a picture loads. */
  readonly width?: number;
  readonly height?: number;
}

/** What is asked in a poll: two to ten choices. */
export interface Poll {
  readonly choices: readonly string[];
  readonly isMultiple: boolean;
  /** Single votes are rows that only their voter and site owners can read; an owner publishes the result. */
  readonly areVotesHidden?: boolean;
  /** ISO instant; undefined for a poll that stays open. */
  readonly closesAt?: string;
}

/** What a post holds besides its text. Stored as JSON in one column; whatever is malformed is left out when read. */
export interface PostDetails {
  readonly mentions: readonly NamedPerson[];
  readonly files: readonly PostFile[];
  readonly poll?: Poll;
  readonly praise?: { readonly badge: PraiseBadge; readonly people: readonly NamedPerson[] };
  /** The post that is shared onward. */
  readonly sharedPostId?: number;
  /** Asks for "I have read this". */
  readonly wantsAcknowledgement?: boolean;
}

/** A root of the stream. */
export interface Post {
  readonly id: number;
  readonly key: string;
  readonly kind: PostKind;
  /** The heading of a question or announcement; empty otherwise. */
  readonly title: string;
  /** Markdown, as typed. */
  readonly body: string;
  readonly authorId: number;
  /** ISO instants, UTC. */
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly expiresAt?: string;
  readonly acceptedReplyId?: number;
  /** Who gave it, so that their name is known in time; a hint of the asker, never proof. */
  readonly acceptedAuthorId?: number;
  readonly details: PostDetails;
}

/** What an author gives to make a post. `key` is made once, so that sending again cannot make a second one. */
export interface NewPost {
  readonly key: string;
  readonly kind: PostKind;
  readonly title: string;
  readonly body: string;
  readonly details: PostDetails;
  readonly expiresAt?: string;
}

/** What an author may change later. */
export type PostChange = Pick<NewPost, 'title' | 'body' | 'details'>;

/** An answer to a post, or to another answer of it. */
export interface Reply {
  readonly id: number;
  readonly key: string;
  readonly postId: number;
  /** The answer that this one answers; undefined for an answer to the post. */
  readonly parentId?: number;
  readonly body: string;
  readonly authorId: number;
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly mentions: readonly NamedPerson[];
}

/** What somebody gives to answer. */
export interface NewReply {
  readonly key: string;
  readonly postId: number;
  readonly parentId?: number;
  readonly body: string;
  readonly mentions: readonly NamedPerson[];
}

export const noDetails: PostDetails = { mentions: [], files: [] };

const longestTitle = 200;

/** Kinds that stand under a heading of their own. */
export function hasHeading(kind: PostKind): boolean {
  return kind === 'question' || kind === 'announcement';
}

/** The Title column: the heading, or the first words, so that the list reads well without Loggia. At most 200 characters. */
export function rowTitle(post: Pick<NewPost, 'title' | 'body'>): string {
  const text = (post.title || post.body).replace(/\s+/g, ' ').trim();
  return text.length <= longestTitle ? text : `${[...text.slice(0, longestTitle - 1)].join('').replace(/[\uD800-\uDBFF]$/, '')}…`;
}
