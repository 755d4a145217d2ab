import { invalidQuery } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import type { Answer, Context } from '../routes/context';
import type { Area } from '../routes/table';

/** SP.Utilities.PrincipalType: people 1, distribution lists 2, security groups 4, SharePoint groups 8. */
const principalTypes = [1, 4, 8] as const;
const service = 'sp.ui.applicationpages.clientpeoplepickerwebserviceinterface';

type Fields = Readonly<Record<string, Json>>;

function typesIn(mask: Json | undefined): number[] {
  const bits = typeof mask === 'number' ? mask : 15;
  return principalTypes.filter((type) => (bits & type) !== 0);
}

function limitOf(value: Json | undefined, fallback: number): number {
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

function search(context: Context): Answer {
  const params = queryParams(context, 'ClientPeoplePickerSearchUser');
  const query = String(params.QueryString ?? '').trim();
  const group = typeof params.SharePointGroupID === 'number' && params.SharePointGroupID > 0 ? params.SharePointGroupID : undefined;
  const limit = limitOf(params.MaximumEntitySuggestions, 30);
  const members = group === undefined ? undefined : new Set(context.store.sites.members(group).map((member) => member.id));
  const found = context.store.profiles
    .searchPrincipals(query, typesIn(params.PrincipalType), context.site.id, members ? 5000 : limit)
    .filter((principal) => !members || members.has(principal.id))
    .slice(0, limit);
  return { kind: 'value', name: 'ClientPeoplePickerSearchUser', value: JSON.stringify(found.map((principal) => pickerEntity(context, principal))) };
}

/** Those that the words name exactly, by login, address or full name; else all that begin with them. */
function candidates(context: Context, query: string, types: readonly number[], limit: number): PrincipalRow[] {
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
  const found = candidates(context, query, typesIn(params.PrincipalType), limitOf(params.MaximumEntitySuggestions, 30));
  const [only] = found;
  const entity = found.length === 1 && only
    ? pickerEntity(context, only)
    : {
        Key: query, DisplayText: query, IsResolved: false, Description: query, EntityType: '', ProviderDisplayName: '', ProviderName: '', EntityData: {},
        MultipleMatches: found.map((principal) => pickerEntity(context, principal))
      };
  return { kind: 'value', name: 'ClientPeoplePickerResolveUser', value: JSON.stringify(entity) };
}

/** SP.Utilities.PrincipalInfo. */
function principalInfo(context: Context, principal: PrincipalRow): Record<string, Json> {
  const profile = principal.type === 1 ? context.store.profiles.describe(principal) : undefined;
  return {
    Department: profile?.Department ?? null, DisplayName: principal.title, Email: principal.email, JobTitle: profile?.Title ?? null,
    LoginName: principal.type === 8 ? principal.title : principal.login, Mobile: profile?.CellPhone ?? null, PrincipalId: principal.id,
    PrincipalType: principal.type, SIPAddress: principal.type === 1 ? principal.email : null
  };
}

function searchPrincipals(context: Context): Answer {
  const { body } = context;
  const group = typeof body.groupName === 'string' && body.groupName !== '' ? context.store.sites.principalByLogin(body.groupName, context.site.id) : undefined;
  const members = group && new Set(context.store.sites.members(group.id).map((member) => member.id));
  const limit = limitOf(body.maxCount, 10);
  const found = context.store.profiles
    .searchPrincipals(String(body.input ?? ''), typesIn(body.scopes), context.site.id, members ? 5000 : limit)
    .filter((principal) => !members || members.has(principal.id))
    .slice(0, limit)
    .map((principal) => principalInfo(context, principal));
  return { kind: 'value', name: 'SearchPrincipalsUsingContextWeb', type: 'Collection(SP.Utilities.PrincipalInfo)', value: context.level === 'verbose' ? { results: found } : found };
}

function resolvePrincipal(context: Context): Answer {
  const { body } = context;
  const input = String(body.input ?? '').trim();
  const types = typesIn(body.scopes);
  const found = body.inputIsEmailOnly === true ? [context.store.sites.personByEmail(input)].filter((one) => one !== undefined) : candidates(context, input, types, 2);
  const [only] = found;
  if (found.length !== 1 || !only) return { kind: 'null' };
  return { kind: 'value', name: 'ResolvePrincipalInCurrentContext', type: 'SP.Utilities.PrincipalInfo', value: principalInfo(context, only) };
}

/** People picker and principal search, as PnPjs sends them: the name of the service and the method in one segment. */
export const peoplePickerArea: Area = {
  name: 'People picker',
  steps: [],
  operations: [
    { on: '', method: 'POST', call: `${service}.clientpeoplepickersearchuser`, name: 'Search people', support: 'full', handle: search },
    { on: '', method: 'POST', call: `${service}.clientpeoplepickerresolveuser`, name: 'Resolve a person', support: 'full', handle: resolve },
    { on: '', method: 'POST', call: 'sp.utilities.utility.searchprincipalsusingcontextweb', name: 'Search principals', support: 'full', handle: searchPrincipals },
    ...(['resolveprincipalincurrentcontext', 'resolveprincipal'] as const).map((name) => ({
      on: '', method: 'POST' as const, call: `sp.utilities.utility.${name}`, name: 'Resolve a principal', support: 'full' as const, handle: resolvePrincipal
    }))
  ]
};
