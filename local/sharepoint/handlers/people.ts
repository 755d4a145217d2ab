import { accessDenied, groupMissing, loginUnknown, propertyMissing, userMissing } from '../errors/SharePointError';
import type { PrincipalRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { loginOf } from '../store/sites';
import { required } from './lists';
import { associatedGroup, collection, demand, principalEntity, seesMembers } from './shapes';

type Call = { readonly args?: Resource['args'] };
const readOnly = new Set([
  '__metadata', 'odata.type', 'odata.metadata', 'odata.id', 'odata.editLink', 'Id', 'IsHiddenInUI', 'LoginName', 'PrincipalType', 'Expiration', 'IsEmailAuthenticationGuestUser', 'IsShareByEmailGuestUser', 'UserId', 'UserPrincipalName', 'AadObjectId', 'Groups', 'Alerts'
]);

/** The principal, if the site knows it. @throws 500 as recorded. */
export function memberOf(context: Context, principal: PrincipalRow | undefined): PrincipalRow {
  if (!principal || principal.type === 8 || context.store.groups.hasLeft(context.site.id, principal.id)) throw userMissing();
  return principal;
}

const found = (context: Context, principal: PrincipalRow | undefined): Partial<Resource> => ({ principal: memberOf(context, principal) });

/** By login with or without claims, or by mail address. */
export function resolveLogin(context: Context, login: string): PrincipalRow | undefined {
  const { sites } = context.store;
  return sites.principalByLogin(login, context.site.id) ?? sites.principalByLogin(loginOf(login), context.site.id) ?? sites.personByEmail(login) ?? sites.directoryGroup(login);
}

/** A person of the directory becomes known to the site. @throws 400 for an unknown login (recorded). */
export function welcomed(context: Context, login: string): PrincipalRow {
  const person = resolveLogin(context, login);
  if (!person || person.type === 8) throw loginUnknown(login);
  context.store.groups.welcome(context.site.id, person.id);
  return person;
}

/** The member of a group among others; everybody of the site where the path names no group. */
function among(context: Context, at: Resource, principal: PrincipalRow | undefined): Partial<Resource> {
  if (at.kind !== 'groupUsers') return found(context, principal);
  const member = context.store.sites.members(required(at.principal).id).find(({ id }) => id === principal?.id);
  if (!member) throw userMissing();
  return { principal: member };
}

const byId = (context: Context, at: Resource, { args = [] }: Call): Partial<Resource> => among(context, at, context.store.sites.principalById(Number(argument(args, 0))));
const byEmail = (context: Context, at: Resource, { args = [] }: Call): Partial<Resource> => among(context, at, context.store.sites.personByEmail(String(argument(args, 0))));
const byKey = (context: Context, at: Resource, { args = [] }: Call): Partial<Resource> => {
  const wanted = argument(args, 0);
  return among(context, at, typeof wanted === 'number' ? context.store.sites.principalById(wanted) : resolveLogin(context, String(wanted)));
};

function demandAdministration(context: Context, at: Resource): void {
  demand(context.rights.web(at.web), permission.managePermissions);
}

/** Those who manage the site change names and addresses; only its administrators make others administrators. */
function changePerson(context: Context, at: Resource): Answer {
  demandAdministration(context, at);
  const person = required(at.principal);
  const { Title, Email, IsSiteAdmin, ...rest } = context.body;
  const unknown = Object.keys(rest).find((name) => !readOnly.has(name));
  if (unknown !== undefined) throw propertyMissing(unknown, 'SP.User');
  const isSiteAdmin = typeof IsSiteAdmin === 'boolean' ? IsSiteAdmin : person.isSiteAdmin;
  if (isSiteAdmin !== person.isSiteAdmin && !context.person.isSiteAdmin) throw accessDenied();
  context.store.sites.updatePrincipal(person, typeof Title === 'string' && Title !== '' ? Title : person.title, typeof Email === 'string' ? Email : person.email, isSiteAdmin);
  return { kind: 'nothing', status: 204 };
}

function dismiss(context: Context, at: Resource, person: PrincipalRow): void {
  demandAdministration(context, at);
  if (person.isSiteAdmin && !context.person.isSiteAdmin) throw accessDenied();
  const { groups } = context.store;
  groups.dismiss(context.site.id, person.id, groups.scopes(context.site.id));
}

/** People of the site. Everybody of the directory counts as known to it until somebody removes them. */
export const peopleArea: Area = {
  name: 'People',
  steps: [
    { from: 'web', segment: 'currentuser', to: 'user', resolve: (context) => ({ principal: context.person }) },
    { from: 'web', segment: 'siteusers', to: 'users', resolve: () => ({}) },
    { from: 'web', segment: 'getuserbyid', to: 'user', resolve: byId },
    ...['users', 'groupUsers'].flatMap((from) => [
      { from, segment: 'getbyid', to: 'user', resolve: byId },
      { from, segment: 'getbyemail', to: 'user', resolve: byEmail },
      ...['', 'getbyloginname'].map((segment) => ({ from, segment, to: 'user', resolve: byKey }))
    ]),
    { from: 'user', segment: 'groups', to: 'userGroups', resolve: () => ({}) },
    ...(['Owners', 'Members', 'Visitors'] as const).map((role) => ({
      from: 'web', segment: `associated${role.slice(0, -1).toLowerCase()}group`, to: 'group',
      resolve: (context: Context, at: Resource): Partial<Resource> => {
        const principal = associatedGroup(context, at.web, role);
        if (!principal) throw groupMissing();
        return { principal };
      }
    }))
  ],
  operations: [
    { on: 'user', method: 'GET', name: 'Read a person', support: 'full', handle: (context, at) => entityAnswer(principalEntity(context, required(at.principal))) },
    { on: 'user', method: 'MERGE', name: 'Change a person', support: 'partly', note: 'Title, Email, IsSiteAdmin; for all sites', handle: changePerson },
    { on: 'user', method: 'DELETE', name: 'Remove a person from the site', support: 'full', handle: (context, at) => {
      dismiss(context, at, required(at.principal));
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'users', method: 'GET', name: 'List site users', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.browseUserInfo);
      const gone = context.store.groups.leftIds(context.site.id);
      const shown = context.options.filter === undefined && context.options.orderby.length === 0 ? (context.options.skip ?? 0) + (context.options.top ?? 5000) : undefined;
      return collection('SP.ApiData.Users', context.store.sites.people().filter(({ id }) => !gone.has(id)).slice(0, shown).map((person) => principalEntity(context, person)));
    } },
    { on: 'users', method: 'POST', name: 'Add a person to the site', support: 'full', handle: (context, at) => {
      demandAdministration(context, at);
      return entityAnswer(principalEntity(context, welcomed(context, String(context.body.LoginName ?? ''))), 201);
    } },
    ...(['removebyid', 'removebyloginname'] as const).map((call) => ({
      on: 'users', method: 'POST' as const, call, name: 'Remove a person from the site', support: 'full' as const,
      handle: (context: Context, at: Resource, args: Resource['args']): Answer => {
        const value = argument(args, 0);
        dismiss(context, at, memberOf(context, call === 'removebyid' ? context.store.sites.principalById(Number(value)) : resolveLogin(context, String(value))));
        return voidAnswer;
      }
    })),
    { on: 'web', method: 'POST', call: 'ensureuser', name: 'Make a person known to the site', support: 'full', handle: (context) => entityAnswer(principalEntity(context, welcomed(context, String(context.body.logonName ?? '')))) },
    { on: 'userGroups', method: 'GET', name: 'Groups of a person', support: 'full', handle: (context, at) => {
      const person = required(at.principal);
      const ids = person.id === context.person.id ? context.rights.principalIds() : [person.id];
      return collection('SP.ApiData.Groups', context.store.sites.groupsOf(ids, context.site.id).filter((group) => person.id === context.person.id || seesMembers(context, group)).map((group) => principalEntity(context, group)));
    } }
  ]
};
