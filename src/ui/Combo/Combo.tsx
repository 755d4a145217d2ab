import * as React from 'react';
import { matches } from '../../domain/shared/text';
import { PersonPicker } from '../PersonPicker/PersonPicker';
import type { FieldProps } from '../Field/Field';
import type { Suggestion } from '../Field/SuggestionList';

export interface ComboProps extends FieldProps {
  readonly options: readonly Suggestion[];
  readonly value: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
  readonly limit?: number;
  readonly placeholder?: string | undefined;
}

/** Picks one or several of a known list by typing. For fewer than eight, take Select. */
export const Combo: React.FC<ComboProps> = ({ options, value, onChange, ...rest }) => (
  <PersonPicker
    {...rest}
    value={options.filter((option) => value.includes(option.key))}
    onChange={(picked) => onChange(picked.map((option) => option.key))}
    onSearch={(text) => Promise.resolve(options.filter((option) => matches(`${option.text} ${option.detail ?? ''}`, text)).slice(0, 20))}
  />
);
