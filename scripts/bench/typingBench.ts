/** `node scripts/run.js scripts/bench/typingBench.ts` after a production build: what a key costs beside 20 and beside 1,000 loaded posts. */
import type { Page } from 'playwright-core';
import { importRows } from '../../local/sharepoint/store/bulk';
import { startIntranet } from '../../tests/support/intranet';

const loaded = 1000;
/** How much dearer a key may be in the long list. */
const mostRatio = 1.5;

/** Median milliseconds from a key to the page being laid out anew. */
async function keyCost(page: Page): Promise<number> {
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  const field = page.getByRole('textbox', { name: 'Your post' });
  await field.waitFor();
  const times: number[] = [];
  for (let count = 1; count <= 40; count++) {
    times.push(await field.evaluate((element, text) => {
      const before = performance.now();
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, text);
      element.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      return performance.now() - before;
    }, 'x'.repeat(count)));
  }
  await field.fill('');
  await page.keyboard.press('Escape');
  return times.sort((first, second) => first - second)[20] ?? 0;
}

async function main(): Promise<void> {
  const intranet = await startIntranet();
  try {
    const page = await intranet.openPage('Stream', { as: 'owner' });
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('button', { name: 'Open the stream' }).click({ timeout: 60_000 });
    await page.getByText('Nothing here yet.').waitFor();
    const { store } = intranet.intranet.sharePoint;
    const list = store.lists.byUrl('/sites/intranet/Lists/LoggiaPosts');
    const author = store.sites.personByEmail('member@contoso.onmicrosoft.com')?.id ?? 0;
    if (!list) throw new Error('The stream is not set up.');
    importRows(store.database, store.lists, list, Array.from({ length: loaded }, (_one, index) => ({ author, created: new Date(Date.now() - (loaded - index) * 60_000), values: { Title: `Post ${index}`, Body: `Post ${index} with some words #sea`, Key: `key-${index}`, Kind: 'update' } })));
    await page.reload();
    const posts = page.locator('[data-post]');
    await posts.first().waitFor();
    const few = await posts.count();
    const cost = await keyCost(page);
    for (let count = few; count < loaded; count = await posts.count()) {
      await posts.last().scrollIntoViewIfNeeded();
      await page.waitForFunction((before) => document.querySelectorAll('[data-post]').length > before, count);
    }
    await posts.first().scrollIntoViewIfNeeded();
    await page.waitForFunction((few$) => document.querySelectorAll('[data-post]:not([data-away])').length < few$ * 3, few);
    const long = await keyCost(page);
    const drawn = await page.locator('[data-post]:not([data-away])').count();
    console.log(`a key beside ${few} posts ${cost.toFixed(1)} ms, beside ${await posts.count()} posts (${drawn} drawn) ${long.toFixed(1)} ms: ×${(long / cost).toFixed(2)}`);
    if (long > cost * mostRatio) process.exitCode = 1;
  } finally {
    await intranet.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
