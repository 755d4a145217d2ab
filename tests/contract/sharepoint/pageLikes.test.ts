import { accounts } from '../../../local/sharepoint/store/bareSite';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
let page: string;
const send = (role: Role, method: string, path: string): Promise<RawAnswer> => site.request(role, method, path);

beforeAll(async () => {
  site = await startSharePoint();
  const { Id } = (await site.request('owner', 'POST', '_api/sitepages/pages', { body: { PageLayoutType: 'Article' } })).json as { Id: number };
  await send('owner', 'POST', `_api/sitepages/pages(${Id})/publish`);
  page = `_api/web/lists/getByTitle('Site Pages')/items(${Id})`;
});
afterAll(() => site.close());

describe('pages', () => {
  test('are liked once by each person, who may take it back, and say by whom', async () => {
    for (const role of ['owner', 'member', 'member'] as const) expect((await send(role, 'POST', `${page}/like`)).status).toBe(200);
    for (const method of ['GET', 'POST']) {
      const { value } = (await send('owner', method, `${page}/likedBy`)).json as { value: { email: string }[] };
      expect(value.map(({ email }) => email).sort()).toEqual([accounts.member, accounts.owner]);
    }
    expect((await send('member', 'GET', `${page}/likedByInformation`)).json).toMatchObject({ isLikedByUser: true, likeCount: '2' });
    expect((await send('member', 'POST', `${page}/unlike`)).status).toBe(200);
    expect((await send('member', 'GET', `${page}/likedByInformation`)).json).toMatchObject({ isLikedByUser: false, likeCount: '1' });
  });

  test('name those who like a comment, by both methods', async () => {
    const { id } = (await site.request('member', 'POST', `${page}/comments`, { body: { text: 'Well said' } })).json as { id: string };
    expect((await send('owner', 'POST', `${page}/comments(${id})/like`)).status).toBe(200);
    for (const method of ['GET', 'POST']) expect((await send('member', method, `${page}/comments(${id})/likedBy`)).json).toEqual({ value: [expect.objectContaining({ email: accounts.owner })] });
  });
});

test.each(['SendEmail', 'CreateEmailBodyForInvitation'])('there is no mail: %s is refused and names itself', async (name) => {
  const answer = await site.request('owner', 'POST', `_api/SP.Utilities.Utility.${name}`, { body: {} });
  expect([answer.status, answer.text]).toEqual([501, expect.stringContaining(name)]);
});
