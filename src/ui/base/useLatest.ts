import * as React from 'react';

/** A box that always holds the newest value, for handlers that must not be made anew. */
export function useLatest<T>(value: T): React.MutableRefObject<T> {
  const latest = React.useRef(value);
  React.useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
