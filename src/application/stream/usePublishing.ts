import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { cacheKeys } from './streamCache';
import { useStreamEnvironment } from './streamContext';

const firstWait = 1500;
const interval = 60_000;

/**
 * Posts what its author scheduled: SharePoint has no clock of ours, so it happens while the author has the stream open,
 * or some minutes later while an owner has, under the author's name.
 * Looks once when the page has been drawn, and each minute while it is in front.
 */
export function usePublishing(isEnabled: boolean, isOwner: boolean, onPublished: () => void): void {
  const { service, siteUrl } = useStreamEnvironment();
  const client = useQueryClient();
  const tell = React.useRef(onPublished);
  tell.current = onPublished;
  React.useEffect(() => {
    if (!isEnabled) return undefined;
    let timer: number | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return;
      const own = await service.publishDue();
      // What is others' stands behind the pill of new posts.
      if (isOwner) await service.publishForAuthors();
      if (own === 0 || isGone) return;
      client.removeQueries(cacheKeys.feed(siteUrl, { tab: 'everyone' }));
      await client.invalidateQueries(cacheKeys.start(siteUrl));
      tell.current();
    };
    const plan = (wait: number): void => {
      if (isGone) return;
      timer = window.setTimeout(() => { look().then(() => plan(interval), () => plan(interval * 5)); }, wait);
    };
    plan(firstWait);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [client, isEnabled, isOwner, service, siteUrl]);
}
