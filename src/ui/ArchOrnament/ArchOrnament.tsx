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

/** Thirty small arches: enough for a band of any width. */
const bandArches = Array.from({ length: 30 }, (_, index) => index * 84 - 24);

export interface ArcadeProps {
  /** `cover` fills a box of about 16:9, `band` a low one over the whole width. */
  readonly shape?: 'cover' | 'band';
  readonly hasGround?: boolean;
  readonly className?: string | undefined;
}

/** A row of arches that fills its box, for praise, the band of a profile and missing covers. */
export const Arcade: React.FC<ArcadeProps> = ({ className, shape = 'cover', hasGround = true }) => {
  const isBand = shape === 'band';
  const [width, height] = isBand ? [2496, 120] : [640, 360];
  const outer = (x: number): string => (isBand ? `M${x} 120V62a34 34 0 0 1 68 0V120z` : `M${x} 360V178a60 60 0 0 1 120 0V360z`);
  const inner = (x: number): string => (isBand ? `M${x + 14} 120V78a20 20 0 0 1 40 0V120z` : `M${x + 24} 360V214a36 36 0 0 1 72 0V360z`);
  return (
    <svg className={cx(styles.ornament, styles.row, className)} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio={isBand ? 'xMinYMax slice' : 'xMidYMax slice'} aria-hidden focusable="false">
      {hasGround && <rect className={styles.ground} width={width} height={height} />}
      {(isBand ? bandArches : arches).map((x, index) => (
        <React.Fragment key={x}>
          <path className={styles.outer} d={outer(x)} />
          <path className={cx(styles.inner, index % 2 === 0 && styles.pale)} d={inner(x)} />
        </React.Fragment>
      ))}
    </svg>
  );
};
