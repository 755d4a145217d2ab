import type { Chain, Circle } from './circle';
import type { ContactLists } from '../people/ports';
import type { PersonCandidate } from '../shared/person';
import type { OrgPerson, OrgView } from './org';
import type { Relation } from './relation';

/** Reads the staff network of a site with the reader's own rights. Every method rejects with an AppError. */
export interface Network extends ContactLists {
  /**
   * Two round trips; one more where an address is not the account's name.
   * @param user login or address; oneself without it. Rejects with `notFound` where nobody is known by it.
   */
  readOrg(user?: string): Promise<OrgView>;
  /** People of a team by account, in their order; those whom the page leaves out are missing. One round trip for a hundred. */
  listPeople(accounts: readonly string[]): Promise<readonly OrgPerson[]>;
  /** Up to ten people by the beginning of a name, without those whom the page leaves out. One request. */
  searchPeople(words: string): Promise<readonly PersonCandidate[]>;
  /** Five round trips at most, whatever the size of the company: 30 people around the middle, 40 beyond them. */
  readCircle(user?: string): Promise<Circle>;
  /**
   * The shortest chain from the reader to somebody, by follows, praise, confirmed skills, answers and reporting lines. At
   * most seven batches, through 30 people of each step (ten for what is no follow); undefined where none was found within them.
   */
  findChain(user: string): Promise<Chain | undefined>;
  /** Four round trips at most. */
  readRelation(user: string): Promise<Relation>;
  setFollowed(account: string, isFollowed: boolean): Promise<void>;
  /** Keeps somebody out of the suggestions of the signed-in person, for good. Nobody else can read it but the site's owners. */
  dismiss(account: string): Promise<void>;
}
