import * as React from 'react';
import * as strings from 'SharedStrings';
import type { ReactionName } from '../../domain/shared/reactions';
import { cx } from '../base/cx';
import { useDismiss } from '../base/useDismiss';
import { Icon } from '../Icon/Icon';
import { useRoot } from '../Root/RootContext';
import styles from './ReactionBar.module.scss';

export interface ReactionPickerProps {
  readonly names: readonly ReactionName[];
  readonly textOf: (name: ReactionName) => string;
  readonly mine: ReactionName | undefined;
  readonly onChoose: (name: ReactionName) => void;
  readonly onClose: () => void;
}

/** The five in a row: arrows move, Enter chooses, Escape or a click elsewhere closes. */
export const ReactionPicker: React.FC<ReactionPickerProps> = ({ names, textOf, mine, onChoose, onClose }) => {
  const { dir } = useRoot();
  const host = React.useRef<HTMLDivElement>(null);
  useDismiss(host, onClose);

  React.useEffect(() => {
    const start = mine ? names.indexOf(mine) : 0;
    host.current?.querySelectorAll('button')[start]?.focus();
    // Only when it opens: the focus must not jump when counts change.
  }, []);

  const handleKeyDown = (event: React.KeyboardEvent): void => {
    const buttons = [...(host.current?.querySelectorAll('button') ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = event.key === (dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight') ? 1 : event.key === (dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div ref={host} className={styles.picker} role="group" aria-label={strings.ChooseReaction} onKeyDown={handleKeyDown}>
      {names.map((name) => (
        <button key={name} type="button" className={cx(styles.choice, name === mine && styles.mine)} aria-pressed={name === mine} aria-label={textOf(name)} title={textOf(name)} onClick={() => onChoose(name)}>
          <Icon name={name} size={20} className={styles[name]} />
        </button>
      ))}
    </div>
  );
};
