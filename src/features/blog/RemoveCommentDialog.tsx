import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useRefresh } from '../../application/blog/useBlog';
import { useToasts } from '../../application/shared/toasts';
import type { Comment } from '../../domain/blog/comments';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import styles from './Blog.module.scss';

export interface RemoveCommentDialogProps {
  readonly comment: Comment;
  readonly articleId: number;
  /** Who wrote it. */
  readonly name: string;
  readonly onClose: () => void;
  /** Told when it is gone. */
  readonly onRemoved?: () => void;
}

const longestReason = 400;

/** An owner takes a comment away, or refuses one that waits, and says why. */
const RemoveCommentDialog: React.FC<RemoveCommentDialogProps> = ({ comment, articleId, name, onClose, onRemoved }) => {
  const { service } = useBlogServices();
  const { show } = useToasts();
  const refresh = useRefresh();
  const [reason, setReason] = React.useState('');
  const [problem, setProblem] = React.useState<string>();
  const [failure, setFailure] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(false);
  const remove = async (): Promise<void> => {
    if (reason.trim() === '') {
      setProblem(strings.ReasonEmpty);
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await service.removeComment(articleId, comment, reason.trim());
      show({ text: comment.isWaiting ? strings.CommentRefused : strings.CommentRemoved });
      onClose();
      onRemoved?.();
      await refresh();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={format(comment.isWaiting ? strings.RefuseTitle : strings.RemoveTitle, { name })} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={isBusy} onClick={() => { remove().catch(() => undefined); }}>{comment.isWaiting ? strings.Refuse : strings.RemoveNow}</Button></>}
    >
      <div className={styles.dialogFields}>
        {failure && <MessageStrip kind="error">{failure}</MessageStrip>}
        <TextField
          label={strings.Reason} hint={comment.isWaiting ? strings.RefuseHint : strings.RemoveHint} rows={3} value={reason} error={problem} maxLength={longestReason} hasFocus
          onChange={(text) => { setProblem(undefined); setReason(text); }}
        />
      </div>
    </Dialog>
  );
};

export default RemoveCommentDialog;
