import { parseView, type CamlView } from '../caml/view';
import type { MembershipKind } from '../caml/where';
import { invalidQuery } from '../errors/SharePointError';
import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import type { Answer, Context, Resource } from '../routes/context';
import type { Sql } from '../query/sql';
import type { Area } from '../routes/table';
import { toJson } from '../store/values';
import { folderMissing, pathIn } from './filePlaces';
import { countLookups, seenRows, visibleRows } from './itemQuery';
import { isReference, itemEntity } from './itemShape';
import { required } from './lists';
import { collection } from './shapes';

interface Page {
  readonly view: CamlView;
  readonly rows: readonly ItemRow[];
  readonly hasMore: boolean;
}

function record(value: Json | undefined, name: string): Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidQuery(`The parameter ${name} is missing.`);
  return value as Readonly<Record<string, Json>>;
}

/** The id after which a page goes on, from `Paged=TRUE&p_ID=4`. */
function afterId(position: string): number | undefined {
  const id = new URLSearchParams(position.replace(/^\?/, '')).get('p_ID');
  if (id === null) return undefined;
  if (!/^\d{1,15}$/.test(id)) throw invalidQuery('The position in the list is not valid.');
  return Number(id);
}

/** Who is meant by a membership: groups of the caller or of the site, or people of a group or of the site. */
function principalsOf(context: Context, kind: MembershipKind, groupId: number): readonly number[] {
  const { sites } = context.store;
  const groups = sites.groups(context.site.id);
  switch (kind) {
    case 'CurrentUserGroups': return sites.groupsOf(context.rights.principalIds(), context.site.id).map(({ id }) => id);
    case 'SPGroup': return groups.some(({ id }) => id === groupId) ? sites.members(groupId).map(({ id }) => id) : [];
    case 'SPWeb.Groups': return groups.map(({ id }) => id);
    case 'SPWeb.AllUsers': case 'SPWeb.Users': return sites.people().map(({ id }) => id);
  }
}

const folderOf = (query: Readonly<Record<string, Json>>): string =>
  String(query.FolderServerRelativeUrl ?? (query.FolderServerRelativePath as { readonly DecodedUrl?: string } | undefined)?.DecodedUrl ?? '');

/**
 * Which folder a view looks into, and how deep (SPViewScope: https://learn.microsoft.com/previous-versions/office/sharepoint-server/ms412649(v=office.15)).
 * A list that never had a folder has nothing to tell apart.
 */
function folderScope(context: Context, at: Resource, list: ListRow, { scope }: CamlView, folder: string): Sql | undefined {
  if (!context.store.files.hasPlaces(list)) return undefined;
  const path = folder === '' ? list.url : pathIn(context, at.web, folder);
  if (!context.store.files.isDirectory(at.web, list, path)) throw folderMissing();
  if (scope === 'Default' || scope === 'FilesOnly') return { text: `t.fileDirRef = ?${scope === 'FilesOnly' ? ' AND t.fsObjType = 0' : ''}`, values: [path] };
  const parts: Sql[] = [
    ...(path === list.url ? [] : [{ text: '(t.fileDirRef = ? OR (t.fileDirRef > ? AND t.fileDirRef < ?))', values: [path, `${path}/`, `${path}0`] }]),
    ...(scope === 'Recursive' ? [{ text: 't.fsObjType = 0', values: [] }] : [])
  ];
  return parts.length === 0 ? undefined : { text: parts.map(({ text }) => text).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

/** Runs a view. Above the threshold an unindexed condition gives what the first 5,000 ids hold, as measured. */
export function runView(context: Context, at: Resource, xml: string, position: string, folder: string): Page {
  const list = required(at.list);
  const view = parseView(xml, { userId: context.person.id, now: context.store.now(), principals: (kind, groupId) => principalsOf(context, kind, groupId) });
  const top = Math.min(view.rowLimit ?? context.limits.rowsPerPage, context.limits.rowsPerPage);
  countLookups(context, (at.fields ?? []).filter(isReference), view.fields);
  const visible = visibleRows(context, at, list);
  const after = afterId(position);
  const within = folderScope(context, at, list, view, folder);
  const rows = context.store.reader.rows(context.store.columns(list, at.fields ?? []), {
    engine: 'caml', sorts: view.sorts, top: top + 1,
    ...(view.condition ? { condition: view.condition } : {}),
    ...(visible ? { visible } : {}),
    ...(within ? { within } : {}),
    ...(after === undefined ? {} : { after: { id: after, values: [] } })
  });
  return { view, rows: seenRows(context, list, rows.slice(0, top)), hasMore: rows.length > top };
}

function getItems(context: Context, at: Resource): Answer {
  const list = required(at.list);
  const query = record(context.body.query, 'query');
  const position = (query.ListItemCollectionPosition ?? {}) as { readonly PagingInfo?: string };
  const { rows } = runView(context, at, String(query.ViewXml ?? ''), position.PagingInfo ?? '', folderOf(query));
  return collection(`SP.ListData.${list.entity}${list.template === 100 ? 'List' : ''}Items`, rows.map((row) => itemEntity(context, list, at.fields ?? [], row)));
}

/** One value as the stream of a view shows it: texts, and people as an array. */
function streamed(context: Context, field: FieldRow, row: ItemRow): Json {
  const value = toJson(field, row[field.column]);
  if (value === null) return '';
  if (field.type === 'User' && typeof value === 'number') {
    const person = context.store.sites.principalById(value);
    return person ? [{ id: String(value), title: person.title, email: person.email, sip: person.email, picture: '' }] : [];
  }
  if (isReference(field)) return [{ lookupId: value, lookupValue: '' }];
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'number' ? String(value) : value;
}

function render(context: Context, at: Resource): Answer {
  const parameters = record(context.body.parameters, 'parameters');
  return { kind: 'value', name: 'RenderListDataAsStream', value: renderedView(context, at, String(parameters.ViewXml ?? ''), String(parameters.Paging ?? ''), folderOf(parameters)) };
}

/** The rows of a view as its web page gets them. */
export function renderedView(context: Context, at: Resource, xml: string, position: string, folder: string): Readonly<Record<string, Json>> {
  const list = required(at.list);
  const { view, rows, hasMore } = runView(context, at, xml, position, folder);
  const shown = shownFields(list, at.fields ?? [], view);
  const last = rows[rows.length - 1];
  return {
    Row: rows.map((row) => ({ ID: String(row.id), PermMask: '', FSObjType: String(row.fsObjType ?? 0), UniqueId: `{${String(row.uniqueId).toUpperCase()}}`, ...Object.fromEntries(shown.map((field) => [field.internalName, streamed(context, field, row)])) })),
    FirstRow: rows.length > 0 ? 1 : 0, FolderPermissions: '0x7fffffffffffffff', LastRow: rows.length, RowLimit: view.rowLimit ?? 30,
    ...(hasMore && last ? { NextHref: `?Paged=TRUE&p_ID=${String(last.id)}` } : {}), FilterLink: '?', ForceNoHierarchy: '1', HierarchyHasIndention: ''
  };
}

function shownFields(list: ListRow, fields: readonly FieldRow[], view: CamlView): readonly FieldRow[] {
  if (view.fields.length === 0) return fields.filter((field) => !field.hidden && field.listNo === list.no);
  return view.fields.flatMap((name) => fields.find((field) => field.internalName.toLowerCase() === name.toLowerCase()) ?? []);
}

/** Queries in CAML. */
export const camlArea: Area = {
  name: 'CAML queries',
  steps: [],
  operations: [
    { on: 'list', method: 'POST', call: 'getitems', name: 'Query items', support: 'partly', note: 'all of Where with Membership and DateRangesOverlap, order, row limit, position; no joins, no grouping', handle: getItems },
    { on: 'list', method: 'POST', call: 'renderlistdataasstream', name: 'Render a view', support: 'partly', note: 'rows and paging by ViewXml', handle: render }
  ]
};
