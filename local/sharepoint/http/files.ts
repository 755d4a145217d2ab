import { createHash } from 'node:crypto';
import { fileMissing, itemMissing } from '../errors/SharePointError';
import type { ItemRow, ListRow, PrincipalRow, SpResponse, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { Rights } from '../permissions/rights';
import { seenRecord, seenRow, seesVersion } from '../handlers/filePlaces';
import type { Content } from '../store/contents';
import { webFilesTemplate } from '../store/files';
import type { Store } from '../store/store';
import { labelOf } from '../store/versionLabels';
import { fitPicture } from './fitPicture';
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

/** Headers that narrow an answer: If-None-Match and Range. */
export interface Conditions {
  readonly known?: string | undefined;
  readonly range?: string | undefined;
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
function photo(store: Store, provider: PhotoProvider | undefined, parameters: URLSearchParams, known: string | undefined): SpResponse {
  const email = (parameters.get('accountname') ?? parameters.get('username') ?? '').split('|').pop() ?? '';
  const size = (parameters.get('size') ?? 'S').toUpperCase();
  const width = widths[size] ?? Math.min(648, Number(/^HR(\d{2,3})X\d+$/.exec(size)?.[1] ?? 48));
  const own = email === '' ? undefined : store.pictures.find(email);
  const picture = (own && fitPicture(own, width)) ?? (email === '' ? undefined : provider?.(email.toLowerCase(), width));
  const body = picture ?? silhouette(width);
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=86400', ETag: etag, ...(picture ? {} : { 'X-Photo': 'placeholder' }) };
  return known === etag ? { status: 304, headers, body: '' } : { status: 200, headers, body };
}

/** Reads a file by its own address, with the rights of the item that it hangs on; `conditions` are what the caller has already and the part that they want. @throws 404 where the caller may not see it. */
export function readFile(store: Store, person: PrincipalRow, pathname: string, parameters: URLSearchParams, provider: PhotoProvider | undefined, conditions: Conditions = {}): SpResponse {
  if (photoPath.test(pathname)) return photo(store, provider, parameters, conditions.known);
  if (!attachmentPath.test(pathname)) return storedFile(store, person, pathname, conditions);
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

/** What somebody else has checked out is read as it was before, a draft as it was published. @throws 404 */
function storedFile(store: Store, person: PrincipalRow, pathname: string, { known, range }: Conditions): SpResponse {
  const found = findStored(store, pathname);
  if (!found) throw fileMissing(pathname);
  const { web, list, label } = found;
  const viewer = { store, person, rights: new Rights(store.database, person) };
  const row = seenRow(viewer, web, list, found.row);
  const mask = viewer.rights.item(web, list, Number(found.row.id));
  if (!row || !has(mask, permission.openItems | (label === undefined ? 0n : permission.viewVersions))) throw fileMissing(pathname);
  const older = label === undefined ? undefined : store.files.versions(list, Number(row.id)).find((version) => version.row.uiVersion === label && seesVersion(viewer, mask, list, version.row));
  if (label !== undefined && !older) throw fileMissing(pathname);
  const record = seenRecord(viewer, list, row);
  const content = older ? older.content : { id: record.contentId, size: record.size };
  const etag = `"{${String(row.uniqueId).toUpperCase()}},${label ?? record.contentVersion}"`;
  if (known === etag) return { status: 304, headers: { ETag: etag }, body: '' };
  return withRange(store, content, { ...headersFor(String(row.fileLeafRef)), ETag: etag, 'Accept-Ranges': 'bytes' }, range);
}

/** One range of bytes, as players ask for it (RFC 9110, 14.2); several at once get the whole. */
function withRange(store: Store, content: Content, headers: Readonly<Record<string, string>>, range: string | undefined): SpResponse {
  const { contents } = store.files;
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if ((first ?? '') === '' && (last ?? '') === '') return { status: 200, headers: { ...headers, 'Content-Length': String(content.size) }, body: '', stream: contents.parts(content) };
  const from = first ? Number(first) : Math.max(0, content.size - Number(last));
  const to = first && last ? Math.min(Number(last), content.size - 1) : content.size - 1;
  if (from > to) return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${content.size}` }, body: '' };
  return { status: 206, headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${content.size}`, 'Content-Length': String(to - from + 1) }, body: '', stream: contents.range(content, from, to) };
}
