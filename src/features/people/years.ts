import * as strings from 'PeopleStrings';
import { countPhrase, format, formatDate } from '../../domain/shared/text';

/** Whole years from a day to a moment. */
export function yearsSince(day: string, now: Date): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const passed = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= date);
  return Math.max(0, now.getFullYear() - year - (passed ? 0 : 1));
}

/** "March 2017, 9 years"; on the day itself "9 years today". */
export function yearsText(locale: string, day: string, now: Date): string {
  const years = yearsSince(day, now);
  const since = formatDate(locale, new Date(`${day}T12:00:00`), { month: 'long', year: 'numeric' });
  if (years === 0) return since;
  const counted = countPhrase(locale, strings, 'Years', years);
  const isToday = day.slice(5) === `${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
  return isToday ? format(strings.AnniversaryToday, { years: counted }) : format(strings.SinceYears, { since, years: counted });
}
