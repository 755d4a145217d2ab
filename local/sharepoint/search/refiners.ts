import type { Stored } from '../model';
import type { Context } from '../routes/context';
import type { Condition } from './condition';
import { refinementToken } from './fql';
import { expressionOf, findProperty, type ManagedProperty } from './properties';
import type { RefinerRequest } from './request';

export interface Refiner {
  readonly name: string;
  readonly entries: readonly { readonly value: string; readonly token: string; readonly count: number }[];
}

const mostEntries = 1000;
const day = 24 * 3600 * 1000;

function countValues(context: Context, refiner: RefinerRequest, property: ManagedProperty, from: string, where: Condition): Refiner['entries'] {
  const [source, value] = property.column ? [from, `d.${property.column}`] : [`${from}, json_each(d.properties, '$.${property.name}') e`, 'e.value'];
  const direction = refiner.isDescending ? 'DESC' : 'ASC';
  const order = refiner.sort === 'name' ? `1 ${direction}` : `n ${direction}, 1`;
  const rows = context.store.database.all<{ value: Stored; n: number }>(
    `SELECT ${value} AS value, count(*) AS n FROM ${source} WHERE ${where.sql} AND ${value} IS NOT NULL AND ${value} <> '' GROUP BY ${value} HAVING n >= ? ORDER BY ${order} LIMIT ?`,
    ...where.values, refiner.atLeast, Math.min(refiner.limit, mostEntries)
  );
  return rows.map((row) => ({ value: String(row.value), token: refinementToken(String(row.value)), count: row.n }));
}

const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Ends of the intervals: those that were asked for, else a day, a week, a month, half a year and a year back for dates, and quarters of what there is for numbers. */
function thresholds(context: Context, refiner: RefinerRequest, property: ManagedProperty, from: string, where: Condition): (string | number)[] {
  if (property.type === 'date') {
    const given = refiner.thresholds.map((text) => Date.parse(text)).filter((time) => !Number.isNaN(time));
    const now = context.store.now().getTime();
    return (given.length > 0 ? given : [365, 183, 30, 7, 1].map((days) => now - days * day)).sort((left, right) => left - right).map(stamp);
  }
  const given = refiner.thresholds.map(Number).filter(Number.isFinite);
  if (given.length > 0) return given.sort((left, right) => left - right);
  const column = expressionOf(property);
  const { low, high } = context.store.database.get<{ low: number | null; high: number | null }>(`SELECT min(${column}) AS low, max(${column}) AS high FROM ${from} WHERE ${where.sql}`, ...where.values) ?? { low: null, high: null };
  if (low === null || high === null || high <= low) return [];
  return [...new Set([1, 2, 3].map((quarter) => Math.round(low + ((high - low) * quarter) / 4)))];
}

/** Numbers and dates are counted in intervals, whose tokens are ranges. */
function countIntervals(context: Context, refiner: RefinerRequest, property: ManagedProperty, from: string, where: Condition): Refiner['entries'] {
  const ends = thresholds(context, refiner, property, from, where);
  const column = expressionOf(property);
  const shown = (end: string | number): string => (typeof end === 'string' ? end.replace('Z', '.0000000Z') : String(end));
  return [undefined, ...ends].flatMap((low, index) => {
    const high = ends[index];
    const bounds = [...(low === undefined ? [] : [`${column} >= ?`]), ...(high === undefined ? [] : [`${column} < ?`])];
    const values = [...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [high])];
    const count = context.store.database.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${[where.sql, `${column} IS NOT NULL`, ...bounds].join(' AND ')}`, ...where.values, ...values)?.n ?? 0;
    if (count < refiner.atLeast) return [];
    const name = low === undefined ? `Up to ${high === undefined ? 'max' : shown(high)}` : high === undefined ? `From ${shown(low)}` : `From ${shown(low)} up to ${shown(high)}`;
    return [{ value: name, token: `range(${low === undefined ? 'min' : shown(low)}, ${high === undefined ? 'max' : shown(high)})`, count }];
  });
}

/** The values of a property among what was found, and how often each is there; nothing for a property that nobody knows. */
export function countRefiner(context: Context, refiner: RefinerRequest, from: string, where: Condition): Refiner[] {
  const property = findProperty(refiner.name);
  if (!property) return [];
  const count = property.type === 'date' || property.type === 'number' ? countIntervals : countValues;
  const entries = count(context, refiner, property, from, where);
  return entries.length === 0 ? [] : [{ name: property.name, entries }];
}
