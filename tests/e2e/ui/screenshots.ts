import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { buildGallery } from './buildGallery';

const output = path.join(__dirname, '../../.output/gallery');
const looks = [{ name: 'light' }, { name: 'dark' }, { name: 'contrast' }, { name: 'rtl', locale: 'ar-sa' }, { name: 'forced' }] as const;

/** Draws the gallery in every look and width: `node scripts/run.js tests/e2e/ui/screenshots.ts [look] [width]`. */
async function main(onlyLook?: string, onlyWidth?: string): Promise<void> {
  fs.mkdirSync(output, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
  for (const look of looks.filter(({ name }) => !onlyLook || name === onlyLook)) {
    const locale = 'locale' in look ? look.locale : 'en-us';
    const page = await buildGallery(output, locale);
    for (const width of [360, 768, 1280].filter((one) => !onlyWidth || String(one) === onlyWidth)) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, forcedColors: look.name === 'forced' ? 'active' : 'none', hasTouch: width === 360 });
      const tab = await context.newPage();
      tab.on('pageerror', (error) => console.error(look.name, width, error.message));
      await tab.goto(`file://${page}?theme=${look.name === 'rtl' || look.name === 'forced' ? 'light' : look.name}&locale=${locale}`);
      await tab.waitForSelector('table');
      await tab.screenshot({ path: path.join(output, `${look.name}-${width}.png`), fullPage: true });
      await context.close();
    }
  }
  await browser.close();
}

void main(process.argv[2], process.argv[3]);
