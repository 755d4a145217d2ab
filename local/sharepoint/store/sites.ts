import { randomUUID } from 'node:crypto';
import type { PrincipalRow, SiteRow, WebRow } from '../model';
import { roleNamed, securable } from '../permissions/rights';
import type { Database } from './database';

type PrincipalRecord = Omit<PrincipalRow, 'isGuest' | 'isSiteAdmin'> & { readonly isGuest: number; readonly isSiteAdmin: number };

function fromRecord(record: PrincipalRecord): PrincipalRow {
  return { ...record, isGuest: record.isGuest === 1, isSiteAdmin: record.isSiteAdmin === 1 };
}

/** The directory that all sites belong to; it is part of the name of "everyone except external users". */
export const tenantId = 'c0a7050a-0000-4000-8000-000000000001';

export const everyoneExceptExternal = `c:0-.f|rolemanager|spo-grid-all-users/${tenantId}`;

export const loginOf = (email: string): string => `i:0#.f|membership|${email.toLowerCase()}`;

/** Sites, webs, people and groups. */
export class Sites {
  public constructor(private readonly database: Database, private readonly now: () => Date) {}

  public find(url: string): SiteRow | undefined {
    return this.database.get<SiteRow>('SELECT * FROM sites WHERE url = ?', url);
  }

  public byId(id: string): SiteRow | undefined {
    return this.database.get<SiteRow>('SELECT * FROM sites WHERE id = ?', id);
  }

  public webByUrl(url: string): WebRow | undefined {
    return this.database.get<WebRow>('SELECT * FROM webs WHERE url = ?', url);
  }

  public webOf(list: { readonly webId: string }): WebRow | undefined {
    return this.database.get<WebRow>('SELECT * FROM webs WHERE id = ?', list.webId);
  }

  /** The web that holds a server-relative path: the one with the longest url. */
  public webHolding(path: string): WebRow | undefined {
    const parts = path.split('/');
    for (let length = parts.length; length > 0; length--) {
      const web = this.webByUrl(parts.slice(0, length).join('/'));
      if (web) return web;
    }
    return undefined;
  }

  public webs(siteId: string): WebRow[] {
    return this.database.all<WebRow>('SELECT * FROM webs WHERE siteId = ? ORDER BY url', siteId);
  }

  /** A site collection with its three groups; people are added to them by `join`. */
  public createSite(url: string, title: string, language: number = 1033): WebRow {
    return this.database.transaction(() => {
      const siteId = randomUUID();
      this.database.run('INSERT INTO sites(id, url) VALUES(?, ?)', siteId, url);
      const web = this.insertWeb(siteId, url, title, '', language);
      this.database.run('INSERT INTO scopes(securable) VALUES(?)', securable.web(web));
      for (const [suffix, role] of [['Owners', 'Full Control'], ['Visitors', 'Read'], ['Members', 'Edit']] as const) {
        const group = this.addPrincipal({ siteId, type: 8, login: `${title} ${suffix}`, email: '', title: `${title} ${suffix}`, isGuest: false, isSiteAdmin: false });
        this.assign(securable.web(web), group.id, roleNamed(role));
      }
      return web;
    });
  }

  public insertWeb(siteId: string, url: string, title: string, description: string, language: number): WebRow {
    const web: WebRow = { id: randomUUID(), siteId, url, title, description, language, created: this.now().toISOString().slice(0, 19) + 'Z' };
    this.database.run('INSERT INTO webs(id, siteId, url, title, description, language, created) VALUES(?, ?, ?, ?, ?, ?, ?)', web.id, siteId, url, title, description, language, web.created);
    return web;
  }

  public updateWeb(web: WebRow, title: string, description: string): void {
    this.database.run('UPDATE webs SET title = ?, description = ? WHERE id = ?', title, description, web.id);
  }

  public addPrincipal(principal: Omit<PrincipalRow, 'id'>): PrincipalRow {
    const { lastId } = this.database.run(
      'INSERT INTO principals(siteId, type, login, email, title, isGuest, isSiteAdmin) VALUES(?, ?, ?, ?, ?, ?, ?)',
      principal.siteId, principal.type, principal.login, principal.email, principal.title, Number(principal.isGuest), Number(principal.isSiteAdmin)
    );
    return { ...principal, id: lastId };
  }

  /** Adds the person or answers the one that is there. */
  public ensurePerson(email: string, title: string, flags: { readonly isGuest?: boolean; readonly isSiteAdmin?: boolean } = {}): PrincipalRow {
    return this.personByEmail(email) ?? this.addPrincipal({
      siteId: null, type: 1, login: loginOf(email), email: email.toLowerCase(), title, isGuest: flags.isGuest ?? false, isSiteAdmin: flags.isSiteAdmin ?? false
    });
  }

  public updatePrincipal(principal: PrincipalRow, title: string, email: string, isSiteAdmin: boolean): void {
    this.database.run('UPDATE principals SET title = ?, email = ?, isSiteAdmin = ? WHERE id = ?', title, email, Number(isSiteAdmin), principal.id);
  }

  public removePrincipal(id: number): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM members WHERE groupId = ? OR principalId = ?', id, id);
      this.database.run('DELETE FROM assignments WHERE principalId = ?', id);
      this.database.run('DELETE FROM principals WHERE id = ?', id);
    });
  }

  public personByEmail(email: string): PrincipalRow | undefined {
    return this.one('SELECT * FROM principals WHERE email = ? AND type = 1', email);
  }

  public principalById(id: number): PrincipalRow | undefined {
    return this.one('SELECT * FROM principals WHERE id = ?', id);
  }

  public principalByLogin(login: string, siteId: string): PrincipalRow | undefined {
    return this.one('SELECT * FROM principals WHERE login = ? AND (siteId IS NULL OR siteId = ?)', login, siteId);
  }

  /** A group of the directory by what it is called, as `Everyone except external users`. */
  public directoryGroup(title: string): PrincipalRow | undefined {
    return this.one('SELECT * FROM principals WHERE type = 4 AND title = ? COLLATE NOCASE', title);
  }

  public people(): PrincipalRow[] {
    return this.many('SELECT * FROM principals WHERE type <> 8 ORDER BY id');
  }

  public groups(siteId: string): PrincipalRow[] {
    return this.many('SELECT * FROM principals WHERE type = 8 AND siteId = ? ORDER BY id', siteId);
  }

  public siteOwner(): PrincipalRow | undefined {
    return this.one('SELECT * FROM principals WHERE isSiteAdmin = 1 ORDER BY id LIMIT 1');
  }

  public groupsOf(personIds: readonly number[], siteId: string): PrincipalRow[] {
    return this.groups(siteId).filter((group) => this.members(group.id).some((member) => personIds.includes(member.id)));
  }

  public members(groupId: number): PrincipalRow[] {
    return this.many('SELECT principals.* FROM members JOIN principals ON principals.id = members.principalId WHERE groupId = ? ORDER BY principals.id', groupId);
  }

  public join(groupId: number, principalId: number): void {
    this.database.run('INSERT OR IGNORE INTO members(groupId, principalId) VALUES(?, ?)', groupId, principalId);
  }

  public leave(groupId: number, principalId: number): void {
    this.database.run('DELETE FROM members WHERE groupId = ? AND principalId = ?', groupId, principalId);
  }

  public assign(scope: string, principalId: number, roleId: number): void {
    this.database.run('INSERT OR IGNORE INTO assignments(securable, principalId, roleId) VALUES(?, ?, ?)', scope, principalId, roleId);
  }

  private one(sql: string, ...values: (string | number | null)[]): PrincipalRow | undefined {
    const record = this.database.get<PrincipalRecord>(sql, ...values);
    return record && fromRecord(record);
  }

  private many(sql: string, ...values: (string | number | null)[]): PrincipalRow[] {
    return this.database.all<PrincipalRecord>(sql, ...values).map(fromRecord);
  }
}
