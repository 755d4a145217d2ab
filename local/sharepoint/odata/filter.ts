import { invalidQuery } from '../errors/SharePointError';
import type { Stored } from '../model';
import type { Comparison, Condition, Path } from '../query/condition';

interface Token {
  readonly kind: 'string' | 'number' | 'word' | 'punctuation' | 'date' | 'guid';
  readonly text: string;
}

const maximalDepth = 100;
const comparisons = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
const parts = new Set(['day', 'month', 'year', 'hour', 'minute', 'second']);
const tokenPattern = /\s*(?:(datetime|guid)'([^']*)'|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)[LlMmFfDd]?(?![\w.])|([\p{L}_][\p{L}\p{N}_.]*)|([(),/]))/uy;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  const end = text.trimEnd().length;
  while (tokenPattern.lastIndex < end) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw invalidQuery(`The expression "${text}" is not valid. Syntax error at position ${at}.`);
    const [, literalKind, literal, string, number, word, punctuation] = match;
    if (literalKind !== undefined) tokens.push({ kind: literalKind === 'guid' ? 'guid' : 'date', text: literal ?? '' });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replace(/''/g, "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'punctuation', text: punctuation ?? '' });
  }
  return tokens;
}

/** `$filter` of OData as SharePoint understands it: comparisons, and/or/not, startswith, substringof and parts of dates. */
class FilterParser {
  private at: number = 0;
  private depth: number = 0;

  public constructor(private readonly text: string, private readonly tokens: readonly Token[]) {}

  public parse(): Condition {
    const condition = this.or();
    if (this.at < this.tokens.length) throw this.error();
    return condition;
  }

  private or(): Condition {
    if (++this.depth > maximalDepth) throw invalidQuery('The expression is nested too deeply.');
    const found = [this.and()];
    while (this.takeWord('or')) found.push(this.and());
    this.depth--;
    return found.length === 1 && found[0] ? found[0] : { kind: 'or', parts: found };
  }

  private and(): Condition {
    const found = [this.unary()];
    while (this.takeWord('and')) found.push(this.unary());
    return found.length === 1 && found[0] ? found[0] : { kind: 'and', parts: found };
  }

  private unary(): Condition {
    if (this.takeWord('not')) {
      if (++this.depth > maximalDepth) throw invalidQuery('The expression is nested too deeply.');
      const part = this.unary();
      this.depth--;
      return { kind: 'not', part };
    }
    if (this.take('(')) {
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    return this.predicate();
  }

  private predicate(): Condition {
    const word = this.peekWord()?.toLowerCase();
    if ((word === 'startswith' || word === 'substringof') && this.tokens[this.at + 1]?.text === '(') return this.textFunction(word);
    const path = this.path();
    const operator = this.peekWord()?.toLowerCase();
    if (operator === undefined || !comparisons.has(operator)) throw this.error();
    this.at++;
    return { kind: 'compare', path, comparison: operator as Comparison, value: this.literal() };
  }

  private textFunction(name: 'startswith' | 'substringof'): Condition {
    this.at++;
    this.expect('(');
    const first = this.argument();
    this.expect(',');
    const second = this.argument();
    this.expect(')');
    if (this.takeWord('eq')) {
      const value = this.literal();
      if (value !== 'true' && value !== 1) throw this.error();
    }
    const [path, value] = name === 'startswith' ? [first, second] : [second, first];
    if (typeof path === 'string' || typeof value !== 'string') throw this.error();
    return { kind: name === 'startswith' ? 'startsWith' : 'contains', path, value };
  }

  private argument(): Path | string {
    const token = this.tokens[this.at];
    if (token?.kind === 'string') {
      this.at++;
      return token.text;
    }
    return this.path();
  }

  private path(): Path {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word') throw this.error();
    this.at++;
    const part = token.text.toLowerCase();
    if (parts.has(part) && this.take('(')) {
      if (++this.depth > maximalDepth) throw invalidQuery('The expression is nested too deeply.');
      const inner = this.path();
      this.depth--;
      this.expect(')');
      return { ...inner, part: part as NonNullable<Path['part']> };
    }
    if (!this.take('/')) return { name: token.text };
    const sub = this.tokens[this.at];
    if (sub?.kind !== 'word') throw this.error();
    this.at++;
    return { name: token.text, sub: sub.text };
  }

  private literal(): Stored {
    const token = this.tokens[this.at++];
    if (!token) throw this.error();
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'string' || token.kind === 'date' || token.kind === 'guid') return token.text;
    const word = token.text.toLowerCase();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word;
    throw this.error();
  }

  private peekWord(): string | undefined {
    const token = this.tokens[this.at];
    return token?.kind === 'word' ? token.text : undefined;
  }

  private takeWord(word: string): boolean {
    if (this.peekWord()?.toLowerCase() !== word) return false;
    this.at++;
    return true;
  }

  private take(text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'punctuation' || token.text !== text) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.error();
  }

  private error(): Error {
    return invalidQuery(`The expression "${this.text}" is not valid.`);
  }
}

/** @throws 400 for what SharePoint would not parse. */
export function parseFilter(text: string): Condition {
  return new FilterParser(text, tokenize(text)).parse();
}

/** `Name`, `Author/Id` of `$orderby`, `$select` and `$expand`. */
export function parsePath(text: string): Path {
  const [name = '', sub] = text.trim().split('/');
  return sub === undefined ? { name } : { name, sub };
}
