import { accessDenied, invalidArgument, loginUnknown, SharePointError, userMissing } from '../errors/SharePointError';
import type { PrincipalRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { loginOf } from '../store/sites';
import { required } from './lists';
import { collection, demand, principalEntity } from './shapes';

function found(principal: PrincipalRow | undefined): Partial<Resource> {
  if (!principal) throw userMissing();
  return { principal };
}

function groupOf(context: Context, principal: PrincipalRow | undefined): Partial<Resource> {
  if (!principal || principal.type !== 8 || principal.siteId !== context.site.id) throw userMissing();
  return { principal };
}

/** By login with or without claims, or by mail address. */
function resolveLogin(context: Context, login: string): PrincipalRow | undefined {
  const { sites } = context.store;
  return sites.principalByLogin(login, context.site.id) ?? sites.principalByLogin(loginOf(login), context.site.id) ?? sites.personByEmail(login);
}

/** People and groups of the site. */
export const peopleArea: Area = {
  name: 'People',
  steps: [
    { from: 'web', segment: 'currentuser', to: 'user', resolve: (context) => ({ principal: context.person }) },
    { from: 'web', segment: 'siteusers', to: 'users', resolve: () => ({}) },
    { from: 'web', segment: 'getuserbyid', to: 'user', resolve: (context, _at, { args = [] }) => found(context.store.sites.principalById(Number(argument(args, 0)))) },
    { from: 'users', segment: 'getbyid', to: 'user', resolve: (context, _at, { args = [] }) => found(context.store.sites.principalById(Number(argument(args, 0)))) },
    { from: 'users', segment: 'getbyemail', to: 'user', resolve: (context, _at, { args = [] }) => found(context.store.sites.personByEmail(String(argument(args, 0)))) },
    ...['', 'getbyloginname'].map((segment) => ({
      from: 'users', segment, to: 'user',
      resolve: (context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => {
        const wanted = argument(args, 0);
        return found(typeof wanted === 'number' ? context.store.sites.principalById(wanted) : resolveLogin(context, String(wanted)));
      }
    })),
    { from: 'user', segment: 'groups', to: 'userGroups', resolve: () => ({}) },
    { from: 'web', segment: 'sitegroups', to: 'groups', resolve: () => ({}) },
    { from: 'groups', segment: '', to: 'group', resolve: (context, _at, { args = [] }) => groupOf(context, context.store.sites.principalById(Number(argument(args, 0)))) },
    { from: 'groups', segment: 'getbyid', to: 'group', resolve: (context, _at, { args = [] }) => groupOf(context, context.store.sites.principalById(Number(argument(args, 0)))) },
    { from: 'groups', segment: 'getbyname', to: 'group', resolve: (context, _at, { args = [] }) => groupOf(context, context.store.sites.principalByLogin(String(argument(args, 0)), context.site.id)) },
    ...(['Owner', 'Member', 'Visitor'] as const).map((role) => ({
      from: 'web', segment: `associated${role.toLowerCase()}group`, to: 'group',
      resolve: (context: Context, at: Resource): Partial<Resource> => groupOf(context, context.store.sites.groups(at.web.siteId).find((group) => group.login.endsWith(` ${role}s`)))
    })),
    { from: 'group', segment: 'users', to: 'groupUsers', resolve: () => ({}) }
  ],
  operations: [
    { on: 'user', method: 'GET', name: 'Read a person', support: 'full', handle: (context, at) => entityAnswer(principalEntity(context, required(at.principal))) },
    { on: 'users', method: 'GET', name: 'List site users', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.browseUserInfo);
      return collection('SP.ApiData.Users', context.store.sites.people().slice(0, context.options.filter === undefined ? (context.options.skip ?? 0) + (context.options.top ?? 5000) : undefined).map((person) => principalEntity(context, person)));
    } },
    { on: 'web', method: 'POST', call: 'ensureuser', name: 'Make a person known to the site', support: 'full', handle: (context) => {
      const login = String(context.body.logonName ?? '');
      const person = resolveLogin(context, login);
      if (!person) throw loginUnknown(login);
      return entityAnswer(principalEntity(context, person));
    } },
    { on: 'userGroups', method: 'GET', name: 'Groups of a person', support: 'full', handle: (context, at) => {
      const person = required(at.principal);
      const ids = person.id === context.person.id ? context.rights.principalIds() : [person.id];
      return collection('SP.ApiData.Groups', context.store.sites.groupsOf(ids, context.site.id).map((group) => principalEntity(context, group)));
    } },
    { on: 'groups', method: 'GET', name: 'List groups', support: 'full', handle: (context) => collection('SP.ApiData.Groups', context.store.sites.groups(context.site.id).map((group) => principalEntity(context, group))) },
    { on: 'groups', method: 'POST', name: 'Create a group', support: 'partly', note: 'Title', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.createGroups);
      const title = typeof context.body.Title === 'string' ? context.body.Title.trim() : '';
      // Characters that the real service refuses in names of groups (measured: dbml-sharepoint findings).
      if (title === '' || title.length > 255 || /["/\\[\]:|<>+=;,?*'@]/.test(title)) throw invalidArgument('The group name is empty, or it contains characters that are not allowed.');
      if (context.store.sites.principalByLogin(title, context.site.id)) throw new SharePointError(500, '-2130575293, Microsoft.SharePoint.SPException', 'The specified name is already in use. Please try again with a new name.');
      const group = context.store.sites.addPrincipal({ siteId: context.site.id, type: 8, login: title, email: '', title, isGuest: false, isSiteAdmin: false });
      return entityAnswer(principalEntity(context, group), 201);
    } },
    { on: 'group', method: 'GET', name: 'Read a group', support: 'full', handle: (context, at) => entityAnswer(principalEntity(context, required(at.principal))) },
    { on: 'groupUsers', method: 'GET', name: 'Members of a group', support: 'full', handle: (context, at) => collection('SP.ApiData.Users', context.store.sites.members(required(at.principal).id).map((member) => principalEntity(context, member))) },
    { on: 'groupUsers', method: 'POST', name: 'Add to a group', support: 'full', handle: (context, at) => {
      demandGroups(context, at);
      const login = String(context.body.LoginName ?? '');
      const person = resolveLogin(context, login);
      if (!person) throw loginUnknown(login);
      context.store.sites.join(required(at.principal).id, person.id);
      return entityAnswer(principalEntity(context, person), 201);
    } },
    ...(['removebyid', 'removebyloginname'] as const).map((call) => ({
      on: 'groupUsers', method: 'POST' as const, call, name: 'Remove from a group', support: 'full' as const,
      handle: (context: Context, at: Resource, args: Resource['args']) => {
        demandGroups(context, at);
        const value = argument(args, 0);
        const person = call === 'removebyid' ? context.store.sites.principalById(Number(value)) : resolveLogin(context, String(value));
        if (!person) throw userMissing();
        context.store.sites.leave(required(at.principal).id, person.id);
        return { kind: 'null' as const };
      }
    }))
  ]
};

function demandGroups(context: Context, at: Resource): void {
  if ((context.rights.web(at.web) & permission.managePermissions) === 0n) throw accessDenied();
}
