import * as React from 'react';
import { cx } from '../../ui/base/cx';
import { useId } from '../../ui/base/useId';
import styles from './GrowingText.module.scss';

export interface GrowingTextProps {
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly problem?: string | undefined;
  readonly isBare?: boolean;
  readonly takesFocus?: boolean;
  readonly lines?: number;
  readonly onChange: (value: string, caret: number) => void;
  readonly onSubmit?: () => void;
  readonly onEscape?: () => void;
  /** Answers true where the key was taken, for lists that hang on the field. */
  readonly onKey?: (event: React.KeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly onPaste?: (event: React.ClipboardEvent) => void;
  readonly activeDescendant?: string | undefined;
  readonly controls?: string | undefined;
  readonly fieldRef?: React.RefObject<HTMLTextAreaElement>;
}

/** A text field that grows with what is written. Ctrl or Command with Enter sends. */
export const GrowingText: React.FC<GrowingTextProps> = (props) => {
  const { value, label, placeholder, problem, isBare, takesFocus, lines = 2, onChange, onSubmit, onEscape, onKey, onPaste, fieldRef } = props;
  const own = React.useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? own;
  const problemId = useId('problem');
  React.useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${Math.min(element.scrollHeight + 2, 480)}px`;
  }, [value, field]);
  React.useEffect(() => {
    const element = field.current;
    if (!takesFocus || !element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    // Only when it opens.
  }, []);
  const handleKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
    // Enter that ends a composition of Japanese or Chinese characters is no command.
    if (event.nativeEvent.isComposing || onKey?.(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSubmit) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && onEscape) {
      event.stopPropagation();
      onEscape();
    }
  };
  return (
    <>
      <textarea
        ref={field} className={cx(styles.field, isBare && styles.bare)} dir="auto" rows={lines} value={value} placeholder={placeholder}
        aria-label={label} aria-invalid={problem !== undefined} aria-describedby={problem ? problemId : undefined}
        aria-activedescendant={props.activeDescendant} aria-controls={props.controls} aria-autocomplete={props.controls ? 'list' : undefined}
        onChange={({ target }) => onChange(target.value, target.selectionStart)} onKeyDown={handleKeyDown} onPaste={onPaste}
      />
      {problem && <p id={problemId} role="alert" className={styles.problem}>{problem}</p>}
    </>
  );
};
