import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const code = (answer: { readonly json: unknown }): string => (answer.json as { 'odata.error': { code: string } })['odata.error'].code;

beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.ensure('Papers', '', 100);
});
afterAll(() => site.close());

async function addItem(): Promise<string> {
  const { Id } = (await site.as('member').web.lists.getByTitle('Papers').items.add({ Title: 'x' })) as { Id: number };
  return `_api/web/lists/getByTitle('Papers')/items(${Id})`;
}

describe('attachments', () => {
  test('are added by name and by path, read, replaced and removed', async () => {
    const item = await addItem();
    const files = `${item}/AttachmentFiles`;
    expect((await site.request('member', 'POST', `${files}/add(FileName='${encodeURIComponent("it''s 100% #1.txt")}')`, { body: 'one' })).json).toMatchObject({ FileName: "it's 100% #1.txt" });
    expect((await site.request('member', 'POST', `${files}/addUsingPath(DecodedUrl='two.txt')`, { body: '{ not json' })).status).toBe(200);
    expect((await site.request('visitor', 'GET', `${files}('two.txt')/$value`)).text).toBe('{ not json');
    expect((await site.request('member', 'PUT', `${files}('two.txt')/$value`, { body: 'put' })).status).toBe(204);
    expect((await site.request('member', 'POST', `${files}('two.txt')/$value`, { body: 'posted' })).status).toBe(204);
    expect((await site.request('visitor', 'GET', `${files}/getByFileName('two.txt')/$value`)).text).toBe('posted');
    expect((await site.request('visitor', 'GET', `${files}('two.txt')`)).json).toMatchObject({ FileName: 'two.txt' });
    expect((await site.request('visitor', 'DELETE', `${files}('two.txt')`)).status).toBe(403);
    expect((await site.request('member', 'POST', `${files}('two.txt')/recycleObject`, { headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(200);
    expect((await site.request('member', 'GET', `${files}('two.txt')`)).status).toBe(404);
    expect((await site.request('member', 'POST', `${files}('two.txt')/deleteObject`)).status).toBe(404);
    for (const name of ['a.txt', 'b.txt']) await site.request('member', 'POST', `${files}/add(FileName='${name}')`, { body: 'x' });
    expect((await site.request('member', 'POST', `${files}('a.txt')/recycleObject`)).status).toBe(200);
    expect((await site.request('member', 'POST', `${files}('b.txt')/deleteObject`)).status).toBe(200);
    expect((await site.request('member', 'GET', `${item}?$select=Attachments`)).json).toEqual({ Attachments: true });
    await site.request('member', 'DELETE', `${files}('${encodeURIComponent("it''s 100% #1.txt")}')`);
    expect((await site.request('member', 'GET', `${item}?$select=Attachments`)).json).toEqual({ Attachments: false });
  });

  test('do not overwrite each other, and have names that files may have', async () => {
    const files = `${await addItem()}/AttachmentFiles`;
    await site.request('member', 'POST', `${files}/add(FileName='taken.txt')`, { body: 'x' });
    const taken = await site.request('member', 'POST', `${files}/add(FileName='TAKEN.txt')`, { body: 'y' });
    expect([taken.status, code(taken)]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    for (const name of ['a:b.txt', '', 'con']) expect((await site.request('member', 'POST', `${files}/add(FileName='${encodeURIComponent(name)}')`, { body: 'y' })).status).toBe(400);
  });

  test('in parallel to one row conflict', async () => {
    const files = `${await addItem()}/AttachmentFiles`;
    const large = 'x'.repeat(3_000_000);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => site.request('member', 'POST', `${files}/add(FileName='${name}.txt')`, { body: large })));
    const conflicts = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 200).length + conflicts.length).toBe(4);
    for (const conflict of conflicts) expect(code(conflict)).toBe('-2130575305, Microsoft.SharePoint.SPException');
    const listed = (await site.request('member', 'GET', files)).json as { value: unknown[] };
    expect(listed.value).toHaveLength(4 - conflicts.length);
  });

  test('are refused where the list has none', async () => {
    await site.as('owner').web.lists.ensure('Bare', '', 100, false, { EnableAttachments: false } as object);
    const { Id } = (await site.as('member').web.lists.getByTitle('Bare').items.add({ Title: 'x' })) as { Id: number };
    expect((await site.request('member', 'POST', `_api/web/lists/getByTitle('Bare')/items(${Id})/AttachmentFiles/add(FileName='a.txt')`, { body: 'x' })).status).toBe(400);
  });
});
