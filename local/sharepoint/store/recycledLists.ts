import { randomUUID } from 'node:crypto';
import { listTitleTaken } from '../errors/SharePointError';
import type { ListRow, WebRow } from '../model';
import type { Database } from './database';
import type { Lists } from './lists';
import { binStage } from './recycleBin';

const schema = `
CREATE TABLE IF NOT EXISTS recycledLists(id TEXT PRIMARY KEY, listNo INTEGER NOT NULL, webId TEXT NOT NULL, url TEXT NOT NULL, deletedBy INTEGER NOT NULL, deleted TEXT NOT NULL, stage INTEGER NOT NULL);
`;

interface EntryRecord {
  readonly id: string;
  readonly listNo: number;
  readonly webId: string;
  readonly url: string;
  readonly deletedBy: number;
  readonly deleted: string;
  readonly stage: number;
}

/** A list in the bin, with where it lay. */
export type RecycledList = Omit<EntryRecord, 'listNo'> & { readonly list: ListRow };

/** Lists in the bin. They keep their rows, columns and rights, and belong to no web meanwhile, so that nothing finds them. */
export class RecycledLists {
  public constructor(private readonly database: Database, private readonly lists: Lists, private readonly now: () => Date) {
    database.execute(schema);
  }

  /** Newest first. */
  public entries(web: WebRow): RecycledList[] {
    return this.database.all<EntryRecord>('SELECT * FROM recycledLists WHERE webId = ? ORDER BY deleted DESC, rowid DESC', web.id).map(({ listNo, ...entry }) => ({ ...entry, list: this.lists.byNo(listNo) }));
  }

  /** @returns the id of the entry. */
  public recycle(list: ListRow, by: number): string {
    const id = randomUUID();
    this.database.transaction(() => {
      this.database.run('INSERT INTO recycledLists(id, listNo, webId, url, deletedBy, deleted, stage) VALUES(?, ?, ?, ?, ?, ?, ?)', id, list.no, list.webId, list.url, by, `${this.now().toISOString().slice(0, 19)}Z`, binStage.first);
      this.database.run('UPDATE lists SET webId = ?, url = ? WHERE no = ?', `recycled:${id}`, `recycled:${id}`, list.no);
    });
    return id;
  }

  /** @throws where another list took the title or the address meanwhile. */
  public restore(entry: RecycledList): void {
    const taken = this.database.get('SELECT 1 FROM lists WHERE (webId = ? AND title = ?) OR url = ?', entry.webId, entry.list.title, entry.url);
    if (taken) throw listTitleTaken();
    this.database.transaction(() => {
      this.database.run('UPDATE lists SET webId = ?, url = ? WHERE no = ?', entry.webId, entry.url, entry.list.no);
      this.database.run('DELETE FROM recycledLists WHERE id = ?', entry.id);
    });
  }

  public moveToSecondStage(entry: RecycledList): void {
    this.database.run('UPDATE recycledLists SET stage = ? WHERE id = ?', binStage.second, entry.id);
  }

  /** For good. */
  public delete(entry: RecycledList): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM recycledLists WHERE id = ?', entry.id);
      this.lists.delete(entry.list);
    });
  }
}
