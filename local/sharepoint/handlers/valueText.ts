import type { FieldRow } from '../model';
import type { Context } from '../routes/context';

const locales: Readonly<Record<number, string>> = { 1031: 'de-DE', 1025: 'ar-SA-u-ca-gregory-nu-latn' };

/** A date as the web writes it, in UTC: `11/23/2026 2:05 PM`, or the day alone where the column holds days. */
export function dateText(context: Context, field: FieldRow, instant: string): string {
  const isDay = field.options.DisplayFormat === 0;
  const format = new Intl.DateTimeFormat(locales[context.web.language] ?? 'en-US', { year: 'numeric', month: 'numeric', day: 'numeric', ...(isDay ? {} : { hour: 'numeric', minute: '2-digit' }), timeZone: 'UTC' });
  return format.format(new Date(instant)).replace(',', '').replace(/[\u202f\u200f]/g, (sign) => (sign === '\u202f' ? ' ' : ''));
}
