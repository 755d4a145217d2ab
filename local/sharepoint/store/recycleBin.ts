import type { ItemRow, ListRow, WebRow } from '../model';
import type { Database } from './database';

/** As SP.RecycleBinItemState counts them. */
export const binStage = { first: 1, second: 2 } as const;

interface EntryRecord {
  readonly id: string;
  readonly listNo: number;
  readonly itemId: number;
  readonly deletedBy: number;
  readonly deleted: string;
  readonly title: string;
  readonly stage: number;
  readonly row: string;
  /** A value of `partKind`, or 0 for a row, a file or a folder. */
  readonly kind: number;
  /** What lay in a folder, as JSON. */
  readonly below: string | null;
}

/** A recycled row, as it was, with where it came from. */
export interface BinEntry extends Omit<EntryRecord, 'row' | 'listNo' | 'below'> {
  readonly list: ListRow;
  readonly row: ItemRow;
  readonly below: readonly ItemRow[];
}

/** What was recycled. Versions, attachments and rights stay where they are until an entry is deleted. Rights are the handlers' business. */
export class RecycleBin {
  public constructor(private readonly database: Database, private readonly listByNo: (no: number) => ListRow) {}

  /** Entries of a web, newest first. */
  public entries(web: WebRow): BinEntry[] {
    return this.database
      .all<EntryRecord>('SELECT recycled.* FROM recycled JOIN lists ON lists.no = recycled.listNo WHERE lists.webId = ? ORDER BY deleted DESC, recycled.rowid DESC', web.id)
      .map(({ row, below, listNo, ...entry }) => ({ ...entry, list: this.listByNo(listNo), row: JSON.parse(row) as ItemRow, below: JSON.parse(below ?? '[]') as ItemRow[] }));
  }

  public moveToSecondStage(entry: BinEntry): void {
    this.database.run('UPDATE recycled SET stage = ? WHERE id = ?', binStage.second, entry.id);
  }

  /** Deletes for good: the entry, its versions, attachments and rights. */
  public delete(entry: BinEntry): void {
    const { list } = entry;
    this.database.transaction(() => {
      this.database.run('DELETE FROM recycled WHERE id = ?', entry.id);
      if (entry.kind !== 0) return;
      for (const itemId of [entry.itemId, ...entry.below.map(({ id }) => Number(id))]) {
        for (const table of ['versions', 'attachments', 'files', 'scopes']) this.database.run(`DELETE FROM ${table} WHERE listNo = ? AND itemId = ?`, list.no, itemId);
        this.database.run('DELETE FROM assignments WHERE securable = ?', `i:${list.id}:${itemId}`);
      }
    });
  }
}
