/** A closed range of ids. */
export interface IdWindow {
  readonly from: number;
  readonly to: number;
}

/** SharePoint refuses a filter whose selective condition matches more rows than this ("list view threshold"). */
export const listViewThreshold = 5000;

/**
 * Groups ids into few ranges, so that what hangs on twenty posts is asked for with few conditions. Ids that lie further
 * apart than `maxGap` go into ranges of their own, since the rows of the ids between them would come along unasked.
 */
export function windowsOf(ids: readonly number[], maxGap = 20): IdWindow[] {
  const sorted = [...new Set(ids)].sort((first, second) => first - second);
  const windows: { from: number; to: number }[] = [];
  for (const id of sorted) {
    const last = windows[windows.length - 1];
    if (last && id - last.to <= maxGap) last.to = id;
    else windows.push({ from: id, to: id });
  }
  return windows;
}

/** Both halves of a range that holds too many rows; empty for a single id, which cannot be halved. */
export function halvesOf({ from, to }: IdWindow): IdWindow[] {
  if (from >= to) return [];
  const middle = Math.floor((from + to) / 2);
  return [{ from, to: middle }, { from: middle + 1, to }];
}
