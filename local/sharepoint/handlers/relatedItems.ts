import { fileMissing, invalidArgument, invalidQuery, listMissingById } from '../errors/SharePointError';
import type { Json, ListRow, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { wholeNumber } from '../routes/parameters';
import { fileAt, pathIn } from './filePlaces';
import { demandChange, findVisible } from './items';

/** Lists of tasks have the column of related items (https://learn.microsoft.com/dotnet/api/microsoft.sharepoint.relateditemmanager). */
const taskTemplates = new Set<Json>([107, 171, 150]);

interface Place extends Resource {
  readonly list: ListRow;
  readonly item: NonNullable<Resource['item']>;
}

const key = ({ list, item }: Place): string => `related:${list.id}:${String(item.id)}`;

const isTasks = ({ settings }: ListRow): boolean => taskTemplates.has(settings.extra?.BaseTemplate ?? 0);

function textOf(context: Context, name: string): string {
  const value = context.body[name];
  if (typeof value !== 'string' || value === '') throw invalidQuery(`The parameter ${name} is missing or invalid.`);
  return value;
}

/** @throws 404 for lists and rows that are not there, or not for the caller */
function rowAt(context: Context, web: WebRow, listName: string, id: number): Place {
  const guid = listName.replace(/[{}]/g, '').toLowerCase();
  const list = context.store.lists.byId(guid) ?? context.store.lists.byTitle(web, listName);
  const owner = list && context.store.sites.webOf(list);
  if (!list || !owner || owner.siteId !== web.siteId || !has(context.rights.list(owner, list), permission.viewListItems)) throw listMissingById();
  const at: Resource = { kind: 'item', web: owner, list, fields: context.store.lists.fields(list), args: [] };
  return { ...at, list, item: findVisible(context, at, id) };
}

const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/i, '').replace(/\/$/, '');

function named(context: Context, side: 'Source' | 'Target'): Place {
  const url = context.body[`${side}WebUrl`];
  const web = typeof url === 'string' ? context.store.sites.webByUrl(pathOf(url)) : context.web;
  const id = wholeNumber(`${side}ItemID`, context.body[`${side}ItemID`]);
  if (!web || id === undefined) throw invalidArgument(`The ${side.toLowerCase()} item is missing or invalid.`);
  return rowAt(context, web, textOf(context, `${side}ListName`), id);
}

function addressed(context: Context, side: 'Source' | 'Target'): Place {
  const path = pathIn(context, context.web, textOf(context, `${side}ItemUrl`));
  const found = fileAt(context, context.web, path);
  if (!found.list || !found.item) throw fileMissing(path);
  return { kind: 'item', web: context.web, args: [], fields: found.fields ?? [], list: found.list, item: found.item };
}

interface Link {
  readonly ListId: string;
  readonly ItemId: number;
}

function linksOf(context: Context, place: Place): readonly Link[] {
  const kept = context.store.database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', key(place));
  return kept ? JSON.parse(kept.value) as Link[] : [];
}

function is({ list, item }: Place): (link: Link) => boolean {
  return (link) => link.ListId === list.id && link.ItemId === Number(item.id);
}

/** @throws 400 where the list that holds the link is none of tasks, 403 for those who may not change the row */
function change(context: Context, from: Place, next: (links: readonly Link[]) => readonly Link[]): void {
  if (!isTasks(from.list)) throw invalidArgument('Related items are kept in lists of tasks only.');
  demandChange(context, from, permission.editListItems);
  context.store.database.run('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)', key(from), JSON.stringify(next(linksOf(context, from))));
}

function add(context: Context, from: Place, to: Place): Answer {
  change(context, from, (links) => [...links.filter((link) => !is(to)(link)), { ListId: to.list.id, ItemId: Number(to.item.id) }]);
  if (context.body.TryAddReverseLink === true && isTasks(to.list)) change(context, to, (links) => [...links.filter((link) => !is(from)(link)), { ListId: from.list.id, ItemId: Number(from.item.id) }]);
  return voidAnswer;
}

/** What the caller may see of the rows that a row is linked with. */
function shown(context: Context): Json[] {
  const place = named(context, 'Source');
  return linksOf(context, place).flatMap(({ ListId, ItemId }): Json[] => {
    try {
      const { web, list, item } = rowAt(context, context.web, ListId, ItemId);
      const isFile = list.template !== 100;
      const path = isFile ? String(item.fileRef) : `${list.url}/DispForm.aspx?ID=${ItemId}`;
      return [{ IconUrl: `${context.request.origin}/_layouts/15/images/${isFile ? 'icgen.gif' : 'ittask.png'}`, ItemId, ListId, Title: String(item.title ?? (isFile ? item.fileLeafRef : '') ?? ''), Url: context.request.origin + encodeURI(path), WebId: web.id }];
    } catch {
      return [];
    }
  });
}

const operation = (call: string, name: string, handle: (context: Context) => Answer): Area['operations'][number] => ({ on: '', method: 'POST', call: `sp.relateditemmanager.${call}`, name, support: 'full', handle });

/** Links of tasks with rows and files of the same site. */
export const relatedItemArea: Area = {
  name: 'Related items',
  steps: [],
  operations: [
    operation('getrelateditems', 'Rows that a task is linked with', (context) => ({ kind: 'value', name: 'GetRelatedItems', value: shown(context) })),
    operation('getpageonerelateditems', 'The first rows that a task is linked with', (context) => ({ kind: 'value', name: 'GetPageOneRelatedItems', value: shown(context).slice(0, 30) })),
    operation('addsinglelink', 'Link a task with a row', (context) => add(context, named(context, 'Source'), named(context, 'Target'))),
    operation('addsinglelinktourl', 'Link a task with a file', (context) => add(context, named(context, 'Source'), addressed(context, 'Target'))),
    operation('addsinglelinkfromurl', 'Link a file with a task', (context) => add(context, named(context, 'Target'), addressed(context, 'Source'))),
    operation('deletesinglelink', 'Take a link from a task', (context) => {
      const to = named(context, 'Target');
      change(context, named(context, 'Source'), (links) => links.filter((link) => !is(to)(link)));
      return voidAnswer;
    })
  ]
};
