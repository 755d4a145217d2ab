import { accessDenied, fileMissing, invalidArgument, SharePointError } from '../errors/SharePointError';
import type { FieldRow, ItemRow, ListRow, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import type { Context, Resource } from '../routes/context';
import { hidesDrafts, isPublic } from '../store/moderation';
import { isBelow } from '../store/fileNames';
import { isFolder, webFilesTemplate, type FileRecord } from '../store/files';

/** A missing folder is told in the words for a missing file (pnp/pnpcore issue 1722). */
export const folderMissing = (): SharePointError => new SharePointError(404, '-2147024894, System.IO.FileNotFoundException', 'File Not Found.');
const directoryMissing = (): SharePointError => new SharePointError(404, '-2147024893, System.IO.DirectoryNotFoundException', 'File Not Found.');

const checkedOut = (context: Context, row: ItemRow, login: string): SharePointError =>
  new SharePointError(423, '-2130575306, Microsoft.SharePoint.SPFileCheckOutException', `The file "${context.request.origin}${String(row.fileRef)}" is checked out for editing by ${login}.`);

/** The server-relative path that an argument names; whole addresses of this server lose their origin. @throws 400 outside of the web. */
export function pathIn(context: Context, web: WebRow, url: string, base: string = web.url): string {
  const isAbsolute = /^https?:\/\//i.test(url);
  const decoded = isAbsolute ? decodedPath(url) : url;
  const path = (decoded.startsWith('/') ? decoded : `${base}/${decoded}`).replace(/\/{2,}/g, '/').replace(/\/$/, '');
  if (path.toLowerCase() !== web.url.toLowerCase() && !isBelow(path, web.url)) throw invalidArgument('Server relative urls must start with SPWeb.ServerRelativeUrl');
  return path;
}

/** Clients write names in whole addresses as they are or encoded; what cannot be decoded stands for itself. */
function decodedPath(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]*/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export function listAt(context: Context, web: WebRow, path: string): { readonly list: ListRow; readonly fields: readonly FieldRow[] } {
  const list = context.store.files.listAt(web, path);
  return { list, fields: context.store.lists.fields(list) };
}

/** Who looks, at what. */
export type Viewer = Pick<Context, 'store' | 'rights' | 'person'>;

/** Who sees what is not public: approvers and the author where content is approved or DraftVersionVisibility is 2, else whoever may edit. */
export function seesDrafts(viewer: Viewer, mask: bigint, { settings }: ListRow, row?: ItemRow): boolean {
  if (!settings.EnableModeration && settings.DraftVersionVisibility === 1) return has(mask, permission.editListItems);
  return has(mask, permission.approveItems) || row?.author === viewer.person.id;
}

/** What everybody may see of a row: its last public state, or nothing. */
export function publishedRow(viewer: Viewer, list: ListRow, row: ItemRow): ItemRow | undefined {
  if (isPublic(list, row)) return row;
  // What was taken back from publishing is not shown in its old state.
  if (list.settings.EnableMinorVersions && String(row.uiVersion).startsWith('0.')) return undefined;
  return viewer.store.items.versions(list, Number(row.id)).find((version) => isPublic(list, version));
}

function published(viewer: Viewer, mask: bigint, list: ListRow, row: ItemRow): ItemRow | undefined {
  return hidesDrafts(list) && !seesDrafts(viewer, mask, list, row) ? publishedRow(viewer, list, row) : row;
}

/** Whether the caller may read an older state: drafts are kept from those who do not see drafts. */
export function seesVersion(viewer: Viewer, mask: bigint, list: ListRow, version: ItemRow): boolean {
  return !hidesDrafts(list) || isPublic(list, version) || seesDrafts(viewer, mask, list, version);
}

/** States of a row that the caller may read, newest first; while somebody else has a file checked out the newest is the one before. */
export function seenVersions(viewer: Viewer, mask: bigint, list: ListRow, id: number): readonly ItemRow[] {
  const [newest, ...older] = viewer.store.items.versions(list, id);
  if (!newest) return [];
  const { checkedOutTo, keptRow } = list.template === 100 ? { checkedOutTo: 0, keptRow: null } : viewer.store.files.record(list, id);
  const isOthers = checkedOutTo !== 0 && checkedOutTo !== viewer.person.id && keptRow !== null;
  return [isOthers ? (JSON.parse(keptRow) as ItemRow) : newest, ...older].filter((row) => seesVersion(viewer, mask, list, row));
}

/** A row as the caller sees it: what somebody else has checked out is as it was before, and what they never checked in is not there. */
export function seenRow(context: Viewer, web: WebRow, list: ListRow, row: ItemRow | undefined): ItemRow | undefined {
  if (!row) return undefined;
  const mask = context.rights.item(web, list, Number(row.id));
  if (!has(mask, permission.viewListItems) || !context.rights.seesRow(mask, list, row)) return undefined;
  if (isFolder(row)) return row;
  const { checkedOutTo, keptRow } = context.store.files.record(list, Number(row.id));
  if (checkedOutTo !== 0 && checkedOutTo !== context.person.id) {
    if (keptRow === null && !has(mask, permission.manageLists)) return undefined;
    if (keptRow !== null) return published(context, mask, list, { ...(JSON.parse(keptRow) as ItemRow), version: row.version ?? 1 });
  }
  return published(context, mask, list, row);
}

/** Rows of a library that others have checked out, as the caller sees them: undefined for what was never checked in. */
export function checkedOutByOthers(context: Viewer, list: ListRow): ReadonlyMap<number, ItemRow | undefined> {
  if (list.template === 100) return new Map();
  const rows = context.store.database.all<{ itemId: number; keptRow: string | null }>('SELECT itemId, keptRow FROM files WHERE listNo = ? AND checkedOutTo NOT IN (0, ?)', list.no, context.person.id);
  return new Map(rows.map(({ itemId, keptRow }) => [itemId, keptRow === null ? undefined : (JSON.parse(keptRow) as ItemRow)]));
}

/** The content that the caller may read: their own draft, or what others see. */
export function seenRecord(context: Viewer, list: ListRow, row: ItemRow): FileRecord {
  const record = context.store.files.record(list, Number(row.id));
  const older = hidesDrafts(list) ? context.store.files.olderContent(list, row) : undefined;
  if (older) return { ...record, contentId: older.id, size: older.size };
  if (record.checkedOutTo === 0 || record.checkedOutTo === context.person.id || record.keptRow === null) return record;
  return { ...record, contentId: record.keptContentId, size: record.keptSize ?? 0 };
}

/** Where a file would be; the row only if it is there and the caller may see it. */
export function fileAt(context: Context, web: WebRow, path: string): Partial<Resource> {
  const { list, fields } = listAt(context, web, path);
  const row = seenRow(context, web, list, context.store.files.find(list, path));
  return { web, list, fields, name: path, ...(row && !isFolder(row) && list.template !== 100 ? { item: row } : {}) };
}

export interface FoundFile {
  readonly web: WebRow;
  readonly list: ListRow;
  readonly fields: readonly FieldRow[];
  readonly row: ItemRow;
  readonly id: number;
  readonly path: string;
  readonly mask: bigint;
}

/** @throws 404 */
export function foundFile(context: Context, at: Resource): FoundFile {
  const { list, item: row } = at;
  if (!list || !row || isFolder(row)) throw fileMissing(at.name ?? '');
  const id = Number(row.id);
  return { web: at.web, list, fields: at.fields ?? [], row, id, path: String(row.fileRef), mask: context.rights.item(at.web, list, id) };
}

/** A file that the caller may act on. @throws 403 without the right, 423 while somebody else has it checked out. */
export function fileToChange(context: Context, at: Resource, needed: bigint): FoundFile {
  const file = foundFile(context, at);
  if (!has(file.mask, needed) || !context.rights.changesRow(file.mask, file.list, file.row)) throw accessDenied();
  demandNotLocked(context, file.list, file.row);
  return file;
}

export function demandNotLocked(context: Context, list: ListRow, row: ItemRow): void {
  const { checkedOutTo } = context.store.files.record(list, Number(row.id));
  if (checkedOutTo === 0 || checkedOutTo === context.person.id) return;
  throw checkedOut(context, row, context.store.sites.principalById(checkedOutTo)?.login ?? '');
}

/** The web itself, the folder of its lists, that of a library's forms, the root folder of a list, or a folder that has a row. */
export interface FoundFolder {
  readonly kind: 'web' | 'lists' | 'forms' | 'root' | 'folder';
  readonly web: WebRow;
  readonly list: ListRow;
  readonly fields: readonly FieldRow[];
  readonly path: string;
  readonly row?: ItemRow;
}

export function findFolder(context: Context, web: WebRow, path: string): FoundFolder | undefined {
  const { list, fields } = listAt(context, web, path);
  const is = path.toLowerCase();
  const base = { web, list, fields, path };
  if (list.template === webFilesTemplate) {
    if (!has(context.rights.web(web), permission.open)) return undefined;
    if (is === web.url.toLowerCase()) return { ...base, kind: 'web' };
    if (is === `${web.url}/lists`.toLowerCase()) return { ...base, kind: 'lists', path: `${web.url}/Lists` };
    if (context.store.files.isForms(web, path)) return { ...base, kind: 'forms' };
  } else if (is === list.url.toLowerCase()) {
    return has(context.rights.list(web, list), permission.viewListItems) ? { ...base, kind: 'root', path: list.url } : undefined;
  }
  const row = seenRow(context, web, list, context.store.files.find(list, path));
  return row && isFolder(row) ? { ...base, kind: 'folder', path: String(row.fileRef), row } : undefined;
}

/** Where a folder would be, with its row if it has one that the caller may see. */
export function folderAt(context: Context, web: WebRow, path: string): Partial<Resource> {
  const { list, fields } = listAt(context, web, path);
  const found = findFolder(context, web, path);
  return { web, list, fields, name: found?.path ?? path, ...(found?.row ? { item: found.row } : {}) };
}

/** @throws 404 */
export function foundFolder(context: Context, at: Resource): FoundFolder {
  const found = at.name === undefined ? undefined : findFolder(context, at.web, at.name);
  if (!found) throw folderMissing();
  return found;
}

/** Whether the caller may put something into a folder. What lies outside of lists is for those who may change pages. @throws 403, 404 */
export function demandAdd(context: Context, web: WebRow, directory: string): ListRow {
  const { list } = listAt(context, web, directory);
  if (!context.store.files.isDirectory(web, list, directory)) throw directoryMissing();
  const mask = context.rights.folder(web, list, directory);
  const needed = list.template === webFilesTemplate ? permission.addListItems | permission.addAndCustomizePages : permission.addListItems;
  if (!has(mask, needed)) throw accessDenied();
  return list;
}

