import type { StoredDraft } from '../../domain/stream/drafts';
import { rowTitle, type NewPost } from '../../domain/stream/post';
import { parseDetails, parseJson, parseKind } from '../../domain/stream/postDetails';

/** A row of LoggiaDrafts. */
export interface DraftRow {
  readonly Id: number;
  readonly Key: string;
  readonly Kind: string | null;
  readonly Body: string | null;
  readonly Details: string | null;
  readonly PublishAt: string | null;
  readonly ExpiresAt: string | null;
  readonly Modified: string;
  readonly AuthorId: number;
  readonly OwnerId: number;
  /** Changes with every change of the row. */
  readonly 'odata.etag': string;
}

export const draftColumns = ['Id', 'Key', 'Kind', 'Body', 'Details', 'PublishAt', 'ExpiresAt', 'Modified', 'AuthorId', 'OwnerId'];

/**
 * When a post that is being published under its author's name left the stream, until all of it is there: it is in nobody's
 * stream meanwhile. Whoever goes on with it puts its own day in its place.
 */
export const unfinished = '1999-12-31T00:00:00Z';

export function draftOf(row: DraftRow): StoredDraft {
  const title = parseJson(row.Details).title;
  const post: NewPost = {
    key: row.Key,
    kind: parseKind(row.Kind),
    title: typeof title === 'string' ? title : '',
    body: row.Body ?? '',
    details: parseDetails(row.Details),
    ...(row.ExpiresAt ? { expiresAt: row.ExpiresAt } : {})
  };
  return { id: row.Id, post, changedAt: row.Modified, ...(row.PublishAt ? { publishAt: row.PublishAt } : {}) };
}

/** A draft's post with the files that are really there; a post never promises one that it lacks. */
export function withFiles(post: NewPost, names: readonly string[]): NewPost {
  return { ...post, details: { ...post.details, files: post.details.files.filter(({ name }) => names.includes(name)) } };
}

/** The columns of a draft, but its time. */
export function draftValues(post: NewPost, ownerId: number): Record<string, unknown> {
  return {
    Title: rowTitle(post) || post.kind, Key: post.key, OwnerId: ownerId, Kind: post.kind, Body: post.body, Details: JSON.stringify({ ...post.details, title: post.title }), ExpiresAt: post.expiresAt ?? null
  };
}
