import { nobodyChosen, type Directory, type DirectoryQuery } from '../../../src/domain/directory/directory';
import { noExclusions, type Exclusions } from '../../../src/domain/directory/exclusions';
import { PeopleDirectory } from '../../../src/gateway/directory/peopleDirectory';
import { siteOf } from '../../../src/gateway/sp';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let running: TestSite;
let now = Date.parse('2026-05-04T10:00:00Z');
const trips: string[] = [];

const directory = (rules: Partial<Exclusions> = {}): Directory => new PeopleDirectory(siteOf(running.as('visitor', (method, url) => trips.push(`${method} ${url}`)), running.url), { ...noExclusions, ...rules });
const names = async (query: Partial<DirectoryQuery>, rules: Partial<Exclusions> = {}): Promise<string[]> => (await directory(rules).findPeople({ ...nobodyChosen, ...query }, 0, 50)).people.map(({ name }) => name);

beforeAll(async () => {
  running = await startSharePoint({ now: () => new Date(now) });
  const { sites, profiles } = running.sharePoint!.store;
  for (const [name, Department, Title, Office, skills] of [
    ['Ada Lind', 'Field work', 'Oceanographer', 'Bergen', 'Sonar|Knots'], ['Ben Cole', 'Field work', 'Diver', 'Kiel', 'Knots'], ['Cléo Dahl', 'Sales', 'Account Director', 'Kiel', 'Negotiation'], ['svc backup', '', '', '', '']
  ] as const) {
    const [first = '', last = ''] = name.split(' ');
    const email = `${last.toLowerCase()}@${name.startsWith('svc') ? 'robots.contoso.com' : 'contoso.com'}`;
    sites.ensurePerson(email, name);
    profiles.set(email, { Department, Title, Office, 'SPS-Skills': skills, FirstName: first, LastName: last, PreferredName: name, WorkEmail: email });
  }
  now += 60_000;
});
afterAll(() => running.close());

test('people are found in one request, with facets and the way on', async () => {
  trips.length = 0;
  const page = await directory().findPeople({ ...nobodyChosen, words: 'kno' }, 0, 1);
  expect(trips).toHaveLength(1);
  expect(page.total).toBe(2);
  expect(page.people).toHaveLength(1);
  expect(page.next).toBe(1);
  expect(page.facets.department).toEqual([{ value: 'Field work', count: 2 }]);
  const rest = await directory().findPeople({ ...nobodyChosen, words: 'kno' }, 1, 1);
  expect([...page.people, ...rest.people].map(({ name }) => name).sort()).toEqual(['Ada Lind', 'Ben Cole']);
});

test('name, role, place and skill are found, accents folded; filters and letters narrow', async () => {
  expect(await names({ words: 'cleo' })).toEqual(['Cléo Dahl']);
  expect(await names({ words: 'oceano' })).toEqual(['Ada Lind']);
  expect((await names({ chosen: { office: ['Kiel'] } })).sort()).toEqual(['Ben Cole', 'Cléo Dahl']);
  expect(await names({ chosen: { office: ['Kiel'], department: ['Sales'] } })).toEqual(['Cléo Dahl']);
  expect(await names({ letter: 'L' })).toEqual(['Ada Lind']);
});

test('whoever is left out appears in no result, count or facet', async () => {
  const rules = { departments: ['Sales'], people: ['lind@contoso.com'] };
  const page = await directory(rules).findPeople(nobodyChosen, 0, 50);
  expect(page.people.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['Cléo Dahl']));
  expect(page.people.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['Ada Lind']));
  expect(page.facets.department?.map(({ value }) => value)).not.toContain('Sales');
  expect(page.isAbout).toBe(false);
  expect(await names({ words: 'lind' }, rules)).toEqual([]);
  expect(await names({ words: 'svc' }, { domains: ['robots.contoso.com'] })).toEqual([]);
  expect(await names({ words: 'svc' }, { withoutDepartment: true })).toEqual([]);
  expect(await names({ words: 'backup' }, { names: ['svc*'] })).toEqual([]);
});

describe('the members of a group of the site', () => {
  async function makeGroup(title: string, login: string, settings: Record<string, unknown> = {}): Promise<void> {
    expect((await running.request('owner', 'POST', '_api/web/sitegroups', { body: { Title: title, OnlyAllowMembersViewMembership: false, ...settings } })).status).toBe(201);
    expect((await running.request('owner', 'POST', `_api/web/sitegroups/getbyname('${title}')/users`, { body: { LoginName: login } })).status).toBe(201);
  }

  test('are left out of results, counts and facets', async () => {
    await makeGroup('Confidential', 'i:0#.f|membership|dahl@contoso.com');
    trips.length = 0;
    const page = await directory({ groups: ['Confidential'] }).findPeople(nobodyChosen, 0, 50);
    expect(trips).toHaveLength(2);
    expect(page.people.map(({ name }) => name)).toContain('Ada Lind');
    expect(page.people.map(({ name }) => name)).not.toContain('Cléo Dahl');
    expect(page.isAbout).toBe(false);
    expect(page.facets.department?.map(({ value }) => value)).not.toContain('Sales');
  });

  test('that the reader may not see: nobody is shown, rather than somebody who must not be', async () => {
    await makeGroup('Sealed', 'i:0#.f|membership|lind@contoso.com', { OnlyAllowMembersViewMembership: true });
    await expect(directory({ groups: ['Sealed'] }).findPeople(nobodyChosen, 0, 50)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(directory({ groups: ['No such group'] }).findPeople(nobodyChosen, 0, 50)).rejects.toMatchObject({ kind: 'notFound' });
  });
});

test('nothing that people type breaks the query', async () => {
  for (const words of ['"', '(', 'AND', 'NOT', '-x', 'Title:', '\\', '%', 'a'.repeat(300), '漢字', '😀', '***', "O'Brien"]) await expect(names({ words })).resolves.toBeDefined();
});
