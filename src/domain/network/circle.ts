import type { OrgPerson } from './org';

/** What ties one person to another; `skill` and `follow` are told by name or direction, the others are counted. */
export type Tie =
  | { readonly kind: 'follow' | 'praise' | 'endorse' | 'reply'; readonly from: string; readonly to: string }
  | { readonly kind: 'skill'; readonly from: string; readonly to: string; readonly skill: string };

/** All that ties two people, who are named by account in the order of the alphabet. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly aFollows: boolean;
  readonly bFollows: boolean;
  readonly praise: number;
  readonly endorsements: number;
  readonly replies: number;
  readonly skills: readonly string[];
}

/** How far somebody is from the middle, and through whom. */
export interface Place {
  readonly step: number;
  /** The person one step nearer; undefined for those who are one step away. */
  readonly through: string | undefined;
}

/** Joins what ties the same two people. Ties to oneself are left out. */
export function linksOf(ties: readonly Tie[]): Link[] {
  const links = new Map<string, Link>();
  for (const tie of ties) {
    if (tie.from === tie.to) continue;
    const [a = '', b = ''] = [tie.from, tie.to].sort();
    const key = `${a}\n${b}`;
    const link = links.get(key) ?? { a, b, aFollows: false, bFollows: false, praise: 0, endorsements: 0, replies: 0, skills: [] };
    links.set(key, {
      ...link,
      aFollows: link.aFollows || (tie.kind === 'follow' && tie.from === a),
      bFollows: link.bFollows || (tie.kind === 'follow' && tie.from === b),
      praise: link.praise + Number(tie.kind === 'praise'),
      endorsements: link.endorsements + Number(tie.kind === 'endorse'),
      replies: link.replies + Number(tie.kind === 'reply'),
      skills: tie.kind === 'skill' && !link.skills.includes(tie.skill) ? [...link.skills, tie.skill] : link.skills
    });
  }
  return [...links.values()];
}

/** How much two people have to do with each other; only for putting the nearest first. */
export function strengthOf({ aFollows, bFollows, praise, endorsements, replies, skills }: Link): number {
  return (aFollows && bFollows ? 6 : aFollows || bFollows ? 3 : 0) + Math.min(praise, 3) * 3 + Math.min(endorsements, 3) * 2 + Math.min(replies, 5) + Math.min(skills.length, 2);
}

/** Whether two people know each other, not only one the other. */
export function isMutual({ aFollows, bFollows, praise, replies, endorsements }: Link): boolean {
  return (aFollows && bFollows) || praise + replies + endorsements > 1;
}

/** The other end of a link. */
export function otherOf(link: Link, account: string): string {
  return link.a === account ? link.b : link.a;
}

function neighboursOf(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const neighbours = new Map<string, Link[]>();
  for (const link of links) for (const end of [link.a, link.b]) neighbours.set(end, [...(neighbours.get(end) ?? []), link]);
  return neighbours;
}

/** Everybody within some steps of the middle; through the strongest where there are several ways of one length. */
export function placesOf(centre: string, links: readonly Link[], most: number): ReadonlyMap<string, Place> {
  const neighbours = neighboursOf(links);
  const places = new Map<string, Place>([[centre, { step: 0, through: undefined }]]);
  let ring = [centre];
  for (let step = 1; step <= most && ring.length > 0; step++) {
    const ways = ring.flatMap((from) => (neighbours.get(from) ?? []).map((link) => ({ from, to: otherOf(link, from), strength: strengthOf(link) }))).filter(({ to }) => !places.has(to)).sort((one, other) => other.strength - one.strength);
    const next: string[] = [];
    for (const { from, to } of ways) {
      if (places.has(to)) continue;
      places.set(to, { step, through: step === 1 ? undefined : from });
      next.push(to);
    }
    ring = next;
  }
  return places;
}

/** The people on the shortest way, both ends with them; undefined where these links do not lead there. */
export function shortestWay(links: readonly Link[], from: string, to: string): readonly string[] | undefined {
  const places = placesOf(from, links, Infinity);
  if (!places.has(to)) return undefined;
  const way = [to];
  for (let at = to; at !== from;) {
    const place = places.get(at);
    at = place && place.step > 1 && place.through !== undefined ? place.through : from;
    way.unshift(at);
  }
  return way;
}

/** Somebody whom one might follow, and why. */
export interface Suggestion {
  readonly account: string;
  /** Colleagues whom one follows and who follow this person. */
  readonly followedBy: readonly string[];
  readonly skills: readonly string[];
}

/** People whom the one in the middle does not follow yet, the best reasons first. */
export function suggestionsOf(centre: string, links: readonly Link[], dismissed: ReadonlySet<string>, most: number): Suggestion[] {
  const follows = (link: Link, who: string): boolean => (link.a === who ? link.aFollows : link.bFollows);
  const followed = new Set(links.filter((link) => (link.a === centre || link.b === centre) && follows(link, centre)).map((link) => otherOf(link, centre)));
  const found = new Map<string, Suggestion>();
  const suggest = (account: string, change: (known: Suggestion) => Suggestion): void => {
    if (account === centre || followed.has(account) || dismissed.has(account)) return;
    found.set(account, change(found.get(account) ?? { account, followedBy: [], skills: [] }));
  };
  for (const link of links) {
    for (const friend of [link.a, link.b]) {
      const other = otherOf(link, friend);
      if (followed.has(friend) && follows(link, friend)) suggest(other, (known) => ({ ...known, followedBy: [...known.followedBy, friend] }));
    }
    if (link.skills.length > 0 && (link.a === centre || link.b === centre)) suggest(otherOf(link, centre), (known) => ({ ...known, skills: link.skills }));
  }
  const weight = ({ followedBy, skills }: Suggestion): number => followedBy.length * 2 + skills.length;
  return [...found.values()].sort((one, other) => weight(other) - weight(one) || one.account.localeCompare(other.account)).slice(0, most);
}

/** The staff network around somebody. */
export interface Circle {
  readonly centre: string;
  readonly isSelf: boolean;
  /** Everybody in it, the middle too, by account in small letters. */
  readonly people: ReadonlyMap<string, OrgPerson>;
  readonly links: readonly Link[];
  readonly places: ReadonlyMap<string, Place>;
  /** More people would be in it: only the strongest ties are shown. */
  readonly isCut: boolean;
  readonly suggestions: readonly Suggestion[];
}

/** What links one person of a chain to the next. */
export type ChainLink = { readonly kind: 'ties'; readonly link: Link } | { readonly kind: 'reports' } | { readonly kind: 'leads' };

/** The shortest way that was found between two people. */
export interface Chain {
  readonly people: readonly OrgPerson[];
  /** One fewer than people. */
  readonly links: readonly ChainLink[];
}
