import type { Json, ListRow, Stored, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import { readableRows } from '../handlers/rowSight';
import type { Context } from '../routes/context';
import { queryMalformed } from '../errors/SharePointError';
import { foldGreek } from '../store/folding';
import { always, boosts, combine, rankingWords, soughtWords, toCondition, type Condition } from './condition';
import { parseFql, parseRefinement } from './fql';
import { parseKql } from './kql';
import { expressionOf, findProperty } from './properties';
import { countRefiner, type Refiner } from './refiners';
import type { SearchRequest } from './request';

/** Result sources that every site has, by the ids that PnPjs names (`SearchBuiltInSourceId`). */
const sources = {
  people: 'b09a7990-05ea-4af9-81ef-edfab16c4e31',
  documents: 'e7ec8cee-ded8-43c9-beb5-436b54b31e84',
  pages: '5e34578e-4d08-4edc-8bf3-002acf3cdbcc',
  pictures: '38403c8c-3975-41a8-826e-717f2d41568a',
  videos: '78b793ce-7956-4669-aa3b-451fc5defebf',
  wiki: '9479bf85-e257-4318-b5a8-81a180f5faa1'
} as const;

export interface FoundRow {
  readonly no: number;
  readonly rank: number;
  readonly [column: string]: Stored;
}

export interface SearchResult {
  readonly rows: readonly FoundRow[];
  readonly total: number;
  readonly totalWithDuplicates: number;
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
  // Folders with rights of their own decide on what lies in them.
  const readable = rights.scopedFolders(list).length > 0 ? readableRows(context, list) : undefined;
  if (readable) return { sql: `(d.listNo = ? AND d.itemId IN (SELECT t.id FROM items_${list.no} t WHERE ${readable.text}))`, values: [list.no, ...readable.values] };
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
  const types = (...names: string[]): Condition => combine('AND', [content, { sql: `d.fileType IN (${names.map(() => '?').join(', ')})`, values: names }]);
  if (sourceId === sources.pictures) return types('png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp', 'svg', 'tif', 'tiff');
  if (sourceId === sources.videos) return types('mp4', 'mov', 'webm', 'avi', 'wmv', 'mkv');
  if (sourceId === sources.pages || sourceId === sources.wiki) return combine('AND', [content, { sql: "d.contentClass = 'STS_ListItem_WebPageLibrary'", values: [] }]);
  return content;
}

function order(request: SearchRequest, isRanked: boolean): string {
  const wanted = request.sort.flatMap(({ property, isDescending }) => {
    const name = property.replace(/^\[([\s\S]*)\]$/, '$1');
    if (name.toLowerCase() === 'rank') return isRanked ? [`rank ${isDescending ? 'DESC' : 'ASC'}`] : [];
    const known = findProperty(name);
    if (!known) throw queryMalformed("Property doesn't exist or is used in a manner inconsistent with schema settings.");
    return [`${expressionOf(known)} COLLATE NOCASE ${isDescending ? 'DESC' : 'ASC'}`];
  });
  const fallback = isRanked ? ['rank DESC'] : request.sourceId === sources.people ? ['d.title COLLATE NOCASE'] : ['d.modified DESC'];
  return [...(wanted.length > 0 ? wanted : fallback), 'd.no'].join(', ');
}

/** Of each set of rows with the same words the first stays. */
function withoutCopies(rows: readonly FoundRow[]): FoundRow[] {
  const seen = new Set<Stored>();
  return rows.filter((row) => {
    const { signature } = row;
    if (signature === null || signature === undefined) return true;
    if (seen.has(signature)) return false;
    seen.add(signature);
    return true;
  });
}

const marks = { open: '\u0001', close: '\u0002', gap: '\u0003' } as const;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', [marks.open]: '<c0>', [marks.close]: '</c0>', [marks.gap]: '<ddd/>' };

/** The marked piece of a text with the accents that it was written with; folding keeps every place. */
function asWritten(marked: string, unfolded: Stored | undefined): string {
  if (typeof unfolded !== 'string') return marked;
  // eslint-disable-next-line no-control-regex -- the marks themselves
  const marksOf = /[\u0001-\u0003]/g;
  let at = foldGreek(unfolded).indexOf(marked.replace(marksOf, ''));
  return at < 0 ? marked : marked.split('').map((unit) => (Object.values(marks).includes(unit as '\u0001') ? unit : unfolded[at++] ?? unit)).join('');
}

/** Where the words stand in a document: encoded, with `<c0>` around each and `<ddd/>` for what is left out, as the service marks them. */
function highlight(context: Context, row: FoundRow, sought: string | undefined): string | undefined {
  if (sought === undefined) return undefined;
  const found = context.store.database.get<{ text: string }>('SELECT snippet(searchWords, 0, ?, ?, ?, 40) AS text FROM searchWords WHERE searchWords MATCH ? AND rowid = ?', marks.open, marks.close, marks.gap, sought, row.no);
  // eslint-disable-next-line no-control-regex -- the marks themselves
  return found && asWritten(found.text, row.unfolded).replace(/[&<>\u0001-\u0003]/g, (character) => entities[character] ?? '').replace(/\s+/g, ' ');
}

/** Runs a search over the last crawl. @throws 400 for a query or a filter that cannot be understood. */
export function search(context: Context, request: SearchRequest): SearchResult {
  const { database } = context.store;
  context.store.search.crawl(context.limits.crawlSeconds);
  const now = context.store.now();
  const query = request.isFql ? parseFql(request.text) : parseKql(request.text);
  const refinements = request.refinementFilters.map((filter) => toCondition(parseRefinement(filter), now));
  const ranking = rankingWords(query);
  const condition = combine('AND', [sourceCondition(context, request.sourceId), query.kind === 'all' ? always : toCondition(query, now), ...refinements]);
  const where: Condition = ranking === undefined ? condition : { sql: `searchWords MATCH ? AND ${condition.sql}`, values: [ranking, ...condition.values] };
  const from = ranking === undefined ? 'searchDocuments d' : 'searchWords CROSS JOIN searchDocuments d ON d.no = searchWords.rowid';
  const boosted = boosts(query, now);
  const base = ranking === undefined ? '0' : '-bm25(searchWords, 1, 8, 2, 2, 2, 1, 4, 4, 8)';
  const rank: Condition = { sql: [base, ...boosted.map(({ condition: boost }) => `CASE WHEN ${boost.sql} THEN ? ELSE 0 END`)].join(' + '), values: boosted.flatMap(({ condition: boost, constant }) => [...boost.values, constant]) };
  const isTrimmed = request.trimsDuplicates && request.sourceId !== sources.people;
  const distinct = isTrimmed ? 'count(DISTINCT coalesce(d.signature, d.no))' : 'count(*)';
  const { n: all, distinct: total } = database.get<{ n: number; distinct: number }>(`SELECT count(*) AS n, ${distinct} AS "distinct" FROM ${from} WHERE ${where.sql}`, ...where.values) ?? { n: 0, distinct: 0 };
  const copies = all - total;
  const [limit, offset] = copies === 0 ? [request.rowLimit, request.startRow] : [request.startRow + request.rowLimit + copies, 0];
  const found = database.all<FoundRow>(
    `SELECT d.*, ${rank.sql} AS rank FROM ${from} WHERE ${where.sql} ORDER BY ${order(request, ranking !== undefined || boosted.length > 0)} LIMIT ? OFFSET ?`, ...rank.values, ...where.values, limit, offset
  );
  const sought = soughtWords(query);
  const rows = (copies === 0 ? found : withoutCopies(found).slice(request.startRow, request.startRow + request.rowLimit)).map((row) => ({ ...row, highlight: highlight(context, row, sought) ?? null }));
  return { rows, total, totalWithDuplicates: all, refiners: request.refiners.flatMap((refiner) => countRefiner(context, refiner, from, where)) };
}

/** A property of a row as search answers it: text, several values parted by `;`, addresses absolute; null where there is none. */
export function propertyOf(context: Context, row: FoundRow, name: string): Json {
  const property = findProperty(name);
  if (!property) return null;
  if (property.name === 'Rank') return String(row.rank);
  if (property.name === 'HitHighlightedSummary' && row.highlight) return row.highlight;
  const held = property.column ? row[property.column] : (JSON.parse(String(row.properties)) as Record<string, Json>)[property.name];
  if (held === undefined || held === null || held === '') return null;
  if (Array.isArray(held)) return held.length > 0 ? held.join(';') : null;
  const isAddress = property.type === 'address' || property.name === 'SiteName';
  if (isAddress && String(held).startsWith('/')) return context.request.origin + encodeURI(String(held)).replace(/%25/g, '%');
  return property.type === 'date' ? String(held).replace('Z', '.0000000Z') : String(held);
}
