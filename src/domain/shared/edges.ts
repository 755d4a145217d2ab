/** What an edge says: its source carries a tag, names, follows, links to, praises, confirms a skill of or hides its target. */
export type EdgeType = 'tag' | 'mention' | 'follow' | 'link' | 'praise' | 'endorse' | 'interest' | 'hide' | 'pageMention';

/** One arrow between two things, named by target keys; the author is who made the row. */
export interface Edge {
  readonly id: number;
  readonly type: EdgeType;
  readonly sourceKey: string;
  readonly targetKey: string;
  readonly authorId: number;
}

/** An edge to be made. */
export type NewEdge = Pick<Edge, 'type' | 'sourceKey' | 'targetKey'>;

/**
 * The unique key of an edge. It names its author, so that nobody takes another's edge away by accident;
 * where somebody squatted on it on purpose, the author takes the next `attempt`.
 * Long topics are cut: a key has at most 255 characters.
 */
export function edgeKey({ type, sourceKey, targetKey }: NewEdge, authorId: number, attempt = 1): string {
  const end = attempt === 1 ? '' : `|${attempt}`;
  return `${`${type}|${sourceKey}|${targetKey}|u${authorId}`.slice(0, 255 - end.length)}${end}`;
}

/**
 * Edges between people that speak for their author: their source is the author, and each author counts once per target.
 * Anybody may store a row that names somebody else as its source; such rows are left out.
 */
export function countableEdges(edges: readonly Edge[]): Edge[] {
  const seen = new Set<string>();
  return edges.filter(({ type, sourceKey, targetKey, authorId }) => {
    const own = `user/${authorId}`;
    const name = `${type}|${sourceKey}|${targetKey}`;
    if ((sourceKey !== own && !sourceKey.startsWith(`${own}/`)) || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Reads and writes edges of all areas. */
export interface Edges {
  /** Newest first, at most `limit` below the id `before`. Works at any size; a popular target costs a few requests. */
  listByTarget(type: EdgeType, targetKey: string, limit: number, before?: number): Promise<readonly Edge[]>;
  listBySource(type: EdgeType, sourceKey: string, limit: number, before?: number): Promise<readonly Edge[]>;
  /** Safe to repeat; one batch. */
  addEdges(edges: readonly NewEdge[], authorId: number): Promise<void>;
  /** Removes the caller's edge; nothing happens where there is none. */
  removeEdge(edge: NewEdge, authorId: number): Promise<void>;
}
