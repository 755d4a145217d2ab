import '@pnp/sp/security/item.js';
import type { Participants } from '../../domain/shared/setup';
import { AppError } from '../../domain/shared/errors';
import type { PageEditors, WikiRights } from '../../domain/wiki/ports';
import { sent } from '../errors';
import '../spAdministration';
import { SharePointListAdministration } from '../shared/listAdministration';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

const pages = 'LoggiaWikiPages';
/** What a save writes: whoever may change pages may change all of these, and nobody else. */
const written = [pages, 'LoggiaWikiLinks', 'LoggiaWikiOrder'];

interface RoleRow { readonly Id: number; readonly RoleTypeKind: number }
interface AssignmentRow { readonly PrincipalId: number; readonly RoleDefinitionBindings: readonly { readonly Id: number; readonly RoleTypeKind: number }[] }
/** Something with rights of its own, as PnPjs sees lists and items alike. */
type Securable = ReturnType<ReturnType<typeof listOf>['items']['getById']> | ReturnType<typeof listOf>;

/** RoleTypeKind of SharePoint: 2 Read, 3 Contribute, 5 Full Control. */
const read = 2;
const contribute = 3;
const fullControl = 5;

/** Decides who may change what, by permissions that SharePoint keeps to. */
export class SharePointWikiRights implements WikiRights {
  private readonly administration: SharePointListAdministration;

  public constructor(private readonly site: Site, tenantId?: string) {
    this.administration = new SharePointListAdministration(site, tenantId);
  }

  public async setPageEditors(id: number, editors: PageEditors): Promise<void> {
    const item = listOf(this.site, pages).items.getById(id);
    if (editors.kind === 'writers') {
      await sent(item.resetRoleInheritance());
      return;
    }
    const chosen = editors.kind === 'group' ? await this.administration.findPrincipal({ kind: 'group', name: editors.name }) : undefined;
    // Begun with a copy: cut off here, everybody still reads the page.
    await sent(item.breakRoleInheritance(true, false));
    await this.narrow(item, chosen);
  }

  public async setWriters(writers: Participants): Promise<void> {
    const chosen = await this.administration.findPrincipal(writers);
    for (const name of written) await this.narrow(listOf(this.site, name), chosen);
  }

  /** Leaves writing to one group, or to owners alone; whoever wrote before reads. The new ones come first, so that a cut leaves nobody out. */
  private async narrow(place: Securable, writerId: number | undefined): Promise<void> {
    const roles: RoleRow[] = await sent(this.site.sp.web.roleDefinitions.select('Id', 'RoleTypeKind')());
    const idOf = (kind: number): number => {
      const role = roles.find(({ RoleTypeKind }) => RoleTypeKind === kind);
      if (!role) throw new AppError('notFound', { message: 'A permission level is missing on this site.' });
      return role.Id;
    };
    if (writerId !== undefined) await sent(place.roleAssignments.add(writerId, idOf(contribute)));
    const rows: AssignmentRow[] = await sent(place.roleAssignments.expand('RoleDefinitionBindings')());
    for (const { PrincipalId, RoleDefinitionBindings } of rows) {
      const isOwner = RoleDefinitionBindings.some(({ RoleTypeKind }) => RoleTypeKind === fullControl);
      // 1 is limited access, which SharePoint gives and takes by itself.
      const broad = RoleDefinitionBindings.filter(({ RoleTypeKind }) => RoleTypeKind !== read && RoleTypeKind !== 1);
      if (isOwner || PrincipalId === writerId || broad.length === 0) continue;
      await sent(place.roleAssignments.add(PrincipalId, idOf(read)));
      for (const { Id } of broad) await sent(place.roleAssignments.remove(PrincipalId, Id));
    }
  }
}
