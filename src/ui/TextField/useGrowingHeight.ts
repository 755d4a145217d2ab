import * as React from 'react';

/** Gives a textarea the height of its text, up to a number of lines. */
export function useGrowingHeight(ref: React.RefObject<HTMLTextAreaElement>, value: string, maxRows: number): void {
  React.useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.blockSize = 'auto';
    const lineHeight = parseFloat(getComputedStyle(area).lineHeight) || 20;
    const limit = lineHeight * maxRows + 10;
    area.style.blockSize = `${Math.min(area.scrollHeight, limit)}px`;
    area.style.overflowY = area.scrollHeight > limit ? 'auto' : 'hidden';
  }, [ref, value, maxRows]);
}
