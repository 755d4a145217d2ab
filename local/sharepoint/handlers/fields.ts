import { invalidArgument, invalidQuery, propertyMissing } from '../errors/SharePointError';
import type { FieldRow, FieldType, Json, ListRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, type Context, type Resource } from '../routes/context';
import type { Area, Step } from '../routes/table';
import { isShownOnly, shownFields } from '../store/baseFields';
import { siteColumnsTemplate } from '../store/webSettings';
import { describedField } from './fieldXml';
import { addColumn, checkCalculated, checkValidation, type NewField } from './workedOutFields';
import { collection, demand, fieldEntity } from './shapes';

const kinds: Record<number, FieldType> = { 1: 'Integer', 2: 'Text', 3: 'Note', 4: 'DateTime', 6: 'Choice', 7: 'Lookup', 8: 'Boolean', 9: 'Number', 10: 'Currency', 11: 'URL', 14: 'Guid', 15: 'MultiChoice', 17: 'Calculated', 20: 'User', 31: 'Geolocation', 33: 'Location', 34: 'Thumbnail' };
const optionNames = ['MaxLength', 'NumberOfLines', 'RichText', 'AppendOnly', 'RestrictedMode', 'AllowHyperlink', 'UnlimitedLengthInDocumentLibrary', 'DisplayFormat', 'DateTimeCalendarType', 'FriendlyDisplayFormat', 'MinimumValue', 'MaximumValue', 'CommaSeparator', 'CurrencyLocaleId', 'FillInChoice', 'EditFormat', 'AllowMultipleValues', 'SelectionMode', 'SelectionGroup', 'Presence', 'LookupList', 'LookupField', 'LookupWebId', 'IsRelationship', 'RelationshipDeleteBehavior', 'PrimaryFieldId', 'Formula', 'OutputType', 'DateFormat', 'ShowAsPercentage', 'Choices', 'CustomFormatter', 'ClientSideComponentId', 'ClientSideComponentProperties', 'Group', 'Direction', 'JSLink', 'ValidationFormula', 'ValidationMessage', 'StaticName', 'FieldTypeKind', 'TypeAsString', 'InternalName'];

function unwrap(value: Json | undefined): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'results' in value ? (value as Record<string, Json>).results ?? null : (value ?? null);
}

/** Names with blanks and signs are kept as `_x0020_`, as SharePoint builds internal names from titles. */
function internalName(title: string): string {
  return title.replace(/[^\p{L}\p{N}_]/gu, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`).slice(0, 32);
}

function optionsOf(body: Readonly<Record<string, Json>>): Record<string, Json> {
  const options: Record<string, Json> = {};
  for (const name of optionNames) if (body[name] !== undefined && !['StaticName', 'FieldTypeKind', 'TypeAsString', 'InternalName'].includes(name)) options[name] = unwrap(body[name]);
  return options;
}

const common = new Set(['Title', 'Description', 'Required', 'Indexed', 'EnforceUniqueValues', 'Hidden', 'ReadOnlyField', 'DefaultValue', '__metadata', 'odata.type', ...optionNames]);

function changeOf(body: Readonly<Record<string, Json>>, options: FieldRow['options']): Partial<FieldRow> {
  const unknown = Object.keys(body).find((name) => !common.has(name));
  if (unknown) throw propertyMissing(unknown, 'SP.Field');
  return {
    ...(typeof body.Title === 'string' ? { title: body.Title } : {}),
    ...(typeof body.Description === 'string' ? { description: body.Description } : {}),
    ...(typeof body.Required === 'boolean' ? { required: body.Required } : {}),
    ...(typeof body.Indexed === 'boolean' ? { indexed: body.Indexed } : {}),
    ...(typeof body.EnforceUniqueValues === 'boolean' ? { unique: body.EnforceUniqueValues } : {}),
    ...(typeof body.Hidden === 'boolean' ? { hidden: body.Hidden } : {}),
    ...(typeof body.ReadOnlyField === 'boolean' ? { readOnly: body.ReadOnlyField } : {}),
    ...(body.DefaultValue !== undefined ? { defaultValue: body.DefaultValue === null ? null : String(body.DefaultValue) } : {}),
    options: { ...options, ...optionsOf(body) }
  };
}

function newField(title: string, type: FieldType, change: Partial<FieldRow>): NewField {
  const options = change.options ?? {};
  const isMultiple = options.AllowMultipleValues === true && (type === 'User' || type === 'Lookup');
  return {
    internalName: internalName(title), title, type: isMultiple ? `${type}Multi` as FieldType : type, indexed: false, unique: false, required: false, readOnly: false, hidden: false, description: '', defaultValue: null,
    ...change,
    options: type === 'Text' ? { MaxLength: 255, ...options } : options
  };
}

/** The name given counts where the options ask for it, and on a web; else columns of lists are named after what they are shown as (AddFieldOptions: https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee540703(v=office.15)). */
const optionBits = { keepInternalName: 8, addToDefaultView: 16 } as const;

/** @throws 400 for XML that is none, or describes no column, and for an id that is taken. */
export function addFieldFromXml(context: Context, list: ListRow, xml: string, bits: number = 0): FieldRow {
  const { id, name, title, type, flags, options } = describedField(xml);
  const isNamed = name !== undefined && (list.template === siteColumnsTemplate || (bits & optionBits.keepInternalName) !== 0);
  if (id !== undefined && context.store.lists.fields(list).some((field) => field.id === id)) throw invalidArgument(`A duplicate field name "${name ?? title}" was found.`);
  return context.store.database.transaction(() => {
    const field = addColumn(context, list, { ...newField(title, type, { options }), ...flags, ...(id === undefined ? {} : { id }), ...(isNamed ? { internalName: internalName(name) } : {}) });
    const [view] = (bits & optionBits.addToDefaultView) === 0 ? [] : context.store.lists.views(list);
    if (view) context.store.lists.saveView({ ...view, fields: JSON.stringify([...JSON.parse(view.fields) as string[], field.internalName]) });
    return field;
  });
}

function listOf(at: Resource): ListRow {
  if (!at.list) throw invalidQuery('The column has no list.');
  return at.list;
}

/** Columns of a list need the right to manage lists; those of a web, in the stricter reading, the right to manage the web. */
function demandColumns(context: Context, at: Resource): void {
  const list = listOf(at);
  if (list.template === siteColumnsTemplate) demand(context.rights.web(at.web), permission.manageWeb);
  else demand(context.rights.list(at.web, list), permission.manageLists);
}

function fieldOf(at: Resource): FieldRow {
  if (!at.field) throw invalidQuery('There is no column.');
  return at.field;
}

/** By internal name, title or id: one that the list keeps, else one of its base columns. @throws 400 when there is none */
function shownField(context: Context, list: ListRow, name: string): FieldRow {
  const wanted = name.toLowerCase().replace(/[{}]/g, '');
  const base = shownFields(list, context.store.lists.fields(list)).find((field) => field.internalName.toLowerCase() === wanted || field.id === wanted);
  return base ?? context.store.lists.field(list, name);
}

/** @throws 400 for base columns that are shown only: nothing of them is kept here */
function demandKept(field: FieldRow): void {
  if (isShownOnly(field)) throw invalidArgument('The field cannot be updated in this list.');
}

/** Columns of lists. */
export const fieldArea: Area = {
  name: 'Columns',
  steps: [
    { from: 'list', segment: 'fields', to: 'fields', resolve: () => ({}) },
    ...['fields', 'availablefields'].map((segment): Step => ({ from: 'web', segment, to: 'fields', resolve: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      const list = context.store.webSettings.columnsOf(at.web);
      return { list, fields: context.store.lists.fields(list) };
    } })),
    ...['', 'getbyid', 'getbytitle', 'getbyinternalnameortitle'].map((segment) => ({
      from: 'fields', segment, to: 'field',
      resolve: (context: Context, at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ field: shownField(context, listOf(at), String(argument(args, 0))) })
    }))
  ],
  operations: [
    { on: 'fields', method: 'GET', name: 'List columns', support: 'full', handle: (_context, at) => collection('SP.ApiData.Fields', shownFields(listOf(at), at.fields ?? []).map((field) => fieldEntity(listOf(at), field))) },
    { on: 'fields', method: 'POST', name: 'Add a column', support: 'full', logs: { kind: 'Field', type: 1 }, handle: (context, at) => {
      const list = listOf(at);
      demandColumns(context, at);
      const type = kinds[Number(context.body.FieldTypeKind)];
      if (typeof context.body.Title !== 'string' || !type) throw invalidQuery('A column needs a Title and a FieldTypeKind.');
      const change = changeOf(context.body, {});
      return entityAnswer(fieldEntity(list, addColumn(context, list, newField(context.body.Title, type, change))), 201);
    } },
    { on: 'fields', method: 'POST', call: 'addfield', name: 'Add a column by its parameters', support: 'full', logs: { kind: 'Field', type: 1 }, handle: (context, at) => {
      const list = listOf(at);
      demandColumns(context, at);
      const parameters = (context.body.parameters ?? {}) as Readonly<Record<string, Json>>;
      const type = kinds[Number(parameters.FieldTypeKind)];
      if (typeof parameters.Title !== 'string' || !type) throw invalidQuery('A column needs a Title and a FieldTypeKind.');
      const { LookupListId: lookupList, LookupFieldName: lookupField, Choices: choices, ...rest } = parameters;
      const known = Object.fromEntries(Object.entries(rest).filter(([name]) => common.has(name)));
      const target = typeof lookupList === 'string' ? { LookupList: lookupList.replace(/[{}]/g, '').toLowerCase(), LookupField: typeof lookupField === 'string' ? lookupField : 'Title' } : {};
      const change = changeOf(known, { ...target, ...(choices === undefined ? {} : { Choices: unwrap(choices) }) });
      return entityAnswer(fieldEntity(list, addColumn(context, list, newField(parameters.Title, type, change))), 201);
    } },
    { on: 'fields', method: 'POST', call: 'adddependentlookupfield', name: 'Add a column that shows more of a lookup', support: 'full', logs: { kind: 'Field', type: 1 }, handle: (context, at, args) => {
      const list = listOf(at);
      demandColumns(context, at);
      const primary = context.store.lists.field(list, String(argument(args, 1, 'primarylookupfieldid')).replace(/[{}]/g, '').toLowerCase());
      const shown = String(argument(args, 2, 'showfield'));
      const target = context.store.lists.byId(String(primary.options.LookupList ?? ''));
      if (!primary.type.startsWith('Lookup') || !target) throw invalidArgument('The primary column is no lookup.');
      // A column that the other list does not have is taken, and shows nothing (pnpjs test/sp/fields.ts).
      const options = { ...primary.options, LookupField: shown, PrimaryFieldId: primary.id, IsDependentLookup: true };
      return entityAnswer(fieldEntity(list, context.store.lists.addAlias(list, primary, newField(String(argument(args, 0, 'displayname')), primary.type, { options, readOnly: true }))), 201);
    } },
    { on: 'field', method: 'GET', name: 'Read a column', support: 'full', handle: (_context, at) => entityAnswer(fieldEntity(listOf(at), fieldOf(at))) },
    { on: 'field', method: 'MERGE', name: 'Change a column', support: 'full', logs: { kind: 'Field', type: 2 }, handle: (context, at) => {
      demandColumns(context, at);
      const [list, shown] = [listOf(at), fieldOf(at)];
      demandKept(shown);
      const field = context.store.lists.field(list, shown.internalName);
      const change = changeOf(context.body, field.options);
      checkCalculated(context.store.lists.fields(list), { ...field, ...change });
      checkValidation(context.store.lists.fields(list), change.options?.ValidationFormula, field.internalName);
      context.store.database.transaction(() => {
        context.store.lists.updateField(list, field, change);
        if (field.type === 'Calculated') context.store.derived.refreshAll(list);
      });
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'field', method: 'DELETE', name: 'Delete a column', support: 'full', logs: { kind: 'Field', type: 3 }, handle: (context, at) => {
      demandColumns(context, at);
      if (fieldOf(at).builtIn) throw invalidArgument('The field cannot be deleted from this list.');
      const [list, field] = [listOf(at), fieldOf(at)];
      context.store.database.transaction(() => {
        for (const part of context.store.lists.fields(list).filter(({ options }) => options.PlaceOf === field.internalName)) context.store.lists.deleteField(list, part);
        context.store.lists.deleteField(list, field);
        context.store.derived.refreshAll(list);
      });
      return { kind: 'nothing', status: 200 };
    } },
    ...(['setshowindisplayform', 'setshowineditform', 'setshowinnewform'] as const).map((call) => ({
      on: 'field', method: 'POST' as const, call, name: 'Show a column in a form', support: 'partly' as const, note: 'accepted; there are no forms here',
      handle: (context: Context, at: Resource) => {
        demandColumns(context, at);
        return { kind: 'null' as const };
      }
    }))
  ]
};
