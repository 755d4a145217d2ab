import { emptyText, type ArticleEntry } from '../../src/domain/blog/article';
import { nobody, type ArticleDraft } from '../../src/domain/blog/draft';

/** A draft of person 1, unless a test says otherwise. */
export function aDraft(change: Partial<ArticleDraft> = {}): ArticleDraft {
  return {
    ...emptyText, title: 'Two weeks at the pier', body: '<p>We looked at the water.</p>', id: 4, key: 'pier', savedAt: '2026-06-01T08:00:00Z', etag: '"3"', isShared: false, ownerId: 1, team: nobody, round: 0, ...change
  };
}

/** A published article of person 1. */
export function anEntry(change: Partial<ArticleEntry> = {}): ArticleEntry {
  const { summary, blog, category, series, topics, byline } = emptyText;
  return { summary, blog, category, series, topics, byline, id: 12, key: 'twelve', title: 'A calm week', authorId: 1, publishedAt: '2026-06-01T08:00:00Z', words: 200, ...change };
}
