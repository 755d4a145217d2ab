import { queryMalformed } from '../errors/SharePointError';

/**
 * Keyword Query Language (https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference):
 * words, "phrases", prefix*, property:value with = <> < > <= >= and a..b, property:(…), AND OR NOT NEAR ONEAR WORDS XRANK, + and -, brackets.
 */
export type Kql =
  | { readonly kind: 'all' }
  | { readonly kind: 'words'; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: 'property'; readonly name: string; readonly operator: PropertyOperator; readonly value: string; readonly upper?: string; readonly isPrefix: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Kql[] }
  | { readonly kind: 'not'; readonly part: Kql }
  /** Words with at most `distance` others between them, in any order. */
  | { readonly kind: 'near'; readonly parts: readonly Kql[]; readonly distance: number }
  /** What `match` finds; what `boost` finds of it ranks higher by `constant`. */
  | { readonly kind: 'xrank'; readonly match: Kql; readonly boost: Kql; readonly constant: number };

export type PropertyOperator = ':' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '..';

type Token =
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | '+' | '-' }
  | { readonly kind: 'NEAR' | 'XRANK'; readonly value: number }
  | { readonly kind: 'property('; readonly name: string; readonly operator: PropertyOperator }
  | { readonly kind: 'term'; readonly term: Kql };

const depthLimit = 40;
const termLimit = 500;
/** Documented: eight words where NEAR says nothing. */
const nearDistance = 8;

const value = String.raw`"(?:[^"]*)"\*?|(?:(?!\.\.)[^\s()"])+`;
const propertyPattern = new RegExp(String.raw`([A-Za-z][\w.-]*)(<>|<=|>=|[:=<>])\s*(${value})(?:\.\.(${value}))?`, 'y');
const upperPattern = new RegExp(String.raw`([A-Za-z][\w.-]*)[:=]\.\.(${value})`, 'y');
const groupPattern = /([A-Za-z][\w.-]*)(<>|[:=])\s*\(/y;
const phrasePattern = /"([^"]*)"(\*?)/y;
const nearPattern = /O?NEAR(?:\(\s*(?:n\s*=\s*)?(\d{1,4})\s*\))?(?![\w(])/y;
const rankPattern = /XRANK\(([^()]*)\)/y;
const synonymPattern = /(?:WORDS|ANY)\(([^()]*)\)/y;
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

const wordsTerm = (written: string): Kql => {
  const { value: text, isPrefix } = unquote(written.trim());
  return { kind: 'words', text, isPrefix };
};

function wordToken(word: string): Token {
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { kind: word };
  if (/^\*+$/.test(word)) return { kind: 'term', term: { kind: 'all' } };
  const isPrefix = word.endsWith('*');
  return { kind: 'term', term: { kind: 'words', text: isPrefix ? word.replace(/\*+$/, '') : word, isPrefix } };
}

/** The constant boost; normalised and standard ones count as small constants, as there are no statistics to take them from. */
function boostOf(parameters: string): number {
  const read = (name: string): number => Number(new RegExp(String.raw`\b${name}\s*=\s*(-?[\d.]+)`, 'i').exec(parameters)?.[1] ?? 0);
  const total = ['cb', 'nb', 'stdb', 'avgb', 'rb'].reduce((sum, name) => sum + read(name), 0);
  if (!Number.isFinite(total)) throw queryMalformed();
  return total;
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
    } else index += readOperator(text, index, tokens) || readTerm(text, index, tokens);
    if (tokens.length > termLimit) throw queryMalformed();
  }
  return tokens;
}

/** NEAR, XRANK, WORDS and brackets behind a property, which look like words at first; how long it is, or 0. */
function readOperator(text: string, index: number, tokens: Token[]): number {
  const near = matchAt(nearPattern, text, index);
  if (near) {
    tokens.push({ kind: 'NEAR', value: near[1] === undefined ? nearDistance : Number(near[1]) });
    return near[0].length;
  }
  const rank = matchAt(rankPattern, text, index);
  if (rank) {
    tokens.push({ kind: 'XRANK', value: boostOf(rank[1] ?? '') });
    return rank[0].length;
  }
  const synonyms = matchAt(synonymPattern, text, index);
  if (synonyms) {
    const parts = (synonyms[1] ?? '').split(',').filter((part) => part.trim() !== '').map(wordsTerm);
    if (parts.length === 0) throw queryMalformed();
    tokens.push({ kind: 'term', term: { kind: 'or', parts } });
    return synonyms[0].length;
  }
  const group = matchAt(groupPattern, text, index);
  if (!group) return 0;
  tokens.push({ kind: 'property(', name: group[1] ?? '', operator: (group[2] ?? ':') as PropertyOperator });
  return group[0].length;
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

/** Words become values of a property: `author:(ada OR "ben cole")`. */
export function underProperty(name: string, operator: PropertyOperator, query: Kql): Kql {
  switch (query.kind) {
    case 'words': return { kind: 'property', name, operator, value: query.text, isPrefix: query.isPrefix };
    case 'and': case 'or': return { kind: query.kind, parts: query.parts.map((part) => underProperty(name, operator, part)) };
    case 'not': return { kind: 'not', part: underProperty(name, operator, query.part) };
    case 'near': return { kind: 'and', parts: query.parts.map((part) => underProperty(name, operator, part)) };
    default: return query;
  }
}

class Parser {
  private position: number = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public parse(): Kql {
    if (this.tokens.length === 0) return { kind: 'all' };
    const result = this.ranked(0);
    if (this.position < this.tokens.length) throw queryMalformed();
    return result;
  }

  private peek(): Token['kind'] | undefined {
    return this.tokens[this.position]?.kind;
  }

  private ranked(depth: number): Kql {
    let result = this.either(depth);
    for (let next = this.tokens[this.position]; next?.kind === 'XRANK'; next = this.tokens[this.position]) {
      this.position++;
      result = { kind: 'xrank', match: result, boost: this.either(depth), constant: next.value };
    }
    return result;
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
    const runs: Kql[][] = [[this.close(depth)]];
    for (let next = this.peek(); next !== undefined && next !== ')' && next !== 'OR' && next !== 'XRANK'; next = this.peek()) {
      if (next === 'AND') {
        this.position++;
        runs.push([this.close(depth)]);
      } else runs.at(-1)?.push(this.close(depth));
    }
    const parts = runs.map(join);
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private close(depth: number): Kql {
    const parts = [this.one(depth)];
    let distance = 0;
    for (let next = this.tokens[this.position]; next?.kind === 'NEAR'; next = this.tokens[this.position]) {
      this.position++;
      distance = Math.max(distance, next.value);
      parts.push(this.one(depth));
    }
    if (parts.length === 1 && parts[0]) return parts[0];
    return parts.every(({ kind }) => kind === 'words') ? { kind: 'near', parts, distance } : { kind: 'and', parts };
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
      case '(':
        return this.bracketed(depth);
      case 'property(':
        return underProperty(token.name, token.operator, this.bracketed(depth));
      default:
        throw queryMalformed();
    }
  }

  private bracketed(depth: number): Kql {
    const inner = this.ranked(depth + 1);
    if (this.tokens[this.position++]?.kind !== ')') throw queryMalformed();
    return inner;
  }
}

/** @throws 400 for brackets that do not match and operators without a side. */
export function parseKql(text: string): Kql {
  return new Parser(tokenise(text.trim())).parse();
}
