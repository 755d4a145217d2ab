import type { SPFI } from '@pnp/sp';
import { AppError, isAppError } from '../../domain/shared/errors';
import { targetKey } from '../../domain/shared/keys';
import { profilePageOf, profilePageSetting } from '../../domain/shared/personCard';
import type { FeedFilter, FeedPage, FeedPost, News, StreamStart, Viewer } from '../../domain/stream/feed';
import type { FeedReader, ThreadPage } from '../../domain/stream/ports';
import type { Post } from '../../domain/stream/post';
import { countReactions } from '../../domain/stream/reactions';
import { setupStateOf } from '../../provisioning/provisioner';
import { streamArea } from '../../provisioning/stream/lists';
import { sent } from '../errors';
import { openBatch, type Batch } from '../shared/batch';
import { allOf, instant, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { addArticles, type ArticleParts } from './articleParts';
import { findPosts, followedOf, followRequest, type FollowRow, type FoundPosts } from './feedSources';
import type { FollowedArticles } from './followedArticles';
import { addOwnState, type OwnState } from './ownState';
import { addHydration, targetsOf } from './hydration';
import { postColumns, postOf, reactionsOf, replyColumns, replyOf, type HangingRow, type ModerationRow, type PostRow, type ReplyRow } from './rows';

interface Permissions { readonly High: string; readonly Low: string }
interface UserRow { readonly Id: number; readonly Title: string; readonly Email: string | null; readonly LoginName: string }
interface PostWithAuthorRow extends PostRow { readonly Author?: { readonly Title?: string; readonly EMail?: string | null; readonly Name?: string } }

const addListItems = 0x2;
const manageWeb = 0x40000000;
const newsLimit = 20;
const versionKey = `version/${streamArea.area}`;

function allows(permissions: Permissions, bit: number): boolean {
  return Math.floor(Number(permissions.Low) / bit) % 2 === 1;
}

function orMissing<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'notFound')) return fallback;
    throw error;
  }
}

/** With the post that it shares, unless that one is hidden. */
function withShared(one: FeedPost, all: readonly FeedPost[]): FeedPost {
  const shared = all.find(({ post, isHidden }) => post.id === one.post.details.sharedPostId && !isHidden);
  return shared ? { ...one, shared } : one;
}

/** Of which tab articles are wanted: `parts` have been read already, else the newest or the next ones are. */
interface ArticlesOf { readonly tab: string; readonly parts?: ArticleParts; readonly isFirst?: boolean }

/** Reads the stream of one site. */
export class SharePointFeedReader implements FeedReader {
  private viewer: Promise<UserRow> | undefined;
  private muted: readonly string[] = [];
  /** What was read last of these spares later round trips. */
  private followed: readonly string[] | undefined;
  private newest = 0;
  private hasManySaved = false;
  private articles: Promise<FollowedArticles | undefined> | undefined;

  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly now: () => Date = () => new Date()) {}

  /** The site's id of the signed-in person; known after the first look. */
  public async viewerId(): Promise<number> {
    this.viewer ??= this.requestUser(this.site.sp);
    try {
      return (await this.viewer).Id;
    } catch (error) {
      this.viewer = undefined;
      throw error;
    }
  }

  public async readStart(pageSize: number): Promise<StreamStart> {
    // What chooses among articles arrives while the first rows do; without it, the stream goes on.
    this.articles ??= import(/* webpackChunkName: 'stream-articles' */ './followedArticles').then(({ FollowedArticles: Articles }) => new Articles(this.site, this.people), () => undefined);
    const batch = openBatch(this.site);
    const { sp } = batch;
    const articles = addArticles(this.site, batch);
    const user = batch.add<UserRow>(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
    const web = batch.add<{ EffectiveBasePermissions: Permissions }>(sp.web.select('EffectiveBasePermissions')());
    const list = batch.add<{ EffectiveBasePermissions: Permissions }>(listOf(this.site, 'LoggiaPosts', sp).select('EffectiveBasePermissions')());
    const settings = batch.add<{ Key: string; Value: string | null }[]>(
      listOf(this.site, 'LoggiaSettings', sp).items.select('Key', 'Value').filter(`Key eq '${versionKey}' or Key eq 'version/people' or Key eq '${profilePageSetting}'`).top(5)()
    );
    const newest = batch.add<PostRow[]>(listOf(this.site, 'LoggiaPosts', sp).items.select(...postColumns).orderBy('Id', false).top(pageSize)());
    const pins = batch.add<ModerationRow[]>(
      listOf(this.site, 'LoggiaModeration', sp).items.select('Id', 'PostId', 'Action', 'AuthorId').filter(allOf(`Until ge ${instant(this.now())}`, `Action eq 'announce'`)).orderBy('Id', false).top(5)()
    );
    await batch.send();
    this.viewer = Promise.resolve(user());
    const isOwner = allows(web().EffectiveBasePermissions, manageWeb);
    const person = this.people.keep(user());
    const rights = orMissing(list, undefined);
    const known = orMissing(settings, []);
    const state = rights ? setupStateOf(streamArea, known.find(({ Key }) => Key === versionKey)?.Value ?? undefined) : 'missing';
    const profilePage = profilePageOf(known);
    const viewer: Viewer = { person, isOwner, canPost: rights !== undefined && allows(rights.EffectiveBasePermissions, addListItems) };
    if (state === 'missing') return { viewer, state, pinned: [], page: { posts: [], people: new Map() }, seenUpTo: 0, muted: [] };
    const start = await this.completeStart({ viewer, state, rows: newest(), pins: orMissing(pins, []), pageSize, articles });
    return profilePage === undefined ? start : { ...start, profilePage };
  }

  public async listPosts(filter: FeedFilter, pageSize: number, before?: number): Promise<FeedPage> {
    const viewerId = await this.viewerId();
    const found = await findPosts(this.site, filter, { viewerId, newest: this.newest, followed: this.followed }, pageSize, before);
    const { tab } = filter;
    return (await this.hydrate(found, viewerId, tab === 'saved' || tab === 'hidden' ? tab : 'tab', tab === 'everyone' || tab === 'following' ? { tab, isFirst: before === undefined } : undefined)).page;
  }

  public async getPost(id: number): Promise<FeedPage> {
    const viewerId = await this.viewerId();
    const { page } = await this.hydrate({ rows: [], ids: [{ id }] }, viewerId, 'direct');
    if (page.posts.length === 0) throw new AppError('notFound', { message: `There is no post ${id}.` });
    return page;
  }

  public async countNewer(afterId: number): Promise<News> {
    // Without a filter: "above an id" may match more rows than SharePoint looks through.
    const rows: { Id: number; AuthorId: number }[] = await sent(listOf(this.site, 'LoggiaPosts').items.select('Id', 'AuthorId').orderBy('Id', false).top(newsLimit)());
    const viewerId = await this.viewerId();
    this.newest = Math.max(this.newest, rows[0]?.Id ?? 0);
    const fresh = rows.filter(({ Id, AuthorId }) => Id > afterId && AuthorId !== viewerId && !this.muted.includes(targetKey('user', AuthorId)));
    return { count: fresh.length, hasMore: rows.length === newsLimit && rows.every(({ Id }) => Id > afterId), authors: [...this.people.pick(fresh.map(({ AuthorId }) => AuthorId)).values()].slice(0, 3) };
  }

  public async listReplies(postId: number, pageSize: number, before?: number): Promise<ThreadPage> {
    const viewerId = await this.viewerId();
    const { rows, next } = await listNewest<ReplyRow>(this.site, {
      list: 'LoggiaReplies', select: replyColumns, filter: `PostId eq ${postId}`, limit: pageSize, ...(before === undefined ? {} : { before })
    });
    const batch = openBatch(this.site);
    // One part per reply shown: the thread's reactions as a whole may be many more than this page needs.
    const parts = rows.map(({ Id }) => batch.add<HangingRow[]>(
      listOf(this.site, 'LoggiaReactions', batch.sp).items.select('Id', 'Key', 'PostId', 'AuthorId', 'Target', 'Kind').filter(`Target eq ${literal(targetKey('reply', Id))}`).top(1000)()
    ));
    const authors = rows.map(({ AuthorId }) => AuthorId);
    for (const part of this.people.register(batch.sp, authors)) batch.add(part);
    await batch.send();
    const items = rows.map((row, index) => ({ reply: replyOf(row), reactions: countReactions(reactionsOf(parts[index]?.() ?? []), targetKey('reply', row.Id), viewerId) }));
    return { items: items.reverse(), people: this.people.pick(authors), ...(next === undefined ? {} : { next }) };
  }

  private async completeStart(start: { viewer: Viewer; state: StreamStart['state']; rows: readonly PostRow[]; pins: readonly ModerationRow[]; pageSize: number; articles: ArticleParts }): Promise<StreamStart> {
    const { viewer, rows, pins } = start;
    this.newest = Math.max(this.newest, rows[0]?.Id ?? 0);
    const pinnedIds = [...new Set(pins.map(({ PostId }) => PostId))].filter((id) => !rows.some(({ Id }) => Id === id));
    const last = rows[rows.length - 1];
    const found: FoundPosts = {
      rows,
      ids: pins.filter(({ PostId }) => pinnedIds.includes(PostId)).map(({ PostId, AuthorId }) => ({ id: PostId, authorId: AuthorId })),
      ...(last && rows.length >= start.pageSize ? { next: last.Id } : {})
    };
    const { page, seenUpTo, muted } = await this.hydrate(found, viewer.person.id, 'start', { tab: 'everyone', parts: start.articles });
    const isPinned = ({ announcement }: FeedPost): boolean => announcement?.pinnedUntil !== undefined && Date.parse(announcement.pinnedUntil) > this.now().getTime();
    return {
      viewer,
      state: start.state,
      pinned: page.posts.filter(isPinned),
      page: { ...page, posts: page.posts.filter((one) => !isPinned(one) && !pinnedIds.includes(one.post.id)) },
      seenUpTo,
      muted
    };
  }

  /** One batch: posts that are known by id only, what hangs on all, names and the viewer's own marks. */
  private async hydrate(found: FoundPosts, viewerId: number, way: 'start' | 'tab' | 'saved' | 'hidden' | 'direct', lists?: ArticlesOf): Promise<{ page: FeedPage; seenUpTo: number; muted: readonly string[] }> {
    const known = found.rows.map(postOf);
    const sharedIds = known.flatMap(({ details }) => details.sharedPostId ?? []);
    const extraIds = [...new Set([...found.ids.map(({ id }) => id), ...sharedIds])].filter((id) => id > 0 && !known.some((post) => post.id === id));
    const batch = openBatch(this.site);
    const extra = extraIds.map((id) => this.addPost(batch, id));
    const pinnedIds = way === 'start' || way === 'direct' ? found.ids.map(({ id }) => id) : [];
    const hydration = addHydration(this.site, batch, targetsOf(known, extraIds), { viewerId, ids: pinnedIds });
    const own = addOwnState(this.site, batch, viewerId, this.hasManySaved ? [...known.map(({ id }) => id), ...extraIds] : undefined);
    const follows = batch.add<FollowRow[]>(followRequest(this.site, viewerId, batch.sp)());
    const chooser = lists && await this.articles;
    const parts = chooser && (lists.parts ?? (lists.isFirst ? addArticles(this.site, batch) : chooser.addOlder(batch, lists.tab, known[known.length - 1]?.createdAt)));
    for (const part of this.people.register(batch.sp, known.flatMap((post) => [post.authorId, post.acceptedAuthorId ?? 0]))) batch.add(part);
    await batch.send();
    const others = extra.flatMap((read) => orMissing<Post[]>(() => [read()], []));
    // An edge speaks only for a post of its own author.
    const genuine = others.filter((post) => found.ids.every(({ id, authorId }) => id !== post.id || authorId === undefined || authorId === post.authorId || found.rows.length > 0));
    this.followed = followedOf(orMissing(follows, []), viewerId);
    const hydrated = await hydration.complete([...known, ...genuine], viewerId);
    const state = await own(hydrated.map(({ post }) => post.id));
    this.muted = state.muted;
    this.hasManySaved = state.hasManySaved;
    const complete = way === 'direct' ? await this.addAnswers(hydrated) : hydrated;
    const isListed = (id: number): boolean => found.ids.some((one) => one.id === id);
    const isAsked = ({ post }: FeedPost): boolean => !sharedIds.includes(post.id) || known.some(({ id }) => id === post.id) || isListed(post.id);
    const isSaved = ({ post }: FeedPost, { saved }: OwnState): boolean => saved.has(post.id) || (way === 'saved' && isListed(post.id));
    const posts = complete
      .filter(isAsked)
      .map((one) => withShared(one, complete))
      .map((one) => ({ ...one, isSaved: isSaved(one, state) }))
      .filter((one) => (way === 'hidden' ? one.isHidden : way === 'direct' || this.isShown(one, viewerId)));
    const ids = posts.flatMap(({ post, acceptedReply, shared }) => [post.authorId, acceptedReply?.authorId ?? 0, shared?.post.authorId ?? 0]);
    const articles = lists && parts ? chooser?.choose(parts, lists.tab, { viewerId, followed: this.followed, muted: state.muted }) ?? [] : [];
    ids.push(...articles.map(({ authorId }) => authorId));
    return { page: { posts, people: await this.people.listPeople(ids), ...(articles.length > 0 ? { articles } : {}), ...(found.next === undefined ? {} : { next: found.next }) }, seenUpTo: state.seenUpTo, muted: state.muted };
  }

  /** A post by its id, with its author's name: SharePoint projects a person at any size of the list (measured). */
  private addPost(batch: Batch, id: number): () => Post {
    const read = batch.add<PostWithAuthorRow>(
      listOf(this.site, 'LoggiaPosts', batch.sp).items.getById(id).select(...postColumns, 'Author/Title', 'Author/EMail', 'Author/Name').expand('Author')()
    );
    return () => {
      const row = read();
      const { Title, EMail = null, Name = '' } = row.Author ?? {};
      if (Title !== undefined) this.people.keep({ Id: row.AuthorId, Title, Email: EMail, LoginName: Name });
      return postOf(row);
    };
  }

  public async listAnswers(posts: readonly FeedPost[]): Promise<FeedPage> {
    const open = posts.filter(({ post, acceptedReply }) => post.acceptedReplyId !== undefined && !acceptedReply);
    if (open.length === 0) return { posts: [], people: new Map() };
    const answered = (await this.addAnswers(open)).filter(({ acceptedReply }) => acceptedReply !== undefined);
    return { posts: answered, people: await this.people.listPeople(answered.flatMap(({ acceptedReply }) => acceptedReply?.authorId ?? [])) };
  }

  /** Chosen answers of posts that were known by id only: one round trip, and only where there are any. */
  private async addAnswers(posts: readonly FeedPost[]): Promise<readonly FeedPost[]> {
    const open = posts.filter(({ post, acceptedReply }) => post.acceptedReplyId !== undefined && !acceptedReply);
    if (open.length === 0) return posts;
    const batch = openBatch(this.site);
    const parts = open.map(({ post }) => [post.id, batch.add<ReplyRow>(listOf(this.site, 'LoggiaReplies', batch.sp).items.getById(post.acceptedReplyId ?? 0).select(...replyColumns)())] as const);
    for (const part of this.people.register(batch.sp, open.flatMap(({ post }) => post.acceptedAuthorId ?? []))) batch.add(part);
    await batch.send();
    const answers = new Map(parts.flatMap(([postId, read]) => orMissing(() => [replyOf(read())], []).filter((reply) => reply.postId === postId).map((reply) => [postId, reply] as const)));
    return posts.map((one) => {
      const acceptedReply = answers.get(one.post.id);
      return acceptedReply ? { ...one, acceptedReply } : one;
    });
  }

  private isShown({ post, isHidden }: FeedPost, viewerId: number): boolean {
    if (isHidden && post.authorId !== viewerId) return false;
    return post.expiresAt === undefined || Date.parse(post.expiresAt) > this.now().getTime();
  }

  private requestUser(sp: SPFI): Promise<UserRow> {
    return sent(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
  }
}
