import { invalidQuery } from '../errors/SharePointError';

export interface Argument {
  readonly name?: string;
  readonly value: string | number | boolean | null;
}

/** One step of a path, as `getByTitle('a')`: the name in lower case, and its arguments if it has brackets. */
export interface Segment {
  readonly name: string;
  readonly written: string;
  readonly args?: readonly Argument[];
}

function literal(text: string, aliases: ReadonlyMap<string, string>): Argument['value'] {
  const trimmed = text.trim();
  if (trimmed.startsWith('@')) {
    const alias = aliases.get(trimmed.toLowerCase());
    if (alias === undefined) throw invalidQuery(`The alias ${trimmed} is not defined.`);
    return literal(alias, new Map());
  }
  const quoted = /^(?:guid|datetime|binary)?'([\s\S]*)'$/i.exec(trimmed);
  if (quoted) return (quoted[1] ?? '').replace(/''/g, "'");
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  if (/^null$/i.test(trimmed) || trimmed === '') return null;
  return trimmed;
}

/** Splits at a separator outside quotes and brackets; quotes inside strings are doubled, so that they toggle twice. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (quoted || depth !== 0) throw invalidQuery(`The expression "${text}" is not valid.`);
  parts.push(text.slice(start));
  return parts;
}

function parseArgument(text: string, aliases: ReadonlyMap<string, string>): Argument {
  const named = /^\s*([A-Za-z_]\w*)\s*=([\s\S]*)$/.exec(text);
  return named?.[1] && named[2] !== undefined ? { name: named[1].toLowerCase(), value: literal(named[2], aliases) } : { value: literal(text, aliases) };
}

/**
 * The steps behind `_api`, from decoded text: `web/lists/getByTitle('a/b')/items(1)`.
 * @param aliases values of `@v` parameters by lower-case name, as they stand in the query.
 */
export function parsePath(path: string, aliases: ReadonlyMap<string, string>): Segment[] {
  return splitOutside(path, '/')
    .filter((text) => text !== '')
    .map((text) => {
      const open = text.indexOf('(');
      if (open < 0) return { name: text.toLowerCase(), written: text };
      if (!text.endsWith(')')) throw invalidQuery(`The expression "${text}" is not valid.`);
      const inner = text.slice(open + 1, -1);
      const args = inner.trim() === '' ? [] : splitOutside(inner, ',').map((one) => parseArgument(one, aliases));
      return { name: text.slice(0, open).toLowerCase(), written: text.slice(0, open), args };
    });
}

export interface QueryOptions {
  readonly select: readonly string[];
  readonly expand: readonly string[];
  readonly filter?: string;
  readonly orderby: readonly { readonly path: string; readonly descending: boolean }[];
  readonly top?: number;
  readonly skip?: number;
  readonly skiptoken?: string;
}

function names(text: string | null): string[] {
  return (text ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
}

/** Reads `$select`, `$filter` and the rest; unknown parameters are left alone. @throws 400 for a `$top` that is no number. */
export function parseOptions(parameters: URLSearchParams): QueryOptions {
  const top = parameters.get('$top');
  if (top !== null && !/^\d+$/.test(top)) throw invalidQuery(`The query string "$top" must be a non-negative integer.`);
  const orderby = names(parameters.get('$orderby')).map((text) => {
    const match = /^(\S+?)(?:\s+(asc|desc))?$/i.exec(text);
    if (!match?.[1]) throw invalidQuery(`The expression "${text}" is not valid.`);
    return { path: match[1], descending: match[2]?.toLowerCase() === 'desc' };
  });
  return {
    select: names(parameters.get('$select')),
    expand: names(parameters.get('$expand')),
    orderby,
    ...(parameters.get('$filter') ? { filter: parameters.get('$filter') ?? '' } : {}),
    ...(top !== null ? { top: Number(top) } : {}),
    ...(parameters.get('$skip') ? { skip: Number(parameters.get('$skip')) } : {}),
    ...(parameters.get('$skiptoken') ? { skiptoken: parameters.get('$skiptoken') ?? '' } : {})
  };
}
