import { has, maskParts, permission } from '../permissions/masks';
import { entityAnswer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { settingsEntity } from './regionalSettings';
import { webChange } from './subwebs';
import { associated, collection, demand, webEntity } from './shapes';
import { issueDigest } from '../http/digest';

function demandWeb(context: Context, at: Resource): void {
  demand(context.rights.web(at.web), permission.open);
}

/** Sites, webs, the digest: what every client asks first. */
export const webArea: Area = {
  name: 'Webs',
  steps: [
    { from: '', segment: 'web', to: 'web', resolve: () => ({}) },
    { from: '', segment: 'site', to: 'site', resolve: () => ({}) },
    { from: 'site', segment: 'rootweb', to: 'web', resolve: (context) => {
      const web = context.store.sites.webByUrl(context.site.url);
      return web && { web };
    } },
    { from: 'web', segment: 'webs', to: 'webs', resolve: () => ({}) }
  ],
  operations: [
    { on: 'web', method: 'GET', name: 'Read a web', support: 'full', handle: (context, at) => {
      demandWeb(context, at);
      const entity = webEntity(context, at.web);
      return entityAnswer({ ...entity, links: { ...entity.links, RegionalSettings: () => entityAnswer(settingsEntity(context)) } });
    } },
    { on: 'web', method: 'MERGE', name: 'Change a web', support: 'full', logs: { kind: 'Web', type: 2 }, handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      const text = (name: string, old: string): string => (typeof context.body[name] === 'string' ? context.body[name] : old);
      context.store.webSettings.save(at.web, webChange(context.body));
      context.store.sites.updateWeb(at.web, text('Title', at.web.title), text('Description', at.web.description));
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'webs', method: 'GET', name: 'List subsites', support: 'full', handle: (context, at) => {
      demandWeb(context, at);
      const below = context.store.sites.webs(at.web.siteId).filter((web) => web.url.startsWith(`${at.web.url}/`) && !web.url.slice(at.web.url.length + 1).includes('/'));
      return collection('SP.ApiData.Webs', below.filter((web) => has(context.rights.web(web), permission.open)).map((web) => webEntity(context, web)));
    } },
    { on: 'web', method: 'GET', call: 'effectivebasepermissions', name: 'Own permissions on a web', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', value: maskParts(context.rights.web(at.web)) }) },
    ...(['Owner', 'Member', 'Visitor'] as const).map((role) => ({
      on: 'web', method: 'GET' as const, call: `associated${role.toLowerCase()}group`, name: `Associated ${role.toLowerCase()} group`, support: 'full' as const,
      handle: (context: Context, at: Resource) => associated(context, at.web, `${role}s`)
    })),
    { on: '', method: 'POST', call: 'contextinfo', name: 'Get a digest', support: 'full', handle: (context) => {
      const value = {
        FormDigestTimeoutSeconds: context.limits.digestSeconds, FormDigestValue: issueDigest(context.person.login, context.store.now()), LibraryVersion: '16.0.26531.12009',
        SiteFullUrl: context.request.origin + context.site.url, SupportedSchemaVersions: ['14.0.0.0', '15.0.0.0'], WebFullUrl: context.request.origin + context.web.url
      };
      return { kind: 'value', name: 'GetContextWebInformation', type: 'SP.ContextWebInformation', value };
    } },
    { on: 'web', method: 'POST', call: 'getclientsidecomponents', name: 'Manifests of unknown components', support: 'partly', note: 'none are known: the page host preloads all', handle: (context) => {
      console.warn(`A component was asked for that the page did not preload: ${new TextDecoder().decode(context.request.body).slice(0, 500)}`);
      return collection('SP.ClientSideComponents', []);
    } }
  ]
};
