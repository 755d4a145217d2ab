import '@pnp/sp/comments/item.js';
import type { IItem } from '@pnp/sp/items';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const items = "_api/web/lists/getByTitle('News')/items";
const verbose = 'application/json;odata=verbose';

beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.ensure('News');
});
afterAll(() => site.close());

const addItem = async (role: Role = 'owner'): Promise<number> => ((await site.as(role).web.lists.getByTitle('News').items.add({ Title: 'Row' })) as { Id: number }).Id;
const itemOf = (role: Role, id: number): IItem => site.as(role).web.lists.getByTitle('News').items.getById(id);
const status = async (role: Role, method: string, path: string, options: object = {}): Promise<number> => (await site.request(role, method, path, options)).status;

interface Comment {
  readonly id: string;
  readonly text: string;
  readonly likeCount: number;
  readonly isLikedByUser: boolean;
  readonly replyCount: number;
  readonly parentId: string;
  readonly mentions: readonly { readonly email: string }[] | null;
}

describe('comments', () => {
  test('are added, answered, liked and deleted through PnPjs', async () => {
    const item = itemOf('member', await addItem('member'));
    const comment = await item.comments.add('Well said');
    const reply = await comment.replies.add({ text: 'Thank you' });
    await comment.like();
    await reply.like();
    expect(await item.comments()).toEqual([expect.objectContaining({ id: comment.id, text: 'Well said', likeCount: 1, isLikedByUser: true, replyCount: 1, parentId: '0', isReply: false })]);
    expect(await comment.replies()).toEqual([expect.objectContaining({ text: 'Thank you', isReply: true, parentId: comment.id, likeCount: 1 })]);
    await comment.unlike();
    expect(((await item.comments.getById(Number(comment.id))()) as unknown as Comment).likeCount).toBe(0);
    await comment.delete();
    expect(await item.comments()).toEqual([]);
  });

  test('are all deleted at once by those who manage the list', async () => {
    const id = await addItem();
    await itemOf('owner', id).comments.add('one');
    await itemOf('owner', id).comments.add('two');
    expect(await status('visitor', 'POST', `${items}(${id})/comments/DeleteAll`)).toBe(403);
    await itemOf('owner', id).comments.clear();
    expect(await itemOf('owner', id).comments()).toEqual([]);
  });

  test('are read with their replies and those who like them', async () => {
    const id = await addItem();
    const comment = await itemOf('owner', id).comments.add('Read on');
    await comment.replies.add('later');
    await itemOf('member', id).comments.getById(Number(comment.id)).like();
    const answer = await site.request('owner', 'GET', `${items}(${id})/comments?$select=id,replies,likedBy&$expand=replies,likedBy`);
    expect(answer.json).toEqual({ value: [{ id: comment.id, replies: [expect.objectContaining({ text: 'later' })], likedBy: [expect.objectContaining({ email: 'member@contoso.onmicrosoft.com' })] }] });
    expect((await site.request('owner', 'GET', `${items}(${id})/comments(${comment.id})/likedBy`)).json).toEqual({ value: [expect.objectContaining({ email: 'member@contoso.onmicrosoft.com' })] });
  });

  test('come thirty a page, newest first, with a token for the rest', async () => {
    const id = await addItem();
    for (let count = 1; count <= 31; count++) await site.request('owner', 'POST', `${items}(${id})/comments`, { body: { text: `no ${count}` } });
    const first = (await site.request('owner', 'GET', `${items}(${id})/comments`)).json as { value: Comment[]; 'odata.nextLink': string };
    expect(first.value).toHaveLength(30);
    expect(first.value[0]?.text).toBe('no 31');
    const second = (await site.request('owner', 'GET', first['odata.nextLink'].replace(`${site.url}/`, ''))).json as { value: Comment[] };
    expect(second.value.map(({ text }) => text)).toEqual(['no 1']);
    expect(second).not.toHaveProperty('odata.nextLink');
  });

  test('answer in the shape of each metadata level', async () => {
    const id = await addItem();
    const created = await site.request('owner', 'POST', `${items}(${id})/comments`, { body: { text: 'x' }, accept: 'application/json' });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ 'odata.type': 'Microsoft.SharePoint.Comments.comment', 'odata.editLink': expect.stringMatching(/Comments\(\d+\)$/), mentions: null, createdDate: expect.stringMatching(/\.\d{7}Z$/) });
    const loud = await site.request('owner', 'GET', `${items}(${id})/comments`, { accept: verbose });
    expect(loud.json).toMatchObject({ d: { results: [{ __metadata: { type: 'Microsoft.SharePoint.Comments.comment' }, author: { __metadata: { type: 'SP.Sharing.Principal' } }, replies: { __deferred: { uri: expect.any(String) } } }] } });
    expect((await site.request('owner', 'GET', `${items}(${id})/comments(999)`)).json).toMatchObject({ 'odata.error': { code: '-1, System.ArgumentException' } });
    expect((await site.request('owner', 'GET', `${items}(${id})/comments(999)`, { accept: verbose })).json).toMatchObject({ error: { code: '-1, System.ArgumentException' } });
  });

  test('keep their text encoded, and anchors that name a person', async () => {
    const id = await addItem();
    const anchor = '<a data-sp-mention-user-id="member@contoso.onmicrosoft.com" href="mailto&#58;member@contoso.onmicrosoft.com" tabindex="-1">Member</a>';
    const answer = await site.request('owner', 'POST', `${items}(${id})/comments`, { body: { text: `${anchor} <img src=x onerror="alert(1)"> & more`, mentions: [{ email: 'member@contoso.onmicrosoft.com', loginName: 'member@contoso.onmicrosoft.com', name: 'Member' }] } });
    expect((answer.json as Comment).text).toBe(`${anchor} &lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; more`);
    expect((answer.json as Comment).mentions?.map(({ email }) => email)).toEqual(['member@contoso.onmicrosoft.com']);
    const sly = await site.request('owner', 'POST', `${items}(${id})/comments`, { body: { text: '<a data-sp-mention-user-id="x" href="javascript:alert(1)">Me</a>' } });
    expect((sly.json as Comment).text).not.toContain('<');
  });

  test('are refused without text, with too much of it, and on a reply', async () => {
    const id = await addItem();
    expect(await status('owner', 'POST', `${items}(${id})/comments`, { body: { text: '  ' } })).toBe(400);
    expect(await status('owner', 'POST', `${items}(${id})/comments`, { body: {} })).toBe(400);
    expect(await status('owner', 'POST', `${items}(${id})/comments`, { body: { text: 'x'.repeat(2001) } })).toBe(400);
    const comment = await itemOf('owner', id).comments.add('top');
    const reply = (await site.request('owner', 'POST', `${items}(${id})/comments(${comment.id})/replies`, { body: { text: 'reply' } })).json as Comment;
    expect(await status('owner', 'POST', `${items}(${id})/comments(${reply.id})/replies`, { body: { text: 'deeper' } })).toBe(400);
  });

  test('belong to those who wrote them: others delete none, who manages the list any', async () => {
    const id = await addItem('member');
    const comment = await itemOf('owner', id).comments.add('mine');
    const { list } = await site.as('owner').web.lists.ensure('Contributed');
    await list.breakRoleInheritance(true);
    const members = (await site.as('owner').web.associatedMemberGroup()).Id;
    await list.roleAssignments.remove(members, 1073741830);
    await list.roleAssignments.add(members, 1073741827);
    const row = ((await list.items.add({ Title: 'x' })) as { Id: number }).Id;
    const theirs = await list.items.getById(row).comments.add('mine');
    const path = `_api/web/lists/getByTitle('Contributed')/items(${row})/comments(${theirs.id})`;
    expect(await status('member', 'DELETE', path)).toBe(403);
    expect(await status('owner', 'DELETE', path)).toBe(200);
    // Edit, which members of a team site hold, comes with Manage Lists.
    expect(await status('member', 'DELETE', `${items}(${id})/comments(${comment.id})`)).toBe(200);
  });

  test('a reader reads them and writes none; what a person may not see has none', async () => {
    const id = await addItem();
    const comment = await itemOf('owner', id).comments.add('look');
    expect(await status('visitor', 'GET', `${items}(${id})/comments`)).toBe(200);
    expect(await status('visitor', 'POST', `${items}(${id})/comments`, { body: { text: 'me too' } })).toBe(403);
    expect(await status('visitor', 'POST', `${items}(${id})/comments(${comment.id})/like`)).toBe(403);
    await itemOf('owner', id).breakRoleInheritance(false);
    expect(await status('visitor', 'GET', `${items}(${id})/comments`)).toBe(404);
    expect(await status('visitor', 'GET', `${items}(${id})/comments(${comment.id})`)).toBe(404);
  });

  test('can be switched off for an item and for a list', async () => {
    const id = await addItem();
    expect(await status('visitor', 'POST', `${items}(${id})/SetCommentsDisabled(true)`)).toBe(403);
    expect(await status('owner', 'POST', `${items}(${id})/SetCommentsDisabled(true)`, { headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' }, body: {} })).toBe(200);
    expect((await site.request('owner', 'GET', `${items}(${id})?$select=CommentsDisabled,CommentsDisabledScope`)).json).toMatchObject({ CommentsDisabled: true, CommentsDisabledScope: 1 });
    expect((await site.request('owner', 'POST', `${items}(${id})/comments`, { body: { text: 'no' } })).json).toMatchObject({ 'odata.error': { code: '-1, System.InvalidOperationException' } });
    expect(await status('owner', 'POST', `${items}(${id})/SetCommentsDisabled(false)`)).toBe(200);
    expect(await status('owner', 'POST', `${items}(${id})/comments`, { body: { text: 'yes' } })).toBe(201);
    await site.as('owner').web.lists.ensure('Silent', '', 100, false, { DisableCommenting: true } as object);
    const row = ((await site.as('owner').web.lists.getByTitle('Silent').items.add({ Title: 'x' })) as { Id: number }).Id;
    expect(await status('owner', 'POST', `_api/web/lists/getByTitle('Silent')/items(${row})/comments`, { body: { text: 'no' } })).toBe(400);
  });

  test('take part in a batch', async () => {
    const id = await addItem();
    const [batched, execute] = site.as('owner').batched();
    const list = batched.web.lists.getByTitle('News');
    const adding = [1, 2, 3].map((no) => list.items.getById(id).comments.add(`batched ${no}`));
    await execute();
    await Promise.all(adding);
    expect(((await itemOf('owner', id).comments()) as unknown as Comment[]).map(({ text }) => text)).toEqual(['batched 3', 'batched 2', 'batched 1']);
  });
});

describe('likes and ratings', () => {
  const field = (type: string, name: string, more = ''): Promise<unknown> =>
    site.request('owner', 'POST', "_api/web/lists/getByTitle('Rated')/fields/createfieldasxml", { body: { parameters: { SchemaXml: `<Field Type="${type}" Name="${name}" DisplayName="${name}" ${more}/>` } } });

  beforeAll(async () => {
    await site.as('owner').web.lists.ensure('Rated');
    await field('Number', 'LikesCount');
    await field('UserMulti', 'LikedBy', 'Mult="TRUE" ');
    await field('Number', 'AverageRating');
    await field('Number', 'RatingCount');
  });

  test('a row counts who likes it, once for each person', async () => {
    const list = site.as('member').web.lists.getByTitle('Rated');
    const { Id } = (await list.items.add({ Title: 'Liked' })) as { Id: number };
    await list.items.getById(Id).like();
    await list.items.getById(Id).like();
    await site.as('owner').web.lists.getByTitle('Rated').items.getById(Id).like();
    expect(await list.items.getById(Id).select('LikesCount', 'LikedBy/EMail').expand('LikedBy')()).toMatchObject({ LikesCount: 2, LikedBy: [{ EMail: 'member@contoso.onmicrosoft.com' }, { EMail: 'owner@contoso.onmicrosoft.com' }] });
    await list.items.getById(Id).unlike();
    expect(((await list.items.getById(Id)()) as { LikesCount: number }).LikesCount).toBe(1);
  });

  test('a row shows the average of one rating for each person', async () => {
    const list = site.as('member').web.lists.getByTitle('Rated');
    const { Id } = (await list.items.add({ Title: 'Rated' })) as { Id: number };
    await list.items.getById(Id).rate(1);
    await list.items.getById(Id).rate(5);
    await site.as('owner').web.lists.getByTitle('Rated').items.getById(Id).rate(2);
    expect(await list.items.getById(Id)()).toMatchObject({ AverageRating: 3.5, RatingCount: 2 });
    await expect(list.items.getById(Id).rate(6 as 5)).rejects.toThrow('400');
    await expect(site.as('visitor').web.lists.getByTitle('Rated').items.getById(Id).rate(5)).rejects.toThrow('403');
  });

  test('a list without ratings refuses them, and rows know nothing of the likes of pages', async () => {
    const id = await addItem();
    await expect(itemOf('owner', id).like()).rejects.toThrow('400');
    expect((await site.request('owner', 'POST', `${items}(${id})/like`)).json).toMatchObject({ 'odata.error': { code: '-1, System.NotSupportedException', message: { value: 'Likes are not supported in this item.' } } });
    expect((await site.request('owner', 'GET', `${items}(${id})/likedByInformation?$expand=likedBy`)).json).toEqual({ isLikedByUser: false, likeCount: '0', likedBy: [] });
  });
});

describe('pages', () => {
  test('are liked and commented on by everybody who reads them', async () => {
    const { Id } = (await site.request('owner', 'POST', '_api/sitepages/pages', { body: { Title: 'Hello', PageLayoutType: 'Article' } })).json as { Id: number };
    expect(await status('owner', 'POST', `_api/sitepages/pages(${Id})/publish`)).toBe(200);
    const page = `_api/web/lists/getByTitle('Site Pages')/items(${Id})`;
    expect(await status('visitor', 'POST', `${page}/comments`, { body: { text: 'Nice page' } })).toBe(201);
    for (const role of ['visitor', 'member'] as const) expect(await status(role, 'POST', `${page}/like`)).toBe(200);
    expect((await site.request('visitor', 'GET', `${page}/likedByInformation?$expand=likedBy`)).json).toMatchObject({ isLikedByUser: true, likeCount: '2', likedBy: [{ email: 'visitor@contoso.onmicrosoft.com' }, { email: 'member@contoso.onmicrosoft.com' }] });
    for (const method of ['GET', 'POST']) expect(((await site.request('owner', method, `${page}/likedBy`)).json as { value: unknown[] }).value).toHaveLength(2);
    expect(await status('visitor', 'POST', `${page}/unlike`)).toBe(200);
    expect((await site.request('visitor', 'GET', `${page}/likedByInformation`)).json).toEqual({ isLikedByUser: false, likeCount: '1' });
    const [comment] = ((await site.request('owner', 'GET', `${page}/comments`)).json as { value: Comment[] }).value;
    expect(await status('member', 'POST', `${page}/comments(${comment?.id ?? ''})/like`)).toBe(200);
    expect(((await site.request('owner', 'POST', `${page}/comments(${comment?.id ?? ''})/likedBy`)).json as { value: unknown[] }).value).toHaveLength(1);
  });
});
