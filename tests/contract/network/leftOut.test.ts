import { nobodyChosen } from '../../../src/domain/directory/directory';
import { noExclusions, parseExclusions, type Exclusions, type StoredExclusions } from '../../../src/domain/directory/exclusions';
import { edgeKey } from '../../../src/domain/shared/edges';
import { ownKey, targetKey } from '../../../src/domain/shared/keys';
import { PeopleDirectory } from '../../../src/gateway/directory/peopleDirectory';
import { SharePointNetwork } from '../../../src/gateway/network/sharePointNetwork';
import { createSharePointProfiles } from '../../../src/gateway/people/sharePointProfiles';
import { SitePeople } from '../../../src/gateway/shared/sitePeople';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { peopleArea } from '../../../src/provisioning/people/lists';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(90_000);

const today = '2026-05-04';
const zoe = 'zoe@partner.example';
const login = (address: string): string => `i:0#.f|membership|${address}`;
const chief = 'chief@contoso.onmicrosoft.com';
const [ada, ben, dan] = ['ada@contoso.onmicrosoft.com', 'ben@contoso.onmicrosoft.com', 'dan@contoso.onmicrosoft.com'] as const;

let running: TestSite;
const ids = new Map<string, number>();
const site = (role: Role): Site => siteOf(running.as(role), running.url);
const directory = (rules: Exclusions): PeopleDirectory => new PeopleDirectory(site('member'), rules);
function network(rules: Exclusions): SharePointNetwork {
  const here = site('member');
  return new SharePointNetwork(here, new SitePeople(here), rules, () => Promise.resolve(), createSharePointProfiles(here));
}
function addRows(list: string, rows: readonly { readonly author: string; readonly values: Record<string, string> }[]): void {
  const { store } = running.sharePoint!;
  importRows(store.database, store.lists, store.lists.byUrl(`${new URL(running.url).pathname}/Lists/${list}`)!, rows.map(({ author, values }) => ({ author: ids.get(author)!, created: new Date(), values })));
}

/** Where somebody is named, of all that a page about people shows. */
async function placesOf(rules: Exclusions): Promise<string[]> {
  const people = directory(rules);
  const all = await people.findPeople(nobodyChosen, 0, 100);
  const net = network(rules);
  const org = await net.readOrg(chief);
  const circle = await net.readCircle();
  const chain = await net.findChain(dan);
  const relation = await net.readRelation(dan);
  const found: Record<string, boolean> = {
    results: all.people.some(({ email }) => email === zoe),
    'results of words': (await people.findPeople({ ...nobodyChosen, words: 'zoe' }, 0, 24)).people.length > 0,
    'results of what is said': (await people.findPeople({ ...nobodyChosen, words: 'celestial' }, 0, 24)).people.length > 0,
    'results of a language': (await people.findPeople({ ...nobodyChosen, chosen: { language: ['Basque'] } }, 0, 24)).people.length > 0,
    'these days': (await people.readWeek(today)).occasions.some(({ person }) => person.email === zoe),
    'reporting lines': org.team.some(({ account }) => account === login(zoe)),
    'the middle of reporting lines': await net.readOrg(zoe).then(() => true, () => false),
    network: circle.people.has(login(zoe)),
    suggestions: circle.suggestions.some(({ account }) => account === login(zoe)),
    chain: chain?.people.some(({ account }) => account === login(zoe)) ?? false,
    'mutual followers': relation.mutual.some(({ account }) => account === login(zoe)),
    'search field of the network': (await net.searchPeople('zoe')).length > 0,
    'contact lists': (await net.listPeople([login(zoe)])).length > 0
  };
  return Object.entries(found).filter(([, isThere]) => isThere).map(([place]) => place);
}

beforeAll(async () => {
  running = await startSharePoint({ limits: { searchesPerSecond: 1000 } });
  const { sites, profiles, search } = running.sharePoint!.store;
  for (const [address, name] of [[chief, 'Chief'], [ada, 'Ada'], [ben, 'Ben'], [dan, 'Dan'], [zoe, 'Zoe Guest'], [accounts.member, 'Site Member']] as const) ids.set(address, sites.ensurePerson(address, name).id);
  for (const address of [ada, ben, accounts.member]) profiles.set(address, { Department: 'Field work', WorkEmail: address, Title: 'Diver', Office: 'Bergen', Manager: chief });
  profiles.set(chief, { Department: 'Board', WorkEmail: chief, Title: 'Chief', Office: 'Bergen' });
  profiles.set(dan, { Department: 'Far away', WorkEmail: dan, Title: 'Keeper', Office: 'Bergen' });
  profiles.set(zoe, { Department: 'Visitors', WorkEmail: zoe, Title: 'Contractor', Office: 'Harbour', Manager: chief, PreferredName: 'Zoe Guest', CostCenter: '4711' });
  for (const area of [streamArea, peopleArea]) await new SiteSetup(site('owner'), area).run({ kind: 'members' });
  const follow = (author: string, target: string): { author: string; values: Record<string, string> } => {
    const edge = { type: 'follow' as const, sourceKey: targetKey('user', ids.get(author)!), targetKey: targetKey('user', ids.get(target)!) };
    return { author, values: { Title: 'follow', Key: edgeKey(edge, ids.get(author)!), Type: 'follow', SourceKey: edge.sourceKey, TargetKey: edge.targetKey } };
  };
  addRows('LoggiaEdges', [follow(accounts.member, ada), follow(accounts.member, ben), follow(ada, zoe), follow(ben, zoe), follow(zoe, dan)]);
  addRows('LoggiaProfiles', [{ author: zoe, values: { Title: 'profile', Key: ownKey('profile', ids.get(zoe)!), Skills: 'Celestial navigation', Languages: 'Basque', Birthday: '05-05' } }]);
  expect((await running.request('owner', 'POST', '_api/web/sitegroups', { body: { Title: 'Confidential', OnlyAllowMembersViewMembership: false } })).status).toBe(201);
  expect((await running.request('owner', 'POST', "_api/web/sitegroups/getbyname('Confidential')/users", { body: { LoginName: login(zoe) } })).status).toBe(201);
  search.crawl(0, true);
});
afterAll(() => running.close());

test('without a rule somebody is wherever they belong', async () => {
  expect(await placesOf(noExclusions)).toEqual(['results', 'results of words', 'results of what is said', 'results of a language', 'these days', 'reporting lines', 'the middle of reporting lines', 'network', 'suggestions', 'chain', 'search field of the network', 'contact lists']);
});

test.each<[string, StoredExclusions]>([
  ['as a single person', { people: zoe }], ['by domain', { domains: '@partner.example' }], ['by a pattern of names', { names: '*guest' }], ['by the beginning of names', { names: 'zoe*' }],
  ['by department', { departments: 'Visitors' }], ['by role', { values: 'Role: contract*' }], ['by place', { values: 'Place: Harbour' }], ['by any property of the profiles', { values: 'Cost center: 47*' }], ['by group', { groups: 'Confidential' }]
])('whoever is left out %s is nowhere on the page', async (_how, stored) => {
  const rules = parseExclusions(stored);
  expect(await placesOf(rules)).toEqual([]);
  const page = await directory(rules).findPeople(nobodyChosen, 0, 100);
  // A filter either does not count them, or says that its numbers are upper limits.
  const isCounted = page.facets.department?.some(({ value }) => value === 'Visitors') ?? false;
  expect(isCounted && !page.isAbout).toBe(false);
  expect((await directory(rules).previewExclusions()).leftOut).toBe(1);
});

test('accounts without a department are nowhere on the page', async () => {
  const { profiles, search } = running.sharePoint!.store;
  profiles.set(zoe, { Department: '' });
  search.crawl(0, true);
  expect(await placesOf(parseExclusions({ withoutDepartment: true }))).toEqual([]);
});
