import { thresholdExceeded } from '../errors/SharePointError';
import type { Json, ListRow } from '../model';
import { has, permission } from '../permissions/masks';
import type { Answer, Context, Entity } from '../routes/context';
import { directoryOf, leafOf } from '../store/fileNames';
import { findFolder, seenRow, type FoundFile, type FoundFolder } from './filePlaces';
import { fileEntity, folderPath, type ItemShape } from './fileShapes';
import { valuesAnswer } from './propertyBags';
import { collection } from './shapes';

export const welcomeKey = ({ web, path }: FoundFolder): string => `welcome:${web.id}:${path.toLowerCase()}`;

/** The files right in a folder that the caller may see. @throws 500 where too much lies in it. */
export function filesIn(context: Context, { kind, web, list, fields, path }: FoundFolder): FoundFile[] {
  if (kind === 'lists') return [];
  demandBelowThreshold(context, list, path);
  return context.store.files.children(list, path, 'files').flatMap((one) => {
    const row = seenRow(context, web, list, one);
    // Rows of lists lie in folders too, but are no files.
    if (!row || list.template === 100) return [];
    const id = Number(row.id);
    return [{ web, list, fields, row, id, path: String(row.fileRef), mask: context.rights.item(web, list, id) }];
  });
}

/** @throws 500 SPQueryThrottledException, as listing a large folder does (pnp/pnpjs issue 1528). */
function demandBelowThreshold(context: Context, list: ListRow, path: string): void {
  if (context.store.files.hasPlaces(list) && context.store.files.countChildren(list, path) > context.limits.listViewThreshold) throw thresholdExceeded();
}

/** The folders right in a folder that the caller may see; a web holds the root folders of its libraries. */
export function foldersIn(context: Context, folder: FoundFolder): FoundFolder[] {
  const { kind, web, list, path } = folder;
  if (kind !== 'lists') demandBelowThreshold(context, list, path);
  const roots = kind === 'web' || kind === 'lists' ? context.store.lists.all(web).filter((one) => directoryOf(one.url).toLowerCase() === path.toLowerCase() && has(context.rights.list(web, one), permission.viewListItems)) : [];
  const paths = [
    ...(kind === 'web' ? [`${web.url}/Lists`] : []),
    ...roots.map(({ url }) => url),
    ...(kind === 'lists' ? [] : context.store.files.children(list, path, 'folders').map((row) => String(row.fileRef)))
  ];
  return paths.flatMap((one) => findFolder(context, web, one) ?? []).sort((left, right) => (left.path.toLowerCase() < right.path.toLowerCase() ? -1 : 1));
}

export const orderKey = ({ web, path }: FoundFolder): string => `contentTypeOrder:${web.id}:${path.toLowerCase()}`;

/** The order of content types that was set, or null. */
function keptOrder(context: Context, folder: FoundFolder): Json {
  const kept = context.store.database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', orderKey(folder))?.value;
  return kept === undefined ? null : JSON.parse(kept) as Json;
}

function contentTypeOrder(context: Context, folder: FoundFolder): Json {
  return keptOrder(context, folder) ?? (folder.list.template < 0 ? [] : context.store.contentTypes.ofList(folder.list).filter(({ id }) => !/^0x0120/i.test(id)).map(({ id }) => ({ StringValue: id })));
}

/** A folder as recorded: 12 properties; what is in and around it must be asked for. */
export function folderEntity(context: Context, folder: FoundFolder, itemOf: ItemShape): Entity {
  const { list, fields, path, row, kind, web } = folder;
  const isOfWeb = kind === 'web' || kind === 'lists' || kind === 'forms';
  const uniqueId = row ? String(row.uniqueId) : context.store.files.rootId(kind === 'root' ? list.id : `${web.id}:${kind === 'forms' ? path.toLowerCase() : kind}`);
  const shown = path === '' ? '/' : path;
  const itemCount = (isOfWeb ? foldersIn(context, folder).length : context.store.files.countChildren(list, path)) + (kind === 'web' ? filesIn(context, folder).length : 0);
  const welcome = context.store.database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', welcomeKey(folder))?.value;
  return {
    type: 'SP.Folder', path: folderPath(shown),
    ...(row ? { etag: `"{${uniqueId.toUpperCase()}},${Number(row.version)}"` } : {}),
    props: {
      Exists: true, ExistsAllowThrowForPolicyFailures: true, ExistsWithException: true, IsWOPIEnabled: false, ItemCount: itemCount, Name: kind === 'web' ? '' : leafOf(path), ProgID: null,
      ServerRelativeUrl: shown, TimeCreated: row?.created ?? (isOfWeb ? web.created : list.created), TimeLastModified: row?.modified ?? (isOfWeb ? web.created : list.modified), UniqueId: uniqueId,
      WelcomePage: welcome ?? (kind === 'web' ? 'SitePages/Home.aspx' : '')
    },
    onDemand: { ServerRelativePath: () => ({ DecodedUrl: shown }), ContentTypeOrder: () => contentTypeOrder(context, folder), UniqueContentTypeOrder: () => keptOrder(context, folder) },
    links: {
      ListItemAllFields: () => (row ? { kind: 'entity', entity: itemOf(context, list, fields, row, { localTimes: true }) } : { kind: 'null' }),
      Files: () => collection('SP.ApiData.Files', filesIn(context, folder).map((file) => fileEntity(context, file, itemOf))),
      Folders: () => collection('SP.ApiData.Folders', foldersIn(context, folder).map((one) => folderEntity(context, one, itemOf))),
      ParentFolder: () => parentAnswer(context, folder, itemOf),
      StorageMetrics: () => ({ kind: 'entity', entity: storageMetrics(context, folder) }),
      Properties: () => valuesAnswer('SP.PropertyValues', `${folderPath(shown)}/Properties`, folderProperties(context, folder))
    }
  };
}

/** The folder above; the folder of a web has none. */
export function parentOf(context: Context, { kind, web, path }: FoundFolder): FoundFolder | undefined {
  return kind === 'web' ? undefined : findFolder(context, web, directoryOf(path));
}

function parentAnswer(context: Context, folder: FoundFolder, itemOf: ItemShape): Answer {
  const parent = parentOf(context, folder);
  return parent ? { kind: 'entity', entity: folderEntity(context, parent, itemOf) } : { kind: 'null' };
}

/** Sizes are 64-bit numbers, which REST writes as texts. */
export function storageMetrics(context: Context, { list, path, kind, row }: FoundFolder): Entity {
  const { files, bytes, modified } = kind === 'lists' ? { files: 0, bytes: 0, modified: null } : context.store.files.metrics(list, path);
  return {
    type: 'SP.StorageMetrics', path: `${folderPath(path)}/StorageMetrics`,
    props: { AdditionalFileStreamSize: '0', LastModified: modified ?? String(row?.modified ?? list.modified), MetadataSize: '0', TotalFileCount: String(files), TotalFileStreamSize: String(bytes), TotalSize: String(bytes) }
  };
}

/** The property bag, names as REST encodes them. */
export function folderProperties(context: Context, folder: FoundFolder): Record<string, Json> {
  const { list, row } = folder;
  return {
    vti_x005f_timecreated: row?.created ?? list.created, vti_x005f_timelastmodified: row?.modified ?? list.modified, vti_x005f_isbrowsable: 'true', vti_x005f_listname: `{${list.id.toUpperCase()}}`,
    vti_x005f_folderitemcount: filesIn(context, folder).length, vti_x005f_foldersubfolderitemcount: foldersIn(context, folder).length, vti_x005f_level: 1
  };
}
