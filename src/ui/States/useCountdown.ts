import * as React from 'react';
import { useLatest } from '../base/useLatest';

/** Whole seconds that are left; calls `onEnd` once at zero. Starts anew for another `key`. */
export function useCountdown(key: unknown, seconds: number, onEnd: (() => void) | undefined): number {
  const [left, setLeft] = React.useState(Math.ceil(seconds));
  const end = useLatest(onEnd);
  React.useEffect(() => {
    const until = Date.now() + seconds * 1000;
    setLeft(Math.ceil(seconds));
    const timer = window.setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest > 0) return;
      window.clearInterval(timer);
      end.current?.();
    }, 1000);
    return () => window.clearInterval(timer);
  }, [key, seconds, end]);
  return left;
}
