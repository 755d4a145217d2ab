import { invalidQuery, itemMissing } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import { has, permission } from '../permissions/masks';
import { Rights, securable } from '../permissions/rights';
import { entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { foundFile, foundFolder } from './filePlaces';
import { breakInheritance, grantLimitedAccess, inheritAgain } from './permissions';
import { demandGrantable } from './roleDefinitions';
import { collection, demand, hasOwnScope } from './shapes';

/** None, view, edit, owner: SP.Sharing.Role. */
const roles = { none: 0, view: 1, edit: 2, owner: 3 } as const;

type Row = Resource & { readonly list: NonNullable<Resource['list']>; readonly item: NonNullable<Resource['item']> };

/** The row that a folder, a file or an item is. @throws 404 for folders that have none, as the root of a library */
function rowOf(context: Context, at: Resource): Row {
  if (at.kind === 'item' && at.list && at.item) return { ...at, list: at.list, item: at.item };
  const found = at.kind === 'folder' ? foundFolder(context, at) : foundFile(context, at);
  if (!found.row) throw itemMissing();
  return { ...at, kind: 'item', web: found.web, list: found.list, fields: found.fields, item: found.row };
}

const scopeOf = ({ list, item }: Row): string => securable.item(list, Number(item.id));
const maskOf = (rights: Rights, { web, list, item }: Row): bigint => rights.item(web, list, Number(item.id));

function roleOf(mask: bigint): number {
  if (has(mask, permission.managePermissions)) return roles.owner;
  return has(mask, permission.editListItems) ? roles.edit : has(mask, permission.viewListItems) ? roles.view : roles.none;
}

/** Somebody whom a picker names: by login, address or, as groups are typed, by title. */
function principalOf(context: Context, key: string): PrincipalRow | undefined {
  const { sites } = context.store;
  return sites.principalByLogin(key, context.site.id) ?? sites.principalByLogin(key, '') ?? sites.personByEmail(key) ?? sites.groups(context.site.id).find(({ title }) => title.toLowerCase() === key.toLowerCase())
    ?? context.store.database.get<PrincipalRow>('SELECT * FROM principals WHERE type = 4 AND title = ? COLLATE NOCASE', key);
}

/** What came of sharing (SP.SharingResult, pnpjs packages/sp/sharing: ISharingResult). */
function resultEntity(context: Context, row: Row, code: number, message: string | null): Entity {
  return {
    type: 'SP.SharingResult', path: 'SharingResult',
    props: {
      ErrorMessage: message, IconUrl: null, InvitedUsers: null, Name: String(row.item.fileLeafRef ?? ''), PermissionsPageRelativeUrl: `${row.web.url}/_layouts/15/user.aspx?List=${row.list.id}&obj=${row.list.id},${String(row.item.id)},LISTITEM`, StatusCode: code, UniquelyPermissionedUsers: [],
      Url: context.request.origin + encodeURI(String(row.item.fileRef ?? '')), UsersAddedToGroup: [], UsersWithAccessRequests: [], GroupsSharedWith: []
    }
  };
}

/** Names of the picker's text, `[{"Key":"i:0#.f|membership|…"}]`. @throws 400 for a text that is none */
function pickedOf(text: Json | undefined): readonly string[] {
  try {
    const picked: unknown = JSON.parse(String(text ?? ''));
    if (Array.isArray(picked) && picked.every((one) => typeof (one as { readonly Key?: unknown } | null)?.Key === 'string')) return picked.map((one) => (one as { readonly Key: string }).Key);
  } catch {
    // The same refusal as for a text of another shape.
  }
  throw invalidQuery('The parameter peoplePickerInput is missing or invalid.');
}

/** Rights of its own for the row, and the level for those who were picked. */
function share(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  demand(maskOf(context.rights, row), permission.managePermissions);
  const { body, store } = context;
  const people = pickedOf(body.peoplePickerInput).map((key) => principalOf(context, key));
  const role = /^role:\s*(\d+)$/.exec(String(body.roleValue ?? ''))?.[1];
  const level = role === undefined ? undefined : store.roles.find(context.site.id, Number(role));
  if (!level) throw invalidQuery('The parameter roleValue is missing or invalid.');
  demandGrantable(level);
  const known = people.filter((person) => person !== undefined);
  if (known.length === 0 || known.length < people.length) return entityAnswer(resultEntity(context, row, -1, 'The operation failed because the user could not be resolved.'));
  store.database.transaction(() => {
    breakInheritance(context, row, true, false);
    for (const { id } of known) {
      store.sites.assign(scopeOf(row), id, level.id);
      grantLimitedAccess(context, row, id);
    }
  });
  return entityAnswer(resultEntity(context, row, 0, null));
}

function unshare(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  inheritAgain(context, row);
  return entityAnswer(resultEntity(context, row, 0, null));
}

/** What those who are named may do. */
function check(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  demand(maskOf(context.rights, row), permission.enumeratePermissions);
  const { recipients } = context.body;
  if (!Array.isArray(recipients)) throw invalidQuery('The parameter recipients is missing or invalid.');
  return collection('SP.Sharing.SharingEntityPermissions', recipients.map((one, index): Entity => {
    const { alias, email } = (one ?? {}) as { readonly alias?: Json; readonly email?: Json };
    const name = String(alias ?? email ?? '');
    const person = principalOf(context, name);
    const role = person ? roleOf(maskOf(new Rights(context.store.database, person), row)) : roles.none;
    return { type: 'SP.Sharing.SharingEntityPermission', path: `SharingEntityPermissions(${index})`, props: { hasAccess: role !== roles.none, inputEntity: name, resolvedEntity: person?.login ?? '', role } };
  }));
}

const kinds: Readonly<Record<string, number>> = { file: 1, folder: 2, item: 3 };

function information(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  const mask = maskOf(context.rights, row);
  const address = context.request.origin + encodeURI(String(row.item.fileRef ?? ''));
  const mayShare = has(mask, permission.managePermissions);
  return entityAnswer({
    type: 'SP.Sharing.SharingInformation', path: 'SharingInformation',
    props: {
      anonymousLinkExpirationRestrictionDays: -1, canAddExternalPrincipal: false, canAddInternalPrincipal: mayShare, canRequestAccessForGrantAccess: false, canSendEmail: false, canUseSimplifiedRoles: true, currentRole: roleOf(mask), defaultLinkKind: 1, directUrl: address, domainRestrictionSettings: null, hasUniquePermissions: hasOwnScope(context, scopeOf(row)),
      isPubliclyShared: false, itemUrl: address, requiresAccessApproval: false, sharedObjectType: kinds[at.kind] ?? kinds.item ?? 3, sharingAbilities: { anonymousLinkAbilities: null, canStopSharing: mayShare }, webUrl: context.request.origin + row.web.url
    },
    onDemand: { permissionsInformation: () => ({ links: [], principals: [] }), pickerSettings: () => null }
  });
}

function settings(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  const mayShare = has(maskOf(context.rights, row), permission.managePermissions);
  const links = Object.fromEntries(['RetrieveReadonlyLink', 'ManageReadonlyLink', 'RetrieveReadWriteLink', 'ManageReadWriteLink', 'RetrieveOrganizationReadonlyLink', 'ManageOrganizationReadonlyLink', 'RetrieveOrganizationReadWriteLink', 'ManageOrganizationReadWriteLink'].map((name) => [`CanCurrentUser${name}`, false]));
  return entityAnswer({
    type: 'SP.ObjectSharingSettings', path: 'ObjectSharingSettings',
    props: {
      ...links, AccessRequestMode: false, CanCurrentUserShareExternally: false, CanCurrentUserShareInternally: mayShare, CanSendEmail: false, CanSendLink: false, CanShareFolder: true, DefaultShareLinkType: 1, HasEditRole: true, HasReadRole: true, InheritingWebLink: null, IsGuestUser: context.person.isGuest, IsPictureLibrary: false,
      IsUserSiteAdmin: context.person.isSiteAdmin, ItemId: String(row.item.id), ItemName: String(row.item.fileLeafRef ?? ''), ItemUrl: context.request.origin + encodeURI(String(row.item.fileRef ?? '')), ListId: row.list.id, PermissionsOnlyMode: false, RequiredAnonymousLinkExpirationInDays: 0, ShareByEmailEnabled: false,
      ShowExternalSharingWarning: false, SupportsAclPropagation: true, WebUrl: context.request.origin + row.web.url
    }
  });
}

/** There are no links to take away, so that they are gone; for those who could. */
function withoutLink(context: Context, at: Resource): Answer {
  demand(maskOf(context.rights, rowOf(context, at)), permission.managePermissions);
  return voidAnswer;
}

const calls: readonly (readonly [call: string, name: string, support: Operation['support'], note: string, handle: Operation['handle']])[] = [
  ['shareobject', 'Share', 'partly', 'by rights of its own; nobody is mailed', share], ['unshareobject', 'Share no longer', 'full', '', unshare], ['checkpermissions', 'What people may do', 'full', '', check],
  ['getsharinginformation', 'How something is shared', 'partly', 'links do not exist', information], ['getobjectsharingsettings', 'How something may be shared', 'partly', 'links do not exist', settings],
  ['unsharelink', 'End a link', 'partly', 'links do not exist', withoutLink], ['deletelinkbykind', 'Delete a link', 'partly', 'links do not exist', withoutLink]
];

/** Sharing of rows, files and folders with people of the directory, by role assignments. Links that open without rights are refused. */
export const sharingArea: Area = {
  name: 'Sharing',
  steps: [],
  operations: ['item', 'folder', 'file'].flatMap((on) => calls.map(([call, name, support, note, handle]): Operation => ({ on, method: 'POST', call, name: `${name}: ${on}`, support, ...(note === '' ? {} : { note }), handle })))
};
