import type { Post, Reply } from '../../domain/stream/post';
import { parseDetails, parseJson, parseKind, parsePeople } from '../../domain/stream/postDetails';
import { parseReactionKind, type ReactionRow } from '../../domain/stream/reactions';
import { parseChoices, type VoteRow } from '../../domain/stream/votes';

/** A row of LoggiaPosts as REST answers it. */
export interface PostRow {
  readonly Id: number;
  readonly Title: string | null;
  readonly Key: string;
  readonly Kind: string | null;
  readonly Body: string | null;
  readonly Details: string | null;
  readonly AuthorId: number;
  readonly Created: string;
  readonly EditedAt: string | null;
  readonly ExpiresAt: string | null;
  readonly AcceptedReplyId: number | null;
  readonly AcceptedAuthorId: number | null;
}

export const postColumns = ['Id', 'Title', 'Key', 'Kind', 'Body', 'Details', 'AuthorId', 'Created', 'EditedAt', 'ExpiresAt', 'AcceptedReplyId', 'AcceptedAuthorId'];

/** A row of LoggiaReplies. */
export interface ReplyRow {
  readonly Id: number;
  readonly Key: string;
  readonly PostId: number;
  readonly ParentId: number | null;
  readonly Body: string | null;
  readonly Details: string | null;
  readonly AuthorId: number;
  readonly Created: string;
  readonly EditedAt: string | null;
}

export const replyColumns = ['Id', 'Key', 'PostId', 'ParentId', 'Body', 'Details', 'AuthorId', 'Created', 'EditedAt'];

/** A row that hangs on a post; `Target`, `Kind` and `Choices` are there where the list has them. */
export interface HangingRow {
  readonly Id: number;
  readonly Key: string;
  readonly PostId: number;
  readonly AuthorId: number;
  readonly Target?: string;
  readonly Kind?: string | null;
  readonly Choices?: string | null;
}

/** A row of LoggiaModeration. */
export interface ModerationRow {
  readonly Id: number;
  readonly PostId: number;
  readonly Target: string;
  readonly Action: string;
  readonly Until: string | null;
  readonly Reason?: string | null;
  readonly AuthorId: number;
}

const withHeading = ['question', 'announcement'];

/** Whether the Title of a row is its heading. */
export function hasRowHeading(kind: string | null): boolean {
  return withHeading.includes(parseKind(kind));
}

/** A post from its row. The heading lives in Title; other kinds only repeat their first words there. */
export function postOf(row: PostRow): Post {
  const kind = parseKind(row.Kind);
  return {
    id: row.Id,
    key: row.Key,
    kind,
    title: withHeading.includes(kind) ? row.Title ?? '' : '',
    body: row.Body ?? '',
    authorId: row.AuthorId,
    createdAt: row.Created,
    ...(row.EditedAt ? { editedAt: row.EditedAt } : {}),
    ...(row.ExpiresAt ? { expiresAt: row.ExpiresAt } : {}),
    ...(row.AcceptedReplyId ? { acceptedReplyId: row.AcceptedReplyId } : {}),
    ...(row.AcceptedAuthorId ? { acceptedAuthorId: row.AcceptedAuthorId } : {}),
    details: parseDetails(row.Details)
  };
}

export function replyOf(row: ReplyRow): Reply {
  return {
    id: row.Id,
    key: row.Key,
    postId: row.PostId,
    ...(row.ParentId ? { parentId: row.ParentId } : {}),
    body: row.Body ?? '',
    authorId: row.AuthorId,
    createdAt: row.Created,
    ...(row.EditedAt ? { editedAt: row.EditedAt } : {}),
    mentions: parsePeople(parseJson(row.Details).mentions)
  };
}

export function reactionsOf(rows: readonly HangingRow[]): ReactionRow[] {
  return rows.flatMap((row) => {
    const kind = parseReactionKind(row.Kind ?? null);
    return kind ? [{ id: row.Id, key: row.Key, authorId: row.AuthorId, target: row.Target ?? '', kind }] : [];
  });
}

export function votesOf(rows: readonly HangingRow[]): VoteRow[] {
  return rows.map((row) => ({ id: row.Id, key: row.Key, authorId: row.AuthorId, choices: parseChoices(row.Choices ?? null) }));
}
