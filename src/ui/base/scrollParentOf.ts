/** The nearest ancestor that scrolls: a SharePoint page scrolls in an element and not in the window. */
export function scrollParentOf(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent; parent = parent.parentElement) {
    if (/(auto|scroll|overlay)/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return document.scrollingElement as HTMLElement | null;
}
