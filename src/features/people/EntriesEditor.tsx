import * as React from 'react';
import * as strings from 'PeopleStrings';
import { cleanEntries, entryLimit, listLimit, type ListField } from '../../domain/people/profile';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Chip } from '../../ui/Chip/Chip';
import { useRoot } from '../../ui/Root/RootContext';
import { TextField } from '../../ui/TextField/TextField';
import { languageText } from '../../domain/people/languages';
import { useProfilePage } from './pageContext';
import { SaveState, useFieldAutosave } from './autosave';
import styles from './Profile.module.scss';

export interface EntriesEditorProps {
  readonly field: ListField;
  readonly title: string;
  readonly hint?: string;
}

/** A list of short entries that saves itself: type one, Enter; a comma parts several. What is typed counts when the field is left. */
const EntriesEditor: React.FC<EntriesEditorProps> = ({ field, title, hint }) => {
  const { details, actions } = useProfilePage();
  const { announce, locale } = useRoot();
  const saved = useFieldAutosave(field, details.profile[field], (entries) => actions.save({ [field]: cleanEntries(entries) }));
  const [text, setText] = React.useState('');
  const isFull = saved.value.length >= listLimit;
  const isTooLong = text.split(',').some((entry) => entry.trim().length > entryLimit);

  const add = (): void => {
    const entries = cleanEntries(text.split(/[,\n]/));
    if (entries.length === 0 || isTooLong) return;
    setText('');
    saved.setValue(cleanEntries([...saved.value, ...entries]));
  };
  const remove = (entry: string): void => {
    saved.setValue(saved.value.filter((one) => one !== entry));
    announce(format(strings.EntryRemoved, { entry }));
  };
  return (
    <>
      {saved.value.length > 0 && <ul className={styles.entries} aria-label={title}>{saved.value.map((entry) => <li key={entry}><Chip text={field === 'languages' ? languageText(locale, entry) : entry} onRemove={() => remove(entry)} /></li>)}</ul>}
      {isFull ? <p className={styles.quiet}>{format(strings.ListFull, { limit: listLimit })}</p> : (
        <div className={styles.adding}>
          <TextField
            label={format(strings.AddTo, { part: title })} isLabelHidden value={text} placeholder={format(strings.AddTo, { part: title })} hint={hint}
            error={isTooLong ? format(strings.TooLong, { limit: entryLimit }) : undefined} onChange={setText} onEnter={add} onBlur={add}
          />
          <Button icon="add" onClick={add}>{strings.Add}</Button>
        </div>
      )}
      <SaveState field={saved} />
    </>
  );
};

export default EntriesEditor;
