import { isOwnKey } from '../../domain/shared/keys';
import { parseFieldValues } from '../../domain/people/customFields';
import { isTimeZone } from '../../domain/people/localTime';
import { anniversaryColumn, emptyProfile, isMonthDay, listFields, parseAnniversary, parseEntries, textFields, type FieldValue, type OwnProfile, type ProfileChange } from '../../domain/people/profile';

/** A row of LoggiaProfiles as REST answers it. */
export interface ProfileRow {
  readonly Id: number;
  readonly Key: string;
  readonly AuthorId: number;
  readonly About: string | null;
  readonly AskMeAbout: string | null;
  readonly Skills: string | null;
  readonly Projects: string | null;
  readonly Interests: string | null;
  readonly Languages: string | null;
  readonly Pronouns: string | null;
  readonly Pronunciation: string | null;
  readonly OtherName: string | null;
  readonly TimeZone: string | null;
  readonly Birthday: string | null;
  readonly Anniversary: string | null;
  readonly Details: string | null;
}

export const profileColumns = [
  'Id', 'Key', 'AuthorId', 'About', 'AskMeAbout', 'Skills', 'Projects', 'Interests', 'Languages', 'Pronouns', 'Pronunciation', 'OtherName', 'TimeZone', 'Birthday', 'Anniversary', 'Details'
];

/** What the keys of profiles begin with: a person has one row, `profile|u12`. */
export const profileTarget = 'profile';

/** What a row says, and which fields the person emptied on purpose. */
export interface StoredProfile {
  readonly profile: OwnProfile;
  readonly emptied: readonly string[];
}

function parseObject(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The one row that speaks for its author: its key names them. The newest, should there be two. */
export function genuineRow(rows: readonly ProfileRow[], personId: number): ProfileRow | undefined {
  return rows
    .filter(({ Key, AuthorId }) => AuthorId === personId && isOwnKey(Key, profileTarget, AuthorId))
    .reduce<ProfileRow | undefined>((newest, row) => (newest && newest.Id > row.Id ? newest : row), undefined);
}

/** A profile from its row; anything malformed is empty. */
export function profileOf(row: ProfileRow | undefined): StoredProfile {
  if (!row) return { profile: emptyProfile, emptied: [] };
  const details = parseObject(row.Details);
  const text = (value: string | null): string => value?.trim() ?? '';
  const timeZone = text(row.TimeZone);
  const birthday = text(row.Birthday);
  return {
    profile: {
      about: text(row.About), askMeAbout: parseEntries(row.AskMeAbout), skills: parseEntries(row.Skills), projects: parseEntries(row.Projects),
      interests: parseEntries(row.Interests), languages: parseEntries(row.Languages), pronouns: text(row.Pronouns), pronunciation: text(row.Pronunciation),
      otherName: text(row.OtherName), timeZone: isTimeZone(timeZone) ? timeZone : '', birthday: isMonthDay(birthday) ? birthday : '',
      anniversary: parseAnniversary(row.Anniversary), fields: parseFieldValues(details.fields)
    },
    emptied: Array.isArray(details.emptied) ? details.emptied.filter((name): name is string => typeof name === 'string') : []
  };
}

const columnNames: Readonly<Record<Exclude<keyof OwnProfile, 'fields'>, string>> = {
  about: 'About', askMeAbout: 'AskMeAbout', skills: 'Skills', projects: 'Projects', interests: 'Interests', languages: 'Languages', pronouns: 'Pronouns',
  pronunciation: 'Pronunciation', otherName: 'OtherName', timeZone: 'TimeZone', birthday: 'Birthday', anniversary: 'Anniversary'
};

/** The columns that a change writes, over what the row holds now. */
export function columnsOf(change: ProfileChange, before: StoredProfile): Record<string, string> {
  const columns: Record<string, string> = {};
  const emptied = new Set(before.emptied);
  for (const name of [...listFields, ...textFields]) {
    const value = change[name];
    if (value === undefined) continue;
    columns[columnNames[name]] = typeof value === 'string' ? (name === 'anniversary' ? anniversaryColumn(value) : value) : value.join('\n');
    if (value.length === 0) emptied.add(name);
    else emptied.delete(name);
  }
  const fields: Record<string, FieldValue> = { ...before.profile.fields, ...change.fields };
  return { ...columns, Details: JSON.stringify({ fields, emptied: [...emptied] }) };
}

/** Values of the owners' fields. */
export function ownerFieldsOf(rows: readonly { readonly Details: string | null }[]): Record<string, FieldValue> {
  return parseFieldValues(parseObject(rows[0]?.Details ?? null));
}
