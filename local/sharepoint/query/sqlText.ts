import type { Stored } from '../model';

/** Text of SQL with the values that are bound to it, in their order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Stored[];
}

/** Text that the program itself wrote: names of tables and columns, operators. Nothing of a request may come in this way. */
export const plainSql = (text: string): Sql => ({ text, values: [] });

const isSql = (part: Sql | Stored): part is Sql => typeof part === 'object' && part !== null;

/** Puts pieces of SQL together; whatever is no piece of SQL is a value, and bound. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | Stored)[]): Sql {
  return {
    text: strings.map((before, index) => { const part = parts[index]; return index >= parts.length ? before : before + (part !== undefined && isSql(part) ? part.text : '?'); }).join(''),
    values: parts.flatMap((part) => (isSql(part) ? part.values : [part]))
  };
}

export function joinSql(parts: readonly Sql[], between: string): Sql {
  return { text: parts.map(({ text }) => text).join(between), values: parts.flatMap(({ values }) => values) };
}
