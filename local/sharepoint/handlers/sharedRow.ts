import { invalidQuery, itemMissing } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import type { RoleDefinition } from '../permissions/masks';
import { securable, type Rights } from '../permissions/rights';
import type { Context, Entity, Resource } from '../routes/context';
import { foundFile, foundFolder } from './filePlaces';
import { breakInheritance, grantLimitedAccess } from './permissions';
import { demandGrantable } from './roleDefinitions';

export type SharedRow = Resource & { readonly list: NonNullable<Resource['list']>; readonly item: NonNullable<Resource['item']> };

/** The row that a folder, a file or an item is. @throws 404 for folders that have none, as the root of a library */
export function rowOf(context: Context, at: Resource): SharedRow {
  if (at.kind === 'item' && at.list && at.item) return { ...at, list: at.list, item: at.item };
  const found = at.kind === 'folder' ? foundFolder(context, at) : foundFile(context, at);
  if (!found.row) throw itemMissing();
  return { ...at, kind: 'item', web: found.web, list: found.list, fields: found.fields, item: found.row };
}

export const scopeOfRow = ({ list, item }: SharedRow): string => securable.item(list, Number(item.id));
export const maskOfRow = (rights: Rights, { web, list, item }: SharedRow): bigint => rights.item(web, list, Number(item.id));
export const addressOfRow = (context: Context, { item }: SharedRow): string => context.request.origin + encodeURI(String(item.fileRef ?? ''));

/** Somebody whom a picker names: by login, address or, as groups are typed, by title. */
export function principalNamed(context: Context, key: string): PrincipalRow | undefined {
  const { sites } = context.store;
  return sites.principalByLogin(key, context.site.id) ?? sites.principalByLogin(key, '') ?? sites.personByEmail(key) ?? sites.groups(context.site.id).find(({ title }) => title.toLowerCase() === key.toLowerCase())
    ?? context.store.database.get<PrincipalRow>('SELECT * FROM principals WHERE type = 4 AND title = ? COLLATE NOCASE', key);
}

/** What came of sharing (SP.SharingResult, pnpjs packages/sp/sharing: ISharingResult). */
export function sharingResult(code: number, message: string | null, of: { readonly name: string; readonly url: string; readonly permissionsPage: string }): Entity {
  return {
    type: 'SP.SharingResult', path: 'SharingResult',
    props: { ErrorMessage: message, IconUrl: null, InvitedUsers: null, Name: of.name, PermissionsPageRelativeUrl: of.permissionsPage, StatusCode: code, UniquelyPermissionedUsers: [], Url: of.url, UsersAddedToGroup: [] },
    links: { UsersWithAccessRequests: () => ({ kind: 'collection', type: 'SP.User', entities: [] }), GroupsSharedWith: () => ({ kind: 'collection', type: 'SP.Group', entities: [] }) }
  };
}

export const rowResult = (context: Context, row: SharedRow, code: number, message: string | null): Entity => sharingResult(code, message, {
  name: String(row.item.fileLeafRef ?? ''), url: addressOfRow(context, row), permissionsPage: `${row.web.url}/_layouts/15/user.aspx?List=${row.list.id}&obj=${row.list.id},${String(row.item.id)},LISTITEM`
});

export const unresolved = 'The operation failed because the user could not be resolved.';

/** Those whom the picker's text names, `[{"Key":"i:0#.f|membership|…"}]`; undefined where one of them is nobody. @throws 400 for a text that is none */
export function pickedPeople(context: Context, text: Json | undefined): readonly PrincipalRow[] | undefined {
  const keys = keysOf(text);
  if (!keys) throw invalidQuery('The parameter peoplePickerInput is missing or invalid.');
  const people = keys.map((key) => principalNamed(context, key));
  const known = people.filter((person) => person !== undefined);
  return known.length === 0 || known.length < people.length ? undefined : known;
}

function keysOf(text: Json | undefined): readonly string[] | undefined {
  try {
    const picked: unknown = JSON.parse(String(text ?? ''));
    if (!Array.isArray(picked) || !picked.every((one) => typeof (one as { readonly Key?: unknown } | null)?.Key === 'string')) return undefined;
    return picked.map((one) => (one as { readonly Key: string }).Key);
  } catch {
    return undefined;
  }
}

/** The level of `role:1073741827`. @throws 400 for another text, 403 for a level that may not be given */
export function levelNamed(context: Context, roleValue: Json | undefined): RoleDefinition {
  const role = /^role:\s*(\d+)$/.exec(String(roleValue ?? ''))?.[1];
  const level = role === undefined ? undefined : context.store.roles.find(context.site.id, Number(role));
  if (!level) throw invalidQuery('The parameter roleValue is missing or invalid.');
  demandGrantable(level);
  return level;
}

/** Rights of its own for the row, and the level for those who were picked. */
export function grantOnRow(context: Context, row: SharedRow, people: readonly PrincipalRow[], level: RoleDefinition): void {
  context.store.database.transaction(() => {
    breakInheritance(context, row, true, false);
    for (const { id } of people) {
      context.store.sites.assign(scopeOfRow(row), id, level.id);
      grantLimitedAccess(context, row, id);
    }
  });
}
