import * as React from 'react';
import * as strings from 'BlogStrings';
import { Button } from '../../ui/Button/Button';
import { DateField } from '../../ui/DateField/DateField';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { errorText } from '../../ui/States/ErrorState';
import styles from './Writing.module.scss';

export interface ScheduleDialogProps {
  /** ISO instant. */
  readonly publishAt: string | undefined;
  readonly unpublishAt: string | undefined;
  readonly onSave: (at: string) => Promise<void>;
  readonly onClose: () => void;
}

function tomorrowAtNine(): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9, 0);
}

/** Says when a draft shall be published, and what that takes. */
const ScheduleDialog: React.FC<ScheduleDialogProps> = ({ publishAt, unpublishAt, onSave, onClose }) => {
  const [at, setAt] = React.useState<Date | undefined>(() => (publishAt ? new Date(publishAt) : tomorrowAtNine()));
  const [problem, setProblem] = React.useState<string>();
  const [failure, setFailure] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(false);
  const save = async (): Promise<void> => {
    const wrong = !at || at.getTime() <= Date.now() ? strings.SchedulePast : unpublishAt && new Date(unpublishAt) <= at ? strings.EndsEarly : undefined;
    setProblem(wrong);
    if (wrong || !at) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await onSave(at.toISOString());
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={strings.ScheduleTitle} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={isBusy} onClick={() => { save().catch(() => undefined); }}>{strings.Schedule}</Button></>}
    >
      <div className={styles.dialogFields}>
        {failure && <MessageStrip kind="error">{failure}</MessageStrip>}
        <DateField label={strings.ScheduleAt} hint={strings.ScheduleHint} value={at} onChange={(date) => { setProblem(undefined); setAt(date); }} hasTime minDate={new Date()} error={problem} />
      </div>
    </Dialog>
  );
};

export default ScheduleDialog;
