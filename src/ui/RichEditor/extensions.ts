import { Extension, InputRule, type Extensions } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';

/** What an editor asks of its surroundings. */
export interface EditorCalls {
  readonly onSubmit: () => void;
  readonly onLink: () => void;
  readonly onToolbar: () => void;
  /** `[[` was typed. */
  readonly onPageLink: (() => void) | undefined;
}

/** The keys of the suite, beside those that Tiptap brings. */
function suiteKeys({ onSubmit, onLink, onToolbar, onPageLink }: EditorCalls): Extension {
  const call = (action: () => void): (() => boolean) => () => {
    action();
    return true;
  };
  return Extension.create({
    name: 'suiteKeys',
    addKeyboardShortcuts: () => ({ 'Mod-Enter': call(onSubmit), 'Mod-s': call(onSubmit), 'Mod-k': call(onLink), 'Alt-F10': call(onToolbar) }),
    addInputRules: () => (onPageLink === undefined ? [] : [
      new InputRule({
        find: /\[\[$/,
        handler: ({ chain, range }) => {
          chain().deleteRange(range).run();
          onPageLink();
        }
      })
    ])
  });
}

/** Addresses that a link may have: the web, mail, telephone and what lies on this site. */
export function isSafeAddress(address: string): boolean {
  return /^(?:(?:https?|mailto|tel):|[/#?])/i.test(address.trim());
}

/** What can be written: headings of three levels, lists, quotes, code, tables, links and pictures. */
export function editorExtensions(placeholder: string, calls: EditorCalls): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      underline: false,
      link: { openOnClick: false, autolink: true, HTMLAttributes: { target: null, rel: null, class: null }, isAllowedUri: (address) => isSafeAddress(address) }
    }),
    Image.configure({ allowBase64: false }),
    TableKit.configure({ table: { resizable: false } }),
    Placeholder.configure({ placeholder }),
    suiteKeys(calls)
  ];
}
