import { invalidQuery } from '../errors/SharePointError';
import type { Json } from '../model';

const largest = 2_147_483_647;

/** A number of a body as `Edm.Int32`; a text of digits counts too. @throws 400 for everything else, and outside of the range. */
export function wholeNumber(name: string, value: Json | undefined, range: { readonly from?: number; readonly to?: number } = {}): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  const { from = 0, to = largest } = range;
  if (typeof number === 'number' && Number.isInteger(number) && number >= from && number <= to) return number;
  throw invalidQuery(`Cannot convert a primitive value of the property '${name}' to the expected type 'Edm.Int32'. See the inner exception for more details.`);
}
