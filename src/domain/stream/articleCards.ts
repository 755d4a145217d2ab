import { isOver, isTeamVoice, type ArticleEntry } from '../blog/article';
import { blogOfArticle, type BlogInfo } from '../blog/blogs';
import { targetKey } from '../shared/keys';
import { topicKey } from './topics';

/** An article of a blog, author or topic that the reader follows, as it stands between posts. */
export interface ArticleCard {
  readonly id: number;
  readonly title: string;
  readonly summary: string;
  /** When it was published; ISO instant, UTC. */
  readonly at: string;
  readonly authorId: number;
  /** The blog that it stands in; empty for none. */
  readonly blogTitle: string;
  /** The blog speaks, and not the person who published it. */
  readonly isTeam: boolean;
  readonly pictureUrl?: string;
  /** The first thing that is followed of blog, author and topics: why it is shown. */
  readonly why: { readonly kind: 'blog' | 'person' | 'topic'; readonly target: string; readonly name: string };
}

/** What is known of the reader. */
export interface ArticleReader {
  readonly viewerId: number;
  /** Followed blogs, people and topics, as target keys. */
  readonly followed: readonly string[];
  readonly muted: readonly string[];
}

function whyOf(entry: ArticleEntry, blog: BlogInfo | undefined, followed: readonly string[]): ArticleCard['why'] | undefined {
  const blogTarget = blog && targetKey('blog', blog.key);
  if (blog && blogTarget && followed.includes(blogTarget)) return { kind: 'blog', target: blogTarget, name: blog.title };
  const author = targetKey('user', entry.authorId);
  if (followed.includes(author)) return { kind: 'person', target: author, name: '' };
  const topic = entry.topics.find((one) => followed.includes(targetKey('topic', topicKey(one))));
  return topic === undefined ? undefined : { kind: 'topic', target: targetKey('topic', topicKey(topic)), name: topic };
}

function isMutedFor({ viewerId, muted }: ArticleReader, { authorId, topics }: ArticleEntry): boolean {
  if (authorId === viewerId) return false;
  return [targetKey('user', authorId), ...topics.map((topic) => targetKey('topic', topicKey(topic)))].some((target) => muted.includes(target));
}

/**
 * The cards of those articles that the reader follows in some way, each once, however many ways match.
 * @param pictureOf the address of a cover.
 */
export function chooseArticles(entries: readonly ArticleEntry[], blogs: readonly BlogInfo[], reader: ArticleReader, now: Date, pictureOf: (id: number, name: string) => string): ArticleCard[] {
  return entries.flatMap((entry): ArticleCard[] => {
    if (entry.publishedAt === '' || Date.parse(entry.publishedAt) > now.getTime() || isOver(entry, now) || isMutedFor(reader, entry)) return [];
    const blog = blogOfArticle(blogs, entry.blog, entry.authorId);
    const why = whyOf(entry, blog, reader.followed);
    if (!why) return [];
    return [{
      id: entry.id, title: entry.title, summary: entry.summary, at: entry.publishedAt, authorId: entry.authorId, blogTitle: blog?.title ?? '', isTeam: isTeamVoice({ ...entry, blog: blog?.key ?? '' }),
      ...(entry.cover ? { pictureUrl: pictureOf(entry.id, entry.cover.name) } : {}), why
    }];
  });
}
