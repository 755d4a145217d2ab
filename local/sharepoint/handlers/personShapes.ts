import type { Json, PrincipalRow } from '../model';
import type { Answer, Context, Entity } from '../routes/context';
import { actorTypes } from '../store/followings';
import { accountOf } from '../store/profiles';

export function findPerson(context: Context, account: string): PrincipalRow | undefined {
  const { sites } = context.store;
  // A claims name is the account's own: an address that differs from it names nobody.
  return sites.principalByLogin(accountOf(account), context.site.id) ?? (account.includes('|') ? undefined : sites.personByEmail(account));
}

/** A list of a complex object, which the verbose level wraps. */
function listOf(context: Context, type: string, values: readonly Json[]): Json {
  return context.level === 'verbose' ? { __metadata: { type: `Collection(${type})` }, results: values } : values;
}

/** Keys and types of SP.UserProfiles.PersonProperties as recorded from the service; undefined for an account without a profile. */
export function findPersonEntity(context: Context, person: PrincipalRow): Entity | undefined {
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
      IsFollowed: person.id !== context.person.id && context.store.followings.has(context.person.id, { kind: actorTypes.user, key: person.login }), LatestPost: null, Peers: accounts(peers), PersonalSiteHostUrl: `${origin}/`, PersonalUrl: page,
      PictureUrl: properties.PictureURL ? new URL(properties.PictureURL, origin).href : `${origin}/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(person.email)}`,
      Title: properties.Title ?? '',
      UserProfileProperties: listOf(context, 'SP.KeyValue', Object.entries(properties).map(([Key, Value]) => ({ Key, Value, ValueType: 'Edm.String' }))),
      UserUrl: page
    }
  };
}

/** Several people as a collection that takes `$select`; those without a profile are left out. */
export function personProperties(context: Context, name: string, people: readonly (PrincipalRow | undefined)[]): Answer {
  const entities = people.flatMap((person) => (person ? [findPersonEntity(context, person)] : [])).filter((entity) => entity !== undefined);
  return { kind: 'collection', type: `Collection(SP.UserProfiles.PersonProperties)/${name}`, entities };
}
