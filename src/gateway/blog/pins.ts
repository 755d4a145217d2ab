import { idsOf } from './rows';

/** Name of the setting that says what owners pinned: only they write settings. */
export const pinsKey = 'blog/pinned';

/** What is pinned, by the key of its blog, or by nothing for the list of all. The people come along, so that their names travel with the row. */
export type Pins = Readonly<Record<string, { readonly id: number; readonly people: readonly number[] }>>;

export function pinsOf(text: string | null): Pins {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).flatMap(([blog, pin]) => {
      const { id, people } = (pin ?? {}) as { readonly id?: unknown; readonly people?: unknown };
      return typeof id === 'number' && Number.isInteger(id) && id > 0 ? [[blog, { id, people: idsOf(people) }]] : [];
    }));
  } catch {
    return {};
  }
}

export function pinsColumn(pins: Pins): string {
  return JSON.stringify(pins);
}
