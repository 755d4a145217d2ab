import ts from 'typescript';

/** Names that a bundle of Microsoft's runtime reads from each module outside it, by the module's name or component id. */
export type ExternalNames = ReadonlyMap<string, ReadonlySet<string>>;

type FunctionLike = ts.FunctionLikeDeclaration;
const isFunction = (node: ts.Node): node is FunctionLike => ts.isFunctionLike(node) && 'body' in node;

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('bundle.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => visit(child, see));
}

/** The bundle's `define(name, [dependencies], (parameters) => …)`: which parameter stands for which dependency. */
function dependencyParameters(source: ts.SourceFile): ReadonlyMap<string, string> {
  let found: ReadonlyMap<string, string> = new Map();
  visit(source, (node) => {
    if (found.size > 0 || !ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
    const list = node.arguments.find(ts.isArrayLiteralExpression);
    const factory = node.arguments.find((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
    if (!list || !factory) return;
    found = new Map(factory.parameters.map((parameter, index) => [parameter.name.getText(), (list.elements[index] as ts.StringLiteral | undefined)?.text ?? '']));
  });
  return found;
}

/** The one expression that a module such as `745(e){e.exports=r}` assigns. */
function onlyAssigned(node: FunctionLike): string | undefined {
  const body = node.body;
  if (!body) return undefined;
  const statements = ts.isBlock(body) ? body.statements.filter((one) => !(ts.isExpressionStatement(one) && ts.isStringLiteral(one.expression))) : [];
  const [first] = statements;
  const expression = !ts.isBlock(body) ? body : statements.length === 1 && first && ts.isExpressionStatement(first) ? first.expression : undefined;
  if (!expression || !ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return ts.isPropertyAccessExpression(expression.left) && ts.isIdentifier(expression.right) ? expression.right.text : undefined;
}

/** Webpack's number of each external: those given to the bundle, and those that it asks the loader for by id when it needs them. */
function externalNumbers(sources: readonly ts.SourceFile[]): ReadonlyMap<string, string> {
  const parameters = new Map(sources.flatMap((source) => [...dependencyParameters(source)]));
  const numbers = new Map<string, string>();
  for (const source of sources) {
    visit(source, (node) => {
      if ((!ts.isMethodDeclaration(node) && !ts.isPropertyAssignment(node)) || !ts.isNumericLiteral(node.name)) return;
      const factory = ts.isMethodDeclaration(node) ? node : node.initializer;
      const assigned = isFunction(factory) ? onlyAssigned(factory) : undefined;
      const dependency = assigned === undefined ? undefined : parameters.get(assigned);
      if (dependency) numbers.set(node.name.text, dependency);
    });
    for (const [, id, , number] of source.text.matchAll(/\{i:"([0-9a-f-]{36})",v:"([0-9.]+)",m:(\d+)\}/g)) if (id && number) numbers.set(number, id);
  }
  return numbers;
}

/** The identifiers that a binding makes: one, or those of a pattern. */
function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Whether a function or block has a variable of its own with this name, which hides an outer one. */
function declares(node: ts.Node, name: string): boolean {
  if (isFunction(node) && node.parameters.some((parameter) => boundNames(parameter.name).includes(name))) return true;
  if (ts.isCatchClause(node) && node.variableDeclaration && boundNames(node.variableDeclaration.name).includes(name)) return true;
  let isDeclared = false;
  const look = (inner: ts.Node): void => {
    if (isDeclared) return;
    if (ts.isVariableDeclaration(inner) && boundNames(inner.name).includes(name)) {
      const isLexical = ts.isVariableDeclarationList(inner.parent) && (inner.parent.flags & ts.NodeFlags.BlockScoped) !== 0;
      isDeclared = isFunction(node) || (isLexical && scopeOf(inner) === node);
    }
    if (!isFunction(inner)) inner.forEachChild(look);
  };
  if (isFunction(node)) node.body?.forEachChild(look);
  else if (ts.isBlock(node) || ts.isIterationStatement(node, false) || ts.isCaseBlock(node)) node.forEachChild(look);
  return isDeclared;
}

/** Where a name is visible: the block for `let` and `const`, else the function. */
function scopeOf(node: ts.Node): ts.Node | undefined {
  const isLexical = ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.BlockScoped) !== 0;
  return ts.findAncestor(node.parent, (parent) => isFunction(parent) || ts.isSourceFile(parent) || (isLexical && (ts.isBlock(parent) || ts.isIterationStatement(parent, false) || ts.isCaseBlock(parent))));
}

/** Reads which names a bundle and its chunks use of what is outside them. Other properties of the same variables are left alone. */
export function readExternalNames(texts: readonly string[]): ExternalNames {
  const sources = texts.map(parse);
  const numbers = externalNumbers(sources);
  const names = new Map<string, Set<string>>([...new Set(numbers.values())].map((dependency) => [dependency, new Set<string>()]));
  const externalOf = (node: ts.Node | undefined): string | undefined => {
    if (!node || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.arguments.length !== 1) return undefined;
    const [argument] = node.arguments;
    return argument && ts.isNumericLiteral(argument) ? numbers.get(argument.text) : undefined;
  };
  const readUses = (scope: ts.Node, variable: string, dependency: string): void => {
    const look = (node: ts.Node): void => {
      if (node !== scope && declares(node, variable)) return;
      if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === variable) names.get(dependency)?.add(node.name.text);
      node.forEachChild(look);
    };
    look(scope);
  };
  for (const source of sources) {
    visit(source, (node) => {
      if (ts.isPropertyAccessExpression(node)) {
        const dependency = externalOf(node.expression);
        if (dependency) names.get(dependency)?.add(node.name.text);
      }
      const [variable, value] = ts.isVariableDeclaration(node) ? [node.name, node.initializer] : ts.isBinaryExpression(node) && ts.isIdentifier(node.left) ? [node.left, node.right] : [];
      const dependency = externalOf(value);
      if (!variable || !dependency) return;
      const scope = scopeOf(node);
      if (scope) readUses(scope, variable.getText(), dependency);
    });
  }
  return names;
}
