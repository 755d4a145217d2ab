import { accessDenied, invalidArgument, itemMissing } from '../errors/SharePointError';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import type { SiteRow } from '../model';
import { pathIn } from './filePlaces';
import { collection, demand } from './shapes';

const nobody = '00000000-0000-0000-0000-000000000000';
const key = (siteId: string): string => `hub:${siteId}`;

/** Whether a site collection is a hub. */
export const isHub = (context: Context, siteId: string): boolean => context.store.database.get('SELECT 1 FROM meta WHERE name = ?', key(siteId)) !== undefined;

function hubEntity(context: Context, site: Pick<SiteRow, 'id' | 'url'>): Entity {
  return {
    type: 'SP.HubSite', path: `HubSites/GetById(hubSiteId='${site.id}')`,
    props: {
      Description: null, EnablePermissionsSync: false, EnforcedECTs: null, EnforcedECTsVersion: 0, HideNameInNavigation: false, ID: site.id, LogoUrl: null, ParentHubSiteId: nobody, PermissionsSyncTag: 0, RequiresJoinApproval: false, SiteDesignId: nobody,
      SiteId: site.id, SiteUrl: context.request.origin + site.url, Targets: null, TenantInstanceId: nobody, Title: context.store.sites.webByUrl(site.url)?.title ?? ''
    }
  };
}

function hubs(context: Context): Entity[] {
  return context.store.database.all<SiteRow>("SELECT s.* FROM sites s JOIN meta m ON m.name = 'hub:' || s.id").map((site) => hubEntity(context, site));
}

function demandAdministrator(context: Context): void {
  if (!context.person.isSiteAdmin) throw accessDenied();
}

const wantedId = (context: Context, args: Resource['args']): string => String(argument(args, 0, 'hubsiteid') ?? context.parameters.get('hubSiteId') ?? '').replace(/['{}]/g, '').toLowerCase();

/** Hub sites, kept without a navigation of their own, and the logo of a web. */
export const hubArea: Area = {
  name: 'Hub sites and logos',
  steps: [{ from: '', segment: 'hubsites', to: 'hubsites', resolve: () => ({}) }, { from: '', segment: 'siteiconmanager', to: 'siteIcons', resolve: () => ({}) }],
  operations: [
    { on: 'hubsites', method: 'GET', name: 'Hub sites', support: 'partly', note: 'nothing joins them', handle: (context) => {
      demand(context.rights.web(context.web), permission.open);
      return collection('SP.ApiData.HubSites', hubs(context));
    } },
    { on: 'hubsites', method: 'GET', call: 'getbyid', name: 'A hub site by its id', support: 'partly', note: 'nothing joins them', handle: (context, _at, args) => {
      demand(context.rights.web(context.web), permission.open);
      const found = hubs(context).find(({ props }) => props.ID === wantedId(context, args));
      if (!found) throw itemMissing();
      return entityAnswer(found);
    } },
    { on: 'site', method: 'POST', call: 'registerhubsite', name: 'Make a site collection a hub', support: 'partly', note: 'kept; nothing joins it', handle: (context) => {
      demandAdministrator(context);
      if (isHub(context, context.site.id)) throw invalidArgument('This site is already a hub site.');
      context.store.database.run("INSERT INTO meta(name, value) VALUES(?, '1')", key(context.site.id));
      return entityAnswer(hubEntity(context, context.site));
    } },
    { on: 'site', method: 'POST', call: 'unregisterhubsite', name: 'End a hub', support: 'full', handle: (context) => {
      demandAdministrator(context);
      if (!isHub(context, context.site.id)) throw invalidArgument('This site is not a hub site.');
      context.store.database.run('DELETE FROM meta WHERE name = ?', key(context.site.id));
      return voidAnswer;
    } },
    { on: 'siteIcons', method: 'POST', call: 'setsitelogo', name: 'Set the logo of a web', support: 'partly', note: 'kept as SiteLogoUrl, whatever aspect and type are named', handle: (context) => {
      demand(context.rights.web(context.web), permission.manageWeb);
      const { relativeLogoUrl: url } = context.body;
      if (typeof url !== 'string' || url === '') throw invalidArgument('The parameter relativeLogoUrl is missing or invalid.');
      context.store.webSettings.save(context.web, { SiteLogoUrl: pathIn(context, context.web, url) });
      return voidAnswer;
    } }
  ]
};
