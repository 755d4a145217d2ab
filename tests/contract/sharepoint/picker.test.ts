import '@pnp/sp/profiles/index.js';
import '@pnp/sp/sputilities/index.js';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

const everything = 15;
const people = 1;

const query = (words: string, type: number = people): { AllowEmailAddresses: boolean; AllowMultipleEntities: boolean; AllUrlZones: boolean; MaximumEntitySuggestions: number; PrincipalSource: number; PrincipalType: number; QueryString: string } => ({
  AllowEmailAddresses: false, AllowMultipleEntities: false, AllUrlZones: false, MaximumEntitySuggestions: 10, PrincipalSource: everything, PrincipalType: type, QueryString: words
});

describe('The people picker', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await startSharePoint();
    const { sites, profiles } = site.sharePoint!.store;
    sites.ensurePerson('zoe.ortega@contoso.onmicrosoft.com', 'Zoë Ortega');
    sites.ensurePerson('zora.neale@contoso.onmicrosoft.com', 'Zora Neale');
    profiles.set('zoe.ortega@contoso.onmicrosoft.com', { Title: 'Glaciologist', Department: 'Field work' });
  });
  afterAll(() => site.close());

  it('finds people by the beginning of a name, without regard to case and accents', async () => {
    const found = await site.as('member').profiles.clientPeoplePickerSearchUser(query('ZOE ort'));
    expect(found).toEqual([expect.objectContaining({
      Key: 'i:0#.f|membership|zoe.ortega@contoso.onmicrosoft.com', DisplayText: 'Zoë Ortega', IsResolved: true, EntityType: 'User', MultipleMatches: [],
      EntityData: expect.objectContaining({ Email: 'zoe.ortega@contoso.onmicrosoft.com', Title: 'Glaciologist', Department: 'Field work', PrincipalType: 'User' })
    })]);
  });

  it('finds people by the beginning of an address', async () => {
    const found = await site.as('member').profiles.clientPeoplePickerSearchUser(query('zora.neale@con'));
    expect(found.map(({ DisplayText }) => DisplayText)).toEqual(['Zora Neale']);
  });

  it('answers nothing for nothing, for signs alone and for words that nobody has', async () => {
    for (const words of ['', '   ', '"*\'--', 'zzzz']) expect(await site.as('member').profiles.clientPeoplePickerSearchUser(query(words))).toEqual([]);
  });

  it('offers groups only where they are asked for', async () => {
    expect(await site.as('member').profiles.clientPeoplePickerSearchUser(query('Test Own'))).toEqual([]);
    expect(await site.as('member').profiles.clientPeoplePickerSearchUser(query('Test Own', 8))).toEqual([expect.objectContaining({ Key: 'Test Owners', EntityType: 'SPGroup' })]);
  });

  it('resolves one person, and offers a choice where several fit', async () => {
    const { profiles } = site.as('member');
    expect(await profiles.clientPeoplePickerResolveUser(query(accounts.visitor))).toMatchObject({ DisplayText: 'Site Visitor', IsResolved: true });
    const several = await profiles.clientPeoplePickerResolveUser(query('zo'));
    expect(several).toMatchObject({ Key: 'zo', IsResolved: false });
    expect((several as unknown as { MultipleMatches: unknown[] }).MultipleMatches).toHaveLength(2);
    expect(await profiles.clientPeoplePickerResolveUser(query('nobody'))).toMatchObject({ IsResolved: false, MultipleMatches: [] });
  });

  it('suggests guests only to those who write the whole address, unless they are let in', async () => {
    const { profiles } = site.as('member');
    expect(await profiles.clientPeoplePickerSearchUser(query('Site Gue'))).toEqual([]);
    expect(await profiles.clientPeoplePickerSearchUser(query(accounts.guest))).toEqual([expect.objectContaining({ DisplayText: 'Site Guest', EntityData: expect.objectContaining({ PrincipalType: 'GuestUser' }) })]);
    const open = await startSharePoint({ limits: { guestSuggestions: true } });
    expect(await open.as('member').profiles.clientPeoplePickerSearchUser(query('Site Gue'))).toHaveLength(1);
    await open.close();
  });

  it('takes addresses of nobody only where it may invite, and leaves everybody out where it is told to', async () => {
    const { profiles } = site.as('member');
    expect(await profiles.clientPeoplePickerSearchUser(query('new@partner.example'))).toEqual([]);
    for (const entity of [(await profiles.clientPeoplePickerSearchUser({ ...query('new@partner.example'), AllowEmailAddresses: true }))[0], await profiles.clientPeoplePickerResolveUser({ ...query('new@partner.example'), AllowEmailAddresses: true })]) {
      expect(entity).toMatchObject({ Key: 'new@partner.example', EntityType: 'UNVALIDATED_EMAIL_ADDRESS', IsResolved: true });
    }
    expect(await profiles.clientPeoplePickerSearchUser(query('Everyone', 4))).toHaveLength(1);
    expect(await profiles.clientPeoplePickerSearchUser({ ...query('Everyone', 4), QuerySettings: { ExcludeAllUsersOnTenantClaim: true } } as never)).toEqual([]);
  });

  it('answers a string that holds JSON, named after the method at the verbose level', async () => {
    const path = '_api/SP.UI.ApplicationPages.ClientPeoplePickerWebServiceInterface.clientPeoplePickerSearchUser';
    const plain = await site.request('member', 'POST', path, { body: { queryParams: query('zora') } });
    expect(JSON.parse((plain.json as { value: string }).value)).toHaveLength(1);
    const verbose = await site.request('member', 'POST', path, { body: { queryParams: query('zora') }, accept: 'application/json;odata=verbose' });
    expect(verbose.json).toEqual({ d: { ClientPeoplePickerSearchUser: expect.stringContaining('Zora Neale') } });
    expect((await site.request('member', 'POST', path, { body: {} })).status).toBe(400);
  });

  it('searches and resolves principals', async () => {
    const { utility } = site.as('member');
    expect(await utility.searchPrincipals('zoe', people, everything, '', 1)).toEqual([expect.objectContaining({ DisplayName: 'Zoë Ortega', JobTitle: 'Glaciologist', PrincipalType: 1 })]);
    expect(await utility.searchPrincipals('site', people, everything, 'Test Owners', 10)).toEqual([expect.objectContaining({ DisplayName: 'Site Owner' })]);
    expect(await utility.resolvePrincipal(accounts.owner, people, everything, true, false)).toMatchObject({ Email: accounts.owner, DisplayName: 'Site Owner' });
  });

  it('finds a person among 100,000', async () => {
    const { database, sites, profiles } = site.sharePoint!.store;
    database.transaction(() => {
      for (let index = 0; index < 100_000; index++) sites.addPrincipal({ siteId: null, type: 1, login: `i:0#.f|membership|many${index}@contoso.com`, email: `many${index}@contoso.com`, title: `Given${index % 317} Family${index}`, isGuest: false, isSiteAdmin: false });
    });
    for (const words of ['family77', 'given1 fam', 'g']) {
      expect(profiles.searchPrincipals(words, [1], '', 10)).toHaveLength(10);
    }
  });
});
