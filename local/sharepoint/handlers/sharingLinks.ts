import { invalidQuery } from '../errors/SharePointError';
import type { Json } from '../model';
import { has, permission } from '../permissions/masks';
import { voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import type { SharingLink } from '../store/sharingLinks';
import { maskOfRow, rowOf, type SharedRow } from './sharedRow';
import { demand, principalEntity } from './shapes';

/** Kinds of links that are made; a direct link (1) needs none, flexible ones (6) are not made here (pnpjs packages/sp/sharing: SharingLinkKind). */
const linkKinds: readonly number[] = [2, 3, 4, 5];
const isEditing = (kind: number): boolean => kind === 3 || kind === 5;
const isForEverybody = (kind: number): boolean => kind === 4 || kind === 5;

function linkProps(context: Context, row: SharedRow, link: SharingLink): Record<string, Json> {
  const maker = context.store.sites.principalById(link.createdBy);
  const person = maker ? principalEntity(context, maker).props : null;
  const site = row.web.url.replace(/^\/(?:sites|teams)\//, '');
  return {
    AllowsAnonymousAccess: isForEverybody(link.kind), ApplicationId: null, BlocksDownload: false, Created: link.created, CreatedBy: person, Description: null, Embeddable: false, Expiration: link.expiration ?? '', HasExternalGuestInvitees: false, Invitations: [],
    IsActive: link.expiration === null || Date.parse(link.expiration) > context.store.now().getTime(), IsAddressBarLink: false, IsCreateOnlyLink: false, IsDefault: false, IsEditLink: isEditing(link.kind), IsFormsLink: false, IsManageListLink: false, IsReviewLink: false, IsUnhealthy: false, LastModified: link.created,
    LastModifiedBy: person, LimitUseToApplication: false, LinkKind: link.kind, PasswordLastModified: '', PasswordLastModifiedBy: null, RedeemedUsers: [], RequiresPassword: false, RestrictedShareMembership: false, Scope: isForEverybody(link.kind) ? 0 : 1, ShareId: link.id, ShareTokenString: null, SharingLinkStatus: 2, TrackLinkUsers: false,
    Url: `${context.request.origin}/:${row.item.fsObjType === 1 ? 'f' : 'u'}:/s/${encodeURI(site)}/${link.token}`
  };
}

/** The links of a row, for those who may see who has rights. */
export function linksOf(context: Context, row: SharedRow): Json {
  if (!has(maskOfRow(context.rights, row), permission.enumeratePermissions)) return [];
  return context.store.sharingLinks.of(row.list.id, Number(row.item.id)).map((link) => ({ linkDetails: linkProps(context, row, link) }));
}

/** An end in the future, or null for none. @throws 400 for another text */
function endOf(context: Context, value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time) || time <= context.store.now().getTime()) throw invalidQuery('The parameter expiration is missing or invalid.');
  return new Date(time).toISOString();
}

function shareLink(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  demand(maskOfRow(context.rights, row), permission.managePermissions);
  const { settings = {} } = (context.body.request ?? {}) as { readonly settings?: Readonly<Record<string, Json>> | null };
  const kind = Number(settings?.linkKind);
  if (!linkKinds.includes(kind)) throw invalidQuery('The parameter linkKind is missing or invalid.');
  const link = context.store.sharingLinks.make(row.list.id, Number(row.item.id), kind, endOf(context, settings?.expiration), context.person.id);
  return { kind: 'entity', entity: { type: 'SP.Sharing.ShareLinkResponse', path: 'ShareLinkResponse', props: { sharingLinkInfo: linkProps(context, row, link) } } };
}

/** A link that is not there is gone already. */
function endLink(context: Context, at: Resource): Answer {
  const row = rowOf(context, at);
  demand(maskOfRow(context.rights, row), permission.managePermissions);
  context.store.sharingLinks.remove(row.list.id, Number(row.item.id), Number(context.body.linkKind));
  return voidAnswer;
}

const calls: readonly (readonly [call: string, name: string, handle: Operation['handle']])[] = [['sharelink', 'Make a link', shareLink], ['unsharelink', 'End a link', endLink], ['deletelinkbykind', 'Delete a link', endLink]];

/** Links to rows, files and folders. They are kept with their kind and end; nobody reads more by them, so that rights are given by sharing with people. */
export const sharingLinkArea: Area = {
  name: 'Sharing links',
  steps: [],
  operations: ['item', 'folder', 'file'].flatMap((on) => calls.map(([call, name, handle]): Operation => ({ on, method: 'POST', call, name: `${name}: ${on}`, support: 'partly', note: 'kept and listed; they open nothing', handle })))
};
