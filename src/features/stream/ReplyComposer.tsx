import * as React from 'react';
import * as strings from 'StreamStrings';
import { newKey } from '../../application/stream/deviceStore';
import { useOutbox } from '../../application/stream/outbox';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useDraft } from '../../application/stream/useDraft';
import { checkText } from '../../domain/shared/writtenText';
import type { NamedPerson } from '../../domain/stream/post';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { MentionText } from '../shared/MentionText';
import { useStreamPage } from './pageContext';
import { textProblem } from './textProblem';
import styles from './Post.module.scss';

export interface ReplyComposerProps {
  readonly postId: number;
  readonly answeredId: number | undefined;
  /** Words to answer, put before what is typed; a new object each time. */
  readonly quoted?: { readonly text: string } | undefined;
  readonly initial?: string | undefined;
  readonly placeholder: string;
  readonly takesFocus: boolean;
  readonly onSent: () => void;
}

interface ReplyDraft {
  readonly text: string;
  readonly mentions: readonly NamedPerson[];
}

const empty: ReplyDraft = { text: '', mentions: [] };

/** A field to answer in; what is typed survives a reload. */
export const ReplyComposer: React.FC<ReplyComposerProps> = ({ postId, answeredId, quoted, initial, placeholder, takesFocus, onSent }) => {
  const { viewer: { person } } = useStreamPage();
  const { people, photoUrl } = useStreamEnvironment();
  const { locale, announce } = useRoot();
  const { sendReply } = useOutbox();
  const [draft, setDraft, clearDraft] = useDraft<ReplyDraft>(person.id, `reply-${postId}`, initial === undefined ? empty : { ...empty, text: initial });
  const [problem, setProblem] = React.useState<string>();
  const field = React.useRef<HTMLTextAreaElement>(null);
  React.useEffect(() => {
    if (answeredId !== undefined) field.current?.focus();
  }, [answeredId]);
  const current = React.useRef(draft);
  current.current = draft;
  React.useEffect(() => {
    if (!quoted) return;
    const { text, mentions } = current.current;
    setDraft({ text: `${text === '' ? '' : `${text.trimEnd()}\n\n`}${quoted.text}`, mentions });
    field.current?.focus();
    // Once for each quotation.
  }, [quoted]);

  const handleSend = (): void => {
    const checked = checkText(draft.text);
    if (checked.problem) return setProblem(textProblem(locale, checked));
    setProblem(undefined);
    const mentions = draft.mentions.filter(({ name }) => checked.text.includes(`@${name}`));
    sendReply({ key: newKey(), postId, body: checked.text, mentions, ...(answeredId === undefined ? {} : { parentId: answeredId }) })
      .then((isSent) => announce(isSent ? strings.Sent : strings.NotSent), () => undefined);
    clearDraft();
    onSent();
  };
  return (
    <div className={styles.replyComposer}>
      <Avatar name={person.name} account={person.email} photoUrl={photoUrl(person.email)} size={32} isDecorative />
      <div className={styles.replyField}>
        <MentionText people={people} photoUrl={photoUrl}
          value={draft.text} label={placeholder} placeholder={placeholder} problem={problem} lines={1} fieldRef={field} takesFocus={takesFocus}
          onChange={(text) => setDraft({ ...draft, text })} onMention={(text, who) => setDraft({ text, mentions: [...draft.mentions, who] })} onSubmit={handleSend}
        />
        {draft.text !== '' && (
          <div className={styles.editActions}>
            <span className={styles.small}>{strings.SendHint}</span>
            <Button variant="primary" icon="send" onClick={handleSend}>{strings.Reply}</Button>
          </div>
        )}
      </div>
    </div>
  );
};
