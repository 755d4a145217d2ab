/** A short text beside the body, such as a title, that two people changed in different ways. */
export interface FieldClash {
  readonly key: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Which side stays, by the field's key. */
export type FieldChoices = Readonly<Record<string, 'mine' | 'theirs' | undefined>>;

/** Undefined where both sides changed it, and not alike; else what it is now. */
export function mergeField(base: string, mine: string, theirs: string): { readonly value: string } | undefined {
  if (mine === base || mine === theirs) return { value: theirs };
  return theirs === base ? { value: mine } : undefined;
}

/** The fields of which the other side was chosen, with its words. What was not chosen stays as it is written. */
export function chosenFields(fields: readonly FieldClash[], choices: FieldChoices): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.filter(({ key }) => choices[key] === 'theirs').map(({ key, theirs }) => [key, theirs]));
}

/** Names in a list after two people changed it: what either took away is gone, what either added is there, whatever its case. */
export function mergeNames(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const fold = (name: string): string => name.toLowerCase();
  const [before, my, their] = [base, mine, theirs].map((names) => new Set(names.map(fold))) as [Set<string>, Set<string>, Set<string>];
  return [...theirs.filter((name) => my.has(fold(name)) || !before.has(fold(name))), ...mine.filter((name) => !before.has(fold(name)) && !their.has(fold(name)))];
}
