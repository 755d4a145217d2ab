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
interface AnswerRow { readonly AuthorId: number }
interface PostRow { readonly Id: number; readonly AuthorId: number }
interface AuthoredRow { readonly Id: number; readonly Type: string; readonly SourceKey: string; readonly TargetKey: string; readonly AuthorId: number }

const mostReplies = 60;
const mostPosts = 40;
const mostAuthored = 200;
/** Newest posts of a person whose answers are looked at, and answers of each. */
const mostOwnPosts = 10;
const mostAnswers = 20;

/** What was read of one person: ties, and posts that lead to further ones. */
export interface FoundTies {
  readonly ties: readonly NumberedTie[];
  /** Posts that the person answered, newest first. */
  readonly postIds: readonly number[];
  /** Posts of the person, newest first. */
  readonly ownPostIds: readonly number[];
}

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
export function addTiesOf(site: Site, batch: Batch, personId: number, newestEdgeId: number): () => FoundTies {
  const readFollows = addFollows(site, batch, [personId], newestEdgeId, true);
  const readOthers = addTalkOf(site, batch, personId, newestEdgeId);
  return () => {
    const { ties, ...posts } = readOthers();
    return { ...posts, ties: [...readFollows(), ...ties] };
  };
}

/** Asks for what ties one person to others beside follows. */
export function addTalkOf(site: Site, batch: Batch, personId: number, newestEdgeId: number): () => FoundTies {
  const key = targetKey('user', personId);
  const parts = (['praise', 'endorse'] as const).map((type) => addEdgePart(site, batch, type, 'TargetKey', key, newestEdgeId));
  const authored = batch.add<AuthoredRow[]>(listOf(site, 'LoggiaEdges', batch.sp).items.select('Id', 'Type', 'SourceKey', 'TargetKey', 'AuthorId').filter(`AuthorId eq ${personId} and Type eq 'praise'`).orderBy('Id', false).top(mostAuthored)());
  const replies = batch.add<ReplyRow[]>(listOf(site, 'LoggiaReplies', batch.sp).items.select('Id', 'PostId').filter(`AuthorId eq ${personId}`).orderBy('Id', false).top(mostReplies)());
  const posts = batch.add<{ readonly Id: number }[]>(listOf(site, 'LoggiaPosts', batch.sp).items.select('Id').filter(`AuthorId eq ${personId}`).orderBy('Id', false).top(mostOwnPosts)());
  return () => {
    const rows = (quiet(authored) ?? []).map((row): Edge => ({ id: row.Id, type: 'praise', sourceKey: row.SourceKey, targetKey: row.TargetKey, authorId: row.AuthorId }));
    const edges = parts.flatMap((read) => read().edges);
    return { ties: tiesOfEdges([...edges, ...rows]), postIds: [...new Set((quiet(replies) ?? []).map(({ PostId }) => PostId))].slice(0, mostPosts), ownPostIds: (quiet(posts) ?? []).map(({ Id }) => Id) };
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

/** Asks who answered posts of a person. */
export function addAnswers(site: Site, batch: Batch, personId: number, ownPostIds: readonly number[]): () => NumberedTie[] {
  const parts = ownPostIds.map((id) => batch.add<AnswerRow[]>(listOf(site, 'LoggiaReplies', batch.sp).items.select('Id', 'AuthorId').filter(`PostId eq ${id}`).orderBy('Id', false).top(mostAnswers)()));
  return () => parts.flatMap((read) => (quiet(read) ?? []).flatMap(({ AuthorId }): NumberedTie[] => (AuthorId === personId ? [] : [{ kind: 'reply', from: AuthorId, to: personId }])));
}

/** Asks whom people follow, and who follows them where `isBoth`. */
export function addFollows(site: Site, batch: Batch, ids: readonly number[], newestEdgeId: number, isBoth = false): () => NumberedTie[] {
  const parts = ids.flatMap((id) => [addEdgePart(site, batch, 'follow', 'SourceKey', targetKey('user', id), newestEdgeId), ...(isBoth ? [addEdgePart(site, batch, 'follow', 'TargetKey', targetKey('user', id), newestEdgeId)] : [])]);
  return () => parts.flatMap((read) => tiesOfEdges(read().edges));
}
