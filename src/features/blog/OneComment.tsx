import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useRefresh } from '../../application/blog/useBlog';
import { useToasts, useUndo } from '../../application/shared/toasts';
import type { Comment } from '../../domain/blog/comments';
import { changeReaction, type ReactionName } from '../../domain/shared/reactions';
import { format } from '../../domain/shared/text';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { ReactionBar } from '../../ui/ReactionBar/ReactionBar';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { RichText } from '../../ui/RichText/RichText';
import { errorText } from '../../ui/States/ErrorState';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import type { CommentsProps } from './Comments';
import type { RemoveCommentDialogProps } from './RemoveCommentDialog';
import styles from './Blog.module.scss';

const RemoveCommentDialog = lazily<RemoveCommentDialogProps>(() => import(/* webpackChunkName: 'blog-moderation' */ './RemoveCommentDialog'));

export interface OneCommentProps extends CommentsProps {
  readonly comment: Comment;
  readonly onAnswer: (() => void) | undefined;
}

/** One comment, or what stands where an owner took one away. */
export const OneComment: React.FC<OneCommentProps> = (props) => (props.comment.removal ? <Removed {...props} /> : <Said {...props} />);

/** Does something on the server and draws anew; says what went wrong. */
function useAction(): (act: () => Promise<void>, done?: string) => void {
  const refresh = useRefresh();
  const { show } = useToasts();
  return (act, done) => {
    act().then(refresh).then(() => { if (done) show({ text: done }); }, (error: unknown) => show({ kind: 'error', text: errorText(error) }));
  };
}

function Removed({ comment: { key, removal }, open, viewer }: OneCommentProps): JSX.Element {
  const { service } = useBlogServices();
  const run = useAction();
  const by = open.people.get(removal?.byId ?? 0)?.name ?? strings.FormerColleague;
  return (
    <div className={styles.removedComment} role="group" aria-label={strings.RemovedComment}>
      <Icon name="shield" />
      <p><bdi>{format(strings.RemovedBy, { name: by })}</bdi> <span dir="auto">{removal?.reason}</span></p>
      {viewer.isOwner && <Button variant="quiet" isSmall onClick={() => run(() => service.restoreComment(key), strings.CommentRestored)}>{strings.RestoreComment}</Button>}
    </div>
  );
}

function Said({ comment, open, viewer, onAnswer }: OneCommentProps): JSX.Element | null {
  const { service, photoUrl } = useBlogServices();
  const { show } = useToasts();
  const undo = useUndo();
  const refresh = useRefresh();
  const run = useAction();
  const [isGone, setGone] = React.useState(false);
  const [isRemoving, setRemoving] = React.useState(false);
  const author = open.people.get(comment.authorId);
  const name = author?.name ?? strings.FormerColleague;
  const takeBack = (): void => {
    setGone(true);
    undo({
      text: strings.CommentDeleted,
      onUndo: () => setGone(false),
      onCommit: () => {
        service.deleteComment(comment.key).then(refresh).catch((error: unknown) => {
          setGone(false);
          show({ kind: 'error', text: errorText(error) });
        });
      }
    });
  };
  if (isGone) return null;
  const isMine = viewer.canWrite && comment.authorId === viewer.person.id;
  const items: MenuItem[] = [
    ...(isMine ? [{ key: 'delete', icon: 'delete' as const, text: strings.Delete, isDanger: true, onSelect: takeBack }] : []),
    ...(viewer.isOwner && !isMine ? [{ key: 'remove', icon: 'shield' as const, text: strings.RemoveComment, isDanger: true, onSelect: () => setRemoving(true) }] : [])
  ];
  return (
    <div className={styles.comment} role="group" aria-label={name}>
      <PersonFace person={author ?? { name, email: '' }} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={32} />
      <div className={styles.commentText}>
        <div className={styles.commentHead}>
          {author ? <PersonName person={author} /> : <strong><bdi>{name}</bdi></strong>}
          {comment.authorId === open.article.authorId && <span className={styles.badge}>{strings.Author}</span>}
          <span className={styles.quiet}><RelativeTime date={new Date(comment.createdAt)} /></span>
          {comment.isWaiting && <span className={styles.waiting}><Icon name="clock" size={14} />{strings.CommentWaiting}</span>}
          {items.length > 0 && <Menu label={strings.More} items={items} />}
        </div>
        <RichText text={comment.body} />
        {comment.isWaiting ? viewer.isOwner && (
          <div className={styles.commentActions}>
            <Button isSmall variant="primary" onClick={() => run(() => service.approveComment(comment.key), strings.CommentApproved)}>{strings.Approve}</Button>
            <Button isSmall onClick={() => setRemoving(true)}>{strings.Refuse}</Button>
          </div>
        ) : (
          <div className={styles.commentActions}>
            <Reactions comment={comment} articleId={open.article.id} canReact={viewer.canWrite} />
            {onAnswer && <Button variant="quiet" isSmall icon="reply" onClick={onAnswer}>{strings.Answer}</Button>}
          </div>
        )}
        {isRemoving && <RemoveCommentDialog comment={comment} articleId={open.article.id} name={name} onClose={() => setRemoving(false)} />}
      </div>
    </div>
  );
}

/** Shows at once what was given; where the server refuses, what was there comes back. */
function Reactions({ comment: { key, reactions }, articleId, canReact }: { readonly comment: Comment; readonly articleId: number; readonly canReact: boolean }): JSX.Element {
  const { service } = useBlogServices();
  const { show } = useToasts();
  const [shown, setShown] = React.useState(reactions);
  React.useEffect(() => setShown(reactions), [reactions]);
  const react = (reaction: ReactionName | undefined): void => {
    const before = shown;
    setShown({ counts: changeReaction(before.counts, before.mine, reaction), ...(reaction ? { mine: reaction } : {}) });
    service.reactToComment(articleId, key, reaction).catch((error: unknown) => {
      setShown(before);
      show({ kind: 'error', text: errorText(error) });
    });
  };
  return <ReactionBar isSmall counts={shown.counts} mine={shown.mine} onReact={canReact ? react : undefined} />;
}
