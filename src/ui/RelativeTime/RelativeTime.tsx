import * as React from 'react';
import * as strings from 'SharedStrings';
import { formatMoment, nextRelativeChange, pluralForms, relativeTime, type RelativeTimeWords } from '../../domain/shared/text';
import { useRoot } from '../Root/RootContext';

let words: RelativeTimeWords | undefined;

/** The words of relative times in the language of the page. */
export function relativeWords(): RelativeTimeWords {
  words ??= { now: strings.Now, minutes: pluralForms(strings, 'Minutes'), hours: pluralForms(strings, 'Hours'), yesterday: strings.YesterdayAt };
  return words;
}

export interface RelativeTimeProps {
  readonly date: Date;
  /** Leads to the thing whose time it is. */
  readonly href?: string | undefined;
  readonly onClick?: ((event: React.MouseEvent) => void) | undefined;
}

/** How long ago, kept up to date; the exact moment is in the title. */
export const RelativeTime: React.FC<RelativeTimeProps> = ({ date, href, onClick }) => {
  const { locale } = useRoot();
  const [now, setNow] = React.useState(() => new Date());
  React.useEffect(() => {
    const wait = nextRelativeChange(date, now);
    // A timer of more than a day is not worth having.
    if (wait > 86_400_000) return undefined;
    const timer = window.setTimeout(() => setNow(new Date()), wait);
    return () => window.clearTimeout(timer);
  }, [date, now]);
  const time = <time dateTime={date.toISOString()} title={formatMoment(locale, date)}>{relativeTime(locale, date, now, relativeWords())}</time>;
  return href === undefined ? time : <a href={href} onClick={onClick}>{time}</a>;
};
