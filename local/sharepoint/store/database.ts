import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Stored } from '../model';
import { foldCase } from './folding';

const schema = `
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sites(id TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE IF NOT EXISTS webs(id TEXT PRIMARY KEY, siteId TEXT NOT NULL, url TEXT NOT NULL UNIQUE COLLATE NOCASE, title TEXT NOT NULL,
  description TEXT NOT NULL, language INTEGER NOT NULL, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lists(no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, webId TEXT NOT NULL, title TEXT NOT NULL COLLATE NOCASE,
  description TEXT NOT NULL, template INTEGER NOT NULL, url TEXT NOT NULL COLLATE NOCASE, entity TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
  settings TEXT NOT NULL, UNIQUE(webId, title), UNIQUE(url));
CREATE TABLE IF NOT EXISTS fields(id TEXT NOT NULL, listNo INTEGER NOT NULL, internalName TEXT NOT NULL COLLATE NOCASE, title TEXT NOT NULL, type TEXT NOT NULL,
  "column" TEXT NOT NULL, indexed INTEGER NOT NULL, "unique" INTEGER NOT NULL, required INTEGER NOT NULL, readOnly INTEGER NOT NULL, hidden INTEGER NOT NULL,
  builtIn INTEGER NOT NULL, description TEXT NOT NULL, defaultValue TEXT, options TEXT NOT NULL, PRIMARY KEY(listNo, internalName));
CREATE TABLE IF NOT EXISTS views(id TEXT PRIMARY KEY, listNo INTEGER NOT NULL, title TEXT NOT NULL, isDefault INTEGER NOT NULL, rowLimit INTEGER NOT NULL,
  query TEXT NOT NULL, fields TEXT NOT NULL, properties TEXT NOT NULL DEFAULT '{}');
CREATE TABLE IF NOT EXISTS principals(id INTEGER PRIMARY KEY AUTOINCREMENT, siteId TEXT, type INTEGER NOT NULL, login TEXT NOT NULL COLLATE NOCASE,
  email TEXT NOT NULL COLLATE NOCASE, title TEXT NOT NULL, isGuest INTEGER NOT NULL, isSiteAdmin INTEGER NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS principals_login ON principals(login, ifnull(siteId, ''));
CREATE INDEX IF NOT EXISTS principals_email ON principals(email);
CREATE TABLE IF NOT EXISTS members(groupId INTEGER NOT NULL, principalId INTEGER NOT NULL, PRIMARY KEY(groupId, principalId)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_of ON members(principalId);
CREATE TABLE IF NOT EXISTS scopes(securable TEXT PRIMARY KEY, listNo INTEGER, itemId INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS scopes_items ON scopes(listNo, itemId);
CREATE TABLE IF NOT EXISTS assignments(securable TEXT NOT NULL, principalId INTEGER NOT NULL, roleId INTEGER NOT NULL, PRIMARY KEY(securable, principalId, roleId)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS versions(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, version INTEGER NOT NULL, row TEXT NOT NULL, PRIMARY KEY(listNo, itemId, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attachments(listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, content BLOB NOT NULL, PRIMARY KEY(listNo, itemId, name));
CREATE TABLE IF NOT EXISTS recycled(id TEXT PRIMARY KEY, listNo INTEGER NOT NULL, itemId INTEGER NOT NULL, deletedBy INTEGER NOT NULL, deleted TEXT NOT NULL, title TEXT NOT NULL, row TEXT NOT NULL,
  stage INTEGER NOT NULL DEFAULT 1, below TEXT, kind INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS changes(no INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, type INTEGER NOT NULL, webId TEXT NOT NULL, listId TEXT NOT NULL, itemId INTEGER NOT NULL, uniqueId TEXT NOT NULL, editor INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS changes_list ON changes(listId, no);
CREATE TABLE IF NOT EXISTS profiles(account TEXT PRIMARY KEY COLLATE NOCASE, properties TEXT NOT NULL);
`;

/** The file exists but is no database of this service. */
export class DamagedFileError extends Error {}

/**
 * The one SQLite file. WAL lets readers go on while one writes, and `synchronous=FULL` means that what was answered survives
 * a power cut (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export class Database {
  private readonly connection: DatabaseSync;
  private readonly statements: Map<string, StatementSync> = new Map();
  private depth: number = 0;

  /** @throws DamagedFileError when the file is not a database. */
  public constructor(file: string) {
    try {
      this.connection = new DatabaseSync(file);
      this.connection.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY;');
      this.connection.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? foldCase(text) : text));
      this.connection.exec(schema);
      this.upgrade();
    } catch (error) {
      throw new DamagedFileError(error instanceof Error ? error.message : String(error));
    }
  }

  /** Runs statements that take no value. The text must not hold anything that came from a request. */
  public execute(sql: string): void {
    this.connection.exec(sql);
  }

  public run(sql: string, ...values: Stored[]): { readonly changes: number; readonly lastId: number } {
    const { changes, lastInsertRowid } = this.prepare(sql).run(...values);
    return { changes: Number(changes), lastId: Number(lastInsertRowid) };
  }

  public all<T>(sql: string, ...values: Stored[]): T[] {
    return this.prepare(sql).all(...values) as T[];
  }

  public get<T>(sql: string, ...values: Stored[]): T | undefined {
    return this.prepare(sql).get(...values) as T | undefined;
  }

  /** For binary columns, which only this method and `blob` handle. */
  public runBlob(sql: string, values: readonly (Stored | Uint8Array)[]): void {
    this.prepare(sql).run(...values);
  }

  public blob(sql: string, ...values: Stored[]): Uint8Array | undefined {
    const row = this.prepare(sql).get(...values) as { content?: Uint8Array } | undefined;
    return row?.content;
  }

  /** Everything that `work` writes is there afterwards, or nothing. Nested calls join the outer one. */
  public transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.connection.exec('BEGIN IMMEDIATE');
    this.depth++;
    try {
      const result = work();
      this.connection.exec('COMMIT');
      return result;
    } catch (error) {
      this.connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.depth--;
    }
  }

  public close(): void {
    this.statements.clear();
    this.connection.close();
  }

  /** Files of older versions lack the stage of recycled rows and what lay in recycled folders, and have no parts of rows in the bin; their views have few properties. */
  private upgrade(): void {
    const columns = this.connection.prepare('PRAGMA table_info(recycled)').all();
    if (!columns.some(({ name }) => name === 'stage')) this.connection.exec('ALTER TABLE recycled ADD COLUMN stage INTEGER NOT NULL DEFAULT 1');
    if (!columns.some(({ name }) => name === 'below')) this.connection.exec('ALTER TABLE recycled ADD COLUMN below TEXT');
    const ofViews = this.connection.prepare('PRAGMA table_info(views)').all();
    if (!ofViews.some(({ name }) => name === 'properties')) this.connection.exec("ALTER TABLE views ADD COLUMN properties TEXT NOT NULL DEFAULT '{}'");
    if (!columns.some(({ name }) => name === 'kind')) this.connection.exec('ALTER TABLE recycled ADD COLUMN kind INTEGER NOT NULL DEFAULT 0');
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      // Queries differ by their filters, so that the cache would grow without a bound.
      if (this.statements.size > 500) this.statements.clear();
      statement = this.connection.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
