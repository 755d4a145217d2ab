import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import { nextDelay, useNews } from '../../../../src/application/stream/useNews';
import type { News } from '../../../../src/domain/stream/feed';

const minute = 60_000;

function Watcher(): JSX.Element {
  const { count } = useNews(12, true);
  return <p>{count} new</p>;
}

function draw(countNewer: (afterId: number) => Promise<News>): void {
  // Only what the hook asks of its surroundings.
  const environment = { service: { countNewer }, siteUrl: 'https://contoso.sharepoint.com/sites/x' } as unknown as StreamEnvironment;
  render(<StreamContext.Provider value={environment}><Watcher /></StreamContext.Provider>);
}

async function pass(milliseconds: number): Promise<void> {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });
}

function show(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
}

describe('asking for new posts', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    show('visible');
  });
  afterEach(() => jest.useRealTimers());

  test('tells what is newer than the newest shown post', async () => {
    const asked: number[] = [];
    draw(async (afterId) => {
      asked.push(afterId);
      return { count: 3, hasMore: false, authors: [] };
    });
    expect(screen.getByText('0 new')).toBeInTheDocument();
    await pass(2 * minute);
    expect(screen.getByText('3 new')).toBeInTheDocument();
    expect(asked[0]).toBe(12);
  });

  test('asks nothing while the page is hidden, and goes on when it is seen', async () => {
    let asked = 0;
    show('hidden');
    draw(async () => {
      asked++;
      return { count: 1, hasMore: false, authors: [] };
    });
    await pass(10 * minute);
    expect(asked).toBe(0);
    show('visible');
    await pass(10 * minute);
    expect(asked).toBeGreaterThan(0);
  });

  test('asks more seldom when SharePoint refuses', async () => {
    let asked = 0;
    draw(async () => {
      asked++;
      throw new Error('busy');
    });
    await pass(20 * minute);
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(asked).toBeLessThanOrEqual(8);
  });

  test('spreads out over a quarter of a minute each way, and waits ten minutes at most', () => {
    expect(nextDelay(0, 0, () => 0)).toBe(45_000);
    expect(nextDelay(0, 0, () => 1)).toBe(75_000);
    expect(nextDelay(1, 0, () => 0.5)).toBe(120_000);
    expect(nextDelay(20, 100, () => 0.5)).toBe(600_000);
  });
});
