import type { Answer, Context, Resource } from './context';
import type { Segment } from '../odata/path';
import type { ObjectKind } from '../store/objectChanges';

/**
 * How to add an operation
 * 1. Is it on a resource that a path can already reach? If not, add a step: from which kind, by which segment, to which kind,
 *    and a `resolve` that finds it and checks that the caller may see it.
 * 2. Add an operation: on which kind, for which method (and, for `POST …/recycle`, which last segment), with its handler.
 * 3. Write a contract test for it in `tests/contract/sharepoint`: the run of all contract tests fails where an operation was never run
 *    with success. `docs/local-sharepoint.md` is generated from these tables.
 * Handlers check rights before they read or write, and answer an `Answer`; the serialiser does the rest.
 */
export interface Step {
  readonly from: string;
  /** Lower case. An empty string stands for brackets right behind the collection, as in `lists(guid'…')`. */
  readonly segment: string;
  readonly to: string;
  readonly resolve: (context: Context, at: Resource, segment: Segment) => Partial<Resource> | undefined;
}

/** A change of an object: added (1), updated (2) or deleted (3). */
export interface LoggedChange {
  readonly kind: ObjectKind;
  readonly type: 1 | 2 | 3;
}

export interface Operation {
  readonly on: string;
  readonly method: 'GET' | 'POST' | 'MERGE' | 'PUT' | 'DELETE';
  /** A bound function such as `recycle`, in lower case; none for the resource itself. */
  readonly call?: string;
  readonly name: string;
  readonly support: 'full' | 'partly' | 'refused';
  readonly note?: string;
  /** The body is the content of a file, whatever its content type says. */
  readonly takesBytes?: true;
  /** What the operation leaves in the change log, beside rows and files. */
  readonly logs?: LoggedChange;
  readonly handle: (context: Context, at: Resource, args: Resource['args']) => Answer | Promise<Answer>;
}

/** Names an operation in one line; no two have the same. */
export function operationKey({ method, on, call }: Pick<Operation, 'method' | 'on' | 'call'>): string {
  return `${method} ${on} ${call ?? ''}`;
}

export interface Area {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly operations: readonly Operation[];
}
