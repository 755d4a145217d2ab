import * as React from 'react';
import { cx } from '../base/cx';
import { Field, type FieldProps } from '../Field/Field';
import { Icon } from '../Icon/Icon';
import styles from '../Field/Field.module.scss';

export interface SelectOption {
  readonly key: string;
  readonly text: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly onChange: (key: string) => void;
  /** Shown while nothing is chosen; then `value` is empty. */
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One of a few. The browser's own list: it is right on every device and in every assistive technology. */
export const Select: React.FC<SelectProps> = ({ options, value, onChange, placeholder, isDisabled, ...field }) => (
  <Field {...field}>
    {(control) => (
      <div className={cx(styles.box, field.error && styles.invalid, isDisabled && styles.off)}>
        <select {...control} className={cx(styles.input, styles.select)} value={value} disabled={isDisabled} onChange={(event) => onChange(event.target.value)}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => <option key={option.key} value={option.key} disabled={option.isDisabled}>{option.text}</option>)}
        </select>
        <Icon name="chevronDown" size={12} className={styles.icon} />
      </div>
    )}
  </Field>
);
