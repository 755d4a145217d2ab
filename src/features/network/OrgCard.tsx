import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import type { OrgPerson } from '../../domain/network/org';
import { countPhrase, formatNumber } from '../../domain/shared/text';
import { cx } from '../../ui/base/cx';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import styles from './Network.module.scss';

export interface OrgCardProps {
  readonly person: OrgPerson;
  readonly level: 'above' | 'middle' | 'below';
  /** Puts the person in the middle; the one in the middle leads to their profile instead. */
  readonly href?: string;
  readonly onOpen?: () => void;
  /** Whether the number of reports may be told. */
  readonly hasCount: boolean;
}

/** Somebody in the reporting lines. */
export const OrgCard: React.FC<OrgCardProps> = ({ person, level, href, onOpen, hasCount }) => {
  const { photoUrl } = useNetworkServices();
  const { locale } = useRoot();
  const isMiddle = level === 'middle';
  const card = { name: person.name, email: person.email, loginName: person.account };
  const handleClick = (event: React.MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen?.();
  };
  return (
    <div className={cx(styles.card, isMiddle && styles.cardMiddle)} data-level={level}>
      <PersonFace person={card} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={isMiddle ? 72 : 40} />
      <div className={styles.who}>
        {href === undefined ? <PersonName person={card} className={styles.name} /> : <a className={styles.name} href={href} onClick={handleClick}><bdi>{person.name}</bdi></a>}
        <p className={styles.role}><bdi>{person.isKnown ? person.role : strings.Gap}</bdi></p>
        {isMiddle && person.department !== '' && <p className={styles.role}><bdi>{person.department}</bdi></p>}
      </div>
      {hasCount && person.reports.length > 0 && <span className={styles.count}><Icon name="people" size={16} label={countPhrase(locale, strings, 'Reports', person.reports.length)} /><span aria-hidden>{formatNumber(locale, person.reports.length)}</span></span>}
    </div>
  );
};
