import * as React from 'react';
import * as strings from 'SharedStrings';
import { cx } from '../base/cx';
import { Button } from '../Button/Button';
import { Icon, type IconName } from '../Icon/Icon';
import styles from './MessageStrip.module.scss';

export type MessageKind = 'info' | 'success' | 'warning' | 'error';

export interface MessageAction {
  readonly text: string;
  readonly onClick: () => void;
}

export interface MessageStripProps {
  readonly kind?: MessageKind;
  /** Instead of the icon of the kind, for example `offline` or `lock`. */
  readonly icon?: IconName | undefined;
  readonly actions?: readonly MessageAction[];
  readonly onClose?: (() => void) | undefined;
  /** Read by screen readers when it appears; errors at once. Off for what was there from the start. */
  readonly isLive?: boolean;
}

const icons: Record<MessageKind, IconName> = { info: 'info', success: 'checkCircle', warning: 'warning', error: 'error' };

/** One or two sentences about a state, with a way on. */
export const MessageStrip: React.FC<MessageStripProps> = ({ kind = 'info', icon, actions = [], onClose, isLive = true, children }) => (
  <div className={cx(styles.strip, kind !== 'info' && styles[kind])} {...(isLive ? { role: kind === 'error' ? 'alert' : 'status' } : {})}>
    <Icon name={icon ?? icons[kind]} className={styles.icon} />
    <div className={styles.text}>{children}</div>
    {actions.length > 0 && (
      <div className={styles.actions}>
        {actions.map(({ text, onClick }) => <button key={text} type="button" className={styles.action} onClick={onClick}>{text}</button>)}
      </div>
    )}
    {onClose && <Button icon="close" label={strings.Close} onClick={onClose} className={styles.close} />}
  </div>
);
