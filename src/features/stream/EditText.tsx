import * as React from 'react';
import * as strings from 'StreamStrings';
import { checkText } from '../../domain/shared/writtenText';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { GrowingText } from '../shared/GrowingText';
import { textProblem } from './textProblem';
import styles from './Post.module.scss';

export interface EditTextProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** One's own text, open for change in its place. Escape leaves it as it was. */
const EditText: React.FC<EditTextProps> = ({ text, onSave, onCancel }) => {
  const { locale } = useRoot();
  const [value, setValue] = React.useState(text);
  const [problem, setProblem] = React.useState<string>();
  const handleSave = (): void => {
    const checked = checkText(value);
    if (checked.problem) setProblem(textProblem(locale, checked));
    else onSave(checked.text);
  };
  return (
    <div className={styles.edit}>
      <GrowingText value={value} label={strings.YourPost} problem={problem} onChange={setValue} onSubmit={handleSave} onEscape={onCancel} takesFocus />
      <div className={styles.editActions}>
        <Button variant="quiet" onClick={onCancel}>{strings.Cancel}</Button>
        <Button variant="primary" onClick={handleSave}>{strings.SaveChanges}</Button>
      </div>
    </div>
  );
};

export default EditText;
