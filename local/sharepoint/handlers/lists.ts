import { randomUUID } from 'node:crypto';
import { invalidQuery, itemMissing, listMissing, listMissingById, propertyMissing } from '../errors/SharePointError';
import type { Json, ListRow, ListSettings } from '../model';
import { has, maskParts, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Context, type Entity, type Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area, Step } from '../routes/table';
import { addFieldFromXml } from './fields';
import { checkValidation } from './workedOutFields';
import { demandView, viewChange, viewFieldsOf } from './views';
import { ownerOfView, viewsOf } from './viewShape';
import { listWithFolder } from './listShape';
import { keepInternalName, templateColumns } from './listTemplates';
import { collection, demand, fieldEntity, listEntity, viewEntity } from './shapes';

const settingNames: readonly Exclude<keyof ListSettings, 'extra'>[] = ['ReadSecurity', 'WriteSecurity', 'EnableVersioning', 'MajorVersionLimit', 'EnableAttachments', 'EnableFolderCreation', 'EnableModeration', 'Hidden', 'NoCrawl', 'OnQuickLaunch', 'DisableCommenting', 'ContentTypesEnabled', 'EnableMinorVersions', 'ForceCheckout', 'DraftVersionVisibility'];
const harmless = new Set(['Title', 'Description', 'BaseTemplate', 'AllowContentTypes', '__metadata', 'odata.type', 'TemplateFeatureId', 'Url']);
/** Kept and shown, without effect here; with the type of their values. */
const keptNames: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  CrawlNonDefaultViews: 'boolean', DefaultContentApprovalWorkflowId: 'string', DefaultDisplayFormUrl: 'string', DefaultEditFormUrl: 'string', DefaultItemOpenUseListSetting: 'boolean', DefaultNewFormUrl: 'string', Direction: 'string', DisableGridEditing: 'boolean',
  DocumentTemplateUrl: 'string', EnableRequestSignOff: 'boolean', ImageUrl: 'string', IrmEnabled: 'boolean', IrmExpire: 'boolean', IrmReject: 'boolean', IsApplicationList: 'boolean', ListExperienceOptions: 'number', MajorWithMinorVersionsLimit: 'number', MultipleDataList: 'boolean',
  ParserDisabled: 'boolean', ValidationFormula: 'string', ValidationMessage: 'string'
};

function settingsOf(body: Readonly<Record<string, Json>>, old: ListSettings['extra'] = {}): Partial<ListSettings> {
  const settings: Record<string, Json> = {};
  const extra: Record<string, Json> = { ...old };
  for (const [name, value] of Object.entries(body)) {
    if (harmless.has(name)) continue;
    const kept = keptNames[name];
    if (kept) {
      if (value !== null && typeof value !== kept) throw invalidQuery(`The value of ${name} is not valid.`);
      extra[name] = value;
      continue;
    }
    const known = settingNames.find((one) => one === name);
    if (!known) throw propertyMissing(name, 'SP.List');
    settings[known] = value;
  }
  if (settings.ReadSecurity !== undefined && settings.ReadSecurity !== 1 && settings.ReadSecurity !== 2) throw invalidQuery('ReadSecurity must be 1 or 2.');
  if (settings.WriteSecurity !== undefined && ![1, 2, 4].includes(Number(settings.WriteSecurity))) throw invalidQuery('WriteSecurity must be 1, 2 or 4.');
  return { ...settings, ...(Object.keys(extra).length > 0 ? { extra } : {}) } as Partial<ListSettings>;
}

/** The list, if the caller may know of it. */
function visible(context: Context, at: Resource, list: ListRow | undefined, missing: () => Error): Partial<Resource> {
  if (!list || list.webId !== at.web.id) throw missing();
  demand(context.rights.list(at.web, list), permission.viewListItems);
  return { list, fields: context.store.lists.fields(list) };
}

export function required<T>(value: T | undefined): T {
  if (value === undefined) throw itemMissing();
  return value;
}

function addView(context: Context, at: Resource, body: Readonly<Record<string, Json>>): Entity {
  const list = required(at.list);
  const isPersonal = body.PersonalView === true;
  demandView(context, at, isPersonal);
  const { title = '', query = '', rowLimit = 30, isDefault = false, fields = JSON.stringify(viewFieldsOf(body)), properties } = viewChange(body);
  const view = { id: randomUUID(), listNo: list.no, title, isDefault: isDefault && !isPersonal ? 1 : 0, rowLimit, query, fields, properties: JSON.stringify({ ...properties, ...(isPersonal ? { OwnerId: context.person.id } : {}) }) };
  if (view.isDefault === 1) for (const other of context.store.lists.views(list)) context.store.lists.saveView({ ...other, isDefault: 0 });
  context.store.lists.saveView(view);
  return viewEntity(list, view);
}

/** Lists and libraries, their settings, views and change log. */
export const listArea: Area = {
  name: 'Lists',
  steps: [
    { from: 'web', segment: 'lists', to: 'lists', resolve: () => ({}) },
    { from: 'lists', segment: '', to: 'list', resolve: (context, at, { args = [] }) => visible(context, at, context.store.lists.byId(String(argument(args, 0)).replace(/[{}]/g, '')), listMissingById) },
    { from: 'lists', segment: 'getbyid', to: 'list', resolve: (context, at, { args = [] }) => visible(context, at, context.store.lists.byId(String(argument(args, 0, 'id')).replace(/[{}]/g, '')), listMissingById) },
    { from: 'lists', segment: 'getbytitle', to: 'list', resolve: (context, at, { args = [] }) => {
      const title = String(argument(args, 0, 'title'));
      return visible(context, at, context.store.lists.byTitle(at.web, title), () => listMissing(title, context.request.origin + at.web.url));
    } },
    ...['getlist', 'getlistusingpath'].map((segment): Step => ({ from: 'web', segment, to: 'list', resolve: (context, at, { args = [] }) => {
      // A path without its first slash is taken as well (pnpjs test/sp/webs.ts).
      const given = String(argument(args, 0, 'decodedurl')).replace(/\/$/, '');
      const url = `${given}/`.toLowerCase().startsWith(`${at.web.url.slice(1)}/`.toLowerCase()) ? `/${given}` : given;
      return visible(context, at, context.store.lists.byUrl(url), () => listMissing(url, context.request.origin + at.web.url));
    } })),
    { from: 'list', segment: 'views', to: 'views', resolve: () => ({}) },
    { from: 'list', segment: 'defaultview', to: 'view', resolve: (context, at) => ({ view: required(viewsOf(context, required(at.list))[0]) }) },
    ...['', 'getbyid', 'getbytitle'].map((segment) => ({
      from: 'views', segment, to: 'view',
      resolve: (context: Context, at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => {
        const wanted = String(argument(args, 0)).toLowerCase();
        return { view: required(viewsOf(context, required(at.list)).find((view) => view.id === wanted || view.title.toLowerCase() === wanted)) };
      }
    })),
    { from: 'view', segment: 'viewfields', to: 'viewfields', resolve: () => ({}) }
  ],
  operations: [
    { on: 'lists', method: 'GET', name: 'List lists', support: 'full', handle: (context, at) => {
      const all = context.store.lists.all(at.web).filter((list) => has(context.rights.list(at.web, list), permission.viewListItems));
      return collection('SP.ApiData.Lists', all.map((list) => listWithFolder(context, at.web, list)));
    } },
    { on: 'lists', method: 'POST', name: 'Create a list', support: 'full', note: 'generic lists, links, announcements, contacts, events, tasks, libraries', logs: { kind: 'List', type: 1 }, handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageLists);
      const { Title: title, Description: description, BaseTemplate: template } = context.body;
      if (typeof title !== 'string' || title.trim() === '') throw invalidQuery('The parameter Title is missing or invalid.');
      const number = template === undefined ? 100 : Number(template);
      const columns = templateColumns[number];
      if (![100, 101, 119].includes(number) && !columns) throw invalidQuery(`The list template ${String(template)} is not supported by the local SharePoint.`);
      return context.store.database.transaction(() => {
        const list = context.store.lists.create(at.web, title, typeof description === 'string' ? description : '', columns ? 100 : number, settingsOf(context.body, columns ? { BaseTemplate: number } : {}));
        for (const xml of columns ?? []) addFieldFromXml(context, list, xml, keepInternalName);
        return entityAnswer(listEntity(context, at.web, list), 201);
      });
    } },
    { on: 'list', method: 'GET', name: 'Read a list', support: 'full', handle: (context, at) => entityAnswer(listWithFolder(context, at.web, required(at.list))) },
    { on: 'list', method: 'MERGE', name: 'Change a list', support: 'full', logs: { kind: 'List', type: 2 }, handle: (context, at) => {
      const list = required(at.list);
      demand(context.rights.list(at.web, list), permission.manageLists);
      const { Title: title, Description: description, ValidationFormula: validation } = context.body;
      checkValidation(at.fields ?? [], validation);
      context.store.lists.update(list, { ...(typeof title === 'string' ? { title } : {}), ...(typeof description === 'string' ? { description } : {}), settings: settingsOf(context.body, list.settings.extra) });
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'list', method: 'DELETE', name: 'Delete a list', support: 'full', logs: { kind: 'List', type: 3 }, handle: (context, at) => {
      const list = required(at.list);
      demand(context.rights.list(at.web, list), permission.manageLists);
      context.store.lists.delete(list);
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'list', method: 'POST', call: 'recycle', name: 'Move a list to the recycle bin', support: 'full', logs: { kind: 'List', type: 3 }, handle: (context, at) => {
      const list = required(at.list);
      demand(context.rights.list(at.web, list), permission.manageLists);
      return { kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: context.store.recycledLists.recycle(list, context.person.id) };
    } },
    { on: 'list', method: 'GET', call: 'effectivebasepermissions', name: 'Own permissions on a list', support: 'full', handle: (context, at) => ({ kind: 'value', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', value: maskParts(context.rights.list(at.web, required(at.list))) }) },
    { on: 'views', method: 'GET', name: 'List views', support: 'full', handle: (context, at) => collection('SP.ApiData.Views', viewsOf(context, required(at.list)).map((view) => viewEntity(required(at.list), view))) },
    { on: 'views', method: 'POST', name: 'Add a view', support: 'partly', note: 'all properties are kept; rows follow Title, query, row limit and columns', logs: { kind: 'View', type: 1 }, handle: (context, at) => {
      return entityAnswer(addView(context, at, context.body), 201);
    } },
    { on: 'views', method: 'POST', call: 'add', name: 'Add a view by its parameters', support: 'partly', note: 'as by its properties', logs: { kind: 'View', type: 1 }, handle: (context, at) => {
      const { SetAsDefaultView, Query, ...all } = (context.body.parameters ?? {}) as Readonly<Record<string, Json>>;
      const rest = Object.fromEntries(Object.entries(all).filter(([name]) => !['ViewTypeKind', 'ViewType', 'AssociatedContentTypeId'].includes(name)));
      return entityAnswer(addView(context, at, { ...rest, ...(typeof Query === 'string' ? { ViewQuery: Query } : {}), ...(SetAsDefaultView === true ? { DefaultView: true } : {}) }));
    } },
    { on: 'view', method: 'GET', name: 'Read a view', support: 'full', handle: (_context, at) => entityAnswer(viewEntity(required(at.list), required(at.view))) },
    { on: 'view', method: 'DELETE', name: 'Delete a view', support: 'full', logs: { kind: 'View', type: 3 }, handle: (context, at) => {
      demandView(context, at);
      context.store.lists.deleteView(required(at.view));
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'view', method: 'MERGE', name: 'Change a view', support: 'partly', note: 'all properties are kept; rows follow Title, query, row limit and columns', logs: { kind: 'View', type: 2 }, handle: (context, at) => {
      demandView(context, at);
      const view = required(at.view);
      const { isDefault: wantsDefault, properties: asked, ...change } = viewChange(context.body);
      // Whose a view is stays as it was made.
      const properties = Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'PersonalView'));
      const isDefault = wantsDefault === true && ownerOfView(view) === undefined;
      if (isDefault) for (const other of context.store.lists.views(required(at.list))) context.store.lists.saveView({ ...other, isDefault: 0 });
      context.store.lists.saveView({ ...view, ...change, properties: JSON.stringify({ ...JSON.parse(view.properties) as Record<string, Json>, ...properties }), isDefault: isDefault ? 1 : view.isDefault });
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'viewfields', method: 'GET', name: 'Columns of a view', support: 'full', handle: (_context, at) => viewEntity(required(at.list), required(at.view)).links?.ViewFields?.() ?? voidAnswer },
    ...viewFieldCalls(),
    { on: 'fields', method: 'POST', call: 'createfieldasxml', name: 'Add a column from XML', support: 'partly', note: 'types and attributes that lists commonly use', logs: { kind: 'Field', type: 1 }, handle: (context, at) => {
      const list = required(at.list);
      demand(context.rights.list(at.web, list), permission.manageLists);
      const parameters = (context.body.parameters ?? {}) as Record<string, Json>;
      return entityAnswer(fieldEntity(list, addFieldFromXml(context, list, String(parameters.SchemaXml ?? ''), wholeNumber('Options', parameters.Options) ?? 0)));
    } }
  ]
};

function viewFieldCalls(): Area['operations'] {
  const calls = { addviewfield: 'add', removeviewfield: 'remove', removeallviewfields: 'clear' } as const;
  return Object.entries(calls).map(([call, action]) => ({
    on: 'viewfields', method: 'POST', call, name: `${action} columns of a view`, support: 'full',
    handle: (context, at, args) => {
      demandView(context, at);
      const view = required(at.view);
      const names = JSON.parse(view.fields) as string[];
      const name = String(argument(args, 0) ?? context.body.strField ?? '');
      const next = action === 'add' ? [...names.filter((one) => one !== name), name] : action === 'remove' ? names.filter((one) => one !== name) : [];
      context.store.lists.saveView({ ...view, fields: JSON.stringify(next) });
      return voidAnswer;
    }
  }));
}
