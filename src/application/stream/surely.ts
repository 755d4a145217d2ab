import { isAppError } from '../../domain/shared/errors';

/** Milliseconds before each further try. */
const pauses = [500, 2000];

/** Whether nobody knows what became of a write: its answer was lost, or the server broke over it. */
export function isDoubtful(error: unknown): boolean {
  return isAppError(error, 'offline') || isAppError(error, 'unexpected');
}

/**
 * Carries out a write that is safe to repeat, and repeats it where its answer was lost: else the screen would take back
 * what the server has. Rejects as the last try did; a refusal ends it at once.
 */
export async function surely<T>(write: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await write();
    } catch (error) {
      if (!isDoubtful(error) || !navigator.onLine) throw error;
      await new Promise((resolve) => window.setTimeout(resolve, pause));
    }
  }
  return write();
}
