import type { Element } from '@xmldom/xmldom';
import { invalidArgument } from '../errors/SharePointError';
import type { FieldRow, FieldType, Json } from '../model';
import { parseXml } from '../xml/parseXml';

/** Types that `Type` of a column's XML may name. */
const addable = new Set<string>(['Text', 'Note', 'DateTime', 'Choice', 'Lookup', 'LookupMulti', 'Boolean', 'Number', 'Currency', 'URL', 'Guid', 'MultiChoice', 'Calculated', 'User', 'UserMulti', 'Integer', 'Location', 'Thumbnail', 'Geolocation', 'TaxonomyFieldType', 'TaxonomyFieldTypeMulti']);
const outputTypes: Readonly<Record<string, number>> = { Text: 2, DateTime: 4, Boolean: 8, Number: 9, Currency: 10 };
/** Attributes that say what the column itself knows, or the store decides. */
const known = new Set(['Type', 'DisplayName', 'Name', 'ID', 'SourceID', 'StaticName', 'ColName', 'RowOrdinal', 'Required', 'Indexed', 'EnforceUniqueValues', 'Hidden', 'ReadOnly', 'Description', 'Version', 'xmlns']);

export interface DescribedField {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly title: string;
  readonly type: FieldType;
  readonly flags: Pick<FieldRow, 'required' | 'indexed' | 'unique' | 'hidden' | 'readOnly' | 'description' | 'defaultValue'>;
  readonly options: Readonly<Record<string, Json>>;
}

function numbersOf(pairs: Readonly<Record<string, string | undefined>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(pairs).flatMap(([name, text]) => (text === undefined || text.trim() === '' || !Number.isFinite(Number(text)) ? [] : [[name, Number(text)]])));
}

/** Attributes of one type as the properties that REST shows (https://learn.microsoft.com/sharepoint/dev/schema/field-element-field). */
function typeOptions(type: string, attribute: (name: string) => string | undefined, isTrue: (name: string) => boolean): Record<string, Json> {
  const format = attribute('Format');
  const limits = { MinimumValue: attribute('Min'), MaximumValue: attribute('Max'), DisplayFormat: attribute('Decimals') };
  switch (type) {
    case 'Note': return { RichText: isTrue('RichText'), AppendOnly: isTrue('AppendOnly'), NumberOfLines: 6, ...numbersOf({ NumberOfLines: attribute('NumLines') }) };
    case 'Number': return { ...numbersOf(limits), ...(attribute('Percentage') ? { ShowAsPercentage: isTrue('Percentage') } : {}) };
    case 'Currency': return numbersOf({ ...limits, CurrencyLocaleId: attribute('LCID') });
    case 'DateTime': return { DisplayFormat: format === 'DateOnly' ? 0 : 1, FriendlyDisplayFormat: attribute('FriendlyDisplayFormat') === 'Relative' ? 2 : attribute('FriendlyDisplayFormat') === 'Disabled' ? 1 : 0 };
    case 'Choice': return { EditFormat: format === 'RadioButtons' ? 1 : 0, FillInChoice: isTrue('FillInChoice') };
    case 'MultiChoice': return { FillInChoice: isTrue('FillInChoice') };
    case 'URL': return { DisplayFormat: format === 'Image' ? 1 : 0 };
    case 'User': case 'UserMulti': return { SelectionMode: attribute('UserSelectionMode') === 'PeopleOnly' ? 0 : 1, ...numbersOf({ SelectionGroup: attribute('UserSelectionScope') }) };
    case 'Calculated': return { OutputType: outputTypes[attribute('ResultType') ?? 'Text'] ?? 2, DateFormat: format === 'DateTime' ? 1 : 0, ...numbersOf({ DisplayFormat: attribute('Decimals') }), ...(attribute('Percentage') ? { ShowAsPercentage: isTrue('Percentage') } : {}) };
    case 'TaxonomyFieldType': case 'TaxonomyFieldTypeMulti': return { AllowMultipleValues: type.endsWith('Multi') };
    default: return {};
  }
}

const termProperties = ['SspId', 'TermSetId', 'AnchorId', 'TextField', 'Open', 'UserCreated', 'IsPathRendered', 'CreateValuesInEditForm', 'IsKeyword'] as const;

/** What a column of managed metadata says of its terms (ArrayOfProperty: https://learn.microsoft.com/sharepoint/dev/schema/field-element-field). */
function termOptions(element: Element): Record<string, Json> {
  // Only what lies right in a property is looked at, so that nesting them costs nothing.
  const inside = (property: Element, name: string): string => [...property.childNodes].find(({ nodeName }) => nodeName === name)?.textContent ?? '';
  const properties = [...element.getElementsByTagName('Property')].map((property) => [inside(property, 'Name'), inside(property, 'Value').trim()] as const);
  return Object.fromEntries(properties.filter(([name]) => (termProperties as readonly string[]).includes(name)).map(([name, value]) => [name, /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value.replace(/[{}]/g, '').toLowerCase()]));
}

function childText(element: Element, name: string): string | null {
  return element.getElementsByTagName(name)[0]?.textContent ?? null;
}

/** What the XML of a column says. @throws 400 for XML that is none, or describes no column. */
export function describedField(xml: string): DescribedField {
  const element = parseXml(xml);
  if (element?.tagName !== 'Field') throw invalidArgument('The schema of the field is no valid XML.');
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const isTrue = (name: string): boolean => attribute(name)?.toUpperCase() === 'TRUE';
  const type = attribute('Type') ?? '';
  if (!addable.has(type)) throw invalidArgument(`Field type ${type} is not installed properly.`);
  const title = attribute('DisplayName') || attribute('Name') || '';
  if (title === '') throw invalidArgument('The field needs a DisplayName or a Name.');
  const id = attribute('ID')?.replace(/[{}]/g, '').toLowerCase();
  if (id !== undefined && !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) throw invalidArgument('The ID of the field is no GUID.');
  const choices = [...element.getElementsByTagName('CHOICE')].map((choice) => choice.textContent ?? '');
  const formula = childText(element, 'Formula');
  const rest = Object.fromEntries([...element.attributes].filter(({ name }) => !known.has(name)).map(({ name, value }) => [name, value]));
  return {
    id, name: attribute('Name'), title, type: (isTrue('Mult') && !type.endsWith('Multi') && /^(User|Lookup)$/.test(type) ? `${type}Multi` : type) as FieldType,
    flags: { required: isTrue('Required'), indexed: isTrue('Indexed'), unique: isTrue('EnforceUniqueValues'), hidden: isTrue('Hidden'), readOnly: isTrue('ReadOnly'), description: attribute('Description') ?? '', defaultValue: childText(element, 'Default') },
    options: {
      ...typeOptions(type, attribute, isTrue), ...(type.startsWith('Taxonomy') ? termOptions(element) : {}), ...numbersOf({ MaxLength: attribute('MaxLength') }),
      ...(choices.length > 0 ? { Choices: choices } : {}), ...(formula === null ? {} : { Formula: formula }),
      ...(attribute('List') && !type.startsWith('Taxonomy') ? { LookupList: (attribute('List') ?? '').replace(/[{}]/g, '').toLowerCase(), LookupField: attribute('ShowField') ?? 'Title' } : {}),
      ...(attribute('Group') ? { Group: attribute('Group') ?? '' } : {}), ...(attribute('CustomFormatter') ? { CustomFormatter: attribute('CustomFormatter') ?? '' } : {}), ...(attribute('JSLink') ? { JSLink: attribute('JSLink') ?? '' } : {}),
      ...(Object.keys(rest).length > 0 ? { XmlAttributes: rest } : {})
    }
  };
}
