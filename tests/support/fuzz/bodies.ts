import type { Dice } from './dice';
import { marker } from './target';

/** Names that handlers have asked a body for, and what they asked below them. */
export interface KnownNames {
  readonly below: Map<string, KnownNames>;
}

export const noNames = (): KnownNames => ({ below: new Map() });

/** A value that writes down every name that somebody reads from it, found or not. */
export function listening(value: unknown, names: KnownNames): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, name): unknown => {
      if (typeof name === 'symbol' || name === 'toJSON' || name in Object.prototype || name in Array.prototype) return Reflect.get(target, name) as unknown;
      const key = /^\d+$/.test(name) ? '#' : name;
      if (!names.below.has(key)) names.below.set(key, noNames());
      return listening(Reflect.get(target, name), names.below.get(key) ?? noNames());
    }
  });
}

const texts = [
  '', 'x', `${marker}' OR 1=1; DROP TABLE lists; --`, `${marker}")`, marker, 'Samples', 'Title', 'Author', '1', '-1', '100', 'true', 'NaN', '\u0000', '\ud800', 'ä日🌊', 'x'.repeat(300), '<View/>', '<View><Query><Where><Eq><FieldRef Name="Title"/><Value Type="Text">a</Value></Eq></Where></Query></View>',
  '<Field Type="Text" Name="New" DisplayName="New"/>', '<View', '{"a":1}', '[{"Key":"owner@contoso.onmicrosoft.com"}]', '[]', '11/23/2026', '2026-11-23T10:00:00Z', 'i:0#.f|membership|member@contoso.onmicrosoft.com', 'member@contoso.onmicrosoft.com',
  '/sites/test/Lists/Samples', '/sites/test/Shared Documents', 'http://127.0.0.1/sites/test', '00000000-0000-0000-0000-000000000000', '0x0100', '../../etc/passwd', 'SP.ListItem', 'a;#b;#', '%', '%27', '1;3;x;y;z', 'Paged=TRUE&p_ID=abc'
];
const plain = [null, true, false, 0, 1, -1, 1.5, 100, 119, 2 ** 53, -0, 1e300];

/** A value of any kind; below names that are known come values for what was asked there. */
export function anyValue(dice: Dice, names: KnownNames, depth: number = 0): unknown {
  const kind = dice.below(10);
  if (kind < 3) return dice.pick(plain);
  if (kind < 6 || depth > 4) return dice.pick(texts);
  if (kind < 8 && names.below.has('#')) return dice.several(3, () => anyValue(dice, names.below.get('#') ?? noNames(), depth + 1));
  if (names.below.size > 0) return anyObject(dice, names, depth);
  return dice.pick([[], {}, [1, 2], ['a', null], [[]], [{}], { results: ['a'] }, { results: null }, { Key: 'a' }, { StringValue: 1 }]);
}

/** An object with most of the names that are known, and values of any kind. */
export function anyObject(dice: Dice, names: KnownNames, depth: number = 0): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, below] of names.below) if (dice.chance(0.6) && name !== '#') result[name] = anyValue(dice, below, depth + 1);
  if (dice.chance(0.15)) result[dice.pick(['Title', marker, `${marker}"; --`, '__metadata', 'odata.type', 'constructor', 'results'])] = anyValue(dice, noNames(), depth + 1);
  return result;
}
