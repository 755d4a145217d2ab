import * as React from 'react';
import type { NewPost } from '../../domain/stream/post';

type Listener = (post: NewPost, publishAt?: string) => void;
const listeners = new Set<Listener>();
/** A text that came while no composer was drawn: the next one takes it. */
let waiting: NewPost | undefined;

/** Brings a text that was not sent back into the composer, to change it. */
export function useComposerText(): { readonly openWith: Listener } {
  return {
    openWith: (post, publishAt) => {
      if (listeners.size === 0) waiting = post;
      else listeners.forEach((listener) => listener(post, publishAt));
    }
  };
}

/** The composer listens for texts that come back. */
export function useReturnedText(onReturn: Listener): void {
  React.useEffect(() => {
    listeners.add(onReturn);
    if (waiting) onReturn(waiting);
    waiting = undefined;
    return () => {
      listeners.delete(onReturn);
    };
  }, [onReturn]);
}
