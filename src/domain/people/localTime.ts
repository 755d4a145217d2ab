import { intlLocale } from '../shared/text';

/** Whether a text names a time zone that this browser knows. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z_+\-0-9]+(\/[A-Za-z_+\-0-9]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Minutes that a zone is ahead of UTC at a moment. */
export function zoneOffset(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((local - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

/** What a clock shows where somebody is, and how many minutes it is ahead of the reader's. */
export interface LocalTime {
  readonly time: string;
  readonly aheadMinutes: number;
}

/** The local time in a zone; undefined for what is none. */
export function localTime(locale: string, timeZone: string, at: Date, readerZone?: string): LocalTime | undefined {
  if (!isTimeZone(timeZone)) return undefined;
  const time = new Intl.DateTimeFormat(intlLocale(locale), { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  const reader = readerZone ? zoneOffset(readerZone, at) : -at.getTimezoneOffset();
  return { time, aheadMinutes: zoneOffset(timeZone, at) - reader };
}
