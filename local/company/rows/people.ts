import { mailDomain, type CompanyPerson } from '../people';
import type { Store } from '../../sharepoint/store/store';

/** Numbers of the company's people in SharePoint, by key. */
export type UserIds = ReadonlyMap<string, number>;

/**
 * Registers everybody as a user and answers their numbers. Accounts that exist already get the name that they have in
 * the company. The site's owner comes first, as the service takes the first administrator for it.
 */
export function registerPeople(store: Store, people: Iterable<CompanyPerson>): UserIds {
  const ids = new Map<string, number>();
  const { database, sites } = store;
  const list = [...people];
  const owner = list.find(({ key }) => key === 'owner');
  database.transaction(() => {
    for (const person of owner ? [owner, ...list.filter((one) => one !== owner)] : list) {
      const principal = sites.ensurePerson(person.email, person.displayName, { isGuest: person.kind === 'guest', isSiteAdmin: person.key === 'owner' });
      if (principal.title !== person.displayName) database.run('UPDATE principals SET title = ? WHERE id = ?', person.displayName, principal.id);
      ids.set(person.key, principal.id);
    }
  });
  return ids;
}

/** Who may write on the company's site: everybody employed but the account that shows how a visitor sees it. */
export function mayWrite(person: CompanyPerson): boolean {
  return person.kind === 'employee' && person.email !== `visitor@${mailDomain}`;
}
