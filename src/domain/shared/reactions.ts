/** The five reactions; a person has at most one per thing. */
export const reactionNames = ['like', 'thanks', 'celebrate', 'insightful', 'laugh'] as const;

export type ReactionName = (typeof reactionNames)[number];

/** How often each reaction was given; missing is none. */
export type ReactionCounts = Readonly<Partial<Record<ReactionName, number>>>;

/** Whether a stored text is one of the five. */
export function isReactionName(text: string): text is ReactionName {
  return (reactionNames as readonly string[]).includes(text);
}

/** The counts after somebody changes from one reaction to another; `undefined` is none. Never below zero. */
export function changeReaction(counts: ReactionCounts, from: ReactionName | undefined, to: ReactionName | undefined): ReactionCounts {
  const changed: Partial<Record<ReactionName, number>> = { ...counts };
  if (from) changed[from] = Math.max(0, (changed[from] ?? 0) - 1);
  if (to) changed[to] = (changed[to] ?? 0) + 1;
  return changed;
}

/** Used reactions, most frequent first, and all of them together. */
export function summariseReactions(counts: ReactionCounts): { readonly used: readonly ReactionName[]; readonly total: number } {
  const used = reactionNames.filter((name) => (counts[name] ?? 0) > 0).sort((first, second) => (counts[second] ?? 0) - (counts[first] ?? 0));
  return { used, total: used.reduce((sum, name) => sum + (counts[name] ?? 0), 0) };
}
