import type { ListRow } from '../model';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS comments(listNo INTEGER NOT NULL, id INTEGER NOT NULL, itemId INTEGER NOT NULL, parentId INTEGER NOT NULL, author INTEGER NOT NULL, created TEXT NOT NULL, text TEXT NOT NULL,
  mentions TEXT NOT NULL, PRIMARY KEY(listNo, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS comments_of ON comments(listNo, itemId, parentId, id);
CREATE TABLE IF NOT EXISTS commentNumbers(listNo INTEGER PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS commentLikes(listNo INTEGER NOT NULL, commentId INTEGER NOT NULL, principalId INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY(listNo, commentId, principalId)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS commentsOff(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, PRIMARY KEY(listNo, itemId)) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS comments_of_lists AFTER DELETE ON lists BEGIN
  DELETE FROM comments WHERE listNo = old.no;
  DELETE FROM commentLikes WHERE listNo = old.no;
  DELETE FROM commentsOff WHERE listNo = old.no;
  DELETE FROM commentNumbers WHERE listNo = old.no;
END;
`;

export interface CommentRow {
  readonly listNo: number;
  /** Counted within the list, never used again. */
  readonly id: number;
  readonly itemId: number;
  /** 0 for a comment, else the comment that this one replies to. */
  readonly parentId: number;
  readonly author: number;
  /** UTC with milliseconds. */
  readonly created: string;
  /** HTML-encoded. */
  readonly text: string;
  /** JSON: ids of the people whom the text names. */
  readonly mentions: string;
}

/** A like and when it was given. */
export interface LikeRow {
  readonly principalId: number;
  readonly at: string;
}

/** Comments on items with their replies and likes. A recycled item keeps them. Rights are the handlers' business. */
export class Comments {
  public constructor(private readonly database: Database, private readonly now: () => Date) {
    database.execute(schema);
  }

  public find(list: ListRow, itemId: number, id: number): CommentRow | undefined {
    return this.database.get<CommentRow>('SELECT * FROM comments WHERE listNo = ? AND id = ? AND itemId = ?', list.no, id, itemId);
  }

  /** Newest first, as far as `before` (a comment's id, not included). */
  public onItem(list: ListRow, itemId: number, limit: number, before: number = Number.MAX_SAFE_INTEGER): CommentRow[] {
    return this.database.all<CommentRow>('SELECT * FROM comments WHERE listNo = ? AND itemId = ? AND parentId = 0 AND id < ? ORDER BY id DESC LIMIT ?', list.no, itemId, before, limit);
  }

  /** Oldest first, from `after` (a reply's id, not included). */
  public replies(list: ListRow, comment: CommentRow, limit: number, after: number = 0): CommentRow[] {
    return this.database.all<CommentRow>('SELECT * FROM comments WHERE listNo = ? AND itemId = ? AND parentId = ? AND id > ? ORDER BY id LIMIT ?', list.no, comment.itemId, comment.id, after, limit);
  }

  public replyCount(comment: CommentRow): number {
    return this.database.get<{ n: number }>('SELECT count(*) AS n FROM comments WHERE listNo = ? AND itemId = ? AND parentId = ?', comment.listNo, comment.itemId, comment.id)?.n ?? 0;
  }

  /** Comments and replies of an item. */
  public count(list: ListRow, itemId: number): number {
    return this.database.get<{ n: number }>('SELECT count(*) AS n FROM comments WHERE listNo = ? AND itemId = ?', list.no, itemId)?.n ?? 0;
  }

  public add(list: ListRow, itemId: number, parentId: number, author: number, text: string, mentions: readonly number[]): CommentRow {
    return this.database.transaction(() => {
      this.database.run('INSERT INTO commentNumbers(listNo, last) VALUES(?, 1) ON CONFLICT(listNo) DO UPDATE SET last = last + 1', list.no);
      const id = this.database.get<{ last: number }>('SELECT last FROM commentNumbers WHERE listNo = ?', list.no)?.last ?? 1;
      const row: CommentRow = { listNo: list.no, id, itemId, parentId, author, created: this.now().toISOString(), text, mentions: JSON.stringify(mentions) };
      this.database.run('INSERT INTO comments(listNo, id, itemId, parentId, author, created, text, mentions) VALUES(?, ?, ?, ?, ?, ?, ?, ?)', row.listNo, row.id, row.itemId, row.parentId, row.author, row.created, row.text, row.mentions);
      return row;
    });
  }

  /** With its replies and their likes. */
  public remove(comment: CommentRow): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM commentLikes WHERE listNo = ? AND commentId IN (SELECT id FROM comments WHERE listNo = ? AND itemId = ? AND (id = ? OR parentId = ?))', comment.listNo, comment.listNo, comment.itemId, comment.id, comment.id);
      this.database.run('DELETE FROM comments WHERE listNo = ? AND itemId = ? AND (id = ? OR parentId = ?)', comment.listNo, comment.itemId, comment.id, comment.id);
    });
  }

  public removeAll(list: ListRow, itemId: number): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM commentLikes WHERE listNo = ? AND commentId IN (SELECT id FROM comments WHERE listNo = ? AND itemId = ?)', list.no, list.no, itemId);
      this.database.run('DELETE FROM comments WHERE listNo = ? AND itemId = ?', list.no, itemId);
    });
  }

  /** Liking twice changes nothing. */
  public like(comment: CommentRow, principalId: number): void {
    this.database.run('INSERT OR IGNORE INTO commentLikes(listNo, commentId, principalId, at) VALUES(?, ?, ?, ?)', comment.listNo, comment.id, principalId, this.now().toISOString());
  }

  public unlike(comment: CommentRow, principalId: number): void {
    this.database.run('DELETE FROM commentLikes WHERE listNo = ? AND commentId = ? AND principalId = ?', comment.listNo, comment.id, principalId);
  }

  /** The first like first. */
  public likes(comment: CommentRow): LikeRow[] {
    return this.database.all<LikeRow>('SELECT principalId, at FROM commentLikes WHERE listNo = ? AND commentId = ? ORDER BY at, principalId', comment.listNo, comment.id);
  }

  public isOff(list: ListRow, itemId: number): boolean {
    return this.database.get('SELECT 1 FROM commentsOff WHERE listNo = ? AND itemId = ?', list.no, itemId) !== undefined;
  }

  public switchOff(list: ListRow, itemId: number, isOff: boolean): void {
    if (isOff) this.database.run('INSERT OR IGNORE INTO commentsOff(listNo, itemId) VALUES(?, ?)', list.no, itemId);
    else this.database.run('DELETE FROM commentsOff WHERE listNo = ? AND itemId = ?', list.no, itemId);
  }
}
