import { randomUUID } from 'node:crypto';
import type { Json, ListRow, Stored } from '../model';
import type { Database } from './database';
import { Derived } from './derived';
import type { Lists } from './lists';
import { toStored } from './values';

/** One row for `importRows`: columns by internal name (people and lookups by their number), and who wrote it when. */
export interface ImportedRow {
  readonly values: Readonly<Record<string, Json>>;
  readonly author: number;
  readonly created: Date;
  readonly editor?: number;
  readonly modified?: Date;
}

/**
 * Fills a list with history in one transaction, with Author and Created as given, which no REST call may set.
 * Indexes, unique columns and limits of text hold; versions and the change log are not written.
 * @returns the ids, in the order of the rows.
 */
export function importRows(database: Database, lists: Lists, list: ListRow, rows: Iterable<ImportedRow>): number[] {
  const fields = new Map(lists.fields(list).map((field) => [field.internalName.toLowerCase(), field]));
  const contentType = (list.template === 100 ? '0x0100' : '0x0101') + list.id.replace(/-/g, '').toUpperCase();
  const stamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
  const ids: number[] = [];
  database.transaction(() => {
    const row = database.get<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', `items_${list.no}`);
    let id = row?.seq ?? 0;
    for (const { values, author, created, editor = author, modified = created } of rows) {
      id++;
      const columns = ['id', 'uniqueId', 'guid', 'contentTypeId', 'created', 'modified', 'author', 'editor', 'version', 'uiVersion', 'fileLeafRef', 'fileRef', 'fileDirRef'];
      const stored: Stored[] = [id, randomUUID(), randomUUID(), contentType, stamp(created), stamp(modified), author, editor, 1, '1.0', `${id}_.000`, `${list.url}/${id}_.000`, list.url];
      for (const [name, value] of Object.entries(values)) {
        const field = fields.get(name.toLowerCase());
        if (!field) throw new Error(`List ${list.title} has no column ${name}.`);
        columns.push(field.column);
        stored.push(toStored(field, value));
      }
      database.run(`INSERT INTO items_${list.no}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...stored);
      ids.push(id);
    }
    const derived = new Derived(database, lists, () => new Date());
    if (lists.derived(list).length > 0) for (const one of ids) derived.refresh(list, one);
  });
  return ids;
}
