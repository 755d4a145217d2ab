import { randomBytes } from 'node:crypto';
import { invalidArgument } from '../errors/SharePointError';
import { checkFormula, formulaInvalid } from '../formulas/formula';
import type { FieldRow, ListRow } from '../model';
import type { Context } from '../routes/context';
import { formulaColumn } from '../store/derived';
import { isTaxonomy } from '../store/taxonomyValues';

export type NewField = Parameters<Context['store']['lists']['addField']>[1];

/** What a calculated column may give: text, date, yes or no, number, currency (SP.FieldType). */
const outputTypes = new Set([2, 4, 8, 9, 10]);

/** @throws 500 for a formula that is not valid, as the real service words it, 400 for a kind of result that there is not */
export function checkCalculated(fields: readonly FieldRow[], field: Pick<FieldRow, 'type' | 'internalName' | 'options'>): void {
  if (field.type !== 'Calculated') return;
  const { Formula: formula, OutputType: output = 2 } = field.options;
  if (!outputTypes.has(Number(output))) throw invalidArgument('The OutputType of the calculated column is not valid.');
  if (typeof formula !== 'string' || formula.trim() === '') throw formulaInvalid();
  checkFormula(formula, (name) => formulaColumn(fields, name, field.internalName) !== undefined);
}

/** A validation reads columns that formulas may read; one of a column that column alone, and none reads what is worked out by itself. @throws 500 as `checkCalculated` does */
export function checkValidation(fields: readonly FieldRow[], formula: unknown, own?: string): void {
  if (typeof formula !== 'string' || formula === '') return;
  checkFormula(formula, (name) => { const read = formulaColumn(fields, name); return read !== undefined && (own === undefined || read.internalName === own); });
}

/** Columns that come with a column of places, read-only, with what they are called behind its title. */
const placeParts = [['DispName', 'Name'], ['Street', 'Street'], ['City', 'City'], ['State', 'State'], ['CountryOrRegion', 'Country/Region'], ['PostalCode', 'Postal Code'], ['GeoLoc', 'Coordinates']] as const;

function addPlaceParts(context: Context, list: ListRow, place: FieldRow): void {
  for (const [part, label] of placeParts) {
    context.store.lists.addField(list, {
      internalName: part, title: `${place.title}: ${label}`, type: part === 'GeoLoc' ? 'Geolocation' : 'Text', indexed: false, unique: false, required: false, readOnly: true, hidden: false, description: '', defaultValue: null,
      options: { PlaceOf: place.internalName, PlacePart: part }
    });
  }
}

/** A column of terms has a hidden text beside it, which clients write several terms to: the one that it names, or one of its own. */
function withText(context: Context, list: ListRow, terms: FieldRow): FieldRow {
  const { lists } = context.store;
  const named = lists.fields(list).find(({ id, type }) => type === 'Note' && id === terms.options.TextField);
  const text = named ?? lists.addField(list, { internalName: `k${randomBytes(16).toString('hex').slice(1)}`, title: `${terms.title}_0`, type: 'Note', indexed: false, unique: false, required: false, readOnly: false, hidden: true, description: '', defaultValue: null, options: {} });
  lists.updateField(list, text, { options: { ...text.options, TextOf: terms.internalName } });
  return lists.updateField(list, terms, { options: { ...terms.options, TextField: text.id } });
}

/** Adds a column, with those that come with it; what is worked out is worked out for every row. @throws as `checkCalculated` does */
export function addColumn(context: Context, list: ListRow, field: NewField): FieldRow {
  const { store } = context;
  checkCalculated(store.lists.fields(list), field);
  return store.database.transaction(() => {
    const added = store.lists.addField(list, field);
    if (added.type === 'Location') addPlaceParts(context, list, added);
    if (isTaxonomy(added)) return withText(context, list, added);
    if (added.type === 'Calculated') store.derived.refreshAll(list);
    return added;
  });
}
