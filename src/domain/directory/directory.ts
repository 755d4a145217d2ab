/** Somebody as the directory shows them; texts are empty where nothing is known. */
export interface DirectoryPerson {
  /** Claims name. */
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly department: string;
  readonly office: string;
  readonly phone: string;
  readonly skills: readonly string[];
  readonly askAbout: readonly string[];
  readonly hasPhoto: boolean;
}

/** The facets of the directory. */
export const facetNames = ['department', 'office', 'skill'] as const;
export type FacetName = (typeof facetNames)[number];

/** A value of a facet and how many people have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** What somebody looks for. */
export interface DirectoryQuery {
  readonly words: string;
  /** The first letter of names; empty for all. */
  readonly letter: string;
  /** Chosen values, joined by OR within a facet and by AND between them. */
  readonly chosen: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

/** Some people, how many there are in all, and the facets of all that match. */
export interface DirectoryPage {
  readonly people: readonly DirectoryPerson[];
  readonly total: number;
  /** Some were left out after they were counted: the total and the facets are upper limits. */
  readonly isAbout: boolean;
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;
  /** Row at which the next page starts; undefined at the end. */
  readonly next?: number;
}

/** Finds people. */
export interface Directory {
  /** One request. Rejects with an AppError. */
  findPeople(query: DirectoryQuery, start: number, size: number): Promise<DirectoryPage>;
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

/** Cells for a spreadsheet, each in quotes; what a spreadsheet would take for a formula is made text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  // The mark in front tells spreadsheets that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
