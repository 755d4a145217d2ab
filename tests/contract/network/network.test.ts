import { noExclusions, type Exclusions } from '../../../src/domain/directory/exclusions';
import { noDetails } from '../../../src/domain/stream/post';
import { SharePointNetwork } from '../../../src/gateway/network/sharePointNetwork';
import { createSharePointProfiles } from '../../../src/gateway/people/sharePointProfiles';
import { SitePeople } from '../../../src/gateway/shared/sitePeople';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { peopleArea } from '../../../src/provisioning/people/lists';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { edgeKey } from '../../../src/domain/shared/edges';
import { targetKey } from '../../../src/domain/shared/keys';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let running: TestSite;
let trips: string[] = [];
const ids = new Map<string, number>();
const mail = (name: string): string => `${name}@contoso.onmicrosoft.com`;
const login = (name: string): string => `i:0#.f|membership|${name.includes('@') ? name : mail(name)}`;

function site(role: Role): Site {
  return siteOf(running.as(role, (method, url) => trips.push(`${method} ${url}`)), running.url);
}
function network(role: Role, rules: Partial<Exclusions> = {}): SharePointNetwork {
  const here = site(role);
  const people = new SitePeople(here);
  return new SharePointNetwork(here, people, { ...noExclusions, ...rules }, (account, isFollowed) => createSharePointProfiles(here, people).setFollowed(account, isFollowed), createSharePointProfiles(here, people));
}
function follow(pairs: readonly (readonly [string, string])[]): void {
  const { store } = running.sharePoint!;
  const list = store.lists.byUrl(`${new URL(running.url).pathname}/Lists/LoggiaEdges`)!;
  importRows(store.database, store.lists, list, pairs.map(([from, to]) => {
    const [author, target] = [ids.get(from)!, ids.get(to)!];
    const edge = { type: 'follow' as const, sourceKey: targetKey('user', author), targetKey: targetKey('user', target) };
    return { author, created: new Date(), values: { Title: 'follow', Key: edgeKey(edge, author), Type: 'follow', SourceKey: edge.sourceKey, TargetKey: edge.targetKey } };
  }));
}

beforeAll(async () => {
  running = await startSharePoint();
  const { sites, profiles, search } = running.sharePoint!.store;
  for (const name of ['chief', 'ada', 'ben', 'cleo', 'dan', 'eva', 'fay', 'lone']) ids.set(name, sites.ensurePerson(mail(name), name).id);
  for (const role of ['owner', 'member'] as const) ids.set(role, sites.ensurePerson(accounts[role], `Site ${role}`).id);
  profiles.set(mail('chief'), { Title: 'Chief', Department: 'Board', WorkEmail: mail('chief') });
  profiles.set(accounts.owner, { Title: 'Boss', Department: 'Field', Manager: mail('chief'), WorkEmail: accounts.owner });
  profiles.set(accounts.member, { Title: 'Diver', Department: 'Field', Manager: accounts.owner, 'SPS-Skills': 'Knots', WorkEmail: accounts.member });
  for (const [name, Department, skills] of [['ada', 'Field', ''], ['ben', 'Sales', ''], ['cleo', 'Sales', ''], ['dan', 'Board', ''], ['fay', 'Sales', 'Knots']] as const) profiles.set(mail(name), { Department, Manager: mail('chief'), 'SPS-Skills': skills, WorkEmail: mail(name), PreferredName: name });
  await new SiteSetup(site('owner'), streamArea).run({ kind: 'members' });
  await new SiteSetup(site('owner'), peopleArea).run({ kind: 'members' });
  follow([['member', 'ada'], ['ada', 'member'], ['member', 'ben'], ['ada', 'cleo'], ['ben', 'cleo'], ['cleo', 'dan'], ['dan', 'eva']]);
  search.crawl(0, true);
}, 60_000);
beforeEach(() => { trips = []; });
afterAll(() => running.close());

describe('reporting lines', () => {
  test('go to the top and to the team, in two round trips', async () => {
    const org = await network('member').readOrg(accounts.owner);
    expect(trips).toHaveLength(2);
    expect(org.chain.map(({ role }) => role)).toEqual(['Chief']);
    expect(org.person).toMatchObject({ role: 'Boss', reports: [login(accounts.member)] });
    expect(org.team.map(({ role }) => role)).toEqual(['Diver']);
    expect([org.isSelf, (await network('owner').readOrg()).isSelf]).toEqual([false, true]);
  });

  test('do not follow a circle for ever', async () => {
    const { profiles } = running.sharePoint!.store;
    profiles.set(mail('dan'), { Manager: mail('eva') });
    profiles.set(mail('eva'), { Manager: mail('dan') });
    const org = await network('member').readOrg(mail('dan'));
    expect(org.chain.map(({ account }) => account)).toEqual([login('eva')]);
    expect(org.hasLoop).toBe(true);
    expect((await network('member').readOrg(accounts.owner)).hasLoop).toBe(false);
    profiles.set(mail('dan'), { Manager: mail('chief'), Department: 'Board' });
    profiles.set(mail('eva'), { Manager: '' });
  });

  test('of a manager with 400 reports cost the same, the rest comes page by page', async () => {
    const { sites, profiles } = running.sharePoint!.store;
    for (let index = 0; index < 400; index++) {
      sites.ensurePerson(mail(`r${index}`), `Report ${index}`);
      profiles.set(mail(`r${index}`), { Manager: mail('lone') });
    }
    const org = await network('member').readOrg(mail('lone'));
    expect(trips).toHaveLength(2);
    expect([org.person.reports.length, org.team.length]).toEqual([400, 24]);
    expect(await network('member').listPeople(org.person.reports.slice(24, 72))).toHaveLength(48);
  });

  test('of nobody, and of somebody whom the page leaves out, are told so', async () => {
    await expect(network('member').readOrg('nobody@contoso.onmicrosoft.com')).rejects.toMatchObject({ kind: 'notFound' });
    await expect(network('member', { people: [mail('ada')] }).readOrg(mail('ada'))).rejects.toMatchObject({ kind: 'notFound' });
    expect((await network('member', { departments: ['Board'] }).readOrg()).chain.map(({ role }) => role)).toEqual(['Boss']);
  });
});

describe('a rule of the owner', () => {
  test('ends the line below somebody who is left out, and tells no number that counts them', async () => {
    const { profiles } = running.sharePoint!.store;
    profiles.set(mail('cleo'), { Manager: accounts.member });
    const org = await network('owner', { people: [accounts.member] }).readOrg(mail('cleo'));
    expect(org.chain).toEqual([]);
    profiles.set(mail('cleo'), { Manager: mail('chief') });
    const boss = await network('member', { people: [mail('ben')] }).readOrg(mail('chief'));
    expect(boss.person.reports).not.toContain(login('ben'));
    expect(boss.hasExactCounts).toBe(true);
    expect((await network('member', { departments: ['Sales'] }).readOrg(mail('chief'))).hasExactCounts).toBe(false);
  });

  test('holds for whom the search field finds, and for members of a group', async () => {
    expect((await network('member').searchPeople('cle')).map(({ name }) => name)).toEqual(['cleo']);
    expect(await network('member', { people: [mail('cleo')] }).searchPeople('cle')).toEqual([]);
    await running.request('owner', 'POST', '_api/web/sitegroups', { body: { Title: 'Quiet', OnlyAllowMembersViewMembership: false } });
    await running.request('owner', 'POST', "_api/web/sitegroups/getbyname('Quiet')/users", { body: { LoginName: login('cleo') } });
    expect(await network('member', { groups: ['Quiet'] }).searchPeople('cle')).toEqual([]);
    await expect(network('member', { groups: ['Quiet'] }).readOrg(mail('cleo'))).rejects.toMatchObject({ kind: 'notFound' });
    expect((await network('member', { groups: ['Quiet'] }).readCircle()).people.has(login('cleo'))).toBe(false);
    // The only way to dan leads over cleo, and the one over the chief executive is open.
    expect((await network('member', { groups: ['Quiet'] }).findChain(mail('dan')))?.people.map(({ name }) => name)).not.toContain('cleo');
  });
});

describe('who knows whom', () => {
  const names = (circle: Awaited<ReturnType<SharePointNetwork['readCircle']>>, step: number): string[] => [...circle.places].filter(([, place]) => place.step === step).map(([account]) => account.replace(/^.*\|(.*)@.*$/, '$1')).sort();

  test('is drawn outward from oneself, in five round trips', async () => {
    const circle = await network('member').readCircle();
    expect(trips).toHaveLength(5);
    expect(names(circle, 1)).toEqual(['ada', 'ben', 'fay']);
    expect(names(circle, 2)).toEqual(['cleo']);
    expect(circle.people.get(login('ada'))).toMatchObject({ department: 'Field' });
    expect(circle.links.find(({ b, a }) => [a, b].includes(login('fay')))?.skills).toEqual(['Knots']);
  });

  test('counts answers and praise, and not what is said in another’s name', async () => {
    const post = await createSharePointStream(site('owner')).addPost({ key: 'p1', kind: 'update', title: '', body: 'Wind', details: noDetails });
    await createSharePointStream(site('member')).addReply({ key: 'r1', postId: post.id, body: 'Calm', mentions: [] });
    const [owner, member] = [ids.get('owner')!, ids.get('member')!];
    // Somebody claims that the owner follows the member.
    const forged = { Title: 'follow', Key: `forged-${member}`, Type: 'follow', SourceKey: `user/${owner}`, TargetKey: `user/${member}` };
    expect((await running.request('member', 'POST', `_api/web/lists/getByTitle('Loggia Edges')/items`, { body: JSON.stringify(forged) })).status).toBe(201);
    const circle = await network('member').readCircle();
    const link = circle.links.find(({ a, b }) => [a, b].includes(login(accounts.owner)) && [a, b].includes(login(accounts.member)));
    expect(link).toMatchObject({ replies: 1, aFollows: false, bFollows: false });
  });

  test('leaves out whom the owner leaves out, with all that led over them', async () => {
    const circle = await network('member', { people: [mail('cleo')], departments: ['Field'] }).readCircle().catch((error: unknown) => error);
    // The reader's own department is left out: there is nothing in the middle.
    expect(circle).toMatchObject({ kind: 'notFound' });
    const other = await network('member', { people: [mail('cleo'), mail('fay')] }).readCircle();
    expect([...other.people.keys()]).not.toEqual(expect.arrayContaining([login('cleo')]));
    expect(names(other, 1)).not.toContain('fay');
    expect(other.suggestions.map(({ account }) => account)).not.toContain(login('cleo'));
  });
});

describe('who connects us', () => {
  test('is the shortest chain by follows, or the reporting lines where they are shorter', async () => {
    const chain = await network('member').findChain(mail('dan'));
    expect(trips.length).toBeLessThanOrEqual(7);
    expect(chain?.people).toHaveLength(4);
    const boss = await network('member').findChain(accounts.owner);
    expect([boss?.people.length, boss?.links.map(({ kind }) => kind)]).toEqual([2, ['reports']]);
    expect((await network('owner').findChain(accounts.member))?.links.map(({ kind }) => kind)).toEqual(['leads']);
  });

  test('leads over praise and answers where nobody follows', async () => {
    const { sites, profiles } = running.sharePoint!.store;
    for (const name of ['gil', 'hana']) {
      ids.set(name, sites.ensurePerson(mail(name), name).id);
      profiles.set(mail(name), { Department: 'Lab', WorkEmail: mail(name), PreferredName: name });
    }
    const list = (name: string): Parameters<typeof importRows>[2] => running.sharePoint!.store.lists.byUrl(`${new URL(running.url).pathname}/Lists/${name}`)!;
    const add = (name: string, author: string, values: Record<string, unknown>): void => { importRows(running.sharePoint!.store.database, running.sharePoint!.store.lists, list(name), [{ author: ids.get(author)!, created: new Date(), values: values as never }]); };
    const post = await createSharePointStream(site('member')).addPost({ key: 'p-chain', kind: 'update', title: '', body: 'Fog', details: noDetails });
    add('LoggiaReplies', 'gil', { Title: 'r', Key: 'r-gil', PostId: post.id, Body: 'Thick' });
    const praise = { type: 'praise' as const, sourceKey: 'post/9999', targetKey: targetKey('user', ids.get('hana')!) };
    add('LoggiaEdges', 'gil', { Title: 'praise', Key: edgeKey(praise, ids.get('gil')!), Type: 'praise', SourceKey: praise.sourceKey, TargetKey: praise.targetKey });
    trips = [];
    const chain = await network('member').findChain(mail('hana'));
    expect(trips.length).toBeLessThanOrEqual(7);
    expect(chain?.people.map(({ account }) => account)).toEqual([login(accounts.member), login('gil'), login('hana')]);
    expect(chain?.links.map((link) => link.kind === 'ties' && [link.link.replies, link.link.praise])).toEqual([[1, 0], [0, 1]]);
    const circle = await network('member').readCircle();
    expect(circle.links.find(({ a, b }) => [a, b].includes(login('gil')) && [a, b].includes(login(accounts.member)))).toMatchObject({ replies: 1 });
  });

  test('is nobody for somebody whom nothing ties to others', async () => {
    expect(await network('member').findChain(mail('lone'))).toBeUndefined();
    expect(trips.length).toBeLessThanOrEqual(7);
  });
});

describe('how two people follow each other', () => {
  test('is told with the colleagues whom one follows and who follow them too, in four round trips', async () => {
    const relation = await network('member').readRelation(mail('cleo'));
    expect(trips.length).toBeLessThanOrEqual(4);
    expect(relation).toMatchObject({ isFollowed: false, followsYou: false, mutualCount: 2, isCut: false, canFollow: true });
    expect(relation.mutual.map(({ name }) => name).sort()).toEqual(['ada', 'ben']);
    expect(await network('member').readRelation(mail('ada'))).toMatchObject({ isFollowed: true, followsYou: true });
    const left = await network('member', { people: [mail('ben')] }).readRelation(mail('cleo'));
    expect([left.mutualCount, left.mutual.map(({ name }) => name)]).toEqual([1, ['ada']]);
  });

  test('is nothing for somebody who has never been here, and nobody follows who may only read', async () => {
    running.sharePoint!.store.profiles.set(mail('new'), { Title: 'New' });
    expect(await network('member').readRelation(mail('new'))).toEqual({ isFollowed: false, followsYou: false, mutual: [], mutualCount: 0, isCut: false, canFollow: true });
    expect((await network('visitor').readRelation(mail('ada'))).canFollow).toBe(false);
  });
});

describe('contact lists', () => {
  const rows = `_api/web/lists/getByTitle('Loggia Own State')/items`;

  test('are kept for oneself: nobody else reads, changes or removes them', async () => {
    await network('member').saveContactList({ id: 'crew', name: 'Crew', accounts: [login('ada')] });
    expect(await network('member').listContactLists()).toEqual([{ id: 'crew', name: 'Crew', accounts: [login('ada')] }]);
    const mine = await running.request('member', 'GET', `${rows}?$filter=Type eq 'contacts'&$select=Id`);
    const [{ Id: id }] = (mine.json as { value: [{ Id: number }] }).value;
    expect((await running.request('visitor', 'GET', `${rows}?$filter=Type eq 'contacts'`)).json).toEqual(expect.objectContaining({ value: [] }));
    for (const [method, headers] of [['GET', {}], ['POST', { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' }], ['POST', { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' }]] as const) {
      expect((await running.request('visitor', method, `${rows}(${id})`, { headers, ...(method === 'POST' ? { body: { Value: '{}' } } : {}) })).status).toBeGreaterThanOrEqual(400);
    }
    expect(await network('member').listContactLists()).toHaveLength(1);
  });

  test('in another’s name are not theirs', async () => {
    await running.request('owner', 'POST', rows, { body: { Title: 'contacts', OwnerId: ids.get('member'), Type: 'contacts', TargetKey: 'forged', Value: JSON.stringify({ name: 'Forged', accounts: [] }) } });
    expect((await network('member').listContactLists()).map(({ name }) => name)).toEqual(['Crew']);
    await network('member').deleteContactList('crew');
    expect(await network('member').listContactLists()).toEqual([]);
  });
});

describe('suggestions', () => {
  test('are dismissed for good, and nobody else can read or forge that', async () => {
    const before = await network('member').readCircle();
    expect(before.suggestions[0]).toMatchObject({ account: login('cleo'), followedBy: expect.arrayContaining([login('ada'), login('ben')]) as string[] });
    await network('member').dismiss(login('cleo'));
    await network('member').dismiss(login('cleo'));
    expect((await network('member').readCircle()).suggestions.map(({ account }) => account)).not.toContain(login('cleo'));
    const rows = `_api/web/lists/getByTitle('Loggia Own State')/items`;
    expect((await running.request('visitor', 'GET', `${rows}?$filter=Type eq 'notSuggested'`)).json).toEqual(expect.objectContaining({ value: [] }));
    // A row in another's name says nothing about them.
    await running.request('owner', 'POST', rows, { body: JSON.stringify({ Title: 'notSuggested', OwnerId: ids.get('member'), Type: 'notSuggested', TargetKey: login('fay') }) });
    expect((await network('member').readCircle()).suggestions.map(({ account }) => account)).toContain(login('fay'));
  });

  test('go when they are followed', async () => {
    await network('member').setFollowed(login('fay'), true);
    expect((await network('member').readCircle()).suggestions.map(({ account }) => account)).not.toContain(login('fay'));
  });
});
