import * as React from 'react';
import { cx } from '../base/cx';
import styles from './Link.module.scss';

export interface LinkProps {
  readonly href?: string | undefined;
  /** Without `href` the link is a button; with both, the handler may prevent the navigation. */
  readonly onClick?: ((event: React.MouseEvent<HTMLElement>) => void) | undefined;
  readonly isStrong?: boolean;
  /** Takes the colour of its surroundings. */
  readonly isQuiet?: boolean;
  /** Stands alone and not in a sentence: 44 px high under a finger. */
  readonly isStandalone?: boolean;
  /** Opens in a new tab and says so to nobody but the browser. */
  readonly isExternal?: boolean;
  readonly title?: string | undefined;
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** A link that goes somewhere, or a button that looks like one. */
export const Link: React.FC<LinkProps> = ({ href, onClick, isStrong, isQuiet, isStandalone, isExternal, title, label, className, children }) => {
  const classes = cx(styles.link, isStrong && styles.strong, isQuiet && styles.quiet, isStandalone && styles.standalone, className);
  if (href === undefined) {
    return <button type="button" className={classes} onClick={onClick} title={title} aria-label={label}>{children}</button>;
  }
  return (
    <a className={classes} href={href} onClick={onClick} title={title} aria-label={label} {...(isExternal ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
      {children}
    </a>
  );
};
