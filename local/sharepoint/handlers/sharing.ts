import { invalidQuery } from '../errors/SharePointError';
import type { Json } from '../model';
import { has, permission } from '../permissions/masks';
import { Rights } from '../permissions/rights';
import { entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { inheritAgain } from './permissions';
import { grantOnRow, levelNamed, maskOfRow, pickedPeople, principalNamed, rowOf, rowResult, scopeOfRow, unresolved } from './sharedRow';
import { linksOf } from './sharingLinks';
import { collection, demand, hasOwnScope } from './shapes';

/** None, view, edit, owner: SP.Sharing.Role. */
const roles = { none: 0, view: 1, edit: 2, owner: 3 } as const;

function roleOf(mask: bigint): number {
  if (has(mask, permission.managePermissions)) return roles.owner;
  return has(mask, permission.editListItems) ? roles.edit : has(mask, permission.viewListItems) ? roles.view : roles.none;
}

function share(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  demand(maskOfRow(context.rights, row), permission.managePermissions);
  const people = pickedPeople(context, context.body.peoplePickerInput);
  const level = levelNamed(context, context.body.roleValue);
  if (people) grantOnRow(context, row, people, level);
  return entityAnswer(rowResult(context, row, people ? 0 : -1, people ? null : unresolved));
}

/** Rights as around it, and no links. */
function unshare(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  inheritAgain(context, row);
  context.store.sharingLinks.removeAll(row.list.id, Number(row.item.id));
  return entityAnswer(rowResult(context, row, 0, null));
}

/** What those who are named may do. */
function check(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  demand(maskOfRow(context.rights, row), permission.enumeratePermissions);
  const { recipients } = context.body;
  if (!Array.isArray(recipients)) throw invalidQuery('The parameter recipients is missing or invalid.');
  return collection('SP.Sharing.SharingEntityPermissions', recipients.map((one, index): Entity => {
    const { alias, email } = (one ?? {}) as { readonly alias?: Json; readonly email?: Json };
    const name = String(alias ?? email ?? '');
    const person = principalNamed(context, name);
    const role = person ? roleOf(maskOfRow(new Rights(context.store.database, person), row)) : roles.none;
    return { type: 'SP.Sharing.SharingEntityPermission', path: `SharingEntityPermissions(${index})`, props: { hasAccess: role !== roles.none, inputEntity: name, resolvedEntity: person?.login ?? '', role } };
  }));
}

const kinds: Readonly<Record<string, number>> = { file: 1, folder: 2, item: 3 };

function information(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  const mask = maskOfRow(context.rights, row);
  const address = context.request.origin + encodeURI(String(row.item.fileRef ?? ''));
  const mayShare = has(mask, permission.managePermissions);
  return entityAnswer({
    type: 'SP.Sharing.SharingInformation', path: 'SharingInformation',
    props: {
      anonymousLinkExpirationRestrictionDays: -1, canAddExternalPrincipal: false, canAddInternalPrincipal: mayShare, canRequestAccessForGrantAccess: false, canSendEmail: false, canUseSimplifiedRoles: true, currentRole: roleOf(mask), defaultLinkKind: 1, directUrl: address, domainRestrictionSettings: null, hasUniquePermissions: hasOwnScope(context, scopeOfRow(row)),
      isPubliclyShared: false, itemUrl: address, requiresAccessApproval: false, sharedObjectType: kinds[at.kind] ?? kinds.item ?? 3, sharingAbilities: { anonymousLinkAbilities: null, canStopSharing: mayShare }, webUrl: context.request.origin + row.web.url
    },
    onDemand: { permissionsInformation: () => ({ links: linksOf(context, row), principals: [] }), pickerSettings: () => null }
  });
}

function settings(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  const mayShare = has(maskOfRow(context.rights, row), permission.managePermissions);
  const links = Object.fromEntries(['RetrieveReadonlyLink', 'ManageReadonlyLink', 'RetrieveReadWriteLink', 'ManageReadWriteLink', 'RetrieveOrganizationReadonlyLink', 'ManageOrganizationReadonlyLink', 'RetrieveOrganizationReadWriteLink', 'ManageOrganizationReadWriteLink'].map((name) => [`CanCurrentUser${name}`, mayShare]));
  return entityAnswer({
    type: 'SP.ObjectSharingSettings', path: 'ObjectSharingSettings',
    props: {
      ...links, AccessRequestMode: false, CanCurrentUserShareExternally: false, CanCurrentUserShareInternally: mayShare, CanSendEmail: false, CanSendLink: mayShare, CanShareFolder: true, DefaultShareLinkType: 1, HasEditRole: true, HasReadRole: true, InheritingWebLink: null, IsGuestUser: context.person.isGuest, IsPictureLibrary: false,
      IsUserSiteAdmin: context.person.isSiteAdmin, ItemId: String(row.item.id), ItemName: String(row.item.fileLeafRef ?? ''), ItemUrl: context.request.origin + encodeURI(String(row.item.fileRef ?? '')), ListId: row.list.id, PermissionsOnlyMode: false, RequiredAnonymousLinkExpirationInDays: 0, ShareByEmailEnabled: false,
      ShowExternalSharingWarning: false, SupportsAclPropagation: true, WebUrl: context.request.origin + row.web.url
    }
  });
}

const calls: readonly (readonly [call: string, name: string, support: Operation['support'], note: string, handle: Operation['handle']])[] = [
  ['shareobject', 'Share', 'partly', 'by rights of its own; nobody is mailed', share], ['unshareobject', 'Share no longer', 'full', '', unshare], ['checkpermissions', 'What people may do', 'full', '', check],
  ['getsharinginformation', 'How something is shared', 'partly', 'without the people that rights were given to', information], ['getobjectsharingsettings', 'How something may be shared', 'partly', 'nobody is mailed', settings]
];

/** Sharing of rows, files and folders with people of the directory, by role assignments. */
export const sharingArea: Area = {
  name: 'Sharing',
  steps: [],
  operations: ['item', 'folder', 'file'].flatMap((on) => calls.map(([call, name, support, note, handle]): Operation => ({ on, method: 'POST', call, name: `${name}: ${on}`, support, ...(note === '' ? {} : { note }), handle })))
};
