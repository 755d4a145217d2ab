import { halvesOf, windowsOf, type IdWindow } from '../../domain/shared/idWindows';
import { isThresholdError } from '../errors';
import type { Site } from '../sp';
import { openBatch, type Batch } from './batch';
import { listOf } from './siteLists';
import { listNewest } from './wideFilter';

/** Asks for what hangs on some posts: rows whose indexed number column is one of `ids`. */
export interface WindowQuery {
  readonly list: string;
  readonly column: string;
  readonly ids: readonly number[];
  readonly select: readonly string[];
}

/** The rows, and for which ids there are more than were read. */
export interface WindowRows<T> {
  readonly rows: readonly T[];
  readonly partialIds: ReadonlySet<number>;
}

/** Rows that one part brings at most; what is larger is asked for again in halves. */
const partLimit = 2000;

interface Part<T> {
  readonly window: IdWindow;
  readonly read: () => T[];
}

function addParts<T>(site: Site, batch: Batch, query: WindowQuery, windows: readonly IdWindow[]): Part<T>[] {
  return windows.map((window) => {
    const { column } = query;
    const filter = window.from === window.to ? `${column} eq ${window.from}` : `${column} ge ${window.from} and ${column} le ${window.to}`;
    const items = listOf(site, query.list, batch.sp).items.select(...query.select).filter(filter).orderBy('Id', false).top(partLimit);
    return { window, read: batch.add<T[]>(items()) };
  });
}

function readPart<T>({ read, window }: Part<T>): T[] | undefined {
  try {
    const rows = read();
    return rows.length < partLimit || window.from === window.to ? rows : undefined;
  } catch (error) {
    if (isThresholdError(error)) return undefined;
    throw error;
  }
}

/**
 * Adds the query to a batch: one part for ids that lie close together, as those of a page do. Call the result after the
 * batch was sent. Only where a part holds 2,000 rows or more, or SharePoint refuses it, more round trips follow: halves
 * of the range, and for a single busy id its newest 2,000 rows in windows.
 */
export function addWindows<T extends { readonly Id: number }>(site: Site, batch: Batch, query: WindowQuery): () => Promise<WindowRows<T>> {
  const wanted = new Set(query.ids);
  const parts = addParts<T>(site, batch, query, windowsOf(query.ids));
  return async () => {
    const rows: T[] = [];
    const partialIds = new Set<number>();
    let open = parts;
    while (open.length > 0) {
      const tooLarge: IdWindow[] = [];
      for (const part of open) {
        const found = readPart(part);
        if (found) {
          rows.push(...found);
          // The newest of one busy id: asking again would bring the same.
          if (found.length >= partLimit) partialIds.add(part.window.from);
        } else tooLarge.push(part.window);
      }
      for (const { from } of tooLarge.filter((window) => window.from === window.to)) {
        rows.push(...(await newestOf<T>(site, query, from)));
        partialIds.add(from);
      }
      const next = openBatch(site);
      open = addParts<T>(site, next, query, tooLarge.flatMap(halvesOf).filter(({ from, to }) => [...wanted].some((id) => id >= from && id <= to)));
      await next.send();
    }
    return { rows, partialIds };
  };
}

async function newestOf<T extends { readonly Id: number }>(site: Site, query: WindowQuery, id: number): Promise<readonly T[]> {
  const { list, select, column } = query;
  return (await listNewest<T>(site, { list, select, filter: `${column} eq ${id}`, limit: partLimit })).rows;
}
