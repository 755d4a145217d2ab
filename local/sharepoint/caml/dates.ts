import { invalidQuery } from '../errors/SharePointError';
import { childrenOf, isTrue, type XmlElement } from '../xml/parseXml';

const day = 86_400_000;

/** A stretch of time: the instants from `start` to just before `end`, in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** As item dates are kept. @throws 400 outside of what JavaScript knows. */
export function instantText(time: number): string {
  if (!(Math.abs(time) < 8.64e15)) throw invalidQuery('The date of the query is out of range.');
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export const dayOf = (time: number): Span => {
  const start = Math.floor(time / day) * day;
  return { start, end: start + day };
};

function offsetDays(element: XmlElement): number {
  return Number(element.getAttribute('OffsetDays') ?? element.getAttribute('Offset') ?? 0) || 0;
}

/** The instant that a `Value` of type DateTime names: a text, `<Today OffsetDays/>` or `<Now/>`. NaN where it names none. */
export function instantOf(value: XmlElement, now: Date): number {
  const [special] = childrenOf(value);
  if (special?.tagName === 'Today') return dayOf(now.getTime()).start + Math.trunc(offsetDays(special)) * day;
  if (special?.tagName === 'Now') return now.getTime();
  const text = (value.textContent ?? '').trim();
  // A time without a zone is the site's, which is UTC here.
  return Date.parse(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
}

/** Without `IncludeTimeValue` the time of day is ignored on both sides (Value element, learn.microsoft.com/sharepoint/dev/schema/value-element-query). */
export function isWholeDay(value: XmlElement): boolean {
  return value.getAttribute('Type') === 'DateTime' && !isTrue(value, 'IncludeTimeValue');
}

/** What `DateRangesOverlap` compares with: the instant, day, week, month or year around now, or the day that is written. */
export function spanOf(value: XmlElement, now: Date): Span {
  const [special] = childrenOf(value);
  const today = dayOf(now.getTime());
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  switch (special?.tagName) {
    case 'Now': return { start: now.getTime(), end: now.getTime() + 1000 };
    case 'Week': {
      const start = today.start - now.getUTCDay() * day;
      return { start, end: start + 7 * day };
    }
    case 'Month': return { start: Date.UTC(year, month, 1), end: Date.UTC(year, month + 1, 1) };
    case 'Year': return { start: Date.UTC(year, 0, 1), end: Date.UTC(year + 1, 0, 1) };
    default: {
      const time = instantOf(value, now);
      if (Number.isNaN(time)) throw invalidQuery('DateRangesOverlap needs a date.');
      return dayOf(time);
    }
  }
}
