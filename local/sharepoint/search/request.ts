import { invalidArgument, queryMalformed } from '../errors/SharePointError';
import type { Json } from '../model';
import type { Context } from '../routes/context';

/** A search as GET or POST states it, under one set of names. */
export interface SearchRequest {
  readonly text: string;
  readonly sourceId: string;
  readonly startRow: number;
  /** At most 500, as the service caps it. */
  readonly rowLimit: number;
  readonly select: readonly string[];
  readonly sort: readonly { readonly property: string; readonly isDescending: boolean }[];
  readonly refiners: readonly RefinerRequest[];
  readonly refinementFilters: readonly string[];
  /** Whether the text is FQL. */
  readonly isFql: boolean;
  /** Of documents with the same words one is answered, as the service does unless it is told not to. */
  readonly trimsDuplicates: boolean;
  readonly highlighted: readonly string[];
}

/** A refiner as `Write(discretize=manual/2026-01-01/2026-06-01)` or `Author(filter=5,sort=name/ascending)` asks for it. */
export interface RefinerRequest {
  readonly name: string;
  readonly limit: number;
  readonly sort: 'frequency' | 'name';
  readonly isDescending: boolean;
  /** Entries with fewer matches are left out. */
  readonly atLeast: number;
  /** Where one entry ends and the next begins; empty for those that the service chooses. */
  readonly thresholds: readonly string[];
}

const rowCap = 500;
const startCap = 50_000;
/** Of refiners, filters and orders; more would be work, and statements, without bound. */
const listCap = 100;

function bounded<T>(name: string, list: readonly T[]): readonly T[] {
  if (list.length > listCap) throw invalidArgument(`The parameter ${name} must not have more than ${listCap} entries.`);
  return list;
}

function literal(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return /^'[\s\S]*'$/.test(value) ? value.slice(1, -1).replace(/''/g, "'") : value;
}

/** Splits at commas outside brackets and quotes. */
function splitList(text: string): string[] {
  return (text.match(/(?:[^,("]|\([^)]*\)|"[^"]*")+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

function number(name: string, value: Json | undefined, fallback: number): number {
  if (value === undefined || value === null || value === '') return fallback;
  const result = Number(value);
  if (!Number.isInteger(result) || result < 0) throw invalidArgument(`The parameter ${name} must be a non-negative integer.`);
  return result;
}

function strings(value: Json | undefined): string[] {
  const list = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>).results : value;
  if (typeof list === 'string') return splitList(list);
  return Array.isArray(list) ? list.map(String) : [];
}

function sorts(value: Json | undefined): SearchRequest['sort'] {
  if (typeof value === 'string') {
    return splitList(value).map((part) => {
      const [property = '', direction = 'ascending'] = part.split(':');
      return { property, isDescending: /^(desc|1)/i.test(direction) };
    });
  }
  const list = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>).results : value;
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).map((entry) => {
    const { Property, Direction } = entry as { readonly Property?: Json; readonly Direction?: Json };
    return { property: String(Property ?? ''), isDescending: Direction === 1 || Direction === '1' };
  });
}

function readRefiner(part: string): RefinerRequest {
  const parameter = (name: string): string[] => (new RegExp(String.raw`\b${name}=([^,)]*)`, 'i').exec(part)?.[1] ?? '').split('/').filter((value) => value !== '');
  const [sort, direction] = parameter('sort');
  const [kind, ...thresholds] = parameter('discretize');
  const cutoff = parameter('cutoff');
  const isByName = sort?.toLowerCase() === 'name';
  return {
    name: (part.split('(')[0] ?? '').trim(), limit: Number(parameter('filter')[0] ?? 100) || 100, sort: isByName ? 'name' : 'frequency', isDescending: direction === undefined ? !isByName : /^desc/i.test(direction),
    atLeast: cutoff[0]?.toLowerCase() === 'frequency' ? Number(cutoff[1] ?? 1) || 1 : 1, thresholds: kind?.toLowerCase() === 'manual' ? thresholds : []
  };
}

/** `{Today-7}`, `{User.Name}`, `{Site.URL}` and their like; what is not known stands for nothing. */
function variable(context: Context, name: string): string {
  const today = /^today([+-]\d{1,5})?$/i.exec(name);
  if (today) return new Date(context.store.now().getTime() + Number(today[1] ?? 0) * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const { origin } = context.request;
  const known: Readonly<Record<string, string>> = {
    'user': context.person.title, 'user.name': context.person.title, 'user.email': context.person.email, 'user.accountname': context.person.login, 'me': context.person.title, 'site': origin + context.web.url, 'site.url': origin + context.web.url,
    'site.id': context.web.id, 'sitecollection': origin + context.site.url, 'sitecollection.url': origin + context.site.url, 'sitecollection.id': context.site.id
  };
  return known[name.toLowerCase()] ?? '';
}

/** The text of the query, in its template where there is one. @throws 400 for a text that is too long */
function queryText(context: Context, text: string, template: string): string {
  const whole = template === '' ? text : template.replace(/\{\??searchTerms\}/gi, () => `(${text || '*'})`).replace(/\{\??([^{}]*)\}/g, (_all, name: string) => variable(context, name));
  if (whole.length > context.limits.queryLength) throw queryMalformed(`The query is longer than ${context.limits.queryLength} characters.`);
  return whole;
}

/** Reads the request of `search/query` from the address, and that of `search/postquery` from the body. @throws 400 */
export function readSearchRequest(context: Context): SearchRequest {
  const body = context.body.request;
  const posted = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Readonly<Record<string, Json>>) : undefined;
  const fromBody = new Map(Object.entries(posted ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const fromAddress = new Map([...context.parameters].map(([name, value]) => [name.toLowerCase(), value]));
  const read = (name: string): Json | undefined => (posted ? fromBody.get(name) : literal(fromAddress.get(name)));
  const text = (name: string): string => String(read(name) ?? '');
  const startRow = number('StartRow', read('startrow'), 0);
  if (startRow > startCap) throw invalidArgument(`The parameter StartRow must not exceed ${startCap}.`);
  return {
    text: queryText(context, text('querytext'), text('querytemplate')),
    sourceId: text('sourceid').replace(/[{}]/g, '').toLowerCase(), startRow, rowLimit: Math.min(rowCap, number('RowLimit', read('rowlimit'), 10)),
    select: strings(read('selectproperties')), sort: bounded('SortList', sorts(read('sortlist'))), refiners: bounded('Refiners', splitList(text('refiners'))).map(readRefiner),
    refinementFilters: bounded('RefinementFilters', posted ? strings(read('refinementfilters')) : [text('refinementfilters')].filter((filter) => filter !== '')),
    isFql: text('enablefql') === 'true', trimsDuplicates: text('trimduplicates') !== 'false', highlighted: strings(read('hithighlightedproperties'))
  };
}
