import { invalidArgument, itemMissing } from '../errors/SharePointError';
import type { ItemRow, Json, ListRow, WebRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Step } from '../routes/table';
import type { ContentTypeRow, FieldLinkRow } from '../store/contentTypes';
import { collection, demand, fieldEntity, listPath } from './shapes';

const guid = (id: string): string => id.replace(/^\{|\}$/g, '').toLowerCase();

function linkEntity(base: string, link: FieldLinkRow): Entity {
  return {
    type: 'SP.FieldLink', path: `${base}/FieldLinks(guid'${link.fieldId}')`,
    props: { DisplayName: link.displayName, FieldInternalName: null, Hidden: link.hidden === 1, Id: link.fieldId, Name: link.name, ReadOnly: false, Required: link.required === 1, ShowInDisplayForm: true }
  };
}

function entityOf(context: Context, at: Resource, type: ContentTypeRow): Entity {
  const { list } = at;
  const isOfList = type.owner.startsWith('l:');
  const path = `${list && isOfList ? listPath(list) : 'Web'}/ContentTypes('${type.id}')`;
  const form = { ClientSideComponentId: null, ClientSideComponentProperties: null };
  const forms = Object.fromEntries(['Display', 'Edit', 'New'].flatMap((kind) => [...Object.entries(form).map(([name, value]) => [`${kind}Form${name}`, value] as const), [`${kind}FormTarget`, 0] as const, [`${kind}FormTemplateName`, 'ListForm'] as const, [`${kind}FormUrl`, ''] as const]));
  const links = (): FieldLinkRow[] => context.store.contentTypes.links(type);
  return {
    type: 'SP.ContentType', path,
    props: {
      ClientFormCustomFormatter: '', Description: type.description, ...forms, DocumentTemplate: '', DocumentTemplateUrl: '', Group: type.group, Hidden: type.hidden === 1, Id: { StringValue: type.id }, JSLink: '', MobileDisplayFormUrl: '', MobileEditFormUrl: '', MobileNewFormUrl: '',
      Name: type.name, ReadOnly: type.readOnly === 1, SchemaXml: `<ContentType ID="${type.id}" Name="${type.name.replace(/[<>&"]/g, '')}" Group="${type.group.replace(/[<>&"]/g, '')}" />`, Scope: list && isOfList ? list.url : at.web.url, Sealed: type.sealed === 1, StringId: type.id
    },
    links: {
      FieldLinks: () => collection('SP.ApiData.FieldLinks', links().map((link) => linkEntity(path, link))),
      Fields: () => {
        const columns = list ?? context.store.webSettings.columnsOf(at.web);
        const all = context.store.lists.fields(columns);
        return collection('SP.ApiData.Fields', links().flatMap((link) => all.filter((field) => field.id === link.fieldId || field.internalName === link.name)).map((field) => fieldEntity(columns, field)));
      },
      WorkflowAssociations: () => collection('SP.ApiData.WorkflowAssociations', []),
      Parent: () => entityAnswer(entityOf(context, { ...at }, context.store.contentTypes.parentOf(at.web, type.id)))
    }
  };
}

/** The content type of a row: the list's own that its id names, or the nearest that its id descends from. */
export function contentTypeOf(context: Context, web: WebRow, list: ListRow, row: ItemRow): Answer {
  const id = String(row.contentTypeId).toLowerCase();
  const types = context.store.contentTypes.ofList(list);
  const found = types.find((type) => type.id.toLowerCase() === id) ?? [...types].sort((one, other) => other.id.length - one.id.length).find((type) => id.startsWith(type.id.slice(0, -34).toLowerCase()));
  return found ? entityAnswer(entityOf(context, { kind: 'list', web, list, args: [] }, found)) : { kind: 'null' };
}

/** Content types of a list, as `$expand` shows them. */
export function contentTypesOf(context: Context, web: WebRow, list: ListRow): Answer {
  const at: Resource = { kind: 'list', web, list, args: [] };
  return collection('SP.ApiData.ContentTypes', typesOf(context, at).map((type) => entityOf(context, at, type)));
}

/** Columns of the web that a content type links come with it into a list that has none of that name. */
function inheritColumns(context: Context, at: Resource, list: ListRow, type: ContentTypeRow): void {
  const { lists, sites, webSettings } = context.store;
  const root = sites.webByUrl(context.site.url);
  const columns = [at.web, ...(root ? [root] : [])].flatMap((web) => lists.fields(webSettings.columnsOf(web)));
  for (const link of context.store.contentTypes.links(type)) {
    const field = columns.find(({ id, builtIn }) => id === link.fieldId && !builtIn);
    if (field && !lists.fields(list).some(({ id, internalName }) => id === field.id || internalName.toLowerCase() === field.internalName.toLowerCase())) lists.addField(list, field);
  }
}

function typesOf(context: Context, at: Resource): ContentTypeRow[] {
  return at.list ? context.store.contentTypes.ofList(at.list) : context.store.contentTypes.ofWeb(at.web);
}

function typeOf(context: Context, at: Resource): ContentTypeRow {
  const type = typesOf(context, at).find(({ id }) => id.toLowerCase() === String(at.name).toLowerCase());
  if (!type) throw itemMissing();
  return type;
}

function demandChange(context: Context, at: Resource): void {
  demand(at.list ? context.rights.list(at.web, at.list) : context.rights.web(at.web), at.list ? permission.manageLists : permission.manageWeb);
}

function text(value: Json | undefined, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

/** The id that a new one asks for, or one below its parent. @throws 400 for ids that are none or descend from nothing known. */
function newId(context: Context, at: Resource): string {
  const id = text((context.body.Id as { readonly StringValue?: Json } | undefined)?.StringValue);
  if (!/^0x(?:[0-9a-f]{2})+$/i.test(id)) throw invalidArgument('The content type id is not valid.');
  if (context.store.contentTypes.ofWeb(at.web).some((one) => one.id.toLowerCase() === id.toLowerCase())) throw invalidArgument(`A duplicate content type "${id}" was found.`);
  return id;
}

const nameOf: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)) });

/** Content types of webs and lists, and the columns they link. */
export const contentTypeArea: Area = {
  name: 'Content types',
  steps: [
    ...['web', 'list'].map((from) => ({ from, segment: 'contenttypes', to: 'contentTypes', resolve: () => ({}) })),
    { from: 'web', segment: 'availablecontenttypes', to: 'contentTypes', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'contentTypes', segment, to: 'contentType', resolve: nameOf })),
    { from: 'contentType', segment: 'fieldlinks', to: 'fieldLinks', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment): Step => ({ from: 'fieldLinks', segment, to: 'fieldLink', resolve: (_context, at, { args = [] }) => ({ name: at.name ?? '', version: guid(String(argument(args, 0))) }) }))
  ],
  operations: [
    { on: 'contentTypes', method: 'GET', name: 'List content types', support: 'full', handle: (context, at) => collection('SP.ApiData.ContentTypes', typesOf(context, at).map((type) => entityOf(context, at, type))) },
    { on: 'contentTypes', method: 'POST', name: 'Create a content type of a web', support: 'full', note: 'below a known one', logs: { kind: 'ContentType', type: 1 }, handle: (context, at) => {
      demandChange(context, at);
      if (at.list) throw invalidArgument('Content types of a list are added from those of the web.');
      const name = text(context.body.Name);
      if (name === '') throw invalidArgument('The content type needs a Name.');
      if (context.store.contentTypes.ofWeb(at.web).some((one) => one.name.toLowerCase() === name.toLowerCase())) throw invalidArgument(`A duplicate content type "${name}" was found.`);
      return entityAnswer(entityOf(context, at, context.store.contentTypes.addToWeb(at.web, { id: newId(context, at), name, description: text(context.body.Description), group: text(context.body.Group, 'Custom Content Types') })), 201);
    } },
    { on: 'contentTypes', method: 'POST', call: 'addavailablecontenttype', name: 'Add a content type of the web to a list', support: 'full', note: 'with the columns of the web that it links', logs: { kind: 'ContentType', type: 1 }, handle: (context, at, args) => {
      demandChange(context, at);
      const id = text(context.body.contentTypeId, String(argument(args, 0, 'contenttypeid') ?? ''));
      const parent = context.store.contentTypes.ofWeb(at.web).find((one) => one.id.toLowerCase() === id.toLowerCase());
      if (!at.list || !parent) throw itemMissing();
      const { list } = at;
      return context.store.database.transaction(() => {
        const added = context.store.contentTypes.addToList(list, parent);
        inheritColumns(context, at, list, added);
        return entityAnswer(entityOf(context, at, added), 201);
      });
    } },
    { on: 'contentType', method: 'GET', name: 'Read a content type', support: 'full', handle: (context, at) => entityAnswer(entityOf(context, at, typeOf(context, at))) },
    { on: 'contentType', method: 'MERGE', name: 'Change a content type', support: 'partly', note: 'Name, Description, Group, Hidden, ReadOnly', logs: { kind: 'ContentType', type: 2 }, handle: (context, at) => {
      demandChange(context, at);
      const type = typeOf(context, at);
      if (!at.list && context.store.contentTypes.isBuiltIn(type)) throw invalidArgument('The content type is read only.');
      const flag = (name: string, old: number): number => (typeof context.body[name] === 'boolean' ? Number(context.body[name]) : old);
      context.store.contentTypes.save({ ...type, name: text(context.body.Name, type.name), description: text(context.body.Description, type.description), group: text(context.body.Group, type.group), hidden: flag('Hidden', type.hidden), readOnly: flag('ReadOnly', type.readOnly) });
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'contentType', method: 'DELETE', name: 'Delete a content type', support: 'full', logs: { kind: 'ContentType', type: 3 }, handle: (context, at) => {
      demandChange(context, at);
      const type = typeOf(context, at);
      if (!at.list && context.store.contentTypes.isBuiltIn(type)) throw invalidArgument('The content type is part of an application feature.');
      context.store.contentTypes.delete(type);
      return { kind: 'nothing', status: 200 };
    } },
    { on: 'fieldLinks', method: 'GET', name: 'Columns that a content type links', support: 'full', handle: (context, at) => entityOf(context, at, typeOf(context, at)).links?.FieldLinks?.() ?? { kind: 'null' } },
    { on: 'fieldLinks', method: 'POST', name: 'Link a column', support: 'full', note: 'of the list; on a web the built-in columns', handle: (context, at) => {
      demandChange(context, at);
      const type = typeOf(context, at);
      const name = text(context.body.FieldInternalName, text(context.body.Name));
      const field = at.list ? context.store.lists.field(at.list, name) : [context.store.webSettings.columnsOf(at.web), ...context.store.lists.all(at.web)].flatMap((list) => context.store.lists.fields(list)).find((one) => one.internalName === name);
      if (!field) throw itemMissing();
      const link: FieldLinkRow = { fieldId: field.id, name: field.internalName, displayName: field.title, hidden: Number(context.body.Hidden === true), required: Number(context.body.Required === true) };
      // The linked ones of the parent become its own with the first change.
      context.store.contentTypes.links(type).forEach((one, position) => context.store.contentTypes.saveLink(type, one, position));
      context.store.contentTypes.saveLink(type, link);
      return entityAnswer(linkEntity(entityOf(context, at, type).path, link), 201);
    } },
    { on: 'fieldLink', method: 'GET', name: 'Read a linked column', support: 'full', handle: (context, at) => {
      const type = typeOf(context, at);
      const link = context.store.contentTypes.links(type).find(({ fieldId }) => fieldId === at.version);
      if (!link) throw itemMissing();
      return entityAnswer(linkEntity(entityOf(context, at, type).path, link));
    } },
    { on: 'fieldLink', method: 'DELETE', name: 'Take a column out of a content type', support: 'full', handle: (context, at) => {
      demandChange(context, at);
      context.store.contentTypes.deleteLink(typeOf(context, at), String(at.version));
      return { kind: 'nothing', status: 200 };
    } }
  ]
};
