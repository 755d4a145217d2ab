import '@pnp/sp/search/index.js';
import { SearchBuiltInSourceId, SortDirection, type SearchResults } from '@pnp/sp/search/index.js';
import { facetLimit, searchFacets, type Directory, type DirectoryPage, type DirectoryPerson, type DirectoryQuery, type DirectorySort, type ExclusionPreview, type FacetValue, type LanguageFacet, type ProfileSite, type SearchFacet } from '../../domain/directory/directory';
import { hasRest, isExcluded, toldRules, type Excludable, type Exclusions } from '../../domain/directory/exclusions';
import type { Week } from '../../domain/directory/week';
import { sent } from '../errors';
import { openBatch } from '../shared/batch';
import { searchPeople } from '../shared/peopleSearch';
import type { Site } from '../sp';
import { facetProperties, queryKql, refinementsOf, wordsKql } from './directoryKql';
import { foundProperties, peopleOf, personOf, type FoundPerson } from './foundPeople';
import { GroupMembers } from './groupMembers';
import { managedNames, withHeld } from './held';
import type { ProfileRows } from './profileRows';
import { addSayings, sayingOf, type Sayings } from './sayings';

interface Refiner {
  readonly Name: string;
  readonly Entries: readonly { readonly RefinementName: string; readonly RefinementCount: string | number }[];
}

/** `JobTitle`, `Department` and `LastName` are what SharePoint's own people results are ordered by. */
const sortProperties: Readonly<Record<Exclude<DirectorySort, 'best'>, string>> = { name: 'PreferredName', lastName: 'LastName', department: 'Department', role: 'JobTitle' };

function sortOf({ sort = 'best', words }: DirectoryQuery): { SortList?: { Property: string; Direction: SortDirection }[] } {
  const wanted = sort === 'best' ? (words.trim() === '' ? ['PreferredName'] : []) : [...new Set([sortProperties[sort], 'PreferredName'])];
  return wanted.length === 0 ? {} : { SortList: wanted.map((Property) => ({ Property, Direction: SortDirection.Ascending })) };
}

/** Pages on which the rules leave out everybody that are passed over. */
const emptyPages = 3;

/** The people of the organisation, by SharePoint's search: one request a page, at any number of people. */
export class PeopleDirectory implements Directory {
  private readonly members: GroupMembers;
  private profiles: Promise<ProfileRows> | undefined;
  /** Of the words that were looked for last, so that further pages belong to the first. */
  private lastSaid: { readonly kql: string; readonly sayings: Sayings; readonly isJoined: boolean } | undefined;

  public constructor(private readonly site: Site, rules: Exclusions) {
    this.members = new GroupMembers(site, rules);
  }

  public async findPeople(query: DirectoryQuery, start: number, size: number): Promise<DirectoryPage> {
    let page = await this.findPage(query, start, size);
    // Where the rules leave out a whole page, a reader would see nothing but a button.
    for (let further = 0; further < emptyPages && page.people.length === 0 && page.next !== undefined; further++) {
      const { people, next } = await this.findPage(query, page.next, size);
      const { total, isAbout, facets } = page;
      page = { total, isAbout, facets, people, ...(next === undefined ? {} : { next }) };
    }
    return page;
  }

  private async findPage(query: DirectoryQuery, start: number, size: number): Promise<DirectoryPage> {
    const spoken = query.chosen.language ?? [];
    // Without a rule about groups, and without a language, these ask nothing.
    const [rules, speakers] = await Promise.all([this.members.resolve(), spoken.length > 0 ? this.loadProfiles().then((profiles) => profiles.speakers(spoken)) : undefined]);
    if (speakers && speakers.accounts.length === 0) return { people: [], total: 0, isAbout: false, facets: {} };
    const refinements = refinementsOf(query);
    const { found, sayings } = await this.search(query, start, (others) => ({
      Querytext: queryKql(query, rules, speakers?.accounts, others), SourceId: SearchBuiltInSourceId.LocalPeopleResults, SelectProperties: [...foundProperties, ...managedNames(rules)], StartRow: start, RowLimit: size, TrimDuplicates: false,
      // Refiners are the same on every page of one query.
      ...(start === 0 ? { Refiners: searchFacets.map((facet) => `${facetProperties[facet]}(filter=${facetLimit}/0/*)`).join(',') } : {}),
      ...(refinements.length > 0 ? { RefinementFilters: refinements } : {}),
      ...sortOf(query)
    }));
    const rows = peopleOf(found.PrimarySearchResults as readonly FoundPerson[], rules).map((person): DirectoryPerson => {
      const said = sayingOf(sayings, person);
      return said === undefined ? person : { ...person, said };
    });
    if (found.TotalRows === 0 && start === 0 && isNameAlone(query)) return this.findFresh(query.words, rules);
    const people = await this.shown(rows, rules);
    const end = start + rows.length;
    return {
      people, total: found.TotalRows, isAbout: hasRest(rules) || speakers?.hasMore === true,
      facets: start === 0 ? facetsOf(found.RawSearchResults.PrimaryQueryResult?.RefinementResults as { readonly Refiners?: readonly Refiner[] } | undefined, rules) : {},
      ...(rows.length > 0 && end < found.TotalRows ? { next: end } : {})
    };
  }

  public async readProfileSite(): Promise<ProfileSite> {
    return (await this.loadProfiles()).read();
  }

  public async readLanguages(): Promise<LanguageFacet> {
    return (await this.loadProfiles()).readLanguages();
  }

  public async readWeek(today: string): Promise<Week> {
    const { readWeek } = await import(/* webpackChunkName: 'directory-more' */ './weekReader');
    return readWeek(this.site, this.members, today);
  }

  public async previewExclusions(): Promise<ExclusionPreview> {
    const [{ previewRules }, rules] = await Promise.all([import(/* webpackChunkName: 'directory-more' */ './previewRules'), this.members.resolve()]);
    return previewRules(this.site, rules);
  }

  /**
   * Asks for people, and beside it for who says the words on their profile; where somebody does whom the first answer has
   * not, once more for both together, so that counts, filters and pages are of all of them.
   */
  private async search({ words }: DirectoryQuery, start: number, requestOf: (others: readonly string[]) => Parameters<Site['sp']['search']>[0]): Promise<{ readonly found: SearchResults; readonly sayings: Sayings }> {
    const kql = wordsKql(words);
    if (kql === '') return { found: await sent(this.site.sp.search(requestOf([]))), sayings: new Map() };
    if (start > 0 && this.lastSaid?.kql === kql) {
      const { sayings, isJoined } = this.lastSaid;
      return { found: await sent(this.site.sp.search(requestOf(isJoined ? [...sayings.keys()] : []))), sayings };
    }
    const batch = openBatch(this.site);
    const read = batch.add(batch.sp.search(requestOf([])));
    const readSayings = addSayings(this.site, batch, kql);
    await batch.send();
    const found = read();
    const sayings = readSayings();
    const all = (found.PrimarySearchResults as readonly FoundPerson[]).map(personOf);
    const isJoined = [...sayings.keys()].some((name) => !all.some(({ email, account }) => [email.toLowerCase(), account.toLowerCase()].includes(name)));
    this.lastSaid = { kql, sayings, isJoined };
    return { found: isJoined ? await sent(this.site.sp.search(requestOf([...sayings.keys()]))) : found, sayings };
  }

  /** Those whom the rules do not leave out: by what the search tells, and then by their profiles where a rule names what only those tell. */
  private async shown(found: readonly DirectoryPerson[], rules: Exclusions): Promise<readonly DirectoryPerson[]> {
    const told = toldRules(rules);
    const people = await withHeld(this.site, found.filter((person) => !isExcluded(person, told)), rules);
    return people.filter((person) => !isExcluded(person, rules));
  }

  /** What the first page does not wait for arrives after it. */
  private loadProfiles(): Promise<ProfileRows> {
    this.profiles ??= import(/* webpackChunkName: 'directory-more' */ './profileRows').then(({ ProfileRows: Rows }) => new Rows(this.site));
    return this.profiles;
  }

  /** Search takes hours to know somebody new; the directory behind the people picker knows them at once, by name. */
  private async findFresh(words: string, rules: Exclusions): Promise<DirectoryPage> {
    const found = await searchPeople(this.site, words);
    // Where somebody works is not told there: their profile is asked where a rule is about it.
    const candidates = found.map(({ loginName, name, email, jobTitle, department }) => {
      const candidate: DirectoryPerson = { account: loginName, name, lastName: '', email, role: jobTitle, department, office: '', phone: '', skills: [], askAbout: [], hasPhoto: false };
      return { ...candidate, office: undefined, candidate };
    });
    const people = (await withHeld<Excludable & typeof candidates[number]>(this.site, candidates, rules)).filter((person) => !isExcluded(person, rules)).map(({ candidate, office }): DirectoryPerson => ({ ...candidate, office: office ?? '' }));
    return { people, total: people.length, isAbout: false, facets: {}, isFresh: people.length > 0 };
  }
}

function isNameAlone({ words, letter, chosen }: DirectoryQuery): boolean {
  return words.trim() !== '' && letter === '' && Object.keys(chosen).length === 0;
}

function facetsOf(results: { readonly Refiners?: readonly Refiner[] } | undefined, rules: Exclusions): DirectoryPage['facets'] {
  const facets: Partial<Record<SearchFacet, readonly FacetValue[]>> = {};
  for (const facet of searchFacets) {
    const refiner = results?.Refiners?.find(({ Name }) => Name.toLowerCase() === facetProperties[facet].toLowerCase());
    const values = (refiner?.Entries ?? []).map(({ RefinementName, RefinementCount }) => ({ value: RefinementName, count: Number(RefinementCount) }));
    facets[facet] = facet === 'department' ? values.filter(({ value }) => !rules.departments.some((department) => department.toLowerCase() === value.toLowerCase())) : values;
  }
  return facets;
}
