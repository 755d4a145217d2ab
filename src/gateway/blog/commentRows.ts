import { commentKey, type Comment, type CommentPlace } from '../../domain/blog/comments';
import { countableRows, targetKey } from '../../domain/shared/keys';
import { isReactionName, type ReactionName } from '../../domain/shared/reactions';

/** The list of each place. */
export const commentLists: Readonly<Record<CommentPlace, string>> = { open: 'LoggiaComments', held: 'LoggiaHeldComments' };
export const removedComments = 'LoggiaRemovedComments';
export const commentReactions = 'LoggiaCommentReactions';

/** Approval status of SharePoint's `_ModerationStatus`: 0 approved, 1 denied, 2 pending (SPModerationStatusType). */
export const approved = 0;
export const pending = 2;
/** `_ModerationStatus` as REST writes the name. */
export const statusColumn = 'OData__ModerationStatus';

export interface CommentRow {
  readonly Id: number;
  readonly ArticleId: number;
  readonly ParentId: number | null;
  readonly ParentKey?: string | null;
  readonly Body: string | null;
  readonly AuthorId: number;
  readonly Created: string;
  readonly OData__ModerationStatus?: number;
}

export interface RemovedRow {
  readonly Id: number;
  readonly Key: string;
  readonly ParentKey: string | null;
  readonly SaidBy: number | null;
  readonly SaidAt: string | null;
  readonly Reason: string | null;
  readonly WasShown: boolean | null;
  readonly AuthorId: number;
  readonly Created: string;
}

export interface CommentReactionRow {
  readonly Id: number;
  readonly Key: string;
  readonly CommentKey: string;
  readonly Kind: string;
  readonly AuthorId: number;
}

export const commentColumns = ['Id', 'ArticleId', 'ParentId', 'ParentKey', 'Body', 'AuthorId', 'Created'];
export const removedColumns = ['Id', 'Key', 'ParentKey', 'SaidBy', 'SaidAt', 'Reason', 'WasShown', 'AuthorId', 'Created'];
export const commentReactionColumns = ['Id', 'Key', 'CommentKey', 'Kind', 'AuthorId'];

/** A row as its reader sees it. An answer that was written before comments could wait names its parent by number. */
export function commentOf(row: CommentRow, place: CommentPlace): Omit<Comment, 'reactions'> {
  const parentKey = row.ParentKey || (row.ParentId ? commentKey(place, row.ParentId) : undefined);
  return { key: commentKey(place, row.Id), body: row.Body ?? '', authorId: row.AuthorId, createdAt: row.Created, isWaiting: (row.OData__ModerationStatus ?? approved) !== approved, ...(parentKey ? { parentKey } : {}) };
}

/** What stands where a comment was. */
export function removalOf(row: RemovedRow): Comment {
  return {
    key: row.Key, body: '', authorId: row.SaidBy ?? 0, createdAt: row.SaidAt ?? row.Created, isWaiting: row.WasShown === false, reactions: { counts: {} },
    removal: { reason: row.Reason ?? '', byId: row.AuthorId, at: row.Created }, ...(row.ParentKey ? { parentKey: row.ParentKey } : {})
  };
}

/** What was given to one comment, each person once. */
export function reactionsTo(key: string, rows: readonly CommentReactionRow[], viewerId: number): Comment['reactions'] {
  const own = rows.filter(({ CommentKey }) => CommentKey === key).map((row) => ({ id: row.Id, key: row.Key, authorId: row.AuthorId, kind: row.Kind }));
  const counts: Partial<Record<ReactionName, number>> = {};
  let mine: ReactionName | undefined;
  for (const { kind, authorId } of countableRows(own, targetKey('comment', key))) {
    if (!isReactionName(kind)) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (authorId === viewerId) mine = kind;
  }
  return { counts, ...(mine ? { mine } : {}) };
}
