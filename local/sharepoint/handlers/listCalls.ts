import { randomUUID } from 'node:crypto';
import { invalidArgument, itemMissing } from '../errors/SharePointError';
import type { ListRow } from '../model';
import { has, permission } from '../permissions/masks';
import { argument, entityAnswer, type Context, type Entity } from '../routes/context';
import type { Area } from '../routes/table';
import { required } from './lists';
import { collection, demand, listPath, webEntity } from './shapes';

/** Lookups of other lists of the web that point at a list, as SP.RelatedField tells them. */
function relatedFields(context: Context, list: ListRow): Entity[] {
  const web = required(context.store.sites.webOf(list));
  const others = context.store.lists.all(web).filter((one) => has(context.rights.list(web, one), permission.viewListItems));
  return others.flatMap((other) => context.store.lists.fields(other)
    .filter((field) => field.type.startsWith('Lookup') && String(field.options.LookupList ?? '').replace(/[{}]/g, '').toLowerCase() === list.id)
    .map((field): Entity => ({
      type: 'SP.RelatedField', path: `${listPath(other)}/Fields(guid'${field.id}')`,
      props: { FieldId: field.id, ListId: other.id, RelationshipDeleteBehavior: Number(field.options.RelationshipDeleteBehavior ?? 0), WebId: web.id }
    })));
}

/** What protects downloads of a library; nothing does here. */
/** Rights management of a list, which is never on. */
export function rightsManagement(list: ListRow): Entity {
  return {
    type: 'SP.InformationRightsManagementSettings', path: `${listPath(list)}/InformationRightsManagementSettings`,
    props: {
      AllowPrint: false, AllowScript: false, AllowWriteCopy: false, DisableDocumentBrowserView: false, DocumentAccessExpireDays: 90, DocumentLibraryProtectionExpireDate: '0001-01-01T00:00:00', EnableDocumentAccessExpire: false, EnableDocumentBrowserPublishingView: false,
      EnableGroupProtection: false, EnableLicenseCacheExpire: false, GroupName: '', LicenseCacheExpireDays: 30, PolicyDescription: '', PolicyTitle: '', TemplateId: ''
    }
  };
}

/** Templates that `webs/add` takes; all make an empty site here. */
const templates: readonly (readonly [name: string, title: string, id: number])[] = [['STS#0', 'Team site (classic experience)', 1], ['STS#3', 'Team site (no Microsoft 365 group)', 1], ['SITEPAGEPUBLISHING#0', 'Communication site', 68]];

function templateEntity([name, title, id]: (typeof templates)[number], language: number): Entity {
  return {
    type: 'SP.WebTemplate', path: `Web/GetAvailableWebTemplates('${name}')`,
    props: { Description: title, DisplayCategory: 'Collaboration', Id: id, ImageUrl: '/_layouts/15/images/stts.png', IsHidden: false, IsRootWebOnly: false, IsSubWebOnly: false, Lcid: language, Name: name, Title: title }
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The path behind an absolute or server-relative address. */
function pathOf(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '').replace(/\/$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidArgument('The address is not valid.');
  }
}

/** Icons by the ending of a name; others have that of any file. */
const icons: Readonly<Record<string, string>> = { docx: 'icdocx.png', xlsx: 'icxlsx.png', pptx: 'icpptx.png', pdf: 'icpdf.png', txt: 'ictxt.gif', png: 'icpng.gif', jpg: 'icjpg.gif', zip: 'iczip.gif', one: 'icone.png', aspx: 'ichtm.gif' };

/** Calls on lists, webs and sites that stand alone. */
export const listCallArea: Area = {
  name: 'Further calls',
  steps: [
    { from: 'web', segment: 'defaultdocumentlibrary', to: 'list', resolve: (context, at) => {
      const list = context.store.lists.byUrl(`${at.web.url}/Shared Documents`) ?? context.store.lists.all(at.web).find(({ template }) => template === 101);
      if (!list) throw itemMissing();
      demand(context.rights.list(at.web, list), permission.viewListItems);
      return { list, fields: context.store.lists.fields(list) };
    } }
  ],
  operations: [
    { on: 'list', method: 'GET', call: 'getrelatedfields', name: 'Lookups that point at a list', support: 'partly', note: 'of lists of the same web', handle: (context, at) => collection('SP.ApiData.RelatedFields', relatedFields(context, required(at.list))) },
    { on: 'list', method: 'GET', call: 'informationrightsmanagementsettings', name: 'Rights management of a list', support: 'partly', note: 'never on', handle: (_context, at) => entityAnswer(rightsManagement(required(at.list))) },
    { on: 'web', method: 'GET', call: 'getavailablewebtemplates', name: 'Templates of subsites', support: 'partly', note: 'three of them', handle: (context, at, args) => {
      demand(context.rights.web(at.web), permission.open);
      return collection('SP.ApiData.WebTemplates', templates.map((template) => templateEntity(template, Number(argument(args, 0, 'lcid') ?? 1033))));
    } },
    { on: 'web', method: 'GET', call: 'maptoicon', name: 'Icon of a file name', support: 'partly', note: 'of the commonest endings', handle: (_context, _at, args) => {
      const name = String(argument(args, 0, 'filename') ?? '');
      return { kind: 'value', name: 'MapToIcon', value: icons[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'icgen.gif' };
    } },
    { on: 'web', method: 'GET', call: 'getstorageentity', name: 'Property of the tenant', support: 'partly', note: 'there is no app catalog: none is set', handle: () => ({ kind: 'value', name: 'GetStorageEntity', type: 'Microsoft.SharePoint.Client.StorageEntity', value: { Comment: null, Description: null, Value: null } }) },
    { on: 'site', method: 'POST', call: 'openwebbyid', name: 'A web by its id', support: 'full', handle: (context, _at, args) => {
      const id = String(argument(args, 0)).toLowerCase();
      const web = context.store.sites.webs(context.site.id).find((one) => one.id === id);
      if (!web) throw itemMissing();
      demand(context.rights.web(web), permission.open);
      return entityAnswer(webEntity(context, web));
    } },
    { on: '', method: 'POST', call: 'sp.site.exists', name: 'Whether a site exists', support: 'full', handle: (context) => ({ kind: 'value', name: 'Exists', type: 'Edm.Boolean', value: context.store.sites.find(pathOf(text(context.body.url))) !== undefined }) },
    { on: '', method: 'GET', call: 'sp.web.getweburlfrompageurl', name: 'The web of a page', support: 'full', handle: (context, _at, args) => {
      const web = context.store.sites.webHolding(pathOf(String(argument(args, 0) ?? '')));
      if (!web) throw itemMissing();
      demand(context.rights.web(web), permission.open);
      return { kind: 'value', name: 'GetWebUrlFromPageUrl', value: context.request.origin + web.url };
    } },
    { on: '', method: 'GET', call: 'sp.web.getdocumentlibraries', name: 'Libraries of a web', support: 'full', handle: (context, _at, args) => {
      const web = context.store.sites.webByUrl(pathOf(String(argument(args, 0) ?? '')));
      if (!web) throw itemMissing();
      demand(context.rights.web(web), permission.open);
      const libraries = context.store.lists.all(web).filter((list) => list.template === 101 && !list.settings.Hidden && has(context.rights.list(web, list), permission.viewListItems));
      return collection('SP.ApiData.DocumentLibraryInformations', libraries.map((list) => ({
        type: 'SP.DocumentLibraryInformation', path: `SP.DocumentLibraryInformation${randomUUID()}`,
        props: { AbsoluteUrl: context.request.origin + list.url, DriveId: null, FromCrossFarm: false, Id: list.id, IsDefaultDocumentLibrary: list.url === `${web.url}/Shared Documents`, LastModifiedFriendlyDisplay: null, Modified: list.modified, ModifiedFriendlyDisplay: null, ServerRelativeUrl: list.url, Title: list.title }
      })));
    } }
  ]
};
