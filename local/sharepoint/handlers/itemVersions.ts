import { invalidArgument, itemMissing } from '../errors/SharePointError';
import type { FieldRow, ItemRow, ListRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { versionId } from '../store/versionLabels';
import { seenVersions } from './filePlaces';
import { demandChange } from './items';
import { versionEntity } from './itemVersionShape';
import { required } from './lists';
import { collection, demand } from './shapes';

interface Versions {
  readonly list: ListRow;
  readonly fields: readonly FieldRow[];
  readonly id: number;
  /** Newest first, the current one included. */
  readonly rows: readonly ItemRow[];
}

/** @throws 403 without the right to view versions. */
function versionsOf(context: Context, at: Resource): Versions {
  const list = required(at.list);
  const id = Number(required(at.item).id);
  const mask = context.rights.item(at.web, list, id);
  demand(mask, permission.viewVersions);
  return { list, fields: at.fields ?? [], id, rows: seenVersions(context, mask, list, id) };
}

function versionAt(context: Context, at: Resource): Versions & { readonly row: ItemRow; readonly isCurrent: boolean } {
  const versions = versionsOf(context, at);
  const row = versions.rows.find(({ uiVersion }) => String(versionId(String(uiVersion))) === at.name);
  if (!row) throw itemMissing();
  return { ...versions, row, isCurrent: row === versions.rows[0] };
}

/** The current version is the item itself and stays. */
function remove(context: Context, at: Resource): void {
  const { list, id, row, isCurrent } = versionAt(context, at);
  demandChange(context, at, permission.deleteVersions);
  if (isCurrent) throw invalidArgument('You cannot delete the current version.');
  context.store.items.removeVersions(list, id, (version) => version === row.version);
}

function list(context: Context, at: Resource): Answer {
  const { list: of, fields, rows } = versionsOf(context, at);
  return collection('SP.ApiData.ListItemVersions', rows.map((row, index) => versionEntity(context, of, fields, row, index === 0)));
}

/** Older states of items. */
export const itemVersionArea: Area = {
  name: 'Versions of items',
  steps: [
    { from: 'item', segment: 'versions', to: 'itemVersions', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({
      from: 'itemVersions', segment, to: 'itemVersion', resolve: (_context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ name: String(argument(args, 0)) })
    }))
  ],
  operations: [
    { on: 'itemVersions', method: 'GET', name: 'Versions of an item', support: 'full', handle: list },
    { on: 'itemVersions', method: 'POST', call: 'deleteall', name: 'Delete the older versions of an item', support: 'full', handle: (context, at) => {
      const { list: of, id, rows } = versionsOf(context, at);
      demandChange(context, at, permission.deleteVersions);
      context.store.items.removeVersions(of, id, (version) => version !== rows[0]?.version);
      return voidAnswer;
    } },
    ...(['deletebyid', 'deletebylabel'] as const).map((call) => ({
      on: 'itemVersions', method: 'POST' as const, call, name: call === 'deletebyid' ? 'Delete a version of an item by its id' : 'Delete a version of an item by its label', support: 'full' as const,
      handle: (context: Context, at: Resource, args: Resource['args']) => {
        const key = String(argument(args, 0) ?? '');
        remove(context, { ...at, name: call === 'deletebyid' ? key : String(versionId(key)) });
        return voidAnswer;
      }
    })),
    { on: 'itemVersion', method: 'GET', name: 'One version of an item', support: 'full', handle: (context, at) => {
      const { list: of, fields, row, isCurrent } = versionAt(context, at);
      return entityAnswer(versionEntity(context, of, fields, row, isCurrent));
    } },
    { on: 'itemVersion', method: 'DELETE', name: 'Delete a version of an item', support: 'full', handle: (context, at) => {
      remove(context, at);
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'itemVersion', method: 'POST', call: 'deleteobject', name: 'Delete a version of an item by call', support: 'full', handle: (context, at) => {
      remove(context, at);
      return voidAnswer;
    } }
  ]
};
