import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS sharingLinks(id TEXT PRIMARY KEY, listId TEXT NOT NULL, itemId INTEGER NOT NULL, kind INTEGER NOT NULL, token TEXT NOT NULL, expiration TEXT, createdBy INTEGER NOT NULL, created TEXT NOT NULL, UNIQUE(listId, itemId, kind));
`;

/** A link to a row; one of each kind at most. */
export interface SharingLink {
  readonly id: string;
  readonly listId: string;
  readonly itemId: number;
  /** SP.Sharing.SharingLinkKind: 2 and 3 for the organisation, 4 and 5 for everybody, reading and editing. */
  readonly kind: number;
  /** The end of its address. */
  readonly token: string;
  /** An instant, or null for ever. */
  readonly expiration: string | null;
  readonly createdBy: number;
  readonly created: string;
}

/** Links that were made. They are kept and listed; nothing opens by them. */
export class SharingLinks {
  public constructor(private readonly database: Database, private readonly now: () => Date) {
    database.execute(schema);
  }

  /** The link of a kind: the one that is there, with its new end, or another. */
  public make(listId: string, itemId: number, kind: number, expiration: string | null, createdBy: number): SharingLink {
    this.database.run(
      'INSERT INTO sharingLinks(id, listId, itemId, kind, token, expiration, createdBy, created) VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(listId, itemId, kind) DO UPDATE SET expiration = excluded.expiration',
      randomUUID(), listId, itemId, kind, `E${randomBytes(32).toString('base64url')}`, expiration, createdBy, this.now().toISOString()
    );
    return this.of(listId, itemId).find((link) => link.kind === kind) as SharingLink;
  }

  public of(listId: string, itemId: number): SharingLink[] {
    return this.database.all<SharingLink>('SELECT * FROM sharingLinks WHERE listId = ? AND itemId = ? ORDER BY kind', listId, itemId);
  }

  public remove(listId: string, itemId: number, kind: number): void {
    this.database.run('DELETE FROM sharingLinks WHERE listId = ? AND itemId = ? AND kind = ?', listId, itemId, kind);
  }

  /** What is no longer shared has no links either. */
  public removeAll(listId: string, itemId: number): void {
    this.database.run('DELETE FROM sharingLinks WHERE listId = ? AND itemId = ?', listId, itemId);
  }
}
