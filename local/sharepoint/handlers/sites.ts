import { accessDenied, invalidQuery, itemMissing, propertyMissing } from '../errors/SharePointError';
import type { Json } from '../model';
import { has, permission } from '../permissions/masks';
import { entityAnswer, voidAnswer, type Context, type Entity } from '../routes/context';
import type { Area } from '../routes/table';
import type { NavigationNode } from '../store/navigation';
import { isHub } from './hubs';
import { associated, demand, principalEntity, webEntity } from './shapes';

/** The key of the menu of a web itself. */
const rootKey = 1025;
const nobody = '00000000-0000-0000-0000-000000000000';

/** Properties of SP.Site that its administrators may change, with what a new one has (pnpjs packages/sp/sites: ISiteInfo). */
const changeable: Readonly<Record<string, Json>> = {
  AllowDesigner: true, AllowMasterPageEditing: false, AllowRevertFromTemplate: false, AllowSavePublishDeclarativeWorkflow: false, AuditLogTrimmingRetention: 0, Classification: '', CommentsOnSitePagesDisabled: false, DisableAppViews: false, DisableCompanyWideSharingLinks: false,
  DisableFlows: false, ShareByEmailEnabled: false, ShareByLinkEnabled: false, ShowUrlStructure: false, SocialBarOnSitePagesDisabled: false, TrimAuditLog: false, UIVersionConfigurationEnabled: false
};

const keyOf = (context: Context): string => `site:${context.site.id}`;

function keptOf(context: Context): Readonly<Record<string, Json>> {
  const kept = context.store.database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', keyOf(context));
  return kept ? JSON.parse(kept.value) as Record<string, Json> : {};
}

function siteEntity(context: Context): Entity {
  const { id, url } = context.site;
  const root = context.store.sites.webByUrl(url) ?? context.web;
  const address = context.request.origin + url;
  const { CommentsOnSitePagesDisabled, SocialBarOnSitePagesDisabled, ...shown } = { ...changeable, ...keptOf(context) };
  return {
    type: 'SP.Site', path: 'Site',
    props: {
      AllowCreateDeclarativeWorkflow: false, AllowExternalEmbeddingWrapper: 1, AllowSaveDeclarativeWorkflowAsTemplate: false, AllowSelfServiceUpgrade: true, AllowSelfServiceUpgradeEvaluation: true, ChannelGroupId: nobody, CompatibilityLevel: 15, ExternalSharingTipsEnabled: false, GeoLocation: 'EUR', GroupId: nobody, HubSiteId: isHub(context, id) ? id : nobody,
      Id: id, IsHubSite: isHub(context, id), LockIssue: null, MaxItemsPerThrottledOperation: context.limits.listViewThreshold, NeedsB2BUpgrade: false, PrimaryUri: `${address}/`, ReadOnly: false, RequiredDesignerVersion: '15.0.0.0', ResourcePath: { DecodedUrl: address }, SandboxedCodeActivationCapability: 2, SensitivityLabel: nobody, SensitivityLabelId: null,
      ServerRelativeUrl: url === '' ? '/' : url, StatusBarLink: null, StatusBarText: null, UpgradeReminderDate: '1899-12-30T00:00:00', UpgradeScheduled: false, UpgradeScheduledDate: '1753-01-01T00:00:00', Upgrading: false, Url: address, WriteLocked: false, ...shown
    },
    onDemand: { CommentsOnSitePagesDisabled: () => CommentsOnSitePagesDisabled ?? false, SocialBarOnSitePagesDisabled: () => SocialBarOnSitePagesDisabled ?? false },
    links: {
      RootWeb: () => (has(context.rights.web(root), permission.open) ? { kind: 'entity', entity: webEntity(context, root) } : { kind: 'null' }),
      Owner: () => {
        const owner = context.store.sites.siteOwner();
        return owner ? { kind: 'entity', entity: principalEntity(context, owner) } : associated(context, root, 'Owners');
      }
    }
  };
}

/** @throws 403 for everybody but administrators of the site collection, 400 for names and types that a site does not have */
function change(context: Context): void {
  if (!context.person.isSiteAdmin) throw accessDenied();
  const next: Record<string, Json> = { ...keptOf(context) };
  for (const [name, value] of Object.entries(context.body)) {
    if (name === '__metadata' || name.startsWith('odata.')) continue;
    if (!(name in changeable)) throw propertyMissing(name, 'SP.Site');
    if (typeof value !== typeof changeable[name]) throw invalidQuery(`The value of ${name} is not valid.`);
    next[name] = value;
  }
  context.store.database.run('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)', keyOf(context), JSON.stringify(next));
}

function menuNode(context: Context, node: NavigationNode): Json {
  return {
    AudienceIds: [], CurrentLCID: context.web.language, CustomProperties: [], FriendlyUrlSegment: '', IsDeleted: false, IsHidden: node.isVisible === 0, IsTitleForExistingLanguage: true, Key: String(node.id), NodeType: 0, OpenInNewWindow: null, SimpleUrl: node.url, Title: node.title,
    Nodes: context.store.navigation.nodes(context.web, node.place, node.id).map((one) => menuNode(context, one)), Translations: []
  };
}

function openWeb(context: Context): void {
  demand(context.rights.web(context.web), permission.open);
}

/** The site collection, hubs and menus. */
export const siteArea: Area = {
  name: 'Site collection',
  steps: [
    { from: '', segment: 'navigation', to: 'menus', resolve: () => ({}) }
  ],
  operations: [
    { on: 'site', method: 'GET', name: 'Read a site collection', support: 'full', handle: (context) => {
      openWeb(context);
      return entityAnswer(siteEntity(context));
    } },
    { on: 'site', method: 'MERGE', name: 'Change a site collection', support: 'partly', note: 'kept; of the properties none has an effect', handle: (context) => {
      change(context);
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'web', method: 'GET', call: 'hubsitedata', name: 'The hub of a web', support: 'partly', note: 'there is none', handle: (context) => {
      openWeb(context);
      return voidAnswer;
    } },
    { on: 'web', method: 'POST', call: 'synchubsitetheme', name: 'Take over the theme of the hub', support: 'partly', note: 'there is none: nothing happens', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      return voidAnswer;
    } },
    { on: 'web', method: 'POST', call: 'applytheme', name: 'Give a web a theme', support: 'partly', note: 'accepted; themes are the host’s', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      return voidAnswer;
    } },
    { on: 'menus', method: 'POST', call: 'menustate', name: 'The quick launch as a menu', support: 'partly', note: 'of the quick launch, whatever provider is named', handle: (context) => {
      openWeb(context);
      const from = Number(context.body.menuNodeKey ?? 0) || 0;
      const start = from === rootKey ? undefined : context.store.navigation.find(context.web, from);
      if (from !== 0 && from !== rootKey && !start) throw itemMissing();
      const nodes = context.store.navigation.nodes(context.web, 'quicklaunch', start?.id ?? 0);
      const value = { AudienceIds: [], FriendlyUrlPrefix: '', IsAudienceTargetEnabledForGlobalNav: false, Nodes: nodes.map((node) => menuNode(context, node)), SPSitePrefix: context.site.url, SPWebPrefix: context.web.url, SimpleUrl: context.web.url, StartingNodeKey: String(start?.id ?? rootKey), StartingNodeTitle: start?.title ?? context.web.title, Version: context.web.created };
      return { kind: 'value', name: 'MenuState', type: 'Microsoft.SharePoint.Navigation.REST.MenuState', value };
    } },
    { on: 'menus', method: 'POST', call: 'menunodekey', name: 'The key of an address in the menu', support: 'partly', note: 'of links of the quick launch', handle: (context) => {
      openWeb(context);
      const wanted = String(context.body.currentUrl ?? '').toLowerCase().replace(/\/$/, '');
      if (wanted === context.web.url.toLowerCase()) return { kind: 'value', name: 'MenuNodeKey', value: String(rootKey) };
      const found = context.store.navigation.all(context.web, 'quicklaunch').find(({ url }) => url.toLowerCase().replace(/\/$/, '') === wanted);
      if (!found) throw itemMissing();
      return { kind: 'value', name: 'MenuNodeKey', value: String(found.id) };
    } }
  ]
};
