import { Extension, InputRule, type Extensions } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { textSchema } from './schema/schema';

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

/** All that the editor is made of. */
export function editorExtensions(placeholder: string, calls: EditorCalls): Extensions {
  return [...textSchema, Placeholder.configure({ placeholder }), suiteKeys(calls)];
}
