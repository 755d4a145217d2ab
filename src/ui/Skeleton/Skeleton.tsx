import * as React from 'react';
import * as strings from 'SharedStrings';
import { cx } from '../base/cx';
import styles from './Skeleton.module.scss';

/** Loading that is over sooner than this many milliseconds shows nothing at all. */
export const skeletonDelay = 300;

/** One grey shape. Sizes are CSS lengths or pixels. */
export const Bone: React.FC<{ readonly width?: number | string; readonly height?: number | string; readonly isRound?: boolean; readonly className?: string | undefined }> = ({ width = '100%', height = 14, isRound, className }) => (
  <span className={cx(styles.bone, isRound && styles.round, className)} style={{ inlineSize: width, blockSize: height }} />
);

function PostBones({ index }: { readonly index: number }): JSX.Element {
  return (
    <div className={styles.post}>
      <Bone width={40} height={40} isRound />
      <div className={styles.lines}>
        <Bone width={index % 2 ? '38%' : '28%'} />
        <Bone width="18%" height={12} />
        <Bone className={styles.gap} />
        <Bone width={index % 2 ? '58%' : '72%'} />
      </div>
    </div>
  );
}

const shapes = {
  posts: (count: number) => Array.from({ length: count }, (_, index) => <PostBones key={index} index={index} />),
  cards: (count: number) => (
    <div className={styles.grid}>
      {Array.from({ length: count }, (_, index) => <div key={index} className={styles.cardBones}><Bone height={96} /><Bone width="70%" /><Bone width="40%" height={12} /></div>)}
    </div>
  ),
  people: (count: number) => (
    <div className={styles.grid}>
      {Array.from({ length: count }, (_, index) => <div key={index} className={cx(styles.post, styles.cardBones)}><Bone width={40} height={40} isRound /><div className={styles.lines}><Bone width="60%" /><Bone width="80%" height={12} /></div></div>)}
    </div>
  ),
  lines: (count: number) => <div className={styles.lines}>{Array.from({ length: count }, (_, index) => <Bone key={index} width={`${92 - ((index * 17) % 40)}%`} />)}</div>,
  article: (count: number) => (
    <div className={styles.lines}>
      <Bone width="60%" height={36} /><Bone width="30%" height={12} /><Bone height={200} className={styles.gap} />
      {Array.from({ length: count }, (_, index) => <Bone key={index} width={`${96 - ((index * 13) % 30)}%`} />)}
    </div>
  )
} as const;

export interface SkeletonProps {
  readonly shape: keyof typeof shapes;
  readonly count?: number;
  /** What is loading, for screen readers. */
  readonly label?: string | undefined;
  /** Milliseconds before anything is seen. */
  readonly delay?: number;
}

/** The final shape in grey, from 300 ms on; a screen reader hears that something loads. */
export const Skeleton: React.FC<SkeletonProps> = ({ shape, count = 3, label = strings.Loading, delay = skeletonDelay }) => {
  const [isShown, setShown] = React.useState(delay === 0);
  React.useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), delay);
    return () => window.clearTimeout(timer);
  }, [delay]);
  return (
    <div role="status" aria-busy="true">
      {isShown && <><span className={styles.hidden}>{label}</span><div aria-hidden>{shapes[shape](count)}</div></>}
    </div>
  );
};
