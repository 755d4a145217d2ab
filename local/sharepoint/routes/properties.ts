import type { Answer, Entity } from './context';

function lookup<T>(record: Readonly<Record<string, T>> | undefined, name: string): readonly [string, T] | undefined {
  return Object.entries(record ?? {}).find(([key]) => key.toLowerCase() === name);
}

/**
 * One property of an object by its own address, as `…/File/Length` (OData: addressing a property).
 * @returns undefined where the object has none of that name.
 */
export function propertyAnswer(entity: Entity, name: string): Answer | undefined {
  const property = lookup(entity.props, name);
  if (property) return { kind: 'value', name: property[0], value: property[1] };
  const asked = lookup(entity.onDemand, name);
  if (asked) return { kind: 'value', name: asked[0], value: asked[1]() };
  return lookup(entity.links, name)?.[1]();
}

/** The bare text of a property, as `…/File/Length/$value`. */
export function rawAnswer(answer: Answer): Answer | undefined {
  if (answer.kind !== 'value' || (typeof answer.value === 'object' && answer.value !== null)) return undefined;
  return { kind: 'raw', status: 200, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: answer.value === null ? '' : String(answer.value) };
}
