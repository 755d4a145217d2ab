import * as React from 'react';
import type { NewPost } from '../../domain/stream/post';

type Listener = (post: NewPost) => void;
const listeners = new Set<Listener>();

/** Brings a text that was not sent back into the composer, to change it. */
export function useComposerText(): { readonly openWith: Listener } {
  return { openWith: (post) => listeners.forEach((listener) => listener(post)) };
}

/** The composer listens for texts that come back. */
export function useReturnedText(onReturn: Listener): void {
  React.useEffect(() => {
    listeners.add(onReturn);
    return () => {
      listeners.delete(onReturn);
    };
  }, [onReturn]);
}
