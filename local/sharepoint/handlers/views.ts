import { XMLSerializer } from '@xmldom/xmldom';
import { invalidArgument, propertyMissing } from '../errors/SharePointError';
import type { Json } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Context, type Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area } from '../routes/table';
import { childOf, childrenOf, isTrue, parseXml } from '../xml/parseXml';
import { required } from './lists';
import { demand, viewEntity } from './shapes';
import { ownerOfView, viewFieldsXml, viewsOf } from './viewShape';

const scopeNames = ['default', 'recursive', 'recursiveall', 'filesonly'];

/** A view as XML describes it: query, columns, row limit. @throws 400 where it is none. */
function readViewXml(xml: string): { readonly query: string; readonly fields: readonly string[] | undefined; readonly rowLimit: number | undefined; readonly properties: Readonly<Record<string, Json>> } {
  const root = parseXml(xml);
  if (root?.tagName !== 'View') throw invalidArgument('Cannot complete this action. The view is no valid XML.');
  const query = childOf(root, 'Query');
  const limitElement = childOf(root, 'RowLimit');
  const limit = limitElement?.textContent?.trim() ?? '';
  const fields = childOf(root, 'ViewFields');
  return {
    query: query ? childrenOf(query).map((element) => new XMLSerializer().serializeToString(element)).join('') : '',
    fields: fields && childrenOf(fields).map((reference) => reference.getAttribute('Name') ?? '').filter((name) => name !== ''),
    properties: {
      ...(root.getAttribute('Scope') ? { Scope: Math.max(0, scopeNames.indexOf(root.getAttribute('Scope')?.toLowerCase() ?? '')) } : {}), ...(limitElement?.getAttribute('Paged') ? { Paged: isTrue(limitElement, 'Paged') } : {}),
      ...Object.fromEntries(Object.entries({ Joins: 'ViewJoins', ProjectedFields: 'ViewProjectedFields', Aggregations: 'Aggregations' }).flatMap(([tag, name]) => {
        const element = childOf(root, tag);
        return element ? [[name, childrenOf(element).map((child) => new XMLSerializer().serializeToString(child)).join('')]] : [];
      }))
    },
    rowLimit: /^\d{1,9}$/.test(limit) ? Number(limit) : undefined
  };
}

/** Views of everybody are for those who manage lists, one's own for those who may have some. @throws 403 */
export function demandView(context: Context, at: Resource, isPersonal: boolean = at.view !== undefined && ownerOfView(at.view) === context.person.id): void {
  demand(context.rights.list(at.web, required(at.list)), isPersonal ? permission.managePersonalViews : permission.manageLists);
}

const handled = new Set(['Title', 'ViewQuery', 'RowLimit', 'DefaultView', '__metadata', 'odata.type', 'ContentTypeId', 'ListViewXml', 'ViewFields']);
const kept = new Set(['Hidden', 'Paged', 'Scope', 'PersonalView', 'MobileView', 'MobileDefaultView', 'Aggregations', 'AggregationsStatus', 'CustomFormatter', 'ViewType', 'ViewType2', 'JSLink', 'Toolbar', 'ViewData', 'ViewJoins', 'ViewProjectedFields', 'DefaultViewForContentType', 'IncludeRootFolder', 'EditorModified', 'OrderedView', 'TabularView', 'Method', 'Formats', 'ImageUrl', 'ColumnWidth', 'GridLayout', 'VisualizationInfo', 'NewDocumentTemplates']);

/** What of a body a view takes. @throws 400 for names that a view does not have. */
export function viewChange(body: Readonly<Record<string, Json>>): { readonly title?: string; readonly query?: string; readonly rowLimit?: number; readonly isDefault?: boolean; readonly fields?: string; readonly properties: Readonly<Record<string, Json>> } {
  const unknown = Object.keys(body).find((name) => !handled.has(name) && !kept.has(name));
  if (unknown) throw propertyMissing(unknown, 'SP.View');
  const described = typeof body.ListViewXml === 'string' && body.ListViewXml !== '' ? readViewXml(body.ListViewXml) : undefined;
  const limit = wholeNumber('RowLimit', body.RowLimit) ?? described?.rowLimit;
  return {
    ...(described ? { query: described.query } : {}), ...(described?.fields ? { fields: JSON.stringify(described.fields) } : {}),
    ...(typeof body.Title === 'string' && body.Title !== '' ? { title: body.Title } : {}), ...(typeof body.ViewQuery === 'string' ? { query: body.ViewQuery } : {}),
    ...(limit === undefined ? {} : { rowLimit: limit }), ...(typeof body.DefaultView === 'boolean' ? { isDefault: body.DefaultView } : {}),
    properties: { ...described?.properties, ...Object.fromEntries(Object.entries(body).filter(([name]) => kept.has(name))) }
  };
}

/** Columns that a new view begins with: those that the body names, else the title. */
export function viewFieldsOf(body: Readonly<Record<string, Json>>): readonly string[] {
  const named = body.ViewFields;
  const list: unknown = typeof named === 'object' && named !== null && 'results' in named ? named.results : named;
  return Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string') ? list : ['LinkTitle'];
}

/** What views can be beside their title: set by XML, their columns in order. */
export const viewArea: Area = {
  name: 'Views',
  steps: [],
  operations: [
    { on: 'view', method: 'POST', call: 'setviewxml', name: 'Describe a view by XML', support: 'partly', note: 'query, columns, row limit, scope, joins and sums are kept', logs: { kind: 'View', type: 2 }, handle: (context, at, args) => {
      demandView(context, at);
      const view = required(at.view);
      const { query, fields, rowLimit, properties } = readViewXml(String(context.body.viewXml ?? argument(args, 0, 'viewxml') ?? ''));
      context.store.lists.saveView({ ...view, query, rowLimit: rowLimit ?? view.rowLimit, properties: JSON.stringify({ ...JSON.parse(view.properties) as Record<string, Json>, ...properties }), ...(fields ? { fields: JSON.stringify(fields) } : {}) });
      return voidAnswer;
    } },
    { on: 'viewfields', method: 'POST', call: 'moveviewfieldto', name: 'Move a column of a view', support: 'full', logs: { kind: 'View', type: 2 }, handle: (context, at) => {
      demandView(context, at);
      const view = required(at.view);
      const names = JSON.parse(view.fields) as string[];
      const name = String(context.body.field ?? '');
      const index = wholeNumber('index', context.body.index) ?? -1;
      if (!names.includes(name) || index < 0 || index >= names.length) throw invalidArgument('The column is not part of the view, or has no such place.');
      const rest = names.filter((one) => one !== name);
      context.store.lists.saveView({ ...view, fields: JSON.stringify([...rest.slice(0, index), name, ...rest.slice(index)]) });
      return voidAnswer;
    } },
    { on: 'viewfields', method: 'GET', call: 'schemaxml', name: 'Columns of a view as XML', support: 'full', handle: (_context, at) => ({ kind: 'value', name: 'SchemaXml', value: viewFieldsXml(required(at.view)) }) },
    { on: 'list', method: 'GET', call: 'getview', name: 'A view by its id', support: 'full', handle: (context, at, args) => {
      const id = String(argument(args, 0, 'viewid')).toLowerCase();
      return entityAnswer(viewEntity(required(at.list), required(viewsOf(context, required(at.list)).find((view) => view.id === id))));
    } }
  ]
};
