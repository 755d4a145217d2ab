import { AppError, isAppError } from '../../domain/shared/errors';
import { articleProblem, countWords, isOver, textOfDraft, type Article } from '../../domain/blog/article';
import { roleIn, writersOfDraft, type ArticleDraft } from '../../domain/blog/draft';
import type { DueWork, Publishing } from '../../domain/blog/draftPorts';
import { sent } from '../errors';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { instant, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { copyPictures, folderOf, listOfDraft, recycleRow } from './draftPlaces';
import { draftColumns, draftColumnsOf, privateDraftOf, privateDrafts, sharedDraftColumns, sharedDraftOf, sharedDrafts, wantedMark, type DraftRow, type SharedDraftRow } from './draftRows';
import type { SharePointArticleDrafts } from './drafts';
import { articleColumns, articleOf, columnsOf, type ArticleRow } from './rows';

const articles = 'LoggiaArticles';
const most = 20;

interface Claim {
  readonly id: number;
  readonly publishedAt?: string;
  /** A co-author published it. */
  readonly isDone?: true;
}

/** Publishes as the signed-in person, and takes back. */
export class SharePointPublishing implements Publishing {
  private turn: Promise<unknown> = Promise.resolve();

  public constructor(private readonly site: Site, private readonly drafts: SharePointArticleDrafts, private readonly viewerId: () => Promise<number>, private readonly now: () => Date = () => new Date()) {}

  public async publish(draft: ArticleDraft): Promise<number> {
    await this.demandNewest(draft);
    const { id, publishedAt, isDone } = await this.claim(draft);
    if (!isDone) {
      try {
        const list = listOfDraft(draft);
        await copyPictures(this.site, { list, id: draft.id }, { list: articles, id }, (name) => draft.body.includes(encodeURIComponent(name)) || draft.cover?.name === name);
        const body = draft.body.split(folderOf(this.site, list, draft.id)).join(folderOf(this.site, articles, id));
        // The one write that makes it visible: text and day together.
        await sent(listOf(this.site, articles).items.getById(id).update({ ...columnsOf({ ...draft, body, byline: { ...draft.byline, people: writersOfDraft(draft) } }), Words: countWords(body), PublishedAt: publishedAt ?? this.now().toISOString() }));
      } catch (error) {
        // An earlier try whose answer was lost went all the way.
        if (publishedAt && isAppError(error, 'notFound')) return id;
        throw error;
      }
    }
    // What somebody wrote in the meantime stays a draft.
    if (isSameText(await this.drafts.findDraft(draft.key), draft)) await recycleRow(this.site, listOfDraft(draft), draft.id);
    return id;
  }

  /** @throws conflict where somebody wrote on since this state was read: their words would go to the bin unread. */
  private async demandNewest(draft: ArticleDraft): Promise<void> {
    const now = await this.drafts.findDraft(draft.key);
    if (now && !isSameText(now, draft)) throw new AppError('conflict', { message: 'The draft was changed meanwhile.' });
  }

  public async schedule(draft: ArticleDraft, at: string | undefined): Promise<void> {
    await sent(listOf(this.site, listOfDraft(draft)).items.getById(draft.id).update({ PublishAt: at ?? null }));
  }

  public async unpublish({ id }: Pick<Article, 'id'>): Promise<string> {
    const row = await sent<ArticleRow>(listOf(this.site, articles).items.getById(id).select(...articleColumns)());
    const article = articleOf(row);
    if (article.authorId !== (await this.viewerId())) throw new AppError('forbidden', { message: 'Only its author takes an article back.' });
    if (article.publishedAt === '') return article.key;
    const text = { ...article, unpublishAt: undefined };
    // What is written since an earlier try is left alone, unless that try was cut off before the pictures had moved.
    const known = await this.drafts.findDraft(article.key);
    const draft = known ?? (await this.drafts.saveDraft(article.key, text));
    const from = folderOf(this.site, articles, id);
    if (draft.body.includes(from) || article.cover) await copyPictures(this.site, { list: articles, id }, { list: listOfDraft(draft), id: draft.id });
    if (draft.body.includes(from)) {
      const body = draft.body.split(from).join(folderOf(this.site, listOfDraft(draft), draft.id));
      await sent(listOf(this.site, listOfDraft(draft)).items.getById(draft.id).update({ ...draftColumnsOf({ ...draft, body }) }));
    }
    // The row stays for its link and its comments: without a day and without words.
    await sent(listOf(this.site, articles).items.getById(id).update({ Title: '…', Summary: '', Body: '', Cover: null, Topics: '', PublishedAt: null, UnpublishAt: null }));
    return article.key;
  }

  public async endArticle(articleId: number): Promise<void> {
    await sent(listOf(this.site, articles).items.getById(articleId).update({ UnpublishAt: this.now().toISOString() }));
  }

  public doDue(isOwner: boolean): Promise<DueWork> {
    const next = this.turn.then(() => this.doDueNow(isOwner), () => this.doDueNow(isOwner));
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async doDueNow(isOwner: boolean): Promise<DueWork> {
    const viewer = await this.viewerId();
    const now = this.now();
    const batch = openBatch(this.site);
    const items = (list: string): ReturnType<typeof listOf>['items'] => listOf(this.site, list, batch.sp).items;
    const own = batch.add<DraftRow[]>(items(privateDrafts).select(...draftColumns).filter(`OwnerId eq ${viewer} and PublishAt le ${instant(now)}`).top(most)());
    const common = batch.add<SharedDraftRow[]>(items(sharedDrafts).select(...sharedDraftColumns).filter(`PublishAt le ${instant(now)}`).top(most)());
    const over = batch.add<{ Id: number; AuthorId: number }[]>(items(articles).select('Id', 'AuthorId').filter(`AuthorId eq ${viewer} and UnpublishAt le ${instant(now)}`).top(most)());
    const wishes = isOwner ? [privateDrafts, sharedDrafts].map((list) => ({ list, rows: batch.add<{ Id: number }[]>(items(list).select('Id').filter(`Sharing eq ${literal(wantedMark)}`).top(most)()) })) : [];
    await batch.send();
    const due = [
      ...orMissing(own, []).filter(({ AuthorId }) => AuthorId === viewer).map(privateDraftOf),
      ...orMissing(common, []).map((row) => sharedDraftOf(row, [])).filter((draft): draft is ArticleDraft => draft !== undefined && roleIn(draft, viewer) === 'author')
    ];
    return {
      published: await this.publishAll(due.filter((draft) => articleProblem(draft) === undefined && !isOver(draft, now))),
      unpublished: await this.unpublishAll(orMissing(over, []).map(({ Id }) => Id)),
      shared: await this.letIn(wishes.flatMap(({ list, rows }) => orMissing(rows, []).map(({ Id }) => ({ list, id: Id }))))
    };
  }

  private async publishAll(due: readonly ArticleDraft[]): Promise<DueWork['published']> {
    const published: { key: string; articleId: number }[] = [];
    for (const draft of due) {
      const articleId = await unlessOthersDo(() => this.publish(draft));
      if (articleId !== undefined) published.push({ key: draft.key, articleId });
    }
    return published;
  }

  private async unpublishAll(ids: readonly number[]): Promise<number[]> {
    for (const id of ids) await this.unpublish({ id });
    return [...ids];
  }

  private async letIn(wishes: readonly { readonly list: string; readonly id: number }[]): Promise<number> {
    if (wishes.length === 0) return 0;
    const { DraftSharing } = await import(/* webpackChunkName: 'blog-sharing' */ './sharing');
    const sharing = new DraftSharing(this.site);
    let done = 0;
    for (const { list, id } of wishes) if ((await unlessOthersDo(async () => { await sharing.letIn(list, id); return true; })) !== undefined) done++;
    return done;
  }

  /** The row of the article, empty until the last write: what a colleague could read of it meanwhile is nothing. */
  private async claim(draft: ArticleDraft): Promise<Claim> {
    const { key, isShared } = draft;
    try {
      return { id: ((await sent(listOf(this.site, articles).items.add({ Title: '…', Key: key }))) as { readonly Id: number }).Id };
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      const rows: (Pick<ArticleRow, 'Id' | 'AuthorId' | 'PublishedAt' | 'Title' | 'Body'>)[] = await sent(listOf(this.site, articles).items.select('Id', 'AuthorId', 'PublishedAt', 'Title', 'Body').filter(`Key eq ${literal(key)}`).top(1)());
      const [row] = rows;
      const isMine = row?.AuthorId === (await this.viewerId());
      // A co-author was faster with the same words; with others, one's own are still to be told.
      const isToldAlready = row !== undefined && isShared && Boolean(row.PublishedAt) && row.Title === draft.title.trim() && row.Body === draft.body.split(folderOf(this.site, listOfDraft(draft), draft.id)).join(folderOf(this.site, articles, row.Id));
      if (row && (isMine || isToldAlready)) return { id: row.Id, ...(row.PublishedAt ? { publishedAt: row.PublishedAt } : {}), ...(isMine ? {} : { isDone: true as const }) };
      throw new AppError('conflict', { message: `The key ${key} is taken.`, cause: error });
    }
  }
}

/** Whether a draft still says what was read of it; one that is gone has nothing else to say. */
function isSameText(now: ArticleDraft | undefined, read: ArticleDraft): boolean {
  return now === undefined || JSON.stringify(textOfDraft(now)) === JSON.stringify(textOfDraft(read));
}

/** A co-author, or another device, is at the same work or was faster: that is no failure, the next look tells. */
async function unlessOthersDo<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'conflict') || isAppError(error, 'notFound') || isAppError(error, 'duplicate') || isAppError(error, 'forbidden')) return undefined;
    throw error;
  }
}
