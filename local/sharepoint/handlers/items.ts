import { accessDenied, addDenied, etagMismatch, invalidQuery, itemMissing, SharePointError } from '../errors/SharePointError';
import type { FieldRow, ItemRow, Json, ListRow, Stored } from '../model';
import { has, maskParts, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { isBelow } from '../store/fileNames';
import { seconds } from '../store/lists';
import { demandAdd, demandNotLocked, folderMissing, pathIn, seenRow } from './filePlaces';
import { formText } from './formText';
import { columnsWithType, formType } from './itemContentType';
import { readItems } from './itemQuery';
import { checkProjection, itemEntity, itemEtag } from './itemShape';
import { required } from './lists';
import { contentTypeOf } from './contentTypes';
import { itemType, listPath } from './shapes';

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
  const seen = seenRow(context, at.web, list, row);
  if (!seen) throw itemMissing();
  return seen;
}

export function demandChange(context: Context, at: Resource, needed: bigint): void {
  const { list, item, id } = target(at);
  const mask = context.rights.item(at.web, list, id);
  if (!has(mask, needed) || !context.rights.changesRow(mask, list, item)) throw accessDenied();
  if (list.template !== 100) demandNotLocked(context, list, item);
}

/** Approving is for those who may. @throws 403 */
function demandApproval(context: Context, at: Resource, values: ReadonlyMap<FieldRow, Stored>): void {
  const { list, id } = target(at);
  if (![...values.keys()].some(({ internalName }) => internalName === '_ModerationStatus')) return;
  if (!has(context.rights.item(at.web, list, id), permission.approveItems)) throw accessDenied();
}

/** Without If-Match SharePoint overwrites; a stale one answers 412. */
function demandFresh(context: Context, row: ItemRow): void {
  const sent = context.request.headers['if-match'];
  if (sent === undefined || sent.trim() === '*') return;
  const actual = itemEtag(row);
  if (sent !== actual && sent !== `"${String(row.version)}"`) throw etagMismatch(sent, actual);
}

const stamp = (context: Context): { readonly editor: number; readonly at: string } => ({ editor: context.person.id, at: seconds(context.store.now()) });

/** A row of a list, in its root folder or in the one that is named. Files come with their content, by the calls of a folder. */
function addItem(context: Context, at: Resource, values: ReadonlyMap<FieldRow, Stored>, folder?: string): ItemRow {
  const list = required(at.list);
  const directory = folder === undefined ? list.url : folderIn(context, at, list, folder);
  if (!has(context.rights.folder(at.web, list, directory), permission.addListItems)) throw addDenied();
  if (list.template === 101) throw new SharePointError(400, '-2146232832, Microsoft.SharePoint.SPException', 'To add an item to a document library, use SPFileCollection.Add()');
  const unapproved = new Map([...values].filter(([{ internalName }]) => internalName !== '_ModerationStatus'));
  const id = context.store.items.add(at.web, list, at.fields ?? [], unapproved, stamp(context), { directory });
  return required(context.store.items.find(list, id));
}

/** The path of a folder of the list. @throws 404 where there is none, 400 outside of the list */
function folderIn(context: Context, at: Resource, list: ListRow, url: string): string {
  const path = pathIn(context, at.web, url);
  if (path.toLowerCase() !== list.url.toLowerCase() && !isBelow(path, list.url)) throw invalidQuery('The folder does not lie in the list.');
  if (!context.store.files.isDirectory(at.web, list, path)) throw folderMissing();
  return path;
}

/** A folder made as a row, as older clients do. */
function addFolderRow(context: Context, at: Resource, folder: string, name: string, values: ReadonlyMap<FieldRow, Stored>): ItemRow {
  const list = required(at.list);
  const directory = folderIn(context, at, list, folder);
  demandAdd(context, at.web, directory);
  const row = context.store.files.addFolder(at.web, list, directory, name, context.person.id);
  const others = new Map([...values].filter(([{ internalName }]) => internalName !== 'FileLeafRef'));
  if (others.size > 0) context.store.items.update(at.web, list, at.fields ?? [], Number(row.id), others, stamp(context));
  return required(context.store.items.find(list, Number(row.id)));
}

const contentTypeOfFolder = /^0x0120/i;

/** A body that asks for a folder, by its content type or kind; what says so is no column to be written. */
function asFolder(context: Context): { readonly isFolder: boolean; readonly body: Context['body'] } {
  const { ContentTypeId: type, FileSystemObjectType: kind, ...body } = context.body;
  return (typeof type === 'string' && contentTypeOfFolder.test(type)) || kind === 1 ? { isFolder: true, body } : { isFolder: false, body: context.body };
}

function update(context: Context, at: Resource): ReturnType<Area['operations'][number]['handle']> {
  const { list, fields, item, id } = target(at);
  demandChange(context, at, permission.editListItems);
  demandFresh(context, item);
  const values = item.fsObjType === 1 ? context.store.items.columnsOf(list, fields, context.body) : columnsWithType(context, list, fields, context.body);
  demandApproval(context, at, values);
  context.store.items.update(at.web, list, fields, id, values, stamp(context));
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

/** Author together with Editor: an owner may set both, in everybody else's form they change nothing and nothing is said. One alone is a column like others. */
function takeAuthor(context: Context, at: Resource, form: readonly FormValue[]): { readonly rest: readonly FormValue[]; readonly author: number | undefined } {
  const isAuthor = ({ FieldName: name }: FormValue): boolean => /^(author|editor)$/i.test(name);
  const [author] = form.filter(({ FieldName: name }) => /^author$/i.test(name));
  if (form.filter(isAuthor).length < 2) return { rest: form, author: undefined };
  const rest = form.filter((one) => !isAuthor(one));
  const mayGive = has(context.rights.list(at.web, required(at.list)), permission.managePermissions);
  const login = /"Key"\s*:\s*"((?:[^"\\]|\\.)*)"|'Key'\s*:\s*'([^']*)'/.exec(author?.FieldValue ?? '');
  const found = mayGive && login ? context.store.sites.principalByLogin((login[1] ?? login[2] ?? '').replace(/\\(.)/g, '$1'), context.site.id) : undefined;
  return { rest, author: found?.id };
}

/** The values of ValidateUpdateListItem are texts; each fails by itself and the answer stays 200. */
function applyForm(fields: readonly FieldRow[], form: readonly FormValue[], convert: (field: FieldRow, text: string) => Stored, typeOf: ReturnType<typeof formType>): { readonly values: Map<FieldRow, Stored>; readonly results: Record<string, Json>[]; readonly failed: boolean } {
  const values = new Map<FieldRow, Stored>();
  let failed = false;
  const results = form.map(({ FieldName: name, FieldValue: text }) => {
    const result = { ErrorCode: 0, ErrorMessage: null as string | null, FieldName: name, FieldValue: text, HasException: false, ItemId: 0 };
    try {
      const type = text === null ? undefined : typeOf(fields, name, text);
      if (type) {
        values.set(...type);
        return result;
      }
      const field = fields.find((one) => one.internalName.toLowerCase() === String(name).toLowerCase());
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

/** A row's values as texts. */
const formValuesOf = (context: Context, at: Resource, name: string): Answer => itemEntity(context, target(at).list, target(at).fields, target(at).item).links?.[name]?.() ?? { kind: 'null' };

/** Where a row is to be made, and whether it is a folder (1). */
interface CreateInfo {
  readonly FolderPath?: { readonly DecodedUrl?: string };
  readonly LeafName?: { readonly DecodedUrl?: string };
  readonly UnderlyingObjectType?: number;
}

export const itemArea: Area = {
  name: 'Items',
  steps: [
    { from: 'list', segment: 'items', to: 'items', resolve: () => ({}) },
    ...[{ from: 'items', segment: '' }, { from: 'items', segment: 'getbyid' }, { from: 'items', segment: 'getbystringid' }, { from: 'list', segment: 'getitembyid' }, { from: 'list', segment: 'getitembystringid' }].map(({ from, segment }) => ({
      from, segment, to: 'item',
      resolve: (context: Context, at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ item: findVisible(context, at, Number(argument(args, 0))) })
    }))
  ],
  operations: [
    { on: 'items', method: 'GET', name: 'List items', support: 'full', handle: (context, at) => readItems(context, at, required(at.list), at.fields ?? []) },
    { on: 'list', method: 'GET', call: 'itemcount', name: 'Count items', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'ItemCount', type: 'Edm.Int32', value: context.store.items.count(required(at.list)) }) },
    { on: 'items', method: 'POST', name: 'Add an item', support: 'full', handle: (context, at) => {
      const list = required(at.list);
      const { isFolder, body } = asFolder(context);
      const values = isFolder ? context.store.items.columnsOf(list, at.fields ?? [], body) : columnsWithType(context, list, at.fields ?? [], body);
      const name = [...values].find(([field]) => field.internalName === 'FileLeafRef')?.[1] ?? body.Title;
      const row = isFolder ? addFolderRow(context, at, list.url, String(name ?? ''), values) : addItem(context, at, values);
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
    { on: 'item', method: 'POST', call: 'deletewithparameters', name: 'Delete an item by call', support: 'partly', note: 'locks of shared editing do not exist here', handle: (context, at) => {
      remove(context, at, false);
      return voidAnswer;
    } },
    { on: 'item', method: 'POST', call: 'getwopiframeurl', name: 'Where a document opens', support: 'partly', note: 'an address; there is no Office here', handle: (context, at) => {
      const { list, item } = target(at);
      const address = `${context.request.origin}${at.web.url}/_layouts/15/WopiFrame.aspx?sourcedoc=%7B${String(item.uniqueId)}%7D&action=view`;
      return { kind: 'value', name: 'GetWOPIFrameUrl', value: list.template === 100 ? '' : address };
    } },
    { on: 'item', method: 'GET', call: 'effectivebasepermissionsforui', name: 'Own permissions on an item, as pages show them', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'EffectiveBasePermissionsForUI', type: 'SP.BasePermissions', value: maskParts(context.rights.item(at.web, target(at).list, target(at).id)) }) },
    { on: 'item', method: 'GET', call: 'contenttype', name: 'Content type of an item', support: 'full', handle: (context, at) => contentTypeOf(context, at.web, target(at).list, target(at).item) },
    { on: 'item', method: 'POST', call: 'recycle', name: 'Move an item to the recycle bin', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: remove(context, at, true) }) },
    { on: 'item', method: 'GET', call: 'effectivebasepermissions', name: 'Own permissions on an item', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', value: maskParts(context.rights.item(at.web, target(at).list, target(at).id)) }) },
    { on: 'item', method: 'GET', call: 'fieldvaluesastext', name: 'Values as text', support: 'partly', note: 'English, UTC', handle: (context, at) => formValuesOf(context, at, 'FieldValuesAsText') },
    { on: 'item', method: 'GET', call: 'fieldvaluesashtml', name: 'Values as HTML', support: 'partly', note: 'English, UTC', handle: (context, at) => formValuesOf(context, at, 'FieldValuesAsHTML') },
    { on: 'item', method: 'GET', call: 'fieldvaluesforedit', name: 'Values for a form', support: 'partly', note: 'dates in ISO form', handle: (context, at) => formValuesOf(context, at, 'FieldValuesForEdit') },
    { on: 'item', method: 'POST', call: 'validateupdatelistitem', name: 'Change an item by form values', support: 'partly', note: 'texts in the format of the web: English, German, Arabic; owners set Author together with Editor', handle: (context, at) => {
      const { list, fields, id, item } = target(at);
      demandChange(context, at, permission.editListItems);
      const form = formOf(context);
      const { rest, author } = takeAuthor(context, at, form);
      const { values, results: checked, failed } = applyForm(fields, rest, formText(context, list), formType(context, list, item.fsObjType === 1));
      demandApproval(context, at, values);
      if (!failed && (rest.length > 0 || author !== undefined)) context.store.items.update(at.web, list, fields, id, values, author === undefined ? stamp(context) : { author, editor: author, at: stamp(context).at });
      const silent = form.filter((one) => !rest.includes(one)).map(({ FieldName, FieldValue }) => ({ ErrorCode: 0, ErrorMessage: null, FieldName, FieldValue, HasException: false, ItemId: id }));
      const results = [...checked, ...silent];
      return { kind: 'value', name: 'ValidateUpdateListItem', value: [...results.map((result) => ({ ...result, ItemId: failed ? 0 : id }))] };
    } },
    { on: 'list', method: 'POST', call: 'addvalidateupdateitemusingpath', name: 'Add an item by form values', support: 'partly', note: 'texts in the format of the web: English, German, Arabic', handle: (context, at) => {
      const list = required(at.list);
      const info = (context.body.listItemCreateInfo ?? {}) as CreateInfo;
      const isFolder = Number(info.UnderlyingObjectType ?? 0) === 1;
      const { values, results, failed } = applyForm(at.fields ?? [], formOf(context), formText(context, list), formType(context, list, isFolder));
      const folder = info.FolderPath?.DecodedUrl || list.url;
      const valueOf = (name: string): Stored | undefined => [...values].find(([field]) => field.internalName === name)?.[1];
      const leaf = info.LeafName?.DecodedUrl ?? valueOf('FileLeafRef') ?? valueOf('Title');
      const add = (): ItemRow => (isFolder ? addFolderRow(context, at, folder, String(leaf ?? ''), values) : addItem(context, at, values, folder));
      const id = failed ? 0 : Number(add().id);
      return { kind: 'value', name: 'AddValidateUpdateItemUsingPath', value: [...results, { ErrorCode: 0, ErrorMessage: null, FieldName: 'Id', FieldValue: String(id), HasException: false, ItemId: 0 }] };
    } }
  ]
};

export { itemType, listPath };
