import { parseTargetKey, targetKey } from '../../domain/shared/keys';
import { isAppError } from '../../domain/shared/errors';
import { isThresholdError } from '../errors';
import { allInBatch, type Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';

interface OwnStateRow { readonly Id: number; readonly AuthorId: number; readonly TargetKey: string | null; readonly Value: string | null }

/** What the viewer keeps for themselves, as far as a page needs it. */
export interface OwnState {
  readonly saved: ReadonlySet<number>;
  readonly seenUpTo: number;
  readonly muted: readonly string[];
  /** More posts are saved than are read without asking for each post of a page. */
  readonly hasManySaved: boolean;
}

const columns = ['Id', 'AuthorId', 'TargetKey', 'Value'];
/** Saved posts that are read without asking for each post of the page. */
const mostSaved = 1000;

/** What the row says of which the newest seen post is written: its key names the viewer, so that it is found at any size. */
export function seenKey(viewerId: number): string {
  return targetKey('user', viewerId);
}

function ownFilter(viewerId: number, type: string, ...more: readonly string[]): string {
  return allOf(...more, `OwnerId eq ${viewerId}`, `Type eq ${literal(type)}`);
}

function savedFilter(viewerId: number, postId: number): string {
  return ownFilter(viewerId, 'saved', `TargetKey eq ${literal(targetKey('post', postId))}`);
}

function postIds(rows: readonly OwnStateRow[]): number[] {
  return rows.flatMap(({ TargetKey }) => {
    const target = parseTargetKey(TargetKey ?? '');
    return target?.type === 'post' ? [Number(target.id)] : [];
  });
}

/**
 * Adds what the viewer saved, muted and has seen to a batch; call the result after it was sent, with the ids of the
 * page. For somebody who saved more than a thousand posts each post is asked for: give their ids in `asked`, else it
 * takes one more round trip.
 */
export function addOwnState(site: Site, batch: Batch, viewerId: number, asked?: readonly number[]): (ids: readonly number[]) => Promise<OwnState> {
  const part = (filter: string, top: number): (() => OwnStateRow[] | undefined) => {
    const read = batch.add<OwnStateRow[]>(listOf(site, 'LoggiaOwnState', batch.sp).items.select(...columns).filter(filter).orderBy('Id', false).top(top)());
    return () => readOwn(read, viewerId);
  };
  const seen = part(ownFilter(viewerId, 'seen', `TargetKey eq ${literal(seenKey(viewerId))}`), 20);
  // Before rows were named: one that was not written anew since.
  const seenBefore = part(ownFilter(viewerId, 'seen'), 20);
  const muted = part(ownFilter(viewerId, 'muted'), 1000);
  const saved = asked ? undefined : part(ownFilter(viewerId, 'saved'), mostSaved);
  const savedParts = (asked ?? []).map((id) => part(savedFilter(viewerId, id), 5));
  return async (ids) => {
    const seenRows = [...(seen() ?? []), ...(seenBefore() ?? [])];
    const mutedRows = muted() ?? (await listNewest<OwnStateRow>(site, { list: 'LoggiaOwnState', select: columns, filter: ownFilter(viewerId, 'muted'), limit: 1000 })).rows;
    const newest = saved?.();
    const isWhole = newest !== undefined && newest.length < mostSaved;
    const savedRows = asked ? savedParts.flatMap((read) => read() ?? []) : isWhole ? newest : await savedAmong(site, viewerId, ids);
    return {
      saved: new Set(postIds(savedRows)),
      hasManySaved: !isWhole,
      seenUpTo: Math.max(0, ...seenRows.map(({ Value }) => Number(Value) || 0)),
      muted: [...new Set(mutedRows.flatMap(({ AuthorId, TargetKey }) => (AuthorId === viewerId && TargetKey ? [TargetKey] : [])))]
    };
  };
}

/** The viewer's own rows; none where there is no such list, undefined where SharePoint would have to look through too many. */
function readOwn(read: () => OwnStateRow[], viewerId: number): OwnStateRow[] | undefined {
  try {
    return read().filter(({ AuthorId }) => AuthorId === viewerId);
  } catch (error) {
    if (isAppError(error, 'notFound')) return [];
    if (isThresholdError(error)) return undefined;
    throw error;
  }
}

async function savedAmong(site: Site, viewerId: number, ids: readonly number[]): Promise<OwnStateRow[]> {
  const rows = await allInBatch<OwnStateRow[]>(site, (sp) => ids.map((id) =>
    listOf(site, 'LoggiaOwnState', sp).items.select(...columns).filter(savedFilter(viewerId, id)).top(5)()));
  return rows.flat().filter(({ AuthorId }) => AuthorId === viewerId);
}
