import { accessDenied, fileMissing, invalidArgument } from '../errors/SharePointError';
import type { Json, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { argument, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { directoryOf, isBelow, leafOf } from '../store/fileNames';
import { folderTaken, isFolder, nameTaken } from '../store/files';
import { text } from './files';
import { demandAdd, fileAt, fileToChange, findFolder, folderAt, folderMissing, foundFile, pathIn, seenRecord, type FoundFile, type FoundFolder } from './filePlaces';
import { folderToChange } from './folders';
import { filesIn, foldersIn } from './folderShapes';

interface Options {
  readonly overwrite: boolean;
  /** Takes the first free name instead of failing. */
  readonly keepBoth: boolean;
  /** The copy bears the name of who copies, and the hour. */
  readonly isReset: boolean;
  /** A moved file keeps who changed it last and when. */
  readonly keepsEditor: boolean;
}

const plain: Options = { overwrite: false, keepBoth: false, isReset: true, keepsEditor: false };

/** Where a path on this server lies, whichever site it belongs to. */
function placeOf(context: Context, url: string): { readonly web: WebRow; readonly path: string } {
  const path = url.replace(/^https?:\/\/[^/]*/i, '');
  const web = context.store.sites.webHolding(path) ?? context.web;
  return { web, path: pathIn(context, web, path) };
}

const fileHere = (context: Context, web: WebRow, path: string): FoundFile => foundFile(context, { kind: 'file', args: [], ...fileAt(context, web, path), web });

/** A destination that may be written to: free, freed by overwriting, or another name. @returns its path. */
function destination(context: Context, web: WebRow, path: string, options: Options, source: string): string {
  const list = demandAdd(context, web, directoryOf(path));
  const { files } = context.store;
  const there = files.find(list, path);
  if (!there) return path;
  if (options.keepBoth) return `${directoryOf(path)}/${files.freeName(list, directoryOf(path), leafOf(path))}`;
  if (!options.overwrite || isFolder(there) || path.toLowerCase() === source.toLowerCase()) {
    throw isFolder(there) ? folderTaken(path) : nameTaken(path, context.store.sites.principalById(Number(there.editor))?.login ?? '', String(there.modified));
  }
  return path;
}

/** Values of columns that both libraries have go along. */
function copyValues(context: Context, from: FoundFile, to: FoundFile, { isReset }: Options): void {
  const there = new Map(to.fields.map((field) => [field.internalName, field]));
  const shared = from.fields.filter((field) => (!field.builtIn || field.internalName === 'Title') && there.get(field.internalName)?.type === field.type && !there.get(field.internalName)?.unique);
  const names = shared.map((field) => `${there.get(field.internalName)?.column ?? ''} = ?`);
  const values = shared.map((field) => from.row[field.column] ?? null);
  const kept = isReset ? [] : [['author', from.row.author], ['created', from.row.created]] as const;
  if (names.length + kept.length === 0) return;
  context.store.database.run(`UPDATE items_${to.list.no} SET ${[...names, ...kept.map(([column]) => `${column} = ?`)].join(', ')} WHERE id = ?`, ...values, ...kept.map(([, value]) => value ?? null), to.id);
  context.store.items.keepVersion(to.list, to.id);
}

function copyFile(context: Context, from: FoundFile, web: WebRow, wished: string, options: Options): void {
  if (!has(from.mask, permission.openItems)) throw accessDenied();
  const path = destination(context, web, wished, options, from.path);
  const { files, database } = context.store;
  const { contentId, size } = seenRecord(context, from.list, from.row);
  database.transaction(() => {
    const target = fileAt(context, web, path);
    if (target.item) {
      const there = fileToChange(context, { kind: 'file', args: [], ...target, web }, permission.editListItems);
      files.replace(web, there.list, there.id, { id: contentId, size }, context.person.id);
    } else {
      files.add(web, files.listAt(web, path), directoryOf(path), leafOf(path), { id: contentId, size }, context.person.id);
    }
    copyValues(context, from, fileHere(context, web, path), options);
  });
}

function moveFile(context: Context, at: Resource, web: WebRow, wished: string, options: Options): void {
  const from = fileToChange(context, at, permission.deleteListItems | permission.editListItems);
  const path = destination(context, web, wished, options, from.path);
  const { store, person } = context;
  const list = store.files.listAt(web, path);
  store.database.transaction(() => {
    if (list.no !== from.list.no) {
      copyFile(context, from, web, path, { ...options, keepBoth: false, isReset: false });
      store.items.remove(from.web, from.list, from.id, person.id, false);
      return;
    }
    const there = store.files.find(list, path);
    if (there && Number(there.id) !== from.id) {
      fileToChange(context, { kind: 'file', args: [], ...fileAt(context, web, path), web }, permission.deleteListItems);
      store.items.remove(web, list, Number(there.id), person.id, false);
    }
    store.files.move(web, list, from.row, path, person.id);
    if (!options.keepsEditor) store.database.run(`UPDATE items_${list.no} SET editor = ? WHERE id = ?`, person.id, from.id);
  });
}

/** Copies what the caller may read; a folder into itself is refused. */
function copyFolder(context: Context, from: FoundFolder, web: WebRow, wished: string, options: Options): void {
  if (isBelow(wished, from.path)) throw invalidArgument('A folder cannot be copied into itself.');
  const path = destination(context, web, wished, options, from.path);
  const { files } = context.store;
  const children = { files: filesIn(context, from), folders: foldersIn(context, from) };
  files.addFolder(web, files.listAt(web, path), directoryOf(path), leafOf(path), context.person.id);
  for (const file of children.files) copyFile(context, file, web, `${path}/${leafOf(file.path)}`, options);
  for (const folder of children.folders) copyFolder(context, folder, web, `${path}/${leafOf(folder.path)}`, options);
}

function moveFolder(context: Context, at: Resource, web: WebRow, wished: string, options: Options): void {
  const from = folderToChange(context, at, permission.deleteListItems | permission.editListItems);
  if (isBelow(wished, from.path)) throw invalidArgument('A folder cannot be moved into itself.');
  const path = destination(context, web, wished, options, from.path);
  const { store, person } = context;
  const list = store.files.listAt(web, path);
  store.database.transaction(() => {
    if (list.no === from.list.no && from.row) {
      store.files.move(web, list, from.row, path, person.id);
      return;
    }
    copyFolder(context, from, web, path, { ...options, isReset: false });
    store.items.remove(from.web, from.list, from.id, person.id, false);
  });
}

const flag = (args: Resource['args'], name: string, index: number): boolean => (args.find((one) => one.name === name)?.value ?? argument(args, index)) === true;

/** Flag 1 of SP.MoveOperations overwrites. */
const movesOver = (args: Resource['args'], ...names: string[]): boolean => (Number(args.find((one) => names.includes(one.name ?? ''))?.value ?? argument(args, 1) ?? 0) & 1) === 1;

function onFile(call: string, name: string, run: (context: Context, at: Resource, args: Resource['args']) => void): Operation {
  return { on: 'file', method: 'POST', call, name, support: 'full', handle: (context, at, args) => {
    run(context, at, args);
    return voidAnswer;
  } };
}

function copyTo(context: Context, at: Resource, url: string, overwrite: boolean): void {
  const to = placeOf(context, url);
  copyFile(context, foundFile(context, at), to.web, to.path, { ...plain, overwrite });
}

function moveTo(context: Context, at: Resource, url: string, overwrite: boolean): void {
  const to = placeOf(context, url);
  moveFile(context, at, to.web, to.path, { ...plain, overwrite });
}

const pathOf = (value: Json | undefined): string => (typeof value === 'string' ? value : String((value as { readonly DecodedUrl?: unknown } | null | undefined)?.DecodedUrl ?? ''));

/** `SP.MoveCopyUtil` by path and by address; both ends are whole addresses. */
function util(kind: 'File' | 'Folder', verb: 'Copy' | 'Move', byPath: boolean): Operation {
  const call = `sp.movecopyutil.${verb}${kind}${byPath ? 'ByPath' : ''}`.toLowerCase();
  return { on: '', method: 'POST', call, name: `${verb} a ${kind.toLowerCase()}${byPath ? ' by path' : ''}`, support: 'full', note: 'also into another site', handle: (context, _at, args): Answer => {
    const { body } = context;
    const given = (body.options ?? {}) as Readonly<Record<string, Json>>;
    const from = placeOf(context, pathOf(byPath ? body.srcPath : body.srcUrl));
    const to = placeOf(context, pathOf(byPath ? body.destPath : body.destUrl));
    const options: Options = {
      overwrite: kind === 'File' && (flag(args, 'overwrite', 0) || body.overwrite === true), keepBoth: given.KeepBoth === true,
      isReset: given.ResetAuthorAndCreatedOnCopy !== false, keepsEditor: given.RetainEditorAndModifiedOnMove === true
    };
    context.store.database.transaction(() => {
      if (kind === 'File') {
        const at: Resource = { kind: 'file', args: [], ...fileAt(context, from.web, from.path), web: from.web };
        if (!at.item) throw fileMissing(from.path);
        if (verb === 'Copy') copyFile(context, foundFile(context, at), to.web, to.path, options);
        else moveFile(context, at, to.web, to.path, options);
        return;
      }
      const folder = findFolder(context, from.web, from.path);
      if (!folder) throw folderMissing();
      if (verb === 'Copy') copyFolder(context, folder, to.web, to.path, options);
      else moveFolder(context, { kind: 'folder', args: [], ...folderAt(context, from.web, from.path), web: from.web }, to.web, to.path, options);
    });
    return voidAnswer;
  } };
}

/** Moving and copying, within a library and between sites. */
export const moveCopyArea: Area = {
  name: 'Moving and copying',
  steps: [],
  operations: [
    onFile('copyto', 'Copy a file to', (context, at, args) => copyTo(context, at, text(args, 0, 'strnewurl'), flag(args, 'boverwrite', 1))),
    onFile('copytousingpath', 'Copy a file to a path', (context, at, args) => copyTo(context, at, text(args, 0, 'decodedurl'), flag(args, 'boverwrite', 1))),
    onFile('moveto', 'Move a file to', (context, at, args) => moveTo(context, at, text(args, 0, 'newurl'), movesOver(args, 'flags'))),
    onFile('movetousingpath', 'Move a file to a path', (context, at, args) => moveTo(context, at, text(args, 0, 'decodedurl'), movesOver(args, 'moveoperations'))),
    ...['moveto', 'movetousingpath'].map((call): Operation => ({ on: 'folder', method: 'POST', call, name: 'Move a folder to', support: 'full', handle: (context, at, args) => {
      const to = placeOf(context, text(args, 0, 'newurl', 'decodedurl'));
      moveFolder(context, at, to.web, to.path, plain);
      return voidAnswer;
    } })),
    ...(['File', 'Folder'] as const).flatMap((kind) => (['Copy', 'Move'] as const).flatMap((verb) => [util(kind, verb, true), util(kind, verb, false)]))
  ]
};
