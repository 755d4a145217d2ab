import * as React from 'react';
import { scrollParentOf } from '../../ui/base/scrollParentOf';

/** Posts this far from the screen, above and below, are drawn: further than a person scrolls between two frames. */
const reach = '1500px 0px';
/** Height of a post that was never drawn. */
const guessed = 220;

interface Watch {
  readonly observer: IntersectionObserver;
  readonly calls: Map<Element, (entry: IntersectionObserverEntry) => void>;
}

const watches = new WeakMap<Element, Watch>();

/** One observer a list: asking each post by itself where it scrolls would cost more than it saves. */
function watchOf(list: Element): Watch {
  const known = watches.get(list);
  if (known) return known;
  const calls: Watch['calls'] = new Map();
  const scroller = scrollParentOf(list as HTMLElement);
  const observer = new IntersectionObserver((entries) => entries.forEach((entry) => calls.get(entry.target)?.(entry)), {
    root: scroller === document.scrollingElement ? null : scroller, rootMargin: reach
  });
  const watch = { observer, calls };
  watches.set(list, watch);
  return watch;
}

/**
 * Whether a post of a long list is so far from the screen that only its place is kept: the height of that place in
 * pixels, undefined while it is to be drawn. A post that somebody worked in stays drawn, so that nothing begun is lost.
 * @param isStarting draws it until it was seen to be far away
 */
export function useAway(place: React.RefObject<HTMLElement>, isOn: boolean, isStarting: boolean): number | undefined {
  const [height, setHeight] = React.useState<number | undefined>(isOn && !isStarting ? guessed : undefined);
  const [isTouched, setTouched] = React.useState(false);
  const isWatching = isOn && !isTouched && typeof IntersectionObserver !== 'undefined';
  React.useEffect(() => {
    const element = place.current;
    const list = element?.closest('[data-feed]');
    if (!isWatching || !element || !list) return undefined;
    const { observer, calls } = watchOf(list);
    calls.set(element, ({ isIntersecting, boundingClientRect }) => {
      // Without a height it is not far away but hidden, with all of its page.
      if (isIntersecting) setHeight(undefined);
      else if (boundingClientRect.height > 0) setHeight(boundingClientRect.height);
    });
    observer.observe(element);
    const handleFocus = ({ target }: FocusEvent): void => {
      if (target !== element) setTouched(true);
    };
    element.addEventListener('focusin', handleFocus);
    return () => {
      element.removeEventListener('focusin', handleFocus);
      observer.unobserve(element);
      calls.delete(element);
    };
  }, [isWatching, place]);
  return isWatching ? height : undefined;
}
