import * as React from 'react';
import * as strings from 'StreamStrings';
import { useOutbox, type OutboxEntry } from '../../application/stream/outbox';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { Avatar } from '../../ui/Avatar/Avatar';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { useComposerText } from './composerText';
import { useStreamPage } from './pageContext';
import { PostText } from './PostText';
import styles from './Post.module.scss';

export interface NotSentProps {
  readonly entry: OutboxEntry;
  readonly onEdit: (entry: OutboxEntry) => void;
}

/** Says that something has not arrived, and offers to send or change it. */
export const NotSent: React.FC<NotSentProps> = ({ entry, onEdit }) => {
  const outbox = useOutbox();
  if (entry.status === 'sending') return null;
  return (
    <MessageStrip
      kind="error" icon="offline"
      actions={[
        { text: strings.SendNow, onClick: () => { outbox.retry(entry.key).catch(() => undefined); } },
        { text: strings.Edit, onClick: () => { const taken = outbox.take(entry.key); if (taken) onEdit(taken); } }
      ]}
    >
      {entry.problem === 'forbidden' ? strings.NotSentForbidden : entry.problem === 'notFound' && entry.type === 'post' ? strings.NotSentFiles : strings.NotSent}
    </MessageStrip>
  );
};

/** A post that is on its way, or waits to be sent. */
export const PendingPost: React.FC<{ readonly entry: Extract<OutboxEntry, { type: 'post' }> }> = ({ entry }) => {
  const { viewer: { person } } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const { openWith } = useComposerText();
  return (
    <article className={styles.post} tabIndex={0} aria-label={strings.YourPost} aria-busy={entry.status === 'sending'}>
      <Avatar name={person.name} account={person.email} photoUrl={photoUrl(person.email)} isDecorative />
      <div className={styles.content}>
        <header className={styles.header}>
          <div className={styles.who}>
            <h3 className={styles.author}><span className={styles.name}><bdi>{person.name}</bdi></span></h3>
            <MetaLine><span>{entry.status === 'sending' ? strings.Posting : strings.JustNow}</span></MetaLine>
          </div>
        </header>
        <div className={styles.body}>
          {entry.post.title !== '' && <h4 className={styles.heading} dir="auto">{entry.post.title}</h4>}
          <PostText text={entry.post.body} mentions={entry.post.details.mentions} />
          <NotSent entry={entry} onEdit={(taken) => taken.type === 'post' && openWith(taken.draftKey ? { ...taken.post, key: taken.draftKey } : taken.post)} />
        </div>
      </div>
    </article>
  );
};
