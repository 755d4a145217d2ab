import * as React from 'react';
import * as strings from 'SharedStrings';
import { Toasts, type ToastItem } from '../../ui/Toast/Toasts';

/** What can be said above the page. */
export interface ToastPort {
  readonly show: (toast: Omit<ToastItem, 'id'>) => void;
  /**
   * Does something that can be taken back: shows that it is done, and does it for good when the time is over, the page is
   * left, or the message closed. `onUndo` puts the appearance back.
   */
  readonly undoable: (action: UndoableAction) => void;
}

export interface UndoableAction {
  /** "Post deleted". */
  readonly text: string;
  readonly onCommit: () => void;
  readonly onUndo: () => void;
  readonly duration?: number;
}

interface Pending extends ToastItem {
  readonly onClosed?: () => void;
}

const ToastContext = React.createContext<ToastPort>({ show: () => undefined, undoable: ({ onCommit }) => onCommit() });
let lastId = 0;

/** Shows the messages of everything inside. One per web part, inside of Root. */
export const ToastProvider: React.FC = ({ children }) => {
  const [toasts, setToasts] = React.useState<readonly Pending[]>([]);
  const current = React.useRef<readonly Pending[]>([]);
  const update = React.useCallback((next: readonly Pending[]) => {
    current.current = next;
    setToasts(next);
  }, []);
  const close = React.useCallback((id: number) => {
    const closed = current.current.find((toast) => toast.id === id);
    update(current.current.filter((toast) => toast.id !== id));
    closed?.onClosed?.();
  }, [update]);

  const port = React.useMemo<ToastPort>(() => {
    const add = (toast: Omit<Pending, 'id'>): void => {
      lastId += 1;
      const dropped = current.current.slice(0, -2);
      update([...current.current.slice(-2), { ...toast, id: lastId }]);
      for (const old of dropped) old.onClosed?.();
    };
    return {
      show: add,
      undoable: ({ text, onCommit, onUndo, duration = 10_000 }) => {
        let isUndone = false;
        const handleUndo = (): void => {
          isUndone = true;
          onUndo();
        };
        add({ text, duration, action: { text: strings.Undo, onClick: handleUndo }, onClosed: () => !isUndone && onCommit() });
      }
    };
  }, [update]);

  // Whoever leaves the page meant what they did.
  React.useEffect(() => {
    const commit = (): void => {
      const pending = current.current;
      current.current = [];
      for (const toast of pending) toast.onClosed?.();
    };
    window.addEventListener('pagehide', commit);
    return () => {
      window.removeEventListener('pagehide', commit);
      commit();
    };
  }, []);

  return (
    <ToastContext.Provider value={port}>
      {children}
      {toasts.length > 0 && <Toasts toasts={toasts} onClose={close} />}
    </ToastContext.Provider>
  );
};

/** Messages above the page. */
export function useToasts(): ToastPort {
  return React.useContext(ToastContext);
}

/** Does things that can be taken back for ten seconds. */
export function useUndo(): ToastPort['undoable'] {
  return useToasts().undoable;
}
