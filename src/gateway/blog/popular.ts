import type { BlogInfo } from '../../domain/blog/blogs';
import { isTaken, type CommentPlace } from '../../domain/blog/comments';
import { writersOf, type ArticleEntry } from '../../domain/blog/article';
import { rank, type PopularBy, type PopularPage } from '../../domain/blog/popular';
import { isOwnKey, targetKey } from '../../domain/shared/keys';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { OwnRows } from '../shared/ownRows';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { shown } from './shown';
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

interface Source {
  readonly list: string;
  readonly place?: CommentPlace;
}

type PlacedRow = CountedRow & { readonly place: CommentPlace | undefined };

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
    const sources: readonly Source[] = by === 'read' ? [{ list: articleReads }] : (Object.keys(commentLists) as CommentPlace[]).map((place) => ({ list: commentLists[place], place }));
    const parts = sources.map(({ list }) => batch.add<CountedRow[]>(listOf(this.site, list, batch.sp).items.select('Id', 'ArticleId', 'Created', 'AuthorId', ...(by === 'read' ? ['Key'] : [])).orderBy('Id', false).top(countedRows)()));
    await batch.send();
    const pages = parts.map((read, index) => orMissing(read, []).filter(({ Created }) => Date.parse(Created) >= since).map((row) => ({ ...row, place: sources[index]?.place })));
    // A reading in another's name is none.
    const rows = pages.flat().filter(({ Key, ArticleId, AuthorId }) => Key === undefined || isOwnKey(Key, targetKey('article', ArticleId), AuthorId));
    const ranked = rank(rows.map(({ ArticleId }) => ArticleId)).slice(0, candidates);
    // What came after the comments closed, or past the approval, is not shown and does not count.
    const belongs = ({ place, Created }: PlacedRow, article: ArticleEntry, blogs: readonly BlogInfo[]): boolean => place === undefined || isTaken({ place, createdAt: Created }, blogs.find(({ key }) => key === article.blog), article.publishedAt);
    const countOf = (article: ArticleEntry, blogs: readonly BlogInfo[]): number => rows.filter((row) => row.ArticleId === article.id && belongs(row, article, blogs)).length;
    return { ...(await this.complete(ranked.map(({ id }) => id), countOf, blog)), isCut: pages.some(({ length }) => length >= countedRows) };
  }

  private async complete(ids: readonly number[], countOf: (article: ArticleEntry, blogs: readonly BlogInfo[]) => number, blog: string | undefined): Promise<Omit<PopularPage, 'isCut'>> {
    const blogs = await this.blogs();
    const batch = openBatch(this.site);
    const parts = ids.map((id) => batch.add<EntryRow>(listOf(this.site, 'LoggiaArticles', batch.sp).items.getById(id).select(...entryColumns)()));
    await batch.send();
    const entries = new Map(shown(parts.flatMap((read) => orMissing<EntryRow[]>(() => [read()], [])), blogs).map((entry) => [entry.id, entry]));
    const articles = ids.flatMap((id) => {
      const article = entries.get(id);
      return article && (blog === undefined || article.blog === blog) ? [{ article, count: countOf(article, blogs) }] : [];
    }).filter(({ count }) => count > 0).sort((one, other) => other.count - one.count).slice(0, mostArticles);
    return { articles, people: await this.people.listPeople(articles.flatMap(({ article }) => writersOf(article))) };
  }

  /** The signed-in person read an article; once is enough. */
  public async countRead(articleId: number): Promise<void> {
    await this.reads.put(targetKey('article', articleId), await this.viewerId(), { ArticleId: articleId });
  }
}
