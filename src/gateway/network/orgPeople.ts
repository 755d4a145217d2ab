import { isExcluded, type Exclusions } from '../../domain/directory/exclusions';
import type { OrgPerson } from '../../domain/network/org';
import { accountName } from '../../domain/people/facts';
import { orMissing } from '../people/profileReader';
import { factsOf, requestFacts, type PersonRow } from '../people/facts';
import type { Batch } from '../shared/batch';

/** A person of the reporting lines from what SharePoint's profiles say. */
export function orgPersonOf(account: string, row: PersonRow | undefined): OrgPerson {
  const facts = row && factsOf(row);
  if (!facts) return { account, name: accountName(account), email: '', role: '', department: '', hasPhoto: false, reports: [], isKnown: false };
  const { name, email, role, department, hasPhoto, reports } = facts;
  return { account: facts.account, name, email, role, department, hasPhoto, reports, isKnown: true };
}

/** Whether a page shows somebody: its owner's rules have the last word. */
export function isShown({ account, name, email, department }: OrgPerson, rules: Exclusions): boolean {
  return !isExcluded({ account, name, email, department, role: '', office: '', phone: '', skills: [], askAbout: [], hasPhoto: false }, rules);
}

/** Asks for people in a batch; read after it was sent, without those whom the page leaves out. */
export function addPeople(batch: Batch, accounts: readonly string[], rules: Exclusions): () => OrgPerson[] {
  const parts = accounts.map((account) => [account, batch.add<PersonRow>(requestFacts(batch.sp, account))] as const);
  return () => parts.map(([account, read]) => orgPersonOf(account, orMissing(read))).filter((person) => isShown(person, rules));
}
