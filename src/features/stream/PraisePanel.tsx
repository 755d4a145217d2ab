import * as React from 'react';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { formatList } from '../../domain/shared/text';
import type { PostDetails } from '../../domain/stream/post';
import { Arcade } from '../../ui/ArchOrnament/ArchOrnament';
import { AvatarPile } from '../../ui/Avatar/AvatarPile';
import { useRoot } from '../../ui/Root/RootContext';
import { badgeText } from './words';
import styles from './Post.module.scss';

/** Who is praised, and for what. */
export const PraisePanel: React.FC<{ readonly praise: NonNullable<PostDetails['praise']> }> = ({ praise: { people, badge } }) => {
  const { photoUrl } = useStreamEnvironment();
  const { locale } = useRoot();
  return (
    <div className={styles.praise}>
      <Arcade className={styles.arcade} />
      <AvatarPile size={48} limit={5} isDecorative people={people.map(({ name, email }) => ({ name, account: email, photoUrl: email ? photoUrl(email) : undefined }))} />
      <div className={styles.praised}>
        <p className={styles.strong}><bdi>{formatList(locale, people.map(({ name }) => name))}</bdi></p>
        <p className={styles.small}>{badgeText(badge)}</p>
      </div>
    </div>
  );
};
