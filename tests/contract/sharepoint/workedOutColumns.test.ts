import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

// Columns whose values the service works out: by formulas, and the parts of places.
let site: TestSite;
const list = "_api/web/lists/getByTitle('Orders')";
const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<RawAnswer> => site.request('owner', 'POST', path, { body, headers });
const merge = (path: string, body: unknown): Promise<RawAnswer> => post(path, body, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' });
const get = async <T>(path: string): Promise<T> => (await site.request('owner', 'GET', path)).json as T;
const add = (title: string, type: number, more: object = {}): Promise<RawAnswer> => post(`${list}/fields`, { Title: title, FieldTypeKind: type, ...more });
const formula = (title: string, text: string, OutputType = 2, more: object = {}): Promise<RawAnswer> => add(title, 17, { Formula: text, OutputType, ...more });

beforeAll(async () => {
  site = await startSharePoint({ now: () => new Date('2026-11-23T14:00:00Z') });
  await post('_api/web/lists', { Title: 'Orders', BaseTemplate: 100 });
  for (const [title, type] of [['Price', 9], ['Amount', 9], ['Due', 4], ['Paid', 8], ['Words', 3], ['Buyer', 20]] as const) await add(title, type);
  await post(`${list}/items`, { Title: 'first', Price: 2.5, Amount: 4, Due: '2026-12-24T10:00:00Z', Paid: true });
  await formula('Total', '=[Price]*[Amount]', 9);
  await formula('Reminder', '=[Due]-7', 4);
  await formula('Open', '=NOT([Paid])', 8);
  await formula('Label', '=[Title]&": "&TEXT([Total],"0.00")');
  await formula('Money', '=[Total]', 10);
  await formula('Share', '=[Amount]/[Price]', 9);
  await post(`${list}/items`, { Title: 'second', Price: 0, Amount: 3 });
});
afterAll(() => site.close());

describe('a calculated column', () => {
  test('is worked out for rows that were there, for new ones and with every change', async () => {
    const { value } = await get<{ value: readonly object[] }>(`${list}/items?$select=Title,Total,Reminder,Open,Label,Share`);
    expect(value).toEqual([
      { Title: 'first', Total: '10.0000000000000', Reminder: '2026-12-17T00:00:00Z', Open: '0', Label: 'first: 10.00', Share: '1.60000000000000' }, { Title: 'second', Total: '0.00000000000000', Reminder: expect.anything(), Open: '1', Label: 'second: 0.00', Share: '#DIV/0!' }
    ]);
    await merge(`${list}/items(2)`, { Price: 100 });
    expect(await get(`${list}/items(2)?$select=Total,Label,Share`)).toEqual({ Total: '300.000000000000', Label: 'second: 300.00', Share: '0.0300000000000000'.slice(0, 16) });
    await merge(`${list}/items(2)`, { Price: 0 });
  });

  test('is shown as a person reads it, and in every rendering', async () => {
    expect(await get(`${list}/items(1)/FieldValuesAsText?$select=Total,Reminder,Open,Money,Label`)).toEqual({ Total: '10', Reminder: '12/17/2026', Open: 'No', Money: '$10.00', Label: 'first: 10.00' });
    const stream = (await post(`${list}/RenderListDataAsStream`, { parameters: { ViewXml: "<View><Query><Where><Eq><FieldRef Name='ID'/><Value Type='Counter'>1</Value></Eq></Where></Query><ViewFields><FieldRef Name='Total'/><FieldRef Name='Money'/></ViewFields></View>" } })).json as { Row: readonly object[] };
    expect(stream.Row[0]).toMatchObject({ Total: '10', 'Total.': '10.0000000000000', Money: '$10.00' });
    const { text } = await post(`${list}/getlistitemchangessincetoken`, { query: { ViewFields: "<ViewFields><FieldRef Name='Total'/><FieldRef Name='Open'/><FieldRef Name='Share'/></ViewFields>" } });
    for (const part of ["ows_Total='float;#10.0000000000000'", "ows_Open='boolean;#0'", "ows_Share='error;##DIV/0!'"]) expect(text).toContain(part);
  });

  test('filters and sorts by CAML, as the kind that it gives, and not by OData', async () => {
    const titles = async (query: string): Promise<readonly string[]> => ((await post(`${list}/getitems?$select=Title`, { query: { ViewXml: `<View><Query>${query}</Query></View>` } })).json as { value: readonly { Title: string }[] }).value.map(({ Title }) => Title);
    expect(await titles("<Where><Gt><FieldRef Name='Total'/><Value Type='Number'>9</Value></Gt></Where>")).toEqual(['first']);
    expect(await titles("<Where><Eq><FieldRef Name='Open'/><Value Type='Boolean'>1</Value></Eq></Where>")).toEqual(['second']);
    expect(await titles("<Where><Eq><FieldRef Name='Label'/><Value Type='Text'>FIRST: 10.00</Value></Eq></Where>")).toEqual(['first']);
    expect(await titles("<OrderBy><FieldRef Name='Total'/></OrderBy>")).toEqual(['second', 'first']);
    expect((await site.request('owner', 'GET', `${list}/items?$filter=Total eq 10`)).status).toBe(400);
  });

  test('says what it is made of, takes another formula, and is written by nobody', async () => {
    const { Formula, OutputType, ReadOnlyField, SchemaXml } = await get<{ Formula: string; OutputType: number; ReadOnlyField: boolean; SchemaXml: string }>(`${list}/fields/getByTitle('Total')`);
    expect([Formula, OutputType, ReadOnlyField]).toEqual(['=[Price]*[Amount]', 9, true]);
    expect(SchemaXml).toContain('ResultType="Number"');
    expect((await post(`${list}/items(1)`, { Total: 5 }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' })).status).toBe(400);
    expect((await merge(`${list}/fields/getByTitle('Total')`, { Formula: '=[Price]+[Amount]' })).status).toBe(204);
    expect(await get(`${list}/items(1)?$select=Total,Label`)).toEqual({ Total: '6.50000000000000', Label: 'first: 6.50' });
    await merge(`${list}/fields/getByTitle('Total')`, { Formula: '=[Price]*[Amount]' });
    const made = (await post(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: '<Field Type="Calculated" DisplayName="Half" ResultType="Number"><Formula>=Price/2</Formula><FieldRefs><FieldRef Name="Price"/></FieldRefs></Field>' } })).json as { OutputType: number };
    expect(made.OutputType).toBe(9);
    expect(await get(`${list}/items(1)?$select=Half`)).toEqual({ Half: '1.25000000000000' });
    expect(((await site.request('owner', 'GET', `${list}/items(1)/versions?$select=VersionLabel`)).json as { value: readonly object[] }).value.length).toBeGreaterThan(0);
  });

  test.each([
    ['=1+', 'syntax error'], ['=NOSUCH(1)', 'syntax error'], ['=[Today]', 'syntax error'], ['', 'syntax error'], ['=[Nothing]', 'does not exist'], ['=[Words]', 'does not exist'], ['=[Buyer]', 'does not exist'], ['=[Bad]', 'does not exist']
  ])('is refused with the formula %s', async (text, words) => {
    const answer = await formula('Bad', text);
    expect([answer.status, (answer.json as { 'odata.error': { code: string } })['odata.error'].code]).toEqual([500, '-2130575270, Microsoft.SharePoint.SPException']);
    expect(answer.text).toContain(words);
    expect((await formula('Bad', '=1', 7)).status).toBe(400);
    expect((await merge(`${list}/fields/getByTitle('Total')`, { Formula: text })).status).toBe(500);
  });

  test('says #NAME? once what it reads is gone', async () => {
    await add('Passing', 9);
    await formula('Leaning', '=[Passing]+1', 9);
    expect(await get(`${list}/items(1)?$select=Leaning`)).toEqual({ Leaning: '1.00000000000000' });
    await post(`${list}/fields/getByTitle('Passing')`, {}, { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' });
    expect(await get(`${list}/items(1)?$select=Leaning`)).toEqual({ Leaning: '#NAME?' });
  });
});

describe('a place', () => {
  test('has columns for its parts, which follow it and go with it', async () => {
    await post('_api/web/lists', { Title: 'Places', BaseTemplate: 100 });
    const places = "_api/web/lists/getByTitle('Places')";
    await post(`${places}/fields`, { Title: 'Venue', FieldTypeKind: 33 });
    const where = { DisplayName: 'Harbour', Address: { Street: 'Quay 1', City: 'Bergen', State: 'Vestland', CountryOrRegion: 'Norway', PostalCode: '5003' }, Coordinates: { Latitude: 60.39, Longitude: 5.32 } };
    expect((await post(`${places}/items`, { Title: 'here', Venue: JSON.stringify(where) })).status).toBe(201);
    expect(await get(`${places}/items(1)?$select=DispName,Street,City,State,CountryOrRegion,PostalCode,GeoLoc`)).toEqual({
      DispName: 'Harbour', Street: 'Quay 1', City: 'Bergen', State: 'Vestland', CountryOrRegion: 'Norway', PostalCode: '5003', GeoLoc: { Altitude: 0, Latitude: 60.39, Longitude: 5.32, Measure: 0 }
    });
    expect(await get(`${places}/items?$select=Title&$filter=City eq 'Bergen'`)).toEqual({ value: [{ Title: 'here' }] });
    expect(await get(`${places}/fields/getByInternalNameOrTitle('Street')?$select=Title,ReadOnlyField`)).toEqual({ Title: 'Venue: Street', ReadOnlyField: true });
    await merge(`${places}/items(1)`, { Venue: 'no JSON' });
    expect(await get(`${places}/items(1)?$select=City`)).toEqual({ City: null });
    await post(`${places}/fields/getByTitle('Venue')`, {}, { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' });
    expect((await site.request('owner', 'GET', `${places}/fields/getByInternalNameOrTitle('Street')`)).status).toBe(400);
  });

  test('on the globe is a value of four numbers', async () => {
    expect((await post(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: '<Field Type="Geolocation" Name="Spot" DisplayName="Spot"/>' } })).json).toMatchObject({ TypeAsString: 'Geolocation', FieldTypeKind: 31 });
    expect((await merge(`${list}/items(1)`, { Spot: { Latitude: 60.4, Longitude: 5.3 } })).status).toBe(204);
    expect(await get(`${list}/items(1)?$select=Spot`)).toEqual({ Spot: { Altitude: 0, Latitude: 60.4, Longitude: 5.3, Measure: 0 } });
    expect(await get(`${list}/items(1)/FieldValuesAsText?$select=Spot`)).toEqual({ Spot: 'POINT (5.3 60.4)' });
    expect([(await merge(`${list}/items(1)`, { Spot: { Latitude: 91, Longitude: 0 } })).status, (await merge(`${list}/items(1)`, { Spot: 'x' })).status]).toEqual([400, 400]);
  });
});

describe('a validation', () => {
  const rows = "_api/web/lists/getByTitle('Checked')";
  beforeAll(async () => {
    await post('_api/web/lists', { Title: 'Checked', BaseTemplate: 100 });
    for (const [title, type] of [['From', 4], ['Until', 4], ['Share', 9]] as const) await post(`${rows}/fields`, { Title: title, FieldTypeKind: type });
    await post(`${rows}/items`, { Title: 'before', From: '2026-01-02T00:00:00Z', Until: '2026-01-01T00:00:00Z' });
    expect((await merge(rows, { ValidationFormula: '=[Until]>=[From]', ValidationMessage: 'The end comes after the beginning.' })).status).toBe(204);
    expect((await merge(`${rows}/fields/getByTitle('Share')`, { ValidationFormula: '=AND([Share]>=0,[Share]<=1)' })).status).toBe(204);
  });
  const add = (body: object): Promise<RawAnswer> => post(`${rows}/items`, { Title: 'x', ...body });

  test('of a list refuses rows with the words of its owner, and leaves nothing of them', async () => {
    const refused = await add({ From: '2026-02-01T00:00:00Z', Until: '2026-01-01T00:00:00Z' });
    expect([refused.status, refused.json]).toEqual([500, { 'odata.error': { code: '-2130575162, Microsoft.SharePoint.SPListDataValidationException', message: { lang: 'en-US', value: 'The end comes after the beginning.' } } }]);
    expect((await add({ From: '2026-01-01T00:00:00Z', Until: '2026-02-01T00:00:00Z' })).status).toBe(201);
    expect((await get<{ ItemCount: number }>(`${rows}?$select=ItemCount`)).ItemCount).toBe(2);
    expect((await merge(`${rows}/items(1)`, { Title: 'still wrong' })).status).toBe(500);
    expect(await get(`${rows}/items(1)?$select=Title`)).toEqual({ Title: 'before' });
    expect((await merge(`${rows}/items(1)`, { Until: '2026-03-01T00:00:00Z' })).status).toBe(204);
  });

  test('of a column refuses values', async () => {
    const refused = await merge(`${rows}/items(1)`, { Share: 2 });
    expect([refused.status, refused.text]).toEqual([500, expect.stringContaining('Column data validation failed.')]);
    expect((await merge(`${rows}/items(1)`, { Share: 0.5 })).status).toBe(204);
  });

  test('is refused itself where it is no formula, or reads other columns', async () => {
    expect([(await merge(rows, { ValidationFormula: '=1+' })).status, (await merge(rows, { ValidationFormula: '=[Nothing]' })).status, (await merge(`${rows}/fields/getByTitle('Share')`, { ValidationFormula: '=[From]>1' })).status]).toEqual([500, 500, 500]);
    expect((await merge(rows, { ValidationFormula: '' })).status).toBe(204);
    expect((await add({ From: '2026-02-01T00:00:00Z', Until: '2026-01-01T00:00:00Z' })).status).toBe(201);
  });
});
