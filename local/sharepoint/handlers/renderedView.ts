import { invalidQuery } from '../errors/SharePointError';
import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import type { Condition } from '../query/condition';
import type { Context, Resource } from '../routes/context';
import { isTaxonomy, streamedTerms } from '../store/taxonomyValues';
import { toJson } from '../store/values';
import { versionId } from '../store/versionLabels';
import { isReference, referenceShown } from './itemShape';
import { required } from './lists';
import { fieldEntity } from './shapes';
import { calculatedText, dateText, pointText } from './valueText';
import { runView, wantedXml, type ViewAddition, type ViewPage } from './viewQuery';

/** Columns that are another one with a link or an icon around it. */
const aliases: Readonly<Record<string, string>> = { linktitle: 'Title', linktitlenomenu: 'Title', linktitle2: 'Title', linkfilename: 'FileLeafRef', linkfilenamenomenu: 'FileLeafRef', linkfilename2: 'FileLeafRef', editmenu: 'ID', docicon: 'FSObjType' };

interface Shown {
  readonly name: string;
  readonly field: FieldRow;
}

/** The columns of a view under the names that it gives them; a view without any shows those of the list. */
function shownFields(list: ListRow, { view, fields }: ViewPage): readonly Shown[] {
  if (view.fields.length === 0) return fields.filter((field) => !field.hidden && field.listNo === list.no).map((field) => ({ name: field.internalName, field }));
  return view.fields.flatMap((name) => {
    const wanted = (aliases[name.toLowerCase()] ?? name).toLowerCase();
    const field = fields.find(({ internalName }) => internalName.toLowerCase() === wanted);
    return field ? [{ name, field }] : [];
  });
}

/** One value as the stream of a view shows it: texts as a person reads them, and beside them what a program needs. */
function streamed(context: Context, { name, field }: Shown, row: ItemRow): Record<string, Json> {
  if (isTaxonomy(field)) return { [name]: streamedTerms(field, row[field.column]) };
  const value = toJson(field, row[field.column]);
  if (value === null) return { [name]: isReference(field) || field.type === 'MultiChoice' ? [] : '' };
  if (isReference(field)) return { [name]: (Array.isArray(value) ? value : [value]).map((id) => referenceShown(context, field, Number(id))) };
  switch (field.type) {
    case 'Boolean': return { [name]: value === true ? 'Yes' : 'No', [`${name}.value`]: value === true ? '1' : '0' };
    case 'Attachments': return { [name]: value === true ? '1' : '0' };
    case 'DateTime': return { [name]: dateText(context, field, String(value)), [`${name}.`]: String(value), [`${name}.FriendlyDisplay`]: '' };
    case 'Number': case 'Currency': return { [name]: Number(value).toLocaleString('en-US', { maximumFractionDigits: 14 }), [`${name}.`]: Number(value).toFixed(14) };
    case 'Calculated': return { [name]: calculatedText(context, field, row[field.column]), [`${name}.`]: String(value) };
    case 'Geolocation': return { [name]: pointText(value) };
    case 'URL': return { [name]: (value as Record<string, Json>).Url ?? '', [`${name}.desc`]: (value as Record<string, Json>).Description ?? '' };
    default: return { [name]: typeof value === 'number' ? String(value) : value };
  }
}

/** How many comments a row has, as a text; an empty one for none (recorded). */
function commentCount(context: Context, list: ListRow, row: ItemRow): string {
  const count = context.store.comments.count(list, Number(row.id));
  return count === 0 ? '' : String(count);
}

const hexadecimal = (mask: bigint): string => `0x${mask.toString(16)}`;

/** A row of a stream. `PermMask` is what the caller may do with it. */
function streamedRow(context: Context, at: Resource, list: ListRow, shown: readonly Shown[], row: ItemRow): Record<string, Json> {
  const path = String(row.fileRef ?? '');
  const leaf = String(row.fileLeafRef ?? '');
  const [stem = '', ending = ''] = leaf.includes('.') ? [leaf.slice(0, leaf.lastIndexOf('.')), leaf.slice(leaf.lastIndexOf('.') + 1)] : [leaf];
  const isFile = list.template !== 100 && row.fsObjType !== 1;
  const address = encodeURI(path);
  return {
    ID: String(row.id), PermMask: hexadecimal(context.rights.item(at.web, list, Number(row.id))), FSObjType: String(row.fsObjType ?? 0), UniqueId: `{${String(row.uniqueId).toUpperCase()}}`, ContentTypeId: String(row.contentTypeId),
    FileRef: path, 'FileRef.urlencode': encodeURIComponent(path).replace(/[-_.!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`), 'FileRef.urlencodeasurl': address, 'FileRef.urlencoding': address, 'FileRef.scriptencodeasurl': path.replace(/[^\w.-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    FileLeafRef: leaf, 'FileLeafRef.Name': stem, 'FileLeafRef.Suffix': ending, FileDirRef: String(row.fileDirRef ?? ''), ItemChildCount: '0', FolderChildCount: '0', SMTotalSize: isFile ? String(context.store.files.record(list, Number(row.id)).size) : '0',
    File_x0020_Type: isFile ? ending : '', 'File_x0020_Type.progid': '', 'File_x0020_Type.url': 'FALSE', HTML_x0020_File_x0020_Type: '', 'HTML_x0020_File_x0020_Type.File_x0020_Type.mapall': '', 'HTML_x0020_File_x0020_Type.File_x0020_Type.mapcon': '', 'HTML_x0020_File_x0020_Type.File_x0020_Type.mapico': isFile ? 'icgen.gif' : '',
    ...(isFile ? { File_x0020_Size: String(context.store.files.record(list, Number(row.id)).size) } : {}), ContentVersion: '0', Edits: '0', ProgId: '', Restricted: '', NoExecute: '0', owshiddenversion: String(row.version ?? 1), ScopeId: `{${list.id.toUpperCase()}}`, ...(list.template === 100 ? { Attachments: row.hasAttachments === 1 ? '1' : '0' } : {}), _CommentFlags: '', _CommentCount: commentCount(context, list, row), _UIVersion: String(versionId(String(row.uiVersion))), ServerRedirectedEmbedUrl: '',
    ...Object.assign({}, ...shown.map((one) => streamed(context, one, row))) as Record<string, Json>,
    ...(shown.some(({ name }) => /^linktitle/i.test(name)) ? { Title: row.title ?? '' } : {}), ...(shown.some(({ name }) => name === 'DocIcon') ? { DocIcon: isFile ? ending.toLowerCase() : '' } : {})
  };
}

/** Marks where groups begin and how many rows they have. */
function withGroups(context: Context, { rows, view, groups }: ViewPage, shown: readonly Record<string, Json>[]): readonly Json[] {
  if (groups.length === 0) return shown;
  const keyOf = (row: ItemRow, level: number): string => JSON.stringify(groups.slice(0, level + 1).map(({ values }) => values.get(Number(row.id)) ?? null));
  const counters = groups.map(() => 0);
  return shown.map((cells, index) => {
    const row = rows[index];
    const before = rows[index - 1];
    if (!row) return cells;
    const marks: Record<string, Json> = {};
    for (const [level, { field, values, sizes }] of groups.entries()) {
      if (view.groups?.isCollapsed && level > 0) break;
      const isNew = !before || keyOf(row, level) !== keyOf(before, level);
      if (isNew) counters[level] = (counters[level] ?? 0) + 1;
      const value = values.get(Number(row.id)) ?? null;
      const name = field.internalName;
      const suffix = level === 0 ? '' : '2';
      Object.assign(marks, streamed(context, { name, field }, row), {
        [`${name}.urlencoded`]: encodeURIComponent(String(value ?? '')), [`${name}.COUNT.group${suffix}`]: String(sizes.get(value) ?? ''), [`${name}.newgroup`]: isNew ? '1' : '', [`${name}.groupindex${suffix}`]: `${counters.slice(0, level + 1).join('_')}_`
      });
    }
    return { ...cells, ...marks };
  });
}

/** Values of filters in addresses are encoded twice by some clients, and the service takes both. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const comparison = (name: string, value: string): Condition => ({ kind: 'compare', path: { name: aliases[name.toLowerCase()] ?? name, reference: 'text' }, comparison: 'eq', value: value === '' ? null : value });

/** Filters and sorts in the address, as `FilterField1=Title&FilterValue1=a`, `FilterFields1` with several values, `SortField` and `SortDir` (sp-dev-docs: docs/sp-add-ins/working-with-lists-and-list-items-with-rest.md). */
function additionOf({ parameters }: Context): ViewAddition {
  const parts: Condition[] = [];
  for (let index = 1; index <= 10; index++) {
    const name = parameters.get(`FilterField${index}`);
    const several = parameters.get(`FilterFields${index}`);
    if (name !== null) parts.push(comparison(name, decoded(parameters.get(`FilterValue${index}`) ?? '')));
    else if (several !== null) parts.push({ kind: 'or', parts: decoded(parameters.get(`FilterValues${index}`) ?? '').split(';#').map((value) => comparison(several, value)) });
  }
  const sort = parameters.get('SortField');
  return {
    ...(parts.length > 0 ? { condition: parts.length > 1 ? { kind: 'and', parts } : parts[0] as Condition } : {}),
    ...(sort === null ? {} : { sorts: [{ path: { name: aliases[sort.toLowerCase()] ?? sort, reference: 'text' }, descending: /^desc/i.test(parameters.get('SortDir') ?? '') }] })
  };
}

export interface Wanted {
  readonly xml: string;
  readonly paging: string;
  readonly folder: string;
  readonly viewId: string;
}

/** The page of a view as every kind of rendering tells it. Without `Paged` there is no next one. */
export function renderedPage(context: Context, at: Resource, { xml, paging, folder, viewId }: Wanted): Record<string, Json> {
  const list = required(at.list);
  const page = runView(context, at, wantedXml(context, list, xml, viewId), paging, folder, additionOf(context));
  const shown = shownFields(list, page);
  const { rows, next, firstRow, view } = page;
  const last = firstRow + rows.length - 1;
  return {
    Row: withGroups(context, page, rows.map((row) => streamedRow(context, at, list, shown, row))), FirstRow: rows.length > 0 ? firstRow : 0, FolderPermissions: hexadecimal(context.rights.list(at.web, list)), LastRow: rows.length > 0 ? last : 0,
    RowLimit: view.rowLimit ?? 30, ...(next && view.isPaged ? { NextHref: `?Paged=TRUE&${next}&PageFirstRow=${last + 1}&View=${viewId || '00000000-0000-0000-0000-000000000000'}` } : {}),
    FilterLink: '?', ForceNoHierarchy: '1', HierarchyHasIndention: '', CurrentFolderSpItemUrl: ''
  };
}

/** Columns as the schema of a list tells them to its page. */
export function listSchema(at: Resource): Json {
  const list = required(at.list);
  return {
    Field: (at.fields ?? []).filter(({ hidden }) => !hidden).map((field) => {
      const { props } = fieldEntity(list, field);
      return {
        Name: field.internalName, FieldType: field.type, RealFieldName: field.internalName, DisplayName: field.title, ID: field.id, StaticName: field.internalName, Type: field.type, role: field.type, Description: field.description,
        ReadOnly: field.readOnly ? 'TRUE' : 'FALSE', Required: field.required ? 'TRUE' : 'FALSE', Sortable: props.Sortable === false ? 'FALSE' : 'TRUE', Filterable: props.Filterable === false ? 'FALSE' : 'TRUE', ...(props.Choices ? { Choices: props.Choices } : {})
      };
    }),
    LCIDforFields: '1033', HttpPath: '', ListTemplateType: String(list.template), Paged: 'TRUE', SelectedID: '', UserDispUrl: `${at.web.url}/_layouts/15/userdisp.aspx`, EffectivePresenceEnabled: '1', PresenceAlt: '', ListViewName: ''
  };
}

type Named = Readonly<Record<string, Json>>;

/** The parameters of a rendering. @throws 400 where one is of another type */
export function named(value: Json | undefined, name: string): Named {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidQuery(`The parameter ${name} is missing.`);
  return value as Named;
}

/** @throws 400 for what is no text */
export function textOf(value: Json | undefined, name: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw invalidQuery(`Cannot convert a primitive value of the property '${name}' to the expected type 'Edm.String'. See the inner exception for more details.`);
  return value;
}

export const folderOf = (query: Named): string =>
  textOf(query.FolderServerRelativeUrl, 'FolderServerRelativeUrl') || textOf(((query.FolderServerRelativePath ?? {}) as Named).DecodedUrl, 'FolderServerRelativePath');
