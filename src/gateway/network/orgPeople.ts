import { byAccountOnly, isExcluded, type Exclusions } from '../../domain/directory/exclusions';
import type { OrgPerson } from '../../domain/network/org';
import { accountName } from '../../domain/people/facts';
import { heldOf } from '../directory/held';
import { orMissing } from '../people/profileReader';
import { factsOf, requestFacts, type PersonRow } from '../people/facts';
import type { Batch } from '../shared/batch';

/**
 * A person of the reporting lines from what SharePoint's profiles say.
 * @param rules name the properties that are kept, for them to be looked at
 */
export function orgPersonOf(account: string, row: PersonRow | undefined, rules: Exclusions): OrgPerson {
  const facts = row && factsOf(row);
  if (!facts) return { account, name: accountName(account), email: '', role: '', department: '', office: '', hasPhoto: false, reports: [], manager: '', isKnown: false };
  const { name, email, role, department, office, hasPhoto, reports, managers } = facts;
  const held = heldOf(row, rules);
  return { account: facts.account, name, email, role, department, office, hasPhoto, reports, manager: managers[managers.length - 1] ?? '', isKnown: true, ...(held ? { held } : {}) };
}

/** Whether a page shows somebody: its owner's rules have the last word. */
export function isShown(person: OrgPerson, rules: Exclusions): boolean {
  return !isExcluded(person, rules);
}

/** The person with those reports alone whom their account does not leave out already. */
export function withShownReports(person: OrgPerson, rules: Exclusions): OrgPerson {
  const accounts = byAccountOnly(rules);
  return { ...person, reports: person.reports.filter((account) => !isExcluded({ account, name: '', email: accountName(account), department: '' }, accounts)) };
}

/** Asks for people in a batch; read after it was sent, without those whom the page leaves out. */
export function addPeople(batch: Batch, accounts: readonly string[], rules: Exclusions): () => OrgPerson[] {
  const parts = accounts.map((account) => [account, batch.add<PersonRow>(requestFacts(batch.sp, account))] as const);
  return () => parts.map(([account, read]) => orgPersonOf(account, orMissing(read), rules)).filter((person) => isShown(person, rules)).map((person) => withShownReports(person, rules));
}
