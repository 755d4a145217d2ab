/** A blog of a team or a person. Owners of the site name it and say who speaks in it. */
export interface BlogInfo {
  readonly id: number;
  /** Stays when the title changes; the articles name it. */
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** Who may publish in it; empty for everybody who takes part. */
  readonly authorIds: readonly number[];
  /** Days after which an article takes no more comments; 0 for never. */
  readonly commentDays: number;
  /** Since when comments wait until an owner of the site approves them; ISO instant, UTC. Undefined where they appear at once. */
  readonly approvesSince?: string | undefined;
}

/** What an owner writes about a blog. */
export type BlogText = Omit<BlogInfo, 'id'>;

const dayLength = 86_400_000;

/**
 * Whether a person speaks in a blog. SharePoint has no rights by the value of a column, so anybody who takes part can store
 * an article that names any blog; the list of authors is the owners' alone to write, and an article by somebody else is
 * not shown as one of the blog.
 */
export function isAuthorOf(blog: BlogInfo, personId: number): boolean {
  return blog.authorIds.length === 0 || blog.authorIds.includes(personId);
}

/** The blog in which an article stands: none where its author does not speak there. */
export function blogOfArticle(blogs: readonly BlogInfo[], key: string, authorId: number): BlogInfo | undefined {
  const blog = key === '' ? undefined : blogs.find((one) => one.key === key);
  return blog && isAuthorOf(blog, authorId) ? blog : undefined;
}

/** Whether something said at a moment came before the comments of an article closed. */
export function isWithinComments(blog: BlogInfo | undefined, publishedAt: string, at: Date): boolean {
  if (!blog || blog.commentDays <= 0) return true;
  return at.getTime() <= new Date(publishedAt).getTime() + blog.commentDays * dayLength;
}

/** A key for a title, ASCII where the title allows it; never one that is taken. */
export function blogKey(title: string, taken: readonly string[]): string {
  const base = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'blog';
  let key = base;
  for (let number = 2; taken.includes(key); number++) key = `${base}-${number}`;
  return key;
}
