import { accessDenied, SharePointError } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { accountOf, isEditable } from '../store/profiles';

const on = 'peopleManager';
const service = 'sp.userprofiles.peoplemanager';
const propertyLimit = 3600;

function findPerson(context: Context, account: string): PrincipalRow | undefined {
  const { sites } = context.store;
  // A claims name is the account's own: an address that differs from it names nobody.
  return sites.principalByLogin(accountOf(account), context.site.id) ?? (account.includes('|') ? undefined : sites.personByEmail(account));
}

/** A list of a complex object, which the verbose level wraps. */
function listOf(context: Context, type: string, values: readonly Json[]): Json {
  return context.level === 'verbose' ? { __metadata: { type: `Collection(${type})` }, results: values } : values;
}

/** Keys and types of SP.UserProfiles.PersonProperties as recorded from the service; undefined for an account without a profile. */
function findPersonEntity(context: Context, person: PrincipalRow): Entity | undefined {
  const { profiles } = context.store;
  const properties = profiles.describe(person);
  if (!properties) return undefined;
  const { origin } = context.request;
  const reports = profiles.reports(person);
  const manager = profiles.manager(person);
  const own = person.login.toLowerCase();
  const peers = manager ? profiles.reports(manager).filter((account) => account.toLowerCase() !== own) : [];
  const accounts = (values: readonly string[]): Json => listOf(context, 'Edm.String', values);
  const page = `${origin}/Person.aspx?accountname=${encodeURIComponent(person.login)}`;
  return {
    type: 'SP.UserProfiles.PersonProperties', path: 'SP.UserProfiles.PeopleManager/GetPropertiesFor',
    props: {
      AccountName: person.login, DirectReports: accounts(reports), DisplayName: person.title, Email: person.email,
      ExtendedManagers: accounts(profiles.managers(person).map(({ login }) => login)), ExtendedReports: accounts([person.login, ...reports]),
      IsFollowed: false, LatestPost: null, Peers: accounts(peers), PersonalSiteHostUrl: `${origin}/`, PersonalUrl: page,
      PictureUrl: properties.PictureURL ? new URL(properties.PictureURL, origin).href : `${origin}/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(person.email)}`,
      Title: properties.Title ?? '',
      UserProfileProperties: listOf(context, 'SP.KeyValue', Object.entries(properties).map(([Key, Value]) => ({ Key, Value, ValueType: 'Edm.String' }))),
      UserUrl: page
    }
  };
}

function personAnswer(context: Context, person: PrincipalRow | undefined): Answer {
  const entity = person && findPersonEntity(context, person);
  return entity ? entityAnswer(entity) : { kind: 'null' };
}

/** Own profile only, and only what people may change. Wording and codes: pnp/cli-microsoft365#1695, pnp/powershell#2153. */
function setProperty(context: Context, value: string): Answer {
  const person = findPerson(context, String(context.body.accountName ?? ''));
  if (person?.id !== context.person.id) throw accessDenied();
  const name = String(context.body.propertyName ?? '');
  const failure = (message: string): SharePointError => new SharePointError(500, '-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException', message);
  const known = context.store.profiles.describe(person);
  if (!known) throw new SharePointError(500, '-1, Microsoft.Office.Server.UserProfiles.UserNotFoundException', 'UserNotFoundException: An error was encountered while retrieving the user profile.');
  if (!(name in known)) throw failure(`Property Not Found: ${name}`);
  if (!isEditable(name)) throw failure('Property Not Editable: This property can only be modified by an administrator.');
  if (value.length > propertyLimit) throw new SharePointError(500, '-1, Microsoft.Office.Server.UserProfiles.PropertyInvalidValueException', `Invalid Property Value: ${name} is limited to ${propertyLimit} characters.`);
  context.store.profiles.set(person.login, { [name]: value });
  return voidAnswer;
}

/** Reads answer to GET and POST alike, as both are in use. */
function reading(call: string, name: string, handle: Operation['handle'], from: string = on): Operation[] {
  return (['GET', 'POST'] as const).map((method) => ({ on: from, method, call, name, support: 'full', handle }));
}

function singleProperty(context: Context, args: Resource['args']): Answer {
  const person = findPerson(context, String(argument(args, 0, 'accountName') ?? ''));
  const properties = person && context.store.profiles.describe(person);
  if (!properties) return { kind: 'null' };
  return { kind: 'value', name: 'GetUserProfilePropertyFor', value: properties[String(argument(args, 1, 'propertyName'))] ?? '' };
}

const nobody = (name: string): Operation['handle'] => (context) => ({ kind: 'value', name, type: 'Collection(SP.UserProfiles.PersonProperties)', value: context.level === 'verbose' ? { results: [] } : [] });
const no = (name: string): Operation['handle'] => () => ({ kind: 'value', name, type: 'Edm.Boolean', value: false });
const following = 'Following people; retired, nobody follows anybody';

/** User profiles. Social following is retired: it answers as if nobody followed anybody, and changes nothing. */
export const profileArea: Area = {
  name: 'Profiles',
  steps: [
    { from: '', segment: service, to: on, resolve: () => ({}) },
    { from: '', segment: 'social.following', to: 'following', resolve: () => ({}) }
  ],
  operations: [
    { on, method: 'GET', name: 'People manager', support: 'full', handle: (context) => entityAnswer({
      type: 'SP.UserProfiles.PeopleManager', path: 'SP.UserProfiles.PeopleManager',
      props: { EditProfileLink: `${context.request.origin}/_layouts/15/EditProfile.aspx?ReturnUrl=${encodeURIComponent(`${context.request.origin}${context.web.url}`)}`, IsMyPeopleListPublic: true }
    }) },
    ...reading('editprofilelink', 'Link to edit the profile', (context) => ({ kind: 'value', name: 'EditProfileLink', value: `${context.request.origin}/_layouts/15/EditProfile.aspx` })),
    ...reading('ismypeoplelistpublic', 'Whether the people list is public', () => ({ kind: 'value', name: 'IsMyPeopleListPublic', type: 'Edm.Boolean', value: true })),
    ...reading('getmyproperties', 'Own profile', (context) => personAnswer(context, context.person)),
    ...reading('getpropertiesfor', 'Profile of a person', (context, _at, args) => personAnswer(context, findPerson(context, String(argument(args, 0, 'accountName') ?? '')))),
    ...reading('getuserprofilepropertyfor', 'One property of a person', (context, _at, args) => singleProperty(context, args)),
    { on, method: 'POST', call: 'setsinglevalueprofileproperty', name: 'Change a property of one’s own', support: 'full', handle: (context) => setProperty(context, String(context.body.propertyValue ?? '')) },
    { on, method: 'POST', call: 'setmultivaluedprofileproperty', name: 'Change several values of one’s own', support: 'full', handle: (context) => {
      const { propertyValues } = context.body;
      return setProperty(context, Array.isArray(propertyValues) ? propertyValues.map(String).join('|') : '');
    } },
    ...(['getmyfollowers', 'getfollowersfor', 'getpeoplefollowedby', 'getpeoplefollowedbyme'] as const).flatMap((call) => reading(call, following, nobody(call))),
    ...(['amifollowedby', 'amifollowing'] as const).flatMap((call) => reading(call, following, no(call))),
    ...reading(`${service}.isfollowing`, following, no('IsFollowing'), ''),
    ...(['follow', 'stopfollowing', 'hidesuggestion'] as const).map((call) => ({ on, method: 'POST' as const, call, name: following, support: 'partly' as const, handle: () => voidAnswer })),
    { on: 'following', method: 'POST', call: 'follow', name: following, support: 'partly', handle: () => ({ kind: 'value', name: 'Follow', type: 'Edm.Int32', value: 0 }) },
    { on: 'following', method: 'POST', call: 'isfollowed', name: following, support: 'partly', handle: no('IsFollowed') },
    { on: 'following', method: 'POST', call: 'stopfollowing', name: following, support: 'partly', handle: () => voidAnswer }
  ]
};
