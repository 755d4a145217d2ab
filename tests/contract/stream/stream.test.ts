import { siteOf, type Site } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { noDetails, type NewPost } from '../../../src/domain/stream/post';
import type { StreamService } from '../../../src/domain/stream/ports';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let test$: TestSite;
let keys = 0;
const roundTrips = new Map<Role, string[]>();

function site(role: Role): Site {
  return siteOf(test$.as(role, (method, url) => roundTrips.get(role)?.push(`${method} ${url}`)), test$.url);
}

function stream(role: Role): StreamService {
  return createSharePointStream(site(role));
}

function aPost(change: Partial<NewPost> = {}): NewPost {
  return { key: `key-${++keys}`, kind: 'update', title: '', body: 'Slides are in the project library.', details: noDetails, ...change };
}

async function counted<T>(role: Role, action: () => Promise<T>): Promise<{ value: T; trips: string[] }> {
  const trips: string[] = [];
  roundTrips.set(role, trips);
  const value = await action();
  roundTrips.delete(role);
  return { value, trips };
}

beforeAll(async () => {
  test$ = await startSharePoint();
});
afterAll(() => test$.close());

describe('setting up', () => {
  test('before it, a member is told that nothing is there', async () => {
    const { state, viewer } = await stream('member').readStart(20);
    expect(state).toBe('missing');
    expect(viewer.isOwner).toBe(false);
    expect((await stream('owner').readStart(20)).viewer.isOwner).toBe(true);
  });

  test('a member may not do it', async () => {
    await expect(new SiteSetup(site('member'), streamArea).run({ kind: 'members' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a run that was cut off is taken up where it stopped', async () => {
    const setup = new SiteSetup(site('owner'), streamArea);
    let steps = 0;
    await expect(setup.run({ kind: 'members' }, () => { if (++steps === 12) throw new Error('cut off'); })).rejects.toThrow('cut off');
    expect(await setup.readState()).toBe('missing');
    const progress: number[] = [];
    const report = await setup.run({ kind: 'members' }, ({ done, total }) => progress.push(done / total));
    expect(report.changes.length).toBeGreaterThan(0);
    expect(progress[progress.length - 1]).toBe(1);
    expect(await setup.readState()).toBe('ready');
    expect(await setup.listFindings()).toEqual([]);
  }, 60_000);

  test('again changes nothing', async () => {
    expect((await new SiteSetup(site('owner'), streamArea).run({ kind: 'members' })).changes).toEqual([]);
  }, 60_000);
});

describe('posts', () => {
  test('what one person posts another sees, with reactions and replies', async () => {
    const owner = stream('owner');
    const member = stream('member');
    const post = await owner.addPost(aPost({ body: 'Morning trial off Pirano #sea-trials' }));
    await member.react({ postId: post.id }, 'celebrate');
    await member.addReply({ key: `reply-${++keys}`, postId: post.id, body: 'Well done', mentions: [] });
    const { page } = await member.readStart(20);
    const shown = page.posts.find((one) => one.post.id === post.id);
    expect(shown).toMatchObject({ reactions: { counts: { celebrate: 1 }, mine: 'celebrate' }, replyCount: 1, post: { body: 'Morning trial off Pirano #sea-trials' } });
    expect(page.people.get(post.authorId)?.name).toBeTruthy();
    const thread = await owner.listReplies(post.id, 5);
    expect(thread.items.map(({ reply }) => reply.body)).toEqual(['Well done']);
  });

  test('the first view and the next page take two round trips, the check for news one', async () => {
    const owner = stream('owner');
    for (let count = 0; count < 25; count++) await owner.addPost(aPost({ body: `Post ${count}` }));
    const reader = stream('member');
    const first = await counted('member', () => reader.readStart(20));
    expect(first.trips.length).toBeLessThanOrEqual(2);
    expect(first.value.page.posts).toHaveLength(20);
    const { next } = first.value.page;
    const second = await counted('member', () => reader.listPosts({ tab: 'everyone' }, 20, next));
    expect(second.trips.length).toBeLessThanOrEqual(2);
    expect(second.value.posts[0]?.post.id).toBeLessThan(next ?? 0);
    const news = await counted('member', () => reader.countNewer((next ?? 0)));
    expect(news.trips).toHaveLength(1);
    expect(news.value.count).toBe(19);
  }, 30_000);

  test('sending the same key twice makes one post', async () => {
    const owner = stream('owner');
    const post = aPost({ body: 'Once' });
    const first = await owner.addPost(post);
    const second = await owner.addPost(post);
    expect(second.id).toBe(first.id);
  });

  test('a reaction is one per person: changed, taken back, repeated', async () => {
    const owner = stream('owner');
    const { id } = await owner.addPost(aPost());
    const member = stream('member');
    await member.react({ postId: id }, 'like');
    await Promise.all([member.react({ postId: id }, 'thanks'), member.react({ postId: id }, 'laugh')]);
    expect((await owner.getPost(id)).posts[0]?.reactions.counts).toEqual({ laugh: 1 });
    await member.react({ postId: id }, undefined);
    await member.react({ postId: id }, undefined);
    expect((await owner.getPost(id)).posts[0]?.reactions.counts).toEqual({});
  });

  test('a poll counts one vote per person', async () => {
    const owner = stream('owner');
    const { id } = await owner.addPost(aPost({ kind: 'poll', details: { ...noDetails, poll: { choices: ['Tampere', 'Porto'], isMultiple: false } } }));
    await owner.vote(id, [0]);
    await stream('member').vote(id, [1]);
    await owner.vote(id, [1]);
    expect((await owner.getPost(id)).posts[0]?.votes).toEqual({ counts: [0, 2], voters: 2, mine: [1] });
  });

  test('tabs show what they say', async () => {
    const owner = stream('owner');
    const member = stream('member');
    const viewer = (await member.readStart(5)).viewer.person;
    const question = await owner.addPost(aPost({ kind: 'question', title: 'Which torque?', body: `@${viewer.name} knows #torque`, details: { ...noDetails, mentions: [{ id: viewer.id, name: viewer.name, email: viewer.email }] } }));
    const ids = async (filter: Parameters<StreamService['listPosts']>[0], service = member): Promise<number[]> => (await service.listPosts(filter, 20)).posts.map(({ post }) => post.id);
    expect(await ids({ tab: 'questions' })).toEqual([question.id]);
    expect(await ids({ tab: 'mentions' })).toEqual([question.id]);
    expect(await ids({ tab: 'topic', topic: 'torque' })).toEqual([question.id]);
    expect(await ids({ tab: 'person', personId: viewer.id })).toEqual([]);
    await member.save(question.id, true);
    expect(await ids({ tab: 'saved' })).toEqual([question.id]);
    await member.follow(`user/${question.authorId}`, true);
    expect((await ids({ tab: 'following' }))[0]).toBe(question.id);
    await member.follow(`user/${question.authorId}`, false);
    expect(await ids({ tab: 'following' })).toEqual([]);
  });

  test('the asker accepts an answer', async () => {
    const owner = stream('owner');
    const { id } = await owner.addPost(aPost({ kind: 'question', title: 'Which oil?' }));
    const reply = await stream('member').addReply({ key: `reply-${++keys}`, postId: id, body: 'The blue one', mentions: [] });
    await owner.acceptReply(id, reply);
    expect((await stream('member').getPost(id)).posts[0]?.acceptedReply?.body).toBe('The blue one');
  });

  test('owners announce, hide and lock; members read the result', async () => {
    const owner = stream('owner');
    const { id } = await owner.addPost(aPost({ kind: 'announcement', title: 'The lab opens', details: { ...noDetails, wantsAcknowledgement: true } }));
    await owner.moderate(id, 'announce', '', new Date(Date.now() + 86_400_000).toISOString());
    const member = stream('member');
    await member.acknowledge(id);
    const { pinned } = await member.readStart(5);
    expect(pinned.map(({ post, acknowledgement }) => [post.id, acknowledgement])).toEqual([[id, { count: 1, isMine: true }]]);
    await owner.moderate(id, 'unpin', '');
    await owner.moderate(id, 'hide', 'Wrong date');
    const after = await member.readStart(5);
    expect([...after.pinned, ...after.page.posts].some(({ post }) => post.id === id)).toBe(false);
  });

  test('the marker of what was seen only moves forward', async () => {
    const member = stream('member');
    await member.readStart(5);
    await member.markSeen(7);
    await member.markSeen(3);
    expect((await stream('member').readStart(5)).seenUpTo).toBe(7);
  });
});

describe('what the server refuses', () => {
  const items = (list: string): string => `_api/web/lists/getByTitle('${list}')/items`;

  test('a member changes or deletes nobody else’s post', async () => {
    const { id } = await stream('owner').addPost(aPost());
    const headers = { 'If-Match': '*', 'X-HTTP-Method': 'MERGE' };
    expect((await test$.request('member', 'POST', `${items('Loggia Posts')}(${id})`, { body: { Body: 'Mine now' }, headers })).status).toBe(403);
    expect((await test$.request('member', 'POST', `${items('Loggia Posts')}(${id})`, { headers: { 'If-Match': '*', 'X-HTTP-Method': 'DELETE' } })).status).toBe(403);
    await expect(stream('member').editPost(id, { title: '', body: 'Mine now', details: noDetails })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a visitor reads and does not write', async () => {
    const visitor = stream('visitor');
    const { viewer, page } = await visitor.readStart(5);
    expect(viewer.canPost).toBe(false);
    expect(page.posts.length).toBeGreaterThan(0);
    await expect(visitor.addPost(aPost())).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a member does not moderate', async () => {
    expect((await test$.request('member', 'POST', items('Loggia Moderation'), { body: { Title: 'hide', Target: 'post/1', PostId: 1, Action: 'hide' } })).status).toBe(403);
  });

  test('nobody reads what somebody else saved', async () => {
    const { id } = await stream('owner').addPost(aPost());
    await stream('owner').save(id, true);
    const rows = await test$.request('member', 'GET', `${items('Loggia Own State')}?$select=Id,TargetKey&$top=100`);
    expect(rows.status).toBe(200);
    expect(rows.text).not.toContain(`post/${id}"`);
  });

  test('a forged key is not counted and does not block its victim', async () => {
    const owner = stream('owner');
    const { id } = await owner.addPost(aPost());
    const victim = (await owner.readStart(5)).viewer.person.id;
    const body = { Title: 'x', Key: `post/${id}|u${victim}`, Target: `post/${id}`, PostId: id, Kind: 'laugh' };
    expect((await test$.request('member', 'POST', items('Loggia Reactions'), { body })).status).toBe(201);
    expect((await owner.getPost(id)).posts[0]?.reactions.counts).toEqual({});
    await owner.react({ postId: id }, 'like');
    expect((await owner.getPost(id)).posts[0]?.reactions).toEqual({ counts: { like: 1 }, mine: 'like' });
  });

  test('a member does not change the settings of a list', async () => {
    const answer = await test$.request('member', 'POST', `_api/web/lists/getByTitle('Loggia Posts')`, { body: { WriteSecurity: 1 }, headers: { 'If-Match': '*', 'X-HTTP-Method': 'MERGE' } });
    expect(answer.status).toBe(403);
  });
});

describe('files of a post', () => {
  test('that are sent again after a lost answer stay as they are', async () => {
    const { id } = await stream('member').addPost(aPost());
    for (let time = 0; time < 2; time++) await stream('member').addFile(id, 'slides.txt', new Blob(['slides']));
    expect(await (await fetch(stream('member').fileUrl(id, 'slides.txt'), { headers: { 'X-Local-User': 'member@contoso.onmicrosoft.com' } })).text()).toBe('slides');
  });
});
