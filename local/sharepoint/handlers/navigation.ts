import { invalidArgument, itemMissing } from '../errors/SharePointError';
import type { Json } from '../model';
import { permission } from '../permissions/masks';
import { argument, entityAnswer, type Context, type Entity, type Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area, Step } from '../routes/table';
import type { NavigationNode, NavigationPlace } from '../store/navigation';
import { collection, demand } from './shapes';

const places = ['quicklaunch', 'topnavigationbar'] as const;

function entityOf(context: Context, node: NavigationNode): Entity {
  return {
    type: 'SP.NavigationNode', path: `Web/Navigation/GetNodeById(${node.id})`,
    props: { AudienceIds: null, CurrentLCID: context.web.language, Id: node.id, IsDocLib: true, IsExternal: node.isExternal === 1, IsVisible: node.isVisible === 1, ListTemplateType: 0, Title: node.title, Url: node.url },
    links: { Children: () => collection('SP.ApiData.NavigationNodes', context.store.navigation.nodes(context.web, node.place, node.id).map((one) => entityOf(context, one))) }
  };
}

function nodeOf(context: Context, at: Resource): NavigationNode {
  const node = context.store.navigation.find(at.web, Number(at.name));
  if (!node) throw itemMissing();
  return node;
}

/** What a path to a bar or to the children of a node stands for; `name` holds the place, and the node behind a colon. */
function levelOf(context: Context, at: Resource): { readonly place: NavigationPlace; readonly parentId: number } {
  const [place = '', parent] = String(at.name).split(':');
  return { place: place === 'topnavigationbar' ? 'topnavigationbar' : 'quicklaunch', parentId: parent === undefined ? 0 : Number(parent) };
}

/** An address of another host leads out of the tenant. */
function isExternal(context: Context, url: string): number {
  return Number(/^https?:/i.test(url) && !url.toLowerCase().startsWith(context.request.origin.toLowerCase()));
}

function text(body: Readonly<Record<string, Json>>, name: string): string | undefined {
  return typeof body[name] === 'string' ? body[name] : undefined;
}

const byId: Step['resolve'] = (_context, _at, { args = [] }) => ({ name: String(argument(args, 0)) });

/** The bars of a web: quick launch and top navigation. */
export const navigationArea: Area = {
  name: 'Navigation',
  steps: [
    { from: 'web', segment: 'navigation', to: 'navigation', resolve: () => ({}) },
    ...places.map((place) => ({ from: 'navigation', segment: place, to: 'navigationNodes', resolve: () => ({ name: place }) })),
    { from: 'navigation', segment: 'getnodebyid', to: 'navigationNode', resolve: byId },
    ...['', 'getbyid'].map((segment) => ({ from: 'navigationNodes', segment, to: 'navigationNode', resolve: byId })),
    { from: 'navigationNode', segment: 'children', to: 'navigationNodes', resolve: (context, at) => {
      const node = nodeOf(context, at);
      return { name: `${node.place}:${node.id}` };
    } }
  ],
  operations: [
    { on: 'navigation', method: 'GET', name: 'Read the navigation of a web', support: 'full', handle: () => ({ kind: 'value', name: 'Navigation', value: { UseShared: false } }) },
    { on: 'navigationNodes', method: 'GET', name: 'List the links of a bar or below a link', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      const { place, parentId } = levelOf(context, at);
      return collection('SP.ApiData.NavigationNodes', context.store.navigation.nodes(at.web, place, parentId).map((node) => entityOf(context, node)));
    } },
    { on: 'navigationNodes', method: 'POST', name: 'Add a link', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      const { place, parentId } = levelOf(context, at);
      const [title, url] = [text(context.body, 'Title'), text(context.body, 'Url')];
      if (title === undefined || title === '' || url === undefined) throw invalidArgument('A navigation node needs a Title and a Url.');
      const node = context.store.navigation.add(at.web, { place, parentId, title, url, isExternal: context.body.IsExternal === true ? 1 : isExternal(context, url), isVisible: Number(context.body.IsVisible !== false) }, context.body.AsLastNode !== false);
      return entityAnswer(entityOf(context, node), 201);
    } },
    { on: 'navigationNodes', method: 'POST', call: 'moveafter', name: 'Move a link behind another', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      const node = context.store.navigation.find(at.web, wholeNumber('nodeId', context.body.nodeId) ?? 0);
      const previous = context.store.navigation.find(at.web, wholeNumber('previousNodeId', context.body.previousNodeId) ?? 0);
      if (!node) throw itemMissing();
      context.store.navigation.moveAfter(at.web, node, previous);
      return { kind: 'null' };
    } },
    { on: 'navigationNode', method: 'GET', name: 'Read a link', support: 'full', handle: (context, at) => entityAnswer(entityOf(context, nodeOf(context, at))) },
    { on: 'navigationNode', method: 'MERGE', name: 'Change a link', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      const [title, url] = [text(context.body, 'Title'), text(context.body, 'Url')];
      context.store.navigation.update(nodeOf(context, at), { ...(title ? { title } : {}), ...(url === undefined ? {} : { url, isExternal: isExternal(context, url) }), ...(typeof context.body.IsVisible === 'boolean' ? { isVisible: Number(context.body.IsVisible) } : {}) });
      return { kind: 'nothing', status: 204 };
    } },
    { on: 'navigationNode', method: 'DELETE', name: 'Delete a link', support: 'full', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.manageWeb);
      context.store.navigation.delete(nodeOf(context, at));
      return { kind: 'nothing', status: 200 };
    } }
  ]
};
