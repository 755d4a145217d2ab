import type { WallMessage } from '../../domain/people/wall';

/** A row of LoggiaWall as REST answers it. */
export interface WallRow {
  readonly Id: number;
  readonly Key: string;
  readonly PersonId: number;
  readonly ParentId: number | null;
  readonly Body: string | null;
  readonly AuthorId: number;
  readonly Created: string;
  readonly EditedAt: string | null;
}

export const wallColumns = ['Id', 'Key', 'PersonId', 'ParentId', 'Body', 'AuthorId', 'Created', 'EditedAt'];

export function messageOf(row: WallRow, isHidden: boolean): WallMessage {
  return {
    id: row.Id, authorId: row.AuthorId, body: row.Body ?? '', createdAt: row.Created, isHidden,
    ...(row.ParentId ? { parentId: row.ParentId } : {}),
    ...(row.EditedAt ? { editedAt: row.EditedAt } : {})
  };
}
