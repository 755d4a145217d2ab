import { emptyText, type ArticleText } from '../../../src/domain/blog/article';
import { reviewStateOf, roleIn, type ArticleDraft } from '../../../src/domain/blog/draft';
import type { BlogService } from '../../../src/domain/blog/ports';
import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

const secret = 'Zanzibar';
let running: TestSite;
let keys = 0;
const ids = {} as Record<Role, number>;
let beforeRequest: (method: string, url: string) => Promise<void> = async () => undefined;
let refuses: (method: string, url: string) => boolean = () => false;

const path = (): string => new URL(running.url).pathname;
const site = (role: Role): Site => siteOf(running.as(role, async (method, url) => {
  if (refuses(method, url)) throw new TypeError('Failed to fetch');
  await beforeRequest(method, url);
}), running.url);
const blog = (role: Role): BlogService => createSharePointBlog(site(role));
const listOf = (list: string): string => `_api/web/getList('${path()}/Lists/${list}')`;
const row = (list: string, id: number): string => `${listOf(list)}/items(${id})`;
const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };
const text = (change: Partial<ArticleText> = {}): ArticleText => ({ ...emptyText, title: `From ${secret}`, summary: secret, body: `<p>Nobody but us knows of ${secret}.</p>`, ...change });

async function found(role: Role, key: string): Promise<ArticleDraft> {
  const draft = await blog(role).findDraft(key);
  if (!draft) throw new Error(`${role} does not see the draft.`);
  return draft;
}

/** A draft of the member, which an owner of the site let others into. */
async function shared(team: { readonly authors?: readonly Role[]; readonly reviewers?: readonly Role[] }, change: Partial<ArticleText> = {}): Promise<ArticleDraft> {
  const service = blog('member');
  const key = `shared-${++keys}`;
  const draft = await service.saveDraft(key, text(change));
  await service.shareDraft(draft, { authors: (team.authors ?? []).map((role) => ids[role]), reviewers: (team.reviewers ?? []).map((role) => ids[role]) }, false);
  await blog('owner').doDue(true);
  return found('member', key);
}

/** Everything that a colleague could ask for a row of a list, answered as one text. */
async function everythingOf(role: Role, list: string, id: number): Promise<string> {
  const one = row(list, id);
  const reads = [
    `${listOf(list)}/items`, `${listOf(list)}/items?$filter=startswith(Title,'F')`, `${listOf(list)}/items?$orderby=Title&$select=*,Body`, one, `${one}/versions`, `${one}/fieldValuesAsText`, `${one}/fieldValuesAsHtml`,
    `${one}/attachmentFiles`, `${one}/attachmentFiles('secret.txt')/$value`, `Lists/${list}/Attachments/${id}/secret.txt`, `${one}?$expand=AttachmentFiles`,
    `_api/web/getFileByServerRelativeUrl('${path()}/Lists/${list}/Attachments/${id}/secret.txt')/$value`, `_api/search/query?querytext='${secret}'&selectproperties='Title,Path,HitHighlightedSummary'`, '_api/web/recycleBin'
  ];
  const answers: string[] = [];
  for (const address of reads) answers.push((await running.request(role, 'GET', address)).text.replace(/"(?:QueryText|Query|Value)":"[^"]*querytext[^"]*"/gi, ''));
  answers.push((await running.request(role, 'POST', `${listOf(list)}/getItems`, { body: { query: { ViewXml: '<View><Query></Query></View>' } } })).text);
  answers.push((await running.request(role, 'POST', `${listOf(list)}/RenderListDataAsStream`, { body: { parameters: { RenderOptions: 2 } } })).text);
  answers.push((await running.request(role, 'POST', `${listOf(list)}/getChanges`, { body: { query: { Item: true, Add: true, Update: true } } })).text);
  const batch = await running.request(role, 'POST', '_api/$batch', {
    headers: { 'Content-Type': 'multipart/mixed; boundary=batch_b' },
    body: `--batch_b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${running.url}/${one} HTTP/1.1\r\nAccept: application/json\r\n\r\n--batch_b--\r\n`
  });
  answers.push(batch.text);
  return answers.filter((answer) => !/querytext/i.test(answer) || answer.includes('Nobody but us')).join('\n');
}

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), blogArea).run({ kind: 'members' });
  const { Id: members } = await running.as('owner').web.associatedMemberGroup();
  for (const role of ['visitor', 'guest'] as const) {
    const user = await running.as(role).web.currentUser();
    await running.as('owner').web.siteGroups.getById(members).users.add(user.LoginName);
  }
  for (const role of ['owner', 'member', 'visitor', 'guest'] as const) ids[role] = (await running.as(role).web.currentUser()).Id;
});
afterAll(() => running.close());
afterEach(() => { refuses = () => false; });

describe('a shared draft', () => {
  test('is written by those who were invited, once an owner has let them in', async () => {
    const service = blog('member');
    const draft = await service.saveDraft('together', text());
    await service.addDraftPicture(draft, new Blob(['pixels']), 'pier.png');
    const picture = service.draftPictureUrl(draft, 'pier.png');
    const full = await service.saveDraft('together', text({ body: `<p>See ${secret}.</p><img src="${picture}" alt="A pier">` }));
    await service.shareDraft(full, { authors: [ids.visitor], reviewers: [] }, false);
    expect((await found('member', 'together')).wanted?.authors).toEqual([ids.member, ids.visitor]);
    expect(await blog('visitor').findDraft('together')).toBeUndefined();

    expect((await blog('owner').doDue(true)).shared).toBe(1);
    const theirs = await found('visitor', 'together');
    expect(theirs).toMatchObject({ isShared: true, ownerId: ids.member, team: { authors: [ids.member, ids.visitor], reviewers: [] } });
    expect(theirs.body).toContain(blog('visitor').draftPictureUrl(theirs, 'pier.png'));
    expect((await running.request('visitor', 'GET', `Lists/LoggiaSharedDrafts/Attachments/${theirs.id}/pier.png`)).text).toBe('pixels');
    const saved = await blog('visitor').saveDraft('together', text({ body: '<p>By both of us.</p>' }), theirs);
    expect((await found('member', 'together')).body).toBe('<p>By both of us.</p>');
    expect((await blog('member').listDrafts()).filter(({ key }) => key === 'together')).toHaveLength(1);
    expect((await blog('owner').doDue(true)).shared).toBe(0);
    expect(saved.isShared).toBe(true);
  });

  test('cannot be read by any other colleague in any way', async () => {
    const draft = await shared({ authors: ['visitor'] });
    await blog('visitor').addDraftPicture(draft, new Blob([secret]), 'secret.txt');
    await blog('visitor').saveDraft(draft.key, text({ body: `<p>Nobody but us knows of ${secret} again.</p>` }), await found('visitor', draft.key));
    expect(await everythingOf('guest', 'LoggiaSharedDrafts', draft.id)).not.toContain(secret);
    expect(await everythingOf('guest', 'LoggiaSharedDrafts', draft.id)).not.toContain('secret.txt"');
    expect(await blog('guest').findDraft(draft.key)).toBeUndefined();
    // The same questions find it for those who write it: the test asks the right ones.
    const known = await everythingOf('visitor', 'LoggiaSharedDrafts', draft.id);
    expect(known).toContain(`knows of ${secret} again`);
    expect(known).toContain('secret.txt');
    // Nothing of it is left where it was private.
    expect(await everythingOf('visitor', 'LoggiaArticleDrafts', 1)).not.toContain('knows of');
  });

  test('cannot be changed, deleted or opened to others by anybody who was not let in', async () => {
    const draft = await shared({ authors: ['visitor'] });
    const one = row('LoggiaSharedDrafts', draft.id);
    for (const [address, options] of [
      [one, { body: { Body: 'mine' }, headers: merge }], [one, { headers: { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' } }], [`${one}/recycle`, {}],
      [`${one}/attachmentFiles/add(FileName='mine.png')`, { body: 'x' }], [`${one}/breakroleinheritance(copyRoleAssignments=true,clearSubscopes=true)`, {}], [`${one}/resetroleinheritance`, {}],
      [`${one}/roleassignments/addroleassignment(principalid=${ids.guest},roledefid=1073741827)`, {}], [`${listOf('LoggiaSharedDrafts')}/items`, { body: { Title: 'x', Key: 'squatted', OwnerId: ids.guest } }]
    ] as const) expect((await running.request('guest', 'POST', address, options)).status).toBeGreaterThanOrEqual(403);
    // Writing is not giving rights: a co-author asks as everybody does.
    expect((await running.request('visitor', 'POST', `${one}/roleassignments/addroleassignment(principalid=${ids.guest},roledefid=1073741827)`)).status).toBe(403);
    expect((await running.request('visitor', 'POST', `${one}/resetroleinheritance`)).status).toBe(403);
    expect((await found('member', draft.key)).body).toContain(secret);
  });

  test('is lost to somebody who is taken off, and open to whoever comes instead', async () => {
    const draft = await shared({ authors: ['visitor'] }, { title: 'Off', summary: '', body: '<p>Only for Madagascar.</p>' });
    expect(await everythingOf('visitor', 'LoggiaSharedDrafts', draft.id)).toContain('Madagascar');
    await blog('member').shareDraft(draft, { authors: [ids.guest], reviewers: [] }, false);
    expect(await blog('visitor').findDraft(draft.key)).toBeDefined();
    await blog('owner').doDue(true);
    expect(await blog('visitor').findDraft(draft.key)).toBeUndefined();
    expect(await everythingOf('visitor', 'LoggiaSharedDrafts', draft.id)).not.toContain('Madagascar');
    expect((await found('guest', draft.key)).wanted).toBeUndefined();
  });

  test('is let in at once where an owner asks', async () => {
    const service = blog('owner');
    const draft = await service.saveDraft('by-an-owner', text());
    await service.shareDraft(draft, { authors: [ids.member], reviewers: [] }, true);
    expect((await found('member', 'by-an-owner')).body).toContain(secret);
  });

  test('that is written on two desks is never written over: the slower one is told', async () => {
    const draft = await shared({ authors: ['visitor'] });
    await blog('visitor').saveDraft(draft.key, text({ body: '<p>Theirs.</p>' }), draft);
    await expect(blog('member').saveDraft(draft.key, text({ body: '<p>Mine.</p>' }), draft)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await found('member', draft.key)).body).toBe('<p>Theirs.</p>');
  });

  test('that moved while its author wrote is a conflict to be joined, not a loss', async () => {
    const service = blog('member');
    const before = await service.saveDraft('moving', text());
    await service.shareDraft(before, { authors: [ids.visitor], reviewers: [] }, false);
    await blog('owner').doDue(true);
    await expect(service.saveDraft('moving', text({ body: '<p>Typed meanwhile.</p>' }), before)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await found('member', 'moving')).isShared).toBe(true);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('whose opening is cut off at write %i is private or shared, never lost or readable, and done the next time', async (place) => {
    const service = blog('member');
    const key = `cut-${place}`;
    const draft = await service.saveDraft(key, text());
    await service.shareDraft(draft, { authors: [ids.visitor], reviewers: [] }, false);
    let writes = 0;
    refuses = (method, url) => method === 'POST' && !/\$batch/.test(url) && ++writes === place;
    await blog('owner').doDue(true).catch(() => undefined);
    refuses = () => false;
    expect((await found('member', key)).body).toContain(secret);
    expect((await running.request('guest', 'GET', `${listOf('LoggiaSharedDrafts')}/items?$filter=Key eq '${key}'`)).text).not.toContain(secret);
    await blog('owner').doDue(true);
    expect(await found('visitor', key)).toMatchObject({ isShared: true, title: `From ${secret}` });
    expect(await blog('guest').findDraft(key)).toBeUndefined();
  });

  test('takes nobody’s key: a wish about a draft of somebody else is dropped', async () => {
    const theirs = await shared({ authors: ['visitor'] }, { body: '<p>The way to Socotra.</p>' });
    const stolen = await blog('guest').saveDraft(theirs.key, text({ body: '<p>Not yours.</p>' }));
    await blog('guest').shareDraft(stolen, { authors: [ids.guest], reviewers: [] }, false);
    await blog('owner').doDue(true);
    expect((await found('member', theirs.key)).body).toContain('Socotra');
    expect(await everythingOf('guest', 'LoggiaSharedDrafts', theirs.id)).not.toContain('Socotra');
    expect((await found('guest', theirs.key)).isShared).toBe(false);
  });

  test('is not published over what a co-author wrote since it was read', async () => {
    const draft = await shared({ authors: ['visitor'] });
    const read = await blog('member').saveDraft(draft.key, text({ title: 'Read early' }), draft);
    await blog('visitor').saveDraft(draft.key, text({ title: 'Read early', body: '<p>Written since.</p>' }), read);
    await expect(blog('member').publish(read)).rejects.toMatchObject({ kind: 'conflict' });
    const now = await found('member', draft.key);
    expect(now.body).toBe('<p>Written since.</p>');
    const id = await blog('member').publish(now);
    expect((await blog('guest').openArticle(id)).article.body).toBe('<p>Written since.</p>');
    expect(await blog('member').findDraft(draft.key)).toBeUndefined();
  });

  test('what a co-author wrote while it was being published stays a draft, and is not thrown away by publishing it', async () => {
    const draft = await shared({ authors: ['visitor'] });
    const both = await blog('member').saveDraft(draft.key, text({ title: 'On its way' }), draft);
    const late = { ...both, body: '<p>One more thing.</p>' };
    let isWritten = false;
    const visitor = blog('visitor');
    beforeRequest = async (method, url) => {
      if (isWritten || method !== 'POST' || !/LoggiaArticles'\)\/items\(\d+\)/i.test(url)) return;
      isWritten = true;
      await visitor.saveDraft(draft.key, late, both);
    };
    const id = await blog('member').publish(both);
    beforeRequest = async () => undefined;
    expect((await blog('guest').openArticle(id)).article.body).toBe(both.body);
    expect((await found('visitor', draft.key)).body).toBe('<p>One more thing.</p>');
    await expect(visitor.publish(await found('visitor', draft.key))).rejects.toMatchObject({ kind: 'conflict' });
    expect((await found('visitor', draft.key)).body).toBe('<p>One more thing.</p>');
    expect(await blog('member').publish(await found('member', draft.key))).toBe(id);
    expect((await blog('guest').openArticle(id)).article.body).toBe('<p>One more thing.</p>');
  });

  test('is published once, by whichever of its authors is faster, with all of them on record', async () => {
    const draft = await shared({ authors: ['visitor'] });
    const both = await blog('member').saveDraft(draft.key, text({ title: 'By two' }), draft);
    const id = await blog('visitor').publish(both);
    expect(await blog('member').publish(both)).toBe(id);
    const { article, people } = await blog('guest').openArticle(id);
    expect(article).toMatchObject({ authorId: ids.visitor, byline: { voice: 'people', people: [ids.member, ids.visitor] } });
    expect([...people.keys()]).toEqual(expect.arrayContaining([ids.member, ids.visitor]));
    expect(await blog('member').findDraft(draft.key)).toBeUndefined();
    expect((await blog('guest').listArticles({ kind: 'all' }, 50)).articles.filter(({ title }) => title === 'By two')).toHaveLength(1);
  });

  test('is not shown to an owner of the site by the blog', async () => {
    const draft = await shared({ authors: ['visitor'] });
    expect((await blog('owner').readStart(5)).drafts.map(({ key }) => key)).not.toContain(draft.key);
  });
});

describe('a review', () => {
  test('is read and answered by the reviewer, who cannot change the text', async () => {
    const draft = await shared({ reviewers: ['guest'] });
    expect(reviewStateOf(draft)).toBe('asked');
    const theirs = await found('guest', draft.key);
    expect(roleIn(theirs, ids.guest)).toBe('reviewer');
    await expect(blog('guest').saveDraft(draft.key, text({ body: '<p>mine</p>' }), theirs)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await running.request('guest', 'POST', row('LoggiaSharedDrafts', draft.id), { body: { Round: 9 }, headers: merge })).status).toBe(403);
    await blog('guest').review(theirs, 'sentBack', 'Say who was on the boat.');
    const back = await found('member', draft.key);
    expect(back.review).toMatchObject({ verdict: 'sentBack', note: 'Say who was on the boat.', reviewerId: ids.guest });
    expect(reviewStateOf(back)).toBe('sentBack');
    await blog('member').askAgain(back);
    expect(reviewStateOf(await found('guest', draft.key))).toBe('asked');
    await blog('guest').review(await found('guest', draft.key), 'approved', '');
    const approved = await found('member', draft.key);
    expect(reviewStateOf(approved)).toBe('approved');
    await blog('member').saveDraft(draft.key, text({ body: '<p>One more thing.</p>' }), approved);
    expect(reviewStateOf(await found('member', draft.key))).toBe('changed');
  });

  test('cannot be written by an author, and cannot be read by a colleague', async () => {
    const draft = await shared({ reviewers: ['guest'] });
    await blog('guest').review(await found('guest', draft.key), 'sentBack', `A word on ${secret}`);
    await expect(blog('member').review(draft, 'approved', '')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(blog('visitor').review(draft, 'approved', '')).rejects.toMatchObject({ kind: 'forbidden' });
    const answer = (await running.request('member', 'GET', `${listOf('LoggiaDraftReviews')}/items?$filter=Key eq '${draft.key}'`)).json as { value: { Id: number; Note: string }[] };
    const [review] = answer.value;
    expect(review?.Note).toContain(secret);
    const one = row('LoggiaDraftReviews', review?.Id ?? 0);
    expect((await running.request('member', 'POST', one, { body: { Verdict: 'approved' }, headers: merge })).status).toBe(403);
    expect((await running.request('visitor', 'POST', one, { body: { Verdict: 'approved' }, headers: merge })).status).toBeGreaterThanOrEqual(403);
    expect(await everythingOf('visitor', 'LoggiaDraftReviews', review?.Id ?? 0)).not.toContain(secret);
  });
});

describe('what is due', () => {
  const later = new Date(Date.now() + 86_400_000);
  const tomorrow = (role: Role): BlogService => createSharePointBlog(site(role), undefined, () => new Date(later.getTime() + 60_000));

  test('is published when its time has come and one of its authors is there, once', async () => {
    const service = blog('member');
    const draft = await service.saveDraft('scheduled', text({ title: 'At nine' }));
    await service.schedule(draft, later.toISOString());
    expect((await service.doDue(false)).published).toEqual([]);
    expect((await tomorrow('guest').doDue(false)).published).toEqual([]);
    const [first, second] = await Promise.all([tomorrow('member').doDue(false), tomorrow('member').doDue(false)]);
    expect([...first.published, ...second.published].map(({ key }) => key)).toContain('scheduled');
    await tomorrow('member').doDue(false);
    const { articles } = await blog('guest').listArticles({ kind: 'all' }, 50);
    expect(articles.filter(({ title }) => title === 'At nine')).toHaveLength(1);
    expect(await service.findDraft('scheduled')).toBeUndefined();
  });

  test('by a co-author too, and never by a reviewer', async () => {
    const draft = await shared({ authors: ['visitor'], reviewers: ['guest'] }, { title: 'Ours at nine' });
    await blog('member').schedule(draft, later.toISOString());
    expect((await tomorrow('guest').doDue(false)).published).toEqual([]);
    expect((await tomorrow('visitor').doDue(false)).published.map(({ key }) => key)).toEqual([draft.key]);
    expect((await tomorrow('member').doDue(false)).published).toEqual([]);
    expect((await blog('guest').listArticles({ kind: 'all' }, 50)).articles.filter(({ title }) => title === 'Ours at nine')).toHaveLength(1);
  });

  test('a draft that lacks a title waits, and cutting off leaves it', async () => {
    const service = blog('member');
    const empty = await service.saveDraft('without-title', text({ title: '' }));
    await service.schedule(empty, later.toISOString());
    await tomorrow('member').doDue(false);
    const kept = await found('member', 'without-title');
    await service.deleteDraft(kept);
    const draft = await service.saveDraft('cut-at-nine', text({ title: 'Cut at nine' }));
    await service.schedule(draft, later.toISOString());
    refuses = (method, url) => method === 'POST' && /LoggiaArticles'\)\/items\(\d+\)/i.test(url);
    await expect(tomorrow('member').doDue(false)).rejects.toMatchObject({ kind: 'offline' });
    refuses = () => false;
    expect((await found('member', 'cut-at-nine')).publishAt).toBeDefined();
    expect((await tomorrow('member').doDue(false)).published.map(({ key }) => key)).toEqual(['cut-at-nine']);
  });

  test('an article that has ended is shown nowhere, and is a draft again once its author is there', async () => {
    const service = blog('member');
    const draft = await service.saveDraft('ending', text({ title: 'For a day', body: '<p>Only today.</p>' }));
    await service.addDraftPicture(draft, new Blob(['pixels']), 'day.png');
    const full = await service.saveDraft('ending', text({ title: 'For a day', body: `<p>Only today.</p><img src="${service.draftPictureUrl(draft, 'day.png')}" alt="">` }));
    const id = await service.publish(full);
    await expect(blog('visitor').endArticle(id)).rejects.toMatchObject({ kind: 'forbidden' });
    await blog('owner').endArticle(id);
    await expect(blog('visitor').openArticle(id)).rejects.toMatchObject({ kind: 'notFound' });
    expect((await blog('visitor').listArticles({ kind: 'all' }, 50)).articles.map((one) => one.id)).not.toContain(id);
    expect((await tomorrow('visitor').doDue(false)).unpublished).toEqual([]);
    expect((await tomorrow('member').doDue(false)).unpublished).toEqual([id]);
    const back = await found('member', 'ending');
    expect(back.title).toBe('For a day');
    expect(back.body).toContain(service.draftPictureUrl(back, 'day.png'));
    expect(back.unpublishAt).toBeUndefined();
    expect((await running.request('visitor', 'GET', row('LoggiaArticles', id))).text).not.toContain('Only today');
    expect(await service.publish(back)).toBe(id);
    expect((await blog('visitor').openArticle(id)).article.title).toBe('For a day');
  });

  test.each([1, 2, 3, 4])('taking back that is cut off at write %i loses nothing and is done the next time', async (place) => {
    const service = blog('member');
    const draft = await service.saveDraft(`back-${place}`, text({ title: `Back ${place}`, body: '<p>Words.</p>' }));
    const id = await service.publish(draft);
    let writes = 0;
    refuses = (method, url) => method === 'POST' && !/\$batch/.test(url) && ++writes === place;
    await service.unpublish({ id }).catch(() => undefined);
    refuses = () => false;
    await service.unpublish({ id });
    expect((await found('member', `back-${place}`)).body).toBe('<p>Words.</p>');
    await expect(blog('visitor').openArticle(id)).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('a pinned article', () => {
  test('comes first with the first page, by an owner’s word alone', async () => {
    const service = blog('member');
    const id = await service.publish(await service.saveDraft('to-pin', text({ title: 'Read me first' })));
    const { article } = await service.openArticle(id);
    await expect(service.pin('', article)).rejects.toMatchObject({ kind: 'forbidden' });
    await blog('owner').pin('', article);
    expect((await blog('visitor').readStart(1)).page.pinned?.id).toBe(id);
    await service.deleteArticle(id);
    expect((await blog('visitor').readStart(1)).page.pinned).toBeUndefined();
    await blog('owner').pin('', undefined);
  });
});

test('an article that moves to another blog and category keeps its link and its comments', async () => {
  await blog('owner').saveBlog({ key: 'north', title: 'North', about: '', authorIds: [], commentDays: 0 });
  await blog('owner').saveBlog({ key: 'south', title: 'South', about: '', authorIds: [], commentDays: 0 });
  const service = blog('member');
  const id = await service.publish(await service.saveDraft('moves', text({ title: 'On the way', blog: 'north', category: 'Sea' })));
  await blog('visitor').addComment(id, { key: 'on-the-way', body: 'Safe travels.', place: 'open' }, false);
  const { article } = await service.openArticle(id);
  await service.saveArticle(id, { ...text({ title: 'On the way' }), blog: 'south', category: 'Land' }, article.etag);
  const moved = await blog('visitor').openArticle(id);
  expect(moved.article).toMatchObject({ id, blog: 'south', category: 'Land' });
  expect(moved.comments).toHaveLength(1);
  expect((await blog('visitor').listArticles({ kind: 'all', blog: 'south' }, 10)).articles.map((one) => one.id)).toEqual([id]);
});
