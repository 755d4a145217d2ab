import { FormulaError, timeOf, toNumber, type Value } from './values';

const isOfDates = (pattern: string): boolean => /[dmyhs]/i.test(pattern.replace(/"[^"]*"/g, '')) && !/[0#]/.test(pattern);
const named = (date: Date, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(date);
const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** `m` is minutes behind hours or before seconds, else the month. */
function dateText(date: Date, pattern: string): string {
  const isTwelve = /am\/pm/i.test(pattern);
  const tokens = pattern.match(/am\/pm|y+|m+|d+|h+|s+|"[^"]*"|./gi) ?? [];
  const letters = tokens.map((token) => token.charAt(0).toLowerCase());
  return tokens.map((token, index) => {
    const long = token.length;
    const near = (step: number): string => { let at = index + step; while (letters[at] !== undefined && !/[ymdhs]/.test(letters[at] ?? '')) at += step; return letters[at] ?? ''; };
    if (/^am\/pm$/i.test(token)) return date.getUTCHours() < 12 ? 'AM' : 'PM';
    switch (letters[index]) {
      case 'y': return long > 2 ? padded(date.getUTCFullYear(), 4) : padded(date.getUTCFullYear() % 100, 2);
      case 'd': return long > 3 ? named(date, { weekday: 'long' }) : long === 3 ? named(date, { weekday: 'short' }) : padded(date.getUTCDate(), long);
      case 'h': return padded(isTwelve ? date.getUTCHours() % 12 || 12 : date.getUTCHours(), Math.min(long, 2));
      case 's': return padded(date.getUTCSeconds(), Math.min(long, 2));
      case 'm':
        if (long < 3 && (near(-1) === 'h' || near(1) === 's')) return padded(date.getUTCMinutes(), long);
        return long > 3 ? named(date, { month: 'long' }) : long === 3 ? named(date, { month: 'short' }) : padded(date.getUTCMonth() + 1, long);
      default: return token.startsWith('"') && long > 1 ? token.slice(1, -1) : token;
    }
  }).join('');
}

function numberText(value: number, pattern: string): string {
  const [, before = '', core = '', after = ''] = /^([^0#?.]*)([0#?.,]*)(.*)$/.exec(pattern) ?? [];
  const [whole = '', fraction = ''] = core.split('.');
  const percent = /%/.test(pattern) ? 100 : 1;
  const least = (fraction.match(/0/g) ?? []).length;
  const [digits = '', decimals = ''] = Math.abs(value * percent).toFixed(Math.min(fraction.length, 15)).split('.');
  const trimmed = decimals.replace(/0+$/, '').padEnd(least, '0');
  const filled = digits.replace(/^0+(?=\d)/, '').padStart((whole.match(/0/g) ?? []).length, '0').replace(/^0$/, /0/.test(whole) || whole === '' ? '0' : '');
  const grouped = whole.includes(',') ? filled.replace(/\B(?=(\d{3})+$)/g, ',') : filled;
  return `${value < 0 ? '-' : ''}${before.replace(/"/g, '')}${grouped}${trimmed === '' ? '' : `.${trimmed}`}${after.replace(/"/g, '')}`;
}

/** TEXT: a value by a pattern such as `yyyy-mm-dd`, `#,##0.00`, `0%`; texts stay as they are. */
export function formatValue(value: Exclude<Value, FormulaError>, pattern: string): Value {
  const number = typeof value === 'string' && !/\d/.test(value) ? value : toNumber(value);
  if (typeof number === 'string') return number;
  if (number instanceof FormulaError) return typeof value === 'string' ? value : number;
  return isOfDates(pattern) ? dateText(new Date(timeOf(number)), pattern) : pattern === '' ? '' : numberText(number, pattern);
}
