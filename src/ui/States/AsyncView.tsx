import * as React from 'react';
import * as strings from 'SharedStrings';
import { isAppError } from '../../domain/shared/errors';
import { format, formatDate } from '../../domain/shared/text';
import { MessageStrip } from '../MessageStrip/MessageStrip';
import { useRoot } from '../Root/RootContext';
import { ErrorState, type ErrorTexts } from './ErrorState';
import styles from './States.module.scss';

/** What a query says of itself; the result of React Query's hooks fits as it is. */
export interface AsyncResult<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly refetch?: () => unknown;
  /** Milliseconds since 1970. */
  readonly dataUpdatedAt?: number;
}

export interface AsyncViewProps<T> {
  readonly result: AsyncResult<T>;
  /** The final shape in grey. */
  readonly skeleton: React.ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: React.ReactNode;
  readonly errorTexts?: ErrorTexts;
  readonly errorAction?: React.ReactNode;
  readonly children: (data: T) => React.ReactNode;
}

/** Loading, failed, empty or there: exactly one of them. What was loaded stays when a later request fails. */
export function AsyncView<T>({ result, skeleton, isEmpty, empty, errorTexts, errorAction, children }: AsyncViewProps<T>): JSX.Element {
  const { locale } = useRoot();
  const { data, error, isLoading, refetch, dataUpdatedAt } = result;
  const handleRetry = refetch && ((): void => { refetch(); });
  const hasError = error !== null && error !== undefined;

  if (data === undefined) {
    if (hasError) return <ErrorState error={error} onRetry={handleRetry} texts={errorTexts} action={errorAction} />;
    return <>{isLoading ? skeleton : null}</>;
  }
  const content = isEmpty?.(data) ? empty : children(data);
  if (!hasError) return <>{content}</>;
  const loadedAt = dataUpdatedAt ? formatDate(locale, new Date(dataUpdatedAt), { hour: '2-digit', minute: '2-digit' }) : undefined;
  return (
    <div className={styles.failed}>
      {isAppError(error, 'offline') && loadedAt
        ? <MessageStrip kind="warning" icon="offline">{format(strings.OfflineSince, { time: loadedAt })}</MessageStrip>
        : <ErrorState error={error} onRetry={handleRetry} texts={errorTexts} isInline />}
      <div>{content}</div>
    </div>
  );
}
