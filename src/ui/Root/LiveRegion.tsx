import * as React from 'react';
import styles from './Root.module.scss';

type Announce = (message: string, urgency?: 'polite' | 'assertive') => void;

/** Two regions that screen readers listen to, and the function that speaks through them. */
export function useLiveRegions(): { readonly announce: Announce; readonly regions: JSX.Element } {
  const polite = React.useRef<HTMLDivElement>(null);
  const assertive = React.useRef<HTMLDivElement>(null);
  const announce = React.useCallback<Announce>((message, urgency = 'polite') => {
    const region = (urgency === 'polite' ? polite : assertive).current;
    if (!region) return;
    // The same sentence twice is read twice only if the text changes in between.
    region.textContent = region.textContent === message ? `${message}\u00A0` : message;
  }, []);
  const regions = (
    <>
      <div ref={polite} className={styles.live} role="status" aria-live="polite" />
      <div ref={assertive} className={styles.live} role="alert" aria-live="assertive" />
    </>
  );
  return { announce, regions };
}
