import type { ArticleText } from '../../domain/blog/article';
import { mergeField, mergeNames, type FieldClash } from '../shared/mergeFields';
import { mergeTexts, settledText, type MergePart } from '../shared/mergeText';

/** What two changes leave to a person: places of the text, and short texts beside it. */
export interface DraftClash {
  /** All of the text in its order, settled or not. */
  readonly parts: readonly MergePart[];
  readonly fields: readonly FieldClash[];
}

/** Two changes of one draft brought together. */
export interface MergedDraft {
  /** Where something is left to a person, with one's own words there. */
  readonly text: ArticleText;
  readonly clash?: DraftClash;
}

/** What one side changed; where both did, what was written here, as the history keeps the other. */
function pick<T>(base: T, mine: T, theirs: T): T {
  return JSON.stringify(mine) === JSON.stringify(base) ? theirs : mine;
}

const shortTexts = ['title', 'summary', 'category', 'series'] as const;

/** Brings together what was written on two devices, or by two people, since `base`. */
export function mergeDraft(base: ArticleText, mine: ArticleText, theirs: ArticleText): MergedDraft {
  const parts = mergeTexts(base.body, mine.body, theirs.body);
  const body = settledText(parts);
  const fields = shortTexts.flatMap((key): FieldClash[] => (mergeField(base[key], mine[key], theirs[key]) ? [] : [{ key, mine: mine[key], theirs: theirs[key] }]));
  const short = Object.fromEntries(shortTexts.map((key) => [key, mergeField(base[key], mine[key], theirs[key])?.value ?? mine[key]])) as Record<(typeof shortTexts)[number], string>;
  const cover = pick(base.cover, mine.cover, theirs.cover);
  const unpublishAt = pick(base.unpublishAt, mine.unpublishAt, theirs.unpublishAt);
  const { title, summary, category, series } = short;
  const text: ArticleText = {
    title, summary, body: body ?? mine.body, blog: pick(base.blog, mine.blog, theirs.blog), category, series, topics: mergeNames(base.topics, mine.topics, theirs.topics), ...(cover ? { cover } : {}),
    byline: pick(base.byline, mine.byline, theirs.byline), ...(unpublishAt ? { unpublishAt } : {})
  };
  return body === undefined || fields.length > 0 ? { text, clash: { parts, fields } } : { text };
}
