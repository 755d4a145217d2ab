import * as React from 'react';
import type { NewPost } from '../../domain/stream/post';
import { useStreamEnvironment } from './streamContext';

const quiet = 3000;

/**
 * Keeps what is being written among the author's drafts, for other devices: when typing has paused, and only while there
 * is a connection. This device keeps its own copy, so a failure loses nothing. Answers whether the last state is stored.
 */
export function useSavedDraft(post: NewPost | undefined): boolean {
  const { service } = useStreamEnvironment();
  const text = post && JSON.stringify(post);
  const [saved, setSaved] = React.useState<string>();
  React.useEffect(() => {
    if (text === undefined || !navigator.onLine) return undefined;
    let isGone = false;
    const timer = window.setTimeout(() => {
      service.saveDraft(JSON.parse(text) as NewPost).then(() => { if (!isGone) setSaved(text); }, () => undefined);
    }, quiet);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [service, text]);
  return text !== undefined && saved === text;
}
