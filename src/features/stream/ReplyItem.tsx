import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import type { Person } from '../../domain/shared/person';
import type { FeedPost } from '../../domain/stream/feed';
import type { ThreadReply } from '../../domain/stream/ports';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { ReactionBar } from '../../ui/ReactionBar/ReactionBar';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { PersonFace } from '../shared/PersonFace';
import { AuthorName } from './AuthorName';
import EditText from './EditText';
import { useStreamPage } from './pageContext';
import { PostText } from './PostText';
import styles from './Post.module.scss';

export interface ReplyItemProps {
  readonly one: ThreadReply;
  readonly thread: FeedPost;
  readonly person: Person | undefined;
  readonly isNested?: boolean;
  readonly onAnswer: () => void;
  readonly onQuote: () => void;
}

/** One reply, and below it those that answer it. */
export const ReplyItem: React.FC<ReplyItemProps> = ({ one, thread, person, isNested, onAnswer, onQuote, children }) => {
  const { reply, reactions } = one;
  const { viewer, actions, notify } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const [isEditing, setEditing] = React.useState(false);
  const [isGone, setGone] = React.useState(false);
  const name = person?.name ?? strings.FormerColleague;
  const items = replyMenu(one, thread, {
    isMine: reply.authorId === viewer.person.id,
    isAsker: thread.post.authorId === viewer.person.id,
    isOwner: viewer.isOwner,
    onQuote: viewer.canPost && !thread.isLocked ? onQuote : undefined,
    onEdit: () => setEditing(true),
    onAccept: (isAccepted) => { actions.accept(thread.post.id, isAccepted ? reply : undefined).catch(() => undefined); },
    onDelete: () => {
      setGone(true);
      notify({ text: strings.ReplyDeleted, onUndo: () => setGone(false), onExpire: () => { actions.deleteReply(reply).catch(() => undefined); } });
    }
  });
  if (isGone) return null;
  return (
    <div className={cx(styles.reply, isNested && styles.nested)} role="group" aria-label={name}>
      <PersonFace person={person ?? { name, email: '' }} photoUrl={person?.email ? photoUrl(person.email) : undefined} size={isNested ? 24 : 32} />
      <div className={styles.content}>
        <div className={styles.replyHead}>
          <AuthorName id={reply.authorId} person={person} />
          <span className={styles.small}><RelativeTime date={new Date(reply.createdAt)} />{reply.editedAt ? ` · ${strings.Edited}` : ''}</span>
        </div>
        {isEditing
          ? <EditText text={reply.body} onCancel={() => setEditing(false)} onSave={(body) => { setEditing(false); actions.editReply(reply, body).catch(() => undefined); }} />
          : <PostText text={reply.body} mentions={reply.mentions} />}
        <div className={styles.replyActions}>
          <ReactionBar
            isSmall counts={reactions.counts} mine={reactions.mine}
            onReact={viewer.canPost ? (kind) => { actions.react({ postId: thread.post.id, replyId: reply.id }, kind).catch(() => undefined); } : undefined}
          />
          {viewer.canPost && !thread.isLocked && <Button variant="quiet" isSmall onClick={onAnswer}>{strings.Reply}</Button>}
          {items.length > 0 && <Menu label={strings.More} items={items} isSmall />}
        </div>
        {children}
      </div>
    </div>
  );
};

interface ReplyRights {
  readonly isMine: boolean;
  readonly isAsker: boolean;
  readonly isOwner: boolean;
  readonly onQuote: (() => void) | undefined;
  readonly onEdit: () => void;
  readonly onAccept: (isAccepted: boolean) => void;
  readonly onDelete: () => void;
}

function replyMenu({ reply }: ThreadReply, { post, acceptedReply }: FeedPost, rights: ReplyRights): readonly MenuItem[] {
  const items: MenuItem[] = [];
  const isAccepted = acceptedReply?.id === reply.id;
  if (post.kind === 'question' && rights.isAsker) {
    items.push({ key: 'accept', icon: 'checkCircle', text: isAccepted ? strings.UnacceptAnswer : strings.AcceptAnswer, onSelect: () => rights.onAccept(!isAccepted) });
  }
  if (rights.onQuote) items.push({ key: 'quote', icon: 'quote', text: strings.Quote, onSelect: rights.onQuote });
  if (rights.isMine) items.push({ key: 'edit', icon: 'edit', text: strings.Edit, onSelect: rights.onEdit });
  if (rights.isMine || rights.isOwner) items.push({ key: 'delete', icon: 'delete', isDanger: true, text: strings.Delete, onSelect: rights.onDelete });
  return items;
}
