import '@pnp/sp/search/index.js';
import { SearchBuiltInSourceId, SortDirection, type SearchResults } from '@pnp/sp/search/index.js';
import { facetLimit, searchFacets, type Directory, type DirectoryPage, type DirectoryPerson, type DirectoryQuery, type DirectorySort, type ExclusionPreview, type FacetValue, type LanguageFacet, type ProfileSite, type SearchFacet } from '../../domain/directory/directory';
import { exclusionsKql, hasRest, isExcluded, phrase, type Exclusions } from '../../domain/directory/exclusions';
import type { Week } from '../../domain/directory/week';
import { sent } from '../errors';
import { openBatch } from '../shared/batch';
import { searchPeople } from '../shared/peopleSearch';
import type { Site } from '../sp';
import { GroupMembers } from './groupMembers';
import type { ProfileRows } from './profileRows';
import { addSayings, sayingOf, type Sayings } from './sayings';

/** A person as SharePoint's search answers; several values are parted by semicolons or lines. */
interface FoundPerson {
  readonly AccountName?: string;
  readonly PreferredName?: string;
  readonly WorkEmail?: string;
  readonly JobTitle?: string;
  readonly Department?: string;
  readonly BaseOfficeLocation?: string;
  readonly OfficeNumber?: string;
  readonly WorkPhone?: string;
  readonly Skills?: string;
  readonly Responsibilities?: string;
  readonly PictureURL?: string;
}

interface Refiner {
  readonly Name: string;
  readonly Entries: readonly { readonly RefinementName: string; readonly RefinementCount: string | number }[];
}

const properties = ['AccountName', 'PreferredName', 'WorkEmail', 'JobTitle', 'Department', 'BaseOfficeLocation', 'OfficeNumber', 'WorkPhone', 'Skills', 'Responsibilities', 'PictureURL'];
const facetProperties: Readonly<Record<SearchFacet, string>> = { department: 'Department', office: 'OfficeNumber', skill: 'Skills' };
/** `JobTitle`, `Department` and `LastName` are what SharePoint's own people results are ordered by. */
const sortProperties: Readonly<Record<Exclude<DirectorySort, 'best'>, string>> = { name: 'PreferredName', lastName: 'LastName', department: 'Department', role: 'JobTitle' };

function sortOf({ sort = 'best', words }: DirectoryQuery): { SortList?: { Property: string; Direction: SortDirection }[] } {
  const wanted = sort === 'best' ? (words.trim() === '' ? ['PreferredName'] : []) : [...new Set([sortProperties[sort], 'PreferredName'])];
  return wanted.length === 0 ? {} : { SortList: wanted.map((Property) => ({ Property, Direction: SortDirection.Ascending })) };
}

function valuesOf(text: string | undefined): string[] {
  return (text ?? '').split(/[;|\n]+/).map((value) => value.trim()).filter((value) => value !== '');
}

function personOf(row: FoundPerson): DirectoryPerson {
  return {
    account: row.AccountName ?? '', name: row.PreferredName || row.WorkEmail || '', email: row.WorkEmail ?? '', role: row.JobTitle ?? '', department: row.Department ?? '',
    office: row.OfficeNumber || row.BaseOfficeLocation || '', phone: row.WorkPhone ?? '', skills: valuesOf(row.Skills), askAbout: valuesOf(row.Responsibilities), hasPhoto: (row.PictureURL ?? '') !== ''
  };
}

/** Words as KQL takes them: each may be begun only; operators that people type are words like any other. */
export function wordsKql(text: string): string {
  const words = text.replace(/["()*:<>=]/g, ' ').split(/\s+/).filter((word) => word !== '').slice(0, 8);
  return words.map((word) => (/^(?:AND|OR|NOT|NEAR|ONEAR|XRANK|WORDS|ALL|ANY)$/.test(word) || /^[-+]/.test(word) ? phrase(word) : `${word}*`)).join(' ');
}

function anyOf(accounts: readonly string[]): string {
  return accounts.map((one) => (one.includes('|') ? `AccountName:${phrase(one)}` : `WorkEmail:${phrase(one)}`)).join(' OR ');
}

/**
 * What is looked for, as one query.
 * @param accounts those alone, by address or account; everybody where it is empty
 * @param others found as well as those with the words, likewise
 */
export function queryKql({ words, letter, chosen }: DirectoryQuery, rules: Exclusions, accounts: readonly string[] = [], others: readonly string[] = []): string {
  const facets = searchFacets.flatMap((facet) => {
    const values = chosen[facet] ?? [];
    return values.length === 0 ? [] : [`(${values.map((value) => `${facetProperties[facet]}:${phrase(value)}`).join(' OR ')})`];
  });
  const initial = /^[\p{L}\p{N}]$/u.test(letter) ? `LastName:${letter}*` : '';
  const only = anyOf(accounts);
  const said = wordsKql(words);
  const sought = said !== '' && others.length > 0 ? `((${said}) OR ${anyOf(others)})` : said;
  return [sought || '*', initial, only && `(${only})`, ...facets, exclusionsKql(rules)].filter((part) => part !== '').join(' ');
}

/** People that one request of the preview brings, as many as SharePoint's search gives, and how many such requests it makes. */
const previewPage = 500;
const previewPages = 4;
const previewNames = 5;

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
    const spoken = query.chosen.language ?? [];
    // Without a rule about groups, and without a language, these ask nothing.
    const [rules, speakers] = await Promise.all([this.members.resolve(), spoken.length > 0 ? this.loadProfiles().then((profiles) => profiles.speakers(spoken)) : undefined]);
    if (speakers && speakers.accounts.length === 0) return { people: [], total: 0, isAbout: false, facets: {} };
    const { found, sayings } = await this.search(query, start, (others) => ({
      Querytext: queryKql(query, rules, speakers?.accounts, others), SourceId: SearchBuiltInSourceId.LocalPeopleResults, SelectProperties: properties, StartRow: start, RowLimit: size, TrimDuplicates: false,
      // Refiners are the same on every page of one query.
      ...(start === 0 ? { Refiners: searchFacets.map((facet) => `${facetProperties[facet]}(filter=${facetLimit}/0/*)`).join(',') } : {}),
      ...sortOf(query)
    }));
    const rows = (found.PrimarySearchResults as readonly FoundPerson[]).map(personOf).map((person): DirectoryPerson => {
      const said = sayingOf(sayings, person);
      return said === undefined ? person : { ...person, said };
    });
    if (found.TotalRows === 0 && start === 0 && isNameAlone(query)) return this.findFresh(query.words, rules);
    const people = rows.filter((person) => !isExcluded(person, rules));
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
    const rules = await this.members.resolve();
    const all = this.count('*');
    const kql = ['*', exclusionsKql(rules)].join(' ').trim();
    const isLookedAt = hasRest(rules);
    const first = await this.count(kql, 0, isLookedAt ? previewPage : 1);
    const looked = isLookedAt ? [...first.people] : [];
    const most = isLookedAt ? Math.min(first.total, previewPage * previewPages) : 0;
    while (looked.length < most) {
      const { people } = await this.count(kql, looked.length, previewPage);
      if (people.length === 0) break;
      looked.push(...people);
    }
    const { total } = await all;
    const rest = looked.filter((person) => isExcluded(person, rules));
    return {
      total, leftOut: Math.max(0, total - first.total) + rest.length, isAtLeast: isLookedAt && looked.length < first.total,
      names: rest.slice(0, previewNames).map(({ name }) => name)
    };
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

  /** What the first page does not wait for arrives after it. */
  private loadProfiles(): Promise<ProfileRows> {
    this.profiles ??= import(/* webpackChunkName: 'directory-more' */ './profileRows').then(({ ProfileRows: Rows }) => new Rows(this.site));
    return this.profiles;
  }

  /** Search takes hours to know somebody new; the directory behind the people picker knows them at once, by name. */
  private async findFresh(words: string, rules: Exclusions): Promise<DirectoryPage> {
    const found = await searchPeople(this.site, words);
    const people = found
      .map(({ loginName, name, email, jobTitle, department }): DirectoryPerson => ({ account: loginName, name, email, role: jobTitle, department, office: '', phone: '', skills: [], askAbout: [], hasPhoto: false }))
      // Where somebody works is not told there, and a rule about it leaves out whom nobody can tell.
      .filter((person) => !isExcluded({ ...person, office: undefined }, rules));
    return { people, total: people.length, isAbout: false, facets: {}, isFresh: people.length > 0 };
  }

  private async count(Querytext: string, StartRow = 0, RowLimit = 1): Promise<{ readonly total: number; readonly people: readonly DirectoryPerson[] }> {
    const found = await sent(this.site.sp.search({
      Querytext, SourceId: SearchBuiltInSourceId.LocalPeopleResults, SelectProperties: ['AccountName', 'PreferredName', 'WorkEmail', 'Department', 'JobTitle', 'OfficeNumber', 'BaseOfficeLocation'], StartRow, RowLimit, TrimDuplicates: false,
      SortList: [{ Property: 'PreferredName', Direction: SortDirection.Ascending }]
    }));
    return { total: found.TotalRows, people: (found.PrimarySearchResults as readonly FoundPerson[]).map(personOf) };
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
