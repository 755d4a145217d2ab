import { isOver, type ArticleEntry } from '../../domain/blog/article';
import { blogOfArticle, type BlogInfo } from '../../domain/blog/blogs';
import { entryOf, type EntryRow } from './rows';

/** Only published articles are shown: a row without a day is on its way, one that has ended waits for its author. A blog is named only where the author speaks there. */
export function shown(rows: readonly EntryRow[], blogs: readonly BlogInfo[]): ArticleEntry[] {
  const now = new Date();
  return rows.filter(({ PublishedAt }) => PublishedAt !== null && PublishedAt !== '').map(entryOf).filter((entry) => !isOver(entry, now)).map((entry) => ({ ...entry, blog: blogOfArticle(blogs, entry.blog, entry.authorId)?.key ?? '' }));
}
