import { accessDenied, groupMissing, groupNameInvalid, groupNameTaken, invalidQuery, propertyMissing } from '../errors/SharePointError';
import type { PrincipalRow, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { roleNamed, securable } from '../permissions/rights';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { groupFlags, type AssociatedRole, type GroupSettings } from '../store/groups';
import { required } from './lists';
import { collection, demand, groupOwner, hasOwnScope, principalEntity } from './shapes';
import { memberOf, resolveLogin, welcomed } from './people';

const ignored = new Set(['__metadata', 'odata.type', 'odata.metadata', 'odata.id', 'odata.editLink', 'Id', 'IsHiddenInUI', 'LoginName', 'PrincipalType', 'OwnerTitle']);
/** Measured: names refuse these. */
const forbidden = /["/\\[\]:|<>+=;,?*'@]/;

function groupOf(context: Context, principal: PrincipalRow | undefined): Partial<Resource> {
  if (!principal || principal.type !== 8 || principal.siteId !== context.site.id) throw groupMissing();
  return { principal };
}

const byId = (context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => groupOf(context, context.store.sites.principalById(Number(argument(args, 0))));
const byName = (context: Context, name: string): Partial<Resource> => groupOf(context, context.store.sites.principalByLogin(name, context.site.id));

/** Owners of a group, alone or as members of the group that owns it, and those who manage permissions of the site. */
function managesGroup(context: Context, at: Resource): boolean {
  const owner = groupOwner(context, required(at.principal));
  return (owner !== undefined && context.rights.principalIds().includes(owner.id)) || has(context.rights.web(at.web), permission.managePermissions);
}

function isMember(context: Context, group: PrincipalRow): boolean {
  return context.rights.principalIds().includes(group.id);
}

function demandMembership(context: Context, at: Resource): void {
  const group = required(at.principal);
  const { AllowMembersEditMembership } = context.store.groups.settings(group);
  if (!managesGroup(context, at) && !(AllowMembersEditMembership && isMember(context, group))) throw accessDenied();
}

function demandManage(context: Context, at: Resource): void {
  if (!managesGroup(context, at)) throw accessDenied();
}

function demandMembers(context: Context, at: Resource): void {
  const group = required(at.principal);
  if (context.store.groups.settings(group).OnlyAllowMembersViewMembership && !isMember(context, group) && !managesGroup(context, at)) throw accessDenied();
}

function checkTitle(context: Context, title: unknown, old?: PrincipalRow): string {
  if (typeof title !== 'string' || title.trim() === '' || title.length > 255 || forbidden.test(title)) throw groupNameInvalid();
  const taken = context.store.sites.principalByLogin(title, context.site.id);
  if (taken && taken.id !== old?.id) throw groupNameTaken();
  return title;
}

function readSettings(context: Context): Partial<GroupSettings> {
  const { body } = context;
  const known = new Set<string>([...groupFlags, 'Title', 'Description', 'RequestToJoinLeaveEmailSetting']);
  for (const name of Object.keys(body)) if (!ignored.has(name) && !known.has(name)) throw propertyMissing(name, 'SP.Group');
  for (const name of groupFlags) if (body[name] !== undefined && typeof body[name] !== 'boolean') throw invalidQuery(`Cannot convert a primitive value of the property '${name}' to the expected type 'Edm.Boolean'. See the inner exception for more details.`);
  const flags = Object.fromEntries(groupFlags.flatMap((name) => (typeof body[name] === 'boolean' ? [[name, body[name]]] : [])));
  const texts = Object.fromEntries((['Description', 'RequestToJoinLeaveEmailSetting'] as const).flatMap((name) => (typeof body[name] === 'string' ? [[name, body[name]]] : [])));
  return { ...flags, ...texts } as Partial<GroupSettings>;
}

function addGroup(context: Context, at: Resource): Answer {
  demand(context.rights.web(at.web), permission.createGroups);
  const { sites, groups, database } = context.store;
  const settings = readSettings(context);
  const title = checkTitle(context, context.body.Title);
  return database.transaction(() => {
    const group = sites.addPrincipal({ siteId: context.site.id, type: 8, login: title, email: '', title, isGuest: false, isSiteAdmin: false });
    groups.change(group, { ...settings, ownerId: context.person.id });
    return entityAnswer(principalEntity(context, group), 201);
  });
}

function changeGroup(context: Context, at: Resource): Answer {
  demandManage(context, at);
  const group = required(at.principal);
  const settings = readSettings(context);
  const title = context.body.Title === undefined ? group.title : checkTitle(context, context.body.Title, group);
  context.store.database.transaction(() => {
    context.store.groups.change(group, settings);
    context.store.groups.rename(group, title);
  });
  return { kind: 'nothing', status: 204 };
}

function removeGroup(context: Context, at: Resource, group: PrincipalRow): Answer {
  demandManage(context, { ...at, principal: group });
  context.store.sites.removePrincipal(group.id);
  return voidAnswer;
}

function setOwner(context: Context, at: Resource, args: Resource['args']): Answer {
  demandManage(context, at);
  const owner = context.store.sites.principalById(Number(argument(args, 0)));
  if (!owner || (owner.siteId !== null && owner.siteId !== context.site.id)) throw groupMissing();
  context.store.groups.change(required(at.principal), { ownerId: owner.id });
  return voidAnswer;
}

function addMember(context: Context, at: Resource): Answer {
  demandMembership(context, at);
  const person = welcomed(context, String(context.body.LoginName ?? ''));
  context.store.sites.join(required(at.principal).id, person.id);
  return entityAnswer(principalEntity(context, person), 201);
}

const levels: Readonly<Record<AssociatedRole, string>> = { Owners: 'Full Control', Members: 'Edit', Visitors: 'Read' };

/** Three groups for a web with rights of its own; those that it has already stay. */
function createAssociated(context: Context, at: Resource, args: Resource['args']): Answer {
  demand(context.rights.web(at.web), permission.managePermissions);
  const scope = securable.web(at.web);
  if (!hasOwnScope(context, scope)) throw invalidQuery('This operation is not allowed on an object that inherits permissions.');
  const seed = String(argument(args, 2, 'groupnameseed') ?? '') || at.web.title;
  const owners = [argument(args, 0, 'userlogin'), argument(args, 1, 'userlogin2')].flatMap((login) => (typeof login === 'string' && login !== '' ? [welcomed(context, login)] : []));
  context.store.database.transaction(() => {
    for (const role of ['Owners', 'Members', 'Visitors'] as const) {
      const group = ensureAssociated(context, at.web, role, `${seed} ${role}`);
      context.store.sites.assign(scope, group.id, roleNamed(levels[role]));
      if (role === 'Owners') for (const person of owners.length > 0 ? owners : [context.person]) context.store.sites.join(group.id, person.id);
    }
  });
  return voidAnswer;
}

function ensureAssociated(context: Context, web: WebRow, role: AssociatedRole, title: string): PrincipalRow {
  const { sites, groups } = context.store;
  const known = groups.associated(web, role);
  const old = known === undefined ? sites.principalByLogin(title, context.site.id) : sites.principalById(known);
  const group = old ?? sites.addPrincipal({ siteId: context.site.id, type: 8, login: title, email: '', title, isGuest: false, isSiteAdmin: false });
  groups.associate(web, role, group.id);
  return group;
}

const removals = (['removebyid', 'removebyloginname'] as const).flatMap((call) => [
  {
    on: 'groupUsers', method: 'POST' as const, call, name: 'Remove from a group', support: 'full' as const,
    handle: (context: Context, at: Resource, args: Resource['args']): Answer => {
      demandMembership(context, at);
      const value = argument(args, 0);
      context.store.sites.leave(required(at.principal).id, memberOf(context, call === 'removebyid' ? context.store.sites.principalById(Number(value)) : resolveLogin(context, String(value))).id);
      return voidAnswer;
    }
  },
  {
    on: 'groups', method: 'POST' as const, call, name: 'Delete a group', support: 'full' as const,
    handle: (context: Context, at: Resource, args: Resource['args']): Answer => {
      const found = call === 'removebyid' ? byId(context, at, { args }) : byName(context, String(argument(args, 0)));
      return removeGroup(context, at, required(found.principal));
    }
  }
]);

/** SharePoint groups: their settings, owners and members, and the three that a web calls its own. */
export const groupArea: Area = {
  name: 'Groups',
  steps: [
    { from: 'web', segment: 'sitegroups', to: 'groups', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'groups', segment, to: 'group', resolve: byId })),
    { from: 'groups', segment: 'getbyname', to: 'group', resolve: (context, _at, { args = [] }) => byName(context, String(argument(args, 0))) },
    ...['', 'getbyid'].map((segment) => ({ from: 'userGroups', segment, to: 'group', resolve: byId })),
    { from: 'userGroups', segment: 'getbyname', to: 'group', resolve: (context, _at, { args = [] }) => byName(context, String(argument(args, 0))) },
    { from: 'group', segment: 'users', to: 'groupUsers', resolve: () => ({}) }
  ],
  operations: [
    { on: 'groups', method: 'GET', name: 'List groups', support: 'full', handle: (context) => collection('SP.ApiData.Groups', context.store.sites.groups(context.site.id).map((group) => principalEntity(context, group))) },
    { on: 'groups', method: 'POST', name: 'Create a group', support: 'full', handle: addGroup },
    { on: 'group', method: 'GET', name: 'Read a group', support: 'full', handle: (context, at) => entityAnswer(principalEntity(context, required(at.principal))) },
    { on: 'group', method: 'MERGE', name: 'Change a group', support: 'full', handle: changeGroup },
    { on: 'group', method: 'GET', call: 'owner', name: 'Owner of a group', support: 'full', handle: (context, at) => {
      const owner = groupOwner(context, required(at.principal));
      return owner ? entityAnswer(principalEntity(context, owner)) : { kind: 'null' };
    } },
    { on: 'group', method: 'POST', call: 'setuserasowner', name: 'Give a group an owner', support: 'full', handle: setOwner },
    { on: 'groupUsers', method: 'GET', name: 'Members of a group', support: 'full', handle: (context, at) => {
      demandMembers(context, at);
      return collection('SP.ApiData.Users', context.store.sites.members(required(at.principal).id).map((member) => principalEntity(context, member)));
    } },
    { on: 'groupUsers', method: 'POST', name: 'Add to a group', support: 'full', handle: addMember },
    ...removals,
    { on: 'web', method: 'POST', call: 'createdefaultassociatedgroups', name: 'Make the three groups of a web', support: 'full', handle: createAssociated }
  ]
};
