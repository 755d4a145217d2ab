import '@pnp/sp/search/index.js';
import { SearchBuiltInSourceId } from '@pnp/sp/search/index.js';
import { isCountExact, isExcluded, phrase, type Exclusions } from '../../domain/directory/exclusions';
import { linksOf, placesOf, strengthOf, suggestionsOf, otherOf, type Chain, type Circle, type Link, type Tie } from '../../domain/network/circle';
import { chainOf, isCircle, visibleChain, type OrgPerson, type OrgView } from '../../domain/network/org';
import type { Network } from '../../domain/network/ports';
import { AppError } from '../../domain/shared/errors';
import type { Person, PersonCandidate } from '../../domain/shared/person';
import { GroupMembers } from '../directory/groupMembers';
import { sent } from '../errors';
import { claimsName, factsOf, requestFacts, suggestedOf, type PersonRow } from '../people/facts';
import { addUser, orMissing, type UserRow } from '../people/profileReader';
import { openBatch, type Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { findChain } from './chain';
import { Dismissals } from './dismissals';
import { addPeople, isShown, orgPersonOf, withShownReports } from './orgPeople';
import { addAnswered, addFollows, addTiesOf, type NumberedTie } from './ties';

/** People of a team whom the first view shows. */
const shownTeam = 24;
/** Managers above a person that are looked at; a company of 100,000 has about eight levels. */
const mostManagers = 20;
const nearest = 30;
const farther = 40;
const mostSuggestions = 6;
const mostSkills = 5;

interface FoundPerson { readonly AccountName?: string; readonly PreferredName?: string; readonly WorkEmail?: string; readonly JobTitle?: string; readonly Department?: string; readonly Skills?: string; readonly PictureURL?: string }

/** What is known of the one in the middle after the first round trip. */
interface Centre {
  readonly viewer: Person;
  readonly person: Person | undefined;
  readonly facts: PersonRow;
  readonly newestEdgeId: number;
}

/** The staff network of one site. */
export class SharePointNetwork implements Network {
  private readonly dismissals: Dismissals;
  private readonly members: GroupMembers;

  /** @param setFollowedOf follows somebody by account, as profiles do */
  public constructor(private readonly site: Site, private readonly people: SitePeople, rules: Exclusions, private readonly setFollowedOf: (account: string, isFollowed: boolean) => Promise<unknown>) {
    this.dismissals = new Dismissals(site);
    this.members = new GroupMembers(site, rules);
  }

  public async readOrg(user?: string): Promise<OrgView> {
    const [{ viewer, person, facts: row }, rules] = await Promise.all([this.readCentre(user), this.members.resolve()]);
    const facts = factsOf(row);
    const account = facts?.account ?? person?.loginName ?? '';
    const middle = withShownReports(orgPersonOf(account, row), rules);
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
    return found.filter(({ loginName, name, email, department }) => !isExcluded({ account: loginName, name, email, department }, rules));
  }

  public async readCircle(user?: string): Promise<Circle> {
    const [{ viewer, person, facts: row, newestEdgeId }, rules] = await Promise.all([this.readCentre(user), this.members.resolve()]);
    const account = (factsOf(row)?.account ?? person?.loginName ?? '').toLowerCase();
    const middle = withShownReports(orgPersonOf(account, row), rules);
    if (account === '' || !isShown(middle, rules)) throw new AppError('notFound', { message: `Nobody is known as ${user ?? ''}.` });
    const personId = person?.id ?? 0;
    const isSelf = personId === viewer.id;

    const second = openBatch(this.site);
    const own = addTiesOf(this.site, second, personId, newestEdgeId);
    const readDismissed = isSelf ? this.dismissals.add(second, viewer.id) : () => new Set<string>();
    const alike = isSelf ? this.addAlike(second, suggestedOf(row).skills ?? []) : () => [];
    await second.send();
    const { ties, postIds } = own();

    const third = openBatch(this.site);
    const answered = addAnswered(this.site, third, personId, postIds);
    const near = nearestOf(personId, ties);
    const outward = addFollows(this.site, third, near, newestEdgeId);
    await third.send();
    const all = [...ties, ...answered(), ...outward()];
    const numbers = peopleOfTies(personId, all, near);

    const fourth = openBatch(this.site);
    for (const part of this.people.register(fourth.sp, numbers, 100)) fourth.add(part);
    await fourth.send();
    const users = this.people.pick([...numbers, personId]);

    const found = alike().filter((one) => one.account.toLowerCase() !== account && isShown(one, rules));
    const people = await this.describe(users, middle, account, found, rules);
    const named = all.flatMap((tie): Tie[] => namedTie(tie, users, personId, account));
    const skilled = found.flatMap((one) => one.skills.map((skill): Tie => ({ kind: 'skill', from: account, to: one.account.toLowerCase(), skill })));
    const links = linksOf([...named, ...skilled]).filter(({ a, b }) => people.has(a) && people.has(b));
    const places = placesOf(account, links, 2);
    return {
      centre: account, isSelf, people, links, places,
      isCut: numbers.length >= nearest + farther,
      suggestions: isSelf ? suggestionsOf(account, links, readDismissed(), mostSuggestions) : []
    };
  }

  public async findChain(user: string): Promise<Chain | undefined> {
    return findChain(this.site, this.people, await this.members.resolve(), user);
  }

  public async setFollowed(account: string, isFollowed: boolean): Promise<void> {
    await this.setFollowedOf(account, isFollowed);
  }

  public dismiss(account: string): Promise<void> {
    return this.dismissals.dismiss(account.toLowerCase());
  }

  private async readCentre(user: string | undefined): Promise<Centre> {
    const batch = openBatch(this.site);
    const { sp } = batch;
    const me = batch.add<UserRow>(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
    const newest = batch.add<{ Id: number }[]>(listOf(this.site, 'LoggiaEdges', sp).items.select('Id').orderBy('Id', false).top(1)());
    const person = user === undefined ? me : addUser(batch, user);
    const row = batch.add<PersonRow>(requestFacts(sp, user === undefined ? undefined : claimsName(user)));
    await batch.send();
    const known = person();
    const facts = row();
    const isOtherName = !facts.AccountName && known !== undefined && user !== undefined && known.LoginName.toLowerCase() !== claimsName(user).toLowerCase();
    return {
      viewer: this.people.keep(me()),
      person: known && this.people.keep(known),
      facts: isOtherName ? await sent(requestFacts(this.site.sp, known.LoginName)) : facts,
      newestEdgeId: orMissing(newest)?.[0]?.Id ?? 0
    };
  }

  /** People with a skill of one's own, by SharePoint's people search. */
  private addAlike(batch: Batch, skills: readonly string[]): () => (OrgPerson & { readonly skills: readonly string[] })[] {
    const wanted = skills.slice(0, mostSkills);
    if (wanted.length === 0) return () => [];
    const part = batch.add(batch.sp.search({
      Querytext: wanted.map((skill) => `Skills:${phrase(skill)}`).join(' OR '), SourceId: SearchBuiltInSourceId.LocalPeopleResults, RowLimit: 30, TrimDuplicates: false,
      SelectProperties: ['AccountName', 'PreferredName', 'WorkEmail', 'JobTitle', 'Department', 'Skills', 'PictureURL']
    }));
    const shared = (text: string | undefined): string[] => wanted.filter((skill) => (text ?? '').split(/[;|\n]+/).some((one) => one.trim().toLowerCase() === skill.toLowerCase()));
    return () => (part().PrimarySearchResults as readonly FoundPerson[]).flatMap((row) => (row.AccountName ? [{
      account: row.AccountName, name: row.PreferredName ?? '', email: row.WorkEmail ?? '', role: row.JobTitle ?? '', department: row.Department ?? '', hasPhoto: (row.PictureURL ?? '') !== '', reports: [], manager: '', isKnown: true, skills: shared(row.Skills)
    }] : []));
  }

  /** Name, role and department of everybody, by account in small letters. */
  private async describe(users: ReadonlyMap<number, Person>, middle: OrgPerson, account: string, found: readonly OrgPerson[], rules: Exclusions): Promise<ReadonlyMap<string, OrgPerson>> {
    const known = new Map<string, OrgPerson>([...found.map((one) => [one.account.toLowerCase(), one] as const), [account, middle]]);
    const batch = openBatch(this.site);
    const read = addPeople(batch, [...users.values()].map(({ loginName }) => loginName).filter((login) => !known.has(login.toLowerCase())), rules);
    await batch.send();
    for (const one of read()) known.set(one.account.toLowerCase(), one);
    // Somebody without a profile is called as the site calls them.
    for (const { loginName, name, email } of users.values()) {
      const person = known.get(loginName.toLowerCase());
      if (person && !person.isKnown) known.set(loginName.toLowerCase(), { ...person, name, email });
    }
    return known;
  }
}

function nearestOf(personId: number, ties: readonly NumberedTie[]): number[] {
  const links: Link[] = linksOf(ties.map((tie) => ({ ...tie, from: String(tie.from), to: String(tie.to) })));
  return links.sort((one, other) => strengthOf(other) - strengthOf(one)).slice(0, nearest).map((link) => Number(otherOf(link, String(personId))));
}

/** The nearest, and those beyond whom most of them follow. */
function peopleOfTies(personId: number, ties: readonly NumberedTie[], near: readonly number[]): number[] {
  const times = new Map<number, number>();
  for (const { from, to } of ties) for (const id of [from, to]) if (id !== personId && !near.includes(id)) times.set(id, (times.get(id) ?? 0) + 1);
  const far = [...times].sort(([, one], [, other]) => other - one).slice(0, farther).map(([id]) => id);
  return [...near, ...far];
}

function namedTie(tie: NumberedTie, users: ReadonlyMap<number, Person>, personId: number, account: string): Tie[] {
  const login = (id: number): string | undefined => (id === personId ? account : users.get(id)?.loginName.toLowerCase());
  const [from, to] = [login(tie.from), login(tie.to)];
  return from === undefined || to === undefined ? [] : [{ kind: tie.kind, from, to }];
}
