import * as React from 'react';
import { formatNumber } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { Field, type FieldProps } from '../Field/Field';
import { useRoot } from '../Root/RootContext';
import { useGrowingHeight } from './useGrowingHeight';
import styles from '../Field/Field.module.scss';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** A textarea of at least so many lines, which grows with its text. */
  readonly rows?: number | undefined;
  /** Most lines before it scrolls. */
  readonly maxRows?: number | undefined;
  /** Shown near the end of what fits; more can be typed and is told as an error by the caller. */
  readonly maxLength?: number | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'number' | 'time' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly hasFocus?: boolean | undefined;
  readonly onEnter?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly autoComplete?: string | undefined;
}

/** One line of text, or several that grow. People's own text finds its own direction. */
export const TextField: React.FC<TextFieldProps> = ({ value, onChange, placeholder, rows, maxRows = 16, maxLength, type = 'text', isDisabled, isReadOnly, hasFocus, onEnter, onBlur, autoComplete = 'off', ...field }) => {
  const { locale } = useRoot();
  const area = React.useRef<HTMLTextAreaElement>(null);
  useGrowingHeight(area, value, maxRows);
  const isNearEnd = maxLength !== undefined && value.length > maxLength * 0.8;
  const count = isNearEnd ? <span className={styles.count}><bdi>{formatNumber(locale, value.length)} / {formatNumber(locale, maxLength)}</bdi></span> : undefined;
  return (
    <Field {...field} end={count}>
      {(control) => {
        const shared = {
          ...control, value, placeholder, onBlur, dir: 'auto', disabled: isDisabled, readOnly: isReadOnly, autoComplete,
          // Only where the caller opened the field for typing.
          autoFocus: hasFocus
        } as const;
        return (
          <div className={cx(styles.box, rows !== undefined && styles.tall, field.error && styles.invalid, isDisabled && styles.off)}>
            {rows === undefined
              ? <input {...shared} type={type} className={styles.input} onChange={(event) => onChange(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter?.()} />
              : <textarea {...shared} ref={area} rows={rows} className={cx(styles.input, styles.area)} onChange={(event) => onChange(event.target.value)} />}
          </div>
        );
      }}
    </Field>
  );
};
