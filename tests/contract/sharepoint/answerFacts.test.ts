import { accounts } from '../../../local/sharepoint/store/bareSite';
import { mismatches, shapeFrom } from '../../support/shapes';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

/**
 * Names and types of what SharePoint Online was seen to answer where nothing is selected. A test beside this one compares with the
 * recordings themselves where somebody has them.
 */
const shapes = {
  list: shapeFrom({
    boolean: 'AllowContentTypes ContentTypesEnabled CrawlNonDefaultViews DefaultItemOpenUseListSetting DisableCommenting DisableGridEditing EnableAttachments EnableFolderCreation EnableMinorVersions EnableModeration EnableRequestSignOff EnableVersioning ExemptFromBlockDownloadOfNonViewableFiles FileSavePostProcessingEnabled ForceCheckout HasExternalDataSource Hidden IrmEnabled IrmExpire IrmReject IsApplicationList IsCatalog IsPrivate MultipleDataList NoCrawl ParserDisabled ServerTemplateCanCreateFolders',
    number: 'BaseTemplate BaseType DraftVersionVisibility ItemCount ListExperienceOptions MajorVersionLimit MajorWithMinorVersionsLimit',
    string: 'Created DefaultContentApprovalWorkflowId DefaultSensitivityLabelForLibrary Description Direction EntityTypeName Id ImageUrl LastItemDeletedDate LastItemModifiedDate LastItemUserModifiedDate ListItemEntityTypeFullName ParentWebUrl TemplateFeatureId Title',
    object: 'CurrentChangeToken ImagePath ParentWebPath', 'string | null': 'DocumentTemplateUrl'
  }),
  field: shapeFrom({
    boolean: 'AutoIndexed CanBeDeleted EnforceUniqueValues Filterable FromBaseType Hidden Indexed IsModern PinnedToFiltersPane ReadOnlyField Required Sealed Sortable', number: 'FieldTypeKind IndexStatus ShowInFiltersPane',
    string: 'ClientSideComponentId Description Direction EntityPropertyName Group Id InternalName SchemaXml Scope StaticName Title TypeAsString TypeDisplayName TypeShortDescription',
    'string | null': 'ClientSideComponentProperties ClientValidationFormula ClientValidationMessage CustomFormatter DefaultFormula DefaultValue JSLink ValidationFormula ValidationMessage'
  }),
  user: shapeFrom({ number: 'Id PrincipalType', boolean: 'IsHiddenInUI IsEmailAuthenticationGuestUser IsShareByEmailGuestUser IsSiteAdmin', string: 'LoginName Title Email Expiration', 'object | null': 'UserId', 'string | null': 'UserPrincipalName' }),
  group: shapeFrom({ number: 'Id PrincipalType', boolean: 'IsHiddenInUI AllowMembersEditMembership AllowRequestToJoinLeave AutoAcceptRequestToJoinLeave OnlyAllowMembersViewMembership', string: 'LoginName Title OwnerTitle', 'string | null': 'Description RequestToJoinLeaveEmailSetting' }),
  folder: shapeFrom({ boolean: 'Exists IsWOPIEnabled', number: 'ItemCount', string: 'Name ServerRelativeUrl TimeCreated TimeLastModified UniqueId WelcomePage', 'string | null': 'ProgID' }),
  formResult: shapeFrom({ number: 'ErrorCode ItemId', boolean: 'HasException', string: 'FieldName', 'string | null': 'ErrorMessage FieldValue' }),
  attachment: shapeFrom({ string: 'FileName ServerRelativeUrl', object: 'FileNameAsPath ServerRelativePath' }),
  version: shapeFrom({
    boolean: 'IsCurrentVersion Attachments OData__x005f_IsCurrentVersion', number: 'VersionId ID OData__x005f_UIVersion owshiddenversion', object: 'Author Editor ContentTypeId',
    string: 'VersionLabel Created Modified Title GUID FSObjType OData__x005f_UIVersionString FileLeafRef FileRef FileDirRef UniqueId', null: 'ComplianceAssetId'
  }),
  change: shapeFrom({ object: 'ChangeToken', number: 'ChangeType ItemId', string: 'SiteId Time Editor ListId ServerRelativeUrl UniqueId WebId', 'string | null': 'EditorEmailHint SharedByUser SharedWithUsers' }),
  role: shapeFrom({ object: 'BasePermissions', string: 'Description Name', boolean: 'Hidden', number: 'Id Order RoleTypeKind' }),
  recycled: shapeFrom({ string: 'AuthorEmail AuthorName DeletedByEmail DeletedByName DeletedDate DeletedDateLocalFormatted DirName Id LeafName Size Title', object: 'DirNamePath LeafNamePath', number: 'ItemState ItemType' }),
  person: shapeFrom({ array: 'DirectReports ExtendedManagers ExtendedReports Peers UserProfileProperties', string: 'AccountName DisplayName Email PersonalSiteHostUrl PersonalUrl', 'string | null': 'LatestPost PictureUrl Title', boolean: 'IsFollowed' }),
  managerObject: shapeFrom({ string: 'EditProfileLink', boolean: 'IsMyPeopleListPublic' })
} as const;

let site: TestSite;
const list = "_api/web/lists/getByTitle('Facts')";
const get = async (path: string): Promise<Record<string, unknown>> => (await site.request('owner', 'GET', path)).json as Record<string, unknown>;
const firstOf = (answer: Record<string, unknown>): Record<string, unknown> => (answer.value as Record<string, unknown>[])[0] ?? {};

beforeAll(async () => {
  site = await startSharePoint();
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Facts', BaseTemplate: 100 } });
  await site.request('owner', 'POST', `${list}/items`, { body: { Title: 'first' } });
  await site.request('owner', 'POST', `${list}/items(1)/AttachmentFiles/add(FileName='a.txt')`, { body: 'a' });
});
afterAll(() => site.close());

describe('objects have the recorded names and types', () => {
  test('a list that was just made, with 50 versions and attachments', async () => {
    const made = await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Just made', BaseTemplate: 100 } });
    expect(made.status).toBe(201);
    expect(mismatches(shapes.list, made.json)).toEqual([]);
    expect(made.json).toMatchObject({ EnableVersioning: true, MajorVersionLimit: 50, EnableAttachments: true, EnableFolderCreation: false, ItemCount: 0, EntityTypeName: expect.stringMatching(/List$/), CurrentChangeToken: { StringValue: expect.stringMatching(/^1;3;[0-9a-f-]{36};\d{18};\d+$/) } });
    expect(mismatches(shapes.list, firstOf(await get("_api/web/lists?$filter=Title eq 'Just made'")))).toEqual([]);
  });

  test('a column from XML answers 200, as the call that it is', async () => {
    const xml = "<Field Type='Text' Name='Plain' DisplayName='Plain' />";
    const made = await site.request('owner', 'POST', `${list}/fields/createfieldasxml`, { body: { parameters: { SchemaXml: xml } } });
    expect(made.status).toBe(200);
    expect(mismatches(shapes.field, made.json)).toEqual([]);
    expect(made.json).toMatchObject({ InternalName: 'Plain', FieldTypeKind: 2, MaxLength: 255, Scope: '/sites/test/Lists/Facts' });
  });

  test('people and groups, also where the web expands them', async () => {
    expect(mismatches(shapes.user, await get('_api/web/currentuser'))).toEqual([]);
    const { SiteUsers: users } = (await get('_api/web?$select=SiteUsers&$expand=SiteUsers')) as { SiteUsers: unknown[] };
    for (const user of users) expect(mismatches(shapes.user, user)).toEqual([]);
    expect(users.length).toBeGreaterThanOrEqual(5);
    const { CurrentUser } = (await get('_api/web?$select=Id,CurrentUser/Groups&$expand=CurrentUser/Groups')) as { CurrentUser: { Groups: unknown[] } };
    for (const group of CurrentUser.Groups) expect(mismatches(shapes.group, group)).toEqual([]);
    const { SiteGroups: groups } = (await get('_api/web?$select=SiteGroups&$expand=SiteGroups')) as { SiteGroups: unknown[] };
    expect(groups).toHaveLength(3);
  });

  test('the root folder of a list', async () => {
    const { RootFolder: folder, Id } = await get(`${list}?$select=Id,RootFolder&$expand=RootFolder`);
    expect([mismatches(shapes.folder, folder), typeof Id]).toEqual([[], 'string']);
  });

  test('what form values come to: a result for each, one more for the id, and no ItemId', async () => {
    const answer = await site.request('owner', 'POST', `${list}/AddValidateUpdateItemUsingPath`, { body: { listItemCreateInfo: {}, formValues: [{ FieldName: 'Title', FieldValue: 'formed' }] } });
    const { value } = answer.json as { value: Record<string, unknown>[] };
    for (const one of value) expect(mismatches(shapes.formResult, one)).toEqual([]);
    expect(value.map(({ FieldName, ErrorCode, HasException, ItemId }) => [FieldName, ErrorCode, HasException, ItemId])).toEqual([['Title', 0, false, 0], ['Id', 0, false, 0]]);
    expect(value[1]?.FieldValue).toMatch(/^\d+$/);
  });

  test('attachments, on their own and expanded', async () => {
    expect(mismatches(shapes.attachment, firstOf(await get(`${list}/items(1)/AttachmentFiles`)))).toEqual([]);
    const { value } = (await get(`${list}/items?$select=Id,AttachmentFiles&$expand=AttachmentFiles`)) as { value: Record<string, unknown>[] };
    expect(Object.keys(value[0] ?? {}).sort()).toEqual(['AttachmentFiles', 'ID', 'Id']);
    expect(value.at(-1)?.AttachmentFiles).toEqual([]);
  });

  test('changes, in verbose', async () => {
    const answer = await site.request('owner', 'POST', `${list}/GetChanges`, { accept: 'application/json;odata=verbose', body: { query: { Item: true, Add: true } } });
    const [change] = (answer.json as { d: { results: Record<string, unknown>[] } }).d.results;
    expect(mismatches(shapes.change, change)).toEqual([]);
    expect(change).toMatchObject({ __metadata: { type: 'SP.ChangeItem' }, ChangeToken: { __metadata: { type: 'SP.ChangeToken' }, StringValue: expect.stringMatching(/^1;3;/) } });
  });

  test('levels, entries of the bin, profiles', async () => {
    expect(mismatches(shapes.role, firstOf(await get('_api/web/roledefinitions')))).toEqual([]);
    const added = (await site.request('owner', 'POST', `${list}/items`, { body: { Title: 'binned' } })).json as { Id: number };
    await site.request('owner', 'POST', `${list}/items(${added.Id})/recycle`);
    expect(mismatches(shapes.recycled, firstOf(await get('_api/web/recyclebin')))).toEqual([]);
    expect(mismatches(shapes.person, await get('_api/SP.UserProfiles.PeopleManager/GetMyProperties'))).toEqual([]);
    expect(mismatches(shapes.managerObject, await get('_api/SP.UserProfiles.PeopleManager'))).toEqual([]);
  });
});

describe('versions of an item', () => {
  const item = `${list}/items(1)`;

  test('are listed newest first, with people as objects and two kinds of time', async () => {
    for (const Title of ['second', 'third']) await site.request('member', 'POST', item, { body: { Title }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    const { value } = (await get(`${item}/versions`)) as { value: Record<string, unknown>[] };
    for (const version of value) expect(mismatches(shapes.version, version)).toEqual([]);
    expect(value.map(({ VersionLabel, VersionId, IsCurrentVersion, Title }) => [VersionLabel, VersionId, IsCurrentVersion, Title])).toEqual([['3.0', 1536, true, 'third'], ['2.0', 1024, false, 'second'], ['1.0', 512, false, 'first']]);
    expect(value[0]).toMatchObject({ Editor: { LookupValue: 'Site Member', Email: accounts.member, LookupId: expect.any(Number) }, Created: expect.stringMatching(/:\d\d$/), Modified: expect.stringMatching(/:\d\dZ$/), ContentTypeId: { StringValue: expect.stringMatching(/^0x0100/) } });
    expect(await get(`${item}/versions(1024)?$select=VersionLabel,Title`)).toEqual({ VersionLabel: '2.0', Title: 'second' });
    expect((await site.request('owner', 'GET', `${item}/versions(9)`)).status).toBe(404);
  });

  test('are deleted by those who may, but for the current one', async () => {
    const remove = async (role: 'owner' | 'visitor', id: number): Promise<number> => (await site.request(role, 'POST', `${item}/versions(${id})`, { headers: { 'X-HTTP-Method': 'DELETE' } })).status;
    expect(await remove('visitor', 512)).toBe(403);
    expect(await remove('owner', 1536)).toBe(400);
    expect(await remove('owner', 512)).toBe(200);
    expect((await site.request('owner', 'POST', `${item}/versions(1024)/deleteObject`)).json).toEqual({ 'odata.null': true });
    await site.request('owner', 'POST', item, { body: { Title: 'fourth' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    expect((await site.request('owner', 'POST', `${item}/versions/deleteAll`)).status).toBe(200);
    expect(((await get(`${item}/versions`)) as { value: { VersionLabel: string }[] }).value.map(({ VersionLabel }) => VersionLabel)).toEqual(['4.0']);
  });
});
