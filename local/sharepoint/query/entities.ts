import { fieldMissing } from '../errors/SharePointError';
import type { Json } from '../model';
import type { QueryOptions } from '../odata/path';
import { parseFilter, parsePath } from '../odata/filter';
import type { Entity } from '../routes/context';
import type { Comparison, Condition, Path } from './condition';

type Plain = string | number | boolean | undefined;

/** What `$filter` and `$orderby` see of an entity. @throws 400 where the entity has no such property. */
function valueOf(entity: Entity, path: Path): Plain {
  const wanted = path.name.toLowerCase();
  const given = Object.entries(entity.props).find(([name]) => name.toLowerCase() === wanted)?.[1];
  const whole = given === undefined ? Object.entries(entity.onDemand ?? {}).find(([name]) => name.toLowerCase() === wanted)?.[1]() : given;
  if (whole === undefined) throw fieldMissing(path.name);
  const value: Json | undefined = path.sub === undefined ? whole : (whole as Record<string, Json> | null)?.[path.sub];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** Numbers where both are numbers, else texts; true and false meet the words and the digits for them. */
function compare(left: Plain, right: Plain): number {
  const plain = (value: Plain, other: Plain): Plain => (typeof value === 'boolean' && typeof other === 'number' ? Number(value) : value);
  const [a, b] = [plain(left, right), plain(right, left)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a ?? ''), String(b ?? '')];
  return x < y ? -1 : x > y ? 1 : 0;
}

function satisfies(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case 'eq': return order === 0;
    case 'ne': return order !== 0;
    case 'lt': return order < 0;
    case 'le': return order <= 0;
    case 'gt': return order > 0;
    case 'ge': return order >= 0;
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function holds(entity: Entity, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and': return condition.parts.every((part) => holds(entity, part));
    case 'or': return condition.parts.some((part) => holds(entity, part));
    case 'not': return !holds(entity, condition.part);
    case 'constant': return condition.value;
    case 'startsWith': return String(valueOf(entity, condition.path) ?? '').startsWith(condition.value);
    case 'contains': return String(valueOf(entity, condition.path) ?? '').includes(condition.value);
    case 'in': return condition.values.some((value) => compare(valueOf(entity, condition.path), value as Plain) === 0);
    case 'compare': {
      const left = valueOf(entity, condition.path);
      if (isNothing(left) || isNothing(condition.value)) return condition.comparison === 'ne' ? isNothing(left) !== isNothing(condition.value) : condition.comparison === 'eq' && isNothing(left) && isNothing(condition.value);
      return satisfies(compare(left, condition.value as Plain), condition.comparison);
    }
  }
}

/**
 * `$filter`, `$orderby`, `$skip` and `$top` over objects that are not list items: lists, columns, groups, people, webs.
 * Texts are compared exactly. (That collections of objects take these options:
 * https://learn.microsoft.com/sharepoint/dev/sp-add-ins/use-odata-query-operations-in-sharepoint-rest-requests.)
 */
export function queryEntities(entities: readonly Entity[], { filter, orderby, top, skip }: QueryOptions): readonly Entity[] {
  const condition = filter === undefined ? undefined : parseFilter(filter);
  const kept = condition ? entities.filter((entity) => holds(entity, condition)) : [...entities];
  const sorts = orderby.map(({ path, descending }) => ({ path: parsePath(path), sign: descending ? -1 : 1 }));
  if (sorts.length > 0) {
    kept.sort((left, right) => {
      for (const { path, sign } of sorts) {
        const order = compare(valueOf(left, path), valueOf(right, path)) * sign;
        if (order !== 0) return order;
      }
      return 0;
    });
  }
  const from = skip ?? 0;
  return kept.slice(from, top === undefined ? undefined : from + top);
}
