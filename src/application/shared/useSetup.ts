import * as React from 'react';
import { asAppError, type AppError } from '../../domain/shared/errors';
import type { Participants, Setup, SetupProgress } from '../../domain/shared/setup';

/** Where a set-up stands. */
export type SetupRun =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress?: SetupProgress }
  | { readonly status: 'done'; readonly changes: number }
  | { readonly status: 'failed'; readonly error: AppError };

/**
 * Runs the set-up of an area and tells how far it is. A failure is part of the answer: `start` never rejects.
 * @param loadSetup brings what only administration uses, when it is first needed.
 */
export function useSetup(loadSetup: () => Promise<Setup>): { readonly run: SetupRun; readonly start: (participants: Participants) => Promise<void> } {
  const [run, setRun] = React.useState<SetupRun>({ status: 'idle' });
  const isAlive = React.useRef(true);
  React.useEffect(() => () => { isAlive.current = false; }, []);
  const start = React.useCallback(async (participants: Participants) => {
    const tell = (next: SetupRun): void => {
      if (isAlive.current) setRun(next);
    };
    tell({ status: 'running' });
    try {
      const setup = await loadSetup();
      const { changes } = await setup.run(participants, (progress) => tell({ status: 'running', progress }));
      tell({ status: 'done', changes: changes.length });
    } catch (error) {
      tell({ status: 'failed', error: asAppError(error) });
    }
  }, [loadSetup]);
  return { run, start };
}
