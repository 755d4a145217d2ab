import type { BlogInfo } from '../../domain/blog/blogs';
import { writersOf } from '../../domain/blog/article';
import { rank, type PopularBy, type PopularPage } from '../../domain/blog/popular';
import { isOwnKey, targetKey } from '../../domain/shared/keys';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { OwnRows } from '../shared/ownRows';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { shown } from './blogReader';
import { commentLists } from './commentRows';
import { entryColumns, type EntryRow } from './rows';

export const articleReads = 'LoggiaArticleReads';
/** The newest rows of a list that are counted: served at any size, as they come by Id. */
const countedRows = 2000;
const mostArticles = 10;
/** Some of the first may be drafts again, or stand in another blog. */
const candidates = 40;

interface CountedRow {
  readonly Id: number;
  readonly ArticleId: number;
  readonly Created: string;
  readonly AuthorId: number;
  readonly Key?: string;
}

/** Counts what happened to the articles of one site. */
export class PopularArticles {
  private readonly reads: OwnRows;

  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly blogs: () => Promise<readonly BlogInfo[]>, private readonly viewerId: () => Promise<number>, private readonly now: () => Date = () => new Date()) {
    this.reads = new OwnRows(site, articleReads);
  }

  /** Two round trips. @param blog key of the one blog that counts */
  public async listPopular(by: PopularBy, days: number, blog?: string): Promise<PopularPage> {
    const since = this.now().getTime() - days * 86_400_000;
    const batch = openBatch(this.site);
    const lists = by === 'read' ? [articleReads] : Object.values(commentLists);
    const parts = lists.map((list) => batch.add<CountedRow[]>(listOf(this.site, list, batch.sp).items.select('Id', 'ArticleId', 'Created', 'AuthorId', ...(by === 'read' ? ['Key'] : [])).orderBy('Id', false).top(countedRows)()));
    await batch.send();
    const pages = parts.map((read) => orMissing(read, []).filter(({ Created }) => Date.parse(Created) >= since));
    // A reading in another's name is none.
    const rows = pages.flat().filter(({ Key, ArticleId, AuthorId }) => Key === undefined || isOwnKey(Key, targetKey('article', ArticleId), AuthorId));
    return { ...(await this.complete(rank(rows.map(({ ArticleId }) => ArticleId)).slice(0, candidates), blog)), isCut: pages.some(({ length }) => length >= countedRows) };
  }

  private async complete(counts: readonly { readonly id: number; readonly count: number }[], blog: string | undefined): Promise<Omit<PopularPage, 'isCut'>> {
    const blogs = await this.blogs();
    const batch = openBatch(this.site);
    const parts = counts.map(({ id }) => batch.add<EntryRow>(listOf(this.site, 'LoggiaArticles', batch.sp).items.getById(id).select(...entryColumns)()));
    await batch.send();
    const entries = new Map(shown(parts.flatMap((read) => orMissing<EntryRow[]>(() => [read()], [])), blogs).map((entry) => [entry.id, entry]));
    const articles = counts.flatMap(({ id, count }) => {
      const article = entries.get(id);
      return article && (blog === undefined || article.blog === blog) ? [{ article, count }] : [];
    }).slice(0, mostArticles);
    return { articles, people: await this.people.listPeople(articles.flatMap(({ article }) => writersOf(article))) };
  }

  /** The signed-in person read an article; once is enough. */
  public async countRead(articleId: number): Promise<void> {
    await this.reads.put(targetKey('article', articleId), await this.viewerId(), { ArticleId: articleId });
  }
}
