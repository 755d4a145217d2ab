import { createHash } from 'node:crypto';
import { SharePointError } from '../errors/SharePointError';
import type { ItemRow, ListRow, WebRow } from '../model';
import { changeType, type Changes } from './changes';
import { noContent, type Content, type Contents } from './contents';
import type { Database } from './database';
import { checkPath, directoryOf, isBelow, leafOf, numbered } from './fileNames';
import type { Items } from './items';
import { seconds, type Lists } from './lists';
import { recycleVersion } from './recycledParts';

/** What a file is beyond its row: its content, and who has it checked out. */
export interface FileRecord {
  readonly contentId: string | null;
  readonly size: number;
  readonly contentVersion: number;
  readonly comment: string;
  /** 0 for nobody. */
  readonly checkedOutTo: number;
  readonly checkedOutAt: string | null;
  /** The row as everybody else sees it while it is checked out, as JSON. */
  readonly keptRow: string | null;
  readonly keptContentId: string | null;
  readonly keptSize: number | null;
}

const noRecord: FileRecord = { contentId: null, size: 0, contentVersion: 1, comment: '', checkedOutTo: 0, checkedOutAt: null, keptRow: null, keptContentId: null, keptSize: null };

export interface FileVersion {
  readonly row: ItemRow;
  readonly content: Content;
  readonly comment: string;
}

/** Template of the hidden list that holds what lies in a web outside of every list. */
export const webFilesTemplate = -1;

/** @param name server-relative, as `/sites/a/Shared Documents/b.txt`. */
export const nameTaken = (name: string, modifiedBy: string, modified: string): SharePointError =>
  new SharePointError(400, '-2130575257, Microsoft.SharePoint.SPException', `A file with the name ${name} already exists. It was last modified by ${modifiedBy} on ${modified}.`);

export const folderTaken = (name: string): SharePointError =>
  new SharePointError(400, '-2130575257, Microsoft.SharePoint.SPException', `A file or folder with the name ${name} already exists.`);

export const isFolder = (row: ItemRow): boolean => row.fsObjType === 1;

/** Files and folders: a row of a list with a path, and beside it the content. Rights are the handlers' business. */
export class Files {
  public constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly items: Items,
    private readonly changes: Changes,
    public readonly contents: Contents,
    private readonly now: () => Date
  ) {}

  /** The list that a path of a web lies in; what lies outside of every list is in a hidden one. */
  public listAt(web: WebRow, path: string): ListRow {
    const names = isBelow(path, web.url) ? path.slice(web.url.length + 1).split('/') : [];
    for (const length of [2, 1]) {
      if (names.length < length) continue;
      const list = this.lists.byUrl([web.url, ...names.slice(0, length)].join('/'));
      // What lies in the folder of a library's forms is no row of it.
      if (list && list.webId === web.id) return list.template !== 100 && names[length]?.toLowerCase() === 'forms' ? this.webFiles(web) : list;
    }
    return this.webFiles(web);
  }

  /** Whether a path is the folder of forms that every library has. */
  public isForms(web: WebRow, path: string): boolean {
    if (leafOf(path).toLowerCase() !== 'forms') return false;
    const list = this.lists.byUrl(directoryOf(path));
    return list !== undefined && list.webId === web.id && list.template !== 100;
  }

  /** Finds by path, whatever its case. */
  public find(list: ListRow, path: string): ItemRow | undefined {
    return this.database.get<ItemRow>(`SELECT * FROM items_${list.no} WHERE fileDirRef = ? AND fileLeafRef = ? AND fileRef = ?`, directoryOf(path), leafOf(path), path);
  }

  public findById(web: WebRow, uniqueId: string): { readonly list: ListRow; readonly row: ItemRow } | undefined {
    for (const list of [...this.lists.all(web), this.webFiles(web)]) {
      if (!this.hasPlaces(list)) continue;
      const row = this.database.get<ItemRow>(`SELECT * FROM items_${list.no} WHERE uniqueId = ?`, uniqueId.toLowerCase());
      if (row) return { list, row };
    }
    return undefined;
  }

  /** What lies right in a folder, by name. */
  public children(list: ListRow, directory: string, kind: 'files' | 'folders'): ItemRow[] {
    if (!this.hasPlaces(list)) return [];
    return this.database.all<ItemRow>(`SELECT * FROM items_${list.no} WHERE fileDirRef = ? AND fsObjType = ? ORDER BY fileLeafRef`, directory, kind === 'folders' ? 1 : 0);
  }

  /** How many files (0) or folders (1) lie in a folder. */
  public countOf(list: ListRow, directory: string, kind: 0 | 1): number {
    return this.database.get<{ count: number }>(`SELECT count(*) AS count FROM items_${list.no} WHERE fileDirRef = ? AND fsObjType = ?`, directory, kind)?.count ?? 0;
  }

  public countChildren(list: ListRow, directory: string): number {
    if (!this.hasPlaces(list)) return directory.toLowerCase() === list.url.toLowerCase() ? this.items.count(list) : 0;
    return this.database.get<{ n: number }>(`SELECT count(*) AS n FROM items_${list.no} WHERE fileDirRef = ?`, directory)?.n ?? 0;
  }

  /** Number and bytes of the files below a folder, and when the last of them changed. */
  public metrics(list: ListRow, directory: string): { readonly files: number; readonly bytes: number; readonly modified: string | null } {
    return this.database.get(`SELECT count(*) AS files, ifnull(sum(f.size), 0) AS bytes, max(i.modified) AS modified FROM items_${list.no} i LEFT JOIN files f ON f.listNo = ? AND f.itemId = i.id
      WHERE i.fsObjType = 0 AND (i.fileDirRef = ? OR (i.fileDirRef > ? AND i.fileDirRef < ?))`, list.no, directory, `${directory}/`, `${directory}0`) ?? { files: 0, bytes: 0, modified: null };
  }

  public record(list: ListRow, id: number): FileRecord {
    return this.database.get<FileRecord>('SELECT * FROM files WHERE listNo = ? AND itemId = ?', list.no, id) ?? noRecord;
  }

  /** A file in a folder that exists; nothing may have its name. Checked out, it is its maker's alone until it is checked in. @returns its row. */
  public add(web: WebRow, list: ListRow, directory: string, name: string, content: Content, by: number, isCheckedOut: boolean = list.settings.ForceCheckout): ItemRow {
    const path = checkPath(directory, name);
    this.ensurePlaces(list);
    return this.database.transaction(() => {
      this.demandFree(list, path);
      const at = seconds(this.now());
      const id = this.items.add(web, list, this.lists.fields(list), new Map(), { author: by, editor: by, at }, { name, directory, kind: 0 }, (newId) => this.putRecord(list, newId, content));
      if (isCheckedOut || list.settings.ForceCheckout) this.database.run('UPDATE files SET checkedOutTo = ?, checkedOutAt = ? WHERE listNo = ? AND itemId = ?', by, at, list.no, id);
      this.lists.touch(list);
      return this.existing(list, id);
    });
  }

  public addFolder(web: WebRow, list: ListRow, directory: string, name: string, by: number): ItemRow {
    const path = checkPath(directory, name);
    // Every library has a folder for its forms, which is not shown.
    if (list.template > 100 && name.toLowerCase() === 'forms' && directory.toLowerCase() === list.url.toLowerCase()) throw folderTaken(path);
    this.ensurePlaces(list);
    return this.database.transaction(() => {
      this.demandFree(list, path);
      const id = this.items.add(web, list, this.lists.fields(list), new Map(), { author: by, editor: by, at: seconds(this.now()) }, { name, directory, kind: 1 });
      this.database.run(`UPDATE items_${list.no} SET title = ifnull(title, ?) WHERE id = ?`, name, id);
      this.lists.touch(list);
      return this.existing(list, id);
    });
  }

  /** New bytes in place of the old ones: a new version, unless the file is checked out. */
  public replace(web: WebRow, list: ListRow, id: number, content: Content, by: number): ItemRow {
    return this.database.transaction(() => {
      this.putRecord(list, id, content);
      this.items.update(web, list, this.lists.fields(list), id, new Map(), { editor: by, at: seconds(this.now()) });
      this.lists.touch(list);
      return this.existing(list, id);
    });
  }

  /** Another path for a file, or for a folder with all that lies in it, in the same list. */
  public move(web: WebRow, list: ListRow, row: ItemRow, path: string, by: number): ItemRow {
    checkPath(directoryOf(path), leafOf(path));
    return this.database.transaction(() => {
      const id = Number(row.id);
      if (path.toLowerCase() !== String(row.fileRef).toLowerCase()) this.demandFree(list, path);
      this.items.setPath(list, row, path);
      this.changes.record(directoryOf(path) === row.fileDirRef ? changeType.rename : changeType.moveInto, web, list, id, String(row.uniqueId), by);
      this.lists.touch(list);
      return this.existing(list, id);
    });
  }

  /** States before the current one, newest first (File.Versions leaves the current one out: learn.microsoft.com SPFileVersionCollection). */
  public versions(list: ListRow, id: number): FileVersion[] {
    const [, ...older] = this.items.versions(list, id);
    return older.map((row) => {
      const kept = this.database.get<{ contentId: string | null; size: number; comment: string }>('SELECT contentId, size, comment FROM versionFiles WHERE listNo = ? AND itemId = ? AND version = ?', list.no, id, row.version ?? 0);
      return { row, content: kept ? { id: kept.contentId, size: kept.size } : noContent, comment: kept?.comment ?? '' };
    });
  }

  /** The content of a row that is an older state of its file; undefined for the current one. */
  public olderContent(list: ListRow, row: ItemRow): Content | undefined {
    if (this.items.find(list, Number(row.id))?.uiVersion === row.uiVersion) return undefined;
    const kept = this.database.get<{ contentId: string | null; size: number }>('SELECT contentId, size FROM versionFiles WHERE listNo = ? AND itemId = ? AND version = ?', list.no, row.id ?? 0, row.version ?? 0);
    return kept && { id: kept.contentId, size: kept.size };
  }

  /** Into the bin, from where it comes back under its number. */
  public recycleVersion(list: ListRow, id: number, version: FileVersion, by: number): void {
    this.database.transaction(() => recycleVersion(this.database, { list, row: this.existing(list, id), by, at: seconds(this.now()) }, version));
  }

  public deleteVersion(list: ListRow, id: number, version: FileVersion): void {
    this.database.run('DELETE FROM versions WHERE listNo = ? AND itemId = ? AND version = ?', list.no, id, version.row.version ?? 0);
  }

  /** A name that is free in a folder: the wished one or the first with a number. */
  public freeName(list: ListRow, directory: string, name: string): string {
    let candidate = name;
    for (let number = 1; this.find(list, `${directory}/${candidate}`); number++) candidate = numbered(name, number);
    return candidate;
  }

  /** Whether the folder of a path exists. */
  public isDirectory(web: WebRow, list: ListRow, path: string): boolean {
    const is = path.toLowerCase();
    if (is === list.url.toLowerCase() || (list.template === webFilesTemplate && (is === web.url.toLowerCase() || this.isForms(web, path)))) return true;
    const row = this.find(list, path);
    return row !== undefined && isFolder(row);
  }

  /** A root folder has no row, but an id that stays. */
  public rootId(key: string): string {
    const hash = createHash('sha1').update(`root folder of ${key}`).digest('hex');
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  /** Lists that never had a folder need no index of places, and are not looked through. */
  public hasPlaces(list: ListRow): boolean {
    return list.template !== 100 || this.isIndexed(list);
  }

  private isIndexed(list: ListRow): boolean {
    return this.database.get("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", `items_${list.no}_place`) !== undefined;
  }

  /** @throws 400 when something has the path already. */
  public demandFree(list: ListRow, path: string): void {
    const taken = this.find(list, path);
    if (!taken) return;
    if (isFolder(taken)) throw folderTaken(path);
    const editor = this.database.get<{ login: string }>('SELECT login FROM principals WHERE id = ?', taken.editor ?? 0)?.login ?? '';
    throw nameTaken(path, editor, String(taken.modified));
  }

  public existing(list: ListRow, id: number): ItemRow {
    const row = this.items.find(list, id);
    if (!row) throw new Error(`row ${id} is gone`);
    return row;
  }

  private putRecord(list: ListRow, id: number, content: Content): void {
    this.database.run(`INSERT INTO files(listNo, itemId, contentId, size) VALUES(?, ?, ?, ?)
      ON CONFLICT(listNo, itemId) DO UPDATE SET contentId = excluded.contentId, size = excluded.size, contentVersion = contentVersion + 1`, list.no, id, content.id, content.size);
  }

  private ensurePlaces(list: ListRow): void {
    if (this.isIndexed(list)) return;
    this.database.execute(`CREATE INDEX items_${list.no}_place ON items_${list.no}(fileDirRef, fileLeafRef); CREATE INDEX items_${list.no}_uniqueId ON items_${list.no}(uniqueId);`);
  }

  private webFiles(web: WebRow): ListRow {
    const known = this.database.get<{ no: number }>('SELECT no FROM lists WHERE webId = ? AND template = ?', web.id, webFilesTemplate);
    if (known) return this.lists.byNo(known.no);
    return this.database.transaction(() => {
      const { no } = this.lists.create(web, '~files of the web', '', 101, { Hidden: true, NoCrawl: true, EnableVersioning: false });
      this.database.run('UPDATE lists SET template = ?, url = ? WHERE no = ?', webFilesTemplate, web.url, no);
      return this.lists.byNo(no);
    });
  }
}
