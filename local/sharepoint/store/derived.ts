import { validationFailed } from '../errors/SharePointError';
import { parseFormula, type Formula } from '../formulas/formula';
import { FormulaError, serialOf, timeOf, toNumber, toText, toTruth, type Value } from '../formulas/values';
import type { FieldRow, ItemRow, Json, ListRow, Stored } from '../model';
import type { Database } from './database';
import type { Lists } from './lists';

/** What a calculated column gives, by `OutputType` (SP.FieldType). */
const outputs = { 4: 'DateTime', 8: 'Boolean', 9: 'Number', 10: 'Currency' } as const;
export type OutputKind = (typeof outputs)[keyof typeof outputs] | 'Text';

export const outputOf = ({ options }: FieldRow): OutputKind => outputs[Number(options.OutputType) as keyof typeof outputs] ?? 'Text';

/** Kinds of columns that a formula may read (https://support.microsoft.com/office/calculated-field-formulas-and-functions: lookups, people and longer texts it may not). */
const readable = new Set<FieldRow['type']>(['Text', 'Choice', 'Number', 'Currency', 'Integer', 'DateTime', 'Boolean', 'Counter', 'Calculated', 'File', 'Guid']);

/** The column that a formula means: by its internal name or its title. Itself it cannot read. */
export function formulaColumn(fields: readonly FieldRow[], name: string, own?: string): FieldRow | undefined {
  const wanted = name.toLowerCase();
  const allowed = fields.filter((field) => readable.has(field.type) && field.internalName !== own);
  return allowed.find(({ internalName }) => internalName.toLowerCase() === wanted) ?? allowed.find(({ title }) => title.toLowerCase() === wanted);
}

function valueOf(field: FieldRow, stored: Stored | undefined): Value {
  if (stored === null || stored === undefined || stored === '') return null;
  const kind = field.type === 'Calculated' ? outputOf(field) : field.type;
  if (typeof stored === 'string' && /^#(DIV\/0!|VALUE!|NUM!|N\/A|NAME\?)$/.test(stored)) return new FormulaError(stored as FormulaError['code']);
  switch (kind) {
    case 'DateTime': return serialOf(Date.parse(String(stored)));
    case 'Boolean': return stored === 1;
    case 'Number': case 'Currency': case 'Integer': case 'Counter': return Number(stored);
    default: return String(stored);
  }
}

/** What a column keeps of a result: numbers as numbers, dates as instants, yes and no as 1 and 0, errors as their words. */
function keptOf(kind: OutputKind, value: Value, isDay: boolean): Stored {
  if (value === null) return null;
  if (value instanceof FormulaError) return value.code;
  if (kind === 'Text') return String(toText(value) as string);
  if (kind === 'Boolean') { const truth = toTruth(value); return truth instanceof FormulaError ? truth.code : Number(truth); }
  if (value === '') return null;
  const number = toNumber(value);
  if (number instanceof FormulaError) return number.code;
  if (kind !== 'DateTime') return number;
  const time = timeOf(isDay ? Math.floor(number) : number);
  return Math.abs(time) > 8.64e15 ? '#NUM!' : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Parts of a place, by the property of its JSON that they show. */
function placePart(stored: Stored | undefined, part: string): Stored {
  if (typeof stored !== 'string') return null;
  try {
    const { DisplayName: name, Address: address, Coordinates: at } = JSON.parse(stored) as Readonly<Record<string, Readonly<Record<string, Json>> | string | undefined>>;
    if (part === 'DispName') return typeof name === 'string' ? name : null;
    if (part === 'GeoLoc') return typeof at === 'object' && at.Latitude !== undefined && at.Longitude !== undefined ? JSON.stringify({ Altitude: 0, Latitude: at.Latitude, Longitude: at.Longitude, Measure: 0 }) : null;
    const value = typeof address === 'object' ? address[part] : undefined;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Columns whose values the service works out: by formulas, and of places. They are kept in the rows, so that queries find them. */
export class Derived {
  private readonly formulas: Map<string, Formula> = new Map();

  public constructor(private readonly database: Database, private readonly lists: Lists, private readonly now: () => Date) {}

  /** Works the columns of one row out anew. */
  public refresh(list: ListRow, id: number): void {
    const fields = this.lists.derived(list);
    if (fields.length === 0) return;
    const row = this.database.get<ItemRow>(`SELECT * FROM items_${list.no} WHERE id = ?`, id);
    if (row) this.write(list, fields, row);
  }

  /** Works the columns of all rows out anew, after one of them has changed. */
  public refreshAll(list: ListRow): void {
    const fields = this.lists.derived(list);
    if (fields.length === 0) return;
    const step = 1000;
    let rows: ItemRow[] = [];
    for (let last = 0; last === 0 || rows.length === step; last = Number(rows.at(-1)?.id ?? 0)) {
      rows = this.database.all<ItemRow>(`SELECT * FROM items_${list.no} WHERE id > ? ORDER BY id LIMIT ?`, last, step);
      for (const row of rows) this.write(list, fields, row);
      if (rows.length === 0) return;
    }
  }

  /** Holds a row against the validations of its columns and of its list; a formula that gives an error refuses it too. @throws 500 where one says no */
  public validate(list: ListRow, id: number): void {
    const all = this.lists.fields(list);
    const rules = [...all.map(({ options }) => ({ of: 'column' as const, formula: options.ValidationFormula, message: options.ValidationMessage })), { of: 'list' as const, formula: list.settings.extra?.ValidationFormula, message: list.settings.extra?.ValidationMessage }];
    const row = rules.some(({ formula }) => formula) ? this.database.get<ItemRow>(`SELECT * FROM items_${list.no} WHERE id = ?`, id) : undefined;
    if (!row || row.fsObjType === 1) return;
    for (const { of, formula, message } of rules) {
      if (typeof formula !== 'string' || formula === '') continue;
      const value = this.formula(formula).work((name) => { const read = formulaColumn(all, name); return read ? valueOf(read, row[read.column]) : new FormulaError('#NAME?'); }, { now: this.now() });
      if (toTruth(value) !== true) throw validationFailed(of, typeof message === 'string' ? message : '');
    }
  }

  private formula(text: string): Formula {
    let formula = this.formulas.get(text);
    if (!formula) {
      if (this.formulas.size > 500) this.formulas.clear();
      formula = parseFormula(text);
      this.formulas.set(text, formula);
    }
    return formula;
  }

  private write(list: ListRow, fields: readonly FieldRow[], row: ItemRow): void {
    const all = this.lists.fields(list);
    const now: Record<string, Stored> = { ...row };
    // A formula may read another that stands behind it: once more, until nothing changes.
    for (let pass = 0, isStable = false; pass <= fields.length && !isStable; pass++) {
      isStable = true;
      for (const field of fields) {
        const value = field.type === 'Calculated' ? this.result(field, all, now) : placePart(now[String(all.find(({ internalName }) => internalName === field.options.PlaceOf)?.column)], String(field.options.PlacePart));
        if (value !== now[field.column]) isStable = false;
        now[field.column] = value;
      }
    }
    const changed = fields.filter(({ column }) => now[column] !== row[column]);
    if (changed.length > 0) this.database.run(`UPDATE items_${list.no} SET ${changed.map(({ column }) => `${column} = ?`).join(', ')} WHERE id = ?`, ...changed.map(({ column }) => now[column] ?? null), row.id ?? 0);
  }

  /** A column that the formula names and that is gone gives `#NAME?`, as a formula itself that is none. */
  private result(field: FieldRow, all: readonly FieldRow[], row: ItemRow): Stored {
    const text = String(field.options.Formula ?? '');
    try {
      const value = this.formula(text).work((name) => { const read = formulaColumn(all, name, field.internalName); return read ? valueOf(read, row[read.column]) : new FormulaError('#NAME?'); }, { now: this.now() });
      return keptOf(outputOf(field), value, Number(field.options.DateFormat ?? 0) === 0);
    } catch {
      return '#NAME?';
    }
  }
}
