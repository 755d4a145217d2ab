import { randomUUID } from 'node:crypto';
import { SharePointError } from '../errors/SharePointError';
import type { ItemRow, ListRow } from '../model';
import type { Content } from './contents';
import type { Database } from './database';

/** What an entry of the bin is, where it is no row, file or folder (SP.RecycleBinItemType: FileVersion 2, Attachment 7). */
export const partKind = { version: 2, attachment: 7 } as const;

/** What was a part of a row: an attachment or an older state of a file. The row may live on. */
export const partsSchema = `
CREATE TABLE IF NOT EXISTS recycledAttachments(binId TEXT PRIMARY KEY, name TEXT NOT NULL, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS recycledVersions(binId TEXT PRIMARY KEY, version INTEGER NOT NULL, row TEXT NOT NULL, contentId TEXT, size INTEGER NOT NULL, comment TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS recycledVersions_content ON recycledVersions(contentId);
DROP TRIGGER IF EXISTS recycled_deleted;
CREATE TRIGGER recycled_deleted AFTER DELETE ON recycled BEGIN DELETE FROM recycledAttachments WHERE binId = OLD.id; DELETE FROM recycledVersions WHERE binId = OLD.id; END;
`;

interface Recycled {
  readonly list: ListRow;
  readonly row: ItemRow;
  readonly by: number;
  readonly at: string;
}

function addEntry(database: Database, { list, row, by, at }: Recycled, kind: number, title: string): string {
  const id = randomUUID();
  database.run('INSERT INTO recycled(id, listNo, itemId, deletedBy, deleted, title, row, kind) VALUES(?, ?, ?, ?, ?, ?, ?, ?)', id, list.no, row.id ?? 0, by, at, title, JSON.stringify(row), kind);
  return id;
}

export function recycleAttachment(database: Database, of: Recycled, name: string): void {
  const id = addEntry(database, of, partKind.attachment, name);
  database.run('INSERT INTO recycledAttachments(binId, name, content) SELECT ?, name, content FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', id, of.list.no, of.row.id ?? 0, name);
  database.run('DELETE FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', of.list.no, of.row.id ?? 0, name);
}

export function recycleVersion(database: Database, of: Recycled, version: { readonly row: ItemRow; readonly content: Content; readonly comment: string }): void {
  const { row, content, comment } = version;
  const id = addEntry(database, of, partKind.version, `${String(row.fileLeafRef)} (${String(row.uiVersion)})`);
  database.run('INSERT INTO recycledVersions(binId, version, row, contentId, size, comment) VALUES(?, ?, ?, ?, ?, ?)', id, row.version ?? 0, JSON.stringify(row), content.id, content.size, comment);
  database.run('DELETE FROM versions WHERE listNo = ? AND itemId = ? AND version = ?', of.list.no, row.id ?? 0, row.version ?? 0);
}

/** Puts a part back to its row. @throws 400 where the row is gone or has something of that name again */
export function restorePart(database: Database, list: ListRow, entry: { readonly id: string; readonly itemId: number; readonly kind: number }): void {
  const { id, itemId } = entry;
  const isThere = database.get(`SELECT 1 FROM items_${list.no} WHERE id = ?`, itemId) !== undefined;
  const isTaken = database.get('SELECT 1 FROM attachments a JOIN recycledAttachments r ON r.name = a.name WHERE r.binId = ? AND a.listNo = ? AND a.itemId = ?', id, list.no, itemId) !== undefined;
  if (!isThere || isTaken) throw new SharePointError(400, '-2147024816, Microsoft.SharePoint.SPException', 'This item cannot be restored: what it belonged to is gone, or something with its name is there again.');
  if (entry.kind === partKind.attachment) {
    database.run('INSERT INTO attachments(listNo, itemId, name, content) SELECT ?, ?, name, content FROM recycledAttachments WHERE binId = ?', list.no, itemId, id);
    database.run(`UPDATE items_${list.no} SET hasAttachments = 1, version = version + 1 WHERE id = ?`, itemId);
  } else {
    database.run('INSERT OR IGNORE INTO versions(listNo, itemId, version, row) SELECT ?, ?, version, row FROM recycledVersions WHERE binId = ?', list.no, itemId, id);
    database.run('INSERT OR IGNORE INTO versionFiles(listNo, itemId, version, contentId, size, comment) SELECT ?, ?, version, contentId, size, comment FROM recycledVersions WHERE binId = ?', list.no, itemId, id);
  }
  database.run('DELETE FROM recycled WHERE id = ?', id);
}

/** Bytes of a part. */
export function partSize(database: Database, id: string): number {
  return database.get<{ size: number }>('SELECT length(content) AS size FROM recycledAttachments WHERE binId = ? UNION ALL SELECT size FROM recycledVersions WHERE binId = ?', id, id)?.size ?? 0;
}
