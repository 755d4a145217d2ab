import { invalidQuery } from '../errors/SharePointError';
import { permission } from '../permissions/masks';
import { argument, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { demandFresh, fileAnswer, fileNow, text } from './files';
import { fileToChange, type FoundFile } from './filePlaces';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function uploadId(args: Resource['args']): string {
  const id = text(args, 0, 'uploadid').toLowerCase();
  if (!guid.test(id)) throw invalidQuery(`The value '${id}' is no upload id.`);
  return id;
}

function offsetOf(args: Resource['args']): number {
  const offset = Number(argument(args, 1, 'fileoffset'));
  if (!Number.isSafeInteger(offset) || offset < 0) throw invalidQuery('The parameter fileOffset must be a number of bytes.');
  return offset;
}

/** Offsets are 64-bit numbers, which REST writes as texts. */
const bytesSoFar = (name: string, size: number): Answer => ({ kind: 'value', name, type: 'Edm.Int64', value: String(size) });

const place = ({ list, id }: FoundFile): readonly [number, number] => [list.no, id];

function finish(context: Context, at: Resource, args: Resource['args']): Answer {
  const file = fileToChange(context, at, permission.editListItems);
  demandFresh(context, file);
  const id = uploadId(args);
  const { store, person, request } = context;
  store.database.transaction(() => {
    store.uploads.append(id, ...place(file), person.id, offsetOf(args), request.body);
    const { content } = store.uploads.get(id, ...place(file), person.id);
    store.files.replace(file.web, file.list, file.id, content, person.id);
    store.uploads.cancel(id, ...place(file));
  });
  return fileAnswer(context, fileNow(context, file.web, file.path));
}

/** Uploads in chunks: StartUpload, ContinueUpload, FinishUpload, CancelUpload (learn.microsoft.com: SPFile.StartUpload). */
export const uploadArea: Area = {
  name: 'Uploads in chunks',
  steps: [],
  operations: [
    { on: 'file', method: 'POST', call: 'startupload', name: 'Begin an upload', support: 'full', takesBytes: true, handle: (context, at, args) => {
      const file = fileToChange(context, at, permission.editListItems);
      return bytesSoFar('StartUpload', context.store.uploads.start(uploadId(args), ...place(file), context.person.id, context.request.body));
    } },
    { on: 'file', method: 'POST', call: 'continueupload', name: 'Continue an upload', support: 'full', takesBytes: true, handle: (context, at, args) => {
      const file = fileToChange(context, at, permission.editListItems);
      return bytesSoFar('ContinueUpload', context.store.uploads.append(uploadId(args), ...place(file), context.person.id, offsetOf(args), context.request.body));
    } },
    { on: 'file', method: 'POST', call: 'finishupload', name: 'Finish an upload', support: 'full', takesBytes: true, handle: finish },
    { on: 'file', method: 'POST', call: 'cancelupload', name: 'Cancel an upload', support: 'full', note: 'the file stays as it was', handle: (context, at, args) => {
      const file = fileToChange(context, at, permission.editListItems);
      context.store.uploads.get(uploadId(args), ...place(file), context.person.id);
      context.store.uploads.cancel(uploadId(args), ...place(file));
      return voidAnswer;
    } }
  ]
};
