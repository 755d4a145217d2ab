import type { Json, ListRow, Stored, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import type { Context } from '../routes/context';
import { always, combine, rankingWords, toCondition, type Condition } from './condition';
import { parseKql } from './kql';
import { expressionOf, findProperty } from './properties';
import { parseRefinement, refinementToken } from './refinement';
import type { RefinerRequest, SearchRequest } from './request';

/** Result sources that every site has, by the ids that PnPjs names (`SearchBuiltInSourceId`). */
const sources = {
  people: 'b09a7990-05ea-4af9-81ef-edfab16c4e31',
  documents: 'e7ec8cee-ded8-43c9-beb5-436b54b31e84',
  pages: '5e34578e-4d08-4edc-8bf3-002acf3cdbcc'
} as const;

export interface FoundRow {
  readonly no: number;
  readonly rank: number;
  readonly [column: string]: Stored;
}

export interface Refiner {
  readonly name: string;
  readonly entries: readonly { readonly value: string; readonly token: string; readonly count: number }[];
}

export interface SearchResult {
  readonly rows: readonly FoundRow[];
  readonly total: number;
  readonly refiners: readonly Refiner[];
}

function visibleItems(context: Context, web: WebRow, list: ListRow): Condition | undefined {
  const { rights, store } = context;
  const mask = rights.list(web, list);
  const ids = store.database.all<{ itemId: number }>('SELECT itemId FROM scopes WHERE listNo = ? AND itemId IS NOT NULL', list.no).map(({ itemId }) => itemId);
  const isVisible = (id: number): boolean => has(rights.item(web, list, id), permission.viewListItems);
  if (!has(mask, permission.viewListItems)) {
    const granted = ids.filter(isVisible);
    if (granted.length === 0) return undefined;
    return { sql: '(d.listNo = ? AND d.itemId IN (SELECT value FROM json_each(?)))', values: [list.no, JSON.stringify(granted)] };
  }
  const hidden = ids.filter((id) => !isVisible(id));
  const isOwnOnly = list.settings.ReadSecurity === 2 && !rights.seesRow(mask, list, { author: -1 });
  if (hidden.length === 0 && !isOwnOnly) return { sql: 'd.listNo = ?', values: [list.no] };
  const parts: Condition[] = [{ sql: 'd.listNo = ?', values: [list.no] }];
  if (hidden.length > 0) parts.push({ sql: 'd.itemId NOT IN (SELECT value FROM json_each(?))', values: [JSON.stringify(hidden)] });
  if (isOwnOnly) parts.push({ sql: 'd.author = ?', values: [context.person.id] });
  return combine('AND', parts);
}

/** Only what the person may read, and nothing of lists that are not to be crawled. */
function trimmed(context: Context): Condition {
  const { store } = context;
  const parts: Condition[] = [];
  for (const web of store.database.all<WebRow>('SELECT * FROM webs')) {
    for (const list of store.lists.all(web)) {
      if (list.settings.NoCrawl) continue;
      const part = visibleItems(context, web, list);
      if (part) parts.push(part);
    }
  }
  return combine('OR', parts);
}

function sourceCondition(context: Context, sourceId: string): Condition {
  if (sourceId === sources.people) return { sql: "d.kind = 'person'", values: [] };
  const content: Condition = combine('AND', [{ sql: "d.kind = 'item'", values: [] }, trimmed(context)]);
  if (sourceId === sources.documents) return combine('AND', [content, { sql: 'd.fileType IS NOT NULL', values: [] }]);
  if (sourceId === sources.pages) return combine('AND', [content, { sql: "d.contentClass = 'STS_ListItem_WebPageLibrary'", values: [] }]);
  return content;
}

function order(request: SearchRequest, isRanked: boolean): string {
  const wanted = request.sort.flatMap(({ property, isDescending }) => {
    if (property.toLowerCase() === 'rank') return isRanked ? [`rank ${isDescending ? 'DESC' : 'ASC'}`] : [];
    const known = findProperty(property);
    return known ? [`${expressionOf(known)} COLLATE NOCASE ${isDescending ? 'DESC' : 'ASC'}`] : [];
  });
  const fallback = isRanked ? ['rank DESC'] : request.sourceId === sources.people ? ['d.title COLLATE NOCASE'] : ['d.modified DESC'];
  return [...(wanted.length > 0 ? wanted : fallback), 'd.no'].join(', ');
}

function countRefiner(context: Context, refiner: RefinerRequest, from: string, where: Condition): Refiner[] {
  const property = findProperty(refiner.name);
  if (!property) return [];
  const [source, value] = property.column ? [from, `d.${property.column}`] : [`${from}, json_each(d.properties, '$.${property.name}') e`, 'e.value'];
  const rows = context.store.database.all<{ value: Stored; n: number }>(
    `SELECT ${value} AS value, count(*) AS n FROM ${source} WHERE ${where.sql} AND ${value} IS NOT NULL AND ${value} <> '' GROUP BY ${value} ORDER BY n DESC, 1 LIMIT ?`, ...where.values, Math.min(refiner.limit || 100, 1000)
  );
  return rows.length === 0 ? [] : [{ name: property.name, entries: rows.map((row) => ({ value: String(row.value), token: refinementToken(String(row.value)), count: row.n })) }];
}

/** Runs a search over the last crawl. @throws 400 for a query or a filter that cannot be understood. */
export function search(context: Context, request: SearchRequest): SearchResult {
  const { database } = context.store;
  context.store.search.crawl(context.limits.crawlSeconds);
  const now = context.store.now();
  const query = parseKql(request.text);
  const refinements = request.refinementFilters.map((filter) => toCondition(parseRefinement(filter), now));
  const ranking = rankingWords(query);
  const condition = combine('AND', [sourceCondition(context, request.sourceId), query.kind === 'all' ? always : toCondition(query, now), ...refinements]);
  const where: Condition = ranking === undefined ? condition : { sql: `searchWords MATCH ? AND ${condition.sql}`, values: [ranking, ...condition.values] };
  const from = ranking === undefined ? 'searchDocuments d' : 'searchWords CROSS JOIN searchDocuments d ON d.no = searchWords.rowid';
  const rank = ranking === undefined ? '0' : '-bm25(searchWords, 1, 8, 2, 2, 2, 1, 4, 4, 8)';
  const total = database.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`, ...where.values)?.n ?? 0;
  const rows = database.all<FoundRow>(
    `SELECT d.*, ${rank} AS rank FROM ${from} WHERE ${where.sql} ORDER BY ${order(request, ranking !== undefined)} LIMIT ? OFFSET ?`, ...where.values, request.rowLimit, request.startRow
  );
  return { rows, total, refiners: request.refiners.flatMap((refiner) => countRefiner(context, refiner, from, where)) };
}

/** A property of a row as search answers it: text, several values parted by `;`, addresses absolute; null where there is none. */
export function propertyOf(context: Context, row: FoundRow, name: string): Json {
  const property = findProperty(name);
  if (!property) return null;
  if (property.name === 'Rank') return String(row.rank);
  if (property.name === 'DocId' || property.name === 'WorkId') return String(row.no);
  const held = property.column ? row[property.column] : (JSON.parse(String(row.properties)) as Record<string, Json>)[property.name];
  if (held === undefined || held === null || held === '') return null;
  if (Array.isArray(held)) return held.length > 0 ? held.join(';') : null;
  const isAddress = property.type === 'address' || property.name === 'SiteName';
  if (isAddress && String(held).startsWith('/')) return context.request.origin + encodeURI(String(held)).replace(/%25/g, '%');
  return property.type === 'date' ? String(held).replace('Z', '.0000000Z') : String(held);
}
