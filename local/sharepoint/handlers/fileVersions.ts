import { itemMissing } from '../errors/SharePointError';
import { has, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { checkinType } from '../store/checkouts';
import type { FileVersion } from '../store/files';
import { moderation } from '../store/moderation';
import { labelOf } from '../store/versionLabels';
import { accessDenied } from '../errors/SharePointError';
import { bytesAnswer, text } from './files';
import { fileToChange, foundFile, seesVersion, type FoundFile } from './filePlaces';
import { versionEntity } from './fileShapes';
import { collection, demand } from './shapes';

function versionsOf(context: Context, at: Resource): { readonly file: FoundFile; readonly versions: readonly FileVersion[] } {
  const file = foundFile(context, at);
  demand(file.mask, permission.viewVersions);
  return { file, versions: context.store.files.versions(file.list, file.id).filter(({ row }) => seesVersion(context, file.mask, file.list, row)) };
}

/** @throws 404 for a label that no older version has. */
function versionBy(context: Context, at: Resource, label: string): { readonly file: FoundFile; readonly version: FileVersion } {
  const { file, versions } = versionsOf(context, at);
  const version = versions.find(({ row }) => row.uiVersion === label);
  if (!version) throw itemMissing();
  return { file, version };
}

function removeVersion(context: Context, at: Resource, label: string): void {
  const { version } = versionBy(context, at, label);
  const file = fileToChange(context, at, permission.deleteVersions);
  context.store.files.deleteVersion(file.list, file.id, version);
}

function recycleVersion(context: Context, at: Resource, label: string): void {
  const { version } = versionBy(context, at, label);
  const file = fileToChange(context, at, permission.deleteVersions);
  context.store.files.recycleVersion(file.list, file.id, version, context.person.id);
}

function restore(context: Context, at: Resource, label: string): void {
  const { version } = versionBy(context, at, label);
  const file = fileToChange(context, at, permission.editListItems);
  context.store.checkouts.restore(file.web, file.list, file.row, version, context.person.id);
}

const idOf = (args: Resource['args']): string => labelOf(Number(argument(args, 0, 'vid') ?? 0));
const labelArgument = (args: Resource['args']): string => text(args, 0, 'versionlabel');

function act(call: string, name: string, needed: bigint, run: (context: Context, file: FoundFile, args: Resource['args']) => void): Operation {
  return { on: 'file', method: 'POST', call, name, support: 'full', handle: (context, at, args) => {
    run(context, fileToChange(context, at, needed), args);
    return voidAnswer;
  } };
}

function versionCall(call: string, name: string, label: (args: Resource['args']) => string, run: (context: Context, at: Resource, label: string) => void): Operation {
  return { on: 'fileVersions', method: 'POST', call, name, support: 'full', handle: (context, at, args) => {
    run(context, at, label(args));
    return voidAnswer;
  } };
}

const content = (context: Context, at: Resource): Answer => {
  const { file, version } = versionBy(context, at, String(at.version));
  demand(file.mask, permission.openItems);
  return bytesAnswer(context, { contentId: version.content.id, size: version.content.size });
};

/** Checking out and in, publishing, and older states. */
export const fileVersionArea: Area = {
  name: 'Versions of files',
  steps: [
    { from: 'file', segment: 'versions', to: 'fileVersions', resolve: () => ({}) },
    { from: 'itemVersion', segment: 'fileversion', to: 'fileVersion', resolve: (_context, at) => ({ version: labelOf(Number(at.name)) }) },
    ...['', 'getbyid'].map((segment) => ({
      from: 'fileVersions', segment, to: 'fileVersion',
      resolve: (_context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ version: labelOf(Number(argument(args, 0, 'versionid') ?? 0)) })
    }))
  ],
  operations: [
    act('checkout', 'Check a file out', permission.editListItems, (context, { list, row }) => {
      if (context.store.files.record(list, Number(row.id)).checkedOutTo === 0) context.store.checkouts.checkOut(list, row, context.person.id);
    }),
    act('checkin', 'Check a file in', permission.editListItems, (context, { web, list, row }, args) =>
      context.store.checkouts.checkIn(web, list, row, text(args, 0, 'comment'), Number(argument(args, 1, 'checkintype') ?? checkinType.major), context.person.id)),
    { on: 'file', method: 'POST', call: 'undocheckout', name: 'Discard a check-out', support: 'full', handle: (context, at) => {
      const { web, list, row, mask } = foundFile(context, at);
      const { checkedOutTo } = context.store.files.record(list, Number(row.id));
      // Whoever may cancel check-outs may end those of others.
      if (!has(mask, checkedOutTo === context.person.id ? permission.editListItems : permission.cancelCheckout)) throw accessDenied();
      if (checkedOutTo !== 0) context.store.checkouts.undo(web, list, row, context.person.id);
      return voidAnswer;
    } },
    act('publish', 'Publish a file', permission.editListItems, (context, { web, list, row }, args) => context.store.checkouts.publish(web, list, row, text(args, 0, 'comment'), context.person.id)),
    act('unpublish', 'Take a publication back', permission.editListItems, (context, { web, list, row }, args) => context.store.checkouts.unpublish(web, list, row, text(args, 0, 'comment'), context.person.id)),
    act('approve', 'Approve a file', permission.approveItems, (context, { web, list, row }, args) => context.store.checkouts.moderate(web, list, row, moderation.approved, text(args, 0, 'comment'), context.person.id)),
    act('deny', 'Deny a file', permission.approveItems, (context, { web, list, row }, args) => context.store.checkouts.moderate(web, list, row, moderation.denied, text(args, 0, 'comment'), context.person.id)),
    { on: 'fileVersions', method: 'GET', name: 'Older versions of a file', support: 'full', handle: (context, at) => {
      const { file, versions } = versionsOf(context, at);
      return collection('SP.ApiData.FileVersions', versions.map((version) => versionEntity(context, file.path, file.web.url, version)));
    } },
    { on: 'fileVersion', method: 'GET', name: 'One older version of a file', support: 'full', handle: (context, at) => {
      const { file, version } = versionBy(context, at, String(at.version));
      return entityAnswer(versionEntity(context, file.path, file.web.url, version));
    } },
    ...['$value', 'openbinarystream'].map((call): Operation => ({ on: 'fileVersion', method: 'GET', call, name: 'Content of an older version', support: 'full', handle: content })),
    { on: 'fileVersion', method: 'DELETE', name: 'Delete an older version', support: 'full', handle: (context, at) => {
      removeVersion(context, at, String(at.version));
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'fileVersion', method: 'POST', call: 'deleteobject', name: 'Delete an older version by call', support: 'full', handle: (context, at) => {
      removeVersion(context, at, String(at.version));
      return voidAnswer;
    } },
    versionCall('deletebyid', 'Delete an older version by id', idOf, removeVersion),
    versionCall('deletebylabel', 'Delete an older version by label', labelArgument, removeVersion),
    versionCall('recyclebyid', 'Recycle an older version by id', idOf, recycleVersion),
    versionCall('recyclebylabel', 'Recycle an older version by label', labelArgument, recycleVersion),
    versionCall('restorebylabel', 'Restore an older version', labelArgument, restore),
    ...(['deleteall', 'recycleall'] as const).map((call): Operation => ({ on: 'fileVersions', method: 'POST', call, name: call === 'deleteall' ? 'Delete all older versions' : 'Recycle all older versions', support: 'full', handle: (context, at) => {
      const { versions } = versionsOf(context, at);
      const { list, id } = fileToChange(context, at, permission.deleteVersions);
      context.store.database.transaction(() => versions.forEach((version) => (call === 'deleteall' ? context.store.files.deleteVersion(list, id, version) : context.store.files.recycleVersion(list, id, version, context.person.id))));
      return voidAnswer;
    } }))
  ]
};
