import * as React from 'react';
import * as strings from 'BlogStrings';
import { largestTeam, type ArticleDraft, type DraftTeam } from '../../domain/blog/draft';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { errorText } from '../../ui/States/ErrorState';
import { PeopleField } from './PeopleField';
import styles from './Writing.module.scss';

export interface TeamDialogProps {
  /** Undefined before the first save. */
  readonly draft: ArticleDraft | undefined;
  readonly viewerId: number;
  readonly isOwner: boolean;
  readonly onSave: (team: DraftTeam) => Promise<void>;
  readonly onClose: () => void;
}

/** Says who writes a draft together and who reviews it. */
const TeamDialog: React.FC<TeamDialogProps> = ({ draft, viewerId, isOwner, onSave, onClose }) => {
  const before = draft?.wanted ?? draft?.team;
  const ownerId = draft?.ownerId ?? viewerId;
  const [authors, setAuthors] = React.useState<readonly number[]>(() => (before?.authors ?? []).filter((id) => id !== ownerId));
  const [reviewers, setReviewers] = React.useState<readonly number[]>(before?.reviewers ?? []);
  const [failure, setFailure] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onSave({ authors, reviewers });
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={strings.TeamTitle} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={isBusy} onClick={() => { save().catch(() => undefined); }}>{strings.Save}</Button></>}
    >
      <div className={styles.dialogFields}>
        {failure && <MessageStrip kind="error">{failure}</MessageStrip>}
        <PeopleField label={strings.TeamAuthors} hint={strings.TeamAuthorsHint} ids={authors} onChange={(ids) => setAuthors(ids.filter((id) => id !== ownerId))} limit={largestTeam - 1} />
        <PeopleField label={strings.TeamReviewers} hint={strings.TeamReviewersHint} ids={reviewers} onChange={setReviewers} limit={largestTeam} />
        {!isOwner && <p className={styles.explained}>{strings.TeamByOwner}</p>}
      </div>
    </Dialog>
  );
};

export default TeamDialog;
