import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS followings(principalId INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL COLLATE NOCASE, no INTEGER NOT NULL, PRIMARY KEY(principalId, kind, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS followings_of ON followings(kind, key);
`;

/** SP.Social.SocialActorType. */
export const actorTypes = { user: 0, document: 1, site: 2, tag: 3 } as const;

export interface Following {
  readonly kind: number;
  /** A login, an address or a tag. */
  readonly key: string;
}

/** Who follows whom and what, by people's ids. */
export class Followings {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  public has(principalId: number, { kind, key }: Following): boolean {
    return this.database.get('SELECT 1 FROM followings WHERE principalId = ? AND kind = ? AND key = ?', principalId, kind, key) !== undefined;
  }

  public add(principalId: number, { kind, key }: Following): void {
    const no = this.database.get<{ no: number | null }>('SELECT max(no) AS no FROM followings WHERE principalId = ?', principalId)?.no ?? 0;
    this.database.run('INSERT OR IGNORE INTO followings(principalId, kind, key, no) VALUES(?, ?, ?, ?)', principalId, kind, key, no + 1);
  }

  public remove(principalId: number, { kind, key }: Following): void {
    this.database.run('DELETE FROM followings WHERE principalId = ? AND kind = ? AND key = ?', principalId, kind, key);
  }

  /** What somebody follows, the first first. */
  public of(principalId: number, kinds: readonly number[]): Following[] {
    return this.database.all<Following>('SELECT kind, key FROM followings WHERE principalId = ? ORDER BY no', principalId).filter(({ kind }) => kinds.includes(kind));
  }

  /** Ids of those who follow. */
  public followers({ kind, key }: Following): number[] {
    return this.database.all<{ principalId: number }>('SELECT principalId FROM followings WHERE kind = ? AND key = ? ORDER BY principalId', kind, key).map(({ principalId }) => principalId);
  }
}
