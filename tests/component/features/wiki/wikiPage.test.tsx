import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { AppError } from '../../../../src/domain/shared/errors';
import { OnePageApp } from '../../../../src/features/wiki/OnePageApp';
import { WikiApp } from '../../../../src/features/wiki/WikiApp';
import { htmlAttacks } from '../../../support/attacks';
import { renderKit, violations } from '../../../support/renderKit';
import { anOpenPage, aWikiEnvironment, wikiEditor, wikiReader, type WikiWorld } from '../../../support/wiki';

jest.setTimeout(60_000);
// Parts arrive with files of their own, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
// Nothing scrolls without a browser.
Element.prototype.scrollIntoView = () => undefined;

function open(world: Partial<WikiWorld> = {}, address = '#wiki=page/12', locale = 'en-US'): RenderResult {
  window.location.hash = address;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderKit(<QueryClientProvider client={client}><ToastProvider><WikiApp environment={aWikiEnvironment(world)} title="" /></ToastProvider></QueryClientProvider>, { locale });
}

const title = (name = 'Mast mounting'): Promise<HTMLElement> => screen.findByRole('heading', { level: 2, name });

async function choose(item: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'More actions' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }));
}

beforeEach(() => {
  window.localStorage.clear();
  window.location.hash = '';
});

describe('a page', () => {
  test('says who checked it, who looks after it and what it is about', async () => {
    open({ opened: anOpenPage({}, { verified: { byId: 2, at: '2026-01-01T00:00:00Z' }, reviewAt: '2099-12-01T12:00:00Z', ownerId: 1, topics: ['Safety'] }) });
    await title();
    screen.getByText('Checked until December 1, 2099');
    screen.getByText(/^Checked by/);
    screen.getByText(/^Looked after by/);
    expect(screen.getByRole('link', { name: /Safety/ }).getAttribute('href')).toBe('#wiki=topic/Safety');
    expect(await violations()).toEqual([]);
  });

  test('that is locked cannot be edited, and says so', async () => {
    open({ opened: anOpenPage({ isLocked: true, canEdit: false }) });
    await title();
    screen.getByText('Locked');
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await screen.findByRole('menuitem', { name: 'History' });
    for (const item of ['Move', 'Delete', 'Check or flag', 'Who may change it']) expect(screen.queryByRole('menuitem', { name: item })).toBeNull();
  });

  test('that is flagged says why', async () => {
    open({ opened: anOpenPage({}, { outdated: 'New clamps since May', reviewAt: '2026-01-01T00:00:00Z' }) });
    await title();
    screen.getByText('Outdated: New clamps since May');
    expect(screen.queryByText(/Due for a look/)).toBeNull();
  });

  test('shows calmly who else is editing', async () => {
    open({ service: { listEditing: () => Promise.resolve([{ person: wikiEditor, seenAt: new Date().toISOString() }]) } });
    await title();
    expect((await screen.findAllByText((_text, element) => element?.textContent === 'Ben Moor is editing')).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Edit' })).toBeTruthy();
  });

  test('shows another page where its address fills a paragraph, and never itself', async () => {
    open({ opened: anOpenPage({}, { body: '<p>Before.</p><p><a href="#wiki=include/30">Safety first</a></p><p>See <a href="#wiki=include/31">this</a> too.</p>' }), service: { readText: (id) => Promise.resolve({ id, title: 'Safety first', body: '<p>Wear a helmet.</p><p><a href="#wiki=include/12">back</a></p>' }) } });
    await title();
    const part = await screen.findByRole('region', { name: 'Safety first' });
    await within(part).findByText('Wear a helmet.');
    await within(part).findByText(/would stand in itself/);
    expect(screen.getByRole('link', { name: 'this' })).toBeTruthy();
    expect(screen.getAllByRole('region', { name: 'Safety first' })).toHaveLength(1);
  });

  test('runs nothing that people wrote, wherever it stands', async () => {
    const attack = jest.fn();
    Object.assign(window, { attack });
    const bad = htmlAttacks.join('');
    open({
      opened: anOpenPage({ path: [{ id: 1, title: htmlAttacks[1] ?? '', position: 0 }], confirmed: { count: 0, isMine: false } }, { title: htmlAttacks[1] ?? '', body: `<p><a href="#wiki=include/30">x</a></p>${bad}`, outdated: bad.slice(0, 200), summary: htmlAttacks[2] ?? '', topics: ['<img src=x onerror=attack()>'], edition: 1 }),
      service: { readText: (id) => Promise.resolve({ id, title: htmlAttacks[1] ?? '', body: bad }), listComments: () => Promise.resolve({ comments: [{ id: 1, authorId: 2, body: bad, quote: htmlAttacks[1] ?? '', createdAt: '2026-01-01T00:00:00Z', answers: [] }], people: new Map() }) }
    });
    await screen.findByRole('region', { name: 'Comments' });
    await waitFor(() => expect(document.querySelector('section[aria-label*="onerror"]')).toBeTruthy());
    expect(document.querySelector('article script, article iframe, article object, article embed, article form, article [onerror], article [onload], article svg script, article a[href^="javascript" i]')).toBeNull();
    expect(attack).not.toHaveBeenCalled();
  });

  test('is told from one that is gone', async () => {
    open({ service: { openPage: () => Promise.reject(new AppError('notFound')) } });
    await screen.findByText('This page is not there');
  });
});

describe('a page that must be read', () => {
  const opened = anOpenPage({ confirmed: { count: 3, isMine: false } }, { edition: 2, version: '4.0' });

  test('is confirmed for the edition and state that was read', async () => {
    const confirmRead = jest.fn(() => Promise.resolve());
    open({ opened, service: { confirmRead } });
    await title();
    screen.getByText('3 people have confirmed');
    await userEvent.click(screen.getByRole('button', { name: 'I have read this' }));
    expect(confirmRead).toHaveBeenCalledWith(12, 2, '4.0');
  });

  test('says when a confirmation failed, and keeps the button', async () => {
    open({ opened, service: { confirmRead: () => Promise.reject(new AppError('offline')) } });
    await title();
    await userEvent.click(screen.getByRole('button', { name: 'I have read this' }));
    await within(screen.getByRole('region', { name: 'Must be read' })).findByRole('alert');
    expect(screen.getByRole('button', { name: 'I have read this' })).toBeTruthy();
  });

  test('lists who has read it and who has not', async () => {
    open({ opened, service: { listReadings: () => Promise.resolve([{ person: wikiReader }, { person: wikiEditor, confirmedAt: '2026-01-03T00:00:00Z', version: '4.0' }]) } });
    await title();
    fireEvent.click(screen.getByRole('button', { name: 'Who has read it' }));
    await within(await screen.findByRole('region', { name: 'Have not confirmed' })).findByText('Ada King');
    await within(screen.getByRole('region', { name: 'Have confirmed' })).findByText('Ben Moor');
  });
});

describe('comments', () => {
  const comment = { id: 5, authorId: 2, body: 'Still 12 Nm?', quote: 'Torque', createdAt: '2026-01-01T00:00:00Z', answers: [{ id: 6, authorId: 1, body: 'Yes', createdAt: '2026-01-02T00:00:00Z' }] };

  test('are done with by a button, which says so to the server', async () => {
    const setResolved = jest.fn(() => Promise.resolve());
    open({ service: { setResolved, listComments: () => Promise.resolve({ comments: [comment], people: new Map([[1, wikiReader], [2, wikiEditor]]) }) } });
    await screen.findByText('Still 12 Nm?');
    await userEvent.click(screen.getByRole('button', { name: 'Done with' }));
    expect(setResolved).toHaveBeenCalledWith(12, 5, true);
  });

  test('that were not sent keep their text and their key', async () => {
    const keys: string[] = [];
    const addComment = jest.fn().mockImplementationOnce(({ key }: { key: string }) => { keys.push(key); return Promise.reject(new AppError('offline')); }).mockImplementation(({ key }: { key: string }) => { keys.push(key); return Promise.resolve(); });
    open({ service: { addComment } });
    const field = await screen.findByRole('textbox', { name: 'Your comment' });
    await userEvent.type(field, 'Which clamp?');
    await userEvent.click(screen.getByRole('button', { name: 'Comment' }));
    await screen.findByText(/The comment was not sent/);
    expect((field as HTMLTextAreaElement).value).toBe('Which clamp?');
    await userEvent.click(screen.getByRole('button', { name: 'Comment' }));
    await waitFor(() => expect(addComment).toHaveBeenCalledTimes(2));
    expect(new Set(keys).size).toBe(1);
  });

  test('are read by those who do not take part, and not written', async () => {
    open({ start: { canEdit: false, canTakePart: false }, opened: anOpenPage({ canEdit: false }), service: { listComments: () => Promise.resolve({ comments: [comment], people: new Map() }) } });
    await screen.findByText('Still 12 Nm?');
    expect(screen.queryByRole('textbox', { name: 'Your comment' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Done with' })).toBeNull();
  });
});

describe('what owners decide', () => {
  test('a page is left to owners or to a group, whose name must be right', async () => {
    const setPageEditors = jest.fn().mockRejectedValueOnce(new AppError('notFound')).mockResolvedValue(undefined);
    open({ start: { isOwner: true }, service: { setPageEditors } });
    await title();
    await choose('Who may change it');
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: 'One group of this site' }));
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name of the group' }), { target: { value: 'Riggers' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await within(dialog).findByText('This site has no group of that name.');
    fireEvent.click(within(dialog).getByRole('radio', { name: 'Only owners of this site' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(setPageEditors).toHaveBeenLastCalledWith(12, { kind: 'owners' }));
    await screen.findByText('Saved who may change the page');
  });
});

describe('the tree', () => {
  const nodes = [1, 2, 3].map((id) => ({ id, title: `Page ${id}`, position: id }));
  const world = (placePage: WikiWorld['service']['placePage']): Partial<WikiWorld> => ({ opened: anOpenPage({ levels: new Map([[0, nodes]]) }, { id: 2, title: 'Page 2' }), service: { listChildren: (id) => Promise.resolve(id === 0 ? nodes : []), ...(placePage ? { placePage } : {}) } });

  test.each([['{Alt>}{ArrowUp}{/Alt}', undefined, 1], ['{Alt>}{ArrowDown}{/Alt}', undefined, undefined], ['{Alt>}{ArrowRight}{/Alt}', 1, undefined]] as const)('%s moves a page', async (keys, parentId, beforeId) => {
    const placePage = jest.fn(() => Promise.resolve());
    open(world(placePage), '#wiki=page/2');
    await title('Page 2');
    fireEvent.click(screen.queryByRole('button', { name: 'Pages' }) ?? document.body);
    const item = await screen.findByRole('treeitem', { name: 'Page 2' });
    item.focus();
    await userEvent.keyboard(keys);
    await waitFor(() => expect(placePage).toHaveBeenCalledWith(2, parentId, beforeId, 'Moved'));
  });

  test('says that a page cannot lie below itself', async () => {
    open(world(() => Promise.reject(new AppError('invalid'))), '#wiki=page/2');
    await title('Page 2');
    fireEvent.click(screen.queryByRole('button', { name: 'Pages' }) ?? document.body);
    (await screen.findByRole('treeitem', { name: 'Page 2' })).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await screen.findByText('Page 2 was not moved. A page cannot lie below itself.');
  });
});

describe('lists of pages', () => {
  const node = { id: 12, title: 'Mast mounting', position: 0 };
  test.each([
    ['due', { listDue: () => Promise.resolve({ items: [{ ...node, reviewAt: '2026-01-01T00:00:00Z', outdated: '' }], people: new Map() }) }, 'Due for a look', /^Since/],
    ['required', { listRequired: () => Promise.resolve([{ ...node, edition: 1, isConfirmed: false }]) }, 'To be confirmed', 'Not confirmed yet'],
    ['orphans', { listOrphans: () => Promise.resolve({ items: [{ ...node, reason: 'lost' as const }] }) }, 'Orphans', /The page above is gone/],
    ['topics', { listTopics: () => Promise.resolve([{ topic: 'Mast mounting', count: 2 }]) }, 'Topics', '2 pages'],
    ['owners', { listOwners: () => Promise.resolve([{ person: { ...wikiEditor, name: 'Mast mounting' }, ownerId: 2, count: 1 }]) }, 'Who looks after what', '1 page'],
    ['templates', { listTemplates: () => Promise.resolve([node]) }, 'Templates', 'Mast mounting'],
    ['watched', { listWatched: () => Promise.resolve([{ page: node, isBranch: true, seenAt: '2026-01-01T00:00:00Z', changed: [{ ...node, id: 13, title: 'Clamps', editorId: 2, editedAt: '2026-01-02T00:00:00Z', summary: 'new torque' }] }]) }, 'Watched', 'Changed since you looked']
  ])('%s', async (view, service, heading, words) => {
    open({ service }, `#wiki=${view}`);
    await screen.findByRole('heading', { level: 2, name: heading });
    await screen.findAllByText(words);
    expect((await screen.findAllByRole('link', { name: 'Mast mounting' })).length).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
  });

  test('in Arabic, from right to left', async () => {
    open({}, '#wiki=due', 'ar-SA');
    await screen.findByRole('heading', { level: 2 });
    expect(document.querySelector('[dir=rtl]')).toBeTruthy();
  });
});

test('a branch is printed as one document with its contents', async () => {
  open({ service: { readBranch: () => Promise.resolve([{ id: 12, title: 'Mast mounting', body: '<p>One</p>', topics: [], depth: 0, position: 0 }, { id: 13, title: 'Clamps', body: '<p>Two</p><p><a href="#wiki=include/30">Another page</a></p>', topics: [], depth: 1, position: 0, parentId: 12 }]) } }, '#wiki=print/12');
  const contents = await screen.findByRole('navigation', { name: 'Contents' });
  const link = within(contents).getByRole('link', { name: 'Clamps' });
  expect(document.querySelector(link.getAttribute('href') ?? '')).toHaveTextContent('Clamps');
  // What stands in a page stands in its print.
  await screen.findByText('Its text');
  await screen.findByText('Two');
  screen.getByText(/2 pages\./);
});

describe('one page shown elsewhere', () => {
  const draw = (page: string, world: Partial<WikiWorld> = {}): RenderResult => renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><ToastProvider><OnePageApp environment={aWikiEnvironment(world)} page={page} wikiUrl="https://contoso.example/sites/a/SitePages/Wiki.aspx" /></ToastProvider></QueryClientProvider>
  );

  test.each(['12', 'https://contoso.example/sites/a/SitePages/Wiki.aspx#wiki=page/12', 'Mast mounting'])('is found by %s, and its links lead to the wiki', async (name) => {
    draw(name, { opened: anOpenPage({}, { body: '<p>See <a href="#wiki=page/30">the other</a>.</p>' }), service: { findByTitle: () => Promise.resolve({ id: 12, title: 'Mast mounting', position: 0 }) } });
    await title();
    await waitFor(() => expect(screen.getByRole('link', { name: 'the other' }).getAttribute('href')).toBe('https://contoso.example/sites/a/SitePages/Wiki.aspx#wiki=page/30'));
    expect(screen.getByRole('link', { name: 'Open in the wiki' }).getAttribute('href')).toBe('https://contoso.example/sites/a/SitePages/Wiki.aspx#wiki=page/12');
    expect(await violations()).toEqual([]);
  });

  test('asks an owner to choose one, and says when it is gone', async () => {
    draw('').unmount();
    draw(' ');
    screen.getByText('No page is chosen yet');
    draw('Never written');
    await screen.findByText('This page is not there');
  });
});

test('an address that names a heading starts reading there', async () => {
  open({ opened: anOpenPage({}, { body: '<h2>Before</h2><p>x</p><h2>Torque</h2><p>12 Nm</p>' }) }, '#wiki=page/12/torque');
  const heading = await screen.findByRole('heading', { name: 'Torque' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});
