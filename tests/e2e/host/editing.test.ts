import type { Page } from 'playwright-core';
import { frameOnly, runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(120_000);

let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

interface StoredPage {
  readonly Id: number;
  readonly Title: string;
  readonly CanvasContent1: string;
  readonly Version: string;
}
async function storedPage(name: string, as = 'owner'): Promise<StoredPage> {
  return (await intranet.rest(as, 'GET', `sitepages/pages/GetByUrl('SitePages/${name}.aspx')`)).json as StoredPage;
}

/** A page of its own for a test, with one stream on it. */
async function createPage(name: string): Promise<void> {
  const { Id: id } = (await intranet.rest('owner', 'POST', 'sitepages/pages', { PageLayoutType: 'Article', PromotedState: 0 })).json as StoredPage;
  const { CanvasContent1: canvas } = await storedPage('Stream');
  expect((await intranet.rest('owner', 'POST', `sitepages/pages(${id})/savepage`, { Title: name, CanvasContent1: canvas })).status).toBe(200);
  expect((await intranet.rest('owner', 'POST', `sitepages/pages(${id})/publish`)).status).toBe(200);
}

async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Page title' }).waitFor();
}
const parts = (page: Page): Promise<number> => page.locator('[data-web-part]').count();

describe('editing a page', () => {
  test('adds, moves and publishes a web part, and it is there after a restart', async () => {
    await createPage('Plans');
    const page = await intranet.openPage('Plans');
    await edit(page);
    await page.getByRole('button', { name: 'Add a web part' }).click();
    await page.getByRole('searchbox', { name: 'Search web parts' }).fill('stream');
    await page.getByRole('dialog').getByRole('button', { name: /^Stream/ }).first().click();
    await page.getByRole('group', { name: 'Add a section' }).getByRole('button', { name: 'Two columns' }).click();
    const toolbars = page.getByRole('toolbar', { name: 'Web part Stream' });
    await toolbars.nth(1).getByRole('button', { name: 'Move down' }).click();
    expect(await runAxe(page, frameOnly)).toEqual([]);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();

    await intranet.restart();
    const again = await intranet.openPage('Plans', { as: 'visitor' });
    expect(await parts(again)).toBe(2);
    const positions = (JSON.parse((await storedPage('Plans')).CanvasContent1) as { webPartId?: string; position?: { zoneIndex: number } }[]).filter((control) => control.webPartId).map((control) => control.position?.zoneIndex);
    expect(positions).toEqual([1, 2]);
  });

  test('configures a web part in Microsoft’s property pane, and it stays so after a restart', async () => {
    await createPage('Pane');
    const page = await intranet.openPage('Pane');
    await edit(page);
    await page.getByRole('button', { name: 'Edit properties' }).click();
    const pane = page.locator('#spPropertyPaneContainer');
    await pane.getByRole('textbox', { name: 'Title' }).fill('What moves us');
    await page.getByRole('heading', { name: 'What moves us' }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();

    await intranet.restart();
    const again = await intranet.openPage('Pane', { as: 'visitor' });
    await again.getByRole('heading', { name: 'What moves us' }).waitFor();
  });

  test('removes a web part and takes it back', async () => {
    await createPage('Undo');
    const page = await intranet.openPage('Undo');
    await edit(page);
    await page.getByRole('toolbar', { name: 'Web part Stream' }).getByRole('button', { name: 'Remove' }).click();
    expect(await parts(page)).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    expect(await parts(page)).toBe(1);
  });

  test('keeps a draft from everybody who may not edit until it is published', async () => {
    await createPage('Draft');
    const page = await intranet.openPage('Draft');
    await edit(page);
    await page.getByRole('textbox', { name: 'Page title' }).fill('Draft, second thoughts');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByText('Draft, not published').waitFor();
    expect((await storedPage('Draft', 'visitor')).Title).toBe('Draft');
    expect((await storedPage('Draft')).Title).toBe('Draft, second thoughts');
  });

  test('gives the page back unchanged when changes are discarded', async () => {
    await createPage('Discard');
    const page = await intranet.openPage('Discard');
    await edit(page);
    await page.getByRole('toolbar', { name: 'Web part Stream' }).getByRole('button', { name: 'Duplicate' }).click();
    page.on('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    expect(await parts(page)).toBe(1);
    expect((await storedPage('Discard')).Version).toMatch(/\.0$/);
  });

  test('is not offered to a visitor, and the server refuses it', async () => {
    const page = await intranet.openPage('Stream', { as: 'visitor' });
    expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
    const { Id: id, Title: title } = await storedPage('Stream');
    for (const call of ['checkoutpage', 'savepage', 'savepageasdraft', 'publish', 'discardpage']) {
      expect([call, (await intranet.rest('visitor', 'POST', `sitepages/pages(${id})/${call}`, { Title: 'Mine now' })).status]).toEqual([call, 403]);
    }
    expect((await intranet.rest('visitor', 'POST', 'sitepages/pages', { PageLayoutType: 'Article', PromotedState: 0 })).status).toBe(403);
    expect((await intranet.rest('visitor', 'DELETE', `sitepages/pages(${id})`)).status).toBe(403);
    expect((await storedPage('Stream')).Title).toBe(title);
  });

  test('is refused while somebody else edits, with their name', async () => {
    await createPage('Both');
    const first = await intranet.openPage('Both');
    await edit(first);
    const second = await intranet.openPage('Both', { as: 'member', allow: [/409/] });
    await second.getByRole('button', { name: 'Edit', exact: true }).click();
    await second.getByText(/checked out for editing by Site Owner/).first().waitFor();
  });
});
