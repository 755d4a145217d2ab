import * as React from 'react';
import { useBlogServices } from '../../application/blog/blogServices';
import { useBlogStart } from '../../application/blog/useBlog';
import type { ArticleEntry } from '../../domain/blog/article';
import { routeHref } from './route';
import styles from './Blog.module.scss';

/** Where an article is filed: its blog where several are shown, and its category. */
export const Filed: React.FC<{ readonly article: ArticleEntry }> = ({ article }) => {
  const { blog: scope } = useBlogServices();
  const blogs = useBlogStart().data?.blogs ?? [];
  const blog = scope === undefined ? blogs.find(({ key }) => key === article.blog) : undefined;
  if (!blog && article.category === '') return null;
  return (
    <div className={styles.filed}>
      {blog && <a className={styles.category} href={routeHref({ view: 'blog', name: blog.key })} dir="auto">{blog.title}</a>}
      {article.category !== '' && <a className={blog ? styles.subcategory : styles.category} href={routeHref({ view: 'category', name: article.category })} dir="auto">{article.category}</a>}
    </div>
  );
};
