import * as React from 'react';
import * as strings from 'StreamStrings';
import { useRecord } from '../../application/stream/useRecord';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { countPhrase, format } from '../../domain/shared/text';
import type { StoredDraft } from '../../domain/stream/drafts';
import { cx } from '../../ui/base/cx';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { useComposerText } from './composerText';
import { useStreamPage } from './pageContext';
import { kindIcons, kindText, momentText } from './words';
import styles from './Dialogs.module.scss';

/** What one began on any device, and what waits for its time. */
export const DraftsDialog: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { openWith } = useComposerText();
  const { filter, navigate } = useStreamPage();
  const drafts = useRecord('drafts', 'own', (one) => one.listDrafts());
  const handleContinue = ({ post, publishAt }: StoredDraft): void => {
    if (!filter) navigate({ filter: { tab: 'everyone' } });
    openWith(post, publishAt);
    onClose();
  };
  return (
    <Dialog title={strings.Drafts} subtitle={strings.DraftsHint} onClose={onClose} size="medium">
      <AsyncView result={drafts} skeleton={<Skeleton shape="lines" count={3} />} isEmpty={(all) => all.length === 0} empty={<p className={styles.nothing}>{strings.DraftsEmpty}</p>}>
        {(all) => <ul className={styles.list}>{all.map((draft) => <DraftRow key={draft.id} draft={draft} onContinue={handleContinue} />)}</ul>}
      </AsyncView>
    </Dialog>
  );
};

interface DraftRowProps {
  readonly draft: StoredDraft;
  readonly onContinue: (draft: StoredDraft) => void;
}

/** A deleted draft keeps its line while the list is open, with the way back. */
function DraftRow({ draft, onContinue }: DraftRowProps): JSX.Element {
  const { service } = useStreamEnvironment();
  const { locale } = useRoot();
  const [isDeleted, setDeleted] = React.useState(false);
  const [hasFailed, setFailed] = React.useState(false);
  const { post, publishAt, changedAt } = draft;
  const change = (isGone: boolean, write: Promise<void>): void => {
    setDeleted(isGone);
    setFailed(false);
    write.catch(() => {
      setDeleted(!isGone);
      setFailed(true);
    });
  };
  return (
    <li className={styles.draft}>
      <div className={styles.grow}>
        <p className={cx(styles.words, isDeleted && styles.gone)} dir="auto">{post.title || post.body || strings.DraftWithoutText}</p>
        <p className={styles.meta} role={isDeleted ? 'status' : undefined}>
          <Icon name={isDeleted ? 'delete' : publishAt ? 'clock' : kindIcons[post.kind]} size={14} />
          <span>{isDeleted ? strings.DraftDeleted : publishAt ? format(strings.AppearsAt, { date: momentText(locale, publishAt) }) : `${kindText(post.kind)} · ${momentText(locale, changedAt)}`}</span>
        </p>
        {post.details.files.length > 0 && !isDeleted && <p className={styles.meta}><Icon name="attach" size={14} /><span>{countPhrase(locale, strings, 'Files', post.details.files.length)}</span></p>}
        {hasFailed && <p className={styles.problem} role="alert">{strings.TakenBack}</p>}
      </div>
      <div className={styles.rowActions}>
        {!isDeleted && <Button onClick={() => onContinue(draft)}>{strings.ContinueDraft}</Button>}
        <Button
          key="delete" icon={isDeleted ? 'undo' : 'delete'} label={isDeleted ? strings.Undo : strings.DeleteDraft}
          onClick={() => (isDeleted ? change(false, service.restoreDraft(draft)) : change(true, service.deleteDraft(post.key)))}
        />
      </div>
    </li>
  );
}
