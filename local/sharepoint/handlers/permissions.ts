import { invalidQuery, SharePointError } from '../errors/SharePointError';
import { fullControl, maskParts, permission, roleById, roles, type RoleDefinition } from '../permissions/masks';
import { securable } from '../permissions/rights';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { required } from './lists';
import { collection, demand, hasOwnScope, principalEntity } from './shapes';

function scopeOf(at: Resource): string {
  if (at.item && at.list) return securable.item(at.list, Number(at.item.id));
  return at.list ? securable.list(at.list) : securable.web(at.web);
}

function maskAt(context: Context, at: Resource): bigint {
  if (at.item && at.list) return context.rights.item(at.web, at.list, Number(at.item.id));
  return at.list ? context.rights.list(at.web, at.list) : context.rights.web(at.web);
}

function roleEntity(role: RoleDefinition): Entity {
  return { type: 'SP.RoleDefinition', path: `Web/RoleDefinitions(${role.id})`, props: { BasePermissions: maskParts(role.mask), Description: role.description, Hidden: role.roleTypeKind === 1, Id: role.id, Name: role.name, Order: role.order, RoleTypeKind: role.roleTypeKind } };
}

function roleBy(find: (role: RoleDefinition) => boolean): Partial<Resource> {
  const role = roles.find(find);
  // A level that is missing by name answers 500, not 404 (measured).
  if (!role) throw new SharePointError(500, '-2146232832, Microsoft.SharePoint.SPException', 'Can not find the permission level.');
  return { roleId: role.id };
}

/** The nearest scope that has assignments of its own. */
function effectiveScope(context: Context, at: Resource): string {
  const folder = at.item && at.list ? context.rights.folderScope(at.list, String(at.item.fileDirRef)) : undefined;
  const scopes = [...(at.item && at.list ? [securable.item(at.list, Number(at.item.id))] : []), ...(folder === undefined ? [] : [folder]), ...(at.list ? [securable.list(at.list)] : []), securable.web(at.web)];
  return scopes.find((scope) => hasOwnScope(context, scope)) ?? securable.web(at.web);
}

function assignmentEntities(context: Context, at: Resource): Entity[] {
  const rows = context.store.database.all<{ principalId: number; roleId: number }>('SELECT principalId, roleId FROM assignments WHERE securable = ? ORDER BY principalId', effectiveScope(context, at));
  return [...new Set(rows.map((row) => row.principalId))].map((id) => ({
    type: 'SP.RoleAssignment', path: `Web/RoleAssignments/GetByPrincipalId(${id})`, props: { PrincipalId: id },
    links: {
      Member: (): Answer => {
        const principal = context.store.sites.principalById(id);
        return principal ? { kind: 'entity', entity: principalEntity(context, principal) } : { kind: 'null' };
      },
      RoleDefinitionBindings: () => collection('SP.RoleDefinition', rows.filter((row) => row.principalId === id).flatMap((row) => {
        const role = roleById(row.roleId);
        return role ? [roleEntity(role)] : [];
      }))
    }
  }));
}

/** Breaking leaves the caller at Full Control and nobody else, unless the old assignments are copied (measured: operator-safety-grant). */
function breakInheritance(context: Context, at: Resource, copy: boolean): Answer {
  demand(maskAt(context, at), permission.managePermissions);
  const scope = scopeOf(at);
  const { database } = context.store;
  if (hasOwnScope(context, scope)) return voidAnswer;
  database.transaction(() => {
    const from = effectiveScope(context, at);
    database.run('INSERT INTO scopes(securable, listNo, itemId) VALUES(?, ?, ?)', scope, at.list?.no ?? null, at.item ? Number(at.item.id) : null);
    if (copy) database.run('INSERT OR IGNORE INTO assignments(securable, principalId, roleId) SELECT ?, principalId, roleId FROM assignments WHERE securable = ?', scope, from);
    else context.store.sites.assign(scope, context.person.id, roles[0]?.id ?? 0);
  });
  return voidAnswer;
}

const securables = ['web', 'list', 'item'];

export const permissionArea: Area = {
  name: 'Permissions',
  steps: [
    { from: 'web', segment: 'roledefinitions', to: 'roleDefinitions', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'roleDefinitions', segment, to: 'roleDefinition', resolve: (_context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }) => roleBy((role) => role.id === Number(argument(args, 0))) })),
    { from: 'roleDefinitions', segment: 'getbyname', to: 'roleDefinition', resolve: (_context, _at, { args = [] }) => roleBy((role) => role.name.toLowerCase() === String(argument(args, 0)).toLowerCase()) },
    { from: 'roleDefinitions', segment: 'getbytype', to: 'roleDefinition', resolve: (_context, _at, { args = [] }) => roleBy((role) => role.roleTypeKind === Number(argument(args, 0))) },
    ...securables.map((from) => ({ from, segment: 'roleassignments', to: 'roleAssignments', resolve: (context: Context, at: Resource) => ({ scope: scopeOf({ ...at, ...{} }), name: String(context.person.id) }) }))
  ],
  operations: [
    { on: 'roleDefinitions', method: 'GET', name: 'Permission levels', support: 'full', handle: () => collection('SP.ApiData.RoleDefinitions', roles.map(roleEntity)) },
    { on: 'roleDefinition', method: 'GET', name: 'One permission level', support: 'full', handle: (_context, at) => entityAnswer(roleEntity(required(roleById(required(at.roleId))))) },
    { on: 'roleAssignments', method: 'GET', name: 'Role assignments', support: 'full', handle: (context, at) => {
      demand(maskAt(context, at), permission.enumeratePermissions);
      return collection('SP.ApiData.RoleAssignments', assignmentEntities(context, at));
    } },
    ...(['addroleassignment', 'removeroleassignment'] as const).map((call) => ({
      on: 'roleAssignments', method: 'POST' as const, call, name: call === 'addroleassignment' ? 'Grant a level' : 'Take a level away', support: 'full' as const,
      handle: (context: Context, at: Resource, args: Resource['args']): Answer => {
        demand(maskAt(context, at), permission.managePermissions);
        const scope = scopeOf(at);
        if (!hasOwnScope(context, scope)) throw invalidQuery('This operation is not allowed on an object that inherits permissions.');
        const principal = Number(argument(args, 0, 'principalid'));
        const role = Number(argument(args, 1, 'roledefid'));
        if (!context.store.sites.principalById(principal) || !roleById(role)) throw invalidQuery('Cannot find the principal or the permission level.');
        if (call === 'addroleassignment') context.store.sites.assign(scope, principal, role);
        else context.store.database.run('DELETE FROM assignments WHERE securable = ? AND principalId = ? AND roleId = ?', scope, principal, role);
        return voidAnswer;
      }
    })),
    ...securables.flatMap((on) => [
      { on, method: 'POST' as const, call: 'breakroleinheritance', name: `Break inheritance of a ${on}`, support: 'full' as const, handle: (context: Context, at: Resource, args: Resource['args']) => breakInheritance(context, at, argument(args, 0, 'copyroleassignments') === true) },
      { on, method: 'POST' as const, call: 'resetroleinheritance', name: `Inherit the rights of a ${on} again`, support: 'full' as const, handle: (context: Context, at: Resource): Answer => {
        demand(maskAt(context, at), permission.managePermissions);
        context.store.database.run('DELETE FROM assignments WHERE securable = ?', scopeOf(at));
        context.store.database.run('DELETE FROM scopes WHERE securable = ?', scopeOf(at));
        return voidAnswer;
      } }
    ])
  ]
};

export { fullControl };
