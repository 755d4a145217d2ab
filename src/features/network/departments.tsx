import * as React from 'react';
import type { OrgPerson } from '../../domain/network/org';
import styles from './Network.module.scss';

/** Colour and shape of a department: both, as colour alone tells some people nothing. Each is clear on light and dark. */
const looks = [
  { color: '#0f8387', clip: 'circle(50%)' },
  { color: '#8764b8', clip: 'inset(0)' },
  { color: '#c239b3', clip: 'polygon(50% 0, 100% 50%, 50% 100%, 0 50%)' },
  { color: '#d83b01', clip: 'polygon(50% 0, 100% 100%, 0 100%)' },
  { color: '#0078d4', clip: 'polygon(25% 5%, 75% 5%, 100% 50%, 75% 95%, 25% 95%, 0 50%)' },
  { color: '#57811b', clip: 'polygon(50% 0, 100% 38%, 82% 100%, 18% 100%, 0 38%)' }
] as const;
const others = { color: '#8a8886', clip: 'polygon(35% 0, 65% 0, 65% 35%, 100% 35%, 100% 65%, 65% 65%, 65% 100%, 35% 100%, 35% 65%, 0 65%, 0 35%, 35% 35%)' };

/** The departments of some people, the largest first, each with its place among the looks. */
export function departmentsOf(people: Iterable<OrgPerson>): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { department } of people) counts.set(department, (counts.get(department) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => Number(one.name === '') - Number(other.name === '') || other.count - one.count || one.name.localeCompare(other.name));
}

/** Departments that have a look of their own. */
export const ownLooks = looks.length;

/** The sign of the department that is at a place of `departmentsOf`; the others share one. */
export const DepartmentMark: React.FC<{ readonly index: number }> = ({ index }) => {
  const { color, clip } = looks[index] ?? others;
  return <span className={styles.shape} style={{ background: color, clipPath: clip }} aria-hidden />;
};
