import '@pnp/sp/search/index.js';
import { SearchBuiltInSourceId } from '@pnp/sp/search/index.js';
import { phrase, toldRules, untoldRules, type Exclusions } from '../../domain/directory/exclusions';
import { linksOf, placesOf, strengthOf, suggestionsOf, otherOf, type Circle, type Link, type Tie } from '../../domain/network/circle';
import type { OrgPerson } from '../../domain/network/org';
import { AppError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/person';
import { factsOf, suggestedOf } from '../people/facts';
import { openBatch, type Batch } from '../shared/batch';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { readCentre } from './centre';
import type { Dismissals } from './dismissals';
import { addPeople, isShown, orgPersonOf, withShownReports } from './orgPeople';
import { addAnswered, addAnswers, addFollows, addTiesOf, type NumberedTie } from './ties';

const nearest = 30;
const farther = 40;
const mostSuggestions = 6;
const mostSkills = 5;

/** What a circle is read from. */
export interface CircleSource {
  readonly site: Site;
  readonly people: SitePeople;
  readonly dismissals: Dismissals;
  readonly rules: Exclusions;
}

interface FoundPerson { readonly AccountName?: string; readonly PreferredName?: string; readonly WorkEmail?: string; readonly JobTitle?: string; readonly Department?: string; readonly OfficeNumber?: string; readonly BaseOfficeLocation?: string; readonly Skills?: string; readonly PictureURL?: string }

/** See `Network.readCircle`. */
export async function readCircle({ site, people: register, dismissals, rules }: CircleSource, user?: string): Promise<Circle> {
  const { viewer, person, facts: row, newestEdgeId } = await readCentre(site, register, user);
  const account = (factsOf(row)?.account ?? person?.loginName ?? '').toLowerCase();
  const middle = withShownReports(orgPersonOf(account, row, rules), rules);
  if (account === '' || !isShown(middle, rules)) throw new AppError('notFound', { message: `Nobody is known as ${user ?? ''}.` });
  const personId = person?.id ?? 0;
  const isSelf = personId === viewer.id;

  const second = openBatch(site);
  const own = addTiesOf(site, second, personId, newestEdgeId);
  const readDismissed = isSelf ? dismissals.add(second, viewer.id) : () => new Set<string>();
  const alike = isSelf ? addAlike(second, suggestedOf(row).skills ?? []) : () => [];
  await second.send();
  const { ties: first, postIds, ownPostIds } = own();

  const third = openBatch(site);
  const answered = addAnswered(site, third, personId, postIds);
  const answers = addAnswers(site, third, personId, ownPostIds);
  const near = nearestOf(personId, first);
  const outward = addFollows(site, third, near, newestEdgeId);
  await third.send();
  const all = [...first, ...answered(), ...answers(), ...outward()];
  const numbers = peopleOfTies(personId, all, near);

  const fourth = openBatch(site);
  for (const part of register.register(fourth.sp, numbers, 100)) fourth.add(part);
  await fourth.send();
  const users = register.pick([...numbers, personId]);

  const found = alike().filter((one) => one.account.toLowerCase() !== account && isShown(one, toldRules(rules)));
  const people = await describe(site, users, middle, account, found, rules);
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

/** People with a skill of one's own, by SharePoint's people search. */
function addAlike(batch: Batch, skills: readonly string[]): () => (OrgPerson & { readonly skills: readonly string[] })[] {
  const wanted = skills.slice(0, mostSkills);
  if (wanted.length === 0) return () => [];
  const part = batch.add(batch.sp.search({
    Querytext: wanted.map((skill) => `Skills:${phrase(skill)}`).join(' OR '), SourceId: SearchBuiltInSourceId.LocalPeopleResults, RowLimit: 30, TrimDuplicates: false,
    SelectProperties: ['AccountName', 'PreferredName', 'WorkEmail', 'JobTitle', 'Department', 'OfficeNumber', 'BaseOfficeLocation', 'Skills', 'PictureURL']
  }));
  const shared = (text: string | undefined): string[] => wanted.filter((skill) => (text ?? '').split(/[;|\n]+/).some((one) => one.trim().toLowerCase() === skill.toLowerCase()));
  return () => (part().PrimarySearchResults as readonly FoundPerson[]).flatMap((row) => (row.AccountName ? [{
    account: row.AccountName, name: row.PreferredName ?? '', email: row.WorkEmail ?? '', role: row.JobTitle ?? '', department: row.Department ?? '', office: row.OfficeNumber || row.BaseOfficeLocation || '', hasPhoto: (row.PictureURL ?? '') !== '', reports: [], manager: '', isKnown: true, skills: shared(row.Skills)
  }] : []));
}

/** Name, role and department of everybody, by account in small letters. */
async function describe(site: Site, users: ReadonlyMap<number, Person>, middle: OrgPerson, account: string, found: readonly OrgPerson[], rules: Exclusions): Promise<ReadonlyMap<string, OrgPerson>> {
  // Where a rule names what only profiles tell, the search's word about somebody is not enough.
  const isTold = untoldRules(rules).length === 0;
  const known = new Map<string, OrgPerson>([...(isTold ? found : []).map((one) => [one.account.toLowerCase(), one] as const), [account, middle]]);
  const batch = openBatch(site);
  const accounts = new Map([...[...users.values()].map(({ loginName }) => loginName), ...(isTold ? [] : found.map((one) => one.account))].map((login) => [login.toLowerCase(), login]));
  const read = addPeople(batch, [...accounts].flatMap(([key, login]) => (known.has(key) ? [] : [login])), rules);
  await batch.send();
  for (const one of read()) known.set(one.account.toLowerCase(), one);
  // Somebody without a profile is called as the site calls them.
  for (const { loginName, name, email } of users.values()) {
    const person = known.get(loginName.toLowerCase());
    if (person && !person.isKnown) known.set(loginName.toLowerCase(), { ...person, name, email });
  }
  return known;
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
