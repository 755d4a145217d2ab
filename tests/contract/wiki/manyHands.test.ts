import { JSDOM } from 'jsdom';
import type { FaultRule } from '../../../local/sharepoint/faults/faults';
import { mergeTexts, settledText } from '../../../src/application/shared/mergeText';
import { isAppError } from '../../../src/domain/shared/errors';
import { pageHref, wantedHref } from '../../../src/domain/wiki/links';
import type { WikiPage } from '../../../src/domain/wiki/page';
import type { WikiService } from '../../../src/domain/wiki/ports';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf } from '../../../src/gateway/sp';
import { createSharePointWiki } from '../../../src/gateway/wiki/sharePointWiki';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(240_000);

const operation = '^(?!.*contextinfo)';
/** A fifth of all requests fails. */
const fifth: readonly FaultRule[] = [
  { kind: 'throttled', share: 0.04, retryAfter: 0, operation }, { kind: 'unavailable', share: 0.04, retryAfter: 0, operation }, { kind: 'error', share: 0.03, operation },
  { kind: 'cutBefore', share: 0.05, operation }, { kind: 'cutAfter', share: 0.05, operation }
];
const mostAttempts = 300;
/** Titles that people link to, write, rename to and delete. */
const titles = ['Anchor', 'Buoy', 'Chart', 'Davit', 'Ensign', 'Fender'];

let running: TestSite;
beforeAll(async () => {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { DOMParser: window.DOMParser, Node: window.Node });
});
beforeEach(async () => {
  running = await startSharePoint({ limits: { requestsPerFiveMinutes: 100_000 } });
  await new SiteSetup(siteOf(running.as('owner'), running.url), wikiArea).run({ kind: 'members' });
});
afterEach(() => running.close());

type Random = (limit: number) => number;

function numbers(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}

/** A person tries again until it works. That something was changed, is gone or may not be is an answer. */
async function untilDone<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt === mostAttempts || isAppError(error, 'conflict') || isAppError(error, 'notFound') || isAppError(error, 'invalid')) throw error;
    }
  }
}

function unlessGone(error: unknown): undefined {
  if (isAppError(error, 'notFound') || isAppError(error, 'invalid')) return undefined;
  throw error;
}

/** Somebody with the page open. */
interface Writer {
  readonly service: WikiService;
  base: WikiPage;
  text: string;
  pending: string[];
}

function linkTo(random: Random, pages: readonly number[]): string {
  const id = pages[random(pages.length)];
  return random(2) === 0 || id === undefined ? `<a href="${wantedHref(titles[random(titles.length)] ?? '')}">to be written</a>` : `<a href="${pageHref(id)}">there</a>`;
}

/** Writes a word into a paragraph or as one, at times with a link; at times takes a link away. */
function write(text: string, word: string, random: Random, pages: readonly number[]): string {
  const paragraphs = text.split('</p>').slice(0, -1).map((part) => `${part}</p>`);
  const at = random(paragraphs.length);
  const link = random(2) === 0 ? ` ${linkTo(random, pages)}` : '';
  if (random(3) === 0) paragraphs.splice(at, 0, `<p>${word}.${link}</p>`);
  else paragraphs[at] = (paragraphs[at] ?? '').replace('</p>', ` ${word}.${link}</p>`);
  const written = paragraphs.join('');
  return random(4) === 0 ? written.replace(/ <a [^>]*>[^<]*<\/a>/, '') : written;
}

/** Saves as the editor does: joins what fits, keeps both where two changed one place. */
async function save(writer: Writer, base = writer.base, text = writer.text, attempt = 1): Promise<void> {
  if (attempt > mostAttempts) throw new Error('The page was never saved.');
  try {
    const saved = await writer.service.savePage(base.id, { title: base.title, body: text, summary: writer.pending.join(' ') }, base.etag);
    Object.assign(writer, { base: saved, text: saved.body, pending: [] });
  } catch (error) {
    if (!isAppError(error, 'conflict')) return save(writer, base, text, attempt + 1);
    const { page } = await untilDone(() => writer.service.openPage(base.id));
    const parts = mergeTexts(base.body, text, page.body);
    const joined = settledText(parts) ?? parts.map((part) => ('html' in part ? part.html : `${part.theirs}${part.mine}`)).join('');
    return save(writer, page, joined, attempt + 1);
  }
}

/** Changes a page as it stands, however often others are faster. */
async function change(service: WikiService, id: number, edit: (page: WikiPage) => { readonly title: string; readonly body: string }): Promise<readonly [WikiPage, WikiPage]> {
  for (let attempt = 1; ; attempt++) {
    const { page } = await untilDone(() => service.openPage(id));
    try {
      return [page, await untilDone(() => service.savePage(id, { ...edit(page), summary: 'changed' }, page.etag))];
    } catch (error) {
      if (attempt === mostAttempts || !isAppError(error, 'conflict')) throw error;
    }
  }
}

/** What somebody does with the pages around: each as the screens do it. */
async function tend(service: WikiService, random: Random, pages: number[], key: string): Promise<void> {
  const id = pages[random(pages.length)] ?? 0;
  const title = titles[random(titles.length)] ?? '';
  const target = random(3) === 0 ? undefined : pages[random(pages.length)];
  const link = linkTo(random, pages);
  switch (random(5)) {
    case 0: {
      const renamed = await change(service, id, (page) => ({ title: `${title} ${key}`, body: page.body })).catch(unlessGone);
      if (renamed) await untilDone(() => service.mendLinks({ id, title: renamed[1].title, formerTitle: renamed[0].title, summary: 'mended' }));
      return;
    }
    case 1: {
      const page = await untilDone(() => service.addPage({ key, title, body: `<p>${key} ${link}</p>`, summary: 'new' }));
      pages.push(page.id);
      await untilDone(() => service.mendLinks({ id: page.id, title, summary: 'mended' }));
      return;
    }
    case 2:
      await untilDone(() => service.deletePage(id)).catch(unlessGone);
      return;
    case 3:
      await untilDone(() => service.movePage(id, target, 'moved')).then(() => untilDone(() => service.settlePlaces(id))).catch(unlessGone);
      return;
    default:
      await change(service, id, (page) => ({ title: page.title, body: random(2) === 0 ? `<p>${link}</p>` : `${page.body}<p>${link}</p>` })).catch(unlessGone);
  }
}

test.each([[2, 3, 8], [5, 11, 5]])('%i people write, rename, move, delete and bring back at once through a fifth of failures (run %i, %i rounds)', async (count, seed, rounds) => {
  const random = numbers(seed);
  const roles: readonly Role[] = ['owner', 'member'];
  const owner = createSharePointWiki(siteOf(running.as('owner'), running.url));
  const first = await owner.addPage({ key: `hands-${seed}`, title: 'Harbour', body: '<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>', summary: '' });
  const pages: number[] = [];
  for (const title of titles.slice(0, 4)) pages.push((await owner.addPage({ key: `hands-${seed}-${title}`, title, body: `<p>${linkTo(random, pages)}</p>`, summary: '' })).id);
  const writers = Array.from({ length: count }, (_, index): Writer => ({ service: createSharePointWiki(siteOf(running.as(roles[index % roles.length] ?? 'owner'), running.url)), base: first, text: first.body, pending: [] }));
  const accepted: string[] = [];
  /** What has to stand in the page: accepted, and not taken away by an earlier state that somebody brought back. */
  let standing = new Set<string>();

  running.sharePoint!.faults.set({ seed, rules: fifth });
  for (let round = 0; round < rounds; round++) {
    await Promise.all(writers.map(async (writer, index) => {
      const [own, key] = [numbers(random(1_000_000)), `w${seed}x${round}x${index}`];
      const action = own(4);
      if (action === 0) {
        await tend(writer.service, own, pages, key);
        return;
      }
      writer.text = write(writer.text, key, own, pages);
      writer.pending.push(key);
      if (action === 1) return;
      const words = [...writer.pending];
      await save(writer);
      accepted.push(...words);
      for (const word of words) standing.add(word);
    }));
    if (round % 4 !== 3) continue;
    const versions = await untilDone(() => owner.listVersions(first.id));
    const version = versions[random(Math.min(4, versions.length))]!;
    await change(owner, first.id, (page) => ({ title: page.title, body: version.body }));
    standing = new Set([...standing].filter((word) => version.body.includes(`${word}.`)));
  }
  for (const writer of writers) {
    const words = [...writer.pending];
    if (words.length > 0) await save(writer);
    accepted.push(...words);
    for (const word of words) standing.add(word);
  }
  const struck = running.sharePoint!.faults.hits.reduce((sum, hits) => sum + hits, 0);
  running.sharePoint!.faults.set({ seed: 1, rules: [] });
  expect(struck).toBeGreaterThan(20);
  expect(accepted.length).toBeGreaterThan(count * 2);
  expect(standing.size).toBeGreaterThan(0);

  const { page } = await owner.openPage(first.id);
  const history = await owner.listVersions(first.id, 500);
  expect(accepted.filter((word) => !history.some(({ body }) => body.includes(`${word}.`)))).toEqual([]);
  expect([...standing].filter((word) => !page.body.includes(`${word}.`))).toEqual([]);
  expect(await owner.checkLinks(false)).toMatchObject({ missing: 0, stale: 0, wrong: 0 });
  // Every page that is there is found from the top: none lies below itself.
  const found = (await owner.readBranch(undefined, 500)).map(({ id }) => id);
  for (const id of pages) {
    const opened = await owner.openPage(id).catch(unlessGone);
    if (opened) expect([id, opened.path.some((above) => above.id === id)]).toEqual([id, false]);
    if (opened && opened.path.length === 0) expect(found).toContain(id);
  }
});
