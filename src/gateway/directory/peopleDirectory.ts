import '@pnp/sp/search/index.js';
import { SearchBuiltInSourceId, SortDirection } from '@pnp/sp/search/index.js';
import { facetNames, type Directory, type DirectoryPage, type DirectoryPerson, type DirectoryQuery, type FacetName, type FacetValue } from '../../domain/directory/directory';
import { exclusionsKql, hasRest, isExcluded, phrase, type Exclusions } from '../../domain/directory/exclusions';
import { sent } from '../errors';
import type { Site } from '../sp';
import { GroupMembers } from './groupMembers';

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
const facetProperties: Readonly<Record<FacetName, string>> = { department: 'Department', office: 'OfficeNumber', skill: 'Skills' };
const facetLimit = 50;

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

/** What is looked for, as one query. */
export function queryKql({ words, letter, chosen }: DirectoryQuery, rules: Exclusions): string {
  const facets = facetNames.flatMap((facet) => {
    const values = chosen[facet] ?? [];
    return values.length === 0 ? [] : [`(${values.map((value) => `${facetProperties[facet]}:${phrase(value)}`).join(' OR ')})`];
  });
  const initial = /^[\p{L}\p{N}]$/u.test(letter) ? `LastName:${letter}*` : '';
  return [wordsKql(words) || '*', initial, ...facets, exclusionsKql(rules)].filter((part) => part !== '').join(' ');
}

/** The people of the organisation, by SharePoint's search: one request a page, at any number of people. */
export class PeopleDirectory implements Directory {
  private readonly members: GroupMembers;

  public constructor(private readonly site: Site, rules: Exclusions) {
    this.members = new GroupMembers(site, rules);
  }

  public async findPeople(query: DirectoryQuery, start: number, size: number): Promise<DirectoryPage> {
    // Without a rule about groups this asks nothing.
    const rules = await this.members.resolve();
    const found = await sent(this.site.sp.search({
      Querytext: queryKql(query, rules), SourceId: SearchBuiltInSourceId.LocalPeopleResults, SelectProperties: properties, StartRow: start, RowLimit: size, TrimDuplicates: false,
      // Refiners are the same on every page of one query.
      ...(start === 0 ? { Refiners: facetNames.map((facet) => `${facetProperties[facet]}(filter=${facetLimit}/0/*)`).join(',') } : {}),
      ...(query.words.trim() === '' ? { SortList: [{ Property: 'PreferredName', Direction: SortDirection.Ascending }] } : {})
    }));
    const rows = (found.PrimarySearchResults as readonly FoundPerson[]).map(personOf);
    const people = rows.filter((person) => !isExcluded(person, rules));
    const end = start + rows.length;
    return {
      people, total: found.TotalRows, isAbout: hasRest(rules), facets: start === 0 ? facetsOf(found.RawSearchResults.PrimaryQueryResult?.RefinementResults as { readonly Refiners?: readonly Refiner[] } | undefined, rules) : {},
      ...(rows.length > 0 && end < found.TotalRows ? { next: end } : {})
    };
  }
}

function facetsOf(results: { readonly Refiners?: readonly Refiner[] } | undefined, rules: Exclusions): DirectoryPage['facets'] {
  const facets: Partial<Record<FacetName, readonly FacetValue[]>> = {};
  for (const facet of facetNames) {
    const refiner = results?.Refiners?.find(({ Name }) => Name.toLowerCase() === facetProperties[facet].toLowerCase());
    const values = (refiner?.Entries ?? []).map(({ RefinementName, RefinementCount }) => ({ value: RefinementName, count: Number(RefinementCount) }));
    facets[facet] = facet === 'department' ? values.filter(({ value }) => !rules.departments.some((department) => department.toLowerCase() === value.toLowerCase())) : values;
  }
  return facets;
}
