import * as React from 'react';

/**
 * Whether an element is on the screen, or near it.
 * @param margin how far outside still counts, as CSS: "400px".
 * @returns the ref for the element, and whether it is seen. Without IntersectionObserver it always is.
 */
export function useVisible<T extends Element>(margin = '0px'): readonly [(element: T | null) => void, boolean] {
  const [element, setElement] = React.useState<T | null>(null);
  const [isVisible, setVisible] = React.useState(typeof IntersectionObserver === 'undefined');
  React.useEffect(() => {
    if (!element || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(([entry]) => setVisible(entry?.isIntersecting === true), { rootMargin: margin });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, margin]);
  return [setElement, isVisible];
}
