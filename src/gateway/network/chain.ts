import type { Exclusions } from '../../domain/directory/exclusions';
import { linksOf, shortestWay, type Chain, type ChainLink, type Link } from '../../domain/network/circle';
import { chainOf, type OrgPerson } from '../../domain/network/org';
import type { Person } from '../../domain/shared/person';
import { claimsName, factsOf, requestFacts, type PersonRow } from '../people/facts';
import { addUser, orMissing, type UserRow } from '../people/profileReader';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { addPeople, isShown, orgPersonOf } from './orgPeople';
import { addFollows, type NumberedTie } from './ties';

/** People of a step whose follows are looked at. */
const width = 40;
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

/** Looks outward from both ends in turn, a step a round trip, until the follows meet. */
async function wayByFollows(site: Site, from: number, to: number, newestEdgeId: number): Promise<FoundWay | undefined> {
  const ties: NumberedTie[] = [];
  const seen = new Set([from, to]);
  /** Who was met last, on either side. */
  const edges = new Map([[0, [from]], [1, [to]]]);
  for (let step = 0; step < depth; step++) {
    const edge = edges.get(step % 2) ?? [];
    if (edge.length === 0) continue;
    const batch = openBatch(site);
    const read = addFollows(site, batch, edge.slice(0, width), newestEdgeId, true);
    await batch.send();
    const found = read();
    ties.push(...found);
    const links = linksByNumber(ties);
    const way = shortestWay(links, String(from), String(to));
    if (way) return { way: way.map(Number), links };
    const next = [...new Set(found.flatMap(({ from: one, to: other }) => [one, other]))].filter((id) => !seen.has(id));
    next.forEach((id) => seen.add(id));
    edges.set(step % 2, next);
  }
  return undefined;
}

function reportingLinks(way: readonly string[], managersOfFirst: readonly string[]): ChainLink[] {
  const above = new Set(managersOfFirst.map((account) => account.toLowerCase()));
  return way.slice(1).map((account): ChainLink => ({ kind: above.has(account) ? 'reports' : 'leads' }));
}

/** See `Network.findChain`. The shorter of both ways; by follows where they are as long. */
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
  if (account === undefined || !isShown(orgPersonOf(account, row()), rules)) return undefined;

  const reporting = own && theirs ? wayByReporting(own.account, own.managers, theirs.account, theirs.managers) : undefined;
  const follows = target === undefined || target.Id === viewer.id ? undefined : await wayByFollows(site, viewer.id, target.Id, newestEdgeId);
  const byFollows = follows && (!reporting || follows.way.length <= reporting.length) ? await shownWay(site, people, rules, follows, reporting?.length ?? Infinity) : undefined;
  if (byFollows) return byFollows;
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
