import { getPlace } from '../people/places';
import type { CompanyPerson } from '../people';
import type { Random } from '../random';

const hour = 3_600_000;
const day = 24 * hour;

/** When people write: by hour of their own day, 0 to 23. */
const rhythm = [0, 0, 0, 0, 0, 0.2, 0.6, 2, 6, 9, 10, 8, 5, 7, 8, 7, 5, 3, 1.4, 0.8, 0.6, 0.5, 0.2, 0.1];

/** How likely it is that a person writes at a moment, 0 to 10: office hours of their place, hardly on its weekend. */
export function eagerness(person: CompanyPerson, time: number): number {
  const place = getPlace(person.place);
  const local = new Date(time + place.offset * hour);
  const isWeekend = place.weekend.includes(local.getUTCDay());
  return (rhythm[local.getUTCHours()] ?? 0) * (isWeekend ? 0.04 : 1);
}

/** Moments at which posts were written, oldest first: `count` of them in the time before `now`, thick on working days. */
export function postTimes(random: Random, now: Date, span: number, count: number): number[] {
  const weights: number[] = [];
  const hours = Math.floor((span * day) / hour);
  const places = ['bergen', 'kiel', 'porto', 'pune', 'yokohama', 'halifax', 'valparaiso', 'alexandria', 'capetown', 'oulu'] as const;
  for (let index = 0; index < hours; index += 1) {
    const time = now.getTime() - (hours - index) * hour;
    // More and more people take part as the months go by.
    const share = 0.3 + (1.4 * index) / hours;
    weights.push(share * places.reduce((sum, place) => sum + eagerness({ place } as CompanyPerson, time), 0));
  }
  const sums: number[] = [];
  weights.reduce((sum, weight, index) => (sums[index] = sum + weight), 0);
  const total = sums[sums.length - 1] ?? 0;
  const times = Array.from({ length: count }, () => {
    const target = random.next() * total;
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return now.getTime() - (hours - low) * hour + Math.floor(random.next() * hour);
  });
  return times.sort((one, other) => one - other);
}

/** A while until somebody answers: minutes mostly, sometimes a night. In milliseconds. */
export function answerDelay(random: Random): number {
  return Math.floor((2 + Math.pow(random.next(), 3) * 900) * 60_000);
}
