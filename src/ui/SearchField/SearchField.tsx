import * as React from 'react';
import * as strings from 'SharedStrings';
import { cx } from '../base/cx';
import { Button } from '../Button/Button';
import { Icon } from '../Icon/Icon';
import styles from '../Field/Field.module.scss';

export interface SearchFieldProps {
  /** What is searched, also the placeholder: "Search people". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter was pressed. */
  readonly onSearch?: (value: string) => void;
  readonly className?: string | undefined;
}

/** A field to search with; Escape and the cross empty it. */
export const SearchField: React.FC<SearchFieldProps> = ({ label, value, onChange, onSearch, className }) => {
  const input = React.useRef<HTMLInputElement>(null);
  const clear = (): void => {
    onChange('');
    input.current?.focus();
  };
  return (
    <div className={cx(styles.box, className)} role="search">
      <Icon name="search" className={styles.icon} />
      <input
        ref={input}
        className={styles.input}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSearch?.(value);
          if (event.key === 'Escape' && value) {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {value && <Button icon="close" isSmall label={strings.ClearSearch} onClick={clear} />}
    </div>
  );
};
