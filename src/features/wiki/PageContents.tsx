import * as React from 'react';
import * as strings from 'WikiStrings';
import { cx } from '../../ui/base/cx';
import styles from './Wiki.module.scss';

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly isSub: boolean;
}

/** Brings a heading into view and starts reading there. */
export function jumpTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** "On this page": jumps without touching what the address says. */
export const PageContents: React.FC<{ readonly headings: readonly Heading[] }> = ({ headings }) => {
  return (
    <div className={styles.contents}>
      <h3 className={styles.contentsTitle}>{strings.OnThisPage}</h3>
      <ul>
        {headings.map(({ id, text, isSub }) => <li key={id}><button type="button" className={cx(styles.jump, isSub && styles.sub)} dir="auto" onClick={() => jumpTo(id)}>{text}</button></li>)}
      </ul>
    </div>
  );
};
