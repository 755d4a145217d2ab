import type { ArticleText } from '../../domain/blog/article';
import { mergeTexts, settledText, type MergePart } from '../shared/mergeText';

/** Two changes of one draft brought together; with `parts` where both changed the same place of the text. */
export interface MergedDraft {
  readonly text: ArticleText;
  /** What is left to a person; undefined where nothing is. The text then still holds one's own words. */
  readonly parts?: readonly MergePart[];
}

/** What one side changed; where both did, what was written here, as the history keeps the other. */
function pick<T>(base: T, mine: T, theirs: T): T {
  return JSON.stringify(mine) === JSON.stringify(base) ? theirs : mine;
}

/** Brings together what was written on two devices, or by two people, since `base`. */
export function mergeDraft(base: ArticleText, mine: ArticleText, theirs: ArticleText): MergedDraft {
  const parts = mergeTexts(base.body, mine.body, theirs.body);
  const body = settledText(parts);
  const cover = pick(base.cover, mine.cover, theirs.cover);
  const unpublishAt = pick(base.unpublishAt, mine.unpublishAt, theirs.unpublishAt);
  const text: ArticleText = {
    title: pick(base.title, mine.title, theirs.title), summary: pick(base.summary, mine.summary, theirs.summary), body: body ?? mine.body, blog: pick(base.blog, mine.blog, theirs.blog),
    category: pick(base.category, mine.category, theirs.category), series: pick(base.series, mine.series, theirs.series), topics: pick(base.topics, mine.topics, theirs.topics), ...(cover ? { cover } : {}),
    byline: pick(base.byline, mine.byline, theirs.byline), ...(unpublishAt ? { unpublishAt } : {})
  };
  return body === undefined ? { text, parts } : { text };
}
