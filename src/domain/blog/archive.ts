/** A month of the archive, `2026-03`. */
export type Month = string;

const shape = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether a text names a month. */
export function isMonth(text: string): boolean {
  return shape.test(text);
}

/** The first moment of a month and that of the next, UTC. */
export function boundsOf(month: Month): { readonly from: Date; readonly to: Date } {
  const [, year = '1970', number = '01'] = shape.exec(month) ?? [];
  return { from: new Date(Date.UTC(Number(year), Number(number) - 1, 1)), to: new Date(Date.UTC(Number(year), Number(number), 1)) };
}

/** The month of a moment. */
export function monthOf(date: Date): Month {
  return date.toISOString().slice(0, 7);
}

/** The months from the newest back to the oldest, at most ten years of them. */
export function monthsBetween(oldest: Date, newest: Date): Month[] {
  const months: Month[] = [];
  for (let at = newest.getUTCFullYear() * 12 + newest.getUTCMonth(); at >= oldest.getUTCFullYear() * 12 + oldest.getUTCMonth() && months.length < 120; at--) {
    months.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  }
  return months;
}
