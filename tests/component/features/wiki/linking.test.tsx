import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, configure, fireEvent, screen, waitFor, within, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import * as React from 'react';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { searchPageLinks } from '../../../../src/features/wiki/pageLinks';
import { WikiApp } from '../../../../src/features/wiki/WikiApp';
import { renderKit, violations } from '../../../support/renderKit';
import { anOpenPage, aWikiEnvironment, wikiEditor, type WikiWorld } from '../../../support/wiki';

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
Element.prototype.scrollIntoView = () => undefined;
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

const pages = [{ id: 30, title: 'Safety first' }, { id: 31, title: 'Safety' }, { id: 32, title: 'C# at sea' }];
const reader: Partial<WikiWorld['service']> = {
  search: (words) => Promise.resolve(pages.filter(({ title }) => title.toLowerCase().includes(words.toLowerCase())).map((page) => ({ ...page, excerpt: '' }))),
  readText: (id) => Promise.resolve({ id, title: pages.find((page) => page.id === id)?.title ?? '', body: `<h2>Tools of ${id}</h2><p>x</p><h3>Torque</h3><h2>Torque</h2>` })
};
const { service } = aWikiEnvironment({ service: reader });
const own = { id: 12, body: () => '<h2>Before</h2><h2>After</h2>' };
const titles = async (typed: string, page: Parameters<typeof searchPageLinks>[2] = own): Promise<string[]> => (await searchPageLinks(service, typed, page)).map(({ title, href }) => `${title} ${href}`);

describe('what [[ offers', () => {
  test('pages by their words, and the new page unless one is called so', async () => {
    expect(await titles('safety')).toEqual(['Safety first #wiki=page/30', 'Safety #wiki=page/31']);
    expect(await titles('saf')).toEqual(['Safety first #wiki=page/30', 'Safety #wiki=page/31', 'saf #wiki=new/saf']);
    expect(await titles('Ångström / 50 %')).toEqual(['Ångström / 50 % #wiki=new/%C3%85ngstr%C3%B6m%20%2F%2050%20%25']);
    expect(await titles('  ')).toEqual([]);
  });

  test('after the sign, headings of the page of that very title, each once, and the page', async () => {
    expect(await titles('Safety#')).toEqual(['Tools of 31 #wiki=page/31/Tools%20of%2031', 'Torque #wiki=page/31/Torque', 'Safety #wiki=page/31']);
    expect(await titles('safety # torq')).toEqual(['Torque #wiki=page/31/Torque', 'Safety #wiki=page/31']);
    expect(await titles('Nowhere#Torque')).toEqual(['Nowhere #wiki=new/Nowhere']);
  });

  test('after the sign alone, headings of the text as it stands in the editor', async () => {
    expect(await titles('#af')).toEqual(['After #wiki=page/12/After']);
    expect(await titles('#', { id: undefined, body: own.body })).toEqual([]);
  });

  test('a title that has the sign in it', async () => {
    expect(await titles('C# at')).toContain('C# at sea #wiki=page/32');
  });

  test('after an exclamation mark, pages to stand in this place, never the page itself', async () => {
    expect(await searchPageLinks(service, '!safety', { ...own, id: 31 })).toEqual([expect.objectContaining({ title: 'Safety first', href: '#wiki=include/30', isBlock: true })]);
    expect(await titles('! nowhere')).toEqual([]);
  });
});

function open(world: Partial<WikiWorld> = {}, address = '#wiki=edit/12'): RenderResult {
  window.localStorage.clear();
  window.location.hash = address;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const environment = aWikiEnvironment(world);
  const searchPeople = (): ReturnType<typeof environment.people.searchPeople> => Promise.resolve([{ loginName: 'ben', name: 'Ben Moor', email: 'ben@a.example', jobTitle: 'Rigger', department: '' }]);
  return renderKit(<QueryClientProvider client={client}><ToastProvider><WikiApp environment={{ ...environment, people: { ...environment.people, searchPeople } }} title="" /></ToastProvider></QueryClientProvider>);
}

async function type(words: string): Promise<void> {
  const field = await screen.findByRole('textbox', { name: 'Text of the page' });
  const { view } = (field as unknown as { editor: Editor }).editor;
  for (const letter of words) {
    const { from, to } = view.state.selection;
    act(() => {
      const insert = (): Transaction => view.state.tr.insertText(letter, from, to);
      if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert))) view.dispatch(insert());
    });
  }
}

test('[[ asks for a page; arrows choose and Enter takes, a page to be shown stands in a paragraph of its own', async () => {
  const savePage = jest.fn<ReturnType<WikiWorld['service']['savePage'] & object>, Parameters<WikiWorld['service']['savePage'] & object>>(() => Promise.resolve(anOpenPage().page));
  const { container } = open({ opened: anOpenPage({}, { body: '' }), service: { ...reader, savePage } });
  await type('See [[');
  const field = await screen.findByRole('combobox', { name: 'Words of a page, or an address' });
  expect(field).toHaveAccessibleDescription(/Page#heading/);
  await userEvent.type(field, 'Safety');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  expect(await violations(container)).toEqual([]);
  await userEvent.keyboard('{ArrowDown}');
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: 'Safety' }).id);
  await userEvent.keyboard('{Enter}');
  await type('and [[');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Words of a page, or an address' }), '!first');
  await screen.findByRole('option', { name: /in this place/ });
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(savePage).toHaveBeenCalled());
  const body = savePage.mock.calls[0]![1].body;
  expect(body).toContain('<p>See <a href="#wiki=page/31">Safety</a> and </p>');
  expect(body).toContain('<p><a href="#wiki=include/30">Safety first</a></p>');
});

test('whom a page names is told once it is saved', async () => {
  const noteNamed = jest.fn(() => Promise.resolve());
  open({ opened: anOpenPage({}, { body: '' }), service: { noteNamed, savePage: (_id, change) => Promise.resolve({ ...anOpenPage().page, ...change, topics: [] }) } });
  await type('Ask @be');
  await screen.findByRole('option', { name: /Moor/ });
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Text of the page' }), { key: 'Enter' });
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Text of the page' })).toHaveTextContent('Ask @Ben Moor'));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(noteNamed).toHaveBeenCalledWith({ pageId: 12 }, [{ loginName: 'ben', name: 'Ben Moor' }]));
});

test('whom a comment names is told with it, and a failure is said', async () => {
  const noteNamed = jest.fn(() => Promise.reject(new Error('no')));
  const addComment = jest.fn<Promise<void>, [{ readonly key: string; readonly body: string }]>(() => Promise.resolve());
  const { container } = open({ service: { noteNamed, addComment } }, '#wiki=page/12');
  const field = await screen.findByRole('textbox', { name: 'Your comment' });
  await userEvent.type(field, 'Right, @be');
  await screen.findByRole('option', { name: /Moor/ });
  expect(await violations(container)).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(field).toHaveValue('Right, @Ben Moor '));
  await userEvent.click(screen.getByRole('button', { name: 'Comment' }));
  await waitFor(() => expect(addComment).toHaveBeenCalled());
  const [{ key, body }] = addComment.mock.calls[0]!;
  expect(body).toBe('Right, @Ben Moor');
  expect(noteNamed).toHaveBeenCalledWith({ pageId: 12, commentKey: key }, [{ loginName: 'ben', name: 'Ben Moor' }]);
  await screen.findByText('Saved, but those who are named could not be told.');
});

test('where one was named stands beside what one watches', async () => {
  const { container } = open({ service: { listMentions: () => Promise.resolve({ items: [{ page: { id: 30, title: 'Safety first' }, isComment: true, authorId: 2, at: '2026-01-02T00:00:00Z', words: 'Right, @Ada King?' }], people: new Map([[2, wikiEditor]]) }) } }, '#wiki=watched');
  const part = await screen.findByRole('region', { name: 'You were named' });
  expect(await within(part).findByRole('link', { name: 'Safety first' })).toHaveAttribute('href', '#wiki=page/30');
  within(part).getByText('in a comment');
  within(part).getByText('Right, @Ada King?');
  expect(await violations(container)).toEqual([]);
});
