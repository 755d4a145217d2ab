import type { Page } from 'playwright-core';
import { runAxe, startIntranet, type TestIntranet } from '../../support/intranet';

jest.setTimeout(90_000);

const domain = 'contoso.onmicrosoft.com';
let intranet: TestIntranet;
beforeAll(async () => {
  intranet = await startIntranet();
  const { profiles, sites } = intranet.intranet.sharePoint.store;
  profiles.set(`owner@${domain}`, { Title: 'Head of Moorings', Department: 'Buoys', Office: 'Bergen', 'SPS-TimeZone': 'Europe/Oslo' });
  profiles.set(`member@${domain}`, { Title: 'Field Engineer', Department: 'Field Service', Office: 'Bergen', Manager: `owner@${domain}`, WorkPhone: '+47 55 123', 'SPS-TimeZone': 'Asia/Kolkata' });
  sites.ensurePerson(`gone@${domain}`, 'Gerrit Haverkamp');
  profiles.withhold(`gone@${domain}`);
});
afterAll(() => intranet.close());
afterEach(() => expect(intranet.complaints()).toEqual([]));

/** Opens somebody's profile as somebody, and waits for its face. */
async function open(as: string, user?: string, options: Parameters<TestIntranet['openPage']>[1] = {}): Promise<Page> {
  const page = await intranet.openPage('Profile', { as, ...options });
  page.setDefaultTimeout(20_000);
  if (user !== undefined) {
    await page.goto(`${intranet.origin}/sites/intranet/SitePages/Profile.aspx?user=${encodeURIComponent(`${user}@${domain}`)}`);
    await page.locator('body[data-ready]').waitFor();
  }
  return page;
}

const section = (page: Page, name: string): ReturnType<Page['locator']> => page.getByRole('region', { name });

test('an owner sets profiles up; until then colleagues read one sentence', async () => {
  const member = await open('member');
  await member.getByText('Profiles are not set up yet.').waitFor();
  await member.context().close();
  const owner = await open('owner');
  await owner.getByRole('button', { name: 'Set up' }).click();
  await owner.getByRole('button', { name: 'Open the profile' }).click();
  await owner.getByRole('heading', { name: 'Site Owner' }).waitFor();
  await owner.getByText('Head of Moorings · Buoys').waitFor();
  await owner.context().close();
});

test('somebody fills their own page in place, and it is saved by itself', async () => {
  const page = await open('member');
  await section(page, 'What would help others').getByText('1 of 8 filled').waitFor();
  await page.getByRole('button', { name: 'Say what you do, in two or three sentences' }).click();
  await page.getByRole('textbox', { name: 'About' }).fill('I keep **buoys** upright.');
  await section(page, 'About').getByText('Saved').waitFor();
  await page.keyboard.press('Escape');
  await section(page, 'About').getByText('I keep buoys upright.').waitFor();
  await page.getByRole('button', { name: 'Add what you are good at' }).click();
  const field = page.getByRole('textbox', { name: 'Add to “Skills”' });
  await field.fill('Knots, Sonar');
  await field.press('Enter');
  await section(page, 'Skills').getByRole('button', { name: 'Remove Sonar' }).waitFor();
  await section(page, 'Skills').getByText('Saved').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Name and pronouns' }).click();
  await page.getByRole('textbox', { name: 'Pronouns' }).fill('they/them');
  await page.getByRole('group', { name: 'Name and pronouns' }).getByText('Saved').waitFor();
  await page.reload();
  await section(page, 'About').getByText('I keep buoys upright.').waitFor();
  await page.getByText('they/them').waitFor();
  await section(page, 'What would help others').getByText('4 of 8 filled').waitFor();
  await page.getByRole('button', { name: 'See as a colleague' }).click();
  await page.getByText('You see your page as a colleague sees it.').waitFor();
  expect(await page.getByRole('button', { name: /^Edit: / }).count()).toBe(0);
  await page.getByRole('button', { name: 'Back to editing' }).click();
  await page.getByRole('button', { name: 'Edit: Skills' }).waitFor();
  await page.context().close();
});

test('what could not be saved stays, and is saved when the page comes back', async () => {
  const page = await open('member', undefined, { allow: [/net::ERR|Failed to load resource|Failed to fetch/] });
  await page.getByRole('button', { name: 'Edit: About' }).click();
  await page.route(/LoggiaProfiles/i, (route) => route.abort());
  await page.getByRole('textbox', { name: 'About' }).fill('I keep buoys upright, in winter too.');
  await page.getByText('Not saved yet. It is kept on this device.').waitFor();
  await page.unroute(/LoggiaProfiles/i);
  await page.reload();
  await page.getByRole('button', { name: 'Edit: About' }).click();
  await section(page, 'About').getByText('Saved').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await section(page, 'About').getByText('in winter too').waitFor();
  await page.context().close();
});

test('a colleague follows, confirms a skill and writes on the wall; the person sees it and may hide it', async () => {
  const owner = await open('owner', 'member');
  await owner.getByText(/ahead of you|behind you|as with you/).waitFor();
  await owner.getByRole('button', { name: 'Follow', exact: true }).click();
  await owner.getByRole('button', { name: 'Following' }).waitFor();
  await owner.getByRole('button', { name: 'Confirm: Sonar' }).click();
  await owner.getByRole('button', { name: 'Sonar, confirmed by 1 colleague' }).waitFor();
  await section(owner, 'In common with you').getByText('You both work in Bergen').waitFor();
  await owner.getByRole('textbox', { name: 'Write something to Site Member' }).fill('Thank you for the winch');
  await owner.getByRole('button', { name: 'Write', exact: true }).click();
  await owner.getByRole('group', { name: 'Site Owner' }).getByText('Thank you for the winch').waitFor();
  expect(await owner.getByRole('button', { name: /^Edit: / }).count()).toBe(0);
  await owner.reload();
  await owner.getByRole('button', { name: 'Following' }).waitFor();

  const member = await open('member');
  await section(member, 'Network').getByRole('button', { name: '1 follower' }).click();
  await member.getByRole('dialog').getByText('Site Owner').waitFor();
  await member.keyboard.press('Escape');
  const message = member.getByRole('group', { name: 'Site Owner' });
  await message.getByText('Thank you for the winch').waitFor();
  await message.getByRole('button', { name: 'More about the message of Site Owner' }).click();
  await member.getByRole('menuitem', { name: /Hide from this page/ }).click();
  await message.getByText('Hidden: only you and its author see it here.').waitFor();
  await member.context().close();

  const visitor = await open('visitor', 'member');
  await section(visitor, 'Skills').getByText('Sonar').waitFor();
  expect(await visitor.getByText('Thank you for the winch').count()).toBe(0);
  expect(await visitor.getByRole('button', { name: /Follow|Confirm:/ }).count()).toBe(0);
  expect(await visitor.getByRole('textbox').count()).toBe(0);
  await visitor.context().close();
  await owner.context().close();
});

test('what is somebody else’s cannot be written by REST', async () => {
  const rows = (await intranet.rest('owner', 'GET', `web/lists/getByTitle('Loggia Profiles')/items?$select=Id`)).json as { value: { Id: number }[] };
  expect((await intranet.rest('visitor', 'PATCH', `web/lists/getByTitle('Loggia Profiles')/items(${rows.value[0]?.Id ?? 0})`, { About: 'x' })).status).toBe(403);
});

test('somebody without a profile, and nobody at all, look right', async () => {
  const page = await open('member', 'gone');
  await page.getByRole('heading', { name: 'Gerrit Haverkamp' }).waitFor();
  await page.getByText('SharePoint has no profile of this account').waitFor();
  await page.context().close();
  const nobody = await open('member', 'nobody');
  await nobody.getByRole('heading', { name: 'Nobody is known by this address' }).waitFor();
  await nobody.getByRole('link', { name: 'To your page' }).click();
  await nobody.getByRole('heading', { name: 'Site Member' }).waitFor();
  await nobody.context().close();
});

test('a name opens a card, by the keyboard too, and leads to the profile', async () => {
  const page = await open('member');
  const link = section(page, 'Reports to').getByRole('link', { name: 'Site Owner' });
  await link.waitFor();
  await link.hover();
  const card = page.getByRole('dialog', { name: 'Site Owner' });
  await card.getByText('Head of Moorings').waitFor();
  await card.getByRole('button', { name: 'Follow' }).click();
  await card.getByRole('button', { name: 'Following' }).waitFor();
  expect(await runAxe(page)).toEqual([]);
  await link.focus();
  await link.press('Escape');
  await card.waitFor({ state: 'detached' });
  await link.click();
  await page.waitForURL(/Profile\.aspx\?user=owner/);
  await page.getByRole('heading', { name: 'Site Owner' }).waitFor();
  await page.context().close();
});

test('an owner adds a field to every profile', async () => {
  const owner = await open('owner');
  await owner.getByRole('button', { name: 'Edit', exact: true }).click();
  await owner.getByRole('button', { name: 'Edit properties' }).click();
  const pane = owner.locator('#spPropertyPaneContainer');
  await pane.getByRole('button', { name: 'Add a field' }).click();
  await pane.getByRole('textbox', { name: 'Name', exact: true }).fill('Desk');
  await pane.getByRole('textbox', { name: 'Name', exact: true }).blur();
  await owner.getByRole('button', { name: 'Fill in the fields of this site' }).waitFor();
  await owner.getByRole('button', { name: 'Publish' }).click();
  await owner.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await owner.getByRole('button', { name: 'Fill in the fields of this site' }).click();
  await owner.getByRole('textbox', { name: 'Desk' }).fill('4.12');
  await section(owner, 'More').getByText('Saved').waitFor();
  await owner.context().close();
  const member = await open('member', 'owner');
  await section(member, 'More').getByText('4.12').waitFor();
  await member.context().close();
});

test.each([['dark', 1280, 'en', 'member'], ['contrast', 768, 'en', 'member'], ['light', 360, 'en', undefined], ['light', 1280, 'ar', undefined], ['dark', 360, 'ar', 'member']] as const)('%s at %d in %s can be used by everybody', async (theme, width, lang, user) => {
  const page = await open('owner', user, { theme, width, lang });
  await page.getByRole('heading', { level: 2, name: user ? 'Site Member' : 'Site Owner' }).waitFor();
  await page.getByRole('region', { name: /Contact|التواصل/ }).waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.getByRole('region', { name: /Wall|الحائط/ }).waitFor();
  expect(await runAxe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  if (process.env.LOGGIA_SHOTS) await page.screenshot({ path: `${process.env.LOGGIA_SHOTS}/profile-${theme}-${width}-${lang}.png`, fullPage: true });
  await page.context().close();
});
