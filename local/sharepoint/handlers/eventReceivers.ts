import { accessDenied, invalidArgument, itemMissing, propertyMissing } from '../errors/SharePointError';
import type { Json, ListRow } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Operation, Step } from '../routes/table';
import { required } from './lists';
import { collection, demand, listPath } from './shapes';

/** What receivers belong to: how they are kept, where they are addressed, who reads and who changes them. */
interface Owner {
  readonly on: 'list' | 'web' | 'site';
  readonly key: (context: Context, at: Resource) => string;
  readonly path: (at: Resource) => string;
  readonly demandRead: (context: Context, at: Resource) => void;
  readonly demandChange: (context: Context, at: Resource) => void;
}

const demandOpen = (context: Context, at: Resource): void => demand(context.rights.web(at.web), permission.open);

const owners: readonly Owner[] = [
  // Whoever has got as far as the list may read it.
  { on: 'list', key: (_context, at) => `r:${required(at.list).id}`, path: (at) => listPath(required(at.list)), demandRead: () => undefined, demandChange: (context, at) => demand(context.rights.list(at.web, required(at.list)), permission.manageLists) },
  { on: 'web', key: (_context, at) => `rw:${at.web.id}`, path: () => 'Web', demandRead: demandOpen, demandChange: (context, at) => demand(context.rights.web(at.web), permission.manageWeb) },
  { on: 'site', key: (context) => `rs:${context.site.id}`, path: () => 'Site', demandRead: demandOpen, demandChange: (context) => { if (!context.person.isSiteAdmin) throw accessDenied(); } }
];

/** Properties of SP.EventReceiverDefinition, with what they hold. */
const types: Readonly<Record<string, 'string' | 'number'>> = { ReceiverAssembly: 'string', ReceiverClass: 'string', ReceiverName: 'string', ReceiverUrl: 'string', SequenceNumber: 'number', Synchronization: 'number', EventType: 'number' };
const ignored = new Set(['__metadata', 'odata.type', 'ReceiverId']);

/** @throws 400 for what is no property of a receiver, or of another type */
function propertiesOf(body: Readonly<Record<string, Json>>): Record<string, Json> {
  const named = Object.entries(body).filter(([name]) => !ignored.has(name));
  for (const [name, value] of named) {
    const type = types[name];
    if (!type) throw propertyMissing(name, 'SP.EventReceiverDefinition');
    if (value !== null && typeof value !== type) throw invalidArgument(`The value of ${name} is not valid.`);
  }
  return Object.fromEntries(named);
}

/** Keys, types and address as recorded (AddListEventReceiverAsyncTest). */
function receiverEntity(path: string, { id, properties }: { readonly id: string; readonly properties: Readonly<Record<string, Json>> }): Entity {
  return {
    type: 'SP.EventReceiverDefinition', path: `${path}/EventReceiver/GetById(guid'${id}')`,
    props: { ReceiverAssembly: null, ReceiverClass: null, ReceiverId: id, ReceiverName: '', SequenceNumber: 10000, Synchronization: 0, EventType: 10001, ReceiverUrl: null, ...properties }
  };
}

const all = (context: Context, key: string, path: string): Answer => collection('SP.ApiData.EventReceiverDefinitions', context.store.customizations.actions(key).map((one) => receiverEntity(path, one)));

/** The receivers of a list, where the list is expanded by them. */
export const receiversOfList = (context: Context, list: ListRow): Answer => all(context, `r:${list.id}`, listPath(list));

const idOf: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)).replace(/[{}]/g, '').toLowerCase() });
const note = 'kept; nothing runs them here';

function operationsOf({ on, key, path, demandRead, demandChange }: Owner): Operation[] {
  const [many, one] = [`${on}EventReceivers`, `${on}EventReceiver`];
  const found = (context: Context, at: Resource): { readonly id: string; readonly properties: Readonly<Record<string, Json>> } => {
    demandRead(context, at);
    const receiver = context.store.customizations.actions(key(context, at)).find(({ id }) => id === at.name);
    if (!receiver) throw itemMissing();
    return receiver;
  };
  const add = (context: Context, at: Resource, body: Readonly<Record<string, Json>>, status: number): Answer => {
    demandChange(context, at);
    return entityAnswer(receiverEntity(path(at), context.store.customizations.addAction(key(context, at), propertiesOf(body))), status);
  };
  const remove = (context: Context, at: Resource): void => {
    demandChange(context, at);
    context.store.customizations.removeAction(key(context, at), found(context, at).id);
  };
  return [
    { on: many, method: 'GET', name: `Event receivers of a ${on}`, support: 'partly', note, handle: (context, at) => {
      demandRead(context, at);
      return all(context, key(context, at), path(at));
    } },
    { on: many, method: 'POST', name: `Add an event receiver to a ${on}`, support: 'partly', note, handle: (context, at) => add(context, at, context.body, 201) },
    { on: many, method: 'POST', call: 'add', name: `Add an event receiver to a ${on} by its parameters`, support: 'partly', note, handle: (context, at) => {
      const information = context.body.eventReceiverCreationInformation;
      if (typeof information !== 'object' || information === null || Array.isArray(information)) throw invalidArgument('The parameter eventReceiverCreationInformation is missing.');
      return add(context, at, information as Readonly<Record<string, Json>>, 200);
    } },
    { on: one, method: 'GET', name: `Read an event receiver of a ${on}`, support: 'full', handle: (context, at) => entityAnswer(receiverEntity(path(at), found(context, at))) },
    { on: one, method: 'MERGE', name: `Change an event receiver of a ${on}`, support: 'full', handle: (context, at) => {
      demandChange(context, at);
      const { id, properties } = found(context, at);
      context.store.customizations.saveAction({ id, properties: { ...properties, ...propertiesOf(context.body) } });
      return { kind: 'nothing', status: 204 };
    } },
    { on: one, method: 'DELETE', name: `Remove an event receiver of a ${on}`, support: 'full', handle: (context, at) => {
      remove(context, at);
      return { kind: 'nothing', status: 200 };
    } },
    { on: one, method: 'POST', call: 'deleteobject', name: `Remove an event receiver of a ${on} by call`, support: 'full', handle: (context, at) => {
      remove(context, at);
      return voidAnswer;
    } }
  ];
}

/** What is kept for programs that would react to lists, webs and sites. */
export const eventReceiverArea: Area = {
  name: 'Event receivers',
  steps: owners.flatMap(({ on }): Step[] => [
    { from: on, segment: 'eventreceivers', to: `${on}EventReceivers`, resolve: () => ({}) },
    ...['', 'getbyid'].map((segment): Step => ({ from: `${on}EventReceivers`, segment, to: `${on}EventReceiver`, resolve: idOf }))
  ]),
  operations: owners.flatMap(operationsOf)
};
