import '@pnp/sp/profiles/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const manager = '_api/SP.UserProfiles.PeopleManager';
const login = (name: string): string => `i:0#.f|membership|${name}@contoso.onmicrosoft.com`;

beforeAll(async () => {
  site = await startSharePoint();
  site.sharePoint?.store.profiles.set('member@contoso.onmicrosoft.com', { 'SPS-JobTitle': 'Oceanographer', Department: 'Field work', Manager: 'owner@contoso.onmicrosoft.com' });
});
afterAll(() => site.close());

describe('user profiles', () => {
  test('show a person, their manager and their reports through PnPjs', async () => {
    const { profiles } = site.as('visitor');
    const member = (await profiles.getPropertiesFor(login('member'))) as { Title: string; UserProfileProperties: { Key: string; Value: string }[] };
    expect(member).toMatchObject({ DisplayName: 'Site Member', Title: 'Oceanographer', ExtendedManagers: [login('owner'), login('member')] });
    expect(member.UserProfileProperties).toContainEqual({ Key: 'Department', Value: 'Field work', ValueType: 'Edm.String' });
    expect(await profiles.getPropertiesFor(login('owner'))).toMatchObject({ DirectReports: [login('member')] });
    expect(await profiles.getUserProfilePropertyFor(login('member'), 'Department')).toBe('Field work');
  });

  test('let people change what is theirs, and nothing of others', async () => {
    const change = async (accountName: string, propertyName: string): Promise<number> =>
      (await site.request('member', 'POST', `${manager}/SetSingleValueProfileProperty`, { body: { accountName, propertyName, propertyValue: 'Likes the sea' } })).status;
    expect(await change(login('member'), 'AboutMe')).toBe(200);
    expect(await change(login('owner'), 'AboutMe')).toBe(403);
    expect(await change(login('member'), 'Department')).toBe(400);
    expect(await site.as('visitor').profiles.getUserProfilePropertyFor(login('member'), 'AboutMe')).toBe('Likes the sea');
  });

  test('name an unknown account', async () => {
    const answer = await site.request('member', 'GET', `${manager}/getPropertiesFor(@v)?@v='${encodeURIComponent(login('nobody'))}'`);
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ 'odata.error': { message: { value: 'User cannot be found.' } } });
  });
});

describe('the people picker', () => {
  test('finds people by the beginning of a name or address', async () => {
    const search = (QueryString: string): Promise<unknown> => site.as('member').profiles.clientPeoplePickerSearchUser({ QueryString, MaximumEntitySuggestions: 10, PrincipalType: 1, PrincipalSource: 15 } as never);
    expect(await search('mem')).toMatchObject([{ Key: login('member'), DisplayText: 'Site Member', EntityData: { Title: 'Oceanographer' } }]);
    expect(await search('site own')).toMatchObject([{ Key: login('owner') }]);
    expect(await search('zzz')).toEqual([]);
  });
});

describe('files by their own address', () => {
  test('an attachment is read with the rights of its item', async () => {
    const { list } = await site.as('owner').web.lists.ensure('Papers', '', 100, false, { ReadSecurity: 2, WriteSecurity: 2 } as object);
    await list.breakRoleInheritance(false);
    await list.roleAssignments.add((await site.as('owner').web.associatedMemberGroup()).Id, 1073741827);
    await list.roleAssignments.add((await site.as('owner').web.associatedVisitorGroup()).Id, 1073741827);
    const { Id } = (await site.as('member').web.lists.getByTitle('Papers').items.add({ Title: 'x' })) as { Id: number };
    await site.as('member').web.lists.getByTitle('Papers').items.getById(Id).attachmentFiles.add("it's 100%.txt", 'a secret');
    const address = `Lists/Papers/Attachments/${Id}/${encodeURIComponent("it's 100%.txt")}`;
    expect((await site.request('member', 'GET', address)).text).toBe('a secret');
    expect((await site.request('visitor', 'GET', address)).status).toBe(404);
  });

  test('everybody has a picture, if only the placeholder', async () => {
    const answer = await site.request('visitor', 'GET', '_layouts/15/userphoto.aspx?size=M&accountname=nobody@example.com');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
  });
});
