import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { AppError } from '../../../../src/domain/shared/errors';
import type { PageVersion } from '../../../../src/domain/wiki/page';
import type { WikiService } from '../../../../src/domain/wiki/ports';
import { WikiApp } from '../../../../src/features/wiki/WikiApp';
import { renderKit, violations } from '../../../support/renderKit';
import { anOpenPage, aWikiEnvironment, wikiEditor, wikiReader, type WikiWorld } from '../../../support/wiki';

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
Element.prototype.scrollIntoView = () => undefined;

function open(world: Partial<WikiWorld> = {}, address = '#wiki=page/12'): RenderResult {
  window.location.hash = address;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const environment = aWikiEnvironment(world);
  return renderKit(<QueryClientProvider client={client}><ToastProvider><WikiApp environment={{ ...environment, people: { ...environment.people, searchPeople: () => Promise.resolve([{ loginName: 'ben', name: 'Ben Moor', email: 'ben@a.example', jobTitle: 'Rigger', department: '' }]) } }} title="" /></ToastProvider></QueryClientProvider>);
}

async function choose(item: string): Promise<void> {
  await screen.findByRole('heading', { level: 2, name: 'Mast mounting' });
  fireEvent.click(screen.getByRole('button', { name: 'More actions' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }));
}

beforeEach(() => {
  window.localStorage.clear();
  window.location.hash = '';
});

describe('a new page', () => {
  const templates: Partial<WikiService> = {
    listTemplates: () => Promise.resolve([{ id: 40, title: 'Visit report', position: 0 }]),
    readText: (id) => Promise.resolve({ id, title: 'Visit report', body: '<p>{{Station}}, seen by {{Who &amp; how}}.</p><p>{{Station}}</p>' })
  };

  test('begins with a template whose fields are asked for, each once', async () => {
    const addPage = jest.fn(() => Promise.resolve(anOpenPage().page));
    const { container } = open({ service: { ...templates, addPage } }, '#wiki=new/Skerry');
    const picker = await screen.findByLabelText('Begin with');
    fireEvent.change(picker, { target: { value: '40' } });
    await userEvent.type(await screen.findByLabelText('Station'), 'North <Skerry>');
    await userEvent.type(screen.getByLabelText('Who & how'), 'Ada');
    expect(screen.getAllByLabelText('Station')).toHaveLength(1);
    expect(screen.queryByText('What you wrote is replaced.')).toBeNull();
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Use it' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Text of the page' })).toHaveTextContent('North <Skerry>, seen by Ada.'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(addPage).toHaveBeenCalledWith(expect.objectContaining({ title: 'Skerry', body: '<p>North &lt;Skerry&gt;, seen by Ada.</p><p>North &lt;Skerry&gt;</p>' })));
  });

  test('says beforehand that a template replaces what is written', async () => {
    window.localStorage.clear();
    open({ service: templates }, '#wiki=new/Skerry');
    fireEvent.change(await screen.findByLabelText('Begin with'), { target: { value: '40' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Use it' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Text of the page' })).toHaveTextContent('{{Station}}'));
    fireEvent.change(screen.getByLabelText('Begin with'), { target: { value: '40' } });
    await screen.findByText('What you wrote is replaced.');
  });

  test('is offered no templates where the wiki has none', async () => {
    open({}, '#wiki=new/Skerry');
    await screen.findByRole('textbox', { name: 'Text of the page' });
    expect(screen.queryByLabelText('Begin with')).toBeNull();
  });
});

describe('the history', () => {
  const version = (label: string, change: Partial<PageVersion>): PageVersion => ({ label, versionId: Number(label) * 512, title: 'Mast mounting', body: '', topics: [], summary: '', editorName: 'Ben Moor', editor: wikiEditor, savedAt: '2026-01-02T08:00:00Z', ...change });
  const versions = [
    version('3.0', { body: '<p>Three people, one dry day.</p>', topics: ['Safety'], summary: 'More hands' }),
    version('2.0', { body: '<p>Two people, one dry day.</p>', topics: ['Rigging'], title: 'Masts' }),
    version('1.0', { body: '<p>Two people.</p>', title: 'Masts', editorName: '', editor: undefined })
  ];

  test('shows by word what changed, in one text and side by side, with title and topics', async () => {
    const { container } = open({ service: { listVersions: () => Promise.resolve(versions) } }, '#wiki=history/12');
    const changed = await screen.findByRole('region', { name: 'What changed' });
    expect(Array.from(changed.querySelectorAll('del'), ({ textContent }) => textContent)).toEqual(['Masts', 'Rigging', 'Two']);
    expect(Array.from(changed.querySelectorAll('ins'), ({ textContent }) => textContent)).toEqual(['Mast mounting', 'Safety', 'Three']);
    expect(changed).toHaveTextContent('TwoThree people, one dry day.');
    await userEvent.click(within(changed).getByRole('button', { name: 'Side by side' }));
    expect(within(changed).getByRole('region', { name: 'Before' })).toHaveTextContent('Two people, one dry day.');
    expect(within(changed).getByRole('region', { name: 'After' })).toHaveTextContent('Three people, one dry day.');
    expect(within(changed).getByRole('region', { name: 'Before' }).querySelector('ins')).toBeNull();
    expect(within(changed).getByRole('region', { name: 'After' }).querySelector('del')).toBeNull();
    expect(await violations(container)).toEqual([]);
  });

  test('brings a state back in one step, as a new state, with its title and topics', async () => {
    const savePage = jest.fn(() => Promise.resolve(anOpenPage().page));
    open({ service: { listVersions: () => Promise.resolve(versions), savePage } }, '#wiki=history/12');
    const list = await screen.findByRole('list', { name: 'History' });
    // The newest state is what there is: nothing to bring back.
    expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull();
    await userEvent.click(within(list).getByRole('button', { name: /Version 2\.0/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Restore version 2.0' }));
    expect(savePage).toHaveBeenCalledWith(12, { title: 'Masts', body: '<p>Two people, one dry day.</p>', topics: ['Rigging'], summary: 'Restored version 2.0' }, '"1"');
    await screen.findByText('Version 2.0 is back');
    await screen.findByRole('heading', { level: 2, name: 'Mast mounting' });
  });

  test('says when a state was not brought back, and stays', async () => {
    open({ service: { listVersions: () => Promise.resolve(versions), savePage: () => Promise.reject(new AppError('conflict')) } }, '#wiki=history/12');
    await userEvent.click(within(await screen.findByRole('list', { name: 'History' })).getByRole('button', { name: /Version 1\.0/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Restore version 1.0' }));
    await screen.findByRole('alert');
    expect(screen.getByRole('button', { name: 'Restore version 1.0' })).toBeTruthy();
  });

  test('is read by those who may not change the page, without the way back', async () => {
    open({ opened: anOpenPage({ canEdit: false }), service: { listVersions: () => Promise.resolve(versions) } }, '#wiki=history/12');
    await userEvent.click(within(await screen.findByRole('list', { name: 'History' })).getByRole('button', { name: /Former colleague/ }));
    expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull();
  });
});

describe('moving a page', () => {
  const world = (movePage: WikiService['movePage']): Partial<WikiWorld> => ({
    opened: anOpenPage({ path: [{ id: 3, title: 'Rigging', position: 0 }], backlinkCount: 2 }, { parentId: 3 }),
    service: { movePage, search: () => Promise.resolve([{ id: 12, title: 'Mast mounting', excerpt: '' }, { id: 30, title: 'Safety first', excerpt: '' }]) }
  });

  test('begins with where it lies, finds pages by title without itself, by keyboard alone', async () => {
    const movePage = jest.fn(() => Promise.resolve());
    open(world(movePage));
    await choose('Move');
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText('Rigging');
    await userEvent.click(within(dialog).getByRole('button', { name: /Rigging/ }));
    await userEvent.type(within(dialog).getByRole('combobox', { name: /Below which page/ }), 'S');
    expect(await within(dialog).findAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    expect(await violations(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(movePage).toHaveBeenCalledWith(12, 30, 'Moved'));
    await screen.findByText(/^Moved below Safety first\. All links lead here as before/);
  });

  test('without a page it goes to the first level', async () => {
    const movePage = jest.fn(() => Promise.resolve());
    open(world(movePage));
    await choose('Move');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: /Rigging/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(movePage).toHaveBeenCalledWith(12, undefined, 'Moved'));
  });

  test('says that it cannot lie below itself', async () => {
    open(world(() => Promise.reject(new AppError('invalid'))));
    await choose('Move');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
    await within(dialog).findByText('A page cannot lie below itself.');
  });
});

describe('checking a page', () => {
  test('says that it is right, until a day in half a year, and who looks after it', async () => {
    const setFacts = jest.fn<Promise<void>, Parameters<WikiService['setFacts']>>(() => Promise.resolve());
    open({ service: { setFacts } });
    await choose('Check or flag');
    const dialog = await screen.findByRole('dialog', { name: 'Is Mast mounting still true?' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /this is right/ }));
    await userEvent.type(within(dialog).getByRole('combobox', { name: /Who looks after it/ }), 'Ben');
    await userEvent.click(await within(dialog).findByRole('option', { name: /Ben Moor/ }));
    expect(await violations(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(setFacts).toHaveBeenCalled());
    const [id, facts, summary] = setFacts.mock.calls[0]!;
    expect([id, summary]).toEqual([12, 'Checked']);
    expect(facts).toMatchObject({ isVerified: true, outdated: '', ownerId: wikiEditor.id });
    const months = (Date.parse(facts.reviewAt ?? '') - Date.now()) / 2_629_800_000;
    expect(Math.round(months)).toBe(6);
  });

  test('flags it with a reason, which takes back that it is right', async () => {
    const setFacts = jest.fn(() => Promise.resolve());
    open({ service: { setFacts } });
    await choose('Check or flag');
    const dialog = await screen.findByRole('dialog');
    const right = within(dialog).getByRole('checkbox', { name: /this is right/ });
    await userEvent.click(right);
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Outdated because/ }), 'New clamps');
    expect(right).not.toBeChecked();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(setFacts).toHaveBeenCalledWith(12, expect.not.objectContaining({ isVerified: true }), 'Flagged as outdated'));
    expect(setFacts).toHaveBeenCalledWith(12, expect.objectContaining({ outdated: 'New clamps' }), expect.anything());
  });

  test('says when it was not saved, and keeps what was typed', async () => {
    open({ service: { setFacts: () => Promise.reject(new AppError('forbidden')) } });
    await choose('Check or flag');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Outdated because/ }), 'New clamps');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await within(dialog).findByRole('alert');
    expect(within(dialog).getByRole('textbox', { name: /Outdated because/ })).toHaveValue('New clamps');
  });
});

describe('checking all links', () => {
  async function start(checkLinks: WikiService['checkLinks']): Promise<HTMLElement> {
    open({ start: { isOwner: true }, service: { checkLinks } });
    await screen.findByRole('heading', { level: 2, name: 'Mast mounting' });
    const narrow = screen.queryByRole('button', { name: 'Pages' });
    if (narrow) fireEvent.click(narrow);
    fireEvent.click(await screen.findByRole('button', { name: 'More lists' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Check all links/ }));
    const dialog = await screen.findByRole('dialog', { name: /remembered of links/ });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Start' }));
    return dialog;
  }

  test('changes nothing before somebody says so, then says what was mended', async () => {
    const checkLinks = jest.fn((isMending: boolean, onProgress: (pages: number) => void = () => undefined) => {
      onProgress(50);
      return Promise.resolve({ pages: 300, links: 900, missing: 2, stale: 1, wrong: 3, isMending });
    });
    const dialog = await start(checkLinks);
    await within(dialog).findByText('2 rows are missing, 1 are left over, 3 say something else than the text.');
    expect(checkLinks.mock.calls.map(([isMending]) => isMending)).toEqual([false]);
    expect(await violations(dialog)).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Mend them' }));
    await within(dialog).findByText(/Mended\.$/);
    expect(checkLinks.mock.calls.map(([isMending]) => isMending)).toEqual([false, true]);
  });

  test('says that all is right, or why it was not looked at', async () => {
    let isOffline = true;
    const dialog = await start(() => (isOffline ? Promise.reject(new AppError('offline')) : Promise.resolve({ pages: 300, links: 900, missing: 0, stale: 0, wrong: 0 })));
    await within(dialog).findByRole('alert');
    isOffline = false;
    fireEvent.click(within(dialog).getByRole('button', { name: 'Start' }));
    await within(dialog).findByText('All 900 rows of 300 pages are right.');
    expect(within(dialog).queryByRole('button', { name: 'Mend them' })).toBeNull();
  });
});

test('pages to be confirmed stand first in their list, those that are confirmed after them', async () => {
  const node = (id: number, title: string, isConfirmed: boolean): Awaited<ReturnType<WikiService['listRequired']>>[number] => ({ id, title, position: 0, edition: 1, isConfirmed });
  open({ service: { listRequired: () => Promise.resolve([node(1, 'Fire', true), node(2, 'Work at height', false)]) } }, '#wiki=required');
  await screen.findByRole('link', { name: 'Fire' });
  expect(screen.getAllByRole('link', { name: /^(Fire|Work at height)$/ }).map(({ textContent }) => textContent)).toEqual(['Work at height', 'Fire']);
});

test('who has read a page and who has not is saved as a table', async () => {
  const parts: string[] = [];
  const urls = { createObjectURL: (blob: Blob) => { parts.push(String(blob.type)); return 'blob:x'; }, revokeObjectURL: () => undefined };
  Object.assign(URL, urls);
  open({ opened: anOpenPage({ confirmed: { count: 1, isMine: true } }, { edition: 1 }), service: { listReadings: () => Promise.resolve([{ person: wikiReader }, { person: wikiEditor, confirmedAt: '2026-01-03T00:00:00Z', version: '4.0' }]) } });
  await screen.findByRole('heading', { level: 2, name: 'Mast mounting' });
  fireEvent.click(screen.getByRole('button', { name: 'Who has read it' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Save as CSV' }));
  await waitFor(() => expect(parts.some((type) => type.startsWith('text/csv'))).toBe(true));
});
