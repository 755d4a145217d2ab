import type { FieldRow, ListRow, Stored } from '../model';
import type { LikeRow } from './comments';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS itemLikes(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, principalId INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY(listNo, itemId, principalId)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS itemRatings(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, principalId INTEGER NOT NULL, rating INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY(listNo, itemId, principalId)) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS reputation_of_lists AFTER DELETE ON lists BEGIN
  DELETE FROM itemLikes WHERE listNo = old.no;
  DELETE FROM itemRatings WHERE listNo = old.no;
END;
`;

const idList = (ids: readonly number[]): Stored => (ids.length === 0 ? null : JSON.stringify(ids));

/** Likes and ratings of items. They are written into the item's columns, where the list has them, without a new version. */
export class Reputation {
  public constructor(private readonly database: Database, private readonly now: () => Date) {
    database.execute(schema);
  }

  /** The first like first. */
  public likes(list: ListRow, itemId: number): LikeRow[] {
    return this.database.all<LikeRow>('SELECT principalId, at FROM itemLikes WHERE listNo = ? AND itemId = ? ORDER BY at, principalId', list.no, itemId);
  }

  /** Answers how many like the item afterwards. */
  public setLike(list: ListRow, fields: readonly FieldRow[], itemId: number, principalId: number, isLiked: boolean): number {
    return this.database.transaction(() => {
      if (isLiked) this.database.run('INSERT OR IGNORE INTO itemLikes(listNo, itemId, principalId, at) VALUES(?, ?, ?, ?)', list.no, itemId, principalId, this.now().toISOString());
      else this.database.run('DELETE FROM itemLikes WHERE listNo = ? AND itemId = ? AND principalId = ?', list.no, itemId, principalId);
      const likes = this.likes(list, itemId);
      this.write(list, fields, itemId, { LikesCount: likes.length, LikedBy: idList(likes.map((like) => like.principalId)) });
      return likes.length;
    });
  }

  /** Answers the average of all ratings afterwards. A person has one rating. */
  public setRating(list: ListRow, fields: readonly FieldRow[], itemId: number, principalId: number, rating: number): number {
    return this.database.transaction(() => {
      this.database.run('INSERT OR REPLACE INTO itemRatings(listNo, itemId, principalId, rating, at) VALUES(?, ?, ?, ?, ?)', list.no, itemId, principalId, rating, this.now().toISOString());
      const all = this.database.all<{ principalId: number; rating: number }>('SELECT principalId, rating FROM itemRatings WHERE listNo = ? AND itemId = ? ORDER BY at, principalId', list.no, itemId);
      const average = all.reduce((sum, one) => sum + one.rating, 0) / all.length;
      this.write(list, fields, itemId, { AverageRating: average, RatingCount: all.length, RatedBy: idList(all.map((one) => one.principalId)), Ratings: all.map((one) => `${one.rating},`).join('') });
      return average;
    });
  }

  private write(list: ListRow, fields: readonly FieldRow[], itemId: number, values: Readonly<Record<string, Stored>>): void {
    for (const field of fields) {
      const value = values[field.internalName];
      if (value !== undefined) this.database.run(`UPDATE items_${list.no} SET ${field.column} = ? WHERE id = ?`, value, itemId);
    }
  }
}
