import * as React from 'react';
import { formatCount, formatNumber } from '../../domain/shared/text';
import { useRoot } from '../Root/RootContext';
import styles from './Count.module.scss';

export interface CountProps {
  readonly value: number;
  /** New things, in the accent. */
  readonly isBadge?: boolean;
  /** What is counted, for screen readers: "2 unread". */
  readonly label?: string | undefined;
}

/** A number as the language writes it, short from 10,000, with the exact one in its title. */
export const Count: React.FC<CountProps> = ({ value, isBadge, label }) => {
  const { locale } = useRoot();
  return (
    <bdi className={isBadge ? styles.badge : styles.plain} title={value >= 10_000 ? formatNumber(locale, value) : undefined} {...(label ? { role: 'img', 'aria-label': label } : {})}>
      {formatCount(locale, value)}
    </bdi>
  );
};
