import type { CamlView } from '../caml/view';
import { invalidQuery } from '../errors/SharePointError';
import type { FieldRow, ItemRow, Json } from '../model';
import { joinedPrefix, type Columns, type JoinSteps } from '../query/columns';
import type { Context } from '../routes/context';

/** What a view takes from joined lists. */
export interface Joined {
  /** Columns of joined lists under names of their own, and one for each join behind another. */
  readonly fields: readonly FieldRow[];
  /** Names of the columns that inner joins want to lead somewhere. */
  readonly inner: readonly string[];
}

interface Step {
  /** The lookup, as a column that queries of the list itself know. */
  readonly field: FieldRow;
  readonly way: JoinSteps;
}

const lookupIn = (fields: readonly FieldRow[], name: string): FieldRow | undefined => fields.find((one) => one.type === 'Lookup' && one.internalName.toLowerCase() === name.toLowerCase());

/** Follows the joins of a view, in their order, from the list itself on. @throws 400 where one follows no lookup */
export function joinedFields(context: Context, fields: readonly FieldRow[], { joins, projected }: CamlView): Joined {
  const steps = new Map<string, Step>();
  for (const { alias, from, field: name } of joins) {
    const before = from === undefined ? undefined : steps.get(from);
    const list = before && context.store.lists.byId(String(before.field.options.LookupList ?? ''));
    const field = lookupIn(before ? (list ? context.store.lists.fields(list) : []) : fields, name);
    if (!field) throw invalidQuery(`The column '${name}' of the Join is no lookup.`);
    if (!before || !list) {
      steps.set(alias, { field, way: { start: field.column, steps: [] } });
      continue;
    }
    const way: JoinSteps = { start: before.way.start, steps: [...before.way.steps, { list: list.id, column: field.column }] };
    const column = `${joinedPrefix}${steps.size}`;
    steps.set(alias, { way, field: { ...field, listNo: -1, internalName: column, column, indexed: false, unique: false, readOnly: true, options: { ...field.options, Through: way as unknown as Json } } });
  }
  const shown = projected.flatMap(({ name, alias, showField }): FieldRow[] => {
    const step = steps.get(alias);
    return step ? [{ ...step.field, internalName: name, title: name, indexed: false, unique: false, readOnly: true, options: { ...step.field.options, LookupField: showField } }] : [];
  });
  const behind = [...steps.values()].filter(({ way }) => way.steps.length > 0).map(({ field }) => field);
  return { fields: [...behind, ...shown], inner: joins.filter(({ isInner }) => isInner).flatMap(({ alias }) => steps.get(alias)?.field.internalName ?? []) };
}

/** Rows with the numbers of those that joins behind joins lead to, as far as the caller may see them. */
export function withJoined(context: Context, columns: Columns, { fields }: Joined, rows: readonly ItemRow[]): readonly ItemRow[] {
  const behind = fields.filter(({ internalName, column }) => column.startsWith(joinedPrefix) && internalName === column);
  if (behind.length === 0) return rows;
  const ids = rows.map(({ id }) => Number(id));
  const values = behind.map(({ column }) => [column, context.store.reader.sortValues(columns, { name: column, reference: 'id' }, ids)] as const);
  return rows.map((row) => ({ ...row, ...Object.fromEntries(values.map(([column, found]) => [column, found.get(Number(row.id)) ?? null])) }));
}
