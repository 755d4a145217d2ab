import * as React from 'react';

/** The moment, drawn again with every minute of the clock. */
export function useNow(): Date {
  const [now, setNow] = React.useState(() => new Date());
  React.useEffect(() => {
    const timer = window.setTimeout(() => setNow(new Date()), 60_000 - (Date.now() % 60_000) + 50);
    return () => window.clearTimeout(timer);
  }, [now]);
  return now;
}
