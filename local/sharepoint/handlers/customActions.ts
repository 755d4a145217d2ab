import { invalidArgument, itemMissing, propertyMissing } from '../errors/SharePointError';
import type { Json } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Step } from '../routes/table';
import type { CustomAction } from '../store/customizations';
import { collection, demand, listPath } from './shapes';

const owners = ['site', 'web', 'list'] as const;

/** SP.UserCustomAction, with the values of one that says nothing (properties: https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee539583(v=office.15)). */
const empty: Readonly<Record<string, Json>> = {
  ClientSideComponentId: '00000000-0000-0000-0000-000000000000', ClientSideComponentProperties: '', CommandUIExtension: null, Description: null, Group: null, HostProperties: '', ImageUrl: null, Location: null, Name: '',
  RegistrationId: null, RegistrationType: 0, Rights: { High: '0', Low: '0' }, ScriptBlock: null, ScriptSrc: null, Sequence: 0, Title: null, Url: null
};
const scopes = { site: 2, web: 3, list: 4 } as const;

interface Owner {
  readonly key: string;
  readonly kind: keyof typeof scopes;
  readonly path: string;
  readonly mask: bigint;
}

/** The site, web or list that a path has gone through. */
function ownerOf(context: Context, at: Resource): Owner {
  if (at.list) return { key: `l:${at.list.id}`, kind: 'list', path: listPath(at.list), mask: context.rights.list(at.web, at.list) };
  if (at.kind.startsWith('site')) return { key: `s:${context.site.id}`, kind: 'site', path: 'Site', mask: context.rights.web(context.store.sites.webByUrl(context.site.url) ?? at.web) };
  return { key: `w:${at.web.id}`, kind: 'web', path: 'Web', mask: context.rights.web(at.web) };
}

/** Reading needs what reading the owner needs; changing puts scripts on pages, so that it needs that right beside the one to manage the owner. */
function demandRead({ kind, mask }: Owner): void {
  demand(mask, kind === 'list' ? permission.viewListItems : permission.open);
}

function demandChange({ kind, mask }: Owner): void {
  demand(mask, (kind === 'list' ? permission.manageLists : permission.manageWeb) | permission.addAndCustomizePages);
}

/** @throws 400 for names that a custom action does not have. */
function changeOf(body: Context['body']): Record<string, Json> {
  const change: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    if (['__metadata', 'odata.type'].includes(name)) continue;
    if (!(name in empty)) throw propertyMissing(name, 'SP.UserCustomAction');
    change[name] = value;
  }
  return change;
}

function actionEntity(owner: Owner, { id, properties }: CustomAction): Entity {
  return { type: 'SP.UserCustomAction', path: `${owner.path}/UserCustomActions('${id}')`, props: { ...empty, ...properties, Id: id, Scope: scopes[owner.kind], VersionOfUserCustomAction: '16.0.1.0' } };
}

function actionAt(context: Context, at: Resource): { readonly owner: Owner; readonly action: CustomAction } {
  const owner = ownerOf(context, at);
  const action = context.store.customizations.actions(owner.key).find(({ id }) => id === at.name);
  if (!action) throw itemMissing();
  return { owner, action };
}

const idOf: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)).replace(/[{}]/g, '').toLowerCase() });

/** Custom actions of sites, webs and lists. */
export const customActionArea: Area = {
  name: 'Custom actions',
  steps: owners.flatMap((owner) => [
    { from: owner, segment: 'usercustomactions', to: `${owner}CustomActions`, resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: `${owner}CustomActions`, segment, to: `${owner}CustomAction`, resolve: idOf }))
  ]),
  operations: owners.flatMap((kind): Area['operations'] => [
    { on: `${kind}CustomActions`, method: 'GET', name: `List custom actions of a ${kind}`, support: 'partly', note: 'kept; nothing runs them here', handle: (context, at) => {
      const owner = ownerOf(context, at);
      demandRead(owner);
      return collection('SP.ApiData.UserCustomActions', context.store.customizations.actions(owner.key).map((action) => actionEntity(owner, action)));
    } },
    { on: `${kind}CustomActions`, method: 'POST', name: `Add a custom action to a ${kind}`, support: 'full', handle: (context, at) => {
      const owner = ownerOf(context, at);
      demandChange(owner);
      const properties = changeOf(context.body);
      if (typeof properties.Location !== 'string' || properties.Location === '') throw invalidArgument('The custom action needs a Location.');
      return entityAnswer(actionEntity(owner, context.store.customizations.addAction(owner.key, properties)), 201);
    } },
    { on: `${kind}CustomActions`, method: 'POST', call: 'clear', name: `Remove all custom actions of a ${kind}`, support: 'full', handle: (context, at) => {
      const owner = ownerOf(context, at);
      demandChange(owner);
      context.store.customizations.clearActions(owner.key);
      return voidAnswer;
    } },
    { on: `${kind}CustomAction`, method: 'GET', name: `Read a custom action of a ${kind}`, support: 'full', handle: (context, at) => {
      const { owner, action } = actionAt(context, at);
      demandRead(owner);
      return entityAnswer(actionEntity(owner, action));
    } },
    { on: `${kind}CustomAction`, method: 'MERGE', name: `Change a custom action of a ${kind}`, support: 'full', handle: (context, at) => {
      const { owner, action } = actionAt(context, at);
      demandChange(owner);
      context.store.customizations.saveAction({ ...action, properties: { ...action.properties, ...changeOf(context.body) } });
      return { kind: 'nothing', status: 204 };
    } },
    { on: `${kind}CustomAction`, method: 'DELETE', name: `Remove a custom action of a ${kind}`, support: 'full', handle: (context, at) => {
      const { owner, action } = actionAt(context, at);
      demandChange(owner);
      context.store.customizations.removeAction(owner.key, action.id);
      return { kind: 'nothing', status: 200 };
    } }
  ])
};

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function featureEntity(owner: Owner, id: string): Entity {
  return { type: 'SP.Feature', path: `${owner.path}/Features('${id}')`, props: { DefinitionId: id }, onDemand: { DisplayName: () => '' } };
}

/** @throws 400 for what is no GUID */
function featureId(value: Json | undefined): string {
  const id = String(value ?? '').replace(/[{}]/g, '').toLowerCase();
  if (!guid.test(id)) throw invalidArgument('The feature id is not valid.');
  return id;
}

/** Features of sites and webs: which are active. */
export const featureArea: Area = {
  name: 'Features',
  steps: (['site', 'web'] as const).flatMap((owner) => [
    { from: owner, segment: 'features', to: `${owner}Features`, resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: `${owner}Features`, segment, to: `${owner}Feature`, resolve: idOf }))
  ]),
  operations: (['site', 'web'] as const).flatMap((kind): Area['operations'] => [
    { on: `${kind}Features`, method: 'GET', name: `List active features of a ${kind}`, support: 'partly', note: 'they are kept and have no effect', handle: (context, at) => {
      const owner = ownerOf(context, at);
      demandRead(owner);
      return collection('SP.ApiData.Features', context.store.customizations.features(owner.key).map((id) => featureEntity(owner, id)));
    } },
    { on: `${kind}Feature`, method: 'GET', name: `Read a feature of a ${kind}`, support: 'full', handle: (context, at) => {
      const owner = ownerOf(context, at);
      demandRead(owner);
      if (!context.store.customizations.features(owner.key).includes(String(at.name))) return voidAnswer;
      return entityAnswer(featureEntity(owner, String(at.name)));
    } },
    ...(['add', 'remove'] as const).map((call) => ({
      on: `${kind}Features`, method: 'POST' as const, call, name: call === 'add' ? `Activate a feature of a ${kind}` : `Deactivate a feature of a ${kind}`, support: 'partly' as const, note: 'kept, without effect',
      handle: (context: Context, at: Resource, args: Resource['args']) => {
        const owner = ownerOf(context, at);
        demand(owner.mask, permission.manageWeb);
        const id = featureId(context.body.featureId ?? argument(args, 0, 'featureid'));
        const isActive = context.store.customizations.features(owner.key).includes(id);
        if (call === 'remove' && !isActive) throw invalidArgument(`Feature with Id '${id}' is not activated at this scope.`);
        if (call === 'add' && isActive && context.body.force !== true) throw invalidArgument(`Feature with Id '${id}' is already activated at this scope.`);
        context.store.customizations.setFeature(owner.key, id, call === 'add');
        return call === 'add' ? entityAnswer(featureEntity(owner, id)) : voidAnswer;
      }
    }))
  ])
};
