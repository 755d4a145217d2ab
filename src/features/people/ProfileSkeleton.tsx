import * as React from 'react';
import * as strings from 'SharedStrings';
import { Bone } from '../../ui/Skeleton/Skeleton';
import styles from './Profile.module.scss';

/** The shape of a profile in grey. */
export const ProfileSkeleton: React.FC = () => (
  <div role="status" aria-label={strings.Loading}>
    <div className={styles.band} />
    <div className={styles.head}>
      <span className={styles.face}><Bone width={120} height={120} isRound /></span>
      <div className={styles.identity}><Bone width="50%" height={28} /><div className={styles.gap}><Bone width="35%" height={16} /></div><div className={styles.gap}><Bone width="60%" height={14} /></div></div>
    </div>
    <div className={styles.layout}>
      <div className={styles.main}><Bone width="90%" height={16} /><div className={styles.gap}><Bone width="80%" height={16} /></div><div className={styles.gap}><Bone width="40%" height={16} /></div></div>
    </div>
  </div>
);
