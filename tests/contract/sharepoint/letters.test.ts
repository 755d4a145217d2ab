import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('Letters')/items";

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Letters');
  await list.fields.addText('Key', { MaxLength: 255 });
  await list.fields.getByInternalNameOrTitle('Key').update({ Indexed: true, EnforceUniqueValues: true } as object);
  for (const [Title, Key] of [['Übergrößenträger', 'Ä1'], ['ÜBERGRÖSSEN', 'ß'], ['Ελλάδα', 'ω'], ['ÇALIŞMA ÖZETİ', 'я'], ['Überall', 'é']]) await list.items.add({ Title, Key });
});
afterAll(() => site.close());

const find = async (filter: string): Promise<string[]> => ((await site.request('owner', 'GET', `${items}?$select=Title&$filter=${encodeURIComponent(filter)}`)).json as { value: { Title: string }[] }).value.map(({ Title }) => Title);

describe('letters outside ASCII', () => {
  test('are found in either case, by each operator', async () => {
    expect(await find("Title eq 'ÜBERALL'")).toEqual(['Überall']);
    expect(await find("startswith(Title,'üBERG')")).toEqual(['Übergrößenträger', 'ÜBERGRÖSSEN']);
    expect(await find("substringof('ΕΛΛΆ',Title)")).toEqual(['Ελλάδα']);
    expect(await find("Title ne 'ÜBERALL' and startswith(Title,'ÜBER')")).toEqual(['Übergrößenträger', 'ÜBERGRÖSSEN']);
    expect(await find("Key eq 'ä1' or Key eq 'Я'")).toEqual(['Übergrößenträger', 'ÇALIŞMA ÖZETİ']);
  });

  test('are told apart by their accents', async () => {
    expect(await find("Title eq 'Uberall'")).toEqual([]);
    expect(await find("Title eq 'Ubergroßentrager'")).toEqual([]);
  });

  test('are found where a text has more of them than cases can be tried', async () => {
    const long = 'äöüéèêàçñåøæ';
    await site.request('owner', 'POST', items, { body: { Title: long, Key: 'long' } });
    for (const filter of [`Title eq '${long.toUpperCase()}'`, `startswith(Title,'${long.slice(0, 9).toUpperCase()}')`, `substringof('${long.slice(2).toUpperCase()}',Title)`]) expect(await find(filter)).toEqual([long]);
    expect(await find(`Title ne '${long.toUpperCase()}' and Key eq 'long'`)).toEqual([]);
  });

  test('do not make a value another one in a unique column', async () => {
    const add = async (Key: string): Promise<number> => (await site.request('owner', 'POST', items, { body: { Title: 'x', Key } })).status;
    expect([await add('ä1'), await add('Ω'), await add('É  ')]).toEqual([500, 500, 500]);
    expect([await add('e'), await add('a1')]).toEqual([201, 201]);
    const [{ Id }] = ((await site.request('owner', 'GET', `${items}?$filter=Key eq 'e'`)).json as { value: [{ Id: number }] }).value;
    const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };
    expect((await site.request('owner', 'POST', `${items}(${Id})`, { body: { Key: 'É' }, headers: merge })).status).toBe(500);
    expect((await site.request('owner', 'POST', `${items}(${Id})`, { body: { Key: 'Ê' }, headers: merge })).status).toBe(204);
  });
});
