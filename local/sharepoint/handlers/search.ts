import { randomUUID } from 'node:crypto';
import type { Json } from '../model';
import type { Answer, Context } from '../routes/context';
import type { Area } from '../routes/table';
import { readSearchRequest, type SearchRequest } from '../search/request';
import { valueType } from '../search/properties';
import type { Refiner } from '../search/refiners';
import { propertyOf, search, type FoundRow } from '../search/search';

/** What the service answers when nothing is selected. */
const standardProperties = [
  'Rank', 'DocId', 'WorkId', 'Title', 'Author', 'Size', 'Path', 'Description', 'Write', 'HitHighlightedSummary', 'contentclass', 'FileExtension', 'ContentTypeId', 'ParentLink', 'SiteName', 'IsDocument', 'LastModifiedTime', 'FileType',
  'IsContainer', 'SPWebUrl', 'UniqueId', 'OriginalPath', 'SiteId', 'WebId', 'ListId'
];
const peopleProperties = ['Rank', 'DocId', 'Title', 'PreferredName', 'JobTitle', 'Department', 'OfficeNumber', 'WorkPhone', 'WorkEmail', 'AccountName', 'PictureURL', 'AboutMe', 'Skills', 'Interests', 'Responsibilities', 'PastProjects', 'Path'];
const peopleSource = 'b09a7990-05ea-4af9-81ef-edfab16c4e31';

/** The verbose level wraps every list of an object. */
function wrapped(context: Context, value: Json): Json {
  if (context.level !== 'verbose') return value;
  if (Array.isArray(value)) return { results: value.map((one: Json) => wrapped(context, one)) };
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, wrapped(context, one)]));
  return value;
}

/** What stands behind the properties in every row (recorded by pnp/cli-microsoft365). */
const closing: Readonly<Record<string, readonly [string, string]>> = {
  PartitionId: ['00000000-0000-0000-0000-000000000000', 'Edm.Guid'], UrlZone: ['0', 'Edm.Int32'], Culture: ['en-US', 'Edm.String'], ResultTypeId: ['0', 'Edm.Int32'],
  RenderTemplateId: ['~sitecollection/_catalogs/masterpage/Display Templates/Search/Item_Default.js', 'Edm.String']
};

const cell = (Key: string, Value: Json, type: string): Json => ({ Key, Value, ValueType: Value === null ? 'Null' : type });

/** Marked words of single properties, in one cell. */
function highlighted(context: Context, request: SearchRequest, row: FoundRow): Json[] {
  const parts = request.highlighted.flatMap((name) => {
    const value = name.toLowerCase() === 'title' ? propertyOf(context, row, 'Title') : name.toLowerCase() === 'url' ? propertyOf(context, row, 'Path') : null;
    return value === null ? [] : [`<HH${name}>${String(value).replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)}</HH${name}>`];
  });
  return request.highlighted.length === 0 ? [] : [cell('HitHighlightedProperties', parts.join(''), 'Edm.String')];
}

function cells(context: Context, request: SearchRequest, row: FoundRow): Json {
  const standard = request.sourceId === peopleSource ? peopleProperties : standardProperties;
  const names = request.select.length > 0 ? [...new Set(['Rank', 'DocId', ...request.select])] : standard;
  const rest = ['OriginalPath', ...Object.keys(closing)].filter((name) => !names.some((one) => one.toLowerCase() === name.toLowerCase()));
  return {
    Cells: [
      ...names.map((Key) => cell(Key, propertyOf(context, row, Key), valueType(Key))), ...highlighted(context, request, row),
      ...rest.map((Key) => (closing[Key] ? cell(Key, closing[Key][0], closing[Key][1]) : cell(Key, propertyOf(context, row, Key), 'Edm.String')))
    ]
  };
}

function refinements(refiners: readonly Refiner[]): Json {
  if (refiners.length === 0) return null;
  return {
    GroupTemplateId: null, ItemTemplateId: null, Properties: [], ResultTitle: null, ResultTitleUrl: null,
    Refiners: refiners.map(({ name, entries }) => ({
      Name: name, Entries: entries.map(({ value, token, count }) => ({ RefinementCount: String(count), RefinementName: value, RefinementToken: token, RefinementValue: value }))
    }))
  };
}

function run(name: 'query' | 'postquery'): (context: Context) => Answer {
  return (context) => {
    const started = performance.now();
    // How long the service measures its rate is not known: ten seconds let a page ask several things at once.
    context.store.traffic.count(`search ${context.person.id}`, context.limits.searchesPerSecond * 10, 10);
    const request = readSearchRequest(context);
    const { rows, total, totalWithDuplicates, refiners } = search(context, request);
    const value: Json = {
      ElapsedTime: Math.round(performance.now() - started),
      PrimaryQueryResult: {
        CustomResults: [], QueryId: randomUUID(), QueryRuleId: '00000000-0000-0000-0000-000000000000', RefinementResults: refinements(refiners),
        RelevantResults: {
          GroupTemplateId: null, ItemTemplateId: null, Properties: [{ Key: 'GenerationId', Value: '9223372036854775806', ValueType: 'Edm.Int64' }], ResultTitle: null, ResultTitleUrl: null,
          RowCount: rows.length, Table: { Rows: rows.map((row) => cells(context, request, row)) }, TotalRows: total, TotalRowsIncludingDuplicates: totalWithDuplicates
        },
        SpecialTermResults: null
      },
      Properties: [{ Key: 'RowLimit', Value: String(request.rowLimit), ValueType: 'Edm.Int32' }, { Key: 'SourceId', Value: request.sourceId || '8413cd39-2156-4e00-b54d-11efd9abdb89', ValueType: 'Edm.Guid' }],
      SecondaryQueryResults: [], SpellingSuggestion: '', TriggeredRules: []
    };
    return { kind: 'value', name, type: 'Microsoft.Office.Server.Search.REST.SearchResult', value: wrapped(context, value) };
  };
}

/** Names of people that begin as the text does. Suggested queries come from a history of queries, which is not kept. */
function suggest(context: Context): Answer {
  const { parameters, store } = context;
  const text = (parameters.get('querytext') ?? '').replace(/^'([\s\S]*)'$/, '$1').replace(/''/g, "'");
  const isWithPeople = parameters.get('showpeoplenamesuggestions') !== 'false';
  const people = isWithPeople ? store.profiles.searchPrincipals(text, [1], context.site.id, 5).map(({ title }) => title) : [];
  return { kind: 'value', name: 'suggest', type: 'Microsoft.Office.Server.Search.REST.QuerySuggestionResults', value: wrapped(context, { PeopleNames: people, PersonalResults: [], PopularResults: [], Queries: [] }) };
}

/** Search over the last crawl: people and what stands in lists, trimmed to what the caller may read. */
export const searchArea: Area = {
  name: 'Search',
  steps: [{ from: '', segment: 'search', to: 'search', resolve: () => ({}) }],
  operations: [
    { on: 'search', method: 'GET', call: 'query', name: 'Search', support: 'partly', note: 'no query rules; XRANK with constants only; ONEAR as NEAR; managed properties of the service alone', handle: run('query') },
    { on: 'search', method: 'POST', call: 'postquery', name: 'Search by POST', support: 'partly', note: 'as search/query', handle: run('postquery') },
    { on: 'search', method: 'GET', call: 'suggest', name: 'Suggest while one types', support: 'partly', note: 'names of people; no history of queries', handle: suggest }
  ]
};
