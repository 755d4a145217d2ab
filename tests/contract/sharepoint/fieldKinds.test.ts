import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const list = "_api/web/lists/getByTitle('Kinds')";
beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.add('Kinds');
});
afterAll(() => site.close());

const create = (xml: string, options?: number, on: string = list): Promise<{ status: number; json: unknown }> =>
  site.request('owner', 'POST', `${on}/fields/createfieldasxml`, { body: { parameters: { SchemaXml: xml, ...(options === undefined ? {} : { Options: options }) } } });

describe('columns by PnPjs', () => {
  test('of every kind are made in a list and in a web, and say what they are', async () => {
    const { web } = site.as('owner');
    for (const [where, fields] of [['L', web.lists.getByTitle('Kinds').fields], ['W', web.fields]] as const) {
      const made = [
        await fields.addText(`${where} text`, { MaxLength: 50, Group: 'Ours' }), await fields.addMultilineText(`${where} note`, { NumberOfLines: 4, RichText: false }), await fields.addNumber(`${where} number`, { MinimumValue: 1, MaximumValue: 9 }),
        await fields.addCurrency(`${where} money`, { CurrencyLocaleId: 1031 }), await fields.addDateTime(`${where} day`), await fields.addBoolean(`${where} yes`), await fields.addChoice(`${where} choice`, { Choices: ['a', 'b'], EditFormat: 1 }),
        await fields.addMultiChoice(`${where} choices`, { Choices: ['a', 'b'] }), await fields.addUrl(`${where} url`), await fields.addUser(`${where} person`, { SelectionMode: 0 }), await fields.addCalculated(`${where} sum`, { Formula: '=1+1' }),
        await fields.addLocation(`${where} place`), await fields.addImageField(`${where} image`)
      ];
      const kinds = await Promise.all(made.map(({ Id }) => fields.getById(String(Id)).select('TypeAsString', 'FieldTypeKind')()));
      expect(kinds.map(({ TypeAsString, FieldTypeKind }) => [TypeAsString, FieldTypeKind])).toEqual([
        ['Text', 2], ['Note', 3], ['Number', 9], ['Currency', 10], ['DateTime', 4], ['Boolean', 8], ['Choice', 6], ['MultiChoice', 15], ['URL', 11], ['User', 20], ['Calculated', 17], ['Location', 33], ['Thumbnail', 34]
      ]);
    }
  });

  test('show the properties of their kind and themselves as XML', async () => {
    const { fields } = site.as('owner').web.lists.getByTitle('Kinds');
    expect(await fields.getByTitle('L text')()).toMatchObject({ MaxLength: 50, Group: 'Ours', InternalName: 'L_x0020_text', SchemaXml: expect.stringContaining('MaxLength="50"') as string });
    expect(await fields.getByTitle('L number')()).toMatchObject({ MinimumValue: 1, MaximumValue: 9, ShowAsPercentage: false, SchemaXml: expect.stringContaining('Min="1" Max="9"') as string });
    expect(await fields.getByTitle('L choice')()).toMatchObject({ Choices: ['a', 'b'], FillInChoice: false, SchemaXml: expect.stringContaining('Format="RadioButtons"') as string });
    expect(await fields.getByTitle('L person')()).toMatchObject({ SelectionMode: 0, AllowMultipleValues: false, SchemaXml: expect.stringContaining('UserSelectionMode="PeopleOnly"') as string });
    const image = await fields.getByTitle('L image')();
    await site.as('owner').web.lists.getByTitle('Kinds').items.add({ [String(image.InternalName)]: '{"fileName":"a.png"}' });
    expect((await site.request('owner', 'GET', `${list}/items?$select=${String(image.InternalName)}`)).json).toEqual({ value: [{ [String(image.InternalName)]: '{"fileName":"a.png"}' }] });
  });
});

describe('columns from XML', () => {
  test('keep their id and attributes, and follow later changes', async () => {
    const id = '6e1fa2d4-0c35-4b57-9c7e-1f0d6b1f0a11';
    expect((await create(`<Field Type="Choice" ID="{${id}}" Name="Colour" DisplayName="Colour" Group="Ours" FillInChoice="TRUE" Customization="x &amp; y"><Default>red</Default><CHOICES><CHOICE>red</CHOICE><CHOICE>blue</CHOICE></CHOICES></Field>`)).json).toMatchObject({ Id: id, Group: 'Ours', FillInChoice: true, DefaultValue: 'red', Choices: ['red', 'blue'] });
    await site.request('owner', 'POST', `${list}/fields(guid'${id}')`, { body: { Title: 'Hue', Required: true }, headers: { 'X-HTTP-Method': 'MERGE' } });
    const { SchemaXml } = (await site.request('owner', 'GET', `${list}/fields(guid'${id}')?$select=SchemaXml`)).json as { SchemaXml: string };
    for (const part of ['DisplayName="Hue"', 'Name="Colour"', `ID="{${id}}"`, 'Customization="x &amp; y"', 'Required="TRUE"', '<Default>red</Default>', '<CHOICES><CHOICE>red</CHOICE><CHOICE>blue</CHOICE></CHOICES>']) expect(SchemaXml).toContain(part);
    expect((await create(`<Field Type="Text" ID="{${id}}" Name="Again" DisplayName="Again" />`)).status).toBe(400);
    expect((await create('<Field Type="Text" ID="no guid" Name="Again" DisplayName="Again" />')).status).toBe(400);
  });

  test('are named after their title in a list, after their name where the options or a web say so', async () => {
    const name = async (answer: Promise<{ json: unknown }>): Promise<string> => ((await answer).json as { InternalName: string }).InternalName;
    expect(await name(create('<Field Type="Text" Name="Short" DisplayName="A longer title" />'))).toBe('A_x0020_longer_x0020_title');
    expect(await name(create('<Field Type="Text" Name="Short" DisplayName="Another title" />', 8))).toBe('Short');
    expect(await name(create('<Field Type="Text" Name="OfWeb" DisplayName="Of the web" />', undefined, '_api/web'))).toBe('OfWeb');
  });

  test('are put into the default view where that is asked', async () => {
    await create('<Field Type="Number" Name="Shown" DisplayName="Shown" Min="2" Decimals="1" Percentage="TRUE" />', 8 + 16);
    await create('<Field Type="Number" Name="Unseen" DisplayName="Unseen" />', 8);
    const { Items } = (await site.request('owner', 'GET', `${list}/DefaultView/ViewFields`)).json as { Items: string[] };
    expect(Items).toContain('Shown');
    expect(Items).not.toContain('Unseen');
    expect((await site.request('owner', 'GET', `${list}/fields/getByInternalNameOrTitle('Shown')`)).json).toMatchObject({ MinimumValue: 2, DisplayFormat: 1, ShowAsPercentage: true });
  });
});

describe('the content type of an item', () => {
  const typeOf = async (id: number): Promise<string> => ((await site.request('owner', 'GET', `${list}/items(${id})?$select=ContentTypeId`)).json as { ContentTypeId: string }).ContentTypeId;

  test('is one of the list, by its own id or that of the web', async () => {
    const added = await site.request('owner', 'POST', `${list}/ContentTypes/AddAvailableContentType`, { body: { contentTypeId: '0x0108' } });
    const { StringId } = added.json as { StringId: string };
    const item = (body: object): Promise<{ status: number; json: unknown }> => site.request('owner', 'POST', `${list}/items`, { body });
    const plain = ((await item({ Title: 'plain' })).json as { Id: number }).Id;
    expect(await typeOf(plain)).toMatch(/^0x0100[0-9A-F]{32}$/);
    expect(await typeOf(((await item({ Title: 'task', ContentTypeId: StringId })).json as { Id: number }).Id)).toBe(StringId);
    expect(await typeOf(((await item({ Title: 'by parent', ContentTypeId: '0x0108' })).json as { Id: number }).Id)).toBe(StringId);
    expect((await site.request('owner', 'POST', `${list}/items(${plain})`, { body: { ContentTypeId: StringId }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } })).status).toBe(204);
    expect(await typeOf(plain)).toBe(StringId);
    expect((await item({ Title: 'unknown', ContentTypeId: '0x0104' })).status).toBe(400);
    expect((await item({ Title: 'a number', ContentTypeId: 5 })).status).toBe(400);
  });
});

describe('form values', () => {
  test('of a German web are German, those of an English one are not', async () => {
    const { web } = site.as('owner');
    await web.webs.add('Deutsch', 'de', '', 'STS', 1031);
    const german = "de/_api/web/lists/getByTitle('Formulare')";
    await site.request('owner', 'POST', 'de/_api/web/lists', { body: { Title: 'Formulare', BaseTemplate: 100 } });
    for (const type of ['DateTime', 'Number', 'UserMulti', 'URL']) await create(`<Field Type="${type}" Name="A${type}" DisplayName="A${type}" />`, 8, german);
    const save = async (values: Record<string, string>): Promise<{ FieldName: string; HasException: boolean; ErrorMessage: string | null }[]> =>
      ((await site.request('owner', 'POST', `${german}/AddValidateUpdateItemUsingPath`, { body: { listItemCreateInfo: {}, formValues: Object.entries(values).map(([FieldName, FieldValue]) => ({ FieldName, FieldValue })), bNewDocumentUpdate: false } })).json as { value: { FieldName: string; HasException: boolean; ErrorMessage: string | null }[] }).value;
    const people = JSON.stringify(['owner', 'member'].map((name) => ({ Key: `i:0#.f|membership|${name}@contoso.onmicrosoft.com` })));
    expect((await save({ ADateTime: '24.12.2026 18:30', ANumber: '1.234,5', AUserMulti: people, AURL: 'https://contoso.com/a, Contoso' })).every(({ HasException }) => !HasException)).toBe(true);
    const { value: [row] } = (await site.request('owner', 'GET', `${german}/items?$select=ADateTime,ANumber,AUserMultiId,AURL`)).json as { value: { AUserMultiId: number[] }[] };
    expect(row).toMatchObject({ ADateTime: '2026-12-24T18:30:00Z', ANumber: 1234.5, AURL: { Url: 'https://contoso.com/a', Description: 'Contoso' } });
    expect(row?.AUserMultiId).toHaveLength(2);
    for (const wrong of [{ ADateTime: '12/24/2026' }, { ADateTime: '31.02.2026' }, { ANumber: 'viel' }, { AUserMulti: '[{"Key":"nobody"}]' }]) expect((await save(wrong as unknown as Record<string, string>))[0]).toMatchObject({ HasException: true });
    await create('<Field Type="DateTime" Name="Day" DisplayName="Day" />', 8);
    const english = (await site.request('owner', 'POST', `${list}/AddValidateUpdateItemUsingPath`, { body: { listItemCreateInfo: {}, formValues: [{ FieldName: 'Day', FieldValue: '24.12.2026' }], bNewDocumentUpdate: false } })).json as { value: { HasException: boolean }[] };
    expect(english.value[0]?.HasException).toBe(true);
  });
});

test('whole numbers fit into 32 bits, in bodies and as defaults', async () => {
  await create('<Field Type="Integer" Name="Whole" DisplayName="Whole"><Default>9007199254740993</Default></Field>', 8);
  const add = (Whole?: unknown): Promise<{ status: number; json: unknown }> => site.request('owner', 'POST', `${list}/items`, { body: { Title: 'whole', ...(Whole === undefined ? {} : { Whole }) } });
  for (const wrong of [2 ** 53, 2 ** 31, 1.5, 'x']) expect([wrong, (await add(wrong)).status]).toEqual([wrong, 400]);
  expect((await add(-7)).json).toMatchObject({ Whole: -7 });
  expect((await add()).json).toMatchObject({ Whole: null });
});
