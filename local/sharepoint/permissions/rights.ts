import type { ItemRow, ListRow, PrincipalRow, WebRow } from '../model';
import type { Database } from '../store/database';
import { roleMask } from '../store/roles';
import { fullControl, has, overridesItemSecurity, permission, roles } from './masks';

const everyoneLogin = /^c:0-\.f\|rolemanager\|spo-grid-all-users/i;

export const securable = {
  web: (web: WebRow): string => `w:${web.id}`,
  list: (list: ListRow): string => `l:${list.id}`,
  item: (list: ListRow, itemId: number): string => `i:${list.id}:${itemId}`
};

interface ScopedFolder {
  readonly id: number;
  readonly path: string;
}

/** What one person may do, worked out from scopes, role assignments and groups. Made anew for each request. */
export class Rights {
  private principals: readonly number[] | undefined;
  private readonly masks: Map<string, bigint> = new Map();
  private readonly folders: Map<number, readonly ScopedFolder[]> = new Map();

  public constructor(private readonly database: Database, public readonly person: PrincipalRow) {}

  /** The person, their groups, and everyone except external users unless they are a guest. */
  public principalIds(): readonly number[] {
    if (!this.principals) {
      const direct = this.database.all<{ groupId: number }>('SELECT groupId FROM members WHERE principalId = ?', this.person.id).map((row) => row.groupId);
      const ids = new Set<number>([this.person.id, ...direct]);
      if (!this.person.isGuest) {
        for (const row of this.database.all<{ id: number; login: string }>('SELECT id, login FROM principals WHERE type = 4')) {
          if (!everyoneLogin.test(row.login)) continue;
          ids.add(row.id);
          for (const group of this.database.all<{ groupId: number }>('SELECT groupId FROM members WHERE principalId = ?', row.id)) ids.add(group.groupId);
        }
      }
      this.principals = [...ids];
    }
    return this.principals;
  }

  public web(web: WebRow): bigint {
    return this.maskOf(this.scopeOfWeb(web), web.siteId);
  }

  public list(web: WebRow, list: ListRow): bigint {
    const own = this.uniqueScope(securable.list(list));
    return own ? this.maskOf(own, web.siteId) : this.web(web);
  }

  public item(web: WebRow, list: ListRow, itemId: number): bigint {
    const own = this.uniqueScope(securable.item(list, itemId));
    if (own) return this.maskOf(own, web.siteId);
    if (this.scopedFolders(list).length === 0) return this.list(web, list);
    const row = this.database.get<{ fileDirRef: string }>(`SELECT fileDirRef FROM items_${list.no} WHERE id = ?`, itemId);
    return this.folder(web, list, row?.fileDirRef ?? list.url);
  }

  /** On what lies in a folder and has no rights of its own: those of the nearest folder that has some. */
  public folder(web: WebRow, list: ListRow, path: string): bigint {
    const scope = this.folderScope(list, path);
    return scope === undefined ? this.list(web, list) : this.maskOf(scope, web.siteId);
  }

  /** The scope of the nearest folder with rights of its own, from a folder upwards. */
  public folderScope(list: ListRow, path: string): string | undefined {
    const wanted = `${path}/`.toLowerCase();
    const nearest = this.scopedFolders(list).find((folder) => wanted.startsWith(`${folder.path}/`.toLowerCase()));
    return nearest && securable.item(list, nearest.id);
  }

  /** Folders with rights of their own, the deepest first. */
  public scopedFolders(list: ListRow): readonly ScopedFolder[] {
    let known = this.folders.get(list.no);
    if (!known) {
      known = this.database.all<ScopedFolder>(`SELECT i.id, i.fileRef AS path FROM scopes s JOIN items_${list.no} i ON i.id = s.itemId WHERE s.listNo = ? AND i.fsObjType = 1 ORDER BY length(i.fileRef) DESC`, list.no);
      this.folders.set(list.no, known);
    }
    return known;
  }

  /** Whether item-level settings let the person see this row; role assignments are checked apart. */
  public seesRow(mask: bigint, list: ListRow, row: ItemRow): boolean {
    return list.settings.ReadSecurity !== 2 || row.author === this.person.id || overridesItemSecurity(mask);
  }

  /** Whether item-level settings let the person change this row. */
  public changesRow(mask: bigint, list: ListRow, row: ItemRow): boolean {
    const security = list.settings.WriteSecurity;
    // On a library the setting is kept and not enforced.
    if (list.template !== 100 || security === 1 || overridesItemSecurity(mask)) return true;
    return security === 2 && row.author === this.person.id;
  }

  /** Ids of items with rights of their own that the person may not see. Few: unique scopes are capped at 50,000. */
  public hiddenItemIds(web: WebRow, list: ListRow): readonly number[] {
    return this.database
      .all<{ itemId: number }>('SELECT itemId FROM scopes WHERE listNo = ? AND itemId IS NOT NULL', list.no)
      .map((row) => row.itemId)
      .filter((id) => !has(this.item(web, list, id), permission.viewListItems));
  }

  /** Whose assignments hold for a web: its own, else those of the nearest web above that has some. */
  public scopeOfWeb(web: WebRow): string {
    const above = this.database.all<WebRow>('SELECT * FROM webs WHERE siteId = ? ORDER BY length(url) DESC', web.siteId).filter(({ url }) => url === web.url || `${web.url}/`.toLowerCase().startsWith(`${url}/`.toLowerCase()));
    return above.map((one) => this.uniqueScope(securable.web(one))).find((scope) => scope !== undefined) ?? securable.web(above[above.length - 1] ?? web);
  }

  private uniqueScope(name: string): string | undefined {
    return this.database.get('SELECT 1 FROM scopes WHERE securable = ?', name) ? name : undefined;
  }

  private maskOf(scope: string, siteId: string): bigint {
    if (this.person.isSiteAdmin) return fullControl;
    const known = this.masks.get(scope);
    if (known !== undefined) return known;
    const mine = new Set(this.principalIds());
    const mask = this.database
      .all<{ principalId: number; roleId: number }>('SELECT principalId, roleId FROM assignments WHERE securable = ?', scope)
      .filter((row) => mine.has(row.principalId))
      .reduce((sum, row) => sum | roleMask(this.database, siteId, row.roleId), 0n);
    this.masks.set(scope, mask);
    return mask;
  }
}

export const roleNamed = (name: string): number => roles.find((role) => role.name === name)?.id ?? 0;
