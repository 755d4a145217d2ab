import { AppError, isAppError } from '../../domain/shared/errors';
import { isReactionName, type ReactionName } from '../../domain/shared/reactions';
import { boundsOf } from '../../domain/blog/archive';
import { blogOfArticle, type BlogInfo } from '../../domain/blog/blogs';
import { isOver, writersOf, type Article, type ArticleEntry, type ArticleVersion } from '../../domain/blog/article';
import type { ArticleFilter, ArticleHit, ArticlePage, BlogReader, BlogStart, OpenArticle } from '../../domain/blog/ports';
import { byUse } from '../../domain/shared/byUse';
import { matches } from '../../domain/shared/text';
import { blogArea } from '../../provisioning/blog/lists';
import { isThresholdError, sent } from '../errors';
import { addAreaStart, allows, manageWeb, orMissing, type Permissions } from '../shared/areaStart';
import { openBatch, type Batch } from '../shared/batch';
import { allOf, instant, literal } from '../shared/odata';
import { listOf, listPath } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import { addWindows } from '../shared/windowRows';
import type { Site } from '../sp';
import { addFeed } from './feed';
import { addFollows } from './follows';
import { addCounts, countable } from './articleCounts';
import { addNeighbours } from './neighbours';
import { addSeen } from './seen';
import { shown } from './shown';
import { SharePointArticleDrafts } from './drafts';
import { pinsKey, pinsOf, type Pins } from './pins';
import { addComments, listWaitingComments } from './commentReader';
import { articleColumns, articleOf, blogColumns, blogOf, entryColumns, reactionColumns, type ArticleRow, type BlogRow, type EntryRow, type ReactionRow, type VersionRow, versionTextOf } from './rows';

const articles = 'LoggiaArticles';
const blogLimit = 500;
/** Articles whose titles and summaries a search looks through itself: SharePoint's index may be some minutes behind. */
const freshArticles = 100;
const versionLimit = 100;
/** Articles whose topics are offered to writers. */
const topicRows = 500;

/** Reads the blog of one site. */
export class SharePointBlogReader implements Omit<BlogReader, 'listPopular'> {
  private viewer: Promise<number> | undefined;
  private blogs: Promise<readonly BlogInfo[]> | undefined;
  private pins: Pins = {};
  /** Drafts of the same person. */
  public readonly drafts: SharePointArticleDrafts;

  public constructor(private readonly site: Site, private readonly people: SitePeople) {
    this.drafts = new SharePointArticleDrafts(site, () => this.viewerId());
  }

  /** The site's id of the signed-in person; known after the first look. */
  public viewerId(): Promise<number> {
    this.viewer ??= sent(this.site.sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')()).then((user) => this.people.keep(user).id);
    return this.viewer;
  }

  public async readStart(pageSize: number, blog?: string): Promise<BlogStart> {
    const batch = openBatch(this.site);
    const start = addAreaStart(this.site, batch, this.people, blogArea, articles);
    const items = listOf(this.site, articles, batch.sp).items.select(...entryColumns).orderBy('Id', false).top(pageSize);
    const newest = batch.add<EntryRow[]>((blog === undefined ? items : items.filter(`Blog eq ${literal(blog)}`))());
    const named = this.addBlogs(batch);
    // Without a filter: the server itself gives each person only what is theirs.
    const drafts = this.drafts.addTo(batch);
    const pinned = batch.add<{ Value: string | null }[]>(listOf(this.site, 'LoggiaSettings', batch.sp).items.select('Value').filter(`Key eq ${literal(pinsKey)}`).top(1)());
    await batch.send();
    const { person, isOwner, canWrite, state } = start();
    this.viewer = Promise.resolve(person.id);
    const viewer = { person, isOwner, canWrite };
    if (state === 'missing') return { viewer, state, blogs: [], pins: {}, page: { articles: [], people: new Map(), counts: new Map() }, drafts: [] };
    const blogs = orMissing(named, []).map(blogOf);
    this.blogs = Promise.resolve(blogs);
    this.pins = pinsOf(orMissing(pinned, [])[0]?.Value ?? null);
    const pins = Object.fromEntries(Object.entries(this.pins).map(([key, { id }]) => [key, id]));
    return { viewer, state, blogs, pins, page: await this.firstPage(newest, pageSize, blog), drafts: drafts.isCut() ? await this.drafts.listDrafts() : drafts.read(person.id) };
  }

  public async listArticles(filter: ArticleFilter, pageSize: number, before?: number): Promise<ArticlePage> {
    const condition = allOf(conditionOf(filter), filter.blog === undefined ? undefined : `Blog eq ${literal(filter.blog)}`);
    const { rows, next } = await listNewest<EntryRow>(this.site, { list: articles, select: entryColumns, filter: condition, limit: pageSize, ...(before === undefined ? {} : { before }) });
    return this.complete(rows, next, filter, before === undefined);
  }

  public async openArticle(id: number): Promise<OpenArticle> {
    const batch = openBatch(this.site);
    const items = (): ReturnType<typeof listOf>['items'] => listOf(this.site, articles, batch.sp).items;
    const row = batch.add<ArticleRow>(items().getById(id).select(...articleColumns)());
    const comments = addComments(this.site, batch, id);
    const rights = batch.add<{ EffectiveBasePermissions: Permissions }>(batch.sp.web.select('EffectiveBasePermissions')());
    const reactions = addWindows<ReactionRow>(this.site, batch, { list: 'LoggiaArticleReactions', column: 'ArticleId', ids: [id], select: reactionColumns });
    const neighbours = addNeighbours(this.site, batch, id);
    const named = this.blogs ? undefined : this.addBlogs(batch);
    await batch.send();
    if (named) this.blogs = Promise.resolve(orMissing(named, []).map(blogOf));
    const blogs = await this.knownBlogs();
    const article = articleOf(row());
    const viewerId = await this.viewerId();
    if (article.publishedAt === '' || (isOver(article, new Date()) && article.authorId !== viewerId)) throw new AppError('notFound', { message: 'The article is not published.' });
    const blog = blogOfArticle(blogs, article.blog, article.authorId);
    const { comments: found, hasMore } = await comments({ blog, publishedAt: article.publishedAt, viewerId, isOwner: allows(rights().EffectiveBasePermissions, manageWeb) });
    const [people, around] = await Promise.all([
      this.people.listPeople([...writersOf(article), ...found.flatMap(({ authorId, removal }) => [authorId, ...(removal ? [removal.byId] : [])])]),
      neighbours(blog, blogs)
    ]);
    return {
      article: { ...article, blog: blog?.key ?? '' },
      ...(blog ? { blog } : {}),
      reactions: reactionsOf((await reactions()).rows, id, viewerId),
      comments: found,
      hasMoreComments: hasMore,
      people,
      ...around
    };
  }

  public async search(words: string, blog?: string): Promise<readonly ArticleHit[]> {
    const text = words.trim();
    if (text === '') return [];
    const { searchList } = await import(/* webpackChunkName: 'list-search' */ '../shared/listSearch');
    const rowsWhere = (filter: string, limit: number): Promise<readonly EntryRow[]> => listNewest<EntryRow>(this.site, { list: articles, select: entryColumns, filter, limit }).then(({ rows }) => rows);
    const [newest, begun, found, blogs] = await Promise.all([rowsWhere('', freshArticles), rowsWhere(`startswith(Title,${literal(text)})`, 10), searchList(this.site, listPath(this.site, articles), text), this.knownBlogs()]);
    const fresh = [...newest.filter(({ Title, Summary }) => matches(`${Title ?? ''} ${Summary ?? ''}`, text)), ...begun];
    const inBlog = (entry: ArticleEntry): boolean => blog === undefined || entry.blog === blog;
    const hits = new Map<number, ArticleHit>(shown(fresh, blogs).filter(inBlog).map(({ id, title, summary }) => [id, { id, title, excerpt: summary }]));
    const indexed = found.map((row) => ({ ...row, id: Number(row.ListItemID) })).filter(({ id }) => id > 0 && !hits.has(id));
    // The index is as old as its last crawl: the rows themselves say what is published, and under which title.
    const batch = openBatch(this.site);
    const rows = indexed.map(({ id }) => batch.add<EntryRow>(listOf(this.site, articles, batch.sp).items.getById(id).select(...entryColumns)()));
    await batch.send();
    const current = new Map(shown(rows.flatMap((read) => orMissing<EntryRow[]>(() => [read()], [])), blogs).filter(inBlog).map((entry) => [entry.id, entry]));
    for (const { id, HitHighlightedSummary } of indexed) {
      const entry = current.get(id);
      if (entry) hits.set(id, { id, title: entry.title, excerpt: (HitHighlightedSummary ?? '').replace(/<ddd\/>/g, '… ').replace(/<\/?c\d>/g, '') });
    }
    return [...hits.values()].slice(0, 20);
  }

  public listWaitingComments(): ReturnType<BlogReader['listWaitingComments']> {
    return listWaitingComments(this.site, this.people);
  }

  public async listVersions(id: number): Promise<readonly ArticleVersion[]> {
    const rows = (await sent(listOf(this.site, articles).items.getById(id).versions.top(versionLimit)())) as unknown as VersionRow[];
    // The state before publishing was empty: nobody wants it back.
    const published = rows.filter(({ PublishedAt }) => PublishedAt !== null && PublishedAt !== '');
    const editors = await this.people.listPeople(published.map(({ Editor }) => Editor?.LookupId ?? 0));
    return published.map((row) => ({ label: row.VersionLabel, versionId: row.VersionId, savedAt: row.Modified, editorName: editors.get(row.Editor?.LookupId ?? 0)?.name ?? '', editor: editors.get(row.Editor?.LookupId ?? 0), text: versionTextOf(row) }));
  }

  public async findOldest(): Promise<Date | undefined> {
    const rows: { PublishedAt: string | null; Created: string }[] = await sent(listOf(this.site, articles).items.select('PublishedAt', 'Created').orderBy('Id', true).top(1)());
    const [row] = rows;
    return row && new Date(row.PublishedAt ?? row.Created);
  }

  public async listTopics(): Promise<readonly string[]> {
    const rows: Pick<EntryRow, 'Topics'>[] = await sent(listOf(this.site, articles).items.select('Topics').orderBy('Id', false).top(topicRows)());
    return byUse(rows.flatMap(({ Topics }) => (Topics ?? '').split(' ')).filter((topic) => topic !== ''));
  }

  public async listTexts(ids: readonly number[]): Promise<readonly Article[]> {
    const batch = openBatch(this.site);
    const parts = ids.map((id) => batch.add<ArticleRow>(listOf(this.site, articles, batch.sp).items.getById(id).select(...articleColumns)()));
    await batch.send();
    // Whatever was deleted meanwhile is left out.
    const now = new Date();
    return parts.flatMap((read) => orMissing<ArticleRow[]>(() => [read()], [])).filter(({ PublishedAt }) => PublishedAt !== null && PublishedAt !== '').map(articleOf).filter((article) => !isOver(article, now));
  }

  public async readPicture(articleId: number, name: string): Promise<Blob | undefined> {
    try {
      return await sent(listOf(this.site, articles).items.getById(articleId).attachmentFiles.getByName(name).getBlob());
    } catch (error) {
      if (isAppError(error, 'notFound')) return undefined;
      throw error;
    }
  }

  public pictureUrl(articleId: number, name: string): string {
    return `${listPath(this.site, articles)}/Attachments/${articleId}/${name}`.split('/').map(encodeURIComponent).join('/');
  }

  /** The first page came with the start, unless the blog is so large that SharePoint wants windows. */
  private async firstPage(newest: () => EntryRow[], pageSize: number, blog: string | undefined): Promise<ArticlePage> {
    const filter: ArticleFilter = { kind: 'all', blog };
    try {
      const rows = newest();
      const last = rows[rows.length - 1];
      return await this.complete(rows, rows.length >= pageSize ? last?.Id : undefined, filter, true);
    } catch (error) {
      if (!isThresholdError(error)) throw error;
      return this.listArticles(filter, pageSize);
    }
  }

  private addBlogs(batch: Batch): () => BlogRow[] {
    return batch.add<BlogRow[]>(listOf(this.site, 'LoggiaBlogs', batch.sp).items.select(...blogColumns).orderBy('Id', true).top(blogLimit)());
  }

  /** The blogs of the site; they come with the first look. */
  public knownBlogs(): Promise<readonly BlogInfo[]> {
    this.blogs ??= sent<BlogRow[]>(listOf(this.site, 'LoggiaBlogs').items.select(...blogColumns).orderBy('Id', true).top(blogLimit)()).then(
      (rows) => rows.map(blogOf),
      (error: unknown) => {
        this.blogs = undefined;
        if (isAppError(error, 'notFound')) return [];
        throw error;
      }
    );
    return this.blogs;
  }

  /** One batch: names, and how much each article is talked about. */
  private async complete(rows: readonly EntryRow[], next: number | undefined, filter: ArticleFilter, isFirst: boolean): Promise<ArticlePage> {
    const pin = isFirst && filter.kind === 'all' ? this.pins[filter.blog ?? ''] : undefined;
    const blogs = await this.knownBlogs();
    const entries = shown(rows, blogs).filter((entry) => isWanted(entry, filter));
    const ids = [...new Set([...entries.map(({ id }) => id), ...(pin ? [pin.id] : [])])];
    const batch = openBatch(this.site);
    const counts = addCounts(this.site, batch, ids, blogs);
    const authors = [...entries.flatMap(writersOf), ...(pin?.people ?? [])];
    const top = pin && batch.add<EntryRow>(listOf(this.site, articles, batch.sp).items.getById(pin.id).select(...entryColumns)());
    for (const part of this.people.register(batch.sp, authors)) batch.add(part);
    const seen = isFirst && filter.kind === 'all' ? addSeen(this.site, batch, await this.viewerId(), filter.blog) : undefined;
    const follows = isFirst && filter.kind === 'all' ? addFollows(this.site, batch, await this.viewerId()) : undefined;
    const feed = isFirst && filter.kind === 'all' ? addFeed(this.site, batch, articles) : undefined;
    await batch.send();
    const seenUpTo = seen?.();
    const feedUrl = feed?.();
    const pinned = top && shown(orMissing<EntryRow[]>(() => [top()], []), blogs).find((entry) => isWanted(entry, filter));
    return { articles: entries, counts: await counts([...entries, ...(pinned ? [pinned] : [])]), people: this.people.pick(authors), ...(pinned ? { pinned } : {}), ...(seenUpTo === undefined ? {} : { seenUpTo }), ...(follows ? { followed: follows() } : {}), ...(feedUrl === undefined ? {} : { feedUrl }), ...(next === undefined ? {} : { next }) };
  }
}

/** What the server cannot decide: whether the author speaks in the blog, and whether a topic is a whole word. */
function isWanted(entry: ArticleEntry, filter: ArticleFilter): boolean {
  if (filter.blog !== undefined && entry.blog !== filter.blog) return false;
  return filter.kind !== 'topic' || entry.topics.some((topic) => topic.toLowerCase() === filter.topic.toLowerCase());
}

function conditionOf(filter: ArticleFilter): string | undefined {
  switch (filter.kind) {
    case 'category': return `Category eq ${literal(filter.category)}`;
    case 'series': return `Series eq ${literal(filter.series)}`;
    case 'author': return `AuthorId eq ${filter.authorId}`;
    // Not an index's work: above 5,000 rows SharePoint refuses it and it is repeated in windows of Id.
    case 'topic': return `substringof(${literal(filter.topic)},Topics)`;
    case 'month': {
      const { from, to } = boundsOf(filter.month);
      return `PublishedAt ge ${instant(from)} and PublishedAt lt ${instant(to)}`;
    }
    default: return undefined;
  }
}

function reactionsOf(rows: readonly ReactionRow[], id: number, viewerId: number): OpenArticle['reactions'] {
  const counts: Partial<Record<ReactionName, number>> = {};
  const given = countable(rows, id);
  for (const { kind } of given) if (isReactionName(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  const mine = given.find(({ authorId }) => authorId === viewerId)?.kind;
  return mine !== undefined && isReactionName(mine) ? { counts, mine } : { counts };
}
