import { spfi } from '@pnp/sp';
import { linkTargetOf, type LinkTarget } from '../../../src/domain/stream/linkCards';
import { siteOf } from '../../../src/gateway/sp';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { blogArea } from '../../../src/provisioning/blog/lists';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

let test$: TestSite;
const trips: string[] = [];

const service = (role: Role): ReturnType<typeof createSharePointStream> => createSharePointStream(siteOf(test$.as(role, (method, url) => trips.push(`${method} ${url}`)), test$.url));

function target(address: string): LinkTarget {
  const found = linkTargetOf(`${test$.url}/SitePages/${address}`, test$.url);
  if (!found) throw new Error(`${address} names nothing.`);
  return found;
}

async function addRow(list: string, body: Readonly<Record<string, unknown>>): Promise<number> {
  const answer = await test$.request('owner', 'POST', `_api/web/lists/getByTitle('${list}')/items`, { body });
  expect([list, answer.status, answer.text]).toEqual([list, 201, answer.text]);
  return (answer.json as { Id: number }).Id;
}

beforeAll(async () => {
  test$ = await startSharePoint({ sites: [{ url: '/sites/test', title: 'Test' }, { url: '/sites/yard', title: 'Yard' }] });
  for (const area of [blogArea, wikiArea]) await new SiteSetup(siteOf(test$.as('owner'), test$.url), area).run({ kind: 'members' });
}, 120_000);
afterAll(() => test$.close());

describe('cards of what a post links to', () => {
  test('a blog post with its picture and a wiki page, in one round trip; what is not out or not there has none', async () => {
    const day = 86_400_000;
    const at = (shift: number): string => new Date(Date.now() + shift).toISOString();
    const article = (key: string, change: Readonly<Record<string, unknown>>): Promise<number> => addRow('Loggia Articles', { Title: `Article ${key}`, Key: key, Summary: 'What we learned off Pirano', ...change });
    const shown = await article('a', { PublishedAt: at(-day), Cover: JSON.stringify({ name: 'boat 1.jpg', alt: 'A boat' }) });
    const waiting = await article('b', {});
    const future = await article('c', { PublishedAt: at(day) });
    const ended = await article('d', { PublishedAt: at(-day), UnpublishAt: at(-1000) });
    const forged = await article('e', { PublishedAt: at(-day), Cover: JSON.stringify({ name: '../../secret.png' }) });
    const page = await addRow('Loggia Wiki Pages', { Title: 'Berths', Key: 'w', ParentId: 0 });
    const targets = [...[shown, waiting, future, ended, forged, 99_999].map((id) => target(`Blog.aspx#blog=article/${id}`)), target(`Wiki.aspx#wiki=page/${page}`), target('Nowhere.aspx')];
    trips.length = 0;
    const cards = await service('member').listLinkCards(targets);
    expect(trips).toHaveLength(1);
    expect(Object.fromEntries(cards)).toEqual({
      [`blog/${shown}`]: { type: 'blog', title: 'Article a', summary: 'What we learned off Pirano', pictureUrl: `${test$.url}/Lists/LoggiaArticles/Attachments/${shown}/boat%201.jpg` },
      [`blog/${forged}`]: { type: 'blog', title: 'Article e', summary: 'What we learned off Pirano' },
      [`wiki/${page}`]: { type: 'wiki', title: 'Berths', summary: '' }
    });
  });

  test('a page that its reader may not open has no card for them', async () => {
    const id = await addRow('Loggia Wiki Pages', { Title: 'Salaries', Key: 'secret', ParentId: 0 });
    const broken = await test$.request('owner', 'POST', `_api/web/lists/getByTitle('Loggia Wiki Pages')/items(${id})/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
    expect(broken.status).toBe(200);
    const targets = [target(`Wiki.aspx#wiki=page/${id}`)];
    expect((await service('owner').listLinkCards(targets)).size).toBe(1);
    expect((await service('member').listLinkCards(targets)).size).toBe(0);
  });

  test('a page of another site of the organisation, at the same time as those of this one; a site that is not there or closed stays a link', async () => {
    const yard = test$.url.replace('/sites/test', '/sites/yard');
    await new SiteSetup(siteOf(spfi([test$.as('owner').web, yard]), yard), wikiArea).run({ kind: 'members' });
    const added = await test$.request('owner', 'POST', '../yard/_api/web/lists/getByTitle(%27Loggia Wiki Pages%27)/items', { body: { Title: 'Slipways', Key: 'yard', ParentId: 0 } });
    expect(added.status).toBe(201);
    const { Id: id } = added.json as { Id: number };
    const here = await addRow('Loggia Wiki Pages', { Title: 'Moorings', Key: 'here', ParentId: 0 });
    const at = (address: string): LinkTarget => {
      const found = linkTargetOf(address, test$.url);
      if (!found) throw new Error(`${address} names nothing.`);
      return found;
    };
    const targets = [at(`${yard}/SitePages/Wiki.aspx#wiki=page/${id}`), at(`${yard}/SitePages/Wiki.aspx#wiki=page/99999`), target(`Wiki.aspx#wiki=page/${here}`), at('/sites/nowhere/SitePages/Wiki.aspx#wiki=page/1')];
    trips.length = 0;
    const cards = await service('owner').listLinkCards(targets);
    expect([...cards.values()].map(({ title }) => title).sort()).toEqual(['Moorings', 'Slipways']);
    // Each site its own batch; of the one that is not there not even that.
    expect(trips).toHaveLength(2);
    const closed = await test$.request('owner', 'POST', `../yard/_api/web/lists/getByTitle(%27Loggia Wiki Pages%27)/items(${id})/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
    expect(closed.status).toBe(200);
    expect([...(await service('member').listLinkCards(targets)).values()].map(({ title }) => title)).toEqual(['Moorings']);
  });
});
