import { startSharePoint, type RawAnswer, type TestSite } from '../../support/sharepoint';

let site: TestSite;
const clock = { now: new Date('2026-03-02T08:00:00Z') };
beforeEach(async () => {
  clock.now = new Date();
  site = await startSharePoint({ now: () => clock.now });
});
afterEach(() => site.close());

interface PageAnswer {
  readonly Id: number;
  readonly Title: string;
  readonly FileName: string;
  readonly Version: string;
  readonly CanvasContent1: string | null;
  readonly IsPageCheckedOutToCurrentUser: boolean;
}
const pageIn = (answer: RawAnswer): PageAnswer => answer.json as PageAnswer;
const post = (role: 'owner' | 'member' | 'visitor', path: string, body?: unknown): Promise<RawAnswer> => site.request(role, 'POST', `_api/sitepages/${path}`, body === undefined ? {} : { body });
const byName = (role: 'owner' | 'member' | 'visitor', name: string): Promise<RawAnswer> => site.request(role, 'GET', `_api/sitepages/pages/GetByUrl('SitePages/${name}')`);

async function createPage(title: string): Promise<PageAnswer> {
  const created = await post('owner', 'pages', { PageLayoutType: 'Article', PromotedState: 0 });
  expect(created.status).toBe(201);
  const { Id: id } = pageIn(created);
  expect((await post('owner', `pages(${id})/savepage`, { Title: title, CanvasContent1: '[]' })).status).toBe(200);
  return pageIn(await site.request('owner', 'GET', `_api/sitepages/pages(${id})`));
}

describe('site pages', () => {
  test('take their file name from the first title, and a number where it is taken', async () => {
    expect((await createPage('Our news: spring/summer')).FileName).toBe('Our-news-springsummer.aspx');
    const second = await createPage('Our news: spring/summer');
    expect(second.FileName).toBe('Our-news-springsummer(1).aspx');
    await post('owner', `pages(${second.Id})/savepage`, { Title: 'Renamed' });
    expect(pageIn(await byName('owner', 'Our-news-springsummer(1).aspx')).Title).toBe('Renamed');
  });

  test('are drafts, which a visitor does not see, until they are published', async () => {
    const { Id: id } = await createPage('Plans');
    expect((await byName('visitor', 'Plans.aspx')).status).toBe(404);
    await post('owner', `pages(${id})/publish`);
    expect(pageIn(await byName('visitor', 'Plans.aspx'))).toMatchObject({ Title: 'Plans', Version: '1.0' });
    await post('owner', `pages(${id})/savepageasdraft`, { Title: 'Other plans' });
    expect(pageIn(await byName('visitor', 'Plans.aspx')).Title).toBe('Plans');
    expect(pageIn(await byName('member', 'Plans.aspx'))).toMatchObject({ Title: 'Other plans', Version: '1.1' });
    await post('owner', `pages(${id})/discardpage`);
    expect(pageIn(await byName('member', 'Plans.aspx'))).toMatchObject({ Title: 'Plans', Version: '1.0' });
  });

  test('are held by who edits them, for five minutes after the last save', async () => {
    const { Id: id } = await createPage('Held');
    await post('owner', `pages(${id})/publish`);
    expect(pageIn(await post('owner', `pages(${id})/checkoutpage`)).IsPageCheckedOutToCurrentUser).toBe(true);
    expect((await post('member', `pages(${id})/savepage`, { Title: 'Mine' })).status).toBe(409);
    clock.now = new Date(clock.now.getTime() + 6 * 60_000);
    expect((await post('member', `pages(${id})/savepage`, { Title: 'Mine' })).status).toBe(200);
  });

  test('refuse a content that could not be shown, and keep the old one', async () => {
    const { Id: id } = await createPage('Sound');
    for (const canvas of ['not json', '{}', 5]) expect((await post('owner', `pages(${id})/savepage`, { CanvasContent1: canvas })).status).toBe(400);
    expect(pageIn(await byName('owner', 'Sound.aspx')).CanvasContent1).toBe('[]');
    expect((await post('owner', 'pages', { PageLayoutType: 'Poster' })).status).toBe(400);
  });

  test('are deleted by who may, and are gone', async () => {
    const { Id: id } = await createPage('Gone');
    expect((await site.request('visitor', 'DELETE', `_api/sitepages/pages(${id})`)).status).toBe(404);
    expect((await site.request('owner', 'DELETE', `_api/sitepages/pages(${id})`)).status).toBe(200);
    expect((await byName('owner', 'Gone.aspx')).status).toBe(404);
  });
});
