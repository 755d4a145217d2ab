import { AppError, asAppError, isAppError, type ErrorKind } from '../domain/shared/errors';

interface HttpError {
  readonly isHttpRequestError: true;
  readonly status: number;
  readonly message: string;
  readonly response: Response;
}

const thresholdCode = '-2147024860';
const duplicateCode = '-2130575169';
const missingCodes = ['-2130575338', '-2147024894'];

function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && (error as Partial<HttpError>).isHttpRequestError === true;
}

/** SharePoint's number from a body such as `{"odata.error":{"code":"-2130575169, Microsoft.SharePoint…"`. */
function codeOf(message: string): string | undefined {
  return /"code"\s*:\s*"(-?\d+)/.exec(message)?.[1];
}

// A duplicate and an exceeded threshold both answer 500, so that the code decides before the status.
function kindOf(status: number, code: string | undefined): ErrorKind {
  if (code === duplicateCode) return 'duplicate';
  if (code !== undefined && missingCodes.includes(code)) return 'notFound';
  switch (status) {
    case 400: return 'invalid';
    case 401: return 'signIn';
    case 403: return 'forbidden';
    case 404: return 'notFound';
    case 409:
    case 412: return 'conflict';
    case 429:
    case 503: return 'throttled';
    case 504: return 'offline';
    default: return 'unexpected';
  }
}

function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get('Retry-After');
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? seconds : undefined;
}

/**
 * Turns whatever a request threw into the suite's one error. A request without an answer is `offline`: the network is
 * gone or the answer was lost, and nobody knows whether a write was carried out.
 */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (isHttpError(error)) {
    const code = codeOf(error.message);
    return new AppError(kindOf(error.status, code), { message: error.message, code: code ?? String(error.status), retryAfter: retryAfterOf(error.response), cause: error });
  }
  if (error instanceof TypeError || (error instanceof Error && error.name === 'AbortError')) return new AppError('offline', { message: error.message, cause: error });
  return asAppError(error);
}

/** Whether SharePoint refused a query because it would look at more than 5,000 rows. */
export function isThresholdError(error: unknown): boolean {
  return isAppError(error) && error.code === thresholdCode;
}

/** Awaits a request and throws AppErrors only. */
export async function sent<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw toAppError(error);
  }
}
