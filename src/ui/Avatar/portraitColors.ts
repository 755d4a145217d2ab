import { hash } from '../../domain/shared/text';

// Ten quiet colours of Fluent's PersonaInitialsColor: blue, darkBlue, cyan, teal, darkGreen, violet, purple, burgundy, rust, coolGray.
const colors = ['#0078D4', '#004E8C', '#005B70', '#038387', '#0B6A0B', '#8764B8', '#5C2E91', '#750B1C', '#8E562E', '#69797E'] as const;

/** White reads on every portrait colour at 4.5:1 or better. */
export const portraitText = '#FFFFFF';

/** The colour behind somebody's initials: the same for an account everywhere. */
export function portraitColor(account: string): string {
  return colors[hash(account.toLowerCase()) % colors.length] ?? colors[0];
}
