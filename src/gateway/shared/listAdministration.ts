import { SPInstance, spPost } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists/index.js';
import { AppError, isAppError } from '../../domain/shared/errors';
import type { Participants } from '../../domain/shared/setup';
import type { FieldState, Grant, ListAdministration, ListSettings, ListState, PermissionLevel } from '../../provisioning/listAdministration';
import type { FieldDefinition, ListDefinition } from '../../provisioning/listDefinition';
import { sent } from '../errors';
import type { Site } from '../sp';
import { literal } from './odata';
import '../spAdministration';
import { allInBatch } from './batch';
import { fieldXml } from './fieldXml';
import { batchLimit, listOf } from './siteLists';

interface ListRow {
  readonly Id: string;
  readonly Title: string;
  readonly ReadSecurity: number;
  readonly WriteSecurity: number;
  readonly NoCrawl: boolean;
  readonly EnableAttachments: boolean;
  readonly EnableVersioning: boolean;
  readonly MajorVersionLimit: number;
  readonly EnableModeration: boolean;
  readonly HasUniqueRoleAssignments: boolean;
  readonly RootFolder: { readonly Name: string };
}
interface FieldRow {
  readonly InternalName: string;
  readonly TypeAsString: string;
  readonly Indexed: boolean;
  readonly EnforceUniqueValues: boolean;
}
interface RoleAssignmentRow {
  readonly PrincipalId: number;
  readonly RoleDefinitionBindings: readonly { readonly BasePermissions: { readonly High: string; readonly Low: string } }[];
}

/** RoleTypeKind of the built-in levels, whatever their names on a site in another language. */
const roleKinds: Record<PermissionLevel, number> = { Read: 2, Contribute: 3, 'Full Control': 5 };

// Bits of SP.BasePermissions.Low.
const viewListItems = 0x1;
const addListItems = 0x2;
const manageWeb = 0x40000000;

/** Internal name as given (8), shown in the default view (16), as AddFieldOptions of SharePoint. */
const keepInternalName = 8;
const addToDefaultView = 16;

function has(low: number, bit: number): boolean {
  // Low is an unsigned 32-bit number, so that it is compared by arithmetic and not by signed bit operators.
  return Math.floor(low / bit) % 2 === 1;
}

function levelOf(row: RoleAssignmentRow): PermissionLevel | undefined {
  const lows = row.RoleDefinitionBindings.map(({ BasePermissions }) => Number(BasePermissions.Low));
  if (lows.some((low) => has(low, manageWeb))) return 'Full Control';
  if (lows.some((low) => has(low, addListItems))) return 'Contribute';
  return lows.some((low) => has(low, viewListItems)) ? 'Read' : undefined;
}

function grantsOf(rows: readonly RoleAssignmentRow[]): Grant[] {
  return rows.flatMap((row) => {
    const level = levelOf(row);
    return level ? [{ principalId: row.PrincipalId, level }] : [];
  });
}

/** Manages lists of one site by REST, with the caller's own rights. */
export class SharePointListAdministration implements ListAdministration {
  private roleIds: Promise<ReadonlyMap<number, number>> | undefined;

  /** @param tenantId The organisation's id, which the group of all its people is named by; undefined offers its display name. */
  public constructor(private readonly site: Site, private readonly tenantId?: string) {}

  public async readLists(names: readonly string[]): Promise<ReadonlyMap<string, ListState>> {
    const rows: ListRow[] = await sent(
      this.site.sp.web.lists
        .select('Id', 'Title', 'ReadSecurity', 'WriteSecurity', 'NoCrawl', 'EnableAttachments', 'EnableVersioning', 'MajorVersionLimit', 'EnableModeration', 'HasUniqueRoleAssignments', 'RootFolder/Name')
        .expand('RootFolder')()
    );
    const ours = rows.filter(({ RootFolder }) => names.includes(RootFolder.Name));
    if (ours.length === 0) return new Map();
    const fields = await allInBatch<FieldRow[]>(this.site, (sp) =>
      ours.map(({ Id }) => sp.web.lists.getById(Id).fields.select('InternalName', 'TypeAsString', 'Indexed', 'EnforceUniqueValues')())
    );
    return new Map(ours.map((row, index) => [row.RootFolder.Name, stateOf(row, fields[index] ?? [])]));
  }

  public async createList({ name, description, template = 100 }: ListDefinition): Promise<void> {
    // SharePoint makes the address out of the title, so that the title is set afterwards.
    await sent(this.site.sp.web.lists.add(name, description, template));
  }

  public async writeSettings(name: string, settings: ListSettings): Promise<void> {
    await sent(
      this.list(name).update({
        Title: settings.title,
        Description: settings.description,
        ReadSecurity: settings.readSecurity,
        WriteSecurity: settings.writeSecurity,
        NoCrawl: settings.noCrawl,
        EnableAttachments: settings.attachments,
        EnableVersioning: settings.versioning,
        EnableModeration: settings.moderation,
        ...(settings.versioning ? { MajorVersionLimit: settings.majorVersions } : {})
      })
    );
  }

  public async createField(name: string, field: FieldDefinition): Promise<void> {
    const options = keepInternalName + (field.hiddenInView ? 0 : addToDefaultView);
    await sent(this.list(name).fields.createFieldAsXml({ SchemaXml: fieldXml(field), Options: options }));
  }

  public async indexField(name: string, field: string, unique: boolean): Promise<void> {
    const column = this.list(name).fields.getByInternalNameOrTitle(field);
    await sent(column.update({ Indexed: true }));
    if (unique) await sent(column.update({ EnforceUniqueValues: true }));
  }

  public async deleteFormerVersions(name: string): Promise<void> {
    const rowsAfter = async (id: number): Promise<readonly { readonly Id: number }[]> => {
      try {
        return await sent<{ Id: number }[]>(this.list(name).items.select('Id').filter(`Id gt ${id}`).orderBy('Id').top(batchLimit)());
      } catch (error) {
        if (isAppError(error, 'notFound')) return [];
        throw error;
      }
    };
    for (let rows = await rowsAfter(0); rows.length > 0; rows = await rowsAfter(rows[rows.length - 1]?.Id ?? Infinity)) {
      const ids = rows.map(({ Id }) => Id);
      // Items of PnPjs have versions, but no way to delete them all (`SP.ListItemVersionCollection.DeleteAll`).
      await allInBatch(this.site, (sp) => ids.map((id) => spPost(SPInstance(listOf(this.site, name, sp).items.getById(id), 'versions/deleteAll'))));
    }
  }

  public async breakInheritance(name: string): Promise<void> {
    await sent(this.list(name).breakRoleInheritance(false, true));
  }

  public async listGrants(name: string): Promise<readonly Grant[]> {
    return grantsOf(await sent(this.list(name).roleAssignments.expand('RoleDefinitionBindings')()));
  }

  public async grant(name: string, { principalId, level }: Grant): Promise<void> {
    const id = (await this.readRoleIds()).get(roleKinds[level]);
    if (id === undefined) throw new AppError('notFound', { message: `The permission level ${level} is missing on this site.` });
    await sent(this.list(name).roleAssignments.add(principalId, id));
  }

  public async listSiteGrants(): Promise<readonly Grant[]> {
    return grantsOf(await sent(this.site.sp.web.roleAssignments.expand('RoleDefinitionBindings')()));
  }

  public async findPrincipal(participants: Participants): Promise<number> {
    if (participants.kind === 'members') return (await sent(this.site.sp.web.associatedMemberGroup.select('Id')())).Id;
    if (participants.kind === 'group') return this.findGroup(participants.name);
    // "Everyone except external users" by its claim, which is the same in every language.
    const login = this.tenantId ? `c:0-.f|rolemanager|spo-grid-all-users/${this.tenantId}` : 'Everyone except external users';
    return (await sent(this.site.sp.web.ensureUser(login))).Id;
  }

  /** By a filter: what SharePoint answers to the name of a group that is not there differs from place to place. */
  private async findGroup(name: string): Promise<number> {
    const [group] = await sent(this.site.sp.web.siteGroups.filter(`Title eq ${literal(name)}`).select('Id')());
    if (!group) throw new AppError('notFound', { message: `There is no group ${name}.` });
    return group.Id;
  }

  public async findSetting(key: string): Promise<string | undefined> {
    try {
      return (await this.settingRows(key))[0]?.Value ?? undefined;
    } catch (error) {
      if (isAppError(error, 'notFound')) return undefined;
      throw error;
    }
  }

  public async writeSetting(key: string, value: string): Promise<void> {
    const [row] = await this.settingRows(key);
    const items = this.list('LoggiaSettings').items;
    if (row) await sent(items.getById(row.Id).update({ Value: value }));
    else await sent(items.add({ Title: key, Key: key, Value: value }));
  }

  private async settingRows(key: string): Promise<{ readonly Id: number; readonly Value: string | null }[]> {
    return sent(this.list('LoggiaSettings').items.select('Id', 'Value').filter(`Key eq '${key.replace(/'/g, "''")}'`).top(1)());
  }

  private list(name: string): IList {
    return listOf(this.site, name);
  }

  private readRoleIds(): Promise<ReadonlyMap<number, number>> {
    this.roleIds ??= sent<{ Id: number; RoleTypeKind: number }[]>(this.site.sp.web.roleDefinitions.select('Id', 'RoleTypeKind')()).then(
      (rows) => new Map(rows.map(({ Id, RoleTypeKind }) => [RoleTypeKind, Id]))
    );
    return this.roleIds;
  }
}

function stateOf(row: ListRow, fields: readonly FieldRow[]): ListState {
  return {
    id: row.Id,
    name: row.RootFolder.Name,
    title: row.Title,
    hasUniqueRights: row.HasUniqueRoleAssignments,
    readSecurity: row.ReadSecurity,
    writeSecurity: row.WriteSecurity,
    noCrawl: row.NoCrawl,
    attachments: row.EnableAttachments,
    versioning: row.EnableVersioning,
    majorVersions: row.MajorVersionLimit,
    moderation: row.EnableModeration,
    fields: new Map(fields.map((field): [string, FieldState] => [field.InternalName, { name: field.InternalName, type: field.TypeAsString, indexed: field.Indexed, unique: field.EnforceUniqueValues }]))
  };
}
