import type { Stored } from '../model';
import { foldCase, foldGreek } from '../store/folding';
import type { Kql } from './kql';
import { expressionOf, findProperty, type ManagedProperty } from './properties';

/** A piece of SQL over document `d`, with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Stored[];
}

export const always: Condition = { sql: '1', values: [] };
const never: Condition = { sql: '0', values: [] };
const day = 24 * 3600 * 1000;

export function combine(word: 'AND' | 'OR', parts: readonly Condition[]): Condition {
  if (parts.length === 0) return word === 'AND' ? always : never;
  return { sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`, values: parts.flatMap(({ values }) => values) };
}

const negate = (part: Condition): Condition => ({ sql: `NOT coalesce(${part.sql}, 0)`, values: part.values });

/** A phrase for the full-text engine: quoted, so that nothing in it is taken for an operator. */
export function phrase(text: string, isPrefix: boolean): string {
  return `"${foldGreek(text).replace(/"/g, '""').replace(/\0/g, '')}"${isPrefix ? ' *' : ''}`;
}

function words(column: string, text: string, isPrefix: boolean): Condition {
  if (!/[\p{L}\p{N}]/u.test(text)) return never;
  return { sql: 'd.no IN (SELECT rowid FROM searchWords WHERE searchWords MATCH ?)', values: [`{${column}} : ${phrase(text, isPrefix)}`] };
}

/** Words close to each other; the engine counts those between them. */
function near(parts: readonly Kql[], distance: number): Condition {
  const phrases = parts.flatMap((part) => (part.kind === 'words' && /[\p{L}\p{N}]/u.test(part.text) ? [phrase(part.text, part.isPrefix)] : []));
  if (phrases.length < parts.length) return never;
  return { sql: 'd.no IN (SELECT rowid FROM searchWords WHERE searchWords MATCH ?)', values: [`{words} : NEAR(${phrases.join(' ')}, ${distance})`] };
}

/** The first moment and the moment after the last one that a date names; undefined for what is no date. */
function period(text: string, now: Date): { readonly from: string; readonly to: string } | undefined {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const monday = midnight - ((now.getUTCDay() + 6) % 7) * day;
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const named: Readonly<Record<string, readonly [number, number]>> = {
    'today': [midnight, midnight + day], 'yesterday': [midnight - day, midnight], 'this week': [monday, monday + 7 * day], 'last week': [monday - 7 * day, monday],
    'this month': [Date.UTC(year, month), Date.UTC(year, month + 1)], 'last month': [Date.UTC(year, month - 1), Date.UTC(year, month)], 'this year': [Date.UTC(year, 0), Date.UTC(year + 1, 0)], 'last year': [Date.UTC(year - 1, 0), Date.UTC(year, 0)]
  };
  const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const interval = named[text.trim().toLowerCase()];
  if (interval) return { from: stamp(interval[0]), to: stamp(interval[1]) };
  const isDay = /^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : isDay ? `${text} UTC` : text);
  if (Number.isNaN(time)) return undefined;
  return { from: stamp(time), to: stamp(time + (isDay ? day : 1000)) };
}

type Restriction = Extract<Kql, { readonly kind: 'property' }>;

function dateCondition(property: ManagedProperty, { operator, value, upper }: Restriction, now: Date): Condition {
  const span = period(value, now);
  if (!span) return never;
  const column = expressionOf(property);
  const between = (from: string, to: string): Condition => ({ sql: `(${column} >= ? AND ${column} < ?)`, values: [from, to] });
  switch (operator) {
    case '<': return { sql: `${column} < ?`, values: [span.from] };
    case '>': return { sql: `${column} >= ?`, values: [span.to] };
    case '<=': return { sql: `${column} < ?`, values: [span.to] };
    case '>=': return { sql: `${column} >= ?`, values: [span.from] };
    case '<>': return negate(between(span.from, span.to));
    case '..': {
      const end = period(upper ?? '', now);
      return end ? between(span.from, end.to) : never;
    }
    default: return between(span.from, span.to);
  }
}

function numberCondition(property: ManagedProperty, { operator, value, upper }: Restriction): Condition {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return never;
  const column = expressionOf(property);
  if (operator === '..') return { sql: `(${column} >= ? AND ${column} <= ?)`, values: [number, Number(upper)] };
  return { sql: `${column} ${operator === ':' ? '=' : operator} ?`, values: [number] };
}

const like = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

function restriction(term: Restriction, now: Date): Condition {
  const property = findProperty(term.name);
  if (!property) return never;
  const column = expressionOf(property);
  const { operator, value, isPrefix } = term;
  if (property.type === 'date') return dateCondition(property, term, now);
  if (property.type === 'number') return numberCondition(property, term);
  if (property.type === 'address') {
    const path = decodeSafely(value.replace(/^https?:\/\/[^/]+/i, '')).replace(/\/$/, '');
    const below: Condition = { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`${like(path)}%`] };
    return operator === '<>' ? negate(below) : below;
  }
  if (operator === '..' || /[<>]=?$/.test(operator) && operator !== '<>') {
    return operator === '..' ? { sql: `(${column} >= ? AND ${column} <= ?)`, values: [value, term.upper ?? ''] } : { sql: `${column} ${operator} ?`, values: [value] };
  }
  // SQLite folds ASCII only.
  const isFolded = /[\u0080-\uffff]/.test(value);
  const same = (written: string, to: string): string => (isFolded ? `fold(${written}) = fold(${to})` : `${written} = ${to} COLLATE NOCASE`);
  const equals: Condition = isPrefix
    ? { sql: `${isFolded ? `fold(${column})` : column} LIKE ? ESCAPE '\\'`, values: [`${like(isFolded ? foldCase(value) : value)}%`] }
    : { sql: `EXISTS (SELECT 1 FROM json_each(d.properties, '$.${property.name}') e WHERE ${same("trim(e.value, '{}')", "trim(?, '{}')")})`, values: [value] };
  const own: Condition = property.column && !isPrefix ? { sql: same(column, '?'), values: [value] } : equals;
  if (operator === '<>') return negate(own);
  if (property.words && operator === ':') return value.trim() === '' || value === '*' ? { sql: `${column} IS NOT NULL`, values: [] } : words(property.words, value, isPrefix);
  return own;
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** A query as SQL. Values are bound, never written into the text. */
export function toCondition(query: Kql, now: Date): Condition {
  switch (query.kind) {
    case 'all': return always;
    case 'words': return words('words', query.text, query.isPrefix);
    case 'property': return restriction(query, now);
    case 'near': return near(query.parts, query.distance);
    case 'xrank': return toCondition(query.match, now);
    case 'not': return negate(toCondition(query.part, now));
    default: return combine(query.kind === 'and' ? 'AND' : 'OR', query.parts.map((part) => toCondition(part, now)));
  }
}

/** The words that every answer must hold, as one full-text query to rank by; undefined when there are none. */
export function rankingWords(query: Kql): string | undefined {
  const matched = query.kind === 'xrank' ? query.match : query;
  const parts = matched.kind === 'and' ? matched.parts : [matched];
  const terms = parts.flatMap((part) => (part.kind === 'words' && /[\p{L}\p{N}]/u.test(part.text) ? [`{words} : ${phrase(part.text, part.isPrefix)}`] : []));
  return terms.length > 0 ? terms.join(' AND ') : undefined;
}

/** Every word that a person looks for, to be marked in what is found; undefined when there are none. */
export function soughtWords(query: Kql): string | undefined {
  const found: string[] = [];
  const visit = (part: Kql): void => {
    if (part.kind === 'words' && /[\p{L}\p{N}]/u.test(part.text)) found.push(phrase(part.text, part.isPrefix));
    else if (part.kind === 'and' || part.kind === 'or' || part.kind === 'near') part.parts.forEach(visit);
    else if (part.kind === 'xrank') visit(part.match);
  };
  visit(query);
  return found.length > 0 ? `{words} : (${found.slice(0, 50).join(' OR ')})` : undefined;
}

/** What ranks higher, and by how much. */
export function boosts(query: Kql, now: Date): { readonly condition: Condition; readonly constant: number }[] {
  if (query.kind !== 'xrank') return [];
  return [...boosts(query.match, now), { condition: toCondition(query.boost, now), constant: query.constant }];
}
