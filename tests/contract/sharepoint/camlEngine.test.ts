import fc from 'fast-check';
import { importRows } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

interface Row {
  readonly Id: number;
  readonly Title: string | null;
  readonly Rank: number | null;
  readonly Done: boolean | null;
  readonly Due: string | null;
  readonly Until: string | null;
  readonly Kind: string | null;
  readonly Tags: readonly string[] | null;
  readonly PlaceId: number | null;
  readonly PlacesId: readonly number[] | null;
  readonly OwnerId: number | null;
  readonly HelpersId: readonly number[] | null;
}

/** One element of a `Where`, and the same as a function for plain evaluation. */
interface Where {
  readonly xml: string;
  readonly accepts: (row: Row) => boolean;
}

interface Order {
  readonly name: string;
  readonly descending: boolean;
}

const now = new Date('2026-11-23T14:00:00Z');
const words = ['alpha', 'Beta', 'beta blocker', "O'Neil & sons", '50%', 'under_score', 'Äpfel', 'ÄPFEL', '日本', '<b>'];
const days = ['2026-11-01T00:00:00Z', '2026-11-22T10:30:00Z', '2026-11-23T23:59:59Z', '2026-12-01T00:00:00Z'];
const kinds = ['Note', 'Task', 'task force'];
const tags = ['red', 'Green', 'blue'];
const places = ['Harbour', 'Lighthouse', 'harbour'];
const patience = 120_000;
/** Ids, known once the site stands. */
const people = { owner: 0, member: 0, visitor: 0, owners: 0, members: 0 };

const fold = (text: string): string => text.toLowerCase();
const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
const element = (name: string, field: string, type: string, value: string, more = ''): string => `<${name}><FieldRef Name='${field}'${more}/><Value Type='${type}'>${escape(value)}</Value></${name}>`;
const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
const order = <T extends string | number>(first: T, second: T): number => (first < second ? -1 : first > second ? 1 : 0);

const accepted: Readonly<Record<string, (order: number) => boolean>> = {
  Eq: (found) => found === 0, Lt: (found) => found < 0, Leq: (found) => found <= 0, Gt: (found) => found > 0, Geq: (found) => found >= 0
};
const comparison = fc.constantFrom('Eq', 'Neq', 'Lt', 'Leq', 'Gt', 'Geq');
/** A row without a value differs from every value. */
const compared = (name: string, found: number | undefined): boolean => (name === 'Neq' ? found !== 0 : found !== undefined && (accepted[name]?.(found) ?? false));

const text = (field: 'Title' | 'Kind', values: readonly string[]): fc.Arbitrary<Where> => fc.tuple(fc.constantFrom('Eq', 'Neq'), fc.constantFrom(...values)).map(([name, value]) => ({
  xml: element(name, field, field === 'Title' ? 'Text' : 'Choice', value),
  accepts: (row) => compared(name, row[field] === null ? undefined : order(fold(row[field]), fold(value)))
}));
const partOfText: fc.Arbitrary<Where> = fc.tuple(fc.boolean(), fc.constantFrom('al', 'BETA', '%', '_', "o'", 'äpf', 'éèêëàâç', 'pfel', '日', '& s', '<')).map(([begins, part]) => ({
  xml: element(begins ? 'BeginsWith' : 'Contains', 'Title', 'Text', part),
  accepts: ({ Title }) => Title !== null && (begins ? fold(Title).startsWith(fold(part)) : fold(Title).includes(fold(part)))
}));
const numeric: fc.Arbitrary<Where> = fc.tuple(comparison, fc.integer({ min: -2, max: 6 })).map(([name, value]) => ({
  xml: element(name, 'Rank', 'Number', String(value)),
  accepts: ({ Rank }) => compared(name, Rank === null ? undefined : order(Rank, value))
}));
const dated: fc.Arbitrary<Where> = fc.tuple(comparison, fc.constantFrom(...days), fc.boolean()).map(([name, day, isTimed]) => ({
  xml: `<${name}><FieldRef Name='Due'/><Value Type='DateTime'${isTimed ? " IncludeTimeValue='TRUE'" : ''}>${day}</Value></${name}>`,
  accepts: ({ Due }) => compared(name, Due === null ? undefined : isTimed ? order(Due, day) : order(Due.slice(0, 10), day.slice(0, 10)))
}));
const relativeDay: fc.Arbitrary<Where> = fc.tuple(comparison, fc.integer({ min: -30, max: 30 })).map(([name, offset]) => {
  const day = new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  return { xml: `<${name}><FieldRef Name='Due'/><Value Type='DateTime'><Today OffsetDays='${offset}'/></Value></${name}>`, accepts: ({ Due }) => compared(name, Due === null ? undefined : order(Due.slice(0, 10), day)) };
});
const yesNo: fc.Arbitrary<Where> = fc.tuple(fc.constantFrom('Eq', 'Neq'), fc.boolean()).map(([name, value]) => ({
  xml: element(name, 'Done', 'Boolean', value ? '1' : '0'),
  accepts: ({ Done }) => compared(name, Done === null ? undefined : order(Number(Done), Number(value)))
}));
const columns = { Title: 'Title', Rank: 'Rank', Due: 'Due', Kind: 'Kind', Tags: 'Tags', Place: 'PlaceId', Places: 'PlacesId', Owner: 'OwnerId', Helpers: 'HelpersId' } as const;
const emptiness: fc.Arbitrary<Where> = fc.tuple(fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])), fc.boolean()).map(([name, isNull]) => ({
  xml: `<${isNull ? 'IsNull' : 'IsNotNull'}><FieldRef Name='${name}'/></${isNull ? 'IsNull' : 'IsNotNull'}>`,
  accepts: (row) => (row[columns[name]] === null) === isNull
}));
const listed: fc.Arbitrary<Where> = fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 80 }).map((values) => ({
  xml: `<In><FieldRef Name='Rank'/><Values>${values.map((value) => `<Value Type='Number'>${value}</Value>`).join('')}</Values></In>`,
  accepts: ({ Rank }) => Rank !== null && values.includes(Rank)
}));
const lookupById: fc.Arbitrary<Where> = fc.tuple(fc.constantFrom('Eq', 'Neq'), fc.integer({ min: 1, max: 4 })).map(([name, id]) => ({
  xml: element(name, 'Place', 'Lookup', String(id), " LookupId='TRUE'"),
  accepts: ({ PlaceId }) => compared(name, PlaceId === null ? undefined : order(PlaceId, id))
}));
const shownPlace = (id: number): string => places[id - 1] ?? '';
const lookupByText: fc.Arbitrary<Where> = fc.tuple(fc.constantFrom('Eq', 'BeginsWith'), fc.constantFrom('Harbour', 'lighthouse', 'har', 'x')).map(([name, value]) => ({
  xml: element(name, 'Place', 'Lookup', value),
  accepts: ({ PlaceId }) => PlaceId !== null && (name === 'Eq' ? fold(shownPlace(PlaceId)) === fold(value) : fold(shownPlace(PlaceId)).startsWith(fold(value)))
}));
const several: fc.Arbitrary<Where> = fc.oneof(
  fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })).map(([includes, id]): Where => ({
    xml: element(includes ? 'Includes' : 'NotIncludes', 'Places', 'Lookup', String(id), " LookupId='TRUE'"),
    accepts: ({ PlacesId }) => (PlacesId ?? []).includes(id) === includes
  })),
  fc.tuple(fc.boolean(), fc.constantFrom('Harbour', 'lighthouse')).map(([includes, value]): Where => ({
    xml: element(includes ? 'Includes' : 'NotIncludes', 'Places', 'LookupMulti', value),
    accepts: ({ PlacesId }) => (PlacesId ?? []).some((id) => fold(shownPlace(id)) === fold(value)) === includes
  })),
  fc.tuple(fc.constantFrom('Eq', 'Neq', 'Contains'), fc.constantFrom('red', 'green', 'e')).map(([name, value]): Where => ({
    xml: element(name, 'Tags', 'MultiChoice', value),
    accepts: ({ Tags }) => (name === 'Contains' ? (Tags ?? []).some((tag) => fold(tag).includes(value)) : (Tags ?? []).some((tag) => fold(tag) === value) === (name === 'Eq'))
  })),
  fc.integer({ min: 1, max: 5 }).map((id): Where => ({ xml: element('Eq', 'Helpers', 'Integer', String(id), " LookupId='TRUE'"), accepts: ({ HelpersId }) => (HelpersId ?? []).includes(id) }))
);
const person: fc.Arbitrary<Where> = fc.oneof(
  fc.tuple(fc.constantFrom('Eq', 'Neq'), fc.integer({ min: 1, max: 5 })).map(([name, id]): Where => ({ xml: element(name, 'Owner', 'Integer', String(id), " LookupId='TRUE'"), accepts: ({ OwnerId }) => compared(name, OwnerId === null ? undefined : order(OwnerId, id)) })),
  fc.constant<Where>({ xml: "<Eq><FieldRef Name='Owner'/><Value Type='Integer'><UserID/></Value></Eq>", accepts: ({ OwnerId }) => OwnerId === people.owner }),
  fc.constantFrom('Site Member', 'site visitor').map((title): Where => ({ xml: element('Eq', 'Owner', 'User', title), accepts: ({ OwnerId }) => OwnerId === (title === 'Site Member' ? people.member : people.visitor) })),
  fc.constant<Where>({ xml: "<Membership Type='SPGroup' ID='GROUP'><FieldRef Name='Owner'/></Membership>", accepts: ({ OwnerId }) => OwnerId === people.member }),
  fc.constant<Where>({ xml: "<Membership Type='CurrentUserGroups'><FieldRef Name='Owner'/></Membership>", accepts: ({ OwnerId }) => OwnerId === people.owners })
);
const overlap: fc.Arbitrary<Where> = fc.constantFrom(
  ['<Today/>', '2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z'], ['<Month/>', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'], ['<Year/>', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ['<Week/>', '2026-11-22T00:00:00Z', '2026-11-29T00:00:00Z'], ['<Now/>', '2026-11-23T14:00:00Z', '2026-11-23T14:00:01Z']
).map(([value = '', start = '', end = '']) => ({
  xml: `<DateRangesOverlap><FieldRef Name='Due'/><FieldRef Name='Until'/><FieldRef Name='RecurrenceID'/><Value Type='DateTime'>${value}</Value></DateRangesOverlap>`,
  accepts: ({ Due, Until }) => Due !== null && Until !== null && Due < end && Until >= start
}));

const { where } = fc.letrec<{ where: Where; group: Where; simple: Where }>((tie) => ({
  simple: fc.oneof(text('Title', words), text('Kind', kinds), partOfText, numeric, dated, relativeDay, yesNo, emptiness, listed, lookupById, lookupByText, several, person, overlap),
  group: fc.tuple(fc.constantFrom('And', 'Or'), tie('where'), tie('where')).map(([name, first, second]): Where => ({
    xml: `<${name}>${first.xml}${second.xml}</${name}>`,
    accepts: (row) => (name === 'And' ? first.accepts(row) && second.accepts(row) : first.accepts(row) || second.accepts(row))
  })),
  where: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('simple'), tie('group'))
}));
const sorts = fc.uniqueArray(fc.record<Order>({ name: fc.constantFrom('Rank', 'Due', 'Place', 'ID'), descending: fc.boolean() }), { maxLength: 3, selector: ({ name }) => name });

/** What a sort by a column goes by; nothing comes before everything. */
function sortValue(row: Row, name: string): string | number | null {
  if (name === 'Place') return row.PlaceId === null ? null : fold(shownPlace(row.PlaceId));
  return name === 'ID' ? row.Id : row[name as 'Rank' | 'Due'];
}

function sorted(rows: readonly Row[], by: readonly Order[]): Row[] {
  const rank = (value: string | number | null): number => (value === null ? 0 : 1);
  return [...rows].sort((first, second) => {
    for (const { name, descending } of [...by, { name: 'ID', descending: false }]) {
      const [left, right] = [sortValue(first, name), sortValue(second, name)];
      const found = left === null || right === null ? rank(left) - rank(right) : order(left as string, right as string);
      if (found !== 0) return descending ? -found : found;
    }
    return 0;
  });
}

let site: TestSite;
let rows: Row[];
const list = "_api/web/lists/getByTitle('Samples')";

async function addColumns(placesId: string): Promise<void> {
  const xml = async (schema: string): Promise<void> => {
    const { status } = await site.request('owner', 'POST', `${list}/fields/createfieldasxml`, { body: { parameters: { SchemaXml: schema } } });
    expect(status).toBe(200);
  };
  for (const [type, name] of [['Number', 'Rank'], ['Boolean', 'Done'], ['DateTime', 'Due'], ['DateTime', 'Until'], ['Choice', 'Kind'], ['MultiChoice', 'Tags'], ['User', 'Owner']]) await xml(`<Field Type='${type}' Name='${name}' DisplayName='${name}'/>`);
  await xml(`<Field Type='Lookup' Name='Place' DisplayName='Place' List='${placesId}' ShowField='Title'/>`);
  await xml(`<Field Type='LookupMulti' Mult='TRUE' Name='Places' DisplayName='Places' List='${placesId}' ShowField='Title'/>`);
  await xml("<Field Type='UserMulti' Mult='TRUE' Name='Helpers' DisplayName='Helpers'/>");
}

beforeAll(async () => {
  site = await startSharePoint({ limits: { requestsPerFiveMinutes: 1_000_000 }, now: () => now });
  const { store } = site.sharePoint ?? {};
  if (!store) throw new Error('this test fills lists behind the service');
  const { list: placeList } = await site.as('owner').web.lists.ensure('Places', '', 100);
  for (const Title of places) await placeList.items.add({ Title });
  const { Id: placesId } = (await placeList.select('Id')()) as { Id: string };
  await site.as('owner').web.lists.ensure('Samples', '', 100);
  await addColumns(placesId);
  const web = store.sites.webByUrl('/sites/test');
  const groups = store.sites.groups(web?.siteId ?? '');
  const idOf = (account: string): number => store.sites.personByEmail(`${account}@contoso.onmicrosoft.com`)?.id ?? 0;
  const groupOf = (suffix: string): number => groups.find(({ title }) => title.endsWith(suffix))?.id ?? 0;
  Object.assign(people, { owner: idOf('owner'), member: idOf('member'), visitor: idOf('visitor'), owners: groupOf('Owners'), members: groupOf('Members') });
  const samples = store.lists.byUrl('/sites/test/Lists/Samples');
  if (!samples) throw new Error('the list was not made');
  const some = <T>(values: readonly T[], index: number): T[] | null => (index % 4 === 0 ? null : values.filter((_, at) => (index >> at) % 2 === 1).length > 0 ? values.filter((_, at) => (index >> at) % 2 === 1) : null);
  importRows(store.database, store.lists, samples, Array.from({ length: 150 }, (_, index) => ({
    values: {
      Title: index % 11 === 0 ? null : pick(words, index * 7), Rank: index % 5 === 0 ? null : (index % 7) - 1, Done: index % 6 === 0 ? null : index % 3 === 0, Due: index % 4 === 0 ? null : pick(days, index * 3),
      Until: index % 9 === 0 ? null : pick(days, index + 1), Kind: index % 8 === 0 ? null : pick(kinds, index), Tags: some(tags, index), Place: index % 5 === 1 ? null : (index % 3) + 1, Places: some([1, 2, 3], index + 2),
      Owner: index % 7 === 0 ? null : pick([people.owner, people.member, people.visitor, people.owners], index), Helpers: some([people.owner, people.member, people.visitor], index + 1)
    },
    author: people.owner, created: new Date(2026, 0, 1)
  })));
  rows = ((await site.request('owner', 'GET', `${list}/items?$top=200`)).json as { value: Row[] }).value;
});
afterAll(() => site.close());

describe('the CAML engine', () => {
  test('selects, orders and cuts as plain evaluation does, for thousands of random views', async () => {
    expect(rows).toHaveLength(150);
    expect(rows.filter(({ PlacesId, Tags, HelpersId }) => PlacesId && Tags && HelpersId).length).toBeGreaterThan(20);
    const { FormDigestValue: digest } = (await site.request('owner', 'POST', '_api/contextinfo')).json as { FormDigestValue: string };
    await fc.assert(
      fc.asyncProperty(where, sorts, fc.integer({ min: 1, max: 200 }), async ({ xml, accepts }, by, limit) => {
        const orderBy = by.map(({ name, descending }) => `<FieldRef Name='${name}' Ascending='${descending ? 'FALSE' : 'TRUE'}'/>`).join('');
        const ViewXml = `<View><Query><Where>${xml.replace('GROUP', String(people.members))}</Where><OrderBy>${orderBy}</OrderBy></Query><RowLimit>${limit}</RowLimit></View>`;
        const answer = await site.request('owner', 'POST', `${list}/getitems?$select=Id`, { body: { query: { ViewXml } }, headers: { 'X-RequestDigest': digest } });
        expect(answer.status).toBe(200);
        expect((answer.json as { value: { Id: number }[] }).value.map(({ Id }) => Id)).toEqual(sorted(rows.filter(accepts), by).slice(0, limit).map(({ Id }) => Id));
      }),
      { numRuns: 2000, seed: 20261124 }
    );
  }, patience);

  test.each([
    ["<View><RowLimit>abc</RowLimit></View>", 400], ["<View><RowLimit>-4</RowLimit></View>", 400], ["<View><RowLimit>0</RowLimit></View>", 200],
    ["<View><Query><Where><Eq><FieldRef Name='Due'/><Value Type='DateTime'><Today OffsetDays='1e20'/></Value></Eq></Where></Query></View>", 400],
    ["<View><Query><Where><Membership Type='Everybody'><FieldRef Name='Owner'/></Membership></Where></Query></View>", 400],
    ["<!DOCTYPE View [<!ENTITY a 'aaaa'>]><View>&a;</View>", 400],
    [`<View>${'<Query>'.repeat(600)}${'</Query>'.repeat(600)}</View>`, 400],
    [`<View><Query><Where>${'<Or><IsNull><FieldRef Name="Title"/></IsNull>'.repeat(140)}<IsNull><FieldRef Name='Title'/></IsNull>${'</Or>'.repeat(140)}</Where></Query></View>`, 200]
  ])('answers %.60s with %i', async (ViewXml, status) => {
    expect((await site.request('owner', 'POST', `${list}/getitems`, { body: { query: { ViewXml } } })).status).toBe(status);
  });

  test('takes any number of values in a list of values', async () => {
    const values = Array.from({ length: 40_000 }, (_, index) => `<Value Type='Counter'>${index}</Value>`).join('');
    const answer = await site.request('owner', 'POST', `${list}/getitems`, { body: { query: { ViewXml: `<View><Query><Where><In><FieldRef Name='ID'/><Values>${values}</Values></In></Where></Query></View>` } } });
    expect((answer.json as { value: unknown[] }).value).toHaveLength(150);
  }, patience);
});
