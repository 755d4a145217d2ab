import type { Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

/** Articles that are read at once: most readers follow few blogs, and a stream has many more posts. */
export const articleStep = 10;

/** What a batch will have brought of the blogs of the site: rows as REST answers them. */
export interface ArticleParts {
  readonly rows: () => readonly unknown[];
  readonly blogs: () => readonly unknown[];
}

/** Adds the newest articles below an id to a batch, with the blogs in which they may stand. Two parts. */
export function addArticles(site: Site, batch: Batch, before?: number): ArticleParts {
  const items = listOf(site, 'LoggiaArticles', batch.sp).items;
  const rows = (before === undefined ? items : items.filter(`Id lt ${before} and Id ge ${Math.max(0, before - 4900)}`))
    .select('Id', 'Title', 'Summary', 'Blog', 'Topics', 'Cover', 'Byline', 'PublishedAt', 'UnpublishAt', 'AuthorId', 'Author/Title', 'Author/EMail', 'Author/Name').expand('Author').orderBy('Id', false).top(articleStep);
  return { rows: batch.add<unknown[]>(rows()), blogs: batch.add<unknown[]>(listOf(site, 'LoggiaBlogs', batch.sp).items.select('Id', 'Key', 'Title', 'Authors').top(100)()) };
}
