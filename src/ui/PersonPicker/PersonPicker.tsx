import * as React from 'react';
import * as strings from 'SharedStrings';
import { format } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { useListbox } from '../base/useListbox';
import { useSuggestions } from '../base/useSuggestions';
import { Chip } from '../Chip/Chip';
import { Field, type FieldProps } from '../Field/Field';
import { SuggestionList, type Suggestion } from '../Field/SuggestionList';
import { useRoot } from '../Root/RootContext';
import fieldStyles from '../Field/Field.module.scss';
import styles from './PersonPicker.module.scss';

/** Somebody who can be picked. */
export type PersonOption = Suggestion;

export interface PersonPickerProps extends FieldProps {
  readonly value: readonly PersonOption[];
  readonly onChange: (people: readonly PersonOption[]) => void;
  /** Finds people for what was typed; those already picked are left out here. */
  readonly onSearch: (text: string) => Promise<readonly PersonOption[]>;
  /** Most people that can be picked. */
  readonly limit?: number;
  readonly placeholder?: string | undefined;
}

/** Picks people by name: type, choose from the list, take away by cross or Backspace. Also for groups, topics and pages. */
export const PersonPicker: React.FC<PersonPickerProps> = ({ value, onChange, onSearch, limit = Infinity, placeholder, ...field }) => {
  const { announce } = useRoot();
  const input = React.useRef<HTMLInputElement>(null);
  const [text, setText] = React.useState('');
  const [isClosed, setClosed] = React.useState(false);
  const found = useSuggestions(text.trim() === '' ? undefined : text.trim(), onSearch);
  const suggestions = { ...found, items: found.items.filter((item) => !value.some((picked) => picked.key === item.key)) };
  const isOpen = text.trim() !== '' && !isClosed;

  const handleChoose = (index: number): void => {
    const person = suggestions.items[index];
    if (!person) return;
    onChange([...value, person]);
    setText('');
    announce(format(strings.PersonAdded, { name: person.text }));
  };
  const remove = (person: PersonOption): void => {
    onChange(value.filter((picked) => picked.key !== person.key));
    announce(format(strings.PersonRemoved, { name: person.text }));
    input.current?.focus();
  };
  const listbox = useListbox(suggestions.items.length, isOpen, handleChoose, () => setClosed(true));

  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (listbox.handleKey(event)) return;
    const last = value[value.length - 1];
    if (event.key === 'Backspace' && text === '' && last) remove(last);
  };

  return (
    <Field {...field}>
      {(control) => (
        <div className={fieldStyles.anchor}>
          <div className={cx(fieldStyles.box, styles.box, field.error && fieldStyles.invalid)}>
            {value.map((person) => <Chip key={person.key} text={person.text} face={person.face} icon={person.icon} onRemove={() => remove(person)} />)}
            {value.length < limit && (
              <input
                {...control}
                {...listbox.fieldProps}
                ref={input}
                className={cx(fieldStyles.input, styles.input)}
                value={text}
                dir="auto"
                autoComplete="off"
                placeholder={value.length === 0 ? placeholder : strings.AddPerson}
                onChange={(event) => {
                  setText(event.target.value);
                  setClosed(false);
                }}
                onKeyDown={handleKeyDown}
                onBlur={() => setClosed(true)}
                onFocus={() => setClosed(false)}
              />
            )}
          </div>
          {isOpen && <SuggestionList listbox={listbox} suggestions={suggestions} search={text} label={field.label} onChoose={handleChoose} />}
        </div>
      )}
    </Field>
  );
};
