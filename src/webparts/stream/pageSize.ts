/** Posts of a page where nothing else is set. */
export const defaultPageSize = 20;

const least = 5;
const most = 50;

/** Whether a text of the property pane is a number of posts: a whole one from 5 to 50. */
export function isPageSize(text: string): boolean {
  const trimmed = text.trim();
  return /^\d{1,2}$/.test(trimmed) && Number(trimmed) >= least && Number(trimmed) <= most;
}

/** The page size of a stored property, which is text where it was typed; the default for anything else. */
export function pageSizeOf(value: number | string | undefined): number {
  const text = String(value ?? '');
  return isPageSize(text) ? Number(text) : defaultPageSize;
}
