import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(120_000);

let intranet: TestIntranet;
let pages: string[] = [];
beforeAll(async () => {
  intranet = await startIntranet({ seed: 'company' });
  const { json } = await intranet.rest('owner', 'GET', 'sitepages/pages?$select=FileName');
  pages = (json as { value: { FileName: string }[] }).value.map(({ FileName }) => FileName.replace(/\.aspx$/i, '')).sort();
});
afterAll(() => intranet.close());

/** What each page shows of the demo company when its web part has read what it needs. */
const signs: Readonly<Record<string, string>> = {
  Home: '[role=feed] article', Stream: '[role=feed] article', Network: 'h3', Profile: 'h2', People: 'article', Blog: 'article', Wiki: 'article h2', 'Wiki-page': 'article h2'
};

test('there is a page for each web part, and Home', () => {
  expect(pages).toEqual(Object.keys(signs).sort());
});

test.each([
  ['owner', 'light', 'en', 1280], ['member', 'dark', 'en', 768], ['visitor', 'contrast', 'de', 1280], ['guest', 'light', 'ar', 360]
] as const)('every ready page with the demo company is clean for the %s: %s, %s, %d', async (as, theme, lang, width) => {
  for (const name of pages) {
    const page = await intranet.openPage(name, { as, theme, lang, width });
    await page.locator(`#host-main ${signs[name] ?? 'article'}`).first().waitFor();
    expect({ name, found: await runAxe(page) }).toEqual({ name, found: [] });
    expect({ name, isWide: await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth) }).toEqual({ name, isWide: false });
    await page.context().close();
  }
  // Neither an error on the console, nor one of the page, nor a breach of the policy, nor a request that leaves the machine.
  expect(intranet.complaints()).toEqual([]);
});
