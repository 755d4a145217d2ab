import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const list = "_api/web/lists/getByTitle('Errors')";
const digest = { 'X-RequestDigest': '0x00,23 Nov 2026 08:11:31 -0000' };

beforeAll(async () => {
  site = await startSharePoint();
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Errors', BaseTemplate: 100 } });
  await site.request('owner', 'POST', `${list}/fields`, { body: { FieldTypeKind: 2, Title: 'Key', Indexed: true, EnforceUniqueValues: true } });
  await site.request('owner', 'POST', `${list}/items`, { body: { Title: 'x', Key: 'taken' } });
});
afterAll(() => site.close());

interface Wanted {
  readonly name: string;
  readonly send: () => Promise<RawAnswer>;
  readonly status: number;
  readonly code: RegExp;
  readonly text?: RegExp;
}

type Send = () => Promise<RawAnswer>;
const get = (path: string): Send => () => site.request('owner', 'GET', path);
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}, role: 'owner' | 'visitor' = 'owner'): Send => () => site.request(role, 'POST', path, { body, headers });

// Status and code of each as recorded from, or measured on, SharePoint Online; words where clients look at them.
const errors: readonly Wanted[] = [
  { name: 'a list that is not there, by title', send: get("_api/web/lists/getByTitle('Nowhere')"), status: 404, code: /^-1, System\.ArgumentException$/, text: /^List 'Nowhere' does not exist at site with URL 'http.*\/sites\/test'\.$/ },
  { name: 'an item that is not there', send: get(`${list}/items(99)`), status: 404, code: /^-2130575338, System\.ArgumentException$/, text: /^Item does not exist\. It may have been deleted by another user\.$/ },
  { name: 'a title that is taken', send: post('_api/web/lists', { Title: 'Errors', BaseTemplate: 100 }), status: 500, code: /^-2130575342, Microsoft\.SharePoint\.SPException$/ },
  { name: 'a login that is unknown', send: post('_api/web/ensureuser', { logonName: 'nobody@example.com' }), status: 400, code: /^-2146232832, / },
  { name: 'a number that is nobody', send: get('_api/web/getuserbyid(4711)'), status: 500, code: /^-2146232832, /, text: /^User cannot be found\.$/ },
  { name: 'a column that is not there, in $select', send: get(`${list}/items?$select=Nothing`), status: 400, code: /^-1, Microsoft\.SharePoint\.SPException$/, text: /^The field or property 'Nothing' does not exist\.$/i },
  { name: 'a property that is not there, on writing', send: post(`${list}/items`, { Title: 'x', Nothing: 1 }), status: 400, code: /^-1, Microsoft\.SharePoint\.Client\.InvalidClientQueryException$/, text: /^The property 'Nothing' does not exist on type 'SP\.Data\.ErrorsListItem'\./ },
  { name: 'a digest that is missing or stale', send: post(`${list}/items`, { Title: 'x' }, digest), status: 403, code: /^-213057525[12], /, text: /^The security validation for this page is invalid/ },
  { name: 'a visitor who adds a row', send: post(`${list}/items`, { Title: 'x' }, {}, 'visitor'), status: 403, code: /^-2147024891, System\.UnauthorizedAccessException$/, text: /E_ACCESSDENIED/ },
  { name: 'a visitor who makes a list', send: post('_api/web/lists', { Title: 'x', BaseTemplate: 100 }, {}, 'visitor'), status: 403, code: /^-2147024891, System\.UnauthorizedAccessException$/, text: /^Access denied\./ },
  { name: 'an ETag that is stale', send: post(`${list}/items(1)`, { Title: 'y' }, { 'X-HTTP-Method': 'MERGE', 'If-Match': '"9"' }), status: 412, code: /^-1, Microsoft\.SharePoint\.Client\.ClientServiceException$/, text: /does not match the object's ETag value/ },
  { name: 'a value that is taken in a unique column', send: post(`${list}/items`, { Title: 'x', Key: 'TAKEN' }), status: 500, code: /^-2130575169, Microsoft\.SharePoint\.SPDuplicateValuesFoundException$/, text: /duplicate values were found in the following field\(s\) in the list: \[Key\]\.$/ },
  { name: 'a filter that is none', send: get(`${list}/items?$filter=Title eq`), status: 400, code: /^-1, Microsoft\.SharePoint\.Client\.InvalidClientQueryException$/ },
  { name: 'JSON that is none', send: post(`${list}/items`, '{"Title":'), status: 400, code: /^-1, Microsoft\.SharePoint\.Client\.InvalidClientQueryException$/ },
  { name: 'an empty text for a person', send: post(`${list}/items`, { Title: 'x', AuthorId: '' }), status: 400, code: /^-1, / },
  { name: 'a level that is missing', send: get("_api/web/roledefinitions/getByName('Nothing')"), status: 500, code: /^-2146232832, / }
];

/** The error of any metadata level. */
function errorOf({ json }: RawAnswer): { readonly code: string; readonly message: { readonly lang: string; readonly value: string } } | undefined {
  const body = json as Record<string, unknown>;
  return (body['odata.error'] ?? body.error) as never;
}

describe('errors are those of SharePoint', () => {
  test.each(errors)('for $name', async ({ send, status, code, text }) => {
    const answer = await send();
    const error = errorOf(answer);
    expect([answer.status, error?.code]).toEqual([status, expect.stringMatching(code)]);
    expect(error?.message).toEqual({ lang: 'en-US', value: expect.stringMatching(text ?? /./) });
  });

  test.each([
    ['application/json;odata=nometadata', 'odata.error', 'application/json;odata=nometadata;streaming=true;charset=utf-8'], ['application/json', 'odata.error', 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8'],
    ['application/json;odata=verbose', 'error', 'application/json;odata=verbose;charset=utf-8']
  ])('in the shape that %s asks for', async (accept, name, type) => {
    const answer = await site.request('owner', 'GET', `${list}/items(99)`, { accept });
    expect(Object.keys(answer.json as object)).toEqual([name]);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  test('where no site is, in plain text', async () => {
    const answer = await fetch(`${new URL(site.url).origin}/sites/nowhere/_api/web`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([404, 'text/plain; charset=utf-8', '404 FILE NOT FOUND']);
  });
});
