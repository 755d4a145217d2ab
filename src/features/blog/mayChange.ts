import type { ArticleEntry } from '../../domain/blog/article';
import type { BlogViewer } from '../../domain/blog/ports';

/** Whether the server would let the person change an article: their own, or any as an owner of the site. */
export function mayChange(article: Pick<ArticleEntry, 'authorId'>, viewer: BlogViewer): boolean {
  return viewer.isOwner || (viewer.canWrite && article.authorId === viewer.person.id);
}
