import { randomUUID } from 'node:crypto';
import type { Json } from '../model';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS customActions(no INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, id TEXT NOT NULL UNIQUE, properties TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS customActions_owner ON customActions(owner);
CREATE TABLE IF NOT EXISTS features(owner TEXT NOT NULL, id TEXT NOT NULL, isActive INTEGER NOT NULL, PRIMARY KEY(owner, id)) WITHOUT ROWID;
`;

export interface CustomAction {
  readonly id: string;
  readonly properties: Readonly<Record<string, Json>>;
}

/** Features that are active from the start: the base of a site collection; of a web, the lists of a team and site pages. */
const activeFromStart: Readonly<Record<string, readonly string[]>> = {
  s: ['b21b090c-c796-4b0f-ac0f-7ef1659c20ae'],
  w: ['00bfea71-4ea5-48d4-a4ad-7ea5c011abe5', 'b6917cb1-93a0-4b97-a84d-7cf49975d4ec']
};

/** Custom actions and features of sites (`s:` and an id), webs (`w:`) and lists (`l:`). They are kept and have no effect here. */
export class Customizations {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  public actions(owner: string): CustomAction[] {
    return this.database.all<{ id: string; properties: string }>('SELECT id, properties FROM customActions WHERE owner = ? ORDER BY no', owner).map(({ id, properties }) => ({ id, properties: JSON.parse(properties) as Record<string, Json> }));
  }

  public addAction(owner: string, properties: Readonly<Record<string, Json>>): CustomAction {
    const id = randomUUID();
    this.database.run('INSERT INTO customActions(owner, id, properties) VALUES(?, ?, ?)', owner, id, JSON.stringify(properties));
    return { id, properties };
  }

  public saveAction({ id, properties }: CustomAction): void {
    this.database.run('UPDATE customActions SET properties = ? WHERE id = ?', JSON.stringify(properties), id);
  }

  public removeAction(owner: string, id: string): void {
    this.database.run('DELETE FROM customActions WHERE owner = ? AND id = ?', owner, id);
  }

  public clearActions(owner: string): void {
    this.database.run('DELETE FROM customActions WHERE owner = ?', owner);
  }

  /** Ids of what is active. */
  public features(owner: string): string[] {
    const kept = this.database.all<{ id: string; isActive: number }>('SELECT id, isActive FROM features WHERE owner = ? ORDER BY id', owner);
    const base = (activeFromStart[owner.charAt(0)] ?? []).filter((id) => !kept.some((one) => one.id === id));
    return [...base, ...kept.filter(({ isActive }) => isActive === 1).map(({ id }) => id)];
  }

  public setFeature(owner: string, id: string, isActive: boolean): void {
    this.database.run('INSERT OR REPLACE INTO features(owner, id, isActive) VALUES(?, ?, ?)', owner, id, Number(isActive));
  }
}
