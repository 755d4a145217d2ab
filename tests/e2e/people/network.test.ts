import type { Page } from 'playwright-core';
import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(90_000);

let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet({ seed: 'company' });
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

async function open(as: string, options: Parameters<TestIntranet['openPage']>[1] = {}): Promise<Page> {
  const page = await intranet.openPage('Network', { as, ...options });
  page.setDefaultTimeout(20_000);
  return page;
}
const team = (page: Page, name: string): ReturnType<Page['locator']> => page.getByRole('region', { name: `${name}’s team` });

test('the reporting lines open around oneself, and a step leads up and down, by mouse and by keyboard', async () => {
  const page = await open('owner');
  await team(page, 'Maren Aasland').getByText('Nobody reports to Maren Aasland.').waitFor();
  await page.getByRole('link', { name: 'Ragnhild Torsvik' }).click();
  await team(page, 'Ragnhild Torsvik').getByRole('link', { name: 'Maëlys Kerjean' }).waitFor();
  expect(page.url()).toContain('network=org/');
  await page.goBack();
  await team(page, 'Maren Aasland').waitFor();
  await page.getByRole('link', { name: 'Ragnhild Torsvik' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Maëlys Kerjean');
  await page.keyboard.press('Enter');
  await team(page, 'Maëlys Kerjean').getByRole('link', { name: 'Maren Aasland' }).waitFor();
  await page.reload();
  await team(page, 'Maëlys Kerjean').waitFor();
  await page.context().close();
});

test('who knows whom is drawn and told in a table, and a chain leads to whoever is looked for', async () => {
  const page = await open('owner');
  await page.getByRole('tab', { name: 'Who knows whom' }).click();
  await page.getByRole('img', { name: /Picture of the network around Maren Aasland/ }).waitFor();
  const table = page.getByRole('region', { name: 'The same as a table' });
  await table.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'Up to 2 steps' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'One step' }).click();
  await page.getByRole('button', { name: 'One step' }).waitFor();
  await page.getByRole('combobox', { name: 'Find a person' }).fill('Tomás Arr');
  await page.getByRole('option', { name: /Tomás Arriagada/ }).click();
  await page.getByRole('heading', { name: /You and Tomás Arriagada are \d steps apart/ }).waitFor();
  await page.getByText(/You both know|Nobody whom you follow/).first().waitFor();
  expect(await runAxe(page)).toEqual([]);
  await page.context().close();
});

test('a suggestion that was dismissed does not come back', async () => {
  const page = await open('owner');
  await page.getByRole('tab', { name: 'Who knows whom' }).click();
  const suggestions = page.getByRole('region', { name: 'You might follow' });
  const dismiss = suggestions.getByRole('button', { name: /Do not suggest/ });
  await dismiss.first().waitFor();
  const name = (await dismiss.first().getAttribute('aria-label'))!;
  await dismiss.first().click();
  await page.getByText('will not be suggested again.').first().waitFor();
  await page.reload();
  await suggestions.waitFor();
  expect(await suggestions.getByRole('button', { name }).count()).toBe(0);
  await page.context().close();
});

test('a contact list is made, filled and kept, and follows are one click from the chain', async () => {
  const page = await open('member');
  await page.getByRole('tab', { name: 'My contact lists' }).click();
  await page.getByRole('textbox', { name: 'Name of a new list' }).fill('Night watch');
  await page.getByRole('button', { name: 'Add a list' }).click();
  const list = page.getByRole('region', { name: 'Night watch' });
  await list.getByRole('combobox', { name: 'Add somebody to Night watch' }).fill('Tomás Arr');
  await page.getByRole('option', { name: /Tomás Arriagada/ }).click();
  await list.getByRole('button', { name: 'Take Tomás Arriagada out of Night watch' }).waitFor();
  await list.getByText('1 person').waitFor();
  await page.waitForLoadState('networkidle');
  await page.reload();
  await list.getByRole('link', { name: 'Tomás Arriagada' }).waitFor();
  expect(await runAxe(page)).toEqual([]);
  await page.context().close();
});

test.each([['visitor', 'dark', 'ar', 360], ['member', 'contrast', 'de', 768]] as const)('is clean for the %s: %s, %s, %d', async (as, theme, lang, width) => {
  const page = await open(as, { theme, lang, width });
  await page.locator('#host-main h3').first().waitFor();
  expect(await runAxe(page)).toEqual([]);
  await page.getByRole('tab').nth(1).click();
  await page.locator('#host-main h3').first().waitFor();
  expect(await runAxe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await page.context().close();
});
