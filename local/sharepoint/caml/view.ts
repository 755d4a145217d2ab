import { invalidArgument, invalidQuery } from '../errors/SharePointError';
import type { Condition, Sort } from '../query/condition';
import { childOf, childrenOf, isTrue, parseXml, type XmlElement } from '../xml/parseXml';
import { type CamlSurroundings, WhereReader } from './where';

export type { CamlSurroundings } from './where';

/** What `<View>` asks for. */
export interface CamlView {
  readonly condition?: Condition;
  readonly sorts: readonly Sort[];
  /** Internal names; none means all. */
  readonly fields: readonly string[];
  readonly rowLimit?: number;
  readonly isPaged: boolean;
  /** Attribute Scope: files and folders of one folder (none), files of one folder, files below it, or all below it. */
  readonly scope: ViewScope;
}

export type ViewScope = 'Default' | 'FilesOnly' | 'Recursive' | 'RecursiveAll';

/** Zero means no limit, as the element's documentation has it. @throws 400 for what is no whole number. */
function rowLimitOf(limit: XmlElement | undefined): number | undefined {
  const text = limit?.textContent?.trim() ?? '';
  if (text === '') return undefined;
  if (!/^\d{1,10}$/.test(text)) throw invalidQuery('RowLimit must be a whole number.');
  return Number(text) === 0 ? undefined : Number(text);
}

const scopes: readonly ViewScope[] = ['Default', 'FilesOnly', 'Recursive', 'RecursiveAll'];

/** Reads `<View>` or a bare `<Query>`. @throws 400 for broken XML and for elements that are not known. */
export function parseView(xml: string, surroundings: CamlSurroundings): CamlView {
  if (xml.trim() === '') return { sorts: [], fields: [], isPaged: false, scope: 'Default' };
  const root = parseXml(xml);
  if (!root) throw invalidArgument('Cannot complete this action. The query is no valid XML.');
  const query = root.tagName === 'Query' ? root : childOf(root, 'Query');
  const where = query && childOf(query, 'Where');
  const [first] = where ? childrenOf(where) : [];
  const orderBy = query && childOf(query, 'OrderBy');
  const limit = childOf(root, 'RowLimit');
  const viewFields = childOf(root, 'ViewFields');
  const rowLimit = rowLimitOf(limit);
  const sorts = orderBy ? childrenOf(orderBy).map((reference): Sort => ({ path: { name: reference.getAttribute('Name') ?? '', reference: 'text' }, descending: reference.getAttribute('Ascending')?.toUpperCase() === 'FALSE' })) : [];
  return {
    sorts,
    scope: scopes.find((scope) => scope.toLowerCase() === root.getAttribute('Scope')?.toLowerCase()) ?? 'Default',
    fields: viewFields ? childrenOf(viewFields).map((reference) => reference.getAttribute('Name') ?? '') : [],
    isPaged: limit ? isTrue(limit, 'Paged') : false,
    ...(first ? { condition: new WhereReader(surroundings).read(first) } : {}),
    ...(rowLimit === undefined ? {} : { rowLimit })
  };
}
