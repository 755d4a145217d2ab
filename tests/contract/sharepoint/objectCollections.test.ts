import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
beforeAll(async () => {
  site = await startSharePoint();
  for (const title of ['Apples', 'Bananas', "O'Brien's list"]) await site.as('owner').web.lists.ensure(title, 'fruit', 100);
});
afterAll(() => site.close());

const titles = async (path: string): Promise<string[]> => ((await site.request('owner', 'GET', `_api/web/${path}`)).json as { value: { Title: string }[] }).value.map(({ Title }) => Title);

describe('collections of lists, columns, groups and people', () => {
  test('are filtered, also by a name with an apostrophe', async () => {
    expect(await titles(`lists?$filter=Title eq 'Bananas'`)).toEqual(['Bananas']);
    expect((await site.as('owner').web.lists.filter("Title eq 'O''Brien''s list'")()).map(({ Title }) => Title)).toEqual(["O'Brien's list"]);
    expect(await titles(`lists?$filter=startswith(Title,'Ba') or substringof('pple',Title)&$orderby=Title desc`)).toEqual(['Bananas', 'Apples']);
    expect(await titles(`lists/getByTitle('Apples')/fields?$filter=InternalName eq 'Title' and Hidden eq false`)).toEqual(['Title']);
    expect(await titles(`sitegroups?$filter=Title eq 'Nobody knows'`)).toEqual([]);
  });

  test('are sorted and cut', async () => {
    const all = await titles(`lists?$filter=Description eq 'fruit'&$orderby=Title`);
    expect(all).toEqual(['Apples', 'Bananas', "O'Brien's list"]);
    expect(await titles(`lists?$filter=Description eq 'fruit'&$orderby=Title&$top=1&$skip=1`)).toEqual(['Bananas']);
  });

  test('refuse a filter on what is not there, and one that is none', async () => {
    expect((await site.request('owner', 'GET', `_api/web/lists?$filter=Colour eq 'red'`)).status).toBe(400);
    expect((await site.request('owner', 'GET', `_api/web/lists?$filter=Title eq`)).status).toBe(400);
  });
});
