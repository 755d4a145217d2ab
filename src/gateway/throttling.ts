import type { Queryable } from '@pnp/queryable';

/** Longest wait that is sat out in silence; a longer one is an error that the screen counts down. */
const longestSilentWait = 5;
const retries = 2;

function secondsOf(response: Response): number {
  const value = Number(response.headers.get('Retry-After') ?? '1');
  return Number.isFinite(value) && value >= 0 ? value : 1;
}

/**
 * Sends by `fetch` and repeats what SharePoint refused for being busy (429, 503) after the time that it names in
 * `Retry-After`, up to two times and only where that is at most five seconds. Throttled requests were not carried out,
 * so that a write may be repeated; a lost answer is never repeated here, as nobody knows whether it was.
 */
export function throttlingAware(): (instance: Queryable) => Queryable {
  return (instance) => {
    instance.on.send.replace(async (url: URL, init: RequestInit): Promise<Response> => {
      let response = await fetch(url.toString(), init);
      for (let attempt = 0; attempt < retries && (response.status === 429 || response.status === 503); attempt++) {
        const seconds = secondsOf(response);
        if (seconds > longestSilentWait) break;
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        response = await fetch(url.toString(), init);
      }
      return response;
    });
    return instance;
  };
}
