import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import { useChain } from '../../application/network/useNetwork';
import { countPhrase } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar';
import { useRoot } from '../../ui/Root/RootContext';
import { ErrorState } from '../../ui/States/ErrorState';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import { RelationBar } from './RelationBar';
import { chainWords } from './words';
import styles from './Network.module.scss';

export interface ChainStripProps {
  readonly target: string;
  readonly onClose: () => void;
}

/** Who connects the reader with somebody, person by person, and what links each pair. */
export const ChainStrip: React.FC<ChainStripProps> = ({ target, onClose }) => {
  const { photoUrl } = useNetworkServices();
  const { locale } = useRoot();
  const { data, error, refetch } = useChain(target);
  if (error !== null) return <ErrorState error={error} isInline onRetry={() => { refetch().catch(() => undefined); }} />;
  if (data === undefined) return <div className={styles.strip}><ProgressBar label={strings.Connecting} text={strings.Connecting} /></div>;
  const people = data?.people ?? [];
  const last = people[people.length - 1];
  const nameOf = (account: string): string => people.find((one) => one.account.toLowerCase() === account)?.name ?? account;
  return (
    <section className={styles.strip} aria-label={strings.LegendChain} aria-live="polite">
      <div className={styles.stripHead}>
        <h3>{last ? countPhrase(locale, strings, 'Apart', people.length - 1, { name: last.name }) : strings.NoChain}</h3>
        <Button icon="close" label={strings.CloseChain} onClick={onClose} />
      </div>
      {people.length > 0 && (
        <ol className={styles.steps}>
          {people.map((person, index) => {
            const link = data?.links[index - 1];
            const card = { name: person.name, email: person.email, loginName: person.account };
            return (
              <React.Fragment key={person.account}>
                {link && <li className={styles.stepLink}>{chainWords(link, locale, nameOf, people[0]?.account.toLowerCase())}</li>}
                <li className={styles.stepItem}>
                  <PersonFace person={card} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={48} />
                  {index === 0 ? <strong>{strings.You}</strong> : <PersonName person={card} className={styles.name} />}
                  <span className={styles.role}><bdi>{person.role}</bdi></span>
                </li>
              </React.Fragment>
            );
          })}
        </ol>
      )}
      {last && people.length > 1 && <RelationBar person={last} />}
    </section>
  );
};
