import { nobodyChosen, type Directory, type DirectoryQuery, type DirectorySort } from '../../../src/domain/directory/directory';
import { noExclusions, parseExclusions, type Exclusions } from '../../../src/domain/directory/exclusions';
import { lettersOf, otherLetters } from '../../../src/domain/directory/letters';
import { PeopleDirectory } from '../../../src/gateway/directory/peopleDirectory';
import { plainSummary } from '../../../src/gateway/directory/sayings';
import { createSharePointProfiles } from '../../../src/gateway/people/sharePointProfiles';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { peopleArea } from '../../../src/provisioning/people/lists';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let running: TestSite;
let now = Date.parse('2026-05-04T10:00:00Z');
const trips: string[] = [];

const directory = (rules: Partial<Exclusions> = {}): Directory => new PeopleDirectory(siteOf(running.as('visitor', (method, url) => trips.push(`${method} ${url}`)), running.url), { ...noExclusions, ...rules });
const names = async (query: Partial<DirectoryQuery>, rules: Partial<Exclusions> = {}): Promise<string[]> => (await directory(rules).findPeople({ ...nobodyChosen, ...query }, 0, 50)).people.map(({ name }) => name);

beforeAll(async () => {
  running = await startSharePoint({ now: () => new Date(now), limits: { searchesPerSecond: 1000 } });
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

test('people stand in the order that was asked for', async () => {
  const all = async (sort: DirectorySort): Promise<string[]> => (await names({ sort })).filter((name) => ['Ada Lind', 'Ben Cole', 'Cléo Dahl'].includes(name));
  expect(await all('name')).toEqual(['Ada Lind', 'Ben Cole', 'Cléo Dahl']);
  expect(await all('lastName')).toEqual(['Ben Cole', 'Cléo Dahl', 'Ada Lind']);
  expect(await all('role')).toEqual(['Cléo Dahl', 'Ben Cole', 'Ada Lind']);
  expect(await all('department')).toEqual(['Ada Lind', 'Ben Cole', 'Cléo Dahl']);
});

test('whoever has a role or a place that is left out appears in no result', async () => {
  const rules = { values: parseExclusions({ values: 'Role: oceano*\nPlace: kiel' }).values ?? [] };
  expect(await names({}, rules)).not.toEqual(expect.arrayContaining(['Ada Lind']));
  expect(await names({ words: 'kno' }, rules)).toEqual([]);
  expect(await names({ words: 'ben' }, rules)).toEqual([]);
  expect((await directory(rules).findPeople(nobodyChosen, 0, 50)).isAbout).toBe(true);
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

describe('a preview of the rules', () => {
  test('counts whom they leave out, by the query and by what is taken out of results', async () => {
    const everybody = (await directory().previewExclusions()).total;
    expect(everybody).toBeGreaterThan(3);
    expect(await directory().previewExclusions()).toEqual({ total: everybody, leftOut: 0, isAtLeast: false, names: [], unknownProperties: [], unread: [] });
    expect(await directory({ departments: ['Field work'] }).previewExclusions()).toMatchObject({ leftOut: 2, isAtLeast: false });
    trips.length = 0;
    expect(await directory({ domains: ['robots.contoso.com'], people: ['dahl@contoso.com'] }).previewExclusions()).toMatchObject({ leftOut: 2, names: ['svc backup'] });
    expect(trips).toHaveLength(2);
    await expect(directory({ groups: ['No such group'] }).previewExclusions()).rejects.toMatchObject({ kind: 'notFound' });
  });
});

test('somebody whom the search does not know yet is found by name, and said to be new', async () => {
  const { sites, profiles } = running.sharePoint!.store;
  sites.ensurePerson('novak@contoso.com', 'Nova Novak');
  profiles.set('novak@contoso.com', { Title: 'Diver' });
  trips.length = 0;
  const page = await directory().findPeople({ ...nobodyChosen, words: 'novak' }, 0, 24);
  expect(trips).toHaveLength(2);
  expect(page).toMatchObject({ isFresh: true, total: 1, people: [{ name: 'Nova Novak' }] });
  expect((await directory({ people: ['novak@contoso.com'] }).findPeople({ ...nobodyChosen, words: 'novak' }, 0, 24)).people).toEqual([]);
});

describe('what people say on their profiles', () => {
  const today = '2026-05-04';
  const at = (role: Role): Site => siteOf(running.as(role, (method, url) => trips.push(`${method} ${url}`)), running.url);
  const forge = (values: Record<string, unknown>): Promise<{ readonly status: number }> => running.request('member', 'POST', `_api/web/lists/getByTitle('Loggia Profiles')/items`, { body: { Title: 'profile', ...values } });

  test('is nothing on a site without profiles', async () => {
    expect(await directory().readProfileSite()).toEqual({ profilePage: null });
    expect(await directory().readLanguages()).toEqual({ values: [], isWhole: true });
    expect(await directory().readWeek(today)).toEqual({ occasions: [], isCut: false });
  });

  test('gives the languages with their counts, and finds who speaks them', async () => {
    await new SiteSetup(at('owner'), peopleArea).run({ kind: 'members' });
    await createSharePointProfiles(at('owner')).saveProfile({ languages: ['nb', 'German'], anniversary: '2016-05-06' });
    await createSharePointProfiles(at('member')).saveProfile({ languages: ['german'], birthday: '05-05', anniversary: '2026-05-01' });
    running.sharePoint!.store.search.crawl(0, true);
    trips.length = 0;
    expect(await directory().readProfileSite()).toEqual({ profilePage: 'SitePages/Profile.aspx?user=' });
    expect(trips).toHaveLength(1);
    expect(await directory().readLanguages()).toEqual({ values: [{ value: 'german', count: 2 }, { value: 'nb', count: 1 }], isWhole: true });
    expect(trips).toHaveLength(2);
    expect(await names({ chosen: { language: ['nb'] } })).toEqual(['Site Owner']);
    expect((await names({ chosen: { language: ['German', 'nb'] } })).sort()).toEqual(['Site Member', 'Site Owner']);
    expect(await names({ chosen: { language: ['Latin'] } })).toEqual([]);
  }, 60_000);

  test('tells birthdays, anniversaries and first days of the week in three round trips', async () => {
    trips.length = 0;
    const { occasions } = await directory().readWeek(today);
    expect(trips).toHaveLength(3);
    expect(occasions.map(({ kind, day, years, person }) => [kind, day, years, person.name])).toEqual([
      ['joined', '2026-05-01', 0, 'Site Member'], ['birthday', '2026-05-05', 0, 'Site Member'], ['anniversary', '2026-05-06', 10, 'Site Owner']
    ]);
    const left = await directory({ people: [accounts.member] }).readWeek(today);
    expect(left.occasions.map(({ person }) => person.name)).toEqual(['Site Owner']);
  });

  test('counts only where it speaks for its author', async () => {
    const owner = running.sharePoint!.store.sites.personByEmail(accounts.owner)!.id;
    expect((await forge({ Key: `profile|u${owner}|9`, Account: accounts.owner, Languages: 'Latin', Birthday: '05-04' })).status).toBe(201);
    expect((await directory().readLanguages()).values.map(({ value }) => value)).not.toContain('Latin');
    expect((await directory().readWeek(today)).occasions.filter(({ day }) => day === today)).toEqual([]);
  });
});

test('nothing that people type breaks the query', async () => {
  for (const words of ['"', '(', 'AND', 'NOT', '-x', 'Title:', '\\', '%', 'a'.repeat(300), '漢字', '😀', '***', "O'Brien"]) await expect(names({ words })).resolves.toBeDefined();
});

describe('what people say about themselves on this site', () => {
  test('finds them, with the reason, beside whom the company knows by these words', async () => {
    await createSharePointProfiles(siteOf(running.as('member'), running.url)).saveProfile({ skills: ['Celestial navigation'], askMeAbout: ['Knots'] });
    running.sharePoint!.store.search.crawl(0, true);
    trips.length = 0;
    const page = await directory().findPeople({ ...nobodyChosen, words: 'celestial' }, 0, 24);
    expect(trips).toHaveLength(2);
    expect(page.people.map(({ name }) => name)).toEqual(['Site Member']);
    expect([page.total, page.people[0]?.said]).toEqual([1, expect.stringContaining('Celestial navigation')]);
    expect((await names({ words: 'kno' })).sort()).toEqual(['Ada Lind', 'Ben Cole', 'Site Member']);
    const first = directory();
    const [one, two] = [await first.findPeople({ ...nobodyChosen, words: 'kno' }, 0, 2), await first.findPeople({ ...nobodyChosen, words: 'kno' }, 2, 2)];
    expect([...one.people, ...two.people].map(({ name }) => name).sort()).toEqual(['Ada Lind', 'Ben Cole', 'Site Member']);
    expect(await names({ words: 'celestial' }, { people: [accounts.member] })).toEqual([]);
  });
});

test('names of every script are found by their beginning, with accents or without', async () => {
  const { sites, profiles, search } = running.sharePoint!.store;
  const written: readonly (readonly [string, string])[] = [['mona', 'منى السيد'], ['ahmad', 'أحمد الأسمر'], ['eleni', 'Ελένη Παππά'], ['yuki', '星野 由紀'], ['kavita', 'कविता देशपांडे'], ['zoltan', 'Zoltán Łukasz'], ['ivan', 'Иван Йорданов'], ['petr', 'Пётр Королёв'], ['mueller', 'Jörg Müller']];
  for (const [account, name] of written) {
    sites.ensurePerson(`${account}@contoso.com`, name);
    profiles.set(`${account}@contoso.com`, { Department: 'Archive of scripts', PreferredName: name, LastName: name.split(' ')[1] ?? '', WorkEmail: `${account}@contoso.com` });
  }
  search.crawl(0, true);
  for (const [words, name] of [
    ['منى', 'منى السيد'], ['احمد', 'أحمد الأسمر'], ['الاسمر', 'أحمد الأسمر'], ['أَحْمَد', 'أحمد الأسمر'], ['Ελένη', 'Ελένη Παππά'], ['ελενη', 'Ελένη Παππά'], ['ΠΑΠΠΑ', 'Ελένη Παππά'], ['Παπ', 'Ελένη Παππά'], ['星野', '星野 由紀'], ['कविता', 'कविता देशपांडे'],
    ['zoltan', 'Zoltán Łukasz'], ['иван', 'Иван Йорданов'], ['петр королев', 'Пётр Королёв'], ['muller', 'Jörg Müller'], ['MÜLLER', 'Jörg Müller'], ['jorg mull', 'Jörg Müller']
  ] as const) expect([words, await names({ words })]).toEqual([words, [name]]);
  const archive = { chosen: { department: ['Archive of scripts'] } };
  expect(await names({ ...archive, letter: 'M' })).toEqual(['Jörg Müller']);
  expect(await names({ ...archive, letter: 'Π' })).toEqual(['Ελένη Παππά']);
  expect(await names({ ...archive, letter: 'К' })).toEqual(['Пётр Королёв']);
  expect(await names({ ...archive, letter: otherLetters, otherThan: [...lettersOf('ru'), ...lettersOf('el'), ...lettersOf('ar')] })).toEqual(expect.arrayContaining(['星野 由紀', 'कविता देशपांडे']));
  expect(await names({ ...archive, letter: otherLetters, otherThan: lettersOf('ru') })).not.toEqual(expect.arrayContaining(['Jörg Müller']));
});

test('a department is one whole value: its filter and its rule take nobody of another whose name is longer', async () => {
  const { sites, profiles, search } = running.sharePoint!.store;
  for (const [account, Department] of [['inside', 'Inside Sales'], ['plain', 'Sales']] as const) {
    sites.ensurePerson(`${account}@contoso.com`, `${account} seller`);
    profiles.set(`${account}@contoso.com`, { Department, WorkEmail: `${account}@contoso.com` });
  }
  search.crawl(0, true);
  expect(await names({ words: 'seller', chosen: { department: ['Sales'] } })).toEqual(['plain seller']);
  expect(await names({ words: 'seller' }, { departments: ['Sales'] })).toEqual(['inside seller']);
  const page = await directory().findPeople({ ...nobodyChosen, words: 'seller' }, 0, 10);
  expect(page.facets.department).toEqual([{ value: 'Inside Sales', count: 1 }, { value: 'Sales', count: 1 }]);
});

describe('a rule about any property of the profiles', () => {
  const rules = (values: string): Exclusions => parseExclusions({ values });
  beforeAll(() => { running.sharePoint!.store.profiles.set('lind@contoso.com', { CostCenter: '4711', 'SPS-Areas': 'Sea|Land' }); });

  test('leaves people out with one request more', async () => {
    trips.length = 0;
    const somebody = directory(rules('Cost Center: 47*'));
    const seller = { ...nobodyChosen, words: 'seller' };
    expect((await somebody.findPeople(seller, 0, 10)).people.map(({ name }) => name).sort()).toEqual(['inside seller', 'plain seller']);
    expect(trips).toHaveLength(2);
    await somebody.findPeople(seller, 0, 10);
    // Whom it asked about before, it does not ask again.
    expect(trips).toHaveLength(3);
    expect(await names({ words: 'kno' }, rules('Cost Center: 47*'))).not.toContain('Ada Lind');
    expect(await names({ words: 'lind' }, rules('areas: land'))).toEqual([]);
    expect(await names({ words: 'lind' }, rules('CostCenter: 471'))).toEqual(['Ada Lind']);
    expect(await names({ words: 'ben' }, rules('CostCenter: 4711'))).toEqual(['Ben Cole']);
  });

  test('asks no profile where the search tells the property', async () => {
    trips.length = 0;
    expect(await names({ words: 'lind' }, rules('UserName: lind@*'))).toEqual([]);
    expect(trips).toHaveLength(1);
  });

  test('is previewed: how many, who, and what no profile shows', async () => {
    expect(await directory(rules('CostCenter: 4711')).previewExclusions()).toMatchObject({ leftOut: 1, isAtLeast: false, names: ['Ada Lind'], unknownProperties: [], unread: [] });
    expect(await directory(rules('Shoe size: 44')).previewExclusions()).toMatchObject({ unknownProperties: ['Shoe size'] });
    expect(await names({}, rules('Shoe size: 44'))).toEqual([]);
    expect(await directory(rules('Contractors')).previewExclusions()).toMatchObject({ leftOut: 0, unread: ['Contractors'] });
  });
});

test('pages on which everybody is left out are passed over', async () => {
  const rules = parseExclusions({ names: '*a*' });
  const first = await directory(rules).findPeople({ ...nobodyChosen, chosen: { department: ['Archive of scripts', 'Field work'] } }, 0, 1);
  expect(first.people.map(({ name }) => name)).not.toEqual([]);
  expect(first.people.every(({ name }) => !/a/i.test(name.normalize('NFD')))).toBe(true);
});

test('a reason stands around the word that was found, however long the profile is', () => {
  const text = plainSummary(`<ddd/>${'Long walks and birds '.repeat(10)}about <c0>knots</c0> and boats<ddd/>`);
  expect(text).toMatch(/^….{10,60}about knots and boats…$/);
  expect(plainSummary('<c0>Knots</c0> &amp; sails')).toBe('Knots & sails');
});
