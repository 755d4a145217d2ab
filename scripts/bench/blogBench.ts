import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importRows, type ImportedRow } from '../../local/sharepoint/store/bulk';
import { createSharePointBlog } from '../../src/gateway/blog/sharePointBlog';
import { SiteSetup } from '../../src/gateway/shared/siteSetup';
import { blogArea } from '../../src/provisioning/blog/lists';
import { connect, type Connection } from './connection';
import { measure, type Measurement } from './measure';

const start = Date.UTC(2024, 0, 1);
const seriesLength = 20;
/** Ids of one length, so that bytes can be compared between sizes. */
const number = (index: number): string => String(index).padStart(8, '0');

function* articles(count: number, author: number): Generator<ImportedRow> {
  for (let index = 1; index <= count; index++) {
    const created = new Date(start + index * 1000);
    yield { author, created, values: { Title: `Article ${number(index)}`, Key: `bench-${number(index)}`, Body: '<p>A calm sea and a steady barometer.</p>', Blog: 'bench', Category: 'Stations', Series: `Series ${number(Math.ceil(index / seriesLength))}`, Topics: 'tides', PublishedAt: created.toISOString(), Words: 400 } };
  }
}

function* comments(count: number, author: number): Generator<ImportedRow> {
  for (let index = 1; index <= count; index++) yield { author, created: new Date(start + index * 1000), values: { Title: 'Thanks', Key: `comment-${number(index)}`, ArticleId: index, Body: 'Thanks, that helps.' } };
}

function fill({ sharePoint: { store } }: Connection, size: number): void {
  const author = store.sites.people().find((person) => person.type === 1 && !person.isSiteAdmin)?.id ?? 0;
  const into = (name: string, rows: Iterable<ImportedRow>): void => {
    const list = store.lists.byUrl(`/sites/test/Lists/${name}`);
    if (!list) throw new Error(`The list ${name} was not made.`);
    importRows(store.database, store.lists, list, rows);
  };
  into('LoggiaBlogs', [{ author, created: new Date(start), values: { Title: 'Bench', Key: 'bench' } }]);
  into('LoggiaArticles', articles(size, author));
  into('LoggiaComments', comments(size, author));
}

/** What reading a blog costs with so many articles, all of one blog and one category. */
export async function benchBlog(size: number, onStep: (text: string) => void): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-bench-'));
  const connection = await connect(path.join(folder, 'bench.db'));
  try {
    onStep(`Filling a blog with ${size.toLocaleString('en')} articles`);
    await new SiteSetup(connection.site, blogArea).run({ kind: 'members' });
    fill(connection, size);
    const blog = createSharePointBlog(connection.site);
    await blog.readStart(13);
    return [
      await measure(connection, 'articles', size, () => createSharePointBlog(connection.site).readStart(13)),
      await measure(connection, 'older articles', size, () => blog.listArticles({ kind: 'all' }, 13, size - 20)),
      await measure(connection, 'of a series', size, () => blog.listArticles({ kind: 'series', series: `Series ${number(Math.ceil(size / seriesLength))}` }, 13)),
      await measure(connection, 'article', size, () => createSharePointBlog(connection.site).openArticle(size - 50)),
      await measure(connection, 'reaction', size, (run) => blog.react(size - run, run % 2 === 0 ? 'thanks' : 'like'))
    ];
  } finally {
    await connection.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
