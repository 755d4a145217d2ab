import '@pnp/sp/profiles/index.js';
import '@pnp/sp/social/index.js';
import { SocialActorType, SocialActorTypes } from '@pnp/sp/social/index.js';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { shapeFrom, mismatches } from '../../support/shapes';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

const login = (email: string): string => `i:0#.f|membership|${email}`;
const member = { ActorType: SocialActorType.User, AccountName: login(accounts.member) };
const actorShape = shapeFrom({
  'string | null': 'AccountName ContentUri EmailAddress ImageUri PersonalSiteUri StatusText', number: 'ActorType Status', boolean: 'CanFollow IsFollowed', null: 'FollowedContentUri LibraryUri', string: 'GroupId Id Name TagGuid Title Uri'
});

describe('following as it is now', () => {
  let site: TestSite;
  beforeAll(async () => { site = await startSharePoint(); });
  afterAll(() => site.close());

  test('fails without an error, and stopping succeeds without an effect', async () => {
    const { social, profiles } = site.as('owner');
    expect(await social.follow(member)).toBe(3);
    expect(await social.isFollowed(member)).toBe(false);
    expect(await social.my.followed(SocialActorTypes.User)).toEqual([]);
    expect((await site.request('owner', 'POST', '_api/social.following/stopfollowing', { body: { actor: member } })).json).toEqual({ 'odata.null': true });
    expect(await profiles.amIFollowing(login(accounts.member))).toBe(false);
    expect((await site.request('owner', 'POST', '_api/social.following/isfollowed', { body: { actor: { ActorType: 9 } } })).status).toBe(400);
  });

  test('still tells who one is and where pages of it are', async () => {
    const info = (await site.request('owner', 'GET', '_api/social.following/my')).json as { SocialActor: unknown; MyFollowedSitesUri: unknown };
    expect(mismatches(actorShape, info.SocialActor)).toEqual([]);
    expect(info.MyFollowedSitesUri).toMatch(/Sites\.aspx$/);
    expect(await site.as('owner').social.getFollowedSitesUri()).toMatch(/Sites\.aspx$/);
    expect(await site.as('owner').social.getFollowedDocumentsUri()).toMatch(/FollowedContent\.aspx$/);
    expect(await site.as('owner').social.my.suggestions()).toEqual([]);
    expect((await site.request('owner', 'GET', '_api/sp.userprofiles.peoplemanager/getfollowedtags(20)')).json).toEqual({ value: [] });
    for (const method of ['GET', 'POST']) {
      expect((await site.request('owner', method, '_api/sp.userprofiles.peoplemanager.gettrendingtags')).json).toEqual({ Items: [] });
      expect((await site.request('owner', method, '_api/sp.userprofiles.peoplemanager/getmysuggestions')).json).toEqual({ value: [] });
      expect((await site.request('owner', method, '_api/sp.userprofiles.peoplemanager/getfollowedtags(20)')).status).toBe(200);
    }
  });
});

describe('following as it was', () => {
  let site: TestSite;
  beforeAll(async () => { site = await startSharePoint({ limits: { socialFollowing: true } }); });
  afterAll(() => site.close());

  test('takes people and sites, once each, and lets go of them', async () => {
    const { social } = site.as('owner');
    const here = { ActorType: SocialActorType.Site, ContentUri: site.url };
    expect([await social.follow(member), await social.follow(member), await social.follow(here)]).toEqual([0, 1, 0]);
    expect([await social.isFollowed(member), await social.isFollowed(here)]).toEqual([true, true]);
    const followed = await social.my.followed(SocialActorTypes.User | SocialActorTypes.Site);
    for (const actor of followed) expect(mismatches(actorShape, actor)).toEqual([]);
    expect(followed).toEqual([expect.objectContaining({ AccountName: login(accounts.member), ActorType: 0, IsFollowed: true }), expect.objectContaining({ ActorType: 2, ContentUri: site.url })]);
    expect((await site.request('owner', 'GET', '_api/social.following/my/followedcount(types=4)')).json).toEqual({ value: 1 });
    expect(await site.as('member').social.my.followers()).toEqual([expect.objectContaining({ AccountName: login(accounts.owner) })]);
    await social.stopFollowing(here);
    expect(await social.isFollowed(here)).toBe(false);
  });

  test('shows in the people manager', async () => {
    const { profiles } = site.as('owner');
    expect(await profiles.amIFollowing(login(accounts.member))).toBe(true);
    expect(await site.as('member').profiles.amIFollowedBy(login(accounts.owner))).toBe(true);
    expect(await profiles.isFollowing(login(accounts.owner), login(accounts.member))).toBe(true);
    expect(await site.as('member').profiles.myFollowers()).toEqual([expect.objectContaining({ AccountName: login(accounts.owner), IsFollowed: false })]);
    const account = encodeURIComponent(`'${login(accounts.owner)}'`);
    expect((await site.request('visitor', 'GET', `_api/sp.userprofiles.peoplemanager/getpeoplefollowedby(@v)?@v=${account}&$select=AccountName`)).json).toEqual({ value: [{ AccountName: login(accounts.member) }] });
    await site.request('owner', 'POST', `_api/sp.userprofiles.peoplemanager/stopfollowing(@v)?@v=${encodeURIComponent(`'${login(accounts.member)}'`)}`);
    expect(await profiles.amIFollowing(login(accounts.member))).toBe(false);
  });

  test('refuses people who are not there', async () => {
    const answer = await site.request('owner', 'POST', '_api/social.following/follow', { body: { actor: { ActorType: 0, AccountName: 'nobody@example.com' } } });
    expect(answer.status).toBe(400);
  });
});

describe('the profile loader', () => {
  let site: TestSite;
  beforeAll(async () => { site = await startSharePoint(); });
  afterAll(() => site.close());
  const loader = '_api/sp.userprofiles.profileloader.getprofileloader';

  test('gives the own profile and that of the owner', async () => {
    expect(await site.as('member').profiles.userProfile).toMatchObject({ AccountName: login(accounts.member), DisplayName: 'Site Member', 'odata.type': 'SP.UserProfiles.UserProfile' });
    expect((await site.as('member').profiles.ownerUserProfile).AccountName).toBe(login(accounts.owner));
    expect((await site.request('member', 'GET', `${loader}/getuserprofile?$expand=FollowedContent,PersonalSite`)).json).toMatchObject({ FollowedContent: { FollowedSitesUrl: expect.any(String) }, PersonalSite: null });
    expect((await site.request('member', 'GET', '_api/sp.userprofiles.profileloader.getowneruserprofile')).status).toBe(200);
  });

  test('makes no personal sites, and says so to those who may not ask', async () => {
    expect((await site.request('member', 'POST', `${loader}/getuserprofile/createpersonalsiteenque(false)`)).json).toEqual({ 'odata.null': true });
    expect((await site.request('member', 'POST', `${loader}/getuserprofile/shareallsocialdata(true)`)).json).toEqual({ 'odata.null': true });
    const bulk = { body: { emailIDs: [accounts.member] } };
    expect((await site.request('member', 'POST', `${loader}/createpersonalsiteenqueuebulk`, bulk)).status).toBe(403);
    expect((await site.request('owner', 'POST', `${loader}/createpersonalsiteenqueuebulk`, bulk)).status).toBe(200);
    for (const method of ['GET', 'POST']) {
      const path = `_api/sp.userprofiles.peoplemanager/getuseronedrivequotamax(accountName=@v)?@v=${encodeURIComponent(`'${login(accounts.member)}'`)}`;
      expect((await site.request('member', method, path)).json).toEqual({ value: expect.stringMatching(/^\d+$/) });
      expect((await site.request('visitor', method, path)).status).toBe(403);
    }
  });
});

describe('a picture of one’s own', () => {
  let site: TestSite;
  beforeAll(async () => { site = await startSharePoint(); });
  afterAll(() => site.close());
  // One blue dot as PNG.
  const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==', 'base64');

  async function upload(content: Uint8Array): Promise<number> {
    const info = (await site.request('member', 'POST', '_api/contextinfo')).json as { FormDigestValue: string };
    const answer = await fetch(`${site.url}/_api/sp.userprofiles.peoplemanager/setmyprofilepicture`, { method: 'POST', body: content as BodyInit, headers: { 'X-Local-User': accounts.member, 'X-RequestDigest': info.FormDigestValue, 'Content-Type': 'application/octet-stream' } });
    return answer.status;
  }

  test('is kept and shown in the size that is asked for', async () => {
    expect(await upload(dot)).toBe(200);
    for (const [size, width] of [['S', 48], ['M', 72], ['L', 300], ['HR120x120', 120]] as const) {
      const answer = await fetch(`${site.url}/_layouts/15/userphoto.aspx?size=${size}&accountname=${accounts.member}`);
      const content = Buffer.from(await answer.arrayBuffer());
      expect([answer.headers.get('content-type'), answer.headers.get('x-photo'), content.readUInt32BE(16), content.readUInt32BE(20)]).toEqual(['image/png', null, width, width]);
    }
    expect((await site.request('visitor', 'GET', `_api/sp.userprofiles.peoplemanager/getpropertiesfor(@v)?@v=${encodeURIComponent(`'${login(accounts.member)}'`)}&$select=PictureUrl`)).json).toEqual({ PictureUrl: expect.stringContaining('userphoto.aspx') });
  });

  test('is refused in other formats and above its size', async () => {
    expect(await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(400);
    expect(await upload(Buffer.concat([dot, Buffer.alloc(5_000_000)]))).toBe(400);
  });
});

describe('requests of the tenant', () => {
  test('to the people manager are counted together, whoever sends them', async () => {
    const site = await startSharePoint({ limits: { peopleManagerPerFiveMinutes: 2 } });
    const ask = (role: 'owner' | 'member'): ReturnType<TestSite['request']> => site.request(role, 'GET', '_api/sp.userprofiles.peoplemanager/getmyproperties');
    expect([(await ask('owner')).status, (await ask('member')).status]).toEqual([200, 200]);
    const refused = await ask('owner');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await site.request('owner', 'GET', '_api/web')).status).toBe(200);
    await site.close();
  });
});
