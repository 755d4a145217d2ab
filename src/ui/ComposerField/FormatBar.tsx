import * as React from 'react';
import * as strings from 'SharedStrings';
import { Button } from '../Button/Button';
import type { ComposerHandle } from './ComposerField';
import type { FormatName } from './textEdits';
import { useRoot } from '../Root/RootContext';
import styles from './ComposerField.module.scss';

export interface FormatBarProps {
  /** The field that the buttons work on. */
  readonly composer: React.RefObject<ComposerHandle>;
  /** Offers the buttons for `@` and `#`. */
  readonly hasTriggers?: boolean;
  /** Further buttons, such as for pictures and files. */
  readonly children?: React.ReactNode;
}

/** The format buttons under a field: one stop of the keyboard, arrows move between them. */
export const FormatBar: React.FC<FormatBarProps> = ({ composer, hasTriggers, children }) => {
  const { dir } = useRoot();
  const bar = React.useRef<HTMLDivElement>(null);
  const formats: readonly (readonly [FormatName, string, boolean])[] = [
    ['bold', strings.FormatBold, false], ['italic', strings.FormatItalic, false], ['link', strings.FormatLink, false],
    ['bulletList', strings.FormatBullets, false], ['numberList', strings.FormatNumbers, true], ['quote', strings.FormatQuote, true], ['code', strings.FormatCode, true]
  ];

  React.useLayoutEffect(() => {
    const buttons = bar.current?.querySelectorAll<HTMLElement>('button') ?? [];
    const hasStop = Array.from(buttons).some((button) => button.tabIndex === 0 && button.dataset.stop);
    buttons.forEach((button, index) => {
      if (!hasStop) button.dataset.stop = index === 0 ? 'true' : '';
      button.tabIndex = button.dataset.stop ? 0 : -1;
    });
  });
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const step = event.key === forward ? 1 : event.key === backward ? -1 : 0;
    if (step === 0) return;
    const buttons = Array.from(bar.current?.querySelectorAll<HTMLElement>('button') ?? []).filter((button) => button.offsetParent !== null || typeof ResizeObserver === 'undefined');
    const index = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[(index + step + buttons.length) % buttons.length];
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) {
      button.dataset.stop = button === next ? 'true' : '';
      button.tabIndex = button === next ? 0 : -1;
    }
    next.focus();
  };

  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={strings.Formatting} onKeyDown={handleKeyDown}>
      {formats.map(([name, label, isLate], index) => (
        <React.Fragment key={name}>
          {index === 3 && <span className={styles.line} />}
          <Button icon={name} label={label} className={isLate ? styles.late : undefined} onClick={() => composer.current?.format(name)} />
        </React.Fragment>
      ))}
      {hasTriggers && (
        <>
          <span className={styles.line} />
          <Button icon="at" label={strings.MentionSomebody} onClick={() => composer.current?.insert('@')} />
          <Button icon="hash" label={strings.AddTopic} onClick={() => composer.current?.insert('#')} />
        </>
      )}
      {children && <span className={styles.line} />}
      {children}
    </div>
  );
};

/** The frame of a composer: lights up while somebody writes in it. */
export const ComposerFrame: React.FC = ({ children }) => <div className={styles.frame}>{children}</div>;
