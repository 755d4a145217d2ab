import { countableEdges, type Edge, type EdgeType } from '../../domain/shared/edges';
import { isAppError } from '../../domain/shared/errors';
import { isThresholdError } from '../errors';
import type { Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

/** Only what the question does not say already: a thousand rows travel for a popular person. */
interface EdgeRow {
  readonly Id: number;
  readonly AuthorId: number;
  readonly SourceKey?: string;
  readonly TargetKey?: string;
}

/** Edges as far as they were read in one part; `hasMore` says that there are others. */
export interface EdgePart {
  readonly edges: readonly Edge[];
  readonly hasMore: boolean;
}

/** Rows below SharePoint's 5,000, deleted ones not counted. */
const windowSize = 4900;
const mostRows = 1000;
/** Rows of the newest part alone, whose number is not told anyway. */
const mostNewest = 500;

/**
 * Adds a question for edges to a batch, newest first, a thousand at most. Somebody whom more than 5,000 rows name makes
 * SharePoint refuse it, so that on a list of that size the newest part of the list is asked beside it: the page costs the
 * same for a chief executive as for anybody else, and says that there are more.
 * @param newestId id of the newest edge of the site
 */
export function addEdgePart(site: Site, batch: Batch, type: EdgeType, column: 'SourceKey' | 'TargetKey', key: string, newestId: number): () => EdgePart {
  const other = column === 'SourceKey' ? 'TargetKey' : 'SourceKey';
  const filter = allOf(`${column} eq ${literal(key)}`, `Type eq ${literal(type)}`);
  const rows = (where: string, most: number): (() => EdgeRow[]) =>
    batch.add<EdgeRow[]>(listOf(site, 'LoggiaEdges', batch.sp).items.select('Id', 'AuthorId', other).filter(where).orderBy('Id', false).top(most)());
  const edgeOf = ({ Id, AuthorId, SourceKey = key, TargetKey = key }: EdgeRow): Edge => ({ id: Id, type, sourceKey: SourceKey, targetKey: TargetKey, authorId: AuthorId });
  const whole = rows(filter, mostRows);
  const newest = newestId > 5000 ? rows(allOf(`Id ge ${newestId - windowSize}`, filter), mostNewest) : undefined;
  return () => {
    try {
      const found = whole();
      return { edges: found.map(edgeOf), hasMore: found.length >= mostRows };
    } catch (error) {
      if (isAppError(error, 'notFound')) return { edges: [], hasMore: false };
      if (!newest || !isThresholdError(error)) throw error;
      return { edges: newest().map(edgeOf), hasMore: true };
    }
  };
}

/** Who follows or is followed: numbers of people whose rows speak for their author, each once. */
export function peopleOf({ edges, hasMore }: EdgePart, end: 'source' | 'target'): { readonly ids: readonly number[]; readonly hasMore: boolean } {
  const ids = countableEdges(edges).flatMap(({ authorId, targetKey }) => {
    if (end === 'source') return [authorId];
    const match = /^user\/(\d+)$/.exec(targetKey);
    return match ? [Number(match[1])] : [];
  });
  return { ids: [...new Set(ids)], hasMore };
}
