import type { FieldRow, Stored } from '../model';
import type { Context } from '../routes/context';
import { outputOf } from '../store/derived';

const locales: Readonly<Record<number, string>> = { 1031: 'de-DE', 1025: 'ar-SA-u-ca-gregory-nu-latn' };

/** A date as the web writes it, in UTC: `11/23/2026 2:05 PM`, or the day alone where the column holds days. */
export function dateText(context: Context, field: FieldRow, instant: string): string {
  const isDay = field.options.DisplayFormat === 0;
  const format = new Intl.DateTimeFormat(locales[context.web.language] ?? 'en-US', { year: 'numeric', month: 'numeric', day: 'numeric', ...(isDay ? {} : { hour: 'numeric', minute: '2-digit' }), timeZone: 'UTC' });
  return format.format(new Date(instant)).replace(',', '').replace(/[\u202f\u200f]/g, (sign) => (sign === '\u202f' ? ' ' : ''));
}

/** What a formula gave, as a person reads it. */
export function calculatedText(context: Context, field: FieldRow, stored: Stored | undefined): string {
  if (stored === null || stored === undefined) return '';
  const kind = outputOf(field);
  if (typeof stored === 'string' && stored.startsWith('#')) return stored;
  if (kind === 'DateTime') return dateText(context, { ...field, options: { ...field.options, DisplayFormat: Number(field.options.DateFormat ?? 0) } }, String(stored));
  if (kind === 'Boolean') return stored === 1 ? 'Yes' : 'No';
  if (kind !== 'Number' && kind !== 'Currency') return String(stored);
  const places = Number(field.options.DisplayFormat ?? -1);
  const digits = places >= 0 && places <= 15 ? { minimumFractionDigits: places, maximumFractionDigits: places } : {};
  const style = kind === 'Currency' ? { style: 'currency', currency: 'USD' } as const : field.options.ShowAsPercentage === true ? { style: 'percent' } as const : { maximumFractionDigits: 14 };
  return new Intl.NumberFormat(locales[context.web.language] ?? 'en-US', { ...style, ...digits }).format(Number(stored));
}

/** A place on the globe as well-known text, which forms show. */
export function pointText(value: unknown): string {
  const { Latitude: latitude, Longitude: longitude } = value as { readonly Latitude?: number; readonly Longitude?: number };
  return `POINT (${longitude ?? 0} ${latitude ?? 0})`;
}
