import * as React from 'react';
import type { NewPost } from '../../domain/stream/post';
import { filesAtHand } from './filesAtHand';
import { useStreamEnvironment } from './streamContext';

const quiet = 3000;
const afterFailure = 20_000;

/**
 * Keeps what is being written, with its files, among the author's drafts, for other devices: when typing has paused, and
 * only while there is a connection. This device keeps its own copy of the text, so a failure loses none of it; it is tried
 * again after a while. Answers whether the last state is stored.
 */
export function useSavedDraft(post: NewPost | undefined): boolean {
  const { service } = useStreamEnvironment();
  const text = post && JSON.stringify(post);
  const [saved, setSaved] = React.useState<string>();
  const [failures, setFailures] = React.useState(0);
  React.useEffect(() => {
    if (text === undefined) return undefined;
    let isGone = false;
    const save = async (): Promise<void> => {
      const draft = JSON.parse(text) as NewPost;
      if (navigator.onLine) await service.saveDraft(draft, undefined, filesAtHand(service).pick(draft.key, draft.details.files));
      if (!isGone && navigator.onLine) setSaved(text);
    };
    const timer = window.setTimeout(() => {
      save().catch(() => { if (!isGone) setFailures((count) => count + 1); });
    }, failures > 0 ? afterFailure : quiet);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [service, text, failures]);
  return text !== undefined && saved === text;
}
