import '@pnp/sp/security/item.js';
import '@pnp/sp/security/list.js';
import '@pnp/sp/security/web.js';
import { PermissionKind } from '@pnp/sp/security/index.js';
import { isAppError } from '../../domain/shared/errors';
import { sent } from '../errors';
import { allInBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';

interface RoleRow { readonly Id: number; readonly RoleTypeKind: number }
interface AssignmentRow { readonly PrincipalId: number; readonly RoleDefinitionBindings: readonly RoleRow[] }
interface HideRow { readonly Id: number; readonly PostId: number }
type Item = ReturnType<ReturnType<typeof listOf>['items']['getById']>;

/** RoleTypeKind of SharePoint: 2 Read, 3 Contribute, 5 Full Control. */
const read = 2;
const contribute = 3;
const fullControl = 5;

const posts = 'LoggiaPosts';

/**
 * Takes a post out of everybody's reach but its author's and that of those who manage the list: the row, its files, its
 * versions, and what search knows of it. The author keeps what they may do in the list, and nothing where they may do
 * nothing there. Each step is safe to repeat. Takes Manage Permissions, which owners have.
 */
export async function closePost(site: Site, postId: number): Promise<void> {
  const item = (): Item => listOf(site, posts).items.getById(postId);
  const { AuthorId } = await sent(item().select('AuthorId')<{ AuthorId: number }>());
  const authorRole = await roleOfAuthor(site, AuthorId);
  const managers = await listManagers(site);
  const roles: RoleRow[] = await sent(site.sp.web.roleDefinitions.select('Id', 'RoleTypeKind')());
  const roleId = (kind: number): number => roles.find(({ RoleTypeKind }) => RoleTypeKind === kind)?.Id ?? 0;
  const { HasUniqueRoleAssignments: isUnique } = await sent(item().select('HasUniqueRoleAssignments')<{ HasUniqueRoleAssignments: boolean }>());
  // Leaves the caller alone with it.
  if (!isUnique) await sent(item().breakRoleInheritance(false, false));
  for (const principal of managers) await sent(item().roleAssignments.add(principal, roleId(fullControl)));
  if (authorRole !== undefined && !managers.includes(AuthorId)) await sent(item().roleAssignments.add(AuthorId, roleId(authorRole)));
}

/** Closes those hidden posts whose row everybody can still read, as it was where only the log was written. One request, and a few for each of them. */
export async function closeLeftOpen(site: Site, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  const rows = await allInBatch<{ Id: number; HasUniqueRoleAssignments: boolean }>(site, (sp) => postIds.map((id) => listOf(site, posts, sp).items.getById(id).select('Id', 'HasUniqueRoleAssignments')()));
  for (const { Id, HasUniqueRoleAssignments: isClosed } of rows) if (!isClosed) await closePost(site, Id);
}

/** Lets everybody read a post again who reads the others. */
export async function openPost(site: Site, postId: number): Promise<void> {
  try {
    await sent(listOf(site, posts).items.getById(postId).resetRoleInheritance());
  } catch (error) {
    // It was deleted meanwhile; what was decided is still written down.
    if (!isAppError(error, 'notFound')) throw error;
  }
}

/** Posts that were hidden at some time, newest decision first; `next` is the id of a decision. In windows of Id where there are very many. */
export async function findHidden(site: Site, limit: number, before?: number): Promise<{ readonly ids: readonly { readonly id: number }[]; readonly next?: number }> {
  const { rows, next } = await listNewest<HideRow>(site, { list: 'LoggiaModeration', select: ['Id', 'PostId'], filter: `Action eq 'hide'`, limit, ...(before === undefined ? {} : { before }) });
  return { ids: [...new Set(rows.map(({ PostId }) => PostId))].map((id) => ({ id })), ...(next === undefined ? {} : { next }) };
}

async function listManagers(site: Site): Promise<number[]> {
  const assignments: AssignmentRow[] = await sent(listOf(site, posts).roleAssignments.expand('RoleDefinitionBindings')());
  return assignments.filter(({ RoleDefinitionBindings }) => RoleDefinitionBindings.some(({ RoleTypeKind }) => RoleTypeKind === fullControl)).map(({ PrincipalId }) => PrincipalId);
}

/** A right to one row would let somebody back in who was taken out of the site. */
async function roleOfAuthor(site: Site, authorId: number): Promise<number | undefined> {
  try {
    const { LoginName } = await sent(site.sp.web.getUserById(authorId).select('LoginName')<{ LoginName: string }>());
    const list = listOf(site, posts);
    const rights = await sent(list.getUserEffectivePermissions(LoginName));
    if (!list.hasPermissions(rights, PermissionKind.ViewListItems)) return undefined;
    return list.hasPermissions(rights, PermissionKind.AddListItems) ? contribute : read;
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}
