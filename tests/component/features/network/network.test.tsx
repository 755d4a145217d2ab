import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import { NetworkProvider, type NetworkEnvironment } from '../../../../src/application/network/networkServices';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import type { Circle, Place } from '../../../../src/domain/network/circle';
import type { OrgPerson, OrgView } from '../../../../src/domain/network/org';
import type { Network } from '../../../../src/domain/network/ports';
import type { Relation } from '../../../../src/domain/network/relation';
import type { ContactList } from '../../../../src/domain/people/ports';
import { AppError } from '../../../../src/domain/shared/errors';
import CircleView from '../../../../src/features/network/CircleView';
import ContactsView from '../../../../src/features/network/ContactsView';
import { NetworkApp } from '../../../../src/features/network/NetworkApp';
import { RelationBar } from '../../../../src/features/network/RelationBar';
import { renderKit, violations } from '../../../support/renderKit';

function somebody(name: string, change: Partial<OrgPerson> = {}): OrgPerson {
  const email = `${name.toLowerCase()}@contoso.example`;
  return { account: `i:0#.f|membership|${email}`, name, email, role: 'Diver', department: 'Field work', hasPhoto: false, reports: [], manager: '', isKnown: true, ...change };
}

const ada = somebody('Ada');
const chief = somebody('Chief', { role: 'Chief executive', reports: [ada.account] });
const view: OrgView = { chain: [chief], person: ada, team: [], looked: 0, hasExactCounts: true, hasLoop: false, isSelf: true };
const noRelation: Relation = { isFollowed: false, followsYou: false, mutual: [], mutualCount: 0, isCut: false, canFollow: true };

function environment(change: Partial<Network> = {}): NetworkEnvironment {
  const network: Network = {
    readOrg: () => Promise.resolve(view), listPeople: (accounts) => Promise.resolve([ada, chief].filter(({ account }) => accounts.includes(account))), searchPeople: () => Promise.resolve([]),
    readCircle: () => Promise.reject(new AppError('offline')), findChain: () => Promise.resolve(undefined), readRelation: () => Promise.resolve(noRelation), setFollowed: () => Promise.resolve(), dismiss: () => Promise.resolve(),
    listContactLists: () => Promise.resolve([]), saveContactList: () => Promise.resolve(), deleteContactList: () => Promise.resolve(), ...change
  };
  return { network, rulesKey: '', siteUrl: 'https://contoso.example/sites/a', user: undefined, photoUrl: (account) => `/photo/${account}` };
}

function draw(element: React.ReactElement): RenderResult {
  return renderKit(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><ToastProvider>{element}</ToastProvider></QueryClientProvider>);
}
function inNetwork(element: React.ReactElement, change: Partial<Network> = {}): RenderResult {
  return draw(<NetworkProvider services={environment(change)}>{element}</NetworkProvider>);
}

beforeEach(() => { window.history.replaceState(null, '', '/'); });

describe('the reporting lines', () => {
  test('show those above with how many report to them', async () => {
    draw(<NetworkApp environment={environment()} title="" />);
    await screen.findByRole('link', { name: 'Chief' });
    screen.getByRole('img', { name: '1 direct report' });
    screen.getByText('Nobody reports to Ada.');
    expect(await violations()).toEqual([]);
  });

  test('tell no number where it would count people who are left out', async () => {
    draw(<NetworkApp environment={environment({ readOrg: () => Promise.resolve({ ...view, hasExactCounts: false }) })} title="" />);
    await screen.findByRole('link', { name: 'Chief' });
    expect(screen.queryByRole('img', { name: /direct report/ })).toBeNull();
  });

  test('grow and shrink by buttons that end where the sizes end', async () => {
    draw(<NetworkApp environment={environment()} title="" />);
    const chart = (await screen.findByRole('link', { name: 'Chief' })).closest<HTMLElement>('[data-zoom]');
    const press = (name: string): void => { fireEvent.click(screen.getByRole('button', { name })); };
    const sizeNow = (): number => Number(chart?.dataset.zoom);
    expect(sizeNow()).toBe(1);
    press('Larger');
    expect(sizeNow()).toBeGreaterThan(1);
    press('Smaller');
    press('Smaller');
    expect(sizeNow()).toBeLessThan(1);
    expect(screen.getByRole('button', { name: 'Smaller' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('are printed alone, and the page is as it was afterwards', async () => {
    const printed: string[] = [];
    const print = jest.spyOn(window, 'print').mockImplementation(() => { printed.push(document.body.lastElementChild?.textContent ?? ''); });
    draw(<NetworkApp environment={environment()} title="" />);
    fireEvent.click(await screen.findByRole('button', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalled());
    expect(printed[0]).toMatch(/^Reporting lines of Ada/);
    expect(printed[0]).toContain('Chief executive');
    expect(printed[0]).not.toContain('Who knows whom');
    await waitFor(() => expect(screen.getAllByText('Chief executive')).toHaveLength(1));
    print.mockRestore();
  });

  test('say that the data run in a circle, and who is not in the directory', async () => {
    const gap = somebody('Ghost', { isKnown: false });
    draw(<NetworkApp environment={environment({ readOrg: () => Promise.resolve({ ...view, chain: [gap], hasLoop: true }) })} title="" />);
    await screen.findByText(/goes round in a circle/);
    screen.getByText('Not in the company directory');
  });
});

describe('who knows whom', () => {
  const link = { aFollows: true, bFollows: false, praise: 0, endorsements: 0, replies: 0, skills: [] };
  const [ben, cleo] = [somebody('Ben'), somebody('Cleo')];
  const key = ({ account }: OrgPerson): string => account.toLowerCase();
  const circle: Circle = {
    centre: key(ada), isSelf: true, isCut: false, people: new Map([ada, ben, cleo].map((one) => [key(one), one])),
    places: new Map<string, Place>([[key(ada), { step: 0, through: undefined }], [key(ben), { step: 1, through: undefined }], [key(cleo), { step: 2, through: key(ben) }]]),
    links: [{ a: key(ada), b: key(ben), ...link }, { a: key(ben), b: key(cleo), ...link }], suggestions: [{ account: key(cleo), followedBy: [key(ben)], skills: [] }]
  };

  test('is told in words: everybody, how far they are, through whom, and what connects; suggestions say their reason', async () => {
    inNetwork(<CircleView target={undefined} navigate={() => undefined} />, { readCircle: () => Promise.resolve(circle) });
    const table = await screen.findByRole('table');
    const row = within(table).getByRole('row', { name: /Cleo/ });
    expect(within(row).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/Cleo$/), 'Field work', '2', 'Ben', 'Ben follows Cleo']);
    within(table).getByRole('row', { name: /Ben.*directly.*You follow Ben/ });
    const suggestions = screen.getByRole('region', { name: 'You might follow' });
    expect(suggestions.textContent).toContain('Followed by Ben');
    screen.getByRole('img', { name: /Ada/ });
    expect(await violations()).toEqual([]);
  });
});

describe('how one follows somebody', () => {
  test('changes at once and goes back when the server refuses, and names whom both know', async () => {
    let refuse: (error: unknown) => void = () => undefined;
    const setFollowed = jest.fn(() => new Promise<void>((_resolve, reject) => { refuse = reject; }));
    inNetwork(<RelationBar person={ada} />, { setFollowed, readRelation: () => Promise.resolve({ ...noRelation, followsYou: true, mutual: [chief], mutualCount: 3 }) });
    await screen.findByText((_text, element) => element?.tagName === 'P' && element.textContent === 'Ada follows you · You both know Chief and 2 others');
    const follow = screen.getByRole('button', { name: /Follow/ });
    fireEvent.click(follow);
    await waitFor(() => expect(follow.getAttribute('aria-pressed')).toBe('true'));
    expect(setFollowed).toHaveBeenCalledWith(ada.email, true);
    refuse(new AppError('offline'));
    await waitFor(() => expect(follow.getAttribute('aria-pressed')).toBe('false'));
  });

  test('is not offered to those who only read', async () => {
    inNetwork(<RelationBar person={ada} />, { readRelation: () => Promise.resolve({ ...noRelation, canFollow: false }) });
    await screen.findByText('Nobody whom you follow follows them');
    expect(screen.queryByRole('button', { name: /Follow/ })).toBeNull();
  });
});

describe('contact lists', () => {
  const crew: ContactList = { id: 'crew', name: 'Crew', accounts: [ada.account] };

  test('are made and lose a colleague; what the server refuses comes back with a sentence', async () => {
    const saveContactList = jest.fn((_list: ContactList) => Promise.resolve());
    inNetwork(<ContactsView />, { listContactLists: () => Promise.resolve([crew]), saveContactList });
    const list = await screen.findByRole('region', { name: 'Crew' });
    expect(await violations()).toEqual([]);
    saveContactList.mockImplementationOnce(() => Promise.reject(new AppError('forbidden')));
    fireEvent.click(await within(list).findByRole('button', { name: 'Take Ada out of Crew' }));
    await within(list).findByRole('button', { name: 'Take Ada out of Crew' });
    fireEvent.change(screen.getByRole('textbox', { name: 'Name of a new list' }), { target: { value: ' Night watch ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add a list' }));
    await screen.findByRole('region', { name: 'Night watch' });
    expect(saveContactList.mock.calls.some(([saved]) => saved.name === 'Night watch' && saved.accounts.length === 0)).toBe(true);
  });

  test('are removed with a way back', async () => {
    const deleteContactList = jest.fn(() => Promise.resolve());
    inNetwork(<ContactsView />, { listContactLists: () => Promise.resolve([crew]), deleteContactList });
    fireEvent.click(await screen.findByRole('button', { name: 'Remove the list Crew' }));
    await screen.findByText('No list yet');
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('region', { name: 'Crew' });
    expect(deleteContactList).not.toHaveBeenCalled();
  });
});
