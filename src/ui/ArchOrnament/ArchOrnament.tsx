import * as React from 'react';
import { cx } from '../base/cx';
import styles from './ArchOrnament.module.scss';

/** Three arches on a line: the ornament of an empty place. */
export const ArchOrnament: React.FC = () => (
  <svg className={cx(styles.ornament, styles.small)} viewBox="0 0 96 56" aria-hidden focusable="false">
    <path className={styles.outer} d="M6 56V28a12 12 0 0 1 24 0v28zM66 56V28a12 12 0 0 1 24 0v28z" />
    <path className={styles.inner} d="M36 56V22a12 12 0 0 1 24 0v34z" />
    <path className={styles.line} d="M0 55.500h96" />
  </svg>
);

const arches = [-128, 20, 168, 316, 464, 612];

/** A row of arches that fills its box, for praise, the band of a profile and missing covers. */
export const Arcade: React.FC<{ readonly className?: string | undefined; readonly hasGround?: boolean }> = ({ className, hasGround = true }) => (
  <svg className={cx(styles.ornament, styles.row, className)} viewBox="0 0 640 360" preserveAspectRatio="xMidYMax slice" aria-hidden focusable="false">
    {hasGround && <rect className={styles.ground} width="640" height="360" />}
    {arches.map((x, index) => (
      <React.Fragment key={x}>
        <path className={styles.outer} d={`M${x} 360V178a60 60 0 0 1 120 0V360z`} />
        <path className={cx(styles.inner, index % 2 === 0 && styles.pale)} d={`M${x + 24} 360V214a36 36 0 0 1 72 0V360z`} />
      </React.Fragment>
    ))}
  </svg>
);
