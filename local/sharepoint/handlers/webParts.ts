import type { Json } from '../model';
import { permission } from '../permissions/masks';
import { argument, type Entity } from '../routes/context';
import type { Area } from '../routes/table';
import { foundFile } from './filePlaces';
import { collection, demand } from './shapes';

/** Web parts that every site offers, by the ids that they have everywhere (learn.microsoft.com: Using web parts on SharePoint pages; sp-dev-docs, site template JSON schema). */
const parts: readonly (readonly [id: string, title: string, alias: string])[] = [
  ['490d7c76-1824-45b2-9de3-676421c997fa', 'Embed', 'EmbedWebPart'], ['d1d91016-032f-456d-98a4-721247c305e8', 'Image', 'ImageWebPart'], ['c70391ea-0b10-4ee9-b2b4-006d3fcad0cd', 'Quick links', 'QuickLinksWebPart'],
  ['8c88f208-6c77-4bdb-86a0-0c47b4316588', 'News', 'NewsWebPart'], ['f92bf067-bc19-489e-a556-7fe95f508720', 'List', 'ListWebPart'], ['2161a1c6-db61-4731-b97c-3cdb303f7cbb', 'Divider', 'DividerWebPart']
];

function definition([id, title, alias]: (typeof parts)[number]): Entity {
  const manifest: Json = {
    id, alias, componentType: 'WebPart', version: '1.0.0', manifestVersion: 2, isInternal: false, supportedHosts: ['SharePointWebPart'],
    preconfiguredEntries: [{ groupId: 'cf066440-0614-43d6-98ae-0b31cf14c7c3', group: { default: 'Text, media, and content' }, title: { default: title }, description: { default: title }, officeFabricIconFontName: 'WebComponents', properties: {} }]
  };
  return { type: 'SP.Publishing.ClientSideComponentInfo', path: `Web/GetClientSideWebParts('${id}')`, props: { ComponentType: 1, Id: id, Manifest: JSON.stringify(manifest), ManifestType: 1, Name: title, Status: 0 } };
}

/** Scope of what a person changes on a page: their own (0) or everybody's (1). */
const everybodys = 1;

/** Web parts of pages: what modern ones may hold, and the parts of classic ones, which do not exist here. */
export const webPartArea: Area = {
  name: 'Web parts',
  steps: [
    { from: 'file', segment: 'getlimitedwebpartmanager', to: 'webPartManager', resolve: (_context, at, { args = [] }) => ({ name: at.name ?? '', version: String(argument(args, 0, 'scope') ?? everybodys) }) }
  ],
  operations: [
    { on: 'web', method: 'GET', call: 'getclientsidewebparts', name: 'Web parts that pages may hold', support: 'partly', note: 'six that every site has, without their properties', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return collection('SP.ApiData.ClientSideComponents', parts.map(definition));
    } },
    { on: 'webPartManager', method: 'GET', call: 'scope', name: 'Whose changes of a page are meant', support: 'full', handle: (context, at) => {
      foundFile(context, at);
      return { kind: 'value', name: 'Scope', type: 'Edm.Int32', value: Number(at.version) };
    } },
    { on: 'webPartManager', method: 'GET', call: 'webparts', name: 'Classic web parts of a page', support: 'partly', note: 'there are none', handle: (context, at) => {
      foundFile(context, at);
      return collection('SP.ApiData.WebPartDefinitions', []);
    } }
  ]
};
