import ts from 'typescript';
import { listFiles, readSource } from '../support/sources';

/**
 * What may stand in the text of a statement beside what the program wrote itself. Each was looked at: numbers of lists, names of tables
 * and columns that the store made, words such as DESC, and as many question marks as there are values. A new one is looked at before it
 * is added here: nothing of a request may be among them.
 */
const known = new Set([
  // Numbers of lists, by which their tables are named.
  'list.no', 'to.list.no', 'this.list.no', 'no', 'listNo', 'triggers(no)',
  // Names of columns and tables, from the store's own rows or from lists in the program.
  'field.column', 'row.column', 'table', 'index', 'kind', 'column', 'other', 'start', 'part', 'name', 'schema', "caseless.has(type) ? ' COLLATE NOCASE' : ''", 'dateParts[path.part]', "columns.join(', ')", "wordColumns.join(', ')", "names.join(', ')",
  "names.map((name) => `json_extract(e.value, '$.${name}') COLLATE NOCASE AS ${name}`).join(', ')", "columns.map((name) => `${name} = ?`).join(', ')", "changed.map(({ column }) => `${column} = ?`).join(', ')", 'assignments', "[...names, ...kept.map(([column]) => `${column} = ?`)].join(', ')",
  "[...sets, 'modified = ?', 'editor = ?', 'version = ?', 'uiVersion = ?'].join(', ')", 'value', 'source',
  // As many places as values.
  "types.map(() => '?').join(', ')", "kinds.map(() => '?').join(', ')", "columns.map(() => '?').join(', ')", "wordColumns.map(() => '?').join(', ')", "variants.map(() => '?').join(', ')",
  // Conditions and orders that were put together from the same.
  'sql', 'text', 'from', 'where.sql', 'rank.sql', 'distinct', 'order', 'condition', "parts.join(' OR ')", "[where.sql, `${column} IS NOT NULL`, ...bounds].join(' AND ')", 'order(request, ranking !== undefined || boosted.length > 0)',
  // Operators and plain numbers.
  'operators[comparison]', "condition.value ? '1' : '0'", "sort.descending ? 'DESC' : 'ASC'", "idSort?.descending ? '<' : '>'", "isText ? ') COLLATE NOCASE' : ')'", 'depth', 'depth + 1'
]);

/** Where text becomes a statement, or a part of one. */
const sinks = /(^|\.)database\.(get|all|run|execute)$|^this\.(many|one)$|^plainSql$/;

function holesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) && sinks.test(node.expression.getText(source)) ? node.arguments : [];
    if (first && ts.isTemplateExpression(first)) found.push(...first.templateSpans.map(({ expression }) => expression.getText(source)));
    else if (first && !ts.isStringLiteralLike(first)) found.push(first.getText(source));
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found.filter((hole) => !known.has(hole)).map((hole) => `${file}: ${hole}`);
}

test('statements are written by the program: what a request says is bound to them', () => {
  const files = listFiles('local/sharepoint', /\.ts$/);
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(holesOf)).toEqual([]);
});
