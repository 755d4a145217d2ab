import { accessDenied, etagMismatch, invalidQuery, propertyMissing, SharePointError } from '../errors/SharePointError';
import type { Json } from '../model';
import { has, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation, Step } from '../routes/table';
import { directoryOf, leafOf } from '../store/fileNames';
import { folderTaken, isFolder } from '../store/files';
import { text } from './files';
import { demandAdd, demandNotLocked, folderAt, folderMissing, foundFolder, pathIn, type FoundFolder } from './filePlaces';
import { folderEntity, foldersIn, parentOf, orderKey, storageMetrics, welcomeKey } from './folderShapes';
import { itemEntity } from './itemShape';
import { collection, demand } from './shapes';

/** ERROR_DIR_NOT_EMPTY; the words are ours. */
const folderFull = (path: string): SharePointError => new SharePointError(400, '-2147024751, Microsoft.SharePoint.SPException', `The folder ${path} is not empty.`);

type Bracketed = { readonly args?: Resource['args'] };

export const folderAnswer = (context: Context, folder: FoundFolder, status: number = 200): Answer => entityAnswer(folderEntity(context, folder, itemEntity), status);

/** A folder where one may be; the parent must exist. `isEnsured` takes the one that is there. */
export function addFolder(context: Context, at: Resource, url: string, isEnsured: boolean): FoundFolder {
  const parent = foundFolder(context, at);
  const { web } = parent;
  const path = pathIn(context, web, url, parent.path);
  if (context.store.files.isForms(web, path)) {
    if (!isEnsured) throw folderTaken(path);
    return foundFolder(context, { ...at, ...folderAt(context, web, path) });
  }
  const list = demandAdd(context, web, directoryOf(path));
  const there = context.store.files.find(list, path);
  if (!there) context.store.files.addFolder(web, list, directoryOf(path), leafOf(path), context.person.id);
  else if (!isEnsured || !isFolder(there)) throw folderTaken(path);
  return foundFolder(context, { ...at, ...folderAt(context, web, path) });
}

/** A folder that the caller may change; the root folder of a list goes with the list alone. @throws 403, 423 while something in it is checked out by somebody else */
export function folderToChange(context: Context, at: Resource, needed: bigint): FoundFolder & { readonly id: number } {
  const folder = foundFolder(context, at);
  if (!folder.row) throw accessDenied();
  const id = Number(folder.row.id);
  const { web, list } = folder;
  if (!has(context.rights.item(web, list, id), needed)) throw accessDenied();
  for (const row of context.store.items.below(list, folder.path)) {
    if (!has(context.rights.item(web, list, Number(row.id)), needed)) throw accessDenied();
    demandNotLocked(context, list, row);
  }
  return { ...folder, id };
}

function removeFolder(context: Context, at: Resource, recycle: boolean): string {
  const folder = folderToChange(context, at, permission.deleteListItems);
  const sent = context.request.headers['if-match']?.trim();
  const actual = `"{${String(folder.row?.uniqueId).toUpperCase()}},${Number(folder.row?.version)}"`;
  if (sent !== undefined && sent !== '*' && sent !== actual) throw etagMismatch(sent, actual);
  return context.store.items.remove(folder.web, folder.list, folder.id, context.person.id, recycle);
}

/** Ids of content types as `[{ StringValue }]`; null takes the order back. @throws 400 */
function orderOf(value: Json): readonly Json[] | undefined {
  if (value === null) return undefined;
  const list: unknown = typeof value === 'object' && 'results' in value ? value.results : value;
  const ids = Array.isArray(list) ? list.map((one: unknown) => (one as { readonly StringValue?: unknown } | null)?.StringValue) : [undefined];
  if (!ids.every((id) => typeof id === 'string' && /^0x[0-9a-f]*$/i.test(id))) throw invalidQuery('UniqueContentTypeOrder must be a collection of SP.ContentTypeId.');
  return ids.map((id) => ({ StringValue: String(id) }));
}

function changeFolder(context: Context, at: Resource): Answer {
  const folder = foundFolder(context, at);
  const mask = folder.row ? context.rights.item(folder.web, folder.list, Number(folder.row.id)) : context.rights.list(folder.web, folder.list);
  demand(mask, permission.editListItems);
  for (const [name, value] of Object.entries(context.body)) {
    if (name === '__metadata' || name.startsWith('odata.')) continue;
    if (name === 'UniqueContentTypeOrder') {
      const order = orderOf(value);
      if (order === undefined) context.store.database.run('DELETE FROM meta WHERE name = ?', orderKey(folder));
      else context.store.database.run('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)', orderKey(folder), JSON.stringify(order));
      continue;
    }
    // The name that it has may be sent along (pnpjs test/sp/folders.ts); another is no change of a property, but a move.
    if (name === 'Name' && value === leafOf(folder.path)) continue;
    if (name !== 'WelcomePage') throw propertyMissing(name, 'SP.Folder');
    context.store.database.run('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)', welcomeKey(folder), String(value ?? ''));
  }
  return { kind: 'nothing', status: 204 };
}

const byPath = (name: string): Step['resolve'] => (context, at, { args = [] }) => folderAt(context, at.web, pathIn(context, at.web, text(args, 0, name)));
const urlOf = (value: Json | undefined): string => String((value as { readonly DecodedUrl?: unknown } | undefined)?.DecodedUrl ?? '');
const folderCalls = (names: readonly string[], operation: Omit<Operation, 'call'>): Operation[] => names.map((call) => ({ ...operation, call }));

/** Folders of libraries and lists, and what a web holds outside of them. */
export const folderArea: Area = {
  name: 'Folders',
  steps: [
    { from: 'web', segment: 'rootfolder', to: 'folder', resolve: (context, at) => folderAt(context, at.web, at.web.url) },
    { from: 'web', segment: 'folders', to: 'folders', resolve: (context, at) => folderAt(context, at.web, at.web.url) },
    { from: 'web', segment: 'getfolderbyserverrelativepath', to: 'folder', resolve: byPath('decodedurl') },
    { from: 'web', segment: 'getfolderbyserverrelativeurl', to: 'folder', resolve: byPath('serverrelativeurl') },
    { from: 'web', segment: 'getfolderbyid', to: 'folder', resolve: (context, at, { args = [] }) => {
      const id = text(args, 0, 'uniqueid').toLowerCase();
      const { files, lists } = context.store;
      const root = lists.all(at.web).find((list) => files.rootId(list.id) === id)?.url ?? (files.rootId(`${at.web.id}:web`) === id ? at.web.url : files.rootId(`${at.web.id}:lists`) === id ? `${at.web.url}/Lists` : undefined);
      const path = root ?? files.findById(at.web, id)?.row.fileRef;
      if (typeof path !== 'string') throw folderMissing();
      return folderAt(context, at.web, path);
    } },
    { from: 'list', segment: 'rootfolder', to: 'folder', resolve: (context, at) => folderAt(context, at.web, at.list?.url ?? '') },
    { from: 'item', segment: 'folder', to: 'folder', resolve: (context, at) => folderAt(context, at.web, String(at.item?.fileRef)) },
    { from: 'folder', segment: 'folders', to: 'folders', resolve: () => ({}) },
    { from: 'folder', segment: 'parentfolder', to: 'folder', resolve: (context, at) => {
      const parent = parentOf(context, foundFolder(context, at));
      if (!parent) throw folderMissing();
      return folderAt(context, at.web, parent.path);
    } },
    ...['', 'getbyurl', 'getbypath'].map((segment) => ({
      from: 'folders', segment, to: 'folder',
      resolve: (context: Context, at: Resource, { args = [] }: Bracketed): Partial<Resource> => folderAt(context, at.web, pathIn(context, at.web, text(args, 0, 'url', 'decodedurl'), at.name))
    })),
    { from: 'folder', segment: 'listitemallfields', to: 'item', resolve: (context, at) => {
      const { row } = foundFolder(context, at);
      return row && { item: row };
    } }
  ],
  operations: [
    { on: 'folders', method: 'GET', name: 'Folders of a folder', support: 'full', handle: (context, at) => collection('SP.ApiData.Folders', foldersIn(context, foundFolder(context, at)).map((folder) => folderEntity(context, folder, itemEntity))) },
    { on: 'folders', method: 'POST', name: 'Create a folder', support: 'full', handle: (context, at) => folderAnswer(context, addFolder(context, at, String(context.body.ServerRelativeUrl ?? ''), true), 201) },
    { on: 'folders', method: 'POST', call: 'add', name: 'Add a folder or take the one that is there', support: 'full', handle: (context, at, args) => folderAnswer(context, addFolder(context, at, text(args, 0, 'url'), true)) },
    { on: 'folders', method: 'POST', call: 'addusingpath', name: 'Add a folder by path', support: 'full', handle: (context, at, args) =>
      folderAnswer(context, addFolder(context, at, text(args, 0, 'decodedurl'), (args.find((one) => one.name === 'overwrite')?.value ?? argument(args, 1)) === true)) },
    { on: 'folder', method: 'POST', call: 'addsubfolderusingpath', name: 'Add a subfolder', support: 'full', handle: (context, at) => {
      addFolder(context, at, urlOf(context.body.leafPath), false);
      return voidAnswer;
    } },
    { on: 'folder', method: 'POST', call: 'addsubfolder', name: 'Add a subfolder by name', support: 'full', handle: (context, at, args) => {
      addFolder(context, at, text(args, 0, 'leafname'), false);
      return voidAnswer;
    } },
    { on: 'item', method: 'GET', call: 'folder', name: 'The folder of a row', support: 'full', note: 'null for rows that are none', handle: (context, at) => (at.item?.fsObjType === 1 ? folderAnswer(context, foundFolder(context, { ...at, ...folderAt(context, at.web, String(at.item.fileRef)) })) : voidAnswer) },
    { on: 'folder', method: 'GET', name: 'Read a folder', support: 'full', handle: (context, at) => {
      const { select } = context.options;
      const isQuestion = select.length === 1 && select[0]?.toLowerCase() === 'exists';
      if (isQuestion && !exists(context, at)) return entityAnswer({ type: 'SP.Folder', path: 'Web/GetFolderByServerRelativePath', props: { Exists: false } });
      return folderAnswer(context, foundFolder(context, at));
    } },
    { on: 'folder', method: 'GET', call: 'exists', name: 'Whether a folder exists', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'Exists', type: 'Edm.Boolean', value: exists(context, at) }) },
    { on: 'folder', method: 'MERGE', name: 'Change a folder', support: 'partly', note: 'WelcomePage, UniqueContentTypeOrder', handle: changeFolder },
    { on: 'folder', method: 'DELETE', name: 'Delete a folder', support: 'full', note: 'with all that lies in it', handle: (context, at) => {
      removeFolder(context, at, false);
      return { kind: 'nothing', status: 200 };
    } },
    ...folderCalls(['deleteobject', 'deletewithparameters'], { on: 'folder', method: 'POST', name: 'Delete a folder by call', support: 'full', handle: (context, at) => {
      const { DeleteIfEmpty: onlyIfEmpty } = (context.body.parameters ?? {}) as { readonly DeleteIfEmpty?: Json };
      const folder = foundFolder(context, at);
      if (onlyIfEmpty === true && context.store.files.countChildren(folder.list, folder.path) > 0) throw folderFull(folder.path);
      removeFolder(context, at, false);
      return voidAnswer;
    } }),
    ...folderCalls(['recycle', 'recyclewithparameters'], { on: 'folder', method: 'POST', name: 'Move a folder to the recycle bin', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: removeFolder(context, at, true) }) }),
    { on: 'folder', method: 'GET', call: 'listitemallfields', name: 'The row of a folder', support: 'full', handle: (context, at) => {
      const { list, fields, row } = foundFolder(context, at);
      return row ? entityAnswer(itemEntity(context, list, fields, row, { localTimes: true })) : voidAnswer;
    } },
    { on: 'folder', method: 'GET', call: 'properties', name: 'Properties of a folder', support: 'partly', note: 'the commonest; they cannot be changed', handle: (context, at) => folderEntity(context, foundFolder(context, at), itemEntity).links?.Properties?.() ?? voidAnswer },
    { on: 'folder', method: 'GET', call: 'storagemetrics', name: 'Size of a folder', support: 'full', handle: (context, at) => entityAnswer(storageMetrics(context, foundFolder(context, at))) }
  ]
};

function exists(context: Context, at: Resource): boolean {
  try {
    return foundFolder(context, at) !== undefined;
  } catch {
    return false;
  }
}

