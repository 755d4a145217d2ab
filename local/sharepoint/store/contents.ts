import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { partsSchema } from './recycledParts';

const unused = (id: string): string => `DELETE FROM contentParts WHERE contentId = ${id}
  AND NOT EXISTS(SELECT 1 FROM files WHERE contentId = ${id}) AND NOT EXISTS(SELECT 1 FROM files WHERE keptContentId = ${id})
  AND NOT EXISTS(SELECT 1 FROM versionFiles WHERE contentId = ${id}) AND NOT EXISTS(SELECT 1 FROM recycledVersions WHERE contentId = ${id}) AND NOT EXISTS(SELECT 1 FROM uploads WHERE contentId = ${id});`;

/** Copies, versions and drafts share a content; triggers throw it away with the last row that names it. */
const schema = `
CREATE TABLE IF NOT EXISTS contentParts(contentId TEXT NOT NULL, no INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(contentId, no));
CREATE TABLE IF NOT EXISTS files(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, contentId TEXT, size INTEGER NOT NULL, contentVersion INTEGER NOT NULL DEFAULT 1, comment TEXT NOT NULL DEFAULT '',
  checkedOutTo INTEGER NOT NULL DEFAULT 0, checkedOutAt TEXT, keptRow TEXT, keptContentId TEXT, keptSize INTEGER, PRIMARY KEY(listNo, itemId)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_content ON files(contentId);
CREATE INDEX IF NOT EXISTS files_kept ON files(keptContentId);
CREATE TABLE IF NOT EXISTS versionFiles(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, version INTEGER NOT NULL, contentId TEXT, size INTEGER NOT NULL, comment TEXT NOT NULL, PRIMARY KEY(listNo, itemId, version)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS versionFiles_content ON versionFiles(contentId);
CREATE TABLE IF NOT EXISTS uploads(id TEXT NOT NULL, listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, personId INTEGER NOT NULL, contentId TEXT NOT NULL, size INTEGER NOT NULL, startedAt TEXT NOT NULL, PRIMARY KEY(id, listNo, itemId)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uploads_content ON uploads(contentId);
${partsSchema}
DROP TRIGGER IF EXISTS recycledVersions_deleted;
CREATE TRIGGER recycledVersions_deleted AFTER DELETE ON recycledVersions BEGIN ${unused('OLD.contentId')} END;
DROP TRIGGER IF EXISTS files_deleted;
CREATE TRIGGER files_deleted AFTER DELETE ON files BEGIN ${unused('OLD.contentId')} ${unused('OLD.keptContentId')} END;
DROP TRIGGER IF EXISTS files_changed;
CREATE TRIGGER files_changed AFTER UPDATE OF contentId, keptContentId ON files BEGIN ${unused('OLD.contentId')} ${unused('OLD.keptContentId')} END;
DROP TRIGGER IF EXISTS versionFiles_deleted;
CREATE TRIGGER versionFiles_deleted AFTER DELETE ON versionFiles BEGIN ${unused('OLD.contentId')} END;
DROP TRIGGER IF EXISTS versionFiles_changed;
CREATE TRIGGER versionFiles_changed AFTER UPDATE OF contentId ON versionFiles BEGIN ${unused('OLD.contentId')} END;
DROP TRIGGER IF EXISTS uploads_deleted;
CREATE TRIGGER uploads_deleted AFTER DELETE ON uploads BEGIN ${unused('OLD.contentId')} END;
DROP TRIGGER IF EXISTS versions_deleted;
CREATE TRIGGER versions_deleted AFTER DELETE ON versions BEGIN
  DELETE FROM versionFiles WHERE listNo = OLD.listNo AND itemId = OLD.itemId AND version = OLD.version; END;
DROP TRIGGER IF EXISTS lists_deleted;
CREATE TRIGGER lists_deleted AFTER DELETE ON lists BEGIN DELETE FROM files WHERE listNo = OLD.no; DELETE FROM uploads WHERE listNo = OLD.no; END;
`;

/** Bytes that are kept and read at once, so that memory stays flat however large a file is. */
const partBytes = 1024 * 1024;

/** A content, by the name that files and versions keep; null stands for no bytes at all. */
export interface Content {
  readonly id: string | null;
  readonly size: number;
}

export const noContent: Content = { id: null, size: 0 };

/** What files hold: never changed once a file names it, cut into parts of a megabyte. */
export class Contents {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  public write(bytes: Uint8Array): Content {
    return bytes.length === 0 ? noContent : this.append(noContent, bytes);
  }

  /** Adds to a content that no file names yet. */
  public append({ id, size }: Content, bytes: Uint8Array): Content {
    const contentId = id ?? randomUUID();
    const last = this.database.get<{ no: number | null }>('SELECT max(no) AS no FROM contentParts WHERE contentId = ?', contentId);
    let no = last?.no ?? -1;
    this.database.transaction(() => {
      for (let from = 0; from < bytes.length; from += partBytes) {
        no++;
        this.database.runBlob('INSERT INTO contentParts(contentId, no, content) VALUES(?, ?, ?)', [contentId, no, bytes.subarray(from, from + partBytes)]);
      }
    });
    return { id: contentId, size: size + bytes.length };
  }

  /** The bytes in order, part by part, read as they are asked for. */
  public *parts({ id }: Content): Generator<Uint8Array> {
    if (id === null) return;
    for (let no = 0; ; no++) {
      const part = this.database.blob('SELECT content FROM contentParts WHERE contentId = ? AND no = ?', id, no);
      if (!part) return;
      yield part;
    }
  }

  /** The bytes from one place up to and with another; parts before it are not read. */
  public *range({ id }: Content, from: number, to: number): Generator<Uint8Array> {
    if (id === null) return;
    let at = 0;
    for (const { no, length } of this.database.all<{ no: number; length: number }>('SELECT no, length(content) AS length FROM contentParts WHERE contentId = ? ORDER BY no', id)) {
      if (at > to) return;
      const part = at + length > from ? this.database.blob('SELECT content FROM contentParts WHERE contentId = ? AND no = ?', id, no) : undefined;
      if (part) yield part.subarray(Math.max(0, from - at), to - at + 1);
      at += length;
    }
  }

  /** At most so many bytes from the beginning, for what only looks at a file. */
  public head(content: Content, atMost: number): Uint8Array {
    const taken: Uint8Array[] = [];
    let size = 0;
    for (const part of this.parts(content)) {
      taken.push(part);
      size += part.length;
      if (size >= atMost) break;
    }
    return Buffer.concat(taken).subarray(0, atMost);
  }
}
