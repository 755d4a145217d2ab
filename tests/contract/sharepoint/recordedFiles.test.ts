import fs from 'node:fs';
import path from 'node:path';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';
import { root } from '../../support/sources';

interface Recorded {
  readonly status: number;
  readonly body: string | null;
}

// Recorded answers of the real service lie beside the checkout where somebody keeps them; they are no part of it.
const folder = path.join(process.env.LOGGIA_ORACLE ?? path.join(root, '../shared/oracle'), 'recorded');
const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)) : [];
const recorded = (name: string): Recorded => JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Recorded;

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Keys that the real answer has and ours lacks, or has with another type. An empty value says nothing of a type. */
function differences(real: unknown, ours: unknown, at = ''): string[] {
  if (real === null || ours === null) return [];
  if (typeOf(real) !== typeOf(ours)) return [`${at}: ${typeOf(real)} there, ${typeOf(ours)} here`];
  if (Array.isArray(real) && Array.isArray(ours)) return real.length > 0 && ours.length > 0 ? differences(real[0], ours[0], `${at}[0]`) : [];
  if (typeof real !== 'object' || typeof ours !== 'object') return [];
  return Object.entries(real).flatMap(([key, value]) => (key in ours ? differences(value, (ours as Record<string, unknown>)[key], `${at}.${key}`) : [`${at}.${key} is missing`]));
}

let site: TestSite;
let counter = 0;
const send = (method: string, address: string, body?: unknown, headers: Record<string, string> = {}, role: Role = 'owner', accept?: string): Promise<RawAnswer> => site.request(role, method, address, { ...(body === undefined ? {} : { body }), headers, ...(accept ? { accept } : {}) });
const base = "_api/web/lists/getByTitle('Base')";
const account = (address: string): string => encodeURIComponent(`'i:0#.f|membership|${address}@contoso.onmicrosoft.com'`);
const manager = (call: string): string => `_api/SP.UserProfiles.PeopleManager/${call}`;
const addRow = async (): Promise<number> => ((await send('POST', `${base}/items`, { Title: 'a row' })).json as { Id: number }).Id;
const newList = async (template = 100): Promise<string> => {
  const title = `Recorded ${++counter}`;
  await send('POST', '_api/web/lists', { Title: title, BaseTemplate: template });
  return title;
};
const form = (title: string): Promise<RawAnswer> => send('POST', `${base}/AddValidateUpdateItemUsingPath`, { listItemCreateInfo: {}, formValues: [{ FieldName: 'Title', FieldValue: title }], bNewDocumentUpdate: false });
const comments = async (): Promise<string> => `${base}/items(${await addRow()})/comments`;
const commented = async (): Promise<{ readonly at: string; readonly comment: string }> => {
  const at = await comments();
  const { id } = (await send('POST', at, { text: 'a comment' })).json as { id: string };
  return { at, comment: `${at}(${id})` };
};

/** Sends parts as one batch, and tells each part of the answer beside those of another. */
async function batch(parts: readonly string[]): Promise<RawAnswer> {
  const boundary = 'batch_7f2b';
  const body = [...parts.map((part) => `--${boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${part}\r\n`), `--${boundary}--\r\n`].join('');
  return send('POST', '_api/$batch', new TextEncoder().encode(body), { 'Content-Type': `multipart/mixed; boundary=${boundary}` });
}
const jsonHeaders = 'Accept: application/json;odata=nometadata\r\nContent-Type: application/json;odata=nometadata';
const formPart = (title: string): string => `POST ${site.url}/${base}/AddValidateUpdateItemUsingPath HTTP/1.1\r\n${jsonHeaders}\r\n\r\n${JSON.stringify({ listItemCreateInfo: {}, formValues: [{ FieldName: 'Title', FieldValue: title }], bNewDocumentUpdate: false })}`;
const partsOf = (text: string): { readonly head: string; readonly body: unknown }[] => text.split(/--batchresponse_[0-9a-f-]{36}(?:--)?\r?\n?/).filter((part) => part.trim() !== '').map((part) => {
  const [outer = '', head = '', ...rest] = part.replace(/\r\n/g, '\n').split('\n\n');
  const body = rest.join('\n\n').trim();
  return { head: `${outer.trim()}\n${head.trim()}`, body: body === '' ? undefined : JSON.parse(body) as unknown };
});

/** How each recorded answer is asked for here; the requests themselves were not recorded. */
const requests: readonly (readonly [names: RegExp, ask: (real: Recorded) => Promise<RawAnswer>])[] = [
  [/(HandleBatchErrorsForLargeBatch|HandleMaxRequestsInCsomBatch|RegularRestUpdateTest|GetListChangesOnlyAsyncTest)-0-00002$/, () => send('GET', "_api/web/lists/getByTitle('PNP_SDK_TEST')")],
  [/(HandleBatchErrorsForLargeBatch|HandleMaxRequestsInCsomBatch|GetListChangesOnlyAsyncTest|DeleteListItemVersionsAsyncTest)-0-00003$|(AddListFolder2?Test|ListItemCommentsBatchAddTest|ListItemCommentsLikeUnLikeTest|ListItemAttachments(SpecialChar)?Test|VersionFileVersionContentAsyncTest|ListItemAsFileFromCamlQueryAsyncTest)-0-00002$|RegularRestUpdateTest-0-00003$|CamlListItemGetPagedAsyncPaging-0-00004$|ListDataAsStreamListItemGetPagedAsyncPaging-0-00003$/,
    ({ body }) => send('POST', '_api/web/lists', { Title: `Recorded ${++counter}`, BaseTemplate: (JSON.parse(String(body)) as { BaseTemplate: number }).BaseTemplate })],
  [/HandleMaxRequestsInRestBatch-1-00002$/, () => send('GET', base)],
  [/SpecialFieldRestUpdate(Alternative)?Test-0-00004$/, () => send('GET', "_api/web/getList('/sites/test/SitePages')")],
  [/CamlListItemGetPagedAsyncPaging-1-00002$|ListDataAsStreamListItemGetPagedAsyncPaging-0-00006$/, () => send('GET', "_api/web/lists?$filter=Title eq 'Base'")],
  [/(DeleteListItemVersionsAsyncTest|GetListItemVersionsAsyncTest|SystemUpdate)-0-00002$|CamlListItemGetPagedAsyncPaging-0-00003$/, () => send('GET', "_api/web/lists?$filter=Title eq 'Nowhere'")],
  [/(AddListFolder2?Test|DeleteListItemVersionsAsyncTest)-0-00004$|VersionFileVersionContentAsyncTest-0-00003$/, () => send('POST', base, { EnableVersioning: true }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' })],
  [/AddListFolder2?Test-0-00003$/, () => send('GET', `${base}?$select=Id,RootFolder&$expand=RootFolder`)],
  [/ListItemAsFileFromCamlQueryAsyncTest-0-00004$/, async () => send('GET', `_api/web/lists/getByTitle('${await newList(101)}')?$select=Id,RootFolder&$expand=RootFolder`)],
  [/VersionFileVersionContentAsyncTest-0-00004$/, async () => send('GET', `_api/web/lists/getByTitle('${await newList(101)}')/RootFolder`)],
  [/(ListItemAttachments(SpecialChar)?Test|ListItemCommentsBatchAddTest|ListItemCommentsLikeUnLikeTest)-0-00003$/, () => form('Attach files to me')],
  [/ListItemAttachments(SpecialChar)?Test-0-00005$/, async () => {
    const title = await newList();
    await send('POST', `_api/web/lists/getByTitle('${title}')/items`, { Title: 'a row' });
    return send('GET', `_api/web/lists/getByTitle('${title}')/items?$select=Id,AttachmentFiles&$expand=AttachmentFiles`);
  }],
  [/ListItemComments(BatchAdd|LikeUnLike)Test-0-00005$/, async () => send('GET', await comments())],
  [/ListItemCommentsLikeUnLikeTest-0-00006$|ListItemCommentsReplyTest-0-00006$/, async () => send('POST', await comments(), { text: 'a comment' })],
  [/ListItemCommentsLikeUnLikeTest-0-00007$/, async () => send('POST', `${(await commented()).comment}/like`)],
  [/ListItemCommentsLikeUnLikeTest-0-00008$|ListItemCommentsTest-0-00007$/, async () => send('GET', (await commented()).at)],
  [/ListItemCommentsReplyTest-0-00007$/, async () => send('POST', `${(await commented()).comment}/replies`, { text: 'a reply' })],
  [/ListItemCommentsReplyTest-0-00008$/, async () => {
    const { at, comment } = await commented();
    await send('POST', `${comment}/replies`, { text: 'a reply' });
    return send('GET', `${at}?$select=id,replies&$expand=replies`);
  }],
  [/ListItemCommentsTest-0-000(08|10)$/, async () => send('POST', (await commented()).comment, undefined, { 'X-HTTP-Method': 'DELETE' })],
  [/RegularRestUpdateTest-0-00004$/, () => send('POST', `${base}/fields/createfieldasxml`, { parameters: { SchemaXml: `<Field Type='Text' Name='Plain${++counter}' DisplayName='Plain${counter}' Group='custom'/>` } })],
  [/SpecialFieldRestUpdate(Alternative)?Test-0-00002$/, () => send('POST', '_api/web/ensureuser', { logonName: 'i:0#.f|membership|member@contoso.onmicrosoft.com' })],
  [/SpecialFieldRestUpdate(Alternative)?Test-0-00003$/, () => send('POST', '_api/web/ensureuser', { logonName: 'Everyone except external users' })],
  [/GetListChangesAsyncTest-0-0000[24]$/, () => send('GET', `${base}?$select=Id`)],
  [/GetListChangesAsyncTest-0-00003$/, () => send('POST', `${base}/GetChanges`, { query: { Item: true, Add: true, FetchLimit: '10' } }, { 'Content-Type': 'application/json;odata=verbose' }, 'owner', 'application/json;odata=verbose')],
  [/HandleMaxRequestsInRestBatch-0-00007$|ListDataAsStreamListItemGetPagedAsyncPaging-0-00009$|RESTListItemAsyncNoPaging-0-00006$/, async () => send('POST', `_api/web/lists/getByTitle('${await newList()}')`, undefined, { 'X-HTTP-Method': 'DELETE' })],
  [/HandleBatchErrorsForLargeBatch-0-00007$/, async () => {
    const titles = [await newList(), await newList(), await newList()];
    return batch(titles.map((title) => `DELETE ${site.url}/_api/web/lists/getByTitle('${encodeURIComponent(title)}') HTTP/1.1\r\n${jsonHeaders}\r\nIf-Match: *\r\n\r\n`));
  }],
  [/(HandleMaxRequestsInCsomBatch-0-00006|GetListItemVersionsAsyncTest-0-00005|RESTListItemAsyncNoPaging-0-00004)$/, ({ body }) => batch(partsOf(String(body)).map((_part, index) => formPart(`Item ${index}`)))],
  [/ListItemAsFileFromCamlQueryAsyncTest-0-00003$/, ({ body }) => batch(partsOf(String(body)).map(({ body: field }) => `POST ${site.url}/${base}/fields/createfieldasxml HTTP/1.1\r\n${jsonHeaders}\r\n\r\n${JSON.stringify({ parameters: { SchemaXml: `<Field Type='${String((field as { TypeAsString?: string } | undefined)?.TypeAsString ?? 'Text')}' Name='Batched${++counter}' DisplayName='Batched${counter}' Group='custom'/>` } })}`))],
  [/FollowingTests\.AmIFollowedByTest/, () => send('GET', manager(`AmIFollowedBy(@v)?@v=${account('member')}`))],
  [/FollowingTests\.AmIFollowingTest/, () => send('GET', manager(`AmIFollowing(@v)?@v=${account('member')}`))],
  [/FollowingTests\.GetFollowedBySelectTest/, () => send('GET', manager(`GetPeopleFollowedBy(@v)?@v=${account('owner')}&$select=AccountName`))],
  [/FollowingTests\.GetFollowedByTest/, () => send('GET', manager(`GetPeopleFollowedBy(@v)?@v=${account('owner')}`))],
  [/FollowingTests\.GetFollowersForTest/, () => send('GET', manager(`GetFollowersFor(@v)?@v=${account('member')}`))],
  [/FollowingTests\.GetMyInfoTest/, () => send('GET', '_api/social.following/my')],
  [/FollowingTests\.MyFollowersTest/, () => send('GET', '_api/social.following/my/followers', undefined, {}, 'member')],
  [/FollowingTests\.StopFollowingSiteTest/, () => send('POST', '_api/social.following/stopfollowing', { actor: { ActorType: 2, ContentUri: site.url, Id: null } })],
  [/UserProfileTests\.GetUserOneDriveQuotaMaxTests/, () => send('GET', manager(`GetUserOneDriveQuotaMax(@v)?@v=${account('member')}`))],
  [/UserProfileTests\.GetUserProfilePropertyTests/, () => send('GET', manager(`GetUserProfilePropertyFor(accountName=@v,propertyName='FirstName')?@v=${account('member')}`))],
  [/UserProfileTests\.GetUserProfileTests/, () => send('GET', '_api/SP.UserProfiles.PeopleManager')],
  [/UserProfileTests\.GetUserPropertiesSelectTests/, () => send('GET', manager(`GetPropertiesFor(@v)?@v=${account('member')}&$select=AccountName,DisplayName`))],
  [/UserProfileTests\.SetMultiValueTests/, () => send('POST', manager('SetMultiValuedProfileProperty'), { accountName: 'i:0#.f|membership|owner@contoso.onmicrosoft.com', propertyName: 'SPS-Skills', propertyValues: ['Tides'] })],
  [/UserTests\.GetCurrentUser-0/, () => send('GET', '_api/web?$select=Id,CurrentUser&$expand=CurrentUser')],
  [/UserTests\.GetCurrentUserWithGroups/, () => send('GET', '_api/web?$select=Id,CurrentUser&$expand=CurrentUser/Groups,CurrentUser')],
  [/UserTests\.GetGraphUsersViaGroupMembership|UserTests\.GetSharePointUserAsGraphUser-0-00003/, () => send('GET', '_api/web/currentuser?$select=*,AadObjectId')],
  [/UserTests\.GetSharePointUserAsGraphUser-0-00002|UserTests\.GetSharePointUsers/, () => send('GET', '_api/web?$select=Id,SiteUsers&$expand=SiteUsers')]
];

/** Answers of Microsoft Graph, which is not served here. */
const elsewhere = /GraphCollection(Pages|Paging)-0-/;

beforeAll(async () => {
  site = await startSharePoint({ limits: { socialFollowing: true } });
  await send('POST', '_api/web/lists', { Title: 'Base', BaseTemplate: 100 });
  for (const [follower, followed] of [['owner', 'member'], ['member', 'owner']] as const) await send('POST', '_api/social.following/follow', { actor: { ActorType: 0, AccountName: `i:0#.f|membership|${followed}@contoso.onmicrosoft.com`, Id: null } }, {}, follower);
});
afterAll(() => site.close());

const served = names.filter((name) => !elsewhere.test(name));

test('every recorded answer of what is served here has its request', () => {
  expect(served.filter((name) => requests.filter(([pattern]) => pattern.test(name)).length !== 1)).toEqual([]);
});

(served.length > 0 ? describe : describe.skip)('the service answers as recorded', () => {
  test.each(served)('%s', async (name) => {
    const real = recorded(name);
    const ask = requests.find(([pattern]) => pattern.test(name))?.[1];
    const ours = await ask?.(real);
    expect(ours?.status).toBe(real.status);
    const body = real.body ?? '';
    if (body === '') {
      expect(ours?.text).toBe('');
      return;
    }
    if (body.startsWith('--batchresponse_')) {
      const [there, here] = [partsOf(body), partsOf(String(ours?.text))];
      expect(here.map(({ head }) => head)).toEqual(there.map(({ head }) => head));
      expect(there.flatMap((part, index) => (part.body === undefined ? (here[index]?.body === undefined ? [] : ['a body where there is none']) : differences(part.body, here[index]?.body)))).toEqual([]);
      return;
    }
    const [there, here] = [JSON.parse(body), ours?.json] as [{ 'odata.error'?: { code: string } }, { 'odata.error'?: { code: string } }];
    expect(differences(there, here)).toEqual([]);
    expect(here['odata.error']?.code).toBe(there['odata.error']?.code);
  });
});

interface RecordedShape {
  readonly keys: Readonly<Record<string, string>>;
}

const shapesFile = path.join(folder, '../entity-shapes.json');
const shapes = fs.existsSync(shapesFile) ? (JSON.parse(fs.readFileSync(shapesFile, 'utf8')) as Readonly<Record<string, RecordedShape>>) : {};

/** Which answer shows an entity here; the fullest recorded column is one of managed metadata. */
const entities: Readonly<Record<string, { readonly at: string }>> = {
  'SP.Web': { at: '_api/web' }, 'SP.List': { at: base }, 'SP.View': { at: `${base}/defaultview` }, 'SP.Field': { at: `${base}/fields/getByInternalNameOrTitle('Termed')` }, 'SP.File': { at: "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/Shared Documents/shape.txt')" },
  'SP.Group': { at: '_api/web/associatedmembergroup?$select=*,CanCurrentUserEditMembership,CanCurrentUserManageGroup,CanCurrentUserViewMembership' }, 'SP.User': { at: '_api/web/currentuser?$select=*,AadObjectId' }, 'SP.Folder': { at: '_api/web/defaultdocumentlibrary/rootfolder' },
  'SP.RoleDefinition': { at: '_api/web/roledefinitions(1073741829)' }, 'SP.RoleAssignment': { at: '_api/web/roleassignments?$expand=RoleDefinitionBindings' }, 'SP.Feature': { at: '_api/web/features' }, 'SP.FieldLink': { at: "_api/web/contenttypes('0x0101')/fieldlinks" },
  'SP.ContentType': { at: "_api/web/contenttypes('0x0101')?$expand=FieldLinks" }, HubSite: { at: '_api/hubsites' }, ListItemVersion: { at: `${base}/items(1)/versions?$expand=Fields` }, 'SP.NavigationNode': { at: '_api/web/navigation/quicklaunch' }, 'SP.UserCustomAction': { at: '_api/web/usercustomactions' }, 'SP.ContentType2': { at: "_api/web/contenttypes('0x01')" }, 'SP.RecycleBinItem': { at: '_api/web/recyclebin' }, WebhookSubscription: { at: `${base}/subscriptions` }, RegionalSettings: { at: '_api/web/regionalsettings?$expand=TimeZone' }
};

const first = (answer: unknown): Readonly<Record<string, unknown>> => ((answer as { value?: readonly unknown[] }).value?.[0] ?? answer) as Readonly<Record<string, unknown>>;

(Object.keys(shapes).length > 0 ? test.each(Object.keys(entities).filter((name) => name in shapes)) : test.skip.each(['entities']))('%s has the keys and types of its fullest recorded answer', async (name) => {
  if (name === 'SP.File') await send('POST', "_api/web/defaultdocumentlibrary/rootfolder/files/add(url='shape.txt',overwrite=true)", 'x');
  if (name === 'SP.Field') await send('POST', `${base}/fields/createfieldasxml`, { parameters: { SchemaXml: "<Field Type='TaxonomyFieldType' Name='Termed' DisplayName='Termed'/>" } });
  if (name === 'ListItemVersion') await addRow();
  if (name === 'SP.NavigationNode') await send('POST', '_api/web/navigation/quicklaunch', { Title: 'Here', Url: '/sites/test', IsExternal: true });
  if (name === 'SP.UserCustomAction') await send('POST', '_api/web/usercustomactions', { Title: 'x', Location: 'ScriptLink' });
  if (name === 'SP.RecycleBinItem') await send('POST', `${base}/items(${await addRow()})/recycle`);
  if (name === 'HubSite') await send('POST', '_api/site/registerhubsite', {});
  if (name === 'WebhookSubscription') await send('POST', `${base}/subscriptions`, { notificationUrl: 'https://hooks.example.com/' });
  const { at = '' } = entities[name] ?? {};
  const ours = first((await send('GET', at)).json);
  const wrong = Object.entries(shapes[name]?.keys ?? {}).flatMap(([key, types]) => {
    if (!(key in ours)) return [`${key} is missing`];
    const type = typeOf(ours[key]).replace('boolean', 'bool');
    return type === 'null' || types.split('|').includes(type) || types === 'null' ? [] : [`${key} is ${type}, not ${types}`];
  });
  expect(wrong).toEqual([]);
});
