import type { SPFI } from '@pnp/sp';
import { toAppError } from '../errors';
import type { Site } from '../sp';
import { batchLimit } from './siteLists';

/** Requests that travel together. */
export interface Batch {
  /** What is asked through this becomes a part of the batch. Take it anew for each part. */
  readonly sp: SPFI;
  /** Adds a part. The result is read after `send`: the value, or the part's own AppError thrown. */
  add<T>(part: Promise<T>): () => T;
  /** One round trip: a request per hundred parts, side by side. Rejects only where the batch as a whole failed. */
  send(): Promise<void>;
}

/** Opens a batch on a site. A failing part does not stop its neighbours. */
export function openBatch(site: Site): Batch {
  const batched = (): ReturnType<SPFI['batched']> => site.sp.batched({ maxRequests: batchLimit });
  // PnPjs would send what is beyond its limit one after the other.
  const requests = [batched()];
  const settling: Promise<void>[] = [];
  return {
    get sp(): SPFI {
      if (settling.length >= requests.length * batchLimit) requests.push(batched());
      return requests[requests.length - 1]?.[0] ?? site.sp;
    },
    add<T>(part: Promise<T>): () => T {
      let read = (): T => {
        throw toAppError(new Error('The batch was not sent.'));
      };
      settling.push(
        part.then(
          (value) => { read = () => value; },
          (error: unknown) => { read = () => { throw toAppError(error); }; }
        )
      );
      return () => read();
    },
    async send(): Promise<void> {
      if (settling.length === 0) return;
      try {
        await Promise.all(requests.map(([, execute]) => execute()));
      } catch (error) {
        throw toAppError(error);
      }
      await Promise.all(settling);
    }
  };
}

/** Sends like requests in one batch and answers their values in order. Rejects with the first part's AppError. */
export async function allInBatch<T>(site: Site, register: (sp: SPFI) => readonly Promise<T>[]): Promise<T[]> {
  const batch = openBatch(site);
  const parts = register(batch.sp).map((part) => batch.add(part));
  await batch.send();
  return parts.map((read) => read());
}
