import * as React from 'react';
import * as strings from 'SharedStrings';
import { Link } from '../Link/Link';
import styles from './RichText.module.scss';

export interface ClampedProps {
  /** Lines that are seen until somebody wants all: posts 12, excerpts 2, titles 3. */
  readonly lines: number;
  /** What is left out can be shown here; without it the text just ends. */
  readonly canExpand?: boolean;
}

/** A long text, cut after some lines, with "Show all". */
export const Clamped: React.FC<ClampedProps> = ({ lines, canExpand = true, children }) => {
  const host = React.useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = React.useState(false);
  const [isCut, setCut] = React.useState(false);
  React.useLayoutEffect(() => {
    const element = host.current;
    if (!element || isOpen || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => setCut(element.scrollHeight > element.clientHeight + 2);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of Array.from(element.children)) observer.observe(child);
    measure();
    return () => observer.disconnect();
  }, [isOpen, children]);
  return (
    <>
      <div ref={host} className={isOpen ? undefined : styles.clamped} style={{ '--lines': lines } as React.CSSProperties}>{children}</div>
      {canExpand && (isCut || isOpen) && <div className={styles.more}><Link isStrong isStandalone onClick={() => setOpen(!isOpen)}>{isOpen ? strings.ShowLess : strings.ShowAll}</Link></div>}
    </>
  );
};
