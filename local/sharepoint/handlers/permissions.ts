import { invalidQuery, SharePointError } from '../errors/SharePointError';
import { permission, roles } from '../permissions/masks';
import { securable } from '../permissions/rights';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { required } from './lists';
import { demandGrantable, roleEntity, roleFailure } from './roleDefinitions';
import { collection, demand, hasOwnScope, principalEntity } from './shapes';

function scopeOf(at: Resource): string {
  if (at.item && at.list) return securable.item(at.list, Number(at.item.id));
  return at.list ? securable.list(at.list) : securable.web(at.web);
}

function maskAt(context: Context, at: Resource): bigint {
  if (at.item && at.list) return context.rights.item(at.web, at.list, Number(at.item.id));
  return at.list ? context.rights.list(at.web, at.list) : context.rights.web(at.web);
}

/** The nearest scope that has assignments of its own. */
function effectiveScope(context: Context, at: Resource): string {
  const folder = at.item && at.list ? context.rights.folderScope(at.list, String(at.item.fileDirRef)) : undefined;
  const scopes = [...(at.item && at.list ? [securable.item(at.list, Number(at.item.id))] : []), ...(folder === undefined ? [] : [folder]), ...(at.list ? [securable.list(at.list)] : []), securable.web(at.web)];
  return scopes.find((scope) => hasOwnScope(context, scope)) ?? context.rights.scopeOfWeb(at.web);
}

interface Assignment {
  readonly principalId: number;
  readonly roleId: number;
}

function assignmentsAt(context: Context, at: Resource): Assignment[] {
  return context.store.database.all<Assignment>('SELECT principalId, roleId FROM assignments WHERE securable = ? ORDER BY principalId', effectiveScope(context, at));
}

function bindings(context: Context, rows: readonly Assignment[], id: number): Answer {
  return collection('SP.ApiData.RoleDefinitions', rows.filter((row) => row.principalId === id).flatMap((row) => {
    const role = context.store.roles.find(context.site.id, row.roleId);
    return role ? [roleEntity(context, role)] : [];
  }));
}

function assignmentEntity(context: Context, rows: readonly Assignment[], id: number): Entity {
  return {
    type: 'SP.RoleAssignment', path: `Web/RoleAssignments/GetByPrincipalId(${id})`, props: { PrincipalId: id },
    links: {
      Member: (): Answer => {
        const principal = context.store.sites.principalById(id);
        return principal ? { kind: 'entity', entity: principalEntity(context, principal) } : { kind: 'null' };
      },
      RoleDefinitionBindings: () => bindings(context, rows, id)
    }
  };
}

function assignmentEntities(context: Context, at: Resource): Entity[] {
  const rows = assignmentsAt(context, at);
  return [...new Set(rows.map((row) => row.principalId))].map((id) => assignmentEntity(context, rows, id));
}

/** Role assignments of a web, list or row, as `$expand` shows them. @throws 403 for those who may not see them */
export function assignmentsOf(context: Context, at: Resource): Answer {
  demand(maskAt(context, at), permission.enumeratePermissions);
  return collection('SP.ApiData.RoleAssignments', assignmentEntities(context, at));
}

/** One assignment, by the id of its principal. */
function findAssignment(context: Context, at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> {
  demand(maskAt(context, at), permission.enumeratePermissions);
  const id = Number(argument(args, 0));
  const principal = context.store.sites.principalById(id);
  if (!principal || !assignmentsAt(context, at).some(({ principalId }) => principalId === id)) throw new SharePointError(404, '-2147024809, System.ArgumentException', `Can not find the principal with id: ${id}.`);
  return { principal };
}

/** A grant below gives Limited Access above, so that what was granted can be reached (measured: item-access). */
export function grantLimitedAccess(context: Context, at: Resource, principal: number): void {
  if (!at.list) return;
  const { item, ...list } = at;
  const above = [...(item ? [effectiveScope(context, list)] : []), context.rights.scopeOfWeb(at.web)];
  const limited = roles.find(({ roleTypeKind }) => roleTypeKind === 1)?.id ?? 0;
  for (const scope of above) {
    const isThere = context.store.database.get('SELECT 1 FROM assignments WHERE securable = ? AND principalId = ?', scope, principal);
    if (!isThere) context.store.sites.assign(scope, principal, limited);
  }
}

/** What lies below inherits again. */
function clearBelow(context: Context, at: Resource): void {
  const { database } = context.store;
  const below = at.item ? [] : at.list
    ? database.all<{ securable: string }>('SELECT securable FROM scopes WHERE listNo = ? AND itemId IS NOT NULL', at.list.no)
    : database.all<{ securable: string }>('SELECT securable FROM scopes WHERE listNo IN (SELECT no FROM lists WHERE webId = ?)', at.web.id);
  for (const { securable: scope } of below) {
    database.run('DELETE FROM assignments WHERE securable = ?', scope);
    database.run('DELETE FROM scopes WHERE securable = ?', scope);
  }
}

/** https://learn.microsoft.com/office365/servicedescriptions/sharepoint-online-service-description/sharepoint-online-limits: unique permissions. */
function demandRoom(context: Context, at: Resource): void {
  if (!at.list) return;
  if (!at.item && context.store.items.count(at.list) > context.limits.itemsToBreakInheritance) throw roleFailure('You cannot break inheritance for this list because there are too many items in it.');
  const scopes = context.store.database.get<{ n: number }>('SELECT count(*) AS n FROM scopes WHERE listNo = ?', at.list.no)?.n ?? 0;
  if (scopes >= context.limits.scopesPerList) throw roleFailure('The list has reached the limit of unique security scopes.');
}

/** Breaking leaves the caller at Full Control and nobody else, unless the old assignments are copied (measured: operator-safety-grant). */
export function breakInheritance(context: Context, at: Resource, copy: boolean, isClearing: boolean): Answer {
  demand(maskAt(context, at), permission.managePermissions);
  const scope = scopeOf(at);
  const { database } = context.store;
  if (hasOwnScope(context, scope)) return voidAnswer;
  demandRoom(context, at);
  database.transaction(() => {
    const from = effectiveScope(context, at);
    database.run('INSERT INTO scopes(securable, listNo, itemId) VALUES(?, ?, ?)', scope, at.list?.no ?? null, at.item ? Number(at.item.id) : null);
    if (copy) database.run('INSERT OR IGNORE INTO assignments(securable, principalId, roleId) SELECT ?, principalId, roleId FROM assignments WHERE securable = ?', scope, from);
    else context.store.sites.assign(scope, context.person.id, roles[0]?.id ?? 0);
    if (isClearing) clearBelow(context, at);
  });
  return voidAnswer;
}

/** Takes the rights of an object's own away. @throws 403 for those who may not manage them */
export function inheritAgain(context: Context, at: Resource): Answer {
  demand(maskAt(context, at), permission.managePermissions);
  context.store.database.run('DELETE FROM assignments WHERE securable = ?', scopeOf(at));
  context.store.database.run('DELETE FROM scopes WHERE securable = ?', scopeOf(at));
  return voidAnswer;
}

const securables = ['web', 'list', 'item'];

export const permissionArea: Area = {
  name: 'Permissions',
  steps: [
    ...securables.map((from) => ({ from, segment: 'roleassignments', to: 'roleAssignments', resolve: (context: Context, at: Resource) => ({ scope: scopeOf({ ...at, ...{} }), name: String(context.person.id) }) })),
    ...['', 'getbyprincipalid'].map((segment) => ({ from: 'roleAssignments', segment, to: 'roleAssignment', resolve: findAssignment })),
    { from: 'roleAssignment', segment: 'groups', to: 'userGroups', resolve: () => ({}) },
    { from: 'roleAssignment', segment: 'member', to: 'user', resolve: () => ({}) }
  ],
  operations: [
    { on: 'roleAssignments', method: 'GET', name: 'Role assignments', support: 'full', handle: assignmentsOf },
    { on: 'roleAssignment', method: 'GET', name: 'One role assignment', support: 'full', handle: (context, at) => entityAnswer(assignmentEntity(context, assignmentsAt(context, at), required(at.principal).id)) },
    { on: 'roleAssignment', method: 'GET', call: 'roledefinitionbindings', name: 'Levels of a role assignment', support: 'full', handle: (context, at) => bindings(context, assignmentsAt(context, at), required(at.principal).id) },
    { on: 'roleAssignment', method: 'DELETE', name: 'Take all levels away', support: 'full', handle: (context, at): Answer => {
      demand(maskAt(context, at), permission.managePermissions);
      const scope = scopeOf(at);
      if (!hasOwnScope(context, scope)) throw invalidQuery('This operation is not allowed on an object that inherits permissions.');
      context.store.database.run('DELETE FROM assignments WHERE securable = ? AND principalId = ?', scope, required(at.principal).id);
      return { kind: 'nothing', status: 200 };
    } },
    ...(['addroleassignment', 'removeroleassignment'] as const).map((call) => ({
      on: 'roleAssignments', method: 'POST' as const, call, name: call === 'addroleassignment' ? 'Grant a level' : 'Take a level away', support: 'full' as const,
      handle: (context: Context, at: Resource, args: Resource['args']): Answer => {
        demand(maskAt(context, at), permission.managePermissions);
        const scope = scopeOf(at);
        if (!hasOwnScope(context, scope)) throw invalidQuery('This operation is not allowed on an object that inherits permissions.');
        const principal = Number(argument(args, 0, 'principalid'));
        const role = Number(argument(args, 1, 'roledefid'));
        const level = context.store.roles.find(context.site.id, role);
        if (!context.store.sites.principalById(principal) || !level) throw invalidQuery('Cannot find the principal or the permission level.');
        if (call === 'addroleassignment') {
          demandGrantable(level);
          context.store.database.transaction(() => {
            context.store.sites.assign(scope, principal, role);
            grantLimitedAccess(context, at, principal);
          });
        }
        else context.store.database.run('DELETE FROM assignments WHERE securable = ? AND principalId = ? AND roleId = ?', scope, principal, role);
        return voidAnswer;
      }
    })),
    ...securables.flatMap((on) => [
      { on, method: 'POST' as const, call: 'breakroleinheritance', name: `Break inheritance of a ${on}`, support: 'full' as const, handle: (context: Context, at: Resource, args: Resource['args']) => breakInheritance(context, at, argument(args, 0, 'copyroleassignments') === true, argument(args, 1, 'clearsubscopes') === true) },
      { on, method: 'POST' as const, call: 'resetroleinheritance', name: `Inherit the rights of a ${on} again`, support: 'full' as const, handle: inheritAgain }
    ])
  ]
};
