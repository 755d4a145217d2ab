import * as React from 'react';
import { useRoot } from '../Root/RootContext';

/**
 * Makes the buttons of a toolbar one stop of the keyboard: arrows go on and back, in the direction of the page, Home and
 * End to the ends. Answers the handler for `onKeyDown` of the bar.
 */
export function useToolbarKeys(bar: React.RefObject<HTMLElement>): (event: React.KeyboardEvent) => void {
  const { dir } = useRoot();
  const stop = React.useRef(0);
  const buttonsOf = (): HTMLElement[] => Array.from(bar.current?.querySelectorAll<HTMLElement>('button') ?? []);
  const apply = (): void => buttonsOf().forEach((button, index, { length }) => { button.tabIndex = index === Math.min(stop.current, length - 1) ? 0 : -1; });
  React.useLayoutEffect(apply);
  return (event) => {
    const buttons = buttonsOf();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const targets: Record<string, number> = { [forward]: (at + 1) % buttons.length, [backward]: (at - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1 };
    const next = targets[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    stop.current = next;
    apply();
    buttons[next]?.focus();
  };
}
