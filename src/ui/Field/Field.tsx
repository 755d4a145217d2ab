import * as React from 'react';
import * as strings from 'SharedStrings';
import { Icon } from '../Icon/Icon';
import { useId } from '../base/useId';
import { cx } from '../base/cx';
import styles from './Field.module.scss';

/** What every field has around its control. */
export interface FieldProps {
  readonly label: string;
  /** The label is there for screen readers only, as the surroundings say it. */
  readonly isLabelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong, as a sentence. */
  readonly error?: string | undefined;
  readonly isOptional?: boolean | undefined;
  readonly className?: string | undefined;
}

/** What the control of a field has to carry. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label, hint and error around one control, wired for screen readers. */
export const Field: React.FC<FieldProps & { readonly children: (control: ControlProps) => React.ReactNode; readonly end?: React.ReactNode }> = ({ label, isLabelHidden, hint, error, isOptional, className, end, children }) => {
  const id = useId('field');
  const described = cx(error ? `${id}-error` : undefined, hint ? `${id}-hint` : undefined);
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={isLabelHidden ? styles.hiddenLabel : styles.label}>
        {label}
        {isOptional && <span className={styles.optional}>{strings.Optional}</span>}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {(hint || error || end) && (
        <div className={styles.foot}>
          <div>
            {error && <p id={`${id}-error`} className={styles.error} role="alert"><Icon name="error" size={14} /><span>{error}</span></p>}
            {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
          </div>
          {end}
        </div>
      )}
    </div>
  );
};
