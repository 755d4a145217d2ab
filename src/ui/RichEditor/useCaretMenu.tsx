import type { Editor, Extension } from '@tiptap/core';
import * as React from 'react';
import * as strings from 'SharedStrings';
import { SuggestionList } from '../Field/SuggestionList';
import { useId } from '../base/useId';
import { caretMenu, topicRule, type CaretChoice, type CaretSign, type OpenCaretMenu } from './caretMenu';
import type { RichEditorProps } from './RichEditor';

/** The list at the caret: what the editor needs for it, and the list itself while it is open. */
export interface CaretMenu {
  readonly extensions: readonly Extension[];
  /** @param host the element that the list is placed in. */
  readonly draw: (host: React.RefObject<HTMLElement>) => JSX.Element | null;
  /** Tells the text field, for those who cannot see it, which line is chosen. */
  readonly describe: (editor: Editor) => void;
}

function placeIn(host: HTMLElement | null, place: DOMRect | undefined): React.CSSProperties {
  if (!host || !place) return {};
  const box = host.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(host).direction === 'rtl';
  const start = isRightToLeft ? box.right - place.right : place.left - box.left;
  const width = Math.min(320, box.width - 16);
  return { position: 'absolute', insetBlockStart: place.bottom - box.top + 4, insetInlineStart: Math.max(8, Math.min(start, box.width - width - 8)), insetInlineEnd: 'auto', inlineSize: width };
}

const labels: Readonly<Record<CaretSign, () => string>> = { '@': () => strings.MentionSomebody, '#': () => strings.NameTopic };

/** A topic in the form in which the list shows it. */
function choiceOf(topic: string, href: string): CaretChoice {
  return { key: topic.toLowerCase(), text: topic, icon: 'tag', href };
}

/** Offers people after `@` and topics after `#`. Nothing where nothing can be searched for. */
export function useCaretMenu({ onSearchPeople, onNamed: onPersonNamed, topics }: Pick<RichEditorProps, 'onSearchPeople' | 'onNamed' | 'topics'>): CaretMenu {
  const listId = useId('caret');
  const optionId = (index: number): string => `${listId}-${index}`;
  const [menu, setMenu] = React.useState<OpenCaretMenu>();
  const [active, setActive] = React.useState(0);
  const latest = React.useRef({ menu, active, onSearchPeople, onPersonNamed, topics });
  latest.current = { menu, active, onSearchPeople, onPersonNamed, topics };

  const handleKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    const { menu: open, active: at } = latest.current;
    const count = open?.items.length ?? 0;
    const item = open?.items[at];
    if (!open || !item || ctrlKey || metaKey) return false;
    if (key === 'ArrowDown') setActive((at + 1) % count);
    else if (key === 'ArrowUp') setActive((at - 1 + count) % count);
    else if (key === 'Enter' || key === 'Tab') open.choose(item);
    else return false;
    return true;
  };
  const [extensions] = React.useState<readonly Extension[]>(() => {
    const onChange = (next: OpenCaretMenu | undefined): void => {
      if (next?.words !== latest.current.menu?.words) setActive(0);
      setMenu(next);
    };
    const searchTopics = async (words: string): Promise<readonly CaretChoice[]> => {
      const source = latest.current.topics;
      return source ? (await source.search(words)).map((topic) => choiceOf(topic, source.hrefOf(topic))) : [];
    };
    const onNamed = (topic: string): void => latest.current.topics?.onNamed(topic);
    return [
      ...(onSearchPeople ? [caretMenu('@', { search: (words) => latest.current.onSearchPeople?.(words) ?? Promise.resolve([]), onChange, onKey: handleKey, onChosen: (person) => latest.current.onPersonNamed?.(person) })] : []),
      ...(topics ? [caretMenu('#', { search: searchTopics, onChange, onKey: handleKey, onChosen: ({ text }) => onNamed(text) }), topicRule({ hrefOf: (topic) => latest.current.topics?.hrefOf(topic) ?? '', onNamed })] : [])
    ];
  });
  return {
    extensions,
    describe: ({ view: { dom } }) => {
      const isOpen = menu !== undefined && menu.items.length > 0;
      for (const [name, value] of [['aria-controls', listId], ['aria-activedescendant', optionId(active)]] as const) {
        if (isOpen) dom.setAttribute(name, value);
        else dom.removeAttribute(name);
      }
    },
    draw: ({ current }) => menu ? (
      <SuggestionList
        listbox={{ listId, optionId, activeIndex: active, setActiveIndex: setActive }} suggestions={{ items: menu.items, isLoading: menu.isLoading, hasFailed: false }}
        search={menu.words} label={labels[menu.sign]()} style={placeIn(current, menu.place)}
        onChoose={(index) => { const item = menu.items[index]; if (item) menu.choose(item); }}
      />
    ) : null
  };
}
