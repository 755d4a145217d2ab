import '@pnp/sp/search/index.js';
import { sent } from '../errors';
import type { Site } from '../sp';

/** A row of a list, as SharePoint's index knows it. */
export interface IndexedRow {
  readonly ListItemID?: string;
  readonly Title?: string;
  readonly HitHighlightedSummary?: string;
}

/** Words as KQL takes them: quotes and operators that people type are words like any other. The last may be begun only. */
export function wordsOfKql(text: string): string {
  const words = text.replace(/["()*:<>=]/g, ' ').split(/\s+/).filter((word) => word !== '').slice(0, 10);
  return words.map((word, index) => (index === words.length - 1 ? `${/^(?:AND|OR|NOT|NEAR|ONEAR|XRANK)$/.test(word) ? `"${word}"` : word}*` : `"${word}"`)).join(' ');
}

/** Rows of one list that the words occur in, as the reader may see them; at most 20, as old as the last crawl. One request. */
export async function searchList(site: Site, path: string, text: string): Promise<readonly IndexedRow[]> {
  const words = wordsOfKql(text);
  if (words === '') return [];
  const address = new URL(path.split('/').map(encodeURIComponent).join('/'), site.url).toString();
  const found = await sent(site.sp.search({ Querytext: `${words} path:"${address}"`, RowLimit: 20, SelectProperties: ['ListItemID', 'Title', 'HitHighlightedSummary', 'Path'], TrimDuplicates: false }));
  return found.PrimarySearchResults as readonly IndexedRow[];
}
