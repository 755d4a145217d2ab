import * as React from 'react';
import { asAppError, type AppError } from '../../domain/shared/errors';
import { deviceStore, type DraftStore } from '../shared/draftStore';
import { useDraft, type DraftScope } from '../shared/useDraft';

/** Where a value stands on its way to the server. */
export type SaveStatus = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface Autosave<T> {
  readonly value: T;
  readonly setValue: (value: T) => void;
  readonly status: SaveStatus;
  readonly error: AppError | undefined;
  /** Saves what waits, at once; also after a failure. */
  readonly flush: () => void;
}

const pause = 800;

/**
 * A field that saves itself when somebody stops typing, and when it is left. What was not saved yet is kept on the device
 * and comes back, with an attempt to save it, when the field is opened again.
 * @param stored what the server has now
 * @param save rejects with an AppError
 * @param isValid values for which it is false are kept and not sent
 */
export function useAutosave<T>(scope: DraftScope, stored: T, save: (value: T) => Promise<void>, isValid: (value: T) => boolean = () => true, store: DraftStore = deviceStore): Autosave<T> {
  const draft = useDraft<T>(scope, stored, store);
  const [value, setShown] = React.useState<T>(draft.value);
  const [status, setStatus] = React.useState<SaveStatus>('idle');
  const [error, setError] = React.useState<AppError>();
  const latest = React.useRef({ value, save, isValid, clear: draft.clear, isDirty: draft.isRestored });
  const timer = React.useRef<number>();
  const isAlive = React.useRef(true);
  latest.current = { ...latest.current, save, isValid, clear: draft.clear };

  const send = React.useCallback(() => {
    window.clearTimeout(timer.current);
    const { value: sent, isDirty, isValid: check, save: write } = latest.current;
    if (!isDirty || !check(sent)) return;
    latest.current.isDirty = false;
    const tell = (next: SaveStatus, failure?: AppError): void => {
      if (!isAlive.current) return;
      setStatus(next);
      setError(failure);
    };
    tell('saving');
    write(sent).then(
      () => {
        // Something newer may have been typed meanwhile: then it waits for its own turn.
        if (latest.current.isDirty) return;
        latest.current.clear();
        tell('saved');
      },
      (failure: unknown) => {
        latest.current.isDirty = true;
        tell('failed', asAppError(failure));
      }
    );
  }, []);

  const { setValue: keep } = draft;
  const setValue = React.useCallback((next: T) => {
    latest.current.value = next;
    latest.current.isDirty = true;
    setShown(next);
    setStatus('waiting');
    keep(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(send, pause);
  }, [keep, send]);

  React.useEffect(() => {
    isAlive.current = true;
    if (latest.current.isDirty) send();
    return () => {
      isAlive.current = false;
      send();
    };
  }, [send]);

  return { value, setValue, status, error, flush: send };
}
