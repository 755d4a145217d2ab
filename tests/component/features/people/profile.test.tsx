import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppError } from '../../../../src/domain/shared/errors';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { ProfileApp } from '../../../../src/features/people/ProfileApp';
import { htmlAttacks } from '../../../support/attacks';
import { aPerson, aProfileEnvironment, someFacts, type ProfileWorld } from '../../../support/profiles';
import { renderKit, violations } from '../../../support/renderKit';

const ada = aPerson(1, 'Ada King');

function open(world: Partial<ProfileWorld> = {}, locale = 'en-US'): RenderResult {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderKit(<QueryClientProvider client={client}><ToastProvider><ProfileApp environment={aProfileEnvironment(world)} title="" /></ToastProvider></QueryClientProvider>, { locale });
}

beforeEach(() => window.localStorage.clear());

describe('a colleague’s page', () => {
  test('shows what is there and leaves out what is empty', async () => {
    open({ profile: { pronouns: 'he/him', otherName: 'بن', skills: ['Knots'], anniversary: '2017-03-01', birthday: '02-29', languages: ['nb', 'Whistling'] } });
    await screen.findByRole('heading', { level: 2, name: /Ben Moor/ });
    expect(screen.getByText('Diver · Field Service')).toBeTruthy();
    await screen.findByRole('region', { name: /Skills/ });
    expect(screen.getByText('February 29')).toBeTruthy();
    expect(screen.getByText(/March 2017, \d+ years?/)).toBeTruthy();
    expect(screen.getByText('Norwegian Bokmål and Whistling')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Projects' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Edit: / })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('takes a follow back when the server refuses it, and says so', async () => {
    open({ service: { setFollowed: () => Promise.reject(new AppError('offline')) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Follow' }));
    await screen.findByText(/Nothing changed for Ben Moor/);
    expect(screen.getByRole('button', { name: 'Follow' })).toBeTruthy();
  });

  test('confirms a skill at once', async () => {
    const setEndorsed = jest.fn(() => Promise.resolve());
    open({ profile: { skills: ['Knots'] }, service: { setEndorsed } });
    await userEvent.click(await screen.findByRole('button', { name: 'Confirm: Knots' }));
    await screen.findByRole('button', { name: 'Knots, confirmed by 1 colleague' });
    expect(setEndorsed).toHaveBeenCalledWith(2, 'Knots', true);
  });

  test('offers nothing to those who only read', async () => {
    open({ canWrite: false, profile: { skills: ['Knots'] } });
    await screen.findByRole('region', { name: /Skills/ });
    expect(screen.queryByRole('button', { name: /Follow|Confirm/ })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('of somebody without a profile keeps the name and what they wrote', async () => {
    open({ facts: undefined, profile: { about: 'I was here' } });
    await screen.findByText(/SharePoint has no profile of this account/);
    await screen.findByText('I was here');
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('runs nothing that people wrote', async () => {
    const attack = jest.fn();
    Object.assign(window, { attack });
    const text = htmlAttacks.slice(0, 8).join(' ');
    open({ profile: { about: text, skills: [text.slice(0, 80)], pronouns: text.slice(0, 60) }, facts: someFacts(aPerson(2, 'Ben'), { role: text }), lately: { wall: [{ id: 1, authorId: 2, body: text, createdAt: '2026-01-01T00:00:00Z', isHidden: false }] } });
    await screen.findByRole('region', { name: 'Wall' });
    expect(document.querySelector('article script, article iframe, article [onerror]')).toBeNull();
    expect(attack).not.toHaveBeenCalled();
  });

  test('says that nobody is known, and leads to one’s own page', async () => {
    open({ service: { readStart: () => Promise.reject(new AppError('notFound')) } });
    await screen.findByRole('heading', { name: 'Nobody is known by this address' });
    expect(screen.getByRole('link', { name: 'To your page' }).getAttribute('href')).toBe('https://contoso.example/sites/a/SitePages/Profile.aspx');
  });

  test('speaks Arabic, the other way round', async () => {
    const { container } = open({ profile: { skills: ['Knots'] } }, 'ar-SA');
    await screen.findByRole('region', { name: /Skills|المهارات/ });
    expect(container.querySelector('[dir=rtl]')).toBeTruthy();
  });
});

describe('one’s own page', () => {
  const own: Partial<ProfileWorld> = { viewer: ada, person: ada };

  test('asks for what is missing, and saves while one types', async () => {
    const saveProfile = jest.fn(() => Promise.resolve());
    open({ ...own, service: { saveProfile } });
    await screen.findByText('0 of 8 filled');
    await userEvent.click(screen.getByRole('button', { name: 'Add what you are good at' }));
    const field = await screen.findByRole('textbox', { name: 'Add to “Skills”' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.type(field, 'Knots, knots, Sonar{Enter}');
    await screen.findByRole('button', { name: 'Remove Sonar' });
    await waitFor(() => expect(saveProfile).toHaveBeenCalledWith({ skills: ['Knots', 'Sonar'] }), { timeout: 3000 });
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit: Skills' })));
    await screen.findByText('1 of 8 filled');
  });

  test('keeps what is too long and does not send it', async () => {
    const saveProfile = jest.fn(() => Promise.resolve());
    open({ ...own, service: { saveProfile } });
    await userEvent.click(await screen.findByRole('button', { name: 'Say what you do, in two or three sentences' }));
    const field = await screen.findByRole('textbox', { name: 'About' });
    await userEvent.click(field);
    await userEvent.paste('a'.repeat(4001));
    await screen.findByText('This is too long: 4000 characters fit.');
    act(() => field.blur());
    expect(saveProfile).not.toHaveBeenCalled();
    expect((field as HTMLTextAreaElement).value).toHaveLength(4001);
  });

  test('says when saving failed, and tries again', async () => {
    const saveProfile = jest.fn().mockRejectedValueOnce(new AppError('offline')).mockResolvedValue(undefined);
    open({ ...own, profile: { pronouns: '' }, service: { saveProfile } });
    await userEvent.click(await screen.findByRole('button', { name: 'Name and pronouns' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Pronouns' }), 'she/her');
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 3000 }));
    await screen.findByText('Saved');
    expect(saveProfile).toHaveBeenLastCalledWith({ pronouns: 'she/her' });
  });

  test('shows itself as a colleague sees it', async () => {
    open({ ...own, profile: { skills: ['Knots'] }, lately: { wall: [{ id: 1, authorId: 2, body: 'Hidden words', createdAt: '2026-01-01T00:00:00Z', isHidden: true }] } });
    await screen.findByText('Hidden words');
    await userEvent.click(screen.getByRole('button', { name: 'See as a colleague' }));
    await screen.findByText('You see your page as a colleague sees it.');
    expect(screen.queryByText('Hidden words')).toBeNull();
    expect(screen.queryByText('What would help others')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull();
  });

  test('leaves the owners’ fields to owners', async () => {
    const customFields = [
      { key: 'desk', label: 'Desk', kind: 'text', choices: [], editor: 'person' }, { key: 'badge', label: 'Badge', kind: 'choice', choices: ['Red', 'Blue'], editor: 'owners' }
    ] as const;
    open({ ...own, environment: { customFields }, details: { ownerFields: { badge: 'Red' } } });
    const section = await screen.findByRole('region', { name: 'More' });
    within(section).getByText('Red');
    await userEvent.click(within(section).getByRole('button', { name: 'Edit: More' }));
    await screen.findByRole('textbox', { name: 'Desk' });
    expect(screen.queryByRole('combobox', { name: 'Badge' })).toBeNull();
  });
});

describe('contact lists', () => {
  test('take a colleague in, and go back where that fails', async () => {
    const saveContactList = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new AppError('offline'));
    open({ service: { saveContactList, listContactLists: () => Promise.resolve([{ id: 'crew', name: 'Crew', accounts: [] }]) } });
    await userEvent.click(await screen.findByRole('button', { name: 'More' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Add to a contact list' }));
    const crew = await screen.findByRole('checkbox', { name: 'Crew' });
    fireEvent.click(crew);
    await waitFor(() => expect(saveContactList).toHaveBeenCalledWith({ id: 'crew', name: 'Crew', accounts: ['i:0#.f|membership|ben.moor@contoso.example'] }));
    expect((crew as HTMLInputElement).checked).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: 'Name of a new list' }), { target: { value: 'Boats' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByText(/You are offline/);
    expect(screen.queryByRole('checkbox', { name: 'Boats' })).toBeNull();
  });
});

describe('the wall', () => {
  test('keeps a message whose sending failed', async () => {
    open({ service: { addMessage: () => Promise.reject(new AppError('offline')) } });
    const field = await screen.findByRole('textbox', { name: 'Write something to Ben Moor' });
    await userEvent.type(field, 'Hello Ben');
    await userEvent.click(screen.getByRole('button', { name: 'Write' }));
    await screen.findByText(/Not sent yet/);
    expect((field as HTMLTextAreaElement).value).toBe('Hello Ben');
  });

  test('takes a deleted message back while there is time', async () => {
    const deleteMessage = jest.fn(() => Promise.resolve());
    open({ service: { deleteMessage }, lately: { wall: [{ id: 1, authorId: 1, body: 'Mine', createdAt: '2026-01-01T00:00:00Z', isHidden: false }] } });
    await screen.findByText('Mine');
    await userEvent.click(screen.getByRole('button', { name: 'More about the message of Ada King' }));
    // The menu takes no pointer until it has found its place.
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByText('Mine')).toBeNull());
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('Mine');
    expect(deleteMessage).not.toHaveBeenCalled();
  });
});
