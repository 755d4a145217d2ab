import { formatValue } from './format';
import { dateIn, FormulaError, numberError, serialOf, timeOf, toNumber, toText, toTruth, valueError, type Value } from './values';

/** Arguments that are worked out when they are asked for, so that IF looks at one branch only. */
export type Argument = () => Value;

/** What a formula may ask of its surroundings. */
export interface Surroundings {
  readonly now: Date;
}

export interface FormulaFunction {
  readonly least: number;
  readonly most: number;
  readonly run: (args: readonly Argument[], surroundings: Surroundings) => Value;
}

const unlimited = 255;

/** Numbers of all arguments, or the first error among them. */
function numbers(args: readonly Argument[], work: (...values: number[]) => number | FormulaError): Value {
  const values: number[] = [];
  for (const argument of args) {
    const value = toNumber(argument());
    if (value instanceof FormulaError) return value;
    values.push(value);
  }
  const result = work(...values);
  return result instanceof FormulaError ? result : Number.isFinite(result) ? result : numberError;
}

function texts(args: readonly Argument[], work: (...values: string[]) => Value): Value {
  const values: string[] = [];
  for (const argument of args) {
    const value = toText(argument());
    if (value instanceof FormulaError) return value;
    values.push(value);
  }
  return work(...values);
}

const numeric = (least: number, work: (...values: number[]) => number | FormulaError, most = least): FormulaFunction => ({ least, most, run: (args) => numbers(args, work) });
const textual = (least: number, work: (...values: string[]) => Value, most = least): FormulaFunction => ({ least, most, run: (args) => texts(args, work) });
const tested = (work: (value: Value) => boolean): FormulaFunction => ({ least: 1, most: 1, run: ([argument]) => work(argument ? argument() : null) });

/** Over a series: empty columns are left out, and texts and truths count as MAXA and the like say, else not at all. */
function series(work: (values: readonly number[]) => number | FormulaError, countsAll = false): FormulaFunction {
  return { least: 1, most: unlimited, run: (args) => {
    const values: number[] = [];
    for (const argument of args) {
      const value = argument();
      if (value instanceof FormulaError) return value;
      if (value === null) continue;
      if (typeof value === 'number') values.push(value);
      else if (countsAll) values.push(value === true ? 1 : 0);
      else if (typeof value === 'string' && !Number.isNaN(Number(value)) && value.trim() !== '') values.push(Number(value));
    }
    const result = work(values);
    return result instanceof FormulaError ? result : Number.isFinite(result) ? result : numberError;
  } };
}

function logical(start: boolean, work: (so: boolean, value: boolean) => boolean): FormulaFunction {
  return { least: 1, most: unlimited, run: (args) => {
    let result = start;
    for (const argument of args) {
      const value = toTruth(argument());
      if (value instanceof FormulaError) return value;
      result = work(result, value);
    }
    return result;
  } };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]): number | FormulaError => (values.length === 0 ? new FormulaError('#DIV/0!') : sum(values) / values.length);

/** Rounding away from or towards zero, to so many digits. */
function scaled(round: (value: number) => number): (value: number, digits?: number) => number {
  return (value, digits = 0) => {
    const factor = 10 ** Math.trunc(digits);
    return (Math.sign(value) * round(Math.abs(Number((value * factor).toPrecision(15))))) / factor;
  };
}

const half = (value: number): number => Math.floor(value + 0.5);

function median(values: readonly number[]): number | FormulaError {
  if (values.length === 0) return numberError;
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Positions count from 1, and may be as far as behind the last letter. */
function position(wanted: string, text: string, from: number): Value {
  if (from < 1 || from > text.length + 1) return valueError;
  const found = text.indexOf(wanted, from - 1);
  return found < 0 ? valueError : found + 1;
}

const dated = (read: (date: Date) => number): FormulaFunction => numeric(1, (serial) => (serial < 0 ? numberError : read(new Date(timeOf(serial)))));
const date = (year: number, month: number, day: number): number => serialOf(Date.UTC(Math.trunc(year), Math.trunc(month) - 1, Math.trunc(day)));

/** Whole years, months or days between two days (DATEDIF). */
function difference(from: number, to: number, unit: string): Value {
  if (from > to) return numberError;
  const [start, end] = [new Date(timeOf(Math.floor(from))), new Date(timeOf(Math.floor(to)))];
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() - (end.getUTCDate() < start.getUTCDate() ? 1 : 0);
  switch (unit.toLowerCase()) {
    case 'y': return Math.floor(months / 12);
    case 'm': return months;
    case 'd': return Math.floor(to) - Math.floor(from);
    case 'ym': return months % 12;
    case 'md': return Math.round((end.getTime() - Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate())) / 86_400_000);
    case 'yd': return Math.round((end.getTime() - Date.UTC(start.getUTCFullYear() + Math.floor(months / 12), start.getUTCMonth(), start.getUTCDate())) / 86_400_000);
    default: return numberError;
  }
}

const asNumber = (text: string, otherwise: number): number => (text === '' ? otherwise : Number(text));
const longest = 32_767;

/** Functions of calculated columns (https://support.microsoft.com/office/examples-of-common-formulas-in-lists-d81f5f21-2b4e-45ce-b170-bf7ebf6988b3). */
export const functions: Readonly<Record<string, FormulaFunction>> = {
  IF: { least: 2, most: 3, run: ([test, yes, no]) => {
    const truth = toTruth(test ? test() : null);
    if (truth instanceof FormulaError) return truth;
    return truth ? (yes ? yes() : true) : no ? no() : false;
  } },
  AND: logical(true, (so, value) => so && value), OR: logical(false, (so, value) => so || value),
  NOT: { least: 1, most: 1, run: ([argument]) => { const truth = toTruth(argument ? argument() : null); return truth instanceof FormulaError ? truth : !truth; } },
  TRUE: { least: 0, most: 0, run: () => true }, FALSE: { least: 0, most: 0, run: () => false },
  CHOOSE: { least: 2, most: unlimited, run: ([index, ...rest]) => { const at = toNumber(index ? index() : null); return at instanceof FormulaError ? at : rest[Math.trunc(at) - 1]?.() ?? valueError; } },
  IFERROR: { least: 2, most: 2, run: ([value, otherwise]) => { const result = value ? value() : null; return result instanceof FormulaError && otherwise ? otherwise() : result; } },
  ISBLANK: tested((value) => value === null), ISERROR: tested((value) => value instanceof FormulaError), ISERR: tested((value) => value instanceof FormulaError && value.code !== '#N/A'), ISNA: tested((value) => value instanceof FormulaError && value.code === '#N/A'),
  ISNUMBER: tested((value) => typeof value === 'number'), ISTEXT: tested((value) => typeof value === 'string'), ISNONTEXT: tested((value) => typeof value !== 'string'), ISLOGICAL: tested((value) => typeof value === 'boolean'),
  SUM: series(sum), AVERAGE: series(average), AVERAGEA: series(average, true), COUNT: series((values) => values.length), PRODUCT: series((values) => values.reduce((total, value) => total * value, 1)), MEDIAN: series(median),
  COUNTA: { least: 1, most: unlimited, run: (args) => args.filter((argument) => argument() !== null).length },
  MAX: series((values) => (values.length === 0 ? 0 : Math.max(...values))), MIN: series((values) => (values.length === 0 ? 0 : Math.min(...values))), MAXA: series((values) => (values.length === 0 ? 0 : Math.max(...values)), true), MINA: series((values) => (values.length === 0 ? 0 : Math.min(...values)), true),
  ABS: numeric(1, Math.abs), INT: numeric(1, Math.floor), SIGN: numeric(1, Math.sign), SQRT: numeric(1, Math.sqrt), EXP: numeric(1, Math.exp), LN: numeric(1, Math.log), LOG10: numeric(1, Math.log10), LOG: numeric(1, (value, base = 10) => Math.log(value) / Math.log(base), 2),
  POWER: numeric(2, (base, exponent) => base ** exponent), PI: numeric(0, () => Math.PI), SIN: numeric(1, Math.sin), COS: numeric(1, Math.cos), TAN: numeric(1, Math.tan), RADIANS: numeric(1, (value) => (value * Math.PI) / 180), DEGREES: numeric(1, (value) => (value * 180) / Math.PI),
  MOD: numeric(2, (value, by) => (by === 0 ? new FormulaError('#DIV/0!') : value - by * Math.floor(value / by))), ROUND: numeric(2, scaled(half)), ROUNDDOWN: numeric(2, scaled(Math.floor)), ROUNDUP: numeric(2, scaled(Math.ceil)), TRUNC: numeric(1, scaled(Math.floor), 2),
  CEILING: numeric(2, (value, to) => (to === 0 ? 0 : Math.ceil(value / to) * to)), FLOOR: numeric(2, (value, to) => (to === 0 ? new FormulaError('#DIV/0!') : Math.floor(value / to) * to)),
  EVEN: numeric(1, (value) => Math.sign(value) * 2 * Math.ceil(Math.abs(value) / 2)), ODD: numeric(1, (value) => (value === 0 ? 1 : Math.sign(value) * (2 * Math.ceil((Math.abs(value) - 1) / 2) + 1))),
  FACT: numeric(1, (value) => (value < 0 || value > 170 ? numberError : Array.from({ length: Math.trunc(value) }, (_, index) => index + 1).reduce((total, one) => total * one, 1))),
  CONCATENATE: textual(1, (...parts) => parts.join(''), unlimited), LEN: textual(1, (text) => text.length), LOWER: textual(1, (text) => text.toLowerCase()), UPPER: textual(1, (text) => text.toUpperCase()), TRIM: textual(1, (text) => text.trim().replace(/ {2,}/g, ' ')),
  PROPER: textual(1, (text) => text.toLowerCase().replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))), EXACT: textual(2, (left, right) => left === right),
  LEFT: textual(1, (text, count = '1') => (asNumber(count, 0) < 0 ? valueError : text.slice(0, Math.trunc(asNumber(count, 0)))), 2), RIGHT: textual(1, (text, count = '1') => (asNumber(count, 0) < 0 ? valueError : asNumber(count, 0) < 1 ? '' : text.slice(-Math.trunc(asNumber(count, 0)))), 2),
  MID: textual(3, (text, from, count) => (asNumber(from, 0) < 1 || asNumber(count, -1) < 0 ? valueError : text.slice(Math.trunc(Number(from)) - 1, Math.trunc(Number(from)) - 1 + Math.trunc(Number(count))))),
  FIND: textual(2, (wanted, text, from = '1') => position(wanted, text, asNumber(from, 0)), 3), SEARCH: textual(2, (wanted, text, from = '1') => position(wanted.toLowerCase(), text.toLowerCase(), asNumber(from, 0)), 3),
  SUBSTITUTE: textual(3, (text, old, next, which = '') => {
    if (old === '') return text;
    const parts = text.split(old);
    const at = asNumber(which, 0);
    return at === 0 ? parts.join(next) : at >= parts.length || at < 1 ? text : parts.slice(0, at).join(old) + next + parts.slice(at).join(old);
  }, 4),
  REPLACE: textual(4, (text, from, count, next) => (asNumber(from, 0) < 1 || asNumber(count, -1) < 0 ? valueError : text.slice(0, Number(from) - 1) + next + text.slice(Number(from) - 1 + Number(count)))),
  REPT: textual(2, (text, count) => (!(Number(count) >= 0) || text.length * Number(count) > longest ? valueError : text.repeat(Math.trunc(Number(count))))), CHAR: numeric(1, (code) => (code < 1 || code > 255 ? valueError : code)), CODE: textual(1, (text) => (text === '' ? valueError : text.charCodeAt(0))),
  VALUE: { least: 1, most: 1, run: ([argument]) => toNumber(argument ? argument() : null) }, T: { least: 1, most: 1, run: ([argument]) => { const value = argument ? argument() : null; return typeof value === 'string' || value instanceof FormulaError ? value : ''; } }, N: { least: 1, most: 1, run: ([argument]) => { const value = argument ? argument() : null; return typeof value === 'string' ? 0 : toNumber(value); } },
  TEXT: { least: 2, most: 2, run: ([argument, pattern]) => {
    const format = toText(pattern ? pattern() : null);
    const value = argument ? argument() : null;
    return format instanceof FormulaError ? format : value instanceof FormulaError ? value : formatValue(value, format);
  } },
  FIXED: numeric(1, (value, digits = 2) => scaled(half)(value, digits), 3), DOLLAR: { least: 1, most: 2, run: ([argument, digits]) => {
    const [value, places] = [toNumber(argument ? argument() : null), toNumber(digits ? digits() : 2)];
    return value instanceof FormulaError ? value : places instanceof FormulaError ? places : formatValue(value, `$#,##0${places > 0 ? `.${'0'.repeat(Math.min(15, Math.trunc(places)))}` : ''}`);
  } },
  DATE: numeric(3, date), TIME: numeric(3, (hours, minutes, seconds) => ((hours * 3600 + minutes * 60 + seconds) % 86_400) / 86_400), DATEVALUE: textual(1, (text) => { const found = dateIn(text); return found === undefined ? valueError : Math.floor(found); }), TIMEVALUE: textual(1, (text) => { const found = dateIn(/^\s*\d{1,2}:/.test(text) ? `1/1/2000 ${text.trim()}` : text); return found === undefined ? valueError : found - Math.floor(found); }),
  YEAR: dated((day) => day.getUTCFullYear()), MONTH: dated((day) => day.getUTCMonth() + 1), DAY: dated((day) => day.getUTCDate()), HOUR: dated((day) => day.getUTCHours()), MINUTE: dated((day) => day.getUTCMinutes()), SECOND: dated((day) => day.getUTCSeconds()),
  WEEKDAY: numeric(1, (serial, kind = 1) => { const day = new Date(timeOf(serial)).getUTCDay(); return kind === 2 ? (day + 6) % 7 + 1 : kind === 3 ? (day + 6) % 7 : day + 1; }, 2),
  DATEDIF: { least: 3, most: 3, run: ([from, to, unit]) => {
    const [start, end, kind] = [toNumber(from ? from() : null), toNumber(to ? to() : null), toText(unit ? unit() : null)];
    return start instanceof FormulaError ? start : end instanceof FormulaError ? end : kind instanceof FormulaError ? kind : difference(start, end, kind);
  } },
  DAYS360: numeric(2, (from, to) => {
    const [start, end] = [new Date(timeOf(from)), new Date(timeOf(to))];
    return (end.getUTCFullYear() - start.getUTCFullYear()) * 360 + (end.getUTCMonth() - start.getUTCMonth()) * 30 + Math.min(end.getUTCDate(), 30) - Math.min(start.getUTCDate(), 30);
  }),
  TODAY: { least: 0, most: 0, run: (_args, { now }) => Math.floor(serialOf(now.getTime())) }, NOW: { least: 0, most: 0, run: (_args, { now }) => serialOf(now.getTime()) }
};
