import { invalidArgument, invalidQuery } from '../errors/SharePointError';
import { permission } from '../permissions/masks';
import { argument, voidAnswer, type Context, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { required } from './lists';
import { demand } from './shapes';

interface Owner {
  readonly key: string;
  /** What it is called where no other language was set. */
  readonly plain: Readonly<Record<string, string>>;
  readonly mayChange: boolean;
}

const cultures: Readonly<Record<number, string>> = { 1033: 'en-us', 1031: 'de-de', 1025: 'ar-sa' };

/** The web, list or column whose words are asked for. */
function ownerOf(context: Context, at: Resource): Owner {
  const { field, list } = at;
  if (list) {
    const mayChange = (context.rights.list(at.web, list) & permission.manageLists) === permission.manageLists;
    if (field) return { key: `f:${list.id}:${field.id}`, plain: { titleresource: field.title, descriptionresource: field.description }, mayChange };
    return { key: `l:${list.id}`, plain: { titleresource: list.title, descriptionresource: list.description }, mayChange };
  }
  const mask = context.rights.web(at.web);
  demand(mask, permission.open);
  return { key: `w:${at.web.id}`, plain: { titleresource: at.web.title, descriptionresource: at.web.description }, mayChange: (mask & permission.manageWeb) === permission.manageWeb };
}

/** @throws 400 for what names no language */
function cultureOf(context: Context, args: Resource['args']): string {
  const culture = String(context.body.cultureName ?? argument(args, 0, 'culturename') ?? '').toLowerCase();
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(culture)) throw invalidArgument('Culture is not supported.');
  return culture;
}

/** The language of the web itself: its words are the title and the description. */
function saveOwn(context: Context, at: Resource, resource: string, value: string): void {
  const { lists, sites } = context.store;
  const isTitle = resource === 'titleresource';
  if (at.list && at.field) lists.updateField(at.list, at.field, isTitle ? { title: value } : { description: value });
  else if (at.list) lists.update(at.list, isTitle ? { title: value } : { description: value });
  else sites.updateWeb(at.web, isTitle ? value : at.web.title, isTitle ? at.web.description : value);
}

const owners = ['web', 'list', 'field'] as const;
const resources = ['titleresource', 'descriptionresource'] as const;

/** Titles and descriptions in several languages. */
export const userResourceArea: Area = {
  name: 'Words in other languages',
  steps: owners.flatMap((from) => resources.map((segment) => ({ from, segment, to: 'userResource', resolve: () => ({ name: segment }) }))),
  operations: [
    { on: 'userResource', method: 'POST', call: 'getvalueforuiculture', name: 'A title or description in a language', support: 'full', handle: (context, at, args) => {
      const { key, plain } = ownerOf(context, at);
      const resource = required(at.name);
      const kept = context.store.database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', `${resource}:${key}:${cultureOf(context, args)}`);
      return { kind: 'value', name: 'GetValueForUICulture', value: kept?.value ?? plain[resource] ?? '' };
    } },
    { on: 'userResource', method: 'POST', call: 'setvalueforuiculture', name: 'Set a title or description in a language', support: 'partly', note: 'kept; pages here are in one language', handle: (context, at, args) => {
      const { key, mayChange } = ownerOf(context, at);
      demand(mayChange ? permission.open : 0n, permission.open);
      const culture = cultureOf(context, args);
      const value = context.body.value ?? argument(args, 1, 'value');
      if (typeof value !== 'string' || value.length > 255) throw invalidQuery('The parameter value must be a text of at most 255 characters.');
      const resource = required(at.name);
      if (culture === (cultures[at.web.language] ?? 'en-us')) saveOwn(context, at, resource, value);
      else context.store.database.run('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)', `${resource}:${key}:${culture}`, value);
      return voidAnswer;
    } }
  ]
};
