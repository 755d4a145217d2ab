import * as React from 'react';

/** The longest wait for a quiet moment, in milliseconds. */
const patience = 4000;

/**
 * Does something once when the browser has nothing better to do: loads what will be needed to write, so that it is there
 * when the connection is not. `act` must stay the same between renderings.
 */
export function useIdle(act: () => void): void {
  React.useEffect(() => {
    if (typeof window.requestIdleCallback === 'function') {
      const waiting = window.requestIdleCallback(() => act(), { timeout: patience });
      return () => window.cancelIdleCallback(waiting);
    }
    const timer = window.setTimeout(act, patience);
    return () => window.clearTimeout(timer);
  }, [act]);
}
