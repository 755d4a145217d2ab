import { HttpRequestError } from '@pnp/queryable';
import type { FaultKind } from '../../../local/sharepoint/faults/faults';
import { emptyText, type ArticleText } from '../../../src/domain/blog/article';
import type { BlogService } from '../../../src/domain/blog/ports';
import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { SitePeople } from '../../../src/gateway/shared/sitePeople';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(180_000);

/** How a write fails: the session has ended, SharePoint wants a pause, or it was done and the answer was lost. */
const failures = ['expired', 'throttled', 'cutAfter'] as const;
type Failure = (typeof failures)[number];
/** More writes than any of these works has. */
const mostWrites = 40;
const secret = 'Zanzibar';
const tomorrow = new Date(Date.now() + 86_400_000);

let running: TestSite;
let keys = 0;
let writes = 0;
let failAt: { readonly place: number; readonly how: Failure } | undefined;
const ids = {} as Record<Role, number>;

function strike(method: string, url: string): void {
  if (method !== 'POST' || /\$batch|contextinfo/i.test(url) || ++writes !== failAt?.place) return;
  if (failAt.how === 'expired') throw new HttpRequestError('Unauthorized', new Response('{}', { status: 401, statusText: 'Unauthorized' }));
  const kind: FaultKind = failAt.how;
  running.sharePoint?.faults.set({ seed: 1, rules: [{ kind, times: 1, retryAfter: 0, operation: '^POST (?!.*contextinfo)' }] });
}
const site = (role: Role): Site => siteOf(running.as(role, strike), running.url);
const blog = (role: Role, now?: () => Date): BlogService => createSharePointBlog(site(role), new SitePeople(site(role)), now);
const later = (role: Role): BlogService => blog(role, () => new Date(tomorrow.getTime() + 60_000));
const text = (title: string): ArticleText => ({ ...emptyText, title, summary: secret, body: `<p>Nobody but us knows of ${secret}.</p>` });

/** Lets one write of a work fail. @returns whether the work has so many writes */
async function failing(place: number, how: Failure, work: () => Promise<unknown>): Promise<boolean> {
  writes = 0;
  failAt = { place, how };
  await work().catch(() => undefined);
  failAt = undefined;
  running.sharePoint?.faults.set({ seed: 1, rules: [] });
  return writes >= place;
}

async function titled(role: Role, title: string): Promise<number> {
  return (await blog(role).listArticles({ kind: 'all' }, 50)).articles.filter((one) => one.title === title).length;
}

/** What a colleague who was not asked can read of drafts by raw REST. */
async function leaked(): Promise<string> {
  const lists = ['LoggiaArticleDrafts', 'LoggiaSharedDrafts'].map((list) => `_api/web/getList('${new URL(running.url).pathname}/Lists/${list}')/items`);
  return (await Promise.all(lists.map((path) => running.request('guest', 'GET', path)))).map((answer) => answer.text).join('');
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), blogArea).run({ kind: 'everyone' });
  for (const role of ['owner', 'member', 'visitor', 'guest'] as const) ids[role] = (await blog(role).readStart(1)).viewer.person.id;
});
afterAll(() => running.close());

/** Does a work as often as it has writes, failing at another one each time, and each time once more without failing. @returns how many writes it has */
async function sweep(howAt: (place: number) => Failure, prepare: () => Promise<string>, work: () => Promise<unknown>, check: (key: string, isDone: boolean) => Promise<void>): Promise<number> {
  for (let place = 1; place <= mostWrites; place++) {
    const key = await prepare();
    const wasHit = await failing(place, howAt(place), work);
    await check(key, false);
    await work();
    await check(key, true);
    if (!wasHit) return place - 1;
  }
  throw new Error('The work does not end.');
}

async function checkPublished(key: string, isDone: boolean): Promise<void> {
  const articles = await titled('guest', key);
  const draft = await blog('member').findDraft(key);
  expect(articles).toBeLessThanOrEqual(1);
  expect(articles + Number(draft !== undefined)).toBeGreaterThanOrEqual(1);
  if (draft) expect(draft.body).toContain(secret);
  expect(await leaked()).not.toContain(secret);
  if (!isDone) return;
  expect(articles).toBe(1);
  expect(draft).toBeUndefined();
}

describe.each(failures)('where one write fails: %s', (how) => {
  test('a scheduled draft is published once, or still a draft until the next look', async () => {
    const count = await sweep(() => how, async () => {
      const key = `due-${++keys}`;
      const draft = await blog('member').saveDraft(key, text(key));
      await blog('member').addDraftPicture(draft, new Blob(['pixels']), 'sea.png');
      const pictured = await blog('member').findDraft(key);
      if (!pictured) throw new Error('The draft is gone.');
      const saved = await blog('member').saveDraft(key, { ...text(key), body: `<p>${secret}</p><img src="${blog('member').draftPictureUrl(pictured, 'sea.png')}" alt="Sea">` }, pictured);
      await blog('member').schedule(saved, tomorrow.toISOString());
      return key;
    }, () => later('member').doDue(false), checkPublished);
    expect(count).toBeGreaterThanOrEqual(4);
  });

  test('so is one that several write, whoever of them is there', async () => {
    const count = await sweep(() => how, async () => {
      const key = `common-${++keys}`;
      const draft = await blog('member').saveDraft(key, text(key));
      await blog('member').shareDraft(draft, { authors: [ids.visitor], reviewers: [] }, false);
      await blog('owner').doDue(true);
      const shared = await blog('member').findDraft(key);
      if (!shared?.isShared) throw new Error('Nobody was let in.');
      await blog('member').schedule(shared, tomorrow.toISOString());
      return key;
    }, () => later('visitor').doDue(false), checkPublished);
    expect(count).toBeGreaterThanOrEqual(3);
  });
});

test('letting people into a draft that is cut off at any write leaves it to them alone, and is ended by the next owner', async () => {
  const count = await sweep((place) => failures[place % failures.length] ?? 'expired', async () => {
    const key = `asked-${++keys}`;
    const draft = await blog('member').saveDraft(key, text(key));
    await blog('member').shareDraft(draft, { authors: [ids.visitor], reviewers: [ids.owner] }, false);
    return key;
  }, () => blog('owner').doDue(true), async (key, isDone) => {
    expect((await blog('member').findDraft(key))?.body).toContain(secret);
    expect(await leaked()).not.toContain(secret);
    if (isDone) expect((await blog('visitor').findDraft(key))?.isShared).toBe(true);
  });
  expect(count).toBeGreaterThanOrEqual(7);
});

test('a shared draft that was published is no dead end for a co-author who writes on: their words become a draft of theirs alone', async () => {
  const key = `published-${++keys}`;
  const draft = await blog('member').saveDraft(key, text(key));
  await blog('member').shareDraft(draft, { authors: [ids.visitor], reviewers: [] }, false);
  await blog('owner').doDue(true);
  const read = await blog('visitor').findDraft(key);
  const common = await blog('member').findDraft(key);
  if (!read || !common) throw new Error('Nobody was let in.');
  await blog('member').publish(common);
  const mine = { ...text(key), body: '<p>Written on.</p>' };
  await expect(blog('visitor').saveDraft(key, mine, read)).rejects.toMatchObject({ kind: 'conflict' });
  expect(await blog('visitor').saveDraft(key, mine)).toMatchObject({ isShared: false, body: '<p>Written on.</p>', ownerId: ids.visitor });
});
