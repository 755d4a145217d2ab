import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const list = "_api/web/lists/getByTitle('Wire')";
const levels = { none: 'application/json;odata=nometadata', minimal: 'application/json', verbose: 'application/json;odata=verbose' } as const;
const get = (path: string, accept: string): Promise<RawAnswer> => site.request('owner', 'GET', path, { accept });

beforeAll(async () => {
  site = await startSharePoint();
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Wire', BaseTemplate: 100 } });
  for (let index = 1; index <= 5; index++) await site.request('owner', 'POST', `${list}/items`, { body: { Title: `row ${index}` } });
});
afterAll(() => site.close());

describe('one object', () => {
  test('without metadata is its properties alone', async () => {
    const { json, headers } = await get(`${list}/items(1)?$select=Id,Title`, levels.none);
    expect(json).toEqual({ Id: 1, ID: 1, Title: 'row 1' });
    expect(headers.get('content-type')).toBe('application/json;odata=nometadata;streaming=true;charset=utf-8');
    expect(headers.get('etag')).toMatch(/^"[0-9a-f-]{36},1"$/);
  });

  test('with minimal metadata says what it is and where it is edited', async () => {
    const { json } = await get(`${list}/items(1)?$select=Title`, levels.minimal);
    expect(json).toMatchObject({
      'odata.metadata': expect.stringMatching(/_api\/\$metadata#SP\.ListData\.WireListItems\/@Element$/), 'odata.type': 'SP.Data.WireListItem', 'odata.id': expect.stringMatching(/^http/), 'odata.etag': expect.stringMatching(/^"[0-9a-f-]{36},1"$/),
      'odata.editLink': expect.stringMatching(/^Web\/Lists\(guid'[0-9a-f-]{36}'\)\/Items\(1\)$/), Title: 'row 1'
    });
    expect((await get('_api/web?$select=Id', levels.minimal)).json).toMatchObject({ 'odata.type': 'SP.Web', 'odata.id': expect.stringMatching(/^http.*\/_api\/Web$/) });
  });

  test('in verbose lies in d, with __metadata', async () => {
    const { json } = await get(`${list}/items(1)?$select=Title`, levels.verbose);
    expect(json).toMatchObject({ d: { __metadata: { type: 'SP.Data.WireListItem', etag: expect.any(String), id: expect.stringMatching(/^http/), uri: expect.stringMatching(/^http/) }, Title: 'row 1' } });
  });
});

describe('a collection', () => {
  test('lies in value, or in d.results', async () => {
    expect((await get(`${list}/items?$select=Title&$top=1`, levels.none)).json).toMatchObject({ value: [{ Title: 'row 1' }] });
    expect((await get(`${list}/items?$select=Title&$top=1`, levels.minimal)).json).toMatchObject({ 'odata.metadata': expect.stringContaining('_api/$metadata#SP.ListData.WireListItems'), value: [{ 'odata.type': 'SP.Data.WireListItem', Title: 'row 1' }] });
    expect((await get(`${list}/items?$select=Title&$top=1`, levels.verbose)).json).toMatchObject({ d: { results: [{ __metadata: {}, Title: 'row 1' }] } });
    expect((await get('_api/web/lists?$select=Title', levels.minimal)).json).toMatchObject({ 'odata.metadata': expect.stringContaining('$metadata#SP.ApiData.Lists') });
  });

  test('says where it goes on, in lower-case escapes with the token first', async () => {
    const next = ((await get(`${list}/items?$select=Id,Title&$top=4`, levels.none)).json as Record<string, string>)['odata.nextLink'];
    expect(next).toBe(`${site.url}/${list}/items?%24skiptoken=Paged%3dTRUE%26p_ID%3d4&%24select=Id%2cTitle&%24top=4`);
    expect(((await get(`${list}/items?$top=4`, levels.verbose)).json as { d: { __next: string } }).d.__next).toContain('%24skiptoken=Paged%3dTRUE%26p_ID%3d4');
    expect((await get(`${list}/items?$top=5`, levels.none)).json).not.toHaveProperty(['odata.nextLink']);
  });

  test('pages by other columns than Id, without a gap or a repetition', async () => {
    for (const order of ['Title desc', 'Modified,Title', 'Title']) {
      const seen: number[] = [];
      for (let path: string | undefined = `${list}/items?$select=Id&$orderby=${order}&$top=2`; path !== undefined;) {
        const { value, 'odata.nextLink': next } = (await get(path, levels.none)).json as { value: { Id: number }[]; 'odata.nextLink'?: string };
        seen.push(...value.map(({ Id }) => Id));
        path = next?.slice(site.url.length + 1);
      }
      expect(seen).toEqual(order === 'Title desc' ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5]);
    }
  });
});

describe('what has nothing to say', () => {
  test('says odata.null for a void call, and nothing after a change or a deletion', async () => {
    const field = `${list}/fields/getByTitle('Title')/setshowineditform(true)`;
    expect((await site.request('owner', 'POST', field)).text).toBe('{"odata.null":true}');
    const merge = await site.request('owner', 'POST', `${list}/items(5)`, { body: { Title: 'changed' }, headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } });
    expect([merge.status, merge.text]).toEqual([204, '']);
    expect(merge.headers.get('etag')).toMatch(/^"[0-9a-f-]{36},2"$/);
    const removed = await site.request('owner', 'POST', `${list}/items(5)`, { headers: { 'X-HTTP-Method': 'DELETE' } });
    expect([removed.status, removed.text]).toEqual([200, '']);
  });
});

describe('a batch, byte by byte', () => {
  const send = async (newline: string, parts: readonly string[]): Promise<{ readonly type: string; readonly text: string }> => {
    const body = parts.map((part) => ['--b', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', part, '', ''].join('\n')).join('') + '--b--\n';
    const answer = await site.request('owner', 'POST', '_api/$batch', { body: body.replace(/\n/g, newline), headers: { 'Content-Type': 'multipart/mixed; boundary="b"' } });
    expect(answer.status).toBe(200);
    return { type: answer.headers.get('content-type') ?? '', text: answer.text };
  };
  const request = (method: string, path: string, lines: readonly string[] = []): string => [`${method} ${site.url}/${path} HTTP/1.1`, 'Accept: application/json;odata=nometadata', ...lines].join('\n');

  test.each([['LF', '\n'], ['CRLF', '\r\n']])('answers parts in their order with CRLF, whether asked with %s or not', async (_name, newline) => {
    const { type, text } = await send(newline, [request('GET', `${list}/items(1)?$select=Title`), request('GET', `${list}/items(99)`), request('GET', `${list}/items(2)?$select=Title`)]);
    const boundary = /^multipart\/mixed; boundary="?(batchresponse_[0-9a-f-]{36})"?$/.exec(type)?.[1] ?? '';
    expect(text.startsWith(`--${boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 200 OK\r\nCONTENT-TYPE: application/json;odata=nometadata;streaming=true;charset=utf-8\r\n`)).toBe(true);
    expect(text.endsWith(`\r\n--${boundary}--\r\n`)).toBe(true);
    expect(text.replace(/\r\n/g, '')).not.toContain('\n');
    expect(text.match(/HTTP\/1\.1 \d+ [A-Za-z ]+|"Title":"[^"]+"/g)).toEqual(['HTTP/1.1 200 OK', '"Title":"row 1"', 'HTTP/1.1 404 Not Found', 'HTTP/1.1 200 OK', '"Title":"row 2"']);
  });

  test('flattens change sets, names what it made, and gives a 204 a content type and a blank body', async () => {
    const json = ['Content-Type: application/json'];
    const change = [request('POST', `${list}/items`, [...json, '', '{"Title":"made"}']), request('PATCH', `${list}/items(1)`, [...json, 'If-Match: *', '', '{"Title":"row 1"}'])];
    const set = ['Content-Type: multipart/mixed; boundary=c', '', ...change.map((one) => ['--c', 'Content-Type: application/http', '', one, ''].join('\n')), '--c--', ''].join('\n');
    const answer = await site.request('owner', 'POST', '_api/$batch', { body: `--b\n${set}\n--b--\n`, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } });
    const parts = answer.text.split(/--batchresponse_[0-9a-f-]{36}/).slice(1, -1);
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(/HTTP\/1\.1 201 Created\r\n/);
    expect(parts[0]).toMatch(/\r\nETAG: "[0-9a-f-]{36},1"\r\n/);
    expect(parts[0]).toMatch(/\r\nLOCATION: http.*\/_api\/Web\/Lists\(guid'[0-9a-f-]{36}'\)\/Items\(\d+\)\r\n/);
    expect(parts[1]).toMatch(/HTTP\/1\.1 204 No Content\r\nCONTENT-TYPE: application\/json;odata=nometadata;streaming=true;charset=utf-8\r\n/);
    expect(parts[1]?.endsWith('\r\n\r\n\r\n')).toBe(true);
  });
});

test('at the verbose level collections lie in results, and complex values name their type', async () => {
  await site.request('owner', 'POST', `${list}/fields`, { body: { Title: 'Colour', FieldTypeKind: 6, Choices: ['red', 'blue'] } });
  const field = (await get(`${list}/fields/getByTitle('Colour')`, levels.verbose)).json as { d: Record<string, unknown> };
  expect(field.d).toMatchObject({ __metadata: { type: 'SP.FieldChoice' }, Choices: { __metadata: { type: 'Collection(Edm.String)' }, results: ['red', 'blue'] }, TypeShortDescription: 'Choice (menu to choose from)' });
  const shown = (await get(`${list}?$select=CurrentChangeToken,EffectiveBasePermissions,ImagePath`, levels.verbose)).json as { d: Record<string, unknown> };
  expect(shown.d).toMatchObject({ CurrentChangeToken: { __metadata: { type: 'SP.ChangeToken' } }, EffectiveBasePermissions: { __metadata: { type: 'SP.BasePermissions' } }, ImagePath: { __metadata: { type: 'SP.ResourcePath' } } });
  expect((await get(`${list}/effectivebasepermissions`, levels.verbose)).json).toMatchObject({ d: { EffectiveBasePermissions: { __metadata: { type: 'SP.BasePermissions' } } } });
});
