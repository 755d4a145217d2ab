import { hash } from '../shared/text';
import { textOfDraft, type ArticleText } from './article';

/** Who works on a draft together, by their numbers on the site. */
export interface DraftTeam {
  /** Read and write it. */
  readonly authors: readonly number[];
  /** Read it and give their verdict; they cannot change it. */
  readonly reviewers: readonly number[];
}

/** What a reviewer said last. Only reviewers can write it, as the server sees to. */
export interface DraftReview {
  readonly verdict: 'approved' | 'sentBack';
  readonly note: string;
  readonly reviewerId: number;
  /** ISO instant, UTC. */
  readonly at: string;
  /** The question that was answered. */
  readonly round: number;
  /** The text that was read, see `draftStamp`. */
  readonly seen: string;
}

/** A text that is not published: only its authors (and SharePoint's owners) can read it, and the reviewers whom they asked. `key` stays when it is published. */
export interface ArticleDraft extends ArticleText {
  readonly id: number;
  readonly key: string;
  readonly savedAt: string;
  /** Names this state of the row; a save with an older one is refused. */
  readonly etag: string;
  /** Whether it lies where several can read it. */
  readonly isShared: boolean;
  /** Who began it. */
  readonly ownerId: number;
  /** Who was let in. */
  readonly team: DraftTeam;
  /** Who shall be let in as soon as somebody with the right to do so looks. */
  readonly wanted?: DraftTeam;
  /** When it shall be published; ISO instant, UTC. */
  readonly publishAt?: string;
  /** How often a review was asked for. */
  readonly round: number;
  readonly review?: DraftReview;
}

/** Most people who work on one draft. */
export const largestTeam = 20;

export const nobody: DraftTeam = { authors: [], reviewers: [] };

/** What a person may do with a draft; undefined for whoever only the rights of an owner show it to. */
export function roleIn({ ownerId, team, isShared }: Pick<ArticleDraft, 'ownerId' | 'team' | 'isShared'>, personId: number): 'author' | 'reviewer' | undefined {
  if (ownerId === personId && !isShared) return 'author';
  if (team.authors.includes(personId)) return 'author';
  return team.reviewers.includes(personId) ? 'reviewer' : undefined;
}

/** Who is named where an author said nobody: everybody who wrote the draft. */
export function writersOfDraft({ byline, team, isShared }: Pick<ArticleDraft, 'byline' | 'team' | 'isShared'>): readonly number[] {
  return byline.people.length > 0 || !isShared ? byline.people : team.authors;
}

/** A mark of a text, so that a verdict can say which words it was about. */
export function draftStamp(text: ArticleText): string {
  return hash(JSON.stringify(textOfDraft(text))).toString(36);
}

/** Where a review stands; `changed` is a text that was approved and written on since. */
export type ReviewState = 'asked' | 'approved' | 'changed' | 'sentBack';

/** Where the review of a draft stands; undefined where nobody was asked. */
export function reviewStateOf(draft: ArticleDraft): ReviewState | undefined {
  if (draft.team.reviewers.length === 0) return undefined;
  const { review } = draft;
  if (!review || review.round < draft.round) return 'asked';
  if (review.verdict === 'sentBack') return 'sentBack';
  return review.seen === draftStamp(draft) ? 'approved' : 'changed';
}

/** A team without anybody twice, and without reviewers who write. Whoever began a draft is always one of its authors. */
export function teamOf(ownerId: number, { authors, reviewers }: DraftTeam): DraftTeam {
  const writing = [...new Set([ownerId, ...authors])].slice(0, largestTeam);
  return { authors: writing, reviewers: [...new Set(reviewers)].filter((id) => !writing.includes(id)).slice(0, largestTeam) };
}
