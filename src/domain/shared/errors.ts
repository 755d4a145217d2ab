/** The kinds of failure that a person can be told about; each has one face in the user interface. */
export const errorKinds = ['notFound', 'forbidden', 'conflict', 'throttled', 'offline', 'invalid', 'duplicate', 'signIn', 'unexpected'] as const;

/**
 * - `notFound` the thing is gone or never was;
 * - `forbidden` the person may not do or see it;
 * - `conflict` somebody changed it in the meantime;
 * - `throttled` the server asks for a pause, see `retryAfter`;
 * - `offline` the server could not be reached;
 * - `invalid` the server refused the values;
 * - `duplicate` a unique value is taken;
 * - `signIn` the session has ended;
 * - `unexpected` everything else.
 */
export type ErrorKind = (typeof errorKinds)[number];

/** What is known about a failure besides its kind. */
export interface AppErrorDetails {
  /** Seconds until the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
  /** What an administrator can search for: a status, a SharePoint code, a correlation id. Never shown large. */
  readonly code?: string | undefined;
  /** The words of the server, for the log and not for people. */
  readonly message?: string | undefined;
  readonly cause?: unknown;
}

/** The one error that leaves the gateway. Everything above it decides by `kind` alone. */
export class AppError extends Error {
  public readonly kind: ErrorKind;
  public readonly retryAfter: number | undefined;
  public readonly code: string | undefined;
  public override readonly cause: unknown;

  public constructor(kind: ErrorKind, details: AppErrorDetails = {}) {
    super(details.message ?? kind);
    this.name = 'AppError';
    this.kind = kind;
    this.retryAfter = details.retryAfter;
    this.code = details.code;
    this.cause = details.cause;
  }
}

/**
 * Whether something thrown is an AppError, optionally of one kind. Looks at the name and not at the class,
 * as two bundles on one page have a class each.
 */
export function isAppError(error: unknown, kind?: ErrorKind): error is AppError {
  if (!(error instanceof Error) || error.name !== 'AppError') return false;
  const found = (error as AppError).kind;
  return errorKinds.includes(found) && (kind === undefined || found === kind);
}

/** Any thrown value as an AppError: unknown ones become `unexpected`. */
export function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  return new AppError('unexpected', { message: error instanceof Error ? error.message : String(error), cause: error });
}

/** Whether the same request may work a little later without anybody changing anything. */
export function isTransient(error: unknown): boolean {
  return isAppError(error, 'throttled') || isAppError(error, 'offline');
}
