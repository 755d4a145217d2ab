import { invalidQuery, invalidValue, propertyMissing } from '../errors/SharePointError';
import { defaultLimits, type Limits } from '../limits';
import type { FieldRow, Json, Stored } from '../model';
import { outputOf } from './derived';
import { isTaxonomy, shownTerms, storedTerms } from './taxonomyValues';

/** Ids are Edm.Int32. */
const largestId = 2_147_483_647;
/** A url is never longer, whatever the limits of text are. */
const urlLimit = 255;

function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(field: FieldRow, value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') throw mismatch(field, 'Edm.String');
  throw mismatch(field, 'Edm.String');
}

function mismatch(field: FieldRow, expected: string): Error {
  return invalidQuery(`Cannot convert a primitive value of the property '${field.internalName}' to the expected type '${expected}'. See the inner exception for more details.`);
}

/** XML forbids these characters, and SharePoint keeps its rows in XML on the way: the strict reading refuses them. */
// eslint-disable-next-line no-control-regex -- the very characters that are looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function checkedText(field: FieldRow, value: string, limit: number): string {
  if (forbidden.test(value)) throw invalidValue(`Invalid text value.\n\nThe text field '${field.title}' contains invalid data. Please check the value and try again.`);
  if (value.length > limit) throw invalidValue(`Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.`);
  return value;
}

function ids(field: FieldRow, value: Json): string | null {
  const list = isRecord(value) ? value.results : value;
  if (list === null || list === undefined) return null;
  if (!Array.isArray(list) || !list.every((one) => Number.isInteger(one) && Math.abs(Number(one)) <= largestId)) throw mismatch(field, 'Collection(Edm.Int32)');
  return list.length === 0 ? null : JSON.stringify(list);
}

function lookupId(field: FieldRow, value: Json): number | null {
  if (value === null) return null;
  // An empty string is refused for people and lookups (measured): null clears them.
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= largestId) return value > 0 ? value : null;
  if (typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= largestId) return Number(value);
  throw mismatch(field, 'Edm.Int32');
}

function instant(field: FieldRow, value: Json): string | null {
  if (value === null) return null;
  const time = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  const year = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
  if (year < 1900 || year > 8900) throw mismatch(field, 'Edm.DateTime');
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function choices(field: FieldRow, value: Json): string | null {
  const list = isRecord(value) ? value.results : value;
  if (list === null || list === undefined) return null;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) throw mismatch(field, 'Collection(Edm.String)');
  return list.length === 0 ? null : JSON.stringify(list);
}

function url(field: FieldRow, value: Json): string | null {
  if (value === null) return null;
  if (!isRecord(value) || typeof value.Url !== 'string') throw mismatch(field, 'SP.FieldUrlValue');
  if (value.Url.length > urlLimit) throw invalidValue('Invalid URL value.\n\nA URL field contains invalid data. Please check the value and try again.');
  return JSON.stringify({ Description: value.Description ?? value.Url, Url: value.Url });
}

/** A place on the globe, as SP.FieldGeolocationValue has it. */
function point(field: FieldRow, value: Json): string {
  if (!isRecord(value)) throw mismatch(field, 'SP.FieldGeolocationValue');
  const { Latitude: latitude, Longitude: longitude, Altitude: altitude = 0, Measure: measure = 0 } = value;
  const isWithin = (number: Json | undefined, most: number): boolean => typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= most;
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180) || !isWithin(altitude, Number.MAX_VALUE) || !isWithin(measure, Number.MAX_VALUE)) throw invalidValue('Invalid geolocation value.\n\nThe latitude lies between -90 and 90, the longitude between -180 and 180.');
  return JSON.stringify({ Altitude: altitude, Latitude: latitude, Longitude: longitude, Measure: measure });
}

/** What a formula gave, as a text: numbers with 15 digits, dates as instants, yes and no as 1 and 0. */
function calculated(field: FieldRow, value: NonNullable<Stored>): string {
  const isNumber = typeof value === 'number' && ['Number', 'Currency'].includes(outputOf(field));
  if (!isNumber) return String(value);
  const digits = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return value.toFixed(Math.max(0, Math.min(15, 15 - Math.max(digits, 1))));
}

/**
 * Checks one value of a JSON body and gives what the column stores.
 * @throws 400 when the type is wrong or the text too long.
 */
export function toStored(field: FieldRow, value: Json, limits: Pick<Limits, 'textLength' | 'noteLength'> = defaultLimits): Stored {
  if (value === null) return null;
  switch (field.type) {
    case 'Text': case 'Choice': case 'File': case 'Guid': case 'ContentTypeId':
      return checkedText(field, text(field, value), Math.min(limits.textLength, typeof field.options.MaxLength === 'number' ? field.options.MaxLength : limits.textLength));
    case 'Note': case 'Location': case 'Thumbnail':
      return checkedText(field, text(field, value), limits.noteLength);
    case 'Number': case 'Currency': case 'Integer': {
      const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
      if (!Number.isFinite(number)) throw mismatch(field, 'Edm.Double');
      if (field.type === 'Integer' && (!Number.isInteger(number) || Math.abs(number) > largestId)) throw mismatch(field, 'Edm.Int32');
      return number;
    }
    case 'Boolean':
      if (typeof value !== 'boolean') throw mismatch(field, 'Edm.Boolean');
      return Number(value);
    case 'DateTime':
      return instant(field, value);
    case 'MultiChoice':
      return choices(field, value);
    case 'URL':
      return url(field, value);
    case 'User': case 'Lookup':
      return lookupId(field, value);
    case 'UserMulti': case 'LookupMulti':
      return ids(field, value);
    case 'Geolocation':
      return point(field, value);
    case 'TaxonomyFieldType': case 'TaxonomyFieldTypeMulti':
      return checkedText(field, storedTerms(field, value) ?? '', limits.noteLength) || null;
    default:
      throw propertyMissing(field.internalName, 'SP.ListItem');
  }
}

/** A stored value as JSON; people and lookups appear as numbers under `<name>Id`. */
export function toJson(field: FieldRow, value: Stored | undefined): Json {
  if (isTaxonomy(field)) return shownTerms(field, value);
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'Boolean': case 'Attachments':
      return value === 1;
    case 'MultiChoice': case 'UserMulti': case 'LookupMulti': case 'URL': case 'Geolocation':
      return JSON.parse(String(value)) as Json;
    case 'Calculated':
      return calculated(field, value);
    default:
      return value;
  }
}
