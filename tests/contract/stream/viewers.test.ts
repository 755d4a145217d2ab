import { noDetails, type NewPost } from '../../../src/domain/stream/post';
import type { StreamService } from '../../../src/domain/stream/ports';
import { siteOf } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
let keys = 0;
const stream = (role: Role): StreamService => createSharePointStream(siteOf(running.as(role), running.url));
const aPost = (change: Partial<NewPost> = {}): NewPost => ({ key: `viewer-${++keys}`, kind: 'update', title: '', body: 'Slides', details: noDetails, ...change });

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
});
afterAll(() => running.close());

/** Everything that a person who takes part could do. */
function deeds(service: StreamService, postId: number, replyId: number): readonly (readonly [string, () => Promise<unknown>])[] {
  return [
    ['post', () => service.addPost(aPost())], ['reply', () => service.addReply({ key: `viewer-${++keys}`, postId, body: 'Mine', mentions: [] })], ['react', () => service.react({ postId }, 'like')],
    ['react to a reply', () => service.react({ postId, replyId }, 'like')], ['vote', () => service.vote(postId, [0])], ['vote hidden', () => service.vote(postId, [0], true)], ['acknowledge', () => service.acknowledge(postId)],
    ['edit', () => service.editPost(postId, { title: '', body: 'Mine', details: noDetails })], ['delete', () => service.deletePost(postId)], ['draft', () => service.saveDraft(aPost())], ['report', () => service.report(postId, 'x')],
    ['hide', () => service.moderate(postId, 'hide', '')], ['announce', () => service.moderate(postId, 'announce', '')], ['file', () => service.addFile(postId, 'x.txt', new Blob(['x']))]
  ];
}

test.each(['visitor', 'guest'] as const)('a %s of a members’ stream reads everything and does nothing, by whatever request', async (role) => {
  const owner = stream('owner');
  const { id } = await owner.addPost(aPost({ kind: 'poll', body: `Tea for the ${role}?`, details: { ...noDetails, wantsAcknowledgement: true, poll: { choices: ['Yes', 'No'], isMultiple: false } } }));
  const reply = await owner.addReply({ key: `viewer-${++keys}`, postId: id, body: 'Yes', mentions: [] });
  const reader = stream(role);
  const { viewer, page } = await reader.readStart(20);
  expect([viewer.canPost, viewer.isOwner]).toEqual([false, false]);
  expect(page.posts.map(({ post }) => post.id)).toContain(id);
  expect((await reader.listReplies(id, 5)).items).toHaveLength(1);
  for (const [name, act] of deeds(reader, id, reply.id)) expect([name, await act().then(() => 'done', ({ kind }: { kind: string }) => kind)]).toEqual([name, 'forbidden']);
  const after = (await stream('owner').getPost(id)).posts[0];
  expect([after?.post.body, after?.reactions.counts, after?.votes?.voters, after?.isHidden]).toEqual([`Tea for the ${role}?`, {}, 0, false]);
});

test('somebody who is taken out of the site reads and writes nothing any more; what they said and did stays, without a name', async () => {
  const member = stream('member');
  const memberId = (await member.readStart(5)).viewer.person.id;
  const own = await member.addPost(aPost({ body: 'Before I leave' }));
  const other = await stream('owner').addPost(aPost({ kind: 'announcement', title: 'Read me', details: { ...noDetails, wantsAcknowledgement: true } }));
  await stream('owner').moderate(other.id, 'announce', '');
  await member.react({ postId: other.id }, 'thanks');
  await member.acknowledge(other.id);
  const reply = await member.addReply({ key: `viewer-${++keys}`, postId: other.id, body: 'Farewell', mentions: [] });

  expect((await running.request('owner', 'POST', `_api/web/siteusers/removebyid(${memberId})`)).status).toBe(200);

  await expect(stream('member').readStart(5)).rejects.toMatchObject({ kind: 'forbidden' });
  for (const [name, act] of deeds(stream('member'), other.id, reply.id)) expect([name, await act().then(() => 'done', () => 'refused')]).toEqual([name, 'refused']);

  const reader = stream('owner');
  const { page } = await reader.readStart(20);
  expect(page.posts.find(({ post }) => post.id === own.id)?.post).toMatchObject({ body: 'Before I leave', authorId: memberId });
  expect(page.people.has(memberId)).toBe(false);
  expect((await reader.listReplies(other.id, 5)).items.map(({ reply: { body } }) => body)).toEqual(['Farewell']);
  expect(page.posts.find(({ post }) => post.id === other.id)).toMatchObject({ reactions: { counts: { thanks: 1 } }, acknowledgement: { count: 1 } });
  expect(await reader.listReactors({ postId: other.id })).toEqual([{ person: { id: memberId, name: '', email: '', loginName: '' }, kind: 'thanks' }]);
  expect((await reader.listReaders(other.id)).confirmed.map(({ person }) => [person.id, person.name])).toEqual([[memberId, '']]);
});
