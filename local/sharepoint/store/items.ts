import { randomUUID } from 'node:crypto';
import { duplicateValues, invalidValue, propertyMissing, SharePointError } from '../errors/SharePointError';
import type { Limits } from '../limits';
import type { FieldRow, ItemRow, Json, ListRow, Stored, WebRow } from '../model';
import { changeType, type Changes } from './changes';
import { decodeName } from '../query/columns';
import type { Database } from './database';
import type { Derived } from './derived';
import { checkPath, directoryOf, leafOf } from './fileNames';
import { caseVariants } from './folding';
import { seconds, type Lists } from './lists';
import { statusAfterWriting } from './moderation';
import { restorePart } from './recycledParts';
import { isTaxonomy, storedTerms, termsForEdit, UsedTerms } from './taxonomyValues';
import { firstLabel, nextLabel } from './versionLabels';
import { toStored } from './values';

const uniqueViolation = 2067;
const ignored = new Set(['__metadata', 'odata.type', 'odata.metadata', 'odata.etag', 'odata.id', 'odata.editlink']);

export interface Stamp {
  readonly author?: number;
  readonly editor: number;
  readonly at: string;
}

/** Where a file (0) or a folder (1) lies. */
export interface Place {
  readonly name: string;
  readonly directory: string;
  readonly kind: 0 | 1;
}

/** Where a row of a list lies that has no name of its own. */
export type Spot = Pick<Place, 'directory'>;

/** Rows of lists: writing, versions and the recycle bin. Rights are the handlers' business. */
export class Items {
  private readonly usedTerms: UsedTerms;

  public constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly changes: Changes,
    private readonly now: () => Date,
    private readonly limits: Limits,
    private readonly derived: Derived
  ) {
    this.usedTerms = new UsedTerms(database);
  }

  public find(list: ListRow, id: number): ItemRow | undefined {
    return this.database.get<ItemRow>(`SELECT * FROM items_${list.no} WHERE id = ?`, id);
  }

  public count(list: ListRow): number {
    return this.lists.counts.of(list.no);
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
    return this.withTerms(fields, values);
  }

  /** Numbers terms, and keeps a column of terms and the hidden text beside it the same. */
  private withTerms(fields: readonly FieldRow[], values: Map<FieldRow, Stored>): Map<FieldRow, Stored> {
    for (const [field, stored] of [...values]) {
      const owner = typeof field.options.TextOf === 'string' ? fields.find(({ internalName }) => internalName === field.options.TextOf) : undefined;
      if (owner && !values.has(owner)) values.set(owner, stored === null ? null : toStored(owner, String(stored), this.limits));
    }
    for (const [field, stored] of [...values]) {
      if (!isTaxonomy(field)) continue;
      const numbered = this.usedTerms.numbered(field, stored);
      values.set(field, numbered);
      const text = fields.find(({ options }) => options.TextOf === field.internalName);
      if (text) values.set(text, termsForEdit(numbered) || null);
    }
    return values;
  }

  /**
   * @param place where a file or a folder lies; rows of lists lie in the root folder, or where a spot says.
   * @param onInserted runs before the first version is kept.
   */
  public add(web: WebRow, list: ListRow, fields: readonly FieldRow[], values: ReadonlyMap<FieldRow, Stored>, stamp: Stamp, place: Place | Spot = { directory: list.url }, onInserted: (id: number) => void = () => undefined): number {
    const all = new Map(values);
    for (const field of fields) {
      if (!all.has(field) && field.defaultValue !== null && !field.builtIn) all.set(field, defaultOf(field, this.now()));
    }
    if (!('name' in place)) this.checkRequired(fields, all, true);
    return this.database.transaction(() => {
      const id = this.insert(list, all, stamp, 'name' in place && place.kind === 1);
      const row = this.find(list, id);
      const name = 'name' in place ? place.name : `${id}_.000`;
      this.database.run(`UPDATE items_${list.no} SET fileLeafRef = ?, fileRef = ?, fileDirRef = ?, fsObjType = ? WHERE id = ?`, name, `${place.directory}/${name}`, place.directory, 'name' in place ? place.kind : 0, id);
      onInserted(id);
      if (list.settings.EnableModeration) this.setModeration(list, id, values);
      this.keepVersion(list, id);
      if (!('name' in place)) this.derived.validate(list, id);
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
      const label = String(row?.uiVersion ?? '1.0');
      const isKept = row?.fsObjType === 1 || this.isCheckedOut(list, id);
      const ui = isKept ? label : nextLabel(list, label);
      this.refuseOtherCases(list, values, id);
      this.guardUnique(list, fields, () =>
        this.database.run(`UPDATE items_${list.no} SET ${[...sets, 'modified = ?', 'editor = ?', 'version = ?', 'uiVersion = ?'].join(', ')} WHERE id = ?`,
          ...values.values(), stamp.at, stamp.editor, version, ui, id));
      const name = [...values].find(([field]) => field.internalName === 'FileLeafRef')?.[1];
      if (row && typeof name === 'string' && name !== row.fileLeafRef) this.rename(list, row, name);
      if (list.settings.EnableModeration) this.setModeration(list, id, values);
      if (stamp.author !== undefined) this.database.run(`UPDATE items_${list.no} SET author = ? WHERE id = ?`, stamp.author, id);
      this.keepVersion(list, id);
      this.derived.validate(list, id);
      this.changes.record(changeType.update, web, list, id, String(row?.uniqueId), stamp.editor);
    });
  }

  /** Deletes for good, or into the recycle bin, whose entry's id is answered; a folder with all that lies in it. */
  public remove(web: WebRow, list: ListRow, id: number, by: number, recycle: boolean): string {
    return this.database.transaction(() => {
      const row = this.find(list, id);
      const below = row?.fsObjType === 1 ? this.below(list, String(row.fileRef)) : [];
      const binId = randomUUID();
      if (recycle) {
        this.database.run('INSERT INTO recycled(id, listNo, itemId, deletedBy, deleted, title, row, below) VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
          binId, list.no, id, by, seconds(this.now()), String(row?.title ?? ''), JSON.stringify(row), below.length > 0 ? JSON.stringify(below) : null);
      }
      for (const one of [...below, ...(row ? [row] : [])]) {
        const itemId = Number(one.id);
        if (!recycle) for (const table of ['versions', 'attachments', 'files']) this.database.run(`DELETE FROM ${table} WHERE listNo = ? AND itemId = ?`, list.no, itemId);
        this.database.run(`DELETE FROM items_${list.no} WHERE id = ?`, itemId);
        this.changes.record(changeType.delete, web, list, itemId, String(one.uniqueId), by);
      }
      return binId;
    });
  }

  /** Puts a recycled row back under its old id, and with a folder what lay in it. */
  public restore(web: WebRow, list: ListRow, binId: string, by: number): void {
    this.database.transaction(() => {
      const entry = this.database.get<{ id: string; itemId: number; row: string; below: string | null; kind: number }>('SELECT id, itemId, row, below, kind FROM recycled WHERE id = ?', binId);
      if (!entry) return;
      if (entry.kind !== 0) {
        restorePart(this.database, list, entry);
        return;
      }
      const rows = [JSON.parse(entry.row) as Record<string, Stored>, ...(JSON.parse(entry.below ?? '[]') as Record<string, Stored>[])];
      const [first] = rows;
      if (first?.fileDirRef) this.ensureDirectory(web, list, String(first.fileDirRef), by);
      for (const row of rows) {
        if (list.template !== 100 || row.fsObjType === 1) this.demandFree(list, String(row.fileRef), Number(row.id));
        const columns = Object.keys(row);
        this.guardUnique(list, this.lists.fields(list), () =>
          this.database.run(`INSERT INTO items_${list.no}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...Object.values(row)));
        this.changes.record(changeType.restore, web, list, Number(row.id), String(row.uniqueId), by);
      }
      this.database.run('DELETE FROM recycled WHERE id = ?', binId);
    });
  }

  /** Folders that are gone are made again for what comes back into them. */
  private ensureDirectory(web: WebRow, list: ListRow, path: string, by: number): void {
    if (path.length <= list.url.length || this.database.get(`SELECT 1 FROM items_${list.no} WHERE fileDirRef = ? AND fileLeafRef = ? AND fsObjType = 1`, directoryOf(path), leafOf(path))) return;
    this.ensureDirectory(web, list, directoryOf(path), by);
    this.add(web, list, this.lists.fields(list), new Map(), { author: by, editor: by, at: seconds(this.now()) }, { name: leafOf(path), directory: directoryOf(path), kind: 1 });
  }

  /** @throws 400 where another row has a path. */
  private demandFree(list: ListRow, path: string, id: number): void {
    const taken = this.database.get(`SELECT 1 FROM items_${list.no} WHERE fileDirRef = ? AND fileLeafRef = ? AND id <> ? LIMIT 1`, directoryOf(path), leafOf(path), id);
    if (taken) throw new SharePointError(400, '-2130575257, Microsoft.SharePoint.SPException', `A file or folder with the name ${path} already exists.`);
  }

  /** Rows below a folder, however deep. */
  public below(list: ListRow, directory: string): ItemRow[] {
    return this.database.all<ItemRow>(`SELECT * FROM items_${list.no} WHERE fileDirRef = ? OR (fileDirRef > ? AND fileDirRef < ?) ORDER BY fileRef`, directory, `${directory}/`, `${directory}0`);
  }

  /** Gives a row another path, and with a folder all that lies in it. The path must be free. */
  public setPath(list: ListRow, row: ItemRow, path: string): void {
    const old = String(row.fileRef);
    const set = (id: number, to: string): void => {
      this.database.run(`UPDATE items_${list.no} SET fileRef = ?, fileDirRef = ?, fileLeafRef = ? WHERE id = ?`, to, directoryOf(to), leafOf(to), id);
    };
    const below = row.fsObjType === 1 ? this.below(list, old) : [];
    set(Number(row.id), path);
    for (const one of below) set(Number(one.id), path + String(one.fileRef).slice(old.length));
  }

  /** Older states, newest first; the current one included. */
  public versions(list: ListRow, id: number): ItemRow[] {
    return this.database.all<{ row: string }>('SELECT row FROM versions WHERE listNo = ? AND itemId = ? ORDER BY version DESC', list.no, id).map(({ row }) => JSON.parse(row) as ItemRow);
  }

  /** Forgets older states, chosen by their count of changes. */
  public removeVersions(list: ListRow, id: number, isGone: (version: Stored) => boolean): void {
    this.database.transaction(() => {
      for (const { version } of this.database.all<{ version: number }>('SELECT version FROM versions WHERE listNo = ? AND itemId = ?', list.no, id)) {
        if (isGone(version)) this.database.run('DELETE FROM versions WHERE listNo = ? AND itemId = ? AND version = ?', list.no, id, version);
      }
    });
  }

  private insert(list: ListRow, values: ReadonlyMap<FieldRow, Stored>, stamp: Stamp, isFolder: boolean): number {
    const own = [...values].find(([field]) => field.column === 'contentTypeId');
    const rest = [...values].filter((one) => one !== own);
    const columns = ['uniqueId', 'guid', 'contentTypeId', 'created', 'modified', 'author', 'editor', 'version', 'uiVersion', ...rest.map(([field]) => field.column)];
    const contentType = isFolder ? '0x012000' : list.template === 100 ? '0x0100' : '0x010100';
    const fixed: Stored[] = [randomUUID(), randomUUID(), own?.[1] ?? contentType + list.id.replace(/-/g, '').toUpperCase(), stamp.at, stamp.at, stamp.author ?? stamp.editor, stamp.editor, 1, list.template === 100 || isFolder ? '1.0' : firstLabel(list)];
    this.refuseOtherCases(list, values, 0);
    return this.guardUnique(list, [...values.keys()], () =>
      this.database.run(`INSERT INTO items_${list.no}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...fixed, ...rest.map(([, value]) => value)).lastId);
  }

  /** A unique column tells texts apart by neither case nor trailing blanks; its index folds the case of ASCII alone. */
  private refuseOtherCases(list: ListRow, values: ReadonlyMap<FieldRow, Stored>, ownId: number): void {
    for (const [field, value] of values) {
      const variants = field.unique && typeof value === 'string' ? caseVariants(value.replace(/ +$/, '')) : undefined;
      if (!variants || variants.length === 1) continue;
      const taken = this.database.get(`SELECT 1 FROM items_${list.no} WHERE rtrim(${field.column}) COLLATE NOCASE IN (${variants.map(() => '?').join(', ')}) AND ${field.column} IS NOT NULL AND ${field.column} <> '' AND id <> ?`, ...variants, ownId);
      if (taken) throw duplicateValues(field.title);
    }
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

  /** Works out what is worked out in a row, and keeps it as it is now as a version. */
  public keepVersion(list: ListRow, id: number): void {
    this.derived.refresh(list, id);
    if (!list.settings.EnableVersioning) return;
    const row = this.find(list, id);
    if (!row) return;
    this.database.run('INSERT OR REPLACE INTO versions(listNo, itemId, version, row) VALUES(?, ?, ?, ?)', list.no, id, row.version ?? 0, JSON.stringify(row));
    if (list.template !== 100) this.keepFileVersion(list, row);
    const oldest = Number(row.version) - list.settings.MajorVersionLimit;
    if (oldest > 0) this.database.run('DELETE FROM versions WHERE listNo = ? AND itemId = ? AND version <= ?', list.no, id, oldest);
  }

  /** What the file holds now belongs to the version; saves under one label, as while it is checked out, leave one version. */
  private keepFileVersion(list: ListRow, row: ItemRow): void {
    const id = Number(row.id);
    this.database.run("DELETE FROM versions WHERE listNo = ? AND itemId = ? AND version < ? AND json_extract(row, '$.uiVersion') = ?", list.no, id, row.version ?? 0, row.uiVersion ?? '');
    this.database.run(`INSERT INTO versionFiles(listNo, itemId, version, contentId, size, comment) SELECT listNo, itemId, ?, contentId, size, comment FROM files WHERE listNo = ? AND itemId = ?
      ON CONFLICT(listNo, itemId, version) DO UPDATE SET contentId = excluded.contentId, size = excluded.size, comment = excluded.comment`, row.version ?? 0, list.no, id);
  }

  /** Whatever is written waits for approval, unless the writing is the approval. */
  private setModeration(list: ListRow, id: number, values: ReadonlyMap<FieldRow, Stored>): void {
    if ([...values.keys()].some(({ internalName }) => internalName === '_ModerationStatus')) return;
    this.database.run(`UPDATE items_${list.no} SET moderation = ? WHERE id = ?`, statusAfterWriting(list, String(this.find(list, id)?.uiVersion)), id);
  }

  private isCheckedOut(list: ListRow, id: number): boolean {
    return list.template !== 100 && this.database.get('SELECT 1 FROM files WHERE listNo = ? AND itemId = ? AND checkedOutTo <> 0', list.no, id) !== undefined;
  }

  /** @throws 400 for a name that is not allowed or taken. */
  private rename(list: ListRow, row: ItemRow, name: string): void {
    const path = checkPath(String(row.fileDirRef), name);
    this.demandFree(list, path, Number(row.id));
    this.setPath(list, row, path);
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
  if (field.type === 'Integer') return Number.isSafeInteger(Number(value)) ? Number(value) : null;
  if (field.type === 'MultiChoice') return JSON.stringify([value]);
  if (isTaxonomy(field)) return storedTerms(field, value);
  return value;
}
