import type { ListRow, WebRow } from '../model';
import type { Answer, Context, Entity } from '../routes/context';
import { findFolder } from './filePlaces';
import { folderEntity } from './folderShapes';
import { itemEntity } from './itemShape';
import { listEntity } from './shapes';

/** A list whose root folder can be looked into: its files, its folders, its size. */
export function listWithFolder(context: Context, web: WebRow, list: ListRow): Entity {
  const entity = listEntity(context, web, list);
  const rootFolder = (): Answer => {
    const folder = findFolder(context, web, list.url);
    return folder ? { kind: 'entity', entity: folderEntity(context, folder, itemEntity) } : { kind: 'null' };
  };
  return { ...entity, links: { ...entity.links, RootFolder: rootFolder } };
}
