/** The value of a field that a site defined for itself. People are logins. */
export type FieldValue = string | readonly string[];

/** What somebody says about themselves. Lists keep the order in which they were written; texts are empty where nothing is said. */
export interface OwnProfile {
  /** Markdown. */
  readonly about: string;
  readonly askMeAbout: readonly string[];
  readonly skills: readonly string[];
  readonly projects: readonly string[];
  readonly interests: readonly string[];
  readonly languages: readonly string[];
  readonly pronouns: string;
  /** How to say the name. */
  readonly pronunciation: string;
  /** The name in another script. */
  readonly otherName: string;
  /** IANA name, empty where unknown. */
  readonly timeZone: string;
  /** `MM-DD`, empty unless the person shares it. */
  readonly birthday: string;
  /** `YYYY-MM-DD` of the first day at work, empty unless the person shares it. */
  readonly anniversary: string;
  /** Values of the site's own fields, by the field's key. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export const listFields = ['askMeAbout', 'skills', 'projects', 'interests', 'languages'] as const;
export type ListField = (typeof listFields)[number];

export const textFields = ['about', 'pronouns', 'pronunciation', 'otherName', 'timeZone', 'birthday', 'anniversary'] as const;
export type TextFieldName = (typeof textFields)[number];

/** What a person changes in one go. */
export type ProfileChange = Partial<Omit<OwnProfile, 'fields'>> & { readonly fields?: Readonly<Record<string, FieldValue>> };

export const emptyProfile: OwnProfile = {
  about: '', askMeAbout: [], skills: [], projects: [], interests: [], languages: [], pronouns: '', pronunciation: '', otherName: '', timeZone: '', birthday: '', anniversary: '', fields: {}
};

/** Most characters of a text; `about` is the one that may be long. */
export const aboutLimit = 4000;
export const textLimit = 255;
/** Most entries of a list, and most characters of one. */
export const listLimit = 40;
export const entryLimit = 80;

/** Entries as they are stored: trimmed, each once whatever its case, at most forty of at most eighty characters. */
export function cleanEntries(entries: readonly string[]): string[] {
  const seen = new Set<string>();
  return entries
    .map((entry) => entry.replace(/\s+/g, ' ').trim().slice(0, entryLimit).replace(/[\uD800-\uDBFF]$/, ''))
    .filter((entry) => {
      const key = entry.normalize('NFKC').toLowerCase();
      if (key === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, listLimit);
}

/** The entries of a list column, one a line. */
export function parseEntries(text: string | null | undefined): string[] {
  return cleanEntries((text ?? '').split('\n'));
}

/** Whether a text is a day of some year, `MM-DD`; 29 February is one. */
export function isMonthDay(text: string): boolean {
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(2000, Number(match[1]) - 1, Number(match[2])));
  return date.getUTCMonth() === Number(match[1]) - 1 && date.getUTCDate() === Number(match[2]);
}

/** Whether a text is a date, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Anniversaries are stored with the day in front, so that those of a week are a range of an indexed column. */
export function anniversaryColumn(day: string): string {
  return isDay(day) ? `${day.slice(5)}/${day.slice(0, 4)}` : '';
}

/** The date of an anniversary column; empty for what is none. */
export function parseAnniversary(column: string | null | undefined): string {
  const match = /^(\d{2}-\d{2})\/(\d{4})$/.exec(column ?? '');
  const day = match ? `${match[2] ?? ''}-${match[1] ?? ''}` : '';
  return isDay(day) ? day : '';
}

/** What is missing in one's own words is taken from SharePoint's profile, until the person empties it on purpose. */
export function withSuggested(own: OwnProfile, suggested: Partial<OwnProfile>, emptied: readonly string[]): OwnProfile {
  const merged: Record<string, unknown> = { ...own };
  for (const name of [...listFields, ...textFields]) {
    const value = suggested[name];
    if (own[name].length === 0 && value !== undefined && value.length > 0 && !emptied.includes(name)) merged[name] = value;
  }
  return merged as unknown as OwnProfile;
}
