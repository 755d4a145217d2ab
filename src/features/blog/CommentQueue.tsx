import * as React from 'react';
import * as strings from 'BlogStrings';
import * as sharedStrings from 'SharedStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useWaitingComments, useRefresh } from '../../application/blog/useBlog';
import { useToasts } from '../../application/shared/toasts';
import type { WaitingComment } from '../../domain/blog/comments';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { RichText } from '../../ui/RichText/RichText';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { errorText } from '../../ui/States/ErrorState';
import RemoveCommentDialog from './RemoveCommentDialog';
import { routeHref } from './route';
import styles from './Blog.module.scss';

export interface CommentQueueProps {
  readonly onClose: () => void;
}

/** Comments that wait for an owner of the site, newest first. */
const CommentQueue: React.FC<CommentQueueProps> = ({ onClose }) => {
  const { service } = useBlogServices();
  const { show } = useToasts();
  const refresh = useRefresh();
  const waiting = useWaitingComments();
  const [refused, setRefused] = React.useState<WaitingComment>();
  const [done, setDone] = React.useState<ReadonlySet<string>>(new Set());
  const settle = (key: string): void => setDone((before) => new Set([...before, key]));
  const approve = (key: string): void => {
    service.approveComment(key).then(() => { settle(key); show({ text: strings.CommentApproved }); return refresh(); }).catch((error: unknown) => show({ kind: 'error', text: errorText(error) }));
  };
  const nameOf = (id: number): string => waiting.data?.people.get(id)?.name ?? strings.FormerColleague;
  return (
    <Dialog title={strings.CommentsToApprove} onClose={onClose} footer={<Button onClick={onClose}>{sharedStrings.Close}</Button>}>
      <AsyncView result={waiting} skeleton={<Skeleton shape="people" count={3} />} isEmpty={({ comments }) => comments.every(({ key }) => done.has(key))} empty={<EmptyState title={strings.NoneWaiting} />}>
        {({ comments }) => (
          <ul className={styles.queue}>
            {comments.filter(({ key }) => !done.has(key)).map((comment) => (
              <li key={comment.key}>
                <p className={styles.commentHead}><strong><bdi>{nameOf(comment.authorId)}</bdi></strong><span className={styles.quiet}><RelativeTime date={new Date(comment.createdAt)} /></span></p>
                <p className={styles.quiet}><a href={routeHref({ view: 'article', id: comment.articleId })} onClick={onClose}><bdi>{format(strings.OnArticle, { title: comment.articleTitle })}</bdi></a></p>
                <RichText text={comment.body} />
                <div className={styles.commentActions}>
                  <Button isSmall variant="primary" onClick={() => approve(comment.key)}>{strings.Approve}</Button>
                  <Button isSmall onClick={() => setRefused(comment)}>{strings.Refuse}</Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </AsyncView>
      {refused && <RemoveCommentDialog comment={refused} articleId={refused.articleId} name={nameOf(refused.authorId)} onClose={() => setRefused(undefined)} onRemoved={() => settle(refused.key)} />}
    </Dialog>
  );
};

export default CommentQueue;
