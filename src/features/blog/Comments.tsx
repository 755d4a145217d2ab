import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useRefresh } from '../../application/blog/useBlog';
import { useProfileHref } from '../../application/shared/personCards';
import { useToasts } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import { isWithinComments } from '../../domain/blog/blogs';
import { linkMentions, namedIn } from '../../domain/blog/commentMentions';
import { placeOfComments, type Comment } from '../../domain/blog/comments';
import type { BlogViewer, OpenArticle } from '../../domain/blog/ports';
import { countPhrase } from '../../domain/shared/text';
import type { NamedPerson } from '../../domain/stream/post';
import { checkText } from '../../domain/shared/writtenText';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { MentionText } from '../shared/MentionText';
import { OneComment } from './OneComment';
import styles from './Blog.module.scss';

export interface CommentsProps {
  readonly open: OpenArticle;
  readonly viewer: BlogViewer;
}

/** What colleagues say, oldest first, answers below what they answer. */
export const Comments: React.FC<CommentsProps> = ({ open, viewer }) => {
  const { locale } = useRoot();
  const isOpen = isWithinComments(open.blog, open.article.publishedAt, new Date());
  const said = open.comments.filter(({ removal }) => !removal).length;
  const roots = open.comments.filter(({ parentKey }) => parentKey === undefined || !open.comments.some(({ key }) => key === parentKey));
  return (
    <section className={styles.comments} aria-label={strings.CommentsLabel}>
      <h3 className={styles.sectionTitle}>{said === 0 ? strings.NoComments : countPhrase(locale, strings, 'Comments', said)}</h3>
      {open.hasMoreComments && <p className={styles.quiet}>{strings.NewestComments}</p>}
      {roots.map((comment) => <Thread key={comment.key} comment={comment} open={open} viewer={viewer} />)}
      {!isOpen ? <p className={styles.quiet}>{strings.CommentsClosed}</p> : viewer.canWrite ? <CommentForm open={open} viewer={viewer} /> : <p className={styles.quiet}>{strings.ReadOnly}</p>}
    </section>
  );
};

function Thread({ comment, open, viewer }: CommentsProps & { readonly comment: Comment }): JSX.Element {
  const [isAnswering, setAnswering] = React.useState(false);
  const answers = open.comments.filter(({ parentKey }) => parentKey === comment.key);
  return (
    <div className={styles.thread}>
      <OneComment comment={comment} open={open} viewer={viewer} onAnswer={viewer.canWrite && !comment.removal && !comment.isWaiting && isWithinComments(open.blog, open.article.publishedAt, new Date()) ? () => setAnswering(true) : undefined} />
      <div className={styles.answers}>
        {answers.map((answer) => <OneComment key={answer.key} comment={answer} open={open} viewer={viewer} onAnswer={undefined} />)}
        {isAnswering && <CommentForm open={open} parentKey={comment.key} viewer={viewer} onDone={() => setAnswering(false)} />}
      </div>
    </div>
  );
}

interface CommentFormProps extends CommentsProps {
  readonly parentKey?: string;
  readonly onDone?: () => void;
}

/** What is being written; a text that an earlier version kept names nobody. */
interface CommentDraft {
  readonly body: string;
  readonly key: string;
  readonly mentions?: readonly NamedPerson[];
}

const emptyComment: CommentDraft = { body: '', key: '' };

function CommentForm({ open: { article, blog }, viewer, parentKey, onDone }: CommentFormProps): JSX.Element {
  const { service, siteUrl, people, photoUrl } = useBlogServices();
  const hrefOf = useProfileHref();
  const refresh = useRefresh();
  const { show } = useToasts();
  const place = placeOfComments(blog);
  const draft = useDraft<CommentDraft>({ site: siteUrl, user: viewer.person.loginName, key: `blog/comment/${article.id}/${parentKey ?? 0}` }, emptyComment);
  const [isBusy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<string>();
  const send = async (): Promise<void> => {
    const { body, mentions = [] } = draft.value;
    const checked = checkText(linkMentions(body, mentions, ({ email }) => (email === '' ? undefined : hrefOf(email))));
    if (checked.problem) {
      setProblem(checked.problem === 'empty' ? strings.CommentEmpty : strings.CommentLong);
      return;
    }
    // The key stays with the text, so that sending again after a lost answer makes one comment.
    const key = draft.value.key || crypto.randomUUID();
    draft.setValue({ ...draft.value, key });
    setBusy(true);
    try {
      await service.addComment(article.id, { key, body: checked.text, place, mentions: namedIn(body, mentions).map(({ id }) => id), ...(parentKey ? { parentKey } : {}) }, viewer.isOwner);
      draft.clear();
      await refresh();
      if (place === 'held' && !viewer.isOwner) show({ text: strings.CommentSentWaiting });
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
      <MentionText
        label={parentKey ? strings.YourAnswer : strings.YourComment} placeholder={parentKey ? strings.YourAnswer : strings.YourComment} value={draft.value.body} problem={problem} takesFocus={parentKey !== undefined}
        people={people} photoUrl={photoUrl} onSubmit={handleSend} onChange={(body) => { setProblem(undefined); draft.setValue({ ...draft.value, body }); }}
        onMention={(body, person) => draft.setValue({ ...draft.value, body, mentions: [...(draft.value.mentions ?? []), person] })}
      />
      {place === 'held' && !viewer.isOwner && <p className={styles.quiet}>{strings.CommentsWaitHint}</p>}
      <div className={styles.buttons}>
        {onDone && <Button onClick={() => { draft.clear(); onDone(); }}>{strings.Cancel}</Button>}
        <Button variant={parentKey ? 'default' : 'primary'} isBusy={isBusy} onClick={handleSend}>{parentKey ? strings.SendAnswer : strings.SendComment}</Button>
      </div>
    </div>
  );
}
