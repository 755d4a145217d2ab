import { accessDenied, addDenied, etagMismatch, fileMissing, invalidQuery, itemMissing } from '../errors/SharePointError';
import type { FieldRow, ItemRow, Json, ListRow, Stored } from '../model';
import { has, maskParts, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { seconds } from '../store/lists';
import { readItems } from './itemQuery';
import { attachmentEntities, attachmentEntity, checkProjection, itemEntity, itemEtag, valuesAsText, versionEntity } from './itemShape';
import { required } from './lists';
import { collection, demand, itemType, listPath } from './shapes';

interface Target {
  readonly list: ListRow;
  readonly fields: readonly FieldRow[];
  readonly item: ItemRow;
  readonly id: number;
}

function target(at: Resource): Target {
  const item = required(at.item);
  return { list: required(at.list), fields: at.fields ?? [], item, id: Number(item.id) };
}

/** A row that the caller may not see does not exist for them: 404, the strict reading. */
export function findVisible(context: Context, at: Resource, id: number): ItemRow {
  const list = required(at.list);
  const row = context.store.items.find(list, id);
  if (!row) throw itemMissing();
  const mask = context.rights.item(at.web, list, id);
  if (!has(mask, permission.viewListItems) || !context.rights.seesRow(mask, list, row)) throw itemMissing();
  return row;
}

export function demandChange(context: Context, at: Resource, needed: bigint): void {
  const { list, item, id } = target(at);
  const mask = context.rights.item(at.web, list, id);
  if (!has(mask, needed) || !context.rights.changesRow(mask, list, item)) throw accessDenied();
}

/** Without If-Match SharePoint overwrites; a stale one answers 412. */
function demandFresh(context: Context, row: ItemRow): void {
  const sent = context.request.headers['if-match'];
  if (sent === undefined || sent.trim() === '*') return;
  const actual = itemEtag(row);
  if (sent !== actual && sent !== `"${String(row.version)}"`) throw etagMismatch(sent, actual);
}

const stamp = (context: Context): { readonly editor: number; readonly at: string } => ({ editor: context.person.id, at: seconds(context.store.now()) });

function addItem(context: Context, at: Resource, values: ReadonlyMap<FieldRow, Stored>): ItemRow {
  const list = required(at.list);
  if (!has(context.rights.list(at.web, list), permission.addListItems)) throw addDenied();
  const id = context.store.items.add(at.web, list, at.fields ?? [], values, stamp(context));
  return required(context.store.items.find(list, id));
}

function update(context: Context, at: Resource): ReturnType<Area['operations'][number]['handle']> {
  const { list, fields, item, id } = target(at);
  demandChange(context, at, permission.editListItems);
  demandFresh(context, item);
  context.store.items.update(at.web, list, fields, id, context.store.items.columnsOf(list, fields, context.body), stamp(context));
  const now = required(context.store.items.find(list, id));
  return { kind: 'raw', status: 204, headers: { ETag: itemEtag(now) }, body: '' };
}

function remove(context: Context, at: Resource, recycle: boolean): string {
  const { list, item, id } = target(at);
  demandChange(context, at, permission.deleteListItems);
  demandFresh(context, item);
  return context.store.items.remove(at.web, list, id, context.person.id, recycle);
}

/** @throws 400 where the values of a form are no list of names with texts. */
function formOf(context: Context): readonly FormValue[] {
  const form = context.body.formValues ?? [];
  const isValue = (one: unknown): one is FormValue => {
    const { FieldName: name, FieldValue: text = null } = (one ?? {}) as { readonly FieldName?: unknown; readonly FieldValue?: unknown };
    return typeof name === 'string' && (text === null || typeof text === 'string');
  };
  const list: unknown = typeof form === 'object' && 'results' in form ? form.results : form;
  if (!Array.isArray(list) || !list.every(isValue)) throw invalidQuery('The parameter formValues must be a collection of SP.ListItemFormUpdateValue.');
  return list.map(({ FieldName, FieldValue = null }) => ({ FieldName, FieldValue }));
}

interface FormValue {
  readonly FieldName: string;
  readonly FieldValue: string | null;
}

/** The values of ValidateUpdateListItem are texts; each fails by itself and the answer stays 200. */
function applyForm(fields: readonly FieldRow[], form: readonly FormValue[], convert: (field: FieldRow, text: string) => Stored): { readonly values: Map<FieldRow, Stored>; readonly results: Record<string, Json>[]; readonly failed: boolean } {
  const values = new Map<FieldRow, Stored>();
  let failed = false;
  const results = form.map(({ FieldName: name, FieldValue: text }) => {
    const field = fields.find((one) => one.internalName.toLowerCase() === String(name).toLowerCase());
    const result = { ErrorCode: 0, ErrorMessage: null as string | null, FieldName: name, FieldValue: text, HasException: false, ItemId: 0 };
    try {
      // Author, Editor, Created and Modified belong to the server, whoever asks.
      if (!field || (field.builtIn && field.readOnly)) throw invalidQuery(`Column '${name}' does not exist or is read-only.`);
      values.set(field, text === null ? null : convert(field, text));
      return result;
    } catch (error) {
      failed = true;
      return { ...result, ErrorCode: -2147467259, ErrorMessage: error instanceof Error ? error.message : '', HasException: true };
    }
  });
  return { values, results, failed };
}

function formText(context: Context, list: ListRow): (field: FieldRow, text: string) => Stored {
  return (field, text) => {
    const value: Json = text === '' ? null : ['Boolean'].includes(field.type) ? /^(1|true|yes)$/i.test(text)
      : field.type === 'DateTime' ? siteDate(text)
        : field.type === 'User' ? personKey(context, text)
          : ['MultiChoice'].includes(field.type) ? text.split(';#').filter((part) => part !== '') : text;
    const name = /^(User|Lookup)/.test(field.type) ? `${field.internalName}Id` : field.internalName;
    const [stored] = context.store.items.columnsOf(list, [field], { [name]: value }).values();
    return stored ?? null;
  };
}

/** Form dates take the site's format; ISO text is refused as measured. */
function siteDate(text: string): string {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})\s*(AM|PM)?)?$/i.exec(text.trim());
  if (!match) throw invalidQuery('You must specify a valid date within the range of 1/1/1900 and 12/31/8900.');
  const [, month, day, year, hour = '0', minute = '0', half] = match;
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toUpperCase() === 'PM' ? 12 : 0);
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute))).toISOString();
}

function personKey(context: Context, text: string): number {
  const key = /^\s*\[\s*\{.*"Key"\s*:\s*"((?:[^"\\]|\\.)*)"/s.exec(text)?.[1];
  const principal = key === undefined ? undefined : context.store.sites.principalByLogin(key.replace(/\\(.)/g, '$1'), context.site.id);
  if (!principal) throw invalidQuery('The user does not exist or is not unique.');
  return principal.id;
}

export const itemArea: Area = {
  name: 'Items',
  steps: [
    { from: 'list', segment: 'items', to: 'items', resolve: () => ({}) },
    ...[{ from: 'items', segment: '' }, { from: 'items', segment: 'getbyid' }, { from: 'list', segment: 'getitembyid' }].map(({ from, segment }) => ({
      from, segment, to: 'item',
      resolve: (context: Context, at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ item: findVisible(context, at, Number(argument(args, 0))) })
    })),
    { from: 'item', segment: 'versions', to: 'itemVersions', resolve: () => ({}) },
    { from: 'item', segment: 'attachmentfiles', to: 'attachments', resolve: () => ({}) },
    ...['', 'getbyfilename'].map((segment) => ({
      from: 'attachments', segment, to: 'attachment',
      resolve: (_context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ name: String(argument(args, 0)) })
    }))
  ],
  operations: [
    { on: 'items', method: 'GET', name: 'List items', support: 'full', handle: (context, at) => readItems(context, at, required(at.list), at.fields ?? []) },
    { on: 'list', method: 'GET', call: 'itemcount', name: 'Count items', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'ItemCount', type: 'Edm.Int32', value: context.store.items.count(required(at.list)) }) },
    { on: 'items', method: 'POST', name: 'Add an item', support: 'full', handle: (context, at) => {
      const list = required(at.list);
      const row = addItem(context, at, context.store.items.columnsOf(list, at.fields ?? [], context.body));
      const entity = itemEntity(context, list, at.fields ?? [], row);
      return { ...entityAnswer(entity, 201), location: `${context.request.origin}${context.web.url}/_api/${entity.path}` } as ReturnType<typeof entityAnswer>;
    } },
    { on: 'item', method: 'GET', name: 'Read an item', support: 'full', handle: (context, at) => {
      const { list, fields, item } = target(at);
      checkProjection(context, fields);
      return entityAnswer(itemEntity(context, list, fields, item));
    } },
    { on: 'item', method: 'MERGE', name: 'Change an item', support: 'full', handle: update },
    { on: 'item', method: 'PUT', name: 'Replace an item', support: 'partly', note: 'treated as a change', handle: update },
    { on: 'item', method: 'DELETE', name: 'Delete an item', support: 'full', handle: (context, at) => {
      remove(context, at, false);
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'item', method: 'POST', call: 'deleteobject', name: 'Delete an item by call', support: 'full', handle: (context, at) => {
      remove(context, at, false);
      return voidAnswer;
    } },
    { on: 'item', method: 'POST', call: 'recycle', name: 'Move an item to the recycle bin', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: remove(context, at, true) }) },
    { on: 'item', method: 'GET', call: 'effectivebasepermissions', name: 'Own permissions on an item', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', value: maskParts(context.rights.item(at.web, target(at).list, target(at).id)) }) },
    { on: 'item', method: 'GET', call: 'fieldvaluesastext', name: 'Values as text', support: 'partly', note: 'English, UTC', handle: (context, at) => ({ kind: 'value', name: 'FieldValuesAsText', value: valuesAsText(context, target(at).fields, target(at).item) }) },
    { on: 'itemVersions', method: 'GET', name: 'Versions of an item', support: 'full', handle: (context, at) => {
      const { list, fields, id } = target(at);
      demand(context.rights.item(at.web, list, id), permission.viewVersions);
      return collection('SP.ApiData.ListItemVersions', context.store.items.versions(list, id).map((row, index) => versionEntity(list, fields, row, index === 0)));
    } },
    { on: 'item', method: 'POST', call: 'validateupdatelistitem', name: 'Change an item by form values', support: 'partly', note: 'texts in the format of en-US', handle: (context, at) => {
      const { list, fields, id } = target(at);
      demandChange(context, at, permission.editListItems);
      const { values, results, failed } = applyForm(fields, formOf(context), formText(context, list));
      if (!failed) context.store.items.update(at.web, list, fields, id, values, stamp(context));
      return { kind: 'value', name: 'ValidateUpdateListItem', value: [...results.map((result) => ({ ...result, ItemId: failed ? 0 : id }))] };
    } },
    { on: 'list', method: 'POST', call: 'addvalidateupdateitemusingpath', name: 'Add an item by form values', support: 'partly', note: 'texts in the format of en-US; no folders', handle: (context, at) => {
      const list = required(at.list);
      const { values, results, failed } = applyForm(at.fields ?? [], formOf(context), formText(context, list));
      const id = failed ? 0 : Number(addItem(context, at, values).id);
      return { kind: 'value', name: 'AddValidateUpdateItemUsingPath', value: [...results.map((result) => ({ ...result, ItemId: id })), { ErrorCode: 0, ErrorMessage: null, FieldName: 'Id', FieldValue: String(id), HasException: false, ItemId: id }] };
    } },
    { on: 'attachments', method: 'GET', name: 'List attachments', support: 'full', handle: (context, at) => collection('SP.ApiData.Attachments', attachmentEntities(context, target(at).list, target(at).id)) },
    { on: 'attachments', method: 'POST', call: 'add', name: 'Attach a file', support: 'full', takesBytes: true, handle: (context, at, args) => {
      const { list, id } = target(at);
      demandChange(context, at, permission.editListItems);
      const name = String(argument(args, 0, 'filename') ?? '');
      if (name === '' || /["*:<>?/\\|]/.test(name)) throw invalidQuery(`The file name '${name}' is not valid.`);
      context.store.database.runBlob('INSERT OR REPLACE INTO attachments(listNo, itemId, name, content) VALUES(?, ?, ?, ?)', [list.no, id, name, context.request.body]);
      context.store.database.run(`UPDATE items_${list.no} SET hasAttachments = 1, version = version + 1 WHERE id = ?`, id);
      return entityAnswer(attachmentEntity(list, id, name));
    } },
    { on: 'attachment', method: 'GET', name: 'Read an attachment', support: 'full', handle: (_context, at) => entityAnswer(attachmentEntity(target(at).list, target(at).id, required(at.name))) },
    { on: 'attachment', method: 'GET', call: '$value', name: 'Content of an attachment', support: 'full', handle: (context, at) => {
      const content = attachmentContent(context, at);
      return { kind: 'raw', status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body: content };
    } },
    { on: 'attachment', method: 'DELETE', name: 'Remove an attachment', support: 'full', handle: (context, at) => {
      const { list, id } = target(at);
      demandChange(context, at, permission.editListItems);
      context.store.database.run('DELETE FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', list.no, id, required(at.name));
      return { kind: 'nothing', status: 200 };
    } }
  ]
};

function attachmentContent(context: Context, at: Resource): Uint8Array {
  const { list, id } = target(at);
  const content = context.store.database.blob('SELECT content FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', list.no, id, required(at.name));
  if (!content) throw fileMissing(`${list.url}/Attachments/${id}/${required(at.name)}`);
  return content;
}

export { itemType, listPath };
