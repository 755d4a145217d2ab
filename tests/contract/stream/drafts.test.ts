import type { FaultRule } from '../../../local/sharepoint/faults/faults';
import { noDetails, type NewPost, type PostFile } from '../../../src/domain/stream/post';
import type { StreamService } from '../../../src/domain/stream/ports';
import { siteOf } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(120_000);

let running: TestSite;
let keys = 0;
const stream = (role: Role, onRequest?: (method: string, url: string) => unknown): StreamService => createSharePointStream(siteOf(running.as(role, onRequest), running.url));
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
});
afterAll(() => running.close());

function file(name: string): PostFile {
  return { name, size: 6, isPicture: false, alt: '' };
}

function aPost(change: Partial<NewPost> = {}, files: readonly string[] = []): NewPost {
  return { key: `draft-${++keys}`, kind: 'update', title: '', body: `Slides of trial ${keys}`, ...change, details: { ...noDetails, ...change.details, files: files.map(file) } };
}

const contents = (...names: readonly string[]): { name: string; content: Blob }[] => names.map((name) => ({ name, content: new Blob([`In ${name}`]) }));
const list = (title: string): string => `_api/web/lists/getByTitle('${title}')/items`;

async function fileOf(role: Role, postId: number, name: string): Promise<string> {
  return (await running.request(role, 'GET', `${list('Loggia Posts')}(${postId})/AttachmentFiles('${name}')/$value`)).text;
}

async function shown(body: string): Promise<{ id: number; authorId: number; names: string[] }[]> {
  const { page } = await stream('visitor').readStart(50);
  return page.posts.filter(({ post }) => post.body === body).map(({ post }) => ({ id: post.id, authorId: post.authorId, names: post.details.files.map(({ name }) => name) }));
}

async function idOf(role: Role): Promise<number> {
  return (await stream(role).readStart(1)).viewer.person.id;
}

/**
 * Cuts the connection at the first write of something, before and after the server has it, then at the second, and so on,
 * each time with something new, and ends what was begun when the connection is back. Answers how many writes there were.
 */
async function cutAtEachWrite(role: Role, isAt: (service: StreamService, draft: NewPost) => Promise<unknown>, begin: () => Promise<NewPost>, check: (draft: NewPost) => Promise<void>): Promise<number> {
  for (let cut = 1; cut < 40; cut++) {
    for (const kind of ['cutBefore', 'cutAfter'] as const) {
      const draft = await begin();
      let writes = 0;
      const rule: FaultRule = { kind, operation: '^(?!.*contextinfo)' };
      const isDone = await isAt(stream(role, (method) => {
        if (method !== 'GET' && ++writes === cut) running.sharePoint!.faults.set({ seed: 1, rules: [rule] });
      }), draft).then(() => true, () => false);
      running.sharePoint!.faults.set({ seed: 1, rules: [] });
      if (!isDone) await isAt(stream(role), draft);
      await check(draft);
      if (isDone && writes < cut) return cut - 1;
    }
  }
  throw new Error('It never came through.');
}

async function checkWhole({ key, body, details }: NewPost): Promise<void> {
  const [post, ...others] = await shown(body);
  expect([others, post?.names]).toEqual([[], details.files.map(({ name }) => name)]);
  for (const { name } of details.files) expect(await fileOf('visitor', post?.id ?? 0, name)).toBe(`In ${name}`);
  expect((await stream('member').listDrafts()).some(({ post: draft }) => draft.key === key)).toBe(false);
}

describe('files of a draft', () => {
  test('are there on another device, change with it, and come back with a deletion that is taken back', async () => {
    const draft = aPost({}, ['one.txt', 'two.txt']);
    await stream('member').saveDraft(draft, undefined, contents('one.txt', 'two.txt'));
    const elsewhere = stream('member');
    const stored = (await elsewhere.listDrafts()).find(({ post }) => post.key === draft.key);
    expect(stored?.post.details.files.map(({ name }) => name)).toEqual(['one.txt', 'two.txt']);
    expect(await (await elsewhere.readDraftFile(draft.key, 'two.txt')).text()).toBe('In two.txt');

    await elsewhere.saveDraft({ ...draft, details: { ...draft.details, files: [file('two.txt'), file('three.txt')] } }, undefined, contents('three.txt'));
    await expect(stream('member').readDraftFile(draft.key, 'one.txt')).rejects.toMatchObject({ kind: 'notFound' });
    expect(await (await stream('member').readDraftFile(draft.key, 'three.txt')).text()).toBe('In three.txt');

    await elsewhere.deleteDraft(draft.key);
    await expect(elsewhere.readDraftFile(draft.key, 'two.txt')).rejects.toMatchObject({ kind: 'notFound' });
    await elsewhere.restoreDraft({ post: draft });
    expect(await (await elsewhere.readDraftFile(draft.key, 'two.txt')).text()).toBe('In two.txt');
  });

  test('are read by nobody but the author and owners', async () => {
    const draft = aPost({}, ['secret.txt']);
    await stream('owner').saveDraft(draft, undefined, contents('secret.txt'));
    const rows = (await running.request('owner', 'GET', `${list('Loggia Drafts')}?$select=Id,Key`)).json as { value: { Id: number; Key: string }[] };
    const id = rows.value.find(({ Key }) => Key === draft.key)?.Id ?? 0;
    const path = `${list('Loggia Drafts')}(${id})/AttachmentFiles('secret.txt')/$value`;
    expect((await running.request('owner', 'GET', path)).text).toBe('In secret.txt');
    expect((await running.request('member', 'GET', path)).status).toBeGreaterThanOrEqual(400);
    await expect(stream('member').readDraftFile(draft.key, 'secret.txt')).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('hold a schedule back until all are stored', async () => {
    const draft = aPost({}, ['gone.txt']);
    await expect(stream('member').saveDraft(draft, minutesAgo(1))).rejects.toMatchObject({ kind: 'notFound' });
    expect(await stream('member').publishDue()).toBe(0);
    expect((await stream('member').listDrafts()).find(({ post }) => post.key === draft.key)?.publishAt).toBeUndefined();
    await stream('member').deleteDraft(draft.key);
  });

  test('are stored whole, wherever storing was cut off', async () => {
    const writes = await cutAtEachWrite('member', (service, draft) => service.saveDraft(draft, minutesAgo(1), contents('a.txt', 'b.txt')), async () => aPost({}, ['a.txt', 'b.txt']), async (draft) => {
      expect(await stream('member').publishDue()).toBe(1);
      await checkWhole(draft);
    });
    // The row, two files, and its time.
    expect(writes).toBeGreaterThanOrEqual(4);
  });

  test('go with a scheduled post, wherever publishing was cut off, and it appears once', async () => {
    const writes = await cutAtEachWrite('member', (service) => service.publishDue(), async () => {
      const draft = aPost({ body: `Photos ${++keys} #quay` }, ['a.txt', 'b.txt']);
      await stream('member').saveDraft(draft, minutesAgo(1), contents('a.txt', 'b.txt'));
      return draft;
    }, checkWhole);
    expect(writes).toBeGreaterThanOrEqual(4);
  });
});

describe('a scheduled post whose author is away', () => {
  test('is published by an owner under its author’s name, with its files, topics and mentions', async () => {
    const [authorId, ownerId] = [await idOf('member'), await idOf('owner')];
    const draft = aPost({ body: 'The ferry leaves at nine #ferry @Owner', details: { ...noDetails, mentions: [{ id: ownerId, name: 'Owner', email: '' }] } }, ['plan.txt']);
    await stream('member').saveDraft(draft, minutesAgo(10), contents('plan.txt'));
    expect(await stream('owner').publishForAuthors()).toBe(1);
    expect(await stream('owner').publishForAuthors()).toBe(0);
    const [post, ...others] = await shown(draft.body);
    expect(others).toEqual([]);
    expect(post).toMatchObject({ authorId, names: ['plan.txt'] });
    expect(await fileOf('visitor', post?.id ?? 0, 'plan.txt')).toBe('In plan.txt');
    const raw = (await running.request('visitor', 'GET', `${list('Loggia Posts')}(${post?.id})?$select=AuthorId,EditorId,ExpiresAt`)).json as { AuthorId: number; ExpiresAt: string | null };
    expect(raw).toMatchObject({ AuthorId: authorId, ExpiresAt: null });
    expect((await stream('visitor').listPosts({ tab: 'topic', topic: 'ferry' }, 5)).posts.map(({ post: { id } }) => id)).toEqual([post?.id]);
    expect((await stream('owner').listPosts({ tab: 'mentions' }, 5)).posts.map(({ post: { id } }) => id)).toContain(post?.id);
    // It is its author's to change and to delete.
    await stream('member').editPost(post?.id ?? 0, { title: '', body: 'The ferry leaves at ten #ferry', details: draft.details });
    expect((await shown('The ferry leaves at ten #ferry'))[0]?.id).toBe(post?.id);
    expect(await stream('member').publishDue()).toBe(0);
  });

  test('is left to its author for the first minutes', async () => {
    const draft = aPost({ body: 'Only just due' });
    await stream('member').saveDraft(draft, minutesAgo(1));
    expect(await stream('owner').publishForAuthors()).toBe(0);
    expect(await stream('member').publishDue()).toBe(1);
    expect(await shown(draft.body)).toHaveLength(1);
  });

  test('appears once and whole, cut off at each write, and taken up by its author', async () => {
    const authorId = await idOf('member');
    const writes = await cutAtEachWrite('owner', (service) => service.publishForAuthors(), async () => {
      const draft = aPost({ body: `Winch ${++keys} #winch` }, ['a.txt']);
      await stream('member').saveDraft(draft, minutesAgo(10), contents('a.txt'));
      return draft;
    }, async (draft) => {
      await checkWhole(draft);
      expect((await shown(draft.body))[0]?.authorId).toBe(authorId);
    });
    expect(writes).toBeGreaterThanOrEqual(6);

    // Given to its author, and then nothing more: whoever is next goes on.
    const half = aPost({ body: 'Begun by an owner' }, ['b.txt']);
    await stream('member').saveDraft(half, minutesAgo(10), contents('b.txt'));
    let written = 0;
    const cut = stream('owner', (method) => {
      if (method !== 'GET' && ++written === 3) running.sharePoint!.faults.set({ seed: 1, rules: [{ kind: 'cutBefore', operation: '^(?!.*contextinfo)' }] });
    });
    await expect(cut.publishForAuthors()).rejects.toThrow();
    running.sharePoint!.faults.set({ seed: 1, rules: [] });
    expect(await shown(half.body)).toEqual([]);
    expect(await stream('member').publishDue()).toBe(1);
    const [post, ...others] = await shown(half.body);
    expect([post?.authorId, others]).toEqual([authorId, []]);
    expect(await fileOf('visitor', post?.id ?? 0, 'b.txt')).toBe('In b.txt');
  });

  test('appears once where its author and two windows of an owner begin at the same moment', async () => {
    const authorId = await idOf('member');
    for (let round = 0; round < 8; round++) {
      const draft = aPost({ body: `All at once ${round}` }, round % 2 === 0 ? ['a.txt'] : []);
      await stream('member').saveDraft(draft, minutesAgo(10), contents('a.txt'));
      const begin = [stream('owner'), stream('owner')].map((service) => () => service.publishForAuthors());
      await Promise.allSettled([...begin.map((act) => act()), ...(round < 4 ? [] : [stream('member').publishDue()])]);
      // Whoever looks next goes on with what stumbled over the others.
      await stream('owner').publishForAuthors();
      await stream('member').publishDue();
      await checkWhole(draft);
      expect((await shown(draft.body))[0]?.authorId).toBe(authorId);
    }
  });

  test('that its author changes while it is published loses no word', async () => {
    const draft = aPost({ body: 'Before the change' });
    await stream('member').saveDraft(draft, minutesAgo(10));
    let isChanged = false;
    const owner = stream('owner', async (method, url) => {
      if (isChanged || method === 'GET' || !/ValidateUpdateListItem/i.test(url)) return;
      isChanged = true;
      await stream('member').saveDraft({ ...draft, body: 'After the change' }, minutesAgo(5));
    });
    await owner.publishForAuthors();
    expect(isChanged).toBe(true);
    expect(await shown('Before the change')).toHaveLength(1);
    await stream('member').publishDue();
    expect((await stream('member').listDrafts()).map(({ post, publishAt }) => [post.body, publishAt])).toContainEqual(['After the change', undefined]);
    await stream('member').deleteDraft(draft.key);
  });

  test('is nothing that a member could do: neither read what waits, nor write under another name', async () => {
    const draft = aPost({ body: 'Waits for its owner' });
    await stream('owner').saveDraft(draft, minutesAgo(10));
    expect(await stream('member').publishForAuthors()).toBe(0);
    expect(await shown(draft.body)).toEqual([]);
    const [ownerId, memberId] = [await idOf('owner'), await idOf('member')];
    const mine = await stream('member').addPost(aPost({ body: 'I am the owner' }));
    const user = (await running.request('member', 'GET', `_api/web/getuserbyid(${ownerId})`)).json as { LoginName: string };
    const value = JSON.stringify([{ Key: user.LoginName }]);
    for (const fields of [['Author'], ['Author', 'Editor']]) {
      await running.request('member', 'POST', `${list('Loggia Posts')}(${mine.id})/ValidateUpdateListItem`, { body: { formValues: fields.map((FieldName) => ({ FieldName, FieldValue: value })), bNewDocumentUpdate: false } });
      await running.request('member', 'POST', `${list('Loggia Posts')}(${mine.id})`, { body: { AuthorId: ownerId }, headers: { 'If-Match': '*', 'X-HTTP-Method': 'MERGE' } });
    }
    expect((await running.request('visitor', 'GET', `${list('Loggia Posts')}(${mine.id})?$select=AuthorId`)).json).toMatchObject({ AuthorId: memberId });
    // A row that names a colleague as its owner is published by nobody.
    await running.request('member', 'POST', list('Loggia Drafts'), { body: { Title: 'x', Key: 'forged', OwnerId: ownerId, Kind: 'update', Body: 'I resign', PublishAt: minutesAgo(10) } });
    expect(await stream('owner').publishForAuthors()).toBe(0);
    expect(await shown('I resign')).toEqual([]);
  });
});
