import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Editor } from '@tiptap/core';
import * as React from 'react';
import type { MentionChoice } from '../../../src/ui/RichEditor/caretMenu';
import RichEditorContent from '../../../src/ui/RichEditor/RichEditorContent';

const people: readonly MentionChoice[] = [
  { key: 'ada', text: 'Ada King', detail: 'Navigator', href: '/profile?user=ada' },
  { key: 'adam', text: 'Adam Ross', href: undefined }
];

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
