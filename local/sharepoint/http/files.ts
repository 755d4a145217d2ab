import { createHash } from 'node:crypto';
import { fileMissing, itemMissing } from '../errors/SharePointError';
import type { ItemRow, ListRow, PrincipalRow, SpResponse, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { Rights } from '../permissions/rights';
import { webFilesTemplate } from '../store/files';
import type { Store } from '../store/store';
import { labelOf } from '../store/versionLabels';
import { silhouette } from './silhouette';

/** Draws or finds the photo of a person as PNG, `width` pixels wide; undefined where there is none. */
export type PhotoProvider = (email: string, width: number) => Uint8Array | undefined;

const widths: Readonly<Record<string, number>> = { S: 48, M: 72, L: 300 };
const photoPath = /\/_layouts\/15\/userphoto\.aspx$/i;
const attachmentPath = /^(.*\/Lists\/[^/]+)\/Attachments\/(\d+)\/([^/]+)$/i;
// What is shown instead of downloaded; anything else could run as a page of the site.
const shownTypes: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', txt: 'text/plain; charset=utf-8', pdf: 'application/pdf' };
/** Whether an address outside `_api` is a photo or an attachment. */
function isKnownAddress(pathname: string): boolean {
  return photoPath.test(pathname) || attachmentPath.test(pathname);
}

interface StoredFile {
  readonly web: WebRow;
  readonly list: ListRow;
  readonly row: ItemRow;
  /** Of an older version below `_vti_history`. */
  readonly label?: string;
}

/** A file of a library, or of a web outside of libraries, by its own address. Pages belong to the host. */
function findStored(store: Store, pathname: string): StoredFile | undefined {
  const [, before, version, after] = /^(.*)\/_vti_history\/(\d+)(\/.*)$/i.exec(pathname) ?? [];
  const path = version === undefined ? pathname : `${before ?? ''}${after ?? ''}`;
  const web = store.sites.webHolding(path);
  const list = web && store.files.listAt(web, path);
  if (!list || (list.template !== 101 && list.template !== webFilesTemplate)) return undefined;
  const row = store.files.find(list, path);
  return row && row.fsObjType !== 1 ? { web, list, row, ...(version === undefined ? {} : { label: labelOf(Number(version)) }) } : undefined;
}

/** Whether an address outside `_api` is a file that the service keeps; a path is decoded. */
export function isFileAddress(store: Store, pathname: string): boolean {
  return isKnownAddress(pathname) || (/\/[^/]*\.[^/]*$/.test(pathname) && findStored(store, pathname) !== undefined);
}

/** The photo, or a grey silhouette for somebody without one, answered with 200 as SharePoint does. */
function photo(provider: PhotoProvider | undefined, parameters: URLSearchParams, known: string | undefined): SpResponse {
  const email = (parameters.get('accountname') ?? parameters.get('username') ?? '').split('|').pop() ?? '';
  const width = widths[(parameters.get('size') ?? 'S').toUpperCase()] ?? 48;
  const picture = email === '' ? undefined : provider?.(email.toLowerCase(), width);
  const body = picture ?? silhouette(width);
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=86400', ETag: etag, ...(picture ? {} : { 'X-Photo': 'placeholder' }) };
  return known === etag ? { status: 304, headers, body: '' } : { status: 200, headers, body };
}

/** Reads a file by its own address, with the rights of the item that it hangs on; `known` is the ETag that the caller has. @throws 404 where the caller may not see it. */
export function readFile(store: Store, person: PrincipalRow, pathname: string, parameters: URLSearchParams, provider: PhotoProvider | undefined, known?: string): SpResponse {
  if (photoPath.test(pathname)) return photo(provider, parameters, known);
  if (!attachmentPath.test(pathname)) return storedFile(store, person, pathname, known);
  const [, listUrl = '', id = '', name = ''] = attachmentPath.exec(pathname) ?? [];
  const list = store.lists.byUrl(listUrl);
  const web = list && store.sites.webHolding(listUrl);
  if (!list || !web) throw fileMissing(pathname);
  const row = store.items.find(list, Number(id));
  if (!row) throw itemMissing();
  const rights = new Rights(store.database, person);
  const mask = rights.item(web, list, Number(id));
  if (!has(mask, permission.openItems) || !rights.seesRow(mask, list, row)) throw itemMissing();
  const content = store.database.blob('SELECT content FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', list.no, Number(id), name);
  if (!content) throw fileMissing(pathname);
  return { status: 200, headers: headersFor(name), body: content };
}

function headersFor(name: string): Record<string, string> {
  const type = shownTypes[name.split('.').pop()?.toLowerCase() ?? ''];
  return { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'private, max-age=0', ...(type ? {} : { 'Content-Disposition': 'attachment' }) };
}

/** What somebody else has checked out is read as it was before. @throws 404 */
function storedFile(store: Store, person: PrincipalRow, pathname: string, known: string | undefined): SpResponse {
  const found = findStored(store, pathname);
  if (!found) throw fileMissing(pathname);
  const { web, list, row, label } = found;
  const id = Number(row.id);
  const rights = new Rights(store.database, person);
  const mask = rights.item(web, list, id);
  const record = store.files.record(list, id);
  const isOthers = record.checkedOutTo !== 0 && record.checkedOutTo !== person.id;
  if (!has(mask, permission.openItems | (label === undefined ? 0n : permission.viewVersions)) || !rights.seesRow(mask, list, row) || (isOthers && record.keptRow === null)) throw fileMissing(pathname);
  const older = label === undefined ? undefined : store.files.versions(list, id).find((version) => version.row.uiVersion === label);
  if (label !== undefined && !older) throw fileMissing(pathname);
  const content = older ? older.content : isOthers ? { id: record.keptContentId, size: record.keptSize ?? 0 } : { id: record.contentId, size: record.size };
  const etag = `"{${String(row.uniqueId).toUpperCase()}},${label ?? record.contentVersion}"`;
  if (known === etag) return { status: 304, headers: { ETag: etag }, body: '' };
  return { status: 200, headers: { ...headersFor(String(row.fileLeafRef)), ETag: etag, 'Content-Length': String(content.size) }, body: '', stream: store.files.contents.parts(content) };
}
