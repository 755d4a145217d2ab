import '@pnp/sp/search/index.js';
import { SearchBuiltInSourceId, SortDirection, type ISearchQuery } from '@pnp/sp/search/index.js';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

const people = SearchBuiltInSourceId.LocalPeopleResults;

describe('Search', () => {
  let site: TestSite;
  let asked = 0;
  let now = Date.parse('2026-05-04T10:00:00Z');

  // PnPjs keeps answers to equal queries: the tag makes each one its own.
  const find = async (role: Role, query: ISearchQuery): Promise<string[]> => (await site.as(role).search({ SelectProperties: ['Title'], RowLimit: 100, QueryTag: String(asked++), ...query })).PrimarySearchResults.map(({ Title }) => String(Title));
  const content = (Querytext: string, role: Role = 'member'): Promise<string[]> => find(role, { Querytext });
  const persons = (Querytext: string): Promise<string[]> => find('visitor', { Querytext, SourceId: people });
  const crawled = (): void => {
    now += 6000;
  };

  beforeAll(async () => {
    site = await startSharePoint({ now: () => new Date(now), limits: { digestSeconds: 1_000_000 } });
    const { sites, profiles } = site.sharePoint!.store;
    for (const [name, Department, Title, skills] of [
      ['Ada Lind', 'Field work', 'Oceanographer', 'Sonar|Knots'], ['Ben Cole', 'Field work', 'Diver', 'Knots'], ['Cléo Dahl', 'Sales', 'Account Director', 'Negotiation']
    ] as const) {
      const email = `${name.split(' ')[1]!.toLowerCase()}@contoso.onmicrosoft.com`;
      sites.ensurePerson(email, name);
      profiles.set(email, { Department, Title, 'SPS-Skills': skills });
    }
    const { web } = site.as('owner');
    const { list } = await web.lists.ensure('Papers');
    await list.fields.addMultilineText('Body', { NumberOfLines: 6, RichText: true });
    await list.items.add({ Title: 'Tides of spring', Body: '<p>The <b>moon</b> pulls</p>' });
    now += 24 * 3600 * 1000;
    await list.items.add({ Title: 'Tides of autumn', Body: 'wind and moon' });
    await list.items.add({ Title: 'Harbour rules', Body: 'No tide tables here; 100% of them are "old"' });
    crawled();
  });
  afterAll(() => site.close());

  it('finds words, beginnings and phrases in what stands in lists', async () => {
    expect((await content('moon')).sort()).toEqual(['Tides of autumn', 'Tides of spring']);
    expect((await content('tide*')).length).toBe(3);
    expect(await content('"moon pulls"')).toEqual(['Tides of spring']);
    expect(await content('"pulls moon"')).toEqual([]);
  });

  it('combines with AND, OR, NOT, signs and brackets', async () => {
    expect(await content('moon wind')).toEqual(['Tides of autumn']);
    expect((await content('wind OR harbour')).sort()).toEqual(['Harbour rules', 'Tides of autumn']);
    expect(await content('moon NOT wind')).toEqual(['Tides of spring']);
    expect(await content('moon -wind')).toEqual(['Tides of spring']);
    expect((await content('(wind OR harbour) AND tides')).sort()).toEqual(['Tides of autumn']);
  });

  it('compares properties, also by ranges of dates', async () => {
    expect((await content('Title:tides')).sort()).toEqual(['Tides of autumn', 'Tides of spring']);
    expect(await content('Title="Harbour rules"')).toEqual(['Harbour rules']);
    expect((await content('Title:spring Title:harbour')).sort()).toEqual(['Harbour rules', 'Tides of spring']);
    expect(await content('Created<2026-05-05 ContentClass:STS_ListItem_GenericList')).toEqual(['Tides of spring']);
    expect(await content('Created:2026-05-04..2026-05-04 tides')).toEqual(['Tides of spring']);
    expect((await content(`Path:"${site.url}/Lists/Papers" tides`)).length).toBe(2);
    expect(await content('NoSuchProperty:tides')).toEqual([]);
  });

  it('refuses what it cannot understand, and takes odd signs for nothing', async () => {
    for (const broken of ['(moon', 'moon AND', 'OR moon', '('.repeat(60) + 'a' + ')'.repeat(60)]) {
      const answer = await site.request('member', 'GET', `_api/search/query?querytext='${encodeURIComponent(broken)}'`);
      expect([answer.status, (answer.json as { 'odata.error': { code: string } })['odata.error'].code]).toEqual([400, '-1, Microsoft.Office.Server.Search.REST.SearchServiceException']);
    }
    for (const odd of ['"', "it''s", '100%', '^{}', 'a:b:c', '"a" "']) expect((await site.request('member', 'GET', `_api/search/query?querytext='${encodeURIComponent(odd)}'`)).status).toBe(200);
  });

  it('answers from the last crawl, which lags', async () => {
    const items = site.as('owner').web.lists.getByTitle('Papers').items;
    const { Id } = (await items.add({ Title: 'Lagoon' })) as { Id: number };
    expect(await content('lagoon')).toEqual([]);
    crawled();
    expect(await content('lagoon')).toEqual(['Lagoon']);
    await items.getById(Id).update({ Title: 'Estuary' });
    expect(await content('lagoon OR estuary')).toEqual(['Lagoon']);
    crawled();
    expect(await content('lagoon OR estuary')).toEqual(['Estuary']);
    await items.getById(Id).delete();
    crawled();
    expect(await content('estuary')).toEqual([]);
  });

  it('shows nobody what they may not read, nor what is not to be crawled', async () => {
    const { web } = site.as('owner');
    const { list: secret } = await web.lists.ensure('Secret');
    await secret.items.add({ Title: 'zanzibar in secret' });
    await secret.breakRoleInheritance(false);
    const { list: own } = await web.lists.ensure('Own', '', 100, false, { ReadSecurity: 2 } as object);
    await own.items.add({ Title: 'zanzibar of the owner' });
    const { list: hidden } = await web.lists.ensure('Uncrawled', '', 100, false, { NoCrawl: true } as object);
    await hidden.items.add({ Title: 'zanzibar uncrawled' });
    const open = web.lists.getByTitle('Papers').items;
    const { Id } = (await open.add({ Title: 'zanzibar with rights of its own' })) as { Id: number };
    await open.getById(Id).breakRoleInheritance(false);
    crawled();
    expect(await content('zanzibar', 'visitor')).toEqual([]);
    expect((await content('zanzibar', 'owner')).sort()).toEqual(['zanzibar in secret', 'zanzibar of the owner', 'zanzibar with rights of its own']);
  });

  it('finds people by what their profiles say', async () => {
    expect(await persons('cleo')).toEqual(['Cléo Dahl']);
    expect((await persons('knots')).sort()).toEqual(['Ada Lind', 'Ben Cole']);
    expect(await persons('Department:"Field work" JobTitle:diver')).toEqual(['Ben Cole']);
    expect(await persons('Skills:sonar')).toEqual(['Ada Lind']);
    expect(await content('oceanographer')).toEqual([]);
  });

  it('takes up a changed profile with the next crawl', async () => {
    site.sharePoint!.store.profiles.set('cole@contoso.onmicrosoft.com', { AboutMe: 'Falconry' });
    expect(await persons('falconry')).toEqual([]);
    crawled();
    expect(await persons('falconry')).toEqual(['Ben Cole']);
  });

  it('sorts, pages and selects', async () => {
    const sorted = { Querytext: 'Department:"Field work"', SourceId: people, SortList: [{ Property: 'PreferredName', Direction: SortDirection.Descending }] };
    expect(await find('member', sorted)).toEqual(['Ben Cole', 'Ada Lind']);
    expect(await find('member', { ...sorted, StartRow: 1, RowLimit: 1 })).toEqual(['Ada Lind']);
    const result = await site.as('member').search({ ...sorted, RowLimit: 1, SelectProperties: ['AccountName', 'Skills', 'Nonsense'] });
    expect([result.TotalRows, result.RowCount]).toEqual([2, 1]);
    expect(result.PrimarySearchResults[0]).toMatchObject({ AccountName: 'i:0#.f|membership|cole@contoso.onmicrosoft.com', Skills: 'Knots', Nonsense: null });
  });

  it('counts refiners, and refines by the tokens that it gave', async () => {
    const result = await site.as('member').search({ Querytext: '*', SourceId: people, Refiners: 'Department,Skills' });
    const refiners = (result.RawSearchResults.PrimaryQueryResult as unknown as { RefinementResults: { Refiners: { Name: string; Entries: { RefinementName: string; RefinementCount: string; RefinementToken: string }[] }[] } }).RefinementResults.Refiners;
    expect(refiners.map(({ Name, Entries }) => [Name, Entries.map(({ RefinementName, RefinementCount }) => `${RefinementName} ${RefinementCount}`)])).toEqual([['Department', ['Field work 2', 'Sales 1']], ['Skills', ['Knots 2', 'Negotiation 1', 'Sonar 1']]]);
    const token = refiners[0]!.Entries[1]!.RefinementToken;
    expect(await find('member', { Querytext: '*', SourceId: people, RefinementFilters: [`Department:${token}`] })).toEqual(['Cléo Dahl']);
    expect(await find('member', { Querytext: '*', SourceId: people, RefinementFilters: ['Skills:or("Sonar","Negotiation")'] })).toEqual(['Ada Lind', 'Cléo Dahl']);
  });

  it('answers GET alike, and wraps lists at the verbose level', async () => {
    const answer = await site.request('member', 'GET', "_api/search/query?querytext='harbour'&selectproperties='Title,Path'&rowlimit=5", { accept: 'application/json;odata=verbose' });
    expect(answer.json).toMatchObject({ d: { query: { PrimaryQueryResult: { RelevantResults: { RowCount: 1, Table: { Rows: { results: [{ Cells: { results: expect.arrayContaining([{ Key: 'Title', Value: 'Harbour rules', ValueType: 'Edm.String' }]) } }] } } } } } } });
  });

  it('suggests people while one types', async () => {
    expect(await site.as('member').searchSuggest('cle')).toMatchObject({ PeopleNames: ['Cléo Dahl'], Queries: [] });
  });

  it('answers a page of twenty among 100,000 people', async () => {
    const { store } = site.sharePoint!;
    store.database.transaction(() => {
      for (let index = 0; index < 100_000; index++) {
        store.sites.addPrincipal({ siteId: null, type: 1, login: `i:0#.f|membership|many${index}@contoso.com`, email: `many${index}@contoso.com`, title: `Given${index % 317} Family${index}`, isGuest: false, isSiteAdmin: false });
        store.database.run('INSERT INTO profiles(account, properties) VALUES(?, ?)', `i:0#.f|membership|many${index}@contoso.com`, JSON.stringify({ Department: `Unit ${index % 200}`, Title: `Role ${index % 40}` }));
      }
    });
    store.search.crawl(0, true);
    for (const Querytext of ['family4711', 'given7*', 'Department:"Unit 17" given3*', '*']) {
      const result = await site.as('member').search({ Querytext, SourceId: people, RowLimit: 20, ClientType: Querytext });
      expect(result.RowCount).toBeGreaterThan(0);
      expect(result.RowCount).toBeLessThanOrEqual(20);
    }
  }, 120_000);

  it('keeps the accounts of the site findable', async () => {
    expect(await persons(`WorkEmail:"${accounts.visitor}"`)).toEqual(['Site Visitor']);
  });
});
