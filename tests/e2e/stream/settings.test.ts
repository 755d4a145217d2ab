import type { Page } from 'playwright-core';
import { seedBareSite } from '../../../local/sharepoint/store/bareSite';
import { startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(120_000);

const hub = '/sites/hub';
let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
  seedBareSite(intranet.intranet.sharePoint.store, hub, 'Hub');
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

async function editProperties(page: Page): Promise<ReturnType<Page['locator']>> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Edit properties' }).click();
  return page.locator('#spPropertyPaneContainer');
}

async function writePost(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: /What would you like to share/ }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('article').filter({ hasText: text }).filter({ has: page.getByRole('button', { name: 'More actions' }) }).first().waitFor();
}

async function listExists(site: string): Promise<boolean> {
  const answer = await fetch(`${intranet.restUrl.replace(/\/sites\/.*$/, site)}/_api/web/lists/getByTitle('Loggia%20Posts')`, { headers: { 'x-local-user': 'owner@contoso.onmicrosoft.com' } });
  return answer.status === 200;
}

test('the property pane refuses a page size and an address that make no sense', async () => {
  const page = await intranet.openPage('Stream');
  const pane = await editProperties(page);
  await pane.getByRole('textbox', { name: 'Posts per page' }).fill('7000');
  await pane.getByText('Enter a whole number from 5 to 50.').waitFor();
  await pane.getByRole('textbox', { name: 'Site' }).fill('https://elsewhere.example.com/sites/x');
  await pane.getByText(/Enter a full address that starts with/).waitFor();
  await page.context().close();
});

test('one central site serves a stream on another, and everyone may write where the owner said so', async () => {
  const page = await intranet.openPage('Stream');
  const pane = await editProperties(page);
  // The pane takes the address over once it has been checked; publishing before that would lose it.
  const applied = page.waitForRequest((request) => request.url().includes(`${hub}/_api/$batch`));
  await pane.getByRole('textbox', { name: 'Site' }).fill(`${intranet.origin}${hub}`);
  await applied;
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await page.getByRole('radio', { name: /Everyone in the organization/ }).check();
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Open the stream' }).click();
  await writePost(page, 'Hello from the centre');
  expect(await listExists(hub)).toBe(true);
  expect(await listExists('/sites/intranet')).toBe(false);
  await page.context().close();

  const visitor = await intranet.openPage('Stream', { as: 'visitor' });
  await visitor.getByText('Hello from the centre').waitFor();
  await writePost(visitor, 'A visitor of both sites may take part');
  await visitor.context().close();

  const guest = await intranet.openPage('Stream', { as: 'guest' });
  await guest.getByText('Hello from the centre').waitFor();
  expect(await guest.getByRole('button', { name: /What would you like to share/ }).count()).toBe(0);
  await guest.context().close();
});

test('the stream works as a Teams tab', async () => {
  const page = await intranet.openPage('Stream', { as: 'member', host: 'teams' });
  await page.getByText('Hello from the centre').waitFor();
  await writePost(page, 'Written in Teams');
  await page.context().close();
});
