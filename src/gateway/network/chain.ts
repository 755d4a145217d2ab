import type { Exclusions } from '../../domain/directory/exclusions';
import { linksOf, shortestWay, type Chain, type ChainLink, type Link } from '../../domain/network/circle';
import { chainOf, type OrgPerson } from '../../domain/network/org';
import type { Person } from '../../domain/shared/person';
import { claimsName, factsOf, requestFacts, type PersonRow } from '../people/facts';
import { addUser, orMissing, type UserRow } from '../people/profileReader';
import { openBatch, type Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { addPeople, isShown, orgPersonOf } from './orgPeople';
import { addAnswered, addAnswers, addFollows, addTalkOf, addTiesOf, type NumberedTie } from './ties';

/** People of a step whose follows are looked at, so that a step stays within two hundred parts of a batch. */
const width = 30;
/** Those of a step whose praise, confirmed skills and answers are looked at too. */
const talkWidth = 10;
/** Posts of a step that are looked up for who wrote or answered them. */
const mostPosts = 20;
/** Steps outward in all, from both ends in turn. */
const depth = 4;

/** Ways around people who are left out that are tried. */
const mostDetours = 2;

interface FoundWay { readonly way: readonly number[]; readonly links: readonly Link[] }

/** The way up from one and down to the other, where they share somebody above; both ends with it. */
export function wayByReporting(from: string, fromManagers: readonly string[], to: string, toManagers: readonly string[]): readonly string[] | undefined {
  const up = [...chainOf(from, fromManagers).accounts, from].map((account) => account.toLowerCase()).reverse();
  const down = [...chainOf(to, toManagers).accounts, to].map((account) => account.toLowerCase()).reverse();
  const top = up.find((account) => down.includes(account));
  return top === undefined ? undefined : [...up.slice(0, up.indexOf(top) + 1), ...down.slice(0, down.indexOf(top)).reverse()];
}

function linksByNumber(ties: readonly NumberedTie[]): Link[] {
  return linksOf(ties.map((tie) => ({ ...tie, from: String(tie.from), to: String(tie.to) })));
}

/** Posts that tie somebody to others once it is known who wrote and answered them. */
interface Talk { readonly side: number; readonly personId: number; readonly postIds: readonly number[]; readonly ownPostIds: readonly number[] }

/** The search outward from both ends: what ties people, and who was met last on either side. */
class Search {
  public readonly ties: NumberedTie[] = [];
  private readonly seen: Set<number>;
  private readonly rings: [number[], number[]];
  private talks: readonly Talk[] = [];

  public constructor(private readonly site: Site, private readonly from: number, private readonly to: number, private readonly newestEdgeId: number) {
    this.seen = new Set([from, to]);
    this.rings = [[from], [to]];
  }

  /** One step from one end: follows, praise, confirmed skills, and the answers of the step before. */
  public async step(number: number): Promise<void> {
    const side = number % 2;
    const ring = this.rings[side] ?? [];
    if (ring.length === 0 && this.talks.length === 0) return;
    const batch = openBatch(this.site);
    const isEnd = number < 2;
    const readFollows = isEnd ? () => [] : addFollows(this.site, batch, ring.slice(0, width), this.newestEdgeId, true);
    const found = ring.slice(0, talkWidth).map((personId) => ({ personId, read: (isEnd ? addTiesOf : addTalkOf)(this.site, batch, personId, this.newestEdgeId) }));
    const answers = this.talks.map((talk) => ({ side: talk.side, read: this.addPosts(batch, talk) }));
    await batch.send();
    const own = found.map(({ personId, read }) => ({ personId, ...read() }));
    this.rings[side] = [];
    for (const { side: met, read } of answers) this.take(met, read());
    this.take(side, [...readFollows(), ...own.flatMap(({ ties }) => ties)]);
    this.talks = withinLimit(own.map(({ personId, postIds, ownPostIds }): Talk => ({ side, personId, postIds, ownPostIds })));
  }

  public get way(): FoundWay | undefined {
    const links = linksByNumber(this.ties);
    const way = shortestWay(links, String(this.from), String(this.to));
    return way && { way: way.map(Number), links };
  }

  private addPosts(batch: Batch, { personId, postIds, ownPostIds }: Talk): () => NumberedTie[] {
    const parts = [addAnswered(this.site, batch, personId, postIds), addAnswers(this.site, batch, personId, ownPostIds)];
    return () => parts.flatMap((read) => read());
  }

  private take(side: number, ties: readonly NumberedTie[]): void {
    this.ties.push(...ties);
    for (const id of ties.flatMap(({ from, to }) => [from, to])) {
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      this.rings[side]?.push(id);
    }
  }
}

/** The newest posts of each, one of everybody before the second of anybody. */
function withinLimit(talks: readonly Talk[]): readonly Talk[] {
  const share = Math.floor(mostPosts / Math.max(1, talks.length * 2));
  return talks.map((talk) => ({ ...talk, postIds: talk.postIds.slice(0, share), ownPostIds: talk.ownPostIds.slice(0, share) }));
}

/** Looks outward from both ends in turn, a step a round trip, until what ties people meets. */
async function wayByTies(site: Site, from: number, to: number, newestEdgeId: number): Promise<FoundWay | undefined> {
  const search = new Search(site, from, to, newestEdgeId);
  for (let step = 0; step < depth; step++) {
    await search.step(step);
    const { way } = search;
    if (way) return way;
  }
  return undefined;
}

function reportingLinks(way: readonly string[], managersOfFirst: readonly string[]): ChainLink[] {
  const above = new Set(managersOfFirst.map((account) => account.toLowerCase()));
  return way.slice(1).map((account): ChainLink => ({ kind: above.has(account) ? 'reports' : 'leads' }));
}

/** See `Network.findChain`. The shorter of both ways; by what ties people where they are as long. */
export async function findChain(site: Site, people: SitePeople, rules: Exclusions, user: string): Promise<Chain | undefined> {
  const first = openBatch(site);
  const { sp } = first;
  const me = first.add<UserRow>(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
  const newest = first.add<{ Id: number }[]>(listOf(site, 'LoggiaEdges', sp).items.select('Id').orderBy('Id', false).top(1)());
  const ownRow = first.add<PersonRow>(requestFacts(sp));
  const readTarget = addUser(first, user);
  const row = first.add<PersonRow>(requestFacts(first.sp, claimsName(user)));
  await first.send();
  const viewer = people.keep(me());
  const newestEdgeId = orMissing(newest)?.[0]?.Id ?? 0;
  const target = readTarget();
  const [own, theirs] = [factsOf(ownRow()), factsOf(row())];
  const account = theirs?.account ?? target?.LoginName;
  if (account === undefined || !isShown(orgPersonOf(account, row(), rules), rules)) return undefined;

  const reporting = own && theirs ? wayByReporting(own.account, own.managers, theirs.account, theirs.managers) : undefined;
  const tied = target === undefined || target.Id === viewer.id ? undefined : await wayByTies(site, viewer.id, target.Id, newestEdgeId);
  // That one leads the other says more than any tie between them.
  const byTies = tied && (!reporting || (reporting.length > 2 && tied.way.length <= reporting.length)) ? await shownWay(site, people, rules, tied, reporting?.length ?? Infinity) : undefined;
  if (byTies) return byTies;
  if (!reporting || !own) return undefined;
  const described = await describe(site, reporting, rules);
  if (!reporting.every((one) => described.has(one))) return undefined;
  return { people: reporting.flatMap((one) => described.get(one) ?? []), links: reportingLinks(reporting, own.managers) };
}

/** The way in words, around those whom the page leaves out; undefined where no way without them was met, or a longer one. */
async function shownWay(site: Site, people: SitePeople, rules: Exclusions, found: FoundWay, longest: number): Promise<Chain | undefined> {
  let { way, links }: FoundWay = found;
  for (let attempt = 0; attempt < mostDetours; attempt++) {
    const users = await people.listPeople(way);
    const loginOf = (id: number): string => users.get(id)?.loginName.toLowerCase() ?? '';
    const described = await describe(site, way.map(loginOf).filter((login) => login !== ''), rules);
    const hidden = new Set(way.filter((id) => !described.has(loginOf(id))).map(String));
    if (hidden.size === 0) {
      const ties = way.slice(1).map((id, index): ChainLink => ({ kind: 'ties', link: renamed(links, way[index] ?? 0, id, users) }));
      return { people: way.flatMap((id) => described.get(loginOf(id)) ?? []), links: ties };
    }
    links = links.filter(({ a, b }) => !hidden.has(a) && !hidden.has(b));
    const [from = 0] = way;
    const detour = shortestWay(links, String(from), String(way[way.length - 1] ?? 0));
    if (!detour || detour.length > longest) return undefined;
    way = detour.map(Number);
  }
  return undefined;
}

function renamed(links: readonly Link[], from: number, to: number, users: ReadonlyMap<number, Person>): Link {
  const [a = '', b = ''] = [String(from), String(to)].sort();
  const login = (id: string): string => users.get(Number(id))?.loginName.toLowerCase() ?? id;
  const link = links.find((one) => one.a === a && one.b === b);
  return { aFollows: false, bFollows: false, praise: 0, endorsements: 0, replies: 0, skills: [], ...link, a: login(a), b: login(b) };
}

async function describe(site: Site, accounts: readonly string[], rules: Exclusions): Promise<ReadonlyMap<string, OrgPerson>> {
  const batch = openBatch(site);
  const read = addPeople(batch, accounts, rules);
  await batch.send();
  return new Map(read().map((person) => [person.account.toLowerCase(), person]));
}
