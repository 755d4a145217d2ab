import * as React from 'react';
import { cx } from '../base/cx';
import { useId } from '../base/useId';
import { Icon } from '../Icon/Icon';
import styles from './Toggle.module.scss';

export interface ToggleProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly hint?: string | undefined;
  /** Say why in the hint. */
  readonly isDisabled?: boolean | undefined;
}

/** Something that is on or off, at once. */
export const Toggle: React.FC<ToggleProps> = ({ label, isChecked, onChange, hint, isDisabled }) => {
  const id = useId('toggle');
  return (
    <label className={cx(styles.row, isDisabled && styles.off)}>
      <input type="checkbox" role="switch" className={styles.input} aria-checked={isChecked} checked={isChecked} disabled={isDisabled} aria-labelledby={id} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => onChange(event.target.checked)} />
      <span className={styles.track} />
      <span id={id} className={styles.text}>{label}</span>
      {hint && <span id={`${id}-hint`} className={styles.hint}>{hint}</span>}
    </label>
  );
};

export interface CheckboxProps extends ToggleProps {
  /** Makes it one of several of which only one can be chosen. */
  readonly radioGroup?: string | undefined;
}

/** Something that takes effect with a button; or, in a group, one choice of several. */
export const Checkbox: React.FC<CheckboxProps> = ({ label, isChecked, onChange, hint, isDisabled, radioGroup }) => {
  const id = useId('check');
  return (
    <label className={cx(styles.row, styles.square, isDisabled && styles.off)}>
      <input type={radioGroup ? 'radio' : 'checkbox'} name={radioGroup} className={styles.input} checked={isChecked} disabled={isDisabled} aria-labelledby={id} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => onChange(event.target.checked)} />
      <span className={cx(styles.box, radioGroup && styles.round)}><Icon name="check" size={14} /></span>
      <span id={id} className={styles.text}>{label}</span>
      {hint && <span id={`${id}-hint`} className={styles.hint}>{hint}</span>}
    </label>
  );
};
