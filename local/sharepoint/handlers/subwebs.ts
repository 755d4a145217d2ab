import { invalidArgument, propertyMissing, SharePointError } from '../errors/SharePointError';
import type { Json, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { roleNamed } from '../permissions/rights';
import { entityAnswer, type Answer, type Context, type Entity } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area } from '../routes/table';
import { webProperties } from '../store/webSettings';
import { createHomePage, createLibraries } from '../store/bareSite';
import { valuesAnswer } from './propertyBags';
import { associatedGroup, collection, demand, webEntity } from './shapes';

const known = new Set(['Title', 'Description', '__metadata', 'odata.type']);

/** @throws 400 for names and types that a web does not have. */
export function webChange(body: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const change: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    if (known.has(name)) continue;
    const type = webProperties[name];
    if (!type) throw propertyMissing(name, 'SP.Web');
    if (value !== null && typeof value !== type) throw invalidArgument(`The value of ${name} is not valid.`);
    change[name] = value;
  }
  return change;
}

/** Webs right below another that the caller may open. */
function below(context: Context, parent: WebRow): WebRow[] {
  return context.store.sites.webs(parent.siteId).filter((web) => web.url.startsWith(`${parent.url}/`) && !web.url.slice(parent.url.length + 1).includes('/') && has(context.rights.web(web), permission.open));
}

function infoEntity(web: WebRow): Entity {
  return {
    type: 'SP.WebInformation', path: `Web/WebInfos(guid'${web.id}')`,
    props: { Configuration: 0, Created: web.created.replace('Z', ''), Description: web.description, Id: web.id, Language: web.language, LastItemModifiedDate: web.created, LastItemUserModifiedDate: web.created, ServerRelativeUrl: web.url, Title: web.title, WebTemplate: 'STS', WebTemplateId: 1 }
  };
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** A name of one folder, without what addresses cannot hold (forbidden characters: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa). */
function leafOf(value: string): string {
  if (value === '' || value.length > 128 || /[\\/:*?"<>|#%&{}~]|^[_.]|\.$|\.\./.test(value) || value.trim() !== value) throw invalidArgument(`The web site address "${value}" is not valid.`);
  return value;
}

/** The property bag of a web: what the service itself keeps there. */
function allProperties(context: Context, web: WebRow): Answer {
  const group = (role: 'Owners' | 'Members' | 'Visitors'): string => String(associatedGroup(context, web, role)?.id ?? '');
  return valuesAnswer('SP.PropertyValues', 'Web/AllProperties', {
    vti_x005f_defaultlanguage: 'en-us', vti_x005f_associateownergroup: group('Owners'), vti_x005f_associatemembergroup: group('Members'), vti_x005f_associatevisitorgroup: group('Visitors'), vti_x005f_createdassociategroups: [group('Owners'), group('Members'), group('Visitors')].join(';'),
    vti_x005f_extenderversion: '16.0.0.0', OData__x005f__x005f_InheritsThemedCssFolderUrl: ''
  });
}

/** Subsites: made, listed, deleted. */
export const subwebArea: Area = {
  name: 'Subsites',
  steps: [{ from: 'web', segment: 'webinfos', to: 'webinfos', resolve: () => ({}) }],
  operations: [
    { on: 'webs', method: 'POST', call: 'add', name: 'Add a subsite', support: 'partly', note: 'every template makes a site with Documents and Site Pages', logs: { kind: 'Web', type: 1 }, handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageSubwebs);
      const parameters = (context.body.parameters ?? {}) as Readonly<Record<string, Json>>;
      const title = text(parameters.Title);
      const url = `${at.web.url}/${leafOf(text(parameters.Url))}`;
      if (title === '') throw invalidArgument('The parameter Title is missing or invalid.');
      // The service words it so; its status is not recorded.
      if (context.store.sites.webByUrl(url)) throw new SharePointError(409, '-2147024713, Microsoft.SharePoint.SPException', `The Web site address "${url}" is already in use.`);
      return context.store.database.transaction(() => {
        const web = context.store.sites.insertWeb(at.web.siteId, url, title, text(parameters.Description), wholeNumber('Language', parameters.Language) ?? at.web.language);
        if (parameters.UseSamePermissionsAsParentSite === false) context.store.webSettings.giveOwnRights(web, context.person.id, roleNamed('Full Control'));
        createLibraries(context.store, web);
        createHomePage(context.store, web);
        const links = [['Home', web.url], ['Documents', `${web.url}/Shared Documents/Forms/AllItems.aspx`], ['Pages', `${web.url}/SitePages`], ['Site contents', `${web.url}/_layouts/15/viewlsts.aspx`]] as const;
        for (const [name, to] of links) context.store.navigation.add(web, { place: 'quicklaunch', parentId: 0, title: name, url: to, isExternal: 0, isVisible: 1 }, true);
        return entityAnswer(webEntity(context, web));
      });
    } },
    { on: 'web', method: 'DELETE', name: 'Delete a subsite', support: 'full', note: 'without subsites of its own', logs: { kind: 'Web', type: 3 }, handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      if (at.web.url === context.site.url) throw invalidArgument('The top-level site of a site collection cannot be deleted this way.');
      if (below(context, at.web).length > 0) throw invalidArgument(`There was a problem deleting the web site "${at.web.url}". Sites that have subsites or certain apps can't be deleted. Please try again after deleting all subsites and removing the apps.`);
      context.store.webSettings.deleteWeb(at.web);
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'webinfos', method: 'GET', name: 'Facts of subsites', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return collection('SP.ApiData.WebInformations', below(context, at.web).filter((web) => has(context.rights.web(web), permission.open)).map(infoEntity));
    } },
    { on: 'web', method: 'GET', call: 'getsubwebsfilteredforcurrentuser', name: 'Subsites that the caller may open', support: 'partly', note: 'filters of template and configuration are ignored', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return collection('SP.ApiData.WebInformations', below(context, at.web).map(infoEntity));
    } },
    { on: 'web', method: 'GET', call: 'allproperties', name: 'Property bag of a web', support: 'partly', note: 'what the service itself keeps there', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return allProperties(context, at.web);
    } }
  ]
};
