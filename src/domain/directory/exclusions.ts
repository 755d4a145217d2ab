import { fold } from '../shared/text';
import { isTold, readValueRules, valuesHeld, type ValueRule } from './valueRules';

/** Whom an owner leaves out of this page: guests, service accounts, people whose presence is confidential. */
export interface Exclusions {
  readonly withoutDepartment: boolean;
  /** Mail domains, without `@`. */
  readonly domains: readonly string[];
  /** Names, `*` for any letters: `svc*`, `*(test)`. */
  readonly names: readonly string[];
  /** Values of a property: the department "External", say. */
  readonly departments: readonly string[];
  /** Values of any property, such as the role `Contractor*`. */
  readonly values?: readonly ValueRule[];
  /** Lines that name no property and value, so that nothing could be made of them. */
  readonly unread?: readonly string[];
  /** Mail addresses or accounts of single people. */
  readonly people: readonly string[];
  /** Names of SharePoint groups of the site. */
  readonly groups: readonly string[];
  /** Accounts and addresses, in small letters, of those in the groups; undefined until they were read. */
  readonly members?: ReadonlySet<string>;
}

/** What the rules look at. */
export interface Excludable {
  /** Claims name. */
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly department: string;
  /** Undefined where it is not known: a rule about it then leaves the person out. */
  readonly role?: string | undefined;
  readonly office?: string | undefined;
  /** Other properties that rules name, by `propertyKey`. One that is missing is not known, and a rule about it leaves the person out. */
  readonly held?: Readonly<Record<string, string>> | undefined;
}

/** What the property pane stores: lists are texts with one entry a line. */
export interface StoredExclusions {
  readonly withoutDepartment?: boolean;
  readonly domains?: string;
  readonly names?: string;
  readonly departments?: string;
  /** `Role: Contractor*` or `EmployeeType: Guest`, one a line. */
  readonly values?: string;
  readonly people?: string;
  readonly groups?: string;
}

export const noExclusions: Exclusions = { withoutDepartment: false, domains: [], names: [], departments: [], values: [], people: [], groups: [] };

/** One entry a line or between semicolons, without empty ones and doubles. */
export function parseEntries(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(/[\n;]+/).map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/** Reads what the property pane stores. */
export function parseExclusions(stored: StoredExclusions): Exclusions {
  const { rules, unread } = readValueRules(parseEntries(stored.values));
  return {
    withoutDepartment: stored.withoutDepartment === true,
    domains: parseEntries(stored.domains).map((domain) => domain.replace(/^@/, '').toLowerCase()),
    names: parseEntries(stored.names),
    departments: parseEntries(stored.departments),
    values: rules,
    ...(unread.length > 0 ? { unread } : {}),
    people: parseEntries(stored.people).map((account) => account.toLowerCase()),
    groups: parseEntries(stored.groups)
  };
}

/** Whether a name is one of a pattern's; accents and case do not matter. */
export function matchesPattern(name: string, pattern: string): boolean {
  const source = fold(pattern).split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${source}$`, 'su').test(fold(name));
}

/**
 * Whether a person is left out. The last word on every result, whatever the search could express. Where groups are left
 * out whose members nobody has read, everybody is.
 */
export function isExcluded(person: Excludable, rules: Exclusions): boolean {
  if (rules.withoutDepartment && person.department.trim() === '') return true;
  const email = person.email.toLowerCase();
  const account = person.account.toLowerCase();
  if (rules.domains.some((domain) => email.endsWith(`@${domain}`) || account.endsWith(`@${domain}`))) return true;
  if (rules.people.some((one) => one === email || one === account || account.endsWith(`|${one}`))) return true;
  if (rules.groups.length > 0 && (!rules.members || rules.members.has(email) || rules.members.has(account.split('|').pop() ?? account))) return true;
  if (rules.departments.some((department) => fold(department) === fold(person.department))) return true;
  if (rules.values?.some((rule) => {
    const held = isTold(rule.property) ? person[rule.property] : person.held?.[rule.property];
    return held === undefined || valuesHeld(held).some((value) => matchesPattern(value, rule.value));
  })) return true;
  return rules.names.some((pattern) => matchesPattern(person.name, pattern));
}

/** The rules about properties that only SharePoint's profiles tell. */
export function untoldRules({ values = [] }: Exclusions): readonly ValueRule[] {
  return values.filter(({ property }) => !isTold(property));
}

/** The rules but those about properties that only SharePoint's profiles tell, for a first look at people whose profile nobody has read. */
export function toldRules(rules: Exclusions): Exclusions {
  return { ...rules, values: (rules.values ?? []).filter(({ property }) => isTold(property)) };
}

/** A text as a phrase of KQL. */
export function phrase(text: string): string {
  return `"${text.replace(/["\\]/g, ' ').trim()}"`;
}

/** Members of groups that a query names; a query of SharePoint's search has at most 4,096 characters. */
const mostInQuery = 30;

const toldManaged = { department: 'Department', role: 'JobTitle', office: 'OfficeNumber' } as const;

/** A value of its own, which the search compares as a whole; anything else about properties is looked at in the results. */
function isInQuery({ property, value }: ValueRule): boolean {
  return isTold(property) && !value.includes('*');
}

/**
 * The rules as far as SharePoint's search can hold them, so that its counts leave these people out too: single people,
 * departments, roles and places, and names that begin with something. The others are taken out of the results. A value is
 * compared with `=`, which takes it whole, where `:` would also find it as a part of a longer one (KQL syntax reference).
 */
export function exclusionsKql(rules: Exclusions): string {
  const members = [...(rules.members ?? [])];
  const parts = [
    ...(members.length <= mostInQuery ? members.filter((one) => one.includes('@')).map((one) => `WorkEmail:${phrase(one)}`) : []),
    ...rules.people.map((one) => (one.includes('|') ? `AccountName:${phrase(one)}` : `WorkEmail:${phrase(one)}`)),
    ...rules.departments.map((department) => `Department=${phrase(department)}`),
    ...(rules.values ?? []).flatMap((rule) => (isTold(rule.property) && isInQuery(rule) ? [`${toldManaged[rule.property]}=${phrase(rule.value)}`] : [])),
    ...rules.names.flatMap((pattern) => {
      const begin = /^([\p{L}\p{N}]+)\*$/u.exec(pattern)?.[1];
      return begin === undefined ? [] : [`PreferredName:${begin}*`];
    })
  ];
  return parts.map((part) => `NOT ${part}`).join(' ');
}

/** Whether something is left to be taken out of results, so that counts are upper limits. */
export function hasRest({ withoutDepartment, domains, names, members, values = [] }: Exclusions): boolean {
  return withoutDepartment || values.some((rule) => !isInQuery(rule)) || (members?.size ?? 0) > mostInQuery || domains.length > 0 || names.some((pattern) => !/^[\p{L}\p{N}]+\*$/u.test(pattern));
}

/** The rules as far as they can be told by an account alone, for counts of people whose profile nobody has read. */
export function byAccountOnly(rules: Exclusions): Exclusions {
  return { ...rules, withoutDepartment: false, names: [], departments: [], values: [] };
}

/** Whether a count of accounts leaves out everybody whom the rules leave out. */
export function isCountExact({ withoutDepartment, names, departments, values = [] }: Exclusions): boolean {
  return !withoutDepartment && names.length === 0 && departments.length === 0 && values.length === 0;
}
