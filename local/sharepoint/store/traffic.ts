import { throttled } from '../errors/SharePointError';

interface Window {
  ends: number;
  count: number;
}

/** Counts requests in fixed windows of time, in memory. A refused request counts too. */
export class Traffic {
  private readonly windows: Map<string, Window> = new Map();

  public constructor(private readonly now: () => Date) {}

  /** @throws 429 with Retry-After when `key` has had more than `limit` requests in its window of `seconds`. */
  public count(key: string, limit: number, seconds: number): void {
    const now = this.now().getTime();
    const known = this.windows.get(key);
    const window = known && known.ends > now ? known : { ends: now + seconds * 1000, count: 0 };
    window.count++;
    this.windows.set(key, window);
    if (window.count > limit) throw throttled(Math.max(1, Math.ceil((window.ends - now) / 1000)));
  }
}
