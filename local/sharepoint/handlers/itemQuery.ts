import { invalidQuery, tooManyLookups } from '../errors/SharePointError';
import type { FieldRow, ListRow, Stored } from '../model';
import { parseFilter, parsePath } from '../odata/filter';
import type { Sort } from '../query/condition';
import type { Columns } from '../query/columns';
import type { RowQuery } from '../query/sql';
import type { Answer, Context, Resource } from '../routes/context';
import { checkProjection, isReference, itemEntity } from './itemShape';
import { queryColumns, seenRows, visibleRows } from './rowSight';

const defaultPage = 100;

interface Token {
  readonly id: number;
  readonly values: readonly Stored[];
}

/** `Paged=TRUE&p_Title=x&p_ID=4`, as recorded in `odata.nextLink`. */
function readToken(text: string | undefined, sorts: readonly Sort[]): Token | undefined {
  if (text === undefined) return undefined;
  const parameters = new URLSearchParams(text);
  const id = Number(parameters.get('p_ID'));
  if (!Number.isInteger(id) || !parameters.has('p_ID')) throw invalidQuery('The $skiptoken is not valid.');
  const values = sorts.filter((sort) => sort.path.name.toLowerCase() !== 'id').map((sort) => parameters.get(`p_${sort.path.name}`));
  return { id, values };
}

function nextLink(context: Context, columns: Columns, sorts: readonly Sort[], id: number): string {
  const token = new URLSearchParams([['Paged', 'TRUE']]);
  for (const sort of sorts) {
    if (sort.path.name.toLowerCase() === 'id') continue;
    const value = context.store.reader.sortValues(columns, sort.path, [id]).get(id);
    if (value !== null && value !== undefined) token.set(`p_${sort.path.name}`, String(value));
  }
  token.set('p_ID', String(id));
  const lower = (text: string): string => encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
  const [path = ''] = context.request.url.split('?');
  const rest = [...context.parameters].filter(([name]) => name.toLowerCase() !== '$skiptoken' && name.toLowerCase() !== '$skip').map(([name, value]) => `&${lower(name)}=${lower(value)}`);
  return `${context.request.origin}${path}?%24skiptoken=${lower(token.toString())}${rest.join('')}`;
}

/** Author and Editor count too; more columns of one lookup are free (measured: threshold-index). @throws 500 for too many */
export function countLookups(context: Context, references: readonly FieldRow[], names: readonly string[]): void {
  const heads = new Set(names.map((name) => name.split('/')[0]?.toLowerCase()));
  const used = references.filter((field) => heads.has(field.internalName.toLowerCase()) || heads.has(`${field.internalName.toLowerCase()}id`));
  if (used.length > context.limits.lookupsPerQuery) throw tooManyLookups();
}

/** A collection read of items: filter, order, paging, security trimming and the threshold. `$skip` is ignored, as SharePoint does. */
export function readItems(context: Context, at: Resource, list: ListRow, fields: readonly FieldRow[]): Answer {
  checkProjection(context, fields);
  countLookups(context, fields.filter(isReference), [...context.options.select, ...context.options.expand]);
  const columns = queryColumns(context, at.web, list, fields);
  const sorts: Sort[] = context.options.orderby.map(({ path, descending }) => ({ path: parsePath(path), descending }));
  const top = Math.min(context.options.top ?? defaultPage, context.limits.rowsPerPage);
  const after = readToken(context.options.skiptoken, sorts);
  const visible = visibleRows(context, at, list);
  const query: RowQuery = {
    sorts, engine: 'odata', top: top + 1,
    ...(context.options.filter === undefined ? {} : { condition: parseFilter(context.options.filter) }),
    ...(after ? { after } : {}),
    ...(visible ? { visible } : {})
  };
  const rows = context.store.reader.rows(columns, query);
  const page = rows.slice(0, top);
  const last = page[page.length - 1];
  const next = rows.length > top && last ? nextLink(context, columns, sorts, Number(last.id)) : undefined;
  return { kind: 'collection', type: `SP.ListData.${list.entity}${list.template === 100 ? 'List' : ''}Items`, entities: seenRows(context, list, page).map((row) => itemEntity(context, list, fields, row)), ...(next === undefined ? {} : { next }), isQueried: true };
}
