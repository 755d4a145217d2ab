import { invalidQuery } from '../errors/SharePointError';
import { permission } from '../permissions/masks';
import { argument, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { addFile, fileAnswer } from './files';
import { ensureLibrary } from './libraries';
import { demandChange, findVisible } from './items';
import { required } from './lists';
import { demand } from './shapes';

/** The folder that pictures of a list lie in: `SiteAssets/Lists/<id of the list>`, as the service makes it. @throws 403 for those who may not add there */
function folderFor(context: Context, at: Resource, listId: string): string {
  const { store, person } = context;
  const library = ensureLibrary(context, at.web, 'SiteAssets', 'Site Assets', 101);
  demand(context.rights.list(at.web, library), permission.addListItems);
  return ['Lists', listId].reduce((directory, name) => {
    const path = `${directory}/${name}`;
    if (!store.files.find(library, path)) store.files.addFolder(at.web, library, directory, name, person.id);
    return path;
  }, library.url);
}

/** Pictures of columns of that kind, kept as files (pnpjs packages/sp/items: setImageField). */
export const pictureArea: Area = {
  name: 'Pictures of columns',
  steps: [],
  operations: [
    { on: 'web', method: 'POST', call: 'uploadimage', name: 'Keep the picture of a column', support: 'full', takesBytes: true, handle: (context, at, args) => {
      const name = String(argument(args, 1, 'imagename') ?? '');
      const list = required(context.store.lists.byId(String(argument(args, 2, 'listid') ?? '').replace(/[{}]/g, '')));
      if (list.webId !== at.web.id || name === '') throw invalidQuery('The parameters imageName and listId are missing or invalid.');
      demand(context.rights.list(at.web, list), permission.viewListItems);
      const id = Number(argument(args, 3, 'itemid') ?? 0);
      const place: Resource = { kind: 'item', web: at.web, list, fields: context.store.lists.fields(list), args: [] };
      if (id > 0) demandChange(context, { ...place, item: findVisible(context, place, id) }, permission.editListItems);
      else demand(context.rights.list(at.web, list), permission.addListItems);
      const directory = folderFor(context, at, list.id);
      return fileAnswer(context, addFile(context, { ...at, name: directory }, name, context.request.body, { overwrite: false, isUnique: true }));
    } }
  ]
};
