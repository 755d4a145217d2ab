import * as React from 'react';
import { cx } from '../base/cx';
import { useRoot } from './RootContext';
import styles from './Root.module.scss';

/**
 * Wraps what is drawn in the body of the page (callouts, panels, toasts), so that it has the theme, language and
 * direction of the web part that it belongs to.
 */
export const LayerRoot: React.FC<{ readonly className?: string | undefined }> = ({ className, children }) => {
  const { variables, dir, locale } = useRoot();
  return (
    <div className={cx(styles.layer, className)} style={variables as React.CSSProperties} dir={dir} lang={locale}>
      {children}
    </div>
  );
};
