import type { Database } from './database';

/** Properties of a person as the profile service keeps them: all texts, several values parted by `|`. */
export type ProfileProperties = Readonly<Record<string, string>>;

/** What a person may change of their own profile; the rest comes from the directory and is refused. */
const editable = new Set(['AboutMe', 'SPS-Skills', 'SPS-Interests', 'SPS-PastProjects', 'SPS-School', 'SPS-Responsibility', 'SPS-Birthday', 'CellPhone', 'HomePhone', 'SPS-MUILanguages']);

export function isEditable(property: string): boolean {
  return editable.has(property);
}

/** User profiles by mail address. */
export class Profiles {
  public constructor(private readonly database: Database) {}

  public find(email: string): ProfileProperties | undefined {
    const row = this.database.get<{ properties: string }>('SELECT properties FROM profiles WHERE account = ?', email);
    return row && (JSON.parse(row.properties) as ProfileProperties);
  }

  public set(email: string, properties: ProfileProperties): void {
    this.database.run('INSERT OR REPLACE INTO profiles(account, properties) VALUES(?, ?)', email.toLowerCase(), JSON.stringify(properties));
  }

  /** Mail addresses of those who name this person as their manager. */
  public reports(email: string): string[] {
    return this.database
      .all<{ account: string }>("SELECT account FROM profiles WHERE json_extract(properties, '$.Manager') = ? ORDER BY account", email.toLowerCase())
      .map(({ account }) => account);
  }

  /** From the person's manager to the top; a circle ends where it closes. */
  public managers(email: string): string[] {
    const chain: string[] = [];
    let next = this.find(email)?.Manager;
    while (next && !chain.includes(next) && next !== email.toLowerCase()) {
      chain.push(next);
      next = this.find(next)?.Manager;
    }
    return chain;
  }
}
