import { Extension, InputRule } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { Suggestion as Choice } from '../Field/SuggestionList';

/** A person or a topic, as the list at the caret shows it and as it will stand in the text. */
export interface CaretChoice extends Choice {
  /** Where the name leads; without it the name stays text. */
  readonly href: string | undefined;
}

/** What opens the list: people after the one sign, topics after the other. */
export type CaretSign = '@' | '#';

/** What is open at the caret. */
export interface OpenCaretMenu {
  readonly sign: CaretSign;
  /** What was typed after the sign. */
  readonly words: string;
  readonly items: readonly CaretChoice[];
  readonly isLoading: boolean;
  /** The lower start corner of the sign, in pixels of the window; undefined where it is not drawn. */
  readonly place: DOMRect | undefined;
  readonly choose: (item: CaretChoice) => void;
}

export interface CaretMenuCalls {
  readonly search: (words: string) => Promise<readonly CaretChoice[]>;
  readonly onChange: (menu: OpenCaretMenu | undefined) => void;
  /** Answers whether the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Told what was chosen. */
  readonly onChosen?: (item: CaretChoice) => void;
}

/** Letters before something is searched for. */
const fewestLetters: Readonly<Record<CaretSign, number>> = { '@': 2, '#': 1 };
/** Milliseconds without a key before a search. */
const pause = 250;
/** Longer than any name: what follows the sign is a sentence. */
const mostLetters = 40;
const marks: Readonly<Record<CaretSign, string>> = { '@': 'data-mention', '#': 'data-topic' };
/** A topic that is finished with a space; a bare number is none, and a heading's `# ` has no letter behind the sign. */
const finishedTopic = /(?:^|[\s(])#((?=[\p{N}_-]*\p{L})[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,19})\s$/u;

function menuOf(sign: CaretSign, { query, items, loading, clientRect, command }: SuggestionProps<CaretChoice>): OpenCaretMenu | undefined {
  const isName = query.length >= fewestLetters[sign] && query.length <= mostLetters && !/^\s|\s{2}/.test(query);
  // A sentence after the sign finds nobody: the list is not in its way.
  if (!isName || (items.length === 0 && (sign === '#' || /\s/.test(query)))) return undefined;
  return { sign, words: query, items, isLoading: loading, place: clientRect?.() ?? undefined, choose: command };
}

/** `@` with two letters offers people, `#` with one topics; what is chosen stands in the text by name, as a link. Not in code. */
export function caretMenu(sign: CaretSign, { search, onChange, onKey, onChosen }: CaretMenuCalls): Extension {
  return Extension.create({
    name: sign === '@' ? 'mentionMenu' : 'topicMenu',
    // Enter and arrows belong to the open list before they belong to the text.
    priority: 1000,
    addProseMirrorPlugins() {
      return [Suggestion<CaretChoice>({
        pluginKey: new PluginKey(sign === '@' ? 'mentions' : 'topics'),
        editor: this.editor,
        char: sign,
        allowSpaces: sign === '@',
        allowedPrefixes: [' ', '(', '\u00a0'],
        debounce: pause,
        minQueryLength: fewestLetters[sign],
        allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
        items: async ({ query }) => (query.length > mostLetters || /^\s/.test(query) ? [] : [...await search(query)]),
        command: ({ editor, range, props }) => {
          const { text, href } = props;
          const name = { type: 'text', text: `${sign}${text}`, ...(href ? { marks: [{ type: 'link', attrs: { href, [marks[sign]]: '' } }] } : {}) };
          editor.chain().focus().insertContentAt(range, [name, { type: 'text', text: ' ' }]).run();
          onChosen?.(props);
        },
        render: () => ({
          onStart: (props) => onChange(menuOf(sign, props)),
          onUpdate: (props) => onChange(menuOf(sign, props)),
          onExit: () => onChange(undefined),
          onKeyDown: ({ event }) => onKey(event)
        })
      })];
    }
  });
}

/** Makes a link of a topic that was typed to its end, known or new. */
export function topicRule({ hrefOf, onNamed }: { readonly hrefOf: (topic: string) => string; readonly onNamed: (topic: string) => void }): Extension {
  return Extension.create({
    name: 'topicRule',
    addInputRules() {
      return [new InputRule({
        find: finishedTopic,
        handler: ({ state, range, match }) => {
          const topic = match[1] ?? '';
          const link = state.schema.marks.link;
          const start = range.from + match[0].indexOf('#');
          if (!link || state.doc.resolve(start).marks().some(({ type }) => type.name === 'code')) return;
          state.tr.addMark(start, start + topic.length + 1, link.create({ href: hrefOf(topic), 'data-topic': '' })).removeStoredMark(link);
          onNamed(topic);
        }
      })];
    }
  });
}
