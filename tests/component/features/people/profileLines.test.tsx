import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import type { CustomField } from '../../../../src/domain/people/customFields';
import type { Activity } from '../../../../src/domain/people/ports';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { ProfileApp } from '../../../../src/features/people/ProfileApp';
import { FieldsPane } from '../../../../src/features/people/FieldsPane';
import { aPerson, aProfileEnvironment, someFacts, type ProfileWorld } from '../../../support/profiles';
import { renderKit, violations } from '../../../support/renderKit';

const ada = aPerson(1, 'Ada King');
const ben = aPerson(2, 'Ben Moor');

function open(world: Partial<ProfileWorld> = {}, locale = 'en-US'): RenderResult {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderKit(<QueryClientProvider client={client}><ToastProvider><ProfileApp environment={aProfileEnvironment(world)} title="" /></ToastProvider></QueryClientProvider>, { locale });
}

beforeEach(() => {
  window.localStorage.clear();
  // Everything is near where nothing is laid out.
  Object.assign(window, { IntersectionObserver: undefined });
});

test('the head says how to address somebody, where they are and what their clock shows, and reaches them in one click', async () => {
  open({ profile: { pronouns: 'he/him', pronunciation: 'BEN moor', otherName: 'بن', timeZone: 'Asia/Tokyo' } });
  await screen.findByText('he/him');
  expect(document.querySelector('h2')?.textContent).toBe('Ben Moor بن');
  screen.getByText('BEN moor');
  screen.getByText('Bergen');
  screen.getByText(/\d{1,2}:\d{2}.* there/);
  const mail = encodeURIComponent(ben.email);
  expect(screen.getByRole('link', { name: /^Chat/ }).getAttribute('href')).toBe(`https://teams.microsoft.com/l/chat/0/0?users=${mail}`);
  expect(screen.getByRole('link', { name: /^Call/ }).getAttribute('href')).toBe(`https://teams.microsoft.com/l/call/0/0?users=${mail}`);
  expect(screen.getAllByRole('link', { name: /mail|@/i })[0]?.getAttribute('href')).toBe(`mailto:${ben.email}`);
  expect(await violations()).toEqual([]);
});

test('the contact card is one download', async () => {
  const text: BlobPart[] = [];
  const blob = jest.spyOn(globalThis, 'Blob').mockImplementation((parts) => { text.push(...(parts ?? [])); return {} as Blob; });
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
  open({ profile: { timeZone: 'Asia/Tokyo' } });
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /contact card/ }));
  expect(String(text[0])).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\nFN:Ben Moor[\s\S]*TITLE:Diver[\s\S]*TZ;VALUE=text:Asia\/Tokyo/);
  blob.mockRestore();
});

test('birthday and years at work are there only where the person shows them, whatever the company knows', async () => {
  open({ facts: someFacts(ben, { hiredAt: '2017-03-01T00:00:00.000Z' }), profile: { languages: ['en'] } });
  const contact = await screen.findByRole('region', { name: 'Contact' });
  expect(within(contact).queryByText(/Here since|Birthday|2017/)).toBeNull();
});

test('in common are people, topics, skills, interests, the place and the manager', async () => {
  open({ details: { people: new Map([[3, aPerson(3, 'Cleo Dahl')]]), common: { peopleIds: [3, 4, 5], topics: ['tides'], skills: ['Knots'], interests: ['Sailing'], languages: [], office: 'Bergen', department: 'Field Service', hasSameManager: true } } });
  const common = await screen.findByRole('region', { name: 'In common with you' });
  expect(within(common).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['You both follow Cleo Dahl and 2 others', 'Topics: #tides', 'Skills: Knots', 'Interests: Sailing', 'You both work in Bergen', 'You report to the same manager']);
});

test('what somebody made lately is posts, answers, articles and wiki pages, each with its way there', async () => {
  const at = '2026-01-02T00:00:00Z';
  const activities: Activity[] = [{ kind: 'post', title: 'Fog', at, postId: 7 }, { kind: 'reply', title: 'Wind', at, postId: 8 }, { kind: 'article', title: 'A year at sea', at, href: 'https://contoso.example/a' }, { kind: 'page', title: 'Knots', at, href: 'https://contoso.example/k' }];
  open({ lately: { activities }, environment: { streamPageUrl: 'https://contoso.example/Stream.aspx' } });
  const lately = await screen.findByRole('region', { name: 'Lately' });
  expect(within(lately).getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Fog', 'https://contoso.example/Stream.aspx#stream=post/7'], ['Wind', 'https://contoso.example/Stream.aspx#stream=post/8'], ['A year at sea', 'https://contoso.example/a'], ['Knots', 'https://contoso.example/k']
  ]);
  expect(lately.textContent).toMatch(/Post.*Answered.*Article.*Wiki page/);
});

describe('fields of the site', () => {
  const field = (key: string, kind: CustomField['kind'], editor: CustomField['editor'] = 'person'): CustomField => ({ key, label: key, kind, choices: ['Red', 'Blue'], editor });
  const customFields = [field('Badge', 'link'), field('Desk', 'text'), field('Team', 'choice', 'owners'), field('Mentor', 'people'), field('Trap', 'link')];

  test('of all four kinds stand in the order of the owner, and only what may be followed is a link', async () => {
    const trap = `${'javascript'}:alert(1)`;
    open({
      environment: { customFields }, profile: { fields: { Desk: '4.12', Badge: 'https://contoso.example/badge', Mentor: ['i:0#.f|membership|cleo@contoso.example'], Trap: trap } }, details: { ownerFields: { Team: 'Blue' } },
      service: { listSummaries: (accounts) => Promise.resolve(accounts.map((account) => ({ account, name: 'Cleo Dahl', email: 'cleo@contoso.example', role: '' }))) }
    });
    const more = await screen.findByRole('region', { name: 'More' });
    await within(more).findByText('Cleo Dahl');
    expect([...more.querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual(['Badge', 'Desk', 'Team', 'Mentor', 'Trap']);
    expect([...more.querySelectorAll('dd')].map(({ textContent }) => textContent?.replace(/\(.*\)$/, '').trim())).toEqual(expect.arrayContaining(['4.12', 'Blue', 'Cleo Dahl']));
    expect([...more.querySelectorAll('a')].map((link) => link.getAttribute('href'))).not.toContain(trap);
    expect(within(more).getByRole('link', { name: /badge/ }).getAttribute('href')).toBe('https://contoso.example/badge');
  });

  test('are for the person or for owners to fill', async () => {
    open({ viewer: ada, person: ada, environment: { customFields } });
    fireEvent.click(await screen.findByRole('button', { name: 'Fill in the fields of this site' }));
    await screen.findByRole('textbox', { name: 'Desk' });
    await screen.findByRole('combobox', { name: /Mentor/ });
    expect(screen.queryByLabelText('Team')).toBeNull();
  });

  test('are added, ordered and removed in the property pane', async () => {
    const onChange = jest.fn();
    renderKit(<FieldsPane fields={[field('Desk', 'text'), field('Team', 'choice', 'owners')]} onChange={onChange} />);
    fireEvent.click(await screen.findByRole('button', { name: /up.*Team|Team.*up/i }));
    expect((onChange.mock.lastCall as [CustomField[]])[0].map(({ key }) => key)).toEqual(['Team', 'Desk']);
    fireEvent.click(screen.getByRole('button', { name: /Remove.*Desk/ }));
    expect((onChange.mock.lastCall as [CustomField[]])[0].map(({ key }) => key)).toEqual(['Team']);
  });
});

test('a very long text is folded, a long word wraps, and both are all there', async () => {
  const long = 'word '.repeat(700);
  open({ person: aPerson(2, `Ben ${'Moor'.repeat(30)}`), profile: { about: long, skills: ['x'.repeat(80)], interests: Array.from({ length: 40 }, (_, index) => `interest ${index}`) } });
  await screen.findByText('x'.repeat(80));
  expect(document.querySelector('article')?.textContent).toContain('word word');
  expect(screen.getAllByText(/^interest \d+$/)).toHaveLength(40);
});

test('somebody who has no profile themselves is not told that they left', async () => {
  open({ viewer: ada, person: ada, facts: undefined });
  await waitFor(() => expect(screen.queryByText(/SharePoint has no profile of your account/)).not.toBeNull());
  expect(screen.queryByText(/may have left/)).toBeNull();
});
