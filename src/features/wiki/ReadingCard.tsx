import * as React from 'react';
import * as strings from 'WikiStrings';
import { useConfirmRead } from '../../application/wiki/useWikiTalk';
import { countPhrase } from '../../domain/shared/text';
import type { OpenPage } from '../../domain/wiki/ports';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import type { ReadingsDialogProps } from './ReadingsDialog';
import styles from './Wiki.module.scss';

const ReadingsDialog = lazily<ReadingsDialogProps>(() => import(/* webpackChunkName: 'wiki-readings' */ './ReadingsDialog'));
const mostCounted = 500;

export interface ReadingCardProps {
  readonly opened: OpenPage;
  readonly canConfirm: boolean;
  /** May see who has confirmed and who has not. */
  readonly canList: boolean;
}

/** "I have read this": at the foot of a page that everybody has to read. */
export const ReadingCard: React.FC<ReadingCardProps> = ({ opened: { page, confirmed }, canConfirm, canList }) => {
  const { locale } = useRoot();
  const confirm = useConfirmRead(page.id);
  const [isOpen, setOpen] = React.useState(false);
  if (!confirmed) return null;
  const { count, isMine } = confirmed;
  return (
    <section className={styles.reading} aria-label={strings.MustRead}>
      <Icon name={isMine ? 'checkCircle' : 'check'} size={20} />
      <div className={styles.readingText}>
        <strong>{isMine ? strings.ReadDone : strings.ReadTitle}</strong>
        <span className={styles.quiet}>{count > mostCounted ? strings.ManyConfirmed : countPhrase(locale, strings, 'Confirmations', count)}</span>
        {confirm.error && <span role="alert" className={styles.problem}>{errorText(confirm.error)}</span>}
      </div>
      <div className={styles.actions}>
        {canList && <Button variant="quiet" icon="people" onClick={() => setOpen(true)}>{strings.WhoHasRead}</Button>}
        {!isMine && canConfirm && <Button variant="primary" isBusy={confirm.isLoading} onClick={() => confirm.mutate({ edition: page.edition, version: page.version })}>{strings.IHaveRead}</Button>}
      </div>
      {isOpen && <ReadingsDialog page={page} onClose={() => setOpen(false)} />}
    </section>
  );
};
