import type { ItemRow, Json, ListRow } from '../model';
import type { Context } from '../routes/context';
import { isDraft, versionId } from '../store/versionLabels';

/** Names of the properties below, without the escape that goes before an underscore. */
const names = new Set([
  'WorkflowVersion', 'InstanceID', 'WorkflowInstanceID', 'SyncClientId', 'ProgId', 'Restricted', 'OriginatorId', 'NoExecute', 'ContentVersion', 'AccessPolicy', 'SortBehavior', 'HTML_x0020_File_x0020_Type', 'MetaInfo', 'Edit', 'AppAuthorId', 'AppEditorId', 'SMTotalFileCount', 'SMTotalFileStreamSize', 'SMTotalSize', 'SMLastModifiedDate',
  'PermMask', 'ScopeId', 'ParentUniqueId', 'PrincipalCount', 'owshiddenversion', 'Order', 'SelectTitle', 'LinkTitle', 'LinkTitleNoMenu', 'LinkTitle2', 'LinkFilename', 'LinkFilenameNoMenu', 'LinkFilename2', 'BaseName', 'DocIcon', 'File_x0020_Type', 'ServerUrl', 'EncodedAbsUrl', 'Last_x0020_Modified', 'Created_x0020_Date', 'ItemChildCount',
  'FolderChildCount'
].map((name) => name.toLowerCase()));

/** Whether a selection names any of them: rows are many, and most selections name none. */
export const asksForBase = (select: readonly string[]): boolean => select.some((path) => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.startsWith('odata__') || names.has(name);
});

const braced = (id: string): string => `{${id.toUpperCase()}}`;

/** Names of files without and with their endings in small letters; null without one. */
export function endingOf(name: string): string | null {
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : null;
}

/** Values of the base columns that are worked out, by the names of properties; only where they are asked for. Those that nothing here fills have the values recorded of plain rows. */
export function baseValues(context: Context, list: ListRow, row: ItemRow): Record<string, () => Json> {
  const id = Number(row.id);
  const name = String(row.fileLeafRef ?? '');
  const path = String(row.fileRef ?? '');
  const { files } = context.store;
  const isFolder = row.fsObjType === 1;
  const children = (of: 0 | 1): string => (isFolder ? String(files.countOf(list, path, of)) : '0');
  const constant: Readonly<Record<string, Json>> = {
    WorkflowVersion: 1, InstanceID: null, WorkflowInstanceID: null, SyncClientId: null, ProgId: '', Restricted: '', OriginatorId: '', NoExecute: '0', ContentVersion: '0', AccessPolicy: '', SortBehavior: '0', HTML_x0020_File_x0020_Type: null, MetaInfo: null, Edit: '0',
    OData__HasCopyDestinations: null, OData__CopySource: null, OData__IsCurrentVersion: true, OData__ModerationStatus: 0, OData__ModerationComments: null, OData__IsRecord: null, OData__ComplianceFlags: '', OData__ComplianceTag: '', OData__ComplianceTagWrittenTime: '', OData__ComplianceTagUserId: '',
    OData__VirusStatus: '', OData__VirusVendorID: '', OData__VirusInfo: '', AppAuthorId: null, AppEditorId: null, SMTotalFileCount: '0', SMTotalFileStreamSize: '0', SMTotalSize: '0'
  };
  return {
    ...Object.fromEntries(Object.entries(constant).map(([key, value]) => [key, (): Json => value])),
    PermMask: () => `0x${context.rights.item(context.store.sites.webOf(list) ?? context.web, list, id).toString(16)}`, ScopeId: () => braced(list.id), ParentUniqueId: () => braced(String(row.fileDirRef === list.url ? files.rootId(list.id) : files.find(list, String(row.fileDirRef ?? ''))?.uniqueId ?? files.rootId(list.id))), PrincipalCount: () => '1',
    owshiddenversion: () => row.version ?? 1, OData__UIVersion: () => versionId(String(row.uiVersion)), OData__Level: () => (isDraft(String(row.uiVersion)) ? 2 : 1), Order: () => id * 100, SelectTitle: () => String(id),
    LinkTitle: () => row.title ?? null, LinkTitleNoMenu: () => row.title ?? null, LinkTitle2: () => row.title ?? null, LinkFilename: () => name, LinkFilenameNoMenu: () => name, LinkFilename2: () => name, BaseName: () => name.replace(/\.[^.]*$/, ''), DocIcon: () => null, File_x0020_Type: () => null,
    ServerUrl: () => path, EncodedAbsUrl: () => context.request.origin + encodeURI(path), Last_x0020_Modified: () => row.modified ?? null, Created_x0020_Date: () => row.created ?? null, SMLastModifiedDate: () => row.modified ?? null, ItemChildCount: () => children(0), FolderChildCount: () => children(1)
  };
}
