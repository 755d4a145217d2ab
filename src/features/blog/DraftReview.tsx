import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useRefresh } from '../../application/blog/useBlog';
import { useToasts } from '../../application/shared/toasts';
import { reviewStateOf, type ArticleDraft, type DraftReview as Review } from '../../domain/blog/draft';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { RichText } from '../../ui/RichText/RichText';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { coverFocus } from './coverFocus';
import { routeHref, type Navigate } from './route';
import styles from './Blog.module.scss';
import writing from './Writing.module.scss';

export interface DraftReviewProps {
  readonly draft: ArticleDraft;
  readonly navigate: Navigate;
}

/** A draft as its reviewer reads it: as it will look, and what they say of it. */
const DraftReview: React.FC<DraftReviewProps> = ({ draft, navigate }) => {
  const { service } = useBlogServices();
  const { show } = useToasts();
  const refresh = useRefresh();
  const [note, setNote] = React.useState('');
  const [problem, setProblem] = React.useState<string>();
  const [failure, setFailure] = React.useState<string>();
  const [busy, setBusy] = React.useState<Review['verdict']>();
  const state = reviewStateOf(draft);
  const answer = async (verdict: Review['verdict']): Promise<void> => {
    if (verdict === 'sentBack' && note.trim() === '') {
      setProblem(strings.NoteNeeded);
      return;
    }
    setBusy(verdict);
    setFailure(undefined);
    try {
      await service.review(draft, verdict, note);
      await refresh();
      show({ text: strings.ReviewDone });
      navigate({ view: 'list' }, 'replace');
    } catch (error) {
      setFailure(errorText(error));
      setBusy(undefined);
    }
  };
  const handleAnswer = (verdict: Review['verdict']): void => { answer(verdict).catch(() => undefined); };
  return (
    <div className={writing.reviewing}>
      <div><Button variant="quiet" icon="back" href={routeHref({ view: 'list' })}>{strings.Blog}</Button></div>
      {state && state !== 'asked' && <MessageStrip isLive={false}>{{ approved: strings.YouApproved, changed: strings.ReviewChanged, sentBack: strings.YouSentBack }[state]}</MessageStrip>}
      <article aria-labelledby="draft-title">
        <header className={styles.head}>
          <h2 id="draft-title" className={styles.title} dir="auto">{draft.title || strings.Untitled}</h2>
          {draft.summary !== '' && <p className={styles.standfirst} dir="auto">{draft.summary}</p>}
          {draft.cover && <img className={styles.cover} style={coverFocus(draft.cover)} src={service.draftPictureUrl(draft, draft.cover.name)} alt={draft.cover.alt} />}
        </header>
        <RichText text={draft.body} format="html" reading headingPrefix="draft-" />
      </article>
      <section className={writing.reviewForm} aria-labelledby="review-title">
        <h3 id="review-title" className={writing.reviewTitle}>{strings.ReviewTitle}</h3>
        {failure && <MessageStrip kind="error">{failure}</MessageStrip>}
        <TextField label={strings.ReviewNote} hint={strings.ReviewNoteHint} rows={3} value={note} onChange={(text) => { setProblem(undefined); setNote(text); }} error={problem} maxLength={4000} />
        <div className={writing.buttons}>
          <Button isBusy={busy === 'sentBack'} isDisabled={busy !== undefined} onClick={() => handleAnswer('sentBack')}>{strings.SendBack}</Button>
          <Button variant="primary" icon="check" isBusy={busy === 'approved'} isDisabled={busy !== undefined} onClick={() => handleAnswer('approved')}>{strings.Approve}</Button>
        </div>
      </section>
    </div>
  );
};

export default DraftReview;
