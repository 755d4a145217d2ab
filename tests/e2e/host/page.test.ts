import { frameOnly, runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(120_000);

let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

interface RuntimeFacts {
  readonly isWebPart: boolean;
  readonly isRealContext: boolean;
  readonly webUrl: string;
  readonly user: string;
  readonly canManageWeb: boolean;
  readonly culture: string;
}

/** Asks Microsoft's own classes, as their modules export them on the page. */
const readRuntime = (): RuntimeFacts => {
  interface Context {
    readonly pageContext: {
      readonly web: { readonly absoluteUrl: string; readonly permissions: { hasPermission(permission: unknown): boolean } };
      readonly user: { readonly email: string };
      readonly cultureInfo: { readonly currentUICultureName: string };
    };
  }
  const { requirejs, loggiaHost } = window as unknown as {
    requirejs(id: string): { BaseClientSideWebPart: new () => object; WebPartContext: new () => object; SPPermission: { manageWeb: unknown } };
    loggiaHost: { canvas: { manager: { getWebPartByInstanceId(id: string): { context: Context } }; webParts(): { content: { instanceId: string } }[] } };
  };
  const classes = requirejs('974a7777-0990-4136-8fa6-95d80114c2e0_1.23.2');
  const { SPPermission } = requirejs('1c4541f7-5c31-41aa-9fa8-fbc9dc14c0a8_1.23.2');
  const [first] = loggiaHost.canvas.webParts();
  const webPart = loggiaHost.canvas.manager.getWebPartByInstanceId(first?.content.instanceId ?? '');
  const { web, user, cultureInfo } = webPart.context.pageContext;
  return {
    isWebPart: webPart instanceof classes.BaseClientSideWebPart,
    isRealContext: webPart.context instanceof classes.WebPartContext,
    webUrl: web.absoluteUrl,
    user: user.email,
    canManageWeb: web.permissions.hasPermission(SPPermission.manageWeb),
    culture: cultureInfo.currentUICultureName
  };
};

describe('a page of the local intranet', () => {
  test('runs the package’s web part under Microsoft’s own classes', async () => {
    const page = await intranet.openPage('Stream');
    expect(await page.evaluate(readRuntime)).toEqual({
      isWebPart: true, isRealContext: true, webUrl: `${intranet.origin}/sites/intranet`, user: 'owner@contoso.onmicrosoft.com', canManageWeb: true, culture: 'en-US'
    });
  });

  test('tells the web part who looks and what they may do', async () => {
    const page = await intranet.openPage('Stream', { as: 'visitor', lang: 'de' });
    expect(await page.evaluate(readRuntime)).toMatchObject({ user: 'visitor@contoso.onmicrosoft.com', canManageWeb: false, culture: 'de-DE' });
  });

  test('sends the policy that SharePoint Online enforces, and it bites', async () => {
    const page = await intranet.openPage('Stream', { allow: [/Content Security Policy|content security policy/] });
    const answer = await page.reload();
    expect(answer?.headers()['content-security-policy']).toMatch(/^script-src 'self' 'unsafe-eval' 'nonce-[\w+/=]+'$/);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ranWithoutNonce = true';
      document.head.append(script);
      return 'ranWithoutNonce' in window;
    });
    expect(ran).toBe(false);
  });

  test.each(['light', 'dark', 'contrast'] as const)('has no accessibility violation in the %s theme', async (theme) => {
    const page = await intranet.openPage('Stream', { theme });
    expect(await runAxe(page, frameOnly)).toEqual([]);
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('link', { name: 'Visitor, reads only' }).waitFor();
    expect(await runAxe(page, frameOnly)).toEqual([]);
  });

  test('mirrors the page for Arabic and fits a phone', async () => {
    const page = await intranet.openPage('Stream', { lang: 'ar', width: 360 });
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await runAxe(page, frameOnly)).toEqual([]);
  });

  test('remembers person, theme and language, chosen by keyboard in the suite bar', async () => {
    const page = await intranet.openPage('Home');
    await page.getByRole('button', { name: 'Theme' }).press('Enter');
    await page.locator('.host-menu a[aria-current]:focus').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByRole('link', { name: 'Dark' }).evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/theme=dark/);
    await page.goto(`${intranet.origin}/sites/intranet/SitePages/Home.aspx`);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  test('lets anybody of the company look, found by name or address', async () => {
    const page = await intranet.openPage('Home');
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.locator('#host-people option[value="member@contoso.onmicrosoft.com"]').waitFor({ state: 'attached' });
    await page.getByRole('combobox', { name: 'Anybody of the company' }).fill('member@contoso.onmicrosoft.com');
    await page.getByRole('button', { name: 'Switch' }).click();
    await page.getByRole('button', { name: 'Signed in as Site Member' }).waitFor();
    expect(await page.evaluate(async () => ((await (await fetch('/sites/intranet/_api/web/currentuser', { headers: { accept: 'application/json;odata=nometadata' } })).json()) as { Email: string }).Email)).toBe('member@contoso.onmicrosoft.com');
  });

  test('shows the page as a Teams tab, and the web part knows', async () => {
    const page = await intranet.openPage('Stream', { host: 'teams' });
    expect(await page.getByRole('link', { name: 'Back to SharePoint' }).isVisible()).toBe(true);
    expect(await page.getByRole('navigation', { name: 'Pages' }).count()).toBe(0);
    const teams = await page.evaluate(() => {
      const { canvas } = (window as unknown as { loggiaHost: { canvas: { manager: { getWebPartByInstanceId(id: string): { context: { sdks: { microsoftTeams?: { context: { hostName?: string; theme?: string } } } } } }; webParts(): { content: { instanceId: string } }[] } } }).loggiaHost;
      return canvas.manager.getWebPartByInstanceId(canvas.webParts()[0]?.content.instanceId ?? '').context.sdks.microsoftTeams?.context;
    });
    expect(teams).toMatchObject({ hostName: 'Teams', theme: 'default' });
    expect(await runAxe(page, frameOnly)).toEqual([]);
  });

  test('says so when there is no such page', async () => {
    const page = await intranet.openPage('Home', { allow: [/404/] });
    await page.goto(`${intranet.origin}/sites/intranet/SitePages/Nothing.aspx`);
    expect(await page.getByRole('heading', { name: 'There is no such page' }).isVisible()).toBe(true);
  });

  test('keeps hashed files for ever and asks again for the rest', async () => {
    const page = await intranet.openPage('Home');
    const cached = await page.evaluate(async () => {
      const entries = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\/_host\/.*\.js$/.test(name));
      const answers = await Promise.all(entries.map(async (name) => [name, (await fetch(name)).headers.get('cache-control')] as const));
      return Object.fromEntries(answers);
    });
    const value = (pattern: RegExp): string | null | undefined => Object.entries(cached).find(([name]) => pattern.test(name))?.[1];
    expect(value(/loggia-stream/)).toBe('public, max-age=31536000, immutable');
    expect(value(/sp-default-assembly/)).toBe('no-cache');
  });
});
