import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import { isMutual, type Circle } from '../../domain/network/circle';
import { format } from '../../domain/shared/text';
import { Avatar } from '../../ui/Avatar/Avatar';
import { cx } from '../../ui/base/cx';
import { useRoot } from '../../ui/Root/RootContext';
import { DepartmentMark } from './departments';
import { layOut } from './layout';
import styles from './Network.module.scss';

export interface CirclePictureProps {
  readonly circle: Circle;
  readonly steps: number;
  readonly zoom: number;
  /** Accounts on the chain that is shown, in small letters. */
  readonly chain: readonly string[];
  readonly departmentIndex: (department: string) => number;
  readonly onChoose: (account: string) => void;
}

const margin = 60;

/** The network as a picture. For the eye and the pointer only; the table below says and does the same. */
export const CirclePicture: React.FC<CirclePictureProps> = ({ circle, steps, zoom, chain, departmentIndex, onChoose }) => {
  const { photoUrl } = useNetworkServices();
  const { band } = useRoot();
  const shape = band === 'full' ? 'wide' : 'narrow';
  const spots = React.useMemo(() => layOut(circle, steps, shape), [circle, steps, shape]);
  const at = React.useMemo(() => new Map(spots.map((spot) => [spot.account, spot])), [spots]);
  const halfWidth = Math.max(...spots.map(({ x }) => Math.abs(x))) + margin;
  const halfHeight = Math.max(...spots.map(({ y }) => Math.abs(y))) + margin;
  const frame = React.useRef<HTMLDivElement>(null);
  const [width, setWidth] = React.useState(halfWidth * 2);
  React.useLayoutEffect(() => {
    const { current } = frame;
    if (!current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  // All of it is seen at first, unless faces would cover each other.
  const scale = Math.max(0.85, Math.min(1, width / (halfWidth * 2))) * zoom;
  React.useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return;
    current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
    current.scrollTop = (current.scrollHeight - current.clientHeight) / 2;
  }, [halfWidth, halfHeight, scale]);
  const isOnChain = (a: string, b: string): boolean => chain.includes(a) && chain.includes(b) && Math.abs(chain.indexOf(a) - chain.indexOf(b)) === 1;
  const name = circle.people.get(circle.centre)?.name ?? '';
  return (
    <div ref={frame} className={styles.frame} tabIndex={0} role="img" aria-label={format(strings.Picture, { name })}>
      <div className={styles.board} aria-hidden style={{ inlineSize: halfWidth * 2 * scale, blockSize: halfHeight * 2 * scale }}>
        <svg className={styles.lines} viewBox={`${-halfWidth} ${-halfHeight} ${halfWidth * 2} ${halfHeight * 2}`} preserveAspectRatio="none">
          {circle.links.map((link) => {
            const [from, to] = [at.get(link.a), at.get(link.b)];
            return from && to ? <line key={`${link.a}|${link.b}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={cx(isMutual(link) ? styles.tie : styles.weak, isOnChain(link.a, link.b) && styles.connecting)} /> : null;
          })}
        </svg>
        {spots.map(({ account, x, y }) => {
          const person = circle.people.get(account);
          if (!person) return null;
          return (
            <div key={account} className={cx(styles.node, chain.includes(account) && styles.nodeChosen)} style={{ left: (x + halfWidth) * scale, top: (y + halfHeight) * scale }} onClick={() => onChoose(account)}>
              <span className={styles.face}>
                <Avatar name={person.name} account={person.email || person.name} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={account === circle.centre ? 48 : 40} isDecorative />
                <span className={styles.mark}><DepartmentMark index={departmentIndex(person.department)} /></span>
              </span>
              <span>{account === circle.centre && circle.isSelf ? strings.You : person.name}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
};
