import * as React from 'react';
import { cx } from '../base/cx';
import { useListbox } from '../base/useListbox';
import { useSuggestions } from '../base/useSuggestions';
import { SuggestionList, type Suggestion } from '../Field/SuggestionList';
import { useRoot } from '../Root/RootContext';
import { useGrowingHeight } from '../TextField/useGrowingHeight';
import { caretPosition } from './caretPosition';
import { applyFormat, continueList, triggerAt, type FormatName, type Selected, type Trigger } from './textEdits';
import styles from './ComposerField.module.scss';

/** A character that opens suggestions while somebody writes. */
export interface ComposerTrigger {
  /** `@` or `#`. */
  readonly character: string;
  /** The name of the list for screen readers. */
  readonly label: string;
  readonly search: (text: string) => Promise<readonly Suggestion[]>;
  /** What is written for the chosen one, with its character; a space follows. */
  readonly toText: (chosen: Suggestion) => string;
  readonly onChoose?: ((chosen: Suggestion) => void) | undefined;
}

/** What a format bar or a kind of post can do with the field. */
export interface ComposerHandle {
  readonly focus: () => void;
  readonly format: (name: FormatName) => void;
  /** Writes at the caret; a trigger character opens its list. */
  readonly insert: (text: string) => void;
}

export interface ComposerFieldProps {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly triggers?: readonly ComposerTrigger[];
  /** Ctrl+Enter or Cmd+Enter. */
  readonly onSubmit?: (() => void) | undefined;
  /** Files that were pasted or dropped. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly hasFocus?: boolean;
  readonly className?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isReadOnly?: boolean | undefined;
}

const noTriggers: readonly ComposerTrigger[] = [];
const shortcuts: Readonly<Record<string, FormatName>> = { b: 'bold', i: 'italic', k: 'link', e: 'code' };

/** Where text is written: Markdown, growing, with suggestions at the caret. Lists go on by themselves. */
export const ComposerField = React.forwardRef<ComposerHandle, ComposerFieldProps>(function ComposerField(props, ref) {
  const { label, placeholder, value, onChange, triggers = noTriggers, onSubmit, onFiles, minRows = 2, maxRows = 20, hasFocus, className, describedBy, isReadOnly } = props;
  const { band } = useRoot();
  const area = React.useRef<HTMLTextAreaElement>(null);
  const wanted = React.useRef<Selected>();
  const [trigger, setTrigger] = React.useState<Trigger>();
  const [isDropping, setDropping] = React.useState(false);
  useGrowingHeight(area, value, maxRows);

  React.useLayoutEffect(() => {
    if (!wanted.current || !area.current || wanted.current.text !== value) return;
    area.current.focus();
    area.current.setSelectionRange(wanted.current.start, wanted.current.end);
    wanted.current = undefined;
  }, [value]);

  const current = triggers.find(({ character }) => character === trigger?.character);
  const suggestions = useSuggestions(current ? trigger?.search : undefined, (text) => current?.search(text) ?? Promise.resolve([]));
  const isOpen = current !== undefined && (suggestions.items.length > 0 || suggestions.isLoading || !trigger?.search.includes(' '));

  const change = (next: Selected): void => {
    wanted.current = next;
    onChange(next.text);
    setTrigger(triggerAt(next.text, next.end, triggers.map(({ character }) => character)));
  };
  const selection = (): Selected => ({ text: value, start: area.current?.selectionStart ?? value.length, end: area.current?.selectionEnd ?? value.length });
  const replace = ({ text, start, end }: Selected, words: string): Selected => ({ text: text.slice(0, start) + words + text.slice(end), start: start + words.length, end: start + words.length });

  const handleChoose = (index: number): void => {
    const chosen = suggestions.items[index];
    if (!chosen || !current || !trigger) return;
    change(replace({ text: value, start: trigger.at, end: trigger.at + 1 + trigger.search.length }, `${current.toText(chosen)} `));
    setTrigger(undefined);
    current.onChoose?.(chosen);
  };
  const listbox = useListbox(suggestions.items.length, isOpen, handleChoose, () => setTrigger(undefined));

  React.useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    format: (name) => change(applyFormat(selection(), name)),
    insert: (text) => change(replace(selection(), text))
  }));

  const lookForTrigger = (): void => {
    const { start, end } = selection();
    setTrigger(start === end ? triggerAt(area.current?.value ?? value, end, triggers.map(({ character }) => character)) : undefined);
  };

  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (listbox.handleKey(event)) return;
    const hasCommand = event.ctrlKey || event.metaKey;
    const format = shortcuts[event.key.toLowerCase()];
    if (event.key === 'Enter' && hasCommand) {
      event.preventDefault();
      onSubmit?.();
    } else if (hasCommand && !event.shiftKey && !event.altKey && format) {
      event.preventDefault();
      change(applyFormat(selection(), format));
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      const next = continueList(selection());
      if (!next) return;
      event.preventDefault();
      change(next);
    }
  };
  const takeFiles = (event: React.SyntheticEvent, files: FileList | undefined): void => {
    if (!onFiles || !files || files.length === 0) return;
    event.preventDefault();
    onFiles(Array.from(files));
  };

  // A field of several lines may not be a combobox, so it stays a text box that names its list.
  const { 'aria-autocomplete': autoComplete, 'aria-controls': controls, 'aria-activedescendant': active } = listbox.fieldProps;
  const fieldProps = { 'aria-autocomplete': autoComplete, 'aria-haspopup': 'listbox', 'aria-controls': controls, 'aria-activedescendant': active } as const;

  const place = (): React.CSSProperties => {
    if (band === 'slim' || !area.current || !trigger) return {};
    const { top, left } = caretPosition(area.current, trigger.at);
    const width = Math.min(320, area.current.clientWidth);
    return { insetBlockStart: top + 4, insetInlineStart: 'auto', insetInlineEnd: 'auto', left: Math.max(0, Math.min(left - 12, area.current.clientWidth - width)), inlineSize: width };
  };

  return (
    <div className={cx(styles.host, isDropping && styles.dropping)}>
      <textarea
        {...(triggers.length > 0 ? fieldProps : {})}
        ref={area}
        className={cx(styles.area, className)}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder}
        value={value}
        rows={minRows}
        dir="auto"
        readOnly={isReadOnly}
        // Only where the caller opened the field for typing.
        autoFocus={hasFocus}
        onChange={(event) => {
          onChange(event.target.value);
          lookForTrigger();
        }}
        onKeyDown={handleKeyDown}
        onClick={lookForTrigger}
        onBlur={() => setTrigger(undefined)}
        onPaste={(event) => takeFiles(event, event.clipboardData.files)}
        onDragOver={(event) => {
          if (!onFiles) return;
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={(event) => {
          setDropping(false);
          takeFiles(event, event.dataTransfer.files);
        }}
      />
      {isOpen && current && <SuggestionList listbox={listbox} suggestions={suggestions} search={trigger?.search ?? ''} label={current.label} onChoose={handleChoose} style={place()} />}
    </div>
  );
});
