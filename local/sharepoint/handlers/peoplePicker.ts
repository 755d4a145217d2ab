import { invalidQuery } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import type { Answer, Context } from '../routes/context';
import type { Area } from '../routes/table';

/** SP.Utilities.PrincipalType: people 1, distribution lists 2, security groups 4, SharePoint groups 8. */
const principalTypes = [1, 4, 8] as const;
const service = 'sp.ui.applicationpages.clientpeoplepickerwebserviceinterface';

type Fields = Readonly<Record<string, Json>>;

export function typesIn(mask: Json | undefined): number[] {
  const bits = typeof mask === 'number' ? mask : 15;
  return principalTypes.filter((type) => (bits & type) !== 0);
}

export function limitOf(value: Json | undefined, fallback: number): number {
  return typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), 500) : fallback;
}

function queryParams(context: Context, method: string): Fields {
  const value = context.body.queryParams;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalidQuery(`The parameter queryParams does not exist in method ${method}.`);
}

/**
 * One suggestion of the people picker. Keys as the service gives them and as
 * https://pnp.github.io/pnpjs/sp/profiles/ types them (`IPeoplePickerEntity`).
 */
function pickerEntity(context: Context, principal: PrincipalRow): Record<string, Json> {
  const common = { DisplayText: principal.title, IsResolved: true, MultipleMatches: [] };
  if (principal.type === 8) {
    return {
      Key: principal.title, ...common, Description: principal.title, EntityType: 'SPGroup', ProviderDisplayName: 'SharePoint Group', ProviderName: 'SharePointGroup',
      EntityData: { SPGroupID: String(principal.id), AccountName: principal.title, PrincipalType: 'SharePointGroup' }
    };
  }
  if (principal.type === 4) {
    return {
      Key: principal.login, ...common, Description: principal.title, EntityType: 'SecGroup', ProviderDisplayName: 'Tenant', ProviderName: 'Tenant',
      EntityData: { AccountName: principal.login, DisplayName: principal.title, Email: principal.email, PrincipalType: 'SecurityGroup' }
    };
  }
  const profile = context.store.profiles.describe(principal) ?? {};
  return {
    Key: principal.login, ...common, Description: principal.email, EntityType: 'User', ProviderDisplayName: 'Tenant', ProviderName: 'Tenant',
    EntityData: {
      IsAltSecIdPresent: 'False', ObjectId: profile['msOnline-ObjectId'] ?? profile.UserProfile_GUID ?? '', Title: profile.Title ?? '', Email: principal.email, MobilePhone: profile.CellPhone ?? '',
      Department: profile.Department ?? '', OtherMails: '', AccountName: principal.login, PrincipalType: principal.isGuest ? 'GuestUser' : 'User', SPUserID: String(principal.id)
    }
  };
}

/** A mail address of nobody that the directory knows, where the picker may invite. */
function unknownAddress(params: Fields, query: string): Record<string, Json> | undefined {
  if (params.AllowEmailAddresses !== true || !/^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$/.test(query)) return undefined;
  const kind = 'UNVALIDATED_EMAIL_ADDRESS';
  return {
    Key: query, DisplayText: query, IsResolved: true, Description: query, EntityType: kind, ProviderDisplayName: '', ProviderName: '', MultipleMatches: [],
    EntityData: { SPUserID: kind, Email: query, IsBlocked: 'False', PrincipalType: kind, AccountName: query, SIPAddress: query, IsBlockedOnODB: 'False' }
  };
}

/**
 * Guests are suggested only to those who write the whole address, as ShowPeoplePickerSuggestionsForGuestUsers is off unless an
 * administrator turns it on (https://learn.microsoft.com/powershell/module/sharepoint-online/set-spotenant).
 */
function isOffered(context: Context, params: Fields, query: string, principal: PrincipalRow): boolean {
  const settings = (params.QuerySettings ?? {}) as Fields;
  if (settings.ExcludeAllUsersOnTenantClaim === true && principal.login.startsWith('c:0-.f|rolemanager|spo-grid-all-users')) return false;
  const written = query.toLowerCase();
  return !principal.isGuest || context.limits.guestSuggestions || principal.email.toLowerCase() === written || principal.login.toLowerCase() === written;
}

function search(context: Context): Answer {
  const params = queryParams(context, 'ClientPeoplePickerSearchUser');
  const query = String(params.QueryString ?? '').trim();
  const group = typeof params.SharePointGroupID === 'number' && params.SharePointGroupID > 0 ? params.SharePointGroupID : undefined;
  const limit = limitOf(params.MaximumEntitySuggestions, 30);
  const members = group === undefined ? undefined : new Set(context.store.sites.members(group).map((member) => member.id));
  const found = context.store.profiles
    .searchPrincipals(query, typesIn(params.PrincipalType), context.site.id, members ? 5000 : limit + 20)
    .filter((principal) => (!members || members.has(principal.id)) && isOffered(context, params, query, principal))
    .slice(0, limit);
  const invited = found.length === 0 ? unknownAddress(params, query) : undefined;
  if (invited) return { kind: 'value', name: 'ClientPeoplePickerSearchUser', value: JSON.stringify([invited]) };
  return { kind: 'value', name: 'ClientPeoplePickerSearchUser', value: JSON.stringify(found.map((principal) => pickerEntity(context, principal))) };
}

/** Those that the words name exactly, by login, address or full name; else all that begin with them. */
export function findPrincipals(context: Context, query: string, types: readonly number[], limit: number): PrincipalRow[] {
  const { sites, profiles } = context.store;
  const exact = sites.principalByLogin(query, context.site.id) ?? sites.personByEmail(query);
  if (exact) return types.includes(exact.type) ? [exact] : [];
  const found = profiles.searchPrincipals(query, types, context.site.id, limit);
  const named = found.filter((principal) => principal.title.toLowerCase() === query.toLowerCase());
  return named.length > 0 ? named : found;
}

function resolve(context: Context): Answer {
  const params = queryParams(context, 'ClientPeoplePickerResolveUser');
  const query = String(params.QueryString ?? '').trim();
  const found = findPrincipals(context, query, typesIn(params.PrincipalType), limitOf(params.MaximumEntitySuggestions, 30)).filter((principal) => isOffered(context, params, query, principal));
  const [only] = found;
  const invited = found.length === 0 ? unknownAddress(params, query) : undefined;
  if (invited) return { kind: 'value', name: 'ClientPeoplePickerResolveUser', value: JSON.stringify(invited) };
  const entity = found.length === 1 && only
    ? pickerEntity(context, only)
    : {
        Key: query, DisplayText: query, IsResolved: false, Description: query, EntityType: '', ProviderDisplayName: '', ProviderName: '', EntityData: {},
        MultipleMatches: found.map((principal) => pickerEntity(context, principal))
      };
  return { kind: 'value', name: 'ClientPeoplePickerResolveUser', value: JSON.stringify(entity) };
}

/** The people picker, as PnPjs sends it: the name of the service and the method in one segment. */
export const peoplePickerArea: Area = {
  name: 'People picker',
  steps: [],
  operations: [
    { on: '', method: 'POST', call: `${service}.clientpeoplepickersearchuser`, name: 'Search people', support: 'full', handle: search },
    { on: '', method: 'POST', call: `${service}.clientpeoplepickerresolveuser`, name: 'Resolve a person', support: 'full', handle: resolve }
  ]
};
