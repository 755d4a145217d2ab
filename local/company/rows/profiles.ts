import { getPlace } from '../people/places';
import { mailDomain, type CompanyPerson } from '../people';
import { hashOf } from '../random';
import { loginOf } from '../../sharepoint/store/sites';
import type { Store } from '../../sharepoint/store/store';

/** Properties of a profile by SharePoint's internal names; several values are parted by `|`, as PeopleManager gives them. */
export type ProfileProperties = Readonly<Record<string, string>>;

/** Birthdays have no year in SharePoint's profiles, which store the year 2000. */
const birthYear = 2000;

/**
 * The user profile of a person as SharePoint names its properties (default user profile properties, Microsoft Learn:
 * `SPS-Skills`, `SPS-Interests`, `SPS-Responsibility` shown as "Ask me about", `SPS-PastProjects`, `SPS-HireDate`, …).
 */
export function profileOf(person: CompanyPerson, emailOf: (key: string) => string | undefined): ProfileProperties {
  const place = getPlace(person.place);
  const managerEmail = person.manager === undefined ? undefined : emailOf(person.manager);
  const known: Record<string, string | undefined> = {
    AccountName: loginOf(person.email), UserName: person.email, PreferredName: person.displayName, FirstName: person.givenName, LastName: person.familyName, WorkEmail: person.email,
    'SPS-UserPrincipalName': person.email, Title: person.title, 'SPS-JobTitle': person.title, Department: person.departmentName, 'SPS-Department': person.departmentName,
    Manager: managerEmail && loginOf(managerEmail), Office: place.name, 'SPS-Location': `${place.street}, ${place.name}, ${place.country}`, 'SPS-TimeZone': place.timeZone,
    WorkPhone: person.phone, CellPhone: person.mobile, 'SPS-HireDate': person.hireDate?.toISOString(),
    'SPS-Birthday': person.isBirthdayShown && person.birthday ? `${birthYear}-${person.birthday}T00:00:00.000Z` : undefined,
    'SPS-Skills': person.skills.join('|'), 'SPS-Interests': person.interests.join('|'), 'SPS-Responsibility': person.askMeAbout.join('|'), 'SPS-PastProjects': person.projects.join('|'),
    AboutMe: person.about, 'SPS-MUILanguages': person.languages.join(','),
    'SPS-PhoneticDisplayName': person.nativeName ?? person.pronunciation,
    PictureURL: person.look ? `/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(person.email)}` : undefined,
    UserProfile_GUID: guidOf(person.key)
  };
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? '']));
}

function guidOf(key: string): string {
  const part = (name: string): string => hashOf(`${name}/${key}`).toString(16).padStart(8, '0');
  const [one, two, three, four] = ['a', 'b', 'c', 'd'].map(part) as [string, string, string, string];
  return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-a${three.slice(1, 4)}-${three.slice(4)}${four}`;
}

/** Gives everybody whom the profile service knows a profile. */
export function writeProfiles(store: Store, people: readonly CompanyPerson[]): void {
  const emails = new Map(people.map(({ key, email }) => [key, email]));
  for (const person of people) {
    if (!person.email.endsWith(`@${mailDomain}`)) continue;
    if (!person.hasProfile) {
      store.profiles.withhold(person.email);
      continue;
    }
    const properties = JSON.stringify(profileOf(person, (key) => emails.get(key)));
    store.database.run('INSERT OR REPLACE INTO profiles(account, properties) VALUES(?, ?)', loginOf(person.email), properties);
  }
}
