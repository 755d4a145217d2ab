import type { Editor } from '@tiptap/core';
import * as React from 'react';
import * as strings from 'SharedStrings';
import { Button } from '../Button/Button';
import { Menu } from '../Menu/Menu';
import { useToolbarKeys } from '../base/useToolbarKeys';
import { historyTools, moreItems, tableItems, tableTool, toolsOf, type Tool } from './formatTools';
import styles from './RichEditor.module.scss';

export interface EditorToolbarProps {
  readonly editor: Editor;
  readonly bar: React.RefObject<HTMLDivElement>;
  readonly onLink: () => void;
  readonly onPicture: (() => void) | undefined;
}

function ToolButton({ icon, text, label, isOn, isOff, run }: Tool): JSX.Element {
  return icon
    ? <Button icon={icon} label={label} isPressed={isOn} isDisabled={isOff} onClick={run} />
    : <Button variant="quiet" label={label} isPressed={isOn} isDisabled={isOff} onClick={run}>{text}</Button>;
}

/** The bar above the text: one stop of the keyboard, arrows move between the buttons, Escape goes back to the text. */
export const EditorToolbar: React.FC<EditorToolbarProps> = ({ editor, bar, onLink, onPicture }) => {
  const handleKeys = useToolbarKeys(bar);
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') editor.commands.focus();
    else handleKeys(event);
  };
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={strings.Formatting} onKeyDown={handleKeyDown}>
      {toolsOf(editor, onLink).map((group, index) => <div key={index} className={styles.group}>{group.map((tool) => <ToolButton {...tool} key={tool.key} />)}</div>)}
      <div className={styles.group}>
        {onPicture && <ToolButton key="picture" icon="image" label={strings.FormatPicture} run={onPicture} />}
        {editor.isActive('table') ? <Menu label={strings.TableMenu} icon="table" isPressed items={tableItems(editor)} /> : <ToolButton {...tableTool(editor)} key="table" />}
        <Menu label={strings.FormatMore} items={moreItems(editor)} />
      </div>
      <div className={styles.group}>{historyTools(editor).map((tool) => <ToolButton {...tool} key={tool.key} />)}</div>
    </div>
  );
};
