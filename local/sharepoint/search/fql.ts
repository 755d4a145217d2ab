import { queryMalformed } from '../errors/SharePointError';
import type { Kql } from './kql';

/**
 * FAST Query Language (https://learn.microsoft.com/sharepoint/dev/general-development/fast-query-language-fql-syntax-reference):
 * `property:operator(operand, …, parameter="value")`. The operands of weights and ranking models are read and not used.
 */
const depthLimit = 20;
const tokenMark = '\u01C2\u01C2';

/** The token of a refiner's entry: two marks and the value as hexadecimal UTF-8, in quotes. */
export function refinementToken(value: string): string {
  return `"${tokenMark}${Buffer.from(value, 'utf8').toString('hex')}"`;
}

interface Operand {
  /** Set for `name="value"`. */
  readonly parameter?: string;
  readonly text: string;
}

function valueOf(text: string): string {
  const bare = text.trim().replace(/^"([\s\S]*)"$/, '$1');
  return bare.startsWith(tokenMark) ? Buffer.from(bare.slice(tokenMark.length), 'hex').toString('utf8') : bare;
}

/** Splits at commas outside quotes and brackets. @throws 400 where those do not match */
function split(text: string): Operand[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
    if (depth < 0) throw queryMalformed();
  }
  if (isQuoted || depth !== 0) throw queryMalformed();
  parts.push(text.slice(start));
  return parts.map((part) => {
    const parameter = /^\s*([A-Za-z]+)\s*=\s*("[^"]*"|[\w.-]+)\s*$/.exec(part);
    return parameter?.[1] ? { parameter: parameter[1].toLowerCase(), text: valueOf(parameter[2] ?? '') } : { text: part.trim() };
  });
}

const bounds: Readonly<Record<string, '>' | '>=' | '<' | '<='>> = { ge: '>=', gt: '>', le: '<=', lt: '<' };

/** `range(a, b, from="GE", to="LT")`: the lower end counts, the upper one does not. */
function range(name: string, values: readonly string[], parameters: ReadonlyMap<string, string>): Kql {
  const [low = '', high = ''] = values.map((value) => valueOf(value.replace(/^(?:datetime|int|decimal|float)\(([\s\S]*)\)$/i, '$1')).trim());
  const parts: Kql[] = [];
  if (low !== '' && low !== 'min') parts.push({ kind: 'property', name, operator: bounds[(parameters.get('from') ?? 'ge').toLowerCase()] ?? '>=', value: low, isPrefix: false });
  if (high !== '' && high !== 'max') parts.push({ kind: 'property', name, operator: bounds[(parameters.get('to') ?? 'lt').toLowerCase()] ?? '<', value: high, isPrefix: false });
  return { kind: 'and', parts };
}

/** Where an expression stands: under which property, and whether a bare value there is the whole value or a word in it. */
interface Scope {
  readonly name?: string;
  readonly bare: ':' | '=';
}

function token(text: string, { name, bare }: Scope): Kql {
  const written = text.trim();
  if (written === '' || written.split('"').length % 2 === 0 || /[()]/.test(written.replace(/"[^"]*"/g, ''))) throw queryMalformed();
  const isPrefix = /\*"?$/.test(written);
  const value = valueOf(isPrefix ? written.replace(/\*("?)$/, '$1') : written);
  if (name === undefined) return value === '' && isPrefix ? { kind: 'all' } : { kind: 'words', text: value, isPrefix };
  return { kind: 'property', name, operator: bare, value, isPrefix };
}

/** Words of one text, as `string("a b", mode="or")` takes them. */
function words(text: string, mode: string, scope: Scope, distance: number): Kql {
  const inner: Scope = { ...scope, bare: ':' };
  const parts = valueOf(text).split(/\s+/).filter((part) => part !== '').map((part) => token(part, inner));
  switch (mode.toLowerCase()) {
    case 'or': case 'any': case 'simpleany': return { kind: 'or', parts };
    case 'and': case 'all': case 'simpleall': return { kind: 'and', parts };
    case 'near': case 'onear': return scope.name === undefined && parts.length > 1 ? { kind: 'near', parts, distance } : { kind: 'and', parts };
    case 'phrase': return token(text, inner);
    default: throw queryMalformed();
  }
}

function call(operator: string, operands: readonly Operand[], scope: Scope, depth: number): Kql {
  const { name } = scope;
  const parameters = new Map(operands.flatMap(({ parameter, text }) => (parameter === undefined ? [] : [[parameter, text] as const])));
  const values = operands.filter(({ parameter }) => parameter === undefined).map(({ text }) => text);
  const parts = (): Kql[] => values.map((text) => expression(text, scope, depth + 1));
  const [first] = values;
  if (first === undefined || first === '') throw queryMalformed();
  const distance = Number(parameters.get('n') ?? 4);
  switch (operator) {
    case 'and': return { kind: 'and', parts: parts() };
    case 'or': case 'any': case 'words': return { kind: 'or', parts: parts() };
    case 'not': return { kind: 'not', part: expression(first, scope, depth + 1) };
    case 'andnot': {
      const [match, ...without] = parts();
      if (!match || without.length === 0) throw queryMalformed();
      return { kind: 'and', parts: [match, ...without.map((part): Kql => ({ kind: 'not', part }))] };
    }
    case 'filter': case 'count': return expression(first, scope, depth + 1);
    case 'rank': return expression(first, scope, depth + 1);
    case 'xrank': {
      const [match, ...boosts] = parts();
      if (!match || boosts.length === 0) throw queryMalformed();
      return { kind: 'xrank', match, boost: { kind: 'or', parts: boosts }, constant: Number(parameters.get('cb') ?? parameters.get('boost') ?? 0) || 0 };
    }
    case 'near': case 'onear': {
      const near = parts();
      return near.length > 1 && near.every(({ kind }) => kind === 'words') ? { kind: 'near', parts: near, distance } : { kind: 'and', parts: near };
    }
    case 'phrase': return token(`"${values.map(valueOf).join(' ')}"`, { ...scope, bare: ':' });
    case 'string': return words(first, parameters.get('mode') ?? 'phrase', scope, distance);
    case 'equals': return token(first, { ...scope, bare: '=' });
    case 'starts-with': return name === undefined ? { kind: 'words', text: valueOf(first), isPrefix: true } : { kind: 'property', name, operator: '=', value: valueOf(first), isPrefix: true };
    case 'int': case 'float': case 'decimal': case 'datetime': return { kind: 'or', parts: valueOf(first).split(/[\s,]+/).map((part) => token(part, { ...scope, bare: '=' })) };
    case 'range':
      if (name === undefined || values.length !== 2) throw queryMalformed();
      return range(name, values, parameters);
    default: throw queryMalformed();
  }
}

function expression(text: string, scope: Scope, depth: number): Kql {
  if (depth > depthLimit) throw queryMalformed();
  const written = text.trim();
  const called = /^([A-Za-z][A-Za-z-]*)\s*\(([\s\S]*)\)$/.exec(written);
  if (called) return call((called[1] ?? '').toLowerCase(), split(called[2] ?? ''), scope, depth);
  const specified = /^([A-Za-z][\w.-]*)\s*:\s*([\s\S]+)$/.exec(written);
  if (specified?.[1]) return expression(specified[2] ?? '', { ...scope, name: specified[1] }, depth + 1);
  return token(written, scope);
}

/** A whole query, as `and(title:string("tides"), filter(size:range(10, max)))`. @throws 400 */
export function parseFql(text: string): Kql {
  return text.trim() === '' ? { kind: 'all' } : expression(text, { bare: ':' }, 0);
}

/** One refinement filter, as `Department:equals("Sales")`, `Write:range(2026-01-01, max)` or with an entry's token. @throws 400 */
export function parseRefinement(text: string): Kql {
  const query = expression(text, { bare: '=' }, 0);
  // A filter without a property refines nothing.
  if (JSON.stringify(query).includes('"kind":"words"')) throw queryMalformed();
  return query;
}
