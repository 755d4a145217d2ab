import * as React from 'react';
import { formatPercent } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { useRoot } from '../Root/RootContext';
import styles from './ProgressBar.module.scss';

export interface ProgressBarProps {
  readonly label: string;
  /** Between 0 and 1; undefined while it is not known. */
  readonly share?: number | undefined;
  /** The words beside the bar, such as "614 of 1,380 have confirmed". The percentage is read if left out. */
  readonly text?: string | undefined;
  readonly className?: string | undefined;
}

/** How far something is. For whatever takes longer than a second. */
export const ProgressBar: React.FC<ProgressBarProps> = ({ label, share, text, className }) => {
  const { locale } = useRoot();
  const value = share === undefined ? undefined : Math.min(1, Math.max(0, share));
  return (
    <div className={cx(styles.box, className)}>
      {text && <span className={styles.text}>{text}</span>}
      <span
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value === undefined ? undefined : Math.round(value * 100)}
        aria-valuetext={text ?? (value === undefined ? undefined : formatPercent(locale, value))}
      >
        <span className={cx(styles.fill, value === undefined && styles.busy)} style={{ '--share': value === undefined ? '30%' : `${value * 100}%` } as React.CSSProperties} />
      </span>
    </div>
  );
};
