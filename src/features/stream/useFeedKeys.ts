import * as React from 'react';
import { useStreamPage } from './pageContext';

/** Buttons that a shortcut presses, found by the action that they are marked with. */
const keys: Readonly<Record<string, string>> = { l: 'like', r: 'reply', s: 'save' };

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/**
 * Moves from post to post inside the feed: Page Down and Page Up as the pattern of a feed wants, J and K as people know
 * it; L, R and S act on the post with the focus. `?` lists the keys. Letters can be switched off by an owner for
 * all, and by everybody on their device.
 */
export function useFeedKeys(list: React.RefObject<HTMLElement>): void {
  const { view: { hasShortcuts }, openDialog } = useStreamPage();
  React.useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const handleKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const letter = hasShortcuts ? event.key.toLowerCase() : '';
      if (letter === '?') {
        event.preventDefault();
        return openDialog({ type: 'shortcuts' });
      }
      const step = event.key === 'PageDown' || letter === 'j' ? 1 : event.key === 'PageUp' || letter === 'k' ? -1 : 0;
      const article = (event.target as HTMLElement).closest<HTMLElement>('article');
      if (step !== 0) {
        const all = [...element.querySelectorAll<HTMLElement>('article')];
        const next = all[article ? all.indexOf(article) + step : 0];
        if (!next) return;
        event.preventDefault();
        next.focus();
        next.scrollIntoView({ block: 'nearest' });
      } else if (article && keys[letter]) {
        const button = article.querySelector<HTMLElement>(`[data-action="${keys[letter]}"] button, button[data-action="${keys[letter]}"]`);
        if (!button) return;
        event.preventDefault();
        button.click();
      }
    };
    element.addEventListener('keydown', handleKey);
    return () => element.removeEventListener('keydown', handleKey);
  });
}
