import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useRecord } from '../../application/stream/useRecord';
import { format } from '../../domain/shared/text';
import type { FeedPost } from '../../domain/stream/feed';
import type { ModerationAction } from '../../domain/stream/ports';
import type { ReactionKind } from '../../domain/stream/reactions';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { AsyncView } from '../../ui/States/AsyncView';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { TextField } from '../../ui/TextField/TextField';
import { useStreamPage } from './pageContext';
import { PlainWords } from './PlainWords';
import { momentText } from './words';
import { RowPerson } from './RowPerson';
import { PersonName } from '../shared/PersonName';
import styles from './Dialogs.module.scss';

interface RecordProps {
  readonly one: FeedPost;
  readonly onClose: () => void;
}

/** How a post read before each change. */
export const HistoryDialog: React.FC<RecordProps> = ({ one: { post }, onClose }) => {
  const { locale } = useRoot();
  const versions = useRecord('history', post.id, (service) => service.listVersions(post.id));
  return (
    <Dialog title={strings.History} onClose={onClose} size="medium">
      <AsyncView result={versions} skeleton={<Skeleton shape="lines" count={3} />}>
        {(all) => (
          <ol className={styles.list}>
            {all.map((version, index) => (
              <li key={version.since} className={styles.version}>
                <p className={styles.meta}>{index === 0 ? strings.VersionNow : format(strings.VersionSince, { date: momentText(locale, version.since) })}</p>
                {version.title !== '' && <p className={styles.strong} dir="auto">{version.title}</p>}
                <div className={styles.text}><PlainWords text={version.body} mentions={post.details.mentions} /></div>
              </li>
            ))}
          </ol>
        )}
      </AsyncView>
    </Dialog>
  );
};

function reactionText(kind: ReactionKind): string {
  const words: Record<ReactionKind, string> = { like: strings.ReactionLike, thanks: strings.ReactionThanks, celebrate: strings.ReactionCelebrate, insightful: strings.ReactionInsightful, laugh: strings.ReactionLaugh };
  return words[kind];
}

/** The names behind the numbers. */
export const ReactorsDialog: React.FC<RecordProps> = ({ one: { post }, onClose }) => {
  const { photoUrl } = useStreamEnvironment();
  const reactors = useRecord('reactors', post.id, (service) => service.listReactors({ postId: post.id }));
  return (
    <Dialog title={strings.WhoReacted} onClose={onClose} size="small">
      <AsyncView result={reactors} skeleton={<Skeleton shape="people" count={3} />} isEmpty={(all) => all.length === 0} empty={<p className={styles.nothing}>{strings.NobodyReacted}</p>}>
        {(all) => (
          <ul className={styles.list}>
            {all.map(({ person, kind }) => (
              <li key={person.id} className={styles.person}>
                <RowPerson person={person} photoUrl={photoUrl} />
                <span className={styles.meta}><Icon name={kind} /> {reactionText(kind)}</span>
              </li>
            ))}
          </ul>
        )}
      </AsyncView>
    </Dialog>
  );
};

function actionText(action: ModerationAction): string {
  const words: Record<ModerationAction, string> = { hide: strings.DidHide, restore: strings.DidRestore, lock: strings.DidLock, unlock: strings.DidUnlock, announce: strings.DidAnnounce, unpin: strings.DidUnpin, publish: strings.DidPublish };
  // A word that a later version writes stands as it is.
  return words[action] ?? action;
}

/** Who of the owners did what with a post, and why. */
export const LogDialog: React.FC<RecordProps> = ({ one: { post }, onClose }) => {
  const { locale } = useRoot();
  const log = useRecord('log', post.id, (service) => service.listDecisions(post.id));
  return (
    <Dialog title={strings.Log} onClose={onClose} size="small">
      <AsyncView result={log} skeleton={<Skeleton shape="lines" count={3} />} isEmpty={(all) => all.length === 0} empty={<p className={styles.nothing}>{strings.LogEmpty}</p>}>
        {(all) => (
          <ol className={styles.list}>
            {all.map(({ id, action, by, at, reason }) => (
              <li key={id} className={styles.version}>
                <p className={styles.strong}>{actionText(action)}</p>
                <p className={styles.meta}>{by ? <PersonName person={by} /> : <bdi>{strings.FormerColleague}</bdi>} · {momentText(locale, at)}</p>
                {reason !== '' && action !== 'publish' && <p className={styles.words} dir="auto">{reason}</p>}
              </li>
            ))}
          </ol>
        )}
      </AsyncView>
    </Dialog>
  );
};

/** Hides or locks with a reason, which stands in the log that everybody in the site can read. */
export const DecisionForm: React.FC<RecordProps & { readonly action: 'hide' | 'lock' }> = ({ one: { post }, action, onClose }) => {
  const { actions } = useStreamPage();
  const [reason, setReason] = React.useState('');
  const handleDecide = (): void => {
    actions.moderate(post.id, action, reason.trim()).catch(() => undefined);
    onClose();
  };
  return (
    <Dialog
      title={action === 'hide' ? strings.HideTitle : strings.Lock} onClose={onClose} size="small"
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" onClick={handleDecide}>{action === 'hide' ? strings.Hide : strings.Lock}</Button></>}
    >
      <TextField label={strings.DecisionReason} hint={action === 'hide' ? `${strings.HideHint} ${strings.DecisionHint}` : strings.DecisionHint} value={reason} onChange={setReason} rows={3} maxLength={1000} isOptional />
    </Dialog>
  );
};
