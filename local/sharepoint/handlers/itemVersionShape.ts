import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import type { Context, Entity } from '../routes/context';
import { toJson } from '../store/values';
import { shownFields } from '../store/baseFields';
import { isDraft, versionId } from '../store/versionLabels';
import { endingOf } from './baseValues';
import { seenRow } from './filePlaces';
import { versionEntity as fileVersionEntity } from './fileShapes';
import { collection, fieldEntity, listPath } from './shapes';

const shown = new Set(['ID', 'Title', 'Modified', 'Author', 'Editor', '_UIVersionString', 'Attachments', 'GUID', 'FileLeafRef', 'FileRef', 'FileDirRef', 'UniqueId']);

/** People and lookups of a version are objects of their own kind (recorded: GetListItemVersionsAsyncTest; SP.FieldUserValue, SP.FieldLookupValue). */
function valueOf(context: Context, field: FieldRow, row: ItemRow): Json {
  const value = toJson(field, row[field.column]);
  const one = (id: number): Json => {
    if (field.type.startsWith('User')) {
      const person = context.store.sites.principalById(id);
      return { LookupId: id, LookupValue: person?.title ?? '', Email: person?.email ?? '' };
    }
    const target = context.store.lists.byId(String(field.options.LookupList ?? ''));
    const web = target && context.store.sites.webOf(target);
    // Of a row that the caller may not read, a version shows nothing either.
    const found = target && web && seenRow(context, web, target, context.store.items.find(target, id));
    const column = target && context.store.lists.fields(target).find(({ internalName }) => internalName === String(field.options.LookupField ?? 'Title'))?.column;
    return { LookupId: id, LookupValue: found && column ? String(found[column] ?? '') : '' };
  };
  if (!/^(User|Lookup)/.test(field.type)) return value;
  if (Array.isArray(value)) return value.map((id) => one(Number(id)));
  return typeof value === 'number' ? one(value) : null;
}

/** Names of columns with their escapes escaped once more (recorded: `OData__x005f_UIVersionString`, `Created_x005f_x0020_x005f_Date`). */
function nameOf(field: FieldRow): string {
  const escaped = field.internalName.replace(/_(?=x[0-9a-f]{4}_)|(?<=_x[0-9a-f]{4})_/gi, '_x005f_');
  return escaped.startsWith('_') ? `OData__x005f_${escaped.slice(1)}` : escaped;
}

/** A lookup of the base columns, whose number is its text. */
const numbered = (text: string): Json => ({ LookupId: Number(text), LookupValue: text });

/** The base columns as a version has them: names and types as recorded, those that nothing here fills without a value. */
function baseColumns(context: Context, list: ListRow, row: ItemRow, label: string): Readonly<Record<string, Json>> {
  const { files, comments } = context.store;
  const id = Number(row.id);
  const name = String(row.fileLeafRef ?? '');
  const isFile = list.template !== 100 && row.fsObjType !== 1;
  const size = isFile ? String(files.record(list, id).size) : '0';
  const directory = String(row.fileDirRef ?? list.url);
  const count = (kind: 0 | 1): string => (row.fsObjType === 1 ? String(files.countOf(list, String(row.fileRef), kind)) : '0');
  return {
    AccessPolicy: '', AppAuthor: null, AppEditor: null, ContentVersion: '0', Created_x005f_x0020_x005f_Date: String(row.created), File_x005f_x0020_x005f_Type: isFile ? endingOf(name) : null, FolderChildCount: count(1), InstanceID: null, ItemChildCount: count(0), Last_x005f_x0020_x005f_Modified: String(row.modified),
    MetaInfo: '', NoExecute: '0', OData__x005f_CommentCount: String(comments.count(list, id) || ''), OData__x005f_CommentFlags: '', OData__x005f_ComplianceFlags: '', OData__x005f_ComplianceTag: '', OData__x005f_ComplianceTagUserId: '', OData__x005f_ComplianceTagWrittenTime: '',
    OData__x005f_CopySource: null, OData__x005f_HasCopyDestinations: null, OData__x005f_Level: isDraft(label) ? 2 : 1, OData__x005f_ModerationComments: null, OData__x005f_ModerationStatus: Number(row.moderation ?? 0), OData__x005f_VirusInfo: '', OData__x005f_VirusStatus: '', OData__x005f_VirusVendorID: '',
    Order: id * 100, OriginatorId: '', ParentUniqueId: `{${String(directory === list.url ? files.rootId(list.id) : files.find(list, directory)?.uniqueId ?? files.rootId(list.id)).toUpperCase()}}`, ProgId: '', Restricted: '', SMLastModifiedDate: String(row.modified), SMTotalFileCount: numbered(isFile ? '1' : '0'),
    SMTotalFileStreamSize: size, SMTotalSize: numbered(size), ScopeId: `{${list.id.toUpperCase()}}`, SortBehavior: numbered('0'), SyncClientId: null, WorkflowInstanceID: null, WorkflowVersion: 1
  };
}

/**
 * One state of a row. `Created` is when this version came to be, without a zone, where `Modified` is the row's with `Z` (recorded);
 * files and folders carry more than this.
 */
export function versionEntity(context: Context, list: ListRow, fields: readonly FieldRow[], row: ItemRow, isCurrent: boolean): Entity {
  const label = String(row.uiVersion);
  const id = versionId(label);
  const values = Object.fromEntries(fields.filter((field) => !field.builtIn || shown.has(field.internalName)).map((field) => [nameOf(field), valueOf(context, field, row)]));
  return {
    type: 'SP.ListItemVersion', path: `${listPath(list)}/Items(${String(row.id)})/Versions(${id})`,
    props: {
      Created: String(row.modified).replace(/Z$/, ''), IsCurrentVersion: isCurrent, VersionId: id, VersionLabel: label, ...baseColumns(context, list, row, label), ...values,
      ContentTypeId: { StringValue: String(row.contentTypeId) }, FSObjType: String(row.fsObjType ?? 0), OData__x005f_IsCurrentVersion: isCurrent, OData__x005f_UIVersion: id, owshiddenversion: Number(row.version), ComplianceAssetId: null
    },
    links: {
      Fields: () => collection('SP.ApiData.Fields', shownFields(list, fields).map((field) => fieldEntity(list, field))),
      // The file as it was in this state; the current state is the file itself.
      FileVersion: () => {
        const web = context.store.sites.webOf(list);
        const older = isCurrent || !web || list.template === 100 ? undefined : context.store.files.versions(list, Number(row.id)).find((version) => version.row.uiVersion === label);
        return web && older ? { kind: 'entity', entity: fileVersionEntity(context, String(row.fileRef), web.url, older) } : { kind: 'null' };
      }
    }
  };
}
