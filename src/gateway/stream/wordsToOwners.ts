import { targetKey } from '../../domain/shared/keys';
import type { ModerationAction } from '../../domain/stream/ports';
import { sent } from '../errors';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

/** One decision as the log takes it. */
export interface NewDecision {
  readonly postId: number;
  readonly action: ModerationAction;
  readonly reason: string;
  /** ISO instant, for an announcement that is pinned. */
  readonly until?: string | undefined;
}

interface DecisionRow { readonly Action: string; readonly Reason: string | null; readonly Until: string | null; readonly AuthorId: number }

/** Writes a decision into the log. Safe to repeat: what the person said last about the post is not said twice. */
export async function addDecision(site: Site, userId: number, { postId, action, reason, until }: NewDecision): Promise<void> {
  const rows: DecisionRow[] = await sent(listOf(site, 'LoggiaModeration').items.select('Action', 'Reason', 'Until', 'AuthorId').filter(`PostId eq ${postId}`).orderBy('Id', false).top(1)());
  const [last] = rows;
  // SharePoint keeps no milliseconds.
  const second = (instant: string | null | undefined): number => Math.floor((Date.parse(instant ?? '') || 0) / 1000);
  if (last && last.AuthorId === userId && last.Action === action && (last.Reason ?? '') === reason && second(last.Until) === second(until)) return;
  await sent(listOf(site, 'LoggiaModeration').items.add({ Title: action, Target: targetKey('post', postId), PostId: postId, Action: action, Reason: reason, ...(until ? { Until: until } : {}) }));
}

/** Tells owners of a post, with a reason. Safe to repeat: the same words of one person about one post are one report. */
export async function addReport(site: Site, userId: number, postId: number, reason: string): Promise<void> {
  const target = targetKey('post', postId);
  const rows: { Reason: string | null; AuthorId: number }[] = await sent(listOf(site, 'LoggiaReports').items.select('Reason', 'AuthorId').filter(allOf(`Target eq ${literal(target)}`, `OwnerId eq ${userId}`)).orderBy('Id', false).top(50)());
  if (rows.some(({ Reason, AuthorId }) => AuthorId === userId && Reason === reason)) return;
  await sent(listOf(site, 'LoggiaReports').items.add({ Title: target, Target: target, OwnerId: userId, Reason: reason }));
}
