import type { Person } from '../../domain/shared/person';
import { sent } from '../errors';
import { claimsName, requestFacts, type PersonRow } from '../people/facts';
import { addUser, orMissing, type UserRow } from '../people/profileReader';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';

/** What is known of the one in the middle after the first round trip. */
export interface Centre {
  readonly viewer: Person;
  readonly person: Person | undefined;
  readonly facts: PersonRow;
  readonly newestEdgeId: number;
}

/** Reads who is in the middle: one round trip, and one more where an address is not the account's name. */
export async function readCentre(site: Site, people: SitePeople, user: string | undefined): Promise<Centre> {
  const batch = openBatch(site);
  const { sp } = batch;
  const me = batch.add<UserRow>(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
  const newest = batch.add<{ Id: number }[]>(listOf(site, 'LoggiaEdges', sp).items.select('Id').orderBy('Id', false).top(1)());
  const person = user === undefined ? me : addUser(batch, user);
  const row = batch.add<PersonRow>(requestFacts(sp, user === undefined ? undefined : claimsName(user)));
  await batch.send();
  const known = person();
  const facts = row();
  const isOtherName = !facts.AccountName && known !== undefined && user !== undefined && known.LoginName.toLowerCase() !== claimsName(user).toLowerCase();
  return {
    viewer: people.keep(me()),
    person: known && people.keep(known),
    facts: isOtherName ? await sent(requestFacts(site.sp, known.LoginName)) : facts,
    newestEdgeId: orMissing(newest)?.[0]?.Id ?? 0
  };
}
