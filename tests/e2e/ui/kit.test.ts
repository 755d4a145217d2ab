import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { buildGallery } from './buildGallery';

const output = path.join(__dirname, '../../.output/gallery-test');
const axeSource = require.resolve('axe-core/axe.min.js');
let browser: Browser;

beforeAll(async () => {
  fs.mkdirSync(output, { recursive: true });
  for (const locale of ['en-us', 'ar-sa']) await buildGallery(output, locale);
  await buildGallery(output, 'en-us', 'attackPage');
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
}, 120_000);

afterAll(async () => browser?.close());

/** Opens the gallery; everything that the page asked of others, or complained about, is in `complaints`. */
async function open(theme: string, locale: string, width: number): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`asks ${request.url()}`);
  });
  await page.goto(`file://${output}/gallery-${locale}.html?theme=${theme}&locale=${locale}`);
  await page.waitForSelector('table');
  return { page, complaints };
}

describe('the kit in a browser', () => {
  test.each([['light', 'en-us', 1280], ['dark', 'en-us', 768], ['contrast', 'en-us', 360], ['light', 'ar-sa', 360], ['dark', 'ar-sa', 1280]] as const)('%s, %s, %d px: readable, accessible, not wider than its place, calling nobody', async (theme, locale, width) => {
    const { page, complaints } = await open(theme, locale, width);
    await page.addScriptTag({ path: axeSource });
    const broken = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 140)} ${any[0]?.message ?? ''}`));
    });
    expect(broken).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('a dialog takes the focus in and sends it home', async () => {
    const { page } = await open('light', 'en-us', 768);
    await page.getByRole('button', { name: 'Open a dialog' }).click();
    // Fluent's dialog is a box without a size around what is seen.
    const dialog = page.getByRole('dialog', { name: 'Delete this post?' }).getByRole('heading');
    await dialog.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Open a dialog');
    await page.context().close();
  }, 60_000);

  test('no attack runs and nothing is loaded from elsewhere', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/evil\.example/.test(request.url())) asked.push(request.url());
    });
    await page.goto(`file://${output}/attackPage-en-us.html`);
    await page.getByText('All attacks are drawn').waitFor();
    for (const link of await page.getByRole('link').all()) await link.dispatchEvent('mouseover');
    expect(await page.evaluate(() => window.attacked)).toBe(0);
    expect(asked).toEqual([]);
    expect(page.url()).toContain('attackPage');
    await page.close();
  }, 60_000);
});
