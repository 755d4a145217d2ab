import type { PageEntry, PageNode, WikiPage } from '../../domain/wiki/page';

/** A row of LoggiaWikiPages as REST answers it. */
export interface PageRow {
  readonly Id: number;
  readonly Title: string | null;
  readonly Body: string | null;
  readonly ParentId: number | null;
  readonly Position: number | null;
  readonly Ancestors: string | null;
  readonly Summary: string | null;
  readonly ReviewAt: string | null;
  readonly Outdated: string | null;
  // Columns that a wiki set up by an earlier version does not have yet.
  readonly VerifiedById?: number | null;
  readonly OwnerId?: number | null;
  readonly Topics?: string | null;
  readonly Edition?: number | null;
  readonly Kind?: string | null;
  readonly EffectiveBasePermissions?: { readonly High: string; readonly Low: string };
  readonly HasUniqueRoleAssignments?: boolean;
  readonly AuthorId: number;
  readonly EditorId: number;
  readonly Created: string;
  readonly Modified: string;
  readonly OData__UIVersionString?: string;
  readonly 'odata.etag'?: string;
}

/** What `Kind` says of a template. */
export const templateKind = 'template';

export const nodeColumns = ['Id', 'Title', 'ParentId', 'Position'];
export const entryColumns = [...nodeColumns, 'EditorId', 'Modified', 'Summary'];
export const pageColumns = [
  ...entryColumns, 'Body', 'Ancestors', 'ReviewAt', 'Outdated', 'AuthorId', 'Created', 'VerifiedById', 'OwnerId', 'Topics', 'Edition', 'Kind', 'OData__UIVersionString'
];

export type NodeRow = Pick<PageRow, 'Id' | 'Title' | 'ParentId' | 'Position'>;
export type EntryRow = NodeRow & Pick<PageRow, 'EditorId' | 'Modified' | 'Summary'>;

export function nodeOf({ Id, Title, ParentId, Position }: NodeRow): PageNode {
  return { id: Id, title: Title ?? '', position: Position ?? 0, ...(ParentId ? { parentId: ParentId } : {}) };
}

export function entryOf(row: EntryRow): PageEntry {
  return { ...nodeOf(row), editorId: row.EditorId, editedAt: row.Modified, summary: row.Summary ?? '' };
}

/** The topics of a row, as they stand in its column: parted by commas. */
export function topicsOf({ Topics }: { readonly Topics?: string | null }): string[] {
  return (Topics ?? '').split(',').map((topic) => topic.trim()).filter((topic) => topic !== '');
}

/**
 * @param etag of the answer, without which no save could be told from another's.
 * @param verifiedAt when the person whom the row names said that it is right, by a row of their own; without it the name proves nothing.
 */
export function pageOf(row: PageRow, etag: string, verifiedAt?: string): WikiPage {
  return {
    ...entryOf(row),
    body: row.Body ?? '',
    authorId: row.AuthorId,
    createdAt: row.Created,
    etag,
    outdated: row.Outdated ?? '',
    topics: topicsOf(row),
    edition: row.Edition ?? 0,
    isTemplate: row.Kind === templateKind,
    version: row.OData__UIVersionString ?? '',
    ...(row.OwnerId ? { ownerId: row.OwnerId } : {}),
    ...(row.VerifiedById && verifiedAt ? { verified: { byId: row.VerifiedById, at: verifiedAt } } : {}),
    ...(row.ReviewAt ? { reviewAt: row.ReviewAt } : {})
  };
}

/** The ids that stand in `Ancestors`: a hint, checked against the rows themselves. */
export function ancestorsOf(row: Pick<PageRow, 'Ancestors'>): number[] {
  return (row.Ancestors ?? '').split('/').map(Number).filter((id) => Number.isInteger(id) && id > 0);
}

/** The ids of a chosen order; whatever else stands there is left out. */
export function idsOf(text: string | null | undefined): number[] {
  return (text ?? '').split(',').map(Number).filter((id) => Number.isInteger(id) && id > 0);
}
