import type { Database } from './database';

const triggers = (no: number): string => `
CREATE TRIGGER IF NOT EXISTS items_${no}_added AFTER INSERT ON items_${no} BEGIN UPDATE itemCounts SET n = n + 1 WHERE listNo = ${no}; END;
CREATE TRIGGER IF NOT EXISTS items_${no}_removed AFTER DELETE ON items_${no} BEGIN UPDATE itemCounts SET n = n - 1 WHERE listNo = ${no}; END;`;

/**
 * How many rows each list has, kept by the database itself in the transaction that adds or removes one: SQLite counts a table by
 * walking it, which a list of a million rows would pay with every read.
 */
export class ItemCounts {
  public constructor(private readonly database: Database) {
    database.execute('CREATE TABLE IF NOT EXISTS itemCounts(listNo INTEGER PRIMARY KEY, n INTEGER NOT NULL)');
    // Files of older versions have lists that were never counted.
    for (const { no } of database.all<{ no: number }>('SELECT no FROM lists WHERE no NOT IN (SELECT listNo FROM itemCounts)')) this.begin(no);
  }

  /** Starts counting; what the table holds already counts. */
  public begin(no: number): void {
    this.database.transaction(() => {
      this.database.run(`INSERT OR REPLACE INTO itemCounts(listNo, n) SELECT ?, count(*) FROM items_${no}`, no);
      this.database.execute(triggers(no));
    });
  }

  public of(no: number): number {
    return this.database.get<{ n: number }>('SELECT n FROM itemCounts WHERE listNo = ?', no)?.n ?? 0;
  }

  /** For a list that is deleted, whose triggers went with its table. */
  public end(no: number): void {
    this.database.run('DELETE FROM itemCounts WHERE listNo = ?', no);
  }
}
