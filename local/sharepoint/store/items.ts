import { randomUUID } from 'node:crypto';
import { duplicateValues, invalidValue, propertyMissing } from '../errors/SharePointError';
import type { Limits } from '../limits';
import type { FieldRow, ItemRow, Json, ListRow, Stored, WebRow } from '../model';
import { changeType, type Changes } from './changes';
import { decodeName } from '../query/columns';
import type { Database } from './database';
import { seconds, type Lists } from './lists';
import { toStored } from './values';

const uniqueViolation = 2067;
const ignored = new Set(['__metadata', 'odata.type', 'odata.metadata', 'odata.etag', 'odata.id', 'odata.editlink']);

export interface Stamp {
  readonly author?: number;
  readonly editor: number;
  readonly at: string;
}

/** Rows of lists: writing, versions and the recycle bin. Rights are the handlers' business. */
export class Items {
  public constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly changes: Changes,
    private readonly now: () => Date,
    private readonly limits: Limits
  ) {}

  public find(list: ListRow, id: number): ItemRow | undefined {
    return this.database.get<ItemRow>(`SELECT * FROM items_${list.no} WHERE id = ?`, id);
  }

  public count(list: ListRow): number {
    return this.database.get<{ n: number }>(`SELECT count(*) AS n FROM items_${list.no}`)?.n ?? 0;
  }

  /** Names of a JSON body to columns. @throws 400 for a name that is no writable column. */
  public columnsOf(list: ListRow, fields: readonly FieldRow[], body: Readonly<Record<string, Json>>): Map<FieldRow, Stored> {
    const values = new Map<FieldRow, Stored>();
    for (const [name, value] of Object.entries(body)) {
      if (ignored.has(name.toLowerCase())) continue;
      const field = writableField(fields, name);
      if (!field) throw propertyMissing(name, `SP.Data.${list.entity}${list.template === 100 ? 'List' : ''}Item`);
      values.set(field, toStored(field, value, this.limits));
    }
    return values;
  }

  public add(web: WebRow, list: ListRow, fields: readonly FieldRow[], values: ReadonlyMap<FieldRow, Stored>, stamp: Stamp): number {
    const all = new Map(values);
    for (const field of fields) {
      if (!all.has(field) && field.defaultValue !== null && !field.builtIn) all.set(field, defaultOf(field, this.now()));
    }
    this.checkRequired(fields, all, true);
    return this.database.transaction(() => {
      const id = this.insert(list, all, stamp);
      const row = this.find(list, id);
      this.database.run(`UPDATE items_${list.no} SET fileLeafRef = ifnull(fileLeafRef, ?), fileRef = ifnull(fileRef, ?), fileDirRef = ifnull(fileDirRef, ?) WHERE id = ?`, `${id}_.000`, `${list.url}/${id}_.000`, list.url, id);
      this.keepVersion(list, id);
      this.changes.record(changeType.add, web, list, id, String(row?.uniqueId), stamp.editor);
      return id;
    });
  }

  public update(web: WebRow, list: ListRow, fields: readonly FieldRow[], id: number, values: ReadonlyMap<FieldRow, Stored>, stamp: Stamp): void {
    this.checkRequired(fields, values, false);
    this.database.transaction(() => {
      const sets = [...values.keys()].map((field) => `${field.column} = ?`);
      const row = this.find(list, id);
      const version = Number(row?.version ?? 0) + 1;
      const ui = list.settings.EnableVersioning ? `${Number(String(row?.uiVersion ?? '1.0').split('.')[0]) + 1}.0` : String(row?.uiVersion ?? '1.0');
      this.guardUnique(list, fields, () =>
        this.database.run(`UPDATE items_${list.no} SET ${[...sets, 'modified = ?', 'editor = ?', 'version = ?', 'uiVersion = ?'].join(', ')} WHERE id = ?`,
          ...values.values(), stamp.at, stamp.editor, version, ui, id));
      if (stamp.author !== undefined) this.database.run(`UPDATE items_${list.no} SET author = ? WHERE id = ?`, stamp.author, id);
      this.keepVersion(list, id);
      this.changes.record(changeType.update, web, list, id, String(row?.uniqueId), stamp.editor);
    });
  }

  /** Deletes for good, or into the recycle bin, whose entry's id is answered. */
  public remove(web: WebRow, list: ListRow, id: number, by: number, recycle: boolean): string {
    return this.database.transaction(() => {
      const row = this.find(list, id);
      const binId = randomUUID();
      if (recycle) {
        this.database.run('INSERT INTO recycled(id, listNo, itemId, deletedBy, deleted, title, row) VALUES(?, ?, ?, ?, ?, ?, ?)', binId, list.no, id, by, seconds(this.now()), String(row?.title ?? ''), JSON.stringify(row));
      } else {
        this.database.run('DELETE FROM versions WHERE listNo = ? AND itemId = ?', list.no, id);
        this.database.run('DELETE FROM attachments WHERE listNo = ? AND itemId = ?', list.no, id);
      }
      this.database.run(`DELETE FROM items_${list.no} WHERE id = ?`, id);
      this.changes.record(changeType.delete, web, list, id, String(row?.uniqueId), by);
      return binId;
    });
  }

  /** Puts a recycled row back under its old id. */
  public restore(web: WebRow, list: ListRow, binId: string, by: number): void {
    this.database.transaction(() => {
      const entry = this.database.get<{ itemId: number; row: string }>('SELECT itemId, row FROM recycled WHERE id = ?', binId);
      if (!entry) return;
      const row = JSON.parse(entry.row) as Record<string, Stored>;
      const columns = Object.keys(row);
      this.guardUnique(list, this.lists.fields(list), () =>
        this.database.run(`INSERT INTO items_${list.no}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...Object.values(row)));
      this.database.run('DELETE FROM recycled WHERE id = ?', binId);
      this.changes.record(changeType.add, web, list, entry.itemId, String(row.uniqueId), by);
    });
  }

  /** Older states, newest first; the current one included. */
  public versions(list: ListRow, id: number): ItemRow[] {
    return this.database.all<{ row: string }>('SELECT row FROM versions WHERE listNo = ? AND itemId = ? ORDER BY version DESC', list.no, id).map(({ row }) => JSON.parse(row) as ItemRow);
  }

  private insert(list: ListRow, values: ReadonlyMap<FieldRow, Stored>, stamp: Stamp): number {
    const columns = ['uniqueId', 'guid', 'contentTypeId', 'created', 'modified', 'author', 'editor', 'version', 'uiVersion', ...[...values.keys()].map((field) => field.column)];
    const contentType = list.template === 100 ? '0x0100' : '0x0101';
    const fixed: Stored[] = [randomUUID(), randomUUID(), contentType + list.id.replace(/-/g, '').toUpperCase(), stamp.at, stamp.at, stamp.author ?? stamp.editor, stamp.editor, 1, '1.0'];
    return this.guardUnique(list, [...values.keys()], () =>
      this.database.run(`INSERT INTO items_${list.no}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...fixed, ...values.values()).lastId);
  }

  private guardUnique<T>(list: ListRow, fields: readonly FieldRow[], work: () => T): T {
    try {
      return work();
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== uniqueViolation) throw error;
      const message = error instanceof Error ? error.message : '';
      const field = fields.find((one) => message.includes(`items_${list.no}_${one.column}_unique`)) ?? fields.find((one) => one.unique);
      throw duplicateValues(field?.title ?? 'Name');
    }
  }

  private keepVersion(list: ListRow, id: number): void {
    if (!list.settings.EnableVersioning) return;
    const row = this.find(list, id);
    if (!row) return;
    this.database.run('INSERT OR REPLACE INTO versions(listNo, itemId, version, row) VALUES(?, ?, ?, ?)', list.no, id, row.version ?? 0, JSON.stringify(row));
    const oldest = Number(row.version) - list.settings.MajorVersionLimit;
    if (oldest > 0) this.database.run('DELETE FROM versions WHERE listNo = ? AND itemId = ? AND version <= ?', list.no, id, oldest);
  }

  private checkRequired(fields: readonly FieldRow[], values: ReadonlyMap<FieldRow, Stored>, isNew: boolean): void {
    for (const field of fields) {
      if (!field.required || field.builtIn) continue;
      const value = values.get(field);
      const isMissing = value === null || value === '' || (value === undefined && isNew);
      if (isMissing) throw invalidValue(`The required field '${field.title}' has no value.`);
    }
  }
}

function writableField(fields: readonly FieldRow[], written: string): FieldRow | undefined {
  const name = decodeName(written).toLowerCase();
  const isPerson = (field: FieldRow): boolean => /^(User|Lookup)/.test(field.type);
  const found = fields.find((field) => (isPerson(field) ? `${field.internalName}id` : field.internalName).toLowerCase() === name);
  return found && !(found.builtIn && found.readOnly) ? found : undefined;
}

function defaultOf(field: FieldRow, now: Date): Stored {
  const value = field.defaultValue;
  if (value === null) return null;
  if (field.type === 'DateTime' && /^\[today\]$/i.test(value)) return seconds(now);
  if (field.type === 'Boolean') return value === '1' || value.toLowerCase() === 'true' ? 1 : 0;
  if (field.type === 'Number' || field.type === 'Currency') return Number(value);
  if (field.type === 'MultiChoice') return JSON.stringify([value]);
  return value;
}
