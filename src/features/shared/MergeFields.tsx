import * as React from 'react';
import * as strings from 'SharedStrings';
import { useId } from '../../ui/base/useId';
import { Checkbox } from '../../ui/Toggle/Toggle';
import styles from './Merge.module.scss';

/** A short text beside the body, such as a title, that two people changed in different ways. */
export interface FieldConflict {
  readonly key: string;
  /** "Title". */
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Which side stays, by the field's key. */
export type FieldChoices = Readonly<Record<string, 'mine' | 'theirs' | undefined>>;

/** Undefined where only one side changed it or both alike: `value` is what it is then. */
export function mergeField(base: string, mine: string, theirs: string): { readonly value: string } | undefined {
  if (mine === base || mine === theirs) return { value: theirs };
  return theirs === base ? { value: mine } : undefined;
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
