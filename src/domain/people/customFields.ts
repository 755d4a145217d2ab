import type { FieldValue } from './profile';

export const fieldKinds = ['text', 'choice', 'link', 'people'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field that a site's owner adds to every profile. */
export interface CustomField {
  /** Made of the label at first, and kept when the label changes. */
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** For `choice`. */
  readonly choices: readonly string[];
  /** Who fills it: the person, or the site's owners. */
  readonly editor: 'person' | 'owners';
}

/** Most fields of a site. */
export const fieldLimit = 20;

/** A key of a label: ASCII letters and digits where there are any, and always unlike the others. */
export function fieldKey(label: string, taken: readonly string[]): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'field';
  let key = plain;
  for (let number = 2; taken.includes(key); number++) key = `${plain}-${number}`;
  return key;
}

/** Reads the property in which a web part keeps its fields; whatever is malformed is left out. */
export function parseFields(value: unknown): CustomField[] {
  if (!Array.isArray(value)) return [];
  const fields: CustomField[] = [];
  for (const one of value as readonly unknown[]) {
    const { key, label, kind, choices, editor } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const known = fieldKinds.find((name) => name === kind);
    if (typeof label !== 'string' || label.trim() === '' || !known) continue;
    const taken = fields.map((field) => field.key);
    fields.push({
      key: typeof key === 'string' && key !== '' && !taken.includes(key) ? key : fieldKey(label, taken),
      label: label.trim().slice(0, 80), kind: known,
      choices: Array.isArray(choices) ? choices.filter((choice): choice is string => typeof choice === 'string' && choice.trim() !== '').slice(0, 50) : [],
      editor: editor === 'owners' ? 'owners' : 'person'
    });
  }
  return fields.slice(0, fieldLimit);
}

/** Values as they were stored; anybody can write anything into their own row, so nothing is taken on trust. */
export function parseFieldValues(value: unknown): Record<string, FieldValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]: [string, unknown]): [string, FieldValue][] => {
    if (typeof one === 'string') return [[key, one.slice(0, 1000)]];
    if (Array.isArray(one)) return [[key, one.filter((text): text is string => typeof text === 'string').slice(0, 20)]];
    return [];
  }));
}

/** A link that may be followed: http, https or mail. Undefined for everything else. */
export function safeLink(text: string): string | undefined {
  try {
    const url = new URL(text.trim());
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
