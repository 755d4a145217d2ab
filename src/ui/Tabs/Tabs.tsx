import * as React from 'react';
import { cx } from '../base/cx';
import { useRoot } from '../Root/RootContext';
import { Count } from '../Count/Count';
import styles from './Tabs.module.scss';

export interface TabItem {
  readonly key: string;
  readonly text: string;
  /** New things behind it. */
  readonly badge?: number | undefined;
  /** What the badge counts, for screen readers: "2 new mentions". */
  readonly badgeLabel?: string | undefined;
  /** Makes the tab a link that can be opened in a new tab of the browser. */
  readonly href?: string | undefined;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selectedKey: string;
  readonly onSelect: (key: string) => void;
  /** The id of the region that the tabs change. */
  readonly controls?: string | undefined;
}

/** The key that the arrow leads to; undefined for other keys. */
function keyFor(event: React.KeyboardEvent, index: number, count: number, dir: 'ltr' | 'rtl'): number | undefined {
  const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (event.key === forward) return (index + 1) % count;
  if (event.key === backward) return (index - 1 + count) % count;
  if (event.key === 'Home') return 0;
  return event.key === 'End' ? count - 1 : undefined;
}

/** Views beside each other. One stop of the keyboard; arrows move the selection, Home and End jump. */
export const Tabs: React.FC<TabsProps> = ({ label, tabs, selectedKey, onSelect, controls }) => {
  const { dir } = useRoot();
  const list = React.useRef<HTMLDivElement>(null);
  const selectedIndex = Math.max(0, tabs.findIndex((tab) => tab.key === selectedKey));

  const handleKeyDown = (event: React.KeyboardEvent): void => {
    const next = keyFor(event, selectedIndex, tabs.length, dir);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab || next === undefined) return;
    event.preventDefault();
    onSelect(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };

  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={label} onKeyDown={handleKeyDown}>
      {tabs.map((tab, index) => {
        const isSelected = index === selectedIndex;
        const shared = { role: 'tab', className: cx(styles.tab, isSelected && styles.selected), 'aria-selected': isSelected, 'aria-controls': controls, tabIndex: isSelected ? 0 : -1 } as const;
        const content = <>{tab.text}{tab.badge ? <Count value={tab.badge} isBadge label={tab.badgeLabel} /> : null}</>;
        if (tab.href === undefined) return <button key={tab.key} type="button" {...shared} onClick={() => onSelect(tab.key)}>{content}</button>;
        const handleClick = (event: React.MouseEvent): void => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onSelect(tab.key);
        };
        return <a key={tab.key} href={tab.href} {...shared} onClick={handleClick}>{content}</a>;
      })}
    </div>
  );
};
