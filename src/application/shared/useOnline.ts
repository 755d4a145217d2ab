import * as React from 'react';

/** Whether the browser believes to have a connection. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = React.useState(() => navigator.onLine);
  React.useEffect(() => {
    const update = (): void => setOnline(navigator.onLine);
    update();
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return isOnline;
}
