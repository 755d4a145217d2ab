import type { ListRow, WebRow } from '../model';
import type { Answer, Context, Entity, Resource } from '../routes/context';
import { contentTypesOf } from './contentTypes';
import { receiversOfList } from './eventReceivers';
import { findFolder } from './filePlaces';
import { folderEntity } from './folderShapes';
import { formEntities } from './forms';
import { rightsManagement } from './listCalls';
import { readItems } from './itemQuery';
import { itemEntity } from './itemShape';
import { required } from './lists';
import { assignmentsOf } from './permissions';
import { collection, listEntity } from './shapes';

/** The first page of rows, as `$expand=Items` brings it. */
function firstItems(context: Context, at: Resource): Answer {
  return readItems({ ...context, options: { select: [], expand: [], orderby: [] } }, at, required(at.list), at.fields ?? []);
}

/** A list whose root folder can be looked into: its files, its folders, its size. */
export function listWithFolder(context: Context, web: WebRow, list: ListRow): Entity {
  const entity = listEntity(context, web, list);
  const rootFolder = (): Answer => {
    const folder = findFolder(context, web, list.url);
    return folder ? { kind: 'entity', entity: folderEntity(context, folder, itemEntity) } : { kind: 'null' };
  };
  const at: Resource = { kind: 'list', web, list, fields: context.store.lists.fields(list), args: [] };
  return { ...entity, links: { ...entity.links, RootFolder: rootFolder, ContentTypes: () => contentTypesOf(context, web, list), EventReceivers: () => receiversOfList(context, list), InformationRightsManagementSettings: () => ({ kind: 'entity', entity: rightsManagement(list) }), Forms: () => collection('SP.ApiData.Forms', formEntities(context, list)), Items: () => firstItems(context, at), RoleAssignments: () => assignmentsOf(context, at) } };
}
