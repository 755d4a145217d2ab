import { invalidQuery } from '../errors/SharePointError';
import type { Json } from '../model';
import { entityAnswer, type Answer, type Entity } from '../routes/context';
import type { Area } from '../routes/table';

/** A set of values under names of their own, of what stands at an address: properties (SP.PropertyValues) or columns as texts (SP.FieldStringValues). */
export function valuesEntity(type: 'SP.PropertyValues' | 'SP.FieldStringValues', path: string, props: Readonly<Record<string, Json>>): Entity {
  return { type, path, props };
}

export const valuesAnswer = (...parts: Parameters<typeof valuesEntity>): Answer => entityAnswer(valuesEntity(...parts));

const bags = [['web', 'allproperties', 'web'], ['folder', 'properties', 'folder'], ['file', 'properties', 'file']] as const;

/** Property bags are read by REST and written by the client object model alone (sp-dev-docs issue 2068: the type takes no PATCH). */
export const propertyBagArea: Area = {
  name: 'Property bags',
  steps: [],
  operations: bags.map(([on, call, name]) => ({
    on, method: 'MERGE', call, name: `Write properties of a ${name}`, support: 'refused', note: '400, as on the real service: REST reads them only', handle: () => { throw invalidQuery('The type SP.PropertyValues does not support HTTP PATCH method.'); }
  }))
};
