import { compareNames } from '../shared/text';
import type { Week } from './week';

/** Somebody as the directory shows them; texts are empty where nothing is known. */
export interface DirectoryPerson {
  /** Claims name. */
  readonly account: string;
  readonly name: string;
  /** By it people are ordered and found by letter; not shown. */
  readonly lastName: string;
  readonly email: string;
  readonly role: string;
  readonly department: string;
  readonly office: string;
  readonly phone: string;
  readonly skills: readonly string[];
  readonly askAbout: readonly string[];
  readonly hasPhoto: boolean;
  /** Properties that the owner's rules name, see `Excludable`. */
  readonly held?: Readonly<Record<string, string>>;
  /** What they say about themselves on this site, around the words that were looked for. */
  readonly said?: string;
}

/** The facets that SharePoint's people search counts. */
export const searchFacets = ['department', 'office', 'skill'] as const;
export type SearchFacet = (typeof searchFacets)[number];

/** The facets of the directory. Languages are told by profiles, not by the search. */
export const facetNames = [...searchFacets, 'language'] as const;
export type FacetName = (typeof facetNames)[number];

/** A value of a facet and how many people have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** How results may be ordered; `best` is by how well they fit the words, and by name without words. */
export const sorts = ['best', 'name', 'lastName', 'department', 'role'] as const;
export type DirectorySort = (typeof sorts)[number];

/** What somebody looks for. */
export interface DirectoryQuery {
  readonly words: string;
  /** The first letter of last names, or `otherLetters`; empty for all. */
  readonly letter: string;
  /** With `otherLetters`: the letters that are not looked for. */
  readonly otherThan?: readonly string[];
  /** Chosen values, joined by OR within a facet and by AND between them. */
  readonly chosen: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** `best` without it. */
  readonly sort?: DirectorySort;
}

/** Some people, how many there are in all, and the facets of all that match. */
export interface DirectoryPage {
  readonly people: readonly DirectoryPerson[];
  readonly total: number;
  /** Some were left out after they were counted: the total and the facets are upper limits. */
  readonly isAbout: boolean;
  readonly facets: Readonly<Partial<Record<SearchFacet, readonly FacetValue[]>>>;
  /** The search does not know them yet: the company's directory, which is newer, does. */
  readonly isFresh?: boolean;
  /** Row at which the next page starts; undefined at the end. */
  readonly next?: number;
}

/** Languages with how many people say that they speak them. */
export interface LanguageFacet {
  readonly values: readonly FacetValue[];
  /** False where only the newest profiles were counted. */
  readonly isWhole: boolean;
}

/** What the directory wants to know of the profiles of the site. */
export interface ProfileSite {
  /** Where profiles are, see `profileHref`; null on a site without them. */
  readonly profilePage: string | null;
}

/** Values of a facet that SharePoint's search answers at most; others are there, and not counted. */
export const facetLimit = 50;

/** How many people the owner's rules leave out. */
export interface ExclusionPreview {
  readonly total: number;
  readonly leftOut: number;
  /** Not everybody was looked at: there may be more. */
  readonly isAtLeast: boolean;
  /** Names of some whom no query could leave out by itself, so that an owner sees what a pattern does. */
  readonly names: readonly string[];
  /** Properties of rules that nobody who was looked at has: misspelled, or not shown to the reader. Such a rule leaves everybody out. */
  readonly unknownProperties: readonly string[];
  /** Lines of the rules that name no property and value. */
  readonly unread: readonly string[];
}

/** Finds people. Whoever the page's owner leaves out is in no answer. Every method rejects with an AppError. */
export interface Directory {
  /**
   * One request; one more where languages are chosen or the rules name groups, made once each, one where somebody is found
   * by what they say on their profile, one where a rule names a property that only profiles tell, and one where the search
   * finds nobody and the company's directory is asked.
   */
  findPeople(query: DirectoryQuery, start: number, size: number): Promise<DirectoryPage>;
  /** One small request. */
  readProfileSite(): Promise<ProfileSite>;
  /** One request for the newest 1,000 profiles; for when somebody wants to see languages. */
  readLanguages(): Promise<LanguageFacet>;
  /**
   * Three round trips.
   * @param today `YYYY-MM-DD` where the reader is
   */
  readWeek(today: string): Promise<Week>;
  /** At most six requests, through the first 2,000 people whom no query leaves out; three more where a rule names a property that only profiles tell. */
  previewExclusions(): Promise<ExclusionPreview>;
}

export const nobodyChosen: DirectoryQuery = { words: '', letter: '', chosen: {} };

/** The query with a value of a facet chosen, or not any more. */
export function toggleValue(query: DirectoryQuery, facet: FacetName, value: string): DirectoryQuery {
  const values = query.chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  const chosen = { ...query.chosen, [facet]: next };
  if (next.length === 0) delete chosen[facet];
  return { ...query, chosen };
}

/** People as a language orders what they are sorted by, and then their names; by best fit they stay as they are. */
export function inOrder(people: readonly DirectoryPerson[], { sort = 'best', words }: DirectoryQuery, locale: string): readonly DirectoryPerson[] {
  const key = sort === 'best' && words.trim() === '' ? 'name' : sort;
  if (key === 'best') return people;
  const compare = compareNames(locale);
  // Whoever has no role or department stands behind those who have one.
  return [...people].sort((one, other) => Number(one[key] === '') - Number(other[key] === '') || compare(one[key], other[key]) || compare(one.name, other.name));
}

/** Cells for a spreadsheet, each in quotes; what a spreadsheet would take for a formula is made text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  // The mark in front tells spreadsheets that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
