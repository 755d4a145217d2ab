import fc from 'fast-check';
import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

interface Row {
  readonly Id: number;
  readonly Title: string | null;
  readonly Rank: number | null;
  readonly Done: boolean | null;
  readonly Due: string | null;
}

/** A filter as text for the service, and as a function for plain evaluation. */
interface Filter {
  readonly text: string;
  readonly accepts: (row: Row) => boolean;
}

const words = ['alpha', 'Beta', 'beta blocker', "O'Neil", '50%', 'under_score', 'Äpfel', 'ÄPFEL', 'ÉÈÊËÀÂÇ', '日本', ''];
const days = ['2026-01-01T00:00:00Z', '2026-01-02T10:30:00Z', '2026-02-28T23:59:59Z', '2027-01-01T00:00:00Z'];
const fold = (text: string): string => text.toLowerCase();
const quote = (text: string): string => `'${text.replace(/'/g, "''")}'`;

const comparators = {
  eq: (order: number) => order === 0,
  lt: (order: number) => order < 0,
  le: (order: number) => order <= 0,
  gt: (order: number) => order > 0,
  ge: (order: number) => order >= 0
} as const;
const comparison = fc.constantFrom(...(Object.keys(comparators) as (keyof typeof comparators)[]));
const order = <T extends string | number>(first: T, second: T): number => (first < second ? -1 : first > second ? 1 : 0);

const numeric: fc.Arbitrary<Filter> = fc.tuple(comparison, fc.integer({ min: -2, max: 6 })).map(([name, value]) => ({
  text: `Rank ${name} ${value}`,
  accepts: ({ Rank }) => Rank !== null && comparators[name](order(Rank, value))
}));
const equalText: fc.Arbitrary<Filter> = fc.constantFrom(...words).map((word) => ({
  text: `Title eq ${quote(word)}`,
  accepts: ({ Title }) => Title !== null && fold(Title) === fold(word)
}));
const textFunction: fc.Arbitrary<Filter> = fc.tuple(fc.boolean(), fc.constantFrom('al', 'BETA', '%', '_', "o'", 'äpf', 'éèêëàâç', 'pfel', '日')).map(([starts, part]) => ({
  text: starts ? `startswith(Title,${quote(part)})` : `substringof(${quote(part)},Title)`,
  accepts: ({ Title }) => Title !== null && (starts ? fold(Title).startsWith(fold(part)) : fold(Title).includes(fold(part)))
}));
const dated: fc.Arbitrary<Filter> = fc.tuple(comparison, fc.constantFrom(...days)).map(([name, day]) => ({
  text: `Due ${name} datetime'${day}'`,
  accepts: ({ Due }) => Due !== null && comparators[name](order(Due, day))
}));
const emptiness: fc.Arbitrary<Filter> = fc.tuple(fc.constantFrom('Rank', 'Due' as const), fc.boolean()).map(([column, isNull]) => ({
  text: `${column} ${isNull ? 'eq' : 'ne'} null`,
  accepts: (row) => (row[column as 'Rank' | 'Due'] === null) === isNull
}));
const yesNo: fc.Arbitrary<Filter> = fc.boolean().map((value) => ({ text: `Done eq ${value ? 1 : 0}`, accepts: ({ Done }) => Done === value }));
const monthly: fc.Arbitrary<Filter> = fc.constantFrom(1, 2, 3).map((month) => ({
  text: `month(Due) eq ${month}`,
  accepts: ({ Due }) => Due !== null && new Date(Due).getUTCMonth() + 1 === month
}));

const { filter } = fc.letrec<{ filter: Filter; group: Filter; simple: Filter }>((tie) => ({
  simple: fc.oneof(numeric, equalText, textFunction, dated, emptiness, yesNo, monthly),
  group: fc.tuple(fc.constantFrom('and', 'or', 'not'), tie('filter'), tie('filter')).map(([name, first, second]): Filter => {
    if (name === 'not') return { text: `not (${first.text})`, accepts: (row) => !first.accepts(row) };
    return {
      text: `(${first.text}) ${name} (${second.text})`,
      accepts: (row) => (name === 'and' ? first.accepts(row) && second.accepts(row) : first.accepts(row) || second.accepts(row))
    };
  }),
  filter: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('simple'), tie('group'))
}));

// Thousands of requests take longer than Jest's five seconds on a busy machine; nothing here is judged by time.
const patience = 120_000;

let site: TestSite;
let rows: Row[];
const items = "_api/web/lists/getByTitle('Samples')/items";

beforeAll(async () => {
  site = await startSharePoint({ limits: { requestsPerFiveMinutes: 1_000_000, urlLength: 100_000 } });
  const { list } = await site.as('owner').web.lists.ensure('Samples', '', 100);
  await list.fields.addNumber('Rank');
  await list.fields.addBoolean('Done');
  await list.fields.addDateTime('Due');
  const { store } = site.sharePoint ?? {};
  const samples = store?.lists.byUrl('/sites/test/Lists/Samples');
  if (!store || !samples) throw new Error('the list was not made');
  const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
  importRows(store.database, store.lists, samples, Array.from({ length: 120 }, (_, index) => ({
    values: { Title: pick(words, index * 7), Rank: index % 5 === 0 ? null : (index % 7) - 1, Done: index % 3 === 0, Due: index % 4 === 0 ? null : pick(days, index * 3) },
    author: 3, created: new Date(2026, 0, 1)
  })));
  rows = ((await site.request('owner', 'GET', `${items}?$top=200`)).json as { value: Row[] }).value;
});
afterAll(() => site.close());

describe('the OData engine', () => {
  test('selects the rows that plain evaluation selects, for thousands of random filters', async () => {
    expect(rows).toHaveLength(120);
    await fc.assert(
      fc.asyncProperty(filter, async ({ text, accepts }) => {
        const answer = await site.request('owner', 'GET', `${items}?$select=Id&$top=200&$filter=${encodeURIComponent(text)}`);
        expect(answer.status).toBe(200);
        expect((answer.json as { value: { Id: number }[] }).value.map(({ Id }) => Id)).toEqual(rows.filter(accepts).map(({ Id }) => Id));
      }),
      { numRuns: 2000, seed: 20261123 }
    );
  }, patience);

  test('answers any text with 200 or 4xx, never with a crash', async () => {
    const fragments = fc.constantFrom('Title', 'eq', "'a", "''", '(', ')', 'and', 'not', 'null', "datetime'", "'", ',', '/', '1', '$', '%', 'substringof(', 'Author/Id', '\u0000', '🌊', 'x'.repeat(300));
    await fc.assert(
      fc.asyncProperty(fc.array(fragments, { maxLength: 12 }), fc.constantFrom('$filter', '$orderby', '$select', '$expand', '$top', '$skiptoken'), async (parts, option) => {
        const { status } = await site.request('owner', 'GET', `${items}?${option}=${encodeURIComponent(parts.join(' '))}`);
        expect([200, 400, 404]).toContain(status);
      }),
      { numRuns: 1000, seed: 7 }
    );
  }, patience);

  test('answers any path with an error of its own', async () => {
    const segments = fc.constantFrom('web', 'lists', "getByTitle('Samples')", "getByTitle('", 'items', 'items(1)', 'items(-1)', 'items(abc)', 'fields', '(', ')', '..', '%', '@v', 'getById(@x)', 'Web');
    await fc.assert(
      fc.asyncProperty(fc.array(segments, { maxLength: 6 }), async (parts) => {
        const { status } = await site.request('owner', 'GET', `_api/${parts.map(encodeURIComponent).join('/')}`);
        expect([200, 400, 404, 501]).toContain(status);
      }),
      { numRuns: 500, seed: 11 }
    );
  }, patience);
});
