/** What a formula works with. Dates are days since the end of 1899, with the time of day behind the point; null is an empty column. */
export type Value = number | string | boolean | null | FormulaError;

/** A value that says why there is none: `#DIV/0!`, `#VALUE!`, `#NUM!`, `#N/A`, `#NAME?`. */
export class FormulaError {
  public constructor(public readonly code: '#DIV/0!' | '#VALUE!' | '#NUM!' | '#N/A' | '#NAME?') {}
}

export const valueError = new FormulaError('#VALUE!');
export const numberError = new FormulaError('#NUM!');

const dayMilliseconds = 86_400_000;
/** Serial day 0 of the 1900 system as it counts from March 1900 on: the wrong 29 February 1900 is one day. */
const epoch = Date.UTC(1899, 11, 30);

export const serialOf = (time: number): number => (time - epoch) / dayMilliseconds;
/** Rounded to the second, as dates of rows are kept. */
export const timeOf = (serial: number): number => epoch + Math.round(serial * 86_400) * 1000;

/** A text as a date, in ISO form or as month/day/year. */
export function dateIn(text: string): number | undefined {
  const english = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*$/.exec(text);
  const time = english ? Date.UTC(Number(english[3]), Number(english[1]) - 1, Number(english[2]), Number(english[4] ?? 0), Number(english[5] ?? 0), Number(english[6] ?? 0)) : /^\s*\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(time) ? undefined : serialOf(time);
}

export function toNumber(value: Value): number | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return value;
  const text = value.trim();
  const isPercent = text.endsWith('%');
  const plain = (isPercent ? text.slice(0, -1) : text).replace(/^\$/, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  if (plain !== '' && Number.isFinite(Number(plain))) return isPercent ? Number(plain) / 100 : Number(plain);
  return dateIn(text) ?? valueError;
}

export function toText(value: Value): string | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : value;
}

export function toTruth(value: Value): boolean | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : valueError;
}

const rank = (value: Exclude<Value, FormulaError>): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** Numbers come before texts, texts before yes and no; case does not tell texts apart; an empty column is 0, "" or no. */
export function compareValues(left: Value, right: Value): number | FormulaError {
  if (left instanceof FormulaError) return left;
  if (right instanceof FormulaError) return right;
  const like = (value: typeof left, other: typeof left): Exclude<Value, FormulaError> => (value !== null ? value : typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const [a, b] = [like(left, right), like(right, left)];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}
