import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts, useUndo } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import { useVisible } from '../../application/shared/useVisible';
import { useCommentActions, useComments } from '../../application/wiki/useWikiTalk';
import { useWikiServices } from '../../application/wiki/wikiServices';
import type { Person } from '../../domain/shared/person';
import { format } from '../../domain/shared/text';
import { longestComment, type PageComment } from '../../domain/wiki/talk';
import { stillNamed, type NamedPerson } from '../../domain/wiki/mentions';
import type { WikiViewer } from '../../domain/wiki/ports';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { RichText } from '../../ui/RichText/RichText';
import { errorText, ErrorState } from '../../ui/States/ErrorState';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { Words } from '../../ui/Words/Words';
import type { CommentFieldProps } from './CommentField';
import { EditorName } from './EditorName';
import { PersonFace } from '../shared/PersonFace';
import styles from './Wiki.module.scss';

const CommentField = lazily<CommentFieldProps>(() => import(/* webpackChunkName: 'wiki-comment-field' */ './CommentField'), () => <Skeleton shape="lines" count={2} />);

/** What is being said, and whom it names. */
interface CommentDraft {
  readonly body: string;
  readonly key: string;
  readonly named?: readonly NamedPerson[];
}

const emptyComment: CommentDraft = { body: '', key: '', named: [] };

/** Words that are read at once. */
const step = 200;

export interface CommentsProps {
  readonly pageId: number;
  readonly viewer: WikiViewer;
  /** Words of the page that a new comment is about. */
  readonly quote: string;
  readonly onQuoted: () => void;
}

/** What people say about a page: open questions first, what is done with folded below. Asked for when it comes near. */
export const Comments: React.FC<CommentsProps> = ({ pageId, viewer, quote, onQuoted }) => {
  const [place, isNear] = useVisible<HTMLElement>('200px');
  const [limit, setLimit] = React.useState(step);
  const { data, error, refetch, isPreviousData } = useComments(pageId, isNear || quote !== '', limit);
  const comments = data?.comments ?? [];
  const open = comments.filter(({ resolved }) => !resolved);
  const done = comments.filter(({ resolved }) => resolved);
  const people = data?.people ?? new Map<number, Person>();
  return (
    <section ref={place} className={styles.backlinks} aria-label={strings.Comments}>
      <h3 className={styles.sectionTitle}>{strings.Comments}</h3>
      {error && !data ? <ErrorState isInline error={error} onRetry={() => { refetch().catch(() => undefined); }} /> : !data && isNear && <Skeleton shape="lines" count={2} />}
      {data && (data.hasEarlier ?? false) && <div><Button isSmall variant="quiet" isBusy={isPreviousData} onClick={() => setLimit(limit + step)}>{strings.CommentsEarlier}</Button></div>}
      <ul className={styles.talk}>{open.map((comment) => <Thread key={comment.id} comment={comment} pageId={pageId} viewer={viewer} people={people} />)}</ul>
      {done.length > 0 && (
        <details className={styles.done}>
          <summary>{strings.Resolve} ({done.length})</summary>
          <ul className={styles.talk}>{done.map((comment) => <Thread key={comment.id} comment={comment} pageId={pageId} viewer={viewer} people={people} />)}</ul>
        </details>
      )}
      {viewer.canTakePart && <CommentForm key={quote} pageId={pageId} viewer={viewer} quote={quote} onDone={onQuoted} />}
    </section>
  );
};

interface ThreadProps {
  readonly comment: PageComment;
  readonly pageId: number;
  readonly viewer: WikiViewer;
  readonly people: ReadonlyMap<number, Person>;
}

function Thread({ comment, pageId, viewer, people }: ThreadProps): JSX.Element {
  const { resolve } = useCommentActions(pageId);
  const { show } = useToasts();
  const [isAnswering, setAnswering] = React.useState(false);
  const isResolved = comment.resolved !== undefined;
  const handleResolve = (): void => resolve.mutate({ id: comment.id, isResolved: !isResolved }, { onError: (error) => show({ kind: 'error', text: errorText(error) }) });
  return (
    <li className={styles.thread}>
      {comment.quote && <blockquote className={styles.quote} dir="auto">{comment.quote}</blockquote>}
      <Said comment={comment} pageId={pageId} viewer={viewer} people={people} />
      {comment.answers.length > 0 && <ul className={styles.answers}>{comment.answers.map((answer) => <li key={answer.id}><Said comment={answer} pageId={pageId} viewer={viewer} people={people} /></li>)}</ul>}
      {comment.resolved && <p className={styles.quiet}><Icon name="checkCircle" size={14} /> <Words template={strings.ResolvedBy} values={{ name: <EditorName person={people.get(comment.resolved.byId)} /> }} /></p>}
      {viewer.canTakePart && (
        <div className={styles.actions}>
          {!isResolved && <Button isSmall variant="quiet" icon="reply" onClick={() => setAnswering(true)}>{strings.Answer}</Button>}
          <Button isSmall variant="quiet" icon={isResolved ? 'undo' : 'check'} isBusy={resolve.isLoading} onClick={handleResolve}>{isResolved ? strings.Reopen : strings.Resolve}</Button>
        </div>
      )}
      {isAnswering && <CommentForm pageId={pageId} viewer={viewer} quote="" commentId={comment.id} onDone={() => setAnswering(false)} />}
    </li>
  );
}

function Said({ comment, pageId, viewer, people }: Omit<ThreadProps, 'comment'> & { readonly comment: PageComment['answers'][number] }): JSX.Element | null {
  const { photoUrl } = useWikiServices();
  const { remove } = useCommentActions(pageId);
  const { show } = useToasts();
  const undo = useUndo();
  const [isGone, setGone] = React.useState(false);
  const author = people.get(comment.authorId);
  const mayDelete = viewer.isOwner || (viewer.canTakePart && comment.authorId === viewer.person.id);
  const handleDelete = (): void => {
    setGone(true);
    undo({
      text: strings.CommentDeleted,
      onUndo: () => setGone(false),
      onCommit: () => remove.mutate(comment.id, { onError: (error) => { setGone(false); show({ kind: 'error', text: errorText(error) }); } })
    });
  };
  if (isGone) return null;
  return (
    <div className={styles.said}>
      <PersonFace person={author ?? { name: strings.FormerColleague, email: '' }} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={24} />
      <div className={styles.saidText}>
        <div className={styles.saidHead}>
          <strong><EditorName person={author} /></strong>
          <RelativeTime date={new Date(comment.createdAt)} />
          {mayDelete && <Button isSmall variant="quiet" icon="delete" label={strings.DeleteComment} isBusy={remove.isLoading} onClick={handleDelete} />}
        </div>
        <RichText text={comment.body} />
      </div>
    </div>
  );
}

function CommentForm({ pageId, viewer, quote, commentId, onDone }: { readonly pageId: number; readonly viewer: WikiViewer; readonly quote: string; readonly commentId?: number; readonly onDone: () => void }): JSX.Element {
  const { service, siteUrl } = useWikiServices();
  const { show } = useToasts();
  const { add } = useCommentActions(pageId);
  const draft = useDraft<CommentDraft>({ site: siteUrl, user: viewer.person.loginName, key: `wiki-comment/${pageId}/${commentId ?? 0}` }, emptyComment);
  const latest = React.useRef(draft.value);
  latest.current = draft.value;
  const handleNamed = React.useCallback((person: NamedPerson) => draft.setValue({ ...latest.current, named: [...latest.current.named ?? [], person] }), [draft.setValue]);
  const [problem, setProblem] = React.useState<string>();
  const body = draft.value.body.trim();
  const handleSend = (): void => {
    if (body === '') return;
    if (body.length > longestComment) {
      setProblem(format(strings.CommentLong, { count: longestComment }));
      return;
    }
    const key = draft.value.key || crypto.randomUUID();
    draft.setValue({ ...draft.value, key });
    add.mutateAsync({ key, pageId, body, quote, ...(commentId === undefined ? {} : { commentId }) }).then(
      () => {
        service.noteNamed({ pageId, commentKey: key }, stillNamed(body, draft.value.named ?? [])).catch(() => show({ kind: 'error', text: strings.NamedNotNoted }));
        draft.clear();
        onDone();
      },
      () => setProblem(strings.CommentFailed)
    );
  };
  return (
    <div className={styles.commentForm}>
      {quote && <p className={styles.quiet} dir="auto">{format(strings.CommentOn, { quote })}</p>}
      <CommentField
        label={commentId === undefined ? strings.CommentLabel : strings.AnswerLabel} placeholder={strings.CommentHint} value={draft.value.body} problem={problem} hasFocus={commentId !== undefined || quote !== ''}
        onChange={(text) => { setProblem(undefined); latest.current = { ...latest.current, body: text }; draft.setValue(latest.current); }} onSubmit={handleSend} onNamed={handleNamed}
      />
      <div className={styles.foot}>
        {(commentId !== undefined || quote !== '') && <Button onClick={onDone}>{strings.Cancel}</Button>}
        <Button variant="primary" isBusy={add.isLoading} isDisabled={body === ''} onClick={handleSend}>{commentId === undefined ? strings.AddComment : strings.Answer}</Button>
      </div>
    </div>
  );
}
