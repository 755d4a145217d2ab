import { invalidArgument, invalidOperation, listMissingById } from '../errors/SharePointError';
import { has, permission } from '../permissions/masks';
import { argument, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { demandChange, findVisible } from './items';
import { required } from './lists';

const service = 'microsoft.office.server.reputationmodel.reputation';

/** The item that `listID` and `itemID` name, as far as the caller may see it. */
function itemAt(context: Context, at: Resource, args: Resource['args']): Resource {
  const list = context.store.lists.byId(String(argument(args, 0, 'listid')).replace(/[{}]/g, ''));
  if (!list || list.webId !== context.web.id || !has(context.rights.list(context.web, list), permission.viewListItems)) throw listMissingById();
  const found: Resource = { ...at, web: context.web, list, fields: context.store.lists.fields(list) };
  return { ...found, item: findVisible(context, found, Number(argument(args, 1, 'itemid'))) };
}

/** Likes are on where the list has the column that they are kept in. (A rating is taken without: pnpjs test/sp/comments.ts.) */
function demandLikes(at: Resource): void {
  if (!(at.fields ?? []).some((field) => field.internalName === 'LikesCount')) throw invalidOperation('Ratings are not enabled in this list.');
}

function setLike(context: Context, at: Resource, args: Resource['args']): Answer {
  const target = itemAt(context, at, args);
  demandChange(context, target, permission.editListItems);
  if (required(target.list).template !== 119) demandLikes(target);
  const count = context.store.reputation.setLike(required(target.list), target.fields ?? [], Number(required(target.item).id), context.person.id, argument(args, 2, 'like') === true);
  return { kind: 'value', name: 'SetLike', type: 'Edm.Int32', value: count };
}

function setRating(context: Context, at: Resource, args: Resource['args']): Answer {
  const target = itemAt(context, at, args);
  demandChange(context, target, permission.editListItems);
  const rating = argument(args, 2, 'rating');
  if (typeof rating !== 'number' || !Number.isInteger(rating) || rating < 1 || rating > 5) throw invalidArgument('Specified argument was out of the range of valid values.\r\nParameter name: rating');
  const average = context.store.reputation.setRating(required(target.list), target.fields ?? [], Number(required(target.item).id), context.person.id, rating);
  return { kind: 'value', name: 'SetRating', type: 'Edm.Double', value: average };
}

/** Likes and ratings of rows, as PnPjs sends them: the service, the method and its arguments in one segment. */
export const reputationArea: Area = {
  name: 'Likes and ratings',
  steps: [],
  operations: [
    { on: '', method: 'POST', call: `${service}.setlike`, name: 'Like an item', support: 'partly', note: 'where the list has the column LikesCount; takes the right to edit', handle: setLike },
    { on: '', method: 'POST', call: `${service}.setrating`, name: 'Rate an item', support: 'partly', note: 'shown where the list has the column AverageRating; takes the right to edit', handle: setRating }
  ]
};
