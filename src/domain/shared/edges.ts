/** What an edge says: its source carries a tag, names, follows or links to its target. */
export type EdgeType = 'tag' | 'mention' | 'follow' | 'link' | 'praise' | 'endorse' | 'interest';

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
 * The unique key of an edge. It names its author, so that nobody can take another's edge away by making it first.
 * Long topics are cut: a key has at most 255 characters.
 */
export function edgeKey({ type, sourceKey, targetKey }: NewEdge, authorId: number): string {
  return `${type}|${sourceKey}|${targetKey}|u${authorId}`.slice(0, 255);
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
