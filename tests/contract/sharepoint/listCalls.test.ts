import '@pnp/sp/views/index.js';
import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const list = "_api/web/lists/getByTitle('Calls')";
const get = async (path: string): Promise<unknown> => (await site.request('owner', 'GET', path)).json;
const merge = (role: 'owner' | 'member', path: string, body: object): Promise<RawAnswer> => site.request(role, 'POST', path, { body, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });

beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.ensure('Calls', '', 100);
  await site.as('owner').web.lists.getByTitle('Calls').fields.addText('Colour');
});
afterAll(() => site.close());

describe('a list', () => {
  test('is changed by its managers, and not by visitors', async () => {
    expect((await merge('owner', list, { Description: 'Changed', EnableVersioning: false })).status).toBe(204);
    expect(await get(`${list}?$select=Description,EnableVersioning`)).toEqual({ Description: 'Changed', EnableVersioning: false });
    expect((await site.request('visitor', 'POST', list, { body: { Description: 'x' }, headers: { 'X-HTTP-Method': 'MERGE' } })).status).toBe(403);
  });

  test('counts its rows, and says what the caller may do', async () => {
    await site.request('owner', 'POST', `${list}/items`, { body: { Title: 'one' } });
    expect(await get(`${list}/ItemCount`)).toEqual({ value: 1 });
    const { High, Low } = (await site.request('visitor', 'GET', `${list}/EffectiveBasePermissions`)).json as { High: string; Low: string };
    expect([High, Low]).toEqual(['176', '138612833']);
  });
});

describe('views', () => {
  test('are added, read, changed and deleted', async () => {
    const { views } = site.as('owner').web.lists.getByTitle('Calls');
    const added = (await views.add('By colour', false, { RowLimit: 12, ViewQuery: "<OrderBy><FieldRef Name='Colour'/></OrderBy>" })) as unknown as { Id: string };
    const view = `${list}/views(guid'${added.Id}')`;
    expect(await get(view)).toMatchObject({ Title: 'By colour', RowLimit: 12, DefaultView: false, ViewQuery: expect.stringContaining('Colour') });
    expect((await merge('owner', view, { Title: 'Coloured', RowLimit: 7 })).status).toBe(204);
    expect(await get(view)).toMatchObject({ Title: 'Coloured', RowLimit: 7 });
    expect(((await get(`${list}/views?$select=Title`)) as { value: { Title: string }[] }).value.map(({ Title }) => Title)).toEqual(expect.arrayContaining(['All Items', 'Coloured']));
    expect((await site.request('visitor', 'POST', view, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(403);
    expect((await site.request('owner', 'POST', view, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(200);
    expect((await site.request('owner', 'GET', view)).status).toBe(404);
  });

  test('show columns that are added, removed and cleared', async () => {
    const fields = `${list}/defaultview/viewfields`;
    const items = async (): Promise<unknown> => ((await get(fields)) as { Items: string[] }).Items;
    const call = async (path: string): Promise<RawAnswer> => site.request('owner', 'POST', `${fields}/${path}`);
    expect((await call("addviewfield('Colour')")).json).toEqual({ 'odata.null': true });
    expect(await items()).toContain('Colour');
    expect((await get(fields)) as { SchemaXml: string }).toMatchObject({ SchemaXml: expect.stringContaining('<FieldRef Name="Colour" />') });
    await call("removeviewfield('Colour')");
    expect(await items()).not.toContain('Colour');
    await call('removeallviewfields');
    expect(await items()).toEqual([]);
  });
});

describe('columns', () => {
  test('are shown in forms or not, and deleted; built-in ones stay', async () => {
    const field = `${list}/fields/getByTitle('Colour')`;
    for (const form of ['Display', 'Edit', 'New']) {
      const answer = await site.request('owner', 'POST', `${field}/setshowin${form}form(false)`);
      expect([answer.status, answer.json]).toEqual([200, { 'odata.null': true }]);
    }
    expect((await site.request('member', 'POST', `${list}/fields/getByTitle('Title')`, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(400);
    expect((await site.request('visitor', 'POST', field, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(403);
    expect((await site.request('owner', 'POST', field, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(200);
    expect((await site.request('owner', 'GET', field)).status).toBe(400);
  });
});
