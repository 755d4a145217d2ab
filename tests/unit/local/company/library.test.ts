import { blogPosts } from '../../../../local/company/blog/blogPosts';
import { blogs } from '../../../../local/company/blog/story';
import { listPeople } from '../../../../local/company/people';
import { wikiPages } from '../../../../local/company/wiki/wikiPages';

const now = new Date('2026-03-11T09:30:00Z');
const people = [...listPeople({ now })];
const keys = new Set(people.map(({ key }) => key));

describe('blogs of the company', () => {
  const posts = blogPosts({ now });

  test('hold about sixty stories in six blogs, each with its own address', () => {
    expect(blogs).toHaveLength(6);
    expect(posts.length).toBeGreaterThanOrEqual(58);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(posts.length);
    for (const { key } of blogs) expect(posts.filter(({ blog }) => blog === key).length).toBeGreaterThan(2);
  });

  test('are written by people and in categories that exist', () => {
    expect(posts.flatMap(({ authors, comments }) => [...authors, ...comments.map(({ author }) => author)]).filter((key) => !keys.has(key))).toEqual([]);
    expect(posts.filter(({ blog, category }) => !blogs.find(({ key }) => key === blog)?.categories.includes(category))).toEqual([]);
  });

  test('are HTML with headings, lists, tables, quotes and pictures', () => {
    const all = posts.map(({ html }) => html).join('\n');
    for (const tag of ['<h2>', '<ul>', '<ol>', '<table>', '<blockquote>', '<img', '<pre>']) expect(all).toContain(tag);
  });

  test('were published before now and commented after that, apart from drafts', () => {
    expect(posts.filter(({ published }) => !published).length).toBe(3);
    for (const { published, comments } of posts) {
      if (published) expect(published.getTime()).toBeLessThanOrEqual(now.getTime());
      for (const { created } of comments) expect(created.getTime()).toBeGreaterThanOrEqual(published?.getTime() ?? Infinity);
    }
  });
});

describe('the handbook of the company', () => {
  const pages = wikiPages(people, { now });
  const titles = new Set(pages.map(({ title }) => title));

  test('has a few hundred pages with titles of their own, in one tree', () => {
    expect(pages.length).toBeGreaterThan(200);
    expect(titles.size).toBe(pages.length);
    expect(pages.filter(({ parent }) => parent === undefined).map(({ title }) => title)).toEqual(['Handbook']);
    const seen = new Set<string>();
    for (const { title, parent } of pages) {
      if (parent) expect(seen.has(parent)).toBe(true);
      seen.add(title);
    }
  });

  test('links its pages; only the page that is still wanted is missing', () => {
    const missing = new Set(pages.flatMap(({ links }) => links).filter((link) => !titles.has(link)));
    expect([...missing]).toEqual(['Visit plan']);
    expect(pages.reduce((sum, { links }) => sum + links.length, 0)).toBeGreaterThan(400);
  });

  test('is owned by people who exist, changed before now and partly due for review', () => {
    expect(pages.filter(({ owner, changedBy }) => !keys.has(owner) || !keys.has(changedBy))).toEqual([]);
    expect(pages.filter(({ created, changed }) => changed < created || changed > now)).toEqual([]);
    expect(pages.some(({ reviewDate }) => reviewDate < now)).toBe(true);
    expect(pages.some(({ outdated }) => outdated !== undefined)).toBe(true);
  });
});
