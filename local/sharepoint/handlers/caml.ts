import type { Json } from '../model';
import { argument, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { itemEntity } from './itemShape';
import { required } from './lists';
import { folderOf, listSchema, named, renderedPage, textOf } from './renderedView';
import { collection, viewEntity } from './shapes';
import { runView } from './viewQuery';
import { viewsOf } from './viewShape';

/** SPRenderListDataOptions that add a part to the answer (PnPjs `RenderListDataOptions`). */
const renderOptions = { contextInfo: 1, listData: 2, listSchema: 4, menuView: 8, listContentType: 16, quickLaunch: 128, viewMetadata: 1024, parentInfo: 8192 } as const;

function getItems(context: Context, at: Resource): Answer {
  const list = required(at.list);
  const query = named(context.body.query, 'query');
  const position = (query.ListItemCollectionPosition ?? {}) as Readonly<Record<string, Json>>;
  const { rows, view } = runView(context, at, textOf(query.ViewXml, 'ViewXml'), textOf(position.PagingInfo, 'PagingInfo'), folderOf(query));
  return collection(`SP.ListData.${list.entity}${list.template === 100 ? 'List' : ''}Items`, rows.map((row) => itemEntity(context, list, at.fields ?? [], row, { localTimes: query.DatesInUtc !== true, columns: view.fields })));
}

/** The parts beside the rows that a rendering was asked for. */
function parts(context: Context, at: Resource, options: number, viewId: string): Record<string, Json> {
  const list = required(at.list);
  const has = (part: keyof typeof renderOptions): boolean => (options & renderOptions[part]) !== 0;
  const views = viewsOf(context, list);
  const view = views.find(({ id }) => id === viewId.toLowerCase().replace(/[{}]/g, '')) ?? views[0];
  return {
    ...(has('contextInfo') ? { listName: `{${list.id.toUpperCase()}}`, listTitle: list.title, listUrlDir: encodeURI(list.url), listTemplate: String(list.template), listBaseType: list.template === 100 ? 0 : 1, listPermsMask: context.rights.list(at.web, list).toString(), HttpRoot: context.request.origin + at.web.url, HttpPath: '', CurrentUserId: context.person.id, CurrentLanguage: at.web.language, displayFormUrl: `${list.url}/DispForm.aspx`, editFormUrl: `${list.url}/EditForm.aspx`, serverUrl: null } : {}),
    ...(has('listSchema') ? { ListSchema: listSchema(at) } : {}),
    ...(has('listContentType') ? { ContentTypes: context.store.contentTypes.ofList(list).map(({ id, name }) => ({ Id: id, Name: name })) } : {}),
    ...(has('viewMetadata') && view ? { ViewMetadata: viewEntity(list, view).props } : {}),
    ...(has('parentInfo') ? { ParentInfo: { ParentFolderInfo: [] } } : {})
  };
}

const separate = Object.values(renderOptions).reduce((all: number, one) => all | one, 0) & ~renderOptions.listData;

function render(context: Context, at: Resource): Answer {
  const parameters = named(context.body.parameters, 'parameters');
  const override = (context.body.overrideParameters ?? {}) as Readonly<Record<string, Json>>;
  const options = Number(parameters.RenderOptions ?? 0) || 0;
  const viewId = textOf(override.ViewId, 'ViewId') || (context.parameters.get('View') ?? '');
  const paging = textOf(parameters.Paging, 'Paging') || (context.parameters.has('p_ID') ? context.parameters.toString() : '');
  const folder = folderOf(parameters) || (context.parameters.get('RootFolder') ?? '');
  const data = renderedPage(context, at, { xml: textOf(parameters.ViewXml, 'ViewXml'), paging, folder, viewId });
  // More than the rows is asked for: each part under a name of its own.
  const value = (options & separate) === 0 ? data : { wpq: '', Templates: {}, ListData: data, ...parts(context, at, options, viewId) };
  // The page of a view is the same at every level of metadata, with a content type of its own (recorded: GetListDataByRenderListDataAsStream).
  return { kind: 'raw', status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** The older rendering: the same page as a text of JSON. */
function renderText(context: Context, at: Resource, args: Resource['args']): Answer {
  const xml = textOf((context.body.viewXml ?? argument(args, 0, 'viewxml')) as Json | undefined, 'viewXml');
  return { kind: 'value', name: 'RenderListData', value: JSON.stringify(renderedPage(context, at, { xml, paging: '', folder: '', viewId: '' })) };
}

/** Queries in CAML. */
export const camlArea: Area = {
  name: 'CAML queries',
  steps: [],
  operations: [
    { on: 'list', method: 'POST', call: 'getitems', name: 'Query items', support: 'partly', note: 'all of Where with Membership and DateRangesOverlap, order, grouping, row limit, position, joins', handle: getItems },
    { on: 'list', method: 'POST', call: 'renderlistdataasstream', name: 'Render a view', support: 'partly', note: 'rows, groups, joins and paging by ViewXml or a view of the list, schema, context and view; no menus', handle: render },
    { on: 'list', method: 'POST', call: 'renderlistdata', name: 'Rows of a view as text', support: 'partly', note: 'as RenderListDataAsStream', handle: renderText }
  ]
};
