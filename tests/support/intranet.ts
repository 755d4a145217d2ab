import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { homeSite, startIntranet as startLocal, type Intranet } from '../../local/host/intranet';
import { readSolutionPackage } from '../../local/host/solution/solutionPackage';
import type { ThemeName } from '../../local/host/themes';
import type { FaultPlan } from '../../local/sharepoint/faults/faults';
import { ensureBrowser } from './browser';
import { root } from './sources';

export interface PageOptions {
  /** `owner`, `member`, `visitor`, `guest`, or the address of a colleague. */
  readonly as?: string;
  readonly theme?: ThemeName;
  readonly lang?: 'en' | 'de' | 'ar';
  readonly host?: 'sharepoint' | 'teams';
  readonly width?: number;
  readonly height?: number;
  /** Messages that a test provokes on purpose, such as the browser's own line about a refused request. */
  readonly allow?: readonly RegExp[];
}
export interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly string[];
}
export interface TestIntranet {
  /** `http://contoso.localhost:PORT`, for the browser. */
  readonly origin: string;
  /** `http://127.0.0.1:PORT/sites/intranet`, for Node, whose name lookup does not know `*.localhost`. */
  readonly restUrl: string;
  readonly intranet: Intranet;
  /**
   * Opens `/sites/intranet/SitePages/<name>.aspx` as somebody, in a browser profile of its own, and waits for its web parts.
   * Console errors, page errors, policy violations and requests that leave the machine are collected; `expectClean` tells.
   */
  openPage(name: string, options?: PageOptions): Promise<Page>;
  /** Calls REST as somebody, with a digest where one is needed. */
  rest(as: string, method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown; readonly text: string }>;
  /** Everything unclean that pages did since the last call, for `expect(intranet.complaints()).toEqual([])`. */
  complaints(): string[];
  /** Lets requests fail by plan from now on; without rules nothing fails any more. The plan ends with a restart. */
  faults(plan?: FaultPlan): void;
  /** Stops the server and starts it again on the same data and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
export interface TestIntranetOptions {
  /** `bare`: the four accounts and the ready pages. `company`: the demo company too (slower). */
  readonly seed?: 'bare' | 'company';
}

const packageFile = path.join(root, 'sharepoint/solution/loggia.sppkg');

function watch(page: Page, origin: string, allow: readonly RegExp[], complain: (text: string) => void): void {
  const say = (text: string): void => (allow.some((pattern) => pattern.test(text)) ? undefined : complain(`${new URL(page.url()).pathname}: ${text}`));
  page.on('console', (message) => (message.type() === 'error' ? say(`console error: ${message.text()} ${message.location().url}`) : undefined));
  page.on('pageerror', (error) => say(`page error: ${error.stack ?? error.message}`));
  page.on('request', (request) => (request.url().startsWith(origin) || /^(data|blob|about):/.test(request.url()) ? undefined : say(`external request: ${request.url()}`)));
}

/** Starts the local intranet on a free port with a data file of its own, with one browser for all its pages. */
export async function startIntranet({ seed = 'bare' }: TestIntranetOptions = {}): Promise<TestIntranet> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-'));
  const solution = readSolutionPackage(packageFile);
  const complaints: string[] = [];
  const start = async (port: number): Promise<Intranet> =>
    startLocal({
      file: path.join(folder, 'intranet.db'),
      port,
      solution: () => solution,
      isCompanySeeded: seed === 'company',
      report: (line) => (/does not have|could not start|failed/.test(line) ? complaints.push(line) : undefined)
    });
  // Held in one object: a restart replaces the server under the tests that use it.
  const running: { intranet: Intranet; browser?: Promise<Browser> } = { intranet: await start(0) };
  const { origin, port } = running.intranet;
  const restUrl = `http://127.0.0.1:${port}${homeSite}`;
  const contexts: BrowserContext[] = [];

  const launch = (): Promise<Browser> => {
    running.browser ??= chromium.launch({ executablePath: ensureBrowser(), headless: true, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    return running.browser;
  };
  const call: TestIntranet['rest'] = async (as, method, target, body) => {
    const account = as.includes('@') ? as : `${as}@contoso.onmicrosoft.com`;
    const headers: Record<string, string> = { accept: 'application/json;odata=nometadata', 'content-type': 'application/json;odata=nometadata', 'x-local-user': account };
    if (method !== 'GET') {
      const info = await fetch(`${restUrl}/_api/contextinfo`, { method: 'POST', headers });
      headers['x-requestdigest'] = ((await info.json()) as { FormDigestValue: string }).FormDigestValue;
    }
    const answer = await fetch(`${restUrl}/_api/${target}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: answer.status, json, text };
  };

  return {
    origin,
    restUrl,
    get intranet() {
      return running.intranet;
    },
    openPage: async (name, { as = 'owner', theme = 'light', lang = 'en', host = 'sharepoint', width = 1280, height = 900, allow = [] } = {}) => {
      const context = await (await launch()).newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, origin, allow, (text) => complaints.push(text));
      const query = new URLSearchParams({ as, theme, lang, host });
      await page.goto(`${origin}${homeSite}/SitePages/${encodeURIComponent(name)}.aspx?${query.toString()}`);
      await page.locator('body[data-ready]').waitFor();
      return page;
    },
    rest: call,
    complaints: () => complaints.splice(0),
    faults: (plan = { seed: 1, rules: [] }) => running.intranet.sharePoint.faults.set(plan),
    restart: async () => {
      await running.intranet.close();
      Object.assign(running, { intranet: await start(port) });
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await (await running.browser)?.close();
      await running.intranet.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** The frame without what web parts draw, for tests of the frame alone. */
export const frameOnly = { exclude: '.host-webpart-body' };

/** The violations that axe finds on the page, within one part of it or without some. */
export async function runAxe(page: Page, part: { readonly within?: string; readonly exclude?: string } = {}): Promise<Violation[]> {
  // Playwright hands the source over by the debugger, so the page's policy stays as it is.
  await page.evaluate(fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async ({ within, exclude }) => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    const { violations } = await axe.run({ include: [within ?? 'html'], exclude: exclude ? [exclude] : [] }, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`) }));
  }, part);
}
