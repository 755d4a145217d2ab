import type { FieldRow, Json, ListRow } from '../model';
import { siteColumnsTemplate } from '../store/webSettings';

const typeKinds: Record<string, number> = {
  Integer: 1, Text: 2, Note: 3, DateTime: 4, Counter: 5, Choice: 6, Lookup: 7, LookupMulti: 7, Boolean: 8, Number: 9, Currency: 10, URL: 11, Computed: 12, Guid: 14, MultiChoice: 15,
  Calculated: 17, File: 18, Attachments: 19, User: 20, UserMulti: 20, ContentTypeId: 25, Geolocation: 31, Location: 33, Thumbnail: 34, TaxonomyFieldType: 0, TaxonomyFieldTypeMulti: 0
};
const typeNames: Record<string, string> = {
  Text: 'SP.FieldText', Note: 'SP.FieldMultiLineText', DateTime: 'SP.FieldDateTime', Choice: 'SP.FieldChoice', MultiChoice: 'SP.FieldMultiChoice', Lookup: 'SP.FieldLookup', LookupMulti: 'SP.FieldLookup',
  Number: 'SP.FieldNumber', Currency: 'SP.FieldCurrency', URL: 'SP.FieldUrl', User: 'SP.FieldUser', UserMulti: 'SP.FieldUser', Calculated: 'SP.FieldCalculated', Guid: 'SP.FieldGuid', Location: 'SP.FieldLocation', Geolocation: 'SP.FieldGeolocation', TaxonomyFieldType: 'SP.Taxonomy.TaxonomyField', TaxonomyFieldTypeMulti: 'SP.Taxonomy.TaxonomyField'
};

export const fieldTypeName = ({ type }: FieldRow): string => typeNames[type] ?? 'SP.Field';

const choices = { Choices: [], FillInChoice: false, Mappings: null };
const number = { CommaSeparator: false, CustomUnitName: null, CustomUnitOnRight: true, DisplayFormat: -1, MaximumValue: Number.MAX_VALUE, MinimumValue: -Number.MAX_VALUE, ShowAsPercentage: false, Unit: null };
const lookup = { AllowMultipleValues: false, DependentLookupInternalNames: [], IsDependentLookup: false, IsRelationship: false, PrimaryFieldId: null, RelationshipDeleteBehavior: 0, UnlimitedLengthInDocumentLibrary: false };
const user = { ...lookup, AllowDisplay: true, LookupField: '', LookupList: '', LookupWebId: '00000000-0000-0000-0000-000000000000', Presence: true, SelectionGroup: 0, SelectionMode: 1, UserDisplayOptions: '' };

const noId = '00000000-0000-0000-0000-000000000000';
/** Keys and types as recorded of columns of managed metadata. */
const taxonomy = {
  ...lookup, LookupField: 'Term1033', LookupList: '', LookupWebId: noId, AnchorId: noId, CreateValuesInEditForm: false, IsAnchorValid: true, IsDocTagsEnabled: false, IsEnhancedImageTaggingEnabled: false, IsKeyword: false, IsPathRendered: false, IsTermSetValid: true, Open: false, SspId: noId, TargetTemplate: null,
  TermSetId: noId, TextField: noId, UserCreated: false
};

/** What a column of a type says of itself where nothing was set (FieldText, FieldNumber and the like: https://learn.microsoft.com/previous-versions/office/developer/sharepoint-rest-reference/dn600182(v=office.15)). */
const typeDefaults: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  Text: { MaxLength: 255 }, Number: number, Currency: { ...number, CurrencyLocaleId: 1033 }, Choice: { ...choices, EditFormat: 0 }, MultiChoice: choices, URL: { DisplayFormat: 0 },
  Note: { AllowHyperlink: false, AppendOnly: false, IsLongHyperlink: false, NumberOfLines: 6, RestrictedMode: false, RichText: false, UnlimitedLengthInDocumentLibrary: false, WikiLinking: false },
  DateTime: { DateTimeCalendarType: 0, DisplayFormat: 1, FriendlyDisplayFormat: 0 },
  Lookup: { ...lookup, LookupField: 'Title', LookupList: '' }, LookupMulti: { ...lookup, AllowMultipleValues: true, LookupField: 'Title', LookupList: '' }, User: user, UserMulti: { ...user, AllowMultipleValues: true },
  TaxonomyFieldType: taxonomy, TaxonomyFieldTypeMulti: { ...taxonomy, AllowMultipleValues: true },
  Calculated: { CurrencyLocaleId: 1033, DateFormat: 0, DisplayFormat: -1, Formula: '', OutputType: 2, ShowAsPercentage: false }
};

/** What a type is called in English; those of Text and Boolean as recorded. */
const displayNames: Readonly<Record<string, string>> = {
  Text: 'Single line of text', Note: 'Multiple lines of text', Choice: 'Choice', MultiChoice: 'Choice', Number: 'Number', Currency: 'Currency', DateTime: 'Date and Time', Lookup: 'Lookup', LookupMulti: 'Lookup', Boolean: 'Yes/No', User: 'Person or Group', UserMulti: 'Person or Group',
  URL: 'Hyperlink or Picture', Calculated: 'Calculated', Counter: 'Counter', ContentTypeId: 'Content Type Id', Location: 'Location', Geolocation: 'Geolocation', Thumbnail: 'Image', TaxonomyFieldType: 'Managed Metadata', TaxonomyFieldTypeMulti: 'Managed Metadata'
};

/** What a type is for, where it says more than its name (that of lookups as recorded). */
const shortDescriptions: Readonly<Record<string, string>> = {
  Choice: 'Choice (menu to choose from)', MultiChoice: 'Choice (menu to choose from)', Number: 'Number (1, 1.0, 100)', Currency: 'Currency ($, ¥, €)', Lookup: 'Lookup (information already on this site)', LookupMulti: 'Lookup (information already on this site)', Boolean: 'Yes/No (check box)',
  Calculated: 'Calculated (calculation based on other columns)'
};

const kept = new Set(['Mult', 'XmlAttributes', 'PlaceOf', 'PlacePart', 'TextOf']);
/** What a formula gives, as XML names it. */
const resultTypes: Readonly<Record<string, string>> = { 2: 'Text', 4: 'DateTime', 8: 'Boolean', 9: 'Number', 10: 'Currency' };

/** Properties of SP.Field and of its kind. */
export function fieldProps(list: ListRow, field: FieldRow): Readonly<Record<string, Json>> {
  const { options } = field;
  const name = field.internalName;
  return {
    AutoIndexed: false, CanBeDeleted: !field.builtIn, ClientSideComponentId: '00000000-0000-0000-0000-000000000000', ClientSideComponentProperties: null, ClientValidationFormula: null, ClientValidationMessage: null, CustomFormatter: null,
    DefaultFormula: null, DefaultValue: field.defaultValue, Description: field.description, Direction: 'none', EnforceUniqueValues: field.unique, EntityPropertyName: name.startsWith('_') ? `OData_${name}` : name,
    Filterable: field.type !== 'Note', FromBaseType: field.builtIn, Group: 'Custom Columns', Hidden: field.hidden, Id: field.id, Indexed: field.indexed, IndexStatus: 0,
    InternalName: name, IsModern: false, JSLink: 'clienttemplates.js', PinnedToFiltersPane: false, ReadOnlyField: field.readOnly, Required: field.required, SchemaXml: schemaXml(list, field), Scope: list.template === siteColumnsTemplate ? list.url.replace(/\/Lists\/[^/]*$/, '') : list.url,
    Sealed: false, ShowInFiltersPane: 0, Sortable: field.type !== 'Note', StaticName: name, Title: field.title, FieldTypeKind: typeKinds[field.type] ?? 0, TypeAsString: field.type,
    TypeDisplayName: displayNames[field.type] ?? field.type, TypeShortDescription: shortDescriptions[field.type] ?? displayNames[field.type] ?? field.type, ValidationFormula: null, ValidationMessage: null,
    ...typeDefaults[field.type], ...(field.type.startsWith('Lookup') ? { LookupWebId: list.webId } : {}),
    ...Object.fromEntries(Object.entries(options).filter(([key]) => !kept.has(key))),
    ...(typeof options.LookupList === 'string' && options.LookupList !== '' ? { LookupList: `{${options.LookupList.replace(/[{}]/g, '')}}` } : {})
  };
}

const escapeXml = (text: string): string => text.replace(/[<>&"]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] ?? character);

/** Format is a word for dates, choices and links. */
function formatOf({ type, options }: FieldRow): string | undefined {
  if (type === 'DateTime') return options.DisplayFormat === 0 ? 'DateOnly' : 'DateTime';
  if (type === 'Choice') return options.EditFormat === 1 ? 'RadioButtons' : 'Dropdown';
  if (type === 'Calculated' && options.OutputType === 4) return options.DateFormat === 1 ? 'DateTime' : 'DateOnly';
  if (type === 'URL') return options.DisplayFormat === 1 ? 'Image' : 'Hyperlink';
  return undefined;
}

/** What of a column's options its XML has as attributes; undefined ones are left out. */
function optionAttributes(field: FieldRow): Readonly<Record<string, string | undefined>> {
  const { type, options } = field;
  const truth = (name: string): string | undefined => (typeof options[name] === 'boolean' ? String(options[name]).toUpperCase() : undefined);
  const plain = (name: string): string | undefined => (typeof options[name] === 'number' || (typeof options[name] === 'string' && options[name] !== '') ? String(options[name]) : undefined);
  const isNumber = type === 'Number' || type === 'Currency';
  return {
    Format: formatOf(field), Group: plain('Group'), MaxLength: plain('MaxLength'), NumLines: plain('NumberOfLines'), RichText: truth('RichText'), AppendOnly: truth('AppendOnly'), RestrictedMode: truth('RestrictedMode'),
    Min: isNumber ? plain('MinimumValue') : undefined, Max: isNumber ? plain('MaximumValue') : undefined, Decimals: isNumber && Number(options.DisplayFormat ?? -1) >= 0 ? plain('DisplayFormat') : undefined, Percentage: truth('ShowAsPercentage'), LCID: type === 'Currency' ? plain('CurrencyLocaleId') : undefined,
    FillInChoice: truth('FillInChoice'), List: plain('LookupList') && `{${String(options.LookupList).replace(/[{}]/g, '')}}`, ShowField: plain('LookupField'), FieldRef: plain('PrimaryFieldId'), Mult: type.endsWith('Multi') ? 'TRUE' : undefined,
    ResultType: type === 'Calculated' ? resultTypes[String(options.OutputType ?? 2)] : undefined,
    UserSelectionMode: type.startsWith('User') && options.SelectionMode !== undefined ? (options.SelectionMode === 0 ? 'PeopleOnly' : 'PeopleAndGroups') : undefined, UserSelectionScope: type.startsWith('User') ? plain('SelectionGroup') : undefined
  };
}

/** The column as XML: what it was made from, with what has been changed since. */
function schemaXml(list: ListRow, field: FieldRow): string {
  const { options } = field;
  const attributes: Readonly<Record<string, string | undefined>> = {
    ...(options.XmlAttributes as Readonly<Record<string, string>> | undefined), ...optionAttributes(field),
    Type: field.type, DisplayName: field.title, ID: `{${field.id}}`, SourceID: `{${list.template === siteColumnsTemplate ? list.webId : list.id}}`, StaticName: field.internalName, Name: field.internalName, ColName: undefined,
    Description: field.description === '' ? undefined : field.description, Required: field.required ? 'TRUE' : undefined, Indexed: field.indexed ? 'TRUE' : undefined, EnforceUniqueValues: field.unique ? 'TRUE' : undefined,
    Hidden: field.hidden ? 'TRUE' : undefined, ReadOnly: field.readOnly ? 'TRUE' : undefined
  };
  const written = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${escapeXml(value)}"`])).join(' ');
  const named = Array.isArray(options.Choices) ? `<CHOICES>${options.Choices.map((choice) => `<CHOICE>${escapeXml(String(choice))}</CHOICE>`).join('')}</CHOICES>` : '';
  const inside = `${field.defaultValue === null ? '' : `<Default>${escapeXml(field.defaultValue)}</Default>`}${named}${typeof options.Formula === 'string' ? `<Formula>${escapeXml(options.Formula)}</Formula>` : ''}`;
  return inside === '' ? `<Field ${written} />` : `<Field ${written}>${inside}</Field>`;
}
