import { invalidQuery, SharePointError } from '../errors/SharePointError';
import type { Json } from '../model';
import { fullControl, maskParts, permission, type RoleDefinition } from '../permissions/masks';
import { argument, entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area } from '../routes/table';
import { required } from './lists';
import { collection, demand } from './shapes';

/** Measured: up to 512, else 500. */
const descriptionLimit = 512;
const ignored = new Set(['__metadata', 'odata.type', 'odata.metadata', 'odata.id', 'odata.editLink', 'Hidden', 'Id', 'RoleTypeKind']);

export const roleFailure = (message: string): SharePointError => new SharePointError(500, '-2146232832, Microsoft.SharePoint.SPException', message);

export function roleEntity(context: Context, role: RoleDefinition): Entity {
  const mask = maskParts(role.mask);
  return {
    type: 'SP.RoleDefinition', path: `Web/RoleDefinitions(${role.id})`,
    props: {
      BasePermissions: context.level === 'verbose' ? { __metadata: { type: 'SP.BasePermissions' }, ...mask } : mask, Description: role.description, Hidden: role.roleTypeKind === 1 || role.roleTypeKind === 8, Id: role.id, Name: role.name, Order: role.order,
      RoleTypeKind: role.roleTypeKind
    }
  };
}

function roleBy(context: Context, find: (role: RoleDefinition) => boolean): Partial<Resource> {
  const role = context.store.roles.all(context.site.id).find(find);
  // A level that is missing by name answers 500, not 404 (measured).
  if (!role) throw roleFailure('Can not find the permission level.');
  return { roleId: role.id };
}

const byId = (context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => roleBy(context, ({ id }) => id === Number(argument(args, 0, 'id')));

const roleAt = (context: Context, at: Resource): RoleDefinition => required(context.store.roles.find(context.site.id, required(at.roleId)));

/** Levels belong to the top of the site collection; webs below share them. */
function demandLevels(context: Context, at: Resource): void {
  demand(context.rights.web(at.web), permission.managePermissions);
  if (at.web.url !== context.site.url) throw roleFailure('This web site inherits its permission levels from the top of the site collection, where they can be changed.');
}

/** Two unsigned halves, as strings. @throws 400 for what is no mask. */
export function readMask(value: Json | undefined): bigint {
  const { High, Low } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, Json>>;
  const half = (part: Json | undefined): bigint => {
    if (typeof part !== 'string' || !/^\d{1,10}$/.test(part) || Number(part) > 0xffffffff) throw invalidQuery("Cannot convert a primitive value to the expected type 'Edm.Int64'. See the inner exception for more details.");
    return BigInt(part);
  };
  return ((half(High) << 32n) | half(Low)) & fullControl;
}

function readRole(context: Context, old: RoleDefinition): RoleDefinition {
  const { body } = context;
  for (const name of Object.keys(body)) {
    if (!ignored.has(name) && !['BasePermissions', 'Description', 'Name', 'Order'].includes(name)) throw invalidQuery(`The property '${name}' does not exist on type 'SP.RoleDefinition'. Make sure to only use property names that are defined by the type.`);
  }
  const name = typeof body.Name === 'string' ? body.Name.trim() : old.name;
  const description = typeof body.Description === 'string' ? body.Description : old.description;
  if (name === '' || name.length > 255) throw roleFailure('The name of the permission level is empty or too long.');
  if (description.length > descriptionLimit) throw roleFailure(`The description of the permission level is longer than ${descriptionLimit} characters.`);
  if (context.store.roles.all(context.site.id).some((role) => role.id !== old.id && role.name.toLowerCase() === name.toLowerCase())) throw roleFailure('A permission level with this name exists already.');
  return { ...old, name, description, order: wholeNumber('Order', body.Order, { from: -2_147_483_648 }) ?? old.order, mask: body.BasePermissions === undefined ? old.mask : readMask(body.BasePermissions) };
}

/** Full Control and Limited Access stay as they are. */
function demandChangeable(role: RoleDefinition): void {
  if (role.roleTypeKind === 5 || role.roleTypeKind === 1) throw roleFailure('This permission level cannot be changed or deleted.');
}

export const roleDefinitionArea: Area = {
  name: 'Permission levels',
  steps: [
    { from: 'web', segment: 'roledefinitions', to: 'roleDefinitions', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'roleDefinitions', segment, to: 'roleDefinition', resolve: byId })),
    { from: 'roleDefinitions', segment: 'getbyname', to: 'roleDefinition', resolve: (context, _at, { args = [] }) => roleBy(context, (role) => role.name.toLowerCase() === String(argument(args, 0)).toLowerCase()) },
    { from: 'roleDefinitions', segment: 'getbytype', to: 'roleDefinition', resolve: (context, _at, { args = [] }) => roleBy(context, (role) => role.roleTypeKind === Number(argument(args, 0))) }
  ],
  operations: [
    { on: 'roleDefinitions', method: 'GET', name: 'Permission levels', support: 'full', handle: (context) => collection('SP.ApiData.RoleDefinitions', context.store.roles.all(context.site.id).map((role) => roleEntity(context, role))) },
    { on: 'roleDefinitions', method: 'POST', name: 'Make a permission level', support: 'full', handle: (context, at): Answer => {
      demandLevels(context, at);
      const role = readRole(context, { id: 0, name: '', description: '', order: 0, roleTypeKind: 0, mask: 0n });
      return entityAnswer(roleEntity(context, context.store.roles.add(context.site.id, role)), 201);
    } },
    { on: 'roleDefinition', method: 'GET', name: 'One permission level', support: 'full', handle: (context, at) => entityAnswer(roleEntity(context, roleAt(context, at))) },
    { on: 'roleDefinition', method: 'MERGE', name: 'Change a permission level', support: 'full', handle: (context, at): Answer => {
      demandLevels(context, at);
      const role = roleAt(context, at);
      demandChangeable(role);
      context.store.roles.save(context.site.id, readRole(context, role));
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'roleDefinition', method: 'DELETE', name: 'Delete a permission level', support: 'full', handle: (context, at): Answer => {
      demandLevels(context, at);
      const role = roleAt(context, at);
      demandChangeable(role);
      context.store.roles.remove(context.site.id, role, context.store.groups.scopes(context.site.id));
      return { kind: 'nothing', status: 200 };
    } }
  ]
};

/** Whether a level may be granted by hand: Limited Access comes by itself with a grant below. */
export function demandGrantable(role: RoleDefinition): void {
  if (role.roleTypeKind === 1) throw roleFailure('You cannot grant a user the limited access permission level.');
}

