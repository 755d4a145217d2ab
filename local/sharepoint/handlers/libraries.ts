import { accessDenied } from '../errors/SharePointError';
import type { ListRow, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { entityAnswer, type Context } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { required } from './lists';
import { demand, listEntity } from './shapes';

/** Libraries that every site has, or gets as soon as somebody asks for them. */
export function ensureLibrary(context: Context, web: WebRow, folder: string, title: string, template: number): ListRow {
  const there = context.store.lists.byUrl(`${web.url}/${folder}`);
  if (there) return there;
  if (!has(context.rights.web(web), permission.manageLists)) throw accessDenied();
  const list = context.store.lists.create(web, folder, '', template);
  context.store.lists.update(list, { title });
  return context.store.lists.byNo(list.no);
}

function ensuring(call: string, name: string, folder: string, title: string, template: number, on: string = 'lists'): Operation {
  return { on, method: 'POST', call, name, support: 'full', handle: (context, at) => {
    demand(context.rights.web(at.web), permission.open);
    return entityAnswer(listEntity(context, at.web, ensureLibrary(context, at.web, folder, title, template)));
  } };
}

/** Documents, Site Assets and Site Pages. */
export const libraryArea: Area = {
  name: 'Libraries of a site',
  steps: [
    { from: '', segment: 'lists', to: 'listsOfSite', resolve: () => ({}) },
    { from: 'web', segment: 'defaultdocumentlibrary', to: 'list', resolve: (context, at) => {
      const list = required(context.store.lists.byUrl(`${at.web.url}/Shared Documents`));
      demand(context.rights.list(at.web, list), permission.viewListItems);
      return { list, fields: context.store.lists.fields(list) };
    } }
  ],
  operations: [
    ensuring('ensuresiteassetslibrary', 'Ensure the library of site assets', 'SiteAssets', 'Site Assets', 101),
    ensuring('ensuresitepageslibrary', 'Ensure the library of site pages', 'SitePages', 'Site Pages', 119),
    // How clients find the library of a page (pnpjs packages/sp/clientside-pages).
    ensuring('ensureclientrenderedsitepageslibrary', 'Ensure the library of modern pages', 'SitePages', 'Site Pages', 119, 'listsOfSite')
  ]
};
