import { accessDenied } from '../errors/SharePointError';
import type { FieldRow, ListRow, PrincipalRow, WebRow } from '../model';
import { maskParts, has, permission } from '../permissions/masks';
import type { Answer, Context, Entity } from '../routes/context';
import { shownFields } from '../store/baseFields';
import type { AssociatedRole } from '../store/groups';
import type { ViewRow } from '../store/lists';
import { siteColumnsTemplate } from '../store/webSettings';
import { fieldProps, fieldTypeName } from './fieldShape';
import { fieldNames, viewFieldsXml, viewProps, viewsOf } from './viewShape';

export function demand(mask: bigint, needed: bigint): void {
  if (!has(mask, needed)) throw accessDenied();
}

export const listPath = (list: ListRow): string => `Web/Lists(guid'${list.id}')`;

export const itemType = (list: ListRow): string => `SP.Data.${list.entity}${list.template === 100 ? 'List' : ''}Item`;

export function collection(type: string, entities: readonly Entity[], next?: string): Answer {
  return { kind: 'collection', type, entities, ...(next === undefined ? {} : { next }) };
}

export function webEntity(context: Context, web: WebRow): Entity {
  const absolute = context.request.origin + web.url;
  return {
    type: 'SP.Web',
    path: 'Web', webUrl: web.url,
    props: {
      AllowRssFeeds: true, AlternateCssUrl: '', AppInstanceId: '00000000-0000-0000-0000-000000000000', ClassicWelcomePage: null, Configuration: 0, CurrentChangeToken: { StringValue: context.store.changes.webToken(web) }, Created: web.created.replace('Z', ''),
      CustomMasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`, Description: web.description, DesignPackageId: '00000000-0000-0000-0000-000000000000', DocumentLibraryCalloutOfficeWebAppPreviewersDisabled: false, EnableMinimalDownload: false, FooterEmphasis: 0, FooterEnabled: false, FooterLayout: 0, HeaderEmphasis: 0, HeaderLayout: 2, HideTitleInHeader: false, HorizontalQuickLaunch: false, Id: web.id,
      IsEduClass: false, IsEduClassProvisionChecked: false, IsEduClassProvisionPending: false, IsHomepageModernized: false, IsMultilingual: false, IsRevertHomepageLinkHidden: false, LogoAlignment: 0, MegaMenuEnabled: false, NavAudienceTargetingEnabled: false, ObjectCacheEnabled: false, SearchScope: 0, TenantAdminMembersCanShare: 0, Language: web.language,
      LastItemModifiedDate: web.created, LastItemUserModifiedDate: web.created, MasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`, NoCrawl: false,
      OverwriteTranslationsOnChange: false, QuickLaunchEnabled: true, RecycleBinEnabled: true, ServerRelativeUrl: web.url === '' ? '/' : web.url, SiteLogoUrl: null,
      ResourcePath: { DecodedUrl: absolute }, SyndicationEnabled: true, Title: web.title, TreeViewEnabled: false, UIVersion: 15, UIVersionConfigurationEnabled: false, Url: absolute, WebTemplate: 'SITEPAGEPUBLISHING', WelcomePage: 'SitePages/Home.aspx',
      ...context.store.webSettings.of(web)
    },
    onDemand: {
      EffectiveBasePermissions: () => maskParts(context.rights.web(web)),
      HasUniqueRoleAssignments: () => hasOwnScope(context, `w:${web.id}`),
      ServerRelativePath: () => ({ DecodedUrl: web.url }), SupportedUILanguageIds: () => [1025, 1031, 1033]
    },
    links: {
      ParentWeb: () => {
        const parent = web.url === context.site.url ? undefined : context.store.sites.webHolding(web.url.slice(0, web.url.lastIndexOf('/')));
        return parent && has(context.rights.web(parent), permission.open) ? { kind: 'entity', entity: webEntity(context, parent) } : { kind: 'null' };
      },
      CurrentUser: () => ({ kind: 'entity', entity: principalEntity(context, context.person) }),
      Lists: () => collection('SP.ApiData.Lists', context.store.lists.all(web).filter((list) => has(context.rights.list(web, list), permission.viewListItems)).map((list) => listEntity(context, web, list))),
      AssociatedOwnerGroup: () => associated(context, web, 'Owners'),
      AssociatedMemberGroup: () => associated(context, web, 'Members'),
      AssociatedVisitorGroup: () => associated(context, web, 'Visitors'),
      SiteUsers: () => siteUsers(context, web),
      SiteGroups: () => siteGroups(context, web)
    }
  };
}

/** @throws 403 for those who may not browse people. */
function siteGroups(context: Context, web: WebRow): Answer {
  demand(context.rights.web(web), permission.browseUserInfo);
  return collection('SP.ApiData.Groups', context.store.sites.groups(web.siteId).map((group) => principalEntity(context, group)));
}

/** The group that a web calls its own in this role: what it was given, else what the top of the site collection has. */
export function associatedGroup(context: Context, web: WebRow, role: AssociatedRole): PrincipalRow | undefined {
  const { sites, groups } = context.store;
  const root = web.url === context.site.url ? web : sites.webByUrl(context.site.url);
  const id = groups.associated(web, role) ?? (root && groups.associated(root, role));
  return id === undefined ? sites.groups(web.siteId).find((one) => one.login.endsWith(` ${role}`)) : sites.principalById(id);
}

/** @throws 403 for those who may not browse people. */
function siteUsers(context: Context, web: WebRow): Answer {
  demand(context.rights.web(web), permission.browseUserInfo);
  return collection('SP.ApiData.Users', context.store.sites.people().map((person) => principalEntity(context, person)));
}

export function associated(context: Context, web: WebRow, role: AssociatedRole): Answer {
  const group = associatedGroup(context, web, role);
  return group ? { kind: 'entity', entity: principalEntity(context, group) } : { kind: 'null' };
}

/** Who owns a group: a person or a group, the owners of the site where nobody was named. */
export function groupOwner(context: Context, group: PrincipalRow): PrincipalRow | undefined {
  const { ownerId } = context.store.groups.settings(group);
  const named = ownerId === undefined ? undefined : context.store.sites.principalById(ownerId);
  return named ?? associatedGroup(context, context.store.sites.webByUrl(context.site.url) ?? context.web, 'Owners');
}

const xmlEscape = (text: string): string => text.replace(/[<>&"]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] ?? character);

export function listEntity(context: Context, web: WebRow, list: ListRow): Entity {
  const { settings } = list;
  const isLibrary = list.template !== 100;
  const icon = `/_layouts/15/images/${isLibrary ? 'itdl' : 'itgen'}.png?rev=47`;
  return {
    type: 'SP.List',
    path: listPath(list),
    etag: '"1"',
    props: {
      AllowContentTypes: true, BaseTemplate: list.template, BaseType: isLibrary ? 1 : 0, ContentTypesEnabled: settings.ContentTypesEnabled, CrawlNonDefaultViews: false, Created: list.created,
      CurrentChangeToken: { StringValue: context.store.changes.token(list) }, DefaultContentApprovalWorkflowId: '00000000-0000-0000-0000-000000000000', DefaultItemOpenUseListSetting: false, DefaultSensitivityLabelForLibrary: '',
      Description: list.description, Direction: 'none', DisableCommenting: settings.DisableCommenting, DisableGridEditing: false, DocumentTemplateUrl: list.template === 101 ? `${list.url}/Forms/template.dotx` : null, DraftVersionVisibility: settings.DraftVersionVisibility,
      EnableAttachments: settings.EnableAttachments, EnableFolderCreation: settings.EnableFolderCreation, EnableMinorVersions: settings.EnableMinorVersions, EnableModeration: settings.EnableModeration,
      EnableRequestSignOff: true, EnableVersioning: settings.EnableVersioning, EntityTypeName: `${list.entity}${isLibrary ? '' : 'List'}`, ExemptFromBlockDownloadOfNonViewableFiles: false,
      FileSavePostProcessingEnabled: false, ForceCheckout: settings.ForceCheckout, HasExternalDataSource: false, Hidden: settings.Hidden, Id: list.id, ImagePath: { DecodedUrl: icon }, ImageUrl: icon,
      IrmEnabled: false, IrmExpire: false, IrmReject: false, IsApplicationList: false, IsCatalog: list.url.includes('/_catalogs/'), IsPrivate: false, ItemCount: context.store.items.count(list),
      LastItemDeletedDate: list.created, LastItemModifiedDate: list.modified, LastItemUserModifiedDate: list.modified, ListExperienceOptions: 0, ListItemEntityTypeFullName: itemType(list),
      MajorVersionLimit: settings.MajorVersionLimit, MajorWithMinorVersionsLimit: 0, MultipleDataList: false, NoCrawl: settings.NoCrawl,
      ParentWebPath: { DecodedUrl: web.url }, ParentWebUrl: web.url, ParserDisabled: false, SensitivityLabelToEncryptOnDownloadForLibrary: null, ServerTemplateCanCreateFolders: true, TemplateFeatureId: isLibrary ? '00bfea71-e717-4e80-aa17-d0c71b360101' : '00bfea71-de22-43b2-a848-c05709900100', Title: list.title,
      ...Object.fromEntries(Object.entries(settings.extra ?? {}).filter(([name]) => name !== 'ValidationFormula' && name !== 'ValidationMessage'))
    },
    onDemand: {
      ReadSecurity: () => settings.ReadSecurity,
      WriteSecurity: () => settings.WriteSecurity,
      OnQuickLaunch: () => settings.OnQuickLaunch,
      ValidationFormula: () => settings.extra?.ValidationFormula ?? null,
      ValidationMessage: () => settings.extra?.ValidationMessage ?? null,
      SchemaXml: () => `<List DisplayName="${xmlEscape(list.title)}" Description="${xmlEscape(list.description)}" ID="{${list.id.toUpperCase()}}" BaseType="${isLibrary ? 1 : 0}" ServerTemplate="${list.template}" />`,
      DefaultViewUrl: () => {
        const [view] = viewsOf(context, list);
        return view ? String(viewProps(list, view).ServerRelativeUrl) : '';
      },
      IsDefaultDocumentLibrary: () => list.url === `${web.url}/Shared Documents`, IsSiteAssetsLibrary: () => list.url === `${web.url}/SiteAssets`, IsSystemList: () => list.url.startsWith(`${web.url}/_catalogs/`),
      HasUniqueRoleAssignments: () => hasOwnScope(context, `l:${list.id}`),
      EffectiveBasePermissions: () => maskParts(context.rights.list(web, list))
    },
    links: {
      ParentWeb: () => ({ kind: 'entity', entity: webEntity(context, web) }),
      RootFolder: () => ({ kind: 'entity', entity: rootFolderEntity(context, list) }),
      Fields: () => collection('SP.ApiData.Fields', shownFields(list, context.store.lists.fields(list)).map((field) => fieldEntity(list, field))),
      Views: () => collection('SP.ApiData.Views', viewsOf(context, list).map((view) => viewEntity(list, view))),
      DefaultView: () => {
        const [view] = viewsOf(context, list);
        return view ? { kind: 'entity', entity: viewEntity(list, view) } : { kind: 'null' };
      }
    }
  };
}

export function hasOwnScope(context: Context, scope: string): boolean {
  return context.store.database.get('SELECT 1 FROM scopes WHERE securable = ?', scope) !== undefined;
}

function rootFolderEntity(context: Context, list: ListRow): Entity {
  return {
    type: 'SP.Folder', path: `${listPath(list)}/RootFolder`,
    props: {
      Exists: true, ExistsAllowThrowForPolicyFailures: true, IsWOPIEnabled: false, ItemCount: context.store.files.countChildren(list, list.url), Name: list.url.slice(list.url.lastIndexOf('/') + 1), ProgID: null,
      ServerRelativeUrl: list.url, TimeCreated: list.created, TimeLastModified: list.modified, UniqueId: context.store.files.rootId(list.id), WelcomePage: ''
    },
    onDemand: { ServerRelativePath: () => ({ DecodedUrl: list.url }) }
  };
}

export function fieldEntity(list: ListRow, field: FieldRow): Entity {
  return { type: fieldTypeName(field), path: `${list.template === siteColumnsTemplate ? 'Web' : listPath(list)}/Fields(guid'${field.id}')`, props: fieldProps(list, field) };
}

export function viewEntity(list: ListRow, view: ViewRow): Entity {
  return {
    type: 'SP.View', path: `${listPath(list)}/Views(guid'${view.id}')`,
    props: viewProps(list, view),
    links: { ViewFields: () => ({ kind: 'value', name: 'ViewFields', value: { Items: fieldNames(view), SchemaXml: viewFieldsXml(view) } }) }
  };
}

/** Whether the caller may know who is in a group: everybody, or its members, its owner and who manages permissions. */
export function seesMembers(context: Context, group: PrincipalRow): boolean {
  const ids = context.rights.principalIds();
  return !context.store.groups.settings(group).OnlyAllowMembersViewMembership || ids.includes(group.id) || ids.includes(groupOwner(context, group)?.id ?? -1) || has(context.rights.web(context.web), permission.managePermissions);
}

function groupEntity(context: Context, group: PrincipalRow): Entity {
  const settings = context.store.groups.settings(group);
  const isMine = (): boolean => context.rights.principalIds().includes(group.id);
  const manages = (): boolean => has(context.rights.web(context.web), permission.managePermissions) || context.rights.principalIds().includes(groupOwner(context, group)?.id ?? -1);
  return {
    type: 'SP.Group', path: `Web/SiteGroups/GetById(${group.id})`,
    props: {
      Id: group.id, IsHiddenInUI: false, LoginName: group.login, Title: group.title, PrincipalType: 8, AllowMembersEditMembership: settings.AllowMembersEditMembership, AllowRequestToJoinLeave: settings.AllowRequestToJoinLeave, AutoAcceptRequestToJoinLeave: settings.AutoAcceptRequestToJoinLeave,
      Description: settings.Description, OnlyAllowMembersViewMembership: settings.OnlyAllowMembersViewMembership, OwnerTitle: groupOwner(context, group)?.title ?? '', RequestToJoinLeaveEmailSetting: settings.RequestToJoinLeaveEmailSetting
    },
    onDemand: {
      CanCurrentUserEditMembership: () => manages() || (settings.AllowMembersEditMembership && isMine()), CanCurrentUserManageGroup: manages,
      CanCurrentUserViewMembership: () => seesMembers(context, group)
    },
    links: {
      Owner: () => {
        const owner = groupOwner(context, group);
        return owner ? { kind: 'entity', entity: principalEntity(context, owner) } : { kind: 'null' };
      },
      Users: () => {
        if (!seesMembers(context, group)) throw accessDenied();
        return collection('SP.ApiData.Users', context.store.sites.members(group.id).map((member) => principalEntity(context, member)));
      }
    }
  };
}

export function principalEntity(context: Context, principal: PrincipalRow): Entity {
  if (principal.type === 8) return groupEntity(context, principal);
  return {
    type: 'SP.User', path: `Web/GetUserById(${principal.id})`,
    props: {
      Id: principal.id, IsHiddenInUI: false, LoginName: principal.login, Title: principal.title, PrincipalType: principal.type, Email: principal.email, Expiration: '', IsEmailAuthenticationGuestUser: false,
      IsShareByEmailGuestUser: principal.isGuest, IsSiteAdmin: principal.isSiteAdmin,
      UserId: principal.type === 1 ? { NameId: String(1_000_320_000_000_000 + principal.id), NameIdIssuer: 'urn:federation:microsoftonline' } : null, UserPrincipalName: principal.email || null
    },
    onDemand: { AadObjectId: () => (principal.type === 1 ? { NameId: context.store.files.rootId(`directory:${principal.login}`), NameIdIssuer: 'urn:federation:microsoftonline' } : null) },
    links: { Groups: () => collection('SP.ApiData.Groups', context.store.sites.groupsOf([principal.id], context.web.siteId).filter((group) => principal.id === context.person.id || seesMembers(context, group)).map((group) => principalEntity(context, group))) }
  };
}

export { permission };
