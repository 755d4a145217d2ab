import * as React from 'react';
import * as strings from 'StreamStrings';
import { newKey } from '../../application/stream/deviceStore';
import { filesAtHand } from '../../application/stream/filesAtHand';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useSavedDraft } from '../../application/stream/useSavedDraft';
import { useOutbox } from '../../application/stream/outbox';
import { postKinds, praiseBadges, type NewPost, type PostKind } from '../../domain/stream/post';
import { hasHeading } from '../../domain/stream/post';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { lazily } from '../../ui/base/lazily';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { AttachedFiles, useAttachedFiles } from './AttachedFiles';
import { emptyDraft, isEmptyDraft, postOfDraft, unfinishedPost, type DraftProblem, type PostDraft } from './composerDraft';
import type { EmojiPickerProps } from './EmojiPicker';
import { MentionText } from '../shared/MentionText';
import { useStreamPage } from './pageContext';
import { PollForm } from './PollForm';
import { PostOptions } from './PostOptions';
import { PraiseForm } from './PraiseForm';
import { SharedPreview } from './SharedPost';
import { textProblem } from './textProblem';
import { kindIcons, kindText } from './words';
import styles from './Composer.module.scss';

const EmojiPicker = lazily<EmojiPickerProps>(() => import(/* webpackChunkName: 'stream-emoji' */ './EmojiPicker'));

export interface ComposerFormProps {
  readonly draft: PostDraft;
  readonly onChange: (draft: PostDraft) => void;
  /** Sent or discarded: the draft is done with. */
  readonly onClose: () => void;
}

function placeholderOf(kind: PostKind, name: string): string {
  const words: Record<PostKind, string> = {
    update: strings.YourPost, question: strings.QuestionDetails, praise: strings.AskPraise, poll: strings.AskPoll, announcement: strings.AskAnnouncement
  };
  return words[kind] || name;
}

function problemText(locale: string, { part, text }: DraftProblem): string {
  if (part === 'choices') return strings.ChoicesTooFew;
  if (part === 'publishAt') return strings.ScheduleTooEarly;
  if (part === 'expiresAt') return strings.ExpiryTooEarly;
  if (part === 'praised') return strings.PraiseNobody;
  if (part === 'title' && text?.problem === 'empty') return strings.HeadingEmpty;
  return text ? textProblem(locale, text) : '';
}

/** The open composer: kinds on top, the text, what the kind needs, and one button. */
const ComposerForm: React.FC<ComposerFormProps> = ({ draft, onChange, onClose }) => {
  const { viewer, notify } = useStreamPage();
  const { service, people, photoUrl } = useStreamEnvironment();
  const isSaved = useSavedDraft(isEmptyDraft(draft) || draft.key === '' ? undefined : unfinishedPost(draft));
  const { locale, announce } = useRoot();
  const { sendPost } = useOutbox();
  const [filesProblem, setFilesProblem] = React.useState<string>();
  const field = React.useRef<HTMLTextAreaElement>(null);
  const [hasEmoji, setEmoji] = React.useState(false);
  const [isBusy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<DraftProblem>();
  const kinds = postKinds.filter((kind) => kind !== 'announcement' || viewer.isOwner);
  // Several changes may come before it is drawn again.
  const latest = React.useRef(draft);
  latest.current = draft;
  const change = (part: Partial<PostDraft>): void => {
    setProblem(undefined);
    setFilesProblem(undefined);
    latest.current = { ...latest.current, ...part };
    onChange(latest.current);
  };
  const attached = useAttachedFiles(draft.key, draft.files, (of) => change({ files: of(latest.current.files) }));
  const messageFor = (part: DraftProblem['part']): string | undefined => (problem?.part === part ? problemText(locale, problem) : undefined);

  const forget = (): void => {
    filesAtHand(service).forget(draft.key);
    if (draft.key !== '') service.deleteDraft(draft.key).catch(() => undefined);
  };
  const schedule = (post: NewPost, publishAt: string): void => {
    setBusy(true);
    service.saveDraft(post, publishAt, filesAtHand(service).pick(post.key, post.details.files)).then(
      () => {
        filesAtHand(service).forget(post.key);
        notify({ text: strings.Scheduled });
        onClose();
      },
      () => {
        setBusy(false);
        setFilesProblem(strings.ScheduleFailed);
      }
    );
  };
  const handlePost = (): void => {
    const key = newKey();
    const result = postOfDraft(draft, key);
    if ('problem' in result) return setProblem(result.problem);
    if (draft.publishAt) return schedule({ ...result.post, key: draft.key || key }, draft.publishAt);
    // A draft with files goes when they have arrived.
    const hasFiles = draft.files.length > 0;
    if (!hasFiles) forget();
    sendPost(result.post, hasFiles ? draft.key : undefined)
      .then((isSent) => announce(isSent ? strings.Sent : strings.NotSent), () => undefined);
    onClose();
  };
  const handleEmoji = (sign: string): void => {
    const at = field.current?.selectionStart ?? draft.body.length;
    change({ body: `${draft.body.slice(0, at)}${sign}${draft.body.slice(field.current?.selectionEnd ?? at)}` });
    setEmoji(false);
    window.requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + sign.length, at + sign.length);
    });
  };
  const handleDiscard = (): void => {
    forget();
    onChange(emptyDraft);
    onClose();
  };
  return (
    <div className={cx(styles.box, styles.open)} onDragOver={(event) => event.preventDefault()} onDrop={attached.handleDrop}>
      <div className={styles.kindBar} role="group" aria-label={strings.Kinds}>
        {kinds.map((kind) => (
          <Button key={kind} variant="quiet" icon={kindIcons[kind]} label={kindText(kind)} isLabelOptional={kind !== draft.kind} isPressed={kind === draft.kind} onClick={() => change({ kind })}>{kindText(kind)}</Button>
        ))}
      </div>
      <div className={styles.fields}>
        {draft.kind === 'praise' && <PraiseForm draft={draft} badges={praiseBadges} problem={messageFor('praised')} onChange={change} />}
        {hasHeading(draft.kind) && (
          <>
            <input
              className={styles.headingField} dir="auto" value={draft.title} maxLength={220} aria-label={strings.Heading} aria-invalid={problem?.part === 'title'}
              placeholder={draft.kind === 'question' ? strings.AskQuestion : strings.Heading} onChange={({ target }) => change({ title: target.value })}
            />
            {messageFor('title') && <p className={styles.problem} role="alert">{messageFor('title')}</p>}
          </>
        )}
        <MentionText people={people} photoUrl={photoUrl}
          isBare takesFocus fieldRef={field} lines={draft.kind === 'update' ? 3 : 2} value={draft.body} label={strings.YourPost} placeholder={placeholderOf(draft.kind, viewer.person.name)} problem={messageFor('body')}
          onChange={(body) => change({ body })} onMention={(body, who) => change({ body, mentions: [...draft.mentions, who] })}
          onSubmit={handlePost} onPaste={attached.handlePaste} onEscape={() => isEmptyDraft(draft) && onClose()}
        />
        {hasEmoji && <EmojiPicker onPick={handleEmoji} onClose={() => { setEmoji(false); field.current?.focus(); }} />}
        {draft.kind === 'poll' && <PollForm draft={draft} problem={messageFor('choices')} onChange={change} />}
        {draft.sharedPostId !== undefined && <SharedPreview id={draft.sharedPostId} />}
        <AttachedFiles attached={attached} />
        {filesProblem && <p className={styles.problem} role="alert">{filesProblem}</p>}
        <PostOptions draft={draft} problems={{ expiresAt: messageFor('expiresAt'), publishAt: messageFor('publishAt') }} onChange={change} />
      </div>
      <div className={styles.footer}>
        <label className={styles.attach}>
          <input type="file" multiple onChange={attached.handlePick} />
          <span className={styles.attachButton}><Icon name="attach" />{strings.Attach}</span>
        </label>
        <Button variant="quiet" icon="smile" label={strings.Emoji} isExpanded={hasEmoji} onClick={() => setEmoji(!hasEmoji)} />
        <span className={styles.kept}>{!isEmptyDraft(draft) && <><Icon name="checkCircle" size={14} />{isSaved ? strings.DraftEverywhere : strings.Draft}</>}</span>
        <Button variant="quiet" onClick={handleDiscard}>{strings.Discard}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={handlePost}>{draft.publishAt ? strings.Schedule : strings.Post}</Button>
      </div>
    </div>
  );
};

export default ComposerForm;
