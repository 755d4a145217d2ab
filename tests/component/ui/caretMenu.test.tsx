import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import * as React from 'react';
import type { CaretChoice } from '../../../src/ui/RichEditor/caretMenu';
import RichEditorContent from '../../../src/ui/RichEditor/RichEditorContent';

const people: readonly CaretChoice[] = [
  { key: 'ada', text: 'Ada King', detail: 'Navigator', href: '/profile?user=ada' },
  { key: 'adam', text: 'Adam Ross', href: undefined }
];

beforeAll(() => {
  // jsdom has no layout; the editor asks where the caret stands to scroll it into view.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

function open(): { readonly text: () => HTMLElement; readonly type: (words: string) => void; readonly written: () => string; readonly asked: string[] } {
  const asked: string[] = [];
  let html = '';
  render(<RichEditorContent label="Text" html="" onChange={(next) => { html = next; }} onSearchPeople={(words) => { asked.push(words); return Promise.resolve(people.filter(({ text }) => text.toLowerCase().includes(words.toLowerCase()))); }} />);
  const text = (): HTMLElement => screen.getByRole('textbox', { name: 'Text' });
  // A browser's typing cannot be had without a browser: the editor hangs at its own field.
  const type = (words: string): void => { (text() as unknown as { editor: Editor }).editor.chain().focus().insertContent(words).run(); };
  return { text, type, written: () => html, asked };
}

test('@ and two letters offer people; arrows and Enter put a name in the text that leads to the profile', async () => {
  const { text, type, written } = open();
  type('Ask @ad');
  const first = await screen.findByRole('option', { name: /King/ });
  expect(first.getAttribute('aria-selected')).toBe('true');
  await waitFor(() => expect(text().getAttribute('aria-activedescendant')).toBe(first.id));
  fireEvent.keyDown(text(), { key: 'ArrowDown' });
  await waitFor(() => expect(screen.getByRole('option', { name: /Ross/ }).getAttribute('aria-selected')).toBe('true'));
  fireEvent.keyDown(text(), { key: 'ArrowUp' });
  await waitFor(() => expect(first.getAttribute('aria-selected')).toBe('true'));
  fireEvent.keyDown(text(), { key: 'Enter' });
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  expect(written()).toBe('<p>Ask <a data-mention="" href="/profile?user=ada">@Ada King</a> </p>');
  expect(text().hasAttribute('aria-activedescendant')).toBe(false);
});

test('somebody without a profile page stands in the text by name', async () => {
  const { type, written } = open();
  type('@adam');
  fireEvent.click(await screen.findByRole('option', { name: /Ross/ }));
  await waitFor(() => expect(written()).toBe('<p>@Adam Ross </p>'));
});

test('one letter, an address and a sentence ask nobody into the way', async () => {
  const { type, asked } = open();
  type('@a');
  type(' mail me at noon@ship.example ');
  type('and @ad');
  await screen.findByRole('option', { name: /King/ });
  expect(asked.filter((words) => words === 'a' || words.startsWith('ship'))).toEqual([]);
  type(' hoc it was');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
});

function openWithTopics(): { readonly type: (words: string) => void; readonly text: () => HTMLElement; readonly written: () => string; readonly named: string[] } {
  const named: string[] = [];
  let html = '';
  const topics = { search: (words: string) => Promise.resolve(['sails', 'safety'].filter((topic) => topic.startsWith(words))), hrefOf: (topic: string) => `#topic/${topic}`, onNamed: (topic: string) => { named.push(topic); } };
  render(<RichEditorContent label="Text" html="" onChange={(next) => { html = next; }} topics={topics} />);
  const text = (): HTMLElement => screen.getByRole('textbox', { name: 'Text' });
  const { editor } = text() as unknown as { editor: Editor };
  // Letter by letter through the handler that a browser's typing reaches: rules that watch the typing see each.
  const type = (words: string): void => {
    for (const letter of words) {
      const { view } = editor;
      const { from, to } = view.state.selection;
      act(() => {
        const insert = (): Transaction => view.state.tr.insertText(letter, from, to);
        if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert))) view.dispatch(insert());
      });
    }
  };
  return { type, text, written: () => html, named };
}

test('# and a letter offer the topics of the site; the chosen one leads to its texts and is told', async () => {
  const { type, text, written, named } = openWithTopics();
  type('On #sa');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  expect(screen.getByRole('listbox', { name: 'Name a topic' })).toBeTruthy();
  fireEvent.keyDown(text(), { key: 'Enter' });
  await waitFor(() => expect(written()).toBe('<p>On <a data-topic="" href="#topic/sails">#sails</a> </p>'));
  expect(named).toEqual(['sails']);
});

test('a topic that is typed to its end becomes a link, known or new; a number and a sign inside a word do not', () => {
  const { type, written, named } = openWithTopics();
  type('Of #Größe and #12 at c#sharp now');
  expect(written()).toBe('<p>Of <a data-topic="" href="#topic/Größe">#Größe</a> and #12 at c#sharp now</p>');
  expect(named).toEqual(['Größe']);
});
