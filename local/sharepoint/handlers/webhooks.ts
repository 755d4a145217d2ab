import { invalidArgument, itemMissing } from '../errors/SharePointError';
import type { Json, ListRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Step } from '../routes/table';
import { required } from './lists';
import { collection, demand, listPath } from './shapes';

/** A webhook lives 180 days at most (https://learn.microsoft.com/sharepoint/dev/apis/webhooks/lists/create-subscription). */
const longestDays = 180;

interface Hook {
  readonly id: string;
  readonly properties: Readonly<Record<string, Json>>;
}

const ownerKey = (list: ListRow): string => `h:${list.id}`;

function hookEntity(list: ListRow, { id, properties }: Hook): Entity {
  return {
    type: 'Microsoft.SharePoint.Webhooks.Subscription', path: `${listPath(list)}/Subscriptions('${id}')`,
    props: { clientState: properties.clientState ?? null, expirationDateTime: properties.expirationDateTime ?? null, id, notificationUrl: properties.notificationUrl ?? null, resource: list.id, resourceData: null }
  };
}

/** What a request sets. @throws 400 for an address that is not https, and for an end that has passed or is too far away */
function changeOf(context: Context): Record<string, Json> {
  const { notificationUrl: url, expirationDateTime: end, clientState: state } = context.body;
  const change: Record<string, Json> = {};
  if (url !== undefined) {
    if (typeof url !== 'string' || !/^https:\/\/[^/\s]+/i.test(url)) throw invalidArgument('The notification URL is not valid: it must begin with https.');
    change.notificationUrl = url;
  }
  if (end !== undefined) {
    const time = typeof end === 'string' ? Date.parse(end) : Number.NaN;
    const now = context.store.now().getTime();
    if (Number.isNaN(time) || time <= now || time > now + longestDays * 86_400_000) throw invalidArgument(`Subscription expiration has to be in the future, and ${longestDays} days from now at most.`);
    change.expirationDateTime = new Date(time).toISOString();
  }
  if (state !== undefined && state !== null) change.clientState = String(state);
  return change;
}

/** Webhooks are for those who may change the list. */
function ofList(context: Context, at: Resource): ListRow {
  const list = required(at.list);
  demand(context.rights.list(at.web, list), permission.manageLists);
  return list;
}

function hookAt(context: Context, at: Resource): Hook {
  const hook = context.store.customizations.actions(ownerKey(ofList(context, at))).find(({ id }) => id === at.name);
  if (!hook) throw itemMissing();
  return hook;
}

const idOf: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)).replace(/[{}]/g, '').toLowerCase() });

/** Webhooks of lists, kept and never called: nothing goes out from here. */
export const webhookArea: Area = {
  name: 'Webhooks',
  steps: [
    { from: 'list', segment: 'subscriptions', to: 'subscriptions', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'subscriptions', segment, to: 'subscription', resolve: idOf }))
  ],
  operations: [
    { on: 'subscriptions', method: 'GET', name: 'Webhooks of a list', support: 'partly', note: 'kept; nobody is called', handle: (context, at) => {
      const list = ofList(context, at);
      return collection('SP.ApiData.Subscriptions', context.store.customizations.actions(ownerKey(list)).map((hook) => hookEntity(list, hook)));
    } },
    { on: 'subscriptions', method: 'POST', name: 'Add a webhook', support: 'partly', note: 'kept; nobody is called, not to be validated either', handle: (context, at) => {
      const list = ofList(context, at);
      const change = changeOf(context);
      if (change.notificationUrl === undefined) throw invalidArgument('The notification URL is missing.');
      const end = new Date(context.store.now().getTime() + longestDays * 86_400_000).toISOString();
      return entityAnswer(hookEntity(list, context.store.customizations.addAction(ownerKey(list), { expirationDateTime: end, ...change })), 201);
    } },
    { on: 'subscription', method: 'GET', name: 'Read a webhook', support: 'full', handle: (context, at) => entityAnswer(hookEntity(required(at.list), hookAt(context, at))) },
    { on: 'subscription', method: 'MERGE', name: 'Prolong or change a webhook', support: 'full', handle: (context, at) => {
      const hook = hookAt(context, at);
      context.store.customizations.saveAction({ id: hook.id, properties: { ...hook.properties, ...changeOf(context) } });
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'subscription', method: 'DELETE', name: 'Remove a webhook', support: 'full', handle: (context, at) => {
      context.store.customizations.removeAction(ownerKey(required(at.list)), hookAt(context, at).id);
      return { kind: 'nothing', status: 204 };
    } }
  ]
};
