import * as React from 'react';
import { cx } from '../base/cx';
import { useRoot } from '../Root/RootContext';
import { mirrored, paths, type IconName } from './paths';
import styles from './Icon.module.scss';

export type { IconName } from './paths';

export interface IconProps {
  readonly name: IconName;
  /** Pixels: 16 beside text, 20 in tiles, 14 in meta lines, 12 for chevrons. */
  readonly size?: 12 | 14 | 16 | 20;
  /** Says what the icon means; without it the icon is decoration and hidden from screen readers. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** One drawing in the colour of its surroundings; mirrors itself where the language runs from right to left. */
export const Icon: React.FC<IconProps> = ({ name, size = 16, label, className }) => {
  const { dir } = useRoot();
  const path: string = paths[name];
  const isFilled = path.startsWith('!');
  return (
    <svg
      className={cx(styles.icon, size !== 16 && styles[`size${size}`], isFilled && styles.filled, dir === 'rtl' && mirrored.has(name) && styles.mirrored, className)}
      viewBox="0 0 20 20"
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={isFilled ? path.slice(1) : path} />
    </svg>
  );
};
