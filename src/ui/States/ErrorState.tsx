import * as React from 'react';
import * as strings from 'SharedStrings';
import { asAppError, type AppError, type ErrorKind } from '../../domain/shared/errors';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../Button/Button';
import { Link } from '../Link/Link';
import { MessageStrip } from '../MessageStrip/MessageStrip';
import { useRoot } from '../Root/RootContext';
import { EmptyState } from './EmptyState';
import { useCountdown } from './useCountdown';
import styles from './States.module.scss';

/** Words that know the situation better than the general ones. */
export type ErrorTexts = Partial<Record<ErrorKind, { readonly title?: string; readonly text?: string }>>;

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Another way on, such as "Back to the stream". */
  readonly action?: React.ReactNode;
  readonly texts?: ErrorTexts | undefined;
  /** One strip above what is there, instead of a whole page. */
  readonly isInline?: boolean | undefined;
}

/** The general sentence about a kind of failure: what happened and what is safe. */
export function errorText(error: unknown): string {
  const words: Record<ErrorKind, string> = {
    notFound: strings.ErrorNotFoundText, forbidden: strings.ErrorForbiddenText, conflict: strings.ErrorConflictText, throttled: strings.ErrorThrottledShort,
    offline: strings.ErrorOfflineText, invalid: strings.ErrorInvalidText, duplicate: strings.ErrorDuplicateText, signIn: strings.ErrorSignInText, unexpected: strings.ErrorUnexpectedText
  };
  return words[asAppError(error).kind];
}

function titleOf(kind: 'notFound' | 'forbidden' | 'signIn'): string {
  return { notFound: strings.ErrorNotFoundTitle, forbidden: strings.ErrorForbiddenTitle, signIn: strings.ErrorSignInTitle }[kind];
}

function ErrorCode({ error }: { readonly error: AppError }): JSX.Element | null {
  const { announce } = useRoot();
  const code = error.code;
  if (!code) return null;
  const handleCopy = (): void => {
    navigator.clipboard?.writeText(code).then(() => announce(strings.Copied), () => undefined);
  };
  return <p className={styles.code}>{format(strings.ErrorCode, { code })} <Link onClick={handleCopy}>{strings.Copy}</Link></p>;
}

function Throttled({ error, onRetry }: { readonly error: AppError; readonly onRetry: (() => void) | undefined }): JSX.Element {
  const { locale } = useRoot();
  const seconds = useCountdown(error, error.retryAfter ?? 10, onRetry);
  // Counting aloud would tire a listener, so the strip is not live.
  return <MessageStrip icon="clock" isLive={false}>{onRetry ? countPhrase(locale, strings, 'ErrorThrottled', seconds) : strings.ErrorThrottledShort}</MessageStrip>;
}

/**
 * The face of a failure by its kind, and one way on. Gone, forbidden and signed out fill the place; the others are a strip,
 * as most of what is there may still be good. A pause that the server asks for counts down and goes on by itself.
 */
export const ErrorState: React.FC<ErrorStateProps> = ({ error, onRetry, action, texts, isInline }) => {
  const known = asAppError(error);
  const text = texts?.[known.kind]?.text ?? errorText(known);
  if (known.kind === 'throttled') return <Throttled error={known} onRetry={onRetry} />;
  if (!isInline && (known.kind === 'notFound' || known.kind === 'forbidden' || known.kind === 'signIn')) {
    const signIn = known.kind === 'signIn' ? <Button variant="primary" onClick={() => window.location.reload()}>{strings.SignIn}</Button> : undefined;
    return <div role="alert"><EmptyState title={texts?.[known.kind]?.title ?? titleOf(known.kind)} text={text} action={action ?? signIn} /></div>;
  }
  const isOffline = known.kind === 'offline';
  return (
    <div className={styles.failed}>
      <MessageStrip kind={isOffline ? 'warning' : 'error'} icon={isOffline ? 'offline' : undefined} actions={onRetry ? [{ text: strings.TryAgain, onClick: onRetry }] : []}>{text}</MessageStrip>
      {action}
      {!isOffline && <ErrorCode error={known} />}
    </div>
  );
};
