import { invalidQuery, notSupported } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import type { Answer, Context } from '../routes/context';
import type { Area } from '../routes/table';
import { findPrincipals, limitOf, typesIn } from './peoplePicker';

const utility = 'sp.utilities.utility';
const infoType = 'SP.Utilities.PrincipalInfo';

function principalInfo(context: Context, principal: PrincipalRow): Record<string, Json> {
  const profile = principal.type === 1 ? context.store.profiles.describe(principal) : undefined;
  return {
    ...(context.level === 'verbose' ? { __metadata: { type: infoType } } : {}),
    Department: profile?.Department ?? null, DisplayName: principal.title, Email: principal.email, JobTitle: profile?.Title ?? null,
    LoginName: principal.type === 8 ? principal.title : principal.login, Mobile: profile?.CellPhone ?? null, PrincipalId: principal.id,
    PrincipalType: principal.type, SIPAddress: principal.type === 1 ? principal.email : null
  };
}

function infos(context: Context, name: string, found: readonly PrincipalRow[]): Answer {
  const values = found.map((principal) => principalInfo(context, principal));
  return { kind: 'value', name, type: `Collection(${infoType})`, value: context.level === 'verbose' ? { results: values } : values };
}

function searchPrincipals(context: Context): Answer {
  const { body, store } = context;
  const group = typeof body.groupName === 'string' && body.groupName !== '' ? store.sites.principalByLogin(body.groupName, context.site.id) : undefined;
  const members = group && new Set(store.sites.members(group.id).map((member) => member.id));
  const limit = limitOf(body.maxCount, 10);
  const found = store.profiles.searchPrincipals(String(body.input ?? ''), typesIn(body.scopes), context.site.id, members ? 5000 : limit).filter((principal) => !members || members.has(principal.id));
  return infos(context, 'SearchPrincipalsUsingContextWeb', found.slice(0, limit));
}

function resolvePrincipal(context: Context): Answer {
  const { body } = context;
  const input = String(body.input ?? '').trim();
  const types = typesIn(body.scopes);
  const found = body.inputIsEmailOnly === true ? [context.store.sites.personByEmail(input)].filter((one) => one !== undefined) : findPrincipals(context, input, types, 2);
  const [only] = found;
  if (found.length !== 1 || !only) return { kind: 'null' };
  if (body.addToUserInfoList === true) context.store.groups.welcome(context.site.id, only.id);
  return { kind: 'value', name: 'ResolvePrincipalInCurrentContext', type: infoType, value: principalInfo(context, only) };
}

/** The people in groups of the site, each once; names that are no group stand for themselves. */
function expandGroups(context: Context): Answer {
  const { body, store } = context;
  const given = typeof body.inputs === 'object' && body.inputs !== null && !Array.isArray(body.inputs) ? (body.inputs as Readonly<Record<string, Json>>).results : body.inputs;
  if (!Array.isArray(given)) throw invalidQuery('The parameter inputs does not exist in method ExpandGroupsToPrincipals.');
  const found = new Map<number, PrincipalRow>();
  for (const input of given as readonly Json[]) {
    for (const principal of findPrincipals(context, String(input), [1, 4, 8], 1)) {
      for (const member of principal.type === 8 ? store.sites.members(principal.id) : [principal]) found.set(member.id, member);
    }
  }
  return infos(context, 'ExpandGroupsToPrincipals', [...found.values()].slice(0, limitOf(body.maxCount, 30)));
}

const refused = (name: string): Area['operations'][number] => ({
  on: '', method: 'POST', call: `${utility}.${name.toLowerCase()}`, name, support: 'refused', note: 'there is no mail here',
  handle: () => { throw notSupported(`POST SP.Utilities.Utility.${name}`); }
});

/** Principals by the utility class: found, resolved, taken out of their groups. */
export const principalArea: Area = {
  name: 'Principals',
  steps: [],
  operations: [
    { on: '', method: 'POST', call: `${utility}.searchprincipalsusingcontextweb`, name: 'Search principals', support: 'full', handle: searchPrincipals },
    ...(['resolveprincipalincurrentcontext', 'resolveprincipal'] as const).map((name) => ({
      on: '', method: 'POST' as const, call: `${utility}.${name}`, name: 'Resolve a principal', support: 'full' as const, handle: resolvePrincipal
    })),
    { on: '', method: 'POST', call: `${utility}.expandgroupstoprincipals`, name: 'People in groups', support: 'full', handle: expandGroups },
    { on: '', method: 'POST', call: `${utility}.getcurrentuseremailaddresses`, name: 'Own mail address', support: 'full', handle: (context) => ({ kind: 'value', name: 'GetCurrentUserEmailAddresses', value: context.person.email }) },
    refused('SendEmail'),
    refused('CreateEmailBodyForInvitation')
  ]
};
