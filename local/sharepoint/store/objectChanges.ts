import type { Json } from '../model';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS objectChanges(no INTEGER PRIMARY KEY, time TEXT NOT NULL, type INTEGER NOT NULL, kind TEXT NOT NULL, webId TEXT NOT NULL, listId TEXT NOT NULL, objectId TEXT NOT NULL, editor INTEGER NOT NULL, facts TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS objectChanges_list ON objectChanges(listId, no);
`;

/** What changes beside rows and files; the flags of a query to the log have the same names. */
export const objectKinds = ['List', 'Field', 'View', 'ContentType', 'Web'] as const;
export type ObjectKind = (typeof objectKinds)[number];

export interface ObjectChange {
  readonly no: number;
  readonly time: string;
  readonly type: number;
  readonly kind: ObjectKind;
  readonly webId: string;
  /** Empty for what belongs to no list. */
  readonly listId: string;
  readonly objectId: string;
  readonly editor: number;
  /** Further properties of the entry, as JSON. */
  readonly facts: string;
}

/** Changes of lists, columns, views, content types and webs. Their numbers stand in one order with those of rows. */
export class ObjectChanges {
  public constructor(private readonly database: Database, private readonly now: () => Date) {
    database.execute(schema);
  }

  public record(change: Omit<ObjectChange, 'no' | 'time' | 'facts'>, facts: Readonly<Record<string, Json>>): void {
    const { type, kind, webId, listId, objectId, editor } = change;
    this.database.transaction(() => {
      const no = (this.database.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'changes'")?.seq ?? 0) + 1;
      const { changes } = this.database.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'changes'", no);
      if (changes === 0) this.database.run("INSERT INTO sqlite_sequence(name, seq) VALUES('changes', ?)", no);
      this.database.run('INSERT INTO objectChanges(no, time, type, kind, webId, listId, objectId, editor, facts) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)', no, this.now().toISOString(), type, kind, webId, listId, objectId, editor, JSON.stringify(facts));
    });
  }
}
