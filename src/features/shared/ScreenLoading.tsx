import * as React from 'react';
import { AppError } from '../../domain/shared/errors';
import type { LoadState } from '../../ui/base/lazily';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';

/** What stands where a screen will be whose file is on its way, or did not arrive. */
export const ScreenLoading: React.FC<{ readonly loadState: LoadState }> = ({ loadState: { hasFailed, onRetry } }) =>
  hasFailed ? <ErrorState error={new AppError('offline')} onRetry={onRetry} /> : <Skeleton shape="people" count={6} />;
