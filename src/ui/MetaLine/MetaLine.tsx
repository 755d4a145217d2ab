import * as React from 'react';
import { cx } from '../base/cx';
import styles from './MetaLine.module.scss';

/** Small facts in one line with dots between them; empty children leave no dot. */
export const MetaLine: React.FC<{ readonly className?: string | undefined }> = ({ children, className }) => (
  <div className={cx(styles.line, className)}>
    {React.Children.toArray(children).map((child, index) => <span key={index} className={styles.item}>{child}</span>)}
  </div>
);
