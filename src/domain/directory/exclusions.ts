import { fold } from '../shared/text';
import type { DirectoryPerson } from './directory';

/** Whom an owner leaves out of this page: guests, service accounts, people whose presence is confidential. */
export interface Exclusions {
  readonly withoutDepartment: boolean;
  /** Mail domains, without `@`. */
  readonly domains: readonly string[];
  /** Names, `*` for any letters: `svc*`, `*(test)`. */
  readonly names: readonly string[];
  /** Values of a property: the department "External", say. */
  readonly departments: readonly string[];
  /** Mail addresses or accounts of single people. */
  readonly people: readonly string[];
}

export const noExclusions: Exclusions = { withoutDepartment: false, domains: [], names: [], departments: [], people: [] };

/** One entry a line or between semicolons, without empty ones and doubles. */
export function parseEntries(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(/[\n;]+/).map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/** Reads what the property pane stores. */
export function parseExclusions(stored: { readonly withoutDepartment?: boolean; readonly domains?: string; readonly names?: string; readonly departments?: string; readonly people?: string }): Exclusions {
  return {
    withoutDepartment: stored.withoutDepartment === true,
    domains: parseEntries(stored.domains).map((domain) => domain.replace(/^@/, '').toLowerCase()),
    names: parseEntries(stored.names),
    departments: parseEntries(stored.departments),
    people: parseEntries(stored.people).map((account) => account.toLowerCase())
  };
}

/** Whether a name is one of a pattern's; accents and case do not matter. */
export function matchesPattern(name: string, pattern: string): boolean {
  const source = fold(pattern).split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${source}$`, 'su').test(fold(name));
}

/** Whether a person is left out. The last word on every result, whatever the search could express. */
export function isExcluded(person: DirectoryPerson, rules: Exclusions): boolean {
  if (rules.withoutDepartment && person.department.trim() === '') return true;
  const email = person.email.toLowerCase();
  const account = person.account.toLowerCase();
  if (rules.domains.some((domain) => email.endsWith(`@${domain}`) || account.endsWith(`@${domain}`))) return true;
  if (rules.people.some((one) => one === email || one === account || account.endsWith(`|${one}`))) return true;
  if (rules.departments.some((department) => fold(department) === fold(person.department))) return true;
  return rules.names.some((pattern) => matchesPattern(person.name, pattern));
}

/** A text as a phrase of KQL. */
export function phrase(text: string): string {
  return `"${text.replace(/["\\]/g, ' ').trim()}"`;
}

/**
 * The rules as far as SharePoint's search can hold them, so that its counts leave these people out too: single people,
 * departments, and names that begin with something. The others are taken out of the results.
 */
export function exclusionsKql(rules: Exclusions): string {
  const parts = [
    ...rules.people.map((one) => (one.includes('|') ? `AccountName:${phrase(one)}` : `WorkEmail:${phrase(one)}`)),
    ...rules.departments.map((department) => `Department:${phrase(department)}`),
    ...rules.names.flatMap((pattern) => {
      const begin = /^([\p{L}\p{N}]+)\*$/u.exec(pattern)?.[1];
      return begin === undefined ? [] : [`PreferredName:${begin}*`];
    })
  ];
  return parts.map((part) => `NOT ${part}`).join(' ');
}

/** Whether something is left to be taken out of results, so that counts are upper limits. */
export function hasRest({ withoutDepartment, domains, names }: Exclusions): boolean {
  return withoutDepartment || domains.length > 0 || names.some((pattern) => !/^[\p{L}\p{N}]+\*$/u.test(pattern));
}
