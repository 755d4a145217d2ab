import type { Json } from '../model';

type JsonRecord = Readonly<Record<string, Json>>;

const isRecord = (value: Json): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Complex types that properties have, by the names in them. */
const complexTypes: readonly (readonly [type: string, ...names: readonly string[]])[] = [
  ['SP.ResourcePath', 'DecodedUrl'], ['SP.BasePermissions', 'High', 'Low'], ['SP.FieldUrlValue', 'Description', 'Url'], ['SP.FieldGeolocationValue', 'Altitude', 'Latitude', 'Longitude', 'Measure'], ['SP.UserIdInfo', 'NameId', 'NameIdIssuer'], ['SP.Taxonomy.TaxonomyFieldValue', 'Label', 'TermGuid', 'WssId']
];

function complexType(value: JsonRecord): string | undefined {
  const names = Object.keys(value).sort();
  if (names.length === 1 && names[0] === 'StringValue') return String(value.StringValue).startsWith('0x') ? 'SP.ContentTypeId' : 'SP.ChangeToken';
  return complexTypes.find(([, ...wanted]) => wanted.length === names.length && wanted.every((name, index) => name === names[index]))?.[0];
}

/** A property at the verbose level: collections lie in `results`, and complex values name their type (as recorded for columns, changes and levels). */
export function verboseValue(value: Json): Json {
  if (Array.isArray(value)) {
    const first = value[0];
    const type = first !== undefined && isRecord(first) ? complexType(first) : typeof first === 'number' ? 'Edm.Int32' : 'Edm.String';
    return { ...(type === undefined ? {} : { __metadata: { type: `Collection(${type})` } }), results: value.map(verboseValue) };
  }
  if (!isRecord(value) || '__metadata' in value || 'results' in value) return value;
  const type = complexType(value);
  return type === undefined ? value : { __metadata: { type }, ...value };
}
