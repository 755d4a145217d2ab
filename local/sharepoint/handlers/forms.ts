import { invalidArgument, itemMissing } from '../errors/SharePointError';
import type { FieldRow, Json, ListRow } from '../model';
import { maskParts, permission } from '../permissions/masks';
import { argument, entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Step } from '../routes/table';
import { findVisible } from './items';
import { valuesAsText, valuesForEdit } from './itemShape';
import { required } from './lists';
import { renderedPage } from './renderedView';
import { collection, demand, fieldEntity, listEntity, listPath } from './shapes';

/** PageType of the forms that every list has (https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee539934(v=office.15)). */
const formTypes: readonly (readonly [type: number, name: string])[] = [[4, 'DispForm'], [6, 'EditForm'], [8, 'NewForm']];

/** The forms of a list. */
export function formEntities(context: Context, list: ListRow): Entity[] {
  const folder = list.template === 100 ? list.url : `${list.url}/Forms`;
  return formTypes.map(([type, name]) => {
    const id = context.store.files.rootId(`${list.id}:form${type}`);
    const url = `${folder}/${name}.aspx`;
    return { type: 'SP.Form', path: `${listPath(list)}/Forms('${id}')`, props: { DecodedUrl: url, FormType: type, Id: id, ResourcePath: { DecodedUrl: url }, ServerRelativeUrl: encodeURI(url) } };
  });
}

const idOf: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)).replace(/[{}]/g, '').toLowerCase() });

/** Columns as a form describes them: those that a person fills, and beside them who wrote the row. */
function formSchema(list: ListRow, fields: readonly FieldRow[]): Record<string, Json> {
  return Object.fromEntries(fields.filter(({ hidden }) => !hidden).map((field) => {
    const { props } = fieldEntity(list, field);
    return [field.internalName, {
      Id: field.id, Title: field.title, InternalName: field.internalName, StaticName: field.internalName, Name: field.internalName, Type: field.type, FieldType: field.type, Description: field.description, Required: field.required, ReadOnlyField: field.readOnly, Hidden: field.hidden,
      DefaultValue: field.defaultValue, MaxLength: props.MaxLength ?? null, Choices: props.Choices ?? null, DisplayFormat: props.DisplayFormat ?? null
    }];
  }));
}

/** A form with its row as a text of JSON; a new one (mode 3) has no row. @throws 400 for a mode that is none */
function renderForm(context: Context, at: Resource, args: Resource['args']): Answer {
  const list = required(at.list);
  const fields = at.fields ?? [];
  const mode = Number(argument(args, 2, 'mode'));
  if (![1, 2, 3].includes(mode)) throw invalidArgument('The parameter mode must be 1 (display), 2 (edit) or 3 (new).');
  const row = mode === 3 ? undefined : findVisible(context, at, Number(argument(args, 0, 'itemid')));
  const values = row ? Object.fromEntries(Object.entries((mode === 2 ? valuesForEdit : valuesAsText)(context, fields, row)).map(([name, value]) => [name.replace(/_x005f_/g, '_'), value])) : {};
  const form = { ListData: values, ListSchema: formSchema(list, fields), FormControlMode: mode, ItemAttributes: row ? { Id: Number(row.id), FsObjType: Number(row.fsObjType ?? 0), ExternalListItem: false, Url: String(row.fileRef ?? ''), EffectiveBasePermissions: maskParts(context.rights.item(at.web, list, Number(row.id))) } : {}, ListAttributes: { Id: list.id, BaseType: list.template === 100 ? 0 : 1, EnableAttachments: list.settings.EnableAttachments, ListTemplateType: list.template }, RegionalSettings: { localeId: at.web.language } };
  return { kind: 'value', name: 'RenderListFormData', value: JSON.stringify(form) };
}

const escapeHtml = (text: string): string => text.replace(/[<>&"]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? sign);

function shownText(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((one: Json) => shownText(one)).join('; ');
  if (typeof value === 'object' && value !== null) return shownText((value as Record<string, Json>).title ?? (value as Record<string, Json>).lookupValue);
  return String(value ?? '');
}

/** A view as a plain table. */
function renderHtml(context: Context, at: Resource): Answer {
  const view = required(at.view);
  const names = JSON.parse(view.fields) as string[];
  const { Row: rows } = renderedPage(context, at, { xml: '', paging: '', folder: '', viewId: view.id });
  const line = (cells: readonly string[], tag: string): string => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = (rows as readonly Record<string, Json>[]).map((row) => line(names.map((name) => shownText(row[name])), 'td')).join('');
  return { kind: 'value', name: 'RenderAsHtml', value: `<table><thead>${line(names, 'th')}</thead><tbody>${body}</tbody></table>` };
}

/** Lists that every web has, by the number of their catalog (SP.ListTemplateType: https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee541191(v=office.15)). */
const catalogs: Readonly<Record<number, readonly [folder: string, title: string]>> = { 111: ['wt', 'Web Template Gallery'], 113: ['wp', 'Web Part Gallery'], 114: ['lt', 'List Template Gallery'], 116: ['masterpage', 'Master Page Gallery'], 121: ['solutions', 'Solution Gallery'], 123: ['theme', 'Theme Gallery'], 124: ['design', 'Composed Looks'] };

function catalog(context: Context, at: Resource, args: Resource['args']): Answer {
  demand(context.rights.web(at.web), permission.open);
  const number = Number(argument(args, 0, 'typecatalog'));
  const [folder, title] = catalogs[number] ?? [];
  if (!folder || !title) throw invalidArgument('The catalog is not known.');
  const list = context.store.lists.byUrl(`${at.web.url}/_catalogs/${folder}`) ?? context.store.lists.create(at.web, title, '', number, { Hidden: true, NoCrawl: true }, `_catalogs/${folder}`);
  demand(context.rights.list(at.web, list), permission.viewListItems);
  return entityAnswer(listEntity(context, at.web, list));
}

/** Forms of lists, and galleries. */
export const formArea: Area = {
  name: 'Forms',
  steps: [
    { from: 'list', segment: 'forms', to: 'forms', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'forms', segment, to: 'form', resolve: idOf }))
  ],
  operations: [
    { on: 'forms', method: 'GET', name: 'Forms of a list', support: 'partly', note: 'addresses only; nothing is drawn there', handle: (context, at) => collection('SP.ApiData.Forms', formEntities(context, required(at.list))) },
    { on: 'form', method: 'GET', name: 'A form by its id', support: 'partly', note: 'addresses only; nothing is drawn there', handle: (context, at) => {
      const form = formEntities(context, required(at.list)).find(({ props }) => props.Id === at.name);
      if (!form) throw itemMissing();
      return entityAnswer(form);
    } },
    { on: 'list', method: 'POST', call: 'renderlistformdata', name: 'A form with its row as text', support: 'partly', note: 'values and columns; no scripts', handle: renderForm },
    { on: 'view', method: 'GET', call: 'renderashtml', name: 'A view as HTML', support: 'partly', note: 'a plain table', handle: renderHtml },
    { on: 'web', method: 'GET', call: 'getcatalog', name: 'A gallery of a web', support: 'partly', note: 'made when it is first asked for, and empty', handle: catalog },
    { on: 'web', method: 'GET', call: 'getcustomlisttemplates', name: 'Templates of lists that were added', support: 'partly', note: 'there are none', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return collection('SP.ApiData.ListTemplates', []);
    } }
  ]
};
