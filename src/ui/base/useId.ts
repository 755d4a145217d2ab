import * as React from 'react';

let last = 0;

/** An id that is unique on the page and stays the same for a component's life. */
export function useId(prefix = 'lg'): string {
  const id = React.useRef<string>();
  if (id.current === undefined) {
    last += 1;
    id.current = `${prefix}-${last}`;
  }
  return id.current;
}
