import { invalidQuery, thresholdExceeded } from '../errors/SharePointError';
import type { Limits } from '../limits';
import type { ItemRow, Stored } from '../model';
import type { Database } from '../store/database';
import type { Columns, ResolvedPath } from './columns';
import { storedFor } from './columns';
import { caseVariants, foldCase } from '../store/folding';
import { joinSql, plainSql, sql, type Sql } from './sqlText';
import { conjuncts, type Comparison, type Condition, type Path, type Sort } from './condition';

export type { Sql } from './sqlText';

const operators: Record<Comparison, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };

export interface RowQuery {
  readonly condition?: Condition;
  readonly sorts: readonly Sort[];
  readonly top: number;
  /** Continue after the row with these sort values and id, as a `$skiptoken` names it. */
  readonly after?: { readonly id: number; readonly values: readonly Stored[] };
  /** What the caller may see, as SQL of the rights layer. */
  readonly visible?: Sql;
  /** A folder that the query is limited to; one with few enough rows passes the threshold. */
  readonly within?: Sql;
  /** Grouping is refused above the threshold, whatever it goes by (measured). */
  readonly isGrouped?: boolean;
  /** Only the first row of each value. */
  readonly firstOf?: Path;
  /** CAML answers a partial result where OData refuses (measured: threshold-index). */
  readonly engine: 'odata' | 'caml';
}

/** Values that are bound one by one; more travel as one JSON list, since SQLite binds 32,766 at most. */
const mostValues = 60;

const likeEscape = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** SQLite gives up on patterns beyond 50,000 bytes; no column's text comes near that with a match to find. */
const longestPattern = 10_000;

/** A test of one value, held against each of them where a row has several. */
function onEach(path: ResolvedPath, test: Sql): Sql {
  return path.each === undefined ? test : sql`EXISTS (${path.each} WHERE ${test})`;
}

/** Joined so that the tree stays shallow, whatever the number of parts: SQLite refuses trees deeper than 1,000. */
function joined(parts: readonly Sql[], word: 'AND' | 'OR'): Sql {
  const most = 32;
  if (parts.length <= most) return sql`(${joinSql(parts, ` ${word} `)})`;
  const size = Math.ceil(parts.length / most);
  const groups = Array.from({ length: Math.ceil(parts.length / size) }, (_, index) => joined(parts.slice(index * size, (index + 1) * size), word));
  return joined(groups, word);
}

const bound = (values: readonly Stored[]): Sql => ({ text: values.map(() => '?').join(', '), values });

/** Texts that are equal whatever their case, as a test of one column; SQLite itself folds ASCII only. */
function sameText(path: ResolvedPath, value: Stored): Sql | undefined {
  if (typeof value !== 'string') return undefined;
  const variants = caseVariants(value);
  if (variants?.length === 1) return undefined;
  return variants ? sql`${path.sql} IN (${bound(variants)})` : sql`fold(${path.sql}) = ${foldCase(value)}`;
}

function isOneOf(path: ResolvedPath, values: readonly Stored[]): Sql {
  const stored = values.flatMap((raw): Stored[] => {
    const value = storedFor(path.type, raw);
    return typeof value === 'string' ? (caseVariants(value) ?? [value]) : [value];
  });
  if (stored.length === 0) return plainSql('0');
  if (stored.length > mostValues) return sql`${path.sql} IN (SELECT value FROM json_each(${JSON.stringify(stored)}))`;
  return sql`${path.sql} IN (${bound(stored)})`;
}

function pattern(path: ResolvedPath, value: string, kind: 'startsWith' | 'contains'): Sql {
  if (value.length > longestPattern) throw invalidQuery('The text to look for is too long.');
  const variants = caseVariants(value);
  if (variants) return joined(variants.map((variant) => onePattern(path, variant, kind)), 'OR');
  return sql`fold(${path.sql}) LIKE ${`${kind === 'contains' ? '%' : ''}${likeEscape(foldCase(value))}%`} ESCAPE '\\'`;
}

function onePattern(path: ResolvedPath, value: string, kind: 'startsWith' | 'contains'): Sql {
  // A range can use the index, LIKE decides on case.
  if (kind === 'startsWith') return sql`(${path.sql} >= ${value} AND ${path.sql} < ${`${value}\u{10ffff}`} AND ${path.sql} LIKE ${`${likeEscape(value)}%`} ESCAPE '\\')`;
  return sql`${path.sql} LIKE ${`%${likeEscape(value)}%`} ESCAPE '\\'`;
}

function compare(path: ResolvedPath, comparison: Comparison, raw: Stored): Sql {
  if (raw === null) {
    const tested = path.each === undefined ? path.sql : path.column;
    if (comparison === 'eq') return sql`${tested} IS NULL`;
    if (comparison === 'ne') return sql`${tested} IS NOT NULL`;
    throw invalidQuery('The expression is not valid: null can only be compared with eq and ne.');
  }
  const value = storedFor(path.type, raw);
  const same = sameText(path, value);
  if (same && comparison === 'eq') return onEach(path, same);
  if (same && comparison === 'ne') return path.each === undefined ? sql`(${path.sql} IS NULL OR NOT (${same}))` : sql`NOT ${onEach(path, same)}`;
  if (comparison !== 'ne') return onEach(path, sql`${path.sql} ${plainSql(operators[comparison])} ${value}`);
  if (path.each === undefined) return sql`(${path.sql} IS NULL OR ${path.sql} <> ${value})`;
  return sql`NOT ${onEach(path, sql`${path.sql} = ${value}`)}`;
}

/** Makes SQL of a condition; every value is bound, never written. */
export function conditionSql(condition: Condition, columns: Columns): Sql {
  switch (condition.kind) {
    case 'constant':
      return plainSql(condition.value ? '1' : '0');
    case 'not':
      return sql`NOT ifnull((${conditionSql(condition.part, columns)}), 0)`;
    case 'and':
    case 'or':
      return joined(condition.parts.map((part) => conditionSql(part, columns)), condition.kind === 'and' ? 'AND' : 'OR');
    case 'compare':
      return compare(columns.resolve(condition.path), condition.comparison, condition.value);
    case 'in': {
      const path = columns.resolve(condition.path);
      return onEach(path, isOneOf(path, condition.values));
    }
    case 'startsWith':
    case 'contains': {
      const path = columns.resolve(condition.path);
      return onEach(path, pattern(path, condition.value, condition.kind));
    }
  }
}

function isIndexed(condition: Condition, columns: Columns, valuesPerIn: number): boolean {
  if (condition.kind !== 'compare' && condition.kind !== 'startsWith' && condition.kind !== 'in') return false;
  if (condition.kind === 'compare' && condition.comparison === 'ne' && condition.value !== null) return false;
  // More than 60 values behave as if there were no index (documented for the In clause).
  if (condition.kind === 'in' && condition.values.length > valuesPerIn) return false;
  const { field, isPlain } = columns.resolve(condition.path);
  return isPlain && (field.type === 'Counter' || field.indexed);
}

const clause = (where: readonly Sql[]): Sql => (where.length > 0 ? sql` WHERE ${joinSql(where, ' AND ')}` : plainSql(''));

/** Rows of one list under the list view threshold. */
export class RowReader {
  public constructor(private readonly database: Database, private readonly limits: Pick<Limits, 'listViewThreshold' | 'valuesPerIn'>, private readonly size: (listNo: number) => number) {}

  /** @throws 500 SPQueryThrottledException as SharePoint decides it. */
  public rows(columns: Columns, query: RowQuery): ItemRow[] {
    const order = [...query.sorts.map((sort) => sql`${sortable(columns, sort.path)} ${plainSql(sort.descending ? 'DESC' : 'ASC')}`), ...(sortsById(query.sorts) ? [] : [plainSql('t.id ASC')])];
    return this.read(sql`SELECT t.* FROM ${columns.table()} t${this.where(columns, query)} ORDER BY ${joinSql(order, ', ')} LIMIT ${query.top}`);
  }

  /** How many rows of a query have each value of a column; the page and its position do not matter. */
  public groups(columns: Columns, query: RowQuery, path: Path): ReadonlyMap<Stored, number> {
    const { after, firstOf, ...whole } = query;
    void [after, firstOf];
    const rows = this.read<{ value: Stored; n: number }>(sql`SELECT ${sortable(columns, path)} AS value, count(*) AS n FROM ${columns.table()} t${this.where(columns, whole)} GROUP BY value`);
    return new Map(rows.map(({ value, n }) => [value, n]));
  }

  /** What the order of rows goes by in each of them: what lookups and people show, as far as the caller may see it. */
  public sortValues(columns: Columns, path: Path, ids: readonly number[]): ReadonlyMap<number, Stored> {
    const rows = this.read<{ id: number; value: Stored }>(sql`SELECT t.id AS id, ${sortable(columns, path)} AS value FROM ${columns.table()} t WHERE t.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
    return new Map(rows.map(({ id, value }) => [id, value]));
  }

  private read<T = ItemRow>({ text, values }: Sql): T[] {
    return this.database.all<T>(text, ...values);
  }

  private where(columns: Columns, query: RowQuery): Sql {
    const partial = this.needsPartial(columns, query);
    const where: Sql[] = [];
    if (query.condition) where.push(conditionSql(query.condition, columns));
    if (query.visible) where.push(query.visible);
    if (query.within) where.push(query.within);
    if (partial) where.push(sql`t.id IN (SELECT id FROM ${columns.table()} ORDER BY id LIMIT ${this.limits.listViewThreshold})`);
    if (query.firstOf) where.push(sql`t.id IN (SELECT min(t.id) FROM ${columns.table()} t${clause(where)} GROUP BY ${sortable(columns, query.firstOf)})`);
    if (query.after) where.push(afterSql(query, columns));
    return clause(where);
  }

  /** Matches of a condition, counted no further than `atMost`. */
  public count(columns: Columns, atMost: number, condition: Sql): number {
    return this.read<{ n: number }>(sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${columns.table()} t WHERE ${condition} LIMIT ${atMost})`)[0]?.n ?? 0;
  }

  /**
   * Above the threshold a query passes when one AND-ed conjunct on an indexed column, or on ID, matches few enough rows;
   * without a filter only the order by ID passes (the strict reading for other sorts).
   */
  private needsPartial(columns: Columns, query: RowQuery): boolean {
    const limit = this.limits.listViewThreshold;
    if (this.size(columns.listNo) <= limit) return false;
    if (query.within && this.count(columns, limit + 1, query.within) <= limit) return false;
    if (query.isGrouped) throw thresholdExceeded();
    const parts = query.condition ? conjuncts(query.condition) : [];
    if (parts.length === 0) {
      if (query.sorts.every((sort) => columns.resolve(sort.path).field.type === 'Counter')) return false;
      throw thresholdExceeded();
    }
    // The window first: it is narrow where its halves would be counted up to the threshold.
    const isSelective = this.idWindow(columns, parts, limit) || parts.some((part) => isIndexed(part, columns, this.limits.valuesPerIn) && this.count(columns, limit + 1, conditionSql(part, columns)) <= limit);
    if (isSelective) return false;
    if (query.engine === 'caml' && !parts.some((part) => isIndexed(part, columns, this.limits.valuesPerIn))) return true;
    throw thresholdExceeded();
  }

  /** `Id ge a and Id le b` is one range, though each half alone is wide; so is a range of any indexed column. */
  private idWindow(columns: Columns, parts: readonly Condition[], limit: number): boolean {
    const ranges = new Map<string, Condition[]>();
    for (const part of parts) {
      if (part.kind !== 'compare' || !isIndexed(part, columns, this.limits.valuesPerIn)) continue;
      const { column } = columns.resolve(part.path).field;
      ranges.set(column, [...(ranges.get(column) ?? []), part]);
    }
    return [...ranges.values()].some((range) => range.length > 1 && this.count(columns, limit + 1, conditionSql({ kind: 'and', parts: range }, columns)) <= limit);
  }
}

/** @throws 400 for columns of several values, which have no order */
function sortable(columns: Columns, path: Path): Sql {
  const { sql: term, each } = columns.resolve(path);
  if (each !== undefined) throw invalidQuery(`The field '${path.name}' of type MultiChoice cannot be used in the query orderby expression.`);
  return term;
}

function sortsById(sorts: readonly Sort[]): boolean {
  return sorts.some((sort) => sort.path.name.toLowerCase() === 'id' && sort.path.sub === undefined);
}

/** Keyset paging: strictly after the row that the token names, in the order of the sorts and then by id. */
function afterSql(query: RowQuery, columns: Columns): Sql {
  const after = query.after ?? { id: 0, values: [] };
  const idSort = query.sorts.find((sort) => sort.path.name.toLowerCase() === 'id');
  const others = query.sorts.filter((sort) => sort !== idSort).slice(0, after.values.length);
  return others.reduceRight<Sql>((rest, sort, index) => {
    const { sql: term } = columns.resolve(sort.path);
    const value = after.values[index] ?? null;
    if (value === null) return sort.descending ? sql`(${term} IS NULL AND ${rest})` : sql`(${term} IS NOT NULL OR ${rest})`;
    const beyond = sort.descending ? sql`(${term} < ${value} OR ${term} IS NULL)` : sql`${term} > ${value}`;
    return sql`(${beyond} OR (${term} = ${value} AND ${rest}))`;
  }, sql`t.id ${plainSql(idSort?.descending ? '<' : '>')} ${after.id}`);
}
