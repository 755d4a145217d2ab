import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import { permission } from '../permissions/masks';
import type { Answer, Context, Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area } from '../routes/table';
import { changeType } from '../store/changes';
import { outputOf } from '../store/derived';
import { toJson } from '../store/values';
import { isReference, valuesAsText } from './itemShape';
import { hearing } from './changes';
import { required } from './lists';
import { demand } from './shapes';
import type { Condition } from '../query/condition';
import { childOf, parseXml } from '../xml/parseXml';
import { conditionIn, runView } from './viewQuery';

const escapeXml = (text: string): string => text.replace(/[<>&"'\t\n\r]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' })[character] ?? `&#${character.charCodeAt(0)};`);

/** What a formula gave, behind its kind: `float;#12.0000000000000`, `datetime;#2026-05-04 10:00:00`, `boolean;#1`, `string;#a`, `error;##DIV/0!`. */
function calculatedXml(field: FieldRow, text: string): string {
  if (/^#(DIV\/0!|VALUE!|NUM!|N\/A|NAME\?)$/.test(text)) return `error;#${text}`;
  const kind = { Text: 'string', DateTime: 'datetime', Boolean: 'boolean', Number: 'float', Currency: 'float' }[outputOf(field)];
  return `${kind};#${kind === 'datetime' ? text.replace('T', ' ').replace('Z', '') : text}`;
}

/** A value as list data in XML has it: `5;#Ada`, `1`, `2026-05-04 10:00:00`, `12.0000000000000`. */
function xmlValue(context: Context, field: FieldRow, row: ItemRow, texts: Readonly<Record<string, Json>>): string {
  const value = toJson(field, row[field.column]);
  if (value === null || value === '') return '';
  if (field.type === 'Boolean') return value === true ? '1' : '0';
  if (field.type === 'DateTime') return String(value).replace('T', ' ').replace('Z', '');
  if (field.type === 'Number' || field.type === 'Currency') return Number(value).toFixed(14).replace(/(\.\d{1,14})\d*$/, '$1');
  if (field.type === 'Calculated') return calculatedXml(field, String(value));
  if (field.internalName === 'UniqueId') return `${String(row.id)};#{${String(value).toUpperCase()}}`;
  if (isReference(field) && typeof value === 'number') return `${value};#${String(texts[field.internalName.replace(/_/g, '_x005f_')] ?? '')}`;
  if (Array.isArray(value)) return `;#${value.join(';#')};#`;
  return typeof value === 'object' ? `${String((value as Record<string, Json>).Url ?? '')}, ${String((value as Record<string, Json>).Description ?? '')}` : String(value);
}

function rowXml(context: Context, fields: readonly FieldRow[], row: ItemRow): string {
  const texts = valuesAsText(context, fields, row);
  const values = fields.map((field) => [field.internalName, xmlValue(context, field, row, texts)] as const).filter(([, value]) => value !== '');
  return `<z:row ${values.map(([name, value]) => `ows_${name}='${escapeXml(value)}'`).join(' ')} />`;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What a request asks for (SPChangeLogItemQuery; options as in https://learn.microsoft.com/previous-versions/office/developer/sharepoint-2010/ms475356(v=office.14)). */
interface SyncQuery {
  readonly xml: string;
  readonly contains: Condition | undefined;
  readonly limit: number;
  readonly token: string;
  /** Where the next page of a first copy begins. */
  readonly position: string;
}

function syncQuery(context: Context): SyncQuery {
  const query = (context.body.query ?? {}) as Readonly<Record<string, Json>>;
  const limit = Math.min(wholeNumber('RowLimit', Number(text(query.RowLimit)) || undefined) ?? context.limits.rowsPerPage, context.limits.rowsPerPage);
  const options = text(query.QueryOptions) === '' ? undefined : parseXml(text(query.QueryOptions));
  const paging = options && childOf(options, 'Paging');
  return {
    xml: `<View Scope="RecursiveAll">${text(query.Query)}${text(query.ViewFields)}<RowLimit>${limit}</RowLimit></View>`, limit, token: text(query.ChangeToken),
    contains: text(query.Contains) === '' ? undefined : conditionIn(context, text(query.Contains)), position: paging?.getAttribute('ListItemCollectionPositionNext') ?? ''
  };
}

/** All rows of a view, a page at a time; or, after a token, those among them that changed since, and the ids of what was deleted, no more changes than `RowLimit` says. */
function changesSince(context: Context, at: Resource): Answer {
  const list = required(at.list);
  const { xml: view, contains, limit, token, position } = syncQuery(context);
  const log = token === '' ? [] : context.store.changes.since(list, token, limit + 1);
  const part = log.slice(0, limit);
  const last = part.at(-1);
  const hasMore = log.length > limit && last !== undefined;
  const heard = part.filter(hearing(context));
  const state = new Map(heard.map(({ itemId, type, uniqueId }) => [itemId, { isGone: type === changeType.delete, uniqueId }]));
  const conditions: Condition[] = [...(contains ? [contains] : []), ...(token === '' ? [] : [{ kind: 'in', path: { name: 'ID' }, values: [...state.keys()] } as const])];
  const page = runView(context, at, view, position, '', conditions.length === 0 ? {} : { condition: { kind: 'and', parts: conditions } });
  const all = at.fields ?? [];
  const fields = page.view.fields.length === 0 ? all : all.filter(({ internalName }) => [...page.view.fields, 'ID', 'UniqueId', 'Modified'].some((name) => name.toLowerCase() === internalName.toLowerCase()));
  const gone = [...state].filter(([, { isGone }]) => isGone).map(([id, { uniqueId }]) => `<Id ChangeType="Delete" UniqueId="${escapeXml(uniqueId)}">${id}</Id>`);
  const next = token === '' && page.next !== undefined ? ` ListItemCollectionPositionNext="${escapeXml(`Paged=TRUE&${page.next}`)}"` : '';
  const head = `LastChangeToken="${hasMore ? context.store.changes.tokenOf(last) : context.store.changes.token(list)}"${hasMore ? ' MoreChanges="TRUE"' : ''}`;
  const xml = `<?xml version="1.0" encoding="utf-8"?><GetListItemChangesSinceTokenResult xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><listitems MinTimeBetweenSyncs="0" RecommendedTimeBetweenSyncs="180" MaxBulkDocumentSyncSize="500" EffectivePermMask="FullMask" xmlns:s="uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882" xmlns:dt="uuid:C2F41010-65B3-11d1-A29F-00AA00C14882" xmlns:rs="urn:schemas-microsoft-com:rowset" xmlns:z="#RowsetSchema" xmlns="http://schemas.microsoft.com/sharepoint/soap/"><Changes ${head}>${gone.join('')}</Changes><rs:data ItemCount="${page.rows.length}"${next}>${page.rows.map((row) => rowXml(context, fields, row)).join('')}</rs:data></listitems></GetListItemChangesSinceTokenResult>`;
  return { kind: 'raw', status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body: xml };
}

function reserveId(context: Context, list: ListRow): number {
  const { database } = context.store;
  return database.transaction(() => {
    const table = `items_${list.no}`;
    const { seq = 0 } = database.get<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', table) ?? {};
    if (seq === 0) database.run('INSERT INTO sqlite_sequence(name, seq) SELECT ?, 0 WHERE NOT EXISTS(SELECT 1 FROM sqlite_sequence WHERE name = ?)', table, table);
    database.run('UPDATE sqlite_sequence SET seq = ? WHERE name = ?', seq + 1, table);
    return seq + 1;
  });
}

/** Ways to keep a copy of a list, and older forms of its data. */
export const listSyncArea: Area = {
  name: 'List data',
  steps: [],
  operations: [
    { on: 'list', method: 'POST', call: 'getlistitemchangessincetoken', name: 'Items changed since a token', support: 'partly', note: 'Query, Contains, ViewFields, ChangeToken, RowLimit with paging and MoreChanges; other options are ignored', handle: changesSince },
    { on: 'list', method: 'POST', call: 'reservelistitemid', name: 'Reserve the id of an item', support: 'full', handle: (context, at) => {
      demand(context.rights.list(at.web, required(at.list)), permission.addListItems);
      return { kind: 'value', name: 'ReserveListItemId', value: reserveId(context, required(at.list)) };
    } }
  ]
};
