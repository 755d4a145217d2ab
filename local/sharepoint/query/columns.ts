import { columnMissing, invalidQuery } from '../errors/SharePointError';
import type { FieldRow, ListRow, Stored } from '../model';
import { outputOf } from '../store/derived';
import { isTaxonomy } from '../store/taxonomyValues';
import type { Path } from './condition';
import { joinSql, plainSql, sql, type Sql } from './sqlText';

/** A path resolved against the columns of a list. */
export interface ResolvedPath {
  readonly field: FieldRow;
  /** Names of columns of the store, and for lookups what the caller may see of the other list. */
  readonly sql: Sql;
  /** Where a row holds several values: the SQL that makes a row of each, which `sql` then speaks of. */
  readonly each?: Sql;
  /** The column itself, for tests of whether there is any value. */
  readonly column: Sql;
  /** Whether a comparison can use the column's own index. */
  readonly isPlain: boolean;
  readonly type: FieldRow['type'];
}

/** A list that a lookup points at. */
export interface LookupTarget {
  readonly list: ListRow;
  readonly fields: readonly FieldRow[];
  /** Its rows as the caller sees them: a table or a query in brackets. */
  readonly table: Sql;
  /** Which of its rows, named `t`, may be looked into; undefined means all. */
  readonly visible: Sql | undefined;
}

/** A way over joined lists: from a column of the list itself by lookups of other lists, all named by the store. */
export interface JoinSteps {
  readonly start: string;
  readonly steps: readonly { readonly list: string; readonly column: string }[];
}

/** Begins the names of columns that only a view has. */
export const joinedPrefix = 'joined_';

function joinSteps({ column, options }: FieldRow): JoinSteps | undefined {
  return column.startsWith(joinedPrefix) ? (options.Through as unknown as JoinSteps) : undefined;
}

const aliases: Record<string, string> = { id: 'ID', odata__uiversionstring: '_UIVersionString', filesystemobjecttype: 'FSObjType' };
const personParts: Record<string, string> = { id: 'id', title: 'title', name: 'login', email: 'email', username: 'email' };
const dateParts = { year: '%Y', month: '%m', day: '%d', hour: '%H', minute: '%M', second: '%S' } as const;
const several = new Set<FieldRow['type']>(['MultiChoice', 'UserMulti', 'LookupMulti', 'TaxonomyFieldTypeMulti']);
const texts = new Set<FieldRow['type']>(['Text', 'Note', 'Choice', 'File', 'Guid', 'ContentTypeId']);

const isReference = (field: FieldRow): boolean => /^(User|Lookup)/.test(field.type);

/** The part of a person or lookup that a bare name means. @throws 400 for OData, where only `…Id` may stand alone. */
function subOf(field: FieldRow, path: Path, isDirect: boolean): string {
  if (!isDirect || path.reference === 'id') return 'Id';
  if (path.reference === 'text') return field.type.startsWith('User') ? 'Title' : String(field.options.LookupField ?? 'Title');
  throw invalidQuery(`The query to field '${path.name}' is not valid. The field is of type ${field.type}: use '${path.name}Id' or '${path.name}/Id'.`);
}

/** Turns names of columns into SQL; the only place where the two meet. */
export class Columns {
  private readonly byName: Map<string, FieldRow> = new Map();

  public constructor(
    private readonly list: ListRow,
    private readonly source: Sql,
    fields: readonly FieldRow[],
    private readonly targetOf: (id: string) => LookupTarget | undefined
  ) {
    for (const field of fields) this.byName.set(field.internalName.toLowerCase(), field);
  }

  public find(name: string): FieldRow | undefined {
    const plain = decodeName(name);
    return this.byName.get(plain.toLowerCase()) ?? this.byName.get((aliases[plain.toLowerCase()] ?? '').toLowerCase());
  }

  /** `AuthorId` names the number behind the column `Author`. */
  public findById(name: string): FieldRow | undefined {
    if (!/Id$/i.test(name)) return undefined;
    const field = this.find(name.slice(0, -2));
    return field && /^(User|Lookup)/.test(field.type) ? field : undefined;
  }

  /** @throws 400 for a column that is not there, or that cannot be used in a query. */
  public resolve(path: Path): ResolvedPath {
    const direct = this.find(path.name);
    const field = direct ?? this.findById(path.name);
    if (!field) throw columnMissing(path.name);
    if (field.type === 'Calculated' && path.reference === undefined) throw invalidQuery(`The expression is not valid. The field '${path.name}' is of type Calculated and cannot be used in the query filter expression.`);
    const name = `t.${field.column}`;
    const through = joinSteps(field);
    const column = through ? this.throughJoins(through) : plainSql(name);
    if (isTaxonomy(field)) return this.resolveTerm(field, path, column);
    if (path.part) return { field, column, sql: plainSql(`CAST(strftime('${dateParts[path.part]}', ${name}) AS INTEGER)`), isPlain: false, type: 'Integer' };
    const sub = path.sub ?? (isReference(field) ? subOf(field, path, direct !== undefined) : undefined);
    if (several.has(field.type)) return { ...this.resolveSub(field, sub, plainSql('j.value')), column, isPlain: false, each: plainSql(`SELECT 1 FROM json_each(${name}) j`) };
    return { ...this.resolveSub(field, sub, column), column };
  }

  /** Terms are compared by their label or, as numbers, by the one that a site gives them; in CAML only. @throws 400 in OData, as the real service */
  private resolveTerm(field: FieldRow, path: Path, column: Sql): ResolvedPath {
    if (path.reference === undefined) throw invalidQuery(`The field '${path.name}' of type ${field.type} cannot be used in the query filter expression.`);
    const isMany = several.has(field.type);
    const value = isMany ? plainSql('j.value') : column;
    const isNumber = path.reference === 'id';
    const part = isNumber ? sql`json_extract(${value}, '$.WssId')` : sql`json_extract(${value}, '$.Label') COLLATE NOCASE`;
    return { field, column, sql: part, isPlain: false, type: isNumber ? 'Integer' : 'Text', ...(isMany ? { each: sql`SELECT 1 FROM json_each(${column}) j` } : {}) };
  }

  /** The number of the row behind the last of several joins. */
  private throughJoins({ start, steps }: JoinSteps): Sql {
    return steps.reduce<Sql>((from, step) => {
      const target = this.targetOf(step.list);
      if (!target) throw invalidQuery('A joined list is gone.');
      return lookedUp(target, step.column, false, from);
    }, plainSql(`t.${start}`));
  }

  private resolveSub(field: FieldRow, sub: string | undefined, column: Sql): Omit<ResolvedPath, 'column'> {
    if (sub === undefined) return { field, sql: field.type === 'MultiChoice' ? sql`${column} COLLATE NOCASE` : column, isPlain: field.type !== 'Calculated', type: field.type === 'Calculated' ? outputOf(field) : field.type };
    const name = sub.toLowerCase();
    if (name === 'id') return { field, sql: column, isPlain: joinSteps(field) === undefined, type: 'Integer' };
    if (field.type.startsWith('User')) {
      const part = personParts[name];
      if (!part) throw invalidQuery(`The field '${field.internalName}/${sub}' is not supported in query.`);
      return { field, sql: sql`(SELECT ${plainSql(`p.${part}`)} FROM principals p WHERE p.id = ${column}) COLLATE NOCASE`, isPlain: false, type: 'Text' };
    }
    const target = field.type.startsWith('Lookup') ? this.targetOf(String(field.options.LookupList ?? '')) : undefined;
    const other = target?.fields.find((one) => one.internalName.toLowerCase() === name);
    if (!target || !other) throw invalidQuery(`The query to field '${field.internalName}/${sub}' is not valid.`);
    return { field, sql: lookedUp(target, other.column, texts.has(other.type), column), isPlain: false, type: other.type };
  }

  public get listNo(): number {
    return this.list.no;
  }

  /** The rows that a query goes over: a table or a query in brackets. */
  public table(): Sql {
    return this.source;
  }
}

/** What a row of another list shows in a column; nothing of rows that the caller may not see, so that no filter and no order tells of them. */
function lookedUp({ list, table, visible }: LookupTarget, other: string, isText: boolean, column: Sql): Sql {
  const found = sql`SELECT ${plainSql(`l.${other}`)} FROM ${table} l WHERE l.id = ${column}`;
  const seen = visible ? sql`${found} AND l.id IN (SELECT t.id FROM ${plainSql(`items_${list.no}`)} t WHERE t.id = l.id AND ${visible})` : found;
  return joinSql([plainSql('('), seen, plainSql(isText ? ') COLLATE NOCASE' : ')')], '');
}

/** `OData__x005f_X` and `OData__X` stand for columns whose name begins with an underscore. */
export function decodeName(name: string): string {
  const stripped = name.startsWith('OData_') ? name.slice('OData_'.length) : name;
  return stripped.startsWith('_x005f_') ? `_${stripped.slice('_x005f_'.length)}` : stripped;
}

/** A value as the column stores it, so that comparing is comparing bytes. */
export function storedFor(type: FieldRow['type'], value: Stored): Stored {
  if (value === null) return null;
  switch (type) {
    case 'DateTime': {
      const time = Date.parse(String(value));
      return Number.isNaN(time) ? '' : `${new Date(time).toISOString().slice(0, 19)}Z`;
    }
    case 'Boolean':
    case 'Attachments':
      return /^(true|1)$/i.test(String(value)) ? 1 : 0;
    case 'Number': case 'Currency': case 'Integer': case 'Counter': case 'User': case 'Lookup':
      return typeof value === 'number' ? value : Number.isNaN(Number(value)) ? value : Number(value);
    default:
      return String(value);
  }
}
