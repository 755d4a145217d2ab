import { createHmac, randomBytes } from 'node:crypto';

// A new secret with each start: digests do not outlive the service, as they would not outlive a farm's key.
const secret = randomBytes(32);

function sign(login: string, time: string): string {
  return createHmac('sha512', secret).update(`${login.toLowerCase()}|${time}`).digest('hex').toUpperCase();
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `0x<signature>,23 Nov 2026 08:11:31 -0000`: PnPjs and the page read the date part to judge its freshness. */
export function issueDigest(login: string, now: Date): string {
  const time = `${two(now.getUTCDate())} ${months[now.getUTCMonth()] ?? ''} ${now.getUTCFullYear()} ${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())} -0000`;
  return `0x${sign(login, time)},${time}`;
}

/** Whether a digest was issued to this person and is not older than its lifetime. */
export function isDigestValid(digest: string | undefined, login: string, now: Date, lifetimeSeconds: number): boolean {
  const match = /^0x([0-9A-F]+),(.+)$/.exec(digest ?? '');
  if (!match?.[1] || !match[2] || match[1] !== sign(login, match[2])) return false;
  const age = now.getTime() - Date.parse(match[2]);
  return age >= -1000 && age <= lifetimeSeconds * 1000;
}
