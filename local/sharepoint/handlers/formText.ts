import { invalidQuery } from '../errors/SharePointError';
import type { FieldRow, Json, ListRow, Stored } from '../model';
import type { Context } from '../routes/context';

interface Format {
  readonly isDayFirst: boolean;
  readonly separator: string;
  readonly decimal: string;
  readonly thousands: string;
}

/** How a web of a language writes dates and numbers: as its regional settings say. */
export function formatOf(language: number): Format {
  if (language === 1031) return { isDayFirst: true, separator: '.', decimal: ',', thousands: '.' };
  return { isDayFirst: language === 1025, separator: '/', decimal: '.', thousands: ',' };
}

/** Form dates take the web's format; ISO text is refused as measured. */
function dateOf(text: string, { isDayFirst, separator }: Format): string {
  const refused = (): Error => invalidQuery('You must specify a valid date within the range of 1/1/1900 and 12/31/8900.');
  const [date = '', ...rest] = text.trim().split(/\s+/);
  const parts = date.split(separator);
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) throw refused();
  const [first = 0, second = 0, year = 0] = parts.map(Number);
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  const [, hour = '0', minute = '0', seconds = '0', half] = /^(?:(\d{1,2}):(\d{2})(?::(\d{2}))? ?(AM|PM)?)?$/i.exec(rest.join(' ')) ?? [undefined, '99'];
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hour);
  const instant = new Date(Date.UTC(year, month - 1, day, hours, Number(minute), Number(seconds)));
  if (year < 1900 || year > 8900 || hours > 23 || Number(minute) > 59 || instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== day) throw refused();
  return instant.toISOString();
}

function numberOf(text: string, { decimal, thousands }: Format): string {
  const plain = text.trim().split(thousands).join('').replace(decimal, '.');
  if (!/^-?\d*\.?\d+$/.test(plain)) throw invalidQuery('Only numbers can go here.');
  return plain;
}

/** People as `[{"Key":"<login>"}]`. @throws 400 for text that is none, and for people whom nobody knows */
function peopleOf(context: Context, text: string): number[] {
  const keys = [...text.matchAll(/"Key"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map(([, key = '']) => key.replace(/\\(.)/g, '$1'));
  const found = /^\s*\[/.test(text) ? keys.map((key) => context.store.sites.principalByLogin(key, context.site.id)?.id) : [];
  if (found.length === 0 || found.includes(undefined)) throw invalidQuery('The user does not exist or is not unique.');
  return found.flatMap((id) => id ?? []);
}

/** Ids of lookups: `5`, `5;#Five`, or several as `5;#Five;#7;#Seven`. */
function lookupsOf(text: string): number[] {
  const ids = text.split(';#').filter((_part, index) => index % 2 === 0).filter((part) => part !== '');
  if (ids.length === 0 || !ids.every((id) => /^\d{1,10}$/.test(id))) throw invalidQuery('The value of the lookup is not valid.');
  return ids.map(Number);
}

function urlOf(text: string): Json {
  const at = text.indexOf(', ');
  return at < 0 ? { Url: text, Description: text } : { Url: text.slice(0, at), Description: text.slice(at + 2) };
}

function jsonOf(context: Context, field: FieldRow, text: string, format: Format): Json {
  if (text === '') return null;
  switch (field.type) {
    case 'Boolean': return /^(1|true|yes)$/i.test(text);
    case 'DateTime': return dateOf(text, format);
    case 'Number': case 'Currency': case 'Integer': return numberOf(text, format);
    case 'User': return peopleOf(context, text)[0] ?? null;
    case 'UserMulti': return peopleOf(context, text);
    case 'Lookup': return lookupsOf(text)[0] ?? null;
    case 'LookupMulti': return lookupsOf(text);
    case 'MultiChoice': return text.split(';#').filter((part) => part !== '');
    case 'URL': return urlOf(text);
    default: return text;
  }
}

/** Turns the text of a form into what a column stores, by the regional settings of the web. @throws 400 with the sentence for that field */
export function formText(context: Context, list: ListRow): (field: FieldRow, text: string) => Stored {
  const format = formatOf((context.store.sites.webOf(list) ?? context.web).language);
  return (field, text) => {
    const name = /^(User|Lookup)/.test(field.type) ? `${field.internalName}Id` : field.internalName;
    const [stored] = context.store.items.columnsOf(list, [field], { [name]: jsonOf(context, field, text, format) }).values();
    return stored ?? null;
  };
}
