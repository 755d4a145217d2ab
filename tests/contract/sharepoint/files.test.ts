import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;

beforeAll(async () => {
  site = await startSharePoint();
});
afterAll(() => site.close());

describe('files by their own address', () => {
  test('an attachment is read with the rights of its item', async () => {
    const { list } = await site.as('owner').web.lists.ensure('Papers', '', 100, false, { ReadSecurity: 2, WriteSecurity: 2 } as object);
    await list.breakRoleInheritance(false);
    await list.roleAssignments.add((await site.as('owner').web.associatedMemberGroup()).Id, 1073741827);
    await list.roleAssignments.add((await site.as('owner').web.associatedVisitorGroup()).Id, 1073741827);
    const { Id } = (await site.as('member').web.lists.getByTitle('Papers').items.add({ Title: 'x' })) as { Id: number };
    await site.as('member').web.lists.getByTitle('Papers').items.getById(Id).attachmentFiles.add("it's 100%.txt", 'a secret');
    const address = `Lists/Papers/Attachments/${Id}/${encodeURIComponent("it's 100%.txt")}`;
    expect((await site.request('member', 'GET', address)).text).toBe('a secret');
    expect((await site.request('visitor', 'GET', address)).status).toBe(404);
  });

  test('everybody has a picture, if only the placeholder', async () => {
    const answer = await site.request('visitor', 'GET', '_layouts/15/userphoto.aspx?size=M&accountname=nobody@example.com');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
  });
});
