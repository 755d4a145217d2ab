import { randomUUID } from 'node:crypto';
import { fieldMissing, invalidArgument, listTitleTaken } from '../errors/SharePointError';
import type { FieldRow, ListRow, ListSettings, WebRow } from '../model';
import { isBaseName } from './baseFields';
import { builtInFields } from './builtInFields';
import type { Database } from './database';
import { outputOf } from './derived';
import { ItemCounts } from './itemCounts';
import { addModerationColumn, hasModeration, moderationField } from './moderation';

type ListRecord = Omit<ListRow, 'settings'> & { readonly settings: string };
type FieldRecord = Omit<FieldRow, 'indexed' | 'unique' | 'required' | 'readOnly' | 'hidden' | 'builtIn' | 'options'> &
  Record<'indexed' | 'unique' | 'required' | 'readOnly' | 'hidden' | 'builtIn', number> & { readonly options: string };

/** A list made by REST keeps 50 major versions (recorded: a fresh list has versioning on). */
const defaults: ListSettings = {
  ReadSecurity: 1, WriteSecurity: 1, EnableVersioning: true, MajorVersionLimit: 50, EnableAttachments: true, EnableFolderCreation: false,
  EnableModeration: false, Hidden: false, NoCrawl: false, OnQuickLaunch: false, DisableCommenting: false, ContentTypesEnabled: false, EnableMinorVersions: false, ForceCheckout: false, DraftVersionVisibility: 0
};

const longestTitle = 255;
const notIndexable = new Set(['Note', 'MultiChoice', 'UserMulti', 'LookupMulti', 'Calculated', 'Computed', 'URL', 'Location', 'Thumbnail', 'Geolocation', 'TaxonomyFieldTypeMulti']);
const caseless = new Set(['Text', 'Note', 'Choice', 'MultiChoice', 'Guid', 'File', 'ContentTypeId']);

export interface ViewRow {
  readonly id: string;
  readonly listNo: number;
  readonly title: string;
  readonly isDefault: number;
  readonly rowLimit: number;
  readonly query: string;
  readonly fields: string;
  /** What else was set, as JSON: Scope, Aggregations, CustomFormatter and the like. */
  readonly properties: string;
}

/** Lists, their columns and views. A list has a table `items_<no>`, so that its costs are its own. */
export class Lists {
  /** How many rows each list has. */
  public readonly counts: ItemCounts;

  public constructor(private readonly database: Database, private readonly now: () => Date, private readonly maximalIndexes: () => number) {
    this.counts = new ItemCounts(database);
  }

  public all(web: WebRow): ListRow[] {
    return this.database.all<ListRecord>('SELECT * FROM lists WHERE webId = ? AND template >= 0 ORDER BY title', web.id).map(fromRecord);
  }

  public byTitle(web: WebRow, title: string): ListRow | undefined {
    const record = this.database.get<ListRecord>('SELECT * FROM lists WHERE webId = ? AND title = ? AND template >= 0', web.id, title);
    return record && fromRecord(record);
  }

  public byId(id: string): ListRow | undefined {
    const record = this.database.get<ListRecord>('SELECT * FROM lists WHERE id = ? AND template >= 0', id.toLowerCase());
    return record && fromRecord(record);
  }

  public byUrl(url: string): ListRow | undefined {
    const record = this.database.get<ListRecord>('SELECT * FROM lists WHERE url = ? AND template >= 0', url);
    return record && fromRecord(record);
  }

  /** @param place where it lies in the web, if its title does not say. The url keeps the letters of the first title, as SharePoint does; renaming the list later does not move it. */
  public create(web: WebRow, title: string, description: string, template: number, settings: Partial<ListSettings> = {}, place?: string): ListRow {
    if (title.length > longestTitle) throw invalidArgument('The title of a list has at most 255 characters.');
    if (this.byTitle(web, title)) throw listTitleTaken();
    return this.database.transaction(() => {
      const name = title.replace(/[^\p{L}\p{N}_ -]/gu, '').trim() || 'List';
      const isLibrary = template === 101 || template === 119 || place !== undefined;
      const folder = place ?? (template === 119 ? 'SitePages' : isLibrary ? name : `Lists/${name}`);
      const url = this.freeUrl(`${web.url}/${folder}`);
      const leaf = url.slice(url.lastIndexOf('/') + 1);
      const stamp = seconds(this.now());
      const all: ListSettings = { ...defaults, ...(isLibrary ? { EnableAttachments: false, EnableFolderCreation: true, MajorVersionLimit: 500 } : {}), ...settings };
      const { lastId: no } = this.database.run(
        'INSERT INTO lists(id, webId, title, description, template, url, entity, created, modified, settings) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        randomUUID(), web.id, title, description, template, url, entityName(leaf), stamp, stamp, JSON.stringify(all)
      );
      this.database.execute(`CREATE TABLE items_${no}(id INTEGER PRIMARY KEY AUTOINCREMENT, uniqueId TEXT NOT NULL, guid TEXT NOT NULL, title TEXT COLLATE NOCASE,
        contentTypeId TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, author INTEGER NOT NULL, editor INTEGER NOT NULL, version INTEGER NOT NULL,
        uiVersion TEXT NOT NULL, hasAttachments INTEGER NOT NULL DEFAULT 0, fsObjType INTEGER NOT NULL DEFAULT 0, fileLeafRef TEXT COLLATE NOCASE, fileRef TEXT COLLATE NOCASE, fileDirRef TEXT COLLATE NOCASE)`);
      if (isLibrary) this.database.execute(`CREATE UNIQUE INDEX items_${no}_fileRef ON items_${no}(fileRef)`);
      this.counts.begin(no);
      for (const field of builtInFields(no)) this.insertField(field);
      this.database.run("INSERT INTO views(id, listNo, title, isDefault, rowLimit, query, fields, properties) VALUES(?, ?, ?, 1, 30, ?, ?, '{}')",
        randomUUID(), no, isLibrary ? 'All Documents' : 'All Items', '', JSON.stringify(isLibrary ? ['DocIcon', 'LinkFilename', 'Modified', 'Editor'] : ['LinkTitle']));
      if (all.EnableModeration) this.ensureModeration(no);
      return this.byNo(no);
    });
  }

  public byNo(no: number): ListRow {
    const record = this.database.get<ListRecord>('SELECT * FROM lists WHERE no = ?', no);
    if (!record) throw new Error(`list ${no} is gone`);
    return fromRecord(record);
  }

  public update(list: ListRow, change: { readonly title?: string; readonly description?: string; readonly settings?: Partial<ListSettings> }): void {
    const title = change.title ?? list.title;
    const taken = this.database.get('SELECT 1 FROM lists WHERE webId = ? AND title = ? AND no <> ?', list.webId, title, list.no);
    if (taken) throw listTitleTaken();
    if (change.settings?.ReadSecurity === 2 && this.fields(list).some((field) => field.unique)) {
      throw invalidArgument('Read security cannot be limited to own items while a column enforces unique values.');
    }
    this.database.run('UPDATE lists SET title = ?, description = ?, settings = ? WHERE no = ?', title, change.description ?? list.description, JSON.stringify({ ...list.settings, ...change.settings }), list.no);
    if (change.settings?.EnableModeration) this.ensureModeration(list.no);
  }

  /** The column of content approval comes with it and stays. */
  private ensureModeration(no: number): void {
    if (hasModeration(this.database, no)) return;
    addModerationColumn(this.database, no);
    this.insertField(moderationField(no));
  }

  public touch(list: ListRow): void {
    this.database.run('UPDATE lists SET modified = ? WHERE no = ?', seconds(this.now()), list.no);
  }

  public delete(list: ListRow): void {
    this.database.transaction(() => {
      this.database.execute(`DROP TABLE items_${list.no}`);
      this.counts.end(list.no);
      for (const table of ['fields', 'views', 'versions', 'attachments', 'recycled']) this.database.run(`DELETE FROM ${table} WHERE listNo = ?`, list.no);
      this.database.run("DELETE FROM assignments WHERE securable = ? OR securable LIKE ? || '%'", `l:${list.id}`, `i:${list.id}:`);
      this.database.run("DELETE FROM scopes WHERE securable = ? OR listNo = ?", `l:${list.id}`, list.no);
      this.database.run('DELETE FROM lists WHERE no = ?', list.no);
    });
  }

  public fields(list: ListRow): FieldRow[] {
    return this.database.all<FieldRecord>('SELECT * FROM fields WHERE listNo = ? ORDER BY rowid', list.no).map(fieldFromRecord);
  }

  /** The columns of a list that the service works out: by formulas, and parts of places. */
  public derived(list: ListRow): FieldRow[] {
    return this.database.all<FieldRecord>("SELECT * FROM fields WHERE listNo = ? AND (type = 'Calculated' OR options LIKE '%\"PlaceOf\"%') ORDER BY rowid", list.no).map(fieldFromRecord);
  }

  /** By internal name, title or id, as REST addresses columns. @throws 400 when there is none. */
  public field(list: ListRow, name: string): FieldRow {
    const wanted = name.toLowerCase();
    const all = this.fields(list);
    const found = all.find((field) => field.internalName.toLowerCase() === wanted) ?? all.find((field) => field.title.toLowerCase() === wanted || field.id === wanted);
    if (!found) throw fieldMissing(name);
    return found;
  }

  public addField(list: ListRow, field: Omit<FieldRow, 'listNo' | 'column' | 'builtIn' | 'id'> & { readonly id?: string }): FieldRow {
    return this.database.transaction(() => {
      const taken = new Set(this.fields(list).map((one) => one.internalName.toLowerCase()));
      let internalName = field.internalName;
      for (let suffix = 0; taken.has(internalName.toLowerCase()) || (list.template >= 0 && isBaseName(internalName)); suffix++) internalName = `${field.internalName}${suffix}`;
      const { count } = this.database.get<{ count: number }>('SELECT count(*) AS count FROM fields WHERE listNo = ?', list.no) ?? { count: 0 };
      const row: FieldRow = { ...field, id: (field.id ?? randomUUID()).toLowerCase(), internalName, listNo: list.no, column: `f${count}_${this.unusedColumn(list)}`, builtIn: false, indexed: false, unique: false, readOnly: field.readOnly || field.type === 'Calculated' };
      const type = row.type === 'Calculated' ? outputOf(row) : row.type;
      const kind = ['Number', 'Currency'].includes(type) ? 'REAL' : ['Boolean', 'User', 'Lookup', 'Integer'].includes(type) ? 'INTEGER' : 'TEXT';
      this.database.execute(`ALTER TABLE items_${list.no} ADD COLUMN ${row.column} ${kind}${caseless.has(type) ? ' COLLATE NOCASE' : ''}`);
      this.insertField(row);
      return this.setIndex(list, row, field.indexed || field.unique, field.unique);
    });
  }

  /** A column that reads what another stores: a further field of the row that a lookup points at. */
  public addAlias(list: ListRow, primary: FieldRow, field: Omit<FieldRow, 'listNo' | 'column' | 'builtIn' | 'id'>): FieldRow {
    const taken = new Set(this.fields(list).map((one) => one.internalName.toLowerCase()));
    let internalName = field.internalName;
    for (let suffix = 0; taken.has(internalName.toLowerCase()) || (list.template >= 0 && isBaseName(internalName)); suffix++) internalName = `${field.internalName}${suffix}`;
    const row: FieldRow = { ...field, id: randomUUID(), internalName, listNo: list.no, column: primary.column, builtIn: false, indexed: false, unique: false };
    this.insertField(row);
    return row;
  }

  public updateField(list: ListRow, field: FieldRow, change: Partial<FieldRow>): FieldRow {
    return this.database.transaction(() => {
      const next: FieldRow = { ...field, ...change };
      this.database.run('UPDATE fields SET title = ?, required = ?, hidden = ?, readOnly = ?, description = ?, defaultValue = ?, options = ? WHERE listNo = ? AND internalName = ?',
        next.title, Number(next.required), Number(next.hidden), Number(next.readOnly), next.description, next.defaultValue, JSON.stringify(next.options), list.no, field.internalName);
      return this.setIndex(list, { ...next, indexed: field.indexed, unique: field.unique }, next.indexed || next.unique, next.unique);
    });
  }

  public deleteField(list: ListRow, field: FieldRow): void {
    this.database.transaction(() => {
      this.setIndex(list, field, false, false);
      this.database.run('DELETE FROM fields WHERE listNo = ? AND internalName = ?', list.no, field.internalName);
    });
  }

  public views(list: ListRow): ViewRow[] {
    return this.database.all<ViewRow>('SELECT * FROM views WHERE listNo = ? ORDER BY isDefault DESC, title', list.no);
  }

  public saveView(view: ViewRow): void {
    this.database.run('INSERT OR REPLACE INTO views(id, listNo, title, isDefault, rowLimit, query, fields, properties) VALUES(?, ?, ?, ?, ?, ?, ?, ?)', view.id, view.listNo, view.title, view.isDefault, view.rowLimit, view.query, view.fields, view.properties);
  }

  public deleteView(view: ViewRow): void {
    this.database.run('DELETE FROM views WHERE id = ?', view.id);
  }

  private setIndex(list: ListRow, field: FieldRow, indexed: boolean, unique: boolean): FieldRow {
    if (indexed === field.indexed && unique === field.unique) return field;
    if (indexed && notIndexable.has(field.type)) throw invalidArgument('This column type is not supported for indexing.');
    if (unique && list.settings.ReadSecurity === 2) throw invalidArgument('A column cannot enforce unique values in a list that limits reading to own items.');
    if (indexed && !field.indexed && this.fields(list).filter((one) => one.indexed).length >= this.maximalIndexes()) {
      throw invalidArgument('The maximum number of indexed columns for this list has been reached.');
    }
    const index = `items_${list.no}_${field.column}`;
    this.database.execute(`DROP INDEX IF EXISTS ${index}; DROP INDEX IF EXISTS ${index}_unique;`);
    if (indexed) this.database.execute(`CREATE INDEX ${index} ON items_${list.no}(${field.column})`);
    // Trailing blanks and case do not tell values apart, and blanks never collide (measured: unique-blanks).
    if (unique) this.database.execute(`CREATE UNIQUE INDEX ${index}_unique ON items_${list.no}(rtrim(${field.column}) COLLATE NOCASE) WHERE ${field.column} IS NOT NULL AND ${field.column} <> ''`);
    this.database.run('UPDATE fields SET indexed = ?, "unique" = ? WHERE listNo = ? AND internalName = ?', Number(indexed), Number(unique), list.no, field.internalName);
    return { ...field, indexed, unique };
  }

  private insertField(field: FieldRow): void {
    this.database.run('INSERT INTO fields(id, listNo, internalName, title, type, "column", indexed, "unique", required, readOnly, hidden, builtIn, description, defaultValue, options) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      field.id, field.listNo, field.internalName, field.title, field.type, field.column, Number(field.indexed), Number(field.unique), Number(field.required),
      Number(field.readOnly), Number(field.hidden), Number(field.builtIn), field.description, field.defaultValue, JSON.stringify(field.options));
  }

  /** Columns of deleted fields stay in the table, so that their names are never used again. */
  private unusedColumn(list: ListRow): number {
    return this.database.all(`PRAGMA table_info(items_${list.no})`).length;
  }

  private freeUrl(url: string): string {
    let candidate = url;
    for (let suffix = 1; this.byUrl(candidate); suffix++) candidate = `${url}${suffix}`;
    return candidate;
  }
}

/** Instants are kept to the second, as SharePoint keeps item dates. */
export function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The name of a list in entity types: every character outside letters and digits becomes `_xHHHH_`. */
function entityName(leaf: string): string {
  const escaped = leaf.replace(/[^A-Za-z0-9]/g, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`);
  return escaped.charAt(0).toUpperCase() + escaped.slice(1);
}

function fromRecord(record: ListRecord): ListRow {
  return { ...record, settings: { ...defaults, ...(JSON.parse(record.settings) as Partial<ListSettings>) } };
}

function fieldFromRecord(record: FieldRecord): FieldRow {
  return {
    ...record,
    indexed: record.indexed === 1, unique: record.unique === 1, required: record.required === 1, readOnly: record.readOnly === 1,
    hidden: record.hidden === 1, builtIn: record.builtIn === 1, options: JSON.parse(record.options) as FieldRow['options']
  };
}
