import { accessDenied, etagMismatch, fileMissing, SharePointError } from '../errors/SharePointError';
import type { ListRow, WebRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation, Step } from '../routes/table';
import { directoryOf, leafOf } from '../store/fileNames';
import { isFolder, type FileRecord } from '../store/files';
import { demandAdd, fileAt, fileToChange, foundFile, foundFolder, pathIn, seenRecord, seenRow, type FoundFile } from './filePlaces';
import { fileEntity, fileEtag } from './fileShapes';
import { filesIn } from './folderShapes';
import { itemEntity } from './itemShape';
import { collection, demand, principalEntity } from './shapes';

type Args = Resource['args'];
type Bracketed = { readonly args?: Args };

export const text = (args: Args, index: number, ...names: string[]): string => {
  for (const name of names) {
    const named = args.find((one) => one.name === name);
    if (named) return String(named.value ?? '');
  }
  return String(argument(args, index) ?? '');
};

const isTrue = (args: Args, name: string, index: number = -1): boolean => (args.find((one) => one.name === name)?.value ?? argument(args, index)) === true;

export const fileAnswer = (context: Context, file: FoundFile): Answer => entityAnswer(fileEntity(context, file, itemEntity));

/** The file of a path as it is now. */
export function fileNow(context: Context, web: WebRow, path: string): FoundFile {
  return foundFile(context, { kind: 'file', args: [], ...fileAt(context, web, path), web });
}

export function bytesAnswer(context: Context, content: Pick<FileRecord, 'contentId' | 'size'>): Answer {
  const stream = context.store.files.contents.parts({ id: content.contentId, size: content.size });
  return { kind: 'raw', status: 200, headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': String(content.size) }, body: '', stream };
}

function content(context: Context, at: Resource): Answer {
  const file = foundFile(context, at);
  demand(file.mask, permission.openItems);
  return bytesAnswer(context, seenRecord(context, file.list, file.row));
}

/** Without If-Match, or with `*`, the last writer wins. @throws 412 */
export function demandFresh(context: Context, file: FoundFile): void {
  const sent = context.request.headers['if-match']?.trim();
  if (sent === undefined || sent === '*') return;
  const actual = fileEtag(file.row, seenRecord(context, file.list, file.row).contentVersion);
  if (sent !== actual && sent !== `"${String(file.row.uniqueId)},${String(file.row.version)}"`) throw etagMismatch(sent, actual);
}

/** A library that demands checking out lets nobody write to what they have not checked out. */
function demandCheckedOut(context: Context, list: ListRow, { row, path }: FoundFile): void {
  if (!list.settings.ForceCheckout || context.store.files.record(list, Number(row.id)).checkedOutTo === context.person.id) return;
  throw new SharePointError(400, '-2146232832, Microsoft.SharePoint.SPException', `The file "${context.request.origin}${path}" is not checked out.  You must first check out this document before making changes.`);
}

/** New bytes for a file. */
export function replace(context: Context, at: Resource, bytes: Uint8Array): FoundFile {
  const file = fileToChange(context, at, permission.editListItems);
  demandFresh(context, file);
  demandCheckedOut(context, file.list, file);
  context.store.files.replace(file.web, file.list, file.id, context.store.files.contents.write(bytes), context.person.id);
  return fileNow(context, file.web, file.path);
}

interface AddOptions {
  readonly overwrite: boolean;
  readonly isUnique: boolean;
  /** Checks the file out where a required column has no value. */
  readonly checksOut?: boolean;
}

/** Puts a file into a folder, over the one that is there if that is wanted. */
export function addFile(context: Context, at: Resource, url: string, bytes: Uint8Array, { overwrite, isUnique, checksOut = false }: AddOptions): FoundFile {
  const folder = foundFolder(context, at);
  const { files } = context.store;
  const path = pathIn(context, folder.web, url, folder.path);
  const directory = directoryOf(path);
  const list = demandAdd(context, folder.web, directory);
  const there = files.find(list, path);
  if (there && !isUnique && overwrite && !isFolder(there)) {
    if (!seenRow(context, folder.web, list, there)) throw accessDenied();
    return replace(context, { kind: 'file', args: [], ...fileAt(context, folder.web, path), web: folder.web }, bytes);
  }
  const name = isUnique ? files.freeName(list, directory, leafOf(path)) : leafOf(path);
  const isIncomplete = checksOut && context.store.lists.fields(list).some((field) => field.required && !field.builtIn && field.defaultValue === null);
  files.add(folder.web, list, directory, name, files.contents.write(bytes), context.person.id, isIncomplete);
  return fileNow(context, folder.web, `${directory}/${name}`);
}

export function removeFile(context: Context, at: Resource, recycle: boolean): string {
  const file = fileToChange(context, at, permission.deleteListItems);
  demandFresh(context, file);
  return context.store.items.remove(file.web, file.list, file.id, context.person.id, recycle);
}

function readFile(context: Context, at: Resource): Answer {
  const { select } = context.options;
  // Asking only whether a file exists never fails.
  if (!at.item && select.length === 1 && select[0]?.toLowerCase() === 'exists') return entityAnswer({ type: 'SP.File', path: 'Web/GetFileByServerRelativePath', props: { Exists: false } });
  return fileAnswer(context, foundFile(context, at));
}

const byPath = (name: string): Step['resolve'] => (context, at, { args = [] }) => fileAt(context, at.web, pathIn(context, at.web, text(args, 0, name)));

const person = (context: Context, id: number): Answer => {
  const found = id === 0 ? undefined : context.store.sites.principalById(id);
  return found ? entityAnswer(principalEntity(context, found)) : voidAnswer;
};

const people: Readonly<Record<string, (file: FoundFile, record: FileRecord) => number>> = {
  author: ({ row }) => Number(row.author), modifiedby: ({ row }) => Number(row.editor), checkedoutbyuser: (_file, { checkedOutTo }) => checkedOutTo, lockedbyuser: (_file, { checkedOutTo }) => checkedOutTo
};

const calls = (names: readonly string[], operation: Omit<Operation, 'call'>): Operation[] => names.map((call) => ({ ...operation, call }));

/** Files by path, id and folder: reading, writing, deleting. */
export const fileArea: Area = {
  name: 'Files',
  steps: [
    { from: 'web', segment: 'getfilebyserverrelativepath', to: 'file', resolve: byPath('decodedurl') },
    { from: 'web', segment: 'getfilebyserverrelativeurl', to: 'file', resolve: byPath('serverrelativeurl') },
    { from: 'web', segment: 'getfilebyurl', to: 'file', resolve: byPath('fileurl') },
    { from: 'web', segment: 'getfilebyid', to: 'file', resolve: (context, at, { args = [] }) => {
      const found = context.store.files.findById(at.web, text(args, 0, 'uniqueid'));
      if (!found) throw fileMissing(text(args, 0, 'uniqueid'));
      return fileAt(context, at.web, String(found.row.fileRef));
    } },
    { from: 'folder', segment: 'files', to: 'files', resolve: () => ({}) },
    ...['', 'getbyurl', 'getbypathorid'].map((segment) => ({
      from: 'files', segment, to: 'file',
      resolve: (context: Context, at: Resource, { args = [] }: Bracketed): Partial<Resource> => fileAt(context, at.web, pathIn(context, at.web, text(args, 0, 'url'), at.name))
    })),
    { from: 'item', segment: 'file', to: 'file', resolve: (context, at) => fileAt(context, at.web, String(at.item?.fileRef)) },
    { from: 'file', segment: 'listitemallfields', to: 'item', resolve: (context, at) => ({ item: foundFile(context, at).row }) }
  ],
  operations: [
    { on: 'files', method: 'GET', name: 'Files of a folder', support: 'full', handle: (context, at) => collection('SP.ApiData.Files', filesIn(context, foundFolder(context, at)).map((file) => fileEntity(context, file, itemEntity))) },
    ...calls(['add', 'addusingpath'], { on: 'files', method: 'POST', name: 'Add a file', support: 'full', takesBytes: true, handle: (context, at, args) =>
      fileAnswer(context, addFile(context, at, text(args, 0, 'url', 'decodedurl'), context.request.body, { overwrite: isTrue(args, 'overwrite', 1), isUnique: isTrue(args, 'ensureuniquefilename'), checksOut: isTrue(args, 'autocheckoutoninvaliddata') })) }),
    ...calls(['addstub', 'addstubusingpath'], { on: 'files', method: 'POST', name: 'Add an empty file to be filled by chunks', support: 'full', handle: (context, at, args) =>
      fileAnswer(context, addFile(context, at, text(args, 0, 'urloffile', 'decodedurl'), new Uint8Array(), { overwrite: false, isUnique: false })) }),
    { on: 'files', method: 'POST', call: 'addtemplatefile', name: 'Add a page from a template', support: 'partly', note: 'an empty page', handle: (context, at, args) => {
      const page = '<%@ Page language="C#" %>\n<html><head></head><body></body></html>\n';
      return fileAnswer(context, addFile(context, at, text(args, 0, 'urloffile'), new TextEncoder().encode(page), { overwrite: false, isUnique: false }));
    } },
    { on: 'file', method: 'GET', name: 'Read a file', support: 'full', handle: readFile },
    { on: 'item', method: 'GET', call: 'file', name: 'The file of a row', support: 'full', note: 'rows of lists have none', handle: (context, at) => {
      const row = at.item;
      return row && at.list && at.list.template !== 100 && !isFolder(row) ? fileAnswer(context, fileNow(context, at.web, String(row.fileRef))) : voidAnswer;
    } },
    { on: 'file', method: 'GET', call: 'exists', name: 'Whether a file exists', support: 'full', handle: (_context, at) => ({ kind: 'value', name: 'Exists', type: 'Edm.Boolean', value: at.item !== undefined }) },
    ...calls(['$value', 'openbinarystream'], { on: 'file', method: 'GET', name: 'Content of a file', support: 'full', handle: content }),
    { on: 'file', method: 'POST', call: 'openbinarystream', name: 'Content of a file', support: 'full', handle: content },
    ...(['PUT', 'POST'] as const).map((method): Operation => ({ on: 'file', method, call: '$value', name: 'Replace the content of a file', support: 'full', takesBytes: true, handle: (context, at) => {
      replace(context, at, context.request.body);
      return { kind: 'nothing', status: 204 };
    } })),
    { on: 'file', method: 'POST', call: 'savebinarystream', name: 'Replace the content of a file by call', support: 'full', takesBytes: true, handle: (context, at) => {
      replace(context, at, context.request.body);
      return voidAnswer;
    } },
    { on: 'file', method: 'DELETE', name: 'Delete a file', support: 'full', handle: (context, at) => {
      removeFile(context, at, false);
      return { kind: 'nothing', status: 200 };
    } },
    ...calls(['deleteobject', 'deletewithparameters'], { on: 'file', method: 'POST', name: 'Delete a file by call', support: 'full', handle: (context, at) => {
      const parameters = (context.body.parameters ?? {}) as { readonly ETagMatch?: unknown };
      const file = foundFile(context, at);
      const etag = fileEtag(file.row, seenRecord(context, file.list, file.row).contentVersion);
      if (typeof parameters.ETagMatch === 'string' && parameters.ETagMatch !== '' && parameters.ETagMatch !== etag) throw etagMismatch(parameters.ETagMatch, etag);
      removeFile(context, at, false);
      return voidAnswer;
    } }),
    ...calls(['recycle', 'recyclewithparameters'], { on: 'file', method: 'POST', name: 'Move a file to the recycle bin', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: removeFile(context, at, true) }) }),
    { on: 'file', method: 'GET', call: 'listitemallfields', name: 'The row of a file', support: 'full', handle: (context, at) => {
      const { list, fields, row } = foundFile(context, at);
      return entityAnswer(itemEntity(context, list, fields, row, { localTimes: true }));
    } },
    { on: 'file', method: 'GET', call: 'properties', name: 'Properties of a file', support: 'partly', note: 'the commonest; they cannot be changed', handle: (context, at) => {
      return fileEntity(context, foundFile(context, at), itemEntity).links?.Properties?.() ?? voidAnswer;
    } },
    ...Object.entries(people).map(([call, of]): Operation => ({ on: 'file', method: 'GET', call, name: 'A person of a file', support: 'full', handle: (context, at) => {
      const file = foundFile(context, at);
      return person(context, of(file, seenRecord(context, file.list, file.row)));
    } }))
  ]
};

