import * as React from 'react';
import * as strings from 'SharedStrings';
import { format, formatDate } from '../../domain/shared/text';
import { lazily } from '../base/lazily';
import { cx } from '../base/cx';
import { Button } from '../Button/Button';
import { Callout } from '../Callout/Callout';
import { Field, type FieldProps } from '../Field/Field';
import { Icon } from '../Icon/Icon';
import { useRoot } from '../Root/RootContext';
import fieldStyles from '../Field/Field.module.scss';
import styles from './DateField.module.scss';

export interface CalendarProps {
  readonly value: Date | undefined;
  readonly minDate?: Date | undefined;
  readonly maxDate?: Date | undefined;
  readonly onSelect: (date: Date) => void;
}

const Calendar = lazily<CalendarProps>(() => import(/* webpackChunkName: 'kit-calendar' */ '../layers/CalendarLayer'));

export interface DateFieldProps extends FieldProps {
  readonly value: Date | undefined;
  readonly onChange: (date: Date | undefined) => void;
  /** Adds a field for the time of day; without it dates are at the start of the day. */
  readonly hasTime?: boolean;
  readonly minDate?: Date | undefined;
  readonly maxDate?: Date | undefined;
}

function withTime(date: Date, hours: number, minutes: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), hours, minutes);
}

/** A date, told in the reader's language and chosen from a calendar; optionally with a time. */
export const DateField: React.FC<DateFieldProps> = ({ value, onChange, hasTime, minDate, maxDate, ...field }) => {
  const { locale } = useRoot();
  const box = React.useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = React.useState(false);
  const close = React.useCallback(() => setOpen(false), []);
  const handleSelect = (date: Date): void => {
    onChange(hasTime ? withTime(date, value?.getHours() ?? 9, value?.getMinutes() ?? 0) : withTime(date, 0, 0));
    close();
    box.current?.focus();
  };
  const told = value && formatDate(locale, value, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <Field {...field}>
      {(control) => (
        <>
          <div className={styles.row}>
            <button
              {...control}
              ref={box}
              type="button"
              className={cx(fieldStyles.box, styles.date, !value && styles.empty, field.error && fieldStyles.invalid)}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              aria-label={format(strings.DateFieldName, { label: field.label, value: told ?? strings.NoDate })}
              aria-invalid={undefined}
              onPointerEnter={Callout.preload}
              onClick={() => setOpen(!isOpen)}
            >
              <Icon name="calendar" className={fieldStyles.icon} />
              <span className={styles.text}>{told ?? strings.NoDate}</span>
            </button>
            {hasTime && value && (
              <div className={cx(fieldStyles.box, styles.time)}>
                <input
                  type="time"
                  className={fieldStyles.input}
                  aria-label={strings.Time}
                  value={`${String(value.getHours()).padStart(2, '0')}:${String(value.getMinutes()).padStart(2, '0')}`}
                  onChange={(event) => {
                    const [hours, minutes] = event.target.value.split(':').map(Number);
                    if (hours !== undefined && minutes !== undefined) onChange(withTime(value, hours, minutes));
                  }}
                />
              </div>
            )}
            {value && <Button icon="close" label={strings.ClearDate} onClick={() => onChange(undefined)} />}
          </div>
          {isOpen && box.current && (
            <Callout target={box.current} label={field.label} takesFocus onDismiss={close}>
              <div className={styles.calendar}><Calendar value={value} minDate={minDate} maxDate={maxDate} onSelect={handleSelect} /></div>
            </Callout>
          )}
        </>
      )}
    </Field>
  );
};
