import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('Things')/items";
const post = (path: string, body?: unknown, role: Role = 'owner'): Promise<RawAnswer> => site.request(role, 'POST', path, body === undefined ? {} : { body });
const add = async (body: object): Promise<string> => `${items}(${((await post(items, body)).json as { Id: number }).Id})`;

interface FormAnswer {
  readonly value: readonly { readonly FieldName: string; readonly ErrorCode: number; readonly ErrorMessage: string | null; readonly HasException: boolean; readonly ItemId: number }[];
}

beforeAll(async () => {
  site = await startSharePoint();
  const { list } = await site.as('owner').web.lists.ensure('Things', '', 100);
  await list.fields.addNumber('Rank');
  await list.fields.addBoolean('Done');
  await list.fields.addDateTime('Due');
  await list.fields.addUser('Owner');
});
afterAll(() => site.close());

describe('one item', () => {
  test('is replaced by PUT, which counts as a change', async () => {
    const item = await add({ Title: 'before' });
    expect((await site.request('owner', 'PUT', item, { body: { Title: 'after' }, headers: { 'If-Match': '*' } })).status).toBe(204);
    expect((await site.request('owner', 'GET', item)).json).toMatchObject({ Title: 'after' });
  });

  test('refuses ids that no id can be', async () => {
    for (const OwnerId of [2 ** 53, 1e300, '99999999999', 1.5, 'x']) expect((await post(items, { Title: 'x', OwnerId })).status).toBe(400);
    expect((await site.request('owner', 'GET', items)).status).toBe(200);
  });

  test('is deleted by a call', async () => {
    const item = await add({ Title: 'gone' });
    expect((await post(`${item}/deleteobject`, undefined, 'visitor')).status).toBe(403);
    expect((await post(`${item}/deleteobject`)).json).toEqual({ 'odata.null': true });
    expect((await site.request('owner', 'GET', item)).status).toBe(404);
  });

  test('says what the caller may do with it', async () => {
    const item = await add({ Title: 'mine' });
    expect((await site.request('visitor', 'GET', `${item}/EffectiveBasePermissions`)).json).toEqual({ High: '176', Low: '138612833' });
    expect((await site.request('owner', 'GET', `${item}/EffectiveBasePermissions`)).json).toEqual({ High: '2147483647', Low: '4294967295' });
  });

  test('shows its values as texts', async () => {
    const owner = (await site.as('owner').web.currentUser()).Id;
    const item = await add({ Title: 'texts', Rank: 3, Done: true, OwnerId: owner });
    expect((await site.request('owner', 'GET', `${item}/FieldValuesAsText`)).json).toMatchObject({ Title: 'texts', Rank: '3', Done: 'Yes', Owner: 'Site Owner' });
  });
});

describe('form values', () => {
  test('change an item, each field with a result of its own', async () => {
    const item = await add({ Title: 'form' });
    const answer = await post(`${item}/ValidateUpdateListItem`, { formValues: [{ FieldName: 'Title', FieldValue: 'formed' }, { FieldName: 'Due', FieldValue: '11/23/2026' }, { FieldName: 'Done', FieldValue: '1' }], bNewDocumentUpdate: false });
    expect(answer.status).toBe(200);
    expect((answer.json as FormAnswer).value.map(({ FieldName, ErrorCode, HasException }) => [FieldName, ErrorCode, HasException])).toEqual([['Title', 0, false], ['Due', 0, false], ['Done', 0, false]]);
    expect((await site.request('owner', 'GET', item)).json).toMatchObject({ Title: 'formed', Due: '2026-11-23T00:00:00Z', Done: true });
  });

  test('answer 200 and change nothing where one of them is refused', async () => {
    const item = await add({ Title: 'kept' });
    for (const [FieldName, FieldValue] of [['Due', '2026-11-23T00:00:00Z'], ['Owner', 'no JSON'], ['Owner', '[{"Key":"nobody"}]'], ['Nowhere', 'x'], ['Author', '[]']]) {
      const answer = await post(`${item}/ValidateUpdateListItem`, { formValues: [{ FieldName: 'Title', FieldValue: 'changed' }, { FieldName, FieldValue }] });
      expect(answer.status).toBe(200);
      const failed = (answer.json as FormAnswer).value[1];
      expect(failed).toMatchObject({ FieldName, HasException: true });
      expect(failed?.ErrorCode).not.toBe(0);
      expect(failed?.ErrorMessage).not.toMatch(/JSON|undefined|iterable/);
    }
    expect((await site.request('owner', 'GET', item)).json).toMatchObject({ Title: 'kept' });
    expect((await post(`${item}/ValidateUpdateListItem`, { formValues: [] }, 'visitor')).status).toBe(403);
  });
});

describe('attachments', () => {
  test('are read one by one, downloaded and removed by those who may change the item', async () => {
    const item = await add({ Title: 'with a file' });
    expect((await post(`${item}/AttachmentFiles/add(FileName='it''s 100%25.txt')`, 'hello')).status).toBe(200);
    const file = `${item}/AttachmentFiles('it''s 100%25.txt')`;
    expect((await site.request('visitor', 'GET', file)).json).toMatchObject({ FileName: "it's 100%.txt", FileNameAsPath: { DecodedUrl: "it's 100%.txt" } });
    expect((await site.request('visitor', 'GET', `${file}/$value`)).text).toBe('hello');
    expect((await site.request('visitor', 'POST', file, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(403);
    const removed = await site.request('owner', 'POST', file, { headers: { 'X-HTTP-Method': 'DELETE' } });
    expect([removed.status, removed.text]).toEqual([200, '']);
    expect((await site.request('owner', 'GET', `${file}/$value`)).status).toBe(404);
  });
});
