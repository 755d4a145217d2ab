import '@pnp/sp/security/item.js';
import { AppError } from '../../domain/shared/errors';
import { teamOf, type DraftTeam } from '../../domain/blog/draft';
import { sent } from '../errors';
import '../spAdministration';
import { SharePointListAdministration } from '../shared/listAdministration';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { copyPictures, folderOf, recycleRow } from './draftPlaces';
import { draftColumns, draftColumnsOf, draftReviews, privateDraftOf, privateDrafts, sharedDraftColumns, sharedDrafts, teamColumn, teamFrom, wantedMark, type DraftRow, type SharedDraftRow } from './draftRows';

interface RoleRow { readonly Id: number; readonly RoleTypeKind: number }
interface AssignmentRow { readonly PrincipalId: number; readonly RoleDefinitionBindings: readonly RoleRow[] }

/** RoleTypeKind of SharePoint: 1 Limited Access, which it gives and takes by itself, 2 Read, 3 Contribute, 5 Full Control. */
const limited = 1;
const read = 2;
const contribute = 3;
const fullControl = 5;

/** How often a text is read again where its author writes on while it is moved. */
const attempts = 5;

/**
 * Lets people into drafts, with the rights of an owner of the site: giving rights to a row takes Manage Permissions, which
 * those who take part do not have (https://learn.microsoft.com/sharepoint/understanding-permission-levels). What a wish says
 * comes from an author of the draft, so that it gives nothing that they could not pass on themselves. Each step is safe to repeat.
 */
export class DraftSharing {
  private readonly administration: SharePointListAdministration;
  private roles: Promise<readonly RoleRow[]> | undefined;

  public constructor(private readonly site: Site) {
    this.administration = new SharePointListAdministration(site);
  }

  /** Does what the wish of one row asks for. */
  public async letIn(list: string, id: number): Promise<void> {
    if (list === sharedDrafts) await this.change(id);
    else await this.move(id);
  }

  /** A private draft becomes a shared one: an empty row, its rights, its pictures, its text, and its team last. */
  private async move(id: number): Promise<void> {
    const row = await this.readPrivate(id);
    const wanted = row.Sharing === wantedMark ? teamFrom(row.Wanted) : undefined;
    if (!wanted) return;
    const team = teamOf(row.AuthorId, wanted);
    const target = await this.place(row);
    if (target.OwnerId !== row.AuthorId) {
      // Somebody else's key: nothing of theirs is touched.
      await sent(listOf(this.site, privateDrafts).items.getById(id).update({ Sharing: null, Wanted: null }));
      return;
    }
    if (!target.Team) {
      await this.setRights(sharedDrafts, target.Id, new Map([...team.authors.map((one) => [one, contribute] as const), ...team.reviewers.map((one) => [one, read] as const)]));
      await this.copyText(id, target.Id);
      await this.openReview(row.Key, team);
      await sent(listOf(this.site, sharedDrafts).items.getById(target.Id).update({ Team: teamColumn(team) }));
    }
    await recycleRow(this.site, privateDrafts, id);
  }

  /** Others are let in, or nobody any more. */
  private async change(id: number): Promise<void> {
    const row = await sent<SharedDraftRow>(listOf(this.site, sharedDrafts).items.getById(id).select(...sharedDraftColumns)());
    const wanted = row.Sharing === wantedMark ? teamFrom(row.Wanted) : undefined;
    if (!wanted) return;
    const team = teamOf(row.OwnerId ?? 0, wanted);
    await this.setRights(sharedDrafts, id, new Map([...team.authors.map((one) => [one, contribute] as const), ...team.reviewers.map((one) => [one, read] as const)]));
    await this.openReview(row.Key, team);
    await sent(listOf(this.site, sharedDrafts).items.getById(id).update({ Team: teamColumn(team), Wanted: null, Sharing: null }));
  }

  private readPrivate(id: number): Promise<DraftRow> {
    return sent<DraftRow>(listOf(this.site, privateDrafts).items.getById(id).select(...draftColumns)());
  }

  /** The row that a draft goes to; empty until it has rights of its own. */
  private async place(row: DraftRow): Promise<SharedDraftRow> {
    const items = listOf(this.site, sharedDrafts).items;
    const find = (): Promise<SharedDraftRow[]> => sent(items.select(...sharedDraftColumns).filter(`Key eq ${literal(row.Key)}`).top(1)());
    if ((await find()).length === 0) await sent(items.add({ Title: '…', Key: row.Key, OwnerId: row.AuthorId, Round: 1 }));
    const [made] = await find();
    if (!made) throw new AppError('notFound', { message: 'The shared draft is not there.' });
    return made;
  }

  /** Takes the newest text over: its author may write on meanwhile. */
  private async copyText(id: number, targetId: number): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const row = await this.readPrivate(id);
      await copyPictures(this.site, { list: privateDrafts, id }, { list: sharedDrafts, id: targetId });
      const { body, ...text } = privateDraftOf(row);
      const moved = body.split(folderOf(this.site, privateDrafts, id)).join(folderOf(this.site, sharedDrafts, targetId));
      await sent(listOf(this.site, sharedDrafts).items.getById(targetId).update({ ...draftColumnsOf({ ...text, body: moved }), PublishAt: row.PublishAt }));
      if ((await this.readPrivate(id))['odata.etag'] === row['odata.etag']) return;
    }
    throw new AppError('conflict', { message: 'The draft is being written.' });
  }

  /** What reviewers say is theirs to write and the authors' to read. */
  private async openReview(key: string, { authors, reviewers }: DraftTeam): Promise<void> {
    const items = listOf(this.site, draftReviews).items;
    const find = (): Promise<{ Id: number }[]> => sent(items.select('Id').filter(`Key eq ${literal(key)}`).top(1)());
    if ((await find()).length === 0) {
      if (reviewers.length === 0) return;
      await sent(items.add({ Title: '…', Key: key }));
    }
    const [row] = await find();
    if (row) await this.setRights(draftReviews, row.Id, new Map([...reviewers.map((one) => [one, contribute] as const), ...authors.map((one) => [one, read] as const)]));
  }

  /** Leaves a row to those named, and to those who manage the list. */
  private async setRights(list: string, id: number, people: ReadonlyMap<number, number>): Promise<void> {
    const item = listOf(this.site, list).items.getById(id);
    const { HasUniqueRoleAssignments: isUnique } = (await sent(item.select('HasUniqueRoleAssignments')())) as { readonly HasUniqueRoleAssignments: boolean };
    // Leaves the caller alone with it, so that nobody reads it before everybody is said.
    if (!isUnique) await sent(item.breakRoleInheritance(false, false));
    const managers = (await this.administration.listGrants(list)).filter(({ level }) => level === 'Full Control').map(({ principalId }) => [principalId, fullControl] as const);
    const wanted = new Map<number, number>([...managers, ...people]);
    const before: AssignmentRow[] = await sent(item.roleAssignments.expand('RoleDefinitionBindings')());
    for (const [principal, kind] of wanted) {
      const has = before.find(({ PrincipalId }) => PrincipalId === principal)?.RoleDefinitionBindings.some(({ RoleTypeKind }) => RoleTypeKind === kind);
      if (!has) await sent(item.roleAssignments.add(principal, await this.roleId(kind)));
    }
    for (const { PrincipalId, RoleDefinitionBindings } of before) {
      for (const { Id, RoleTypeKind } of RoleDefinitionBindings) {
        if (RoleTypeKind !== limited && RoleTypeKind !== wanted.get(PrincipalId)) await sent(item.roleAssignments.remove(PrincipalId, Id));
      }
    }
  }

  private async roleId(kind: number): Promise<number> {
    this.roles ??= sent(this.site.sp.web.roleDefinitions.select('Id', 'RoleTypeKind')());
    const role = (await this.roles).find(({ RoleTypeKind }) => RoleTypeKind === kind);
    if (!role) throw new AppError('notFound', { message: 'A permission level is missing on this site.' });
    return role.Id;
  }
}
