import { unzipSync } from 'fflate';
import fs from 'node:fs';
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
  const page = await intranet.openPage('Blog', { as, ...options });
  page.setDefaultTimeout(20_000);
  await page.getByRole('article').first().waitFor();
  return page;
}

test('a reader goes from a blog to a series, a topic and a month, and back', async () => {
  const page = await open('visitor');
  await page.getByRole('group', { name: 'Blogs' }).getByRole('button', { name: 'Rookery' }).click();
  await page.getByText('News from the data platform.').waitFor();
  await page.getByRole('link', { name: /^Rookery 3\.\d+$/ }).first().click();
  await page.getByRole('link', { name: 'Part of the series “Release notes”' }).click();
  await page.getByRole('heading', { name: 'Series: Release notes' }).waitFor();
  expect(await page.getByRole('article').count()).toBeGreaterThan(5);
  await page.getByRole('link', { name: /^Rookery 3\.\d+$/ }).first().click();
  await page.getByRole('link', { name: '#rookery' }).first().click();
  await page.getByRole('heading', { name: '#rookery' }).waitFor();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByRole('button', { name: 'Archive' }).click();
  const month = page.getByRole('group', { name: /^\d{4}$/ }).first().getByRole('button').first();
  await month.waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  await month.click();
  await page.getByRole('heading', { level: 3, name: /^\w+ \d{4}$/ }).waitFor();
  await page.goBack();
  await page.getByRole('group', { name: 'Blogs' }).waitFor();
  await page.context().close();
});

test('a draft goes to its reviewer when an owner looks in, comes back with a note, and is planned', async () => {
  const member = await open('member');
  await member.getByRole('button', { name: 'Write' }).click();
  await member.getByRole('textbox', { name: 'Title' }).fill('Two weeks at the pier');
  await member.locator('.ProseMirror').click();
  await member.keyboard.type('We looked at the water.');
  await member.getByText(/^Saved ·/).waitFor();
  await member.getByRole('button', { name: 'More for this draft' }).click();
  await member.getByRole('menuitem', { name: 'Write together and review' }).click();
  await member.getByRole('combobox', { name: 'Reviewers' }).fill('visitor');
  const reviewer = member.getByRole('option').first();
  const name = await reviewer.locator('bdi').first().innerText();
  await reviewer.click();
  await member.getByRole('dialog').getByRole('button', { name: `Remove ${name}` }).waitFor();
  await member.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await member.getByText(/^Access for .* as soon as a site owner has this blog open\.$/).waitFor();

  const owner = await open('owner');
  await owner.getByText('Invited people can now work on a draft.').waitFor();
  await owner.context().close();

  const visitor = await open('visitor');
  await visitor.getByRole('link', { name: 'Read and review' }).click();
  await visitor.getByText('We looked at the water.').waitFor();
  expect(await runAxe(visitor, { within: '#host-main' })).toEqual([]);
  await visitor.getByRole('textbox', { name: 'Note to the authors' }).fill('Say who was on the boat.');
  await visitor.getByRole('button', { name: 'Send back' }).click();
  await visitor.getByText('Your review is with the authors.').waitFor();
  await visitor.context().close();

  await member.reload();
  await member.getByText('Say who was on the boat.').waitFor();
  await member.getByRole('button', { name: 'More for this draft' }).click();
  await member.getByRole('menuitem', { name: 'Publish later' }).click();
  await member.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
  await member.getByText(/^Appears on .* as soon afterwards as one of its authors has this blog open/).waitFor();
  expect(await runAxe(member, { within: '#host-main' })).toEqual([]);
  await member.context().close();
});

test('an owner makes a blog for one author; others are not offered it', async () => {
  const owner = await open('owner');
  await owner.getByRole('button', { name: 'Manage blogs' }).click();
  await owner.getByRole('menuitem', { name: 'New blog' }).click();
  const dialog = owner.getByRole('dialog', { name: 'New blog' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Give the blog a name.').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Slow reading');
  await dialog.getByRole('combobox', { name: 'Authors' }).fill('Tomás');
  await owner.getByRole('option', { name: /Tomás Arriagada/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await owner.getByText('Blog saved').waitFor();
  await owner.getByRole('group', { name: 'Blogs' }).getByRole('button', { name: 'Slow reading' }).click();
  await owner.getByRole('heading', { name: 'Slow reading' }).waitFor();
  await owner.getByText('No article yet').waitFor();
  expect(await owner.getByRole('button', { name: 'Write' }).count()).toBe(0);
  await owner.context().close();

  const member = await open('member');
  await member.getByRole('group', { name: 'Blogs' }).getByRole('button', { name: 'Slow reading' }).click();
  await member.getByRole('heading', { name: 'Slow reading' }).waitFor();
  await member.getByRole('button', { name: 'Write' }).click();
  await member.getByRole('textbox', { name: 'Title' }).fill('Page one');
  await member.getByRole('textbox', { name: 'Text of the article' }).click();
  await member.keyboard.type('It rained.');
  expect(await member.getByRole('combobox', { name: 'Blog' }).inputValue()).toBe('slow-reading');
  await member.getByRole('button', { name: 'Publish' }).click();
  await member.getByRole('heading', { name: 'Page one' }).waitFor();
  await member.getByRole('link', { name: 'Slow reading' }).waitFor();

  // A second state, then the first one comes back.
  await member.getByRole('article').getByRole('button', { name: 'More actions' }).click();
  await member.getByRole('menuitem', { name: 'Edit' }).click();
  await member.getByRole('textbox', { name: 'Text of the article' }).click();
  await member.keyboard.press('Control+End');
  await member.keyboard.type(' Then it snowed.');
  await member.getByRole('button', { name: 'Save', exact: true }).click();
  await member.getByRole('article').getByText('Then it snowed.').waitFor();
  await member.getByRole('article').getByRole('button', { name: 'More actions' }).click();
  await member.getByRole('menuitem', { name: 'History' }).click();
  await member.getByRole('region', { name: 'What changed' }).locator('ins').getByText('Then it snowed.').waitFor();
  expect(await runAxe(member, { within: '#host-main' })).toEqual([]);
  await member.getByRole('list', { name: 'History' }).getByRole('button').last().click();
  await member.getByRole('button', { name: /^Restore version/ }).click();
  await member.getByRole('article').getByText('It rained.', { exact: true }).waitFor();
  await member.context().close();
});

test('an owner takes a blog home as one file', async () => {
  const page = await open('owner');
  await page.getByRole('group', { name: 'Blogs' }).getByRole('button', { name: 'Plus or Minus' }).click();
  await page.getByText('The calibration laboratory explains itself.').waitFor();
  await page.getByRole('button', { name: 'Manage blogs' }).click();
  await page.getByRole('menuitem', { name: 'Export articles' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog', { name: 'Export articles' }).getByRole('button', { name: 'Export', exact: true }).click()]);
  expect(download.suggestedFilename()).toBe('plus-minus.zip');
  const files = Object.keys(unzipSync(new Uint8Array(fs.readFileSync(await download.path()))));
  const articles = files.filter((name) => name.endsWith('/article.html'));
  expect(articles.length).toBeGreaterThan(3);
  for (const name of articles) expect(files).toEqual(expect.arrayContaining([name.replace('.html', '.md'), name.replace('article.html', 'pictures/cover.png')]));
  await page.context().close();
});

test.each([['dark', 1280, 'en'], ['contrast', 768, 'de'], ['light', 360, 'ar']] as const)('%s at %d in %s shows the company’s blogs to everybody', async (theme, width, lang) => {
  const page = await open('owner', { theme, width, lang });
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByRole('article').first().getByRole('heading').getByRole('link').click();
  await page.locator('article h2').waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.context().close();
});
