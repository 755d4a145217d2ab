import type { Page } from 'playwright-core';
import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(90_000);

let intranet: TestIntranet;
async function open(as: string, options: Parameters<TestIntranet['openPage']>[1] = {}): Promise<Page> {
  const page = await intranet.openPage('Stream', { as, ...options });
  page.setDefaultTimeout(15_000);
  return page;
}

/** Whatever a test wants to be seen by people, too. */
async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.LOGGIA_SHOTS) await page.screenshot({ path: `${process.env.LOGGIA_SHOTS}/${name}.png`, fullPage: true });
}

/** Posts, and waits until it stands in the feed with words that show `seen`. */
async function writePost(page: Page, text: string, seen: string): Promise<void> {
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('article').filter({ hasText: seen }).filter({ has: page.getByRole('button', { name: 'More actions' }) }).first().waitFor();
}

beforeAll(async () => {
  intranet = await startIntranet();
});
afterAll(() => intranet.close());
afterEach(() => {
  expect(intranet.complaints()).toEqual([]);
});

test('somebody who may not set up reads one sentence', async () => {
  const page = await open('member');
  await page.getByText('The stream is not set up yet.').waitFor();
  await page.context().close();
});

test('an owner sets the stream up with one button', async () => {
  const page = await open('owner');
  await page.getByRole('radio', { name: 'Members of this site' }).waitFor();
  await shoot(page, 'setup');
  expect(await runAxe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Open the stream' }).click();
  await page.getByText('Nothing here yet.').waitFor();
  await shoot(page, 'empty');
  await page.context().close();
});

test('one person posts, another sees it, reacts and replies', async () => {
  const owner = await open('owner');
  await writePost(owner, 'Morning trial off Pirano: **upright** in a two-metre swell. #sea-trials', 'Morning trial off Pirano');
  const member = await open('member');
  const post = member.getByRole('article').filter({ hasText: 'Morning trial off Pirano' });
  await post.getByRole('button', { name: 'React' }).click();
  await member.getByRole('button', { name: 'Celebrate' }).click();
  await post.getByRole('button', { name: /Celebrate.*1/ }).waitFor();
  await post.getByRole('button', { name: 'Reply', exact: true }).click();
  await post.getByRole('textbox', { name: /Reply to/ }).fill('Done, six crates.');
  await member.keyboard.press('Control+Enter');
  await post.getByRole('group').filter({ hasText: 'Done, six crates.' }).first().waitFor();
  await owner.reload();
  const seen = owner.getByRole('article').filter({ hasText: 'Morning trial off Pirano' });
  await seen.getByRole('button', { name: /Celebrate.*1/ }).waitFor();
  await seen.getByRole('button', { name: '1 reply' }).click();
  await seen.getByText('Done, six crates.').waitFor();
  await shoot(owner, 'thread');
  await owner.context().close();
  await member.context().close();
});

test('what is somebody else’s cannot be changed, neither by a button nor by REST', async () => {
  const member = await open('member');
  const post = member.getByRole('article').filter({ hasText: 'Morning trial off Pirano' });
  await post.getByRole('button', { name: 'More actions' }).first().click();
  await member.getByRole('menuitem', { name: 'Copy link' }).waitFor();
  expect(await member.getByRole('menuitem', { name: 'Edit' }).count()).toBe(0);
  expect(await member.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
  const refused = await intranet.rest('member', 'PATCH', `web/lists/getByTitle('Loggia Posts')/items(1)`, { Body: 'Mine now' });
  expect(refused.status).toBe(403);
  await member.context().close();
});

test('a visitor reads and is not offered to write', async () => {
  const page = await open('visitor');
  await page.getByText('Morning trial off Pirano').waitFor();
  await page.getByText('You can read here.').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'React' }).count()).toBe(0);
  await page.context().close();
});

test('what is typed survives a reload', async () => {
  const page = await open('member');
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill('Half a sentence');
  await page.reload();
  await page.getByRole('textbox', { name: 'Your post' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Your post' }).inputValue()).toBe('Half a sentence');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.context().close();
});

test('a post whose answer is lost is kept, and sent once', async () => {
  const page = await open('member', { allow: [/net::ERR|Failed to load resource|Failed to fetch/] });
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill('Only once');
  // The server carries it out, and nobody hears of it.
  await page.route(/LoggiaPosts.*\/items/i, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const sent = await intranet.rest('member', 'POST', `web/lists/getByTitle('Loggia Posts')/items`, JSON.parse(route.request().postData() ?? '{}'));
    expect(sent.status).toBe(201);
    return route.abort();
  });
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('feed').getByText('Not sent yet. Your text is kept on this device.').waitFor();
  await shoot(page, 'notsent');
  await page.unroute(/LoggiaPosts.*\/items/i);
  await page.getByRole('button', { name: 'Send now' }).click();
  const arrived = page.getByRole('article').filter({ hasText: 'Only once' }).filter({ has: page.getByRole('button', { name: 'More actions' }) });
  await arrived.waitFor();
  await page.reload();
  await arrived.waitFor();
  expect(await page.getByRole('article').filter({ hasText: 'Only once' }).count()).toBe(1);
  await page.context().close();
});

test('what cannot be sent gets a sentence and stays', async () => {
  const page = await open('member');
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  const field = page.getByRole('textbox', { name: 'Your post' });
  const post = page.getByRole('button', { name: 'Post', exact: true });
  await field.fill('   ');
  await post.click();
  await page.getByText('Write something first.').waitFor();
  await field.fill('a'.repeat(64_000));
  await post.click();
  await page.getByText(/1 characters? too long/).waitFor();
  expect((await field.inputValue()).length).toBe(64_000);
  await field.fill('<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1"> \u0007 \uD83D end');
  await post.click();
  await page.getByText('<script>window.hacked = 1</script>').first().waitFor();
  expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
  await page.context().close();
});

test('a poll is made and voted on; a question gets an answer', async () => {
  const owner = await open('owner');
  await owner.getByRole('button', { name: 'Poll' }).click();
  await owner.getByRole('textbox', { name: 'Your post' }).fill('Which week suits you?');
  await owner.getByRole('textbox', { name: 'Choice 1' }).fill('7 to 11 September');
  await owner.getByRole('textbox', { name: 'Choice 2' }).fill('14 to 18 September');
  await shoot(owner, 'composer-poll');
  await owner.getByRole('button', { name: 'Post', exact: true }).click();
  const option = owner.getByRole('button', { name: /14 to 18 September/ });
  await option.click();
  await owner.getByRole('button', { name: /your vote.*14 to 18 September.*100/ }).waitFor();
  await owner.getByRole('button', { name: 'Question' }).first().click();
  await owner.getByRole('textbox', { name: 'Heading' }).fill('Which torque for the new mast clamps on DN-40?');
  await owner.getByRole('textbox', { name: 'Your post' }).fill('The sheet says 18 Nm, the old sticker says 24. #field-service');
  await owner.getByRole('button', { name: 'Post', exact: true }).click();
  const question = owner.getByRole('article').filter({ hasText: 'Which torque' });
  await question.getByRole('button', { name: 'More actions' }).waitFor();
  const member = await open('member');
  const asked = member.getByRole('article').filter({ hasText: 'Which torque' });
  await asked.getByRole('button', { name: 'Reply', exact: true }).click();
  await asked.getByRole('textbox', { name: /Reply to/ }).fill('18 Nm. The sticker is from the 2023 clamps.');
  await asked.getByRole('button', { name: 'Reply', exact: true }).last().click();
  await asked.getByRole('group').filter({ hasText: '18 Nm. The sticker' }).first().waitFor();
  await owner.reload();
  await question.getByRole('button', { name: '1 reply' }).click();
  await question.getByRole('group', { name: 'Site Member' }).getByRole('button', { name: 'More actions' }).click();
  await owner.getByRole('menuitem', { name: 'Choose as answer' }).click();
  await question.getByText('Question, answered').waitFor();
  await shoot(owner, 'stream-light');
  expect(await runAxe(owner)).toEqual([]);
  await owner.context().close();
  await member.context().close();
});

test('a draft is scheduled and appears in its time; its author is muted and back again; a search finds it', async () => {
  const drafts = `web/lists/getByTitle('Loggia Drafts')/items?$select=PublishAt,ExpiresAt`;
  const listDrafts = async (): Promise<readonly unknown[]> => ((await intranet.rest('member', 'GET', drafts)).json as { value: readonly unknown[] }).value;
  const member = await open('member');
  await member.getByRole('button', { name: /What would you like to share/ }).click();
  await member.getByRole('textbox', { name: 'Your post' }).fill('The regatta starts at noon');
  await member.getByText('Draft kept for all your devices').waitFor();
  await member.getByRole('button', { name: 'Appear and expire' }).click();
  // Noon by this browser's clock: the minute before midnight is still to come, at whatever time the test runs.
  const noon = new Date(new Date().setHours(12, 0, 0, 0));
  await member.clock.setFixedTime(noon);
  await member.getByRole('button', { name: 'Appears: Choose a date' }).click();
  await member.locator('[aria-current=date]').click();
  await member.getByLabel('Time').fill('23:59');
  await member.getByRole('button', { name: 'Schedule', exact: true }).click();
  await member.getByText('Scheduled. You find it under Drafts and scheduled.').waitFor();
  expect(await listDrafts()).toEqual([expect.objectContaining({ PublishAt: expect.any(String), ExpiresAt: null })]);
  expect(await member.getByRole('article').filter({ hasText: 'The regatta starts' }).count()).toBe(0);
  // The next day its author opens the stream again.
  await member.clock.setFixedTime(new Date(noon.getTime() + 24 * 3_600_000));
  await member.reload();
  await member.getByRole('article').filter({ hasText: 'The regatta starts' }).waitFor();
  expect(await listDrafts()).toEqual([]);
  await member.context().close();

  const owner = await open('owner');
  const post = owner.getByRole('article').filter({ hasText: 'The regatta starts' });
  await post.getByRole('button', { name: 'More actions' }).click();
  await owner.getByRole('menuitem', { name: 'Mute Site Member' }).click();
  await post.waitFor({ state: 'detached' });
  await owner.getByText('Show what you muted').click();
  await owner.getByRole('heading', { name: 'What you muted' }).waitFor();
  await owner.getByRole('button', { name: 'Unmute' }).click();
  await owner.getByRole('button', { name: 'Mute again' }).waitFor();
  expect(await runAxe(owner, { within: '[role=dialog]' })).toEqual([]);
  await owner.getByRole('button', { name: 'Close', exact: true }).click();
  await post.waitFor();
  await owner.getByRole('button', { name: 'Search', exact: true }).click();
  await owner.getByRole('searchbox', { name: 'Search posts' }).fill('regatta noon');
  await owner.waitForFunction(() => window.location.hash.includes('regatta'));
  await post.waitFor();
  expect(await owner.getByRole('article').count()).toBe(1);
  await owner.context().close();
});

test.each(['everyone', 'questions', 'mine', 'saved', 'following', 'mentions', 'topic/sea-trials'])('the tab %s is a link that can be shared', async (tab) => {
  const page = await open('owner');
  await page.evaluate((hash) => { window.location.hash = hash; }, `#stream=${tab}`);
  await page.locator('[data-feed]').waitFor({ state: 'attached' });
  if (!tab.includes('/')) await page.locator(`[role=tab][aria-selected=true][href$='#stream=${tab}']`).waitFor();
  await page.context().close();
});

test.each([['dark', 1280, 'en'], ['contrast', 1280, 'en'], ['light', 360, 'en'], ['light', 1280, 'ar'], ['dark', 360, 'ar'], ['light', 768, 'de']] as const)('%s at %d in %s can be used by everybody', async (theme, width, lang) => {
  const page = await open('owner', { theme, width, lang });
  await page.getByRole('article').first().waitFor();
  await shoot(page, `stream-${theme}-${width}-${lang}`);
  expect(await runAxe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.context().close();
});
