import { fieldMissing, invalidQuery } from '../errors/SharePointError';
import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import { maskParts, permission } from '../permissions/masks';
import type { Answer, Context, Entity } from '../routes/context';
import { isTaxonomy, termLabels, termsForEdit } from '../store/taxonomyValues';
import { toJson } from '../store/values';
import type { FileRecord } from '../store/files';
import { asksForBase, baseValues, endingOf } from './baseValues';
import { commentState } from './commentState';
import { contentTypeOf } from './contentTypes';
import { seenRow, seenVersions } from './filePlaces';
import { fileEntity } from './fileShapes';
import { folderEntity } from './folderShapes';
import { versionEntity } from './itemVersionShape';
import { assignmentsOf } from './permissions';
import { calculatedText, dateText, pointText } from './valueText';
import { valuesAnswer } from './propertyBags';
import { collection, demand, hasOwnScope, itemType, listEntity, listPath, principalEntity } from './shapes';

const shownBuiltIns = new Set(['ID', 'ContentTypeId', 'Title', 'Modified', 'Created', 'Author', 'Editor', '_UIVersionString', 'Attachments', 'GUID', '_ModerationStatus']);
const isReference = (field: FieldRow): boolean => /^(User|Lookup)/.test(field.type);

export const itemEtag = (row: ItemRow): string => `"${String(row.uniqueId)},${String(row.version)}"`;

function propertyName(field: FieldRow): string {
  const name = field.internalName.startsWith('_') ? `OData_${field.internalName}` : field.internalName;
  return isReference(field) ? `${name}Id` : name;
}

/** Ways to show all values of a row as texts; functions, since they are declared further down. */
const formValues = {
  FieldValuesAsText: (...of: Parameters<typeof valuesAsText>) => valuesAsText(...of), FieldValuesAsHTML: (...of: Parameters<typeof valuesAsText>) => valuesAsHtml(...of), FieldValuesForEdit: (...of: Parameters<typeof valuesAsText>) => valuesForEdit(...of)
} as const;

/** How a row is shown where it was not asked for by itself. */
export interface ItemView {
  /** Times as the clock of the site shows them, without a zone: of CAML without DatesInUtc, and behind files and folders (recorded). The clock here is UTC. */
  readonly localTimes?: boolean;
  /** Columns that a query named: nothing else is shown unless it is selected, but for the id and the times (recorded). */
  readonly columns?: readonly string[];
}

const alwaysShown = new Set(['ID', 'Created', 'Modified']);

/** One row as REST shows it: default properties, those that must be asked for, and what `$expand` may follow. */
export function itemEntity(context: Context, list: ListRow, fields: readonly FieldRow[], row: ItemRow, { localTimes = false, columns = [] }: ItemView = {}): Entity {
  const named = new Set(columns.map((name) => name.toLowerCase()));
  const isShown = (name: string): boolean => named.size === 0 || alwaysShown.has(name) || named.has(name.toLowerCase());
  const props: Record<string, Json> = { FileSystemObjectType: row.fsObjType ?? 0, Id: row.id ?? 0, ServerRedirectedEmbedUri: null, ServerRedirectedEmbedUrl: '' };
  const onDemand: Record<string, () => Json> = {};
  const links: Record<string, () => Answer> = {};
  const isLibrary = list.template !== 100;
  for (const field of fields) {
    const name = propertyName(field);
    const value = (): Json => {
      const json = toJson(field, row[field.column]);
      return localTimes && field.type === 'DateTime' && typeof json === 'string' ? json.replace(/Z$/, '') : json;
    };
    if ((!field.builtIn || shownBuiltIns.has(field.internalName)) && isShown(field.internalName) && !(isLibrary && field.internalName === 'Attachments')) props[name] = value();
    else onDemand[name] = value;
    if (isReference(field)) links[field.internalName] = () => reference(context, field, row);
  }
  const plain: Record<string, Json> = { ComplianceAssetId: null, ...(isLibrary ? { OData__CopySource: null } : {}) };
  for (const [name, value] of Object.entries(plain)) if (isShown(name.replace(/^OData_/, ''))) props[name] = value; else onDemand[name] = () => value;
  const id = Number(row.id);
  onDemand.EffectiveBasePermissions = () => maskParts(context.rights.item(context.web, list, id));
  onDemand.HasUniqueRoleAssignments = () => hasOwnScope(context, `i:${list.id}:${id}`);
  const base = asksForBase(context.options.select) ? baseValues(context, list, row) : {};
  for (const [name, value] of Object.entries(base)) if (!(name in props) && !(name in onDemand)) onDemand[name] = value;
  Object.assign(onDemand, commentState(context, list, id));
  links.AttachmentFiles = () => collection('SP.ApiData.Attachments', attachmentEntities(context, list, id));
  for (const [name, of] of Object.entries(formValues)) links[name] = () => valuesAnswer('SP.FieldStringValues', `${listPath(list)}/Items(${id})/${name}`, of(context, fields, row));
  const web = context.store.sites.webOf(list) ?? context.web;
  links.Versions = () => {
    const mask = context.rights.item(web, list, id);
    demand(mask, permission.viewVersions);
    return collection('SP.ListItemVersion', seenVersions(context, mask, list, id).map((version, index) => versionEntity(context, list, fields, version, index === 0)));
  };
  if (isLibrary) {
    const { checkedOutTo } = context.store.files.record(list, id);
    const holder = checkedOutTo === 0 ? null : checkedOutTo;
    if (isShown('CheckoutUser')) props.CheckoutUserId = holder; else onDemand.CheckoutUserId = () => holder;
    Object.assign(onDemand, fileColumns(context, list, row));
    links.CheckoutUser = () => {
      const person = checkedOutTo === 0 ? undefined : personRow(context, checkedOutTo);
      return person ? { kind: 'entity', entity: person } : { kind: 'null' };
    };
  }
  links.ContentType = () => contentTypeOf(context, web, list, row);
  links.RoleAssignments = () => assignmentsOf(context, { kind: 'item', web, list, fields, item: row, args: [] });
  links.ParentList = () => ({ kind: 'entity', entity: listEntity(context, web, list) });
  links.File = () => (row.fsObjType === 1 || list.template === 100 ? { kind: 'null' } : { kind: 'entity', entity: fileEntity(context, { web, list, fields, row, id, path: String(row.fileRef), mask: 0n }, itemEntity) });
  links.Folder = () => (row.fsObjType === 1 ? { kind: 'entity', entity: folderEntity(context, { kind: 'folder', web, list, fields, path: String(row.fileRef), row }, itemEntity) } : { kind: 'null' });
  return { type: itemType(list), path: list.template < 0 ? `Web/GetFileByServerRelativePath(decodedurl='${encodeURI(String(row.fileRef).replace(/'/g, "''"))}')/ListItemAllFields` : `${listPath(list)}/Items(${id})`, props, onDemand, links, etag: itemEtag(row) };
}

/** Columns of libraries that are worked out from the file. */
function fileColumns(context: Context, list: ListRow, row: ItemRow): Record<string, () => Json> {
  const name = String(row.fileLeafRef ?? '');
  const isFile = row.fsObjType !== 1;
  const type = isFile ? endingOf(name) : null;
  const record = (): FileRecord => context.store.files.record(list, Number(row.id));
  return {
    File_x0020_Type: () => type, DocIcon: () => type, File_x0020_Size: () => (isFile ? String(record().size) : null), FileSizeDisplay: () => (isFile ? String(record().size) : null),
    SMTotalSize: () => (isFile ? String(record().size) : '0'), SMTotalFileStreamSize: () => (isFile ? String(record().size) : '0'), SMTotalFileCount: () => (isFile ? '1' : '0'), OData__CheckinComment: () => record().comment
  };
}

function reference(context: Context, field: FieldRow, row: ItemRow): Answer {
  const value = row[field.column];
  if (field.type.endsWith('Multi')) {
    const ids = value === null || value === undefined ? [] : (JSON.parse(String(value)) as number[]);
    return collection('SP.Data', ids.flatMap((id) => referenced(context, field, id)));
  }
  const [entity] = typeof value === 'number' ? referenced(context, field, value) : [];
  return entity ? { kind: 'entity', entity } : { kind: 'null' };
}

/** A person as columns show them: a row of the site's list of people. */
function personRow(context: Context, id: number): Entity | undefined {
  const principal = context.store.sites.principalById(id);
  if (!principal) return undefined;
  const { path } = principalEntity(context, principal);
  const text = (name: string): (() => Json) => () => (principal.type === 1 ? context.store.profiles.describe(principal)?.[name] : undefined) || null;
  return {
    type: 'SP.Data.UserInfoItem', path, props: { Id: id, ID: id, Title: principal.title, Name: principal.login, EMail: principal.email, UserName: principal.email, SipAddress: principal.email },
    onDemand: { FirstName: text('FirstName'), LastName: text('LastName'), Department: text('Department'), JobTitle: text('Title'), MobilePhone: text('CellPhone'), WorkPhone: text('WorkPhone'), Office: text('Office'), IsSiteAdmin: () => principal.isSiteAdmin, Picture: () => null }
  };
}

/** The row that a lookup points at, if the caller may see it. */
function lookedUp(context: Context, field: FieldRow, id: number): { readonly target: ListRow; readonly row: ItemRow } | undefined {
  const target = context.store.lists.byId(String(field.options.LookupList ?? ''));
  const web = target && context.store.sites.webOf(target);
  const row = target && web && seenRow(context, web, target, context.store.items.find(target, id));
  return target && row ? { target, row } : undefined;
}

/** What a person or a lookup shows; of a row that the caller may not see nothing. */
export function referenceText(context: Context, field: FieldRow, id: number): string {
  if (field.type.startsWith('User')) return context.store.sites.principalById(id)?.title ?? '';
  const target = context.store.lists.byId(String(field.options.LookupList ?? ''));
  const row = lookedUp(context, field, id)?.row;
  const wanted = String(field.options.LookupField ?? 'Title').toLowerCase();
  const column = target && context.store.lists.fields(target).find(({ internalName }) => internalName.toLowerCase() === wanted)?.column;
  return row && column ? String(row[column] ?? '') : '';
}

/** A person or a lookup as a stream of a view tells it. */
export function referenceShown(context: Context, field: FieldRow, id: number): Readonly<Record<string, Json>>  {
  const text = referenceText(context, field, id);
  if (!field.type.startsWith('User')) return { lookupId: id, lookupValue: text, isSecretFieldValue: lookedUp(context, field, id) === undefined };
  const email = context.store.sites.principalById(id)?.email ?? '';
  return { id: String(id), title: text, email, sip: email, picture: '' };
}

function referenced(context: Context, field: FieldRow, id: number): Entity[] {
  if (field.type.startsWith('User')) {
    const person = personRow(context, id);
    return person ? [person] : [];
  }
  const found = lookedUp(context, field, id);
  if (!found) return [];
  const { target, row } = found;
  const shown = context.store.lists.fields(target).filter((one) => !isReference(one) && one.type !== 'Note');
  return [{ type: itemType(target), path: `${listPath(target)}/Items(${id})`, props: { Id: id, ...Object.fromEntries(shown.map((one) => [propertyName(one), toJson(one, row[one.column])])) } }];
}

export function attachmentEntities(context: Context, list: ListRow, id: number): Entity[] {
  return context.store.database
    .all<{ name: string }>('SELECT name FROM attachments WHERE listNo = ? AND itemId = ? ORDER BY name', list.no, id)
    .map(({ name }) => attachmentEntity(list, id, name));
}

export function attachmentEntity(list: ListRow, id: number, name: string): Entity {
  const url = `${list.url}/Attachments/${id}/${name}`;
  return {
    type: 'SP.Attachment', path: `${listPath(list)}/Items(${id})/AttachmentFiles('${name.replace(/'/g, "''")}')`,
    props: { FileName: name, FileNameAsPath: { DecodedUrl: name }, ServerRelativePath: { DecodedUrl: url }, ServerRelativeUrl: url }
  };
}

/** Texts as a person of the site would read them. */
export function valuesAsText(context: Context, fields: readonly FieldRow[], row: ItemRow): Record<string, Json> {
  const text = (field: FieldRow): string => {
    const value = toJson(field, row[field.column]);
    if (isTaxonomy(field)) return termLabels(row[field.column]).join(';');
    if (value === null) return '';
    if (isReference(field)) return (Array.isArray(value) ? value : [value]).map((id) => referenceText(context, field, Number(id))).join('; ');
    if (field.type === 'DateTime') return dateText(context, field, String(value));
    if (field.type === 'Boolean') return value === true ? 'Yes' : 'No';
    if (field.type === 'Calculated') return calculatedText(context, field, row[field.column]);
    if (field.type === 'Geolocation') return pointText(value);
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'object' ? String((value as Record<string, Json>).Url ?? '') : String(value);
  };
  return Object.fromEntries(fields.map((field) => [field.internalName.replace(/_/g, '_x005f_'), text(field)]));
}

const escapeHtml = (text: string): string => text.replace(/[<>&"]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] ?? character);

/** Texts as a page shows them: links as links, the words of plain columns escaped, rich text as it is. */
export function valuesAsHtml(context: Context, fields: readonly FieldRow[], row: ItemRow): Record<string, Json> {
  const texts = valuesAsText(context, fields, row);
  const html = (field: FieldRow, text: string): string => {
    const value = toJson(field, row[field.column]);
    if (field.type === 'URL' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const { Url: url, Description: words } = value as Record<string, Json>;
      return `<a href="${escapeHtml(String(url ?? ''))}">${escapeHtml(String(words ?? url ?? ''))}</a>`;
    }
    return field.type === 'Note' && field.options.RichText === true ? text : escapeHtml(text);
  };
  return Object.fromEntries(fields.map((field) => {
    const name = field.internalName.replace(/_/g, '_x005f_');
    return [name, html(field, String(texts[name] ?? ''))];
  }));
}

/** Texts as a form takes them back: several values parted by `;#`, yes as 1, people by their login. */
export function valuesForEdit(context: Context, fields: readonly FieldRow[], row: ItemRow): Record<string, Json> {
  const login = (id: number): string => context.store.sites.principalById(id)?.login ?? '';
  const text = (field: FieldRow): string => {
    const value = toJson(field, row[field.column]);
    if (isTaxonomy(field)) return termsForEdit(row[field.column]);
    if (value === null) return '';
    if (field.type === 'Boolean') return value === true ? '1' : '0';
    if (field.type.startsWith('User')) return JSON.stringify((Array.isArray(value) ? value : [value]).map((id) => ({ Key: login(Number(id)) })));
    if (Array.isArray(value)) return value.join(';#');
    if (typeof value === 'object') return `${String((value as Record<string, Json>).Url ?? '')}, ${String((value as Record<string, Json>).Description ?? '')}`;
    return String(value);
  };
  return Object.fromEntries(fields.map((field) => [field.internalName.replace(/_/g, '_x005f_'), text(field)]));
}

/**
 * What `$select` may name beyond properties: `Author/Title` needs `$expand=Author`, as on SharePoint.
 * @throws 400 when it is missing.
 */
export function checkProjection(context: Context, fields: readonly FieldRow[]): void {
  const expanded = new Set(context.options.expand.map((name) => name.toLowerCase()));
  for (const name of context.options.select) {
    const [head = '', sub] = name.split('/');
    const field = fields.find((one) => one.internalName.toLowerCase() === head.toLowerCase());
    if (sub !== undefined && !expanded.has(head.toLowerCase())) throw invalidQuery(`The query to field '${name}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${head}.`);
    if (sub === undefined && field && isReference(field) && !expanded.has(head.toLowerCase())) throw fieldMissing(name);
  }
}

export { isReference };
