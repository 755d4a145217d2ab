import { accessDenied, invalidArgument, itemMissing } from '../errors/SharePointError';
import type { WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Step } from '../routes/table';
import { binStage, type BinEntry } from '../store/recycleBin';
import type { RecycledList } from '../store/recycledLists';
import { partKind, partSize } from '../store/recycledParts';
import { collection, demand, principalEntity } from './shapes';

/** An entry of either kind, and what can be done with it. */
interface Found {
  readonly id: string;
  readonly stage: number;
  readonly entity: (context: Context, at: Resource) => Entity;
  readonly mayChange: (context: Context) => boolean;
  readonly restore: (context: Context) => void;
  readonly delete: (context: Context) => void;
  readonly moveToSecondStage: (context: Context) => void;
}

const isOfSite = (at: Resource): boolean => at.kind.startsWith('site');

/** The site's bin is for site collection administrators, who see both stages (office.microsoft.com: Manage the Recycle Bin of a SharePoint site collection, HA102772732). */
function websOf(context: Context, at: Resource): readonly WebRow[] {
  demand(context.rights.web(at.web), permission.open);
  if (!isOfSite(at)) return [at.web];
  if (!context.person.isSiteAdmin) throw accessDenied();
  return context.store.sites.webs(context.site.id);
}

/** People find what they deleted themselves and may still read; who runs the web finds all that they may read. The stricter reading: no recording shows it. */
function isVisible(context: Context, web: WebRow, entry: BinEntry): boolean {
  const mask = context.rights.item(web, entry.list, entry.itemId);
  if (!has(mask, permission.viewListItems) || !context.rights.seesRow(mask, entry.list, entry.row)) return false;
  return entry.deletedBy === context.person.id || has(context.rights.web(web), permission.manageWeb);
}

function foundRow(web: WebRow, entry: BinEntry): Found {
  return {
    id: entry.id, stage: entry.stage, entity: (context, at) => entryEntity(context, at, entry),
    mayChange: (context) => {
      const mask = context.rights.item(web, entry.list, entry.itemId);
      return has(mask, permission.deleteListItems) && context.rights.changesRow(mask, entry.list, entry.row);
    },
    restore: (context) => context.store.items.restore(web, entry.list, entry.id, context.person.id),
    delete: (context) => context.store.recycleBin.delete(entry),
    moveToSecondStage: (context) => context.store.recycleBin.moveToSecondStage(entry)
  };
}

function foundList(web: WebRow, entry: RecycledList): Found {
  return {
    id: entry.id, stage: entry.stage, entity: (context, at) => listEntity(context, at, entry),
    mayChange: (context) => has(context.rights.list(web, entry.list), permission.manageLists),
    restore: (context) => context.store.recycledLists.restore(entry),
    delete: (context) => context.store.recycledLists.delete(entry),
    moveToSecondStage: (context) => context.store.recycledLists.moveToSecondStage(entry)
  };
}

function visible(context: Context, at: Resource): Found[] {
  return websOf(context, at).flatMap((web) => {
    const lists = context.store.recycledLists.entries(web).filter(({ list, deletedBy }) => has(context.rights.list(web, list), permission.viewListItems) && (deletedBy === context.person.id || has(context.rights.web(web), permission.manageWeb)));
    const rows = context.store.recycleBin.entries(web).filter((entry) => isVisible(context, web, entry));
    return [...lists.map((entry) => foundList(web, entry)), ...rows.map((entry) => foundRow(web, entry))];
  }).filter(({ stage }) => isOfSite(at) || stage === binStage.first);
}

/** An entry that the caller may not see does not exist for them. @throws 404 */
function found(context: Context, at: Resource): Found {
  const one = visible(context, at).find(({ id }) => id === at.name);
  if (!one) throw itemMissing();
  return one;
}

/** Whoever changes an entry must still hold the right that deleting it took. */
function changeable(context: Context, at: Resource): Found {
  const one = found(context, at);
  if (!one.mayChange(context)) throw accessDenied();
  return one;
}

/** Bytes of a file, or of the files in a folder; of a row an estimate. */
function sizeOf(context: Context, { id, kind, list, row, below }: BinEntry): number {
  if (kind !== 0) return partSize(context.store.database, id);
  if (list.template === 100) return new TextEncoder().encode(JSON.stringify(row)).length;
  return [row, ...below].reduce((sum, one) => sum + context.store.files.record(list, Number(one.id)).size, 0);
}

/** A folder is 5, a file is 1, a row of a list 3 (https://learn.microsoft.com/en-us/previous-versions/office/sharepoint-csom/ee543409(v=office.15)). */
function entryEntity(context: Context, at: Resource, entry: BinEntry): Entity {
  const { list, row } = entry;
  const person = (id: number): Answer => {
    const principal = context.store.sites.principalById(id);
    return principal ? { kind: 'entity', entity: principalEntity(context, principal) } : { kind: 'null' };
  };
  const author = context.store.sites.principalById(Number(row.author));
  const deleter = context.store.sites.principalById(entry.deletedBy);
  const isAttachment = entry.kind === partKind.attachment;
  const leaf = isAttachment ? entry.title : String(row.fileLeafRef ?? `${entry.itemId}_.000`);
  const folder = (isAttachment ? `${list.url}/Attachments/${entry.itemId}` : String(row.fileDirRef ?? list.url)).replace(/^\//, '');
  const deleted = new Date(entry.deleted);
  return {
    type: 'SP.RecycleBinItem', path: `${isOfSite(at) ? 'Site' : 'Web'}/RecycleBin(guid'${entry.id}')`,
    props: {
      AuthorEmail: author?.email ?? '', AuthorName: author?.title ?? '', DeletedByEmail: deleter?.email ?? '', DeletedByName: deleter?.title ?? '', DeletedDate: entry.deleted,
      DeletedDateLocalFormatted: deleted.toLocaleString('en-US', { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).replace(',', '').replace('\u202f', ' '),
      DirName: folder, DirNamePath: { DecodedUrl: folder }, Id: entry.id, ItemState: entry.stage, ItemType: entry.kind || (row.fsObjType === 1 ? 5 : list.template === 100 ? 3 : 1), LeafName: leaf, LeafNamePath: { DecodedUrl: leaf },
      Size: String(sizeOf(context, entry)), Title: entry.title === '' ? leaf : entry.title
    },
    links: { Author: () => person(Number(row.author)), DeletedBy: () => person(entry.deletedBy) }
  };
}

/** A list is 4. */
function listEntity(context: Context, at: Resource, entry: RecycledList): Entity {
  const deleter = context.store.sites.principalById(entry.deletedBy);
  const path = entry.url.replace(/^\//, '');
  const [folder, leaf] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  return {
    type: 'SP.RecycleBinItem', path: `${isOfSite(at) ? 'Site' : 'Web'}/RecycleBin(guid'${entry.id}')`,
    props: {
      AuthorEmail: '', AuthorName: '', DeletedByEmail: deleter?.email ?? '', DeletedByName: deleter?.title ?? '', DeletedDate: entry.deleted, DeletedDateLocalFormatted: localDate(entry.deleted),
      DirName: folder, DirNamePath: { DecodedUrl: folder }, Id: entry.id, ItemState: entry.stage, ItemType: 4, LeafName: leaf, LeafNamePath: { DecodedUrl: leaf }, Size: '0', Title: entry.list.title
    }
  };
}

function localDate(instant: string): string {
  return new Date(instant).toLocaleString('en-US', { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).replace(',', '').replace('\u202f', ' ');
}

/** What a bin is ordered by, as numbers say it (SP.RecycleBinOrderBy). */
const orders = ['Title', 'DirName', 'DeletedByName', 'DeletedDate', 'AuthorName', 'Size'] as const;

/** Some entries, in an order, of one stage or of all (0): by arguments in the address or the query. */
function itemsOf(context: Context, at: Resource, args: Resource['args']): Answer {
  const given = (name: string): string => String(args.find((one) => one.name === name)?.value ?? [...context.parameters].find(([key]) => key.toLowerCase() === name)?.[1] ?? '').replace(/^'|'$/g, '');
  const [limit, state, by] = [given('rowlimit') || '50', given('itemstate') || '0', given('orderby') || '3'];
  const order = orders[Number(by)];
  if (![limit, state, by].every((text) => /^\d{1,9}$/.test(text)) || !order) throw invalidArgument('The parameters of the query are not valid.');
  const shown = visible(context, at).filter(({ stage }) => state === '0' || stage === Number(state)).map((one) => one.entity(context, at));
  const value = ({ props }: Entity): string | number => (order === 'Size' ? Number(props.Size) : String(props[order] ?? ''));
  const sorted = [...shown].sort((left, right) => (value(left) < value(right) ? -1 : value(left) > value(right) ? 1 : 0));
  return collection('SP.ApiData.RecycleBinItems', (given('isascending') === 'true' ? sorted : sorted.reverse()).slice(0, Number(limit)));
}

const idOf: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)).toLowerCase() });

const owners = ['web', 'site'] as const;

/** What is done with every entry that the caller may change. */
function bulkCalls(owner: (typeof owners)[number]): Area['operations'] {
  const calls: Readonly<Record<string, { readonly name: string; readonly isFor: (entry: Found) => boolean; readonly run: (context: Context, entry: Found) => void }>> = {
    deleteall: { name: 'Delete all from', isFor: () => true, run: (context, entry) => entry.delete(context) },
    restoreall: { name: 'Restore all from', isFor: () => true, run: (context, entry) => entry.restore(context) },
    movealltosecondstage: { name: 'Move all to the second stage of', isFor: ({ stage }) => stage === binStage.first, run: (context, entry) => entry.moveToSecondStage(context) },
    deleteallsecondstageitems: { name: 'Delete all of the second stage from', isFor: ({ stage }) => stage === binStage.second, run: (context, entry) => entry.delete(context) }
  };
  return Object.entries(calls).map(([call, { name, isFor, run }]) => ({
    on: `${owner}RecycleBin`, method: 'POST' as const, call, name: `${name} the bin of a ${owner}`, support: 'full' as const,
    handle: (context: Context, at: Resource) => {
      const own = visible(context, at).filter((entry) => isFor(entry) && entry.mayChange(context));
      context.store.database.transaction(() => { for (const one of own) run(context, one); });
      return voidAnswer;
    }
  }));
}

/** What is done with the entries that a list of ids names; with one that is not there nothing is done. */
function callsByIds(owner: (typeof owners)[number]): Area['operations'] {
  const calls: Readonly<Record<string, { readonly name: string; readonly run: (context: Context, entry: Found) => void }>> = {
    restorebyids: { name: 'Restore some from', run: (context, entry) => entry.restore(context) },
    deletebyids: { name: 'Delete some from', run: (context, entry) => entry.delete(context) },
    movetosecondstagebyids: { name: 'Move some to the second stage of', run: (context, entry) => entry.moveToSecondStage(context) }
  };
  return Object.entries(calls).map(([call, { name, run }]) => ({
    on: `${owner}RecycleBin`, method: 'POST' as const, call, name: `${name} the bin of a ${owner}`, support: 'full' as const,
    handle: (context: Context, at: Resource) => {
      const { ids } = context.body;
      const list: unknown = typeof ids === 'object' && ids !== null && 'results' in ids ? ids.results : ids;
      if (!Array.isArray(list) || !list.every((id) => typeof id === 'string')) throw invalidArgument('The parameter ids must be a collection of Edm.Guid.');
      context.store.database.transaction(() => { for (const id of list) run(context, changeable(context, { ...at, name: id.replace(/[{}]/g, '').toLowerCase() })); });
      return voidAnswer;
    }
  }));
}

/** The bins of a web and of the site collection. */
export const recycleBinArea: Area = {
  name: 'Recycle bin',
  steps: owners.flatMap((owner) => [
    { from: owner, segment: 'recyclebin', to: `${owner}RecycleBin`, resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: `${owner}RecycleBin`, segment, to: `${owner}RecycleBinItem`, resolve: idOf }))
  ]),
  operations: owners.flatMap((owner): Area['operations'] => [
    { on: `${owner}RecycleBin`, method: 'GET', name: `List what was recycled in a ${owner}`, support: 'partly', note: 'rows, files and folders; the size of rows is an estimate', handle: (context, at) =>
      collection('SP.ApiData.RecycleBinItems', visible(context, at).map((one) => one.entity(context, at))) },
    { on: `${owner}RecycleBinItem`, method: 'GET', name: `One entry of the bin of a ${owner}`, support: 'full', handle: (context, at) => entityAnswer(found(context, at).entity(context, at)) },
    { on: `${owner}RecycleBinItem`, method: 'POST', call: 'restore', name: `Restore from the bin of a ${owner}`, support: 'full', note: 'with id, versions, attachments and rights', handle: (context, at) => {
      changeable(context, at).restore(context);
      return voidAnswer;
    } },
    { on: `${owner}RecycleBinItem`, method: 'POST', call: 'deleteobject', name: `Delete from the bin of a ${owner} for good`, support: 'full', handle: (context, at) => {
      changeable(context, at).delete(context);
      return voidAnswer;
    } },
    { on: `${owner}RecycleBinItem`, method: 'POST', call: 'movetosecondstage', name: `Move to the second stage of a ${owner}`, support: 'full', handle: (context, at) => {
      changeable(context, at).moveToSecondStage(context);
      return voidAnswer;
    } },
    ...(['GET', 'POST'] as const).map((method) => ({ on: owner, method, call: 'getrecyclebinitems', name: `Some of what was recycled in a ${owner}`, support: 'partly' as const, note: 'without paging', handle: itemsOf })),
    ...bulkCalls(owner),
    ...callsByIds(owner)
  ])
};
