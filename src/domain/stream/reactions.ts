import { countableRows, type OwnRow } from '../shared/keys';

/** The kinds of reaction, in the order in which they are offered. Words and not emoji, as SharePoint may take two emoji for equal. */
export const reactionKinds = ['like', 'thanks', 'celebrate', 'insightful', 'laugh'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** One stored reaction. */
export interface ReactionRow extends OwnRow {
  readonly target: string;
  readonly kind: ReactionKind;
}

/** What is shown of the reactions to one target. */
export interface Reactions {
  readonly counts: Readonly<Partial<Record<ReactionKind, number>>>;
  readonly mine?: ReactionKind;
  /** More rows exist than were counted. */
  readonly isPartial?: boolean;
}

export const noReactions: Reactions = { counts: {} };

/** Counts the rows of one target: one per author, and only where the key names the author. */
export function countReactions(rows: readonly ReactionRow[], target: string, viewerId: number): Reactions {
  const counts: Partial<Record<ReactionKind, number>> = {};
  let mine: ReactionKind | undefined;
  for (const row of countableRows(rows.filter((one) => one.target === target), target)) {
    counts[row.kind] = (counts[row.kind] ?? 0) + 1;
    if (row.authorId === viewerId) mine = row.kind;
  }
  return mine ? { counts, mine } : { counts };
}

/** The reactions after the viewer chose `kind`, or took theirs back with undefined: for showing at once what will be. */
export function withMyReaction(reactions: Reactions, kind: ReactionKind | undefined): Reactions {
  const counts = { ...reactions.counts };
  if (reactions.mine) counts[reactions.mine] = Math.max(0, (counts[reactions.mine] ?? 1) - 1);
  if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
  return { counts, ...(kind ? { mine: kind } : {}), ...(reactions.isPartial ? { isPartial: true } : {}) };
}

/** The used kinds, most used first. */
export function usedKinds(reactions: Reactions): ReactionKind[] {
  const count = (kind: ReactionKind): number => reactions.counts[kind] ?? 0;
  return reactionKinds.filter((kind) => count(kind) > 0).sort((first, second) => count(second) - count(first));
}

/** The kind of a stored row, undefined for a word that is none. */
export function parseReactionKind(kind: string | null): ReactionKind | undefined {
  return reactionKinds.find((one) => one === kind);
}
