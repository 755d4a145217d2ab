import { AppError } from '../../domain/shared/errors';
import { countableRows, targetKey } from '../../domain/shared/keys';
import { isReactionName, type ReactionName } from '../../domain/shared/reactions';
import type { ArticleDraft, ArticleEntry } from '../../domain/blog/article';
import type { ArticleCounts, ArticleFilter, ArticleHit, ArticlePage, BlogReader, BlogStart, OpenArticle } from '../../domain/blog/ports';
import { blogArea } from '../../provisioning/blog/lists';
import { sent } from '../errors';
import { addAreaStart, orMissing } from '../shared/areaStart';
import { openBatch, type Batch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf, listPath } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import { addWindows } from '../shared/windowRows';
import type { Site } from '../sp';
import { articleColumns, articleOf, commentColumns, commentOf, draftColumns, draftOf, entryColumns, entryOf, reactionColumns, type ArticleRow, type CommentRow, type DraftRow, type EntryRow, type ReactionRow } from './rows';

const articles = 'LoggiaArticles';
const commentLimit = 200;
const draftLimit = 50;

/** Reads the blog of one site. */
export class SharePointBlogReader implements BlogReader {
  private viewer: Promise<number> | undefined;

  public constructor(private readonly site: Site, private readonly people: SitePeople) {}

  /** The site's id of the signed-in person; known after the first look. */
  public viewerId(): Promise<number> {
    this.viewer ??= sent(this.site.sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')()).then((user) => this.people.keep(user).id);
    return this.viewer;
  }

  public async readStart(pageSize: number): Promise<BlogStart> {
    const batch = openBatch(this.site);
    const start = addAreaStart(this.site, batch, this.people, blogArea, articles);
    const newest = batch.add<EntryRow[]>(listOf(this.site, articles, batch.sp).items.select(...entryColumns).orderBy('Id', false).top(pageSize)());
    // Without a filter: the server itself gives each person only their own.
    const drafts = batch.add<DraftRow[]>(listOf(this.site, 'LoggiaArticleDrafts', batch.sp).items.select(...draftColumns).orderBy('Id', false).top(draftLimit)());
    await batch.send();
    const { person, isOwner, canWrite, state } = start();
    this.viewer = Promise.resolve(person.id);
    const viewer = { person, isOwner, canWrite };
    if (state === 'missing') return { viewer, state, page: { articles: [], people: new Map(), counts: new Map() }, drafts: [] };
    const rows = newest();
    const last = rows[rows.length - 1];
    return { viewer, state, page: await this.complete(rows, rows.length >= pageSize ? last?.Id : undefined), drafts: ownDrafts(orMissing(drafts, []), person.id) };
  }

  public async listArticles(filter: ArticleFilter, pageSize: number, before?: number): Promise<ArticlePage> {
    const condition = filter.kind === 'category' ? `Category eq ${literal(filter.category)}` : filter.kind === 'author' ? `AuthorId eq ${filter.authorId}` : '';
    const { rows, next } = await listNewest<EntryRow>(this.site, { list: articles, select: entryColumns, filter: condition, limit: pageSize, ...(before === undefined ? {} : { before }) });
    return this.complete(rows, next);
  }

  public async openArticle(id: number): Promise<OpenArticle> {
    const batch = openBatch(this.site);
    const items = (): ReturnType<typeof listOf>['items'] => listOf(this.site, articles, batch.sp).items;
    const row = batch.add<ArticleRow>(items().getById(id).select(...articleColumns)());
    const comments = batch.add<CommentRow[]>(listOf(this.site, 'LoggiaComments', batch.sp).items.select(...commentColumns).filter(`ArticleId eq ${id}`).orderBy('Id', false).top(commentLimit)());
    const reactions = addWindows<ReactionRow>(this.site, batch, { list: 'LoggiaArticleReactions', column: 'ArticleId', ids: [id], select: reactionColumns });
    // Neighbours by windows of Id, so that no size of the list matters.
    const earlier = batch.add<EntryRow[]>(items().select(...entryColumns).filter(`Id lt ${id} and Id ge ${Math.max(0, id - 100)}`).orderBy('Id', false).top(3)());
    const later = batch.add<EntryRow[]>(items().select(...entryColumns).filter(`Id gt ${id} and Id le ${id + 100}`).orderBy('Id', true).top(3)());
    await batch.send();
    const article = articleOf(row());
    const viewerId = await this.viewerId();
    if (article.publishedAt === '' && article.authorId !== viewerId) throw new AppError('notFound', { message: 'The article is not published.' });
    const found = comments().map(commentOf);
    const [before] = shown(earlier());
    const [after] = shown(later());
    return {
      article,
      reactions: reactionsOf((await reactions()).rows, id, viewerId),
      comments: found.slice().reverse(),
      hasMoreComments: found.length >= commentLimit,
      people: await this.people.listPeople([article.authorId, ...found.map(({ authorId }) => authorId)]),
      ...(before ? { earlier: before } : {}),
      ...(after ? { later: after } : {})
    };
  }

  public async listDrafts(): Promise<readonly ArticleDraft[]> {
    const rows: DraftRow[] = await sent(listOf(this.site, 'LoggiaArticleDrafts').items.select(...draftColumns).orderBy('Id', false).top(draftLimit)());
    return ownDrafts(rows, await this.viewerId());
  }

  public async search(words: string): Promise<readonly ArticleHit[]> {
    const text = words.trim();
    if (text === '') return [];
    const fresh: EntryRow[] = await sent(listOf(this.site, articles).items.select(...entryColumns).filter(`startswith(Title,${literal(text)})`).top(10)());
    const { searchList } = await import(/* webpackChunkName: 'list-search' */ '../shared/listSearch');
    const hits = new Map<number, ArticleHit>(shown(fresh).map(({ id, title, summary }) => [id, { id, title, excerpt: summary }]));
    for (const { ListItemID, Title, HitHighlightedSummary } of await searchList(this.site, listPath(this.site, articles), text)) {
      const id = Number(ListItemID);
      if (id > 0 && !hits.has(id)) hits.set(id, { id, title: Title ?? '', excerpt: (HitHighlightedSummary ?? '').replace(/<ddd\/>/g, '… ').replace(/<\/?c\d>/g, '') });
    }
    return [...hits.values()].slice(0, 20);
  }

  public pictureUrl(articleId: number, name: string): string {
    return `${listPath(this.site, articles)}/Attachments/${articleId}/${name}`.split('/').map(encodeURIComponent).join('/');
  }

  /** One batch: names, and how much each article is talked about. */
  private async complete(rows: readonly EntryRow[], next: number | undefined): Promise<ArticlePage> {
    const entries = shown(rows);
    const ids = entries.map(({ id }) => id);
    const batch = openBatch(this.site);
    const counts = this.addCounts(batch, ids);
    const authors = entries.map(({ authorId }) => authorId);
    for (const part of this.people.register(batch.sp, authors)) batch.add(part);
    await batch.send();
    return { articles: entries, counts: await counts(), people: this.people.pick(authors), ...(next === undefined ? {} : { next }) };
  }

  private addCounts(batch: Batch, ids: readonly number[]): () => Promise<ReadonlyMap<number, ArticleCounts>> {
    if (ids.length === 0) return async () => new Map();
    const reactions = addWindows<ReactionRow>(this.site, batch, { list: 'LoggiaArticleReactions', column: 'ArticleId', ids, select: reactionColumns });
    const comments = addWindows<CommentRow>(this.site, batch, { list: 'LoggiaComments', column: 'ArticleId', ids, select: ['Id', 'ArticleId'] });
    return async () => {
      const [given, said] = [(await reactions()).rows, (await comments()).rows];
      return new Map(ids.map((id) => [id, { reactions: countable(given, id).length, comments: said.filter(({ ArticleId }) => ArticleId === id).length }]));
    };
  }
}

/** Only published articles are shown: a row without a day is on its way. */
function shown(rows: readonly EntryRow[]): ArticleEntry[] {
  return rows.filter(({ PublishedAt }) => PublishedAt !== null && PublishedAt !== '').map(entryOf);
}

/** An owner of the site may read the drafts of others by SharePoint; the blog does not show them. */
function ownDrafts(rows: readonly DraftRow[], viewerId: number): ArticleDraft[] {
  return rows.filter(({ AuthorId }) => AuthorId === viewerId).map(draftOf);
}

function countable(rows: readonly ReactionRow[], id: number): { readonly authorId: number; readonly kind: string }[] {
  const own = rows.filter(({ ArticleId }) => ArticleId === id).map((row) => ({ id: row.Id, key: row.Key, authorId: row.AuthorId, kind: row.Kind }));
  return countableRows(own, targetKey('article', id)).filter(({ kind }) => isReactionName(kind));
}

function reactionsOf(rows: readonly ReactionRow[], id: number, viewerId: number): OpenArticle['reactions'] {
  const counts: Partial<Record<ReactionName, number>> = {};
  const given = countable(rows, id);
  for (const { kind } of given) if (isReactionName(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  const mine = given.find(({ authorId }) => authorId === viewerId)?.kind;
  return mine !== undefined && isReactionName(mine) ? { counts, mine } : { counts };
}
