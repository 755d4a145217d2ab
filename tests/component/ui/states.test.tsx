import * as React from 'react';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppError, errorKinds } from '../../../src/domain/shared/errors';
import { ToastProvider, useToasts, useUndo } from '../../../src/application/shared/toasts';
import { Button } from '../../../src/ui/Button/Button';
import { ProgressBar } from '../../../src/ui/ProgressBar/ProgressBar';
import { RelativeTime } from '../../../src/ui/RelativeTime/RelativeTime';
import { Skeleton } from '../../../src/ui/Skeleton/Skeleton';
import { AsyncView, type AsyncResult } from '../../../src/ui/States/AsyncView';
import { ErrorState } from '../../../src/ui/States/ErrorState';
import { renderKit, violations } from '../../support/renderKit';

const result = (part: Partial<AsyncResult<string[]>>): AsyncResult<string[]> => ({ data: undefined, error: undefined, isLoading: false, ...part });

function View({ value }: { readonly value: AsyncResult<string[]> }): JSX.Element {
  return (
    <AsyncView result={value} skeleton={<p>skeleton</p>} isEmpty={(data) => data.length === 0} empty={<p>nothing yet</p>}>
      {(data) => <p>{data.join()}</p>}
    </AsyncView>
  );
}

describe('AsyncView', () => {
  test('is loading, empty, there or failed', () => {
    const { rerender } = renderKit(<View value={result({ isLoading: true })} />);
    expect(screen.getByText('skeleton')).toBeInTheDocument();
    rerender(<View value={result({ data: [] })} />);
    expect(screen.getByText('nothing yet')).toBeInTheDocument();
    rerender(<View value={result({ data: ['a', 'b'] })} />);
    expect(screen.getByText('a,b')).toBeInTheDocument();
    rerender(<View value={result({ error: new AppError('forbidden') })} />);
    expect(screen.getByRole('heading', { name: 'You cannot open this' })).toBeInTheDocument();
  });

  test('keeps what was loaded when a later request fails, and says from when it is', () => {
    renderKit(<View value={result({ data: ['a'], error: new AppError('offline'), dataUpdatedAt: new Date(2026, 5, 1, 9, 12).getTime() })} />);
    expect(screen.getByText('a')).toBeInTheDocument();
    expect(screen.getByText(/offline.*9:12/)).toBeInTheDocument();
  });

  test('goes on when asked', async () => {
    const refetch = jest.fn();
    renderKit(<View value={result({ error: new Error('x'), refetch })} />);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });
});

describe('ErrorState', () => {
  test.each(errorKinds)('%s has words, a way on and no broken rule', async (kind) => {
    const { container } = renderKit(<ErrorState error={new AppError(kind, { code: '4f1c' })} onRetry={jest.fn()} />);
    expect(container.textContent?.length).toBeGreaterThan(20);
    expect(await violations()).toEqual([]);
  });

  test('a pause counts down and goes on by itself, once', () => {
    jest.useFakeTimers();
    const handleRetry = jest.fn();
    renderKit(<ErrorState error={new AppError('throttled', { retryAfter: 3 })} onRetry={handleRetry} />);
    expect(screen.getByText(/in 3 seconds/)).toBeInTheDocument();
    act(() => { jest.advanceTimersByTime(2000); });
    expect(screen.getByText(/in 1 second\./)).toBeInTheDocument();
    act(() => { jest.advanceTimersByTime(5000); });
    expect(handleRetry).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });
});

describe('waiting', () => {
  afterEach(() => jest.useRealTimers());

  test('a quick answer shows no skeleton', () => {
    jest.useFakeTimers();
    renderKit(<Skeleton shape="posts" label="Loading posts" />);
    expect(screen.queryByText('Loading posts')).not.toBeInTheDocument();
    act(() => { jest.advanceTimersByTime(300); });
    expect(screen.getByText('Loading posts')).toBeInTheDocument();
  });

  test('progress is read as words or percents', () => {
    renderKit(<><ProgressBar label="Confirmed" share={0.445} text="614 of 1,380" /><ProgressBar label="Sending" share={0.5} /><ProgressBar label="Looking" /></>);
    expect(screen.getByRole('progressbar', { name: 'Confirmed' })).toHaveAttribute('aria-valuetext', '614 of 1,380');
    expect(screen.getByRole('progressbar', { name: 'Sending' })).toHaveAttribute('aria-valuetext', '50%');
    expect(screen.getByRole('progressbar', { name: 'Looking' })).not.toHaveAttribute('aria-valuenow');
  });

  test('time goes on while the page is open', () => {
    jest.useFakeTimers();
    renderKit(<RelativeTime date={new Date()} />);
    expect(screen.getByText('now')).toBeInTheDocument();
    act(() => { jest.advanceTimersByTime(61_000); });
    expect(screen.getByText('1 min')).toBeInTheDocument();
  });
});

describe('messages above the page', () => {
  function Example({ onCommit, onUndo }: { readonly onCommit: () => void; readonly onUndo: () => void }): JSX.Element {
    const undo = useUndo();
    const toasts = useToasts();
    return <><Button onClick={() => undo({ text: 'Post deleted', onCommit, onUndo })}>Delete</Button><Button onClick={() => toasts.show({ text: 'Saved' })}>Save</Button></>;
  }
  const spies = (): { onCommit: jest.Mock; onUndo: jest.Mock } => ({ onCommit: jest.fn(), onUndo: jest.fn() });
  afterEach(() => jest.useRealTimers());

  test('what was done can be taken back, and is then never done', async () => {
    const calls = spies();
    const { unmount } = renderKit(<ToastProvider><Example {...calls} /></ToastProvider>);
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    unmount();
    expect(calls.onUndo).toHaveBeenCalledTimes(1);
    expect(calls.onCommit).not.toHaveBeenCalled();
  });

  test('is done for good after ten seconds', () => {
    jest.useFakeTimers();
    const calls = spies();
    renderKit(<ToastProvider><Example {...calls} /></ToastProvider>);
    act(() => screen.getByRole('button', { name: 'Delete' }).click());
    act(() => { jest.advanceTimersByTime(9000); });
    expect(calls.onCommit).not.toHaveBeenCalled();
    act(() => { jest.advanceTimersByTime(1500); });
    expect(calls.onCommit).toHaveBeenCalledTimes(1);
  });

  test('is done for good when the page is left', () => {
    const calls = spies();
    renderKit(<ToastProvider><Example {...calls} /></ToastProvider>);
    act(() => screen.getByRole('button', { name: 'Delete' }).click());
    act(() => { window.dispatchEvent(new Event('pagehide')); });
    expect(calls.onCommit).toHaveBeenCalledTimes(1);
  });
});
