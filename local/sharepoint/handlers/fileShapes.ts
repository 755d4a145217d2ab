import type { FieldRow, ItemRow, Json, ListRow } from '../model';
import { permission } from '../permissions/masks';
import type { Answer, Context, Entity } from '../routes/context';
import type { FileVersion } from '../store/files';
import { isDraft, parts, versionId } from '../store/versionLabels';
import { seenRecord, seesVersion, type FoundFile } from './filePlaces';
import { valuesAnswer } from './propertyBags';
import { collection, demand, principalEntity } from './shapes';

/** How a row is shown; handed in, since a row shows its file and a file its row. */
export type ItemShape = (context: Context, list: ListRow, fields: readonly FieldRow[], row: ItemRow, view?: { readonly localTimes?: boolean }) => Entity;

const office = /\.(docx?|xlsx?|pptx?|dotx?|xltx?|potx?|vsdx?)$/i;

/** A path in brackets of an address: quotes doubled, what has a meaning in an address escaped. */
const quoted = (path: string): string => encodeURI(path.replace(/'/g, "''")).replace(/[#?]/g, (character) => encodeURIComponent(character));

export const filePath = (path: string): string => `Web/GetFileByServerRelativePath(decodedurl='${quoted(path)}')`;
export const folderPath = (path: string): string => `Web/GetFolderByServerRelativePath(decodedurl='${quoted(path)}')`;

export const fileEtag = (row: ItemRow, contentVersion: number): string => `"{${String(row.uniqueId).toUpperCase()}},${contentVersion}"`;

function personAnswer(context: Context, id: number): Answer {
  const person = id === 0 ? undefined : context.store.sites.principalById(id);
  return person ? { kind: 'entity', entity: principalEntity(context, person) } : { kind: 'null' };
}

/** Published (1), a draft (2), or checked out by the one who looks (255): SP.FileLevel. */
function levelOf(context: Context, checkedOutTo: number, label: string): number {
  if (checkedOutTo !== 0 && checkedOutTo === context.person.id) return 255;
  return isDraft(label) ? 2 : 1;
}

/** A file as recorded: 23 properties; who made it, its row and its versions must be asked for. */
export function fileEntity(context: Context, { web, list, fields, row, id }: FoundFile, itemOf: ItemShape): Entity {
  const record = seenRecord(context, list, row);
  const label = String(row.uiVersion);
  const { major, minor } = parts(label);
  const name = String(row.fileLeafRef);
  const path = String(row.fileRef);
  const linking = office.test(name) ? `${context.request.origin}${encodeURI(path)}?d=w${String(row.uniqueId).replace(/-/g, '')}` : null;
  const etag = fileEtag(row, record.contentVersion);
  return {
    type: 'SP.File', path: filePath(path), etag,
    props: {
      CheckInComment: record.comment, CheckOutType: record.checkedOutTo === 0 ? 2 : 0, ContentTag: `{${String(row.uniqueId).toUpperCase()}},${record.contentVersion},${Number(row.version)}`, CustomizedPageStatus: 0,
      ETag: etag, Exists: true, ExistsAllowThrowForPolicyFailures: true, ExistsWithException: true, IrmEnabled: false, Length: String(record.size), Level: levelOf(context, record.checkedOutTo, label),
      LinkingUri: linking, LinkingUrl: linking ?? '', MajorVersion: major, MinorVersion: minor, Name: name, ServerRelativeUrl: path, TimeCreated: row.created ?? null, TimeLastModified: row.modified ?? null,
      Title: row.title ?? null, UIVersion: versionId(label), UIVersionLabel: label, UniqueId: row.uniqueId ?? null
    },
    onDemand: {
      ServerRelativePath: () => ({ DecodedUrl: path }), ListId: () => list.id, SiteId: () => context.site.id, WebId: () => web.id, HasAlternateContentStreams: () => false, PageRenderType: () => 99
    },
    links: {
      ListItemAllFields: () => ({ kind: 'entity', entity: itemOf(context, list, fields, row, { localTimes: true }) }),
      Author: () => personAnswer(context, Number(row.author)),
      ModifiedBy: () => personAnswer(context, Number(row.editor)),
      CheckedOutByUser: () => personAnswer(context, record.checkedOutTo),
      LockedByUser: () => personAnswer(context, record.checkedOutTo),
      Versions: () => {
        const mask = context.rights.item(web, list, id);
        demand(mask, permission.viewVersions);
        return collection('SP.FileVersion', context.store.files.versions(list, id).filter((version) => seesVersion(context, mask, list, version.row)).map((version) => versionEntity(context, path, web.url, version)));
      },
      Properties: () => valuesAnswer('SP.PropertyValues', `${filePath(String(row.fileRef))}/Properties`, fileProperties(context, list, row))
    }
  };
}

/** An older state of a file; its content is below `_vti_history`. */
export function versionEntity(context: Context, path: string, webUrl: string, { row, content, comment }: FileVersion): Entity {
  const label = String(row.uiVersion);
  const id = versionId(label);
  return {
    type: 'SP.FileVersion', path: `${filePath(path)}/versions(${id})`,
    props: {
      CheckInComment: comment, Created: row.modified ?? null, ExpirationDate: null, ID: id, IsCurrentVersion: false, Length: String(content.size), Size: content.size,
      Url: `_vti_history/${id}${path.slice(webUrl.length)}`, VersionLabel: label
    },
    links: { CreatedBy: () => personAnswer(context, Number(row.editor)) }
  };
}

/** The property bag of a file, names as REST encodes them. */
export function fileProperties(context: Context, list: ListRow, row: ItemRow): Record<string, Json> {
  const { size, contentVersion } = seenRecord(context, list, row);
  const modifiedBy = context.store.sites.principalById(Number(row.editor))?.login ?? '';
  const author = context.store.sites.principalById(Number(row.author))?.login ?? '';
  return {
    vti_x005f_filesize: size, vti_x005f_timecreated: row.created ?? '', vti_x005f_timelastmodified: row.modified ?? '', vti_x005f_author: author, vti_x005f_modifiedby: modifiedBy,
    vti_x005f_title: row.title ?? '', vti_x005f_level: isDraft(String(row.uiVersion)) ? 2 : 1, vti_x005f_docstoreversion: contentVersion, vti_x005f_listid: list.id, vti_x005f_uiversion: versionId(String(row.uiVersion))
  };
}
