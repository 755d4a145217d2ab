import type { ChainedCommands, Editor } from '@tiptap/core';
import * as React from 'react';
import * as strings from 'SharedStrings';
import { Button } from '../Button/Button';
import type { IconName } from '../Icon/Icon';
import { useToolbarKeys } from '../base/useToolbarKeys';
import styles from './RichEditor.module.scss';

export interface EditorToolbarProps {
  readonly editor: Editor;
  readonly bar: React.RefObject<HTMLDivElement>;
  readonly onLink: () => void;
  readonly onPicture: (() => void) | undefined;
}

interface Tool {
  readonly key: string;
  readonly icon?: IconName;
  readonly text?: string;
  readonly label: string;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly run: () => void;
}

function toolsOf({ editor, onLink, onPicture }: EditorToolbarProps): readonly (readonly Tool[])[] {
  const act = (change: (chain: ChainedCommands) => ChainedCommands): (() => void) => () => {
    change(editor.chain().focus()).run();
  };
  const heading = (level: 2 | 3): Tool => ({ key: `h${level}`, text: `H${level - 1}`, label: level === 2 ? strings.FormatHeading : strings.FormatSubheading, isOn: editor.isActive('heading', { level }), run: act((chain) => chain.toggleHeading({ level })) });
  const isInTable = editor.isActive('table');
  return [
    [heading(2), heading(3)],
    [
      { key: 'bold', icon: 'bold', label: strings.FormatBold, isOn: editor.isActive('bold'), run: act((chain) => chain.toggleBold()) },
      { key: 'italic', icon: 'italic', label: strings.FormatItalic, isOn: editor.isActive('italic'), run: act((chain) => chain.toggleItalic()) },
      { key: 'strike', icon: 'strikethrough', label: strings.FormatStrike, isOn: editor.isActive('strike'), run: act((chain) => chain.toggleStrike()) },
      { key: 'code', icon: 'code', label: strings.FormatCode, isOn: editor.isActive('code'), run: act((chain) => chain.toggleCode()) },
      { key: 'link', icon: 'link', label: strings.FormatLink, isOn: editor.isActive('link'), run: onLink }
    ],
    [
      { key: 'bullets', icon: 'bulletList', label: strings.FormatBullets, isOn: editor.isActive('bulletList'), run: act((chain) => chain.toggleBulletList()) },
      { key: 'numbers', icon: 'numberList', label: strings.FormatNumbers, isOn: editor.isActive('orderedList'), run: act((chain) => chain.toggleOrderedList()) },
      { key: 'quote', icon: 'quote', label: strings.FormatQuote, isOn: editor.isActive('blockquote'), run: act((chain) => chain.toggleBlockquote()) },
      { key: 'block', icon: 'codeBlock', label: strings.FormatCodeBlock, isOn: editor.isActive('codeBlock'), run: act((chain) => chain.toggleCodeBlock()) }
    ],
    [
      ...(onPicture ? [{ key: 'picture', icon: 'image' as const, label: strings.FormatPicture, run: onPicture }] : []),
      ...(isInTable
        ? [
            { key: 'row', text: strings.TableRow, label: strings.TableAddRow, run: act((chain) => chain.addRowAfter()) },
            { key: 'column', text: strings.TableColumn, label: strings.TableAddColumn, run: act((chain) => chain.addColumnAfter()) },
            { key: 'untable', icon: 'delete' as const, label: strings.TableRemove, run: act((chain) => chain.deleteTable()) }
          ]
        : [{ key: 'table', icon: 'table' as const, label: strings.FormatTable, run: act((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })) }])
    ],
    [
      { key: 'undo', icon: 'undo', label: strings.FormatUndo, isOff: !editor.can().undo(), run: act((chain) => chain.undo()) },
      { key: 'redo', icon: 'redo', label: strings.FormatRedo, isOff: !editor.can().redo(), run: act((chain) => chain.redo()) }
    ]
  ];
}

/** The bar above the text: one stop of the keyboard, arrows move between the buttons, Escape goes back to the text. */
export const EditorToolbar: React.FC<EditorToolbarProps> = (props) => {
  const { editor, bar } = props;
  const handleKeys = useToolbarKeys(bar);
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') editor.commands.focus();
    else handleKeys(event);
  };
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={strings.Formatting} onKeyDown={handleKeyDown}>
      {toolsOf(props).map((group, index) => (
        <div key={index} className={styles.group}>
          {group.map(({ key, icon, text, label, isOn, isOff, run }) => (icon
            ? <Button key={key} icon={icon} label={label} isPressed={isOn} isDisabled={isOff} onClick={run} />
            : <Button key={key} variant="quiet" label={label} isPressed={isOn} isDisabled={isOff} onClick={run}>{text}</Button>))}
        </div>
      ))}
    </div>
  );
};
