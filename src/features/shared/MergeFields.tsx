import * as React from 'react';
import * as strings from 'SharedStrings';
import type { FieldChoices, FieldClash } from '../../application/shared/mergeFields';
import { useId } from '../../ui/base/useId';
import { Checkbox } from '../../ui/Toggle/Toggle';
import styles from './Merge.module.scss';

/** A short text that two people changed in different ways, as it is asked for. */
export interface FieldConflict extends FieldClash {
  /** "Title". */
  readonly label: string;
}

export interface MergeFieldsProps {
  readonly fields: readonly FieldConflict[];
  readonly chosen: FieldChoices;
  readonly onChoose: (key: string, side: 'mine' | 'theirs') => void;
}

/** Both texts of each field; one is chosen. Nothing is chosen beforehand. */
export const MergeFields: React.FC<MergeFieldsProps> = ({ fields, chosen, onChoose }) => {
  const id = useId('merge');
  return (
    <>
      {fields.map(({ key, label, mine, theirs }) => (
        <fieldset key={key} className={styles.field}>
          <legend className={styles.quiet}>{label}</legend>
          <div className={styles.sides}>
            {([['theirs', theirs, strings.KeepTheirs], ['mine', mine, strings.KeepMine]] as const).map(([side, text, choice]) => (
              <div key={side} className={styles.sideText}>
                <Checkbox radioGroup={`${id}-${key}`} label={choice} isChecked={chosen[key] === side} onChange={() => onChoose(key, side)} />
                <p dir="auto">{text === '' ? strings.MergeEmpty : text}</p>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
};
