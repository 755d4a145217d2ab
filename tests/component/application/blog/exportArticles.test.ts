import { strFromU8, unzipSync } from 'fflate';
import { exportArticles, folderName } from '../../../../src/application/blog/exportArticles';
import type { Article } from '../../../../src/domain/blog/article';
import type { BlogReader } from '../../../../src/domain/blog/ports';
import { aPerson } from '../../../support/profiles';

const article = (id: number, change: Partial<Article> = {}): Article => ({
  id, key: `k${id}`, title: `Article ${id}`, summary: '', body: '<p>Text</p>', blog: '', category: '', series: '', topics: [], byline: { voice: 'people', people: [] }, authorId: 1, publishedAt: '2026-03-04T08:00:00Z', words: 1, editedAt: '2026-03-04T08:00:00Z', etag: '"1"', ...change
});

/** Two articles a page, and pictures with the name as their content. */
function reader(articles: readonly Article[]): Pick<BlogReader, 'listArticles' | 'listTexts' | 'readPicture'> {
  return {
    listArticles: (_filter, _size, before) => {
      const from = before ?? 0;
      return Promise.resolve({ articles: articles.slice(from, from + 2), people: new Map([[1, aPerson(1, 'Ada King')]]), counts: new Map(), ...(from + 2 < articles.length ? { next: from + 2 } : {}) });
    },
    listTexts: (ids) => Promise.resolve(articles.filter(({ id }) => ids.includes(id))),
    readPicture: (_id, name) => Promise.resolve(name.startsWith('lost') ? undefined : ({ arrayBuffer: () => Promise.resolve(new TextEncoder().encode(name).buffer) } as Blob))
  };
}

async function unpack(articles: readonly Article[]): Promise<Map<string, string>> {
  return new Map(Object.entries(unzipSync(await exportArticles(reader(articles), { kind: 'all' }, 'en-US'))).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('takes every page of articles, each in a folder of its own', async () => {
  const files = await unpack([1, 2, 3, 4, 5].map((id) => article(id)));
  expect([...files.keys()].filter((name) => name.endsWith('article.md'))).toHaveLength(5);
  expect(files.get('2026-03-04-1-article-1/article.html')).toContain('<h1 dir="auto">Article 1</h1>');
});

test('brings pictures along and points to them, and leaves those of others where they are', async () => {
  const folder = '/sites/a/Lists/LoggiaArticles/Attachments';
  const body = `<h2>Tides</h2><table><tr><th>a</th></tr><tr><td>b</td></tr></table><img src="${folder}/7/ebb%20one.png" alt="Ebb"><img src="${folder}/8/other.png" alt="Other"><img src="${folder}/7/lost.png" alt="Lost">`;
  const files = await unpack([article(7, { title: 'Ebb: "and" flow', body, cover: { name: 'cover.png', alt: 'A pier' }, topics: ['sea'] })]);
  const name = '2026-03-04-7-ebb-and-flow';
  expect([...files.keys()].sort()).toEqual([`${name}/article.html`, `${name}/article.md`, `${name}/pictures/cover.png`, `${name}/pictures/ebb one.png`]);
  expect(files.get(`${name}/pictures/ebb one.png`)).toBe('ebb one.png');
  const markdown = files.get(`${name}/article.md`) ?? '';
  expect(markdown).toContain('title: "Ebb: \\"and\\" flow"');
  expect(markdown).toContain('author: "Ada King"');
  expect(markdown).toContain('## Tides');
  expect(markdown).toMatch(/^\| a +\|$/m);
  expect(markdown).toContain('![Ebb](pictures/ebb%20one.png)');
  expect(files.get(`${name}/article.html`)).toContain(`${folder}/8/other.png`);
});

test('nothing that a row contains runs from the file', async () => {
  const files = await unpack([article(1, { title: '<script>attack()</script>', summary: '<img src=x onerror=attack()>', body: '<p onclick="attack()">x</p><script>attack()</script><a href="javascript:attack()">y</a>' })]);
  const page = new DOMParser().parseFromString([...files].find(([name]) => name.endsWith('.html'))?.[1] ?? '', 'text/html');
  expect(page.querySelectorAll('script, [onclick], [onerror], a[href^="javascript"]')).toHaveLength(0);
  expect(page.querySelector('h1')?.textContent).toBe('<script>attack()</script>');
});

test('a title of any script makes a folder that every file system takes', () => {
  expect(folderName({ id: 3, publishedAt: '2026-03-04T08:00:00Z', title: 'محطة/../في\\مهب: الريح?' })).toBe('2026-03-04-3-محطة-في-مهب-الريح');
  expect(folderName({ id: 3, publishedAt: '2026-03-04T08:00:00Z', title: '???' })).toBe('2026-03-04-3');
});
