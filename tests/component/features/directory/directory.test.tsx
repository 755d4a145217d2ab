import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import type { DirectoryEnvironment } from '../../../../src/application/directory/directoryServices';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import type { Directory, DirectoryPerson, ExclusionPreview as Preview } from '../../../../src/domain/directory/directory';
import { todayOf, type Week } from '../../../../src/domain/directory/week';
import { AppError } from '../../../../src/domain/shared/errors';
import { DirectoryApp } from '../../../../src/features/directory/DirectoryApp';
import { ExclusionPreview } from '../../../../src/features/directory/ExclusionPreview';
import { renderKit, violations } from '../../../support/renderKit';

function somebody(name: string, change: Partial<DirectoryPerson> = {}): DirectoryPerson {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@contoso.example`;
  return { account: `i:0#.f|membership|${email}`, name, lastName: name.split(' ').pop() ?? '', email, role: 'Diver', department: 'Field work', office: 'Kiel', phone: '', skills: [], askAbout: [], hasPhoto: false, ...change };
}

const noWeek: Week = { occasions: [], isCut: false };

function open(change: Partial<Directory> = {}, locale = 'en-US'): RenderResult {
  const directory: Directory = {
    findPeople: () => Promise.resolve({ people: [somebody('Ada Lind'), somebody('Ben Cole')], total: 2, isAbout: false, facets: {} }),
    readProfileSite: () => Promise.resolve({ profilePage: null }), readLanguages: () => Promise.resolve({ values: [], isWhole: true }), readWeek: () => Promise.resolve(noWeek), previewExclusions: () => Promise.reject(new Error('not here')), ...change
  };
  const environment: DirectoryEnvironment = { directory, rulesKey: '', siteUrl: 'https://contoso.example/sites/a', photoUrl: (account) => `/photo/${account}`, profileHref: (account) => `/profile/${account}`, pageSize: 24, hasWeek: true };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderKit(<QueryClientProvider client={client}><ToastProvider><DirectoryApp environment={environment} title="" /></ToastProvider></QueryClientProvider>, { locale });
}

beforeEach(() => { window.history.replaceState(null, '', '/'); });

describe('the directory', () => {
  test('offers languages by their names, and asks for who speaks them', async () => {
    const findPeople = jest.fn<ReturnType<Directory['findPeople']>, Parameters<Directory['findPeople']>>(() => Promise.resolve({ people: [somebody('Ada Lind')], total: 1, isAbout: false, facets: {} }));
    open({ findPeople, readProfileSite: () => Promise.resolve({ profilePage: '/Profile.aspx?user=' }), readLanguages: () => Promise.resolve({ values: [{ value: 'nb', count: 3 }], isWhole: false }) });
    fireEvent.click(await screen.findByRole('button', { name: /Language/ }));
    await screen.findByRole('menuitem', { name: /Counted in the newest 1,000 profiles/ });
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /Norwegian Bokmål/ }));
    await waitFor(() => expect(findPeople.mock.calls.some(([query]) => query.chosen.language?.includes('nb'))).toBe(true));
    await screen.findByText('Language: Norwegian Bokmål');
  });

  test('does not ask for languages before somebody opens their menu', async () => {
    const readLanguages = jest.fn(() => Promise.resolve({ values: [], isWhole: true }));
    open({ readLanguages, readProfileSite: () => Promise.resolve({ profilePage: '/Profile.aspx?user=' }) });
    const button = await screen.findByRole('button', { name: 'Language' });
    expect(readLanguages).not.toHaveBeenCalled();
    fireEvent.click(button);
    await screen.findByRole('menuitem', { name: /Nobody has named a language/ });
    expect(readLanguages).toHaveBeenCalledTimes(1);
  });

  test('says where a filter does not count everything', async () => {
    const department = Array.from({ length: 50 }, (_, index) => ({ value: `D${index}`, count: 1 }));
    open({ findPeople: () => Promise.resolve({ people: [somebody('Ada Lind')], total: 1, isAbout: true, facets: { department } }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Department' }));
    await screen.findByRole('menuitem', { name: /Only the 50 most frequent/ });
    screen.getByRole('menuitem', { name: /Counts may include people who are left out/ });
  });

  test('keeps the order and the view in the address', async () => {
    const findPeople = jest.fn<ReturnType<Directory['findPeople']>, Parameters<Directory['findPeople']>>(() => Promise.resolve({ people: [somebody('Ada Lind')], total: 1, isAbout: false, facets: {} }));
    open({ findPeople });
    await screen.findByText('Ada Lind');
    fireEvent.click(screen.getByRole('button', { name: 'Rows' }));
    await waitFor(() => expect(window.location.hash).toContain('view%3Drows'));
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Last name' }));
    await waitFor(() => expect(findPeople.mock.calls.some(([query]) => query.sort === 'lastName')).toBe(true));
    expect(window.location.hash).toContain('sort%3DlastName');
    expect(screen.getByRole('button', { name: 'Rows' }).getAttribute('aria-pressed')).toBe('true');
  });

  test('takes what is shown along as a file for a spreadsheet', async () => {
    const files: Blob[] = [];
    const names: string[] = [];
    Object.assign(URL, { createObjectURL: (file: Blob) => { files.push(file); return 'blob:file'; }, revokeObjectURL: () => undefined });
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function download(this: HTMLAnchorElement) { names.push(this.download); });
    open();
    await screen.findByText('Ada Lind');
    fireEvent.click(screen.getByRole('button', { name: 'Download what is shown as a table' }));
    const text = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsText(files[0] ?? new Blob());
    });
    expect(names).toEqual(['people.csv']);
    expect(text.split(/\r?\n/).filter((line) => line !== '')).toHaveLength(3);
    expect(text).toContain('Ada Lind');
    expect(text).toContain('ben@contoso.example');
    click.mockRestore();
  });

  test('marks words of every script whole, accents aside', async () => {
    window.history.replaceState(null, '', `/#people=${encodeURIComponent('q=हिन्दी resume')}`);
    open({ findPeople: () => Promise.resolve({ people: [somebody('Ada Lind', { role: 'हिन्दी Résumé' })], total: 1, isAbout: false, facets: {} }) });
    await screen.findByText('Ada Lind');
    expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['हिन्दी', 'Résumé']);
  });

  test('shows what the week brings, and only as long as nobody looks for anything', async () => {
    const today = todayOf(new Date());
    const person = somebody('Cleo Dahl');
    open({ readWeek: () => Promise.resolve({ occasions: [{ kind: 'birthday', person, day: today, years: 0 }, { kind: 'anniversary', person: somebody('Dan Ek'), day: today, years: 10 }], isCut: false }) });
    const week = await screen.findByRole('region', { name: 'These days' });
    within(week).getByText('Birthday, today');
    within(week).getByText('10 years at work, today');
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'A' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'These days' })).toBeNull());
  });

  test('offers the letters of the page’s own script, with the Latin ones behind them', async () => {
    open({}, 'ar-SA');
    await screen.findByText('Ada Lind');
    const letters = screen.getByRole('button', { name: 'ا' }).parentElement!;
    expect([letters.firstElementChild?.textContent, letters.lastElementChild?.textContent]).toEqual(['ا', '#']);
    screen.getByRole('button', { name: 'Other letters' });
  });

  test('says that somebody is too new for the search', async () => {
    open({ findPeople: () => Promise.resolve({ people: [somebody('Nova Novak')], total: 1, isAbout: false, facets: {}, isFresh: true }) });
    await screen.findByText(/The search does not know them yet/);
    screen.getByText('Nova Novak');
  });

  test('keeps people on the screen when the next search is refused, and says when to try again', async () => {
    let isBusy = false;
    open({ findPeople: () => (isBusy ? Promise.reject(new AppError('throttled', { retryAfter: 5 })) : Promise.resolve({ people: [somebody('Ada Lind')], total: 1, isAbout: false, facets: {} })) });
    await screen.findByText('Ada Lind');
    isBusy = true;
    fireEvent.click(screen.getByRole('button', { name: 'B' }));
    await screen.findByText(/SharePoint asks for a pause/);
    screen.getByText('Ada Lind');
  });

  test('is told apart from an empty one when a week or languages cannot be read', async () => {
    open({ readWeek: () => Promise.reject(new AppError('forbidden')), readProfileSite: () => Promise.reject(new AppError('forbidden')) });
    await screen.findByText('Ada Lind');
    expect(screen.queryByText(/did not work|not allowed|Try again/)).toBeNull();
    expect(screen.queryByRole('region', { name: 'These days' })).toBeNull();
  });
});

describe('the preview of the rules', () => {
  function draw(load: () => Promise<Preview>): { readonly change: () => void } {
    const listeners = new Set<() => void>();
    const subscribe = (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    renderKit(<ExclusionPreview load={load} subscribe={subscribe} />);
    return { change: () => act(() => listeners.forEach((listener) => listener())) };
  }

  test('counts again when a rule changes, and the last rules win', async () => {
    const answers: ((preview: Preview) => void)[] = [];
    const { change } = draw(() => new Promise((resolve) => answers.push(resolve)));
    screen.getByText('Counting whom the rules leave out');
    change();
    await act(async () => answers[1]?.({ total: 214, leftOut: 12, isAtLeast: false, names: ['svc backup'], unknownProperties: [], unread: [] }));
    await act(async () => answers[0]?.({ total: 214, leftOut: 99, isAtLeast: false, names: [], unknownProperties: [], unread: [] }));
    screen.getByText('The rules leave out 12 of 214 people.');
    screen.getByText('Among them svc backup');
  });

  test('says that a group cannot be read', async () => {
    draw(() => Promise.reject(new AppError('forbidden')));
    await screen.findByText(/A group cannot be read/);
  });
});
