import { invalidArgument } from '../errors/SharePointError';
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
}

export interface RefinerRequest {
  readonly name: string;
  readonly limit: number;
}

const rowCap = 500;
const startCap = 50_000;

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

function refiners(text: string): RefinerRequest[] {
  return splitList(text).map((part) => ({ name: (part.split('(')[0] ?? '').trim(), limit: Number(/filter=(\d+)/i.exec(part)?.[1] ?? 100) }));
}

/** Reads the request of `search/query` from the address, and that of `search/postquery` from the body. @throws 400 */
export function readSearchRequest(context: Context): SearchRequest {
  const body = context.body.request;
  const posted = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Readonly<Record<string, Json>>) : undefined;
  const fromBody = new Map(Object.entries(posted ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const fromAddress = new Map([...context.parameters].map(([name, value]) => [name.toLowerCase(), value]));
  const read = (name: string): Json | undefined => (posted ? fromBody.get(name) : literal(fromAddress.get(name)));
  const text = (name: string): string => String(read(name) ?? '');
  const template = text('querytemplate');
  const startRow = number('StartRow', read('startrow'), 0);
  if (startRow > startCap) throw invalidArgument(`The parameter StartRow must not exceed ${startCap}.`);
  return {
    text: template === '' ? text('querytext') : template.replace(/\{\??searchTerms\}/gi, `(${text('querytext') || '*'})`).replace(/\{[^}]*\}/g, ''),
    sourceId: text('sourceid').replace(/[{}]/g, '').toLowerCase(), startRow, rowLimit: Math.min(rowCap, number('RowLimit', read('rowlimit'), 10)),
    select: strings(read('selectproperties')), sort: sorts(read('sortlist')), refiners: refiners(text('refiners')),
    refinementFilters: posted ? strings(read('refinementfilters')) : [text('refinementfilters')].filter((filter) => filter !== '')
  };
}
