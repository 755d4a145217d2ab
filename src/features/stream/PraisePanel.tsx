import * as React from 'react';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import type { PostDetails } from '../../domain/stream/post';
import { Arcade } from '../../ui/ArchOrnament/ArchOrnament';
import { badgeText } from './words';
import { PersonFace } from '../shared/PersonFace';
import { PersonNames } from '../shared/PersonNames';
import styles from './Post.module.scss';

/** Who is praised, and for what. */
export const PraisePanel: React.FC<{ readonly praise: NonNullable<PostDetails['praise']> }> = ({ praise: { people, badge } }) => {
  const { photoUrl } = useStreamEnvironment();
  return (
    <div className={styles.praise}>
      <Arcade className={styles.arcade} />
      <div className={styles.praisedFaces}>{people.slice(0, 5).map((person) => <PersonFace key={person.email || person.name} person={person} photoUrl={person.email ? photoUrl(person.email) : undefined} size={48} />)}</div>
      <div className={styles.praised}>
        <p className={styles.strong}><PersonNames people={people} /></p>
        <p className={styles.small}>{badgeText(badge)}</p>
      </div>
    </div>
  );
};
