import { invalidArgument, invalidQuery, tooManyGroups } from '../errors/SharePointError';
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
  /** By what rows are grouped, the outermost first. */
  readonly groups: CamlGroups | undefined;
  readonly joins: readonly CamlJoin[];
  readonly projected: readonly ProjectedField[];
  /** Attribute Scope: files and folders of one folder (none), files of one folder, files below it, or all below it. */
  readonly scope: ViewScope;
}

/** `GroupBy` (https://learn.microsoft.com/sharepoint/dev/schema/groupby-element-query). */
export interface CamlGroups {
  readonly sorts: readonly Sort[];
  /** One row of each group instead of all rows. */
  readonly isCollapsed: boolean;
  readonly limit?: number;
}

/** A list that a lookup column leads to (https://learn.microsoft.com/previous-versions/office/developer/sharepoint-2010/ee539975(v=office.14)). */
export interface CamlJoin {
  readonly alias: string;
  /** The joined list that the lookup column stands in; undefined for the list itself. */
  readonly from: string | undefined;
  /** Internal name of the lookup column. */
  readonly field: string;
  readonly isInner: boolean;
}

/** A column of a joined list under a name of its own. */
export interface ProjectedField {
  readonly name: string;
  readonly alias: string;
  readonly showField: string;
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

function sortsOf(element: XmlElement | undefined): readonly Sort[] {
  return element ? childrenOf(element).filter(({ tagName }) => tagName === 'FieldRef').map((reference) => ({ path: { name: reference.getAttribute('Name') ?? '', reference: 'text' }, descending: reference.getAttribute('Ascending')?.toUpperCase() === 'FALSE' })) : [];
}

/** @throws 500 for three levels, as measured */
function groupsOf(element: XmlElement | undefined): CamlGroups | undefined {
  const sorts = sortsOf(element);
  if (!element || sorts.length === 0) return undefined;
  if (sorts.length > 2) throw tooManyGroups();
  const limit = element.getAttribute('GroupLimit') ?? '';
  return { sorts, isCollapsed: isTrue(element, 'Collapse'), ...(/^\d{1,9}$/.test(limit) ? { limit: Number(limit) } : {}) };
}

/** @throws 400 for a join that names no lookup, or starts from a list that no join before it has named */
function joinOf(element: XmlElement, before: readonly CamlJoin[]): CamlJoin {
  const alias = element.getAttribute('ListAlias') ?? '';
  const equal = childOf(element, 'Eq');
  const [from, to] = equal ? childrenOf(equal) : [];
  const field = from?.getAttribute('Name') ?? '';
  if (alias === '' || field === '' || !to || to.getAttribute('List') !== alias) throw invalidQuery('A Join needs a ListAlias, and an Eq of a lookup column with the ID of that list.');
  const start = from?.getAttribute('List') || undefined;
  if (start !== undefined && !before.some((join) => join.alias === start)) throw invalidQuery(`A Join starts from the list '${start}', which no Join before it names.`);
  if (before.some((join) => join.alias === alias)) throw invalidQuery(`The ListAlias '${alias}' is named twice.`);
  return { alias, from: start, field, isInner: element.getAttribute('Type')?.toUpperCase() === 'INNER' };
}

function projectedOf(element: XmlElement, joins: readonly CamlJoin[]): ProjectedField {
  const name = element.getAttribute('Name') ?? '';
  const alias = element.getAttribute('List') ?? '';
  const showField = element.getAttribute('ShowField') ?? '';
  if (name === '' || showField === '' || !joins.some((join) => join.alias === alias)) throw invalidQuery('A projected Field needs a Name, a ShowField and the List of a Join.');
  return { name, alias, showField };
}

/** Reads `<View>` or a bare `<Query>`. @throws 400 for broken XML and for elements that are not known. */
export function parseView(xml: string, surroundings: CamlSurroundings): CamlView {
  if (xml.trim() === '') return { sorts: [], fields: [], isPaged: false, scope: 'Default', groups: undefined, joins: [], projected: [] };
  const root = parseXml(xml);
  if (!root) throw invalidArgument('Cannot complete this action. The query is no valid XML.');
  const query = root.tagName === 'Query' ? root : childOf(root, 'Query');
  const where = query && childOf(query, 'Where');
  const [first] = where ? childrenOf(where) : [];
  const orderBy = query && childOf(query, 'OrderBy');
  const limit = childOf(root, 'RowLimit');
  const viewFields = childOf(root, 'ViewFields');
  const rowLimit = rowLimitOf(limit);
  const joinElement = childOf(root, 'Joins');
  const joins: CamlJoin[] = [];
  for (const element of joinElement ? childrenOf(joinElement) : []) joins.push(joinOf(element, joins));
  const projections = childOf(root, 'ProjectedFields');
  return {
    sorts: sortsOf(orderBy),
    groups: groupsOf(query && childOf(query, 'GroupBy')),
    joins,
    projected: projections ? childrenOf(projections).map((element) => projectedOf(element, joins)) : [],
    scope: scopes.find((scope) => scope.toLowerCase() === root.getAttribute('Scope')?.toLowerCase()) ?? 'Default',
    fields: viewFields ? childrenOf(viewFields).map((reference) => reference.getAttribute('Name') ?? '') : [],
    isPaged: limit ? isTrue(limit, 'Paged') : false,
    ...(first ? { condition: new WhereReader(surroundings).read(first) } : {}),
    ...(rowLimit === undefined ? {} : { rowLimit })
  };
}
