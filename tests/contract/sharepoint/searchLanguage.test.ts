import { SearchBuiltInSourceId } from '@pnp/sp/search/index.js';
import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
let now = Date.parse('2026-05-01T09:00:00Z');
const day = 24 * 3600 * 1000;

interface Cell {
  readonly Key: string;
  readonly Value: string | null;
  readonly ValueType: string;
}

interface Result {
  readonly PrimaryQueryResult: {
    readonly RelevantResults: { readonly RowCount: number; readonly TotalRows: number; readonly TotalRowsIncludingDuplicates: number; readonly Table: { readonly Rows: readonly { readonly Cells: readonly Cell[] }[] } };
    readonly RefinementResults: { readonly Refiners: readonly { readonly Name: string; readonly Entries: readonly { readonly RefinementName: string; readonly RefinementCount: string; readonly RefinementToken: string }[] }[] } | null;
  };
}

const post = (request: object): Promise<RawAnswer> => site.request('owner', 'POST', '_api/search/postquery', { body: { request: { SelectProperties: ['Title'], RowLimit: 50, ...request } } });
const search = async (request: object): Promise<Result> => (await post(request)).json as Result;
const rows = (result: Result): Record<string, string | null>[] => result.PrimaryQueryResult.RelevantResults.Table.Rows.map(({ Cells }) => Object.fromEntries(Cells.map(({ Key, Value }) => [Key, Value])));
const titles = async (Querytext: string, more: object = {}): Promise<(string | null | undefined)[]> => rows(await search({ Querytext, ...more })).map(({ Title }) => Title);
const sorted = async (Querytext: string, more: object = {}): Promise<unknown[]> => (await titles(Querytext, more)).sort();
const fql = (Querytext: string): Promise<unknown[]> => sorted(Querytext, { EnableFQL: true });

beforeAll(async () => {
  site = await startSharePoint({ now: () => new Date(now), limits: { digestSeconds: 10_000_000 } });
  const { list } = await site.as('owner').web.lists.ensure('Log');
  await list.fields.addMultilineText('Body', { NumberOfLines: 6, RichText: true });
  for (const [Title, Body] of [
    ['North', 'the buoy drifted far away from its mooring in the storm'], ['South', 'mooring checked, buoy fine'], ['Élan', 'the survey ship Élan & <b>crew</b>'],
    ['East', 'sonar records of the whole week are on the shelf beside the door of the lab'], ['East again', 'Sonar records of the whole week are on the shelf, beside the door of the lab!']
  ] as const) {
    await list.items.add({ Title, Body });
    now += 10 * day;
  }
});
afterAll(() => site.close());

describe('KQL', () => {
  test('asks for words near each other', async () => {
    expect(await sorted('buoy NEAR mooring')).toEqual(['North', 'South']);
    expect(await sorted('buoy NEAR(n=2) mooring')).toEqual(['South']);
    expect(await sorted('buoy NEAR(5) mooring')).toEqual(['North', 'South']);
    expect(await sorted('buoy ONEAR(n=1) mooring')).toEqual(['South']);
    expect((await post({ Querytext: 'buoy NEAR' })).status).toBe(400);
  });

  test('takes synonyms, and brackets behind a property', async () => {
    expect(await sorted('WORDS(drifted, crew)')).toEqual(['North', 'Élan']);
    expect(await sorted('title:(north OR south)')).toEqual(['North', 'South']);
    expect(await sorted('title:(east again)')).toEqual(['East again']);
    expect(await sorted('buoy -title:(north)')).toEqual(['South']);
    expect((await post({ Querytext: 'title:(north' })).status).toBe(400);
  });

  test('lifts what XRANK names, and finds no more for it', async () => {
    expect(await titles('buoy XRANK(cb=1000) title:south')).toEqual(['South', 'North']);
    expect(await titles('buoy XRANK(cb=1000) title:north')).toEqual(['North', 'South']);
    expect((await titles('buoy XRANK(cb=10) sonar')).length).toBe(2);
  });

  test('folds accents and case', async () => {
    for (const words of ['elan', 'ÉLAN', 'Élan', 'title:ELAN', 'Title="élan"']) expect(await sorted(words)).toEqual(['Élan']);
  });

  test('compares dates by word and by day', async () => {
    expect(await sorted('Created:"last month" buoy')).toEqual(['North', 'South']);
    expect(await sorted('Created>=2026-05-11 Created<2026-05-22')).toEqual(['South', 'Élan']);
    expect(await sorted('Created:2026-05-01..2026-05-11')).toEqual(['North', 'South']);
    expect(await sorted('', { QueryTemplate: 'Created>{Today-25} {searchTerms}' })).toEqual(['East again']);
  });

  test('ends at a length', async () => {
    const answer = await post({ Querytext: 'x '.repeat(2100) });
    expect([answer.status, (answer.json as { 'odata.error': { code: string } })['odata.error'].code]).toEqual([400, '-1, Microsoft.Office.Server.Search.REST.SearchServiceException']);
  });
});

describe('FQL', () => {
  test('combines operators', async () => {
    expect(await fql('and(buoy, not(drifted))')).toEqual(['South']);
    expect(await fql('andnot(buoy, drifted)')).toEqual(['South']);
    expect(await fql('or(drifted, title:equals("élan"))')).toEqual(['North', 'Élan']);
    expect(await fql('any(drifted, crew)')).toEqual(['North', 'Élan']);
    expect(await fql('string("buoy drifted", mode="and")')).toEqual(['North']);
    expect(await fql('string("drifted crew", mode="or")')).toEqual(['North', 'Élan']);
    expect(await fql('title:string("east again")')).toEqual(['East again']);
    expect(await fql('near(buoy, mooring, N=2)')).toEqual(['South']);
    expect(await fql('phrase(survey, ship)')).toEqual(['Élan']);
    expect(await fql('title:starts-with("Nor")')).toEqual(['North']);
    expect(await fql('xrank(buoy, title:south, cb=100)')).toEqual(['North', 'South']);
    expect(await fql('filter(created:range(2026-05-10, 2026-05-12))')).toEqual(['South']);
    expect(await fql('created:range(datetime("2026-05-21"), max, from="GE")')).toEqual(['East again', 'Élan']);
  });

  test('refuses what it cannot read', async () => {
    for (const broken of ['and(', 'and(a,b', 'nothing(a)', 'range(1, 2)', 'string("a", mode="odd")', 'title:range(1)', 'a)', '"']) expect([broken, (await post({ Querytext: broken, EnableFQL: true })).status]).toEqual([broken, 400]);
  });
});

describe('what is found', () => {
  test('names the type of each cell, and Null for nothing', async () => {
    const result = await search({ Querytext: 'crew', SelectProperties: ['Title', 'Size', 'Created', 'IsDocument', 'Department', 'IndexDocId'] });
    const cells = result.PrimaryQueryResult.RelevantResults.Table.Rows[0]?.Cells ?? [];
    expect(cells.map(({ Key, ValueType }) => [Key, ValueType])).toEqual([
      ['Rank', 'Edm.Double'], ['DocId', 'Edm.Int64'], ['Title', 'Edm.String'], ['Size', 'Edm.Int64'], ['Created', 'Edm.DateTime'], ['IsDocument', 'Edm.Boolean'], ['Department', 'Null'], ['IndexDocId', 'Edm.Int64'],
      ['OriginalPath', 'Edm.String'], ['PartitionId', 'Edm.Guid'], ['UrlZone', 'Edm.Int32'], ['Culture', 'Edm.String'], ['ResultTypeId', 'Edm.Int32'], ['RenderTemplateId', 'Edm.String']
    ]);
  });

  test('marks the words that were sought, and nothing of it can be markup', async () => {
    const [row] = rows(await search({ Querytext: 'survey crew', SelectProperties: ['HitHighlightedSummary'], HitHighlightedProperties: ['Title'] }));
    expect(row?.HitHighlightedSummary).toContain('<c0>survey</c0> ship Élan &amp;');
    expect(row?.HitHighlightedSummary).toContain('<c0>crew</c0>');
    expect(row?.HitHighlightedProperties).toBe('<HHTitle>Élan</HHTitle>');
  });

  test('comes once where the words are the same, unless all are wanted', async () => {
    const trimmed = await search({ Querytext: 'sonar' });
    expect(trimmed.PrimaryQueryResult.RelevantResults).toMatchObject({ RowCount: 1, TotalRows: 1, TotalRowsIncludingDuplicates: 2 });
    expect(await sorted('sonar', { TrimDuplicates: false })).toEqual(['East', 'East again']);
    expect(await titles('*', { StartRow: 3, SortList: [{ Property: 'Created', Direction: 0 }] })).toEqual(['East']);
  });

  test('is paged by the number of the document', async () => {
    const found: unknown[] = [];
    for (let last = 0, page = rows(await search({ Querytext: 'IndexDocId>0', RowLimit: 2, TrimDuplicates: false, SortList: [{ Property: '[DocId]', Direction: 0 }] })); page.length > 0;) {
      found.push(...page.map(({ Title }) => Title));
      last = Number(page.at(-1)?.DocId);
      page = rows(await search({ Querytext: `IndexDocId>${last}`, RowLimit: 2, TrimDuplicates: false, SortList: [{ Property: '[DocId]', Direction: 0 }] }));
    }
    expect(found.sort()).toEqual(['East', 'East again', 'North', 'South', 'Élan']);
  });

  test('is not sorted by what nobody knows', async () => {
    expect((await post({ Querytext: '*', SortList: [{ Property: 'Nonsense', Direction: 0 }] })).status).toBe(400);
  });

  test('comes from pictures and documents where these are asked for', async () => {
    for (const SourceId of [SearchBuiltInSourceId.Pictures, SearchBuiltInSourceId.LocalVideoResults, SearchBuiltInSourceId.Wiki, SearchBuiltInSourceId.Documents]) expect(await titles('buoy', { SourceId })).toEqual([]);
    expect((await titles('buoy', { SourceId: SearchBuiltInSourceId.LocalSharePointResults })).length).toBe(2);
  });
});

describe('refiners', () => {
  const entries = async (Refiners: string, more: object = {}): Promise<(readonly [string, string, string])[]> => {
    const refiners = (await search({ Querytext: '*', TrimDuplicates: false, Refiners, ...more })).PrimaryQueryResult.RefinementResults?.Refiners ?? [];
    return refiners.flatMap(({ Entries }) => Entries.map(({ RefinementName, RefinementCount, RefinementToken }) => [RefinementName, RefinementCount, RefinementToken] as const));
  };

  test('count dates in intervals, whose tokens refine', async () => {
    const found = await entries('Created(discretize=manual/2026-05-05/2026-05-25)');
    expect(found.map(([name, count]) => [name, count])).toEqual([['Up to 2026-05-05T00:00:00.0000000Z', '1'], ['From 2026-05-05T00:00:00.0000000Z up to 2026-05-25T00:00:00.0000000Z', '2'], ['From 2026-05-25T00:00:00.0000000Z', '2']]);
    expect(await sorted('*', { RefinementFilters: [`Created:${found[1]?.[2] ?? ''}`] })).toEqual(['South', 'Élan']);
    expect((await entries('Created')).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(5);
    expect((await entries('Size')).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(5);
  });

  test('are sorted, cut off and limited as they ask', async () => {
    expect((await entries('Title(sort=name/descending,filter=2/0/*)')).map(([name]) => name)).toEqual(['Élan', 'South']);
    expect(await entries('Title(cutoff=frequency/2/10)')).toEqual([]);
    expect((await entries('ContentClass')).map(([name, count]) => [name, count])).toEqual([['STS_ListItem_GenericList', '5']]);
  });

  test('combine as FQL', async () => {
    const refine = (filter: string): Promise<unknown[]> => sorted('*', { RefinementFilters: [filter], TrimDuplicates: false });
    expect(await refine('and(Title:equals("North"),Created:range(min, 2026-05-05))')).toEqual(['North']);
    expect(await refine('Title:or("North","South")')).toEqual(['North', 'South']);
    expect(await refine('Title:string("east")')).toEqual(['East', 'East again']);
    expect(await refine('Title:east')).toEqual(['East']);
    expect(await refine('not(Title:"North")')).toHaveLength(4);
    expect((await post({ Querytext: '*', RefinementFilters: ['north'] })).status).toBe(400);
  });
});

test('a person who searches too often is told to wait', async () => {
  const busy = await startSharePoint({ limits: { searchesPerSecond: 1 } });
  const ask = (role: 'owner' | 'member'): Promise<RawAnswer> => busy.request(role, 'GET', "_api/search/query?querytext='x'");
  const statuses: number[] = [];
  for (let count = 0; count < 11; count++) statuses.push((await ask('owner')).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  const refused = await ask('owner');
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await ask('member')).status).toBe(200);
  await busy.close();
});

it('refuses more refiners, filters and orders than a search can have', async () => {
  const many = <T>(value: T): T[] => Array.from({ length: 20_000 }, () => value);
  const refused = [{ RefinementFilters: many('Title:North') }, { SortList: many({ Property: 'Title', Direction: 0 }) }, { Refiners: many('Title').join(',') }];
  for (const request of refused) expect((await post({ Querytext: '*', ...request })).status).toBe(400);
  expect((await post({ Querytext: '*', RefinementFilters: Array.from({ length: 100 }, () => 'contenttype:or("a","b")'), SortList: [{ Property: 'Title', Direction: 0 }] })).status).toBe(200);
});
