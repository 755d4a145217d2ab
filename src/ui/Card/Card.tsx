import * as React from 'react';
import { cx } from '../base/cx';
import styles from './Card.module.scss';

export interface CardProps {
  readonly as?: 'div' | 'article' | 'section' | 'li';
  /** It can be opened: rises under the pointer. Cover it with a `CardLink`. */
  readonly isOpenable?: boolean;
  /** A quiet panel instead of an object. */
  readonly isQuiet?: boolean;
  readonly isSelected?: boolean;
  readonly isPadded?: boolean;
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** An object that can be opened, or a quiet panel. A feed has no cards. */
export const Card: React.FC<CardProps> = ({ as: Tag = 'div', isOpenable, isQuiet, isSelected, isPadded = true, label, className, children }) => (
  <Tag className={cx(styles.card, isPadded && styles.padded, isOpenable && styles.open, isQuiet && styles.quiet, isSelected && styles.selected, className)} aria-label={label}>
    {children}
  </Tag>
);

/** The one link of a card; the whole card answers to it. */
export const CardLink: React.FC<{ readonly href: string; readonly onClick?: (event: React.MouseEvent) => void; readonly className?: string }> = ({ href, onClick, className, children }) => (
  <a className={cx(styles.cover, className)} href={href} onClick={onClick}>{children}</a>
);
