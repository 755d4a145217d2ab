import { parseView, type CamlSurroundings, type CamlView } from '../caml/view';
import type { MembershipKind } from '../caml/where';
import { invalidQuery, itemMissing } from '../errors/SharePointError';
import type { FieldRow, ItemRow, ListRow, Stored } from '../model';
import type { Columns } from '../query/columns';
import type { Condition, Sort } from '../query/condition';
import type { RowQuery, Sql } from '../query/sql';
import type { Context, Resource } from '../routes/context';
import { folderMissing, pathIn } from './filePlaces';
import { countLookups } from './itemQuery';
import { isReference } from './itemShape';
import { joinedFields, withJoined } from './joins';
import { required } from './lists';
import { queryColumns, seenRows, visibleRows } from './rowSight';
import { viewProps, viewsOf } from './viewShape';

export interface ViewPage {
  readonly view: CamlView;
  /** Columns of the list, and those that the view takes from joined lists. */
  readonly fields: readonly FieldRow[];
  readonly rows: readonly ItemRow[];
  /** Where the next page begins, as `p_Title=a&p_ID=4`; undefined on the last one. */
  readonly next: string | undefined;
  /** What the first row counts, from 1. */
  readonly firstRow: number;
  readonly groups: readonly GroupLevel[];
}

/** A level of grouping: what each row is grouped by, and how many rows there are of each value. */
export interface GroupLevel {
  readonly field: FieldRow;
  readonly values: ReadonlyMap<number, Stored>;
  readonly sizes: ReadonlyMap<Stored, number>;
}

/** What a request may add to a view: the columns that it filters and sorts by. */
export interface ViewAddition {
  readonly condition?: Condition;
  readonly sorts?: readonly Sort[];
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

const isId = (name: string): boolean => name.toLowerCase() === 'id';

/** The row after which a page goes on, from `Paged=TRUE&p_Title=a&p_ID=4`. @throws 400 for a position that is none */
function readPosition(position: string, sorts: readonly Sort[]): { readonly id: number; readonly values: readonly Stored[]; readonly firstRow: number } | undefined {
  const parameters = new URLSearchParams(position.replace(/^\?/, ''));
  const id = parameters.get('p_ID');
  if (id === null) return undefined;
  const first = parameters.get('PageFirstRow') ?? '1';
  if (!/^\d{1,15}$/.test(id) || !/^\d{1,15}$/.test(first)) throw invalidQuery('The position in the list is not valid.');
  const named = sorts.filter(({ path }) => !isId(path.name));
  // A position of an order by Id alone carries no other value.
  const isWhole = parameters.has('PageFirstRow') || named.some(({ path }) => parameters.has(`p_${path.name}`));
  return { id: Number(id), values: isWhole ? named.map(({ path }) => parameters.get(`p_${path.name}`)) : [], firstRow: Number(first) };
}

function nextPosition(context: Context, columns: Columns, sorts: readonly Sort[], id: number): string {
  const named = sorts.filter(({ path }) => !isId(path.name)).flatMap(({ path }) => {
    const value = context.store.reader.sortValues(columns, path, [id]).get(id) ?? null;
    return value === null ? [] : [`p_${encodeURIComponent(path.name)}=${encodeURIComponent(String(value))}`];
  });
  return [...named, `p_ID=${id}`].join('&');
}

function conditionOf(view: CamlView, inner: readonly string[], addition: ViewAddition): Condition | undefined {
  const parts: Condition[] = [
    ...(view.condition ? [view.condition] : []), ...(addition.condition ? [addition.condition] : []),
    ...inner.map((name): Condition => ({ kind: 'compare', path: { name, reference: 'id' }, comparison: 'ne', value: null }))
  ];
  return parts.length > 1 ? { kind: 'and', parts } : parts[0];
}

const surroundingsOf = (context: Context): CamlSurroundings => ({ userId: context.person.id, now: context.store.now(), principals: (kind, groupId) => principalsOf(context, kind, groupId) });

/** A condition that stands alone, as `<Contains>…</Contains>`. @throws 400 for XML that is none */
export function conditionIn(context: Context, xml: string): Condition | undefined {
  return parseView(`<Query><Where>${xml}</Where></Query>`, surroundingsOf(context)).condition;
}

/** Runs a view. Above the threshold an unindexed condition gives what the first 5,000 ids hold, as measured. */
export function runView(context: Context, at: Resource, xml: string, position: string, folder: string, addition: ViewAddition = {}): ViewPage {
  const list = required(at.list);
  const view = parseView(xml, surroundingsOf(context));
  const joined = joinedFields(context, at.fields ?? [], view);
  const fields = [...(at.fields ?? []), ...joined.fields];
  const columns = queryColumns(context, at.web, list, fields);
  const sorts = [...(view.groups?.sorts ?? []), ...(addition.sorts ?? view.sorts)];
  const top = Math.min((view.groups?.isCollapsed ? view.groups.limit : undefined) ?? view.rowLimit ?? context.limits.rowsPerPage, context.limits.rowsPerPage);
  countLookups(context, fields.filter(isReference), view.fields);
  const visible = visibleRows(context, at, list);
  const after = readPosition(position, sorts);
  const within = folderScope(context, at, list, view, folder);
  const condition = conditionOf(view, joined.inner, addition);
  const [outermost] = view.groups?.sorts ?? [];
  const query: RowQuery = {
    engine: 'caml', sorts, top: top + 1,
    ...(condition ? { condition } : {}), ...(visible ? { visible } : {}), ...(within ? { within } : {}), ...(after ? { after } : {}),
    ...(outermost ? { isGrouped: true } : {}), ...(outermost && view.groups?.isCollapsed ? { firstOf: outermost.path } : {})
  };
  const { reader } = context.store;
  const rows = reader.rows(columns, query);
  const last = rows[top - 1];
  const ids = rows.map(({ id }) => Number(id));
  return {
    view, fields, rows: withJoined(context, columns, joined, seenRows(context, list, rows.slice(0, top))), next: rows.length > top && last ? nextPosition(context, columns, sorts, Number(last.id)) : undefined, firstRow: after?.firstRow ?? 1,
    groups: (view.groups?.sorts ?? []).map(({ path }) => ({ field: columns.resolve(path).field, values: reader.sortValues(columns, path, ids), sizes: reader.groups(columns, query, path) }))
  };
}

/** The XML that a request means: its own, that of the view that it names, or that of the default view. @throws 404 for a view that is not there */
export function wantedXml(context: Context, list: ListRow, xml: string, viewId: string): string {
  if (xml !== '') return xml;
  const views = viewsOf(context, list);
  const view = viewId === '' ? views[0] : views.find(({ id }) => id === viewId.toLowerCase().replace(/[{}]/g, ''));
  if (!view) throw itemMissing();
  return String(viewProps(list, view).ListViewXml);
}
