import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { SitePeople } from '../../../src/gateway/shared/sitePeople';
import { SharePointPersonCards } from '../../../src/gateway/people/personCards';
import { createSharePointProfiles } from '../../../src/gateway/people/sharePointProfiles';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { noDetails } from '../../../src/domain/stream/post';
import type { ProfileDetails, ProfileService, ProfileStart } from '../../../src/domain/people/ports';
import { peopleArea } from '../../../src/provisioning/people/lists';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { blogActivities, wikiActivities } from '../../../src/gateway/people/siteActivities';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { importRows, type ImportedRow } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let test$: TestSite;
const trips = new Map<Role, string[]>();
let keys = 0;

function site(role: Role): Site {
  return siteOf(test$.as(role, (method, url) => trips.get(role)?.push(`${method} ${url}`)), test$.url);
}
const profiles = (role: Role): ProfileService => createSharePointProfiles(site(role));
const login = (email: string): string => `i:0#.f|membership|${email}`;

async function counted<T>(role: Role, action: () => Promise<T>): Promise<{ readonly value: T; readonly count: number }> {
  const seen: string[] = [];
  trips.set(role, seen);
  const value = await action();
  trips.delete(role);
  return { value, count: seen.length };
}

async function open(role: Role, user?: string): Promise<{ start: ProfileStart; details: ProfileDetails; service: ProfileService }> {
  const service = profiles(role);
  const start = await service.readStart(user);
  return { start, details: await service.readDetails(start), service };
}

beforeAll(async () => {
  test$ = await startSharePoint();
  const store = test$.sharePoint!.store;
  store.profiles.set(accounts.owner, { Title: 'Head of everything', Department: 'Board', Office: 'Bergen', 'SPS-TimeZone': 'Europe/Oslo' });
  store.profiles.set(accounts.member, { Title: 'Oceanographer', Department: 'Field work', Office: 'Bergen', Manager: accounts.owner, 'SPS-Skills': 'Sonar|Knots', AboutMe: '<p>Salt &amp; sun</p>', WorkPhone: '+47 55' });
  store.profiles.set(accounts.visitor, { Manager: accounts.owner, Office: 'Bergen' });
  store.sites.ensurePerson('gone@contoso.onmicrosoft.com', 'Gerrit Gone');
  store.profiles.withhold('gone@contoso.onmicrosoft.com');
  store.sites.ensurePerson("o'hara@contoso.onmicrosoft.com", 'Maureen O’Hara');
});
afterAll(() => test$.close());

describe('before the set-up', () => {
  test('people learn that nothing is there yet', async () => {
    const { state, viewer } = await profiles('member').readStart();
    expect([state, viewer.isOwner, viewer.canWrite]).toEqual(['missing', false, false]);
  });

  test('an owner makes the lists, beside those of another area', async () => {
    await new SiteSetup(site('owner'), streamArea).run({ kind: 'members' });
    await new SiteSetup(site('owner'), peopleArea).run({ kind: 'members' });
    expect((await new SiteSetup(site('owner'), peopleArea).run({ kind: 'members' })).changes).toEqual([]);
    expect((await profiles('member').readStart()).state).toBe('ready');
  }, 60_000);
});

describe('a page', () => {
  test('shows what the company knows and what SharePoint was told before', async () => {
    const { start, details } = await open('visitor', accounts.member);
    expect(start.facts).toMatchObject({ name: 'Site Member', role: 'Oceanographer', department: 'Field work', office: 'Bergen', phone: '+47 55', hasPhoto: false });
    expect(details.profile).toMatchObject({ about: 'Salt & sun', skills: ['Sonar', 'Knots'] });
    expect(details.managers.map(({ name, role }) => [name, role])).toEqual([['Site Owner', 'Head of everything']]);
    expect(details.common).toMatchObject({ office: 'Bergen', hasSameManager: true });
    expect((await open('visitor', accounts.owner)).details.reports.map(({ name }) => name)).toEqual(['Site Member', 'Site Visitor']);
  });

  test('is one’s own without a name, and found by address or login', async () => {
    expect((await profiles('member').readStart()).person?.email).toBe(accounts.member);
    expect((await profiles('owner').readStart(login(accounts.member))).person?.email).toBe(accounts.member);
    expect((await profiles('owner').readStart("o'hara@contoso.onmicrosoft.com")).person?.name).toBe('Maureen O’Hara');
  });

  test('is found by an address that is not the name of the account, by the card too', async () => {
    const store = test$.sharePoint!.store;
    const { id } = store.sites.ensurePerson('u4711@contoso.onmicrosoft.com', 'Ida Berg');
    store.profiles.set('u4711@contoso.onmicrosoft.com', { Title: 'Captain' });
    store.database.run('UPDATE principals SET email = ? WHERE id = ?', 'ida.berg@contoso.com', id);
    const { value, count } = await counted('member', () => profiles('member').readStart('ida.berg@contoso.com'));
    expect([value.facts?.role, value.person?.id, count]).toEqual(['Captain', id, 2]);
    const cards = new SharePointPersonCards(site('member'), new SitePeople(site('member')));
    expect(await cards.readCard({ name: 'Ida Berg', email: 'ida.berg@contoso.com' })).toMatchObject({ role: 'Captain', hasProfile: true });
  });

  test('of somebody without a profile shows the name that the site knows', async () => {
    const { start, details } = await open('member', 'gone@contoso.onmicrosoft.com');
    expect([start.person?.name, start.facts, details.managers]).toEqual(['Gerrit Gone', undefined, []]);
  });

  test('of nobody is told so', async () => {
    await expect(profiles('member').readStart('nobody@contoso.onmicrosoft.com')).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('is usable after three round trips and whole after five', async () => {
    const service = profiles('visitor');
    const first = await counted('visitor', () => service.readStart(accounts.member));
    expect(first.count).toBe(1);
    const second = await counted('visitor', () => service.readDetails(first.value));
    expect(second.count).toBeLessThanOrEqual(2);
    const rest = await counted('visitor', () => service.readLately(first.value.person?.id ?? 0));
    expect(rest.count).toBeLessThanOrEqual(2);
  });
});

describe('one’s own words', () => {
  test('are saved field by field, and take the place of SharePoint’s', async () => {
    const service = profiles('member');
    await Promise.all([service.saveProfile({ skills: ['Knots', 'knots', ' Sonar  nets '] }), service.saveProfile({ pronouns: 'she/her', fields: { desk: '4.12' } })]);
    await service.saveProfile({ birthday: '02-29', anniversary: '2017-03-01', fields: { shirt: 'M' } });
    const { details } = await open('owner', accounts.member);
    expect(details.profile).toMatchObject({ skills: ['Knots', 'Sonar nets'], pronouns: 'she/her', birthday: '02-29', anniversary: '2017-03-01', about: 'Salt & sun', fields: { desk: '4.12', shirt: 'M' } });
    const rows = await test$.request('owner', 'GET', `_api/web/lists/getByTitle('Loggia Profiles')/items?$select=Key,Anniversary,Account`);
    expect((rows.json as { value: unknown[] }).value).toEqual([expect.objectContaining({ Anniversary: '03-01/2017', Account: login(accounts.member) })]);
  });

  test('that were emptied stay empty', async () => {
    await profiles('member').saveProfile({ about: '' });
    expect((await open('owner', accounts.member)).details.profile.about).toBe('');
  });

  test('of the owners’ fields are the owners’ to write', async () => {
    const { start } = await open('owner', accounts.member);
    const id = start.person?.id ?? 0;
    await profiles('owner').saveOwnerFields(id, { badge: 'B-17' });
    expect((await open('member')).details.ownerFields).toEqual({ badge: 'B-17' });
    await expect(profiles('member').saveOwnerFields(id, { badge: 'B-1' })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('colleagues', () => {
  test('follow, confirm skills and take both back', async () => {
    const owner = profiles('owner');
    const { start } = await open('owner', accounts.member);
    const id = start.person?.id ?? 0;
    expect(await owner.setFollowed(accounts.member, true)).toBe(id);
    await owner.setFollowed(accounts.member, true);
    await owner.setEndorsed(id, 'Sonar nets', true);
    const seen = (await open('owner', accounts.member)).details;
    expect([seen.isFollowed, seen.followers.ids.length, seen.skills]).toEqual([true, 1, [{ skill: 'Sonar nets', endorserIds: [start.viewer.person.id] }, { skill: 'Knots', endorserIds: [] }]]);
    await owner.setFollowed(accounts.member, false);
    await owner.setEndorsed(id, 'Sonar nets', false);
    const after = (await open('visitor', accounts.member)).details;
    expect([after.followers.ids, after.skills.every(({ endorserIds }) => endorserIds.length === 0)]).toEqual([[], true]);
  });

  test('write on the wall and answer; the page’s person hides what they do not want', async () => {
    const { start, service } = await open('owner', accounts.member);
    const id = start.person?.id ?? 0;
    const message = await service.addMessage({ key: 'wall-1', personId: id, body: 'Thank you for the cable' });
    expect((await service.addMessage({ key: 'wall-1', personId: id, body: 'Thank you for the cable' })).id).toBe(message.id);
    const member = profiles('member');
    await member.addMessage({ key: 'wall-2', personId: id, parentId: message.id, body: 'Any time' });
    await member.setHidden(message.id, true);
    const lately = await profiles('visitor').readLately(id);
    expect(lately.wall.map(({ body, isHidden, parentId }) => [body, isHidden, parentId])).toEqual([['Any time', false, message.id], ['Thank you for the cable', true, undefined]]);
    await member.setHidden(message.id, false);
    expect((await profiles('visitor').readLately(id)).wall.every(({ isHidden }) => !isHidden)).toBe(true);
  });

  test('are praised and seen in the stream, but not by what owners hid', async () => {
    const { start } = await open('owner', accounts.member);
    const member = start.person!;
    const stream = createSharePointStream(site('owner'));
    const people = [{ id: member.id, name: member.name, email: member.email }];
    const praise = await stream.addPost({ key: `p${++keys}`, kind: 'praise', title: '', body: 'Well done', details: { ...noDetails, praise: { badge: 'calm', people } } });
    const reply = createSharePointStream(site('member'));
    await reply.readStart(5);
    await reply.addReply({ key: `p${++keys}`, postId: praise.id, body: 'Thanks', mentions: [] });
    const own = await reply.addPost({ key: `p${++keys}`, kind: 'question', title: 'Which torque?', body: 'For the mast', details: noDetails });
    expect((await open('visitor', accounts.member)).details.praise).toEqual([expect.objectContaining({ postId: praise.id, badge: 'calm' })]);
    const lately = await profiles('visitor').readLately(member.id);
    expect(lately.activities.map(({ kind, title }) => [kind, title]).sort()).toEqual([['question', 'Which torque?'], ['reply', 'Well done']]);
    await stream.moderate(own.id, 'hide', 'Double');
    await stream.moderate(praise.id, 'hide', 'Double');
    expect((await profiles('visitor').readLately(member.id)).activities).toEqual([]);
    expect((await open('visitor', accounts.member)).details.praise).toEqual([]);
  });

  test('show what else they made, where a wiki is there and where none is', async () => {
    const { start } = await open('owner', accounts.member);
    const id = start.person!.id;
    const withWiki = (): ProfileService => createSharePointProfiles(site('visitor'), new SitePeople(site('visitor')), [wikiActivities('https://contoso.example/wiki'), blogActivities('')]);
    expect((await withWiki().readLately(id)).activities).toEqual([]);
    for (const area of [wikiArea, blogArea]) await new SiteSetup(site('owner'), area).run({ kind: 'members' });
    const article = (Title: string, change: object): Promise<unknown> => test$.request('member', 'POST', `_api/web/lists/getByTitle('Loggia Articles')/items`, { body: { Title, Key: Title, ...change } });
    await article('Tides', { PublishedAt: '2020-01-01T08:00:00Z' });
    await article('On its way', {});
    expect((await test$.request('member', 'POST', `_api/web/lists/getByTitle('Loggia Wiki Pages')/items`, { body: { Title: 'Knots', Key: 'page-1', ParentId: 0 } })).status).toBe(201);
    expect((await withWiki().readLately(id)).activities).toEqual([expect.objectContaining({ kind: 'page', title: 'Knots', href: 'https://contoso.example/wiki#wiki=page/1' }), { kind: 'article', title: 'Tides', at: '2020-01-01T08:00:00Z' }]);
  }, 60_000);

  test('are kept in lists of one’s own', async () => {
    const member = profiles('member');
    await member.saveContactList({ id: 'crew', name: 'Crew', accounts: [login(accounts.owner)] });
    await member.saveContactList({ id: 'crew', name: 'Deck crew', accounts: [login(accounts.owner), login(accounts.visitor)] });
    expect(await member.listContactLists()).toEqual([{ id: 'crew', name: 'Deck crew', accounts: [login(accounts.owner), login(accounts.visitor)] }]);
    expect(await profiles('visitor').listContactLists()).toEqual([]);
    await member.deleteContactList('crew');
    expect(await member.listContactLists()).toEqual([]);
  });
});

describe('a card', () => {
  test('tells at a glance, in two round trips and then one', async () => {
    const cards = new SharePointPersonCards(site('visitor'), new SitePeople(site('visitor')));
    const { start } = await open('owner', accounts.member);
    const first = await counted('visitor', () => cards.readCard(start.person!));
    expect(first.value).toMatchObject({ role: 'Oceanographer', office: 'Bergen', pronouns: 'she/her', hasProfile: true, isSelf: false, canFollow: false, common: { kind: 'office', text: 'Bergen' } });
    expect(first.count).toBe(2);
    expect((await counted('visitor', () => cards.readCard(start.viewer.person))).count).toBe(1);
  });

  test('follows', async () => {
    const cards = new SharePointPersonCards(site('member'), new SitePeople(site('member')));
    const { start } = await open('member', accounts.owner);
    await cards.setFollowed(start.person!, true);
    expect(await cards.readCard(start.person!)).toMatchObject({ isFollowed: true, canFollow: true });
    await cards.setFollowed(start.person!, false);
    expect(await cards.readCard(start.person!)).toMatchObject({ isFollowed: false });
  });
});

describe('what the server refuses, and what forged rows do', () => {
  const items = (list: string): string => `_api/web/lists/getByTitle('${list}')/items`;
  const merge = { 'If-Match': '*', 'X-HTTP-Method': 'MERGE' };

  test('nobody changes or deletes another’s profile', async () => {
    const rows = (await test$.request('member', 'GET', `${items('Loggia Profiles')}?$select=Id`)).json as { value: { Id: number }[] };
    const id = rows.value[0]?.Id ?? 0;
    await profiles('owner').saveProfile({ pronouns: 'he/him' });
    const own = (await test$.request('member', 'GET', `${items('Loggia Profiles')}?$select=Id&$orderby=Id desc&$top=1`)).json as { value: { Id: number }[] };
    const ownersRow = own.value[0]?.Id ?? 0;
    expect(ownersRow).not.toBe(id);
    expect((await test$.request('member', 'POST', `${items('Loggia Profiles')}(${ownersRow})`, { body: { Pronouns: 'x' }, headers: merge })).status).toBe(403);
    expect((await test$.request('member', 'POST', `${items('Loggia Profiles')}(${ownersRow})`, { headers: { 'If-Match': '*', 'X-HTTP-Method': 'DELETE' } })).status).toBe(403);
    expect((await test$.request('visitor', 'POST', items('Loggia Profiles'), { body: { Title: 'x', Key: 'profile|u9' } })).status).toBe(403);
  });

  test('what somebody does not show any more is nowhere to be read', async () => {
    await profiles('owner').saveProfile({ birthday: '03-14', about: 'Once upon a time' });
    await profiles('owner').saveProfile({ birthday: '', about: '' });
    const rows = (await test$.request('visitor', 'GET', `${items('Loggia Profiles')}?$select=*&$orderby=Id desc&$top=1`)).json as { value: { Id: number }[] };
    expect(JSON.stringify(rows)).not.toMatch(/03-14|Once upon/);
    const versions = await test$.request('visitor', 'GET', `${items('Loggia Profiles')}(${rows.value[0]?.Id ?? 0})/versions`);
    expect(JSON.stringify(versions.json)).not.toMatch(/03-14|Once upon/);
  });

  test('is gone with the next set-up where a site kept versions of profiles before', async () => {
    const list = `_api/web/lists/getByTitle('Loggia Profiles')`;
    const write = async (role: Role, path: string, body: unknown): Promise<number> => (await test$.request(role, 'POST', path, { body, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status;
    expect(await write('owner', list, { EnableVersioning: true, MajorVersionLimit: 20 })).toBe(204);
    await profiles('member').saveProfile({ birthday: '03-14' });
    await profiles('member').saveProfile({ birthday: '' });
    const rows = (await test$.request('owner', 'GET', `${list}/items?$select=Id,Author/EMail&$expand=Author&$filter=Author/EMail eq '${accounts.member}'`)).json as { value: { Id: number }[] };
    const versions = async (role: Role): Promise<string> => (await test$.request(role, 'GET', `${list}/items(${rows.value[0]?.Id ?? 0})/versions`)).text;
    expect(await versions('visitor')).toContain('03-14');
    const setting = (await test$.request('owner', 'GET', `_api/web/lists/getByTitle('Loggia Settings')/items?$filter=Key eq 'version/people'`)).json as { value: { Id: number }[] };
    expect(await write('owner', `_api/web/lists/getByTitle('Loggia Settings')/items(${setting.value[0]?.Id ?? 0})`, { Value: '2' })).toBe(204);
    const setup = new SiteSetup(site('owner'), peopleArea);
    expect(await setup.readState()).toBe('outdated');
    await expect(new SiteSetup(site('visitor'), peopleArea).run({ kind: 'members' })).rejects.toMatchObject({ kind: 'forbidden' });
    await setup.run({ kind: 'members' });
    expect(await setup.readState()).toBe('ready');
    expect(await versions('visitor')).not.toContain('03-14');
    expect(await versions('visitor')).toContain('Birthday');
  });

  test('a row in the name of somebody else is not shown and does not keep them from writing', async () => {
    const store = test$.sharePoint!.store;
    const owner = (await open('owner')).start.viewer.person;
    // The owner's key is free again, as after a deletion.
    const rows = (await test$.request('owner', 'GET', `${items('Loggia Profiles')}?$select=Id,AuthorId&$filter=AuthorId eq ${owner.id}`)).json as { value: { Id: number }[] };
    for (const { Id } of rows.value) await test$.request('owner', 'POST', `${items('Loggia Profiles')}(${Id})`, { headers: { 'If-Match': '*', 'X-HTTP-Method': 'DELETE' } });
    expect((await test$.request('member', 'POST', items('Loggia Profiles'), { body: { Title: 'x', Key: `profile|u${owner.id}`, Account: owner.loginName, About: 'I am silly' } })).status).toBe(201);
    expect((await open('visitor', accounts.owner)).details.profile.about).toBe('');
    await profiles('owner').saveProfile({ about: 'Really me' });
    expect((await open('visitor', accounts.owner)).details.profile.about).toBe('Really me');
    expect((await open('visitor', accounts.member)).details.profile.about).toBe('');
    expect(store).toBeDefined();
  });

  test('nobody follows or confirms in another’s name, nor blocks them from it', async () => {
    const { start } = await open('owner', accounts.member);
    const [owner, member] = [start.viewer.person.id, start.person!.id];
    const forge = (type: string, source: string, target: string): Promise<{ status: number }> =>
      test$.request('member', 'POST', items('Loggia Edges'), { body: { Title: type, Key: `${type}|${source}|${target}|u${owner}`, Type: type, SourceKey: source, TargetKey: target } });
    expect((await forge('follow', `user/${owner}`, `user/${member}`)).status).toBe(201);
    expect((await forge('endorse', `user/${owner}/knots`, `user/${member}`)).status).toBe(201);
    // And in their own name about themselves.
    expect((await forge('endorse', `user/${member}/knots`, `user/${member}`)).status).toBe(201);
    const seen = (await open('visitor', accounts.member)).details;
    expect([seen.followers.ids, seen.skills.map(({ endorserIds }) => endorserIds)]).toEqual([[], [[], []]]);
    await profiles('owner').setFollowed(accounts.member, true);
    await profiles('owner').setEndorsed(member, 'Knots', true);
    const after = (await open('visitor', accounts.member)).details;
    expect(after.followers.ids).toEqual([owner]);
    expect(after.skills[0]).toEqual({ skill: 'Knots', endorserIds: [owner] });
    await profiles('owner').setFollowed(accounts.member, false);
    expect((await open('visitor', accounts.member)).details.followers.ids).toEqual([]);
  });

  test('nobody but the page’s person hides a message, and nobody changes another’s', async () => {
    const { start, service } = await open('owner', accounts.owner);
    const id = start.person!.id;
    const { id: messageId } = await service.addMessage({ key: 'wall-9', personId: id, body: 'Mine' });
    await profiles('member').setHidden(messageId, true);
    expect((await profiles('visitor').readLately(id)).wall).toMatchObject([{ body: 'Mine', isHidden: false }]);
    expect((await test$.request('member', 'POST', `${items('Loggia Wall')}(${messageId})`, { body: { Body: 'x' }, headers: merge })).status).toBe(403);
    expect((await test$.request('visitor', 'POST', items('Loggia Wall'), { body: { Title: 'x', Key: 'y', PersonId: id } })).status).toBe(403);
  });

  test('only owners say where profiles are', async () => {
    await expect(profiles('member').saveProfilePage('SitePages/Evil.aspx?user=')).rejects.toMatchObject({ kind: 'forbidden' });
    await profiles('owner').saveProfilePage('SitePages/Colleagues.aspx?user=');
    expect((await profiles('visitor').readStart()).profilePage).toBe('SitePages/Colleagues.aspx?user=');
  });
});

describe('at the size of a large company', () => {
  test('a page of somebody whom more follow than SharePoint looks through costs the same, and says that there are more', async () => {
    const { store } = test$.sharePoint!;
    const { start } = await open('visitor', accounts.owner);
    const owner = start.person!.id;
    const list = store.lists.byUrl('/sites/test/Lists/LoggiaEdges')!;
    const follow = (number: number): ImportedRow => {
      const author = 100_000 + number;
      return { author, created: new Date('2026-01-01T00:00:00Z'), values: { Title: 'follow', Key: `follow|user/${author}|user/${owner}|u${author}`, Type: 'follow', SourceKey: `user/${author}`, TargetKey: `user/${owner}` } };
    };
    importRows(store.database, store.lists, list, Array.from({ length: 6000 }, (_, index) => follow(index)));
    const service = profiles('visitor');
    const first = await counted('visitor', () => service.readStart(accounts.owner));
    const second = await counted('visitor', () => service.readDetails(first.value));
    expect([first.count, second.count]).toEqual([1, 2]);
    expect(second.value.followers.hasMore).toBe(true);
    expect(second.value.followers.ids.length).toBe(500);
    expect((await counted('visitor', () => service.readLately(owner))).count).toBeLessThanOrEqual(2);
    await profiles('member').setFollowed(accounts.owner, true);
    expect((await open('member', accounts.owner)).details.isFollowed).toBe(true);
  }, 60_000);
});
