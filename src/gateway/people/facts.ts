import { SPInstance } from '@pnp/sp';
import type { SPFI } from '@pnp/sp';
import { accountName, plainAbout, type CompanyFacts, type PersonSummary } from '../../domain/people/facts';
import { isTimeZone } from '../../domain/people/localTime';
import { cleanEntries, type OwnProfile } from '../../domain/people/profile';

/** A person as SharePoint's user profile service answers them, `{ "odata.null": true }` for an account without a profile. */
export interface PersonRow {
  readonly AccountName?: string;
  readonly DisplayName?: string;
  readonly Email?: string;
  readonly Title?: string | null;
  readonly ExtendedManagers?: readonly string[];
  readonly DirectReports?: readonly string[];
  readonly UserProfileProperties?: readonly { readonly Key: string; readonly Value: string | null }[];
}

const service = '_api/sp.userprofiles.peoplemanager';
const factColumns = 'AccountName,DisplayName,Email,Title,ExtendedManagers,DirectReports,UserProfileProperties';
const summaryColumns = 'AccountName,DisplayName,Email,Title';

/** The claims name of a mail address; what is a claims name already stays. */
export function claimsName(user: string): string {
  return user.includes('|') ? user : `i:0#.f|membership|${user}`;
}

// By path and not by PnPjs' profiles, which would bring pickers and social feeds along.
function request(sp: SPFI, account: string | undefined, columns: string): Promise<PersonRow> {
  const siteUrl = sp.web.toUrl().replace(/\/_api\/web$/i, '');
  const query = SPInstance([sp.web, siteUrl], account === undefined ? `${service}/getmyproperties` : `${service}/getpropertiesfor(accountName=@v)`);
  if (account !== undefined) query.query.set('@v', `'${account.replace(/'/g, "''")}'`);
  return query.select(columns)() as Promise<PersonRow>;
}

/** Asks for what the company knows of an account, or of the caller without one. */
export function requestFacts(sp: SPFI, account?: string): Promise<PersonRow> {
  return request(sp, account, factColumns);
}

/** Asks for name and role only. */
export function requestSummary(sp: SPFI, account: string): Promise<PersonRow> {
  return request(sp, account, summaryColumns);
}

/** Asks for the properties alone, without those above and below. */
export function requestProperties(sp: SPFI, account: string): Promise<PersonRow> {
  return request(sp, account, 'AccountName,Title,UserProfileProperties');
}

function propertiesOf(row: PersonRow): (name: string) => string {
  const values = new Map((row.UserProfileProperties ?? []).map(({ Key, Value }) => [Key, Value ?? '']));
  return (name) => values.get(name)?.trim() ?? '';
}

function instantOf(text: string): string {
  const date = new Date(text);
  return text === '' || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** The facts of a row; undefined for an account that the service does not know. */
export function factsOf(row: PersonRow): CompanyFacts | undefined {
  if (!row.AccountName) return undefined;
  const property = propertiesOf(row);
  const timeZone = property('SPS-TimeZone');
  return {
    account: row.AccountName,
    name: row.DisplayName || property('PreferredName') || accountName(row.AccountName),
    firstName: property('FirstName'),
    lastName: property('LastName'),
    email: row.Email || property('WorkEmail'),
    role: row.Title || property('SPS-JobTitle'),
    department: property('Department') || property('SPS-Department'),
    office: property('Office') || property('SPS-Location'),
    phone: property('WorkPhone'),
    mobile: property('CellPhone'),
    hiredAt: instantOf(property('SPS-HireDate')),
    timeZone: isTimeZone(timeZone) ? timeZone : '',
    // The service names a picture only where there is one.
    hasPhoto: property('PictureURL') !== '',
    managers: row.ExtendedManagers ?? [],
    reports: row.DirectReports ?? []
  };
}

/**
 * What the person told SharePoint's profile already, which need not be typed again: "About me" (HTML), skills, interests,
 * past projects, responsibilities (shown by SharePoint as "Ask me about") and languages. Several values are parted by `|`,
 * languages by commas (default user profile properties, Microsoft Learn).
 */
export function suggestedOf(row: PersonRow): Partial<OwnProfile> {
  const property = propertiesOf(row);
  const entries = (name: string, by = '|'): string[] => cleanEntries(property(name).split(by));
  const phonetic = property('SPS-PhoneticDisplayName');
  const isOtherScript = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(phonetic);
  const timeZone = property('SPS-TimeZone');
  return {
    about: plainAbout(property('AboutMe')),
    askMeAbout: entries('SPS-Responsibility'),
    skills: entries('SPS-Skills'),
    projects: entries('SPS-PastProjects'),
    interests: entries('SPS-Interests'),
    languages: entries('SPS-MUILanguages', ','),
    ...(isOtherScript ? { otherName: phonetic } : { pronunciation: phonetic }),
    timeZone: isTimeZone(timeZone) ? timeZone : ''
  };
}

/** Name and role of a row; the account alone where the service knows nothing of it. */
export function summaryOf(account: string, row: PersonRow | undefined): PersonSummary {
  return { account, name: row?.DisplayName || accountName(account), email: row?.Email ?? '', role: row?.Title ?? '' };
}
