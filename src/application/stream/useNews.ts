import * as React from 'react';
import type { News } from '../../domain/stream/feed';
import { useStreamEnvironment } from './streamContext';

const interval = 60_000;
const longest = 600_000;
const noNews: News = { count: 0, hasMore: false, authors: [] };

interface Message {
  readonly afterId: number;
  readonly news: News;
}

/** Waits that spread out: a thousand people who open the page at nine do not ask in the same second. */
export function nextDelay(failures: number, quiet: number, random: () => number = Math.random): number {
  const backedOff = interval * 2 ** Math.min(failures + Math.floor(quiet / 5), 5);
  return Math.min(longest, backedOff) * (0.75 + random() * 0.5);
}

/**
 * What is newer than the newest shown post. One request a minute at most, only while the page is in front, by one tab of
 * all that show this stream (the one that holds a Web Lock; the others hear it over a BroadcastChannel), more seldom
 * while nothing happens or SharePoint refuses.
 */
export function useNews(afterId: number, isEnabled: boolean): News {
  const { service, siteUrl } = useStreamEnvironment();
  const [news, setNews] = React.useState<News>(noNews);
  React.useEffect(() => setNews(noNews), [afterId]);
  React.useEffect(() => {
    if (!isEnabled) return undefined;
    const name = `loggia/stream/news/${siteUrl.toLowerCase()}`;
    const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
    const stop = new AbortController();
    let timer: number | undefined;
    let failures = 0;
    let quiet = 0;
    const hear = (message: Message): void => {
      if (message.afterId === afterId) setNews(message.news);
    };
    channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data));
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        const found = await service.countNewer(afterId);
        failures = 0;
        quiet = found.count === 0 ? quiet + 1 : 0;
        if (stop.signal.aborted) return;
        hear({ afterId, news: found });
        channel?.postMessage({ afterId, news: found });
      } catch {
        // Asked again later, and more seldom.
        failures++;
      }
    };
    const plan = (): void => {
      if (stop.signal.aborted) return;
      timer = window.setTimeout(() => { ask().then(plan, plan); }, nextDelay(failures, quiet));
    };
    const lead = (): Promise<void> => {
      plan();
      return new Promise((resolve) => stop.signal.addEventListener('abort', () => resolve()));
    };
    if (navigator.locks) navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => undefined);
    else lead().catch(() => undefined);
    const handleVisible = (): void => {
      if (document.visibilityState === 'visible') quiet = 0;
    };
    document.addEventListener('visibilitychange', handleVisible);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
      channel?.close();
      document.removeEventListener('visibilitychange', handleVisible);
    };
  }, [afterId, isEnabled, service, siteUrl]);
  return news;
}
