/** What a target key names. */
export type TargetType = 'post' | 'reply' | 'user' | 'topic' | 'article' | 'comment' | 'page' | 'wall' | 'blog';

/** Names one thing in a way that fits an indexed text column: `post/12`, `topic/sea-trials`. ASCII for numbered things. */
export function targetKey(type: TargetType, id: number | string): string {
  return `${type}/${id}`;
}

/** Takes a key apart; undefined for text that is none. */
export function parseTargetKey(key: string): { readonly type: string; readonly id: string } | undefined {
  const slash = key.indexOf('/');
  if (slash <= 0 || slash === key.length - 1) return undefined;
  return { type: key.slice(0, slash), id: key.slice(slash + 1) };
}

/**
 * The unique key of one person's row about one target, such as a reaction. Somebody else may have squatted on it: the
 * person then takes the next `attempt`, which is as good, since rows are counted once per author.
 */
export function ownKey(target: string, userId: number, attempt = 1): string {
  return attempt === 1 ? `${target}|u${userId}` : `${target}|u${userId}|${attempt}`;
}

/** Whether a row speaks for its author: its key must name the user whom SharePoint holds for the author. */
export function isOwnKey(key: string, target: string, authorId: number): boolean {
  const base = ownKey(target, authorId);
  return key === base || key.startsWith(`${base}|`);
}

/** What every row of the "one per person and target" kind has. */
export interface OwnRow {
  readonly id: number;
  readonly key: string;
  readonly authorId: number;
}

/** Leaves one row per author and only those whose key agrees with their author; the newest row wins. */
export function countableRows<T extends OwnRow>(rows: readonly T[], target: string): T[] {
  const byAuthor = new Map<number, T>();
  for (const row of rows) {
    if (!isOwnKey(row.key, target, row.authorId)) continue;
    const other = byAuthor.get(row.authorId);
    if (!other || other.id < row.id) byAuthor.set(row.authorId, row);
  }
  return [...byAuthor.values()];
}
