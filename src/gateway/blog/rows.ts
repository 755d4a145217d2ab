import type { BlogInfo, BlogText } from '../../domain/blog/blogs';
import type { Article, ArticleEntry, ArticleText, Byline, Cover, FocalPoint } from '../../domain/blog/article';

/** What drafts and articles have in common. */
export interface TextRow {
  readonly Id: number;
  readonly Title: string | null;
  readonly Key: string;
  readonly Summary: string | null;
  readonly Blog: string | null;
  readonly Category: string | null;
  readonly Series: string | null;
  readonly Topics: string | null;
  readonly Cover: string | null;
  readonly Byline: string | null;
  readonly UnpublishAt: string | null;
}

/** A row of LoggiaArticles, as lists of articles ask for it. */
export interface EntryRow extends TextRow {
  readonly AuthorId: number;
  readonly PublishedAt: string | null;
  readonly Words: number | null;
}

export interface ArticleRow extends EntryRow {
  readonly Body: string | null;
  readonly Modified: string;
  readonly 'odata.etag'?: string;
}

export interface ReactionRow {
  readonly Id: number;
  readonly Key: string;
  readonly ArticleId: number;
  readonly Kind: string;
  readonly AuthorId: number;
}

export const textColumns = ['Id', 'Title', 'Key', 'Summary', 'Blog', 'Category', 'Series', 'Topics', 'Cover', 'Byline', 'UnpublishAt'];
export const entryColumns = [...textColumns, 'AuthorId', 'PublishedAt', 'Words'];
export const articleColumns = [...entryColumns, 'Body', 'Modified'];
export const reactionColumns = ['Id', 'Key', 'ArticleId', 'Kind', 'AuthorId'];

function coverOf(text: string | null): Cover | undefined {
  try {
    const cover = JSON.parse(text ?? '') as Partial<Cover> | null;
    if (!cover || typeof cover.name !== 'string' || cover.name === '') return undefined;
    const focus = focusOf(cover.focus);
    return { name: cover.name, alt: typeof cover.alt === 'string' ? cover.alt : '', ...(focus ? { focus } : {}) };
  } catch {
    return undefined;
  }
}

function focusOf(value: unknown): FocalPoint | undefined {
  const { x, y } = (value ?? {}) as Partial<FocalPoint>;
  const isPercent = (number: unknown): number is number => typeof number === 'number' && number >= 0 && number <= 100;
  return isPercent(x) && isPercent(y) ? { x, y } : undefined;
}

/** Numbers of people out of JSON; whatever is none is left out. */
export function idsOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((id): id is number => Number.isInteger(id) && id > 0) : [];
}

function bylineOf(text: string | null): Byline {
  try {
    const { voice, people } = JSON.parse(text ?? '') as { readonly voice?: unknown; readonly people?: unknown };
    return { voice: voice === 'team' ? 'team' : 'people', people: idsOf(people) };
  } catch {
    return { voice: 'people', people: [] };
  }
}

/** A cover as its column takes it: 255 characters, so that a long description is cut and never the JSON. */
function coverColumn(cover: Cover): string {
  for (let length = cover.alt.length; ; length = Math.max(0, length - 10)) {
    const json = JSON.stringify({ ...cover, alt: cover.alt.slice(0, length) });
    if (json.length <= 255 || length === 0) return json;
  }
}

export function textOf(row: TextRow): Omit<ArticleText, 'body'> {
  const cover = coverOf(row.Cover);
  return {
    title: row.Title ?? '', summary: row.Summary ?? '', blog: row.Blog ?? '', category: row.Category ?? '', series: row.Series ?? '', topics: (row.Topics ?? '').split(' ').filter((topic) => topic !== ''), ...(cover ? { cover } : {}),
    byline: bylineOf(row.Byline), ...(row.UnpublishAt ? { unpublishAt: row.UnpublishAt } : {})
  };
}

export function entryOf(row: EntryRow): ArticleEntry {
  const { cover, unpublishAt, ...text } = textOf(row);
  return { id: row.Id, key: row.Key, ...text, ...(cover ? { cover } : {}), ...(unpublishAt ? { unpublishAt } : {}), authorId: row.AuthorId, publishedAt: row.PublishedAt ?? '', words: row.Words ?? 0 };
}

export function articleOf(row: ArticleRow): Article {
  return { ...entryOf(row), body: row.Body ?? '', editedAt: row.Modified, etag: row['odata.etag'] ?? '' };
}

/** The columns of a text. Titles and categories are cut where their column ends; a body that is too long the server refuses. */
export function columnsOf(text: ArticleText): Readonly<Record<string, string | null>> {
  return {
    Title: text.title.trim().slice(0, 255), Summary: text.summary.trim(), Body: text.body, Blog: text.blog, Category: text.category.trim().slice(0, 255), Series: text.series.trim().slice(0, 255), Topics: text.topics.join(' ').slice(0, 255),
    Cover: text.cover ? coverColumn(text.cover) : null, Byline: JSON.stringify({ voice: text.byline.voice, people: text.byline.people.slice(0, 20) }), UnpublishAt: text.unpublishAt ?? null
  };
}

/** A row of LoggiaBlogs. */
export interface BlogRow {
  readonly Id: number;
  readonly Title: string | null;
  readonly Key: string;
  readonly About: string | null;
  readonly Authors: string | null;
  readonly CommentDays: number | null;
  readonly ApproveSince?: string | null;
}

export const blogColumns = ['Id', 'Title', 'Key', 'About', 'Authors', 'CommentDays', 'ApproveSince'];

// Nobody, where the names cannot be read: a broken row must not open the blog to everybody.
function authorsOf(text: string | null): number[] {
  if (!text) return [];
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) && ids.every((id) => typeof id === 'number') ? (ids as number[]) : [0];
  } catch {
    return [0];
  }
}

export function blogOf(row: BlogRow): BlogInfo {
  return { id: row.Id, key: row.Key, title: row.Title ?? '', about: row.About ?? '', authorIds: authorsOf(row.Authors), commentDays: row.CommentDays ?? 0, ...(row.ApproveSince ? { approvesSince: row.ApproveSince } : {}) };
}

export function blogColumnsOf(blog: BlogText): Readonly<Record<string, string | number | null>> {
  return { Title: blog.title.trim().slice(0, 255), Key: blog.key, About: blog.about.trim(), Authors: JSON.stringify(blog.authorIds), CommentDays: blog.commentDays, ApproveSince: blog.approvesSince ?? null };
}

/** A kept state of an article. */
export interface VersionRow extends ArticleRow {
  readonly VersionId: number;
  readonly VersionLabel: string;
  readonly Modified: string;
  readonly Editor?: { readonly LookupId?: number } | null;
}

export function versionTextOf(row: VersionRow): ArticleText {
  return { ...textOf(row), body: row.Body ?? '' };
}
