import type { ArticleEntry } from '../../domain/blog/article';
import type { BlogInfo } from '../../domain/blog/blogs';
import { openBatch, type Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { entryColumns, type EntryRow } from './rows';
import { shown } from './shown';

const articles = 'LoggiaArticles';
/** Numbers around an article that come with it: nearly always a neighbour is among them. */
const nearby = 100;
const nearLimit = 30;
/** What SharePoint looks through in one request, and how many of those are asked for further away, all at once. */
const windowSize = 4900;
const farWindows = 6;

/** The articles before and after one, in the same blog or among those that stand in none. */
export interface Neighbours {
  readonly earlier?: ArticleEntry;
  readonly later?: ArticleEntry;
}

type Side = 'earlier' | 'later';
interface Range { readonly from: number; readonly to: number }

/** Adds the rows of one side within a window of numbers, the nearest first. */
function addSide(site: Site, batch: Batch, side: Side, { from, to }: Range, condition?: string): () => EntryRow[] {
  const items = listOf(site, articles, batch.sp).items.select(...entryColumns).filter(allOf(`Id ge ${from} and Id le ${to}`, condition));
  return batch.add<EntryRow[]>(items.orderBy('Id', side === 'later').top(nearLimit)());
}

function farRanges(side: Side, id: number): Range[] {
  return Array.from({ length: farWindows }, (_, index): Range => {
    const start = nearby + 1 + index * windowSize;
    return side === 'later' ? { from: id + start, to: id + start + windowSize - 1 } : { from: id - start - windowSize + 1, to: id - start };
  }).filter(({ to }) => to > 0);
}

/**
 * Adds the neighbours of an article to a batch. Call the result after the batch was sent, with the blog that the article
 * stands in. Where many articles of other blogs lie between, one more request looks some 29,000 numbers further.
 */
export function addNeighbours(site: Site, batch: Batch, id: number): (blog: BlogInfo | undefined, blogs: readonly BlogInfo[]) => Promise<Neighbours> {
  const near: Readonly<Record<Side, () => EntryRow[]>> = {
    earlier: addSide(site, batch, 'earlier', { from: Math.max(1, id - nearby), to: id - 1 }),
    later: addSide(site, batch, 'later', { from: id + 1, to: id + nearby })
  };
  return async (blog, blogs) => {
    const pick = (rows: readonly EntryRow[]): ArticleEntry | undefined => shown(rows, blogs).find((one) => one.blog === (blog?.key ?? ''));
    const found: Partial<Record<Side, ArticleEntry | undefined>> = { earlier: pick(near.earlier()), later: pick(near.later()) };
    const missing = (['earlier', 'later'] as const).filter((side) => found[side] === undefined);
    const far = openBatch(site);
    const condition = blog && `Blog eq ${literal(blog.key)}`;
    const parts = missing.flatMap((side) => farRanges(side, id).map((range) => ({ side, read: addSide(site, far, side, range, condition) })));
    if (parts.length > 0) await far.send();
    for (const { side, read } of parts) found[side] ??= pick(read());
    return { ...(found.earlier ? { earlier: found.earlier } : {}), ...(found.later ? { later: found.later } : {}) };
  };
}
