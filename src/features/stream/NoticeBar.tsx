import * as React from 'react';
import * as strings from 'StreamStrings';
import type { Notice } from './pageContext';
import styles from './Stream.module.scss';

const lifetime = 7000;

/** The passing message; a new one makes the one before it final. */
export function useNotice(): { readonly notice: Notice | undefined; readonly notify: (notice: Notice) => void; readonly dismiss: (isUndone: boolean) => void } {
  const [notice, setNotice] = React.useState<Notice>();
  const current = React.useRef<Notice>();
  const timer = React.useRef<number>();
  const dismiss = React.useCallback((isUndone: boolean) => {
    window.clearTimeout(timer.current);
    const gone = current.current;
    current.current = undefined;
    setNotice(undefined);
    if (isUndone) gone?.onUndo?.();
    else gone?.onExpire?.();
  }, []);
  const notify = React.useCallback((next: Notice) => {
    dismiss(false);
    current.current = next;
    setNotice(next);
    timer.current = window.setTimeout(() => dismiss(false), lifetime);
  }, [dismiss]);
  // What waits to become final does so when the page goes.
  React.useEffect(() => {
    const finish = (): void => dismiss(false);
    window.addEventListener('pagehide', finish);
    return () => {
      window.removeEventListener('pagehide', finish);
      finish();
    };
  }, [dismiss]);
  return { notice, notify, dismiss };
}

/** A sentence at the foot of the stream, with Undo where there is a way back. */
export const NoticeBar: React.FC<{ readonly notice: Notice | undefined; readonly onDismiss: (isUndone: boolean) => void }> = ({ notice, onDismiss }) => (
  <div className={styles.noticePlace} role="status">
    {notice && (
      <div className={styles.notice}>
        <span>{notice.text}</span>
        {notice.onUndo && <button type="button" onClick={() => onDismiss(true)}>{strings.Undo}</button>}
      </div>
    )}
  </div>
);
