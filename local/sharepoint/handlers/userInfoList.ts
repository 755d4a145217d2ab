import { itemMissing } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import { maskParts, permission } from '../permissions/masks';
import { argument, entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { required } from './lists';
import { collection, demand } from './shapes';

const emptyId = '00000000-0000-0000-0000-000000000000';
const path = 'Web/SiteUserInfoList';

/** Content types of the list: 0x010A people, 0x010B groups of the site, 0x010C groups of the directory. */
const contentTypes: Readonly<Record<PrincipalRow['type'], string>> = { 1: '0x010A00', 4: '0x010C00', 8: '0x010B00' };

function listEntity(context: Context, at: Resource): Entity {
  const { web } = at;
  return {
    type: 'SP.List', path, etag: '"1"',
    props: {
      AllowContentTypes: true, BaseTemplate: 112, BaseType: 0, ContentTypesEnabled: true, Created: web.created, Description: '', EnableAttachments: false, EnableFolderCreation: false, EnableModeration: false, EnableVersioning: false,
      EntityTypeName: 'UserInfo', Hidden: true, Id: emptyId, ItemCount: principals(context).length, LastItemModifiedDate: web.created, ListItemEntityTypeFullName: 'SP.Data.UserInfoItem', NoCrawl: true, ParentWebUrl: web.url, Title: 'User Information List'
    },
    onDemand: { EffectiveBasePermissions: () => maskParts(context.rights.web(web)) },
    links: { Items: () => collection('SP.Data.UserInfoItem', principals(context).map((principal) => rowEntity(context, principal))) }
  };
}

function principals(context: Context): PrincipalRow[] {
  const { sites, groups } = context.store;
  const gone = groups.leftIds(context.site.id);
  return [...sites.people().filter(({ id }) => !gone.has(id)), ...sites.groups(context.site.id)].sort((left, right) => left.id - right.id);
}

function rowEntity(context: Context, principal: PrincipalRow): Entity {
  const profile = (principal.type === 1 ? context.store.profiles.describe(principal) : undefined) ?? {};
  const text = (name: string): Json => profile[name] || null;
  return {
    type: 'SP.Data.UserInfoItem', path: `${path}/Items(${principal.id})`, etag: '"1"',
    props: {
      FileSystemObjectType: 0, Id: principal.id, ID: principal.id, ContentTypeId: contentTypes[principal.type], Title: principal.title, Name: principal.login, EMail: principal.email || null, OtherMail: null, MobilePhone: text('CellPhone'),
      SipAddress: principal.type === 1 ? principal.email : null, IsSiteAdmin: principal.isSiteAdmin, Deleted: false, UserInfoHidden: false, Picture: null, Department: text('Department'), JobTitle: text('Title'),
      FirstName: text('FirstName'), LastName: text('LastName'), WorkPhone: text('WorkPhone'), UserName: principal.email || null, WebSite: null, Office: text('Office'), Attachments: false
    }
  };
}

function find(context: Context, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> {
  const principal = principals(context).find(({ id }) => id === Number(argument(args, 0)));
  if (!principal) throw itemMissing();
  return { principal };
}

const visible = (context: Context, at: Resource): Partial<Resource> => {
  demand(context.rights.web(at.web), permission.browseUserInfo);
  return {};
};

/** The hidden list of those whom the site knows. It is written by nobody here. */
export const userInfoArea: Area = {
  name: 'User information list',
  steps: [
    { from: 'web', segment: 'siteuserinfolist', to: 'userInfoList', resolve: visible },
    { from: 'userInfoList', segment: 'items', to: 'userInfos', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'userInfos', segment, to: 'userInfo', resolve: (context: Context, _at: Resource, at: { readonly args?: Resource['args'] }) => find(context, at) })),
    { from: 'userInfoList', segment: 'getitembyid', to: 'userInfo', resolve: (context, _at, at) => find(context, at) }
  ],
  operations: [
    { on: 'userInfoList', method: 'GET', name: 'The list of people', support: 'partly', note: 'without columns and views', handle: (context, at): Answer => entityAnswer(listEntity(context, at)) },
    { on: 'userInfos', method: 'GET', name: 'Rows of the list of people', support: 'full', handle: (context): Answer => {
      const shown = context.options.filter === undefined && context.options.orderby.length === 0 ? (context.options.skip ?? 0) + (context.options.top ?? 100) : undefined;
      return collection('SP.Data.UserInfoItem', principals(context).slice(0, shown).map((principal) => rowEntity(context, principal)));
    } },
    { on: 'userInfo', method: 'GET', name: 'One row of the list of people', support: 'full', handle: (context, at): Answer => entityAnswer(rowEntity(context, required(at.principal))) }
  ]
};
