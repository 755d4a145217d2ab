import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useToasts, useUndo } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import { useProfileServices } from '../../application/people/profileServices';
import type { ProfileLately } from '../../domain/people/ports';
import { wallLimit, wallThreads, type WallMessage, type WallThread } from '../../domain/people/wall';
import { checkText } from '../../domain/shared/writtenText';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Wall.module.scss';

const shown = 5;

export interface WallSectionProps {
  readonly lately: ProfileLately;
}

/** What colleagues write on the page. */
const WallSection: React.FC<WallSectionProps> = ({ lately }) => {
  const { start, name, isSelf } = useProfilePage();
  const [isOpen, setOpen] = React.useState(false);
  const [gone, setGone] = React.useState<readonly number[]>([]);
  const personId = start.person?.id ?? 0;
  // In the preview of one's own page, what one hid is hidden as it is from colleagues.
  const isPreviewed = personId === start.viewer.person.id && !isSelf;
  const threads = wallThreads(lately.wall.filter(({ id }) => !gone.includes(id)), isPreviewed ? 0 : start.viewer.person.id, personId);
  const visible = isOpen ? threads : threads.slice(0, shown);
  const canWrite = start.viewer.canWrite && start.facts !== undefined;
  if (threads.length === 0 && !canWrite) return null;
  return (
    <Section title={strings.Wall}>
      {canWrite && !isPreviewed && <MessageForm draftKey="new" label={isSelf ? strings.WriteOnOwnWall : format(strings.WriteOnWall, { name })} send={strings.WriteMessage} />}
      {threads.length === 0 && start.facts && <p className={styles.quiet}>{isSelf ? strings.OwnWallEmpty : format(strings.WallEmpty, { name })}</p>}
      <ul className={styles.threads}>
        {visible.map((thread) => <Thread key={thread.message.id} thread={thread} lately={lately} onGone={(id, isGone) => setGone((before) => (isGone ? [...before, id] : before.filter((one) => one !== id)))} />)}
      </ul>
      {threads.length > visible.length && <Button variant="quiet" onClick={() => setOpen(true)}>{strings.ShowMore}</Button>}
    </Section>
  );
};

interface ThreadProps {
  readonly thread: WallThread;
  readonly lately: ProfileLately;
  readonly onGone: (id: number, isGone: boolean) => void;
}

function Thread({ thread: { message, replies }, lately, onGone }: ThreadProps): JSX.Element {
  const { start } = useProfilePage();
  const [isAnswering, setAnswering] = React.useState(false);
  return (
    <li>
      <Message message={message} lately={lately} onGone={onGone} onAnswer={start.viewer.canWrite ? () => setAnswering(true) : undefined} />
      {(replies.length > 0 || isAnswering) && (
        <ul className={styles.replies}>
          {replies.map((reply) => <li key={reply.id}><Message message={reply} lately={lately} onGone={onGone} isReply /></li>)}
          {isAnswering && <li><MessageForm draftKey={`answer/${message.id}`} parentId={message.id} label={strings.YourAnswer} send={strings.Answer} hasFocus onDone={() => setAnswering(false)} /></li>}
        </ul>
      )}
    </li>
  );
}

interface MessageProps {
  readonly message: WallMessage;
  readonly lately: ProfileLately;
  readonly onGone: (id: number, isGone: boolean) => void;
  readonly onAnswer?: (() => void) | undefined;
  readonly isReply?: boolean;
}

function Message({ message, lately, onGone, onAnswer, isReply = false }: MessageProps): JSX.Element {
  const { photoUrl } = useProfileServices();
  const { start, actions, isSelf } = useProfilePage();
  const { show } = useToasts();
  const undo = useUndo();
  const [isEditing, setEditing] = React.useState(false);
  const author = lately.people.get(message.authorId);
  const name = author?.name ?? strings.FormerColleague;
  const isMine = message.authorId === start.viewer.person.id;
  const fail = (error: unknown): void => show({ kind: 'error', text: errorText(error) });
  const handleDelete = (): void => {
    onGone(message.id, true);
    undo({
      text: strings.MessageDeleted, onUndo: () => onGone(message.id, false),
      onCommit: () => { actions.deleteMessage(message.id).catch((error: unknown) => { onGone(message.id, false); fail(error); }); }
    });
  };
  const items: MenuItem[] = [
    ...(isMine ? [{ key: 'edit', icon: 'edit' as const, text: strings.Edit, onSelect: () => setEditing(true) }] : []),
    ...(isSelf ? [{ key: 'hide', icon: 'eye' as const, text: message.isHidden ? strings.ShowAgain : strings.Hide, description: message.isHidden ? undefined : strings.HideHint, onSelect: () => { actions.hideMessage(message.id, !message.isHidden).catch(fail); } }] : []),
    ...(isMine ? [{ key: 'delete', icon: 'delete' as const, text: strings.Delete, isDanger: true, onSelect: handleDelete }] : [])
  ];
  return (
    <div className={styles.message} role="group" aria-label={name}>
      <PersonFace person={author ?? { name, email: '' }} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={isReply ? 24 : 32} />
      <div className={styles.body}>
        <div className={styles.meta}>
          <span>{author ? <PersonName person={author} /> : <bdi className={styles.strong}>{name}</bdi>} <span className={styles.quiet}><RelativeTime date={new Date(message.createdAt)} />{message.editedAt ? ` · ${strings.Edited}` : ''}</span></span>
          {items.length > 0 && <Menu label={format(strings.MessageActions, { name })} items={items} isSmall />}
        </div>
        {message.isHidden && <p className={styles.hiddenNote}><Icon name="lock" size={14} />{isSelf ? strings.HiddenByYou : strings.HiddenByThem}</p>}
        {isEditing
          ? <EditForm message={message} onClose={() => setEditing(false)} />
          : <div className={styles.text} dir="auto">{message.body}</div>}
        {onAnswer && !isEditing && <Button variant="quiet" isSmall icon="reply" onClick={onAnswer}>{strings.Answer}</Button>}
      </div>
    </div>
  );
}

function problemOf(text: string): string | undefined {
  const { problem } = checkText(text, wallLimit);
  if (problem === undefined) return undefined;
  return problem === 'empty' ? strings.WriteFirst : format(strings.TooLong, { limit: wallLimit });
}

function EditForm({ message, onClose }: { readonly message: WallMessage; readonly onClose: () => void }): JSX.Element {
  const { actions } = useProfilePage();
  const [text, setText] = React.useState(message.body);
  const [error, setError] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(false);
  const handleSave = (): void => {
    const checked = checkText(text, wallLimit);
    if (checked.problem !== undefined) return setError(problemOf(text));
    setBusy(true);
    actions.editMessage(message.id, checked.text).then(onClose, (failure: unknown) => { setBusy(false); setError(errorText(failure)); });
  };
  return (
    <div className={styles.form}>
      <TextField label={strings.Edit} isLabelHidden rows={2} value={text} onChange={setText} error={error} hasFocus maxLength={wallLimit} />
      <div className={styles.buttons}><Button isSmall variant="primary" isBusy={isBusy} onClick={handleSave}>{strings.Save}</Button><Button isSmall variant="quiet" onClick={onClose}>{strings.Cancel}</Button></div>
    </div>
  );
}

interface MessageFormProps {
  readonly draftKey: string;
  readonly label: string;
  readonly send: string;
  readonly parentId?: number;
  readonly hasFocus?: boolean;
  readonly onDone?: () => void;
}

/** Writes a message. The text, and the key that makes sending it twice harmless, are kept on the device until it has arrived. */
function MessageForm({ draftKey, label, send, parentId, hasFocus = false, onDone }: MessageFormProps): JSX.Element {
  const { siteUrl } = useProfileServices();
  const { start, actions } = useProfilePage();
  const draft = useDraft({ site: siteUrl, user: start.viewer.person.loginName, key: `wall/${start.person?.id ?? 0}/${draftKey}` }, { text: '', key: '' });
  const [error, setError] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(false);
  const { text } = draft.value;
  const handleChange = (next: string): void => {
    setError(undefined);
    if (next === '') draft.clear();
    else draft.setValue({ text: next, key: draft.value.key || crypto.randomUUID() });
  };
  const handleSend = (): void => {
    const checked = checkText(text, wallLimit);
    if (checked.problem !== undefined) return setError(problemOf(text));
    setBusy(true);
    actions.addMessage(`wall-${draft.value.key}`, checked.text, parentId).then(
      () => { draft.clear(); setBusy(false); onDone?.(); },
      (failure: unknown) => { setBusy(false); setError(`${strings.NotSent} ${errorText(failure)}`); }
    );
  };
  const isOpen = text !== '' || onDone !== undefined;
  return (
    <div className={styles.form}>
      <TextField label={label} isLabelHidden placeholder={label} rows={isOpen ? 2 : 1} value={text} onChange={handleChange} error={error} hasFocus={hasFocus} maxLength={wallLimit} />
      {isOpen && <div className={styles.buttons}><Button isSmall variant="primary" isBusy={isBusy} onClick={handleSend}>{send}</Button><Button isSmall variant="quiet" onClick={() => { draft.clear(); setError(undefined); onDone?.(); }}>{strings.Discard}</Button></div>}
    </div>
  );
}

export default WallSection;
