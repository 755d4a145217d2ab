/** Properties of a person that the search tells with every result; any other is asked of SharePoint's profiles. */
export const toldProperties = ['department', 'role', 'office'] as const;
export type ToldProperty = (typeof toldProperties)[number];

/** Somebody is left out whose property is this value; `*` stands for any letters. */
export interface ValueRule {
  /** A told property, or the key of a property of SharePoint's profiles, see `propertyKey`. */
  readonly property: string;
  /** The property as the owner wrote it. */
  readonly name: string;
  readonly value: string;
}

// What owners call the three, in the languages of the property pane, beside SharePoint's own names.
const told: Readonly<Record<ToldProperty, string>> = {
  department: 'department abteilung القسم',
  role: 'role jobtitle title rolle position funktion stellenbezeichnung الدور المسمىالوظيفي',
  office: 'place office officenumber baseofficelocation location ort standort büro المكان المكتب'
};
const toldByName = new Map(toldProperties.flatMap((property) => told[property].split(' ').map((name) => [name, property] as const)));

/** What tells properties apart: without case, spaces, hyphens and the `SPS-` in front of many of SharePoint's own. */
export function propertyKey(name: string): string {
  const key = name.toLowerCase().replace(/[\s_-]/g, '').replace(/^sps(?=.)/, '');
  return toldByName.get(key) ?? key;
}

/** The search's name for a property, where it has one (an alias in the search schema will do); empty where it cannot have one. */
export function managedName(name: string): string {
  return name.trim().replace(/^sps-/i, '').replace(/[^A-Za-z0-9]/g, '');
}

/** Lines such as `Role: Contractor*` or `EmployeeType: Guest`, and those that name no property and value. */
export function readValueRules(lines: readonly string[]): { readonly rules: readonly ValueRule[]; readonly unread: readonly string[] } {
  const rules: ValueRule[] = [];
  const unread: string[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:=]+)[:=](.+)$/s.exec(line) ?? [];
    const property = propertyKey(name);
    if (property === '' || value.trim() === '') unread.push(line);
    else rules.push({ property, name: name.trim(), value: value.trim() });
  }
  return { rules, unread };
}

export function isTold(property: string): property is ToldProperty {
  return (toldProperties as readonly string[]).includes(property);
}

/** Every single value of a property that may hold several, and the whole. */
export function valuesHeld(held: string): readonly string[] {
  return [held, ...held.split(/[|;\n]+/)].map((value) => value.trim());
}
