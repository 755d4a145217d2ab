import * as React from 'react';
import { useLatest } from './useLatest';

/** Where a search for suggestions stands. */
export interface Suggestions<T> {
  readonly items: readonly T[];
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
}

/**
 * Asks for suggestions a moment after the last keystroke; an answer that comes late for an older text is dropped.
 * @param text what to look for; undefined asks for nothing.
 * @param search gives the suggestions for a text.
 */
export function useSuggestions<T>(text: string | undefined, search: (text: string) => Promise<readonly T[]>, delay = 200): Suggestions<T> {
  const latest = useLatest(search);
  const [state, setState] = React.useState<Suggestions<T>>({ items: [], isLoading: false, hasFailed: false });
  React.useEffect(() => {
    if (text === undefined) {
      setState({ items: [], isLoading: false, hasFailed: false });
      return undefined;
    }
    let isCurrent = true;
    setState((before) => ({ ...before, isLoading: true, hasFailed: false }));
    const timer = window.setTimeout(() => {
      latest.current(text).then(
        (items) => isCurrent && setState({ items, isLoading: false, hasFailed: false }),
        () => isCurrent && setState({ items: [], isLoading: false, hasFailed: true })
      );
    }, delay);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [text, delay, latest]);
  return state;
}
