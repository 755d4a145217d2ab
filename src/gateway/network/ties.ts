import type { Tie } from '../../domain/network/circle';
import { countableEdges, type Edge } from '../../domain/shared/edges';
import { parseTargetKey, targetKey } from '../../domain/shared/keys';
import { addEdgePart } from '../people/edgeParts';
import { orMissing } from '../people/profileReader';
import type { Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

/** A tie between users of the site by number, before names are known. */
export type NumberedTie = { readonly kind: Exclude<Tie['kind'], 'skill'>; readonly from: number; readonly to: number };

interface ReplyRow { readonly PostId: number }
interface PostRow { readonly Id: number; readonly AuthorId: number }
interface AuthoredRow { readonly Id: number; readonly Type: string; readonly SourceKey: string; readonly TargetKey: string; readonly AuthorId: number }

const mostReplies = 60;
const mostPosts = 40;
const mostAuthored = 200;

function userIn(key: string): number | undefined {
  const { type, id } = parseTargetKey(key) ?? {};
  const number = type === 'user' ? Number(id?.split('/')[0]) : Number.NaN;
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** Ties that rows speak of: follows and confirmed skills count where their source is their author, praise by its author. */
export function tiesOfEdges(edges: readonly Edge[]): NumberedTie[] {
  const spoken = countableEdges(edges.filter(({ type }) => type === 'follow' || type === 'endorse'));
  const praised = edges.filter(({ type }) => type === 'praise');
  return [...spoken, ...praised].flatMap(({ type, targetKey: key, authorId }): NumberedTie[] => {
    const to = userIn(key);
    return to === undefined || to === authorId || (type !== 'follow' && type !== 'endorse' && type !== 'praise') ? [] : [{ kind: type, from: authorId, to }];
  });
}

/** Asks for all that ties one person to others: follows both ways, praise, confirmed skills, answers in the stream. */
export function addTiesOf(site: Site, batch: Batch, personId: number, newestEdgeId: number): () => { readonly ties: readonly NumberedTie[]; readonly postIds: readonly number[] } {
  const key = targetKey('user', personId);
  const parts = (['follow', 'praise', 'endorse'] as const).map((type) => addEdgePart(site, batch, type, 'TargetKey', key, newestEdgeId));
  const follows = addEdgePart(site, batch, 'follow', 'SourceKey', key, newestEdgeId);
  const authored = batch.add<AuthoredRow[]>(listOf(site, 'LoggiaEdges', batch.sp).items.select('Id', 'Type', 'SourceKey', 'TargetKey', 'AuthorId').filter(`AuthorId eq ${personId} and Type eq 'praise'`).orderBy('Id', false).top(mostAuthored)());
  const replies = batch.add<ReplyRow[]>(listOf(site, 'LoggiaReplies', batch.sp).items.select('Id', 'PostId').filter(`AuthorId eq ${personId}`).orderBy('Id', false).top(mostReplies)());
  return () => {
    const rows = (quiet(authored) ?? []).map((row): Edge => ({ id: row.Id, type: 'praise', sourceKey: row.SourceKey, targetKey: row.TargetKey, authorId: row.AuthorId }));
    const edges = [...parts.flatMap((read) => read().edges), ...follows().edges];
    return { ties: tiesOfEdges([...edges, ...rows]), postIds: [...new Set((quiet(replies) ?? []).map(({ PostId }) => PostId))].slice(0, mostPosts) };
  };
}

// A very busy person's rows may be too many to be asked for by author; the other ties stand without them.
function quiet<T>(read: () => T): T | undefined {
  try {
    return orMissing(read);
  } catch {
    return undefined;
  }
}

/** Asks whose posts a person answered. */
export function addAnswered(site: Site, batch: Batch, personId: number, postIds: readonly number[]): () => NumberedTie[] {
  const posts = postIds.map((id) => batch.add<PostRow>(listOf(site, 'LoggiaPosts', batch.sp).items.getById(id).select('Id', 'AuthorId')()));
  return () => posts.flatMap((read): NumberedTie[] => {
    const author = quiet(read)?.AuthorId;
    return author === undefined || author === personId ? [] : [{ kind: 'reply', from: personId, to: author }];
  });
}

/** Asks whom people follow, and who follows them where `isBoth`. */
export function addFollows(site: Site, batch: Batch, ids: readonly number[], newestEdgeId: number, isBoth = false): () => NumberedTie[] {
  const parts = ids.flatMap((id) => [addEdgePart(site, batch, 'follow', 'SourceKey', targetKey('user', id), newestEdgeId), ...(isBoth ? [addEdgePart(site, batch, 'follow', 'TargetKey', targetKey('user', id), newestEdgeId)] : [])]);
  return () => parts.flatMap((read) => tiesOfEdges(read().edges));
}
