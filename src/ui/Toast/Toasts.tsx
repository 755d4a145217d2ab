import * as React from 'react';
import * as ReactDOM from 'react-dom';
import * as strings from 'SharedStrings';
import { Button } from '../Button/Button';
import { Icon, type IconName } from '../Icon/Icon';
import { LayerRoot } from '../Root/LayerRoot';
import type { MessageAction, MessageKind } from '../MessageStrip/MessageStrip';
import styles from './Toast.module.scss';

/** A short message above the page. */
export interface ToastItem {
  readonly id: number;
  readonly text: string;
  readonly kind?: MessageKind;
  readonly action?: MessageAction | undefined;
  /** Milliseconds that it stays; it stays while the pointer or the focus rests on it. 6,000 if left out. */
  readonly duration?: number;
}

export interface ToastsProps {
  readonly toasts: readonly ToastItem[];
  readonly onClose: (id: number) => void;
}

const icons: Record<MessageKind, IconName> = { info: 'info', success: 'checkCircle', warning: 'warning', error: 'error' };

function Toast({ toast, onClose }: { readonly toast: ToastItem; readonly onClose: (id: number) => void }): JSX.Element {
  const [isHeld, setHeld] = React.useState(false);
  const { id, text, kind = 'success', action, duration = 6000 } = toast;
  React.useEffect(() => {
    if (isHeld) return undefined;
    const timer = window.setTimeout(() => onClose(id), duration);
    return () => window.clearTimeout(timer);
  }, [isHeld, id, duration, onClose]);
  return (
    <div className={styles.toast} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon name={icons[kind]} className={styles[kind]} />
      <span className={styles.text}>{text}</span>
      <span className={styles.actions}>
        {action && <Button variant="quiet" icon="undo" onClick={() => { action.onClick(); onClose(id); }}>{action.text}</Button>}
        <Button icon="close" label={strings.Close} onClick={() => onClose(id)} />
      </span>
    </div>
  );
}

/** The messages that are shown now, at the foot of the window, read aloud when they come. */
export const Toasts: React.FC<ToastsProps> = ({ toasts, onClose }) =>
  ReactDOM.createPortal(
    <LayerRoot>
      <div className={styles.stack} role="status" aria-live="polite">
        {toasts.map((toast) => <Toast key={toast.id} toast={toast} onClose={onClose} />)}
      </div>
    </LayerRoot>,
    document.body
  );

export interface UndoBarProps {
  /** What was done: "Post deleted". */
  readonly text: string;
  readonly onUndo: () => void;
  /** The time to undo is over, or the bar was closed: now do it for good. */
  readonly onExpire: () => void;
  readonly duration?: number;
}

/** Says what was done and takes it back for ten seconds. */
export const UndoBar: React.FC<UndoBarProps> = ({ text, onUndo, onExpire, duration = 10_000 }) => (
  <Toasts toasts={[{ id: 0, text, duration, action: { text: strings.Undo, onClick: onUndo } }]} onClose={onExpire} />
);
