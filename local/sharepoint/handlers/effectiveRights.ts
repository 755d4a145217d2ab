import { invalidQuery, userMissing } from '../errors/SharePointError';
import { has, maskParts, permission } from '../permissions/masks';
import { Rights, securable } from '../permissions/rights';
import { argument, entityAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { itemEntity } from './itemShape';
import { required } from './lists';
import { resolveLogin } from './people';
import { readMask } from './roleDefinitions';
import { demand, hasOwnScope, listEntity, webEntity } from './shapes';

function maskOf(rights: Rights, at: Resource): bigint {
  if (at.item && at.list) return rights.item(at.web, at.list, Number(at.item.id));
  return at.list ? rights.list(at.web, at.list) : rights.web(at.web);
}

/** Rights of anybody: for other people it takes Enumerate Permissions (measured: readers get 403). */
function effectivePermissions(context: Context, at: Resource, args: Resource['args']): Answer {
  const person = resolveLogin(context, String(argument(args, 0, 'username') ?? ''));
  if (person?.id !== context.person.id) demand(maskOf(context.rights, at), permission.enumeratePermissions);
  if (!person || person.type === 8) throw userMissing();
  return { kind: 'value', name: 'GetUserEffectivePermissions', type: 'SP.BasePermissions', value: maskParts(maskOf(new Rights(context.store.database, person), at)) };
}

/** `{'High':'0','Low':'1'}`, as the address writes it. */
function maskIn(text: string): bigint {
  const half = (name: string): string | undefined => new RegExp(`['"]?${name}['"]?\\s*:\\s*['"]?(\\d+)`, 'i').exec(text)?.[1];
  const [high, low] = [half('High'), half('Low')];
  if (high === undefined || low === undefined) throw invalidQuery('The parameter permissionMask is missing or invalid.');
  return readMask({ High: high, Low: low });
}

/** The nearest object, itself or above, that has rights of its own. */
function ancestor(context: Context, at: Resource): Answer {
  const { list, item } = at;
  if (list && item && hasOwnScope(context, securable.item(list, Number(item.id)))) return entityAnswer(itemEntity(context, list, at.fields ?? [], item));
  const folder = list && item ? context.rights.folderScope(list, String(item.fileDirRef)) : undefined;
  const row = list && folder !== undefined ? context.store.items.find(list, Number(folder.split(':').at(-1))) : undefined;
  if (list && row) return entityAnswer(itemEntity(context, list, at.fields ?? [], row));
  if (list && hasOwnScope(context, securable.list(list))) return entityAnswer(listEntity(context, at.web, list));
  const isOwn = context.rights.scopeOfWeb(at.web) === securable.web(at.web);
  return entityAnswer(webEntity(context, isOwn ? at.web : required(context.store.sites.webByUrl(context.site.url))));
}

const securables = ['web', 'list', 'item'];

/** What people may do, as the service works it out. */
export const effectiveRightsArea: Area = {
  name: 'Effective rights',
  steps: [],
  operations: [
    ...securables.flatMap((on) => [
      { on, method: 'GET' as const, call: 'getusereffectivepermissions', name: `Rights of a person on a ${on}`, support: 'full' as const, handle: effectivePermissions },
      { on, method: 'GET' as const, call: 'firstuniqueancestorsecurableobject', name: `Where the rights of a ${on} come from`, support: 'full' as const, handle: ancestor }
    ]),
    { on: 'web', method: 'GET', call: 'doesuserhavepermissions', name: 'Whether the caller has rights on a web', support: 'full', handle: (context, at, args) => ({
      kind: 'value', name: 'DoesUserHavePermissions', type: 'Edm.Boolean', value: has(context.rights.web(at.web), maskIn(String(argument(args, 0, 'permissionmask') ?? '')))
    }) }
  ]
};
