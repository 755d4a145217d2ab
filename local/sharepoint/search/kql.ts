import { SharePointError } from '../errors/SharePointError';

/**
 * Keyword Query Language (https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference):
 * words, "phrases", prefix*, property:value with = <> < > <= >= and a..b, AND OR NOT, + and -, brackets.
 */
export type Kql =
  | { readonly kind: 'all' }
  | { readonly kind: 'words'; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: 'property'; readonly name: string; readonly operator: PropertyOperator; readonly value: string; readonly upper?: string; readonly isPrefix: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Kql[] }
  | { readonly kind: 'not'; readonly part: Kql };

export type PropertyOperator = ':' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '..';

type Token =
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | '+' | '-' }
  | { readonly kind: 'term'; readonly term: Kql };

const depthLimit = 40;
const termLimit = 500;

export const queryMalformed = (): SharePointError =>
  new SharePointError(400, '-1, Microsoft.Office.Server.Search.REST.SearchServiceException', "We didn't understand your search terms. Make sure they're using proper syntax.");

const value = String.raw`"(?:[^"]*)"\*?|(?:(?!\.\.)[^\s()"])+`;
const propertyPattern = new RegExp(String.raw`([A-Za-z][\w.-]*)(<>|<=|>=|[:=<>])\s*(${value})(?:\.\.(${value}))?`, 'y');
const upperPattern = new RegExp(String.raw`([A-Za-z][\w.-]*)[:=]\.\.(${value})`, 'y');
const phrasePattern = /"([^"]*)"(\*?)/y;
const wordPattern = /[^\s()"]+/y;

function unquote(text: string): { readonly value: string; readonly isPrefix: boolean } {
  const isPrefix = text.endsWith('*');
  const bare = isPrefix ? text.slice(0, -1) : text;
  return { value: bare.startsWith('"') ? bare.slice(1, -1) : bare, isPrefix };
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function propertyTerm([, name = '', operator = '', lower = '', upper]: RegExpExecArray): Kql {
  const { value: text, isPrefix } = unquote(lower);
  if (upper !== undefined) return { kind: 'property', name, operator: '..', value: text, upper: unquote(upper).value, isPrefix: false };
  return { kind: 'property', name, operator: operator as PropertyOperator, value: text, isPrefix };
}

function wordToken(word: string): Token {
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { kind: word };
  if (/^O?NEAR(\(n=\d+\))?$/.test(word)) return { kind: 'AND' };
  if (/^\*+$/.test(word)) return { kind: 'term', term: { kind: 'all' } };
  const isPrefix = word.endsWith('*');
  return { kind: 'term', term: { kind: 'words', text: isPrefix ? word.replace(/\*+$/, '') : word, isPrefix } };
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < text.length;) {
    const character = text[index] ?? '';
    const before = text[index - 1] ?? ' ';
    if (/\s/.test(character)) index++;
    else if (character === '(' || character === ')') {
      tokens.push({ kind: character });
      index++;
    } else if ((character === '+' || character === '-') && /[\s(]/.test(before) && /[^\s]/.test(text[index + 1] ?? ' ')) {
      tokens.push({ kind: character });
      index++;
    } else index += readTerm(text, index, tokens);
    if (tokens.length > termLimit) throw queryMalformed();
  }
  return tokens;
}

function readTerm(text: string, index: number, tokens: Token[]): number {
  const open = matchAt(upperPattern, text, index);
  if (open) {
    tokens.push({ kind: 'term', term: { kind: 'property', name: open[1] ?? '', operator: '<=', value: unquote(open[2] ?? '').value, isPrefix: false } });
    return open[0].length;
  }
  const property = matchAt(propertyPattern, text, index);
  if (property) {
    const isOpenAbove = property[4] === undefined && text.startsWith('..', index + property[0].length);
    const term = propertyTerm(property);
    tokens.push({ kind: 'term', term: isOpenAbove && term.kind === 'property' ? { ...term, operator: '>=' } : term });
    return property[0].length + (isOpenAbove ? 2 : 0);
  }
  const phrase = matchAt(phrasePattern, text, index);
  if (phrase) {
    tokens.push({ kind: 'term', term: { kind: 'words', text: phrase[1] ?? '', isPrefix: phrase[2] === '*' } });
    return phrase[0].length;
  }
  const word = matchAt(wordPattern, text, index);
  // What is left is a quote that never closes: it stands for nothing.
  if (!word) return 1;
  tokens.push(wordToken(word[0]));
  return word[0].length;
}

/** Neighbours without an operator: all must hold, but several values of one property are alternatives. */
function join(terms: readonly Kql[]): Kql {
  const groups: Kql[][] = [];
  for (const term of terms) {
    const same = term.kind === 'property' && /^[:=]$/.test(term.operator) ? groups.find(([first]) => first?.kind === 'property' && /^[:=]$/.test(first.operator) && first.name.toLowerCase() === term.name.toLowerCase()) : undefined;
    if (same) same.push(term);
    else groups.push([term]);
  }
  const parts = groups.map((group): Kql => (group.length === 1 && group[0] ? group[0] : { kind: 'or', parts: group }));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

class Parser {
  private position: number = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public parse(): Kql {
    if (this.tokens.length === 0) return { kind: 'all' };
    const result = this.either(0);
    if (this.position < this.tokens.length) throw queryMalformed();
    return result;
  }

  private peek(): Token['kind'] | undefined {
    return this.tokens[this.position]?.kind;
  }

  private either(depth: number): Kql {
    if (depth > depthLimit) throw queryMalformed();
    const parts = [this.all(depth)];
    while (this.peek() === 'OR') {
      this.position++;
      parts.push(this.all(depth));
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  private all(depth: number): Kql {
    const runs: Kql[][] = [[this.one(depth)]];
    for (let next = this.peek(); next !== undefined && next !== ')' && next !== 'OR'; next = this.peek()) {
      if (next === 'AND') {
        this.position++;
        runs.push([this.one(depth)]);
      } else runs.at(-1)?.push(this.one(depth));
    }
    const parts = runs.map(join);
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private one(depth: number): Kql {
    const token = this.tokens[this.position++];
    switch (token?.kind) {
      case 'term':
        return token.term;
      case '+':
        return this.one(depth + 1);
      case 'NOT': case '-':
        if (depth > depthLimit) throw queryMalformed();
        return { kind: 'not', part: this.one(depth + 1) };
      case '(': {
        const inner = this.either(depth + 1);
        if (this.tokens[this.position++]?.kind !== ')') throw queryMalformed();
        return inner;
      }
      default:
        throw queryMalformed();
    }
  }
}

/** @throws 400 for brackets that do not match and operators without a side. */
export function parseKql(text: string): Kql {
  return new Parser(tokenise(text.trim())).parse();
}
