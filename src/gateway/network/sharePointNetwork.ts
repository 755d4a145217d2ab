import { isCountExact, isExcluded, type Excludable, type Exclusions } from '../../domain/directory/exclusions';
import type { Chain, Circle } from '../../domain/network/circle';
import { chainOf, isCircle, visibleChain, type OrgPerson, type OrgView } from '../../domain/network/org';
import type { Network } from '../../domain/network/ports';
import type { Relation } from '../../domain/network/relation';
import type { ContactList, ContactLists } from '../../domain/people/ports';
import { AppError } from '../../domain/shared/errors';
import type { PersonCandidate } from '../../domain/shared/person';
import { GroupMembers } from '../directory/groupMembers';
import { withHeld } from '../directory/held';
import { factsOf } from '../people/facts';
import { openBatch } from '../shared/batch';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { readCentre } from './centre';
import { Dismissals } from './dismissals';
import { addPeople, isShown, orgPersonOf, withShownReports } from './orgPeople';

/** People of a team whom the first view shows. */
const shownTeam = 24;
/** Managers above a person that are looked at; a company of 100,000 has about eight levels. */
const mostManagers = 20;

/** The staff network of one site. */
export class SharePointNetwork implements Network {
  private readonly dismissals: Dismissals;
  private readonly members: GroupMembers;

  /**
   * @param setFollowedOf follows somebody by account, as profiles do
   * @param lists contact lists of the signed-in person
   */
  public constructor(private readonly site: Site, private readonly people: SitePeople, rules: Exclusions, private readonly setFollowedOf: (account: string, isFollowed: boolean) => Promise<unknown>, private readonly lists: ContactLists) {
    this.dismissals = new Dismissals(site);
    this.members = new GroupMembers(site, rules);
  }

  public async readOrg(user?: string): Promise<OrgView> {
    const [{ viewer, person, facts: row }, rules] = await Promise.all([readCentre(this.site, this.people, user), this.members.resolve()]);
    const facts = factsOf(row);
    const account = facts?.account ?? person?.loginName ?? '';
    const middle = withShownReports(orgPersonOf(account, row, rules), rules);
    if (account === '' || !isShown(middle, rules)) throw new AppError('notFound', { message: `Nobody is known as ${user ?? ''}.` });
    const { accounts, hasLoop } = chainOf(account, facts?.managers.slice(-mostManagers) ?? []);
    const first = middle.reports.slice(0, shownTeam);
    const batch = openBatch(this.site);
    const above = addPeople(batch, accounts, rules);
    const team = addPeople(batch, first, rules);
    await batch.send();
    const chain = visibleChain(accounts, above());
    return { chain, person: middle, team: team(), looked: first.length, hasExactCounts: isCountExact(rules), hasLoop: hasLoop || isCircle(chain, middle), isSelf: account.toLowerCase() === viewer.loginName.toLowerCase() };
  }

  public async listPeople(accounts: readonly string[]): Promise<readonly OrgPerson[]> {
    const rules = await this.members.resolve();
    const batch = openBatch(this.site);
    const read = addPeople(batch, accounts, rules);
    await batch.send();
    return read();
  }

  public async searchPeople(words: string): Promise<readonly PersonCandidate[]> {
    const [found, rules] = await Promise.all([this.people.searchPeople(words), this.members.resolve()]);
    const candidates = found.map((candidate) => ({ candidate, account: candidate.loginName, name: candidate.name, email: candidate.email, department: candidate.department, role: candidate.jobTitle, office: undefined }));
    return (await withHeld<Excludable & typeof candidates[number]>(this.site, candidates, rules)).filter((person) => !isExcluded(person, rules)).map(({ candidate }) => candidate);
  }

  public async readCircle(user?: string): Promise<Circle> {
    const [{ readCircle }, rules] = await Promise.all([import(/* webpackChunkName: 'network-more' */ './circleReader'), this.members.resolve()]);
    return readCircle({ site: this.site, people: this.people, dismissals: this.dismissals, rules }, user);
  }

  public async findChain(user: string): Promise<Chain | undefined> {
    const { findChain } = await import(/* webpackChunkName: 'network-more' */ './chain');
    return findChain(this.site, this.people, await this.members.resolve(), user);
  }

  public async readRelation(user: string): Promise<Relation> {
    const { readRelation } = await import(/* webpackChunkName: 'network-more' */ './relation');
    return readRelation(this.site, this.people, await this.members.resolve(), user);
  }

  public listContactLists(): Promise<readonly ContactList[]> {
    return this.lists.listContactLists();
  }

  public saveContactList(list: ContactList): Promise<void> {
    return this.lists.saveContactList(list);
  }

  public deleteContactList(id: string): Promise<void> {
    return this.lists.deleteContactList(id);
  }

  public async setFollowed(account: string, isFollowed: boolean): Promise<void> {
    await this.setFollowedOf(account, isFollowed);
  }

  public dismiss(account: string): Promise<void> {
    return this.dismissals.dismiss(account.toLowerCase());
  }

}
