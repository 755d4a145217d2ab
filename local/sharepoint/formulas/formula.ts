import { SharePointError } from '../errors/SharePointError';
import { functions, type Argument, type Surroundings } from './functions';
import { compareValues, FormulaError, toNumber, toText, type Value } from './values';

/** Status and code as seen with a formula of another language (SharePoint/PnP-JS-Core#618). */
export const formulaInvalid = (): SharePointError => new SharePointError(500, '-2130575270, Microsoft.SharePoint.SPException', 'The formula contains a syntax error or is not supported.');
const columnUnknown = (): SharePointError => new SharePointError(500, '-2130575270, Microsoft.SharePoint.SPException', 'The formula refers to a column that does not exist.  Check the formula for spelling mistakes or change the non-existing column to an existing column.');

/** Reads a column of the row that a formula is worked out for. */
export type ReadColumn = (name: string) => Value;
type Node = (read: ReadColumn, surroundings: Surroundings) => Value;

/** Longer ones are refused (https://support.microsoft.com/office/calculated-field-formulas-and-functions). */
const longestFormula = 1024;
const deepest = 64;
const tokens = /\s+|\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|"(?:[^"]|"")*"|\[[^\]]+\]|<>|<=|>=|[-+*/^&=<>%(),;]|[\p{L}_][\p{L}\p{N}_.:]*/giuy;

/** @throws 500 for signs that no formula has */
function tokensOf(text: string): string[] {
  const found: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.length) {
    const match = tokens.exec(text);
    if (!match) throw formulaInvalid();
    if (match[0].trim() !== '') found.push(match[0]);
  }
  return found;
}

function arithmetic(left: Value, right: Value, work: (a: number, b: number) => number | FormulaError): Value {
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a instanceof FormulaError) return a;
  if (b instanceof FormulaError) return b;
  const result = work(a, b);
  return typeof result === 'number' && !Number.isFinite(result) ? new FormulaError('#NUM!') : result;
}

function joined(left: Value, right: Value): Value {
  const [a, b] = [toText(left), toText(right)];
  return a instanceof FormulaError ? a : b instanceof FormulaError ? b : a + b;
}

type Binary = (left: Value, right: Value) => Value;

function compared(test: (order: number) => boolean): Binary {
  return (left, right) => {
    const order = compareValues(left, right);
    return order instanceof FormulaError ? order : test(order);
  };
}

/** Operators that bind the least first. */
const levels: readonly Readonly<Record<string, Binary>>[] = [
  { '=': compared((order) => order === 0), '<>': compared((order) => order !== 0), '<': compared((order) => order < 0), '>': compared((order) => order > 0), '<=': compared((order) => order <= 0), '>=': compared((order) => order >= 0) },
  { '&': joined },
  { '+': (left, right) => arithmetic(left, right, (a, b) => a + b), '-': (left, right) => arithmetic(left, right, (a, b) => a - b) },
  { '*': (left, right) => arithmetic(left, right, (a, b) => a * b), '/': (left, right) => arithmetic(left, right, (a, b) => (b === 0 ? new FormulaError('#DIV/0!') : a / b)) },
  { '^': (left, right) => arithmetic(left, right, (a, b) => a ** b) }
];

/**
 * The grammar of formulas of columns, a part of that of spreadsheets:
 *   formula = ["="] expression; expression = operands with = <> < > <= >= & + - * / ^ (in rising strength);
 *   operand = {"+" | "-"} (number | "text" | TRUE | FALSE | [Column] | Column | NAME "(" [expression {"," expression}] ")" | "(" expression ")") {"%"}.
 */
class Parser {
  private at: number = 0;
  public readonly columns: Set<string> = new Set();

  public constructor(private readonly found: readonly string[]) {}

  public whole(): Node {
    const node = this.expression(0, 0);
    if (this.at < this.found.length) throw formulaInvalid();
    return node;
  }

  private expression(level: number, depth: number): Node {
    if (depth > deepest) throw formulaInvalid();
    const operators = levels[level];
    if (!operators) return this.operand(depth);
    let left = this.expression(level + 1, depth);
    for (let operator = this.peek(); operator !== undefined && Object.hasOwn(operators, operator); operator = this.peek()) {
      this.at++;
      const [first, work, second] = [left, operators[operator], this.expression(level + 1, depth)];
      left = (read, surroundings) => work?.(first(read, surroundings), second(read, surroundings)) ?? null;
    }
    return left;
  }

  private operand(depth: number): Node {
    const token = this.next();
    if (token === '-' || token === '+') {
      const inner = this.operand(depth + 1);
      if (depth > deepest) throw formulaInvalid();
      return token === '+' ? inner : (read, surroundings) => arithmetic(0, inner(read, surroundings), (a, b) => a - b);
    }
    let node = this.primary(token, depth);
    while (this.peek() === '%') {
      this.at++;
      const inner = node;
      node = (read, surroundings) => arithmetic(inner(read, surroundings), 100, (a, b) => a / b);
    }
    return node;
  }

  private primary(token: string, depth: number): Node {
    if (token === '(') {
      const inner = this.expression(0, depth + 1);
      this.expect(')');
      return inner;
    }
    if (/^[\d.]/.test(token)) return () => Number(token);
    if (token.startsWith('"')) return () => token.slice(1, -1).replace(/""/g, '"');
    if (token.startsWith('[')) return this.column(token.slice(1, -1));
    if (!/^[\p{L}_]/u.test(token)) throw formulaInvalid();
    if (this.peek() === '(') return this.call(token.toUpperCase(), depth);
    if (/^(true|false)$/i.test(token)) return () => /^true$/i.test(token);
    return this.column(token);
  }

  private column(name: string): Node {
    // What changes by itself is for default values and validation (Today, Me).
    if (/^(today|me)$/i.test(name)) throw formulaInvalid();
    this.columns.add(name);
    return (read) => read(name);
  }

  private call(name: string, depth: number): Node {
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    this.expect('(');
    const args: Node[] = [];
    if (this.peek() !== ')') {
      args.push(this.expression(0, depth + 1));
      while (this.peek() === ',' || this.peek() === ';') {
        this.at++;
        args.push(this.expression(0, depth + 1));
      }
    }
    this.expect(')');
    if (!known || args.length < known.least || args.length > known.most) throw formulaInvalid();
    return (read, surroundings) => {
      const result = known.run(args.map((argument): Argument => () => argument(read, surroundings)), surroundings);
      return name === 'CHAR' && typeof result === 'number' ? String.fromCharCode(result) : result;
    };
  }

  private peek(): string | undefined {
    return this.found[this.at];
  }

  private next(): string {
    const token = this.found[this.at++];
    if (token === undefined) throw formulaInvalid();
    return token;
  }

  private expect(token: string): void {
    if (this.next() !== token) throw formulaInvalid();
  }
}

export interface Formula {
  /** Names of the columns that it reads, as written. */
  readonly columns: ReadonlySet<string>;
  readonly work: (read: ReadColumn, surroundings: Surroundings) => Value;
}

/** Reads a formula. @throws 500 with SharePoint's sentence for one that is not valid */
export function parseFormula(text: string): Formula {
  if (text.length > longestFormula) throw formulaInvalid();
  const parser = new Parser(tokensOf(text.trim().replace(/^=/, '')));
  const work = parser.whole();
  return { columns: parser.columns, work };
}

/** @throws 500 for a formula that is not valid, or names what `isColumn` does not know */
export function checkFormula(text: string, isColumn: (name: string) => boolean): void {
  for (const name of parseFormula(text).columns) if (!isColumn(name)) throw columnUnknown();
}
