import { SharePointError } from '../errors/SharePointError';
import { noContent, type Content, type Contents } from './contents';
import type { Database } from './database';
import { seconds } from './lists';

/** What nobody finished within a day is thrown away when the next upload begins. */
const keptMilliseconds = 24 * 3600 * 1000;

/** An upload that somebody has begun: what has come so far is kept apart from the file. */
export interface Upload {
  readonly personId: number;
  readonly content: Content;
}

const sessionMissing = (): SharePointError =>
  new SharePointError(404, '-2130575338, Microsoft.SharePoint.SPException', 'The upload session was not found. It may have been finished, cancelled or never begun.');

const wrongOffset = (sent: number, expected: number): SharePointError =>
  new SharePointError(400, '-2147024809, System.ArgumentException', `The offset ${sent} does not continue the upload, which stands at ${expected}.`);

/** Uploads in chunks; each chunk is written as it comes. */
export class Uploads {
  public constructor(private readonly database: Database, private readonly contents: Contents, private readonly now: () => Date) {}

  /** Begins, or begins anew. @returns bytes so far. */
  public start(id: string, listNo: number, itemId: number, personId: number, bytes: Uint8Array): number {
    return this.database.transaction(() => {
      this.cancel(id, listNo, itemId);
      this.database.run('DELETE FROM uploads WHERE startedAt < ?', seconds(new Date(this.now().getTime() - keptMilliseconds)));
      const content = this.contents.append(noContent, bytes);
      this.database.run('INSERT INTO uploads(id, listNo, itemId, personId, contentId, size, startedAt) VALUES(?, ?, ?, ?, ?, ?, ?)', id, listNo, itemId, personId, content.id, content.size, seconds(this.now()));
      return content.size;
    });
  }

  /** @returns bytes so far. @throws 404 for an upload of nobody or somebody else, 400 for a chunk out of turn. */
  public append(id: string, listNo: number, itemId: number, personId: number, offset: number, bytes: Uint8Array): number {
    return this.database.transaction(() => {
      const { content } = this.get(id, listNo, itemId, personId);
      if (offset !== content.size) throw wrongOffset(offset, content.size);
      const { size } = this.contents.append(content, bytes);
      this.database.run('UPDATE uploads SET size = ? WHERE id = ? AND listNo = ? AND itemId = ?', size, id, listNo, itemId);
      return size;
    });
  }

  public get(id: string, listNo: number, itemId: number, personId: number): Upload {
    const row = this.database.get<{ personId: number; contentId: string; size: number }>('SELECT personId, contentId, size FROM uploads WHERE id = ? AND listNo = ? AND itemId = ?', id, listNo, itemId);
    if (!row || row.personId !== personId) throw sessionMissing();
    return { personId, content: { id: row.contentId, size: row.size } };
  }

  /** What has come is thrown away, unless a file has taken it. */
  public cancel(id: string, listNo: number, itemId: number): void {
    this.database.run('DELETE FROM uploads WHERE id = ? AND listNo = ? AND itemId = ?', id, listNo, itemId);
  }
}
