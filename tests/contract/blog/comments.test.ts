import { importRows, type ImportedRow } from '../../../local/sharepoint/store/bulk';
import { emptyText } from '../../../src/domain/blog/article';
import { readCommentKey, type Comment } from '../../../src/domain/blog/comments';
import type { BlogService } from '../../../src/domain/blog/ports';
import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const trips: string[] = [];
const path = (): string => new URL(running.url).pathname;
const site = (role: Role): Site => siteOf(running.as(role, (method, url) => { trips.push(`${method} ${url}`); }), running.url);
const blog = (role: Role): BlogService => createSharePointBlog(site(role));
const list = (name: string): string => `_api/web/getList('${path()}/Lists/${name}')`;
const row = (name: string, id: number): string => `${list(name)}/items(${id})`;
const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };
const idOf = ({ key }: Comment): number => readCommentKey(key)?.id ?? 0;

async function publish(blogKey = ''): Promise<number> {
  const service = blog('member');
  return service.publish(await service.saveDraft(`story-${++keys}`, { ...emptyText, title: `Story ${keys}`, body: '<p>Wind.</p>', blog: blogKey }));
}
async function say(role: Role, articleId: number, body: string, place: 'open' | 'held' = 'open'): Promise<Comment> {
  await blog(role).addComment(articleId, { key: `said-${++keys}`, body, place }, role === 'owner');
  const found = (await blog(role).openArticle(articleId)).comments.find((one) => one.body === body);
  if (!found) throw new Error(`${body} is not shown to ${role}`);
  return found;
}
const bodies = async (role: Role, articleId: number): Promise<string[]> => (await blog(role).openArticle(articleId)).comments.map(({ body, removal }) => (removal ? `removed: ${removal.reason}` : body));

function crowd(articleId: number, count: number, created: Date): void {
  const store = running.sharePoint?.store;
  const comments = store?.lists.byUrl(`${path()}/Lists/LoggiaComments`);
  if (!store || !comments) throw new Error('The list is not there.');
  const author = store.sites.people()[0]?.id ?? 0;
  importRows(store.database, store.lists, comments, Array.from({ length: count }, (_, index): ImportedRow => ({ author, created, values: { Title: 'crowd', Key: `crowd-${articleId}-${index}`, ArticleId: articleId, Body: `crowd ${index}` } })));
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), blogArea).run({ kind: 'members' });
  await blog('owner').saveBlog({ key: 'calm', title: 'Calm', about: '', authorIds: [], commentDays: 0, approvesSince: new Date(Date.now() - 60_000).toISOString() });
  await blog('owner').saveBlog({ key: 'short', title: 'Short', about: '', authorIds: [], commentDays: 1 });
});
afterAll(() => running.close());

describe('approval', () => {
  test('keeps a comment from everybody but its author and owners until an owner approves it', async () => {
    const id = await publish('calm');
    const mine = await say('member', id, 'Is this so?', 'held');
    expect(mine.isWaiting).toBe(true);
    expect(await bodies('visitor', id)).toEqual([]);
    expect(await bodies('owner', id)).toEqual(['Is this so?']);
    const waiting = (await blog('owner').listWaitingComments()).comments;
    expect(waiting).toMatchObject([{ key: mine.key, articleId: id, articleTitle: `Story ${keys - 1}` }]);
    await blog('owner').approveComment(mine.key);
    expect(await bodies('visitor', id)).toEqual(['Is this so?']);
    expect((await blog('owner').listWaitingComments()).comments).toEqual([]);
  });

  test('is the server’s: by raw REST nobody reads what waits, approves their own, or comes past it', async () => {
    const id = await publish('calm');
    const mine = await say('member', id, 'Let me in.', 'held');
    const item = row('LoggiaHeldComments', idOf(mine));
    expect((await running.request('visitor', 'GET', item)).status).toBe(404);
    expect((await running.request('visitor', 'GET', `${list('LoggiaHeldComments')}/items?$filter=ArticleId eq ${id}`)).json).toMatchObject({ value: [] });
    expect((await running.request('member', 'POST', item, { body: { OData__ModerationStatus: 0 }, headers: merge })).status).toBe(403);
    await expect(blog('member').approveComment(mine.key)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await running.request('member', 'POST', `${list('LoggiaComments')}/items`, { body: { Key: `past-${id}`, ArticleId: id, Body: 'Past the owner.' } })).status).toBe(201);
    expect(await bodies('visitor', id)).toEqual([]);
    expect(await bodies('owner', id)).toEqual(['Let me in.']);
  });

  test('an owner’s own comment needs no second look', async () => {
    const id = await publish('calm');
    await say('owner', id, 'Thank you all.', 'held');
    expect(await bodies('visitor', id)).toEqual(['Thank you all.']);
  });

  test('a changed comment waits again, and readers keep what was approved', async () => {
    const id = await publish('calm');
    const mine = await say('member', id, 'Kind words.', 'held');
    await blog('owner').approveComment(mine.key);
    expect((await running.request('member', 'POST', row('LoggiaHeldComments', idOf(mine)), { body: { Body: 'Harsh words.' }, headers: merge })).status).toBe(204);
    expect(await bodies('visitor', id)).toEqual(['Kind words.']);
  });
});

describe('removal', () => {
  test('takes the words away, says who did it and why, keeps the answers in place, and can be undone', async () => {
    const id = await publish();
    const first = await say('member', id, 'Something rude.');
    await blog('owner').addComment(id, { key: `answer-${id}`, body: 'Please be kind.', place: 'open', parentKey: first.key }, true);
    await blog('owner').removeComment(id, first, 'Not in this tone');
    const after = await blog('visitor').openArticle(id);
    expect(after.comments.map(({ body, parentKey }) => [body, parentKey])).toEqual([['', undefined], ['Please be kind.', first.key]]);
    expect(after.comments[0]?.removal).toMatchObject({ reason: 'Not in this tone', byId: (await blog('owner').readStart(1)).viewer.person.id });
    expect((await running.request('member', 'GET', row('LoggiaComments', idOf(first)))).status).toBe(404);
    await blog('owner').restoreComment(first.key);
    expect(await bodies('visitor', id)).toEqual(['Something rude.', 'Please be kind.']);
  });

  test('is for owners: a member can neither remove another’s comment nor write or lift a reason', async () => {
    const id = await publish();
    const said = await say('owner', id, 'House rules.');
    await expect(blog('member').removeComment(id, said, 'mine now')).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await running.request('member', 'POST', `${list('LoggiaRemovedComments')}/items`, { body: { Key: said.key, ArticleId: id } })).status).toBe(403);
    expect((await running.request('member', 'DELETE', row('LoggiaComments', idOf(said)), { headers: { 'If-Match': '*' } })).status).toBe(403);
    expect(await bodies('visitor', id)).toEqual(['House rules.']);
    await blog('owner').removeComment(id, said, 'Moved');
    await expect(blog('member').restoreComment(said.key)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await bodies('visitor', id)).toEqual(['removed: Moved']);
  });

  test('of a comment that nobody had read is told to its author and to owners alone', async () => {
    const id = await publish('calm');
    const mine = await say('member', id, 'An advertisement.', 'held');
    await blog('owner').removeComment(id, mine, 'No advertising');
    expect(await bodies('member', id)).toEqual(['removed: No advertising']);
    expect(await bodies('owner', id)).toEqual(['removed: No advertising']);
    expect(await bodies('visitor', id)).toEqual([]);
  });

  test('that was cut off before the words were gone shows the reason already, and is ended by doing it again', async () => {
    const id = await publish();
    const said = await say('member', id, 'Half gone.');
    expect((await running.request('owner', 'POST', `${list('LoggiaRemovedComments')}/items`, { body: { Key: said.key, ArticleId: id, Reason: 'Spam', SaidBy: said.authorId } })).status).toBe(201);
    expect(await bodies('visitor', id)).toEqual(['removed: Spam']);
    await blog('owner').removeComment(id, said, 'Spam');
    expect((await running.request('owner', 'GET', row('LoggiaComments', idOf(said)))).status).toBe(404);
    await blog('owner').restoreComment(said.key);
    expect(await bodies('visitor', id)).toEqual(['Half gone.']);
  });
});

describe('reactions to comments', () => {
  test('count once a person, and nobody gives one in another’s name', async () => {
    const id = await publish();
    const said = await say('owner', id, 'Well sailed.');
    const member = blog('member');
    await member.reactToComment(id, said.key, 'like');
    await member.reactToComment(id, said.key, 'thanks');
    const viewer = (await blog('owner').readStart(1)).viewer.person.id;
    expect((await running.request('member', 'POST', `${list('LoggiaCommentReactions')}/items`, { body: { Key: `comment/${said.key}|u${viewer}`, ArticleId: id, CommentKey: said.key, Kind: 'like' } })).status).toBe(201);
    const [shown] = (await member.openArticle(id)).comments;
    expect(shown?.reactions).toEqual({ counts: { thanks: 1 }, mine: 'thanks' });
    await blog('owner').reactToComment(id, said.key, 'like');
    await member.reactToComment(id, said.key, undefined);
    expect((await member.openArticle(id)).comments[0]?.reactions).toEqual({ counts: { like: 1 } });
  });
});

describe('a crowd', () => {
  test('of late comments by raw REST neither shows nor pushes out what was said in time', async () => {
    const id = await publish('short');
    await say('member', id, 'In good time.');
    await running.request('owner', 'POST', row('LoggiaArticles', id), { body: { PublishedAt: new Date(Date.now() - 86_400_000 + 2000).toISOString() }, headers: merge });
    const late = new Date(Date.now() + 3_600_000);
    crowd(id, 250, late);
    const open = await blog('visitor').openArticle(id);
    expect(open.comments.map(({ body }) => body)).toEqual(['In good time.']);
    expect(open.hasMoreComments).toBe(false);
  });

  test('of more comments than are shown is said so, and costs one round trip more at most', async () => {
    const id = await publish();
    crowd(id, 260, new Date());
    const reader = blog('visitor');
    await reader.readStart(1);
    trips.length = 0;
    const open = await reader.openArticle(id);
    expect(open.comments).toHaveLength(200);
    expect(open.hasMoreComments).toBe(true);
    expect(trips.length).toBeLessThanOrEqual(3);
  });
});

describe('search', () => {
  test('shows from the index only what is published now, under the title it has now', async () => {
    const id = await publish();
    const ended = await publish();
    await running.request('owner', 'POST', row('LoggiaArticles', id), { body: { Title: 'Zephyrine morning' }, headers: merge });
    await running.request('owner', 'POST', row('LoggiaArticles', ended), { body: { Title: 'Zephyrine evening' }, headers: merge });
    running.sharePoint?.store.search.crawl(0, true);
    await running.request('owner', 'POST', row('LoggiaArticles', id), { body: { Title: 'A zephyrine noon' }, headers: merge });
    await running.request('owner', 'POST', row('LoggiaArticles', ended), { body: { UnpublishAt: new Date(Date.now() - 60_000).toISOString() }, headers: merge });
    expect((await blog('visitor').search('zephyrine')).map(({ id: found, title }) => [found, title])).toEqual([[id, 'A zephyrine noon']]);
  });
});

test('people who are named in a comment are remembered once, as said by its author', async () => {
  const id = await publish();
  const member = (await blog('member').readStart(1)).viewer.person.id;
  const owner = (await blog('owner').readStart(1)).viewer.person.id;
  for (let time = 0; time < 2; time++) await blog('member').addComment(id, { key: 'named', body: 'Ask @Owner', place: 'open', mentions: [owner] }, false);
  const { json } = await running.request('visitor', 'GET', `${list('LoggiaEdges')}/items?$select=SourceKey,TargetKey,AuthorId&$filter=TargetKey eq 'user/${owner}' and Type eq 'mention'`);
  const { comments: [comment] } = await blog('owner').openArticle(id);
  expect((json as { value: unknown[] }).value).toEqual([expect.objectContaining({ SourceKey: `comment/${comment?.key}`, TargetKey: `user/${owner}`, AuthorId: member })]);
});
