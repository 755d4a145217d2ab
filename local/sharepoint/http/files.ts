import { createHash } from 'node:crypto';
import { fileMissing, itemMissing } from '../errors/SharePointError';
import type { PrincipalRow, SpResponse } from '../model';
import { has, permission } from '../permissions/masks';
import { Rights } from '../permissions/rights';
import type { Store } from '../store/store';
import { silhouette } from './silhouette';

/** Draws or finds the photo of a person as PNG, `width` pixels wide; undefined where there is none. */
export type PhotoProvider = (email: string, width: number) => Uint8Array | undefined;

const widths: Readonly<Record<string, number>> = { S: 48, M: 72, L: 300 };
const photoPath = /\/_layouts\/15\/userphoto\.aspx$/i;
const attachmentPath = /^(.*\/Lists\/[^/]+)\/Attachments\/(\d+)\/([^/]+)$/i;
// What is shown instead of downloaded; anything else could run as a page of the site.
const shownTypes: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', txt: 'text/plain; charset=utf-8', pdf: 'application/pdf' };
/** Whether an address outside `_api` is a file that the service keeps. */
export function isFileAddress(pathname: string): boolean {
  return photoPath.test(pathname) || attachmentPath.test(pathname);
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
  const type = shownTypes[name.split('.').pop()?.toLowerCase() ?? ''];
  const disposition: Record<string, string> = type ? {} : { 'Content-Disposition': 'attachment' };
  return { status: 200, headers: { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'private, max-age=0', ...disposition }, body: content };
}
