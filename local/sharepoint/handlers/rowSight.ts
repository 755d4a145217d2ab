import type { FieldRow, ItemRow, ListRow, Stored, WebRow } from '../model';
import type { Columns } from '../query/columns';
import { plainSql, sql, type Sql } from '../query/sqlText';
import { has, overridesItemSecurity, permission } from '../permissions/masks';
import type { Context, Resource } from '../routes/context';
import { hidesDrafts, isPublic } from '../store/moderation';
import { checkedOutByOthers, seenRow, seesDrafts } from './filePlaces';

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

/** What others have checked out is shown as it was before, and drafts as they were published. */
export function seenRows(context: Context, list: ListRow, rows: readonly ItemRow[]): readonly ItemRow[] {
  const others = checkedOutByOthers(context, list);
  const web = context.store.sites.webOf(list) ?? context.web;
  if (others.size === 0 && !hidesDrafts(list)) return rows;
  return rows.flatMap((row) => { const seen = seenRow(context, web, list, row); return seen ? [seen] : []; });
}

/** Rows that the caller sees in another state than the newest, or not at all: drafts, what waits for approval, what others have checked out. */
function otherStates(context: Context, web: WebRow, list: ListRow): ReadonlyMap<number, ItemRow | undefined> {
  const { database } = context.store;
  const states = new Map<number, ItemRow | undefined>(checkedOutByOthers(context, list));
  if (hidesDrafts(list) && !seesDrafts(context, context.rights.list(web, list), list)) {
    const parts = [...(list.settings.EnableModeration ? ['moderation <> 0'] : []), ...(list.settings.EnableMinorVersions ? ["uiVersion NOT LIKE '%.0'"] : [])];
    for (const row of database.all<ItemRow>(`SELECT * FROM items_${list.no} WHERE ${parts.join(' OR ')}`)) if (!isPublic(list, row)) states.set(Number(row.id), row);
  }
  for (const id of [...states.keys()]) {
    const row = context.store.items.find(list, id);
    const seen = seenRow(context, web, list, row);
    if (row && seen === row) states.delete(id);
    else states.set(id, seen);
  }
  return states;
}

/** The rows of a list in the state in which the caller sees them, so that nothing else can be asked for by a filter or an order. */
function seenTable(context: Context, web: WebRow, list: ListRow): Sql {
  const table = plainSql(`items_${list.no}`);
  const states = otherStates(context, web, list);
  if (states.size === 0) return table;
  const names = context.store.database.all<{ name: string }>(`PRAGMA table_info(items_${list.no})`).map(({ name }) => name);
  const kept = plainSql(names.join(', '));
  // The same collation as the columns have, which both halves must agree on.
  const shown = plainSql(names.map((name) => `json_extract(e.value, '$.${name}') COLLATE NOCASE AS ${name}`).join(', '));
  const rows = [...states.values()].filter((row) => row !== undefined);
  return sql`(SELECT ${kept} FROM ${table} WHERE id NOT IN (SELECT value FROM json_each(${JSON.stringify([...states.keys()])})) UNION ALL SELECT ${shown} FROM json_each(${JSON.stringify(rows)}) e)`;
}

/** Which rows of any list, named `t`, the caller may read; undefined for all. */
export function readableRows(context: Context, list: ListRow): Sql | undefined {
  const web = context.store.sites.webOf(list);
  if (!web) return plainSql('0');
  const visible = visibleRows(context, { kind: 'list', web, list, args: [] }, list);
  if (has(context.rights.list(web, list), permission.viewListItems)) return visible;
  const scoped = context.store.database.all<{ itemId: number }>('SELECT itemId FROM scopes WHERE listNo = ? AND itemId IS NOT NULL', list.no).map(({ itemId }) => itemId);
  const granted = sql`t.id IN (SELECT value FROM json_each(${JSON.stringify(scoped.filter((id) => has(context.rights.item(web, list, id), permission.viewListItems)))}))`;
  return visible ? sql`${granted} AND ${visible}` : granted;
}

/** The columns of a list for a query of the caller: what they may not see is not there for a condition or an order either. */
export function queryColumns(context: Context, web: WebRow, list: ListRow, fields: readonly FieldRow[]): Columns {
  return context.store.columns(list, fields, {
    tableOf: (one) => seenTable(context, context.store.sites.webOf(one) ?? web, one),
    readable: (target) => readableRows(context, target)
  });
}
