import { accessDenied, invalidArgument, userMissing } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { loginOf } from '../store/sites';
import { isEditable, type ProfileProperties } from '../store/profiles';

/** `i:0#.f|membership|ada@…`, or the bare address, to the bare address. */
function emailOf(account: string): string {
  return (account.split('|').pop() ?? '').toLowerCase();
}

function personAt(context: Context, account: string): PrincipalRow {
  const person = context.store.sites.personByEmail(emailOf(account));
  if (!person) throw userMissing();
  return person;
}

/** What the service adds to what was imported about a person. */
function propertiesOf(context: Context, person: PrincipalRow): ProfileProperties {
  const own = context.store.profiles.find(person.email) ?? {};
  const manager = own.Manager ? loginOf(own.Manager) : '';
  return {
    UserProfile_GUID: `00000000-0000-4000-8000-${String(person.id).padStart(12, '0')}`, AccountName: person.login, PreferredName: person.title, UserName: person.email, WorkEmail: person.email,
    'SPS-UserPrincipalName': person.email, PictureURL: photoUrl(context, person.email), ...own, Manager: manager
  };
}

function photoUrl(context: Context, email: string): string {
  return `${context.request.origin}/_layouts/15/userphoto.aspx?size=L&accountname=${encodeURIComponent(email)}`;
}

/** PersonProperties with the keys that were recorded from the service. */
function personEntity(context: Context, person: PrincipalRow): Entity {
  const properties = propertiesOf(context, person);
  const { profiles } = context.store;
  const reports = profiles.reports(person.email).map(loginOf);
  const manager = context.store.profiles.find(person.email)?.Manager;
  const peers = manager ? profiles.reports(manager).filter((email) => email !== person.email).map(loginOf) : [];
  return {
    type: 'SP.UserProfiles.PersonProperties', path: 'SP.UserProfiles.PeopleManager',
    props: {
      AccountName: person.login, DirectReports: reports, DisplayName: person.title, Email: person.email,
      ExtendedManagers: [...profiles.managers(person.email).reverse().map(loginOf), person.login], ExtendedReports: [person.login, ...reports], IsFollowed: false, LatestPost: null,
      Peers: peers, PersonalSiteHostUrl: `${context.request.origin}/`, PersonalUrl: `${context.request.origin}/Person.aspx?accountname=${encodeURIComponent(person.login)}`,
      PictureUrl: properties.PictureURL ?? '', Title: properties['SPS-JobTitle'] ?? properties.Title ?? '',
      UserProfileProperties: Object.entries(properties).map(([Key, Value]): Json => ({ Key, Value, ValueType: 'Edm.String' })),
      UserUrl: `${context.request.origin}/Person.aspx?accountname=${encodeURIComponent(person.login)}`
    }
  };
}

/** Own profile only, and only what people may change: the directory owns the rest. */
function setProperty(context: Context, name: string, value: string): Answer {
  const account = String(context.body.accountName ?? '');
  if (emailOf(account) !== context.person.email) throw accessDenied();
  if (!isEditable(name)) throw invalidArgument(`The property ${name} cannot be changed by a person.`);
  context.store.profiles.set(context.person.email, { ...context.store.profiles.find(context.person.email), [name]: value });
  return voidAnswer;
}

const on = 'peopleManager';

/** Reads answer to GET and POST alike, as both are in use. */
function reading(call: string, name: string, handle: Operation['handle']): Operation[] {
  return (['GET', 'POST'] as const).map((method) => ({ on, method, call, name, support: 'full', handle }));
}

/** User profiles. Following through SP.Social is retired and is not offered. */
export const profileArea: Area = {
  name: 'Profiles',
  steps: [{ from: '', segment: 'sp.userprofiles.peoplemanager', to: on, resolve: () => ({}) }],
  operations: [
    { on, method: 'GET', name: 'People manager', support: 'partly', note: 'Edit link only', handle: (context) => entityAnswer({
      type: 'SP.UserProfiles.PeopleManager', path: 'SP.UserProfiles.PeopleManager',
      props: { EditProfileLink: `${context.request.origin}/_layouts/15/EditProfile.aspx`, IsMyPeopleListPublic: true }
    }) },
    ...reading('getmyproperties', 'Own profile', (context) => entityAnswer(personEntity(context, context.person))),
    ...reading('getpropertiesfor', 'Profile of a person', (context, _at, args) => entityAnswer(personEntity(context, personAt(context, String(argument(args, 0, 'accountname')))))),
    ...reading('getuserprofilepropertyfor', 'One property of a person', (context, _at, args) => {
      const person = personAt(context, String(argument(args, 0, 'accountname')));
      return { kind: 'value', name: 'GetUserProfilePropertyFor', value: propertiesOf(context, person)[String(argument(args, 1, 'propertyname'))] ?? '' };
    }),
    { on, method: 'POST', call: 'setsinglevalueprofileproperty', name: 'Change a property of one’s own', support: 'full', handle: (context) => setProperty(context, String(context.body.propertyName), String(context.body.propertyValue ?? '')) },
    { on, method: 'POST', call: 'setmultivaluedprofileproperty', name: 'Change several values of one’s own', support: 'full', handle: (context) => {
      const values = context.body.propertyValues;
      return setProperty(context, String(context.body.propertyName), Array.isArray(values) ? values.map(String).join('|') : '');
    } }
  ]
};
