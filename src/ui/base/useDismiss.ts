import * as React from 'react';
import { useLatest } from './useLatest';

/** Closes a surface on Escape, on a press elsewhere and when the focus leaves it. */
export function useDismiss(ref: React.RefObject<HTMLElement>, onDismiss: () => void, isOpen = true): void {
  const latest = useLatest(onDismiss);
  React.useEffect(() => {
    if (!isOpen) return undefined;
    const isInside = (target: EventTarget | null): boolean => target instanceof Node && ref.current?.contains(target) === true;
    const handlePointer = (event: Event): void => {
      if (!isInside(event.target) && !isInside((event.target as Node | null)?.parentNode ?? null)) latest.current();
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      latest.current();
    };
    document.addEventListener('mousedown', handlePointer);
    document.addEventListener('keydown', handleKey, true);
    return () => {
      document.removeEventListener('mousedown', handlePointer);
      document.removeEventListener('keydown', handleKey, true);
    };
  }, [ref, latest, isOpen]);
}
