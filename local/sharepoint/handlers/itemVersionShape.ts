import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import type { Context, Entity } from '../routes/context';
import { toJson } from '../store/values';
import { versionId } from '../store/versionLabels';
import { seenRow } from './filePlaces';
import { versionEntity as fileVersionEntity } from './fileShapes';
import { listPath } from './shapes';

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
      Created: String(row.modified).replace(/Z$/, ''), IsCurrentVersion: isCurrent, VersionId: id, VersionLabel: label, ...values,
      ContentTypeId: { StringValue: String(row.contentTypeId) }, FSObjType: String(row.fsObjType ?? 0), OData__x005f_IsCurrentVersion: isCurrent, OData__x005f_UIVersion: id, owshiddenversion: Number(row.version), ComplianceAssetId: null
    },
    links: {
      // The file as it was in this state; the current state is the file itself.
      FileVersion: () => {
        const web = context.store.sites.webOf(list);
        const older = isCurrent || !web || list.template === 100 ? undefined : context.store.files.versions(list, Number(row.id)).find((version) => version.row.uiVersion === label);
        return web && older ? { kind: 'entity', entity: fileVersionEntity(context, String(row.fileRef), web.url, older) } : { kind: 'null' };
      }
    }
  };
}
