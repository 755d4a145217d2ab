import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PersonCardsProvider, ProfilePageProvider, type PersonCardsEnvironment } from '../../../../src/application/shared/personCards';
import { AppError } from '../../../../src/domain/shared/errors';
import type { PersonCard, PersonCards } from '../../../../src/domain/shared/personCard';
import { FacePile } from '../../../../src/features/shared/PersonFace';
import { PersonName, type PersonNameProps } from '../../../../src/features/shared/PersonName';
import { aPerson } from '../../../support/profiles';
import { renderKit } from '../../../support/renderKit';

const ben = aPerson(2, 'Ben Moor');
const card: PersonCard = {
  name: ben.name, account: ben.loginName, email: ben.email, role: 'Diver', department: 'Field Service', office: 'Bergen', timeZone: 'Europe/Oslo', pronouns: 'he/him', hasPhoto: false, hasProfile: true,
  isSelf: false, isFollowed: false, canFollow: true, common: { kind: 'people', count: 3 }
};

const readProfilePage = jest.fn(() => Promise.resolve('SitePages/Colleagues.aspx?user='));

function draw(cards: Partial<PersonCards> = {}, props: Partial<PersonNameProps> = {}, hasPage = true): RenderResult {
  const environment: PersonCardsEnvironment = { cards: { readCard: () => Promise.resolve(card), setFollowed: () => Promise.resolve(), ...cards }, siteUrl: 'https://contoso.example/sites/a', photoUrl: (account) => account, readProfilePage };
  return renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <PersonCardsProvider value={environment}><ProfilePageProvider value={hasPage ? 'SitePages/Profile.aspx?user=' : null}><PersonName person={ben} {...props} /></ProfilePageProvider></PersonCardsProvider>
    </QueryClientProvider>
  );
}

async function openCard(): Promise<void> {
  const link = screen.getByRole('link', { name: 'Ben Moor' });
  link.focus();
  await userEvent.keyboard('{ArrowDown}');
}

test('a name leads to the profile, and opens a card from the keyboard', async () => {
  draw();
  expect(screen.getByRole('link', { name: 'Ben Moor' }).getAttribute('href')).toBe('https://contoso.example/sites/a/SitePages/Profile.aspx?user=ben.moor%40contoso.example');
  await openCard();
  await screen.findByText('Diver · Field Service');
  screen.getByText(/Bergen · .* there/);
  screen.getByText('You both follow 3 people');
  expect(screen.getByRole('link', { name: 'Chat' }).getAttribute('href')).toBe('https://teams.microsoft.com/l/chat/0/0?users=ben.moor%40contoso.example');
});

test('nothing is asked before a card opens', () => {
  const readCard = jest.fn(() => Promise.resolve(card));
  draw({ readCard });
  expect(readCard).not.toHaveBeenCalled();
});

test('a follow from the card shows at once and is taken back when it fails', async () => {
  draw({ setFollowed: () => Promise.reject(new AppError('forbidden')) });
  await openCard();
  // Fluent lets nothing be pointed at until it has placed the card, which it cannot without a browser.
  fireEvent.click(await screen.findByRole('button', { name: 'Follow' }));
  await screen.findByText(/Try Ben Moor again later/);
  await waitFor(() => screen.getByRole('button', { name: 'Follow' }));
});

test('a card that cannot be read says so', async () => {
  draw({ readCard: () => Promise.reject(new AppError('offline')) });
  await openCard();
  await screen.findByText(/You are offline/);
});

test('without profiles on the site a name leads where its screen wants, or is text', () => {
  const { unmount } = draw({}, { fallbackHref: '#stream=person/2' }, false);
  expect(screen.getByRole('link', { name: 'Ben Moor' }).getAttribute('href')).toBe('#stream=person/2');
  unmount();
  renderKit(<PersonName person={ben} />);
  expect(screen.queryByRole('link')).toBeNull();
  screen.getByText('Ben Moor');
});

test('a screen that does not know where profiles are asks once', async () => {
  const environment: PersonCardsEnvironment = { cards: { readCard: () => Promise.resolve(card), setFollowed: () => Promise.resolve() }, siteUrl: 'https://contoso.example/sites/a', photoUrl: (account) => account, readProfilePage };
  readProfilePage.mockClear();
  renderKit(<QueryClientProvider client={new QueryClient()}><PersonCardsProvider value={environment}><PersonName person={ben} /><PersonName person={aPerson(3, 'Cy Vale')} /></PersonCardsProvider></QueryClientProvider>);
  expect((await screen.findByRole('link', { name: 'Cy Vale' })).getAttribute('href')).toBe('https://contoso.example/sites/a/SitePages/Colleagues.aspx?user=cy.vale%40contoso.example');
  screen.getByRole('link', { name: 'Ben Moor' });
  expect(readProfilePage).toHaveBeenCalledTimes(1);
});

test('a face in a button opens its card under the pointer; a click in the card is none on the button', async () => {
  const pressed: string[] = [];
  const environment: PersonCardsEnvironment = { cards: { readCard: () => Promise.resolve(card), setFollowed: () => Promise.resolve() }, siteUrl: 'https://contoso.example/sites/a', photoUrl: (account) => account, readProfilePage };
  renderKit(
    <QueryClientProvider client={new QueryClient()}>
      <PersonCardsProvider value={environment}><ProfilePageProvider value="SitePages/Profile.aspx?user=">
        <button type="button" onClick={() => pressed.push('list')}><FacePile people={[ben]} photoUrl={(account) => account} limit={3} /> 1 follower</button>
      </ProfilePageProvider></PersonCardsProvider>
    </QueryClientProvider>
  );
  const button = screen.getByRole('button', { name: '1 follower' });
  const face = button.querySelector('[aria-hidden="true"] > span');
  if (!face) throw new Error('There is no face.');
  fireEvent.pointerEnter(face, { pointerType: 'mouse' });
  await screen.findByText('Diver · Field Service');
  fireEvent.click(await screen.findByRole('button', { name: 'Follow' }));
  expect(pressed).toEqual([]);
  fireEvent.click(button);
  expect(pressed).toEqual(['list']);
});
