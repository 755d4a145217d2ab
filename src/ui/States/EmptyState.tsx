import * as React from 'react';
import { ArchOrnament } from '../ArchOrnament/ArchOrnament';
import styles from './States.module.scss';

export interface EmptyStateProps {
  readonly title: string;
  /** One sentence. */
  readonly text?: string | undefined;
  /** One button. */
  readonly action?: React.ReactNode;
  /** Level of the title in the outline of the page. */
  readonly level?: 2 | 3 | 4;
}

/** An empty place: the arch, a title, one sentence and one way on. */
export const EmptyState: React.FC<EmptyStateProps> = ({ title, text, action, level = 3 }) => {
  const Title = `h${level}` as 'h2' | 'h3' | 'h4';
  return (
    <div className={styles.empty}>
      <ArchOrnament />
      <Title className={styles.title}>{title}</Title>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
};
