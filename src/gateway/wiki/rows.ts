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
  readonly AuthorId: number;
  readonly EditorId: number;
  readonly Created: string;
  readonly Modified: string;
  readonly OData__UIVersionString?: string;
  readonly 'odata.etag'?: string;
}

export const nodeColumns = ['Id', 'Title', 'ParentId', 'Position'];
export const entryColumns = [...nodeColumns, 'EditorId', 'Modified', 'Summary'];
export const pageColumns = [...entryColumns, 'Body', 'Ancestors', 'ReviewAt', 'Outdated', 'AuthorId', 'Created'];

export type NodeRow = Pick<PageRow, 'Id' | 'Title' | 'ParentId' | 'Position'>;
export type EntryRow = NodeRow & Pick<PageRow, 'EditorId' | 'Modified' | 'Summary'>;

export function nodeOf({ Id, Title, ParentId, Position }: NodeRow): PageNode {
  return { id: Id, title: Title ?? '', position: Position ?? 0, ...(ParentId ? { parentId: ParentId } : {}) };
}

export function entryOf(row: EntryRow): PageEntry {
  return { ...nodeOf(row), editorId: row.EditorId, editedAt: row.Modified, summary: row.Summary ?? '' };
}

/** @param etag of the answer, without which no save could be told from another's. */
export function pageOf(row: PageRow, etag: string): WikiPage {
  return {
    ...entryOf(row),
    body: row.Body ?? '',
    authorId: row.AuthorId,
    createdAt: row.Created,
    etag,
    outdated: row.Outdated ?? '',
    ...(row.ReviewAt ? { reviewAt: row.ReviewAt } : {})
  };
}

/** The ids that stand in `Ancestors`: a hint, checked against the rows themselves. */
export function ancestorsOf(row: Pick<PageRow, 'Ancestors'>): number[] {
  return (row.Ancestors ?? '').split('/').map(Number).filter((id) => Number.isInteger(id) && id > 0);
}
