import * as React from 'react';
import * as strings from 'SharedStrings';
import type { FieldChoices } from '../../application/shared/mergeFields';
import type { MergePart } from '../../application/shared/mergeText';
import { countPhrase } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { RichText } from '../../ui/RichText/RichText';
import { useRoot } from '../../ui/Root/RootContext';
import { Checkbox } from '../../ui/Toggle/Toggle';
import { MergeFields, type FieldConflict } from './MergeFields';
import styles from './Merge.module.scss';

type Kept = { readonly isMine: boolean; readonly isTheirs: boolean };

/** The merged text with each open place settled as it was chosen; theirs stands before mine where both stay. */
function settle(parts: readonly MergePart[], kept: readonly (Kept | undefined)[]): string {
  return parts.map((part, index) => ('html' in part ? part.html : `${kept[index]?.isTheirs ? part.theirs : ''}${kept[index]?.isMine ? part.mine : ''}`)).join('');
}

export interface MergeChoicesProps {
  readonly parts: readonly MergePart[];
  /** Short texts that both changed, besides. */
  readonly fields?: readonly FieldConflict[];
  readonly onDone: (html: string, fields: FieldChoices) => void;
  readonly onCancel: () => void;
}

/** Two people changed the same places: both texts side by side, and one or both stay. Nothing is guessed. */
export const MergeChoices: React.FC<MergeChoicesProps> = ({ parts, fields = [], onDone, onCancel }) => {
  const { locale } = useRoot();
  const [kept, setKept] = React.useState<readonly (Kept | undefined)[]>(() => parts.map((part) => ('html' in part ? undefined : { isMine: true, isTheirs: true })));
  const [sides, setSides] = React.useState<FieldChoices>({});
  const host = React.useRef<HTMLElement>(null);
  React.useEffect(() => host.current?.focus(), []);
  const set = (index: number, change: Partial<Kept>): void => setKept(kept.map((one, at) => (at === index && one ? { ...one, ...change } : one)));
  const open = parts.filter((part) => !('html' in part)).length + fields.length;
  const isChosen = fields.every(({ key }) => sides[key] !== undefined);
  const isDecided = kept.every((one) => one === undefined || one.isMine || one.isTheirs);
  return (
    <section ref={host} tabIndex={-1} className={styles.merge} aria-label={strings.MergeTitle}>
      <h2 className={styles.title}>{strings.MergeTitle}</h2>
      <p>{countPhrase(locale, strings, 'MergeText', open)}</p>
      <MergeFields fields={fields} chosen={sides} onChoose={(key, side) => setSides({ ...sides, [key]: side })} />
      {parts.map((part, index) => ('html' in part ? null : (
        <div key={index} className={styles.sides}>
          <div className={styles.sideText}>
            <Checkbox label={strings.KeepTheirs} isChecked={kept[index]?.isTheirs ?? false} onChange={(isTheirs) => set(index, { isTheirs })} />
            <RichText text={part.theirs || `<p>${strings.RemovedThere}</p>`} format="html" />
          </div>
          <div className={styles.sideText}>
            <Checkbox label={strings.KeepMine} isChecked={kept[index]?.isMine ?? false} onChange={(isMine) => set(index, { isMine })} />
            <RichText text={part.mine || `<p>${strings.RemovedThere}</p>`} format="html" />
          </div>
        </div>
      )))}
      {!isDecided && <p className={styles.quiet}>{strings.MergeUndecided}</p>}
      {!isChosen && <p className={styles.quiet}>{strings.MergeChoose}</p>}
      <div className={styles.foot}>
        <Button onClick={onCancel}>{strings.MergeLater}</Button>
        <Button variant="primary" isDisabled={!isChosen} onClick={() => onDone(settle(parts, kept), sides)}>{strings.MergeTake}</Button>
      </div>
    </section>
  );
};
