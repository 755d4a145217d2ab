import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useRefresh } from '../../application/blog/useBlog';
import { useToasts, useUndo } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import type { Comment } from '../../domain/blog/article';
import { isWithinComments } from '../../domain/blog/blogs';
import type { BlogViewer, OpenArticle } from '../../domain/blog/ports';
import { countPhrase } from '../../domain/shared/text';
import { checkText } from '../../domain/shared/writtenText';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Button } from '../../ui/Button/Button';
import { Menu } from '../../ui/Menu/Menu';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { RichText } from '../../ui/RichText/RichText';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { PersonName } from '../shared/PersonName';
import styles from './Blog.module.scss';

interface CommentsProps {
  readonly open: OpenArticle;
  readonly viewer: BlogViewer;
}

/** What colleagues say, oldest first, answers below what they answer. */
export const Comments: React.FC<CommentsProps> = ({ open, viewer }) => {
  const { locale } = useRoot();
  const isOpen = isWithinComments(open.blog, open.article.publishedAt, new Date());
  const roots = open.comments.filter(({ parentId }) => parentId === undefined || !open.comments.some(({ id }) => id === parentId));
  return (
    <section className={styles.comments} aria-label={strings.CommentsLabel}>
      <h3 className={styles.sectionTitle}>{open.comments.length === 0 ? strings.NoComments : countPhrase(locale, strings, 'Comments', open.comments.length)}</h3>
      {open.hasMoreComments && <p className={styles.quiet}>{strings.NewestComments}</p>}
      {roots.map((comment) => <Thread key={comment.id} comment={comment} open={open} viewer={viewer} />)}
      {!isOpen ? <p className={styles.quiet}>{strings.CommentsClosed}</p> : viewer.canWrite ? <CommentForm articleId={open.article.id} viewer={viewer} /> : <p className={styles.quiet}>{strings.ReadOnly}</p>}
    </section>
  );
};

function Thread({ comment, open, viewer }: CommentsProps & { readonly comment: Comment }): JSX.Element {
  const [isAnswering, setAnswering] = React.useState(false);
  const answers = open.comments.filter(({ parentId }) => parentId === comment.id);
  return (
    <div className={styles.thread}>
      <OneComment comment={comment} open={open} viewer={viewer} onAnswer={viewer.canWrite && isWithinComments(open.blog, open.article.publishedAt, new Date()) ? () => setAnswering(true) : undefined} />
      <div className={styles.answers}>
        {answers.map((answer) => <OneComment key={answer.id} comment={answer} open={open} viewer={viewer} onAnswer={undefined} />)}
        {isAnswering && <CommentForm articleId={open.article.id} parentId={comment.id} viewer={viewer} onDone={() => setAnswering(false)} />}
      </div>
    </div>
  );
}

function OneComment({ comment, open, viewer, onAnswer }: CommentsProps & { readonly comment: Comment; readonly onAnswer: (() => void) | undefined }): JSX.Element | null {
  const { service, photoUrl } = useBlogServices();
  const { show } = useToasts();
  const undo = useUndo();
  const refresh = useRefresh();
  const [isGone, setGone] = React.useState(false);
  const author = open.people.get(comment.authorId);
  const name = author?.name ?? strings.FormerColleague;
  const remove = (): void => {
    setGone(true);
    undo({
      text: strings.CommentDeleted,
      onUndo: () => setGone(false),
      onCommit: () => {
        service.deleteComment(comment.id).then(refresh).catch((error: unknown) => {
          setGone(false);
          show({ kind: 'error', text: errorText(error) });
        });
      }
    });
  };
  if (isGone) return null;
  const mayDelete = viewer.isOwner || (viewer.canWrite && comment.authorId === viewer.person.id);
  return (
    <div className={styles.comment} role="group" aria-label={name}>
      <Avatar name={name} account={author?.email} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={32} isDecorative />
      <div className={styles.commentText}>
        <div className={styles.commentHead}>
          {author ? <PersonName person={author} /> : <strong><bdi>{name}</bdi></strong>}
          {comment.authorId === open.article.authorId && <span className={styles.badge}>{strings.Author}</span>}
          <span className={styles.quiet}><RelativeTime date={new Date(comment.createdAt)} /></span>
          {mayDelete && <Menu label={strings.More} items={[{ key: 'delete', icon: 'delete', text: strings.Delete, isDanger: true, onSelect: remove }]} />}
        </div>
        <RichText text={comment.body} />
        {onAnswer && <Button variant="quiet" isSmall icon="reply" onClick={onAnswer}>{strings.Answer}</Button>}
      </div>
    </div>
  );
}

interface CommentFormProps {
  readonly articleId: number;
  readonly viewer: BlogViewer;
  readonly parentId?: number;
  readonly onDone?: () => void;
}

const emptyComment = { body: '', key: '' };

function CommentForm({ articleId, viewer, parentId, onDone }: CommentFormProps): JSX.Element {
  const { service, siteUrl } = useBlogServices();
  const refresh = useRefresh();
  const draft = useDraft({ site: siteUrl, user: viewer.person.loginName, key: `blog/comment/${articleId}/${parentId ?? 0}` }, emptyComment);
  const [isBusy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<string>();
  const send = async (): Promise<void> => {
    const checked = checkText(draft.value.body);
    if (checked.problem) {
      setProblem(checked.problem === 'empty' ? strings.CommentEmpty : strings.CommentLong);
      return;
    }
    // The key stays with the text, so that sending again after a lost answer makes one comment.
    const key = draft.value.key || crypto.randomUUID();
    draft.setValue({ body: draft.value.body, key });
    setBusy(true);
    try {
      await service.addComment(articleId, { key, body: checked.text, ...(parentId ? { parentId } : {}) });
      draft.clear();
      await refresh();
      onDone?.();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const handleSend = (): void => { send().catch(() => undefined); };
  return (
    <div className={styles.commentForm}>
      <TextField
        label={parentId ? strings.YourAnswer : strings.YourComment} rows={2} value={draft.value.body} error={problem} hasFocus={parentId !== undefined}
        onChange={(body) => { setProblem(undefined); draft.setValue({ body, key: draft.value.key }); }}
      />
      <div className={styles.buttons}>
        {onDone && <Button onClick={() => { draft.clear(); onDone(); }}>{strings.Cancel}</Button>}
        <Button variant={parentId ? 'default' : 'primary'} isBusy={isBusy} onClick={handleSend}>{parentId ? strings.SendAnswer : strings.SendComment}</Button>
      </div>
    </div>
  );
}
