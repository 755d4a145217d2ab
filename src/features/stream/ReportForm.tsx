import * as React from 'react';
import * as strings from 'StreamStrings';
import { checkText } from '../../domain/shared/writtenText';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { GrowingText } from '../shared/GrowingText';
import { useStreamPage } from './pageContext';
import { textProblem } from './textProblem';
import styles from './Post.module.scss';

export interface ReportFormProps {
  readonly postId: number;
  readonly onClose: () => void;
}

/** Asks why an owner should look at a post, and sends it to them. */
export const ReportForm: React.FC<ReportFormProps> = ({ postId, onClose }) => {
  const { actions, notify } = useStreamPage();
  const { locale } = useRoot();
  const [reason, setReason] = React.useState('');
  const [problem, setProblem] = React.useState<string>();
  const handleSend = async (): Promise<void> => {
    const checked = checkText(reason);
    if (checked.problem) return setProblem(textProblem(locale, checked));
    if (!(await actions.report(postId, checked.text))) return;
    onClose();
    notify({ text: strings.Reported });
  };
  return (
    <div className={styles.edit}>
      <GrowingText value={reason} label={strings.ReportReason} placeholder={strings.ReportReason} problem={problem} onChange={setReason} onEscape={onClose} takesFocus />
      <div className={styles.editActions}>
        <Button variant="quiet" onClick={onClose}>{strings.Cancel}</Button>
        <Button variant="primary" onClick={() => { handleSend().catch(() => undefined); }}>{strings.ReportSend}</Button>
      </div>
    </div>
  );
};

export default ReportForm;
