import { noDetails, type NewPost } from '../../../src/domain/stream/post';
import type { StreamService } from '../../../src/domain/stream/ports';
import { siteOf } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

let test$: TestSite;
let draftId = 0;
let voteId = 0;
let pollId = 0;
let ownerId = 0;
const secret = 'zanzibarine';
const stream = (role: Role): StreamService => createSharePointStream(siteOf(test$.as(role), test$.url));
const listUrl = (list: string): string => `_api/web/lists/getByTitle('${list}')`;

async function rowsOf(role: Role, list: string): Promise<{ Id: number; OwnerId: number }[]> {
  return ((await test$.request(role, 'GET', `${listUrl(list)}/items?$select=Id,OwnerId&$top=100`)).json as { value: { Id: number; OwnerId: number }[] }).value;
}

function batchOf(paths: readonly string[]): { body: string; headers: Record<string, string> } {
  const parts = paths.map((path) => `--batch_one\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${test$.url}/${encodeURI(path)} HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\n\r\n`);
  return { body: `${parts.join('')}--batch_one--\r\n`, headers: { 'Content-Type': 'multipart/mixed; boundary=batch_one' } };
}

beforeAll(async () => {
  test$ = await startSharePoint();
  await new SiteSetup(siteOf(test$.as('owner'), test$.url), streamArea).run({ kind: 'members' });
  const owner = stream('owner');
  ownerId = (await owner.readStart(5)).viewer.person.id;
  const draft: NewPost = { key: `${secret}-key`, kind: 'update', title: '', body: `Nobody knows ${secret} yet`, details: noDetails };
  await owner.saveDraft(draft);
  pollId = (await owner.addPost({ ...draft, key: 'poll', kind: 'poll', body: 'Move?', details: { ...noDetails, poll: { choices: ['Yes', 'No'], isMultiple: false, areVotesHidden: true } } })).id;
  await owner.vote(pollId, [1], true);
  draftId = (await rowsOf('owner', 'Loggia Drafts'))[0]?.Id ?? 0;
  voteId = (await rowsOf('owner', 'Loggia Hidden Votes'))[0]?.Id ?? 0;
  expect(draftId * voteId).toBeGreaterThan(0);
  const file = await test$.request('owner', 'POST', `${listUrl('Loggia Drafts')}/items(${draftId})/AttachmentFiles/add(FileName='${secret}.txt')`, { body: secret, headers: { 'Content-Type': 'text/plain' } });
  expect(file.status).toBe(200);
  test$.sharePoint?.store.search.crawl(0, true);
}, 60_000);
afterAll(() => test$.close());

describe('a member reads neither the draft nor the hidden vote of a colleague', () => {
  const places = (): readonly (readonly [string, number])[] => [['Loggia Drafts', draftId], ['Loggia Hidden Votes', voteId]];

  function expectNothing(answer: RawAnswer, path: string): void {
    expect([path, answer.text.includes(secret), answer.text.includes(`post/${pollId}|u${ownerId}`)]).toEqual([path, false, false]);
  }

  test('through items, versions, attachments, views, search', async () => {
    for (const [list, id] of places()) {
      const item = `${listUrl(list)}/items(${id})`;
      for (const path of [item, `${item}/versions`, `${item}/FieldValuesAsText`, `${item}/FieldValuesAsHtml`, `${item}/AttachmentFiles`, `${item}/AttachmentFiles('${secret}.txt')/$value`]) {
        const answer = await test$.request('member', 'GET', path);
        expect([path, answer.status >= 400]).toEqual([path, true]);
        expectNothing(answer, path);
      }
      for (const path of [`${listUrl(list)}/items?$top=100`, `${listUrl(list)}/items?$filter=Id eq ${id}`, `${listUrl(list)}/items?$expand=AttachmentFiles`]) {
        const answer = await test$.request('member', 'GET', path);
        expect([path, answer.status]).toEqual([path, 200]);
        expectNothing(answer, path);
      }
    }
    const file = `Lists/LoggiaDrafts/Attachments/${draftId}/${secret}.txt`;
    expect((await test$.request('owner', 'GET', file)).text).toBe(secret);
    const refused = await test$.request('member', 'GET', file);
    expect([refused.status >= 400, refused.text === secret]).toEqual([true, false]);
    const found = await test$.request('member', 'GET', `_api/search/query?querytext='${secret}'&selectproperties='Title,Path'`);
    expect(found.status).toBe(200);
    expect(found.text).not.toContain('Nobody knows');
  });

  test('through changes, queries, rendered lists and batches', async () => {
    for (const [list, id] of places()) {
      const query = { ViewXml: '<View><Query/><RowLimit>100</RowLimit></View>' };
      const posts: readonly (readonly [string, unknown])[] = [
        ['getitems', { query }],
        ['RenderListDataAsStream', { parameters: query }],
        ['getchanges', { query: { Item: true, Add: true, Update: true } }],
        ['getlistitemchangessincetoken', { query: { RowLimit: '100' } }]
      ];
      for (const [name, body] of posts) {
        const path = `${listUrl(list)}/${name}`;
        const control = await test$.request('owner', 'POST', path, { body });
        expect([path, control.status]).toEqual([path, 200]);
        const answer = await test$.request('member', 'POST', path, { body });
        expect([path, answer.status]).toEqual([path, 200]);
        expectNothing(answer, path);
      }
      const { body, headers } = batchOf([`${listUrl(list)}/items(${id})`, `${listUrl(list)}/items?$top=100`]);
      const answer = await test$.request('member', 'POST', '_api/$batch', { body, headers });
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/HTTP\/1\.1 404/);
      expectNothing(answer, `$batch ${list}`);
    }
  });

  test('and changes neither', async () => {
    for (const [list, id] of places()) {
      for (const method of ['MERGE', 'DELETE']) {
        const answer = await test$.request('member', 'POST', `${listUrl(list)}/items(${id})`, { ...(method === 'MERGE' ? { body: { Title: 'mine' } } : {}), headers: { 'If-Match': '*', 'X-HTTP-Method': method } });
        expect([list, method, answer.status >= 400]).toEqual([list, method, true]);
      }
    }
    expect(await rowsOf('owner', 'Loggia Drafts')).toMatchObject([{ Id: draftId, OwnerId: ownerId }]);
  });
});

describe('rows in the name of somebody else', () => {
  test('a vote is not counted and does not block its victim, open or hidden', async () => {
    const open = await stream('owner').addPost({ key: 'open-poll', kind: 'poll', title: '', body: 'Tea?', details: { ...noDetails, poll: { choices: ['Yes', 'No'], isMultiple: false } } });
    const hidden = await stream('owner').addPost({ key: 'hidden-poll', kind: 'poll', title: '', body: 'Coffee?', details: { ...noDetails, poll: { choices: ['Yes', 'No'], isMultiple: false, areVotesHidden: true } } });
    for (const [list, id, extra] of [['Loggia Votes', open.id, {}], ['Loggia Hidden Votes', hidden.id, { OwnerId: ownerId }]] as const) {
      const answer = await test$.request('member', 'POST', `${listUrl(list)}/items`, { body: { Title: 'x', Key: `post/${id}|u${ownerId}`, PostId: id, Choices: '[0]', ...extra } });
      expect([list, answer.status]).toEqual([list, 201]);
      const isHidden = list === 'Loggia Hidden Votes';
      expect((await stream('owner').getPost(id)).posts[0]?.votes).toMatchObject({ voters: 0, mine: [] });
      await stream('owner').vote(id, [1], isHidden);
      expect((await stream('owner').getPost(id)).posts[0]?.votes).toMatchObject({ counts: [0, 1], voters: 1, mine: [1] });
    }
  });

  test('a draft is nobody’s: its victim neither sees nor publishes it', async () => {
    const answer = await test$.request('member', 'POST', `${listUrl('Loggia Drafts')}/items`, { body: { Title: 'x', Key: 'forged-draft', OwnerId: ownerId, Kind: 'update', Body: 'I resign', PublishAt: new Date(Date.now() - 60_000).toISOString() } });
    expect(answer.status).toBe(201);
    expect((await stream('owner').listDrafts()).map(({ post }) => post.key)).not.toContain('forged-draft');
    expect(await stream('owner').publishDue()).toBe(0);
    expect((await stream('visitor').readStart(20)).page.posts.map(({ post }) => post.body)).not.toContain('I resign');
  });
});
