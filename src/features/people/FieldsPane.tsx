import * as React from 'react';
import * as strings from 'PeopleStrings';
import { fieldKey, fieldKinds, fieldLimit, type CustomField, type FieldKind } from '../../domain/people/customFields';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Root } from '../../ui/Root/Root';
import { useRoot } from '../../ui/Root/RootContext';
import { Select } from '../../ui/Select/Select';
import { TextField } from '../../ui/TextField/TextField';
import { Checkbox } from '../../ui/Toggle/Toggle';
import styles from './FieldsPane.module.scss';

export interface FieldsPaneProps {
  readonly fields: readonly CustomField[];
  readonly onChange: (fields: readonly CustomField[]) => void;
}

function kindText(kind: FieldKind): string {
  const words: Record<FieldKind, string> = { text: strings.FieldText, choice: strings.FieldChoice, link: strings.FieldLink, people: strings.FieldPeople };
  return words[kind];
}

/** Where an owner adds, orders and removes the fields of every profile; what is in them stays when one is removed. */
export const FieldsPane: React.FC<FieldsPaneProps> = (props) => {
  const { locale } = useRoot();
  return <Root locale={document.documentElement.lang || locale}><Fields {...props} /></Root>;
};

function Fields({ fields: initial, onChange }: FieldsPaneProps): JSX.Element {
  const [fields, setFields] = React.useState(initial);
  const change = (next: readonly CustomField[]): void => {
    setFields(next);
    // A field without a name is still being made.
    onChange(next.filter(({ label }) => label.trim() !== ''));
  };
  const replace = (index: number, part: Partial<CustomField>): void => change(fields.map((field, at) => (at === index ? { ...field, ...part } : field)));
  const move = (index: number, by: number): void => {
    const next = [...fields];
    const [field] = next.splice(index, 1);
    if (field) next.splice(index + by, 0, field);
    change(next);
  };
  const add = (): void => setFields([...fields, { key: '', label: '', kind: 'text', choices: [], editor: 'person' }]);
  return (
    <div className={styles.fields}>
      {fields.length === 0 && <p className={styles.hint}>{strings.FieldsHint}</p>}
      {fields.map((field, index) => (
        <fieldset key={index} className={styles.field}>
          <legend className={styles.legend}>{field.label || format(strings.FieldNumber, { number: index + 1 })}</legend>
          <TextField
            label={strings.FieldName} value={field.label} onChange={(label) => replace(index, { label: label.slice(0, 80) })}
            onBlur={() => field.key === '' && field.label.trim() !== '' && replace(index, { key: fieldKey(field.label, fields.map(({ key }) => key)) })}
          />
          <Select label={strings.FieldKind} value={field.kind} options={fieldKinds.map((kind) => ({ key: kind, text: kindText(kind) }))} onChange={(kind) => replace(index, { kind: kind as FieldKind })} />
          {field.kind === 'choice' && <ChoicesField choices={field.choices} onChange={(choices) => replace(index, { choices })} />}
          <Checkbox label={strings.FieldByOwners} isChecked={field.editor === 'owners'} onChange={(isOwners) => replace(index, { editor: isOwners ? 'owners' : 'person' })} />
          <div className={styles.buttons}>
            <Button isSmall icon="chevronUp" label={format(strings.MoveUp, { name: field.label })} isDisabled={index === 0} onClick={() => move(index, -1)} />
            <Button isSmall icon="chevronDown" label={format(strings.MoveDown, { name: field.label })} isDisabled={index === fields.length - 1} onClick={() => move(index, 1)} />
            <Button isSmall icon="delete" label={format(strings.RemoveField, { name: field.label })} onClick={() => change(fields.filter((_field, at) => at !== index))} />
          </div>
        </fieldset>
      ))}
      {fields.length < fieldLimit && <Button icon="add" onClick={add}>{strings.AddField}</Button>}
    </div>
  );
}

function ChoicesField({ choices, onChange }: { readonly choices: readonly string[]; readonly onChange: (choices: readonly string[]) => void }): JSX.Element {
  const [text, setText] = React.useState(choices.join('\n'));
  const handleChange = (next: string): void => {
    setText(next);
    onChange([...new Set(next.split('\n').map((choice) => choice.trim()).filter((choice) => choice !== ''))]);
  };
  return <TextField label={strings.FieldChoices} rows={3} value={text} onChange={handleChange} />;
}
