import type { PrincipalRow } from '../model';
import type { Database } from './database';
import { loginOf, type Sites } from './sites';

/** Properties by the names of the user profile service, as `Department` or `SPS-Skills`; several values are joined by `|`. */
export type ProfileProperties = Readonly<Record<string, string>>;

interface ProfileRecord {
  readonly account: string;
  readonly properties: string;
}

const schema = `
CREATE INDEX IF NOT EXISTS profiles_manager ON profiles(lower(json_extract(properties, '$.Manager')));
CREATE TABLE IF NOT EXISTS profileChanges(account TEXT PRIMARY KEY COLLATE NOCASE, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS profileProperties(name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS profileChanges_add AFTER INSERT ON profiles BEGIN INSERT OR REPLACE INTO profileChanges(account, at) VALUES (new.account, 0); END;
CREATE VIRTUAL TABLE IF NOT EXISTS principalWords USING fts5(words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
CREATE TRIGGER IF NOT EXISTS principalWords_add AFTER INSERT ON principals BEGIN
  INSERT INTO principalWords(rowid, words) VALUES (new.id, new.title || ' ' || CASE WHEN instr(new.email, '@') > 0 THEN substr(new.email, 1, instr(new.email, '@') - 1) ELSE '' END);
END;
CREATE TRIGGER IF NOT EXISTS principalWords_change AFTER UPDATE ON principals BEGIN
  UPDATE principalWords SET words = new.title || ' ' || CASE WHEN instr(new.email, '@') > 0 THEN substr(new.email, 1, instr(new.email, '@') - 1) ELSE '' END WHERE rowid = new.id;
END;
CREATE TRIGGER IF NOT EXISTS principalWords_remove AFTER DELETE ON principals BEGIN
  DELETE FROM principalWords WHERE rowid = old.id;
END;
INSERT INTO principalWords(rowid, words) SELECT id, title || ' ' || CASE WHEN instr(email, '@') > 0 THEN substr(email, 1, instr(email, '@') - 1) ELSE '' END
  FROM principals WHERE id NOT IN (SELECT rowid FROM principalWords);
`;

/** What people may change of their own profile (default user profile properties, Microsoft Learn); the directory owns the rest. */
const editable = new Set([
  'AboutMe', 'Assistant', 'CellPhone', 'Fax', 'HomePhone', 'PictureURL', 'QuickLinks', 'SPS-Birthday', 'SPS-HashTags', 'SPS-Interests', 'SPS-MUILanguages', 'SPS-PastProjects', 'SPS-Responsibility',
  'SPS-School', 'SPS-Skills', 'SPS-StatusNotes', 'SPS-TimeZone', 'WebSite'
]);

/** What every profile has, filled or not. */
const standard = [
  'FirstName', 'LastName', 'PreferredName', 'WorkPhone', 'Department', 'Title', 'SPS-JobTitle', 'SPS-Department', 'Manager', 'AboutMe', 'PersonalSpace', 'PictureURL', 'UserName', 'QuickLinks', 'WebSite',
  'SPS-Dotted-line', 'SPS-Peers', 'SPS-Responsibility', 'SPS-SipAddress', 'SPS-HireDate', 'SPS-ClaimID', 'SPS-UserPrincipalName', 'SPS-Location', 'SPS-TimeZone', 'SPS-PastProjects', 'SPS-Skills',
  'SPS-School', 'SPS-Birthday', 'SPS-StatusNotes', 'SPS-Interests', 'SPS-HashTags', 'SPS-MUILanguages', 'SPS-PhoneticDisplayName', 'WorkEmail', 'CellPhone', 'Fax', 'HomePhone', 'Office', 'Assistant'
] as const;

export function isEditable(property: string): boolean {
  return editable.has(property);
}

/** A mail address or a login, with or without the claim in front, as a login with the claim. */
export function accountOf(written: string): string {
  return written.includes('|') || !written.includes('@') ? written : loginOf(written);
}

/**
 * User profiles beside the accounts. Everyone who is no guest has one, also if nothing was ever written into it, unless
 * `withhold` says that the profile service does not know the account.
 */
export class Profiles {
  public constructor(private readonly database: Database, private readonly sites: Sites, private readonly now: () => Date) {
    database.execute(schema);
  }

  /**
   * Writes properties over those that are there; an empty string empties one.
   * @param account a mail address or a login; `Manager` may be either too
   */
  public set(account: string, properties: ProfileProperties): void {
    const name = accountOf(account);
    for (const property of Object.keys(properties)) if (!(standard as readonly string[]).includes(property)) this.database.run('INSERT OR IGNORE INTO profileProperties(name) VALUES(?)', property);
    const manager = properties.Manager === undefined ? {} : { Manager: accountOf(properties.Manager).toLowerCase() };
    this.write(name, { ...this.stored(name), ...properties, ...manager });
  }

  /** The account signs in, but the profile service does not know it. */
  public withhold(account: string): void {
    this.write(accountOf(account), null);
  }

  /** The properties that were written, or undefined for somebody who has no profile. */
  public find(person: PrincipalRow): ProfileProperties | undefined {
    const record = this.database.get<ProfileRecord>('SELECT * FROM profiles WHERE account = ?', person.login);
    if (!record) return person.type === 1 && !person.isGuest ? {} : undefined;
    return (JSON.parse(record.properties) as ProfileProperties | null) ?? undefined;
  }

  /** All properties as the service shows them: what it derives from the account, then what was written. */
  public describe(person: PrincipalRow): ProfileProperties | undefined {
    const written = this.find(person);
    if (!written) return undefined;
    const [first = '', ...rest] = person.title.split(' ');
    const derived = {
      UserProfile_GUID: `00000000-0000-4000-8000-${String(person.id).padStart(12, '0')}`, AccountName: person.login, FirstName: first, LastName: rest.join(' '), PreferredName: person.title,
      UserName: person.email, WorkEmail: person.email, 'SPS-SipAddress': person.email, 'SPS-ClaimID': person.email, 'SPS-UserPrincipalName': person.email
    };
    // A property that an administrator added is listed by every profile, filled or not, like the others.
    const added = this.database.all<{ name: string }>('SELECT name FROM profileProperties').map(({ name }) => name);
    const empty = Object.fromEntries([...standard, ...added].map((name) => [name, '']));
    const title = written['SPS-JobTitle'] ?? written.Title ?? '';
    return { ...empty, ...derived, Title: title, 'SPS-JobTitle': title, ...written };
  }

  public manager(person: PrincipalRow): PrincipalRow | undefined {
    const account = this.find(person)?.Manager;
    return account ? this.sites.principalByLogin(account, '') : undefined;
  }

  /** From the top of the company down to the person's own manager; a circle ends it. */
  public managers(person: PrincipalRow): PrincipalRow[] {
    const chain: PrincipalRow[] = [];
    const seen = new Set([person.id]);
    for (let next = this.manager(person); next && !seen.has(next.id); next = this.manager(next)) {
      seen.add(next.id);
      chain.unshift(next);
    }
    return chain;
  }

  /** Accounts of those whose manager is this person. */
  public reports(person: PrincipalRow): string[] {
    return this.database
      .all<{ account: string }>("SELECT account FROM profiles WHERE lower(json_extract(properties, '$.Manager')) = ? ORDER BY account", person.login.toLowerCase())
      .map(({ account }) => account);
  }

  /**
   * People and groups whose name has words with these beginnings, or whose address begins so: whole names first.
   * @param types principal types, as 1 for people
   */
  public searchPrincipals(query: string, types: readonly number[], siteId: string, limit: number): PrincipalRow[] {
    const words = query.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    if (words.length === 0 || types.length === 0) return [];
    const match = words.map((word) => `"${word}"*`).join(' ');
    const holders = types.map(() => '?').join(', ');
    const isAddress = query.includes('@');
    const bound = query.trim().toLowerCase();
    const where = isAddress ? 'email >= ? AND email < ?' : 'id IN (SELECT rowid FROM principalWords WHERE principalWords MATCH ?)';
    const bounds = isAddress ? [bound, `${bound}\u{10ffff}`] : [match];
    return this.database
      .all<PrincipalRow>(`SELECT * FROM principals WHERE ${where} AND type IN (${holders}) AND (siteId IS NULL OR siteId = ?)
        ORDER BY CASE WHEN title = ? COLLATE NOCASE THEN 0 WHEN substr(title, 1, ?) = ? COLLATE NOCASE THEN 1 ELSE 2 END, title COLLATE NOCASE, id LIMIT ?`,
        ...bounds, ...types, siteId, bound, bound.length, bound, limit)
      .map((row) => ({ ...row, isGuest: Boolean(row.isGuest), isSiteAdmin: Boolean(row.isSiteAdmin) }));
  }

  private stored(account: string): ProfileProperties {
    const record = this.database.get<ProfileRecord>('SELECT * FROM profiles WHERE account = ?', account);
    return record ? ((JSON.parse(record.properties) as ProfileProperties | null) ?? {}) : {};
  }

  private write(account: string, properties: ProfileProperties | null): void {
    this.database.transaction(() => {
      this.database.run('INSERT OR REPLACE INTO profiles(account, properties) VALUES(?, ?)', account, JSON.stringify(properties));
      this.database.run('INSERT OR REPLACE INTO profileChanges(account, at) VALUES(?, ?)', account, this.now().getTime());
    });
  }
}
