import '@pnp/sp/profiles/index.js';
import '@pnp/sp/social/index.js';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

const login = (email: string): string => `i:0#.f|membership|${email}`;
const peopleManager = '_api/SP.UserProfiles.PeopleManager';

interface Person {
  readonly UserProfileProperties: readonly { readonly Key: string; readonly Value: string; readonly ValueType: string }[];
  readonly [name: string]: unknown;
}

describe('User profiles', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await startSharePoint();
    const { profiles, sites } = site.sharePoint!.store;
    sites.ensurePerson('stranger@contoso.onmicrosoft.com', 'Without Profile');
    profiles.withhold('stranger@contoso.onmicrosoft.com');
    profiles.set(accounts.owner, { Title: 'Head of everything' });
    profiles.set(accounts.member, { Title: 'Oceanographer', Department: 'Field work', Manager: accounts.owner, 'SPS-Skills': 'Sonar|Knots' });
    profiles.set(accounts.visitor, { Manager: login(accounts.owner) });
  });
  afterAll(() => site.close());

  it('show a person with manager, reports and peers, in the keys that were recorded', async () => {
    const member = (await site.as('visitor').profiles.getPropertiesFor(login(accounts.member))) as Person;
    expect(Object.keys(member).filter((key) => !key.startsWith('odata.')).sort()).toEqual([
      'AccountName', 'DirectReports', 'DisplayName', 'Email', 'ExtendedManagers', 'ExtendedReports', 'IsFollowed', 'LatestPost', 'Peers', 'PersonalSiteHostUrl', 'PersonalUrl', 'PictureUrl', 'Title',
      'UserProfileProperties', 'UserUrl'
    ]);
    expect(member).toMatchObject({ Title: 'Oceanographer', ExtendedManagers: [login(accounts.owner)], ExtendedReports: [login(accounts.member)], Peers: [login(accounts.visitor)], DirectReports: [], IsFollowed: false });
    expect(member.UserProfileProperties).toContainEqual({ Key: 'SPS-Skills', Value: 'Sonar|Knots', ValueType: 'Edm.String' });
    expect(await site.as('owner').profiles.myProperties()).toMatchObject({ DirectReports: [login(accounts.member), login(accounts.visitor)], ExtendedManagers: [] });
  });

  it('show only what is selected, and wrap lists at the verbose level', async () => {
    expect((await site.request('member', 'GET', `${peopleManager}/GetMyProperties?$select=AccountName,DisplayName`)).json).toEqual({ AccountName: login(accounts.member), DisplayName: 'Site Member' });
    const verbose = await site.request('member', 'GET', `${peopleManager}/GetMyProperties`, { accept: 'application/json;odata=verbose' });
    expect(verbose.json).toMatchObject({ d: { ExtendedManagers: { __metadata: { type: 'Collection(Edm.String)' }, results: [login(accounts.owner)] } } });
  });

  it('end a circle of managers', async () => {
    const { profiles } = site.sharePoint!.store;
    profiles.set(accounts.owner, { Manager: accounts.member });
    const member = (await site.as('member').profiles.myProperties()) as Person;
    expect(member.ExtendedManagers).toEqual([login(accounts.owner)]);
    profiles.set(accounts.owner, { Manager: '' });
  });

  it('know nothing of accounts without a profile', async () => {
    for (const account of ['stranger@contoso.onmicrosoft.com', 'nobody@contoso.onmicrosoft.com']) {
      const answer = await site.request('member', 'GET', `${peopleManager}/GetPropertiesFor(accountName=@v)?@v='${encodeURIComponent(login(account))}'`);
      expect([answer.status, answer.json]).toEqual([200, { 'odata.null': true }]);
    }
  });

  it('let people change their own properties, one value or several', async () => {
    const { profiles } = site.as('member');
    await profiles.setSingleValueProfileProperty(login(accounts.member), 'AboutMe', "It's 100% me");
    await profiles.setMultiValuedProfileProperty(login(accounts.member), 'SPS-Interests', ['Tides', 'Bread']);
    expect(await site.as('visitor').profiles.getUserProfilePropertyFor(login(accounts.member), 'AboutMe')).toBe("It's 100% me");
    expect(await site.as('visitor').profiles.getUserProfilePropertyFor(login(accounts.member), 'SPS-Interests')).toBe('Tides|Bread');
    expect(await site.as('visitor').profiles.getUserProfilePropertyFor(login(accounts.member), 'Department')).toBe('Field work');
  });

  it('refuse changes to others, to what the directory owns and to what does not exist', async () => {
    const change = async (accountName: string, propertyName: string): Promise<[number, unknown]> => {
      const { status, json } = await site.request('member', 'POST', `${peopleManager}/SetSingleValueProfileProperty`, { body: { accountName, propertyName, propertyValue: 'x' } });
      return [status, (json as { 'odata.error': { code: string } })['odata.error'].code];
    };
    expect(await change(login(accounts.owner), 'AboutMe')).toEqual([403, '-2147024891, System.UnauthorizedAccessException']);
    const refused = '-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException';
    expect(await change(login(accounts.member), 'Department')).toEqual([500, refused]);
    expect(await change(login(accounts.member), 'Nonsense')).toEqual([500, refused]);
    expect(await site.as('member').profiles.getUserProfilePropertyFor(login(accounts.member), 'Department')).toBe('Field work');
  });

  it('answer that nobody follows anybody, since following is retired', async () => {
    const { profiles } = site.as('member');
    expect(await profiles.amIFollowedBy(login(accounts.owner))).toBe(false);
    expect(await profiles.isFollowing(login(accounts.owner), login(accounts.member))).toBe(false);
    expect(await profiles.myFollowers()).toEqual([]);
    expect((await site.request('member', 'POST', '_api/social.following/stopfollowing', { body: { actor: { ActorType: 2 } } })).json).toEqual({ 'odata.null': true });
  });

  describe('photos', () => {
    const photo = '_layouts/15/userphoto.aspx?size=M&accountname=';
    const picture = Buffer.from('89504e470d0a1a0a', 'hex');

    beforeAll(() => {
      site.sharePoint!.photos = (email, width) => (email === accounts.member && width === 72 ? picture : undefined);
    });

    it('come from the provider, by address or login', async () => {
      for (const account of [accounts.member, encodeURIComponent(login(accounts.member))]) expect((await site.request('visitor', 'GET', photo + account)).headers.get('content-length') ?? '8').toBe('8');
      expect((await site.request('visitor', 'GET', photo + accounts.member)).headers.get('x-photo')).toBeNull();
    });

    it('are a silhouette for everybody else', async () => {
      const answer = await site.request('visitor', 'GET', photo + accounts.owner);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-photo')]).toEqual([200, 'image/png', 'placeholder']);
    });

    it('are not sent again to those who have them', async () => {
      const etag = (await site.request('visitor', 'GET', photo + accounts.member)).headers.get('etag') ?? '';
      expect((await site.request('visitor', 'GET', photo + accounts.member, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    });
  });
});
