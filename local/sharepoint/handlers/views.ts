import { XMLSerializer } from '@xmldom/xmldom';
import { invalidArgument, propertyMissing } from '../errors/SharePointError';
import type { Json } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Context, type Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area } from '../routes/table';
import { childOf, childrenOf, parseXml } from '../xml/parseXml';
import { required } from './lists';
import { demand, viewEntity } from './shapes';

/** A view as XML describes it: query, columns, row limit. @throws 400 where it is none. */
function readViewXml(xml: string): { readonly query: string; readonly fields: readonly string[] | undefined; readonly rowLimit: number | undefined } {
  const root = parseXml(xml);
  if (root?.tagName !== 'View') throw invalidArgument('Cannot complete this action. The view is no valid XML.');
  const query = childOf(root, 'Query');
  const limit = childOf(root, 'RowLimit')?.textContent?.trim() ?? '';
  const fields = childOf(root, 'ViewFields');
  return {
    query: query ? childrenOf(query).map((element) => new XMLSerializer().serializeToString(element)).join('') : '',
    fields: fields && childrenOf(fields).map((reference) => reference.getAttribute('Name') ?? '').filter((name) => name !== ''),
    rowLimit: /^\d{1,9}$/.test(limit) ? Number(limit) : undefined
  };
}

function demandViews(context: Context, at: Resource): void {
  demand(context.rights.list(at.web, required(at.list)), permission.manageLists);
}

const settable = new Set(['Title', 'ViewQuery', 'RowLimit', 'DefaultView', '__metadata', 'odata.type', 'Hidden', 'Paged', 'Scope', 'PersonalView', 'MobileView', 'MobileDefaultView', 'Aggregations', 'AggregationsStatus', 'CustomFormatter', 'ViewType', 'ViewType2', 'JSLink', 'Toolbar', 'ViewData', 'ViewJoins', 'ViewProjectedFields', 'ListViewXml', 'DefaultViewForContentType', 'IncludeRootFolder', 'EditorModified', 'OrderedView', 'TabularView', 'Method', 'Formats', 'ImageUrl', 'ColumnWidth', 'GridLayout', 'VisualizationInfo', 'NewDocumentTemplates', 'ContentTypeId']);

/** What of a body a view takes. @throws 400 for names that a view does not have. */
export function viewChange(body: Readonly<Record<string, Json>>): { readonly title?: string; readonly query?: string; readonly rowLimit?: number; readonly isDefault?: boolean } {
  const unknown = Object.keys(body).find((name) => !settable.has(name));
  if (unknown) throw propertyMissing(unknown, 'SP.View');
  const limit = wholeNumber('RowLimit', body.RowLimit);
  return {
    ...(typeof body.Title === 'string' && body.Title !== '' ? { title: body.Title } : {}), ...(typeof body.ViewQuery === 'string' ? { query: body.ViewQuery } : {}),
    ...(limit === undefined ? {} : { rowLimit: limit }), ...(typeof body.DefaultView === 'boolean' ? { isDefault: body.DefaultView } : {})
  };
}

/** What views can be beside their title: set by XML, their columns in order. */
export const viewArea: Area = {
  name: 'Views',
  steps: [],
  operations: [
    { on: 'view', method: 'POST', call: 'setviewxml', name: 'Describe a view by XML', support: 'partly', note: 'query, columns and row limit are kept', handle: (context, at, args) => {
      demandViews(context, at);
      const view = required(at.view);
      const { query, fields, rowLimit } = readViewXml(String(context.body.viewXml ?? argument(args, 0, 'viewxml') ?? ''));
      context.store.lists.saveView({ ...view, query, rowLimit: rowLimit ?? view.rowLimit, ...(fields ? { fields: JSON.stringify(fields) } : {}) });
      return voidAnswer;
    } },
    { on: 'viewfields', method: 'POST', call: 'moveviewfieldto', name: 'Move a column of a view', support: 'full', handle: (context, at) => {
      demandViews(context, at);
      const view = required(at.view);
      const names = JSON.parse(view.fields) as string[];
      const name = String(context.body.field ?? '');
      const index = wholeNumber('index', context.body.index) ?? -1;
      if (!names.includes(name) || index < 0 || index >= names.length) throw invalidArgument('The column is not part of the view, or has no such place.');
      const rest = names.filter((one) => one !== name);
      context.store.lists.saveView({ ...view, fields: JSON.stringify([...rest.slice(0, index), name, ...rest.slice(index)]) });
      return voidAnswer;
    } },
    { on: 'list', method: 'GET', call: 'getview', name: 'A view by its id', support: 'full', handle: (context, at, args) => {
      const id = String(argument(args, 0, 'viewid')).toLowerCase();
      return entityAnswer(viewEntity(required(at.list), required(context.store.lists.views(required(at.list)).find((view) => view.id === id))));
    } }
  ]
};
