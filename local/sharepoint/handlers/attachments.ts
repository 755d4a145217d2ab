import { fileMissing, invalidArgument, saveConflict, SharePointError } from '../errors/SharePointError';
import type { ItemRow, ListRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { checkName } from '../store/fileNames';
import { seconds } from '../store/lists';
import { recycleAttachment } from '../store/recycledParts';
import { demandChange } from './items';
import { attachmentEntities, attachmentEntity } from './itemShape';
import { required } from './lists';
import { collection } from './shapes';

interface Target {
  readonly list: ListRow;
  readonly item: ItemRow;
  readonly id: number;
}

function target(at: Resource): Target {
  const item = required(at.item);
  return { list: required(at.list), item, id: Number(item.id) };
}

/** When a row was last given or deprived of an attachment, by this process. */
const lastChanges: WeakMap<Context['store'], Map<string, number>> = new WeakMap();

/**
 * Attachments are changed one after the other: a request that was on its way while another one to the same row was finished
 * answers 409, as SharePoint does for parallel ones. @throws 409
 */
function demandAlone(context: Context, { list, id }: Target): void {
  const changes = lastChanges.get(context.store) ?? new Map<string, number>();
  lastChanges.set(context.store, changes);
  const key = `${list.no}:${id}`;
  const { receivedAt } = context.request;
  if (receivedAt !== undefined && receivedAt < (changes.get(key) ?? 0)) throw saveConflict();
  if (changes.size > 1000) changes.clear();
  changes.set(key, performance.now());
}

const inUse = (): SharePointError =>
  new SharePointError(400, '-2130575257, Microsoft.SharePoint.SPException', 'The specified name is already in use.\n\nThe document or folder name was not changed.  To change the name, close this dialog and retry the operation.');

function isThere(context: Context, { list, id }: Target, name: string): boolean {
  return context.store.database.get('SELECT 1 FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', list.no, id, name) !== undefined;
}

/** The row knows whether it has attachments, and its ETag changes with them. */
function touch(context: Context, { list, id }: Target): void {
  context.store.database.run(`UPDATE items_${list.no} SET version = version + 1, hasAttachments = EXISTS(SELECT 1 FROM attachments WHERE listNo = ? AND itemId = ?) WHERE id = ?`, list.no, id, id);
}

function add(context: Context, at: Resource, name: string): Answer {
  const to = target(at);
  demandChange(context, at, permission.editListItems);
  if (!to.list.settings.EnableAttachments) throw invalidArgument('Attachments are not enabled for this list.');
  checkName(name);
  if (isThere(context, to, name)) throw inUse();
  demandAlone(context, to);
  context.store.database.transaction(() => {
    context.store.database.runBlob('INSERT INTO attachments(listNo, itemId, name, content) VALUES(?, ?, ?, ?)', [to.list.no, to.id, name, context.request.body]);
    touch(context, to);
  });
  return entityAnswer(attachmentEntity(to.list, to.id, name));
}

function replace(context: Context, at: Resource): Answer {
  const to = existing(context, at);
  demandChange(context, at, permission.editListItems);
  demandAlone(context, to);
  context.store.database.transaction(() => {
    context.store.database.runBlob('UPDATE attachments SET content = ? WHERE listNo = ? AND itemId = ? AND name = ?', [context.request.body, to.list.no, to.id, required(at.name)]);
    touch(context, to);
  });
  return { kind: 'nothing', status: 204 };
}

function remove(context: Context, at: Resource, isRecycled: boolean): void {
  const to = existing(context, at);
  demandChange(context, at, permission.editListItems);
  demandAlone(context, to);
  context.store.database.transaction(() => {
    if (isRecycled) recycleAttachment(context.store.database, { list: to.list, row: to.item, by: context.person.id, at: seconds(context.store.now()) }, required(at.name));
    else context.store.database.run('DELETE FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', to.list.no, to.id, required(at.name));
    touch(context, to);
  });
}

/** @throws 404 */
function existing(context: Context, at: Resource): Target {
  const to = target(at);
  const name = required(at.name);
  if (!isThere(context, to, name)) throw fileMissing(`${to.list.url}/Attachments/${to.id}/${name}`);
  return to;
}

function content(context: Context, at: Resource): Answer {
  const { list, id } = existing(context, at);
  const body = context.store.database.blob('SELECT content FROM attachments WHERE listNo = ? AND itemId = ? AND name = ?', list.no, id, required(at.name)) ?? new Uint8Array();
  return { kind: 'raw', status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body };
}

const nameOf = (args: Resource['args']): string => String(argument(args, 0, 'filename') ?? argument(args, 0, 'decodedurl') ?? '');

function removal(method: 'POST' | 'DELETE', call: string | undefined, name: string, answer: Answer): Operation {
  return { on: 'attachment', method, ...(call === undefined ? {} : { call }), name, support: 'full', handle: (context, at) => {
    remove(context, at, call === 'recycleobject');
    return answer;
  } };
}

/** Files that hang on rows of lists. */
export const attachmentArea: Area = {
  name: 'Attachments',
  steps: [
    { from: 'item', segment: 'attachmentfiles', to: 'attachments', resolve: () => ({}) },
    ...['', 'getbyfilename', 'getbyfilenameaspath'].map((segment) => ({
      from: 'attachments', segment, to: 'attachment',
      resolve: (_context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ name: nameOf(args) })
    }))
  ],
  operations: [
    { on: 'attachments', method: 'GET', name: 'List attachments', support: 'full', handle: (context, at) => collection('SP.ApiData.Attachments', attachmentEntities(context, target(at).list, target(at).id)) },
    ...['add', 'addusingpath'].map((call): Operation => ({ on: 'attachments', method: 'POST', call, name: 'Attach a file', support: 'full', takesBytes: true, handle: (context, at, args) => add(context, at, nameOf(args)) })),
    { on: 'attachment', method: 'GET', name: 'Read an attachment', support: 'full', handle: (context, at) => {
      const { list, id } = existing(context, at);
      return entityAnswer(attachmentEntity(list, id, required(at.name)));
    } },
    { on: 'attachment', method: 'GET', call: '$value', name: 'Content of an attachment', support: 'full', handle: content },
    ...(['PUT', 'POST'] as const).map((method): Operation => ({ on: 'attachment', method, call: '$value', name: 'Replace the content of an attachment', support: 'full', takesBytes: true, handle: replace })),
    removal('DELETE', undefined, 'Remove an attachment', { kind: 'nothing', status: 200 }),
    removal('POST', 'deleteobject', 'Remove an attachment by call', voidAnswer),
    ...(['POST', 'DELETE'] as const).map((method) => removal(method, 'recycleobject', 'Recycle an attachment', voidAnswer))
  ]
};
