import { boundsOf, isMonth, monthOf, monthsBetween } from '../../../../src/domain/blog/archive';
import { articleProblem, countWords, emptyText, parseTopics, readingMinutes } from '../../../../src/domain/blog/article';
import { blogKey, blogOfArticle, isAuthorOf, isWithinComments, type BlogInfo } from '../../../../src/domain/blog/blogs';

const blog = (change: Partial<BlogInfo> = {}): BlogInfo => ({ id: 1, key: 'notes', title: 'Notes', about: '', authorIds: [], commentDays: 0, ...change });

describe('the archive', () => {
  test('a month reaches from its first moment to that of the next', () => {
    expect(boundsOf('2025-12')).toEqual({ from: new Date('2025-12-01T00:00:00Z'), to: new Date('2026-01-01T00:00:00Z') });
    expect(monthOf(new Date('2026-02-28T23:59:59Z'))).toBe('2026-02');
  });

  test.each(['2026-13', '2026-00', '26-01', '2026-1', '', '2026-01-02'])('%p is no month', (text) => expect(isMonth(text)).toBe(false));

  test('lists months newest first, across years, and not without end', () => {
    expect(monthsBetween(new Date('2025-11-30T00:00:00Z'), new Date('2026-02-01T00:00:00Z'))).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
    expect(monthsBetween(new Date(0), new Date('2026-02-01T00:00:00Z'))).toHaveLength(120);
    expect(monthsBetween(new Date('2026-03-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z'))).toEqual([]);
  });
});

describe('blogs', () => {
  test('speak with the voices that the owners named, or with all', () => {
    expect(isAuthorOf(blog(), 7)).toBe(true);
    expect(isAuthorOf(blog({ authorIds: [7] }), 7)).toBe(true);
    expect(blogOfArticle([blog({ authorIds: [8] })], 'notes', 7)).toBeUndefined();
    expect(blogOfArticle([blog()], 'other', 7)).toBeUndefined();
    expect(blogOfArticle([blog()], '', 7)).toBeUndefined();
  });

  test('take comments until their days are over', () => {
    const published = '2026-01-01T00:00:00Z';
    expect(isWithinComments(blog({ commentDays: 2 }), published, new Date('2026-01-03T00:00:00Z'))).toBe(true);
    expect(isWithinComments(blog({ commentDays: 2 }), published, new Date('2026-01-03T00:00:01Z'))).toBe(false);
    expect(isWithinComments(blog(), published, new Date('2036-01-01T00:00:00Z'))).toBe(true);
    expect(isWithinComments(undefined, published, new Date('2036-01-01T00:00:00Z'))).toBe(true);
  });

  test('get a key of their own in any script', () => {
    expect(blogKey('Über das Meer!', [])).toBe('uber-das-meer');
    expect(blogKey('ملاحظات', ['blog'])).toBe('blog-2');
    expect(blogKey('A', ['a', 'a-2'])).toBe('a-3');
  });
});

describe('an article', () => {
  test('counts words, not tags, and a script without spaces by its signs', () => {
    expect(countWords('<p>One <b>two</b> three-and-a-half</p>')).toBe(3);
    expect(countWords('<p>測量海平面</p>')).toBe(3);
    expect(readingMinutes(0)).toBe(1);
    expect(readingMinutes(660)).toBe(3);
  });

  test('takes topics as people type them, each once', () => {
    expect(parseTopics('#Tides, tides  #harbours،مد <script>')).toEqual(['Tides', 'harbours', 'مد', 'script']);
    expect(parseTopics('x'.repeat(3))).toEqual(['xxx']);
  });

  test('is published with a title and a text that fits', () => {
    expect(articleProblem(emptyText)).toBe('title');
    expect(articleProblem({ ...emptyText, title: 'x'.repeat(256), body: 'x' })).toBe('titleLong');
    expect(articleProblem({ ...emptyText, title: 'x' })).toBe('body');
    expect(articleProblem({ ...emptyText, title: 'x', body: 'x'.repeat(64_000) })).toBe('bodyLong');
    expect(articleProblem({ ...emptyText, title: 'x', body: 'x' })).toBeUndefined();
  });
});
