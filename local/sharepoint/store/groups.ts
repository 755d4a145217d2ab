import type { PrincipalRow, WebRow } from '../model';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS groupSettings(groupId INTEGER PRIMARY KEY, settings TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS associatedGroups(webId TEXT NOT NULL, role TEXT NOT NULL, groupId INTEGER NOT NULL, PRIMARY KEY(webId, role)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS leftPeople(siteId TEXT NOT NULL, principalId INTEGER NOT NULL, PRIMARY KEY(siteId, principalId)) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS groups_of_principals AFTER DELETE ON principals BEGIN
  DELETE FROM groupSettings WHERE groupId = old.id;
  DELETE FROM associatedGroups WHERE groupId = old.id;
  DELETE FROM leftPeople WHERE principalId = old.id;
END;
`;

export interface GroupSettings {
  readonly Description: string;
  /** A person or a group; undefined for the owners of the site. */
  readonly ownerId?: number;
  readonly AllowMembersEditMembership: boolean;
  readonly AllowRequestToJoinLeave: boolean;
  readonly AutoAcceptRequestToJoinLeave: boolean;
  readonly OnlyAllowMembersViewMembership: boolean;
  readonly RequestToJoinLeaveEmailSetting: string;
}

export const groupFlags = ['AllowMembersEditMembership', 'AllowRequestToJoinLeave', 'AutoAcceptRequestToJoinLeave', 'OnlyAllowMembersViewMembership'] as const;
export type AssociatedRole = 'Owners' | 'Members' | 'Visitors';

const defaults: GroupSettings = { Description: '', AllowMembersEditMembership: false, AllowRequestToJoinLeave: false, AutoAcceptRequestToJoinLeave: false, OnlyAllowMembersViewMembership: false, RequestToJoinLeaveEmailSetting: '' };

/** What groups are beside their members, which groups a web calls its own, and who was removed from a site. */
export class Groups {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  public settings(group: PrincipalRow): GroupSettings {
    const record = this.database.get<{ settings: string }>('SELECT settings FROM groupSettings WHERE groupId = ?', group.id);
    return record ? { ...defaults, ...(JSON.parse(record.settings) as Partial<GroupSettings>) } : defaults;
  }

  public change(group: PrincipalRow, change: Partial<GroupSettings>): void {
    this.database.run('INSERT OR REPLACE INTO groupSettings(groupId, settings) VALUES(?, ?)', group.id, JSON.stringify({ ...this.settings(group), ...change }));
  }

  public rename(principal: PrincipalRow, title: string): void {
    this.database.run('UPDATE principals SET title = ?, login = CASE WHEN type = 8 THEN ? ELSE login END WHERE id = ?', title, title, principal.id);
  }

  /** Id of the group that a web has in this role, if it was given one. */
  public associated(web: WebRow, role: AssociatedRole): number | undefined {
    return this.database.get<{ groupId: number }>('SELECT groupId FROM associatedGroups WHERE webId = ? AND role = ?', web.id, role)?.groupId;
  }

  public associate(web: WebRow, role: AssociatedRole, groupId: number): void {
    this.database.run('INSERT OR REPLACE INTO associatedGroups(webId, role, groupId) VALUES(?, ?, ?)', web.id, role, groupId);
  }

  public hasLeft(siteId: string, principalId: number): boolean {
    return this.database.get('SELECT 1 FROM leftPeople WHERE siteId = ? AND principalId = ?', siteId, principalId) !== undefined;
  }

  public leftIds(siteId: string): ReadonlySet<number> {
    return new Set(this.database.all<{ principalId: number }>('SELECT principalId FROM leftPeople WHERE siteId = ?', siteId).map(({ principalId }) => principalId));
  }

  /** The person is known to the site again. */
  public welcome(siteId: string, principalId: number): void {
    this.database.run('DELETE FROM leftPeople WHERE siteId = ? AND principalId = ?', siteId, principalId);
  }

  /** Takes the person out of the site's groups and assignments; the account itself belongs to the directory. */
  public dismiss(siteId: string, principalId: number, scopes: readonly string[]): void {
    this.database.transaction(() => {
      this.database.run('INSERT OR IGNORE INTO leftPeople(siteId, principalId) VALUES(?, ?)', siteId, principalId);
      this.database.run('DELETE FROM members WHERE principalId = ? AND groupId IN (SELECT id FROM principals WHERE siteId = ?)', principalId, siteId);
      for (const scope of scopes) this.database.run('DELETE FROM assignments WHERE securable = ? AND principalId = ?', scope, principalId);
    });
  }

  /** Every scope with rights of its own in a site collection. */
  public scopes(siteId: string): string[] {
    return this.database
      .all<{ securable: string }>(
        `SELECT securable FROM scopes WHERE securable IN (SELECT 'w:' || id FROM webs WHERE siteId = ?) OR listNo IN (SELECT no FROM lists WHERE webId IN (SELECT id FROM webs WHERE siteId = ?))`, siteId, siteId
      )
      .map(({ securable }) => securable);
  }
}
