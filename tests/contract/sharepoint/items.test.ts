import { startSharePoint, type TestSite } from '../../support/sharepoint';

interface Row {
  readonly Id: number;
  readonly Title: string;
  readonly Key?: string | null;
}

let site: TestSite;
const owner = 'owner';

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as(owner).web.lists.ensure('Notes', 'For tests', 100);
  await list.fields.addText('Key', { MaxLength: 100 });
  await list.fields.getByInternalNameOrTitle('Key').update({ Indexed: true, EnforceUniqueValues: true });
  await list.fields.addNumber('Rank');
  await list.fields.addMultilineText('Body', { RichText: false });
  await list.breakRoleInheritance(false);
});
afterAll(() => site.close());

const notes = (role: 'owner' | 'member' | 'visitor' = owner): ReturnType<ReturnType<TestSite['as']>['web']['lists']['getByTitle']> => site.as(role).web.lists.getByTitle('Notes');

describe('items of a list', () => {
  test('are added, read, changed and deleted through PnPjs', async () => {
    const added = (await notes().items.add({ Title: 'First', Body: 'Hello' })) as Row;
    expect(added).toMatchObject({ Title: 'First' });
    await notes().items.getById(added.Id).update({ Title: 'Second' });
    expect(await notes().items.getById(added.Id).select('Id', 'Title')<Row>()).toMatchObject({ Id: added.Id, Title: 'Second' });
    await notes().items.getById(added.Id).delete();
    const gone = await site.request(owner, 'GET', `_api/web/lists/getByTitle('Notes')/items(${added.Id})`);
    expect(gone.status).toBe(404);
    expect(gone.json).toMatchObject({ 'odata.error': { code: '-2130575338, System.ArgumentException', message: { value: 'Item does not exist. It may have been deleted by another user.' } } });
  });

  test('page by skiptoken and ignore $skip', async () => {
    for (let rank = 1; rank <= 5; rank++) await notes().items.add({ Title: `Page ${rank}`, Rank: rank });
    const first = await site.request(owner, 'GET', "_api/web/lists/getByTitle('Notes')/items?$select=Id,Title&$filter=startswith(Title,'Page')&$orderby=Id desc&$top=2&$skip=3");
    const { value, 'odata.nextLink': next } = first.json as { value: Row[]; 'odata.nextLink': string };
    expect(value.map((row) => row.Title)).toEqual(['Page 5', 'Page 4']);
    expect(next).toMatch(/\?%24skiptoken=Paged%3dTRUE%26p_ID%3d\d+&/);
    const second = await site.request(owner, 'GET', next.slice(site.url.length + 1));
    expect((second.json as { value: Row[] }).value.map((row) => row.Title)).toEqual(['Page 3', 'Page 2']);
  });

  test('refuse a repeated value in a unique column, but not repeated blanks', async () => {
    await notes().items.add({ Title: 'a', Key: 'one' });
    await notes().items.add({ Title: 'b' });
    await notes().items.add({ Title: 'c', Key: '' });
    await notes().items.add({ Title: 'd', Key: '' });
    const again = await site.request(owner, 'POST', "_api/web/lists/getByTitle('Notes')/items", { body: { Title: 'e', Key: 'ONE ' } });
    expect(again.status).toBe(500);
    expect(again.json).toMatchObject({ 'odata.error': { code: '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException' } });
  });

  test('answer 412 to a stale ETag and overwrite without one', async () => {
    const { Id } = (await notes().items.add({ Title: 'etag' })) as Row;
    const path = `_api/web/lists/getByTitle('Notes')/items(${Id})`;
    const etag = (await site.request(owner, 'GET', path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f-]{36},1"$/);
    const change = (headers: Record<string, string>): Promise<{ status: number }> => site.request(owner, 'POST', path, { body: { Title: 'x' }, headers: { 'X-HTTP-Method': 'MERGE', ...headers } });
    expect((await change({ 'If-Match': etag })).status).toBe(204);
    expect((await change({ 'If-Match': etag })).status).toBe(412);
    expect((await change({})).status).toBe(204);
  });

  test('refuse text that is too long or cannot be kept', async () => {
    const add = async (body: object): Promise<number> => (await site.request(owner, 'POST', "_api/web/lists/getByTitle('Notes')/items", { body })).status;
    expect(await add({ Title: 'x'.repeat(255), Body: 'y'.repeat(63999) })).toBe(201);
    expect(await add({ Title: 'x'.repeat(256) })).toBe(400);
    expect(await add({ Title: 'x', Body: 'y'.repeat(64000) })).toBe(400);
    expect(await add({ Title: 'a\u0001b' })).toBe(400);
    expect(await add({ Title: 'a\ud800b' })).toBe(400);
    expect(await add({ Title: 'x', Nonsense: 1 })).toBe(400);
  });

  test('travel in a batch, where one failure does not stop the others', async () => {
    const requests: string[] = [];
    const [batched, execute] = site.as(owner, (method, url) => requests.push(`${method} ${url}`)).batched();
    const list = batched.web.lists.getByTitle('Notes');
    const results = Promise.allSettled([list.items.add({ Title: 'in a batch' }), list.items.getById(99999)(), list.items.top(1)()]);
    await execute();
    expect((await results).map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(requests.filter((request) => request.includes('$batch'))).toHaveLength(1);
  });

  test('need a digest for writing', async () => {
    const answer = await site.request(owner, 'POST', "_api/web/lists/getByTitle('Notes')/items", { body: { Title: 'x' }, headers: { 'X-RequestDigest': 'wrong' } });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ 'odata.error': { code: '-2130575251, Microsoft.SharePoint.SPException' } });
  });

  test('an operation that is not known names itself with 501', async () => {
    const answer = await site.request(owner, 'GET', '_api/web/quantumfields');
    expect(answer.status).toBe(501);
    expect(answer.text).toContain('quantumfields');
  });
});
