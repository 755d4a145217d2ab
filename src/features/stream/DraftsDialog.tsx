import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'StreamStrings';
import { useRecord } from '../../application/stream/useRecord';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { format, formatMoment } from '../../domain/shared/text';
import type { StoredDraft } from '../../domain/stream/drafts';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { useComposerText } from './composerText';
import { useStreamPage } from './pageContext';
import { kindIcons, kindText } from './words';
import styles from './Dialogs.module.scss';

/** What one began on any device, and what waits for its time. */
export const DraftsDialog: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { service, siteUrl } = useStreamEnvironment();
  const { openWith } = useComposerText();
  const { filter, navigate, notify } = useStreamPage();
  const client = useQueryClient();
  const drafts = useRecord('drafts', 'own', (one) => one.listDrafts());
  const handleContinue = ({ post, publishAt }: StoredDraft): void => {
    if (!filter) navigate({ filter: { tab: 'everyone' } });
    openWith(post, publishAt);
    onClose();
  };
  const handleDelete = ({ post: { key } }: StoredDraft): void => {
    const cacheKey = ['stream', siteUrl, 'record', 'drafts', 'own'];
    client.setQueryData<readonly StoredDraft[]>(cacheKey, (all = []) => all.filter(({ post }) => post.key !== key));
    service.deleteDraft(key).catch(() => {
      notify({ text: strings.TakenBack });
      client.invalidateQueries(cacheKey).catch(() => undefined);
    });
  };
  return (
    <Dialog title={strings.Drafts} subtitle={strings.DraftsHint} onClose={onClose} size="medium">
      <AsyncView result={drafts} skeleton={<Skeleton shape="lines" count={3} />} isEmpty={(all) => all.length === 0} empty={<p>{strings.DraftsEmpty}</p>}>
        {(all) => <ul className={styles.list}>{all.map((draft) => <DraftRow key={draft.id} draft={draft} onContinue={handleContinue} onDelete={handleDelete} />)}</ul>}
      </AsyncView>
    </Dialog>
  );
};

interface DraftRowProps {
  readonly draft: StoredDraft;
  readonly onContinue: (draft: StoredDraft) => void;
  readonly onDelete: (draft: StoredDraft) => void;
}

function DraftRow({ draft, onContinue, onDelete }: DraftRowProps): JSX.Element {
  const { locale } = useRoot();
  const { post, publishAt, changedAt } = draft;
  return (
    <li className={styles.draft}>
      <div className={styles.grow}>
        <p className={styles.words} dir="auto">{post.title || post.body || strings.DraftWithoutText}</p>
        <p className={styles.meta}>
          <Icon name={publishAt ? 'clock' : kindIcons[post.kind]} size={14} /> {publishAt ? format(strings.AppearsAt, { date: formatMoment(locale, new Date(publishAt)) }) : `${kindText(post.kind)} · ${formatMoment(locale, new Date(changedAt))}`}
        </p>
      </div>
      <Button onClick={() => onContinue(draft)}>{strings.ContinueDraft}</Button>
      <Button icon="delete" label={strings.DeleteDraft} onClick={() => onDelete(draft)} />
    </li>
  );
}
