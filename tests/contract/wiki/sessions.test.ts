import { JSDOM } from 'jsdom';
import type { FaultRule } from '../../../local/sharepoint/faults/faults';
import { mergeTexts, settledText } from '../../../src/application/shared/mergeText';
import { isAppError } from '../../../src/domain/shared/errors';
import { entriesOf, pageHref } from '../../../src/domain/wiki/links';
import type { WikiPage } from '../../../src/domain/wiki/page';
import type { WikiService } from '../../../src/domain/wiki/ports';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf } from '../../../src/gateway/sp';
import { createSharePointWiki } from '../../../src/gateway/wiki/sharePointWiki';
import { wikiArea } from '../../../src/provisioning/wiki/lists';
import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

jest.setTimeout(120_000);

/** A quarter of all requests fails, in every way that the service knows. */
const operation = '^(?!.*contextinfo)';
const quarter: readonly FaultRule[] = [
  { kind: 'throttled', share: 0.05, retryAfter: 0, operation }, { kind: 'unavailable', share: 0.05, retryAfter: 0, operation }, { kind: 'error', share: 0.04, operation },
  { kind: 'cutBefore', share: 0.06, operation }, { kind: 'cutAfter', share: 0.06, operation }
];

let running: TestSite;

beforeAll(async () => {
  // Merging takes texts apart as a browser does.
  const { window } = new JSDOM('');
  Object.assign(globalThis, { DOMParser: window.DOMParser, Node: window.Node });
  // Five people send more in a minute here than SharePoint lets two accounts send in five.
  running = await startSharePoint({ limits: { requestsPerFiveMinutes: 100_000 } });
  await new SiteSetup(siteOf(running.as('owner'), running.url), wikiArea).run({ kind: 'members' });
});
afterAll(() => running.close());

function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}

/** Opening a page takes a dozen parts, each of which fails a quarter of the time. */
const mostAttempts = 200;

/** What a person does: tries again until it works. A conflict is not a failure but an answer. */
async function untilDone<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt === mostAttempts || isAppError(error, 'conflict')) throw error;
    }
  }
}

/** Somebody with the page open: what they started from, what they wrote since. */
interface Writer {
  readonly service: WikiService;
  base: WikiPage;
  text: string;
  /** What they added and has not been saved yet. */
  pending: string[];
}

/** Adds a sentence to a paragraph, or a paragraph of its own, sometimes with a link. */
function write(text: string, word: string, random: (limit: number) => number, targets: readonly number[]): string {
  const paragraphs = text.split('</p>').slice(0, -1).map((part) => `${part}</p>`);
  const at = random(paragraphs.length);
  const link = random(3) === 0 ? ` <a href="${pageHref(targets[random(targets.length)] ?? 1)}">there</a>` : '';
  if (random(3) === 0) paragraphs.splice(at, 0, `<p>${word}.${link}</p>`);
  else paragraphs[at] = (paragraphs[at] ?? '').replace('</p>', ` ${word}.${link}</p>`);
  return paragraphs.join('');
}

/** Saves as the editor does: what fits together is joined, where both changed the same place one keeps both. Answers how often it had to ask. */
async function save(writer: Writer, newTitle: string | undefined, base = writer.base, text = writer.text, asked = 0, attempt = 1): Promise<number> {
  if (attempt > mostAttempts) throw new Error('The page was never saved.');
  try {
    const saved = await writer.service.savePage(base.id, { title: newTitle ?? base.title, body: text, summary: writer.pending.join(' ') }, base.etag);
    Object.assign(writer, { base: saved, text: saved.body, pending: [] });
    return asked;
  } catch (error) {
    if (!isAppError(error, 'conflict')) return save(writer, newTitle, base, text, asked, attempt + 1);
    const { page } = await untilDone(() => writer.service.openPage(base.id));
    const parts = mergeTexts(base.body, text, page.body);
    const settled = settledText(parts);
    const joined = settled ?? parts.map((part) => ('html' in part ? part.html : `${part.theirs}${part.mine}`)).join('');
    return save(writer, newTitle, page, joined, settled === undefined ? asked + 1 : asked, attempt + 1);
  }
}

test.each([[2, 5], [2, 19], [5, 7], [5, 31]])('%i people change one page through a quarter of failures: nothing is lost (run %i)', async (count, seed) => {
  const random = numbers(seed);
  const roles: readonly Role[] = ['owner', 'member'];
  const owner = createSharePointWiki(siteOf(running.as('owner'), running.url));
  const targets: number[] = [];
  for (const name of ['A', 'B']) targets.push((await owner.addPage({ key: `session-${seed}-${name}`, title: `Target ${name} ${seed}`, body: '<p>x</p>', summary: '' })).id);
  const first = await owner.addPage({ key: `session-${seed}`, title: `Session ${seed}`, body: '<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>', summary: '' });
  const writers: Writer[] = [];
  for (let index = 0; index < count; index++) {
    const service = createSharePointWiki(siteOf(running.as(roles[index % roles.length] ?? 'owner'), running.url));
    writers.push({ service, base: first, text: first.body, pending: [] });
  }
  const accepted: string[] = [];
  running.sharePoint!.faults.set({ seed, rules: quarter });
  let conflicts = 0;
  for (let step = 0; step < 70; step++) {
    const writer = writers[random(count)]!;
    const action = random(5);
    if (action < 3) {
      const word = `w${seed}x${step}`;
      writer.text = write(writer.text, word, random, targets);
      writer.pending.push(word);
    } else if (action === 3 && writer.pending.length > 0) {
      const words = [...writer.pending];
      conflicts += await save(writer, random(4) === 0 ? `Session ${seed} step ${step}` : undefined);
      accepted.push(...words);
    } else if (random(4) === 0) {
      await untilDone(() => writer.service.movePage(first.id, random(2) === 0 ? targets[0] : undefined)).catch(() => undefined);
    }
  }
  for (const writer of writers) {
    const words = [...writer.pending];
    if (words.length > 0) await save(writer, undefined);
    accepted.push(...words);
  }
  const struck = running.sharePoint!.faults.hits.reduce((sum, hits) => sum + hits, 0);
  running.sharePoint!.faults.set({ seed: 1, rules: [] });
  expect(struck).toBeGreaterThan(10);
  expect(accepted.length).toBeGreaterThan(20);

  const { page } = await owner.openPage(first.id);
  const history = await owner.listVersions(first.id);
  for (const word of accepted) {
    expect([word, page.body.includes(`${word}.`)]).toEqual([word, true]);
    expect([word, history.some(({ body }) => body.includes(`${word}.`))]).toEqual([word, true]);
  }
  // What people wrote stands in the page once, however often it was sent.
  for (const word of accepted) if (conflicts === 0) expect([word, page.body.split(`${word}.`).length - 1]).toEqual([word, 1]);
  // Every save ended, so that the links are exact without any mending.
  const { json } = await running.request('owner', 'GET', `_api/web/getList('${new URL(running.url).pathname}/Lists/LoggiaWikiLinks')/items?$select=Key&$filter=FromId eq ${first.id}&$top=500`);
  expect((json as { value: { Key: string }[] }).value.map(({ Key }) => Key).sort()).toEqual(entriesOf(first.id, page.body, page.topics).map(({ key }) => key).sort());
});
