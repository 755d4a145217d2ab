import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const manager = '_api/SP.UserProfiles.PeopleManager';
const login = (email: string): string => `i:0#.f|membership|${email}`;
const account = encodeURIComponent(`'${login(accounts.member)}'`);

beforeAll(async () => {
  site = await startSharePoint();
  site.sharePoint?.store.profiles.set(accounts.member, { Title: 'Oceanographer' });
});
afterAll(() => site.close());

/** Reads answer to both methods; what one says the other says. */
async function both(path: string): Promise<unknown> {
  const answers: RawAnswer[] = [];
  for (const method of ['GET', 'POST']) answers.push(await site.request('member', method, path));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[0]?.json).toEqual(answers[1]?.json);
  return answers[0]?.json;
}

describe('the people manager', () => {
  test('is an object, with a link to edit one’s profile', async () => {
    expect((await site.request('member', 'GET', manager)).json).toMatchObject({ EditProfileLink: expect.stringMatching(/^https?:.*EditProfile\.aspx/), IsMyPeopleListPublic: true });
    expect(await both(`${manager}/EditProfileLink`)).toEqual({ value: expect.stringMatching(/EditProfile\.aspx/) });
    expect(await both(`${manager}/IsMyPeopleListPublic`)).toEqual({ value: true });
  });

  test('reads people by both methods', async () => {
    expect(await both(`${manager}/GetMyProperties`)).toMatchObject({ AccountName: login(accounts.member), Title: 'Oceanographer' });
    expect(await both(`${manager}/GetPropertiesFor(accountName=@v)?@v=${account}`)).toMatchObject({ DisplayName: 'Site Member', Email: accounts.member });
    expect(await both(`${manager}/GetUserProfilePropertyFor(accountName=@v,propertyName='Title')?@v=${account}`)).toEqual({ value: 'Oceanographer' });
  });

  test('knows nobody who follows anybody', async () => {
    for (const call of ['GetMyFollowers', `GetFollowersFor(@v)?@v=${account}`, `GetPeopleFollowedBy(@v)?@v=${account}`, 'GetPeopleFollowedByMe']) expect(await both(`${manager}/${call}`)).toEqual({ value: [] });
    for (const call of ['AmIFollowedBy', 'AmIFollowing']) expect(await both(`${manager}/${call}(@v)?@v=${account}`)).toEqual({ value: false });
    expect(await both(`_api/SP.UserProfiles.PeopleManager.IsFollowing(possibleFollowerAccountName=@v,possibleFolloweeAccountName=@v)?@v=${account}`)).toEqual({ value: false });
  });

  test('takes a follow for what it is worth: nothing', async () => {
    for (const call of ['Follow', 'StopFollowing', 'HideSuggestion']) {
      const answer = await site.request('owner', 'POST', `${manager}/${call}(@v)?@v=${account}`);
      expect([answer.status, answer.json]).toEqual([200, { 'odata.null': true }]);
    }
    const actor = { actor: { ActorType: 0, AccountName: login(accounts.member) } };
    const follow = await site.request('owner', 'POST', '_api/social.following/follow', { body: actor });
    expect(follow.status).toBe(200);
    expect((follow.json as { value: unknown }).value).toEqual(expect.any(Number));
    expect((await site.request('owner', 'POST', '_api/social.following/isFollowed', { body: actor })).json).toEqual({ value: expect.any(Boolean) });
    expect((await site.request('owner', 'POST', '_api/social.following/stopFollowing', { body: actor })).status).toBe(200);
  });
});

describe('principals', () => {
  test('are resolved by either name of the call', async () => {
    for (const call of ['ResolvePrincipalInCurrentContext', 'ResolvePrincipal']) {
      const answer = await site.request('owner', 'POST', `_api/SP.Utilities.Utility.${call}`, { body: { input: accounts.member, scopes: 1, sources: 15, inputIsEmailOnly: true } });
      expect(answer.json).toMatchObject({ LoginName: login(accounts.member), PrincipalType: 1, DisplayName: 'Site Member' });
    }
  });
});

describe('the bin of the site', () => {
  test('lists both stages for its administrators, who empty it', async () => {
    const items = "_api/web/lists/getByTitle('Refuse')/items";
    await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Refuse', BaseTemplate: 100 } });
    const bins: string[] = [];
    for (const Title of ['first', 'second']) {
      const { Id } = (await site.request('owner', 'POST', items, { body: { Title } })).json as { Id: number };
      bins.push(((await site.request('owner', 'POST', `${items}(${Id})/recycle`)).json as { value: string }).value);
    }
    expect((await site.request('owner', 'POST', `_api/site/RecycleBin('${bins[0] ?? ''}')/moveToSecondStage`)).status).toBe(200);
    const entries = ((await site.request('owner', 'GET', '_api/site/RecycleBin')).json as { value: { Title: string; ItemState: number }[] }).value;
    expect(entries.map(({ Title, ItemState }) => [Title, ItemState]).sort()).toEqual([['first', 2], ['second', 1]]);
    for (const bin of bins) expect((await site.request('owner', 'POST', `_api/site/RecycleBin('${bin}')/deleteObject`)).status).toBe(200);
    expect((await site.request('owner', 'GET', '_api/site/RecycleBin')).json).toEqual({ value: [] });
  });
});
