import { invalidQuery } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import type { Answer, Context } from '../routes/context';
import type { Area } from '../routes/table';

interface PickerQuery {
  readonly QueryString?: string;
  readonly MaximumEntitySuggestions?: number;
  readonly PrincipalType?: number;
}

const people = 1;
const securityGroups = 4;
const sharePointGroups = 8;

function queryOf(context: Context): PickerQuery {
  const { queryParams } = context.body;
  if (typeof queryParams !== 'object' || queryParams === null || Array.isArray(queryParams)) throw invalidQuery('The parameter queryParams is missing.');
  return queryParams as PickerQuery;
}

/** Letters without accents and case, so that `garcon` finds `Garçon`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every word of the query begins a word of the name, or the query begins the address. */
function matches(principal: PrincipalRow, words: readonly string[]): boolean {
  const parts = [...fold(principal.title).split(/[\s,.\-'’]+/), fold(principal.title), fold(principal.email)];
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

function entity(context: Context, principal: PrincipalRow): Json {
  const profile = context.store.profiles.find(principal.email);
  const isPerson = principal.type === people;
  return {
    Key: principal.login, DisplayText: principal.title, Description: isPerson ? principal.email : principal.title, EntityType: isPerson ? 'User' : principal.type === sharePointGroups ? 'SPGroup' : 'SecGroup', IsResolved: true,
    ProviderName: 'Tenant', ProviderDisplayName: 'Tenant',
    EntityData: isPerson
      ? { IsAltSecIdPresent: 'False', Title: profile?.['SPS-JobTitle'] ?? '', Email: principal.email, MobilePhone: profile?.CellPhone ?? '', ObjectId: `00000000-0000-4000-8000-${String(principal.id).padStart(12, '0')}`, Department: profile?.Department ?? '', UserKey: principal.login, AccountName: principal.login, PrincipalType: 'User', SPUserID: String(principal.id) }
      : { SPGroupID: String(principal.id), AccountName: principal.login, PrincipalType: 'SharePointGroup' },
    MultipleMatches: []
  };
}

function search(context: Context, query: PickerQuery): PrincipalRow[] {
  const words = fold(query.QueryString ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const types = query.PrincipalType ?? people;
  const all = [...context.store.sites.people(), ...context.store.sites.groups(context.site.id)];
  const wanted = all.filter((principal) => (types & principal.type) !== 0 && (principal.type === people || principal.type === securityGroups || principal.type === sharePointGroups));
  return wanted.filter((principal) => matches(principal, words)).slice(0, query.MaximumEntitySuggestions ?? 30);
}

/** The answer is JSON inside a JSON string, as the service gives it. */
function text(name: string, value: Json): Answer {
  return { kind: 'value', name, value: JSON.stringify(value) };
}

const service = 'sp.ui.applicationpages.clientpeoplepickerwebserviceinterface';

/** Finding people while one types. */
export const peoplePickerArea: Area = {
  name: 'People picker',
  steps: [],
  operations: [
    { on: '', method: 'POST', call: `${service}.clientpeoplepickersearchuser`, name: 'Search people and groups', support: 'partly', note: 'by the beginning of words of the name, or of the address', handle: (context) => text('ClientPeoplePickerSearchUser', search(context, queryOf(context)).map((principal) => entity(context, principal))) },
    { on: '', method: 'POST', call: `${service}.clientpeoplepickerresolveuser`, name: 'Resolve one person or group', support: 'partly', note: 'by address, login or full name', handle: (context) => {
      const query = queryOf(context);
      const wanted = (query.QueryString ?? '').toLowerCase();
      const found = context.store.sites.people().find((one) => [one.email, one.login.toLowerCase(), one.title.toLowerCase()].includes(wanted));
      return text('ClientPeoplePickerResolveUser', found ? entity(context, found) : { Key: query.QueryString ?? '', DisplayText: query.QueryString ?? '', IsResolved: false, EntityData: {}, MultipleMatches: [] });
    } }
  ]
};
