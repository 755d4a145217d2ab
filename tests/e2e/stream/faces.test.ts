import type { Page } from 'playwright-core';
import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(90_000);

let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

const posts = `web/lists/getByTitle('Loggia Posts')`;
const failures = /net::ERR|Failed to load resource|Failed to fetch/;

async function open(as: string, options: Parameters<TestIntranet['openPage']>[1] = {}): Promise<Page> {
  const page = await intranet.openPage('Stream', { as, ...options });
  page.setDefaultTimeout(15_000);
  return page;
}

async function addPost(as: string, key: string, body: string): Promise<number> {
  const answer = await intranet.rest(as, 'POST', `${posts}/items`, { Title: body, Body: body, Kind: 'update', Key: key });
  expect(answer.status).toBe(201);
  return (answer.json as { Id: number }).Id;
}

const article = (page: Page, text: string): ReturnType<Page['locator']> => page.getByRole('article').filter({ hasText: text });

test('a stream for one group: its people write, other members read', async () => {
  expect((await intranet.rest('owner', 'POST', 'web/sitegroups', { Title: 'Editorial office' })).status).toBe(201);
  const joined = await intranet.rest('owner', 'POST', `web/sitegroups/getByName('Editorial office')/users`, { LoginName: 'i:0#.f|membership|member@contoso.onmicrosoft.com' });
  expect(joined.status).toBe(201);
  const page = await open('owner');
  await page.getByRole('radio', { name: 'One group of this site' }).check();
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByText('Enter the name of a group.').waitFor();
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('No such people');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByText('There is no group of this name on the site.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Name of the group' }).inputValue()).toBe('No such people');
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Editorial office');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Open the stream' }).click();
  await page.getByText('Nothing here yet.').waitFor();
  await page.context().close();

  await addPost('member', 'of-the-group', 'Written by the editorial office');
  const refused = await intranet.rest('visitor', 'POST', `${posts}/items`, { Title: 'x', Body: 'x', Kind: 'update', Key: 'x' });
  expect(refused.status).toBe(403);
  const visitor = await open('visitor');
  await article(visitor, 'Written by the editorial office').waitFor();
  await visitor.getByText('You can read here.').waitFor();
  await visitor.context().close();
});

test('one’s own post is edited with a visible mark, and deleted with a way back', async () => {
  const id = await addPost('member', 'to-edit', 'The canteen opens at eleven');
  const page = await open('member');
  const post = page.locator(`[data-post="${id}"]`);
  await post.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const field = post.getByRole('textbox', { name: 'Your post' });
  await field.fill('   ');
  await post.getByRole('button', { name: 'Save', exact: true }).click();
  await post.getByText('Write something first.').waitFor();
  await field.fill('The canteen opens at twelve');
  await post.getByRole('button', { name: 'Save', exact: true }).click();
  await article(page, 'The canteen opens at twelve').getByText('edited').waitFor();

  await post.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('Post deleted').waitFor();
  await post.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await post.waitFor();
  expect((await intranet.rest('member', 'GET', `${posts}/items?$filter=Key eq 'to-edit'`)).text).toContain('twelve');

  await post.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('Post deleted').waitFor();
  const gone = page.waitForResponse((answer) => answer.request().method() === 'POST' && /LoggiaPosts|Loggia%20Posts|\$batch/i.test(answer.url()));
  await page.getByText('Post deleted').waitFor({ state: 'detached' });
  await gone;
  await page.reload();
  await article(page, 'Written by the editorial office').waitFor();
  expect(await post.count()).toBe(0);
  await page.context().close();
});

test('new posts wait behind a pill and come when they are asked for', async () => {
  const page = await open('owner');
  await page.clock.install();
  await page.reload();
  await article(page, 'Written by the editorial office').waitFor();
  await addPost('member', 'news', 'Fresh from the shipyard');
  const asked = page.waitForResponse(/LoggiaPosts/i);
  await page.clock.fastForward('02:00');
  await asked;
  const pill = page.getByRole('button', { name: '1 new post' });
  await pill.waitFor();
  expect(await article(page, 'Fresh from the shipyard').count()).toBe(0);
  await pill.click();
  await article(page, 'Fresh from the shipyard').waitFor();
  await pill.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a pause that SharePoint asks for is counted down, and the page goes on by itself', async () => {
  const page = await open('owner', { allow: [failures] });
  await page.clock.install();
  await page.route('**/_api/**', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '120' }, body: '' }));
  await page.reload();
  await page.getByText(/SharePoint asks for a pause/).waitFor();
  await page.unroute('**/_api/**');
  await page.clock.fastForward('02:05');
  await article(page, 'Fresh from the shipyard').waitFor();
  await page.context().close();
});

test('without a connection what is loaded stays, and what is written is kept', async () => {
  const page = await open('member', { allow: [failures] });
  await article(page, 'Fresh from the shipyard').waitFor();
  // What writing needs arrives by itself in a quiet moment.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('stream-composer')));
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill('Typed in the tunnel');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('feed').getByText('Not sent yet. Your text is kept on this device.').waitFor();
  expect(await article(page, 'Fresh from the shipyard').count()).toBe(1);
  await page.context().setOffline(false);
  const sent = article(page, 'Typed in the tunnel').filter({ has: page.getByRole('button', { name: 'More actions' }) });
  await page.getByRole('button', { name: 'Send now' }).or(sent).first().waitFor();
  if ((await sent.count()) === 0) await page.getByRole('button', { name: 'Send now' }).click();
  await sent.waitFor();
  expect((((await intranet.rest('member', 'GET', `${posts}/items?$select=Body`)).json as { value: { Body: string }[] }).value).filter(({ Body }) => Body === 'Typed in the tunnel')).toHaveLength(1);
  await page.context().close();
});

test('an owner hides a post, finds it in the list of hidden posts and shows it again', async () => {
  const id = await addPost('member', 'to-hide', 'The code of the door is 1234');
  const page = await open('owner');
  const post = page.locator(`[data-post="${id}"]`);
  await post.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await post.getByText('Hidden by an owner').waitFor();
  await page.getByRole('button', { name: 'View and lists' }).click();
  await page.getByRole('menuitem', { name: 'Hidden posts' }).click();
  await post.getByText('The code of the door is 1234').waitFor();
  expect((await intranet.rest('visitor', 'GET', `${posts}/items(${id})`)).status).toBe(404);
  await post.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Show again' }).click();
  await page.getByText('No post is hidden.').waitFor();
  expect((await intranet.rest('visitor', 'GET', `${posts}/items(${id})`)).status).toBe(200);
  await page.context().close();
});

test('whoever may not read the lists is told so, and by whom it could be changed', async () => {
  const { json } = await intranet.rest('owner', 'GET', 'web/associatedvisitorgroup?$select=Id');
  const removed = await intranet.rest('owner', 'POST', `${posts}/roleassignments/removeroleassignment(principalid=${(json as { Id: number }).Id},roledefid=1073741826)`);
  expect(removed.status).toBe(200);
  const page = await open('visitor', { allow: [failures] });
  await page.getByRole('alert').getByText(/An owner of this site can give it/).waitFor();
  expect(await page.getByRole('feed').count()).toBe(0);
  expect(await page.getByText('Fresh from the shipyard').count()).toBe(0);
  await page.context().close();
});

test('two streams on one page keep their names, drafts and addresses apart', async () => {
  const page = await open('owner');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Add a web part' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /^Stream/ }).click();
  await page.getByRole('feed').nth(1).waitFor({ state: 'attached' });
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  await page.context().close();
});

test('a draft keeps its picture over a reload, on another device too, and goes out with it', async () => {
  const page = await open('member');
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill('The new quay in one picture');
  const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.locator('input[type=file]').setInputFiles({ name: 'quay.png', mimeType: 'image/png', buffer: dot });
  await page.getByRole('textbox', { name: 'What does the picture show?' }).fill('A quay at dawn');
  await page.getByText('Draft kept for all your devices').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Remove quay.png' }).waitFor();
  await page.context().close();

  const elsewhere = await open('member');
  await elsewhere.getByRole('button', { name: 'View and lists' }).click();
  await elsewhere.getByRole('menuitem', { name: 'Drafts and scheduled' }).click();
  await elsewhere.getByText('1 file', { exact: true }).waitFor();
  await elsewhere.getByRole('button', { name: 'Continue' }).click();
  // Its picture is here when it can be seen.
  await elsewhere.locator('li', { has: elsewhere.getByRole('button', { name: 'Remove quay.png' }) }).locator('img').waitFor();
  await elsewhere.getByRole('button', { name: 'Post', exact: true }).click();
  const picture = article(elsewhere, 'The new quay in one picture').getByRole('img', { name: 'A quay at dawn' });
  await picture.waitFor();
  await elsewhere.waitForFunction((image) => (image as HTMLImageElement).naturalWidth === 1, await picture.elementHandle());
  await elsewhere.context().close();
});
