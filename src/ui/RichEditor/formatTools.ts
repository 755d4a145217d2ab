import type { ChainedCommands, Editor } from '@tiptap/core';
import * as strings from 'SharedStrings';
import { format } from '../../domain/shared/text';
import type { IconName } from '../Icon/Icon';
import type { MenuItem } from '../Menu/Menu';
import { calloutNames } from '../RichText/calloutNames';
import { calloutKinds, type CalloutKind } from '../RichText/sanitize';

/** A button of the bar. */
export interface Tool {
  readonly key: string;
  readonly icon?: IconName;
  readonly text?: string;
  readonly label: string;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly run: () => void;
}

type Change = (chain: ChainedCommands) => ChainedCommands;

function act(editor: Editor, change: Change): () => void {
  return () => {
    change(editor.chain().focus()).run();
  };
}

/** The buttons before the menus, in groups. */
export function toolsOf(editor: Editor, onLink: () => void): readonly (readonly Tool[])[] {
  const heading = (level: 2 | 3): Tool => ({ key: `h${level}`, text: `H${level - 1}`, label: level === 2 ? strings.FormatHeading : strings.FormatSubheading, isOn: editor.isActive('heading', { level }), run: act(editor, (chain) => chain.toggleHeading({ level })) });
  return [
    [heading(2), heading(3)],
    [
      { key: 'bold', icon: 'bold', label: strings.FormatBold, isOn: editor.isActive('bold'), run: act(editor, (chain) => chain.toggleBold()) },
      { key: 'italic', icon: 'italic', label: strings.FormatItalic, isOn: editor.isActive('italic'), run: act(editor, (chain) => chain.toggleItalic()) },
      { key: 'strike', icon: 'strikethrough', label: strings.FormatStrike, isOn: editor.isActive('strike'), run: act(editor, (chain) => chain.toggleStrike()) },
      { key: 'code', icon: 'code', label: strings.FormatCode, isOn: editor.isActive('code'), run: act(editor, (chain) => chain.toggleCode()) },
      { key: 'link', icon: 'link', label: strings.FormatLink, isOn: editor.isActive('link'), run: onLink }
    ],
    [
      { key: 'bullets', icon: 'bulletList', label: strings.FormatBullets, isOn: editor.isActive('bulletList'), run: act(editor, (chain) => chain.toggleBulletList()) },
      { key: 'numbers', icon: 'numberList', label: strings.FormatNumbers, isOn: editor.isActive('orderedList'), run: act(editor, (chain) => chain.toggleOrderedList()) },
      { key: 'tasks', icon: 'tasks', label: strings.FormatTasks, isOn: editor.isActive('taskList'), run: act(editor, (chain) => chain.toggleTaskList()) },
      { key: 'quote', icon: 'quote', label: strings.FormatQuote, isOn: editor.isActive('blockquote'), run: act(editor, (chain) => chain.toggleBlockquote()) },
      { key: 'block', icon: 'codeBlock', label: strings.FormatCodeBlock, isOn: editor.isActive('codeBlock'), run: act(editor, (chain) => chain.toggleCodeBlock()) }
    ]
  ];
}

/** Undo and redo. */
export function historyTools(editor: Editor): readonly Tool[] {
  return [
    { key: 'undo', icon: 'undo', label: strings.FormatUndo, isOff: !editor.can().undo(), run: act(editor, (chain) => chain.undo()) },
    { key: 'redo', icon: 'redo', label: strings.FormatRedo, isOff: !editor.can().redo(), run: act(editor, (chain) => chain.redo()) }
  ];
}

/** A new table of three by three with a head. */
export function tableTool(editor: Editor): Tool {
  return { key: 'table', icon: 'table', label: strings.FormatTable, run: act(editor, (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })) };
}

/** What can be done with the table in which the caret stands. */
export function tableItems(editor: Editor): readonly MenuItem[] {
  const item = (key: string, text: string, change: Change, more: Partial<MenuItem> = {}): MenuItem => ({ key, text, onSelect: act(editor, change), ...more });
  return [
    item('rowBefore', strings.TableAddRowBefore, (chain) => chain.addRowBefore()),
    item('rowAfter', strings.TableAddRow, (chain) => chain.addRowAfter()),
    item('columnBefore', strings.TableAddColumnBefore, (chain) => chain.addColumnBefore()),
    item('columnAfter', strings.TableAddColumn, (chain) => chain.addColumnAfter()),
    item('head', strings.TableHead, (chain) => chain.toggleHeaderRow()),
    item('removeRow', strings.TableRemoveRow, (chain) => chain.deleteRow(), { startsGroup: true }),
    item('removeColumn', strings.TableRemoveColumn, (chain) => chain.deleteColumn()),
    item('removeTable', strings.TableRemove, (chain) => chain.deleteTable(), { icon: 'delete', isDanger: true })
  ];
}

const calloutIcons: Readonly<Record<CalloutKind, IconName>> = { info: 'info', tip: 'insightful', warning: 'warning', danger: 'error' };

function toggleCallout(editor: Editor, kind: CalloutKind): Change {
  if (editor.isActive('callout', { kind })) return (chain) => chain.lift('callout');
  return editor.isActive('callout') ? (chain) => chain.updateAttributes('callout', { kind }) : (chain) => chain.wrapIn('callout', { kind });
}

/** What is wanted less often: a smaller heading, marks, boxes, a section to unfold, a line. */
export function moreItems(editor: Editor): readonly MenuItem[] {
  return [
    { key: 'h4', text: strings.FormatMinorHeading, icon: 'heading', isChecked: editor.isActive('heading', { level: 4 }), onSelect: act(editor, (chain) => chain.toggleHeading({ level: 4 })) },
    { key: 'underline', text: strings.FormatUnderline, icon: 'underline', isChecked: editor.isActive('underline'), onSelect: act(editor, (chain) => chain.toggleUnderline()) },
    { key: 'mark', text: strings.FormatMark, icon: 'star', isChecked: editor.isActive('mark'), onSelect: act(editor, (chain) => chain.toggleMark('mark')) },
    ...calloutKinds.map((kind, index): MenuItem => ({ key: kind, text: format(strings.FormatCallout, { name: calloutNames[kind] }), icon: calloutIcons[kind], isChecked: editor.isActive('callout', { kind }), startsGroup: index === 0, onSelect: act(editor, toggleCallout(editor, kind)) })),
    { key: 'fold', text: strings.FormatFold, icon: 'chevronDown', startsGroup: true, onSelect: act(editor, (chain) => chain.insertContent({ type: 'details', content: [{ type: 'summary' }, { type: 'paragraph' }] })) },
    { key: 'rule', text: strings.FormatRule, icon: 'remove', onSelect: act(editor, (chain) => chain.setHorizontalRule()) }
  ];
}
