import { roles as builtIn, type RoleDefinition } from '../permissions/masks';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS roleDefinitions(siteId TEXT NOT NULL, id INTEGER NOT NULL, name TEXT COLLATE NOCASE, description TEXT NOT NULL, "order" INTEGER NOT NULL, kind INTEGER NOT NULL, mask TEXT NOT NULL,
  isDeleted INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(siteId, id)) WITHOUT ROWID;
`;

interface RoleRecord {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly order: number;
  readonly kind: number;
  readonly mask: string;
  readonly isDeleted: number;
}

/** Ids of levels that people make; the built-in ones have theirs below. */
const firstOwnId = 1_073_741_924;

function fromRecord(record: RoleRecord): RoleDefinition {
  return { id: record.id, name: record.name, description: record.description, order: record.order, roleTypeKind: record.kind, mask: BigInt(record.mask) };
}

/** The bits of a level of a site, with what was changed there; none for a level that is gone. */
export function roleMask(database: Database, siteId: string, id: number): bigint {
  const changed = database.get<RoleRecord>('SELECT * FROM roleDefinitions WHERE siteId = ? AND id = ?', siteId, id);
  if (changed) return changed.isDeleted === 1 ? 0n : BigInt(changed.mask);
  return builtIn.find((role) => role.id === id)?.mask ?? 0n;
}

/** Permission levels of site collections: the built-in ones, as they were changed there, and those that people made. */
export class Roles {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  /** In the order that they are shown in. */
  public all(siteId: string): RoleDefinition[] {
    const records = this.database.all<RoleRecord>('SELECT * FROM roleDefinitions WHERE siteId = ?', siteId);
    const untouched = builtIn.filter((role) => !records.some(({ id }) => id === role.id));
    return [...untouched, ...records.filter(({ isDeleted }) => isDeleted === 0).map(fromRecord)].sort((left, right) => left.order - right.order || left.id - right.id);
  }

  public find(siteId: string, id: number): RoleDefinition | undefined {
    return this.all(siteId).find((role) => role.id === id);
  }

  public add(siteId: string, role: Omit<RoleDefinition, 'id' | 'roleTypeKind'>): RoleDefinition {
    const last = this.database.get<{ id: number | null }>('SELECT max(id) AS id FROM roleDefinitions WHERE id >= ?', firstOwnId)?.id;
    const added: RoleDefinition = { ...role, id: (last ?? firstOwnId - 1) + 1, roleTypeKind: 0 };
    this.save(siteId, added);
    return added;
  }

  public save(siteId: string, role: RoleDefinition): void {
    this.write(siteId, role, false);
  }

  /** The level is gone, and with it every assignment of it in the site. Its id is never used again. */
  public remove(siteId: string, role: RoleDefinition, scopes: readonly string[]): void {
    this.database.transaction(() => {
      this.write(siteId, role, true);
      for (const scope of scopes) this.database.run('DELETE FROM assignments WHERE securable = ? AND roleId = ?', scope, role.id);
    });
  }

  private write(siteId: string, role: RoleDefinition, isDeleted: boolean): void {
    this.database.run('INSERT OR REPLACE INTO roleDefinitions(siteId, id, name, description, "order", kind, mask, isDeleted) VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
      siteId, role.id, role.name, role.description, role.order, role.roleTypeKind, String(role.mask), Number(isDeleted));
  }
}
