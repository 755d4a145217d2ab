import * as React from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { scrollParentOf } from '../base/scrollParentOf';
import styles from './VirtualList.module.scss';

export interface VirtualListProps<T> {
  readonly items: readonly T[];
  readonly getKey: (item: T) => string | number;
  readonly renderItem: (item: T, index: number) => React.ReactNode;
  /** Height of a row in pixels before it is measured. */
  readonly estimateSize: number;
  readonly label: string;
  /** Height of the box that scrolls. Without it the list scrolls with the page. */
  readonly height?: number | string;
  /** The end comes near: load more. */
  readonly onEndReached?: (() => void) | undefined;
  /** How many there are in all, if more than are loaded. */
  readonly total?: number | undefined;
}

/** A long list of which only what is seen is in the page; a screen reader still hears how long it is. */
export function VirtualList<T>({ items, getKey, renderItem, estimateSize, label, height, onEndReached, total }: VirtualListProps<T>): JSX.Element {
  const box = React.useRef<HTMLDivElement>(null);
  const list = React.useRef<HTMLDivElement>(null);
  const [margin, setMargin] = React.useState(0);
  const getScrollElement = React.useCallback(() => (height === undefined ? scrollParentOf(box.current) : box.current), [height]);

  React.useLayoutEffect(() => {
    const scroller = getScrollElement();
    if (height !== undefined || !scroller || !list.current) return;
    setMargin(list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
  }, [getScrollElement, height, items.length]);

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: items.length, getScrollElement, estimateSize: () => estimateSize, overscan: 6, scrollMargin: margin,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : getKey(item);
    }
  });
  const rows = virtualizer.getVirtualItems();
  const lastIndex = rows[rows.length - 1]?.index;
  React.useEffect(() => {
    if (lastIndex !== undefined && lastIndex >= items.length - 3) onEndReached?.();
  }, [lastIndex, items.length, onEndReached]);

  return (
    <div ref={box} {...(height === undefined ? {} : { className: styles.box, style: { blockSize: height }, tabIndex: 0, role: 'group', 'aria-label': label })}>
      <div ref={list} role="list" aria-label={label} className={styles.list} style={{ blockSize: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <div key={String(row.key)} ref={virtualizer.measureElement} data-index={row.index} role="listitem" aria-setsize={total ?? items.length} aria-posinset={row.index + 1} className={styles.row} style={{ transform: `translateY(${row.start - margin}px)` }}>
              {renderItem(item, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
