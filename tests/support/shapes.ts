/** `number`, `string | null`, … : what a property of an answer may be. */
export type Shape = Readonly<Record<string, string>>;

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Properties that are missing, or of another type than they should be; those that nobody asked for are allowed. */
export function mismatches(shape: Shape, value: unknown): string[] {
  const found = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return Object.entries(shape).flatMap(([name, types]) => {
    if (!(name in found)) return [`${name} is missing`];
    const type = typeOf(found[name]);
    return types.split(' | ').includes(type) ? [] : [`${name} is ${type}, not ${types}`];
  });
}

/** A shape from names by type, as in `shapeFrom({ number: 'Id', string: 'Title Name' })`. */
export function shapeFrom(byType: Readonly<Record<string, string>>): Shape {
  return Object.fromEntries(Object.entries(byType).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])));
}
