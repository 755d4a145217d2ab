import { isTaxonomy, termLabels } from '../store/taxonomyValues';
import { createHash } from 'node:crypto';
import type { ItemRow, Json, ListRow, PrincipalRow, WebRow } from '../model';
import { foldGreek } from '../store/folding';
import type { Store } from '../store/store';
import { wordColumns, type WordColumn } from './properties';

const schema = `
CREATE TABLE IF NOT EXISTS searchDocuments(no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, listNo INTEGER, itemId INTEGER, author INTEGER, title TEXT COLLATE NOCASE, authorName TEXT COLLATE NOCASE,
  department TEXT COLLATE NOCASE, jobTitle TEXT COLLATE NOCASE, office TEXT COLLATE NOCASE, contentClass TEXT COLLATE NOCASE, fileType TEXT COLLATE NOCASE, path TEXT COLLATE NOCASE, created TEXT, modified TEXT, properties TEXT NOT NULL, signature TEXT, unfolded TEXT);
CREATE INDEX IF NOT EXISTS searchDocuments_title ON searchDocuments(kind, title);
CREATE INDEX IF NOT EXISTS searchDocuments_modified ON searchDocuments(kind, modified);
CREATE VIRTUAL TABLE IF NOT EXISTS searchWords USING fts5(${wordColumns.join(', ')}, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
`;

/** Documents that one pass of the crawl takes up, so that no request waits long. */
const documentsPerPass = 5000;

interface Document {
  readonly key: string;
  readonly kind: 'person' | 'item';
  readonly listNo: number | null;
  readonly itemId: number | null;
  readonly author: number | null;
  readonly title: string;
  readonly authorName: string;
  readonly contentClass: string;
  readonly fileType: string;
  readonly path: string;
  readonly created: string | null;
  readonly modified: string | null;
  readonly properties: Readonly<Record<string, Json>>;
  readonly words: Partial<Record<WordColumn, string>>;
  /** The same for documents with the same words; null where there are too few to tell. */
  readonly signature: string | null;
}

/** Files whose words are found; others are found by name, title and columns. */
const readable = new Set(['txt', 'md', 'csv', 'htm', 'html', 'aspx', 'json', 'xml', 'log', 'eml']);
/** The beginning of a large file is enough to find it. */
const readBytes = 1024 * 1024;

/** Text of markup, for the words in it. */
const plain = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

/** With fewer words two documents are not the same for having them. */
const wordsToCompare = 10;

function signatureOf(texts: readonly string[]): string | null {
  const words = texts.join(' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < wordsToCompare ? null : createHash('sha1').update(words.join(' ')).digest('base64url');
}

const values = (joined: string | undefined): string[] => (joined ?? '').split('|').filter((value) => value !== '');

function personDocument(person: PrincipalRow, profile: Readonly<Record<string, string>>): Document {
  const of = (name: string): string => profile[name] ?? '';
  const lists = { Skills: values(profile['SPS-Skills']), Interests: values(profile['SPS-Interests']), Responsibilities: values(profile['SPS-Responsibility']), PastProjects: values(profile['SPS-PastProjects']), Schools: values(profile['SPS-School']) };
  const aboutMe = plain(of('AboutMe'));
  const fields: Partial<Record<WordColumn, string>> = {
    department: of('Department'), jobTitle: of('Title'), office: of('Office'), firstName: of('FirstName'), lastName: of('LastName'), preferredName: person.title, workEmail: person.email, accountName: person.login,
    skills: lists.Skills.join('\n'), interests: lists.Interests.join('\n'), responsibilities: lists.Responsibilities.join('\n'), pastProjects: lists.PastProjects.join('\n'), schools: lists.Schools.join('\n'), aboutMe, title: person.title
  };
  const searched = [person.title, person.email, of('SPS-PhoneticDisplayName'), fields.department, fields.jobTitle, fields.office, fields.skills, fields.interests, fields.responsibilities, fields.pastProjects, fields.schools, aboutMe, of('WorkPhone'), of('CellPhone')];
  return {
    key: `p:${person.login.toLowerCase()}`, kind: 'person', listNo: null, itemId: null, author: person.id, title: person.title, authorName: person.title, contentClass: 'urn:content-class:SPSPeople', fileType: '',
    path: `/Person.aspx?accountname=${encodeURIComponent(person.login)}`, created: null, modified: null,
    properties: {
      AccountName: person.login, PreferredName: person.title, FirstName: of('FirstName'), LastName: of('LastName'), WorkEmail: person.email, Department: of('Department'), JobTitle: of('Title'), BaseOfficeLocation: of('Office'), OfficeNumber: of('Office'),
      WorkPhone: of('WorkPhone'), CellPhone: of('CellPhone'), AboutMe: of('AboutMe'), PictureURL: of('PictureURL'), UserProfile_GUID: of('UserProfile_GUID'), SipAddress: person.email, UserName: person.email, Manager: of('Manager'), ...lists
    },
    words: { ...fields, words: searched.filter((part) => part).join('\n') }, signature: null
  };
}

/** What search can find: the state of the last crawl, kept beside the lists. */
export class SearchIndex {
  public constructor(private readonly store: Store) {
    store.database.execute(schema);
    const columns = store.database.all<{ name: string }>('PRAGMA table_info(searchDocuments)');
    if (!columns.some(({ name }) => name === 'signature')) store.database.execute('ALTER TABLE searchDocuments ADD COLUMN signature TEXT');
    if (!columns.some(({ name }) => name === 'unfolded')) store.database.execute('ALTER TABLE searchDocuments ADD COLUMN unfolded TEXT');
  }

  /** Takes up all that is older than `lagSeconds`; at most some thousand documents at once, unless `isWhole`. */
  public crawl(lagSeconds: number, isWhole: boolean = false): void {
    const { database } = this.store;
    const horizon = this.store.now().getTime() - lagSeconds * 1000;
    let taken = documentsPerPass;
    while (taken >= documentsPerPass) {
      taken = database.transaction(() => this.crawlPeople(horizon) + this.crawlItems(new Date(horizon).toISOString()));
      if (!isWhole) return;
    }
  }

  private crawlPeople(horizon: number): number {
    const { database } = this.store;
    const last = this.state('search.person');
    const fresh = database.all<{ id: number; login: string }>('SELECT id, login FROM principals WHERE id > ? AND type = 1 ORDER BY id LIMIT ?', last, documentsPerPass);
    const pending = new Set(database.all<{ account: string }>('SELECT account FROM profileChanges WHERE at > ?', horizon).map(({ account }) => account.toLowerCase()));
    const forget = (accounts: readonly string[]): void => {
      database.run('DELETE FROM profileChanges WHERE at <= ? AND account IN (SELECT value FROM json_each(?))', horizon, JSON.stringify(accounts));
    };
    // Whoever is taken up for the first time is taken up as they are now.
    forget(fresh.map(({ login }) => login));
    const changed = database.all<{ account: string }>('SELECT account FROM profileChanges WHERE at <= ? LIMIT ?', horizon, documentsPerPass - fresh.length);
    for (const account of [...fresh.map(({ login }) => login), ...changed.map((change) => change.account)]) this.takeUpPerson(account.toLowerCase(), pending);
    forget(changed.map(({ account }) => account));
    this.setState('search.person', fresh.at(-1)?.id ?? last);
    return fresh.length + changed.length;
  }

  private takeUpPerson(account: string, pending: ReadonlySet<string>): void {
    if (pending.has(account)) return;
    const person = this.store.sites.principalByLogin(account, '');
    const profile = person && this.store.profiles.describe(person);
    this.remove(`p:${account}`);
    if (person && profile) this.insert(personDocument(person, profile));
  }

  private crawlItems(horizon: string): number {
    const { database, lists } = this.store;
    const last = this.state('search.change');
    const due = database.all<{ no: number; listId: string; itemId: number }>('SELECT no, listId, itemId FROM changes WHERE no > ? AND time <= ? ORDER BY no LIMIT ?', last, horizon, documentsPerPass);
    const pending = new Set(database.all<{ listId: string; itemId: number }>('SELECT DISTINCT listId, itemId FROM changes WHERE no > ? AND time > ?', last, horizon).map(({ listId, itemId }) => `${listId}:${itemId}`));
    let taken = 0;
    for (const { no } of database.all<{ no: number }>('SELECT no FROM lists WHERE template >= 0')) taken = Math.max(taken, this.crawlNewRows(lists.byNo(no), pending));
    for (const key of new Set(due.map(({ listId, itemId }) => `${listId}:${itemId}`))) {
      if (pending.has(key)) continue;
      const [listId = '', itemId = ''] = key.split(':');
      const list = lists.byId(listId);
      if (list) this.takeUp(list, Number(itemId), this.webOf(list));
    }
    this.setState('search.change', due.at(-1)?.no ?? last);
    return Math.max(taken, due.length);
  }

  /** Rows that were imported stand in no change log: they are found by their number. */
  private crawlNewRows(list: ListRow, pending: ReadonlySet<string>): number {
    const { database } = this.store;
    const name = `search.list.${list.no}`;
    const last = this.state(name);
    const rows = database.all<{ id: number }>(`SELECT id FROM items_${list.no} WHERE id > ? ORDER BY id LIMIT ?`, last, documentsPerPass);
    if (rows.length === 0) return 0;
    const web = this.webOf(list);
    for (const { id } of rows) if (!pending.has(`${list.id}:${id}`)) this.takeUp(list, id, web);
    this.setState(name, rows.at(-1)?.id ?? last);
    return rows.length;
  }

  private webOf(list: ListRow): WebRow | undefined {
    return this.store.database.get<WebRow>('SELECT * FROM webs WHERE id = ?', list.webId);
  }

  private takeUp(list: ListRow, id: number, web: WebRow | undefined): void {
    const row = this.store.items.find(list, id);
    // A draft is not crawled; what was published before it stays.
    if (row && list.template !== 100 && row.fsObjType !== 1 && (!String(row.uiVersion).endsWith('.0') || this.store.files.record(list, id).checkedOutTo !== 0)) return;
    // A folder that moved takes the addresses of what lies in it along.
    if (row?.fsObjType === 1) for (const one of this.store.items.below(list, String(row.fileRef))) if (one.fsObjType !== 1) this.takeUp(list, Number(one.id), web);
    if (row && list.settings.EnableModeration && Number(row.moderation ?? 0) !== 0) return;
    this.remove(`i:${list.no}:${id}`);
    if (row && web) this.insert(this.itemDocument(web, list, row));
  }

  private itemDocument(web: WebRow, list: ListRow, row: ItemRow): Document {
    const { sites } = this.store;
    const id = Number(row.id);
    const isLibrary = list.template !== 100;
    const name = String(row.fileLeafRef ?? '');
    const fileType = isLibrary && row.fsObjType !== 1 ? (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase() : '';
    const author = sites.principalById(Number(row.author));
    const editor = sites.principalById(Number(row.editor));
    const title = String(row.title ?? (isLibrary ? name : ''));
    const texts = this.store.lists.fields(list)
      .filter((field) => (['Text', 'Note', 'Choice', 'MultiChoice'].includes(field.type) || isTaxonomy(field)) && (!field.builtIn || field.internalName === 'Title') && !field.hidden)
      .map((field) => (isTaxonomy(field) ? termLabels(row[field.column]).join(' ') : row[field.column]))
      .filter((value) => typeof value === 'string' && value !== '')
      .map((value) => plain(String(value)));
    const { contentId: fileId, size } = isLibrary ? this.store.files.record(list, id) : { contentId: null, size: 0 };
    if (fileId !== null && readable.has(fileType)) texts.push(plain(new TextDecoder().decode(this.store.files.contents.head({ id: fileId, size }, readBytes))));
    const user = (person: PrincipalRow | undefined): string => (person ? `${person.email} | ${person.title} | ${person.login}` : '');
    const summary = texts.filter((text) => text !== title).join(' ').replace(/\s+/g, ' ').slice(0, 180);
    const classes: Readonly<Record<number, string>> = { 100: 'STS_ListItem_GenericList', 101: 'STS_ListItem_DocumentLibrary', 119: 'STS_ListItem_WebPageLibrary' };
    return {
      key: `i:${list.no}:${id}`, kind: 'item', listNo: list.no, itemId: id, author: Number(row.author), title, authorName: author?.title ?? '', contentClass: classes[list.template] ?? 'STS_ListItem', fileType,
      path: isLibrary ? String(row.fileRef) : `${list.url}/DispForm.aspx?ID=${id}`, created: String(row.created), modified: String(row.modified),
      properties: {
        ListId: list.id, ListID: list.id, ListItemID: id, SiteId: web.siteId, WebId: web.id, UniqueId: `{${String(row.uniqueId)}}`, ContentTypeId: String(row.contentTypeId), IsDocument: String(isLibrary && row.fsObjType !== 1),
        IsContainer: String(row.fsObjType === 1), SiteName: web.url, SiteTitle: web.title, ModifiedBy: editor?.title ?? '', AuthorOWSUSER: user(author), EditorOWSUSER: user(editor), Filename: isLibrary ? name : '',
        Description: summary, HitHighlightedSummary: summary, Size: size || texts.join('').length, ParentLink: isLibrary ? list.url : `${list.url}/AllItems.aspx`, SPWebUrl: web.url, SPSiteUrl: sites.byId(web.siteId)?.url ?? web.url
      },
      words: { title, author: author?.title ?? '', filename: name, words: [title, ...texts, author?.title ?? ''].join('\n') }, signature: signatureOf(texts.filter((text) => text !== title))
    };
  }

  private insert(document: Document): void {
    const { database } = this.store;
    const { properties } = document;
    const words = document.words.words ?? '';
    const { lastId } = database.run(
      'INSERT INTO searchDocuments(key, kind, listNo, itemId, author, title, authorName, department, jobTitle, office, contentClass, fileType, path, created, modified, properties, signature, unfolded) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      document.key, document.kind, document.listNo, document.itemId, document.author, document.title, document.authorName, String(properties.Department ?? '') || null, String(properties.JobTitle ?? '') || null,
      String(properties.BaseOfficeLocation ?? '') || null, document.contentClass, document.fileType || null, document.path, document.created, document.modified, JSON.stringify(properties), document.signature,
      // What was written, where the words are folded, for the marks around what was found.
      foldGreek(words) === words ? null : words
    );
    database.run(`INSERT INTO searchWords(rowid, ${wordColumns.join(', ')}) VALUES(?, ${wordColumns.map(() => '?').join(', ')})`, lastId, ...wordColumns.map((column) => foldGreek(document.words[column] ?? '')));
  }

  private remove(key: string): void {
    const known = this.store.database.get<{ no: number }>('SELECT no FROM searchDocuments WHERE key = ?', key);
    if (!known) return;
    this.store.database.run('DELETE FROM searchWords WHERE rowid = ?', known.no);
    this.store.database.run('DELETE FROM searchDocuments WHERE no = ?', known.no);
  }

  private state(name: string): number {
    return Number(this.store.database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value ?? 0);
  }

  private setState(name: string, value: number): void {
    this.store.database.run('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)', name, String(value));
  }
}
