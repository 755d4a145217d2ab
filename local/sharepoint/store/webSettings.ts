import type { FieldType, Json, ListRow, WebRow } from '../model';
import { securable } from '../permissions/rights';
import type { Database } from './database';
import type { Lists } from './lists';
import type { Navigation } from './navigation';

const schema = 'CREATE TABLE IF NOT EXISTS webSettings(webId TEXT PRIMARY KEY, settings TEXT NOT NULL) WITHOUT ROWID;';

/** Properties of a web that may be changed, with the type of their values. */
export const webProperties: Readonly<Record<string, 'string' | 'boolean' | 'number'>> = {
  AlternateCssUrl: 'string', CustomMasterUrl: 'string', EnableMinimalDownload: 'boolean', FooterEmphasis: 'number', FooterEnabled: 'boolean', FooterLayout: 'number', HeaderEmphasis: 'number', HeaderLayout: 'number', HideTitleInHeader: 'boolean',
  HorizontalQuickLaunch: 'boolean', IsMultilingual: 'boolean', LogoAlignment: 'number', MasterUrl: 'string', MegaMenuEnabled: 'boolean', NavAudienceTargetingEnabled: 'boolean', NoCrawl: 'boolean', OverwriteTranslationsOnChange: 'boolean',
  QuickLaunchEnabled: 'boolean', SearchScope: 'number', SiteLogoUrl: 'string', SyndicationEnabled: 'boolean', TreeViewEnabled: 'boolean', UIVersion: 'number'
};

/** The list of a web's own columns: never shown as a list. */
export const siteColumnsTemplate = -2;

/** Some of the columns that every web knows from the start (ids as in every site: fieldswss.xml). */
const siteColumns: readonly (readonly [id: string, name: string, title: string, type: FieldType])[] = [
  ['038d1503-4629-40f6-adaf-b47d1ab2d4fe', 'Company', 'Company', 'Text'], ['fd630629-c165-4513-b43c-fdb16b86a14d', 'WorkPhone', 'Business Phone', 'Text'], ['c4e0f350-52cc-4ede-904c-dd71a3d11f7d', 'JobTitle', 'Job Title', 'Text'],
  ['288f5f32-8462-4175-8f09-dd7ba29359a9', 'Location', 'Location', 'Text'], ['3c0e9e00-8fcc-479f-9d8d-3447cda34c5b', 'OtherAddressCountry', 'Other Address Country/Region', 'Text']
];

/** What a web keeps beside title and description, and its end. */
export class WebSettings {
  public constructor(private readonly database: Database, private readonly lists: Lists, private readonly navigation: Navigation) {
    database.execute(schema);
  }

  public of(web: WebRow): Readonly<Record<string, Json>> {
    const record = this.database.get<{ settings: string }>('SELECT settings FROM webSettings WHERE webId = ?', web.id);
    return record ? (JSON.parse(record.settings) as Record<string, Json>) : {};
  }

  public save(web: WebRow, change: Readonly<Record<string, Json>>): void {
    this.database.run('INSERT OR REPLACE INTO webSettings(webId, settings) VALUES(?, ?)', web.id, JSON.stringify({ ...this.of(web), ...change }));
  }

  /** The list that stands for the columns of a web; made when it is first asked for. */
  public columnsOf(web: WebRow): ListRow {
    const record = this.database.get<{ no: number }>('SELECT no FROM lists WHERE webId = ? AND template = ?', web.id, siteColumnsTemplate);
    if (record) return this.lists.byNo(record.no);
    return this.database.transaction(() => {
      const list = this.lists.create(web, `site columns ${web.id}`, '', siteColumnsTemplate, { Hidden: true, NoCrawl: true });
      for (const [id, internalName, title, type] of siteColumns) this.lists.addField(list, { id, internalName, title, type, indexed: false, unique: false, required: false, readOnly: false, hidden: false, description: '', defaultValue: null, options: { Group: 'Core Contact and Calendar Columns' } });
      return list;
    });
  }

  /** A web of its own rights has a scope; one that shares its parent's has none. */
  public giveOwnRights(web: WebRow, principalId: number, roleId: number): void {
    this.database.run('INSERT OR IGNORE INTO scopes(securable) VALUES(?)', securable.web(web));
    this.database.run('INSERT OR IGNORE INTO assignments(securable, principalId, roleId) VALUES(?, ?, ?)', securable.web(web), principalId, roleId);
  }

  /** With its lists, links and rights. */
  public deleteWeb(web: WebRow): void {
    this.database.transaction(() => {
      for (const { no } of this.database.all<{ no: number }>('SELECT no FROM lists WHERE webId = ?', web.id)) this.lists.delete(this.lists.byNo(no));
      this.navigation.deleteWeb(web);
      for (const table of ['assignments', 'scopes']) this.database.run(`DELETE FROM ${table} WHERE securable = ?`, securable.web(web));
      this.database.run('DELETE FROM associatedGroups WHERE webId = ?', web.id);
      this.database.run('DELETE FROM webSettings WHERE webId = ?', web.id);
      this.database.run('DELETE FROM webs WHERE id = ?', web.id);
    });
  }
}
