import type { ListRow, WebRow } from '../model';
import { changeType } from './changes';
import { seconds } from './lists';
import type { Store } from './store';

/** What a page holds, as it was last saved or as it was last published. */
export interface PageContent {
  readonly title: string;
  readonly canvas: string | null;
  readonly layoutWebParts: string | null;
  /** Description, byline, banner and topic, as JSON; null or absent where nothing was set. */
  readonly extra?: string | null;
}
export interface PageRow extends PageContent {
  readonly itemId: number;
  readonly uniqueId: string;
  readonly fileName: string;
  readonly layout: string;
  readonly promoted: number;
  readonly major: number;
  readonly minor: number;
  /** Who has it checked out; 0 for nobody. */
  readonly checkedOutTo: number;
  readonly checkedOutAt: string;
  readonly modified: string;
  readonly author: number;
  readonly editor: number;
  /** As JSON; null while it was never published. */
  readonly published: string | null;
}

const schema = `CREATE TABLE IF NOT EXISTS sitePages(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, title TEXT NOT NULL, canvas TEXT, layoutWebParts TEXT,
  layout TEXT NOT NULL, promoted INTEGER NOT NULL, major INTEGER NOT NULL, minor INTEGER NOT NULL, checkedOutTo INTEGER NOT NULL, checkedOutAt TEXT NOT NULL,
  published TEXT, extra TEXT, PRIMARY KEY(listNo, itemId)) WITHOUT ROWID`;
const ready: WeakSet<Store> = new WeakSet();

/** Pages beside the rows of their library: the content that is being edited and the content that everybody sees. */
export class SitePages {
  public constructor(
    private readonly store: Store,
    private readonly web: WebRow,
    public readonly list: ListRow
  ) {
    if (ready.has(store)) return;
    store.database.execute(schema);
    if (!store.database.all<{ name: string }>('PRAGMA table_info(sitePages)').some(({ name }) => name === 'extra')) store.database.execute('ALTER TABLE sitePages ADD COLUMN extra TEXT');
    ready.add(store);
  }

  public all(): PageRow[] {
    return this.select('ORDER BY p.itemId');
  }

  public byId(id: number): PageRow | undefined {
    return this.select('AND p.itemId = ?', id)[0];
  }

  public byFileName(name: string): PageRow | undefined {
    return this.select('AND i.fileLeafRef = ?', name)[0];
  }

  /** A checked-out draft under a name that nobody would choose, until its first title names it. */
  public create(layout: string, promoted: number, by: number): PageRow {
    return this.store.database.transaction(() => {
      const at = seconds(this.store.now());
      const id = this.store.items.add(this.web, this.list, this.store.lists.fields(this.list), new Map(), { author: by, editor: by, at });
      this.rename(id, `${id}-${Math.random().toString(36).slice(2, 10)}.aspx`);
      this.store.database.run(
        "INSERT INTO sitePages(listNo, itemId, title, layout, promoted, major, minor, checkedOutTo, checkedOutAt) VALUES(?, ?, '', ?, ?, 0, 1, ?, ?)",
        this.list.no, id, layout, promoted, by, at
      );
      this.setVersion(id, by, 0, 1);
      return this.existing(id);
    });
  }

  public checkOut(page: PageRow, by: number): PageRow {
    this.store.database.run('UPDATE sitePages SET checkedOutTo = ?, checkedOutAt = ? WHERE listNo = ? AND itemId = ?', by, seconds(this.store.now()), this.list.no, page.itemId);
    return this.existing(page.itemId);
  }

  /** Keeps the content as a draft; the first title of a page gives its file a name. */
  public save(page: PageRow, content: PageContent, by: number): PageRow {
    return this.store.database.transaction(() => {
      const { database } = this.store;
      if (page.title === '' && content.title !== '') this.rename(page.itemId, this.freeName(content.title));
      database.run('UPDATE sitePages SET title = ?, canvas = ?, layoutWebParts = ?, extra = ?, checkedOutAt = ? WHERE listNo = ? AND itemId = ?', content.title, content.canvas, content.layoutWebParts, content.extra ?? page.extra ?? null, seconds(this.store.now()), this.list.no, page.itemId);
      database.run(`UPDATE items_${this.list.no} SET title = ? WHERE id = ?`, content.title, page.itemId);
      this.setVersion(page.itemId, by, page.major, page.minor + 1);
      return this.existing(page.itemId);
    });
  }

  public checkIn(page: PageRow): PageRow {
    return this.checkOut(page, 0);
  }

  public publish(page: PageRow, by: number): PageRow {
    return this.store.database.transaction(() => {
      const content: PageContent = { title: page.title, canvas: page.canvas, layoutWebParts: page.layoutWebParts, extra: page.extra ?? null };
      this.store.database.run('UPDATE sitePages SET published = ?, checkedOutTo = 0 WHERE listNo = ? AND itemId = ?', JSON.stringify(content), this.list.no, page.itemId);
      this.setVersion(page.itemId, by, page.major + 1, 0);
      return this.existing(page.itemId);
    });
  }

  /** Makes an article news: 1 while it waits for its publishing, 2 once it is published. */
  public promote(page: PageRow): void {
    this.store.database.run('UPDATE sitePages SET promoted = ? WHERE listNo = ? AND itemId = ?', page.published === null ? 1 : 2, this.list.no, page.itemId);
  }

  /** Back to what was published; a page that never was keeps its draft. */
  public discard(page: PageRow, by: number): PageRow {
    return this.store.database.transaction(() => {
      const published = publishedContent(page);
      if (!published) return this.checkIn(page);
      this.save(page, published, by);
      this.setVersion(page.itemId, by, page.major, 0);
      return this.checkIn(this.existing(page.itemId));
    });
  }

  public remove(page: PageRow, by: number): void {
    this.store.database.transaction(() => {
      this.store.database.run('DELETE FROM sitePages WHERE listNo = ? AND itemId = ?', this.list.no, page.itemId);
      this.store.items.remove(this.web, this.list, page.itemId, by, false);
    });
  }

  private select(condition: string, ...values: (string | number)[]): PageRow[] {
    return this.store.database.all<PageRow>(
      `SELECT p.*, i.uniqueId, i.fileLeafRef AS fileName, i.modified, i.author, i.editor FROM sitePages p JOIN items_${this.list.no} i ON i.id = p.itemId WHERE p.listNo = ? ${condition}`,
      this.list.no, ...values
    );
  }

  private existing(id: number): PageRow {
    const page = this.byId(id);
    if (!page) throw new Error(`page ${id} is gone`);
    return page;
  }

  private rename(id: number, name: string): void {
    this.store.database.run(`UPDATE items_${this.list.no} SET fileLeafRef = ?, fileRef = ?, fileDirRef = ? WHERE id = ?`, name, `${this.list.url}/${name}`, this.list.url, id);
  }

  /** `Our news.aspx` is named `Our-news.aspx`, and a second one `Our-news(1).aspx`, as SharePoint does. */
  private freeName(title: string): string {
    const stem = title.replace(/["*:<>?/\\|#%]/g, '').trim().replace(/\s+/g, '-').slice(0, 100) || 'Page';
    for (let number = 0; ; number++) {
      const name = `${stem}${number === 0 ? '' : `(${number})`}.aspx`;
      if (!this.byFileName(name)) return name;
    }
  }

  private setVersion(id: number, by: number, major: number, minor: number): void {
    const { database } = this.store;
    database.run('UPDATE sitePages SET major = ?, minor = ? WHERE listNo = ? AND itemId = ?', major, minor, this.list.no, id);
    database.run(`UPDATE items_${this.list.no} SET uiVersion = ?, version = version + 1, modified = ?, editor = ? WHERE id = ?`, `${major}.${minor}`, seconds(this.store.now()), by, id);
    this.store.derived.refresh(this.list, id);
    const row = this.store.items.find(this.list, id);
    this.store.changes.record(changeType.update, this.web, this.list, id, String(row?.uniqueId), by);
  }
}

/** What everybody sees; undefined while the page was never published. */
export function publishedContent(page: PageRow): PageContent | undefined {
  return page.published === null ? undefined : (JSON.parse(page.published) as PageContent);
}
