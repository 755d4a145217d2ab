import type { Excludable } from './exclusions';

/** Somebody of whom the week has something to tell. */
export interface OccasionPerson extends Excludable {
  readonly role: string;
  readonly hasPhoto: boolean;
}

/** A birthday, a number of years at work, or a first day, of a person who shows it. */
export interface Occasion {
  readonly kind: 'birthday' | 'anniversary' | 'joined';
  readonly person: OccasionPerson;
  /** `YYYY-MM-DD` of this year's day. */
  readonly day: string;
  /** Years at work on that day; 0 but for anniversaries. */
  readonly years: number;
}

/** What the days around today bring, the nearest first. */
export interface Week {
  readonly occasions: readonly Occasion[];
  /** More people have something to tell than were read. */
  readonly isCut: boolean;
}

/** A closed range of days of any year, `MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What a row of a profile tells: `MM-DD`, and the date of the first day at work; empty where nothing is shown. */
export interface SharedDays {
  readonly personId: number;
  readonly birthday: string;
  readonly anniversary: string;
}

const dayLength = 86_400_000;

/** The day of a moment where the reader is, `YYYY-MM-DD`. */
export function todayOf(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** A day as `YYYY-MM-DD`, some days from another. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
}

/** Days that the view looks ahead, today among them, and back to first days at work. */
export const weekLength = 7;

/** The days of the week that begins today: one range, or two around the turn of the year. In a year without 29 February the 28th stands for it. */
export function dayRanges(today: string): readonly DayRange[] {
  const days = Array.from({ length: weekLength }, (_, index) => addDays(today, index).slice(5));
  const last = days[days.length - 1] ?? '';
  const end = last === '02-28' ? '02-29' : last;
  const turn = days.indexOf('01-01');
  const [first = ''] = days;
  return turn <= 0 ? [{ from: first, to: end }] : [{ from: first, to: '12-31' }, { from: '01-01', to: end }];
}

/** The first days at work that count as new: today and the six days before. */
export function newDays(today: string): readonly string[] {
  return Array.from({ length: weekLength }, (_, index) => addDays(today, -index));
}

/** The day of the coming week on which `MM-DD` is; undefined where it is not in it. */
function dayIn(today: string, monthDay: string): string | undefined {
  const days = Array.from({ length: weekLength }, (_, index) => addDays(today, index));
  const isCommonYear = monthDay === '02-29' && !days.some((day) => day.endsWith('02-29'));
  return days.find((day) => day.slice(5) === (isCommonYear ? '02-28' : monthDay));
}

/** What the rows tell of the days around today, the nearest first; by person's number, as names are not known yet. */
export function occasionsOf(rows: readonly SharedDays[], today: string): readonly (Omit<Occasion, 'person'> & { readonly personId: number })[] {
  const isNew = newDays(today);
  const found = rows.flatMap(({ personId, birthday, anniversary }) => {
    const birth = birthday === '' ? undefined : dayIn(today, birthday);
    const work = anniversary === '' ? undefined : dayIn(today, anniversary.slice(5));
    const years = work === undefined ? 0 : Number(work.slice(0, 4)) - Number(anniversary.slice(0, 4));
    return [
      ...(birth === undefined ? [] : [{ kind: 'birthday' as const, personId, day: birth, years: 0 }]),
      ...(work !== undefined && years > 0 ? [{ kind: 'anniversary' as const, personId, day: work, years }] : []),
      ...(isNew.includes(anniversary) ? [{ kind: 'joined' as const, personId, day: anniversary, years: 0 }] : [])
    ];
  });
  const keys = new Set<string>();
  return found
    .filter(({ kind, personId }) => !keys.has(`${kind}/${personId}`) && keys.add(`${kind}/${personId}`))
    .sort((one, other) => one.day.localeCompare(other.day) || one.personId - other.personId);
}
