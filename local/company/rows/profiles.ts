import { getPlace } from '../people/places';
import { mailDomain, type CompanyPerson } from '../people';
import type { ProfileProperties } from '../../sharepoint/store/profiles';
import type { Store } from '../../sharepoint/store/store';

/** The column wants a whole date; nobody here tells their year. */
const birthYear = 2000;

/**
 * The user profile of a person as SharePoint names its properties (default user profile properties, Microsoft Learn:
 * `SPS-Skills`, `SPS-Interests`, `SPS-Responsibility` shown as "Ask me about", `SPS-PastProjects`, `SPS-HireDate`, …).
 * Several values are parted by `|`; the manager is named by mail address, as the store keeps it.
 */
export function profileOf(person: CompanyPerson, emailOf: (key: string) => string | undefined): ProfileProperties {
  const place = getPlace(person.place);
  const managerEmail = person.manager === undefined ? undefined : emailOf(person.manager);
  const known: Record<string, string | undefined> = {
    PreferredName: person.displayName, FirstName: person.givenName, LastName: person.familyName, WorkEmail: person.email,
    Title: person.title, 'SPS-JobTitle': person.title, Department: person.departmentName, 'SPS-Department': person.departmentName,
    Manager: managerEmail, Office: place.name, 'SPS-Location': `${place.street}, ${place.name}, ${place.country}`, 'SPS-TimeZone': place.timeZone,
    WorkPhone: person.phone, CellPhone: person.mobile, 'SPS-HireDate': person.hireDate?.toISOString(),
    'SPS-Birthday': person.isBirthdayShown && person.birthday ? `${birthYear}-${person.birthday}T00:00:00.000Z` : undefined,
    'SPS-Skills': person.skills.join('|'), 'SPS-Interests': person.interests.join('|'), 'SPS-Responsibility': person.askMeAbout.join('|'), 'SPS-PastProjects': person.projects.join('|'),
    AboutMe: person.about, 'SPS-MUILanguages': person.languages.join(','),
    'SPS-PhoneticDisplayName': person.nativeName ?? person.pronunciation,
    // An address where there is a photo; an empty one says that there is none.
    PictureURL: person.look ? `/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(person.email)}` : ''
  };
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? '']));
}

/** Gives everybody a profile whom the profile service knows, and makes it forget the others. */
export function writeProfiles(store: Store, people: readonly CompanyPerson[]): void {
  const emails = new Map(people.map(({ key, email }) => [key, email]));
  for (const person of people) {
    if (!person.email.endsWith(`@${mailDomain}`)) continue;
    if (person.hasProfile) store.profiles.set(person.email, profileOf(person, (key) => emails.get(key)));
    else store.profiles.withhold(person.email);
  }
}
