import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { Suggestion as Choice } from '../Field/SuggestionList';

/** A person, as the list at the caret shows them and as they will stand in the text. */
export interface MentionChoice extends Choice {
  /** Where the name leads; without it the name stays text. */
  readonly href: string | undefined;
}

/** What is open at the caret. */
export interface OpenCaretMenu {
  /** What was typed after the sign. */
  readonly words: string;
  readonly items: readonly MentionChoice[];
  readonly isLoading: boolean;
  /** The lower start corner of the sign, in pixels of the window; undefined where it is not drawn. */
  readonly place: DOMRect | undefined;
  readonly choose: (item: MentionChoice) => void;
}

export interface CaretMenuCalls {
  readonly search: (words: string) => Promise<readonly MentionChoice[]>;
  readonly onChange: (menu: OpenCaretMenu | undefined) => void;
  /** Answers whether the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Letters before people are searched for. */
const fewestLetters = 2;
/** Milliseconds without a key before a search. */
const pause = 250;
/** Longer than any name: what follows the sign is a sentence. */
const mostLetters = 40;

function menuOf({ query, items, loading, clientRect, command }: SuggestionProps<MentionChoice>): OpenCaretMenu | undefined {
  const isName = query.length >= fewestLetters && query.length <= mostLetters && !/^\s|\s{2}/.test(query);
  // A sentence after the sign finds nobody: the list is not in its way.
  if (!isName || (items.length === 0 && /\s/.test(query))) return undefined;
  return { words: query, items, isLoading: loading, place: clientRect?.() ?? undefined, choose: command };
}

/** `@` and two letters offer people; whoever is chosen stands in the text by name, as a link. Not in code. */
export function caretMenu({ search, onChange, onKey }: CaretMenuCalls): Extension {
  return Extension.create({
    name: 'caretMenu',
    // Enter and arrows belong to the open list before they belong to the text.
    priority: 1000,
    addProseMirrorPlugins() {
      return [Suggestion<MentionChoice>({
        pluginKey: new PluginKey('mentions'),
        editor: this.editor,
        char: '@',
        allowSpaces: true,
        allowedPrefixes: [' ', '(', '\u00a0'],
        debounce: pause,
        minQueryLength: fewestLetters,
        allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
        items: async ({ query }) => (query.length > mostLetters || /^\s/.test(query) ? [] : [...await search(query)]),
        command: ({ editor, range, props: { text, href } }) => {
          const name = { type: 'text', text: `@${text}`, ...(href ? { marks: [{ type: 'link', attrs: { href, 'data-mention': '' } }] } : {}) };
          editor.chain().focus().insertContentAt(range, [name, { type: 'text', text: ' ' }]).run();
        },
        render: () => ({
          onStart: (props) => onChange(menuOf(props)),
          onUpdate: (props) => onChange(menuOf(props)),
          onExit: () => onChange(undefined),
          onKeyDown: ({ event }) => onKey(event)
        })
      })];
    }
  });
}
