import { useRoot, type RootValue } from '../../ui/Root/RootContext';

/** Reads a sentence to screen readers. */
export function useAnnounce(): RootValue['announce'] {
  return useRoot().announce;
}
