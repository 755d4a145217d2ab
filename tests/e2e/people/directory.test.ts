import type { Page } from 'playwright-core';
import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(90_000);

let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
  const { sites, profiles } = intranet.intranet.sharePoint.store;
  for (const [name, Department, Title, Office] of [['Ada Lind', 'Field work', 'Oceanographer', 'Bergen'], ['Ben Cole', 'Field work', 'Diver', 'Kiel'], ['Cléo Dahl', 'Sales', 'Account Director', 'Kiel'], ['منى السيد', 'Sales', 'Translator', 'Alexandria']] as const) {
    const email = `${name.split(' ')[0] === 'منى' ? 'mona' : name.split(' ')[0]!.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()}@contoso.com`;
    sites.ensurePerson(email, name);
    profiles.set(email, { Department, Title, Office, PreferredName: name, WorkEmail: email });
  }
  intranet.intranet.sharePoint.store.search.crawl(0, true);
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

async function open(as: string, options: Parameters<TestIntranet['openPage']>[1] = {}): Promise<Page> {
  const page = await intranet.openPage('People', { as, ...options });
  page.setDefaultTimeout(20_000);
  return page;
}
const person = (page: Page, name: string): ReturnType<Page['locator']> => page.getByRole('article').filter({ hasText: name });

test('somebody is found while one types, and the address keeps what was looked for', async () => {
  const page = await open('visitor');
  await person(page, 'Ben Cole').waitFor();
  await page.getByRole('searchbox').fill('ocean');
  await person(page, 'Ben Cole').waitFor({ state: 'detached' });
  await person(page, 'Ada Lind').locator('mark').getByText('Oceanographer').waitFor();
  await page.reload();
  await person(page, 'Ada Lind').waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('ocean');
  await page.getByRole('searchbox').fill('nobody of this name');
  await page.getByText('Nobody found').waitFor();
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await person(page, 'Ben Cole').waitFor();
  await page.context().close();
});

test('filters by keyboard, with how many each would show', async () => {
  const page = await open('member');
  await person(page, 'Ben Cole').waitFor();
  await page.getByRole('button', { name: 'Department' }).press('Enter');
  const item = page.getByRole('menuitemcheckbox', { name: /Sales/ });
  await item.waitFor();
  await item.click();
  await person(page, 'Ben Cole').waitFor({ state: 'detached' });
  await person(page, 'Cléo Dahl').waitFor();
  await page.getByRole('button', { name: /Department: Sales/ }).click();
  await person(page, 'Ben Cole').waitFor();
  await page.context().close();
});

test('an owner leaves somebody out in the property pane, and they are gone from the page', async () => {
  const page = await open('owner');
  await person(page, 'Cléo Dahl').waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Edit properties' }).click();
  const pane = page.locator('#spPropertyPaneContainer');
  await pane.getByRole('textbox', { name: 'Single people, by mail address' }).fill('cleo@contoso.com');
  await person(page, 'Cléo Dahl').waitFor({ state: 'detached' });
  await pane.getByText(/^The rules leave out 1 of \d+ people\.$/).waitFor();
  await person(page, 'Ben Cole').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await page.context().close();
  const visitor = await open('visitor');
  await person(visitor, 'Ben Cole').waitFor();
  expect(await person(visitor, 'Cléo Dahl').count()).toBe(0);
  await visitor.getByRole('searchbox').fill('cleo');
  await visitor.getByText('Nobody found').waitFor();
  await visitor.context().close();
});

test.each([['dark', 1280, 'en'], ['contrast', 768, 'en'], ['light', 360, 'ar'], ['light', 1280, 'de']] as const)('%s at %d in %s can be used by everybody', async (theme, width, lang) => {
  const page = await open('member', { theme, width, lang });
  await person(page, 'Ada Lind').waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.context().close();
});
