import * as React from 'react';
import * as strings from 'PeopleStrings';
import { aboutLimit } from '../../domain/people/profile';
import { format } from '../../domain/shared/text';
import { TextField } from '../../ui/TextField/TextField';
import { useProfilePage } from './pageContext';
import { SaveState, useFieldAutosave } from './autosave';

/** A few sentences, saved while they are written. */
const AboutEditor: React.FC = () => {
  const { details, actions } = useProfilePage();
  const field = useFieldAutosave('about', details.profile.about, (about) => actions.save({ about }), (about) => about.length <= aboutLimit);
  const error = field.value.length > aboutLimit ? format(strings.TooLong, { limit: aboutLimit }) : undefined;
  return (
    <>
      <TextField label={strings.About} isLabelHidden value={field.value} onChange={field.setValue} onBlur={field.flush} rows={5} maxLength={aboutLimit} hint={strings.AboutHint} error={error} />
      <SaveState field={field} />
    </>
  );
};

export default AboutEditor;
