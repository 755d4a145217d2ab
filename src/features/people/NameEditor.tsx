import * as React from 'react';
import * as strings from 'PeopleStrings';
import { textLimit } from '../../domain/people/profile';
import { Button } from '../../ui/Button/Button';
import { TextField } from '../../ui/TextField/TextField';
import { useProfilePage } from './pageContext';
import { SaveState, useFieldAutosave } from './autosave';
import styles from './Profile.module.scss';

/** How to address somebody: pronouns, how to say the name, the name in another script. */
const NameEditor: React.FC = () => {
  const { setEditing } = useProfilePage();
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') setEditing(undefined);
  };
  return (
    <div className={styles.editor} role="group" aria-label={strings.EditName} onKeyDown={handleKeyDown}>
      <p className={styles.quiet}>{strings.FactsHint}</p>
      <OneText field="pronouns" label={strings.Pronouns} hint={strings.PronounsHint} hasFocus />
      <OneText field="pronunciation" label={strings.Pronunciation} hint={strings.PronunciationHint} />
      <OneText field="otherName" label={strings.OtherName} hint={strings.OtherNameHint} />
      <div><Button variant="primary" isSmall onClick={() => setEditing(undefined)}>{strings.Done}</Button></div>
    </div>
  );
};

function OneText({ field, label, hint, hasFocus = false }: { readonly field: 'pronouns' | 'pronunciation' | 'otherName'; readonly label: string; readonly hint: string; readonly hasFocus?: boolean }): JSX.Element {
  const { details, actions } = useProfilePage();
  const saved = useFieldAutosave(field, details.profile[field], (value) => actions.save({ [field]: value.trim() }));
  return (
    <div>
      <TextField label={label} hint={hint} value={saved.value} hasFocus={hasFocus} onChange={(value) => saved.setValue(value.slice(0, textLimit))} onBlur={saved.flush} />
      <SaveState field={saved} />
    </div>
  );
}

export default NameEditor;
