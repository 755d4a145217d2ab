import type { WikiService } from '../../../src/domain/wiki/ports';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { createSharePointWiki } from '../../../src/gateway/wiki/sharePointWiki';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(60_000);

let running: TestSite;
const site = (role: Role): Site => siteOf(running.as(role), running.url);
const wiki = (role: Role): WikiService => createSharePointWiki(site(role));
/** Who looks as a role, the way a picker would have found them. */
const named = async (role: Role): Promise<{ id: number; loginName: string; name: string }> => (await wiki(role).readStart()).viewer.person;

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(site('owner'), wikiArea).run({ kind: 'members' });
});
afterAll(() => running.close());

test('whom a page names finds it, with the sentence, while the page says so', async () => {
  const member = await named('member');
  const page = await wiki('owner').addPage({ key: 'm1', title: 'Torque', body: `<p>Before.</p><p>Ask <a data-mention="" href="/x">@${member.name}</a> first.</p>`, summary: '' });
  await wiki('owner').noteNamed({ pageId: page.id }, [member]);
  await wiki('owner').noteNamed({ pageId: page.id }, [member]);
  const { items, people } = await wiki('member').listMentions();
  expect(items).toMatchObject([{ page: { id: page.id, title: 'Torque' }, isComment: false, words: `Ask @${member.name} first.` }]);
  expect(people.get(items[0]?.authorId ?? 0)?.name).toBe((await named('owner')).name);
  expect((await wiki('owner').listMentions()).items).toEqual([]);
  await wiki('owner').savePage(page.id, { title: 'Torque', body: '<p>Ask nobody.</p>', summary: '' }, (await wiki('owner').openPage(page.id)).page.etag);
  expect((await wiki('member').listMentions()).items).toEqual([]);
});

test('whom a comment names finds the page; each comment counts for itself', async () => {
  const owner = await named('owner');
  const page = await wiki('owner').addPage({ key: 'm2', title: 'Clamps', body: '<p>x</p>', summary: '' });
  for (const key of ['said-1', 'said-2']) {
    await wiki('member').addComment({ key, pageId: page.id, body: `**@${owner.name}**, is ${key} right?` });
    await wiki('member').noteNamed({ pageId: page.id, commentKey: key }, [owner]);
  }
  const { items } = await wiki('owner').listMentions();
  expect(items.map(({ isComment, words }) => [isComment, words.includes('said-2')])).toEqual([[true, true], [true, false]]);
});

test('a row that no text bears out, or that speaks for another’s comment, shows nothing', async () => {
  const [owner, member] = [await named('owner'), await named('member')];
  const page = await wiki('owner').addPage({ key: 'm3', title: 'Quiet page', body: '<p>Nobody is named.</p>', summary: '' });
  await wiki('owner').addComment({ key: 'own-words', pageId: page.id, body: `@${owner.name} and @${member.name}` });
  const before = (await wiki('owner').listMentions()).items.length;
  await wiki('member').noteNamed({ pageId: page.id }, [owner]);
  await wiki('member').noteNamed({ pageId: page.id, commentKey: 'own-words' }, [owner]);
  await wiki('member').noteNamed({ pageId: 99_999 }, [owner]);
  expect((await wiki('owner').listMentions()).items).toHaveLength(before);
});

test('is no mention in the stream: both lists stand for themselves, and those who only read note nothing', async () => {
  const owner = await named('owner');
  const page = await wiki('owner').addPage({ key: 'm4', title: 'Read only', body: `<p>@${owner.name}</p>`, summary: '' });
  await expect(wiki('visitor').noteNamed({ pageId: page.id }, [owner])).rejects.toMatchObject({ kind: 'forbidden' });
  const { json } = await running.request('owner', 'GET', `_api/web/getList('${new URL(running.url).pathname}/Lists/LoggiaEdges')/items?$select=Type&$filter=Type eq 'mention'`);
  expect((json as { value: unknown[] }).value).toEqual([]);
});
