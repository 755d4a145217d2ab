import { accessDenied, invalidQuery } from '../errors/SharePointError';
import type { Json, PrincipalRow, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { securable } from '../permissions/rights';
import { entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { fileAt, folderAt, listAt, pathIn } from './filePlaces';
import { breakInheritance, inheritAgain } from './permissions';
import { grantOnRow, levelNamed, maskOfRow, pickedPeople, rowOf, rowResult, sharingResult, unresolved } from './sharedRow';
import { demand, hasOwnScope } from './shapes';

type Shared = { readonly kind: 'web' } | { readonly kind: 'file' | 'folder'; readonly at: Resource };

/** What an address names: a page of layouts means the web itself (pnpjs packages/sp/sharing/web: shareWith). */
function sharedAt(context: Context, web: WebRow, url: Json | undefined): Shared {
  if (typeof url !== 'string' || url === '') throw invalidQuery('The parameter url is missing or invalid.');
  const end = url.search(/[?#]/);
  const path = pathIn(context, web, end < 0 ? url : url.slice(0, end));
  if (path.toLowerCase() === web.url.toLowerCase() || path.toLowerCase().startsWith(`${web.url}/_layouts/`.toLowerCase())) return { kind: 'web' };
  const kind = context.store.files.isDirectory(web, listAt(context, web, path).list, path) ? 'folder' : 'file';
  return { kind, at: { kind, web, args: [], ...(kind === 'folder' ? folderAt : fileAt)(context, web, path) } };
}

function webResult(context: Context, web: WebRow, code: number, message: string | null): Entity {
  return sharingResult(code, message, { name: web.title, url: context.request.origin + web.url, permissionsPage: `${web.url}/_layouts/15/user.aspx` });
}

/** Membership of a group of the site, or a level on the web itself. */
function grantOnWeb(context: Context, web: WebRow, people: readonly PrincipalRow[], roleValue: Json | undefined): void {
  const groupId = /^group:\s*(\d+)$/.exec(String(roleValue ?? ''))?.[1];
  const { store } = context;
  if (groupId !== undefined) {
    const group = store.sites.groups(context.site.id).find(({ id }) => id === Number(groupId));
    if (!group) throw invalidQuery('The parameter roleValue is missing or invalid.');
    if (people.some(({ type }) => type === 8)) throw accessDenied();
    store.database.transaction(() => people.forEach(({ id }) => store.sites.join(group.id, id)));
    return;
  }
  const level = levelNamed(context, roleValue);
  store.database.transaction(() => {
    const at: Resource = { kind: 'web', web, args: [] };
    if (!hasOwnScope(context, securable.web(web))) breakInheritance(context, at, true, false);
    for (const { id } of people) store.sites.assign(securable.web(web), id, level.id);
  });
}

function shareObject(context: Context): Answer {
  const { web, body } = context;
  const shared = sharedAt(context, web, body.url);
  if (shared.kind === 'web') {
    demand(context.rights.web(web), permission.managePermissions);
    const people = pickedPeople(context, body.peoplePickerInput);
    if (people) grantOnWeb(context, web, people, body.roleValue);
    return entityAnswer(people ? webResult(context, web, 0, null) : webResult(context, web, -1, unresolved));
  }
  const row = rowOf(context, shared.at);
  demand(maskOfRow(context.rights, row), permission.managePermissions);
  const people = pickedPeople(context, body.peoplePickerInput);
  const level = levelNamed(context, body.roleValue);
  if (people) grantOnRow(context, row, people, level);
  return entityAnswer(rowResult(context, row, people ? 0 : -1, people ? null : unresolved));
}

function unshareObject(context: Context, at: Resource): Answer {
  const shared = sharedAt(context, at.web, context.body.url);
  if (shared.kind === 'web') throw has(context.rights.web(at.web), permission.managePermissions) ? invalidQuery('A web cannot be unshared as a whole.') : accessDenied();
  const row = rowOf(context, shared.at);
  inheritAgain(context, row);
  context.store.sharingLinks.removeAll(row.list.id, Number(row.item.id));
  return entityAnswer(rowResult(context, row, 0, null));
}

/** Sharing of webs, and of what lies in them by its address. */
export const sharingWebArea: Area = {
  name: 'Sharing by address',
  steps: [],
  operations: [
    { on: '', method: 'POST', call: 'sp.web.shareobject', name: 'Share a web, a file or a folder', support: 'partly', note: 'by rights or membership; nobody is mailed', handle: shareObject },
    { on: 'web', method: 'POST', call: 'unshareobject', name: 'Share a file or a folder no longer', support: 'full', handle: unshareObject }
  ]
};
