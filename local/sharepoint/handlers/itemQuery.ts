import { invalidQuery, tooManyLookups } from '../errors/SharePointError';
import type { FieldRow, ItemRow, ListRow, Stored } from '../model';
import { parseFilter, parsePath } from '../odata/filter';
import type { Sort } from '../query/condition';
import type { Columns } from '../query/columns';
import type { RowQuery, Sql } from '../query/sql';
import { has, overridesItemSecurity, permission } from '../permissions/masks';
import type { Answer, Context, Resource } from '../routes/context';
import { hidesDrafts } from '../store/moderation';
import { checkedOutByOthers, seenRow, seesDrafts } from './filePlaces';
import { checkProjection, isReference, itemEntity } from './itemShape';

const defaultPage = 100;

/** Rows with a public state, and one's own where approval or the visibility of drafts leaves them to their author. */
function publicRows(context: Context, { no, settings }: ListRow): Sql {
  const parts: Sql[] = [];
  if (settings.EnableMinorVersions) parts.push({ text: "(t.fsObjType = 1 OR t.uiVersion NOT LIKE '0.%')", values: [] });
  if (settings.EnableModeration) parts.push({ text: "(t.moderation = 0 OR EXISTS(SELECT 1 FROM versions v WHERE v.listNo = ? AND v.itemId = t.id AND json_extract(v.row, '$.moderation') = 0))", values: [no] });
  const own = settings.EnableModeration || settings.DraftVersionVisibility === 2 ? context.person.id : 0;
  return { text: `(t.author = ? OR (${parts.map(({ text }) => text).join(' AND ')}))`, values: [own, ...parts.flatMap(({ values }) => values)] };
}

/** Rows that item-level security and unique scopes leave to the caller, as SQL. */
export function visibleRows(context: Context, at: Resource, list: ListRow): Sql | undefined {
  const mask = context.rights.list(at.web, list);
  const parts: Sql[] = [];
  if (list.settings.ReadSecurity === 2 && !overridesItemSecurity(mask)) parts.push({ text: 't.author = ?', values: [context.person.id] });
  const unseen = [...checkedOutByOthers(context, list)].filter(([, row]) => row === undefined).map(([id]) => id);
  if (unseen.length > 0 && !has(mask, permission.manageLists)) parts.push({ text: `t.id NOT IN (${unseen.map(() => '?').join(', ')})`, values: unseen });
  if (hidesDrafts(list) && !seesDrafts(context, mask, list)) parts.push(publicRows(context, list));
  const folders = context.rights.scopedFolders(list);
  if (folders.length > 0) parts.push(visibleFolders(context, at, list));
  const hidden = context.rights.hiddenItemIds(at.web, list);
  if (hidden.length > 0) parts.push({ text: 't.id NOT IN (SELECT value FROM json_each(?))', values: [JSON.stringify(hidden)] });
  return parts.length === 0 ? undefined : { text: parts.map((part) => part.text).join(' AND '), values: parts.flatMap((part) => part.values) };
}

/** What lies in folders with rights of their own: the nearest folder decides, unless the row has its own. */
function visibleFolders(context: Context, at: Resource, list: ListRow): Sql {
  const values: Stored[] = [list.no];
  const cases = context.rights.scopedFolders(list).map(({ path }) => {
    values.push(path, `${path}/`, `${path}0`, has(context.rights.folder(at.web, list, path), permission.viewListItems) ? 1 : 0);
    return 'WHEN t.fileDirRef = ? OR (t.fileDirRef > ? AND t.fileDirRef < ?) THEN ?';
  });
  return { text: `CASE WHEN t.id IN (SELECT itemId FROM scopes WHERE listNo = ?) THEN 1 ${cases.join(' ')} ELSE 1 END = 1`, values };
}

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

function nextLink(context: Context, columns: Columns, sorts: readonly Sort[], last: ItemRow): string {
  const token = new URLSearchParams([['Paged', 'TRUE']]);
  for (const sort of sorts) {
    if (sort.path.name.toLowerCase() === 'id') continue;
    const value = last[columns.resolve(sort.path).field.column];
    if (value !== null && value !== undefined) token.set(`p_${sort.path.name}`, String(value));
  }
  token.set('p_ID', String(last.id));
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

/** What others have checked out is shown as it was before, and drafts as they were published. */
export function seenRows(context: Context, list: ListRow, rows: readonly ItemRow[]): readonly ItemRow[] {
  const others = checkedOutByOthers(context, list);
  const web = context.store.sites.webOf(list) ?? context.web;
  if (others.size === 0 && !hidesDrafts(list)) return rows;
  return rows.flatMap((row) => { const seen = seenRow(context, web, list, row); return seen ? [seen] : []; });
}

/** A collection read of items: filter, order, paging, security trimming and the threshold. `$skip` is ignored, as SharePoint does. */
export function readItems(context: Context, at: Resource, list: ListRow, fields: readonly FieldRow[]): Answer {
  checkProjection(context, fields);
  countLookups(context, fields.filter(isReference), [...context.options.select, ...context.options.expand]);
  const columns = context.store.columns(list, fields);
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
  const next = rows.length > top && last ? nextLink(context, columns, sorts, last) : undefined;
  return { kind: 'collection', type: `SP.ListData.${list.entity}${list.template === 100 ? 'List' : ''}Items`, entities: seenRows(context, list, page).map((row) => itemEntity(context, list, fields, row)), ...(next === undefined ? {} : { next }), isQueried: true };
}
