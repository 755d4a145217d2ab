import { untoldRules, type Excludable, type Exclusions } from '../../domain/directory/exclusions';
import { managedName, propertyKey } from '../../domain/directory/valueRules';
import { factsOf, requestProperties, type PersonRow } from '../people/facts';
import { orMissing } from '../people/profileReader';
import { openBatch } from '../shared/batch';
import type { Site } from '../sp';

type Held = Readonly<Record<string, string>>;
interface Known { readonly held: Held | undefined; readonly office: string | undefined }

/**
 * What profiles said of people on this page, by the properties that were asked for and the account: the whole company
 * shares a number of requests to the profile service, and somebody who types finds the same people again and again.
 */
const known = new WeakMap<Site, Map<string, Known>>();

function wantedOf(rules: Exclusions): ReadonlySet<string> {
  return new Set(untoldRules(rules).map(({ property }) => property));
}

/**
 * The properties of a profile that the rules name; undefined where none is named, or the account has no profile. SharePoint
 * lists every property of a profile that the reader may see, filled or not.
 */
export function heldOf(row: PersonRow | undefined, rules: Exclusions): Held | undefined {
  const wanted = wantedOf(rules);
  if (wanted.size === 0 || !row?.UserProfileProperties) return undefined;
  return Object.fromEntries(row.UserProfileProperties.map(({ Key, Value }) => [propertyKey(Key), Value ?? ''] as const).filter(([key]) => wanted.has(key)));
}

/** The search's names for the properties that rules name, to be asked for with results. */
export function managedNames(rules: Exclusions): string[] {
  return [...new Set(untoldRules(rules).map(({ name }) => managedName(name)).filter((name) => name !== ''))];
}

/**
 * The properties that rules name as results of the search tell them. Where nobody in the results has a value, the search
 * may not know the property at all, and nothing is told of anybody.
 */
export function heldBySearch(rows: readonly object[], rules: Exclusions): readonly (Held | undefined)[] {
  const valueOf = (row: object, name: string): string => String(Object.entries(row).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '');
  const told = untoldRules(rules).map(({ property, name }) => ({ property, name: managedName(name) })).filter(({ name }) => name !== '' && rows.some((row) => valueOf(row, name) !== ''));
  return rows.map((row) => (told.length === 0 ? undefined : Object.fromEntries(told.map(({ property, name }) => [property, valueOf(row, name)]))));
}

/**
 * People with what their profiles say of the properties that rules name, and with their place where it is not known. One
 * round trip a hundred people; none where nothing is missing, or was asked before.
 */
export async function withHeld<T extends Excludable>(site: Site, people: readonly T[], rules: Exclusions): Promise<readonly T[]> {
  const wanted = [...wantedOf(rules)];
  const needsPlace = rules.values?.some(({ property }) => property === 'office') === true;
  const asked = people.filter(({ account, office, held }) => account !== '' && (wanted.some((property) => held?.[property] === undefined) || (needsPlace && office === undefined)));
  if (asked.length === 0) return people;
  const all = known.get(site) ?? new Map<string, Known>();
  known.set(site, all);
  const keyOf = (account: string): string => `${wanted.join(' ')}|${account.toLowerCase()}`;
  const batch = openBatch(site);
  const parts = asked.filter(({ account }) => !all.has(keyOf(account))).map(({ account }) => [account, batch.add<PersonRow>(requestProperties(batch.sp, account))] as const);
  await batch.send();
  for (const [account, read] of parts) {
    const row = orMissing(read);
    all.set(keyOf(account), { held: heldOf(row, rules), office: row && factsOf(row)?.office });
  }
  const answered = new Set(asked);
  return people.map((person): T => {
    const found = answered.has(person) ? all.get(keyOf(person.account)) : undefined;
    if (!found) return person;
    const office = person.office ?? found.office;
    return { ...person, ...(office === undefined ? {} : { office }), held: found.held };
  });
}
