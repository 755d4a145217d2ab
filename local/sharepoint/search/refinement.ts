import { queryMalformed, type Kql } from './kql';

const tokenMark = '\u01C2\u01C2';

/** The token of a refiner's entry: two marks and the value as hexadecimal UTF-8, in quotes. */
export function refinementToken(value: string): string {
  return `"${tokenMark}${Buffer.from(value, 'utf8').toString('hex')}"`;
}

function valueOf(text: string): string {
  const bare = text.trim().replace(/^"([\s\S]*)"$/, '$1');
  return bare.startsWith(tokenMark) ? Buffer.from(bare.slice(tokenMark.length), 'hex').toString('utf8') : bare;
}

function call(text: string): { readonly name: string; readonly args: readonly string[] } | undefined {
  const match = /^(and|or|not|equals|string|range|starts-with)\(([\s\S]*)\)$/i.exec(text.trim());
  if (!match) return undefined;
  const args: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  const inner = match[2] ?? '';
  for (let index = 0; index < inner.length; index++) {
    const character = inner[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      args.push(inner.slice(start, index));
      start = index + 1;
    }
  }
  if (isQuoted || depth !== 0) throw queryMalformed();
  args.push(inner.slice(start));
  return { name: (match[1] ?? '').toLowerCase(), args };
}

function expression(name: string, text: string, depth: number): Kql {
  if (depth > 10) throw queryMalformed();
  const called = call(text);
  const [first = ''] = called?.args ?? [];
  switch (called?.name) {
    case 'and': case 'or':
      return { kind: called.name, parts: called.args.map((arg) => expression(name, arg, depth + 1)) };
    case 'not':
      return { kind: 'not', part: expression(name, first, depth + 1) };
    case 'starts-with':
      return { kind: 'property', name, operator: ':', value: valueOf(first), isPrefix: true };
    case 'string':
      return { kind: 'property', name, operator: ':', value: valueOf(first), isPrefix: false };
    case 'range': {
      const [low, high] = called.args.map((arg) => valueOf(arg).trim());
      const bounds: Kql[] = [];
      if (low && low !== 'min') bounds.push({ kind: 'property', name, operator: '>=', value: low, isPrefix: false });
      if (high && high !== 'max') bounds.push({ kind: 'property', name, operator: '<', value: high, isPrefix: false });
      return { kind: 'and', parts: bounds };
    }
    default:
      return { kind: 'property', name, operator: '=', value: valueOf(called ? first : text), isPrefix: false };
  }
}

/** One refinement filter, as `Department:equals("Sales")`, `Write:range(2026-01-01, max)` or with an entry's token. @throws 400 */
export function parseRefinement(text: string): Kql {
  const outer = call(text);
  if (outer && ['and', 'or'].includes(outer.name)) return { kind: outer.name as 'and' | 'or', parts: outer.args.map(parseRefinement) };
  const match = /^\s*([A-Za-z]\w*):([\s\S]+)$/.exec(text);
  if (!match) throw queryMalformed();
  return expression(match[1] ?? '', match[2] ?? '', 0);
}
