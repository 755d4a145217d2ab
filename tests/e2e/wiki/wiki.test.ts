import type { Page } from 'playwright-core';
import { htmlAttacks } from '../../support/attacks';
import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(90_000);

let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

const pages = `web/lists/getByTitle('Loggia Wiki Pages')`;

async function open(as: string, options: Parameters<TestIntranet['openPage']>[1] = {}): Promise<Page> {
  const page = await intranet.openPage('Wiki', { as, ...options });
  page.setDefaultTimeout(20_000);
  return page;
}
const title = (page: Page, text: string): ReturnType<Page['locator']> => page.getByRole('heading', { level: 2, name: text, exact: true });
const text = (page: Page): ReturnType<Page['locator']> => page.getByRole('textbox', { name: 'Text of the page' });

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function edit(page: Page): Promise<void> {
  await page.getByRole('article').getByRole('button', { name: 'Edit', exact: true }).click();
  await text(page).waitFor();
}

/** The id of a page by its title. */
async function idOf(name: string): Promise<number> {
  const { json } = await intranet.rest('owner', 'GET', `${pages}/items?$select=Id,Title`);
  return (json as { value: { Id: number; Title: string }[] }).value.find(({ Title }) => Title === name)?.Id ?? 0;
}

test('an owner sets the wiki up and writes two pages that know each other', async () => {
  const page = await open('owner');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Open the wiki' }).click();
  await page.getByRole('button', { name: 'Write the first page' }).click();
  await save(page);
  await page.getByText('Give the page a title.').waitFor();
  await page.getByRole('textbox', { name: 'Title' }).fill('Handbook');
  await text(page).click();
  await page.keyboard.type('## Before you start');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Lower the mast in **strong** wind, see [[');
  await page.getByRole('combobox', { name: 'Words of a page, or an address' }).fill('Mast mounting');
  await page.getByRole('option', { name: /Mast mounting/ }).click();
  await text(page).getByRole('link', { name: 'Mast mounting' }).waitFor();
  await save(page);
  await title(page, 'Handbook').waitFor();
  await page.getByRole('article').getByRole('heading', { name: 'Before you start' }).waitFor();
  await page.getByRole('article').locator('strong').getByText('strong').waitFor();

  await page.getByRole('article').getByRole('link', { name: 'Mast mounting' }).click();
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Mast mounting');
  await text(page).click();
  await page.keyboard.type('Two people, two hours, one dry day.');
  await save(page);
  await title(page, 'Mast mounting').waitFor();
  // The link that was there before the page leads to it now.
  await page.getByRole('treeitem', { name: 'Handbook' }).locator('[dir=auto]').first().click();
  await title(page, 'Handbook').waitFor();
  await page.getByRole('article').getByRole('link', { name: 'Mast mounting' }).click();
  await title(page, 'Mast mounting').waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  await page.context().close();
});

test('two people change one page in different places: both changes stay', async () => {
  const id = await idOf('Handbook');
  await intranet.rest('owner', 'PATCH', `${pages}/items(${id})`, { Body: '<p>First place</p><p>Between</p><p>Second place</p>' });
  const [owner, member] = [await open('owner'), await open('member', { allow: [/412|Failed to load resource/] })];
  for (const page of [owner, member]) {
    await title(page, 'Handbook').waitFor();
    await edit(page);
  }
  await text(owner).getByText('First place').click();
  await owner.keyboard.press('End');
  await owner.keyboard.type(' by the owner');
  await save(owner);
  await owner.getByRole('article').getByText('First place by the owner').waitFor();
  await text(member).getByText('Second place').click();
  await member.keyboard.press('End');
  await member.keyboard.type(' by the member');
  await save(member);
  await member.getByRole('article').getByText('Second place by the member').waitFor();
  await member.getByRole('article').getByText('First place by the owner').waitFor();
  await owner.context().close();
  await member.context().close();
});

test('two people change the same place: both texts are shown, and one decides', async () => {
  const [owner, member] = [await open('owner'), await open('member', { allow: [/412|Failed to load resource/] })];
  for (const page of [owner, member]) {
    await title(page, 'Handbook').waitFor();
    await edit(page);
    await text(page).getByText('Between').click();
    await page.keyboard.press('End');
  }
  await owner.keyboard.type(' says the owner');
  await save(owner);
  await owner.getByRole('article').getByText('Between says the owner').waitFor();
  await member.keyboard.type(' says the member');
  await save(member);
  const choice = member.getByRole('region', { name: 'Somebody changed the same place' });
  await choice.getByText('Between says the owner').waitFor();
  await choice.getByText('Between says the member').waitFor();
  expect(await runAxe(member, { within: '#host-main' })).toEqual([]);
  await choice.getByRole('button', { name: 'Take over' }).click();
  await save(member);
  await member.getByRole('article').getByText('Between says the owner').waitFor();
  await member.getByRole('article').getByText('Between says the member').waitFor();
  await owner.context().close();
  await member.context().close();
});

test('what is typed survives a reload, and a refused save loses nothing', async () => {
  const page = await open('member', { allow: [/net::ERR|Failed to load resource|Failed to fetch/] });
  await title(page, 'Handbook').waitFor();
  await edit(page);
  await text(page).getByText('First place').click();
  await page.keyboard.press('End');
  await page.keyboard.type(', half a sentence');
  await page.getByText('Kept on this device').waitFor();
  await page.reload();
  await text(page).getByText('half a sentence').waitFor();
  await page.context().setOffline(true);
  await save(page);
  await page.getByText(/Your text is kept on this device\./).waitFor();
  await page.context().setOffline(false);
  await save(page);
  await page.getByRole('article').getByText('half a sentence').waitFor();
  await page.context().close();
});

test('every change is in the history and can be brought back', async () => {
  const page = await open('member');
  await title(page, 'Handbook').waitFor();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  await page.getByRole('region', { name: 'What changed' }).locator('ins').getByText('half a sentence').waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  await page.getByRole('list', { name: 'History' }).getByRole('button').last().click();
  await page.getByRole('button', { name: /^Restore version/ }).click();
  await page.getByRole('article').getByRole('heading', { name: 'Before you start' }).waitFor();
  await page.context().close();
});

test('the tree is walked by keyboard, and a renamed page keeps its links', async () => {
  const page = await open('owner');
  const id = await idOf('Mast mounting');
  await page.goto(page.url().replace(/#.*$/, '') + `#wiki=edit/${id}`);
  await page.reload();
  await page.getByRole('textbox', { name: 'Title' }).fill('Masts, all series');
  await save(page);
  await title(page, 'Masts, all series').waitFor();
  const current = page.locator('[role=treeitem][aria-current=page]');
  await current.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await title(page, 'Handbook').waitFor();
  expect((await intranet.rest('owner', 'GET', `${pages}/items(${id})`)).text).toContain('Masts, all series');
  await page.context().close();
});

test('by keyboard alone: a page is asked to be read and locked, confirmed, discussed, and brought back in one step', async () => {
  const id = await idOf('Masts, all series');
  const [owner, member] = [await open('owner'), await open('member')];
  for (const page of [owner, member]) await page.goto(`${page.url().replace(/#.*$/, '')}#wiki=page/${id}`);
  await title(owner, 'Masts, all series').waitFor();
  const choose = async (item: string): Promise<void> => {
    await owner.getByRole('article').getByRole('button', { name: 'More actions' }).press('Enter');
    // The menu takes the focus to its first line: whoever presses earlier chooses that one.
    await owner.locator('[role=menuitem]:focus').waitFor();
    await owner.getByRole('menuitem', { name: item }).press('Enter');
  };
  await choose('Ask everybody to read it');
  await owner.getByRole('region', { name: 'Must be read' }).waitFor();
  await choose('Who may change it');
  await owner.getByRole('dialog').getByRole('radio', { name: 'Only owners of this site' }).press('Space');
  await owner.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
  await owner.getByRole('article').getByText('Locked').waitFor();

  await member.reload();
  await member.getByRole('article').getByText('Locked').waitFor();
  expect(await member.getByRole('article').getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  expect((await intranet.rest('member', 'PATCH', `${pages}/items(${id})`, { Body: 'mine' })).status).toBe(403);
  await member.getByRole('button', { name: 'I have read this' }).press('Enter');
  await member.getByText('You have confirmed that you have read this page').waitFor();
  await member.getByRole('textbox', { name: 'Your comment' }).pressSequentially('Which clamp?');
  await member.keyboard.press('Control+Enter');
  const talk = member.getByRole('region', { name: 'Comments' });
  await talk.getByRole('listitem').getByText('Which clamp?').waitFor();
  await talk.getByRole('button', { name: 'Done with' }).press('Enter');
  await talk.getByText('Done with (1)').waitFor();

  await choose('History');
  await owner.getByRole('list', { name: 'History' }).getByRole('button', { name: /^Version 1\.0/ }).press('Enter');
  await owner.getByRole('button', { name: 'Restore version 1.0' }).press('Enter');
  await title(owner, 'Mast mounting').waitFor();
  await owner.context().close();
  await member.context().close();
});

test('a visitor reads and is not offered to write', async () => {
  const page = await open('visitor');
  await title(page, 'Handbook').waitFor();
  expect(await page.getByRole('article').getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'New page' }).count()).toBe(0);
  expect((await intranet.rest('visitor', 'PATCH', `${pages}/items(${await idOf('Handbook')})`, { Body: 'mine' })).status).toBe(403);
  await page.context().close();
});

test('nothing that a page contains runs, neither read nor opened in the editor', async () => {
  const page = await open('owner', { allow: [/404|ERR_|Failed to load|Content Security Policy/] });
  const id = await idOf('Handbook');
  // SharePoint takes no control characters.
  const body = htmlAttacks.map((attack) => `<p>before</p>${attack}<p>after</p>`).join('').replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
  expect(body.length).toBeLessThan(63_999);
  expect((await intranet.rest('owner', 'PATCH', `${pages}/items(${id})`, { Body: body, Title: '<img src=x onerror="attack()">' })).status).toBe(204);
  await page.addInitScript(() => {
    (window as unknown as { attack(): void }).attack = () => { (window as unknown as { hacked?: boolean }).hacked = true; };
  });
  await page.reload();
  await page.getByRole('article').getByText('before').first().waitFor();
  await edit(page);
  await text(page).getByText('before').first().waitFor();
  expect(await page.evaluate(() => (window as unknown as { hacked?: boolean }).hacked)).toBeUndefined();
  expect((await intranet.rest('owner', 'PATCH', `${pages}/items(${id})`, { Body: '<h2>One</h2><p>x</p><h2>Two</h2><table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>', Title: 'Handbook' })).status).toBe(204);
  await page.context().close();
});

test.each([['dark', 1280, 'en'], ['contrast', 768, 'en'], ['light', 360, 'ar'], ['light', 1280, 'de']] as const)('%s at %d in %s can be used by everybody, reading and writing', async (theme, width, lang) => {
  const page = await open('owner', { theme, width, lang });
  await title(page, 'Handbook').waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  await page.goto(`${page.url().replace(/#.*$/, '')}#wiki=edit/${await idOf('Handbook')}`);
  await page.locator('.ProseMirror').waitFor();
  expect(await runAxe(page, { within: '#host-main' })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.context().close();
});
