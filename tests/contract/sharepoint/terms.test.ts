import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

const list = "_api/web/lists/getByTitle('Terms')";
const [sea, land, sky] = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002', 'aaaaaaaa-0000-4000-8000-000000000003'];
const [store, set] = ['bbbbbbbb-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'];
const property = (name: string, value: string): string => `<Property><Name>${name}</Name><Value xmlns:q1="http://www.w3.org/2001/XMLSchema" p4:type="q1:string" xmlns:p4="http://www.w3.org/2001/XMLSchema-instance">${value}</Value></Property>`;
const xml = (type: string, name: string): string => `<Field Type='${type}' Name='${name}' DisplayName='${name}'${type.endsWith('Multi') ? " Mult='TRUE'" : ''}><Customization><ArrayOfProperty>${property('SspId', store)}${property('TermSetId', `{${set.toUpperCase()}}`)}${property('Open', 'true')}</ArrayOfProperty></Customization></Field>`;

let site: TestSite;
let hiddenText = '';
const post = (path: string, body: unknown): Promise<RawAnswer> => site.request('owner', 'POST', path, { body });
const add = async (row: object): Promise<{ Id: number; Topic: unknown; Tags: unknown }> => (await post(`${list}/items`, { Title: 'x', ...row })).json as { Id: number; Topic: unknown; Tags: unknown };
const found = async (where: string): Promise<number[]> => ((await post(`${list}/GetItems?$select=Id`, { query: { ViewXml: `<View><Query><Where>${where}</Where></Query></View>` } })).json as { value: { Id: number }[] }).value.map(({ Id }) => Id);

beforeAll(async () => {
  site = await startSharePoint();
  await post('_api/web/lists', { Title: 'Terms', BaseTemplate: 100 });
  for (const [type, name] of [['TaxonomyFieldType', 'Topic'], ['TaxonomyFieldTypeMulti', 'Tags']] as const) await post(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: xml(type, name) } });
  hiddenText = ((await site.request('owner', 'GET', `${list}/fields?$filter=Title eq 'Tags_0'`)).json as { value: { InternalName: string }[] }).value[0]?.InternalName ?? '';
});
afterAll(() => site.close());

describe('a column of managed metadata', () => {
  test('says where its terms are from, and has a hidden text beside it', async () => {
    const { json } = await site.request('owner', 'GET', `${list}/fields/getByInternalNameOrTitle('Tags')`, { accept: 'application/json;odata=minimalmetadata' });
    expect(json).toMatchObject({ 'odata.type': 'SP.Taxonomy.TaxonomyField', FieldTypeKind: 0, TypeAsString: 'TaxonomyFieldTypeMulti', AllowMultipleValues: true, SspId: store, TermSetId: set, Open: true, TargetTemplate: null });
    const { json: text } = await site.request('owner', 'GET', `${list}/fields/getById('${String((json as { TextField: string }).TextField)}')`);
    expect(text).toMatchObject({ InternalName: hiddenText, Hidden: true, TypeAsString: 'Note' });
  });

  test('takes terms as objects, as collections, and by the hidden text; each term has one number', async () => {
    const first = await add({ Topic: { Label: 'Sea', TermGuid: sea, WssId: -1 }, [hiddenText]: `-1;#Sea|${sea};#-1;#Land|${land}` });
    const number = (first.Topic as { WssId: number }).WssId;
    expect(first.Topic).toEqual({ Label: String(number), TermGuid: sea, WssId: number });
    expect(first.Tags).toMatchObject([{ Label: 'Sea', TermGuid: sea, WssId: number }, { Label: 'Land', TermGuid: land }]);
    expect((await add({ Tags: { results: [{ TermGuid: land.toUpperCase() }] } })).Tags).toMatchObject([{ Label: 'Land', TermGuid: land }]);
    const empty = await add({ Topic: null, Tags: [] });
    expect([empty.Topic, empty.Tags]).toEqual([null, []]);
  });

  test('takes terms by form values, and shows labels wherever a person reads them', async () => {
    const formed = (await post(`${list}/AddValidateUpdateItemUsingPath`, { listItemCreateInfo: {}, formValues: [{ FieldName: 'Topic', FieldValue: `Sky|${sky};` }, { FieldName: 'Tags', FieldValue: `Sea|${sea};Sky|${sky}` }] })).json as { value: { FieldName: string; FieldValue: string; HasException: boolean }[] };
    expect(formed.value.map(({ HasException }) => HasException)).toEqual([false, false, false]);
    const item = `${list}/items(${formed.value.at(-1)?.FieldValue ?? ''})`;
    expect((await site.request('owner', 'GET', `${item}/FieldValuesAsText`)).json).toMatchObject({ Topic: 'Sky', Tags: 'Sea;Sky' });
    expect((await site.request('owner', 'GET', `${item}/FieldValuesForEdit`)).json).toMatchObject({ Tags: `Sea|${sea};Sky|${sky}` });
    const { Row } = (await post(`${list}/RenderListDataAsStream`, { parameters: { ViewXml: "<View><Query><OrderBy><FieldRef Name='ID' Ascending='FALSE'/></OrderBy></Query><ViewFields><FieldRef Name='Topic'/><FieldRef Name='Tags'/></ViewFields></View>" } })).json as { Row: readonly object[] };
    expect(Row[0]).toMatchObject({ Topic: { Label: 'Sky', TermID: sky }, Tags: [{ Label: 'Sea' }, { Label: 'Sky' }] });
    const { d } = (await site.request('owner', 'GET', `${item}?$select=Topic,Tags`, { accept: 'application/json;odata=verbose' })).json as { d: object };
    expect(d).toMatchObject({ Topic: { __metadata: { type: 'SP.Taxonomy.TaxonomyFieldValue' } }, Tags: { __metadata: { type: 'Collection(SP.Taxonomy.TaxonomyFieldValue)' } } });
  });

  test('is filtered by CAML, by label and by number, and not by OData', async () => {
    const [one, two] = [await add({ Topic: { Label: 'Reef', TermGuid: 'aaaaaaaa-0000-4000-8000-000000000009' } }), await add({ Tags: [{ Label: 'Reef', TermGuid: 'aaaaaaaa-0000-4000-8000-000000000009' }] })];
    const number = (one.Topic as { WssId: number }).WssId;
    expect(await found("<Eq><FieldRef Name='Topic'/><Value Type='TaxonomyFieldType'>reef</Value></Eq>")).toEqual([one.Id]);
    expect(await found("<Eq><FieldRef Name='Tags'/><Value Type='Text'>Reef</Value></Eq>")).toEqual([two.Id]);
    expect(await found(`<In><FieldRef Name='Tags' LookupId='TRUE'/><Values><Value Type='Integer'>${number}</Value></Values></In>`)).toEqual([two.Id]);
    expect((await site.request('owner', 'GET', `${list}/items?$filter=Topic eq 'Reef'`)).status).toBe(400);
  });

  test.each([['a text without an id', { Topic: 'Sea' }], ['several terms for one', { Topic: [{ TermGuid: sea }] }], ['an id that is none', { Topic: { TermGuid: 'x' } }], ['a number', { Tags: 5 }], ['terms that are none', { [hiddenText]: 'x' }]])('refuses %s', async (_name, row) => {
    expect((await post(`${list}/items`, row)).status).toBe(400);
  });
});
