import type { Person } from '../shared/person';

/** The place of a picture that stays in view however it is cut: percent from its left and upper edge. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/** A picture at an article; `name` is that of the attachment. */
export interface Cover {
  readonly name: string;
  readonly alt: string;
  /** The middle, where it is not said. */
  readonly focus?: FocalPoint | undefined;
}

/** Who an article is said to be by: people, or the team of its blog, with the people still on record. */
export interface Byline {
  readonly voice: 'people' | 'team';
  /** Who wrote it; whoever published it is always named too. */
  readonly people: readonly number[];
}

/** An article as lists of articles show it. */
export interface ArticleEntry {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  /** One or two sentences; empty where the author gave none. */
  readonly summary: string;
  /** Key of the blog that it stands in; empty for none. */
  readonly blog: string;
  readonly category: string;
  readonly series: string;
  readonly topics: readonly string[];
  readonly cover?: Cover;
  readonly byline: Byline;
  /** Who published it, as SharePoint knows it. */
  readonly authorId: number;
  /** When it is taken back to a draft; ISO instant, UTC. */
  readonly unpublishAt?: string;
  /** ISO instant, UTC. */
  readonly publishedAt: string;
  /** How many words the text has, for the time it takes to read. */
  readonly words: number;
}

/** An article to be read. */
export interface Article extends ArticleEntry {
  /** Clean HTML. */
  readonly body: string;
  readonly editedAt: string;
  /** Names this state of the row; a save with an older one is refused. */
  readonly etag: string;
}

/** What an author writes. */
export interface ArticleText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** Key of a blog; empty for none. */
  readonly blog: string;
  readonly category: string;
  readonly series: string;
  readonly topics: readonly string[];
  readonly cover?: Cover | undefined;
  readonly byline: Byline;
  /** When it shall be taken back to a draft; ISO instant, UTC. */
  readonly unpublishAt?: string | undefined;
}

/** The words of a draft or an article, without its row. */
export function textOfDraft({ title, summary, body, blog, category, series, topics, cover, byline, unpublishAt }: ArticleText): ArticleText {
  return { title, summary, body, blog, category, series, topics, ...(cover ? { cover } : {}), byline, ...(unpublishAt ? { unpublishAt } : {}) };
}

/** The people of an article in the order of its byline. Whoever published it is always one of them: the server knows that, the rest is said. */
export function writersOf({ byline, authorId }: Pick<ArticleEntry, 'byline' | 'authorId'>): number[] {
  return [...new Set([...byline.people, authorId])];
}

/** Whether an article speaks as its team: only where it stands in a blog. */
export function isTeamVoice({ byline, blog }: Pick<ArticleEntry, 'byline' | 'blog'>): boolean {
  return byline.voice === 'team' && blog !== '';
}

/** Whether the end of an article has come, whoever has been there to take it back since. */
export function isOver({ unpublishAt }: { readonly unpublishAt?: string | undefined }, now: Date): boolean {
  return unpublishAt !== undefined && new Date(unpublishAt).getTime() <= now.getTime();
}

/** An article as it was at a time. */
export interface ArticleVersion {
  readonly label: string;
  readonly versionId: number;
  readonly savedAt: string;
  readonly editorName: string;
  /** Undefined for somebody whom the site does not know any more. */
  readonly editor?: Person | undefined;
  readonly text: ArticleText;
}

export const longestTitle = 255;
export const longestBody = 63_999;
export const emptyText: ArticleText = { title: '', summary: '', body: '', blog: '', category: '', series: '', topics: [], byline: { voice: 'people', people: [] } };

const wordsAMinute = 220;

/** Words of a text, its tags left aside. Scripts without spaces count two signs for a word. */
export function countWords(html: string): number {
  const text = html.replace(/<[^>]*>/g, ' ');
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.filter((word) => !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)).length ?? 0;
  return spaced + Math.ceil(dense / 2);
}

/** Minutes to read, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsAMinute));
}

/** Topics from what was typed: words with or without #, by spaces or commas, each once. */
export function parseTopics(text: string): string[] {
  const topics = text.split(/[\s,،#]+/).map((topic) => topic.replace(/[^\p{L}\p{N}_-]/gu, '')).filter((topic) => topic !== '');
  return topics.filter((topic, index) => topics.findIndex((other) => other.toLowerCase() === topic.toLowerCase()) === index).slice(0, 12);
}

/** Why a text cannot be published; undefined where it can. */
export function articleProblem({ title, body }: ArticleText): 'title' | 'titleLong' | 'body' | 'bodyLong' | undefined {
  if (title.trim() === '') return 'title';
  if (title.trim().length > longestTitle) return 'titleLong';
  if (body.trim() === '') return 'body';
  return body.length > longestBody ? 'bodyLong' : undefined;
}
