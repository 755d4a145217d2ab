import type { Database } from './database';

const schema = 'CREATE TABLE IF NOT EXISTS profilePictures(account TEXT PRIMARY KEY COLLATE NOCASE, type TEXT NOT NULL, content BLOB NOT NULL)';

export interface ProfilePicture {
  readonly type: string;
  readonly content: Uint8Array;
}

/** What the first bytes say; undefined for anything but PNG, JPEG and BMP. */
export function pictureType(content: Uint8Array): string | undefined {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => content[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  return starts(0x42, 0x4d) ? 'image/bmp' : undefined;
}

/** Pictures that people set for themselves, by mail address. */
export class ProfilePictures {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  public find(email: string): ProfilePicture | undefined {
    const type = this.database.get<{ type: string }>('SELECT type FROM profilePictures WHERE account = ?', email)?.type;
    const content = type === undefined ? undefined : this.database.blob('SELECT content FROM profilePictures WHERE account = ?', email);
    return type !== undefined && content ? { type, content } : undefined;
  }

  public set(email: string, { type, content }: ProfilePicture): void {
    this.database.runBlob('INSERT OR REPLACE INTO profilePictures(account, type, content) VALUES(?, ?, ?)', [email, type, content]);
  }
}
