import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { asAppError, type AppError } from '../../domain/shared/errors';
import type { Participants, SetupProgress } from '../../domain/shared/setup';
import { cacheKeys } from './streamCache';
import { useStreamEnvironment } from './streamContext';

/** Where a set-up stands. */
export type SetupRun =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress?: SetupProgress }
  | { readonly status: 'done'; readonly changes: number }
  | { readonly status: 'failed'; readonly error: AppError };

/** Runs the set-up and tells how far it is. `open` shows the stream afterwards. */
export function useSetup(): { readonly run: SetupRun; readonly start: (participants: Participants) => Promise<void>; readonly open: () => Promise<void> } {
  const { loadSetup, siteUrl } = useStreamEnvironment();
  const client = useQueryClient();
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
  const open = React.useCallback(() => client.invalidateQueries(cacheKeys.start(siteUrl)), [client, siteUrl]);
  return { run, start, open };
}
